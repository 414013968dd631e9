"""Rates, also where what is counted stands between the two numbers."""

from __future__ import annotations

import pytest
from briefed.text.counting import counted_words
from briefed.text.quantities import grounds, quantities

COUNTED = counted_words(["The keepers had horns, and their plans were read."])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One keeper of every four was new.", "1/4"),
        ("One horn in four had come back.", "1/4"),
        ("One horn in every four had come back.", "1/4"),
        ("Two plans out of every five were late.", "2/5"),
        ("Two late plans of each five were signed.", "2/5"),
        ("3 cases of every 12 had none.", "3/12"),
        ("Three out of each ten families lived there.", "3/10"),
        ("For the wardens, three cases in 12, no more, were old.", "3/12"),
        ("Two horns out of five: the others were lent.", "2/5"),
        ("One visit in ten is late.", "1/10"),
        ("One of every four horns had come back.", "1/4"),
        ("One for every two babies was seen.", "1/2"),
        ("One-in-five visits.", "1/5"),
    ],
)
def test_a_rate_is_one_figure(text: str, value: str) -> None:
    (found,) = quantities(text, COUNTED)
    assert found.values == (value, *value.split("/"))
    assert text[found.start : found.end] == found.text
    assert value in grounds([text], COUNTED)


@pytest.mark.parametrize(
    "text",
    [
        "Three cases in 2 areas were read.",
        "Three cases in 12 months were read.",
        "Six cases in 2024.",
        "Two keepers of each one were asked.",
        "Six cases from each of two areas were read.",
        "One keeper of every boat was asked.",
        "Two nights in three he is away.",
        "Two minutes of every five are for questions.",
        "Ask one colleague in every team.",
        "Five keepers in two.",
        "The horn is in, and four came.",
    ],
)
def test_no_other_numbers_make_a_rate(text: str) -> None:
    assert [one.text for one in quantities(text, COUNTED) if "/" in one.values[0]] == []


def test_a_rate_is_not_in_a_quote_that_has_its_numbers_apart() -> None:
    quote = "One keeper was asked, and 4 horns had come back."
    (said,) = quantities("One horn in four had come back.", COUNTED)
    assert said.values[0] not in grounds([quote], COUNTED)
    (told,) = quantities("One horn in every four had come back.", COUNTED)
    assert told.values[0] in grounds(["One in four horns had come back."], COUNTED)
