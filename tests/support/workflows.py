"""How tests bring, approve and publish as the workflows do."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from briefed.source import approved_files as approvals
from selectolax.lexbor import LexborHTMLParser

from support.building import ROOT
from support.jobs import Job
from support.platforms import Remote, git, workflow

PAGE = "docs/keeping-babies-safe/hidden-men.md"
START = "docs/keeping-babies-safe/index.md"
WORKFLOWS = sorted(path.name for path in (ROOT / ".github/workflows").iterdir())
SMALL = (
    b"Small audit\n\nHidden men:\n\n\xe2\x80\xa2 Fathers were spoken to in 3/12 cases.\n"
    b"\xe2\x80\xa2 Twelve cases were audited.\n\n"
    b"Safer sleep:\n\n\xe2\x80\xa2 Ask where the baby sleeps.\n"
)
COURSE_FILES = {
    "docs/small-audit/briefing.md",
    "docs/small-audit/hidden-men.md",
    "docs/small-audit/index.md",
    "docs/small-audit/original.txt",
    "docs/small-audit/safer-sleep.md",
    "quizzes/small-audit/hidden-men.md",
    "quizzes/small-audit/safer-sleep.md",
}


def broken_page() -> bytes:
    page = (ROOT / PAGE).read_bytes()
    quoted = b"> There were examples of tenacious work"
    assert quoted in page
    return page.replace(quoted, b"> There were examples of some work", 1)


def problems(page: Path) -> list[str]:
    return [
        item.text()
        for item in LexborHTMLParser(page.read_text(encoding="utf-8")).css(
            "article .bf-problems:first-child li"
        )
    ]


COURSE = "keeping-babies-safe"
HOME = "docs/index.md"
RECORDED = {"docs/index.md", "approvals/site.txt", START, f"approvals/courses/{COURSE}.txt"}


def given(project: Path, slug: str, **other: str) -> list[tuple[str, bytes]]:
    """The files of an approval of what stands in a project now; of what all courses share without a
    course.
    """
    listed = approvals.of_course(project, slug) if slug else approvals.of_site(project, {COURSE})
    fields = {
        "role": "Chair",
        "date": "2026-05-01",
        **({"edition": "1"} if slug else {}),
        "fingerprint": approvals.digest(listed),
        **other,
    }
    start = project / "docs" / slug / "index.md"
    text = re.sub(r"^approval:.*\n", "", start.read_text(encoding="utf-8"), flags=re.M).replace(
        "---\n", f"---\napproval: {json.dumps(fields)}\n", 1
    )
    return [
        (start.relative_to(project).as_posix(), text.encode()),
        (approvals.record(slug) if slug else approvals.SITE_RECORD, listed.encode()),
    ]


def approved(remote: Remote, *slugs: str, **other: str) -> None:
    """Approve courses, by "" what all of them share, as they stand on main."""
    remote.change(
        *(
            change
            for slug in slugs or (COURSE, "")
            for change in given(remote.clone(), slug, **other)
        )
    )


def publish(remote: Remote):
    place = remote.clone(depth=0)
    return remote.github("publish.yml", "build", place), place


def bring(remote: Remote, branch: str = "main", **variables: str) -> tuple[Job, Path]:
    """Both jobs of a run, as one; the second on a machine where nothing is installed."""
    made, place = make_courses(remote, branch, **variables)
    opened = open_requests(remote, branch, **variables)
    return Job(
        made.failed or opened.failed,
        [*made.steps, *opened.steps],
        made.summary + opened.summary,
        opened.outputs,
    ), place


def make_courses(remote: Remote, branch: str = "main", **variables: str) -> tuple[Job, Path]:
    place = remote.clone(branch)
    shutil.rmtree(remote.folder / "artifacts", ignore_errors=True)
    job = remote.github("bring.yml", "bring", place, branch, **variables)
    commands_nothing(job.step("Make the courses").said)
    return job, place


def open_requests(remote: Remote, branch: str = "main", **variables: str) -> Job:
    """The job that opens what the job before has handed on, which may be run again by itself."""
    place = remote.clone(branch, installs=False)
    job = remote.github("bring.yml", "open", place, branch, **variables)
    commands_nothing(job.step("Open the change requests").said)
    return job


def commands_nothing(log: str) -> None:
    lines = log.splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line], (
        "a line of the log would be a command"
    )


def handed_on(first: Path, folder: Path) -> Remote:
    """A remote as it was after a first job, with what that job handed on.

    `first` is the folder of the remote that the job ran on; nothing is written there.
    """
    folder.mkdir(exist_ok=True)
    remote = Remote(folder, first / "server/course.git")
    shutil.copytree(first / "artifacts", folder / "artifacts")
    return remote


def brought(remote: Remote) -> list[str]:
    return [branch for branch in remote.branches() if branch != "main"]


def gitlab_open_requests(remote: Remote, branch: str = "main") -> tuple[Job, Path]:
    place = remote.clone(branch, installs=False)
    return remote.gitlab("bring open", place, branch), place


def approve(remote: Remote, course: str, role: str, branch: str = "main") -> Job:
    """Both jobs of a run, as one; between them somebody who may approve lets the second run."""
    shutil.rmtree(remote.folder / "artifacts", ignore_errors=True)
    made = remote.github(
        "approve.yml",
        "prepare",
        remote.clone(branch),
        branch,
        {"inputs.course": course, "inputs.role": role},
    )
    if made.failed:
        return made
    recorded = remote.github("approve.yml", "record", remote.clone(branch, installs=False), branch)
    return Job(
        recorded.failed,
        [*made.steps, *recorded.steps],
        made.summary + recorded.summary,
        recorded.outputs,
    )


def check_pushed(remote: Remote, job: Job, branch: str) -> list[Job]:
    """The check of each commit that a job says it pushed, and that the commit is told of it."""
    called = workflow("check-pushed.yml")["jobs"]
    assert called["check"]["with"] == {"commit": "${{ inputs.commit }}"}
    assert called["check"]["uses"].removeprefix("$/.github/workflows/") == "check.yml"
    checked = []
    for commit in json.loads(job.outputs["commits"]):
        given = {"inputs.commit": commit, "inputs.commit || github.sha": commit}
        place = remote.clone(branch)
        assert git(place, "rev-parse", "HEAD").strip() == commit
        checked.append(remote.github("check.yml", "check", place, branch, given))
        result = {"needs.check.result": "failure" if checked[-1].failed else "success"}
        bare = remote.clone(branch, installs=False)
        told = remote.github("check-pushed.yml", "tell", bare, branch, given | result)
        assert not told.failed, told.said
    return checked


def steps(name: str) -> list[dict]:
    return [step for job in workflow(name)["jobs"].values() for step in job.get("steps", [])]
