"""What is put in brackets in a text of ours ends somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.our_texts import names_in_settings, told_in_settings
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.model import Course, Location, Page, Site
from briefed.source.branching import cases_of
from briefed.text.brackets import unclosed
from briefed.text.words import squeeze

_CLOSING = {"(": ")", "[": "]", "[[": "]]"}
_SHOWN = 4  # words behind a bracket, in a message


@rule(
    "bracket-not-closed",
    "a bracket has no end, and readers see it",
    "write its end, or take it away",
    "warning",
    of_whole_questions=True,
)
def bracket_not_closed(course: Course, _: Coverage) -> Iterator[Reported]:
    yield from _on(course.pages)
    for question in course.questions:
        for text, location in question.texts:
            yield from _in(text, location)
    for text, location in (*names_in_settings(course.settings), *told_in_settings(course.settings)):
        yield from _in(text, location)


@also_on_site("bracket-not-closed")
def bracket_not_closed_on_site(site: Site) -> Iterator[Reported]:
    return _on((*site.pages, *site.shown_settings))


def _on(pages: Iterable[Page]) -> Iterator[Reported]:
    for page in pages:
        for key in ("title", "description"):
            yield from _in(*page.keys.written(key))
        told = {fault[0] for case in cases_of(page) for fault in case.faults}
        for prose in page.prose:
            if prose.kind != "code" and prose.location not in told:
                yield from _in(prose.text, prose.location)


def _in(text: str, location: Location) -> Iterator[Reported]:
    for at, sign in unclosed(text).items():
        words = squeeze(" ".join(text[at:].split()[:_SHOWN]))
        yield (
            location.within(text, at),
            None,
            f"the bracket in “{words}” has no end: write {_CLOSING[sign]} where it ends, "
            "or take the bracket away",
        )
