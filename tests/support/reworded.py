"""The next edition of both courses, for learners who come back to them."""

from __future__ import annotations

from pathlib import Path

from support.browsing import COURSE
from support.building import FIXTURE, put_beside
from support.short_course import copy_short

# What the next edition of each course words differently, by the file, and the mark of the fixture.
REWORDED = {
    f"quizzes/{FIXTURE}/introduction.md": (
        "- [ ] Harbour pilots\n",
        "- [ ] Pilots of the harbour\n",
    ),
    f"quizzes/{FIXTURE}/lamp-care.md": (
        "- [found] Spare wicks on the stairs",
        "- [found] Some wicks on the stairs",
    ),
    f"quizzes/{FIXTURE}/who-relieves-the-keeper.md": (
        "- [nine nights] Great Merrow",
        "- [for nine nights] Great Merrow",
    ),
    f"quizzes/{FIXTURE}/keepers-cafes-stores.md": (
        "- [2] Wicks",
        "- [2] The wicks",
        "- [carried off] Most faults",
        "- [carried off] Many faults",
    ),
    f"docs/{FIXTURE}/index.md": ("pass mark: 60\n", "pass mark: 100\n"),
    f"docs/{COURSE}/hidden-men.md": (
        "[Leave it: she knows them best]",
        "[Leave it: she is sure of them]",
    ),
}


def copy_reworded(to: Path) -> Path:
    """Copy the sources of the project with both courses, the first shortened, and reword them."""
    project = put_beside(copy_short(to))
    for name, words in REWORDED.items():
        text = (project / name).read_text(encoding="utf-8")
        for old, new in zip(words[::2], words[1::2], strict=True):
            assert text.count(old) == 1, name
            text = text.replace(old, new)
        (project / name).write_text(text, encoding="utf-8")
    return project
