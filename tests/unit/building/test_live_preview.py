"""Which pages the live preview renders again after an edit, and what it keeps of the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from briefed.building.live_preview import LivePreview
from briefed.building.site_build import SiteBuild
from briefed.checking.project import judge
from briefed.rendering import search
from briefed.rendering.search_all import Entry
from briefed.source.project import opened, read
from support.tiny import BASE

FOLDER = "docs/tiny"


class Author:
    """Edits a project, and builds it as the adapter does for `briefed serve`."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.live = LivePreview()
        self.files = {"assets/style.css"}
        (site / "search").mkdir(parents=True)

    def build(self, fails: bool = False) -> tuple[SiteBuild, set[str]]:
        """Build after an edit: the build, and the pages that were rendered again."""
        project = read(opened(self.root, "2026-06-01"), self.live.known)
        judged = judge(project, self.live.judged())
        build = SiteBuild(project, judged, "navigation", shows_faults=True)
        urls = {path: path.replace(".md", ".html") for path in build.pages}
        again = self.live.pages_to_render(build, self.files | set(urls.values()), urls, self.site)
        if not fails:
            # The renderer writes an index of the pages that it rendered alone.
            entries = [
                {"location": address, "title": path, "text": self.text(path)}
                for path, page in urls.items()
                if path in again
                for address in (page, f"{page}#part")
            ]
            index = {"config": {"lang": ["en"]}, "docs": entries}
            (self.site / search.WRITTEN).write_text(json.dumps(index), "utf-8")
            self.live.finish(build, self.site)
        return build, again

    def text(self, path: str) -> str:
        file = self.root / "docs" / path
        return file.read_text("utf-8") if file.exists() else ""  # some pages are generated

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def index(self) -> list[Entry]:
        path = self.site / search.index_of("tiny")
        return list(search.parts_of(path.read_text("utf-8"))[1])


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(shutil.copytree(BASE, tmp_path / "project"), tmp_path / "site")


def test_the_first_build_renders_every_page(author: Author) -> None:
    build, again = author.build()
    assert again == build.pages.keys() and "tiny/briefing.md" in again and "index.md" in again
    assert author.build()[1] == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (f"{FOLDER}/safe-sleep.md", "Ask both parents.", "Ask her parents.", {"safe-sleep.md"}),
        ("quizzes/tiny/safe-sleep.md", "What do you do?", "And now?", {"safe-sleep.md"}),
    ],
)
def test_an_edit_renders_the_pages_that_show_it(
    author: Author, file: str, old: str, new: str, expected: set[str]
) -> None:
    author.build()
    author.edit(file, old, new)
    assert author.build()[1] == {f"tiny/{name}" for name in expected}
    assert author.build()[1] == set()


def test_a_problem_renders_the_page_that_shows_it(author: Author) -> None:
    author.build()
    author.edit(f"{FOLDER}/safe-sleep.md", "3/12 cases", "2/12 cases")
    build, again = author.build()
    assert "tiny/safe-sleep.md" in again
    assert {problem.code for problem in build.shown["tiny/safe-sleep.md"]} >= {
        "quote-not-in-briefing"
    }


def test_only_pages_that_show_a_problem_are_rendered_for_it(author: Author) -> None:
    author.build()
    quote = "> Some parents were not asked about **room sharing**.\n> [safe-sleep-2]\n"
    author.edit(f"{FOLDER}/safe-sleep.md", quote, "")
    _, again = author.build()
    assert "tiny/safe-sleep.md" in again and not {"tiny/index.md", "tiny/hidden-men.md"} & again


def test_after_a_build_that_failed_every_page_is_rendered(author: Author) -> None:
    build, _ = author.build()
    author.build(fails=True)
    assert author.live.judged() == ()
    assert author.build()[1] == build.pages.keys()
    assert author.live.judged() != ()


def test_a_file_that_is_gone_is_removed_and_every_page_rendered(author: Author) -> None:
    build, _ = author.build()
    (author.site / "assets").mkdir()
    gone = author.site / "assets/style.css"
    gone.write_text("", "utf-8")
    author.files = {"assets/other.css"}
    assert author.build()[1] == build.pages.keys()
    assert not gone.exists()


def test_the_index_keeps_the_entries_of_pages_that_were_not_rendered(author: Author) -> None:
    author.build()
    first = author.index()
    author.edit(f"{FOLDER}/safe-sleep.md", "Ask both parents.", "Ask her parents.")
    author.build()
    second = author.index()
    assert [entry["location"] for entry in second] == [entry["location"] for entry in first]
    changed = [entry["location"] for entry in second if entry not in first]
    assert changed == ["tiny/safe-sleep.html", "tiny/safe-sleep.html#part"]
    author.build()
    assert author.index() == second


def test_a_course_that_stays_is_not_made_again(author: Author) -> None:
    made = []

    def make() -> str:
        made.append(1)
        return f"made {len(made)}"

    build, _ = author.build()
    (course,) = build.checked.courses
    assert author.live.made(course, "a.js", make) == "made 1"
    assert author.live.made(course, "a.js", make) == "made 1"
    assert author.live.made(course, "b.js", make) == "made 2"
    author.edit(f"{FOLDER}/safe-sleep.md", "Ask both parents.", "Ask her parents.")
    (course,) = author.build()[0].checked.courses
    assert author.live.made(course, "a.js", make) == "made 3"
    assert author.live.made(course, "a.js", make, rests_on=["more"]) == "made 4"
    assert author.live.made(course, "a.js", make, rests_on=["more"]) == "made 4"
