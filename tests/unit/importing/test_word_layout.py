"""Word files without heading styles: lines that look like headings, and tables that are boxes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from briefed.errors import InputError
from briefed.importing.word_boxes import keep_one_copy
from briefed.importing.word_layout import lay_out
from briefed.importing.word_package import W
from briefed.importing.word_text import styles_of
from hypothesis import given
from hypothesis import strategies as st
from support.imported import VAL, run
from support.sampling import sampled
from support.word_files import (
    BOLD,
    TITLE,
    box,
    heading,
    holding,
    lines,
    names,
    paragraph,
    read,
    table,
    told,
)

BLUE = VAL.format("color", "1F4E79")
LARGE = VAL.format("sz", "32")
UNDERLINED = VAL.format("u", "single")
SEEN, DARK = paragraph("Five lamps were seen."), paragraph("A dark light is a wreck.")
LONG = paragraph("Two of the lamps were out, and nobody who kept the other lights knew about it.")
LOOK = "this line was read as if it were in bold, because it is underlined, larger or in a colour"
TABLE = "a table begins here; it was read as boxes, one after the other"
BOXES = [
    "## Background",
    "Five lamps were seen.",
    "## Why it matters",
    "A dark light is a wreck.",
]


def shaded(words: str) -> str:
    """A cell's paragraph behind the shade of the cell."""
    return f'<w:tcPr><w:shd w:val="clear" w:fill="DEEAF6"/></w:tcPr>{paragraph(words)}'


def title(words: str) -> str:
    return paragraph(words, look=BOLD)


@pytest.mark.parametrize(
    ("style", "look", "is_told"),
    [
        ("", BOLD, False),
        ("", BOLD + "<w:i/>", False),
        ("Box Title", "", False),
        ("", BLUE, True),
        ("", LARGE, True),
        ("", UNDERLINED, True),
    ],
)
def test_a_line_that_stands_out_is_a_heading(
    tmp_path: Path, style: str, look: str, is_told: bool
) -> None:
    first, second = (paragraph(words, style, look) for words in ("Background", "Why it matters"))
    found = read(tmp_path, TITLE + first + SEEN + second + DARK)
    assert lines(found)[1:] == BOXES
    assert (f"## Background | {LOOK}" in told(found)) is is_told


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Two lamps were out.", look=BOLD),
        holding(run("Two lamps", BOLD), run(" were out")),
        paragraph("“Nobody asked me”", look=BLUE),
        paragraph("Grey words", look=VAL.format("color", "595959")),
        2 * paragraph("An item", look=BLUE, held='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        f'<w:p><w:hyperlink w:anchor="x">{run("A link", BLUE + UNDERLINED)}</w:hyperlink></w:p>',
    ],
)
def test_what_is_no_heading_though_it_stands_out(tmp_path: Path, body: str) -> None:
    found = read(tmp_path, TITLE + heading("Lamps") + SEEN + body + SEEN)
    assert [line for line in lines(found) if line.startswith("#")] == [
        "# Keeping lamps lit",
        "## Lamps",
    ]


def test_a_long_heading_in_bold_is_told(tmp_path: Path) -> None:
    words = "What the Board Found When It Looked at How the Keepers of Two Lights Work"
    found = read(tmp_path, TITLE + title(words) + SEEN + title("Oil") + DARK)
    assert f"## {words}" in lines(found)
    assert any(
        "was read as a heading, because it stands alone in bold" in one for one in told(found)
    )


@pytest.mark.parametrize(
    "words",
    [
        "What the board found when it looked at how the keepers of two lights work together",
        "12 March 2031 by Ada Wick and Otto Glass of the Merrow Harbour Board of Lights",
    ],
)
def test_a_long_line_in_bold_that_is_no_heading(tmp_path: Path, words: str) -> None:
    found = read(
        tmp_path, TITLE + title("Lamps") + SEEN + title(words) + SEEN + title("Oil") + DARK
    )
    assert f"**{words}**" in lines(found)


def test_where_headings_are_in_bold_no_other_short_line_is_one(tmp_path: Path) -> None:
    body = title("Background") + SEEN + paragraph("North light") + LONG + title("Oil") + DARK
    assert "North light" in lines(read(tmp_path, TITLE + body))


BACKGROUND, MATTERS = title("Background"), title("Why it matters")
STYLED = heading("Background"), heading("Why it matters")
GRIDS = {
    "boxes beside each other": table([BACKGROUND + SEEN, MATTERS + DARK]),
    "boxes below each other": table([BACKGROUND + SEEN], [MATTERS + DARK]),
    "headings with a style": table([STYLED[0] + SEEN, STYLED[1] + DARK]),
    "headings above texts": table([BACKGROUND, MATTERS], [SEEN + SEEN, DARK]),
    "headings above texts twice": table(
        [BACKGROUND, MATTERS], [SEEN, DARK], [title("Oil"), title("Glass")], [SEEN, DARK]
    ),
    "headings above texts, the last alone": table(
        [BACKGROUND, MATTERS], [SEEN, DARK], [title("Oil"), ""], [SEEN, ""]
    ),
    "headings beside texts": table([BACKGROUND, SEEN + SEEN], [MATTERS, DARK + DARK]),
    "headings in shaded cells": table(
        [shaded("Background"), SEEN + SEEN], [shaded("Why it matters"), DARK + DARK]
    ),
    "a row over all": table([title("The lamps"), ""], [BACKGROUND + SEEN, MATTERS + DARK]),
    "a heading that a line break ends": table(
        [
            holding(run("Background", BOLD), "<w:r><w:br/></w:r>", run("Five lamps were seen.")),
            MATTERS + DARK,
        ]
    ),
    "a table in a box": holding(box(table([BACKGROUND + SEEN], [MATTERS + DARK]))),
    "a table in a table": table([table([BACKGROUND + SEEN, MATTERS + DARK])]),
}


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_a_table_of_boxes_is_read_box_by_box(tmp_path: Path, grid: str) -> None:
    found = lines(read(tmp_path, TITLE + grid))
    wanted = iter(line.replace("###", "##") for line in found)
    assert all(line in wanted for line in BOXES), found
    assert not any("|" in line for line in found)


