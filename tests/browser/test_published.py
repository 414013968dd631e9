"""The course that is published: what its own words and pages may break.

All other tests take the sample in its place, so that the course can be rewritten without them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefed.rendering import steps
from briefed.source.branching import cases_of
from briefed.source.project import load
from briefed.source.services import is_practice
from playwright.sync_api import expect
from support import walking
from support.accessibility import BY_DAY_AND_NIGHT, barriers, small_targets
from support.browsing import COURSE, DESK, PHONE
from support.building import TESTS, Run
from support.pages import faults_of, html_files, in_turn, of_each_kind
from support.serving import served

# What only the partnership can do. All else that the check warns of is for us to mend.
FOR_THE_PARTNERSHIP = {"approval-missing", "contact-missing", "number-unverified"}
READERS = TESTS / "readers"


@pytest.fixture(scope="session")
def root(published_site: Path) -> Iterator[str]:
    with served(published_site) as address:
        yield address


def test_the_check_leaves_work_to_the_partnership_alone(briefed: Run, published: Path) -> None:
    found = json.loads(briefed("check", "--format", "json", project=published).stdout)
    problems = [one for one in found["problems"] if one["code"] not in FOR_THE_PARTNERSHIP]
    assert found["problems"] and problems == []


def test_its_parts_are_short_and_plain(briefed: Run, published: Path) -> None:
    run = briefed("words", COURSE, project=published)
    assert run.returncode == 0, run.stdout + run.stderr


def test_each_part_opens_with_a_decision_and_asks_after_each_finding(published: Path) -> None:
    (course,) = load(published, "2026-11-30").courses
    assert len(course.parts) == 9
    for _, page in course.parts:
        kinds = list(steps.starts(page).values())
        findings = [at for at, kind in enumerate(kinds) if kind == "finding"]
        assert kinds[0] == "case" and cases_of(page)[0].parts[0].choices, page.slug
        assert 2 <= len(findings) <= 5, page.slug
        assert [kinds[at + 1] for at in findings] == ["question"] * len(findings), page.slug
        assert 3 <= sum(map(is_practice, page.prose)) <= 5, page.slug


def test_its_start_warns_shortly_begins_at_once_and_is_two_screens(
    open_context: Callable, root: str
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{root}/{COURSE}/index.html")
    expect(page.get_by_role("group", name="I work in …")).to_be_visible()  # all has come
    warning = page.locator(".admonition.note > p:not(.admonition-title)").inner_text()
    assert len(warning.split()) <= 30 and "supervision and staff support" in warning
    button = page.get_by_role("link", name="Start the course").bounding_box()
    figure = page.get_by_role("img", name="11 babies: 11 dots").bounding_box()
    themes = page.get_by_role("heading", name="Themes", exact=True).bounding_box()
    assert button["y"] <= 400 and button["y"] < figure["y"] < themes["y"]
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 2 * PHONE["height"], height


def test_no_step_is_taller_than_a_thought(
    open_context: Callable, published_site: Path, root: str
) -> None:
    page = open_context(PHONE, steps=True).new_page()
    (course,) = walking.courses(published_site)
    tall = {}
    for theme in course.themes:
        page.goto(f"{root}/{theme.path}")
        found = walking.heights(page)
        tall |= {f"{theme.title}, {told}": height for told, height in found.items()}
    endings = {told: height for told, height in tall.items() if told.endswith(walking.ENDS)}
    assert len(tall) > 9 * len(course.themes) and len(endings) > 15
    print(*(f"{told}: {height:.0f}" for told, height in endings.items()), sep="\n")
    assert walking.too_tall(tall) == {}


def test_each_part_says_what_it_is_about_before_its_case_begins(
    open_context: Callable, published_site: Path, root: str
) -> None:
    """In at most three lines, and not again above what follows from a choice."""
    page = open_context(PHONE, steps=True).new_page()
    (course,) = walking.courses(published_site)
    branching = 0
    for theme in course.themes:
        page.goto(f"{root}/{theme.path}")
        step = page.locator(".bf-step:not([hidden])")
        case = step.locator("h2", has_text="Try this")
        if not case.count():
            continue
        about = step.locator("> p:first-child")
        expect(about).to_have_text(re.compile(r"^This part asks .+\.$"))
        above, below = about.bounding_box(), case.bounding_box()
        assert above["height"] < 70 and above["y"] + above["height"] < below["y"], theme.title
        if (choice := step.locator(".bf-choices a:visible")).count():
            choice.first.click()
            expect(about).to_be_hidden()
            branching += 1
    assert branching > 4


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_its_pages_have_no_fault(
    open_context: Callable, published_site: Path, root: str, size: dict
) -> None:
    """With those of the site itself, of which a reader comes to each. On a phone axe is asked
    everything of each page. At a desk the words are the same, so there it is asked everything of a
    page of each kind, and of the others how they look by night.
    """
    names = html_files(published_site)
    whole = of_each_kind(published_site, names)
    context = open_context(size, has_touch=size == PHONE, is_mobile=size == PHONE)
    found, titles = {}, []
    for name, page, watch in in_turn(context, names, root):
        at_a_desk = BY_DAY_AND_NIGHT if name in whole else ["dark"]
        colours = ["light"] if size == PHONE else at_a_desk
        small = small_targets(page) if size == PHONE else []
        found[name] = [*faults_of(page, name), *barriers(page, colours), *small, *watch.faults]
        titles += [page.title()] if name != "404.html" else []
    assert len(found) > 15 and {name: faults for name, faults in found.items() if faults} == {}
    assert sorted(titles) == sorted(set(titles))


def test_groups_are_buttons_where_they_fit_and_otherwise_a_list(
    open_context: Callable, root: str
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{root}/{COURSE}/what-happens-next.html")
    short = page.locator("#question-how-far-each-finding-goes")
    long = page.locator("#question-looking-back-at-people")
    assert short.locator("[role=radiogroup]").count() == 5 and not short.locator("select").count()
    assert long.locator("select").count() == 5 and not long.locator("[role=radiogroup]").count()


def test_who_has_not_taken_it_knows_little_of_it_and_who_has_knows_it(
    briefed: Run, published: Path
) -> None:
    """By the forms of the last trial, of the questions that are as they were then."""
    run = briefed("score", READERS, project=published)
    assert run.returncode == 0, run.stderr
    told = re.split(r"\n\n(?=\w+, \d{4}-)", run.stdout)
    last = max(int(form.name.partition("-")[0]) for form in READERS.glob("*-*.txt"))
    forms = READERS.glob(f"{last}-*.txt")
    readers = tuple(f"{form.stem.partition('-')[2]}, " for form in forms)
    found = [one for one in told if one.startswith(readers)]
    assert len(found) == len(readers) >= 1, run.stdout
    assert all("which meets the aim" in one for one in found), found
