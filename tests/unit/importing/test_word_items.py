"""Somebody's own words, and the numbers and letters that are typed before a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.imported import VAL
from support.word_files import BOLD, TITLE, heading, lines, paragraph, read, table, told

SAID = "I was never asked"
TEXT = paragraph("Oil was there in all of the lights that were seen.")


@pytest.mark.parametrize(
    "quote",
    [
        paragraph(SAID, "Quote"),
        paragraph(SAID, "Quote", BOLD),
        paragraph(SAID, "Quote", VAL.format("color", "1F4E79")),
    ],
)
@pytest.mark.parametrize("lamps", [heading("Lamps"), paragraph("Lamps")])
def test_what_a_child_said_is_no_heading(tmp_path: Path, quote: str, lamps: str) -> None:
    by = paragraph("Child, aged 12", "Quote")
    found = lines(read(tmp_path, TITLE + lamps + quote + by + TEXT))
    assert found[1:4] == ["## Lamps", SAID, "Child, aged 12"]


def test_a_heading_may_be_above_a_quote(tmp_path: Path) -> None:
    body = TITLE + paragraph("Lamps") + TEXT + paragraph("Voices") + paragraph(SAID, "Quote")
    assert "## Voices" in lines(read(tmp_path, body))


def test_words_in_quotation_marks_in_bold_are_told(tmp_path: Path) -> None:
    body = TITLE + heading("Lamps") + TEXT + paragraph(f"“{SAID}”", look=BOLD) + TEXT
    found = read(tmp_path, body)
    assert f"**“{SAID}”**" in lines(found)
    assert any("was read as somebody's own words, not as a heading" in one for one in told(found))


@pytest.mark.parametrize(
    ("signs", "numbers"),
    [
        (["1.", "2."], ["1.", "2."]),
        (["(1)", "(2)"], ["1.", "2."]),
        (["a)", "b)", "c)"], ["1.", "2.", "3."]),
        (["(i)", "(ii)", "(iv)", "(ix)"], ["1.", "2.", "4.", "9."]),
        (["g)", "h)", "i)"], ["7.", "8.", "9."]),
    ],
)
def test_typed_signs_are_those_of_a_list(
    tmp_path: Path, signs: list[str], numbers: list[str]
) -> None:
    body = "".join(paragraph(f"{sign} Trim the lamp.") for sign in signs)
    found = read(tmp_path, TITLE + heading("Lamps") + TEXT + body)
    assert lines(found)[3:] == [f"{number} Trim the lamp." for number in numbers]
    letters = [one for one in told(found) if "the letters or Roman numbers of this list" in one]
    assert len(letters) == (not signs[0].strip("().").isdigit())


def test_numbered_boxes_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    def box(number: int) -> str:
        return paragraph(f"{number}. Part {number}", look=BOLD) + TEXT

    round_the_page = table([box(1), box(2)], [box(4), box(3)])
    found = lines(read(tmp_path, TITLE + round_the_page))
    assert [line for line in found if line.startswith("##")] == [
        f"## {number}. Part {number}" for number in (1, 2, 3, 4)
    ]
