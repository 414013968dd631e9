"""What our own code puts above and below the article of a page. Pure; HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefed.rendering.notices import DRAFT
from briefed.templates import render
from briefed.text.patterns import lazily

_TRAINERS = lazily(r'<(?:details|div) class="(?:admonition )?trainer"')
DRAFT_PREVIEW = "This is a draft preview and not published."
LIVE_PREVIEW = "This is a live preview and not published."


class WayToDesk(NamedTuple):
    """The desk of a course: its address, the course's title, and how many problems it lists.

    The title is "" on a page of that course, and the number "" where it is not told.
    """

    address: str
    course: str
    left: str


class Listed(NamedTuple):
    """A problem on top of a page.

    `place` is the address of its place on the page, or "". `identity` is the id that makes the line
    of the list the place that the desk leads to, or "".
    """

    severity: str
    location: str
    message: str
    place: str
    identity: str


def draft_notice() -> str:
    """The notice above a page that the partnership has not approved."""
    return render(__package__, "draft_notice.html", notice=DRAFT) + "\n"


def for_trainers(html: str) -> str:
    """An article whose boxes for trainers are left out of the search, which is a learner's."""
    return _TRAINERS.sub(r"\g<0> data-search-exclude", html)


def slides_link(address: str, words: str, lengths: Iterable[int]) -> str:
    """The link to the slides of a page; `lengths` are the minutes of the sessions offered."""
    return "\n" + render(
        __package__, "slides_link.html", address=address, words=words, lengths=lengths
    )


def problem_list(problems: Iterable[Listed]) -> str:
    """In a preview, the problems of a page above it; "" for none."""
    listed = list(problems)
    return render(__package__, "problem_list.html", problems=listed) + "\n" if listed else ""


def preview_notice(desks: Iterable[WayToDesk], is_kept: bool) -> str:
    """On top of a page of a preview, that it is one, and the way to what is left to do."""
    return render(
        __package__,
        "preview_notice.html",
        label="Draft preview" if is_kept else "Live preview",
        notice=DRAFT_PREVIEW if is_kept else LIVE_PREVIEW,
        desks=list(desks),
    )
