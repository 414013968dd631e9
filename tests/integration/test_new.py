"""`briefed new`: from a text to a course in which every sentence is quoted and the rest is a list
of what to write.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from support.building import ROOT, SAMPLE, Run
from support.files import everything

COURSES = {
    "keeping-babies-safe": SAMPLE / "docs/keeping-babies-safe/original.txt",
    "lighthouse-keepers": ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt",
}
MARK = re.compile(r"\[to write: [^\]]*\]")


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_import.py starts `briefed new` in one of its own."""
    return briefed_here


def found(briefed: Run, project: Path, course: str) -> dict:
    return json.loads(briefed("check", course, "--format", "json", project=project).stdout)


@pytest.mark.parametrize("name", COURSES)
def test_a_course_is_made_whole_and_what_is_left_is_to_write(
    name: str, empty: Path, briefed: Run
) -> None:
    run = briefed("new", COURSES[name], "--course", name, project=empty)
    assert run.returncode == 0, run.stderr
    written = [
        line.strip()
        for line in run.stdout.partition("Written:\n")[2].partition("\n\n")[0].splitlines()
    ]
    made = [path for folder in ("docs", "quizzes") for path in (empty / folder / name).iterdir()]
    assert sorted(path.relative_to(empty).as_posix() for path in made) == sorted(written)
    assert (empty / "docs" / name / "original.txt").read_bytes() == COURSES[name].read_bytes()

    result = found(briefed, empty, name)
    codes = [one["code"] for one in result["problems"] if one["severity"] == "error"]
    undecided = codes.count("exemption-proposed")
    assert undecided and set(codes) == {
        "not-written",
        "exemption-proposed",
        *(["placeholder-link"] if name == "keeping-babies-safe" else []),
    }
    summary = result["summary"]
    assert (
        summary["statements"] == summary["taught"] > 20
        and summary["tested"] == summary["questions"] == 0
    )
    assert (
        sum(path.read_text(encoding="utf-8").count("</quiz>") for path in made)
        == summary["sentences"] - undecided
    )
    marks = {
        path.relative_to(empty).as_posix(): len(MARK.findall(path.read_text(encoding="utf-8")))
        for path in made
    }
    told = [one for one in result["problems"] if one["code"] == "not-written"]
    for file, count in marks.items():
        said = [one for one in told if one["file"] == file]
        assert len(said) == (count / 7 if file.startswith("quizzes/") else count), file
    assert briefed("build", project=empty).returncode == 1 and not (empty / "site").exists()


def test_the_briefing_is_the_one_that_an_import_makes(empty: Path, briefed: Run) -> None:
    source = COURSES["keeping-babies-safe"]
    assert briefed("new", source, project=empty).returncode == 0
    imported = briefed("statements", source, "--format", "markdown").stdout
    course = next(path.name for path in (empty / "quizzes").iterdir() if path.is_dir())
    assert (empty / "docs" / course / "briefing.md").read_text(encoding="utf-8") == imported


def test_a_written_part_is_a_problem_no_more_and_a_scaffold_can_be_finished(
    empty: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "small.txt").write_text(
        (
            "Small audit\n\nHidden men:\n\n• Fathers were spoken to in 3/12 cases.\n"
            "• 2 cases had * and _ in [brackets].\n"
        ),
        encoding="utf-8",
    )
    assert briefed("new", tmp_path / "small.txt", project=empty).returncode == 0
    before = len(found(briefed, empty, "small-audit")["problems"])
    page = empty / "docs/small-audit/hidden-men.md"
    page.write_text(
        MARK.sub("Speak to him.", page.read_text(encoding="utf-8"), 1), encoding="utf-8"
    )
    assert len(found(briefed, empty, "small-audit")["problems"]) == before - 1
    for path in [
        *(empty / "docs/small-audit").glob("*.md"),
        *(empty / "quizzes/small-audit").glob("*.md"),
    ]:
        number = iter(range(1000))
        text = MARK.sub(
            lambda _, number=number: (
                f"Speak to fathers about cases, {'abcdefghijklmnopqrst'[next(number) % 20]}"
            ),
            path.read_text(encoding="utf-8"),
        )
        path.write_text(text.replace("minutes:", "minutes: 5"), encoding="utf-8")
    assert [
        one
        for one in found(briefed, empty, "small-audit")["problems"]
        if one["severity"] == "error"
    ] == []


