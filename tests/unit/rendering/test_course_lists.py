"""The parts of a course on its start, and what a card tells of it."""

from __future__ import annotations

import pytest
from briefed.model import Course, Marker
from briefed.rendering.course_lists import addressed, begin, card, learning, start
from briefed.rendering.markers import above
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT
from support.tiny import BASE


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    return course


def listed(course: Course) -> LexborHTMLParser:
    return LexborHTMLParser(start(course, leads_on=True))


def taking(course: Course, *minutes: int | None) -> Course:
    """The course with as many parts, which take these minutes."""
    pages = tuple(
        page._replace(front_matter={**page.front_matter, "minutes": time})
        for page, time in zip([page for page in course.pages if page.theme], minutes, strict=False)
    )
    return course._replace(pages=pages)


def parts(course: Course) -> str:
    return card(course).parts


def test_the_list_leads_to_every_part_in_the_order_of_the_briefing(course: Course) -> None:
    rows = listed(course).css("#themes li a")
    assert [(row.attributes["href"], row.css_first("b").text()) for row in rows] == [
        ("page:tiny/introduction.md", "Why the cases were audited"),
        ("page:tiny/safe-sleep.md", "Safe sleep"),
        ("page:tiny/hidden-men.md", "Hidden men"),
    ]
    assert rows[0].css_first("small").text() == "5 minutes"


def test_the_button_leads_to_the_first_part(course: Course) -> None:
    button = LexborHTMLParser(begin(course)).css_first(".bf-begin a")
    assert button.attributes["href"] == "page:tiny/introduction.md"
    alone = course._replace(pages=tuple(page for page in course.pages if page.kind == "start"))
    assert begin(alone) == ""


def test_the_button_is_above_the_list_and_above_a_figure_before_it(course: Course) -> None:
    page = next(page for page in course.pages if page.kind == "start")
    (listed,) = (marker for marker in page.markers if marker.name == "themes")
    before, behind = (
        Marker("figure", listed.location._replace(line=listed.location.line + lines))
        for lines in (-2, 2)
    )
    for markers, first in (((before, listed), before), ((listed, behind), listed)):
        shown = page._replace(markers=markers)
        assert [one for one in markers if above(one, course, shown)] == [first]
        assert above(first, course, shown) == begin(course)
    extra = page._replace(kind="extra", markers=(before, listed))
    assert above(before, course, extra) == ""


def test_my_learning_has_the_same_list_and_the_rest_for_its_script(course: Course) -> None:
    mine = LexborHTMLParser(learning(course))
    here, there = (
        [row.html for row in tree.css(f"{place} li")]
        for tree, place in ((mine, "#progress"), (listed(course), "#themes"))
    )
    assert here == there
    assert mine.css_first(".bf-begin a").attributes["href"] == "page:tiny/introduction.md"
    assert mine.css("section, form") == [], "what needs a script is no part of the page"
    assert len(mine.css(".bf-segments i")) == 3 and "script" in mine.css_first(".bf-without").text()


def test_addresses_of_pages_are_put_in() -> None:
    html = '<a href="page:tiny/index.md">All</a>'
    assert addressed(html, lambda path: f"../{path}&") == '<a href="../tiny/index.md&amp;">All</a>'


def test_parts_stand_under_their_groups() -> None:
    (real,) = load(ROOT, "2026-11-01").courses
    heads = listed(real).css("#themes h3")
    assert [head.text() for head in heads] == ["Wider themes"]
    below = heads[0].next.next if heads[0].next.tag == "-text" else heads[0].next
    assert below.css_first("b").text() == "Think family"
    icons = listed(real).css("#themes li svg")
    assert len(icons) == len(real.briefing.themes) and len({icon.html for icon in icons}) == 9


def test_a_title_is_text(course: Course) -> None:
    pages = tuple(page._replace(title="Risk < & more") for page in course.pages)
    row = listed(course._replace(pages=pages)).css("#themes li b")[1]
    assert row.text() == "Risk < & more"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((6, 5, 8), "3 parts, 5 to 8 minutes each"),
        ((6, None, 8), "3 parts, 6 to 8 minutes each"),
        ((5, 5, 5), "3 parts, 5 minutes each"),
        ((1, 1), "2 parts, 1 minute each"),
        ((7,), "1 part, 7 minutes"),
        ((None, None), "2 parts"),
    ],
)
def test_a_card_says_how_many_parts_there_are_and_how_long_they_take(
    course: Course, minutes: tuple[int | None, ...], said: str
) -> None:
    assert parts(taking(course, *minutes)) == said