def test_a_table_that_was_read_as_boxes_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, TITLE + table([BACKGROUND + SEEN, MATTERS + DARK]))
    assert f"## Background | {TABLE}" in told(found)


def test_the_numbers_of_a_form_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [paragraph("1"), BACKGROUND + SEEN], [paragraph("2."), MATTERS + DARK]
    found = read(tmp_path, TITLE + table(*rows))
    assert lines(found)[1:] == BOXES
    assert [what for what in found.left_out if "number" in what] == [
        "a number that stands alone in a table: 1",
        "a number that stands alone in a table: 2.",
    ]


@pytest.mark.parametrize(
    "values",
    [
        table([title("Light"), title("Lamps")], [paragraph("North"), paragraph("3")]),
        table(
            [title("Light"), title("Finding")],
            [paragraph("North"), LONG],
            [paragraph("South"), LONG],
        ),
        table([title("North"), paragraph("3")], [title("South"), paragraph("4")]),
    ],
)
def test_a_table_of_values_stays_one(tmp_path: Path, values: str) -> None:
    found = lines(read(tmp_path, TITLE + heading("Lamps") + SEEN + values))
    assert sum(line.startswith("|") for line in found) == values.count("<w:tr>") + 1


def test_a_heading_over_a_table_of_values_is_taken_out_of_it(tmp_path: Path) -> None:
    values = table(
        [title("Actions")],
        [paragraph("Light"), paragraph("Lamps")],
        [paragraph("North"), paragraph("3")],
    )
    found = lines(read(tmp_path, TITLE + heading("Lamps") + SEEN + values))
    assert found[3:] == ["## Actions", "| Light | Lamps |", "|---|---|", "| North | 3 |"]


def test_a_box_of_one_cell_is_read_behind_the_text_beside_it(tmp_path: Path) -> None:
    body = heading("Lamps") + SEEN + table([title("Key facts") + DARK]) + LONG + heading("Oil")
    found = lines(read(tmp_path, TITLE + body + paragraph("Oil was there.")))
    assert found[1:3] == ["## Lamps", "Five lamps were seen."]
    assert found[4:] == [
        "## Key facts",
        "A dark light is a wreck.",
        "## Oil",
        "Oil was there.",
    ]


_numbers = iter(range(10**9))
_paragraphs = st.builds(
    lambda look, full: paragraph(f"Words number{next(_numbers)}{full}", look=look),
    st.sampled_from(["", BOLD, BLUE]),
    st.sampled_from([".", " of some lights that were seen.", ""]),
)
_pieces = st.recursive(
    _paragraphs,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=2).map(lambda held: holding(box("".join(held)))),
        st.lists(st.lists(inner, min_size=2, max_size=2), min_size=1, max_size=3).map(
            lambda rows: table(*rows)
        ),
    ),
    max_leaves=12,
)


@sampled(200)
@given(pieces=st.lists(_pieces, min_size=1, max_size=4))
def test_no_word_is_lost_or_doubled(pieces: list[str]) -> None:
    space = names("w", "mc", "wps", "wp", "a", "v")
    text = ElementTree.fromstring(
        f"<w:document {space}><w:body>{''.join(pieces)}</w:body></w:document>"
    )
    keep_one_copy(text, InputError)
    said = Counter(piece.text for piece in text.iter(f"{W}t"))
    lay_out(text, styles_of([text], None))
    assert Counter(piece.text for piece in text.iter(f"{W}t")) == said
    assert next(text.iter(f"{W}txbxContent"), None) is None


def test_a_plain_line_with_a_colon_leads_in_where_headings_are_bold(tmp_path: Path) -> None:
    said = paragraph("One keeper told us:") + paragraph("I thought that they knew.")
    names_of = ("Background", "Lamps", "Oil and wicks")
    bold = TITLE + "".join(title(name) + LONG for name in names_of)
    found = read(tmp_path, bold + said)
    assert "## Oil and wicks" in lines(found) and "One keeper told us:" in lines(found)
    assert any("beginning of what follows it" in one for one in told(found))
    # Where no lines are bold, those with a colon are headings.
    plain_ones = TITLE + "".join(paragraph(f"{name}:") + LONG for name in names_of)
    found = read(tmp_path, plain_ones + said)
    assert "## Lamps:" in lines(found) and "## One keeper told us:" in lines(found)
