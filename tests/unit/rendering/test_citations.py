"""Quotes, as the renderer is to read them."""

from __future__ import annotations

from briefed.rendering.citations import apart


def test_two_quotes_with_only_empty_lines_between_them_stay_two() -> None:
    lines = ["> One.", "", "", "> Two.", "", "Ours.", "", "> Three."]
    comment = "<!-- -->\n\n> Two."
    assert apart(lines, {0, 3, 7}) == [*lines[:3], comment, *lines[4:]]


def test_a_quote_behind_nothing_but_empty_lines_is_left_alone() -> None:
    assert apart(["", "> One."], {1}) == ["", "> One."]
