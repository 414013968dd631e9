"""A worksheet that is brought in the browser fills in its course in a change request."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from support.building import Run
from support.platforms import Remote, git
from support.workflows import COURSE_FILES, HOME, bring, brought, handed_on, open_requests
from support.worksheets import exported, fill_in

pytestmark = pytest.mark.slow
COURSE = "keeping-babies-safe"


def test_a_worksheet_fills_in_its_course_and_a_damaged_one_is_told(
    remote: Remote, briefed: Run, tmp_path: Path
) -> None:
    place = remote.clone()
    sheet = exported(briefed, place, COURSE, "--theme", "hidden-men")
    untouched = sheet.read_bytes()
    fill_in(
        sheet,
        lambda one: "Speak to him, *where* it is safe." if "asks of practice" in one.form else None,
    )
    filled = sheet.read_bytes()
    document = docx.Document(sheet)
    document.paragraphs[3]._p.append(OxmlElement("w:ins"))
    tracked = tmp_path / "tracked.docx"
    document.save(tracked)
    remote.change(
        ("incoming/Hidden men, filled in.docx", filled),
        ("incoming/empty.docx", untouched),
        ("incoming/tracked.docx", tracked.read_bytes()),
    )
    job, _ = bring(remote)
    assert job.failed, "one of the three can't be read"
    branch, damaged = brought(remote)
    (options, body), (of_damaged, _) = remote.requests()
    assert of_damaged["--title"] == "Not brought: tracked.docx" and "/not-brought-" in damaged
    assert options["--title"] == f"Worksheet: {COURSE}" and branch.startswith(f"bring/{COURSE}-")
    assert "The course was filled in from this file:" in body
    told = body.partition("## What was filled in")[2].partition("## What is to do")[0]
    assert "  Hidden men, quote 1: what this asks of practice\n" in told
    page = f"docs/{COURSE}/hidden-men.md"
    assert "Speak to him, \\*where\\* it is safe." in remote.show(branch, page)
    changed = {
        file
        for file in remote.files("main") & remote.files(branch)
        if remote.show(branch, file) != remote.show("main", file)
    }
    assert changed == {page}
    gone = remote.files("main") - remote.files(branch)
    assert gone == {"incoming/Hidden men, filled in.docx"}
    told = "### Brought before\n\n```text\nincoming/empty.docx:\nNothing new is on this worksheet"
    assert told in job.summary
    assert "this worksheet holds tracked changes" in job.summary


def test_the_worksheet_of_a_new_course_comes_with_it_and_is_brought_on_a_branch_of_its_own(
    brought_on: Path, tmp_path: Path
) -> None:
    remote = handed_on(brought_on, tmp_path)
    assert not open_requests(remote).failed
    (first,) = brought(remote)
    ((_, body),) = remote.requests()
    name = f"{first.removeprefix('bring/')}-worksheet.docx"
    assert f"`{name}`" in body
    sheet = remote.folder / "artifacts/draft-previews" / name
    assert fill_in(sheet, lambda one: "9" if one.form.startswith("Minutes:") else None) == 2
    place = remote.clone(first)
    (place / "incoming/The worksheet.docx").write_bytes(sheet.read_bytes())
    git(place, "add", "--", "incoming")
    git(place, "commit", "--quiet", "--message", "The worksheet")
    git(place, "push", "--quiet", "origin", "HEAD:refs/heads/officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed, job.said
    options, body = remote.requests()[-1]
    assert options["--title"] == "Worksheet: small-audit" and options["--base"] == "main"
    head = options["--head"]
    kept = "quizzes/small-audit/.worksheets.json"
    assert remote.files(head) - remote.files("main") == COURSE_FILES | {kept}
    assert "\nminutes: 9\n" in remote.show(head, "docs/small-audit/hidden-men.md")
    told = body.partition("  Hidden men (")[2]
    assert re.search(r"\n    quotes? 1.*: what this asks of practice\b", told), told
    # What is left is told once: by the worksheet, and in full on the page of the preview.
    assert "not-written" not in body and "“What is left to do”" in body
    assert re.search(r"\d+ of \d+ statements taught", body)


def test_the_worksheet_of_what_all_courses_share_comes_with_a_course_and_changes_nothing_else(
    brought_on: Path, tmp_path: Path
) -> None:
    remote = handed_on(brought_on, tmp_path)
    assert not open_requests(remote).failed
    ((_, body),) = remote.requests()
    assert "`site-worksheet.docx` is another worksheet, for the numbers to call" in body
    sheet = remote.folder / "artifacts/draft-previews/site-worksheet.docx"
    days = iter([f"{day} November 2024" for day in range(1, 31)])
    fill_in(sheet, lambda one: next(days) if one.label.startswith("The day") else None)
    filled = sheet.read_bytes()
    remote.change(("incoming/Numbers.docx", filled))
    job, _ = bring(remote)
    assert not job.failed, job.said
    options, body = remote.requests()[-1]
    assert options["--title"] == "Worksheet: what all courses share"
    assert "What all courses share was filled in from this file:" in body
    assert "  What all courses share, numbers to call\n" in body
    assert "What all courses share then has to be approved as it is now." in body
    head = options["--head"]
    assert head.startswith("bring/site-")
    assert remote.files(head) - remote.files("main") == {"quizzes/.worksheets.json"}
    assert remote.files("main") - remote.files(head) == {"incoming/Numbers.docx"}
    before, after = remote.show("main", HOME), remote.show(head, HOME)
    assert "\n    verified: 2024-11-01\n" in after
    without = [line for line in after.split("\n") if "verified:" not in line]
    assert without == [line for line in before.split("\n") if "verified:" not in line]
