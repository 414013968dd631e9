"""A file that can't be read is told once, in a change request that takes it away."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.platforms import Remote, git
from support.workflows import (
    SMALL,
    bring,
    brought,
    gitlab_open_requests,
    make_courses,
    open_requests,
)

pytestmark = pytest.mark.slow
FLAT = ("incoming/Flat * paper.txt", b"Only a line.\n")
WHY = "incoming/Flat * paper.txt:1:1: no headings were found"


def test_a_file_that_can_not_be_read_is_told_once_and_blocks_nobody(remote: Remote) -> None:
    remote.change(FLAT, ("incoming/Flat x paper.txt", SMALL))
    job, _ = bring(remote)
    assert job.failed, "whoever brought it hears of it"
    refused, course = brought(remote)
    assert refused.startswith("bring/not-brought-flat-paper-txt-")
    assert remote.files("main") - remote.files(refused) == {FLAT[0]}
    assert remote.files(refused) < remote.files("main")
    assert FLAT[0] in remote.files(course) and "bring/small-audit-" in course
    options, body = next(one for one in remote.requests() if one[0]["--head"] == refused)
    assert options["--title"] == "Not brought: Flat * paper.txt" and options["--base"] == "main"
    assert WHY in body and WHY in job.summary and f"| {WHY}" in job.said
    assert "Mend the file and bring it again under the same name" in body

    # A later push has the file still: nothing of it fails, and it is not told anew.
    job, _ = bring(remote)
    assert not job.failed, job.said
    assert f"### Told before: Flat * paper.txt\n\nIts change request is from `{refused}`" in (
        job.summary
    )
    # So, too, in the branch of another's upload.
    remote.change(("incoming/.gitkeep", b""), branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed, job.said
    assert brought(remote) == [refused, course, "officer-patch-1"] and len(remote.requests()) == 2


def test_what_is_left_when_its_request_was_merged_is_kept_in_the_history(remote: Remote) -> None:
    remote.change(FLAT)
    assert bring(remote)[0].failed
    (refused,) = brought(remote)
    git(remote.bare, "update-ref", "refs/heads/main", refused)
    assert FLAT[0] not in remote.files("main")
    job, _ = bring(remote)
    assert not job.failed and "paper" not in job.summary
    assert git(remote.bare, "show", f"{refused}^:{FLAT[0]}").encode() == FLAT[1]


def test_in_the_branch_of_an_upload_its_own_change_request_tells_it(remote: Remote) -> None:
    remote.change(FLAT, branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert job.failed and WHY in job.summary
    assert brought(remote) == ["officer-patch-1"] and remote.requests() == []


def test_a_request_that_takes_a_file_away_may_do_nothing_else(remote: Remote) -> None:
    remote.change(FLAT)
    made, _ = make_courses(remote)
    assert not made.failed, "the next job says whether it is new"
    folder = remote.folder / "artifacts/requests"
    listed = folder / "requests.json"
    place = remote.clone()
    (place / "docs/keeping-babies-safe/hidden-men.md").unlink()
    git(place, "commit", "--quiet", "--all", "--message", "Another page goes")
    git(place, "bundle", "create", "--quiet", str(folder / "0.bundle"), "HEAD^..HEAD")
    assert listed.is_file()
    job = open_requests(remote)
    assert job.failed and "which no change request of this kind may change" in job.summary
    assert brought(remote) == []


def test_gitlab_tells_it_in_a_change_request_as_well(remote: Remote, tmp_path: Path) -> None:
    remote.change(FLAT)
    assert not remote.gitlab("bring", remote.clone()).failed
    job, opening = gitlab_open_requests(remote)
    assert job.failed and WHY in (opening / "opened/report.md").read_text(encoding="utf-8")
    pushed = (tmp_path / "push-options").read_text(encoding="utf-8").splitlines()
    assert "merge_request.title=Not brought: Flat * paper.txt" in pushed
    assert (
        "merge_request.description=Why it was not brought: https://gitlab.example/pipelines/5"
        in (pushed)
    )
    job, _ = gitlab_open_requests(remote)
    assert not job.failed
