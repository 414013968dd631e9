"""The check of a change request, each step as the workflow has it."""

from __future__ import annotations

import json
import re

import pytest
from support.platforms import Remote, gitlab
from support.workflows import PAGE, broken_page, problems

pytestmark = pytest.mark.slow


def test_problems_come_out_at_their_lines_with_a_preview_and_the_job_fails(remote: Remote) -> None:
    remote.change((PAGE, broken_page()), branch="officer-patch-1")
    place = remote.clone("officer-patch-1")
    job = remote.github("check.yml", "check", place, "officer-patch-1")
    line = next(
        number for number, line in enumerate(broken_page().splitlines(), 1) if b"some work" in line
    )
    assert re.search(
        rf"^::error file={PAGE},line={line},col=1,title=quote-not-in-briefing::.*tenacious",
        job.step("Check, with").said,
        re.M,
    )
    assert job.failed and [step.status for step in job.steps if step.status] == [1], (
        "the check alone"
    )
    assert not job.step("Build and verify").ran
    kept = job.step("Keep the draft preview")
    assert kept.ran and kept.given["path"] == "preview"
    assert any(
        "this is not whole sentences of hidden-men-1" in said
        for said in problems(place / "preview/keeping-babies-safe/hidden-men.html")
    )
    assert "[Download the draft preview](https://github.example/artifact/1)" in job.summary
    assert (
        re.search(rf"^    {PAGE}:{line}:1: error quote-not-in-briefing: ", job.summary, re.M)
        and "    docs/keeping-babies-safe/index.md:" in job.summary
    )
    assert not (place / "site").exists()


def test_a_sound_change_request_is_built_and_verified(remote: Remote) -> None:
    place = remote.clone()
    job = remote.github("check.yml", "check", place, "officer-patch-1")
    assert not job.failed and all(step.ran for step in job.steps), job.said
    assert (
        "Built site/." in job.step("Build and verify").said
        and (place / "preview/index.html").is_file()
    )


def test_gitlab_gets_its_report_and_a_preview_of_its_own(remote: Remote) -> None:
    remote.change((PAGE, broken_page()), branch="officer-patch-1")
    place = remote.clone("officer-patch-1")
    job = remote.gitlab("check", place, "officer-patch-1")
    assert (
        job.failed and "error quote-not-in-briefing" in job.said and not (place / "site").exists()
    )
    report = json.loads(
        (place / gitlab()["check"]["artifacts"]["reports"]["codequality"]).read_text(
            encoding="utf-8"
        )
    )
    assert ("quote-not-in-briefing", PAGE) in {
        (one["check_name"], one["location"]["path"]) for one in report
    }
    assert gitlab()["check"]["artifacts"]["when"] == "always"

    place = remote.clone("officer-patch-1")
    job = remote.gitlab("preview", place, "officer-patch-1")
    assert not job.failed, job.said
    assert gitlab()["preview"]["artifacts"]["paths"] == ["preview/"]
    assert problems(place / "preview/keeping-babies-safe/hidden-men.html")
    assert (place / "preview.env").read_text(encoding="utf-8") == (
        "PREVIEW_URL=https://partnership.pages.example/-/audits/course/-/jobs/7/artifacts/"
        "preview/index.html\n"
    )