@pytest.mark.parametrize(
    ("title", "text", "kind", "heading"),
    [
        ("What the Harbour Review Found", "An audit was asked for.", "review", "found"),
        ("Lamps lit", "The inspectors came. The inspection was short.", "inspection", "found"),
        ("Fog alert", "Lamps were out during the review and the audit.", "alert", "says"),
        ("An audit of the review of lamps", "The audit was short.", "audit", "found"),
        ("Lamps lit", "An audit and a review were asked for.", "briefing", "says"),
        ("Lamps lit", "Reviewing takes time; he inspected nothing.", "briefing", "says"),
    ],
)
def test_the_kind_of_paper_decides_what_its_pages_have(
    title: str, text: str, kind: str, heading: str, empty: Path, briefed: Run, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(f"# {title}\n\n## Oil\n\n- {text}\n- Oil was short.\n", encoding="utf-8")
    run = briefed("new", paper, "--course", "lamps", project=empty)
    assert run.returncode == 0, run.stderr
    start = (empty / "docs/lamps/index.md").read_text(encoding="utf-8")
    assert f"\nkind of briefing: {kind}\n" in start
    page = (empty / "docs/lamps/oil.md").read_text(encoding="utf-8")
    assert f"\n## What the {kind} {heading}\n" in page
    assert ("Trainer notes" in page) is (kind != "alert")
    codes = {one["code"] for one in found(briefed, empty, "lamps")["problems"]}
    assert not codes & {"page-part-missing", "sentence-not-taught"}


def test_what_it_was_unsure_of_is_said_with_its_line(
    empty: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "unsure.txt").write_text(
        (
            "Small audit\n\nWider themes:\n\nHidden men:\n\nPractitioners should:\n\n• Ask.\n\n"
            "Safer sleep\n\nOne finding.\n\nWhat next?\n\nA plan.\n"
        ),
        encoding="utf-8",
    )
    run = briefed("new", tmp_path / "unsure.txt", project=empty)
    said = re.findall(
        r"unsure\.txt:(\d+): '([^']*)' was read as (?:a|an|the) (\w+(?: over)?)", run.stdout
    )
    assert said == [
        ("3", "Wider themes:", "heading over"),
        ("7", "Practitioners should:", "beginning"),
        ("11", "Safer sleep", "paragraph"),
        ("15", "What next?", "heading"),
    ]


def test_what_is_next_is_a_worksheet_and_its_commands_work_as_they_are_said(
    empty: Path, briefed: Run, tmp_path: Path
) -> None:
    name = "lighthouse-keepers"
    run = briefed("new", COURSES[name], "--course", name, project=empty)
    *_, last = run.stdout.splitlines()
    assert last.startswith(
        f"Next: .venv/bin/briefed export worksheet {name} makes {name}-worksheet.docx. Write in it "
    )
    export, fill, check = re.findall(
        r"(?<=\.venv/bin/briefed )[a-z]+(?: [a-z.-]+)*?(?= [a-z]+s )", last
    )
    sheet = tmp_path / f"{name}-worksheet.docx"
    made = briefed(*export.split(), "--output", sheet, project=empty)
    assert made.returncode == 0 and sheet.exists(), made.stderr
    assert fill == f"fill {name} {sheet.name}"
    filled = briefed("fill", name, sheet, project=empty)
    assert filled.returncode == 1 and not filled.stderr, "all of it is missing yet"
    listed = briefed(*check.split(), project=empty)
    assert listed.returncode == 1 and "not-written" in listed.stdout


def test_nothing_is_overwritten(project: Path, briefed: Run) -> None:
    before = everything(project)
    run = briefed(
        "new", COURSES["keeping-babies-safe"], "--course", "keeping-babies-safe", project=project
    )
    assert (
        run.returncode == 2
        and "quizzes/keeping-babies-safe" in run.stderr
        and "is there already, and nothing of it was changed" in run.stderr
    )
    assert everything(project) == before


@pytest.mark.parametrize("name", ["../outside", "Keeping Babies", "-x", ""])
def test_a_name_that_is_no_folders_is_refused(name: str, empty: Path, briefed: Run) -> None:
    before = everything(empty)
    run = briefed("new", COURSES["keeping-babies-safe"], f"--course={name}", project=empty)
    assert run.returncode == 2 and "can't be the name of a course's folder" in run.stderr
    assert everything(empty) == before


def test_a_heading_with_the_address_of_another_page_is_refused(
    empty: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text(
        "Small audit\n\nOne:\n\n• A.\n\nMy learning:\n\n• B.\n", encoding="utf-8"
    )
    before = everything(empty)
    run = briefed("new", tmp_path / "bad.txt", project=empty)
    assert (
        run.returncode == 2
        and "bad.txt:7:1: " in run.stderr
        and "the address of one that every course has" in run.stderr
    )
    assert everything(empty) == before


def test_a_run_that_was_cut_off_is_completed_or_never_happened(empty: Path, briefed: Run) -> None:
    assert (
        briefed("new", COURSES["lighthouse-keepers"], "--course", "lamps", project=empty).returncode
        == 0
    )
    whole = {name: data for name, (_, data) in everything(empty).items()}
    # As a kill between the two moves leaves it: the questions are in their place, the pages still
    # wait.
    waiting = empty / ".bringing-lamps"
    waiting.mkdir()
    (waiting / "ready").touch()
    os.rename(empty / "docs/lamps", waiting / "docs")
    run = briefed("new", COURSES["lighthouse-keepers"], "--course", "lamps", project=empty)
    assert run.returncode == 2 and "an earlier run was cut off. It has been completed" in run.stderr
    assert {name: data for name, (_, data) in everything(empty).items()} == whole
    # And before everything was written.
    for folder in ("docs/lamps", "quizzes/lamps"):
        shutil.rmtree(empty / folder)
    (waiting / "docs").mkdir(parents=True)
    (waiting / "docs/index.md").write_text("half", encoding="utf-8")
    assert (
        briefed("new", COURSES["lighthouse-keepers"], "--course", "lamps", project=empty).returncode
        == 0
    )
    assert {name: data for name, (_, data) in everything(empty).items()} == whole


def test_where_nothing_can_be_written_nothing_is_kept(empty: Path, briefed: Run) -> None:
    shutil.rmtree(empty / "quizzes")
    (empty / "quizzes").write_text("", encoding="utf-8")
    before = everything(empty)
    run = briefed("new", COURSES["lighthouse-keepers"], "--course", "lamps", project=empty)
    assert (
        run.returncode == 2 and "can't be written" in run.stderr and "Traceback" not in run.stderr
    )
    assert {name: data for name, (_, data) in everything(empty).items()} == {
        name: data for name, (_, data) in before.items()
    }


def test_quotes_hold_the_words_whatever_the_lines_begin_with(
    empty: Path, briefed: Run, tmp_path: Path
) -> None:
    long = "word " * 22
    (tmp_path / "odd.txt").write_text(
        (
            f"Small audit\n\nHidden men:\n\n• {long}- then a dash and 12. then a number, {long}# "
            f"and > so on.\n• In 3 cases there were *stars*.\n"
        ),
        encoding="utf-8",
    )
    assert briefed("new", tmp_path / "odd.txt", project=empty).returncode == 0
    codes = {
        one["code"]
        for one in found(briefed, empty, "small-audit")["problems"]
        if one["severity"] == "error"
    }
    assert codes == {"not-written"}
