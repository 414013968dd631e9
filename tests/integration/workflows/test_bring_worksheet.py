"""A worksheet that is brought in the browser fills in its course in a change request."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from support.building import Run
from support.platforms import Remote
from support.workflows import bring, brought
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
    assert job.failed, "two of the three can't be brought"
    (branch,) = brought(remote)
    ((options, body),) = remote.requests()
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
    assert "This worksheet changes nothing." in job.summary
    assert "this worksheet holds tracked changes" in job.summary
