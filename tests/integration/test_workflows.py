"""The workflows of GitHub and GitLab: each step as it stands in its file, run as far as that goes
without the platform. See platforms.py.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
from briefed.source import approved_files as approvals
from handing_on import fenced
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT
from support.platforms import Job, Remote, git, gitlab, workflow

PAGE = "docs/keeping-babies-safe/hidden-men.md"
START = "docs/keeping-babies-safe/index.md"
WORKFLOWS = sorted(path.name for path in (ROOT / ".github/workflows").iterdir())
SMALL = (
    b"Small audit\n\nHidden men:\n\n\xe2\x80\xa2 Fathers were spoken to in 3/12 cases.\n\n"
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


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as one commit, what is not committed yet with it."""
    folder = tmp_path_factory.mktemp("content")
    for name in filter(
        None, git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    ):
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
    return [
        item.text()
        for item in LexborHTMLParser(page.read_text(encoding="utf-8")).css(
            "article .bf-problems:first-child li"
        )
    ]


# --- A change request ---


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


# --- Publishing ---


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
        (approvals.record(slug), listed.encode()),
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


@pytest.mark.parametrize("stale", [False, True])
def test_publishing_refuses_where_what_all_share_is_not_approved(
    remote: Remote, stale: bool
) -> None:
    approved(remote, COURSE)
    if stale:
        approved(remote, "")
        remote.change(
            ("docs/worried.md", (ROOT / "docs/worried.md").read_bytes() + b"\nRing nobody.\n")
        )
    job, place = publish(remote)
    said = (
        (
            "error approval-stale: what all courses share was changed after its approval on "
            "2026-05-01 (changed docs/worried.md)"
        )
        if stale
        else (
            "error approval-missing: nobody from the partnership has approved what all courses "
            "share"
        )
    )
    assert job.failed and said in job.step("Build what is approved").said
    assert not job.step("upload-pages-artifact").ran and not (place / "site").exists()
    assert said in job.summary and "the site stays as it was" in job.summary
    job = remote.gitlab("build", remote.clone(depth=0))
    assert job.failed and said in job.said and "Built site/." not in job.said


def test_publishing_refuses_where_no_course_was_ever_approved(remote: Remote) -> None:
    approved(remote, "")
    job, place = publish(remote)
    assert (
        job.failed
        and "no course was ever approved here" in job.step("Build what is approved").said
        and not (place / "site").exists()
    )


def test_what_is_approved_is_published_and_no_page_says_draft(remote: Remote) -> None:
    approved(remote)
    job, place = publish(remote)
    assert not job.failed, job.said
    upload = job.step("upload-pages-artifact")
    assert upload.ran and (place / upload.given["path"] / "index.html").is_file()
    assert not [
        path
        for path in (place / "site").rglob("*.html")
        if "not yet approved" in path.read_text(encoding="utf-8")
    ]
    assert workflow("publish.yml")["jobs"]["deploy"]["needs"] == "build"
    assert not remote.gitlab("build", remote.clone(depth=0)).failed
    place = remote.clone(installs=False)
    assert not remote.gitlab("publish", place).failed
    assert (place / gitlab()["publish"]["pages"]["publish"] / "index.html").is_file()


