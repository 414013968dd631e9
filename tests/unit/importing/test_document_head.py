"""What stands around a paper: to whom a letter is and who signs it, its title said twice, the lines
of its pages; and headings that are long, or look like one and are none.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.importing.convert import import_here, import_text
from briefed.model import Answers

LETTER = """18 July 2031

Ada Keel, Head Keeper, Great Merrow Bo Sand, Warden, Little Merrow

Dear Merrow Lights Partnership

Joint review of the lights of Merrow

This letter says what the review of the lights found. Wardens looked at five lights.

What is it like to keep a light on an isle that no boat reaches in the winter?

Keepers have oil for most of the winter, and the crews help them to bring it up.

What should be done next

The board should ask who has the key of each store, and write it down in the log.

Yours sincerely

Ada Keel
Head of Lights, Board of Merrow

Harbour House Quay Street Merrow ME1 2WD

Telephone: 0300 000 0000 Textphone: 0300 000 0001
"""
LETTER_HEADINGS = [
    "# Joint review of the lights of Merrow",
    "## What is it like to keep a light on an isle that no boat reaches in the winter?",
    "## What should be done next",
]
ABOVE = [
    "to whom the letter is: 18 July 2031",
    "to whom the letter is: Ada Keel, Head Keeper, Great Merrow Bo Sand, Warden, Little Merrow",
    "to whom the letter is: Dear Merrow Lights Partnership",
]
SIGNED = [
    f"who signs the letter: {words}"
    for words in (
        "Yours sincerely",
        "Ada Keel Head of Lights, Board of Merrow",
        "Harbour House Quay Street Merrow ME1 2WD",
        "Telephone: 0300 000 0000 Textphone: 0300 000 0001",
    )
]


def headings(markdown: str) -> list[str]:
    return [line for line in markdown.split("\n") if line.startswith("#")]


def test_a_letter_begins_with_what_it_is_about_and_ends_where_it_is_signed() -> None:
    imported = import_text(LETTER, "letter.txt")
    assert headings(imported.markdown) == LETTER_HEADINGS
    assert [" ".join(what.split()) for what in imported.left_out] == ABOVE + SIGNED
    assert "sincerely" not in imported.markdown and "Ada Keel" not in imported.markdown


def test_what_follows_those_who_sign_a_letter_is_read() -> None:
    annex = "How the lights were chosen\n\n" + "Wardens took every third light of the list. " * 3
    imported = import_text(f"{LETTER}\n{annex}\n", "letter.txt")
    assert "Wardens took every third light" in imported.markdown
    assert "sincerely" not in imported.markdown


def test_a_letter_is_read_the_same_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    parts = [f"<p>{part}</p>" for part in LETTER.replace("\n\n", "\n\n\n").split("\n\n\n")]
    for heading in LETTER_HEADINGS[1:]:
        words = heading.lstrip("# ")
        parts[parts.index(f"<p>{words}</p>")] = f"<h2>{words}</h2>"
    path.write_text(f"<!doctype html><title>Letter</title>{''.join(parts)}", "utf-8")
    imported = import_here(path)
    assert headings(imported.markdown) == LETTER_HEADINGS
    told = [" ".join(what.split()) for what in imported.left_out if "the letter" in what]
    assert told == ABOVE + SIGNED


@pytest.mark.parametrize(
    "text",
    [
        # A letter that does not say what it is about keeps all of its lines.
        "Lamps\n\nDear keepers\n\nThe wardens looked at the lights, and at who had the keys.\n\n"
        "Oil:\n\nThere was enough.\n",
        # So does a paper that has a letter within it, far below its title.
        "Lamps\n\n"
        + "One two three four five six seven eight nine ten eleven twelve. " * 20
        + "\n\n"
        "Dear keepers\n\nYour lights\n\nOil:\n\nThere was enough.\n",
    ],
)
def test_what_is_no_letter_keeps_its_lines(text: str) -> None:
    imported = import_text(text, "b.txt")
    assert imported.left_out == () and "Dear keepers" in imported.markdown


def test_a_title_that_was_given_is_not_said_twice() -> None:
    text = LETTER.split("\n\n", 3)[3]
    imported = import_text(text, "b.txt", Answers("Joint review of the lights of Merrow"))
    assert headings(imported.markdown) == LETTER_HEADINGS
    told = "the line that the title repeats: Joint review of the lights of Merrow"
    assert list(imported.left_out) == [told]
    other = import_text(text, "b.txt", Answers("Lights"))
    assert headings(other.markdown)[0] == "# Lights" and other.left_out == ()
    assert "Joint review of the lights of Merrow" in other.markdown


PAGES = "\n\n".join(
    f"{heading}\n\nWicks were cut before dusk in most of the lights, as the log has it.\n\n{foot}"
    for heading, foot in [
        ("Lamps and wicks", "Review of the lights of Merrow: board report 6 to 10 May 2031 1"),
        ("Oil and keys", "Review of the lights of Merrow: board report 6 to 10 May 2031 2"),
        ("Next steps", "Review of the lights of Merrow: board report 6 to 10 May 2031 3"),
    ]
)


def test_what_names_the_paper_on_each_page_is_left_out_and_told() -> None:
    imported = import_text(f"Board report: review of the lights\n\n{PAGES}\n", "b.txt")
    assert headings(imported.markdown)[1:] == [
        "## Lamps and wicks",
        "## Oil and keys",
        "## Next steps",
    ]
    assert len(imported.left_out) == 3
    assert all("what stands on each page (line " in what for what in imported.left_out)


@pytest.mark.parametrize(
    "feet",
    [
        ("Recommendation 1", "Recommendation 2", "Recommendation 3"),
        # A line about something else, or whose numbers don't grow, is no page's.
        tuple(f"Keepers on the far isles who were asked about wicks: {n}" for n in (1, 2, 3)),
        tuple(f"Review of the lights of Merrow: keepers who came {n}" for n in (7, 2, 9)),
    ],
)
def test_what_only_ends_in_a_number_stays(feet: tuple[str, ...]) -> None:
    parts = [f"{foot}\n\nWicks were cut before dusk in most of the lights.\n\n" for foot in feet]
    imported = import_text(f"Review of the lights of Merrow\n\nOil:\n\n{''.join(parts)}", "b.txt")
    assert imported.left_out == ()
    assert all(foot in imported.markdown for foot in feet)
