"""A check says the same with an empty cache, with a full one and with a wrong one, and reads again
the courses that an edit touches, and no other.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefed import cache, program
from briefed.checking import checked as checking
from briefed.checking import kept_verdicts, report, to_do
from briefed.checking.project import for_publishing, judge
from briefed.errors import InputError
from briefed.source.project import load, opened
from briefed.source.project import read as read_all
from support.sampling import SOAKING, TIMES
from support.tiny import BASE, spoil

TODAY = "2026-06-01"
NAMES = ("four", "one", "three", "tiny", "two")
EDITS = 20 * TIMES

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of five courses, one of them with errors."""
    root = spoil(shutil.copytree(BASE, tmp_path / "project"))
    for name in NAMES:
        if name != "tiny":
            for part in ("docs", "quizzes"):
                shutil.copytree(BASE / part / "tiny", root / part / name)
    return root


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the courses that were read, while all work is done by one process."""
    names: list[str] = []
    read_course = kept_verdicts.read_course

    def noted(root: Path, slug: str, shared: Any) -> Any:
        names.append(slug)
        return read_course(root, slug, shared)

    monkeypatch.setattr(kept_verdicts, "read_course", noted)
    monkeypatch.setattr(kept_verdicts, "of_each", lambda items, make: [make(one) for one in items])
    return names


def said(root: Path, course: str | None = None, today: str = TODAY) -> list[str]:
    """All that a check can say, or its error."""
    try:
        problems, counts, outlines = checking.checked(root, today, course)
    except InputError as error:
        return [str(error)]
    stricter = for_publishing(problems)
    return [
        *(make(problems, counts) for make in report.FORMATS.values()),
        *(report.text(to_do.arranged(some, outlines), counts) for some in (problems, stricter)),
        report.as_json(stricter, counts),
    ]


def said_without(root: Path, course: str | None = None, today: str = TODAY) -> list[str]:
    """The same from a check that keeps nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_WORTH", 1000)
        return said(root, course, today)


def again(root: Path, read: list[str], today: str = TODAY) -> list[str]:
    """The courses that are read by the next check, which says what one without a cache says."""
    read.clear()
    found = said(root, today=today)
    names = list(read)
    assert found == said_without(root, today=today)
    return names


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_what_is_kept_is_not_read_again(root: Path, read: list[str]) -> None:
    assert again(root, read) == list(NAMES)
    assert again(root, read) == []
    for name in (*NAMES, "none"):
        assert said(root, name) == said_without(root, name)
    assert read == []


def test_a_check_of_few_courses_keeps_nothing(root: Path, own_cache: Path) -> None:
    for name in ("one", "two"):
        for part in ("docs", "quizzes"):
            shutil.rmtree(root / part / name)
    assert len(said(root)) > 1 and not own_cache.exists()


def test_one_course_is_judged_alone(root: Path, read: list[str]) -> None:
    assert said(root, "tiny") == said_without(root, "tiny")
    assert read == list(NAMES), "a file of the others may be one that can't be opened"
    read.clear()
    assert said(root, "tiny") == said_without(root, "tiny")
    assert "tiny" not in read


def test_the_work_is_shared_by_all_processors(root: Path) -> None:
    assert said(root) == said(root) == said_without(root)


def a_page(chance: random.Random, root: Path) -> str:
    path = chance.choice(sorted(root.glob("docs/*/hidden-men.md")))
    path.write_text(path.read_text("utf-8") + f"\nIn {chance.randrange(2, 99)} cases.\n", "utf-8")
    return path.parent.name


def a_question(chance: random.Random, root: Path) -> str:
    path = chance.choice(sorted(root.glob("quizzes/*/safe-sleep.md")))
    text = path.read_text("utf-8")
    path.write_text(text.replace("- [x]", chance.choice(["- [ ]", "- [x] Not"]), 1), "utf-8")
    return path.parent.name


def the_same_bytes(chance: random.Random, root: Path) -> str:
    path = chance.choice(sorted(root.glob("docs/*/*.md")))
    path.write_bytes(path.read_bytes())
    return ""


def an_old_page(chance: random.Random, root: Path) -> str:
    """Another course's page, with its size and its time."""
    one, other = chance.sample(sorted(root.glob("docs/*/hidden-men.md")), 2)
    shutil.copy2(one, other)
    return other.parent.name


def a_lost_page(chance: random.Random, root: Path) -> str:
    path = chance.choice(sorted(root.glob("docs/*/introduction.md")))
    path.unlink()
    return path.parent.name


def a_strange_file(chance: random.Random, root: Path) -> str:
    name = chance.choice(NAMES)
    (root / "docs" / name / f"a{chance.randrange(99)}.exe").write_bytes(b"MZ")
    return name


def a_record(chance: random.Random, root: Path) -> str:
    name = chance.choice(NAMES)
    record = root / f"approvals/courses/{name}.txt"
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(f"{chance.random()}", "utf-8")
    return name


def a_number(chance: random.Random, root: Path) -> str:
    path = root / "docs/index.md"
    lines = path.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("    number: "))
    lines[at] = f"    number: 01632 960 {chance.randrange(100, 999)}"
    path.write_text("\n".join(lines), "utf-8")
    return "all"


