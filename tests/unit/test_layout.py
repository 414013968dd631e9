"""Addresses that others may have written down: they stay as they are."""

from __future__ import annotations

from briefed import layout


def test_anchors_and_page_names_stay() -> None:
    assert layout.quote_anchor("safe-sleep-2", 0) == "quote-safe-sleep-2-1"
    assert layout.question_anchor("room-sharing") == "question-room-sharing"
    assert layout.page_name("introduction") == "introduction.md"
    assert layout.page_name("safe-sleep") == "safe-sleep.md"