def test_a_course_without_an_approval_holds_back_only_itself(remote: Remote) -> None:
    """One course changed after its approval, another never approved: the first stays as it was
    approved, the second is left out.
    """
    for name in ("docs", "quizzes"):
        lights = ROOT / "tests/fixture" / name / "lighthouse-keepers"
        remote.change(
            *(
                (
                    f"{name}/lights/{path.relative_to(lights)}",
                    path.read_bytes(),
                )
                for path in sorted(lights.rglob("*.md"))
            )
        )
    remote.change(
        (
            "docs/lights/original.txt",
            (ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt").read_bytes(),
        )
    )
    place = remote.clone()
    remote.change(
        *given(place, COURSE),
        *((file, data) for file, data in _site_with(place, {COURSE, "lights"})),
    )
    extra = "docs/keeping-babies-safe/for-trainers.md"
    remote.change((extra, (ROOT / extra).read_bytes() + b"\nSomething that nobody approved.\n"))
    remote.change((PAGE, broken_page()))  # what is in work may have errors
    job, place = publish(remote)
    said = job.step("Build what is approved").said
    assert not job.failed, said
    assert (
        f"{COURSE}: what stands there now is not approved, so its last approved state is published"
        in said
    )
    assert (
        "lights: never approved, so it is left out" in said
        and "lights: never approved" in job.summary
    )
    assert "nobody approved" not in (place / "site" / COURSE / "for-trainers.html").read_text(
        encoding="utf-8"
    )
    assert "tenacious work" in (place / "site" / COURSE / "hidden-men.html").read_text(
        encoding="utf-8"
    )
    assert not (place / "site/lights").exists() and "lights" not in (
        place / "site/index.html"
    ).read_text(encoding="utf-8")
    assert not list(place.glob(".site-publishing-*"))


def _site_with(place: Path, slugs: set[str]) -> list[tuple[str, bytes]]:
    listed = approvals.of_site(place, slugs)
    fields = {"role": "Chair", "date": "2026-05-01", "fingerprint": approvals.digest(listed)}
    text = (
        (place / HOME)
        .read_text(encoding="utf-8")
        .replace("---\n", f"---\napproval: {json.dumps(fields)}\n", 1)
    )
    return [(HOME, text.encode()), (approvals.record(""), listed.encode())]


def test_an_approval_that_a_change_request_gave_and_took_back_counts_for_nothing(
    remote: Remote,
) -> None:
    """A commit that is reachable from main, and that main itself never was, was looked at by
    nobody.
    """
    approved(remote, "")
    page = (ROOT / PAGE).read_bytes() + b"\nWords that were never looked at.\n"
    remote.change((PAGE, page), branch="officer-patch-1")
    place = remote.clone("officer-patch-1", depth=0)
    for path, data in given(place, COURSE):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    git(place, "add", "--all", "--", "docs", "approvals")
    git(place, "commit", "--quiet", "--message", "Approved by myself")
    git(place, "revert", "--no-edit", "HEAD")
    git(place, "checkout", "--quiet", "-B", "merged", "origin/main")
    git(place, "merge", "--quiet", "--no-ff", "--no-edit", "officer-patch-1")
    git(place, "push", "--quiet", "origin", "HEAD:refs/heads/main")
    job, place = publish(remote)
    assert (
        job.failed and "no course was ever approved here" in job.step("Build what is approved").said
    )


def test_an_approved_course_with_errors_stops_everything(remote: Remote) -> None:
    remote.change((PAGE, broken_page()))
    approved(remote)
    job, place = publish(remote)
    assert (
        job.failed
        and "error quote-not-in-briefing" in job.step("Build what is approved").said
        and not (place / "site").exists()
    )


def test_a_page_that_breaks_a_promise_is_not_published(remote: Remote) -> None:
    """The check of the sources passes, that of the built pages does not: a style sheet hides the
    quotes.
    """
    style = (ROOT / "docs/assets/page.css").read_bytes()
    remote.change(("docs/assets/page.css", style + b"\nblockquote { display: none; }\n"))
    approved(remote)
    job, _ = publish(remote)
    assert job.failed and "published-hidden" in job.step("Build what is approved").said
    assert not job.step("upload-pages-artifact").ran


# --- Bringing ---


def bring(remote: Remote, branch: str = "main", **variables: str) -> tuple[Job, Path]:
    """Both jobs of a run, as one; the second on a machine where nothing is installed."""
    place = remote.clone(branch)
    shutil.rmtree(remote.folder / "artifacts", ignore_errors=True)
    made = remote.github("bring.yml", "bring", place, branch, **variables)
    opened = remote.github(
        "bring.yml", "open", remote.clone(branch, installs=False), branch, **variables
    )
    lines = [
        *made.step("Make the courses").said.splitlines(),
        *opened.step("Open the change requests").said.splitlines(),
    ]
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line], (
        "a line of the log would be a command"
    )
    return Job(
        made.failed or opened.failed, [*made.steps, *opened.steps], made.summary + opened.summary
    ), place


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
    assert "Hidden men" in body.partition("## How it was read")[2].partition("## What is to do")[0]
    assert (
        "(https://github.example/partnership/course/actions/runs/7)" in body and body in job.summary
    )
    kept = job.step("Keep the draft previews")
    draft = place / kept.given["path"] / branch.removeprefix("bring/")
    assert kept.ran and "[to write: " in (draft / "small-audit/hidden-men.html").read_text(
        encoding="utf-8"
    )
    assert (
        git(remote.bare, "log", "-1", "--format=%an <%ae>", branch).strip()
        == "officer <officer@users.noreply.github.com>"
    )

    job, _ = bring(remote)
    assert not job.failed and "### Brought before" in job.summary
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
    branches = brought(remote)
    assert [branch.rpartition("-")[0] for branch in branches] == [
        "bring/second-audit",
        "bring/small-audit",
    ]
    for branch in branches:
        gone = remote.files("main") - remote.files(branch)
        assert gone == {f"incoming/{HOSTILE[0 if 'small' in branch else 1]}"}
    assert len(remote.requests()) == 2
    assert not list(place.rglob("hacked*")) and not (tmp_path / "hacked").exists()
    refused = dict(
        re.findall(r"### Not brought\n\n`{3,}text\n(.*):\n(.*(?:\n.*)*?)\n`{3,}\n", job.summary)
    )
    assert len(refused) == 5
    assert (
        "the file is empty"
        in refused["incoming/" + HOSTILE[2].replace("\n", "\N{REPLACEMENT CHARACTER}")]
    )
    assert refused["incoming/link.txt"].startswith("This is a link and no file")
    assert refused["incoming/no-such-course/next.txt"].endswith(
        "that is named as its course: keeping-babies-safe."
    )
    assert "For a new course put the file into incoming/ itself" in refused["incoming/a/b/c.txt"]
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


