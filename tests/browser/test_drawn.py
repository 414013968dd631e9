"""Every word of the pages and the slides as it is drawn: seen, large enough, in its place, and
covered by nothing.

The build judges what styles say; only here is seen what comes of them together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import CDPSession, Page
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE
from support.building import FIXTURE
from support.drawing import (
    PROJECTED,
    SIZES,
    VIEWS,
    pictured,
    placed,
    prepare,
    projected,
    shown_in,
    view,
    wear,
)
from support.hostile import DECKS, PAGES, Attack, attacks
from support.pages import of_each_kind

# How a kind of words that is measured is found in the built page, and in a slide.
ON_PAGES = {
    "quote": "blockquote:not(.bf-answers *)",
    "statement": ".bf-statement",
    "stem": ".bf-stem",
    "option": ".bf-option",
    "draft notice": ".bf-draft",
    "help link": ".bf-worried",
}
ON_SLIDES = {
    "foot": ".bf-foot",
    "source": "cite",
    "quote": "blockquote",
    "option": ".bf-hands li, .bf-items li, .bf-told li",
    "number": ".bf-end li",
}
# What styles attack: it has every kind of words, and a third as many of them as a real theme.
THEME = "fog-signals"
AS_IT_OPENS = ", as it opens"


class Studio(NamedTuple):
    """An open page, with what takes its pictures."""

    page: Page
    camera: CDPSession


class Seen(NamedTuple):
    """Where something was measured, a line for each fault, and how many elements of each kind were
    measured.
    """

    where: str
    faults: list[str]
    counts: dict[str, int]


@pytest.fixture(scope="module")
def drawn(published_site: Path, three_courses: Path) -> dict[str, Path]:
    """Where each course is drawn, and with "" the pages of the site itself: the fiction beside
    others, whose numbers to call its slides list as well. Other tests need these sites, too.
    """
    beside = three_courses / "site"
    return {COURSE: published_site, FIXTURE: beside, "": beside}


@pytest.fixture
def studio(open_context: Callable) -> Studio:
    """One page for all that a test measures: to open a new one for each page of a site takes as
    long as to load it.
    """
    context = open_context(SIZES["phone"], reduced_motion="no-preference")
    prepare(context)
    page = context.new_page()
    return Studio(page, context.new_cdp_session(page))


def written(site: Path, course: str) -> list[str]:
    """The pages of a course, or with "" of the site itself, to read."""
    found = (path.relative_to(site) for path in (site / course).glob("*.html"))
    return sorted(path.as_posix() for path in found if path.name != "404.html")


def views_of(course: str, views: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The views in which a course is seen: the fixture, which has every construct, in all. Of the
    rest, whose words alone are their own, each size and each scheme is seen once.
    """
    return views if course == FIXTURE else views[::2]


def views_of_pages(site: Path, course: str) -> dict[str, list[tuple[str, str]]]:
    """The views in which each page of a course is seen: those of the course, if the page brings a
    construct that no other has.
    """
    names = written(site, course)
    rich = of_each_kind(site, names) if course == FIXTURE else names
    return {name: views_of(course if name in rich else "", VIEWS) for name in names}


def in_turn(studio: Studio, views: list[tuple[str, str]]) -> Iterator[Seen]:
    """What is seen of an open page in each view: as it opens, then with all that answering and
    opening reveals.

    Answering changes how the questions look and nothing else, so nothing else is pictured twice.
    """
    for where in shown_in(studio.page, views):
        faults, counts = placed(studio.page)
        yield Seen(f"{where}{AS_IT_OPENS}", [*faults, *pictured(*studio, ".bf-question")], counts)
    studio.page.evaluate("drawn.open()")
    for where in shown_in(studio.page, views[::-1]):
        faults, counts = placed(studio.page)
        yield Seen(where, [*faults, *pictured(*studio)], counts)


def slides_in_turn(
    studio: Studio, slides: dict[int, str], views: list[tuple[str, str]]
) -> Iterator[Seen]:
    """What is seen of some slides of an open deck in each view."""
    for where in shown_in(studio.page, views):
        yield Seen(where, *projected(*studio, list(slides)))


def opened_deck(studio: Studio, address: str, known: set[str]) -> dict[int, str]:
    """Open a deck, and give the HTML of its slides by their places, but for known ones."""
    studio.page.goto(address)
    studio.page.wait_for_selector(".bf-ready")
    slides = studio.page.evaluate("projected.begin()")
    return {place: slide for place, slide in enumerate(slides) if slide not in known}


def count(html: str, selector: str) -> int:
    return len(LexborHTMLParser(html).css(selector))


@pytest.mark.parametrize("course", [COURSE, FIXTURE, ""], ids=["course", "fixture", "site"])
def test_every_word_of_every_page_is_drawn_to_be_read(
    studio: Studio, drawn: dict[str, Path], course: str
) -> None:
    site, found, measured = drawn[course], {}, Counter()
    views_of_page = views_of_pages(site, course)
    for name, views in views_of_page.items():
        studio.page.goto((site / name).as_uri())
        for where, faults, counts in in_turn(studio, views):
            found[f"{name}, {where}"] = faults
            measured += Counter({} if where.endswith(AS_IT_OPENS) else counts)
    assert {where: faults for where, faults in found.items() if faults} == {}
    for kind, selector in ON_PAGES.items():
        wanted = sum(
            len(views) * count((site / name).read_text(encoding="utf-8"), selector)
            for name, views in views_of_page.items()
        )
        assert measured[kind] >= wanted, f"not every {kind} was measured in every view"


