"""A build is the same bytes with an empty cache, with a full one and with a wrong one, whatever was
edited in between.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.building import Run
from support.sampling import SOAKING, TIMES
from support.site_builds import contents, git
from support.synthetic.projects import copy_project, make_course

pytestmark = pytest.mark.slow

EDITS = 20 * TIMES  # a thousand with TIMES=50
COMPARED = 1 if SOAKING else 5  # of so many builds, one is compared with one that keeps nothing

Edit = Callable[[random.Random, Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three small courses."""
    project = tmp_path / "project"
    copy_project(project, course=False)
    for name in ("course-a", "course-b", "course-c"):
        make_course(project, name, [1, 2])
    return project


@pytest.fixture
def build(project: Path, briefed: Run, tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Builds with a cache of a name: `build("kept")`. Returns the files of the site."""

    def run(cache: str) -> dict[str, str]:
        named = {"BRIEFED_CACHE": str(tmp_path / cache)}
        made = briefed("build", project=project, env=os.environ | named)
        assert made.returncode == 0, made.stdout + made.stderr
        return contents(project / "site")

    return run


def some_words(chance: random.Random) -> str:
    return " ".join(chance.choices(("lamps", "boats", "wicks"), k=9)).capitalize()


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def a_page(chance: random.Random, project: Path) -> None:
    pages = project.glob("docs/course-*/*.md")
    page = chance.choice(sorted(one for one in pages if "Not every" in one.read_text("utf-8")))
    replaced(page, "Not every finding", f"{some_words(chance)}. Not every finding")


def a_question(chance: random.Random, project: Path) -> None:
    quiz = chance.choice(sorted(project.glob("quizzes/course-*/*.md")))
    replaced(quiz, "<quiz>\n", f"<quiz>\n{some_words(chance)}.\n")


def the_home_page(chance: random.Random, project: Path) -> None:
    replaced(
        project / "docs/index.md", "\n- No account", f"\n- {some_words(chance)}.\n- No account"
    )


def another_site_page(chance: random.Random, project: Path) -> None:
    page = project / "docs/your-data.md"
    page.write_text(f"{page.read_text('utf-8')}\n{some_words(chance)}.\n", "utf-8")


def a_style(chance: random.Random, project: Path) -> None:
    sheet = project / "docs/assets/page.css"
    wide = f"\n.bf-some {{ max-width: {chance.randrange(20, 40)}em }}\n"
    sheet.write_text(sheet.read_text("utf-8") + wide, "utf-8")


def the_sites_name(chance: random.Random, project: Path) -> None:
    settings = project / "mkdocs.yml"
    lines = settings.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("site_name:"))
    lines[at] = f"site_name: {some_words(chance)}"
    settings.write_text("\n".join(lines), "utf-8")


def a_title(chance: random.Random, project: Path) -> None:
    start = chance.choice(sorted(project.glob("docs/course-*/index.md")))
    text = start.read_text("utf-8")
    title = text.partition("title: ")[2].partition("\n")[0]
    start.write_text(text.replace(title, some_words(chance)), "utf-8")


def a_contact(chance: random.Random, project: Path) -> None:
    start = chance.choice(sorted(project.glob("docs/course-*/index.md")))
    lines = start.read_text("utf-8").split("\n")
    lines = [
        line
        for line in lines
        if not line.startswith(
            ("local contacts:", "  - name: Duty", "    number: 01", "    verified:")
        )
    ]
    lines[1:1] = [
        "local contacts:",
        "  - name: Duty team",
        f"    number: 01632 960 {chance.randrange(100, 999)}",
        "    verified: 2026-02-01",
    ]
    start.write_text("\n".join(lines), "utf-8")


def a_course_more(chance: random.Random, project: Path) -> None:
    name = f"course-{chance.choice('defg')}"
    if not (project / "docs" / name).exists():
        make_course(project, name, [1, 1])


def a_course_less(chance: random.Random, project: Path) -> None:
    names = sorted(path.name for path in project.glob("docs/course-*"))
    if len(names) > 2:
        for part in ("docs", "quizzes"):
            shutil.rmtree(project / part / chance.choice(names[:1]))


def a_commit(chance: random.Random, project: Path) -> None:
    if not (project / ".git").exists():
        git(project, "init", "--quiet")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "Nothing of the site")


def a_damaged_cache(chance: random.Random, project: Path) -> None:
    entries = sorted(path for path in (project.parent / "kept").rglob("*") if path.is_file())
    for path in chance.sample(entries, len(entries) // 20):
        data = path.read_bytes()
        path.write_bytes(
            chance.choice(
                (b"", data[: len(data) // 2], data[:-1] + bytes([data[-1] ^ 1]), data[:32] + b"{}")
            )
        )
    for path in chance.sample(entries, len(entries) // 20):
        path.unlink(missing_ok=True)


DONE: tuple[Edit, ...] = (
    a_page,
    a_question,
    the_home_page,
    another_site_page,
    a_style,
    the_sites_name,
    a_title,
    a_contact,
    a_course_more,
    a_course_less,
    a_commit,
    a_damaged_cache,
)


def test_random_edits_are_built_to_the_bytes_of_a_build_that_keeps_nothing(
    project: Path, build: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    chance = random.Random(None if SOAKING else 21)
    build("kept")
    for number in range(EDITS):
        edit = DONE[number] if number < len(DONE) else chance.choice(DONE)
        edit(chance, project)
        made = build("kept")
        if number % COMPARED == COMPARED - 1:
            shutil.rmtree(tmp_path / "empty", ignore_errors=True)
            assert build("empty") == made, edit.__name__
    assert build("kept") == made, "all of it was kept"