def test_a_file_that_can_not_be_read_gives_its_reason_and_no_branch(remote: Remote) -> None:
    remote.change(("incoming/flat.txt", b"Only a line.\n"))
    job, _ = bring(remote)
    assert job.failed and brought(remote) == [] and remote.requests() == []
    assert (
        "incoming/flat.txt:1:1: no headings were found" in job.summary
        and "Put a mended file in its place" in job.summary
    )
    assert "| incoming/flat.txt:1:1: no headings were found" in job.said


def test_a_new_course_that_is_there_already_is_told_where_a_next_edition_goes(
    remote: Remote,
) -> None:
    remote.change(("incoming/a.txt", SMALL), ("docs/small-audit/briefing.md", b""))
    job, _ = bring(remote)
    assert job.failed and brought(remote) == []
    assert (
        "is there already" in job.summary
        and (
            "In the browser: for the next edition of a course put the file into a folder in "
            "incoming/"
        )
        in job.summary
    )


def test_a_word_file_becomes_a_course_and_stays_beside_it(remote: Remote, tmp_path: Path) -> None:
    file = tmp_path / "small.docx"
    pypandoc.convert_text(
        "# Small audit\n\n## Hidden men\n\n- Fathers were spoken to in 3/12 cases.\n",
        "docx",
        "markdown",
        outputfile=str(file),
    )
    remote.change(("incoming/The audit.docx", file.read_bytes()))
    job, _ = bring(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert {"docs/small-audit/original.docx", "docs/small-audit/hidden-men.md"} <= remote.files(
        branch
    ) - remote.files("main")
    assert (
        "incoming/The audit.docx" not in remote.files(branch)
        and "docs/small-audit/original.docx" in remote.requests()[0][1]
    )


def test_where_no_change_request_may_be_opened_no_branch_stays(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL))
    job, _ = bring(remote, GH_FAILS="1")
    assert job.failed and brought(remote) == []
    assert (
        "not permitted to create or approve pull requests" in job.summary
        and "incoming/README.md says what an administrator sets once" in job.summary
    )
    assert not bring(remote)[0].failed and len(brought(remote)) == 1


def test_a_file_in_another_branch_goes_into_a_request_for_main(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL), branch="officer-patch-1")
    job, _ = bring(remote, "officer-patch-1")
    assert not job.failed
    ((options, _),) = remote.requests()
    assert (
        options["--base"] == "main"
        and remote.files(options["--head"]) - remote.files("main") == COURSE_FILES
    )


def test_the_guide_and_its_pictures_are_not_brought(remote: Remote) -> None:
    remote.change(
        ("incoming/README.md", b"# Guide\n"),
        ("incoming/pictures/a.svg", b"<svg/>"),
        ("incoming/.gitkeep", b""),
    )
    job, _ = bring(remote)
    assert not job.failed and brought(remote) == [] and job.summary == ""


