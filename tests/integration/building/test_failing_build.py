"""A build that fails leaves the old site, whatever it fails at."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest
from support.building import Run
from support.site_builds import (
    COURSE,
    OLD,
    break_a_quote,
    contents,
    hook_as_well,
    leftovers,
    replace,
)

pytestmark = pytest.mark.slow


def no_such_plugin(project: Path) -> None:
    replace(project / "mkdocs.yml", "  - search\n", "  - search\n  - no-such-plugin\n")


def fails_at_its_end(project: Path) -> None:
    hook_as_well(project, "on_post_build", "raise RuntimeError('failed at its end')")


def no_hook(project: Path) -> None:
    replace(project / "mkdocs.yml", "hooks:\n  - scripts/site_hooks.py\n", "")


def hide_the_statements(project: Path) -> None:
    (project / "docs/assets/hide.css").write_text(
        ".bf-statement { display: none }", encoding="utf-8"
    )
    replace(project / "mkdocs.yml", "extra_css:\n", "extra_css:\n  - assets/hide.css\n")


def dead_link(project: Path) -> None:
    marker = "<!-- courses -->"
    replace(project / "docs/index.md", marker, f"See [there](nowhere.md).\n\n{marker}")


def link_for_a_page(project: Path) -> None:
    (project / COURSE / "hidden-men.md").unlink()
    (project / COURSE / "hidden-men.md").symlink_to("nowhere.md")


def pipe_for_a_page(project: Path) -> None:
    os.mkfifo(project / COURSE / "more.md")


def endless_briefing(project: Path) -> None:
    (project / COURSE / "briefing.md").unlink()
    (project / COURSE / "briefing.md").symlink_to("/dev/zero")


def link_for_a_quiz(project: Path) -> None:
    (project / "quizzes/keeping-babies-safe/loop.md").symlink_to("loop.md")


def folder_for_a_briefing(project: Path) -> None:
    (project / COURSE / "briefing.md").unlink()
    (project / COURSE / "briefing.md").mkdir()


def folder_for_a_page(project: Path) -> None:
    (project / COURSE / "hidden-men.md").unlink()
    (project / COURSE / "hidden-men.md").mkdir()


def without_a_style_sheet(project: Path) -> None:
    (project / "docs/assets/menu.css").unlink()


def link_for_an_asset(project: Path) -> None:
    (project / "docs/assets/page.css").unlink()
    (project / "docs/assets/page.css").symlink_to("nowhere.css")


@pytest.mark.parametrize(
    ("broken", "status", "said"),
    [
        (break_a_quote, 1, "error quote-not-in-briefing"),
        (no_such_plugin, 1, "no-such-plugin"),
        (fails_at_its_end, 1, "failed at its end"),
        (no_hook, 1, "error published-"),
        (dead_link, 1, "nowhere.md"),
        (hide_the_statements, 1, "error published-hidden"),
        (link_for_a_page, 1, "hidden-men.md:1:1: error file-not-allowed: this is a link"),
        (link_for_a_quiz, 1, "loop.md:1:1: error file-not-allowed: this is a link"),
        (folder_for_a_briefing, 2, "briefing.md:1:1: this file can't be read"),
        (folder_for_a_page, 1, "error theme-without-page"),
        (without_a_style_sheet, 1, "docs/ has no assets/menu.css, which is a style sheet"),
        (link_for_an_asset, 1, "page.css:1:1: error file-not-allowed: this is a link"),
        (pipe_for_a_page, 1, "more.md:1:1: error file-not-allowed: this is a pipe"),
        (endless_briefing, 2, "briefing.md:1:1: this is a device"),
    ],
)
def test_a_failing_build_leaves_the_old_site(
    with_old_site: Path, briefed: Run, broken, status: int, said: str
) -> None:
    broken(with_old_site)
    run = briefed("build", project=with_old_site)
    assert run.returncode == status, run.stdout + run.stderr
    assert said in run.stdout + run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()


def test_a_failing_first_build_leaves_nothing(project: Path, briefed: Run) -> None:
    hide_the_statements(project)
    assert briefed("build", project=project).returncode == 1
    assert not (project / "site").exists()
    assert leftovers(project) == set()


def test_a_limit_on_files(with_old_site: Path, briefed: Run) -> None:
    run = briefed(
        "build",
        project=with_old_site,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    assert run.returncode != 0
    assert "the former site stays" in run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()
