"""A build is the same bytes with an empty cache, with a full one and with a wrong one, whatever was
edited in between.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from briefed.building import fingerprints, shards, units
from briefed.building.build import _judged
from briefed.building.renderer import source_date
from briefed.source.project import load
from support.building import Run
from support.sampling import SOAKING, TIMES
from support.site_builds import contents, git
from support.synthetic.projects import copy_project, make_course

pytestmark = pytest.mark.slow

# So many edits, of which each build has some. Of so many builds, one is compared with a build that
# finds nothing kept but PDFs, and the last with one that finds nothing at all.
EDITS, EDITS_A_BUILD, COMPARED = (24 * TIMES, 1, 1) if SOAKING else (20, 4, 3)

Edit = Callable[[random.Random, Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two small courses."""
    project = tmp_path / "project"
    copy_project(project, course=False)
    for name in ("course-a", "course-b"):
        make_course(project, name, [1, 1])
    return project


@pytest.fixture
def build(project: Path, briefed: Run, tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Builds with a cache of a name: `build("kept")`. Returns the files of the site, and under
    "" what the build said.
    """

    def run(cache: str) -> dict[str, str]:
        named = {"BRIEFED_CACHE": str(tmp_path / cache)}
        made = briefed("build", project=project, env=os.environ | named)
        assert made.returncode == 0, made.stdout + made.stderr
        return {**contents(project / "site"), "": made.stdout + made.stderr}

    return run


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


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
    kept = entries(project.parent / "kept")
    for path in chance.sample(kept, len(kept) // 20):
        data = path.read_bytes() or b"damaged before"
        path.write_bytes(
            chance.choice(
                (b"", data[: len(data) // 2], data[:-1] + bytes([data[-1] ^ 1]), data[:32] + b"{}")
            )
        )
    for path in chance.sample(kept, len(kept) // 20):
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


def forget_courses(cache: Path) -> None:
    """Delete what is kept of courses, and keep PDFs and other files."""
    for path in filter(is_course, entries(cache)):
        path.unlink()


def is_course(entry: Path) -> bool:
    """Whether what is kept is a course, or what belongs to none."""
    return entry.read_bytes()[32:].startswith(b'{"files"')


def test_random_edits_are_built_to_the_bytes_of_a_build_that_keeps_nothing(
    project: Path, build: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    chance = random.Random(None if SOAKING else 21)
    made, done = build("kept"), []
    for number in range(EDITS):
        edit = DONE[number] if number < len(DONE) else chance.choice(DONE)
        edit(chance, project)
        done.append(edit.__name__)
        if number % EDITS_A_BUILD == EDITS_A_BUILD - 1:
            made = build("kept")
            if number // EDITS_A_BUILD % COMPARED == COMPARED - 1:
                forget_courses(tmp_path / "pdf")
                assert build("pdf") == made, done[-COMPARED * EDITS_A_BUILD :]
    times = {path: path.stat().st_mtime_ns for path in entries(tmp_path / "kept")}
    assert build("kept") == made
    assert {path: path.stat().st_mtime_ns for path in entries(tmp_path / "kept")} == times
    assert build("empty") == made


def test_shards_make_the_bytes_of_the_whole(
    project: Path,
    build: Callable[[str], dict[str, str]],
    briefed: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = build("whole")
    shutil.rmtree(project / "site")
    forget_courses(tmp_path / "whole")
    caches = {name: tmp_path / name for name in ("first", "second", "joined", "pooled")}
    for cache in caches.values():
        shutil.copytree(tmp_path / "whole", cache)

    def run(*arguments: object, cache: str) -> str:
        made = briefed(
            *arguments, project=project, env=os.environ | {"BRIEFED_CACHE": str(caches[cache])}
        )
        assert made.returncode == 0, made.stdout + made.stderr
        return made.stdout

    assert run("build", "--shard", "1/2", cache="first") == "Made shard 1 of 2: 1 course.\n"
    assert run("build", "--shard", "2/2", cache="second") == "Made shard 2 of 2: 1 course.\n"
    assert not (project / "site").exists()
    kept = {path: path.stat().st_mtime_ns for path in entries(caches["first"])}
    assert run("build", "--shard", "1/2", cache="first") == "Made shard 1 of 2: 1 course.\n"
    assert {path: path.stat().st_mtime_ns for path in entries(caches["first"])} == kept
    said = run("join", caches["first"], caches["second"], cache="joined")
    assert {**contents(project / "site"), "": f"{said}Built site/.\n"} == whole

    monkeypatch.setenv("BRIEFED_CACHE", str(caches["pooled"]))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context) as two:
        names = ["course-a", "course-b"]
        assert shards.make_all(project, names, source_date(project), executor=two) == []
    sources = fingerprints.read(project)
    wanted = fingerprints.of_units(load(project), sources, source_date(project))
    assert units.missing(wanted) == []
    assert build("pooled") == whole
    assert {path.name for path in project.glob(".site-*")} == {".site-lock"}


def test_what_is_kept_is_not_published_once_the_check_finds_an_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as a date that was to come."""
    replaced(project / "docs/course-b/introduction.md", "Not every finding", "All 97 findings")
    stopped = _judged(fingerprints.plan(project, "1"), project)
    assert stopped and "figure-not-in-briefing" in stopped.said
    assert stopped.reason.startswith("Nothing was built.") and capsys.readouterr().out == ""


def test_a_shard_with_an_error_keeps_nothing(project: Path, briefed: Run, tmp_path: Path) -> None:
    replaced(project / "docs/course-b/introduction.md", "Not every finding", "All 97 findings")
    named = os.environ | {"BRIEFED_CACHE": str(tmp_path / "kept")}
    made = briefed("build", "--shard", "2/2", project=project, env=named)
    assert made.returncode == 1
    assert "docs/course-b/introduction.md:" in made.stdout and "97" in made.stdout
    assert made.stderr == "This shard was not made, for the reason above, so it can't be joined.\n"
    assert not any(map(is_course, entries(tmp_path / "kept")))


def test_a_folder_in_which_no_build_kept_anything_is_not_joined(
    project: Path, briefed_here: Run, tmp_path: Path
) -> None:
    nothing = briefed_here("join", tmp_path / "empty", project=project)
    assert nothing.returncode == 2
    assert f"{tmp_path / 'empty'}:1:1: no build kept anything" in nothing.stderr


def test_a_shard_that_can_not_be_kept_says_so(project: Path, briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the cache would be", "utf-8")
    named = os.environ | {"BRIEFED_CACHE": str(tmp_path / "file")}
    made = briefed("build", "--shard", "1/2", project=project, env=named)
    assert (made.returncode, made.stdout) == (2, "")
    assert made.stderr.startswith(
        f"briefed: this shard was not kept, since the cache in {tmp_path / 'file'}"
    )


def test_a_shard_may_have_no_course(project: Path, briefed_here: Run) -> None:
    made = briefed_here("build", "--shard", "3/3", project=project)
    assert (made.returncode, made.stdout) == (0, "Made shard 3 of 3: 0 courses.\n"), made.stderr


@pytest.mark.parametrize("given", ["0/2", "3/2", "2", "a/b", "1/"])
def test_what_is_no_shard_is_refused(project: Path, briefed_here: Run, given: str) -> None:
    made = briefed_here("build", "--shard", given, project=project)
    assert made.returncode == 2 and f"{given} is no shard" in made.stderr
