"""The pages in the place of a course that is being corrected: where they are, and what they say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from briefed.checking.project import check_project
from briefed.source import pages, stand_ins
from briefed.source.project import Project, load
from support.tiny import BASE, TODAY

FOLDER = "docs/tiny"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "project")


def put_aside(root: Path, title: str = "Riverbank") -> Project:
    return stand_ins.without(load(root, TODAY[1]), {"tiny": title})


def test_every_address_that_the_course_had_has_a_page(root: Path) -> None:
    before = {path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.md")}
    (root / FOLDER / "hidden-men.md").unlink()  # the page of a theme of the briefing
    (root / FOLDER / "more").mkdir()
    (root / FOLDER / "more/inner.md").write_text("# Inner\n", "utf-8")
    (root / FOLDER / "A copy.md").write_text("# A copy\n", "utf-8")
    (root / os.fsdecode(b"docs/tiny/\xff.md")).write_text("# No name\n", "utf-8")
    (one,) = put_aside(root).site.stand_ins
    found = {page.location.file: page.body for page in one.pages}
    generated = {f"{FOLDER}/{name}.md" for name in ("in-the-room", "for-agencies", "my-learning")}
    assert found.keys() == before | generated | {f"{FOLDER}/more/inner.md"}
    assert next(iter(found)) == f"{FOLDER}/index.md"
    assert "](../index.md)" in found[f"{FOLDER}/index.md"]
    assert "](../../index.md)" in found[f"{FOLDER}/more/inner.md"]


def test_the_course_itself_is_gone_and_the_rest_is_as_it_was(root: Path) -> None:
    project = load(root, TODAY[1])
    left = put_aside(root)
    assert left.courses == () and left.site._replace(stand_ins=()) == project.site
    assert stand_ins.without(project, {}) is project
    of_site = check_project(project._replace(courses=()))[0]
    assert check_project(left)[0] == of_site  # not judged as a page of the site


def test_it_leads_only_to_what_the_site_has(root: Path) -> None:
    start = put_aside(root).site.stand_ins[0].pages[0]
    assert "worried.md" not in start.body and start.shows("numbers")
    (root / "docs/worried.md").write_text("---\ntitle: Worried?\n---\n# Worried?\n", "utf-8")
    home = root / "docs/index.md"
    text = home.read_text("utf-8")
    home.write_text("---\ntitle: Home\n---\n" + text.rpartition("---\n")[2], "utf-8")
    start = put_aside(root).site.stand_ins[0].pages[0]
    assert "](../worried.md)" in start.body and not start.shows("numbers")


@pytest.mark.parametrize("title", ["Riverbank", "“Ask”: what they said", 'A "quoted" title'])
def test_a_page_is_read_again_as_it_is_written(root: Path, title: str) -> None:
    for page in put_aside(root, title).site.stand_ins[0].pages:
        assert (page.title, page.faults) == (title, ())
        assert f"# {title}\n" in page.body
        assert pages.parse(stand_ins.text(page), page.location.file, "site") == page


def test_a_title_that_can_not_be_shown_is_that_of_its_folder() -> None:
    assert stand_ins.title_in_words("keeping-babies-safe") == "Keeping babies safe"
