"""The workflows of GitHub and GitLab: each step as it stands in its file, run as far as that goes without the platform. See platforms.py."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
from selectolax.lexbor import LexborHTMLParser

from briefed.course import load
from briefed.rules.upkeep import fingerprint
from change_request import fenced
from conftest import ROOT
from platforms import Remote, git, gitlab, workflow

PAGE = "docs/keeping-babies-safe/hidden-men.md"
START = "docs/keeping-babies-safe/index.md"
WORKFLOWS = sorted(path.name for path in (ROOT / ".github/workflows").iterdir())
SMALL = b"Small audit\n\nHidden men:\n\n\xe2\x80\xa2 Fathers were spoken to in 3/12 cases.\n\nSafer sleep:\n\n\xe2\x80\xa2 Ask where the baby sleeps.\n"
COURSE_FILES = {"docs/small-audit/briefing.md", "docs/small-audit/hidden-men.md", "docs/small-audit/index.md", "docs/small-audit/original.txt",
                "docs/small-audit/safer-sleep.md", "quizzes/small-audit/hidden-men.md", "quizzes/small-audit/safer-sleep.md"}


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as one commit, what is not committed yet with it."""
    folder = tmp_path_factory.mktemp("content")
    for name in filter(None, git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The project")
    return folder


@pytest.fixture
def remote(content: Path, tmp_path: Path) -> Remote:
    return Remote(tmp_path, content)


def broken_page() -> bytes:
    page = (ROOT / PAGE).read_bytes()
    assert b"tenacious work" in page
    return page.replace(b"tenacious work", b"some work", 1)


def problems(page: Path) -> list[str]:
    return [item.text() for item in LexborHTMLParser(page.read_text(encoding="utf-8")).css("article .bf-problems:first-child li")]


# --- A change request ---


def test_problems_come_out_at_their_lines_with_a_preview_and_the_job_fails(remote: Remote) -> None:
    remote.change((PAGE, broken_page()), branch="officer-patch-1")
    place = remote.clone("officer-patch-1")
    job = remote.github("check.yml", "check", place, "officer-patch-1")
    line = next(number for number, line in enumerate(broken_page().splitlines(), 1) if b"some work" in line)
    assert re.search(rf"^::error file={PAGE},line={line},col=1,title=quote-not-in-briefing::.*tenacious", job.step("Check, with").said, re.M)
    assert job.failed and [step.status for step in job.steps if step.status] == [1], "the check alone"
    assert not job.step("Build and verify").ran
    kept = job.step("Keep the draft preview")
    assert kept.ran and kept.given["path"] == "preview"
    assert any("this is not whole sentences of hidden-men-1" in said for said in problems(place / "preview/keeping-babies-safe/hidden-men.html"))
    assert "[Download the draft preview](https://github.example/artifact/1)" in job.summary
    assert re.search(rf"^    {PAGE}:{line}:1: error quote-not-in-briefing: ", job.summary, re.M) and "    docs/keeping-babies-safe/index.md:" in job.summary
    assert not (place / "site").exists()


def test_a_sound_change_request_is_built_and_verified(remote: Remote) -> None:
    place = remote.clone()
    job = remote.github("check.yml", "check", place, "officer-patch-1")
    assert not job.failed and all(step.ran for step in job.steps), job.said
    assert "Built site/." in job.step("Build and verify").said and (place / "preview/index.html").is_file()


def test_gitlab_gets_its_report_and_a_preview_of_its_own(remote: Remote) -> None:
    remote.change((PAGE, broken_page()), branch="officer-patch-1")
    place = remote.clone("officer-patch-1")
    job = remote.gitlab("check", place, "officer-patch-1")
    assert job.failed and "error quote-not-in-briefing" in job.said and not (place / "site").exists()
    report = json.loads((place / gitlab()["check"]["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert ("quote-not-in-briefing", PAGE) in {(one["check_name"], one["location"]["path"]) for one in report}
    assert gitlab()["check"]["artifacts"]["when"] == "always"

    place = remote.clone("officer-patch-1")
    job = remote.gitlab("preview", place, "officer-patch-1")
    assert not job.failed, job.said
    assert gitlab()["preview"]["artifacts"]["paths"] == ["preview/"]
    assert problems(place / "preview/keeping-babies-safe/hidden-men.html")
    assert (place / "preview.env").read_text(encoding="utf-8") == "PREVIEW_URL=https://partnership.pages.example/-/audits/course/-/jobs/7/artifacts/preview/index.html\n"


# --- Publishing ---


def approval(project: Path, course: str = "keeping-babies-safe", **other: str) -> str:
    """The line of the front matter that approves what stands in a project now."""
    found = next(one for one in load(project).courses if one.slug == course)
    fields = {"role": "Chair", "date": "2026-05-01", "edition": found.settings.edition, "fingerprint": fingerprint(found), **other}
    return f"approval: {json.dumps(fields)}\n"


def approved(remote: Remote, **other: str) -> None:
    place = remote.clone()
    start = (place / START).read_bytes()
    assert b"\napproval:\n" in start
    remote.change((START, start.replace(b"\napproval:\n", f"\n{approval(place, **other)}".encode(), 1)))


@pytest.mark.parametrize("stale", [False, True])
def test_publishing_refuses_without_a_current_approval(remote: Remote, stale: bool) -> None:
    if stale:
        approved(remote, fingerprint="of what stood there before")
    place = remote.clone()
    job = remote.github("publish.yml", "build", place)
    code = "approval-stale" if stale else "approval-missing"
    assert job.failed and re.search(rf"^::error file={START},line=\d+,col=1,title={code}::", job.step("refuse").said, re.M)
    assert not job.step("Build and verify").ran and not job.step("upload-pages-artifact").ran and not (place / "site").exists()
    assert "Not published." in job.summary and f"error {code}: " in job.summary
    job = remote.gitlab("publish", remote.clone())
    assert job.failed and f"error {code}: " in job.said and "Built site/." not in job.said


def test_what_is_approved_is_published(remote: Remote) -> None:
    approved(remote)
    place = remote.clone()
    job = remote.github("publish.yml", "build", place)
    assert not job.failed, job.said
    upload = job.step("upload-pages-artifact")
    assert upload.ran and (place / upload.given["path"] / "index.html").is_file()
    assert workflow("publish.yml")["jobs"]["deploy"]["needs"] == "build"
    place = remote.clone()
    assert not remote.gitlab("publish", place).failed
    assert (place / gitlab()["publish"]["pages"]["publish"] / "index.html").is_file()


def test_a_page_that_breaks_a_promise_is_not_published(remote: Remote) -> None:
    """The check of the sources passes, that of the built pages does not: a style sheet hides the quotes."""
    approved(remote)
    style = (ROOT / "docs/assets/page.css").read_bytes()
    remote.change(("docs/assets/page.css", style + b"\nblockquote { display: none; }\n"))
    job = remote.github("publish.yml", "build", remote.clone())
    assert job.failed and job.step("refuse").status == 0 and "published-hidden" in job.step("Build and verify").said
    assert not job.step("upload-pages-artifact").ran


# --- Bringing ---


def bring(remote: Remote, branch: str = "main", **variables: str):
    place = remote.clone(branch)
    job = remote.github("bring.yml", "bring", place, branch, **variables)
    lines = job.step("Make the courses").said.splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line], "a line of the log would be a command"
    return job, place


def brought(remote: Remote) -> list[str]:
    return [branch for branch in remote.branches() if branch != "main"]


def test_a_file_becomes_a_course_in_a_change_request(remote: Remote) -> None:
    remote.change(("incoming/Small audit.txt", SMALL))
    job, place = bring(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert re.fullmatch(r"bring/small-audit-[0-9a-f]{7}", branch)
    assert remote.files(branch) - remote.files("main") == COURSE_FILES
    assert remote.files("main") - remote.files(branch) == {"incoming/Small audit.txt"}
    assert remote.show(branch, "docs/small-audit/original.txt").encode() == SMALL
    ((options, body),) = remote.requests()
    assert options | {"--body-file": ""} == {"--base": "main", "--head": branch, "--title": "New course: small-audit", "--body-file": ""}
    assert "incoming/Small audit.txt" in body and "docs/small-audit/hidden-men.md:" in body and "error not-written: " in body
    assert "Hidden men" in body.partition("## How it was read")[2].partition("## What is to do")[0]
    assert "(https://github.example/partnership/course/actions/runs/7)" in body and body in job.summary
    kept = job.step("Keep the draft previews")
    draft = place / kept.given["path"] / branch.removeprefix("bring/")
    assert kept.ran and "[to write: " in (draft / "small-audit/hidden-men.html").read_text(encoding="utf-8")
    assert git(remote.bare, "log", "-1", "--format=%an <%ae>", branch).strip() == "officer <officer@users.noreply.github.com>"

    job, _ = bring(remote)
    assert not job.failed and "### Brought before" in job.summary
    assert brought(remote) == [branch] and len(remote.requests()) == 1
    remote.change(("incoming/Small audit.txt", SMALL.replace(b"3/12", b"4/12")))
    assert not bring(remote)[0].failed
    assert len(brought(remote)) == 2, "a file that was mended is brought anew"


HOSTILE = ['$(touch hacked) `touch hacked` & "quoted" \'.txt', "-rf; touch hacked.txt", "new\nline ::error::x ##[error]y.txt"]


def test_two_files_at_once_whatever_their_names_hold_and_each_reason_for_the_others(remote: Remote, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret\n\nHeading:\n\n• The token.\n", encoding="utf-8")
    second = SMALL.replace(b"Small audit", b"Second audit")
    remote.change((f"incoming/{HOSTILE[0]}", SMALL), (f"incoming/{HOSTILE[1]}", second), (f"incoming/{HOSTILE[2]}", b""), ("incoming/link.txt", secret),
                  ("incoming/no-such-course/next.txt", SMALL), ("incoming/report.exe", b"MZ\0\0"), ("incoming/a/b/c.txt", SMALL))
    job, place = bring(remote)
    assert job.failed and job.step("Keep the draft previews").ran
    branches = brought(remote)
    assert [branch.rpartition("-")[0] for branch in branches] == ["bring/second-audit", "bring/small-audit"]
    for branch in branches:
        gone = remote.files("main") - remote.files(branch)
        assert gone == {f"incoming/{HOSTILE[0 if 'small' in branch else 1]}"}
    assert len(remote.requests()) == 2
    assert not list(place.rglob("hacked*")) and not (tmp_path / "hacked").exists()
    refused = dict(re.findall(r"### Not brought\n\n`{3,}text\n(.*):\n(.*(?:\n.*)*?)\n`{3,}\n", job.summary))
    assert len(refused) == 5
    assert "the file is empty" in refused["incoming/" + HOSTILE[2].replace("\n", "\N{REPLACEMENT CHARACTER}")]
    assert refused["incoming/link.txt"].startswith("This is a link and no file")
    assert refused["incoming/no-such-course/next.txt"].endswith("that is named as its course: keeping-babies-safe.")
    assert "For a new course put the file into incoming/ itself" in refused["incoming/a/b/c.txt"]
    assert "incoming/report.exe:1:1: " in refused["incoming/report.exe"]
    assert "token" not in job.summary and "Traceback" not in job.summary + job.said


def test_words_of_a_file_can_not_end_their_block() -> None:
    for text in ("a\n```\n@everyone", "a\n`````\nb ```` c", "\x1b[31ma\r\n```", ""):
        first, *lines, last = fenced(text).split("\n")
        fence = first.removesuffix("text")
        assert last == fence == "`" * len(fence) and len(fence) >= 3
        assert not [line for line in lines if line.strip().startswith(fence)] and "\x1b" not in "".join(lines)


def test_a_file_that_can_not_be_read_gives_its_reason_and_no_branch(remote: Remote) -> None:
    remote.change(("incoming/flat.txt", b"Only a line.\n"))
    job, _ = bring(remote)
    assert job.failed and brought(remote) == [] and remote.requests() == []
    assert "incoming/flat.txt:1:1: no headings were found" in job.summary and "Put a mended file in its place" in job.summary
    assert "| incoming/flat.txt:1:1: no headings were found" in job.said


def test_a_new_course_that_is_there_already_is_told_where_a_next_edition_goes(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL), ("docs/small-audit/briefing.md", b""))
    job, _ = bring(remote)
    assert job.failed and brought(remote) == []
    assert "is there already" in job.summary and "In the browser: for the next edition of a course put the file into a folder in incoming/" in job.summary


def test_a_word_file_becomes_a_course_and_stays_beside_it(remote: Remote, tmp_path: Path) -> None:
    file = tmp_path / "small.docx"
    pypandoc.convert_text("# Small audit\n\n## Hidden men\n\n- Fathers were spoken to in 3/12 cases.\n", "docx", "markdown", outputfile=str(file))
    remote.change(("incoming/The audit.docx", file.read_bytes()))
    job, _ = bring(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert {"docs/small-audit/original.docx", "docs/small-audit/hidden-men.md"} <= remote.files(branch) - remote.files("main")
    assert "incoming/The audit.docx" not in remote.files(branch) and "docs/small-audit/original.docx" in remote.requests()[0][1]


def test_where_no_change_request_may_be_opened_no_branch_stays(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL))
    job, _ = bring(remote, GH_FAILS="1")
    assert job.failed and brought(remote) == []
    assert "not permitted to create or approve pull requests" in job.summary and "incoming/README.md says what an administrator sets once" in job.summary
    assert not bring(remote)[0].failed and len(brought(remote)) == 1


def test_a_file_in_another_branch_goes_into_a_request_for_main(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL), branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed
    ((options, _),) = remote.requests()
    assert options["--base"] == "main" and remote.files(options["--head"]) - remote.files("main") == COURSE_FILES


def test_the_guide_and_its_pictures_are_not_brought(remote: Remote) -> None:
    remote.change(("incoming/README.md", b"# Guide\n"), ("incoming/pictures/a.svg", b"<svg/>"), ("incoming/.gitkeep", b""))
    job, _ = bring(remote)
    assert not job.failed and brought(remote) == [] and job.summary == ""


def test_gitlab_brings_with_push_options_and_the_token_there_is(remote: Remote, tmp_path: Path) -> None:
    remote.change(("incoming/a $(touch hacked).txt", SMALL))
    place = remote.clone()
    job = remote.gitlab("bring", place)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert remote.files(branch) - remote.files("main") == COURSE_FILES
    assert (tmp_path / "push-options").read_text(encoding="utf-8").splitlines() == [
        "merge_request.create", "merge_request.description=How it was read, what is to do and a draft preview: https://gitlab.example/jobs/7",
        "merge_request.target=main", "merge_request.title=New course: small-audit"]
    assert "## How it was read" in (place / "brought/report.md").read_text(encoding="utf-8")
    assert (place / "brought" / branch.removeprefix("bring/") / "index.html").is_file() and gitlab()["bring"]["artifacts"]["when"] == "always"
    for variables, said in (({"CI_JOB_TOKEN": "job-token"}, ["username=gitlab-ci-token", "password=job-token"]),
                            ({"CI_JOB_TOKEN": "job-token", "BRIEFED_TOKEN": "of the project"}, ["username=oauth2", "password=of the project"])):
        filled = subprocess.run(["git", "credential", "fill"], cwd=place, input="protocol=https\nhost=gitlab.example\n\n", capture_output=True, text=True,
                                env={**remote._environment(), **variables})
        assert set(said) <= set(filled.stdout.splitlines())


def test_gitlab_says_why_it_may_not_push(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL))
    hook = remote.bare / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho You are not allowed to push code to this project. >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    place = remote.clone()
    job = remote.gitlab("bring", place)
    report = (place / "brought/report.md").read_text(encoding="utf-8")
    assert job.failed and "You are not allowed to push code" in report and "incoming/README.md says what an administrator sets once" in report


# --- Approving ---


def approve(remote: Remote, course: str, role: str, branch: str = "main"):
    return remote.github("approve.yml", "approve", remote.clone(branch), branch, {"inputs.course": course, "inputs.role": role})


@pytest.mark.parametrize(("course", "role", "said"), [
    ("no-such-course", "Chair", "There is no course 'no-such-course' here: there are keeping-babies-safe."),
    ("../keeping-babies-safe", "Chair", "There is no course"), ("$(touch hacked)", "Chair", "There is no course '$(touch hacked)' here"),
    ("--report=elsewhere", "Chair", "There is no course"), ("keeping-babies-safe", " ", "Say who approves"), ("keeping-babies-safe", "Chair\n::error::", "Say who approves"),
])
def test_an_approval_of_nothing_or_by_nobody_is_refused(remote: Remote, course: str, role: str, said: str) -> None:
    job = approve(remote, course, role)
    assert job.failed and said in job.summary and brought(remote) == [] and remote.requests() == []
    assert not [line for line in job.said.splitlines() if line.lstrip().startswith("::")]


def test_an_approval_of_what_is_on_main_comes_as_a_change_request_and_publishes(remote: Remote) -> None:
    job = approve(remote, "keeping-babies-safe", "Chair of the “partnership”; $(touch hacked)")
    assert not job.failed, job.said + job.summary
    (branch,) = brought(remote)
    assert re.fullmatch(r"approve/keeping-babies-safe-[0-9a-f]{7}", branch)
    ((options, body),) = remote.requests()
    assert (options["--base"], options["--head"], options["--title"]) == ("main", branch, "Approval: keeping-babies-safe")
    assert "$(touch hacked)" in body
    assert git(remote.bare, "diff", "--name-only", "main", branch).split() == [START]
    job = remote.github("publish.yml", "build", remote.clone(branch))
    assert not job.failed, job.said


def test_an_approval_in_a_change_request_joins_it(remote: Remote) -> None:
    remote.change(("docs/keeping-babies-safe/for-trainers.md", (ROOT / "docs/keeping-babies-safe/for-trainers.md").read_bytes() + b"\nOne more line.\n"), branch="officer-patch-1")
    job = approve(remote, "keeping-babies-safe", "Chair", "officer-patch-1")
    assert not job.failed, job.said + job.summary
    assert brought(remote) == ["officer-patch-1"] and remote.requests() == []
    assert git(remote.bare, "log", "-1", "--format=%an: %s", "officer-patch-1").strip() == "officer: Approval: keeping-babies-safe"
    assert not remote.github("publish.yml", "build", remote.clone("officer-patch-1")).failed
    job = remote.gitlab("approve", remote.clone("main"), COURSE="keeping-babies-safe", ROLE="Chair")
    assert not job.failed and len(brought(remote)) == 2, job.said


def test_a_file_in_the_folder_of_a_course_is_its_next_edition(remote: Remote) -> None:
    original = (ROOT / "docs/keeping-babies-safe/original.txt").read_bytes()
    assert b"tenacious work" in original
    remote.change(("incoming/keeping-babies-safe/Edition 2.txt", original.replace(b"tenacious work", b"patient work")))
    job, _ = bring(remote)
    assert not job.failed, job.said + job.summary
    (branch,) = brought(remote)
    assert branch.startswith("bring/keeping-babies-safe-") and "incoming/keeping-babies-safe/Edition 2.txt" not in remote.files(branch)
    assert "patient work" in remote.show(branch, "docs/keeping-babies-safe/original.txt")
    ((options, body),) = remote.requests()
    assert options["--title"] == "Next edition: keeping-babies-safe" and f"{PAGE}:" in body and "error quote-not-in-briefing: " in body
    remote.change(("incoming/keeping-babies-safe/Edition 2.txt", original))
    job, _ = bring(remote)
    assert job.failed and len(brought(remote)) == 1, "the edition that is there already"


# --- What the files promise ---


def steps(name: str) -> list[dict]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def test_there_are_the_four_workflows() -> None:
    assert WORKFLOWS == ["approve.yml", "bring.yml", "check.yml", "publish.yml"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_expression_stands_in_a_shell_step(name: str) -> None:
    scripts = [step["run"] for step in steps(name) if "run" in step]
    assert scripts and not [script for script in scripts if "${{" in script]
    assert all(set(step) <= {"name", "id", "if", "env", "run", "uses", "with"} for step in steps(name))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_the_platforms_own_and_of_one_major_version(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)
    assert all("uses" not in job for job in workflow(name)["jobs"].values())


WRITES = {"approve.yml": {"contents", "pull-requests"}, "bring.yml": {"contents", "pull-requests"}, "check.yml": set(), "publish.yml": {"pages", "id-token"}}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_permissions_are_the_least(name: str) -> None:
    data = workflow(name)
    assert data["permissions"] == {"contents": "read"}
    granted = {(job, what): level for job, one in data["jobs"].items() for what, level in one.get("permissions", {}).items()}
    assert {what for (_, what) in granted} == WRITES[name] and set(granted.values()) <= {"write"}
    assert {job for job, _ in granted} <= {"deploy", "bring", "approve"}
    if "contents" not in WRITES[name]:
        checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts and all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_no_secret_is_asked_for_and_no_change_request_runs_with_rights() -> None:
    for name in WORKFLOWS:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        assert "secrets" not in text and "pull_request_target" not in text and "workflow_run" not in text
    assert workflow("check.yml")["on"] == "pull_request"
    assert workflow("publish.yml")["on"] == {"push": {"branches": ["main"], "paths-ignore": ["incoming/**"]}}
    assert workflow("bring.yml")["on"]["push"]["branches-ignore"] == ["bring/**", "approve/**"]
    assert list(workflow("approve.yml")["on"]) == ["workflow_dispatch"]


def test_every_job_ends_in_time_and_takes_a_fixed_machine() -> None:
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"].values():
            assert job["timeout-minutes"] <= 30 and job["runs-on"] == "ubuntu-24.04"


def test_gitlab_takes_nothing_from_elsewhere() -> None:
    data = gitlab()
    jobs = {name: job for name, job in data.items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"check", "preview", "publish", "bring", "approve"}
    assert "include" not in data and re.fullmatch(r"node:\d+-[a-z]+", data["image"]) and not [job for job in jobs.values() if {"image", "trigger", "services"} & set(job)]
    assert jobs["publish"]["rules"] == [{"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $COURSE == ""'}]
    assert all(job["rules"] for job in jobs.values())
