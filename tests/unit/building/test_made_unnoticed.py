"""Whole texts, word for word: what is made of the fixture's course, what is read in brought files,
and what the check says of a spoiled course.
"""

from __future__ import annotations

import difflib

import pytest
from support.made import FOLDER, PARTS


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_made_otherwise_unnoticed(part: str) -> None:
    """A change shows here; `make accept` writes the files anew."""
    now, top = PARTS[part](), FOLDER / part
    kept = {
        path.relative_to(top).as_posix(): path.read_text("utf-8") for path in top.rglob("*.txt")
    }
    changed = [
        line
        for name in sorted(now.keys() | kept.keys())
        for line in difflib.unified_diff(
            kept.get(name, "").splitlines(), now.get(name, "").splitlines(), name, lineterm="", n=1
        )
    ]
    assert not changed, "\n".join([*changed, "", "Where this is meant: make accept"])
