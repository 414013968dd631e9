"""Publishing: only what is approved, and nothing that breaks a promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.source import approved_files as approvals
from support.building import ROOT
from support.platforms import Remote, git, gitlab, workflow
from support.workflows import COURSE, HOME, PAGE, approved, broken_page, given, publish

pytestmark = pytest.mark.slow


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
    remote.change(
        (extra, remote.show("main", extra).encode() + b"\nSomething that nobody approved.\n")
    )
    remote.change((PAGE, broken_page()))  # what is in work may have errors
    job, place = publish(remote)
    said = job.step("Build what is approved").said
    assert not job.failed, said
    assert (
        f"{COURSE} was changed since its approval, so its last approved state is published" in said
    )
    assert (
        "lights was never approved, so it is left out" in said
        and "lights was never approved" in job.summary
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
    return [(HOME, text.encode()), (approvals.SITE_RECORD, listed.encode())]


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
