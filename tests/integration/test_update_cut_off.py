"""An update that is cut off or can't be written: nothing is lost, and the next completes it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support.building import Run
from support.editions import COURSE, ORIGINAL, text, update
from support.files import everything


@pytest.fixture
def project(whole_project: Path) -> Path:
    """With every kind of statement that is edited here."""
    return whole_project


@pytest.mark.parametrize("moved", [0, 1, 2, 3, 4])
def test_an_update_that_was_cut_off_is_completed_by_the_next(
    moved: int, project: Path, briefed: Run
) -> None:
    new = ORIGINAL.replace("3/12", "4/12")
    old = {part: project.parent / f"old-{part}" for part in ("quizzes", "docs")}
    for part, path in old.items():
        shutil.copytree(project / part / COURSE, path)
    assert update(briefed, project, new).returncode == 0
    whole = everything(project)
    # As a kill behind so many of the four moves leaves it.
    waiting = project / f".bringing-{COURSE}"
    waiting.mkdir()
    (waiting / "ready").touch()
    for number, part in enumerate(("quizzes", "docs")):
        if moved < 2 * number + 2:
            os.rename(project / part / COURSE, waiting / part)
            if moved < 2 * number + 1:
                os.rename(old[part], project / part / COURSE)
    run = update(briefed, project, new)
    assert run.returncode == 2 and "It has been completed now" in run.stderr
    assert {name: data for name, (_, data) in everything(project).items()} == {
        name: data for name, (_, data) in whole.items()
    }


def test_an_update_that_was_cut_off_before_it_was_ready_never_happened(
    project: Path, briefed: Run
) -> None:
    waiting = project / f".bringing-{COURSE}"
    shutil.copytree(project / "docs" / COURSE, waiting / "docs")
    (waiting / "docs/briefing.md").write_text("half", encoding="utf-8")
    assert update(briefed, project, ORIGINAL.replace("3/12", "4/12")).returncode == 0
    assert not waiting.exists() and "4/12" in text(project / "docs" / COURSE / "briefing.md")


def test_where_it_can_t_be_written_nothing_changes(project: Path, briefed: Run) -> None:
    (project / "docs" / COURSE / "editions").write_text("in the way", encoding="utf-8")
    before = everything(project)
    run = update(briefed, project, ORIGINAL.replace("3/12", "4/12"))
    assert (
        run.returncode == 2 and "can't be written" in run.stderr and "Traceback" not in run.stderr
    )
    assert everything(project) == before


@pytest.mark.parametrize(
    ("course", "file", "options", "said"),
    [
        (COURSE, ORIGINAL, [], "nothing changed: edition 1 of the course has these words"),
        ("no-such", ORIGINAL, [], "there is no course 'no-such'"),
        (COURSE, "", [], "the file is empty"),
        (COURSE, "Title\n\nNothing.\n", [], "no headings were found"),
        (
            COURSE,
            ORIGINAL.replace("3/12", "4/12"),
            ["--edition", "1"],
            "edition 1 is there already",
        ),
        (
            COURSE,
            ORIGINAL.replace("3/12", "4/12"),
            ["--edition", "../2"],
            "can't be the name of an edition",
        ),
        (COURSE, ORIGINAL.replace("3/12", "4/12"), ["--published", "soon"], "'soon' is no date"),
    ],
)
def test_what_can_t_be_put_in_place_changes_nothing(
    course: str,
    file: str,
    options: list[str],
    said: str,
    project: Path,
    briefed: Run,
    tmp_path: Path,
) -> None:
    (tmp_path / "next.txt").write_text(file, encoding="utf-8")
    before = everything(project)
    run = briefed("update", course, tmp_path / "next.txt", *options, project=project)
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert everything(project) == before
