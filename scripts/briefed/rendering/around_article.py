"""What our own code puts above and below the article of a page. Pure; HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from briefed.rendering.notices import DRAFT, WORRIED

DRAFT_PREVIEW = "This is a draft preview and not published."


class ProblemPage(NamedTuple):
    """A page with problems: its address, its title, and how many it has, in words."""

    address: str
    title: str
    problems: str


def draft_notice() -> str:
    """The notice above a page that the partnership has not approved."""
    return f'<p class="bf-draft">{DRAFT}</p>\n'


def help_link(address: str) -> str:
    """The quiet link below every page but the help page itself."""
    return f'\n<p class="bf-worried"><a href="{address}">{WORRIED}</a></p>'


def slides_link(address: str, words: str, lengths: Iterable[int]) -> str:
    """The link to the slides of a page; `lengths` are the minutes of the sessions offered."""
    sessions = ", ".join(
        f'<a href="{address}?minutes={minutes}">{minutes} minutes</a>' for minutes in lengths
    )
    more = f", or in {sessions}" if sessions else ""
    return f'\n<p class="bf-present"><a href="{address}">{words}</a>{more}</p>'


def coverage_line(address: str, headline: str) -> str:
    """In the live preview, the link from a course start to the course's coverage."""
    return (
        f'<p><a href="{address}">Coverage: {headline}</a>. This line is in the preview alone.</p>\n'
    )


def problem_list(problems: Iterable[tuple[str, str]]) -> str:
    """In a preview, the problems of a page (severity, text) above it; "" for none."""
    items = "".join(
        f"<li><strong>{severity}</strong> {escape(text)}</li>" for severity, text in problems
    )
    if not items:
        return ""
    return (
        '<section class="bf-problems" aria-label="Problems on this page">'
        f"<p>Problems on this page</p><ul>{items}</ul></section>\n"
    )


def preview_banner(count: str, pages: Iterable[ProblemPage]) -> str:
    """On top of a draft preview, that it is one, and its pages with problems; `count` of all."""
    items = "".join(
        f'<li><a href="{page.address}">{escape(page.title)}</a>: {page.problems}</li>'
        for page in pages
    )
    listed = (
        f"<details><summary>{count}: on these pages</summary><ul>{items}</ul></details>"
        if items
        else ""
    )
    return (
        '<aside class="md-banner bf-preview" aria-label="Draft preview">'
        '<div class="md-banner__inner md-grid md-typeset">'
        f"<p>{DRAFT_PREVIEW}</p>{listed}</div></aside>"
    )