def gitlab_bring(remote: Remote) -> tuple[Job, Path, Path]:
    place, opening = remote.clone(), remote.clone(installs=False)
    made = remote.gitlab("bring", place)
    assert not made.failed, made.said
    return remote.gitlab("bring open", opening), place, opening


def test_gitlab_brings_with_push_options_and_the_token_of_its_environment(
    remote: Remote, tmp_path: Path
) -> None:
    remote.change(("incoming/a $(touch hacked).txt", SMALL))
    job, place, opening = gitlab_bring(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert remote.files(branch) - remote.files("main") == COURSE_FILES
    assert (tmp_path / "push-options").read_text(encoding="utf-8").splitlines() == [
        "merge_request.create",
        (
            "merge_request.description=How it was read, what is to do and a draft preview: "
            "https://gitlab.example/jobs/7"
        ),
        "merge_request.target=main",
        "merge_request.title=New course: small-audit",
    ]
    assert "## How it was read" in (opening / "opened/report.md").read_text(encoding="utf-8")
    assert (
        place / "brought" / branch.removeprefix("bring/") / "index.html"
    ).is_file() and gitlab()["bring"]["artifacts"]["when"] == "always"
    filled = subprocess.run(
        ["git", "credential", "fill"],
        cwd=opening,
        input="protocol=https\nhost=gitlab.example\n\n",
        capture_output=True,
        text=True,
        env={**remote._environment(), "BRIEFED_TOKEN": "of the project"},
    )
    assert {"username=oauth2", "password=of the project"} <= set(filled.stdout.splitlines())


def test_gitlab_says_why_it_may_not_push(remote: Remote) -> None:
    remote.change(("incoming/a.txt", SMALL))
    hook = remote.bare / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\necho You are not allowed to push code to this project. >&2\nexit 1\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    job, _, opening = gitlab_bring(remote)
    report = (opening / "opened/report.md").read_text(encoding="utf-8")
    assert (
        job.failed
        and "You are not allowed to push code" in report
        and "incoming/README.md says what an administrator sets once" in report
    )


# --- What is handed on ---


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
def test_what_was_tampered_with_on_its_way_is_not_opened(remote: Remote, changes: dict) -> None:
    remote.change(("incoming/a.txt", SMALL))
    assert not remote.github("bring.yml", "bring", remote.clone()).failed
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
    remote: Remote, files: dict
) -> None:
    assert not remote.github(
        "approve.yml",
        "prepare",
        remote.clone(),
        expressions={"inputs.course": COURSE, "inputs.role": "Chair"},
    ).failed
    job = tampered(remote, "approve.yml", files=files)
    assert job.failed and "It would change" in job.summary and brought(remote) == []


# --- Approving ---


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
    return Job(recorded.failed, [*made.steps, *recorded.steps], made.summary + recorded.summary)


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
        ("keeping-babies-safe", " ", "Say who approves"),
        ("keeping-babies-safe", "Chair\n::error::", "Say who approves"),
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
    assert set(
        git(remote.bare, "diff", "--name-only", "main", branch).split()
    ) == RECORDED and brought(remote) == [branch]
    job = remote.github("publish.yml", "build", remote.clone(branch))
    assert not job.failed, job.said


