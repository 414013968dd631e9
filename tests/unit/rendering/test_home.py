"""The courses on the home page: a card for each of a few, and lists of many."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from briefed.model import Course, Marker, Page, Site, StandIn
from briefed.rendering import bundles, page_scripts, shell
from briefed.rendering.home import FEW, courses
from briefed.rendering.notices import DRAFT, NEWER
from briefed.source.project import Project, load
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.tiny import BASE


@pytest.fixture(scope="module")
def project() -> Project:
    return load(BASE, "2026-06-01")


@pytest.fixture(scope="module")
def course(project: Project) -> Course:
    (course,) = project.courses
    return course


def called(course: Course, slug: str, title: str = "", **settings: object) -> Course:
    """The course under another name, with other settings."""
    pages = tuple(
        page._replace(title=title) if page.kind == "start" and title else page
        for page in course.pages
    )
    return course._replace(slug=slug, pages=pages, settings=course.settings._replace(**settings))


def many(course: Course, *some: Course) -> list[Course]:
    """Some courses, and so many others that they are listed."""
    others = (called(course, f"other-{at}", partnership="Rest") for at in range(FEW))
    return [*some, *others]


def shown(listed: Sequence[Course], drafts: bool = True) -> LexborHTMLParser:
    return LexborHTMLParser(courses(listed, drafts))


def lists(listed: Sequence[Course]) -> dict[str, list[str]]:
    """The addresses of the courses under each heading."""
    return {
        section.css_first("h2").text(): [
            link.attributes["href"].removeprefix("page:").removesuffix("/index.md")
            for link in section.css("li > a")
        ]
        for section in shown(listed).css(".bf-listed section")
    }


def row(listed: Sequence[Course], slug: str) -> LexborNode:
    return shown(listed).css_first(f'.bf-listed a[href^="page:{slug}/"]').parent


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def test_a_card_leads_to_its_course_and_names_its_data(course: Course) -> None:
    card = shown([course]).css_first(".bf-card")
    assert {link.attributes["href"] for link in card.css("a")} == {"page:tiny/index.md"}
    assert card.attributes["data-script"] == "tiny/course.js"
    assert len(card.css(".bf-segments i")) == 3
    about = f"Riverbank Safeguarding Partnership, edition 1. {DRAFT}"
    assert card.css_first("p").text() == about
    nameless = called(course, "tiny", partnership="", edition="")
    assert shown([nameless]).css_first(".bf-card p").text() == DRAFT
    assert shown([nameless], drafts=False).css_first(".bf-card p").text() != DRAFT


def test_each_of_a_few_courses_has_a_card_and_a_past_one_comes_last(course: Course) -> None:
    past = called(course, "a-past", superseded_by="tiny")
    cards = shown([past, course, *many(course)[: FEW - 2]]).css(".bf-card")
    scripts = [card.attributes["data-script"] for card in cards]
    assert len(scripts) == FEW and (scripts[0], scripts[-1]) == (
        "tiny/course.js",
        "a-past/course.js",
    )
    assert f"{NEWER}. {DRAFT}" in words(cards[-1]) and NEWER not in words(cards[0])


def test_no_course_is_said_to_be_none() -> None:
    assert "There is no course here yet." in courses([])


def test_many_courses_are_listed_by_subject_and_else_by_partnership(course: Course) -> None:
    listed = many(
        course,
        called(course, "one", subjects=("Sleep", "babies")),
        called(course, "two", subjects=("Babies",)),
        called(course, "three", partnership="A partnership"),
        called(course, "four", partnership=""),
    )
    found = lists(listed)
    others = [f"other-{at}" for at in range(FEW)]
    assert list(found.items()) == [
        ("babies", ["one", "two"]),
        ("Sleep", ["one"]),
        ("A partnership", ["three"]),
        ("Rest", others),
        ("Other courses", ["four"]),
    ]
    page = shown(listed)
    assert [one.attributes["value"] for one in page.css("option")] == [
        "subject",
        "partnership",
        "date",
    ]
    leads = page.css("details a")
    assert [one.text() for one in leads] == list(found)
    assert [one.attributes["href"] for one in leads] == [f"#{h2.id}" for h2 in page.css("h2[id]")]
    assert page.css(".bf-cards, .bf-card") == [], "a card is in a template"


def test_without_any_subject_no_list_by_subject_is_offered(course: Course) -> None:
    page = shown(many(course, course))
    assert [one.attributes["value"] for one in page.css("option")] == ["partnership", "date"]
    assert page.css("details") != [] and shown(many(course)).css("details") == [], "one heading"


def test_a_subject_and_a_partnership_of_the_same_name_have_an_address_each(course: Course) -> None:
    page = shown(many(course, called(course, "one", subjects=("Rest",))))
    ids = [heading.id for heading in page.css("h2[id]")]
    assert len(ids) == len(set(ids)) == 2


def test_a_row_says_of_its_course_what_a_card_says_and_its_day(course: Course) -> None:
    (said, *_) = (row(many(course, course), "tiny"),)
    assert words(said) == (
        "The Riverbank course Riverbank Safeguarding Partnership , edition 1, 15 January 2026 "
        f"3 parts, 5 to 6 minutes each {DRAFT}"
    )
    assert said.css_first("time").attributes["datetime"] == "2026-01-15"
    bare = called(course, "one", partnership="", edition="", published="2026-01")
    assert [p.text() for p in row(many(course, bare), "one").css("p")] == [
        "January 2026",
        "3 parts, 5 to 6 minutes each",
        DRAFT,
    ]
    assert DRAFT not in courses(many(course, course), drafts=False)


def test_a_past_course_is_the_last_under_its_heading(course: Course) -> None:
    past = called(course, "past", "A title", superseded_by="tiny", formerly=("old", "older"))
    listed = many(course, past, course)
    assert lists(listed)["Riverbank Safeguarding Partnership"] == ["tiny", "past"]
    assert NEWER in words(row(listed, "past")) and NEWER not in words(row(listed, "tiny"))
    assert row(listed, "past").attributes["data-formerly"] == "old older"
    assert "data-formerly" not in row(listed, "tiny").attributes


def test_a_title_in_a_list_is_text(course: Course) -> None:
    strange = called(course, "one", "Risk < & more", subjects=("A < B",))
    assert next(iter(lists(many(course, strange)))) == "A < B"
    assert row(many(course, strange), "one").css_first("a").text() == "Risk < & more"


def entries(listed: Sequence[Course], course: Course | None, site: Site) -> list[str]:
    page = course.start if course else site.pages[0]
    whole = shell.shell(course, page, listed, site, lambda path: True)
    return [entry.path for group in whole.groups for entry in group.entries]


def test_the_menu_of_a_course_is_the_same_beside_any_others(project: Project) -> None:
    (course,) = project.courses
    alone = shell.shell(course, course.start, [course], project.site, lambda path: True)
    among = shell.shell(course, course.start, many(course, course), project.site, lambda path: True)
    assert alone == among and "index.md" in entries([course], course, project.site)


def test_the_menu_of_the_home_page_lists_courses_where_they_are_few(project: Project) -> None:
    (course,) = project.courses
    assert f"other-{FEW - 1}/index.md" in entries(many(course), None, project.site)
    assert not [
        path for path in entries(many(course, course), None, project.site) if "other" in path
    ]


def test_only_a_page_that_lists_many_courses_loads_their_script(project: Project) -> None:
    (course,), (page, *_) = project.courses, project.site.pages
    home = page._replace(markers=(Marker("courses", page.location),))

    def loads(page: Page, listed: Sequence[Course]) -> str:
        return page_scripts.scripts(None, page, listed, str).home_script

    assert loads(home, many(course, course)) == bundles.HOME
    assert loads(home, many(course)) == loads(page, many(course, course)) == ""


@pytest.mark.parametrize("number", [1, FEW + 1])
def test_courses_that_are_being_corrected_come_behind_all_others(
    course: Course, number: int
) -> None:
    listed = [called(course, f"other-{at}") for at in range(number)]
    corrected = [StandIn("one", "One & only", ()), StandIn("two", "Two", ())]
    html = courses(listed, corrected=corrected)
    assert html.startswith(courses(listed)) and html.endswith(">")
    page = LexborHTMLParser(html)
    said = page.css_first(".bf-corrected")
    assert words(said) == "Being corrected: One & only ; Two ."
    assert [link.attributes["href"] for link in said.css("a")] == [
        "page:one/index.md",
        "page:two/index.md",
    ]
    assert not page.css('[data-script^="one/"]'), "its data is not there"
