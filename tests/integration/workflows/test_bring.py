"""A file that is brought in the browser becomes a change request, or its reason is told."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
from handing_on import fenced
from support.building import Builds
from support.platforms import Remote, git, gitlab
from support.workflows import (
    COURSE_FILES,
    PAGE,
    SMALL,
    bring,
    brought,
    check_pushed,
    gitlab_open_requests,
    handed_on,
    open_requests,
)
from support.worksheets import fill_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def brought_on_gitlab(builds: Builds, content: Path) -> Path:
    """The same as `brought_on` on GitLab."""

    def make(folder: Path) -> None:
        remote = Remote(folder, content)
        remote.change(("incoming/a $(touch hacked).txt", SMALL))
        place = remote.clone()
        job = remote.gitlab("bring", place)
        assert not job.failed and not list(place.rglob("hacked")), job.said

    return builds.once("brought-on-gitlab", make)


def test_a_file_becomes_a_course_in_a_change_request(brought_on: Path, tmp_path: Path) -> None:
    remote = handed_on(brought_on, tmp_path)
    job = open_requests(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    content = git(remote.bare, "rev-parse", "main:incoming/Small audit.txt")
    assert branch == f"bring/small-audit-{content[:7]}"
    assert remote.files(branch) - remote.files("main") == COURSE_FILES
    assert remote.files("main") - remote.files(branch) == {"incoming/Small audit.txt"}
    assert remote.show(branch, "docs/small-audit/original.txt").encode() == SMALL
    ((options, body),) = remote.requests()
    assert options | {"--body-file": ""} == {
        "--base": "main",
        "--head": branch,
        "--title": "New course: small-audit",
        "--body-file": "",
    }
    assert (
        "incoming/Small audit.txt" in body
        and "docs/small-audit/hidden-men.md:" in body
        and "error not-written: " in body
    )
    read = body.partition("## How it was read")[2].partition("## What is to do")[0]
    assert "Hidden men" in read and "may need no question: It says what was looked at." in read
    assert "error exemption-proposed: " in body
    # An officer reads places of the worksheet; files and ids are folded away for others.
    first, _, folded = body.partition("## What is to do")[2].partition("<details>")
    assert re.search(
        r"  Hidden men \(.*\n    quotes? 1.*: what this asks of practice\b", first, re.S
    ), first
    assert ".md" not in first and "hidden-men-1" not in first and "not-written" not in first
    assert "docs/small-audit/hidden-men.md:" in folded and "statements taught" in first
    assert (
        "(https://github.example/partnership/course/actions/runs/7)" in body and body in job.summary
    )
    draft = remote.folder / "artifacts/draft-previews" / branch.removeprefix("bring/")
    assert "[to write: " in (draft / "small-audit/hidden-men.html").read_text(encoding="utf-8")
    assert (
        git(remote.bare, "log", "-1", "--format=%an <%ae>", branch).strip()
        == "officer <officer@users.noreply.github.com>"
    )

    (checked,) = check_pushed(remote, job, branch)
    assert checked.failed and "error not-written" in checked.summary
    assert [(one["state"], one["context"]) for one in remote.statuses()] == [
        ("failure", "Check and preview")
    ]

    job = open_requests(remote)
    assert not job.failed and "### Brought before" in job.summary
    assert job.outputs == {"commits": "[]"}, "nothing was pushed, so nothing is checked"
    assert brought(remote) == [branch] and len(remote.requests()) == 1
    remote.change(("incoming/Small audit.txt", SMALL.replace(b"3/12", b"4/12")))
    assert not bring(remote)[0].failed
    assert len(brought(remote)) == 2, "a file that was mended is brought anew"


HOSTILE = [
    '$(touch hacked) `touch hacked` & "quoted" \'.txt',
    "-rf; touch hacked.txt",
    "new\nline ::error::x ##[error]y.txt",
]


def test_two_files_at_once_whatever_their_names_hold_and_each_reason_for_the_others(
    remote: Remote, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret\n\nHeading:\n\n• The token.\n", encoding="utf-8")
    second = SMALL.replace(b"Small audit", b"Second audit")
    remote.change(
        (f"incoming/{HOSTILE[0]}", SMALL),
        (f"incoming/{HOSTILE[1]}", second),
        (f"incoming/{HOSTILE[2]}", b""),
        ("incoming/link.txt", secret),
        ("incoming/no-such-course/next.txt", SMALL),
        ("incoming/report.exe", b"MZ\0\0"),
        ("incoming/a/b/c.txt", SMALL),
    )
    job, place = bring(remote)
    assert job.failed and job.step("Keep the draft previews").ran
    branches = [one for one in brought(remote) if "/not-brought-" not in one]
    assert [branch.rpartition("-")[0] for branch in branches] == [
        "bring/second-audit",
        "bring/small-audit",
    ]
    for branch in branches:
        gone = remote.files("main") - remote.files(branch)
        assert gone == {f"incoming/{HOSTILE[0 if 'small' in branch else 1]}"}
    assert len(remote.requests()) == 2 + 5, "and each that can't be read is told in its own"
    assert not list(place.rglob("hacked*")) and not (tmp_path / "hacked").exists()
    refused = dict(
        re.findall(r"### Not brought\n\n`{3,}text\n(.*):\n(.*(?:\n.*)*?)\n`{3,}\n", job.summary)
    )
    assert len(refused) == 5
    assert (
        "the file is empty"
        in refused["incoming/" + HOSTILE[2].replace("\n", "\N{REPLACEMENT CHARACTER}")]
    )
    assert refused["incoming/link.txt"].startswith("This is a link, and no file")
    assert refused["incoming/no-such-course/next.txt"].endswith(
        "that is named as its course, one of keeping-babies-safe."
    )
    assert "for a new course put it into incoming/ itself" in refused["incoming/a/b/c.txt"]
    assert "incoming/report.exe:1:1: " in refused["incoming/report.exe"]
    assert "token" not in job.summary and "Traceback" not in job.summary + job.said


def test_words_of_a_file_can_not_end_their_block() -> None:
    for text in ("a\n```\n@everyone", "a\n`````\nb ```` c", "\x1b[31ma\r\n```", ""):
        first, *lines, last = fenced(text).split("\n")
        fence = first.removesuffix("text")
        assert last == fence == "`" * len(fence) and len(fence) >= 3
        assert not [
            line for line in lines if line.strip().startswith(fence)
        ] and "\x1b" not in "".join(lines)


def test_a_new_course_that_is_there_already_is_told_where_a_next_edition_goes(
    remote: Remote,
) -> None:
    remote.change(("incoming/a.txt", SMALL), ("docs/small-audit/briefing.md", b""))
    job, _ = bring(remote)
    assert job.failed and len(brought(remote)) == 1
    assert (
        "is there already" in job.summary
        and (
            "In the browser: for the next edition of a course put the file into a folder in "
            "incoming/"
        )
        in job.summary
    )


def test_a_word_file_in_another_branch_stays_beside_its_course_in_a_request_for_main(
    remote: Remote, tmp_path: Path
) -> None:
    file = tmp_path / "small.docx"
    pypandoc.convert_text(
        "# Small audit\n\n## Hidden men\n\n- Fathers were spoken to in 3/12 cases.\n\n"
        "## Safer sleep\n\n- Ask where the baby sleeps.\n",
        "docx",
        "markdown",
        outputfile=str(file),
    )
    remote.change(("incoming/The audit.docx", file.read_bytes()), branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed, job.said
    ((options, body),) = remote.requests()
    word = "docs/small-audit/original.docx"
    assert options["--base"] == "main" and word in body
    assert remote.files(options["--head"]) - remote.files("main") == {*COURSE_FILES, word}


def test_where_no_change_request_may_be_opened_no_branch_stays(
    brought_on: Path, tmp_path: Path
) -> None:
    remote = handed_on(brought_on, tmp_path)
    job = open_requests(remote, GH_FAILS="1")
    assert job.failed and brought(remote) == []
    assert (
        "not permitted to create or approve pull requests" in job.summary
        and "an administrator has something to set once, as incoming/setting-up.md says"
        in job.summary
    )
    assert not open_requests(remote).failed and len(brought(remote)) == 1


def test_the_guide_and_its_pictures_are_not_brought(remote: Remote) -> None:
    remote.change(
        ("incoming/README.md", b"# Guide\n"),
        ("incoming/setting-up.md", b"# Guide\n"),
        ("incoming/pictures/a.svg", b"<svg/>"),
        ("incoming/.gitkeep", b""),
    )
    job, _ = bring(remote)
    assert not job.failed and brought(remote) == [] and job.summary == ""


def test_gitlab_brings_with_push_options_and_the_token_of_its_environment(
    brought_on_gitlab: Path, tmp_path: Path
) -> None:
    remote = handed_on(brought_on_gitlab, tmp_path)
    job, opening = gitlab_open_requests(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert remote.files(branch) - remote.files("main") == COURSE_FILES
    assert (tmp_path / "push-options").read_text(encoding="utf-8").splitlines() == [
        "merge_request.create",
        (
            "merge_request.description=How it was read, what is to do and a draft preview: "
            "https://gitlab.example/pipelines/5"
        ),
        "merge_request.target=main",
        "merge_request.title=New course: small-audit",
    ]
    assert "## How it was read" in (opening / "opened/report.md").read_text(encoding="utf-8")
    draft = remote.folder / "artifacts/bring/brought" / branch.removeprefix("bring/")
    assert (draft / "index.html").is_file() and gitlab()["bring"]["artifacts"]["when"] == "always"
    filled = subprocess.run(
        ["git", "credential", "fill"],
        cwd=opening,
        input="protocol=https\nhost=gitlab.example\n\n",
        capture_output=True,
        text=True,
        env={**remote._environment(), "BRIEFED_TOKEN": "of the project"},
    )
    assert {"username=oauth2", "password=of the project"} <= set(filled.stdout.splitlines())
    _fills_in_the_worksheet_on_gitlab(remote, branch)


def _fills_in_the_worksheet_on_gitlab(remote: Remote, branch: str) -> None:
    """The worksheet lies beside the report, as the guide says, and comes back filled in."""
    name = f"{branch.removeprefix('bring/')}-worksheet.docx"
    made = remote.folder / "artifacts/bring/brought"
    assert {name, "site-worksheet.docx", "report.md"} <= {one.name for one in made.iterdir()}
    sheet = made / name
    assert fill_in(sheet, lambda one: "9" if one.form.startswith("Minutes:") else None) == 2
    place = remote.clone(branch)
    (place / "incoming/The worksheet.docx").write_bytes(sheet.read_bytes())
    git(place, "add", "--", "incoming")
    git(place, "commit", "--quiet", "--message", "The worksheet")
    git(place, "push", "--quiet", "origin", "HEAD:refs/heads/officer-patch-1")
    shutil.rmtree(remote.folder / "artifacts")
    job = remote.gitlab("bring", remote.clone("officer-patch-1"), "officer-patch-1")
    assert not job.failed, job.said
    job, opening = gitlab_open_requests(remote, "officer-patch-1")
    assert not job.failed, job.said
    (filled,) = set(brought(remote)) - {branch, "officer-patch-1"}
    assert "\nminutes: 9\n" in remote.show(filled, "docs/small-audit/hidden-men.md")
    told = (remote.folder / "push-options").read_text(encoding="utf-8").splitlines()
    assert "merge_request.title=Worksheet: small-audit" in told
    assert "Filled in (2):" in (opening / "opened/report.md").read_text(encoding="utf-8")
    next_one = f"{filled.removeprefix('bring/')}-worksheet.docx"
    assert (made / next_one).is_file(), "the next worksheet comes with it"


def test_gitlab_says_why_it_may_not_push(brought_on_gitlab: Path, tmp_path: Path) -> None:
    remote = handed_on(brought_on_gitlab, tmp_path)
    hook = remote.bare / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\necho You are not allowed to push code to this project. >&2\nexit 1\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    job, opening = gitlab_open_requests(remote)
    report = (opening / "opened/report.md").read_text(encoding="utf-8")
    assert (
        job.failed
        and "You are not allowed to push code" in report
        and "an administrator has something to set once, as incoming/setting-up.md says" in report
    )


def test_a_file_in_the_folder_of_a_course_is_its_next_edition(remote: Remote) -> None:
    original = remote.show("main", "docs/keeping-babies-safe/original.txt").encode()
    assert b"tenacious work" in original
    remote.change(
        (
            "incoming/keeping-babies-safe/Edition 2.txt",
            original.replace(b"tenacious work", b"patient work"),
        )
    )
    job, _ = bring(remote)
    assert not job.failed, job.said + job.summary
    (branch,) = brought(remote)
    assert branch.startswith(
        "bring/keeping-babies-safe-"
    ) and "incoming/keeping-babies-safe/Edition 2.txt" not in remote.files(branch)
    assert "patient work" in remote.show(branch, "docs/keeping-babies-safe/original.txt")
    ((options, body),) = remote.requests()
    assert (
        options["--title"] == "Next edition: keeping-babies-safe"
        and f"{PAGE}:" in body
        and "error quote-not-in-briefing: " in body
    )
    remote.change(("incoming/keeping-babies-safe/Edition 2.txt", original))
    job, _ = bring(remote)
    assert not job.failed and len(brought(remote)) == 1, "the edition that is there already"
    assert "### Brought before" in job.summary and "Take the file away" in job.summary