@pytest.mark.parametrize("course", [COURSE, FIXTURE], ids=["course", "fixture"])
def test_every_word_of_every_slide_is_drawn_to_be_read(
    studio: Studio, drawn: dict[str, Path], course: str
) -> None:
    """The decks of the themes, then what that of the whole course has of its own: to go through all
    of its slides takes twice as long.
    """
    folder, found, measured = drawn[course] / course / "slides", {}, Counter()
    known: set[str] = set()
    views = views_of(course, PROJECTED)
    for deck in sorted(folder.glob("*.html"), key=lambda path: path.name == "index.html"):
        slides = opened_deck(studio, deck.as_uri(), known)
        known.update(slides.values())
        for where, faults, counts in slides_in_turn(studio, slides, views) if slides else ():
            found[f"{deck.name}, {where}"] = faults
            measured += Counter(counts)
    assert {where: faults for where, faults in found.items() if faults} == {}
    for kind, selector in ON_SLIDES.items():
        built = sum(
            count(re.sub("<aside.*?</aside>", "", slide, flags=re.S), selector) for slide in known
        )
        assert built and measured[kind] >= len(views) * built, (
            f"not every {kind} was measured in every view"
        )


def place(attack: Attack) -> tuple[str, str, str]:
    """The page, size and scheme that an attack is tried at."""
    return (
        "briefing" if attack.kind == "statement" else THEME,
        attack.size,
        attack.scheme,
    )


ALONE = {file: [attack for attack in attacks(file) if attack.alone] for file in (PAGES, DECKS)}


def kinds_by_view(all_seen: Iterator[Seen], tried: list[Attack]) -> set[tuple[str, str]]:
    """In which view the words of which kind that is attacked have a fault."""
    kinds = {attack.kind for attack in tried}
    return {
        (line.partition(" “")[0], seen.where.removesuffix(AS_IT_OPENS))
        for seen in all_seen
        for line in seen.faults
        if line.partition(" “")[0] in kinds
    }


def test_a_fault_that_only_one_view_of_a_page_has_is_seen_there(
    studio: Studio, fixture_site: Path
) -> None:
    """All of them at once: each attacks another kind of words."""
    tried = ALONE[PAGES]
    studio.page.goto((fixture_site / FIXTURE / f"{THEME}.html").as_uri())
    wear(studio.page, [attack.sheet for attack in tried])
    assert kinds_by_view(in_turn(studio, VIEWS), tried) == {
        (one.kind, f"{one.size} {one.scheme}") for one in tried
    }


def test_a_fault_that_only_one_view_of_a_slide_has_is_seen_there(
    studio: Studio, fixture_site: Path
) -> None:
    tried = ALONE[DECKS]
    slides = one_of_each(opened_deck(studio, deck_of(fixture_site), set()))
    wear(studio.page, [attack.sheet for attack in tried])
    assert kinds_by_view(slides_in_turn(studio, slides, PROJECTED), tried) == {
        (one.kind, f"{one.size} {one.scheme}") for one in tried
    }


@pytest.mark.parametrize(
    ("name", "size", "scheme"), sorted({place(one) for one in attacks() if not one.alone})
)
def test_every_hostile_style_is_seen(
    studio: Studio, fixture_site: Path, name: str, size: str, scheme: str
) -> None:
    """What only the build sees is tried too: if a browser sees it, hostile.css must say so."""
    tried = [
        attack for attack in attacks() if place(attack) == (name, size, scheme) and not attack.alone
    ]
    studio.page.goto((fixture_site / FIXTURE / f"{name}.html").as_uri())
    view(studio.page, size, scheme)
    wrong: list[str] = []
    for answered in (False, True):  # behind its answer, a question has its options in other words
        if answered:
            studio.page.evaluate("drawn.open()")
        assert [*placed(studio.page).faults, *pictured(*studio)] == []
        for attack in tried:
            if answered == (attack.kind != "option"):
                wrong += misjudged(
                    studio, attack, lambda: placed(studio.page).faults, lambda: pictured(*studio)
                )
    assert wrong == []


@pytest.mark.parametrize(
    ("size", "scheme"), sorted({(one.size, one.scheme) for one in attacks(DECKS) if not one.alone})
)
def test_every_hostile_style_of_a_deck_is_seen(
    studio: Studio, fixture_site: Path, size: str, scheme: str
) -> None:
    slides = list(one_of_each(opened_deck(studio, deck_of(fixture_site), set())))
    view(studio.page, size, scheme)
    assert projected(*studio, slides).faults == []
    tried = [
        attack
        for attack in attacks(DECKS)
        if (attack.size, attack.scheme) == (size, scheme) and not attack.alone
    ]
    assert [
        wrong
        for attack in tried
        for wrong in misjudged(studio, attack, lambda: projected(*studio, slides).faults)
    ] == []


def deck_of(site: Path) -> str:
    return (site / FIXTURE / "slides" / f"{THEME}.html").as_uri()


def one_of_each(slides: dict[int, str]) -> dict[int, str]:
    """Slides that hold together all that a style tells apart by a class: those that bring one that
    none before them had.
    """
    known: set[str] = set()
    found = {}
    for at, slide in slides.items():
        if (classes := set(re.findall(r'class="([^"]*)"', slide))) - known:
            found[at] = slide
            known |= classes
    return found


def misjudged(studio: Studio, attack: Attack, *measures: Callable[[], list[str]]) -> Iterator[str]:
    """What was told of a style sheet that harms what it should not, or does not harm what it
    attacks.
    """
    wear(studio.page, [attack.sheet])
    told: list[str] = []
    for measure in measures:  # the slowest last
        told += measure()
        if any(line.startswith(f"{attack.kind} “") for line in told):
            break
    wear(studio.page, [])
    if any(line.startswith(f"{attack.kind} “") for line in told) != attack.browser:
        yield f"{attack.name}: {told}"
