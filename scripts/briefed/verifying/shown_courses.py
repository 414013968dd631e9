"""The courses on the home page: each link leads where its words say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.rules import published
from briefed.layout import START
from briefed.model import Course, Problem, StandIn
from briefed.text.words import squeeze
from briefed.verifying.built_page import BuiltPage, Target, attribute, broken, built_name


def check_courses(
    courses: Iterable[Course | StandIn], pages: Container[str], here: BuiltPage
) -> Iterator[Problem]:
    """The cards and the lists of courses on a page; `pages` are the built ones.

    `courses` are also those that are being corrected.
    """
    starts = {
        (built_name(f"docs/{course.slug}/{START}", pages), ""): squeeze(course.title)
        for course in courses
    }
    for link in here.tree.css(
        ".bf-cards h2 a[href], .bf-listed section a[href], .bf-corrected a[href]"
    ):
        if starts.get(_target(link, here)) != squeeze(link.text()):
            yield _leading_astray(link, here)
    for card in here.tree.css(".bf-card"):
        links = card.css("a[href]")
        for link in links[1:]:
            if _target(link, here) != _target(links[0], here):
                yield _leading_astray(link, here)
    for link in here.tree.css(".bf-listed details a[href]"):
        heading = here.ids.get(_target(link, here)[1])
        if heading is None or squeeze(heading.text()) != squeeze(link.text()):
            yield _leading_astray(link, here)


def _target(link: LexborNode, here: BuiltPage) -> Target:
    """Where a link leads within the site; to nothing where it leads elsewhere."""
    return here.links.get(attribute(link, "href"), ("", ""))


def _leading_astray(link: LexborNode, here: BuiltPage) -> Problem:
    return broken(
        published.LINK,
        here.location(link.html or ""),
        f"the link {squeeze(link.text())!r} leads to {attribute(link, 'href')}, which is something "
        f"else: {published.UNDO}",
    )
