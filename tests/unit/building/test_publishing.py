"""What is published of a project with a history: each course as it was last approved."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from briefed.authoring.approve import approve, approve_site
from briefed.building.build import build
from briefed.building.publishing import Published, published
from briefed.errors import InputError
from briefed.source.approved_files import digest, of_course, record
from support.site_builds import git
from support.tiny import BASE

TODAY = "2026-06-01"
PAGE = "docs/tiny/safe-sleep.md"
BEFORE, AFTER = "Ask both parents.", "Ask her parents."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with programs and a second course that nobody approves, in a repository."""
    root = shutil.copytree(BASE, tmp_path / "project")
    (root / "scripts/__pycache__").mkdir(parents=True)
    (root / "scripts/site_hooks.py").write_text("", "utf-8")
    (root / "scripts/__pycache__/site_hooks.pyc").write_bytes(b"")
    for folder in ("docs", "quizzes"):
        shutil.copytree(root / folder / "tiny", root / folder / "other")
    git(root, "init", "--quiet")
    return root


def committed(root: Path) -> str:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A change")
    head = ["git", "-C", str(root), "rev-parse", "HEAD"]
    return subprocess.run(head, capture_output=True, check=True, text=True).stdout.strip()


def edit(root: Path, old: str, new: str) -> None:
    text = (root / PAGE).read_text("utf-8")
    assert old in text
    (root / PAGE).write_text(text.replace(old, new), "utf-8")


def approved(root: Path) -> str:
    """Approve the first course, then what all courses share; the commit of it."""
    approve(root, "tiny", "Partnership manager", TODAY)
    approve_site(root, "Partnership manager", TODAY)
    return committed(root)


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def test_an_approved_course_is_published_as_it_is(root: Path) -> None:
    approved(root)
    with published(root) as what:
        assert isinstance(what, Published)
        assert what.held_back == ("other was never approved, so it is left out",)
        wanted = {
            name: text
            for name, text in texts(root).items()
            if not name.startswith(("docs/other/", "quizzes/other/", ".site-publishing-"))
            and "__pycache__" not in name
        }
        assert texts(what.root) == wanted and "scripts/site_hooks.py" in wanted
    assert not what.root.exists() and not list(root.glob(".site-*"))


def test_a_link_among_the_programs_is_published_as_a_link(root: Path) -> None:
    (root / "scripts/local").symlink_to("nowhere")
    approved(root)
    with published(root) as what:
        assert isinstance(what, Published)
        assert (what.root / "scripts/local").readlink() == Path("nowhere")


def test_a_course_that_was_changed_is_published_as_it_was(root: Path) -> None:
    commit = approved(root)
    edit(root, BEFORE, AFTER)
    committed(root)
    with published(root) as what:
        assert what.held_back == (
            "other was never approved, so it is left out",
            "tiny was changed since its approval, so its last approved state is "
            f"published, from commit {commit[:10]}",
        )
        assert BEFORE in (what.root / PAGE).read_text("utf-8")
        assert (what.root / "quizzes/tiny/safe-sleep.md").is_file()
        assert (what.root / record("tiny")).is_file()
        assert not (what.root / "docs/other").exists()


def test_the_last_of_two_approvals_counts(root: Path) -> None:
    approved(root)
    edit(root, BEFORE, AFTER)
    last = approved(root)
    edit(root, AFTER, "Ask nobody.")
    committed(root)
    with published(root) as what:
        assert last[:10] in what.held_back[1]
        assert AFTER in (what.root / PAGE).read_text("utf-8")


def test_what_all_courses_share_holds_back_everything(root: Path) -> None:
    approved(root)
    (root / "scripts/site_hooks.py").write_text("# changed", "utf-8")
    with published(root) as what:
        assert [problem.code for problem in what] == ["approval-stale"]


def test_nothing_is_published_before_an_approval(root: Path) -> None:
    approve_site(root, "Partnership manager", TODAY)
    committed(root)
    with pytest.raises(InputError, match="no course was ever approved here"), published(root):
        pass
    assert not list(root.glob(".site-*"))


def test_an_approval_without_a_history_is_none_of_the_past(root: Path) -> None:
    approved(root)
    shutil.rmtree(root / ".git")
    edit(root, BEFORE, AFTER)
    with pytest.raises(InputError, match="nothing is published"), published(root):
        pass


def test_what_is_held_back_is_said_before_the_site_is_rendered(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("site_name: T\nhooks: [scripts/site_hooks.py]\n", "utf-8")
    (root / "scripts/site_hooks.py").write_text("raise SystemExit('rendering')", "utf-8")
    for folder in ("docs", "quizzes"):
        shutil.copytree(root / folder / "tiny", root / folder / "third")
    approved(root)
    assert build(root, publishing=True) == 1
    out, err = capfd.readouterr()
    assert out.splitlines() == [
        "other was never approved, so it is left out",
        "third was never approved, so it is left out",
        "rendering",
    ]
    look = (
        ". To look at what there is, with each problem on its page, write: briefed preview FOLDER\n"
    )
    assert err == f"Nothing was built{look}"
    (root / "site").mkdir()
    assert build(root, publishing=True) == 1
    assert capfd.readouterr().err == f"Nothing was built; the former site stays{look}"


def test_what_is_approved_and_has_errors_is_left_to_a_build_that_keeps_going(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("site_name: T\nhooks: [scripts/site_hooks.py]\n", "utf-8")
    told = "from briefed.building.renderer import courses_apart\nraise SystemExit(courses_apart())"
    (root / "scripts/site_hooks.py").write_text(told, "utf-8")
    approve(root, "other", "Partnership manager", TODAY)
    approved(root)
    then = (root / record("tiny")).read_text("utf-8")
    edit(root, BEFORE, "Ask all 97 parents.")  # as if this had been no error then
    now = of_course(root, "tiny")
    (root / record("tiny")).write_text(now, "utf-8")
    start = root / "docs/tiny/index.md"
    start.write_text(start.read_text("utf-8").replace(digest(then), digest(now)), "utf-8")
    committed(root)
    assert build(root, publishing=True) == 1
    assert "error figure-not-in-briefing" in capfd.readouterr().out
    assert build(root, publishing=True, keep_going=True) == 1
    out, _ = capfd.readouterr()
    assert "error figure-not-in-briefing" in out
    assert "corrected={'tiny': 'The Riverbank course'}" in out
    with published(root, keep_going=True) as what:
        assert isinstance(what, Published) and what.held_back == ()
