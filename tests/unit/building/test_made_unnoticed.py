"""All that is made of the fixture's course: pages, slides, sheets, reports, packages; and what
is read in brought files.
"""

from __future__ import annotations

import difflib

from support.made import FOLDER, made


def test_nothing_is_made_otherwise_unnoticed() -> None:
    """A change of what is made shows here; tests/support/made.py writes the files anew."""
    now = made()
    kept = {
        path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
        for path in FOLDER.rglob("*.txt")
    }
    changed = [
        line
        for name in sorted(now.keys() | kept.keys())
        for line in difflib.unified_diff(
            kept.get(name, "").splitlines(), now.get(name, "").splitlines(), name, lineterm="", n=1
        )
    ]
    assert not changed, "\n".join(changed)
