"""From the lines of a PDF's pages to one text; and places on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typst
from briefed.importing import pdf_geometry as geometry
from briefed.importing.convert import import_here
from briefed.importing.pdf_page import Line
from briefed.importing.pdf_text import remove_headers_and_footers, write
from support.imported import pdf


def lines(*texts: str, size: float = 10, step: float = 12, left: float = 50) -> list[Line]:
    """Lines one below the other; "# " before a text makes it large, "* " bold, "" leaves a gap."""
    found = []
    for number, text in enumerate(texts):
        height = 800 - number * step
        if text:
            level = len(text) - len(text.lstrip("#"))
            bold = text.startswith("* ")
            found.append(
                Line(
                    text=text.lstrip("#* ") if level or bold else text,
                    size=size + {0: 0, 1: 8, 2: 4}[level],
                    height=height,
                    left=left,
                    bold=bold,
                )
            )
    return found


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (["One line", "runs on."], "One line\nruns on.\n"),
        (["One.", "Two.", "Three.", "", "", "Four."], "One.\nTwo.\nThree.\n\nFour.\n"),
        (["# Lamps", "All lamps are lit at dusk."], "# Lamps\n\nAll lamps are lit at dusk.\n"),
        (
            ["# Lamps", "# and wicks", "All lamps are lit."],
            "# Lamps and wicks\n\nAll lamps are lit.\n",
        ),
        (
            ["# Lamps", "", "## Wicks", "", "All lamps are lit at dusk, each one."],
            "# Lamps\n\n## Wicks\n\nAll lamps are lit at dusk, each one.\n",
        ),
        (["Lit.", "* Wicks", "Cut."], "Lit.\n\n**Wicks**\n\nCut.\n"),
        # Bold goes on in the next line; a colon ends it.
        (
            ["* Wicks that were cut", "* at dusk", "* Oil:", "* All of it", "Lit."],
            "**Wicks that were cut at dusk Oil:**\n\n**All of it**\n\nLit.\n",
        ),
        # The answers in a form may be larger than the form.
        (
            ["Who was asked about all of the lights?"]
            + [f"# {word}." for word in ("One", "Two", "Three", "Four", "Five", "Six")],
            "Who was asked about all of the lights?\nOne.\nTwo.\nThree.\nFour.\nFive.\nSix.\n",
        ),
        (["• One", "• Two"], "• One\n• Two\n"),
        (["* • One", "Two"], "• One\n\nTwo\n"),
        (["Less_than *this*."], "Less\\_than \\*this\\*.\n"),
    ],
)
def test_the_lines_of_a_page(texts: list[str], text: str) -> None:
    assert write([lines(*texts)]) == text


def test_a_line_left_of_an_item_belongs_to_no_item() -> None:
    item = lines("• One", left=70)
    inside = [line._replace(height=788) for line in lines("goes on", left=80)]
    outside = [line._replace(height=776) for line in lines("Another", left=50)]
    assert write([[*item, *inside, *outside]]) == "• One\ngoes on\n\nAnother\n"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("A sentence that", "runs on.", "A sentence that\nruns on.\n"),
        ("A sentence.", "runs on.", "A sentence.\n\nruns on.\n"),
        ("A sentence that", "Ends.", "A sentence that\n\nEnds.\n"),
    ],
)
def test_a_sentence_may_run_on_over_the_end_of_a_page(first: str, second: str, text: str) -> None:
    assert write([lines(first), lines(second)]) == text


PAPER = """
#set page(paper: "a4", margin: 2cm, columns: 2)
#set text(size: 11pt)
#set par(spacing: 1.4em)
#text(size: 20pt)[Small audit]

#text(size: 15pt)[Hidden lamps]

- Wicks were cut.
- Glass was kept at each of the lights <1>in which somebody had looked for it
  since the winter began, and the keepers wrote each of them down at once.

