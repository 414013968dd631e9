"""`briefed update` on a course that had no edition before."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.editions import COURSE, ORIGINAL, text, update

LAMPS = "Lamp audit\n\nLamps:\n\n- The lamps were lit.\n"


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_update_cut_off.py starts `briefed update` in one of its own."""
    return briefed_here


def test_a_course_of_a_moment_ago_takes_its_next_edition(empty: Path, briefed: Run) -> None:
    brought = empty.parent / "lamps.txt"
    brought.write_text(LAMPS, encoding="utf-8")
    assert briefed("new", brought, "--course", "lamps", project=empty).returncode == 0
    assert '\nedition: "1"\n' in text(empty / "docs/lamps/index.md")
    brought.write_text(LAMPS.replace("lit.", "lit at dusk."), encoding="utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    assert '\nedition: "2"\n' in text(empty / "docs/lamps/index.md")


def test_a_course_that_nobody_named_an_edition_of_was_for_the_first(
    whole_project: Path, briefed: Run
) -> None:
    project = whole_project
    folder = project / "docs" / COURSE
    start, was = folder / "index.md", text(folder / "briefing.md")
    start.write_text(text(start).replace('edition: "1"', "edition:"), encoding="utf-8")
    run = update(briefed, project, ORIGINAL.replace("3/12", "4/12"))
    assert run.returncode == 0, run.stderr
    assert text(folder / "editions/1.txt") == was and 'edition: "2"' in text(start)
    start.write_text(text(start).replace('edition: "2"', "edition:"), encoding="utf-8")
    run = update(briefed, project, ORIGINAL)  # nothing that was kept is written over
    assert run.returncode == 2 and "Before it there were 1: write the name" in run.stderr
    assert text(folder / "editions/1.txt") == was


def test_an_edition_that_begins_with_an_introduction_gets_its_page(
    empty: Path, briefed: Run
) -> None:
    brought, folder = empty.parent / "lamps.txt", empty / "docs" / "lamps"
    brought.write_text(LAMPS, encoding="utf-8")
    assert briefed("new", brought, "--course", "lamps", project=empty).returncode == 0
    assert not (folder / "introduction.md").exists()
    assert "introduction" not in briefed("check", project=empty).stdout
    start = folder / "index.md"
    brought.write_text(LAMPS.replace("Lamps:", "In May the lamps were audited.\n\nLamps:"), "utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    page = text(folder / "introduction.md")
    assert page.startswith('---\ntitle: "Introduction"\nminutes:\n---\n\n# Introduction\n')
    assert "> In May the lamps were audited.\n> [introduction-1]" in page
    assert "[introduction-1]" in text(empty / "quizzes" / "lamps" / "introduction.md")
    assert "introduction-1" not in text(start) and "minutes" not in text(start)