def a_wrong_cache(chance: random.Random, root: Path) -> str:
    for path in (root.parent / "cache").rglob("*"):
        if path.is_file() and chance.random() < 0.5:
            data = path.read_bytes()
            path.write_bytes(chance.choice((b"", data[: len(data) // 2], data[:-1] + b"?")))
    return "some"


DONE = (
    a_page,
    a_question,
    the_same_bytes,
    an_old_page,
    a_lost_page,
    a_strange_file,
    a_record,
    a_number,
    a_wrong_cache,
)


def test_random_edits_are_judged_as_without_a_cache(root: Path, read: list[str]) -> None:
    chance = random.Random(None if SOAKING else 21)
    again(root, read)
    for number in range(EDITS):
        edit = DONE[number] if number < len(DONE) else chance.choice(DONE)
        touched = edit(chance, root)
        names = again(root, read)
        if touched == "all":
            assert names == list(NAMES), edit
        elif touched != "some":
            assert set(names) <= {touched}, edit  # it may be as it once was


def test_another_program_reads_all_again(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again(root, read)
    monkeypatch.setattr(program, "version", lambda: "another")
    assert again(root, read) == list(NAMES)
    assert again(root, read) == []
    monkeypatch.setattr(program, "version", lambda: None)
    assert again(root, read) == again(root, read) == list(NAMES)


def test_a_verdict_holds_until_the_day_that_changes_it(root: Path, read: list[str]) -> None:
    start = root / "docs/two/index.md"
    replace(start, "2027-01-15", "2026-08-05")
    again(root, read, "2026-06-03")
    assert again(root, read, "2026-06-05") == []
    assert again(root, read, "2026-06-06") == ["two"], "its review is due in two months"
    assert again(root, read, "2026-06-30") == []
    assert again(root, read, "2026-05-01") == list(NAMES), "what is kept does not hold before"
    assert again(root, read, "9999-12-31") == list(NAMES)


def test_only_a_course_that_names_others_is_judged_again_with_one_more(
    root: Path, read: list[str]
) -> None:
    replace(root / "docs/one/index.md", "approval:", "superseded by: five\napproval:")
    replace(root / "docs/two/index.md", "approval:", "formerly: [five]\napproval:")
    again(root, read)
    for part in ("docs", "quizzes"):
        shutil.copytree(BASE / part / "tiny", root / part / "five")
    assert again(root, read) == ["five", "one", "two"]
    assert again(root, read) == []


def test_what_all_courses_share_is_read_every_time(root: Path, read: list[str]) -> None:
    again(root, read)
    (root / "docs/more.md").write_text("# More\n\nIn 7 of 9 cases.\n", "utf-8")
    assert again(root, read) == []
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("nav:\n  - index.md\n")
    assert again(root, read) == list(NAMES)


def a_pipe(root: Path) -> None:
    (root / "docs/two/original.txt").unlink()
    os.mkfifo(root / "docs/two/original.txt")


def a_folder(root: Path) -> None:
    (root / "docs/two/briefing.md").unlink()
    (root / "docs/two/briefing.md").mkdir()


def a_linked_text(root: Path) -> None:
    (root / "docs/two/original.txt").rename(root / "words.txt")
    (root / "docs/two/original.txt").symlink_to(root / "words.txt")


def a_linked_course(root: Path) -> None:
    (root / "docs/two").rename(root / "elsewhere")
    (root / "docs/two").symlink_to(root / "elsewhere")


@pytest.mark.parametrize("change", [a_pipe, a_folder, a_linked_text, a_linked_course])
def test_what_is_no_file_is_found_every_time(
    root: Path, read: list[str], change: Callable[[Path], None]
) -> None:
    again(root, read)
    change(root)
    assert again(root, read) == again(root, read) == ["two"]
    assert said(root, "one") == said_without(root, "one")


def test_behind_a_link_the_words_may_change(root: Path, read: list[str]) -> None:
    a_linked_text(root)
    before = said(root)
    replace(root / "words.txt", " ", " not ")
    assert said(root) != before
    assert again(root, read) == ["two"]


def test_a_build_takes_and_keeps_the_same_verdicts(root: Path, read: list[str]) -> None:
    """It reads all courses: their pages are made of them."""
    for edit in (lambda: None, lambda: spoil_again(root), lambda: said(root)):
        edit()
        sources = opened(root, TODAY)
        judging = checking.judging(sources)
        verdict = judging(read_all(sources))
        whole = judge(load(root, TODAY))
        assert [one[1:] for one in verdict.courses] == [one[1:] for one in whole.courses]
        assert (verdict.problems, verdict.summary) == (whole.problems, whole.summary)
        read.clear()
        assert said(root) == said_without(root)
        assert read == [], "the build kept what it found"


def spoil_again(root: Path) -> None:
    replace(root / "docs/two/safe-sleep.md", "3/12", "2/12")


def test_of_what_is_changed_meanwhile_nothing_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = root / "docs/two/safe-sleep.md"
    before, read_course = page.read_bytes(), kept_verdicts.read_course

    def late(root: Path, slug: str, shared: Any) -> Any:
        if slug == "two":
            replace(page, "3/12", "2/12")
        return read_course(root, slug, shared)

    with monkeypatch.context() as patch:
        patch.setattr(kept_verdicts, "read_course", late)
        wrong = said(root)
    page.write_bytes(before)
    assert said(root) == said_without(root) != wrong


def test_without_a_cache_that_can_be_written_all_is_judged(root: Path, own_cache: Path) -> None:
    own_cache.write_text("a file where the folder would be", "utf-8")
    assert said(root) == said(root) == said_without(root)


def test_a_verdict_is_read_as_it_was_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what a new edition changed, and the name of a file that is no text."""
    written: list[kept_verdicts.Kept] = []
    put = cache.put
    monkeypatch.setattr(
        cache, "put", lambda name, data: (written.append(json.loads(data)), put(name, data))
    )
    (root / "docs/two" / os.fsdecode(b"b\xff.exe")).write_bytes(b"")
    made = kept_verdicts.Verdicts(opened(root, TODAY)).judge("two")
    assert kept_verdicts._read(*written[-1]["verdict"]) == made
