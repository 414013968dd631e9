"""What a build knows of its pages, and on which of them a preview shows a problem."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from briefed.building.site_build import SiteBuild, shared_by_pages
from briefed.checking.project import judge
from briefed.source.project import load
from support.tiny import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "project")


UNLIKE = "quote-not-in-briefing"


def built(root: Path, shows_faults: bool = True, shared: object = None) -> SiteBuild:
    project = load(root, "2026-06-01")
    return SiteBuild(project, judge(project), shared, shows_faults)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "path"),
    [
        # on the page that it is in
        ("docs/tiny/safe-sleep.md", "3/12", "2/12", UNLIKE, "tiny/safe-sleep.md"),
        # of a quiz, on the page of its theme
        (
            "quizzes/tiny/safe-sleep.md",
            "3/12",
            "2/12",
            UNLIKE,
            "tiny/safe-sleep.md",
        ),
        (
            "quizzes/tiny/introduction.md",
            "May 2021",
            "June 2021",
            UNLIKE,
            "tiny/introduction.md",
        ),
        # of a sentence that nothing teaches, on the page of its theme
        (
            "docs/tiny/hidden-men.md",
            "> Some fathers were not spoken to before the assessment. [hidden-men-1]\n",
            "",
            "sentence-not-taught",
            "tiny/hidden-men.md",
        ),
        # of the briefing, on the page that shows it
        ("docs/tiny/briefing.md", "12 cases", "13 cases", "briefing-edited", "tiny/briefing.md"),
        # and of what belongs to no course, on the start of the site
        ("mkdocs.yml", "site_name", "site_named", "", "index.md"),
    ],
)
def test_a_problem_shows_on_its_page(
    root: Path, file: str, old: str, new: str, code: str, path: str
) -> None:
    before = built(root).shown
    edit(root, file, old, new)
    now = built(root).shown
    added = [problem for problem in now.get(path, []) if problem not in before.get(path, [])]
    assert added and (not code or code in {problem.code for problem in added})
    for other in now.keys() - {path}:
        of_it = [problem for problem in now[other] if problem.location.file == file]
        assert not code or all(problem.statement for problem in of_it), other


def test_a_problem_without_a_page_shows_on_the_start_of_its_course(root: Path) -> None:
    (root / "quizzes/tiny/nowhere.md").write_text("Words.\n", "utf-8")
    shown = built(root).shown
    assert "quizzes/tiny/nowhere.md" in {p.location.file for p in shown["tiny/index.md"]}
    assert "quizzes/tiny/nowhere.md" not in {p.location.file for p in shown["index.md"]}


def test_every_page_has_its_course_and_its_source(root: Path) -> None:
    build = built(root)
    written = {f"tiny/{name}.md" for name in ("index", "briefing", "safe-sleep", "hidden-men")}
    assert {"index.md", *written} <= build.pages.keys()
    course, source = build.source("tiny/safe-sleep.md")
    assert (course.slug, source.title) == ("tiny", "Safe sleep")
    assert build.source("tiny/briefing.md") == (course, None)
    assert build.source("nowhere.md") == (None, None)
    assert build.checked_course("tiny").slug == "tiny"
    assert set(build.covered) == {"tiny"}


def test_only_a_page_with_a_quiz_embeds_questions(root: Path) -> None:
    build = built(root)
    assert [q.id for q in build.quiz("tiny/safe-sleep.md").questions] == [
        "no-assessment",
        "room-sharing",
    ]
    assert [q.id for q in build.quiz("tiny/introduction.md").questions] == [
        "what-the-audit-covered"
    ]
    assert build.quiz("tiny/briefing.md") is None and build.quiz("tiny/index.md") is None
    edit(root, "docs/tiny/safe-sleep.md", "<!-- quiz -->", "Nothing.")
    assert built(root).quiz("tiny/safe-sleep.md") is None


def test_a_preview_leaves_out_a_question_that_can_not_be_rendered(root: Path) -> None:
    edit(root, "quizzes/tiny/safe-sleep.md", "- [x] Assess", "- [ ] Assess")
    build = built(root)
    assert [q.id for q in build.quiz("tiny/safe-sleep.md").questions] == ["room-sharing"]
    (quiz,) = (one for one in build.checked_course("tiny").quizzes if one.slug == "safe-sleep")
    assert [q.id for q in quiz.questions] == ["no-assessment", "room-sharing"]


def test_a_page_that_can_not_be_read_says_so_in_a_preview(root: Path) -> None:
    (root / "docs/tiny/safe-sleep.md").write_bytes(b"\xff\x00\xff")
    build = built(root)
    assert "can't be shown until its problems are mended" in build.markdown("tiny/safe-sleep.md")
    assert build.quiz("tiny/safe-sleep.md") is None


def test_what_is_no_file_is_not_read(root: Path) -> None:
    assert built(root).refused() == set()
    os.mkfifo(root / "docs/tiny/pipe.md")
    assert built(root).refused() == {"tiny/pipe.md"}


def test_the_pages_of_a_course_are_rendered_again_by_their_addresses(root: Path) -> None:
    build = built(root)
    (course,) = build.project.courses
    assert build.renders_again(course), "all are rendered"
    build.rendered = {"index.html": True, "tiny/index.html": False}
    assert not build.renders_again(course)
    build.rendered = {"index.html": False, "tiny/index.html": True}
    assert build.renders_again(course)


def test_another_navigation_changes_every_page(root: Path) -> None:
    build = built(root, shared=1)
    assert build.renders_alike(built(root, shared=1), "tiny/safe-sleep.md")
    assert not build.renders_alike(built(root, shared=2), "tiny/safe-sleep.md")
    assert not build.renders_alike(built(root, shared=1), "nowhere.md")


def test_what_every_page_shows_of_the_others(root: Path) -> None:
    first = shared_by_pages(load(root, "2026-06-01"), ["nav"], b"settings")
    assert first == shared_by_pages(load(root, "2026-06-01"), ["nav"], b"settings")
    assert first != shared_by_pages(load(root, "2026-06-01"), ["other"], b"settings")
    assert first != shared_by_pages(load(root, "2026-06-01"), ["nav"], b"others")
    edit(root, "docs/tiny/index.md", 'edition: "1"', 'edition: "2"')
    assert first != shared_by_pages(load(root, "2026-06-01"), ["nav"], b"settings")
