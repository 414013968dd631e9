"""The longest run of words that two texts share."""

from __future__ import annotations

import pytest
from briefed.text.similarity import shared_run


@pytest.mark.parametrize(
    ("words", "other", "least", "expected"),
    [
        ("a b c d", "x b c y", 2, "b c"),
        ("a b c d", "x b c y", 3, ""),
        ("A B c", "a b C", 3, "A B c"),
        ("b c a b c d", "a b c d", 2, "a b c d"),
        ("a b", "a b", 3, ""),
        ("", "a b", 1, ""),
        ("a b x c d", "a b c d", 2, "a b"),
    ],
)
def test_the_longest_run_is_found_as_the_first_text_has_it(
    words: str, other: str, least: int, expected: str
) -> None:
    assert shared_run(tuple(words.split()), tuple(other.split()), least) == expected
