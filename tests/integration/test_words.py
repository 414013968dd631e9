"""`briefed words` on the fixture's course, with its numbers compared with the sources."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support.building import TESTS, Run

FIXTURE = TESTS / "fixture"
PAGE = "docs/lighthouse-keepers/fog-signals.md"
QUIZ = "quizzes/lighthouse-keepers/fog-signals.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("docs", "quizzes"):
        shutil.copytree(FIXTURE / folder, tmp_path / folder)
    shutil.copy(FIXTURE / "mkdocs.yml", tmp_path)
    return tmp_path


def table(said: str) -> dict[str, dict[str, str]]:
    """The rows of the table, by the name of their part."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in said.splitlines()
        if line.startswith("|")
    ]
    head, _, *parts = rows
    return {row[0]: dict(zip(head, row, strict=True)) for row in parts}


def counted(briefed: Run, project: Path) -> dict[str, str]:
    run = briefed("words", project=project)
    assert run.stderr == "", run.stderr
    return table(run.stdout)["fog-signals"]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_part_has_its_row_and_all_are_added_up(briefed_here: Run) -> None:
    run = briefed_here("words", project=FIXTURE)
    assert run.returncode == 0, run.stdout
    rows = table(run.stdout)
    assert set(rows) == {path.stem for path in FIXTURE.glob("quizzes/*/*.md")}
    asked = sum(
        path.read_text("utf-8").count("<!-- question") for path in FIXTURE.glob("quizzes/*/*")
    )
    assert sum(int(row["questions"]) for row in rows.values()) == asked
    words = sum(int(row["words"]) for row in rows.values())
    assert f"{words} words in all" in run.stdout and f"{asked} questions" in run.stdout
    needed = sum(float(row["minutes by estimate"]) for row in rows.values())
    total = re.search(r"minutes, (\d+) by estimate;", run.stdout)
    assert needed > asked / 3 and total and abs(needed - int(total[1])) < 1
    kinds = " ".join(row["kinds"] for row in rows.values())
    assert {"one answer", "several answers", "fill in", "sort", "match", "put in order"} <= set(
        re.findall(r"\d+ ([a-z ]+[a-z])", kinds)
    )
    assert rows["who-relieves-the-keeper"]["choices in cases"] == "3"


def test_quotes_questions_and_cases_are_none_of_our_words(copy: Path, briefed_here: Run) -> None:
    before = counted(briefed_here, copy)
    page = (copy / PAGE).read_text(encoding="utf-8")
    (copy / PAGE).write_text(
        page.replace(
            "## What the audit found\n",
            "## Try this\n\n*This case is fiction.* One more word for nobody.\n\n"
            "## What the audit found\n\n> Horns must be tested on the first Monday of the month, "
            "whatever the weather. [fog-signals-3]\n",
            1,
        ),
        encoding="utf-8",
    )
    edit(copy / QUIZ, "The horn sounded", "At night, the horn sounded")
    after = counted(briefed_here, copy)
    assert after["words"] == before["words"] and after != before
    edit(copy / PAGE, "## In practice\n", "Five words of our own.\n\n## In practice\n")
    assert int(counted(briefed_here, copy)["words"]) == int(before["words"]) + 5


def test_what_is_over_a_limit_is_said_and_gives_status_1(copy: Path, briefed_here: Run) -> None:
    long = " ".join(["The keeper is there."] * 163)
    edit(copy / PAGE, "## In practice\n", f"{long}\n\n## In practice\n")
    run = briefed_here("words", project=copy)
    words = table(run.stdout)["fog-signals"]["words"]
    assert int(words) > 650 and run.returncode == 1
    assert f"fog-signals has {words} words: cut it to 650 or fewer\n" in run.stdout
    finding = "Horns must be tested on the first Monday of the month, whatever the weather."
    assert f"fog-signals has 652 words of its own on “{finding}”: cut them to 80 or" in run.stdout
    assert run.stdout.count("words of its own") == 1
    edit(copy / PAGE, long, " ".join(["The keeper is there."] * 20))
    assert "words of its own" not in briefed_here("words", project=copy).stdout
    assert "has a grade of" not in run.stdout
    hard = "Multiagency professionals demonstrating considerable organisational responsibility. "
    edit(copy / QUIZ, "> By then it is too late to mend.", f"> {hard * 9}By then it is late.")
    run = briefed_here("words", "lighthouse-keepers", project=copy)
    assert run.returncode == 1
    assert "words: cut" not in run.stdout
    assert re.search(r"fog-signals has a grade of \d+\.\d in its questions: ", run.stdout)
    assert "in its page" not in run.stdout


def test_a_course_that_is_not_there_is_refused(briefed_here: Run) -> None:
    run = briefed_here("words", "nowhere", project=FIXTURE)
    assert run.returncode == 2 and "there is no course 'nowhere'" in run.stderr


def test_one_theme_alone_by_its_heading_or_its_page(copy: Path, briefed_here: Run) -> None:
    whole = table(briefed_here("words", project=copy).stdout)["fog-signals"]
    for name in ("Fog signals", "fog-signals", "fog-signals.md"):
        run = briefed_here("words", "lighthouse-keepers", "--theme", name, project=copy)
        assert run.returncode == 0, run.stderr
        assert table(run.stdout) == {"fog-signals": whole}
        assert f"\n{whole['words']} words, without quotes" in run.stdout
        assert "in all" not in run.stdout
    run = briefed_here("words", "lighthouse-keepers", "--theme", "fog", project=copy)
    assert run.returncode == 2 and "has no theme 'fog': there are introduction" in run.stderr
    hard = "Multiagency professionals demonstrating considerable organisational responsibility. "
    edit(copy / QUIZ, "> By then it is too late to mend.", f"> {hard * 9}By then it is late.")
    assert briefed_here("words", "--theme", "fog-signals", project=copy).returncode == 1
    assert briefed_here("words", "--theme", "lamp-care", project=copy).returncode == 0
