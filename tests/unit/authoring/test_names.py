"""Quotes that somebody names by numbers and letters, also a range of them."""

from __future__ import annotations

import pytest
from briefed.authoring.worksheet.forms import Wrong
from briefed.authoring.worksheet.names import Names
from briefed.source.briefing import parse

BRIEFING = """# Lamps

## Lamp care

Trim it. It takes an hour. Wicks were dry. Oil was low. { #lamp-care-1 }

The oil was old. It smoked. { #lamp-care-2 }

The boat was late. { #lamp-care-3 }
"""


@pytest.fixture
def names() -> Names:
    briefing = parse(BRIEFING, "briefing.md")
    return Names(briefing, briefing.themes[0])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1a–1c", "1a, 1b, 1c"),
        ("1a-c", "1a, 1b, 1c"),
        ("1b to 1d, 3", "1b, 1c, 1d, 3"),
        ("1 – 3", "1, 2, 3"),
        ("quotes 2 to 3", "2, 3"),
        ("1d—2a", "1d, 2a"),
        ("1c to 3", "1c, 1d, 2, 3"),
        ("1, 2b", "1, 2b"),
    ],
)
def test_a_range_is_all_that_is_in_it(names: Names, said: str, meant: str) -> None:
    assert names.of_sentences(names.sentences(said)) == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("1c–1a", "“1c–1a” ends before it begins"),
        ("2–1", "“2–1” ends before it begins"),
        ("1a–1f", "quote 1 has no sentence f"),
        ("2–9", "there is no quote 9"),
    ],
)
def test_a_range_of_nothing_is_told(names: Names, said: str, why: str) -> None:
    with pytest.raises(Wrong, match=why):
        names.sentences(said)


def test_a_service_may_have_a_range_of_quotes(names: Names) -> None:
    assert names.of_theme("Lamp care: 1–3") == ["lamp-care-1", "lamp-care-2", "lamp-care-3"]
