"""The text of `briefed check` is a list of what to do, theme by theme; a change is one entry."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from support.building import ROOT, Run

PAPER = ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt"
COURSE = "lighthouse-keepers"


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; other tests start `briefed check` in one of its own."""
    return briefed_here


@pytest.fixture
def scaffold(empty: Path, briefed: Run) -> Path:
    """A project with a course that nobody has written anything of yet."""
    assert briefed("new", PAPER, "--course", COURSE, project=empty).returncode == 0
    return empty


def files(text: str) -> list[str]:
    """The files of a list in its order, each once where its entries are together."""
    return [file for file, _ in itertools.groupby(re.findall(r"(?m)^(\S+?\.md):\d+:\d+: ", text))]


def themes(project: Path) -> list[str]:
    """The names of a course's themes in the order of its briefing."""
    briefing = (project / f"docs/{COURSE}/briefing.md").read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(r"\{ #([a-z-]+)-\d+ \}", briefing)))


def test_the_list_goes_theme_by_theme_and_the_page_comes_before_its_questions(
    scaffold: Path, briefed: Run
) -> None:
    names = themes(scaffold)
    assert len(names) > 4 and names != sorted(names)
    listed = files(briefed("check", COURSE, project=scaffold).stdout)
    assert listed == [
        f"docs/{COURSE}/index.md",
        *(
            file
            for name in names
            for file in (
                f"docs/{COURSE}/{name}.md",
                # Whether “It is written for all …” needs a question is decided before the others.
                *([f"docs/{COURSE}/briefing.md"] if name == "introduction" else []),
                f"quizzes/{COURSE}/{name}.md",
            )
        ),
    ]
    # What programs read stays sorted by file and line.
    annotated = briefed("check", COURSE, "--format", "github", project=scaffold).stdout
    sorted_files = re.findall(r"file=([^,]+),", annotated)
    assert sorted_files == sorted(sorted_files)


def test_one_theme_can_be_listed_alone(scaffold: Path, briefed: Run) -> None:
    whole = briefed("check", COURSE, project=scaffold).stdout.splitlines()
    for name in ("Lamp care", "lamp-care"):
        run = briefed("check", COURSE, "--theme", name, project=scaffold)
        assert run.returncode == 1
        assert files(run.stdout) == [
            f"docs/{COURSE}/lamp-care.md",
            f"quizzes/{COURSE}/lamp-care.md",
        ]
        *entries, _ = run.stdout.splitlines()
        assert entries == [line for line in whole if "/lamp-care.md:" in line]


def test_of_one_theme_its_own_statements_and_questions_are_counted(briefed: Run) -> None:
    project = ROOT / "tests/fixture"
    written = project / f"quizzes/{COURSE}/lamp-care.md"
    questions = written.read_text(encoding="utf-8").count("<!-- question")
    ids = re.findall(
        r"\{ #lamp-care-\d+ \}", (project / f"docs/{COURSE}/briefing.md").read_text("utf-8")
    )
    run = briefed("check", COURSE, "--theme", "lamp-care", project=project)
    *_, last = run.stdout.splitlines()
    assert last.startswith(
        f"the theme “Lamp care”: {len(ids)} of {len(ids)} statements taught, "
    ), last
    assert f" exempt, {questions} questions; " in last
    *_, of_all = briefed("check", COURSE, project=project).stdout.splitlines()
    assert "theme" not in of_all and f"{len(ids)} of {len(ids)} statements" not in of_all
    as_json = briefed("check", COURSE, "--theme", "lamp-care", "--format", "json", project=project)
    summary = json.loads(as_json.stdout)["summary"]
    assert (summary["statements"], summary["questions"]) == (len(ids), questions)


def test_what_is_not_written_of_a_theme_is_not_counted(scaffold: Path, briefed: Run) -> None:
    run = briefed("check", COURSE, "--theme", "Lamp care", project=scaffold)
    *_, last = run.stdout.splitlines()
    assert re.match(r"the theme “Lamp care”: (\d+) of \1 statements taught, 0 of \d+ ", last)
    assert "0 questions; " in last


def test_a_theme_that_is_not_there_and_a_course_that_is_not_named(
    scaffold: Path, briefed: Run
) -> None:
    run = briefed("check", COURSE, "--theme", "lamps", project=scaffold)
    assert run.returncode == 2 and "has no theme 'lamps': there are introduction" in run.stderr
    assert briefed("new", PAPER, "--course", "other", project=scaffold).returncode == 0
    run = briefed("check", "--theme", "lamp-care", project=scaffold)
    assert run.returncode == 2 and "name the course of this theme" in run.stderr


def test_what_rests_on_one_change_is_one_entry(
    scaffold: Path, briefed: Run, tmp_path: Path
) -> None:
    changed = PAPER.read_text(encoding="utf-8").replace("clean and trimmed", "clean")
    paper = tmp_path / "next.txt"
    paper.write_text(changed, encoding="utf-8")
    run = briefed("update", COURSE, paper, "--edition", "2", project=scaffold)
    assert run.returncode == 0, run.stderr
    # The same words are quoted on a page of another theme as well.
    page = scaffold / f"docs/{COURSE}/lamp-care.md"
    quote = re.search(r"(?m)^> The lamps were clean.*\n(?:> .*\n)+", page.read_text("utf-8"))
    assert quote
    other = scaffold / f"docs/{COURSE}/fog-signals.md"
    other.write_text(
        other.read_text("utf-8").replace("## In practice", f"{quote[0]}\n## In practice"), "utf-8"
    )
    lines = briefed("check", COURSE, project=scaffold).stdout.splitlines()
    stale = [at for at, line in enumerate(lines) if " quote-not-in-briefing: " in line]
    assert len(stale) == 3
    # Nothing else comes between them but what rests on the same words.
    entry = lines[stale[0] : stale[-1] + 1]
    assert all("lamp-care-1" in line for line in entry), entry
    first, *others = (lines[at] for at in stale)
    assert first.startswith(f"docs/{COURSE}/lamp-care.md:") and "clean" in first
    where = first.partition(": error")[0]
    same = f"the same change of lamp-care-1 as at {where}"
    assert [line.endswith(same) for line in others].count(True) == 1
    assert any(line.startswith(f"docs/{COURSE}/fog-signals.md:") for line in others)
