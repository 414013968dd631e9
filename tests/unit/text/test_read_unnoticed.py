"""Everything that is found in plain sentences: figures, numbers to call, quotations, words."""

from __future__ import annotations

from support.texts_read import FILE, read_again


def test_nothing_is_read_otherwise_unnoticed() -> None:
    """A change of a reader shows here; `make accept` writes the file anew."""
    assert read_again() == FILE.read_text("utf-8")
