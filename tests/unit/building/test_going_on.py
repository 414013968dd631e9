"""Which courses a build goes on without, and when it must not go on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from briefed.building import going_on, shards
from briefed.building.going_on import CORRECTED
from briefed.building.stopped import Stopped
from briefed.errors import InputError
from briefed.model import Location, Problem
from briefed.source.stand_ins import Corrected
from support.tiny import BASE, spoil

TITLE = "The Riverbank course"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the courses one, three, tiny and two."""
    root = shutil.copytree(BASE, tmp_path / "project")
    for name in ("one", "two", "three"):
        for part in ("docs", "quizzes"):
            shutil.copytree(root / part / "tiny", root / part / name)
    return root


def wrong(file: str) -> Problem:
    return Problem("published-words", "error", Location(file), None, "it is wrong")


def stopped(*files: str, slugs: Sequence[str] = ()) -> Stopped:
    return Stopped(tuple(slugs), "said\n", tuple(map(wrong, files)), "The former site stays.")


class Attempts:
    """What each attempt is stopped by, in turn; and what each was to leave out."""

    def __init__(self, *results: list[Stopped]) -> None:
        self.results = [*results, []]
        self.without: list[Corrected] = []

    def __call__(self, corrected: Corrected) -> list[Stopped]:
        self.without.append(dict(corrected))
        return self.results[len(self.without) - 1]


def test_without_an_error_one_attempt_leaves_nothing_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attempts = Attempts()
    assert going_on.made(root, "1", attempts) == 0
    assert attempts.without == [{}]
    assert capsys.readouterr() == ("", "")


def test_a_site_without_a_course_is_built(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    for name in ("mkdocs.yml", "docs/index.md"):
        shutil.copy(BASE / name, root / name)
    assert going_on.made(root, "1", Attempts()) == 0


def test_a_course_with_an_error_is_left_out_from_the_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root)
    attempts = Attempts()
    assert going_on.made(root, "1", attempts) == CORRECTED
    assert attempts.without == [{"tiny": TITLE}]
    out, err = capsys.readouterr()
    assert "docs/tiny/safe-sleep.md:" in out and "docs/one/" not in out
    assert err == (
        "tiny has errors, which are listed above. Until they are mended, the site says that this "
        "course is being corrected.\n"
    )


def test_a_title_on_a_page_with_an_error_is_not_shown(root: Path) -> None:
    start = root / "docs/tiny/index.md"
    text = start.read_text("utf-8")
    assert f"title: {TITLE}" in text
    start.write_text(text.replace(f"title: {TITLE}", f"title: {TITLE} of 97 cases", 1), "utf-8")
    attempts = Attempts()
    assert going_on.made(root, "1", attempts) == CORRECTED
    assert attempts.without == [{"tiny": "Tiny"}]


def test_what_shows_only_later_leaves_out_one_course_after_the_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attempts = Attempts(
        [stopped("docs/one/a.md", "docs/one/b.md"), stopped("site/two/a.html")],
        [stopped("quizzes/tiny/a.md")],
    )
    assert going_on.made(root, "1", attempts) == CORRECTED
    names = [list(one) for one in attempts.without]
    assert names == [[], ["one", "two"], ["one", "two", "tiny"]]
    out, err = capsys.readouterr()
    assert out.count("error published-words: it is wrong\n") == 4
    assert err.startswith("one, tiny and two have errors, ")


@pytest.mark.parametrize(
    "file",
    ["docs/index.md", "docs/assets/page.css", "mkdocs.yml", "site/index.html", "docs/nobody/a.md"],
)
def test_what_belongs_to_no_course_stops_everything(
    root: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    attempts = Attempts([stopped("docs/one/a.md", file)])
    assert going_on.made(root, "1", attempts) == 1
    assert len(attempts.without) == 1
    assert capsys.readouterr() == ("said\n", "The former site stays.\n")


def test_a_fault_in_what_takes_the_place_of_a_course_stops_everything(root: Path) -> None:
    spoil(root)
    attempts = Attempts([stopped("docs/tiny/index.md")])
    assert going_on.made(root, "1", attempts) == 1 and len(attempts.without) == 1


def test_an_error_of_the_site_stops_everything_before_an_attempt(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root)
    (root / "docs/index.md").write_text("# Home\n\n<script>\n", "utf-8")
    attempts = Attempts()
    assert going_on.made(root, "1", attempts) == 1 and attempts.without == []
    out, err = capsys.readouterr()
    assert "docs/tiny/safe-sleep.md:" in out and "docs/index.md:" in out
    assert err == "What all courses share has errors; the former site stays.\n"


def test_where_every_course_has_errors_the_former_site_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attempts = Attempts(
        [stopped(*(f"docs/{slug}/a.md" for slug in ("one", "two", "three", "tiny")))]
    )
    assert going_on.made(root, "1", attempts) == 1 and len(attempts.without) == 1
    assert capsys.readouterr().err.startswith("Every course has errors, so there is nothing")


def test_a_file_that_can_not_be_opened_is_no_courses_fault(root: Path) -> None:
    (root / "docs/tiny/briefing.md").unlink()
    (root / "docs/tiny/briefing.md").mkdir()
    with pytest.raises(InputError, match=r"docs/tiny/briefing\.md:1:1: this file can't be read"):
        going_on.made(root, "1", Attempts())


@pytest.mark.parametrize(
    ("shared", "alone", "left_out"),
    [
        ("", ["two"], ["two"]),
        ("", [], None),
        ("a shared page\n", ["one", "two"], None),
    ],
)
def test_where_nobody_knows_the_course_each_is_made_alone(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    shared: str,
    alone: list[str],
    left_out: list[str] | None,
) -> None:
    """The renderer says what stopped it, and not which course that belongs to."""
    asked: list[str] = []

    def make(root: Path, slugs: Sequence[str], stamp: str, corrected: Corrected) -> Stopped | None:
        assert not slugs
        return Stopped((), shared) if shared else None

    def make_all(
        root: Path, slugs: Sequence[str], *_: object, goes_on: bool, most: int
    ) -> list[Stopped]:
        assert goes_on and most == 1
        asked.extend(slugs)
        return [Stopped((slug,), f"{slug} can't be rendered\n") for slug in alone]

    monkeypatch.setattr(shards, "make", make)
    monkeypatch.setattr(shards, "make_all", make_all)
    attempts = Attempts([stopped(slugs=["one", "two"])])
    status = going_on.made(root, "1", attempts)
    assert asked == ([] if shared else ["one", "two"])
    assert status == (CORRECTED if left_out else 1)
    assert [list(one) for one in attempts.without] == ([[], left_out] if left_out else [[]])
