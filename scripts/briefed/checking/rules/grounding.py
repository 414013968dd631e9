"""Nothing is invented: a quote holds every figure."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from briefed.checking.captions import captioned
from briefed.checking.coverage import NO_COVERAGE, Coverage, locate
from briefed.checking.figure_mends import Said, Spot, said_of
from briefed.checking.our_texts import (
    Free,
    held_figures,
    names_in_settings,
    nothing,
    page_texts,
    question_texts,
    told_in_settings,
)
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.model import AUDIT, Course, Kind, Location, Page, Prose, Question, Quote, Site
from briefed.source.branching import numerals
from briefed.source.case_slips import CASE_HEADING, Unread, unread_sections
from briefed.text.counting import counted_words
from briefed.text.denials import affirms, denies, sets_apart, sets_right
from briefed.text.figures import Figure
from briefed.text.quantities import (
    grounds,
    is_amount,
    is_told_in_fiction,
    may_hold,
    quantities,
)
from briefed.text.words import plain

_ON_PAGE = "no quote on this page holds it"


@rule(
    "figure-not-in-briefing",
    (
        "a number, date, fraction, percentage or amount (“most cases”, “nobody was”) that no "
        "quote beside it holds"
    ),
    "take it away, quote the sentence that holds it, or link to its source in the same sentence",
)
def figure_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Reported]:
    texts = {one.id: one.text for one in course.briefing.statements}
    ground = _Ground(texts, coverage, course.settings.kind)
    yield from _in_settings(course, ground)
    yield from _on(course.pages, ground)
    for page in course.pages:
        yield from _in_pictures(course, coverage, page)
    for question in course.questions:
        yield from _once(_in_question(question, ground))


@also_on_site("figure-not-in-briefing")
def site_figure_not_in_briefing(site: Site) -> Iterator[Reported]:
    return _on((*site.pages, *site.shown_settings), _Ground({}, NO_COVERAGE, AUDIT))


_FIRST = Location("")
_SHOWN = 3  # statements that hold a figure, in a message


def _on(pages: Iterable[Page], ground: _Ground) -> Iterator[Reported]:
    """The same for the texts of some pages.

    In a case some figures are free. Where only a wrong heading makes a section none, they are
    reported once, at the heading.
    """
    for page in pages:
        if not page.readable:
            continue  # its front matter would be read as text
        numbered = dict(numerals(page))  # `case_part_numbered` reports these
        grounded = functools.partial(ground.of, page.quotes)
        missing: list[_Missing] = []
        held: dict[Prose, list[Location]] = {}  # what would be free, by the heading
        usual = Spot.START if page.kind == "start" and not page.quotes else Spot.PAGE
        for text, location, free in page_texts(page):
            spot = Spot.CASE if free is is_told_in_fiction else usual
            judged = functools.partial(_ungrounded, text, location, grounded, ground, spot=spot)
            found = [
                one
                for one in judged(free, _ON_PAGE)
                if one.location > numbered.get(location, _FIRST)
            ]
            if section := _meant_as_case(page, location) if found else None:
                bound = {one.location for one in judged(is_told_in_fiction, _ON_PAGE)}
                if not section.reported:
                    held.setdefault(section.heading, []).extend(
                        one.location for one in found if one.location not in bound
                    )
                found = [one for one in found if one.location in bound]
            missing += found
        yield from _once(missing)
        for heading, locations in held.items():
            if locations:
                yield heading.location, None, _no_case(heading, locations)


def _meant_as_case(page: Page, location: Location) -> Unread | None:
    """The section of a course's page around a location, if it was meant as a case and is none."""
    unread = unread_sections(page) if page.kind != "site" else ()
    return next((one for one in unread if location.line in one.lines), None)


def _no_case(heading: Prose, locations: Iterable[Location]) -> str:
    """What is said of a heading below which figures are, which a case could have."""
    lines = ", ".join(dict.fromkeys(str(one.line) for one in locations))
    return (
        f"“{plain(heading.text)}” begins no case, so the figures on line {lines} need a quote: "
        f"{CASE_HEADING}. Write ## Try this, or take the figures away"
    )


def _in_pictures(course: Course, coverage: Coverage, page: Page) -> Iterator[Reported]:
    """The same for the figures that a page shows as dots: each with its own caption."""
    for shown in captioned(course, coverage, page):
        if shown.why and not shown.misleads:
            where, how = (
                ("the quote right below", "put the marker above a quote that holds it")
                if shown.quote
                else (f"the statement {shown.asked.statement}", "name a statement that holds it")
            )
            held = "".join(f", [{one}]" for one in shown.holders[:_SHOWN])
            first = f"{shown.mend}, or {how}" if shown.mend else f"{how[0].upper()}{how[1:]}"
            yield (
                shown.asked.location,
                shown.asked.statement,
                f"these dots show “{shown.asked.figure}”, and {where} says something else: "
                f"{shown.why}. {first}{held}, or delete the marker",
            )


