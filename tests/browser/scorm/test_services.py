"""“I work in …” in a package: kept in the browser, and told to no learning system."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, PHONE
from support.packages import KINDS, Course, of


@pytest.mark.parametrize("kind", KINDS)
def test_the_choice_holds_in_the_next_session_and_is_told_to_nobody(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
    page = open_context(PHONE).new_page()
    course = Course(page, system.url())
    course.at("index")
    course.page.get_by_role("button", name="Health visiting").click()
    course.at("hidden-men")
    expect(course.page.locator(".bf-yours")).to_have_count(2)
    course.leave(system)
    course = Course(page, system.url())
    course.at("index")
    expect(course.page.locator("[data-module=services]")).to_contain_text(
        "You work in health visiting."
    )
    course.leave(system)
    assert "health-visiting" not in json.dumps(system.kept)
