"""No page changes unnoticed: what a screen reader is told of it, and where its parts are.

The course of the fixture is compared, not the real one: its words change only with the tests, and
it uses every construct. The kept files are in `tests/unnoticed/`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support import unnoticed
from support.building import ROOT
from support.scenes import SCENES, Scene, Visit, learnt
from support.serving import served
from support.walking import courses

KEPT = [scene for scene in SCENES if scene.kept]


@pytest.fixture(scope="module")
def visit(browser: Browser, fixture_site: Path) -> Iterator[Callable[[], Visit]]:
    """A visit to the fixture's course."""
    (course,) = courses(fixture_site)
    with served(fixture_site) as root:
        records = functools.cache(lambda: learnt(browser, root, course))
        yield functools.partial(Visit, browser, root, course, records)


@pytest.mark.parametrize("scene", KEPT, ids=lambda scene: scene.name)
def test_a_page_is_as_it_was(scene: Scene, visit: Callable[[], Visit]) -> None:
    with visit() as device:
        now = unnoticed.states_of(scene, device)
    file = unnoticed.file_of(scene)
    kept = unnoticed.read(file.read_text(encoding="utf-8"))
    if changed := unnoticed.changes(kept, now):
        pytest.fail(
            f"{file.relative_to(ROOT)} no longer tells how the pages are. If they should be so, "
            "renew the files with: make tour ARGS=--accept\n" + "\n".join(changed),
            pytrace=False,
        )


def test_every_scene_has_its_file() -> None:
    assert {*unnoticed.KEPT.iterdir()} == {unnoticed.file_of(scene) for scene in KEPT}


def test_what_was_kept_is_read_as_it_was_written() -> None:
    for scene in KEPT:
        text = unnoticed.file_of(scene).read_text(encoding="utf-8")
        assert unnoticed.write(unnoticed.read(text)) == text, scene.name


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ('  | button "Next" | right | on the screen', False),
        ('  | button "Next" | right or middle | on the screen or below the screen', False),
        ('  | button "Next" | left or middle | on the screen', True),
        ('  | button "Next" | right | above the screen', True),
        ('  | button "Next" | right | on the screen | under footer', True),
        ('  | button "Back" | right | on the screen', True),
        ("", True),
    ],
)
def test_a_place_changes_where_no_word_of_it_is_the_same(now: str, told: bool) -> None:
    kept = {"open": ["| main", '  | button "Next" | right | on the screen or below the screen']}
    changed = unnoticed.changes(kept, {"open": ["| main", *([now] if now else [])]})
    assert bool(changed) is told
    if told:
        assert changed[0] == "## open" and any("Next" in line for line in changed)