There was more oil than anybody asked for in the stores.
<2>
The next one was lit in the north <3>though nobody had seen a keeper go there
since the day on which the others had to leave.
"""
READ = (
    "Wicks were cut.",
    "Glass was kept at each of the lights in which somebody had looked for it since the winter "
    "began, and the keepers wrote each of them down at once.",
    "There was more oil than anybody asked for in the stores.",
    "The next one was lit in the north though nobody had seen a keeper go there since the day on "
    "which the others had to leave.",
)


@pytest.mark.parametrize("breaks", ["13", "2", "3"])  # 13 ends the column, and then the page
def test_a_sentence_runs_on_over_the_end_of_a_column(tmp_path: Path, breaks: str) -> None:
    source, path = tmp_path / "paper.typ", tmp_path / "paper.pdf"
    paper = re.sub("<(.)>", lambda at: "#colbreak()" if at[1] in breaks else "", PAPER)
    source.write_text(paper, encoding="utf-8")
    typst.compile(source, output=path)
    said = import_here(path).markdown.partition("## Hidden lamps")[2]
    found = [" ".join(one.split()) for one in re.split(r" \{ #[\w-]+ \}(?:\n- )?", said)]
    assert tuple(one.removeprefix("- ") for one in found if one) == READ


def test_cells_beside_each_other_are_no_columns() -> None:
    left = lines("Glass that was", "kept at each", "of the lights", "that were seen", "all winter")
    right = lines("in the north", "and the south", left=300)
    below = [line._replace(height=700) for line in lines("Oil.")]
    assert "all winter\nin the north" in write([[*left, *right]])
    assert "all winter\n\nin the north" in write([[*left, *right, *below]])


def test_a_line_in_bold_over_columns_is_no_heading() -> None:
    line = Line(text="Board Wardens", size=10, height=10, left=50, bold=True)
    assert write([[line]]) == "**Board Wardens**\n"
    assert write([[line._replace(in_columns=True)]]) == "Board Wardens\n"


def test_what_repeats_at_the_edges_of_pages_is_left_out() -> None:
    pages = [
        lines("Lamp audit 2024", "Words.", "More of them.", "The end of it.", f"Page {n} of 3")
        for n in (1, 2, 3)
    ]
    pages[1].append(Line(text="- 7 -", size=10, height=10, left=50, bold=False))
    left_out: list[str] = []
    remove_headers_and_footers(pages, left_out)
    assert left_out.count("what stands on each page: Lamp audit 2024") == 3
    assert [what for what in left_out if "number" in what][
        -1
    ] == "the number of a page: Page 3 of 3"
    assert "the number of a page: - 7 -" in left_out
    once = [lines("Lamp audit 2024", "Words.", "12 lamps.")]
    left_out.clear()
    remove_headers_and_footers(once, left_out)
    assert left_out == [] and len(once[0]) == 3


def test_places_on_a_page() -> None:
    double, across = geometry.matrix((2, 0, 0, 2, 0, 0)), geometry.matrix((1, 0, 0, 1, 5, 7))
    assert geometry.moved(1, 2, geometry.product(double, across)) == (7, 11)
    assert geometry.moved(1, 2, geometry.product(across, double)) == (12, 18)
    turned = geometry.matrix((0, 1, -1, 0, 0, 0))
    assert geometry.moved(1, 2, turned) == (-2, 1)
    assert geometry.is_upright(double) and geometry.is_upright(turned)
    assert not geometry.is_upright(geometry.matrix((1, 0.5, 0, 1, 0, 0)))
    assert geometry.around([(1, 5), (3, 2), (2, 9)]) == (1, 2, 3, 9)
    assert geometry.common((0, 0, 4, 4), (2, 1, 6, 3)) == (2, 1, 4, 3)


def test_two_transformations_do_what_their_product_does() -> None:
    first, second = (2, 3, 5, 7, 11, 13), (17, 19, 23, 29, 31, 37)
    for point in [(0, 0), (1, 0), (0, 1), (3, 4)]:
        both = geometry.moved(*geometry.moved(*point, first), second)
        assert geometry.moved(*point, geometry.product(first, second)) == both


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        (["50 (Board)", "250 (Wardens)"], "Board Wardens { #hidden-lamps-2 }"),
        # A number far from its heading, and the number of a page far behind one.
        (["50 (1 )", "150 (Oil and keys)"], "## 1 Oil and keys"),
        (["50 (Oil and keys )", "450 (12)"], "## Oil and keys 12"),
        (["50 (Oil and )", "118 (keys)"], "## Oil and keys"),
    ],
)
def test_words_far_apart_are_the_head_of_a_table(
    tmp_path: Path, pieces: list[str], read: str
) -> None:
    path = tmp_path / "b.pdf"
    placed = [piece.split(" ", 1) for piece in pieces]
    drawn = "".join(f"BT /F1 16 Tf {left} 690 Td {words} Tj ET " for left, words in placed)
    path.write_bytes(
        pdf(
            "BT /F1 11 Tf 50 715 Td (Wicks were cut before dusk in most of the lights.) Tj ET "
            f"{drawn}"
            "BT /F1 11 Tf 50 665 Td (There was oil for most of the winter in each store.) Tj ET"
        )
    )
    assert read in import_here(path).markdown.split("\n")
