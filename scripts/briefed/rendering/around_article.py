"""What our own code puts above and below the article of a page. Pure; HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefed.rendering.notices import DRAFT
from briefed.templates import render
from briefed.text.patterns import lazily

_TRAINERS = lazily(r'<(?:details|div) class="(?:admonition )?trainer"')
DRAFT_PREVIEW = "This is a draft preview and not published."


class ProblemPage(NamedTuple):
    """A page with problems: its address, its title, and how many it has, in words."""

    address: str
    title: str
    problems: str


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


def coverage_line(address: str, headline: str) -> str:
    """In the live preview, the link from a course start to the course's coverage."""
    return render(__package__, "coverage_line.html", address=address, headline=headline) + "\n"


def problem_list(problems: Iterable[tuple[str, str]]) -> str:
    """In a preview, the problems of a page (severity, text) above it; "" for none."""
    listed = list(problems)
    return render(__package__, "problem_list.html", problems=listed) + "\n" if listed else ""


def preview_banner(count: str, pages: Iterable[ProblemPage]) -> str:
    """On top of a draft preview, that it is one, and its pages with problems; `count` of all."""
    return render(
        __package__,
        "preview_banner.html",
        notice=DRAFT_PREVIEW,
        count=count,
        pages=list(pages),
    )
