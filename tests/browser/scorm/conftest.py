"""Learning systems with a course in them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.browsing import COURSE, WHOLE
from support.building import FIXTURE, Builds, copy_sources, put_beside
from support.lms import LearningSystem, learning_system
from support.packages import PAGES, Course, of

# What the next edition of each course words differently, by the file, and the mark of the fixture.
REWORDED = {
    f"quizzes/{FIXTURE}/introduction.md": (
        "- [ ] Harbour pilots\n",
        "- [ ] Pilots of the harbour\n",
    ),
    f"quizzes/{FIXTURE}/lamp-care.md": (
        "- [found] Spare wicks on the stairs",
        "- [found] Some wicks on the stairs",
    ),
    f"quizzes/{FIXTURE}/who-relieves-the-keeper.md": (
        "- [nine nights] Great Merrow",
        "- [for nine nights] Great Merrow",
    ),
    f"quizzes/{FIXTURE}/keepers-cafes-stores.md": ("- [2] Wicks", "- [2] The wicks"),
    f"docs/{FIXTURE}/index.md": ("pass mark: 60\n", "pass mark: 100\n"),
    f"docs/{COURSE}/hidden-men.md": (
        "[Leave it: she knows them best]",
        "[Leave it: she is sure of them]",
    ),
}


@pytest.fixture
def system_with(tmp_path: Path) -> Iterator[Callable[[str, Path], LearningSystem]]:
    """A learning system that has a package: system_with("scorm12", package). It must have found
    nothing to refuse in what it was told.
    """
    systems: list[LearningSystem] = []
    with contextlib.ExitStack() as stack:

        def made(kind: str, package: Path) -> LearningSystem:
            systems.append(
                stack.enter_context(learning_system(kind, package, tmp_path / f"unpacked-{kind}"))
            )
            return systems[-1]

        yield made
    assert [why for system in systems for why in system.refused] == []


@pytest.fixture(scope="session")
def next_edition(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The site of both courses in their next edition: see REWORDED. No test may write into it."""
    project = put_beside(copy_sources(tmp_path_factory.mktemp("next") / "project"))
    for name, (old, new) in REWORDED.items():
        text = (project / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, name
        (project / name).write_text(text.replace(old, new), encoding="utf-8")
    return builds.of(project) / "site"


@pytest.fixture(scope="session")
def all_but_one_page(
    browser: Browser, builds: Builds, fixture_site: Path
) -> Callable[[str], dict[str, dict]]:
    """What a learning system keeps of a learner who has answered all pages of the fixture but the
    last, and everything right: all_but_one_page("scorm12"). They are answered once for all workers.
    """

    def make(kind: str, folder: Path) -> None:
        with learning_system(kind, of(fixture_site, kind), folder / "unpacked") as system:
            context = browser.new_context()
            context.add_init_script(WHOLE)
            course = Course(context.new_page(), system.url())
            for name in PAGES[:-1]:
                course.answer(name, right=True)
            course.leave(system)
            context.close()
            (folder / "kept.json").write_text(json.dumps(system.kept), encoding="utf-8")

    def kept(kind: str) -> dict[str, dict]:
        folder = builds.once(f"all-but-one-page-{kind}", lambda folder: make(kind, folder))
        return json.loads((folder / "kept.json").read_text(encoding="utf-8"))

    return kept
