"""A page has its parts, and its findings are marked as they are meant to be."""

from __future__ import annotations

import math
from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.reading_time import minutes_needed
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Kind, Page
from briefed.source.generated_pages import AGENCIES, CHANGES, LEARNING, ROOM
from briefed.source.page_parts import FINDINGS, MARKS, REQUIRED, required
from briefed.source.pages import MOST_MINUTES
from briefed.source.part_slips import (
    headless,
    in_bold,
    misnamed,
    nearly_marked,
    unmarked,
    without_topic,
)
from briefed.source.placeholders import written
from briefed.text.similarity import nearest
from briefed.text.words import plain

*_SOME_PARTS, _LAST_PART = (part.name for part in REQUIRED)

# Readers differ, and an estimate is one: only fewer than this of its minutes are too few.
_ENOUGH = 0.75
_ANY_MARK = f"{', '.join(MARKS[:-1])} or {MARKS[-1]}"


@rule(
    "unclear-mark",
    "the heading of a finding has a mark with a slip in it, or no mark though other findings of "
    "its page have one",
    "begin the heading with a mark as the message has it, and a colon",
    "warning",
)
def unclear_mark(course: Course, _: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        near = list(nearly_marked(page))
        for heading, meant in near:
            yield (
                heading.location,
                None,
                f"readers would see no mark at this finding: write {'#' * heading.level} {meant}",
            )
        for prose, meant in in_bold(page):
            yield prose.location, None, f"readers would see no mark at this finding: write {meant}"
        for heading in without_topic(page):
            yield (
                heading.location,
                None,
                "this heading doesn't say what the finding is about: write that behind the colon, "
                "or take the colon away",
            )
        for heading, other in unmarked(page, [heading for heading, _ in near]):
            yield (
                heading.location,
                None,
                f"this finding has no mark, and the one on line {other.location.line} has: "
                f"begin the heading with {_ANY_MARK}, and a colon",
            )


# Pages of these names replace generated ones; each must show the part with this marker.
_MARKERS = {ROOM: "room", AGENCIES: "packages", LEARNING: "learning", CHANGES: "changes"}


@rule(
    "page-part-missing",
    (
        f"a theme's page lacks minutes, {', '.join(_SOME_PARTS)} or {_LAST_PART}, "
        "or another what its name promises"
    ),
    "add the part",
)
def page_part_missing(course: Course, _: Coverage) -> Iterator[Reported]:
    slugs = {theme.slug for theme in course.briefing.themes}
    for page in course.pages:
        wanted = _MARKERS.get(page.location.file.rpartition("/")[2])
        if wanted and not page.means_to_show(wanted):
            yield (
                page.location,
                None,
                "this page takes the place of one that the site makes by itself, and leaves "
                f"out what that shows: write a line <!-- {wanted} -->",
            )
        if page.kind == "start" and page.body and not page.means_to_show("themes"):
            yield (
                page.location,
                None,
                "this page does not list the course's pages: write a line <!-- themes -->",
            )
        if page.theme in slugs and page.body:
            # A key that is nearly it is reported as unknown.
            if page.front_matter and not nearest("minutes", map(str.lower, page.front_matter)):
                yield (
                    page.location,
                    None,
                    "this page does not say how long it takes: write a line such as "
                    "minutes: 6 at its top, below “title:”",
                )
            yield from _of_another_kind(page, course.settings.kind)
            for part in required(course.settings.kind):
                if part.name not in page.parts:
                    if near := misnamed(page, part):
                        yield (
                            near.location,
                            None,
                            "this heading begins no part of the page: did you mean "
                            f"{part.written}?",
                        )
                        continue
                    begins = headless(page, part)
                    add = (
                        f"write {part.written} above this"
                        if begins
                        else f"write {part.written} with its text below"
                    )
                    yield begins or page.location, None, f"the page has no {part.name}: {add}"


def _of_another_kind(page: Page, kind: Kind) -> Iterator[Reported]:
    """The headings of a page that begin the findings of another kind of paper than the course's."""
    for prose in page.prose:
        others = FINDINGS - {kind.findings.lower()}
        if prose.kind == "heading" and prose.level == 2 and plain(prose.text).lower() in others:
            yield (
                prose.location,
                None,
                f"the course's kind of briefing is “{kind.name}” (in its index.md): write ## "
                f"{kind.findings} here",
            )


@rule(
    "minutes-too-few",
    "a theme's page states fewer than three quarters of the minutes that it takes, by estimate, to "
    "read it and to answer its questions",
    "write the minutes that the message names, or cut the page",
    "warning",
    of_whole_questions=True,
)
def minutes_too_few(course: Course, _: Coverage) -> Iterator[Reported]:
    whole = written(course)
    for theme, page in whole.parts:
        quiz = whole.quiz_of(theme.slug)
        needed = min(minutes_needed(page, quiz.questions if quiz else ()), MOST_MINUTES)
        if 0 < page.minutes < _ENOUGH * needed:
            minutes = math.ceil(needed)
            yield (
                page.keys.key("minutes"),
                None,
                f"reading this page and answering its questions takes about {minutes} minutes by "
                f"estimate, and readers are told {page.minutes}: write minutes: {minutes}, or cut "
                "the page",
            )
