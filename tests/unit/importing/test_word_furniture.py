"""What a Word file has beside the words of its briefing: each is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.importing.convert import import_here
from briefed.model import Answers
from support.imported import VAL, run
from support.word_files import (
    BOLD,
    TITLE,
    heading,
    holding,
    lines,
    names,
    paragraph,
    read,
    table,
    told,
    word_file,
)

LIT = paragraph("Lit each night.")
LAMPS = heading("Lamps") + LIT
WITHOUT = ["# Keeping lamps lit", "## Lamps", "Lit each night."]


def field(instruction: str, *words: str) -> str:
    """A field whose result has some paragraphs."""
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"<w:p>{start}{'</w:p><w:p>'.join(map(run, words))}{end}</w:p>"


def control(properties: str, inside: str) -> str:
    held = f"<w:sdtContent>{inside}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{held}</w:sdt>"


GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
CONTENTS = field('TOC \\o "1-3"', "Lamps 1", "Oil 2")
PROMPT = "Click or tap to enter a date."
BOARD = paragraph("Merrow Harbour Board") + paragraph("12 March 2031")
ABOVE = "what stands above the title: Merrow Harbour Board"


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        (CONTENTS, "the table of contents"),
        (control(GALLERY, paragraph("Contents") + paragraph("Lamps 1")), "the table of contents"),
        (paragraph("Lamps 1", "toc 1"), "the table of contents"),
        (
            control("<w:showingPlcHdr/><w:date/>", paragraph(PROMPT)),
            f"words that ask for an entry: {PROMPT}",
        ),
        (paragraph("12 March 2031"), "the date of the paper: 12 March 2031"),
        (
            control('<w:date w:fullDate="2031-03-12T00:00:00Z"/>', paragraph("12/03/2031")),
            "the date of the paper: 12/03/2031",
        ),
        (paragraph("Published: March 2031"), "the date of the paper: Published: March 2031"),
        (paragraph("Version 2.1"), "the date of the paper: Version 2.1"),
        (paragraph("OFFICIAL – SENSITIVE"), "a line of a sheet of paper: OFFICIAL – SENSITIVE"),
        (paragraph("Page 1 of 2"), "a line of a sheet of paper: Page 1 of 2"),
        (paragraph("Figure 1: The lamps", "caption"), "a caption: Figure 1: The lamps"),
        (field("SEQ Figure", "Figure 1 The lamps"), "a caption: Figure 1 The lamps"),
    ],
)
def test_what_is_no_word_of_the_briefing(tmp_path: Path, body: str, left_out: str) -> None:
    found = read(tmp_path, TITLE + body + LAMPS)
    assert lines(found) == WITHOUT
    assert found.left_out == (left_out,)


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Figure 2: In three of the five lights nobody had lit the lamp.", "caption"),
        field("REF lamps", "On 12 March 2031 nobody lit a lamp."),
        control("<w:text/>", paragraph("The lamps were seen.")),
        holding(run("See page "), run("3."), *[field("TOC", "Oil 2")[5:-6]]),
    ],
)
def test_what_is_kept(tmp_path: Path, body: str) -> None:
    found = read(tmp_path, TITLE + LAMPS + body + table([LIT, LIT], [LIT, LIT]))
    assert len(lines(found)) == 7 and found.left_out == ()


def test_a_cell_that_asks_for_an_entry_stays(tmp_path: Path) -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph(PROMPT)}</w:tc>"
    values = table([paragraph("Light"), paragraph("Lamps")], ["", paragraph("3")])
    prompt = control("<w:showingPlcHdr/><w:text/>", cell)
    found = read(tmp_path, TITLE + LAMPS + values.replace("<w:tc><w:tcPr/></w:tc>", prompt))
    assert lines(found)[-1] == "|  | 3 |"


@pytest.mark.parametrize("kind", ["DATE", "savedate", "TIME"])
def test_a_date_that_word_renews_is_told(tmp_path: Path, kind: str) -> None:
    found = read(tmp_path, TITLE + LAMPS + field(f'{kind} \\@ "d MMMM"', "The lamps on 3 May."))
    assert any(
        one.startswith("The lamps on 3 May. | Word writes a date here") for one in told(found)
    )


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        paragraph("Keeping lamps lit", look=VAL.format("sz", "40")),
        paragraph("Keeping lamps lit", "heading 1", VAL.format("sz", "40")),
    ],
)
def test_a_title_below_another_line(tmp_path: Path, title: str) -> None:
    found = read(tmp_path, BOARD + title + LAMPS)
    assert lines(found) == WITHOUT
    assert found.left_out == (ABOVE, "what stands above the title: 12 March 2031")


def test_a_title_that_was_given_leaves_all_lines(tmp_path: Path) -> None:
    found = read(tmp_path, BOARD + TITLE + LAMPS, Answers("All of it"))
    assert lines(found)[:2] == ["# All of it", "Merrow Harbour Board"]


def test_a_long_text_above_a_title_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, paragraph("Lamps and words. " * 30) + TITLE + LAMPS, Answers("Oil"))
    assert "Lamps and words." in found.markdown


def test_of_two_lines_in_the_same_letters_none_is_the_title(tmp_path: Path) -> None:
    large = VAL.format("sz", "40")
    body = BOARD + paragraph("Lamps", look=large) + LIT + paragraph("Oil", look=large) + LIT
    assert lines(read(tmp_path, body))[0] == "# Merrow Harbour Board"


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Seven points"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>'
ART = '<w:r><w:pict><v:shape><v:textpath string="Lamp week"/></v:shape></w:pict></w:r>'
DIAGRAM = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="4" name="Diagram 4"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds r:dm="rId7" '
    'r:lo="rId8"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
POINTS = (
    f"<dgm:dataModel {names('dgm', 'a')}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>See the </a:t>"
    "</a:r><a:r><a:t>lamp</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r>"
    "<a:t>Tell the keeper</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)
CHART = DIAGRAM.replace('<dgm:relIds r:dm="rId7" r:lo="rId8"/>', '<c:chart r:id="rId8"/>')
VALUES = (
    f"<c:chartSpace {names('c')}><c:pt><c:v>North</c:v></c:pt><c:pt><c:v>3</c:v></c:pt>"
    "</c:chartSpace>"
)
RELATION = '<Relationship Id="{}" Type="x/{}" Target="{}"/>'


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (PICTURE, "a picture{}, whose words can't be read: Seven points"),
        (OLD_PICTURE, "a picture{}, whose words can't be read"),
        (ART, "letters drawn as a picture (WordArt){}: Lamp week"),
        (DIAGRAM, "a SmartArt drawing{} that says: See the lamp / Tell the keeper"),
        (CHART, "a chart{} that says: North / 3"),
    ],
)
def test_what_is_drawn_is_told_with_its_place(tmp_path: Path, drawn: str, said: str) -> None:
    more = {"word/diagrams/data1.xml": POINTS, "word/charts/chart1.xml": VALUES}
    wanted = {DIAGRAM: "word/diagrams/data1.xml", CHART: "word/charts/chart1.xml"}.get(drawn)
    relations = RELATION.format("rId7", "diagramData", "diagrams/data1.xml") + RELATION.format(
        "rId8", "chart", "/word/charts/chart1.xml"
    )
    path = tmp_path / "b.docx"
    body = TITLE + heading("Lamps") + holding(run("Lit each night."), drawn) + LIT
    path.write_bytes(
        word_file(body, {name: more[name] for name in more if name == wanted}, relations)
    )
    found = import_here(path)
    assert found.left_out == (said.format(" behind 'Keeping lamps lit Lamps Lit each night.'"),)
    assert lines(found)[2:] == ["Lit each night."] * 2


def test_a_heading_without_words_is_none(tmp_path: Path) -> None:
    body = TITLE + heading("") + heading("\u00a0") + LAMPS + heading("Oil") + heading("")
    found = read(tmp_path, body)
    assert lines(found) == [*WITHOUT, "Oil"]
    assert "Oil | nothing is below 'Oil', so it was read as a paragraph" in told(found)


def test_an_introduction_behind_opening_text_is_told(tmp_path: Path) -> None:
    opening = paragraph("Five lamps were seen.") + heading("Introduction") + LIT
    found = read(tmp_path, TITLE + opening + paragraph("Oil", look=BOLD) + LIT)
    assert lines(found)[1:3] == ["Five lamps were seen.", "Lit each night."]
    assert "which is its introduction: Introduction" in found.left_out[0]
