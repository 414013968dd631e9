"""Which figures a text holds, what they say, and what grounds them."""

from __future__ import annotations

import pytest
from briefed.text.counting import counted_words
from briefed.text.figures import figures, grounds, may_hold
from briefed.text.times import is_age_or_duration, is_timing

COUNTED = counted_words(["The plans of agencies"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3/12 cases", ["3/12"]),
        ("on 25 December 2020", ["25 December 2020"]),
        ("In May 2021", ["May 2021"]),
        ("on December 25, 2020", ["December 25, 2020"]),
        ("on 1st May", ["1st May"]),
        ("11 babies; 10 had", ["11", "10"]),
        ("3,012 cases and 3.5 more", ["3,012", "3.5"]),
        ("three of the twelve cases", ["three of the twelve"]),
        ("3 out of 12", ["3 out of 12"]),
        ("one in four babies", ["one in four"]),
        ("25% and twenty per cent", ["25%", "twenty per cent"]),
        ("twenty-five cases", ["twenty-five"]),
        ("two hundred and six babies", ["two hundred and six"]),
        ("a dozen cases", ["dozen"]),
        ("eleven seriously harmed babies", ["eleven"]),
        ("six of the audited cases", ["six"]),
        ("three of them", ["three"]),
        ("half of the cases", ["half"]),
        ("two thirds of the families", ["two thirds"]),
        ("a quarter of all plans", ["a quarter"]),
        ("½ and ² and ③ and Ⅻ", ["½", "²", "③", "Ⅻ"]),
        ("７ cases", ["７"]),
        ("section 47", ["47"]),
        ("three plans", ["three"]),
        ("five and six cases", ["six"]),
        ("between three and twelve cases", ["twelve"]),
    ],
)
def test_found(text: str, wanted: list[str]):
    assert [figure.text for figure in figures(text, COUNTED)] == wanted


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.5 million families", ["1500000"]),
        ("2.5 million families", ["2500000"]),
        ("1,500,000 families", ["1500000"]),
        ("3 hundred babies", ["300"]),
        ("3 Million families", ["3000000"]),
        ("5million families", ["5000000"]),
        ("half a million families", ["500000"]),
        ("a quarter of a million families", ["250000"]),
        ("one and a half million families", ["1500000"]),
        ("two and a quarter thousand families", ["2250"]),
        ("one point five million families", ["1500000"]),
        ("half a dozen cases", ["6"]),
        ("2½ million families", ["2", "1/2", "1000000"]),
        ("at that point five cases", ["5"]),
    ],
)
def test_a_number_is_read_with_its_scale(text: str, values: list[str]):
    assert [figure.values[0] for figure in figures(text, COUNTED)] == values


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no figure at all",
        "two prompts",
        "three questions and four options",
        "No one asked",
        "this one is for cases",
        "one should ask",
        "at first sight",
        "a second opinion",
        "someone often tenders",
        "10 may".replace("10 ", "it "),
    ],
)
def test_none(text: str):
    assert figures(text, COUNTED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/12", "3/12"),
        ("3 of the 12", "3/12"),
        ("three out of twelve cases", "3/12"),
        ("twenty-five cases", "25"),
        ("two hundred and six babies", "206"),
        ("two thousand three hundred cases", "2300"),
        ("1,200", "1200"),
        ("007", "7"),
        ("50 per cent", "50%"),
        ("25th of December 2020", "date:2020-12-25"),
        ("Dec. 2020", "date:2020-12"),
        ("1st May", "date:5-1"),
        ("½", "1/2"),
        ("half of the cases", "1/2"),
        ("three quarters of the cases", "3/4"),
        ("７", "7"),
        ("Ⅻ", "12"),
    ],
)
def test_says(text: str, value: str):
    assert figures(text, COUNTED)[0].values[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "In 3/12 cases on 25 December 2020",
        "eleven babies",
        "three of the twelve cases",
        "½ of them",
    ],
)
def test_place_is_the_text(text: str):
    for figure in figures(text, COUNTED):
        assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("quote", "text", "grounded"),
    [
        ("3/12 cases", "3", True),
        ("3/12 cases", "twelve cases", True),
        ("3/12 cases", "3 of the 12", True),
        ("3/12 cases", "12 of 3", False),
        ("3/12 cases", "4/12", False),
        ("3/12 cases", "3%", False),
        ("3/12 cases", "312", False),
        ("3 of them, 12 of us", "3/12", False),
        ("on 25 December 2020", "2020", True),
        ("on 25 December 2020", "December 2020", True),
        ("on 25 December 2020", "25 December", True),
        ("on 25 December 2020", "26 December 2020", False),
        ("on 25 December 2020", "25 November 2020", False),
        ("in May 2021", "May 2020", False),
        ("eleven babies", "11", True),
        ("11 babies", "eleven babies", True),
        ("1,200 cases", "1200", True),
        ("25%", "25", True),
        ("25", "25%", False),
        ("five and six cases", "11", False),
    ],
)
def test_grounded(quote: str, text: str, grounded: bool):
    figure = figures(text, COUNTED)[0]
    assert (figure.values[0] in grounds([quote], COUNTED)) is grounded


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("a four-month-old", True),
        ("14 weeks", True),
        ("aged 3", True),
        ("turned 2 today", True),
        ("two days", True),
        ("24 hours", True),
        ("3 cases", False),
        ("3 daycare places", False),
        ("cases 3", False),
    ],
)
def test_age_or_duration(text: str, free: bool):
    assert is_age_or_duration(text, figures(text)[0]) is free


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("8 minutes", True),
        ("8-minute talk", True),
        ("5 to 10 minutes", True),
        ("8 hours", False),
        ("8 minuted meetings", False),
    ],
)
def test_timing(text: str, free: bool):
    assert is_timing(text, figures(text)[0]) is free


@pytest.mark.parametrize(
    "text", ["seven cases", "**s**even cases", "&#115;even cases", "Ⅻ", "half of it", "7"]
)
def test_may_hold_is_never_wrong_with_false(text: str):
    assert may_hold(text)
