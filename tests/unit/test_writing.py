"""A file, or a course's two folders, are written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.writing import complete, put, write_course

COURSE = {
    "docs/lamps/index.md": "start",
    "docs/lamps/editions/1.txt": "first",
    "quizzes/lamps/care.md": "questions",
    "docs/oil/index.md": "another course",
}


def texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def written(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def test_a_file_replaces_the_one_before_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "sheet.txt"
    put(target, lambda path: path.write_text("one", "utf-8"), "sheet")
    put(target, lambda path: path.write_text("two", "utf-8"), "sheet")
    assert texts(tmp_path) == {"new/sheet.txt": "two"}


def test_a_file_that_can_not_be_written_leaves_the_one_before_it(tmp_path: Path) -> None:
    def cut_off(path: Path) -> None:
        path.write_text("half", "utf-8")
        raise OSError(28, "No space left on device")

    target = tmp_path / "sheet.txt"
    target.write_text("whole", "utf-8")
    with pytest.raises(InputError) as raised:
        put(target, cut_off, "sheet")
    assert raised.value.message == (
        "the sheet can't be written (No space left on device): name another place with --output"
    )
    assert raised.value.location and raised.value.location.file == str(target)
    assert texts(tmp_path) == {"sheet.txt": "whole"}


def test_a_course_keeps_what_is_not_written_and_its_links(tmp_path: Path) -> None:
    root = written(tmp_path, COURSE)
    (root / "docs/lamps/link.md").symlink_to("nowhere.md")
    changes: dict[str, str | bytes | None] = {
        "docs/lamps/index.md": "é",
        "docs/lamps/new/original.pdf": b"\xff",
        "docs/lamps/editions/1.txt": None,
        "docs/lamps/never.txt": None,
    }
    write_course(root, "lamps", changes)
    assert (root / "docs/lamps/link.md").readlink() == Path("nowhere.md")
    assert (root / "docs/lamps/new/original.pdf").read_bytes() == b"\xff"
    (root / "docs/lamps/new/original.pdf").unlink()
    assert texts(root) == {
        "docs/lamps/index.md": "é",
        "docs/oil/index.md": "another course",
        "quizzes/lamps/care.md": "questions",
    }


def test_a_new_course_makes_its_folders(tmp_path: Path) -> None:
    write_course(tmp_path, "lamps", {"docs/lamps/index.md": "start"})
    assert texts(tmp_path) == {"docs/lamps/index.md": "start"}
    assert (tmp_path / "quizzes/lamps").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "quizzes"]


def test_a_course_that_can_not_be_written_is_not_changed(tmp_path: Path) -> None:
    root = written(tmp_path, COURSE)
    with pytest.raises(InputError) as raised:
        write_course(root, "lamps", {"docs/lamps/a.md": "a", "docs/lamps/index.md/b.md": "b"})
    assert raised.value.message.startswith("the course can't be written (")
    assert raised.value.message.endswith(
        "), so nothing of it was changed: see that you may write into this folder"
    )
    assert raised.value.location and raised.value.location.file == str(root)
    assert texts(root) == COURSE


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_run_that_was_cut_off_behind_its_mark_is_completed(tmp_path: Path, moved: int) -> None:
    root = written(tmp_path, COURSE)
    waiting = root / ".bringing-lamps"
    new = {"quizzes/care.md": "new questions", "docs/index.md": "new start"}
    written(waiting, new)
    (waiting / "ready").touch()
    for part in ("quizzes", "docs")[:moved]:
        (root / part / "lamps").rename(waiting / f"old-{part}")
        (waiting / part).rename(root / part / "lamps")
    assert complete(root, "lamps")
    assert texts(root) == {
        "docs/lamps/index.md": "new start",
        "docs/oil/index.md": "another course",
        "quizzes/lamps/care.md": "new questions",
    }
    assert not complete(root, "lamps")


def test_a_run_that_was_cut_off_before_its_mark_has_changed_nothing(tmp_path: Path) -> None:
    root = written(tmp_path, COURSE)
    written(root / ".bringing-lamps", {"docs/index.md": "new start"})
    assert not complete(root, "lamps")
    assert texts(root) == COURSE


def test_a_run_that_can_not_be_completed_is_said(tmp_path: Path) -> None:
    waiting = tmp_path / ".bringing-lamps"
    waiting.write_text("no folder", "utf-8")
    with pytest.raises(InputError) as raised:
        complete(tmp_path, "lamps")
    assert raised.value.message.startswith("an earlier run was cut off, and can't be completed (")
    assert raised.value.location and raised.value.location.file == str(waiting)
