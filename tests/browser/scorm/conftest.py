"""Learning systems with a course in them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.browsing import WHOLE
from support.building import Builds
from support.lms import LearningSystem, learning_system
from support.packages import PAGES, Course, of


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
