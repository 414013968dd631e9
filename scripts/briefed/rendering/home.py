"""The courses on the home page: a card for each of a few, and lists of many. Pure.

Many are listed by subject as the page comes. A page script lists them by partnership or by date,
and takes what it needs for that from the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefed.layout import START
from briefed.model import Course, StandIn
from briefed.rendering.course_lists import Card, card, to_page
from briefed.rendering.icons import icon
from briefed.rendering.notices import NEWER, draft, in_words
from briefed.source.headings import slugify
from briefed.templates import render

FEW = 8  # courses that have a card each, and a line each in the menu of the home page
MARKER = "courses"  # the name of the marker that lists the courses on a page
_BLANK = Card("", "", "", "", "", "", range(0))  # a script fills it in


class Way(NamedTuple):
    """A way to list courses.

    `name` is what scripts/web/home/ calls it, `says` the words of the choice, `one` what a heading
    is, and `none` the heading of the courses that would have none.
    """

    name: str
    says: str
    one: str
    none: str


BY_SUBJECT = Way("subject", "Subject", "a subject", "Other courses")
BY_PARTNERSHIP = Way("partnership", "Partnership", "a partnership", "Other courses")
BY_DATE = Way("date", "Date of the briefing", "a year", "Without a date")


class Row(NamedTuple):
    """A course in a list.

    - `address` is that of its start;
    - `partnership` and `edition` are "" where they are not known;
    - `published` is the date of its briefing, or its month, and `day` the same in words;
    - `parts` is how many it has and how long each takes, in words;
    - `notices` say that it is a draft, or that there is a newer course;
    - `is_past` tells whether there is, and `formerly` are the slugs that it had.
    """

    title: str
    address: str
    partnership: str
    edition: str
    published: str
    day: str
    parts: str
    notices: str
    is_past: bool
    formerly: tuple[str, ...]


class Group(NamedTuple):
    """Courses under a heading, which has an address on the page."""

    heading: str
    address: str
    rows: list[Row]


def are_many(courses: Sequence[Course]) -> bool:
    """Whether there are too many courses for a card each."""
    return len(courses) > FEW


def courses(
    listed: Sequence[Course], drafts: bool = True, corrected: Sequence[StandIn] = ()
) -> str:
    """The HTML of all courses, for a page at the root of the site.

    Courses that another has taken the place of come last, and behind all others those that are
    being `corrected`. `drafts` tells whether it is said of a course that it is a draft: a page that
    says so itself, since the site is one, says it once.
    """
    made = _listed(listed, drafts)
    if corrected:
        rows = [(one.title, to_page(f"{one.slug}/{START}")) for one in corrected]
        made += "\n" + render(__package__, "corrected.html", rows=rows).strip()
    return made


def _listed(listed: Sequence[Course], drafts: bool) -> str:
    if not are_many(listed):
        in_order = sorted(listed, key=lambda course: bool(course.settings.superseded_by))
        return render(
            __package__,
            "course_cards.html",
            cards=[(card(one), _notices(one, drafts)) for one in in_order],
            icon=icon,
        ).strip()
    by_subject = any(course.settings.subjects for course in listed)
    return render(
        __package__,
        "courses.html",
        groups=_groups(listed, drafts),
        ways=[*([BY_SUBJECT] if by_subject else []), BY_PARTNERSHIP, BY_DATE],
        blank=_BLANK,
        icon=icon,
    ).strip()


def _groups(listed: Iterable[Course], drafts: bool) -> list[Group]:
    """Courses under their subjects, in the order of the alphabet, and then under partnerships.

    A course without a subject is under its partnership. The same words with other large letters
    are the same heading.
    """
    found: dict[tuple[int, str], tuple[str, list[Row]]] = {}
    for course in listed:
        row = _row(course, drafts)
        for rank, heading in _headings(course):
            key = rank, slugify(heading) or heading
            found.setdefault(key, (heading, []))[1].append(row)
    groups: list[Group] = []
    for at, (_, (heading, rows)) in enumerate(sorted(found.items())):
        address = f"listed-{slugify(heading)}"
        if address in {one.address for one in groups}:  # a subject is called as a partnership is
            address = f"{address}-{at}"
        rows.sort(key=lambda row: (row.is_past, row.title.casefold()))
        groups.append(Group(heading, address, rows))
    return groups


def _headings(course: Course) -> Iterator[tuple[int, str]]:
    """What a course is listed under, each with its rank: subjects come before partnerships."""
    for subject in course.settings.subjects:
        yield 0, subject
    if not course.settings.subjects:
        name = course.settings.partnership
        yield (1, name) if name else (2, BY_SUBJECT.none)


def _row(course: Course, drafts: bool) -> Row:
    settings, of_card = course.settings, card(course)
    return Row(
        course.title,
        of_card.address,
        settings.partnership,
        of_card.edition,
        settings.published,
        in_words(settings.published) if settings.published else "",
        of_card.parts,
        _notices(course, drafts),
        bool(settings.superseded_by),
        settings.formerly,
    )


def _notices(course: Course, drafts: bool) -> str:
    """What must be said of a course, in sentences."""
    newer = f"{NEWER}." if course.settings.superseded_by else ""
    return " ".join(filter(None, (newer, draft(course) if drafts else "")))
