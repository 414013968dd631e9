"""Which typed answers are the same, as in the browser, and how else an answer may be spelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.text.typed import is_same, spellings

PAIRS = json.loads((Path(__file__).parents[1] / "typed-answers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("one", "other"), PAIRS["same"])
def test_what_makes_no_difference_is_the_same(one: str, other: str) -> None:
    assert is_same(one, other)
    assert is_same(other, one)


@pytest.mark.parametrize(("one", "other"), PAIRS["other"])
def test_another_answer_is_not(one: str, other: str) -> None:
    assert not is_same(one, other)
    assert not is_same(other, one)


@pytest.mark.parametrize("number", range(101))
def test_every_number_to_a_hundred_is_the_same_in_each_spelling(number: int) -> None:
    found = spellings(str(number))
    assert found[0] == str(number)
    assert len(found) > 1
    for one in found:
        assert is_same(one, str(number))
        assert [is_same(one, str(other)) for other in range(101)].count(True) == 1


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("joint supervision", ("joint supervision",)),
        ("3", ("3", "three")),
        ("Three", ("Three", "3", "three")),
        ("24", ("24", "twenty-four", "twenty four")),
        ("twenty-four", ("twenty-four", "24", "twenty four")),
        ("62.5", ("62.5",)),
        ("1,200", ("1,200", "1200")),
        ("101", ("101",)),
        ("30 June", ("30 June", "thirty June")),
        ("3rd", ("3rd",)),
        ("3 of 12", ("3 of 12", "3 of twelve", "three of 12", "three of twelve")),
    ],
)
def test_an_answer_is_spelled_in_digits_and_in_words(answer: str, found: tuple[str, ...]) -> None:
    assert spellings(answer) == found
