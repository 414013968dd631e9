"""Words of any kind become Markdown that says the same, and references tell slips."""

from __future__ import annotations

import pytest
from briefed.authoring.worksheet.references import (
    has_words,
    length_for,
    made,
    means,
    reference_in,
)
from briefed.authoring.worksheet.texts import (
    Paragraph,
    Run,
    Text,
    markdown,
    read,
    typed,
    words_of,
)
from briefed.text.words import plain
from hypothesis import given
from hypothesis import strategies as st

SIGNS = "*_[]()<>#&`~|!\\-+=.:{}\"'1 aéB’“ "
WORDS = st.text(st.sampled_from(SIGNS), max_size=30) | st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Mn", "Me")
    ),
    max_size=20,
)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans())
PARAGRAPHS = st.builds(Paragraph, st.lists(RUNS, max_size=3).map(tuple), st.booleans())


@given(st.lists(PARAGRAPHS, max_size=4), st.booleans())
def test_what_is_written_is_read_back(paragraphs: list[Paragraph], points: bool) -> None:
    said = typed(paragraphs, points)
    lines = markdown(said, points=points)
    found = read(lines)
    if found is None:
        return  # such as bold from within a word to a sign: `fill` then says so
    assert not any(line.startswith(("#", ">", "!!!", "<")) for line in lines)
    assert words_of(found.text) == words_of(said) or "to write" in words_of(said)


def test_an_address_with_brackets_stays_whole() -> None:
    said = typed([Paragraph((Run("Merrow", link="https://lights.example/Merrow_(rock) now"),))])
    assert markdown(said) == ["[Merrow](https://lights.example/Merrow_%28rock%29%20now)"]
    assert words_of(read(markdown(said)).text) == "Merrow"


@pytest.mark.parametrize("words", ["&#65", "&#x41 x", "&copy 2026", "R&D", "&#1", "A & B", "&lt;"])
def test_an_ampersand_stays_one(words: str) -> None:
    lines = markdown(typed([Paragraph((Run(words),))]))
    assert plain(" ".join(lines)) == words
    assert ("&amp;" in lines[0]) is (words not in ("R&D", "A & B"))


@given(WORDS)
def test_plain_words_always_are(words: str) -> None:
    said = typed([Paragraph((Run(words),))])
    lines = markdown(said)
    assert plain(" ".join(lines)) == words_of(said) or words_of(said).startswith("•")


@pytest.mark.parametrize(
    "lines",
    [
        ["**Aim:** the *crew* knows [where](briefing.md#x) to look.", "", "- A point", "- Another"],
        ["One line", "and the next. \\* And “curly” 2 &lt; 3"],
    ],
)
def test_markdown_that_can_be_carried_comes_back(lines: list[str]) -> None:
    found = read(lines)
    assert found
    again = markdown(found.text, before=found.text)
    assert read(again) == found


@pytest.mark.parametrize(
    "line",
    [
        "`code`",
        "# A heading",
        "1. One",
        "> A quote",
        "| A | B |",
        "A line  ",
        "<b>bold</b>",
        "**open",
        "see [hidden-men-1] there",
    ],
)
def test_what_can_not_be_carried_is_left_alone(line: str) -> None:
    assert read([line, "More"]) is None


def test_words_that_led_somewhere_lead_there_again() -> None:
    before: Text = (Paragraph((Run("See "), Run("the guide", link="guide.md"), Run("."))),)
    said: Text = (Paragraph((Run("First see the guide, then act."),)),)
    assert markdown(said, before=before) == ["First see [the guide](guide.md), then act."]


def test_a_long_line_is_wrapped_and_begins_no_block() -> None:
    said: Text = (Paragraph((Run("word " * 23 + "- not a point"),)),)
    assert markdown(said) == ["word " * 23 + "- not a point"]
    assert len(markdown((Paragraph((Run("word " * 60),)),))) == 3


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_reference_is_read_back_and_a_slip_is_told(address: str, words: str) -> None:
    reference = made(address, words, 5)
    assert reference_in(f"Title {reference}") == reference
    assert means(reference, address) and has_words(reference, words)
    shown = str(reference)
    assert reference_in(shown.lower().replace("ref", "Ref").replace("-", "–")) == reference
    assert isinstance(reference_in(shown[:-1] + "?"), str)


def test_references_are_as_long_as_a_course_needs() -> None:
    assert length_for(["one", "two"]) == 4
    many = [f"address {number}" for number in range(3000)]
    length = length_for(many)
    assert length > 4
    assert len({made(one, "", length).address for one in many}) == 3000
