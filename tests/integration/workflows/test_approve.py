"""Approvals, and what was tampered with between two jobs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.building import Builds, Run
from support.jobs import Job
from support.platforms import Remote, git
from support.workflows import (
    COURSE,
    PAGE,
    RECORDED,
    START,
    approve,
    broken_page,
    brought,
    check_pushed,
    handed_on,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def prepared(builds: Builds, content: Path) -> Path:
    """The same as `brought_on` after the first job of an approval."""

    def make(folder: Path) -> None:
        remote = Remote(folder, content)
        assert not remote.github(
            "approve.yml",
            "prepare",
            remote.clone(),
            expressions={"inputs.course": COURSE, "inputs.role": "Chair"},
        ).failed

    return builds.once("approval-prepared", make)


def tampered(remote: Remote, workflow_name: str, **changes: object) -> Job:
    """The second job of a run whose first handed on something else than it made: a package that it
    installed may have.
    """
    folder = remote.folder / "artifacts/requests"
    place = remote.clone(installs=False)
    request = json.loads((folder / "requests.json").read_text(encoding="utf-8"))[0]
    files = changes.pop("files", {})
    if files or changes.pop("history", False):
        git(place, "fetch", "--quiet", str(folder / request["bundle"]), "HEAD")
        git(place, "checkout", "--quiet", "FETCH_HEAD")
        for path, content in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).unlink(missing_ok=True)
            (place / path).symlink_to(content) if isinstance(content, Path) else (
                place / path
            ).write_bytes(content)
        git(place, "add", "--all")
        git(
            place,
            "commit",
            "--quiet",
            *(["--amend", "--no-edit"] if files else ["--allow-empty", "--message", "One more"]),
        )
        git(place, "bundle", "create", "--quiet", str(folder / "0.bundle"), "main..HEAD")
    (folder / "requests.json").write_text(json.dumps([{**request, **changes}]), encoding="utf-8")
    return remote.github(
        workflow_name,
        "record" if workflow_name == "approve.yml" else "open",
        remote.clone(installs=False),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"files": {".github/workflows/publish.yml": b"on: push\n"}},
        {"files": {"scripts/site_hooks.py": b""}},
        {"files": {"docs/assets/page.css": b""}},
        {"files": {"mkdocs.yml": b"site_name: A\n"}},
        {"files": {"docs/index.md": b"words"}},
        {"files": {PAGE: b"words"}},
        {"files": {"approvals/site.txt": b""}},
        {"files": {"docs/small-audit/more.md": Path("/etc/passwd")}},
        {"branch": "main"},
        {"branch": "bring/../main"},
        {"branch": "bring/small-audit-0000000 --force"},
        {"title": "New course\n::error::"},
        {"history": True},
        {"bundle": "../0.bundle"},
        {"kind": "approve"},
        {"body": 1},
    ],
    ids=str,
)
def test_what_was_tampered_with_on_its_way_is_not_opened(
    brought_on: Path, tmp_path: Path, changes: dict
) -> None:
    remote = handed_on(brought_on, tmp_path)
    main = git(remote.bare, "rev-parse", "main")
    job = tampered(remote, "bring.yml", **changes)
    assert (
        job.failed
        and ("### Not opened" in job.summary or "### Not done" in job.summary)
        and "Traceback" not in job.said
    )
    assert (
        brought(remote) == []
        and remote.requests() == []
        and git(remote.bare, "rev-parse", "main") == main
    )


def test_what_nobody_tampered_with_is_done(
    brought_on: Path, prepared: Path, tmp_path: Path
) -> None:
    """So it is the tampering that the tests around this one see refused."""
    for first, name in ((brought_on, "bring.yml"), (prepared, "approve.yml")):
        remote = handed_on(first, tmp_path / name)
        job = tampered(remote, name)
        assert not job.failed and len(brought(remote)) == 1, job.said + job.summary


@pytest.mark.parametrize(
    "files",
    [
        {PAGE: b"words"},
        {"docs/worried.md": b"words"},
        {START: b"---\ntitle: Other\napproval: {}\n---\n# Other\n"},
    ],
    ids=str,
)
def test_an_approval_that_brings_more_than_itself_is_not_recorded(
    prepared: Path, tmp_path: Path, files: dict
) -> None:
    remote = handed_on(prepared, tmp_path)
    job = tampered(remote, "approve.yml", files=files)
    assert job.failed and "It would change" in job.summary and brought(remote) == []


@pytest.mark.parametrize(
    ("course", "role", "said"),
    [
        (
            "no-such-course",
            "Chair",
            "There is no course 'no-such-course' here: there are keeping-babies-safe.",
        ),
        ("../keeping-babies-safe", "Chair", "There is no course"),
        ("$(touch hacked)", "Chair", "There is no course '$(touch hacked)' here"),
        ("--report=elsewhere", "Chair", "There is no course"),
        ("keeping-babies-safe", " ", "Write the role of who approves"),
        ("keeping-babies-safe", "Chair\n::error::", "Write the role of who approves"),
    ],
)
def test_an_approval_of_nothing_or_by_nobody_is_refused(
    remote: Remote, course: str, role: str, said: str
) -> None:
    job = approve(remote, course, role)
    assert job.failed and said in job.summary and brought(remote) == [] and remote.requests() == []
    assert not [line for line in job.said.splitlines() if line.lstrip().startswith("::")]


def test_an_approval_of_what_is_on_main_comes_as_a_change_request_and_publishes(
    remote: Remote,
) -> None:
    job = approve(remote, "keeping-babies-safe", "Chair of the “partnership”; $(touch hacked)")
    assert not job.failed, job.said + job.summary
    (branch,) = brought(remote)
    assert re.fullmatch(r"approve/keeping-babies-safe-[0-9a-f]{7}", branch)
    ((options, body),) = remote.requests()
    assert (options["--base"], options["--head"], options["--title"]) == (
        "main",
        branch,
        "Approval: keeping-babies-safe",
    )
    assert "$(touch hacked)" in body
    assert git(remote.bare, "diff", "--name-only", "main", branch).split() == [
        f"approvals/courses/{COURSE}.txt",
        START,
    ]
    job = approve(remote, "", "Chair", branch)
    assert not job.failed, job.said + job.summary
    (checked,) = check_pushed(remote, job, branch)
    assert not checked.failed, checked.said
    (status,) = remote.statuses()
    commit = git(remote.bare, "rev-parse", branch).strip()
    assert status == {
        "address": f"repos/partnership/course/statuses/{commit}",
        "state": "success",
        "context": "Check and preview",
        "description": "The check of what was pushed, and the draft preview",
        "target_url": "https://github.example/partnership/course/actions/runs/7",
    }
    assert set(
        git(remote.bare, "diff", "--name-only", "main", branch).split()
    ) == RECORDED and brought(remote) == [branch]
    job = remote.github("publish.yml", "build", remote.clone(branch))
    assert not job.failed, job.said


def test_an_approval_in_a_change_request_joins_it(remote: Remote, briefed: Run) -> None:
    remote.change(
        (
            "docs/keeping-babies-safe/for-trainers.md",
            remote.show("main", "docs/keeping-babies-safe/for-trainers.md").encode()
            + b"\nOne more line.\n",
        ),
        branch="officer-patch-1",
    )
    job = approve(remote, "keeping-babies-safe", "Chair", "officer-patch-1")
    assert not job.failed, job.said + job.summary
    assert brought(remote) == ["officer-patch-1"] and remote.requests() == []
    assert (
        git(remote.bare, "log", "-1", "--format=%an: %s", "officer-patch-1").strip()
        == "officer: Approval: keeping-babies-safe"
    )
    assert not approve(remote, "", "Chair", "officer-patch-1").failed
    checked = briefed("check", project=remote.clone("officer-patch-1"))
    assert checked.returncode == 0 and " approval-" not in checked.stdout, checked.stdout
    job = remote.gitlab("approve", remote.clone("main"), COURSE="keeping-babies-safe", ROLE="Chair")
    assert not job.failed and brought(remote) == ["officer-patch-1"], job.said
    job = remote.gitlab(
        "approve record",
        remote.clone("main", installs=False),
        COURSE="keeping-babies-safe",
        ROLE="Chair",
    )
    assert not job.failed and len(brought(remote)) == 2, job.said


def test_an_approval_of_what_was_changed_meanwhile_is_not_recorded(remote: Remote) -> None:
    """Between asking and approving lies a person, and somebody else may have written on in the
    branch.
    """
    remote.change(
        (
            "docs/keeping-babies-safe/for-trainers.md",
            remote.show("main", "docs/keeping-babies-safe/for-trainers.md").encode() + b"\nOne.\n",
        ),
        branch="officer-patch-1",
    )
    asked = remote.clone("officer-patch-1", installs=False)
    assert not remote.github(
        "approve.yml",
        "prepare",
        remote.clone("officer-patch-1"),
        "officer-patch-1",
        {"inputs.course": COURSE, "inputs.role": "Chair"},
    ).failed
    remote.change((PAGE, broken_page()), branch="officer-patch-1")
    stands = git(remote.bare, "rev-parse", "officer-patch-1")
    job = remote.github("approve.yml", "record", asked, "officer-patch-1")
    assert job.failed and "If somebody changed it meanwhile, start again" in job.summary
    assert git(remote.bare, "rev-parse", "officer-patch-1") == stands