class _Ground:
    """The values that quotes hold, and the words that the briefing counts; each is found once.

    `texts` are those of the briefing's statements by their ids, `kind` is the kind of paper that
    it is.
    """

    def __init__(self, texts: Mapping[str, str], coverage: Coverage, kind: Kind) -> None:
        self.kind = kind
        self._by_id = texts
        self._texts = list(texts.values())
        self._coverage = coverage
        self.counted = counted_words(self._texts)
        self._held: dict[str, set[str]] = {}  # most quotes are on a page and in a question

    def of(self, quotes: Iterable[Quote]) -> frozenset[str]:
        """The values that some quotes hold.

        An altered quote holds those that it has as it is written. It is reported itself, and what
        would follow from that is not reported as well.
        """
        broken, text = self._coverage.broken, self._coverage.text
        return frozenset().union(
            *(self._values(one.text if broken([one]) else text(one)) for one in quotes)
        )

    @functools.cached_property
    def briefing(self) -> frozenset[str]:
        """The values that the whole briefing holds."""
        return frozenset(grounds(self._texts, self.counted))

    def holders(self, figure: Figure) -> list[str] | None:
        """The first statements that hold a figure, by their ids in brackets; None on the site."""
        if not self._by_id:
            return None
        value = figure.values[0]
        held = [f"[{one}]" for one, text in self._by_id.items() if value in self._values(text)]
        return held[:_SHOWN]

    def _values(self, quoted: str) -> set[str]:
        if quoted not in self._held:
            self._held[quoted] = grounds([quoted], self.counted)
        return self._held[quoted]


def _in_settings(course: Course, ground: _Ground) -> Iterator[Reported]:
    """The same for what the settings put onto pages; names may hold no figure at all."""
    for text, location in names_in_settings(course.settings):
        why = "readers would see it"
        missing = _ungrounded(text, location, frozenset, ground, nothing, why, Spot.SETTING)
        yield from _once(missing)
    for text, location in told_in_settings(course.settings):
        why = "the briefing does not hold it"
        judged = functools.partial(_ungrounded, ground=ground, free=nothing, spot=Spot.SETTING)
        missing = judged(text, location, lambda: ground.briefing, why=why)
        yield from _once(missing)


def _in_question(question: Question, ground: _Ground) -> Iterator[_Missing]:
    """The same for the texts of a question, and for a wrong option that its feedback confirms."""
    grounded = functools.partial(ground.of, question.quotes)
    why = "the question's own quotes don't hold it"
    for text, location, free, wrong in question_texts(question):
        if may_hold(text):
            if wrong:
                free = _denying(wrong, plain(text), ground, grounded)
            spot = Spot.STEM if location == question.location else Spot.ANSWER
            yield from _ungrounded(text, location, grounded, ground, free, why, spot)
        if wrong and may_hold(wrong) and affirms(plain(text)):
            yield from _ungrounded(
                wrong,
                location,
                grounded,
                ground,
                is_told_in_fiction,
                f"{why}, and the feedback says that this wrong answer is right",
                Spot.CONFIRMED,
            )


def _denying(
    wrong: str, feedback: str, ground: _Ground, grounded: Callable[[], frozenset[str]]
) -> Free:
    """What is free in the feedback of a wrong option.

    Free is a figure of the option that the feedback denies or corrects. A figure that the briefing
    holds elsewhere may also be told apart from the quotes' own in another sentence of the feedback.
    """
    counted = ground.counted
    repeated = grounds([wrong], counted)

    def free(sentence: str, figure: Figure) -> bool:
        if figure.values[0] not in repeated:
            return False
        return (
            denies(sentence, figure)
            or sets_right(sentence, figure, quantities(sentence, counted), grounded())
            or (
                figure.values[0] in ground.briefing
                and sets_apart(feedback, figure, quantities(feedback, counted), grounded())
            )
        )

    return free


class _Missing(NamedTuple):
    """A figure that no quote holds, where it is and on what spot, and what to say of it."""

    location: Location
    figure: Figure
    spot: Spot
    said: Said


def _ungrounded(
    text: str,
    location: Location,
    grounded: Callable[[], frozenset[str]],
    ground: _Ground,
    free: Free,
    why: str,
    spot: Spot = Spot.PAGE,
) -> Iterator[_Missing]:
    """The figures of a text that need a quote and are not `grounded`.

    `grounded` is called only where a figure is not free.
    """
    if not may_hold(text):
        return
    found = held_figures(text, ground.counted, free, ground.kind)
    allowed = grounded() if not all(held.free for held in found) else frozenset()
    # Most figures are in a quote, and then nobody asks whether they are bound: that is slow.
    wanting = [held.figure.values[0] not in allowed and held.bound for held in found]
    if not any(wanting):
        return
    start = 0
    for held, wants in zip(found, wanting, strict=True):
        where, start = locate(text, location, held.figure.text, start)
        if wants:
            said = said_of(held, spot, why, ground.holders(held.figure))
            yield _Missing(where, held.figure, spot, said)


def _once(missing: Iterable[_Missing]) -> Iterator[Reported]:
    """What is said of figures that are missing in the same quotes.

    A figure is told where it is first. The lines on which it is again, or a part of it, are named
    there: “18 of 24”, and then “18”.
    """
    told: list[tuple[_Missing, list[Location]]] = []
    for one in missing:
        value = one.figure.values[0]
        same = (
            again
            for first, again in told
            if value in first.figure.values
            and not is_amount(one.figure)  # “most” of one thing is not “most” of another
            and first.spot is one.spot
        )
        if (again := next(same, None)) is None:
            told.append((one, []))
        else:
            again.append(one.location)
    for (where, figure, _, said), locations in told:
        also = _also(where, locations)
        a = "write “a” or “an” if it counts nothing, " if figure.text.lower() == "one" else ""
        is_one = "says how many" if is_amount(figure) else "is a figure"
        yield where, None, f'"{figure.text}" {is_one}{also} and {said.why}: {a}{said.how}'


def _also(where: Location, again: list[Location]) -> str:
    """Where a figure is again, in words between commas; "" for nowhere."""
    lines = [str(line) for line in dict.fromkeys(one.line for one in again) if line != where.line]
    here = ["on this line"] if any(one.line == where.line for one in again) else []
    if lines[1:]:
        here.append(f"on lines {', '.join(lines[:-1])} and {lines[-1]}")
    elif lines:
        here.append(f"on line {lines[0]}")
    return f", again {' and '.join(here)}," if here else ""
