"""What is left of a file that was brought: its branch, and the file in it, start runs later."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.platforms import Remote, git
from support.workflows import SMALL, bring, brought, handed_on, open_requests

pytestmark = pytest.mark.slow

WEB_PAGE = (
    b"<html><body><h1>Small audit</h1><h2>Hidden men</h2>"
    b"<ul><li>Fathers were spoken to in 3/12 cases.</li></ul></body></html>"
)


@pytest.mark.parametrize(("name", "words"), [("audit.txt", SMALL), ("audit.html", WEB_PAGE)])
def test_what_is_left_of_an_upload_once_its_course_was_merged_does_not_fail(
    remote: Remote, name: str, words: bytes
) -> None:
    """The branch of the upload has the file still. Merged later, it starts a run on main."""
    file = (f"incoming/{name}", words)
    remote.change(file, branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed, job.said
    ((options, body),) = remote.requests()
    assert (
        "It holds all that is in the branch `officer-patch-1`: close that branch's own change "
        "request, if there is one, and delete the branch." in body
    )
    branch = options["--head"]
    course = [
        (path, git(remote.bare, "show", f"{branch}:{path}").encode())
        for path in sorted(remote.files(branch) - remote.files("main"))
    ]
    git(remote.bare, "update-ref", "-d", f"refs/heads/{branch}")
    remote.change(*course, file)  # both were merged, the course with all its commits made one
    job, _ = bring(remote)
    assert not job.failed, job.said + job.summary
    assert brought(remote) == ["officer-patch-1"] and len(remote.requests()) == 1
    assert (
        f"### Brought before\n\n```text\nincoming/{name}:\nThe course small-audit was made of it."
        in job.summary
    )


def test_an_edition_that_a_later_one_replaced_is_not_brought_as_the_next(
    remote: Remote, briefed: Run
) -> None:
    original = remote.show("main", "docs/keeping-babies-safe/original.txt").encode()
    place = remote.clone()
    (place / "next.txt").write_bytes(original.replace(b"tenacious work", b"patient work"))
    assert (
        briefed("update", "keeping-babies-safe", place / "next.txt", project=place).returncode == 0
    )
    (place / "next.txt").unlink()
    (place / "incoming/keeping-babies-safe").mkdir()
    (place / "incoming/keeping-babies-safe/first.txt").write_bytes(original)
    git(place, "add", "--all", "--", "docs", "quizzes", "incoming")
    git(place, "commit", "--quiet", "--message", "The next edition, and the first again")
    git(place, "push", "--quiet", "origin", "HEAD:main")
    job, _ = bring(remote)
    assert not job.failed and brought(remote) == [], job.said
    assert "These are the words of a former edition of keeping-babies-safe" in job.summary


def test_the_branch_of_an_upload_is_named_only_where_there_is_one(
    brought_on: Path, tmp_path: Path
) -> None:
    remote = handed_on(brought_on, tmp_path)
    assert not open_requests(remote).failed
    ((_, body),) = remote.requests()
    assert "It holds all that is in the branch" not in body
