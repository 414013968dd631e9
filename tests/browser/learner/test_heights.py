"""How much there is to scroll on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support import walking
from support.browsing import COURSE, PHONE

SCREEN = PHONE["height"]
THEMES = (
    "introduction keeping-babies-safe think-family hidden-men domestic-abuse "
    "professional-optimism-and-curiosity multi-agency-working barriers-to-engagement "
    "what-happens-next"
).split()
TALL = "document.documentElement.scrollHeight"


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


@pytest.mark.parametrize(("page_name", "screens"), [("index", 1), (f"{COURSE}/index", 2)])
def test_the_starts_are_short(phone: Page, address: str, page_name: str, screens: int) -> None:
    phone.goto(f"{address}/{page_name}.html")
    assert phone.evaluate(TALL) <= screens * SCREEN


def test_all_themes_are_measured(site: Path) -> None:
    (course,) = walking.courses(site)
    assert [f"{COURSE}/{one}.html" for one in THEMES] == [one.path for one in course.themes]


@pytest.mark.parametrize("theme", THEMES)
def test_no_step_is_taller_than_a_thought(phone: Page, address: str, theme: str) -> None:
    phone.goto(f"{address}/{COURSE}/{theme}.html")
    tall = walking.heights(phone)
    assert len(tall) > 5
    assert walking.too_tall(tall) == {}


def test_supervision_is_near_the_top_of_my_learning(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    phone.get_by_role("heading", name="For supervision").wait_for()
    assert phone.locator("#supervision").evaluate("one => one.getBoundingClientRect().top") < SCREEN
