"""What one session of cmi5 leaves for the next, in a store that replaces no document of which
nobody names the version (xAPI 1.0.3, part 3, 3.1), that takes only small ones, or that has a
damaged one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import DESK, PHONE, until
from support.launches import at_rest, heard, kept
from support.lrs import Launching, launching
from support.packages import RECORDED, Course, of
from support.record_store import Answer

PUT = "PUT activities/state"


def answered_so_far(course: Course, *pages: str) -> None:
    for name in pages:
        course.at(name)
        expect(course.page.locator(".bf-question:not(:has(.bf-verdict))")).to_have_count(0)


def kept_anew(system: Launching, before: str) -> None:
    until(lambda: kept(system) != before, "the state was to be kept")


@pytest.mark.parametrize("readable", [True, False], ids=["says the version", "hides the version"])
@pytest.mark.parametrize("closes", [False, True], ids=["left", "closed"])
def test_a_store_that_asks_for_the_version_keeps_the_latest_state(
    open_context: Callable, fixture_site: Path, tmp_path: Path, readable: bool, closes: bool
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.guards, system.exposes = True, ("ETag",) if readable else ()
        pages = ("introduction", "fog-signals")
        for count, name in enumerate(pages):
            course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
            answered_so_far(course, *pages[:count])
            at_rest(course)
            before = kept(system)
            course.answer(name, right=True)
            if closes:
                course.close()
                heard(system, "answered", (3, 6)[count])
                kept_anew(system, before)
            else:
                at_rest(course)
                expect(course.strip).to_have_text(RECORDED)
                course.leave()
                expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        answered_so_far(course, *pages)
        course.leave()
        assert system.verbs().count("answered") == 6 and system.refused == []


def test_what_another_session_has_written_meanwhile_is_kept_too(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    """As by a learning system that does not end the session before when it launches another."""
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.guards = True
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        course.leave()
        first = json.dumps(system.states["briefed"])
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.answer("fog-signals", right=True)
        course.leave()
        other = system.states["briefed"]
        system.states["briefed"] = json.loads(first)
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        at_rest(course)
        system.states["briefed"] = {**other, "turn": other["turn"] + 10}
        course.answer("lamp-care", right=True)
        at_rest(course)
        course.leave()
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        answered_so_far(course, "introduction", "fog-signals", "lamp-care")
        assert system.refused == []


@pytest.mark.parametrize("status", [409, 412])
def test_a_document_that_is_changed_just_then_is_looked_at_again(
    open_context: Callable, fixture_site: Path, tmp_path: Path, status: int
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.gives[PUT] = iter([Answer(409), Answer(status)])
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        answered_so_far(course, "introduction")


def test_a_store_that_never_takes_the_state_holds_nobody(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.gives[PUT] = repeat(Answer(409))
        context = open_context(DESK)
        course = Course(context.new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        expect(course.strip).to_contain_text("Not recorded yet")
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
        assert system.verbs() == ["initialized", *["answered"] * 3, "terminated"]
        system.gives = {}
        course = Course(context.new_page(), system.url_of_a_launch())
        answered_so_far(course, "introduction")
        at_rest(course)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert kept(system) and system.refused == []


def test_a_state_that_is_too_large_is_made_smaller(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        for name in ("introduction", "fog-signals", "lamp-care", "keepers-cafes-stores"):
            course.answer(name, right=True)
        at_rest(course)
        long = len(kept(system))
        system.gives[PUT] = iter([Answer(413)])
        course.answer("who-relieves-the-keeper", right=True)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert 0 < len(kept(system)) < long and system.refused == []


@pytest.mark.parametrize("damaged", [{"state": 5, "turn": "x", "once": 7}, ["a list"], "a text"])
def test_a_damaged_document_keeps_nobody_from_the_course(
    open_context: Callable, fixture_site: Path, tmp_path: Path, damaged: object
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.states["briefed"] = damaged
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        expect(course.strip).to_have_text(f"{RECORDED} The answers it had kept could not be read.")
        course.answer("introduction", right=True)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        expect(course.strip).to_have_text(RECORDED)
        answered_so_far(course, "introduction")
