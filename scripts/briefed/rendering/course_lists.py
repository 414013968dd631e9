"""The parts of a course as a list on its start and on My learning, and what a card tells of a
whole course. Pure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import escape

from briefed.checking.services import of_theme
from briefed.layout import START, THEMES, page_name
from briefed.model import Course, Page, Theme
from briefed.rendering import course_data, services
from briefed.rendering.icons import icon
from briefed.source.services import in_sentence
from briefed.templates import render
from briefed.text.counting import how_many
from briefed.text.patterns import lazily

OTHER = "-"  # what is kept for whoever works in none of the services: the slug of none
_PAGE = "page:"  # no scheme of an address: a link that keeps it fails the check of the built site
_TO_PAGE = lazily(rf'href="{_PAGE}([^"]+)"')


class Row(NamedTuple):
    """A part of a course in the list of its start: its title, address, icon and time in words.

    `services` are the slugs of those that some statement of it is for.
    """

    title: str
    address: str
    icon: str
    minutes: str
    services: str


class Card(NamedTuple):
    """A course on the home page.

    - `edition` is "" where it is not known, and `about` names the partnership as well;
    - `address` is that of its start, and `script` that of its data, within the site;
    - `parts` is how many it has and how long each takes, in words;
    - `segments` has an entry for each part.
    """

    title: str
    address: str
    script: str
    edition: str
    about: str
    parts: str
    segments: range


def begin(course: Course) -> str:
    """The HTML of the button that begins a course, and of how many parts it has; "" without any."""
    first = _first(_groups(course))
    if not first:
        return ""
    return render(__package__, "begin.html", first=first, card=card(course), icon=icon).strip()


def start(course: Course, leads_on: bool) -> str:
    """The HTML of the list of a course's parts, and of the choice of a service above it.

    The parts stand under their groups, in the order of the briefing. With `leads_on`, a page script
    leads addresses that the page does not have on to the page of the introduction.
    """
    return render(
        __package__,
        "themes.html",
        id=THEMES,
        groups=_groups(course),
        icon=icon,
        leads_on=leads_on,
        services=course.settings.services,
        in_sentence=in_sentence,
        other=OTHER,
    ).strip()


def learning(course: Course) -> str:
    """The HTML of My learning before the browser fills it: the list of the start, and the rest.

    The rest is a template for the script of the page, because it shows nothing without a record.
    """
    groups = _groups(course)
    return render(
        __package__,
        "learning.html",
        card=card(course),
        first=_first(groups),
        groups=groups,
        icon=icon,
    ).strip()


def _groups(course: Course) -> list[tuple[str, list[Row]]]:
    return [
        (title, [_row(course, theme, page) for theme, page in parts])
        for title, parts in course.parts_by_group()
    ]


def _first(groups: list[tuple[str, list[Row]]]) -> str:
    """The address of the first part, or ""."""
    return next((row.address for _, rows in groups for row in rows), "")


def addressed(html: str, address: Callable[[str], str]) -> str:
    """Some HTML with addresses in the place of what our templates have them in it.

    `address` gives the address of a page by its path within docs/, as it is written on the page.
    """
    return _TO_PAGE.sub(lambda match: f'href="{escape(address(match[1]))}"', html)


def to_page(path: str) -> str:
    """What is written for the address of a page until it is known; see `addressed`."""
    return f"{_PAGE}{path}"


def _row(course: Course, theme: Theme, page: Page) -> Row:
    minutes = page.minutes
    return Row(
        page.title,
        to_page(f"{course.slug}/{page_name(theme.slug)}"),
        theme.slug,
        how_many(minutes, "minute") if minutes else "",
        services.slugs(of_theme(course, theme.slug)),
    )


def card(course: Course) -> Card:
    """A course as it is told on a card."""
    parts = course.parts
    edition = course.settings.edition and f"edition {course.settings.edition}"
    times = sorted(page.minutes for _, page in parts if page.minutes)
    return Card(
        course.title,
        to_page(f"{course.slug}/{START}"),
        f"{course.slug}/{course_data.NAME}",
        edition,
        ", ".join(filter(None, (course.settings.partnership, edition))),
        how_many(len(parts), "part") + _each(times, len(parts)),
        range(len(parts)),
    )


def _each(times: list[int], parts: int) -> str:
    """How long each part takes, behind a comma; "" where no page says it. `times` are in order."""
    if not times:
        return ""
    shortest, longest = times[0], times[-1]
    time = (
        how_many(longest, "minute") if shortest == longest else f"{shortest} to {longest} minutes"
    )
    return f", {time} each" if parts > 1 else f", {time}"