def test_an_approval_in_a_change_request_joins_it(remote: Remote) -> None:
    remote.change(
        (
            "docs/keeping-babies-safe/for-trainers.md",
            (ROOT / "docs/keeping-babies-safe/for-trainers.md").read_bytes()
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
    assert not remote.github("publish.yml", "build", remote.clone("officer-patch-1")).failed
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
            (ROOT / "docs/keeping-babies-safe/for-trainers.md").read_bytes() + b"\nOne.\n",
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
    assert job.failed and "If somebody changed the branch meanwhile, start again" in job.summary
    assert git(remote.bare, "rev-parse", "officer-patch-1") == stands


def test_a_file_in_the_folder_of_a_course_is_its_next_edition(remote: Remote) -> None:
    original = (ROOT / "docs/keeping-babies-safe/original.txt").read_bytes()
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
    assert all(
        set(step) <= {"name", "id", "if", "env", "run", "uses", "with"} for step in steps(name)
    )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_the_platforms_own_and_pinned_to_a_commit(name: str) -> None:
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    used = re.findall(r"^ *(?:- )?uses: (.*)$", text, re.M)
    assert used and all(
        re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used
    )
    assert all("uses" not in job for job in workflow(name)["jobs"].values())


def test_an_action_is_one_version_everywhere() -> None:
    used = {
        re.sub(r" #.*", "", line)
        for name in WORKFLOWS
        for line in re.findall(
            r"uses: (\S+)", (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        )
    }
    assert len({action.partition("@")[0] for action in used}) == len(used)


WRITES = {
    "approve.yml": {"record": {"contents", "pull-requests"}},
    "bring.yml": {"open": {"contents", "pull-requests"}},
    "check.yml": {},
    "publish.yml": {"deploy": {"pages", "id-token"}},
}
INSTALLS = re.compile(r"\bmake\b|\.venv|\bpip\b|\bnpm\b|\bnpx\b|\buv\b")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_permissions_are_the_least_and_no_job_that_may_write_installs_anything(name: str) -> None:
    data = workflow(name)
    assert data["permissions"] == {}
    written = {
        job: {what for what, level in one.get("permissions", {}).items() if level != "read"}
        for job, one in data["jobs"].items()
    }
    assert {job: what for job, what in written.items() if what} == WRITES[name]
    for job, one in data["jobs"].items():
        scripts = "\n".join(step.get("run", "") for step in one["steps"])
        tokens = [
            step for step in one["steps"] if "token" in json.dumps(step.get("env", {})).lower()
        ]
        assert bool(INSTALLS.search(scripts)) != bool(written[job]), (
            f"{job} installs packages and may write, or does neither"
        )
        assert not tokens or written[job]
        assert written[job] or one["permissions"] == {"contents": "read"}
        for step in one["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_approving_and_publishing_wait_for_a_protected_environment() -> None:
    assert workflow("approve.yml")["jobs"]["record"]["environment"] == {"name": "approval"}
    assert workflow("publish.yml")["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    data = gitlab()
    assert (data["approve record"]["environment"], data["publish"]["environment"]) == (
        {"name": "approval"},
        {"name": "published"},
    )
    guide = (ROOT / "incoming/README.md").read_text(encoding="utf-8")
    for said in (
        "`approval`",
        "`github-pages`",
        "`published`",
        "`change-requests`",
        "Prevent self-review",
        "CODEOWNERS",
        "/approvals/",
    ):
        assert said in guide, f"incoming/README.md does not tell the administrator of {said}"


def test_no_secret_is_asked_for_and_no_change_request_runs_with_rights() -> None:
    for name in WORKFLOWS:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        assert (
            "secrets" not in text
            and "pull_request_target" not in text
            and "workflow_run" not in text
        )
    assert workflow("check.yml")["on"] == "pull_request"
    assert workflow("publish.yml")["on"] == {
        "push": {"branches": ["main"], "paths-ignore": ["incoming/**"]}
    }
    assert workflow("bring.yml")["on"]["push"]["branches-ignore"] == ["bring/**", "approve/**"]
    assert list(workflow("approve.yml")["on"]) == ["workflow_dispatch"]


def test_every_job_ends_in_time_and_takes_a_fixed_machine() -> None:
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"].values():
            assert job["timeout-minutes"] <= 30 and job["runs-on"] == "ubuntu-24.04"


def test_gitlab_takes_nothing_from_elsewhere_and_gives_no_token_to_what_installs_packages() -> None:
    data = gitlab()
    jobs = {
        name: job
        for name, job in data.items()
        if isinstance(job, dict) and ("script" in job or "extends" in job)
    } | {}
    jobs = {
        name: {**data.get(job.get("extends"), {}), **job}
        for name, job in jobs.items()
        if not name.startswith(".")
    }
    assert set(jobs) == {
        "check",
        "preview",
        "build",
        "publish",
        "bring",
        "bring open",
        "approve",
        "approve record",
    }
    assert (
        "include" not in data
        and re.fullmatch(r"node:\d+-[a-z]+", data["image"])
        and not [job for job in jobs.values() if {"image", "trigger", "services"} & set(job)]
    )
    assert (
        jobs["publish"]["rules"]
        == jobs["build"]["rules"]
        == [{"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ROLE == ""'}]
    )
    assert all(job["rules"] for job in jobs.values())
    for name, job in jobs.items():
        scripts = "\n".join([*job.get("before_script", []), *job["script"]])
        assert not (INSTALLS.search(scripts) and "TOKEN" in scripts), name
        assert ("environment" in job) or "TOKEN" not in scripts, name
