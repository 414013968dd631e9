"""Nothing is invented: a quote holds every figure, and is about the key of its question."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from briefed.checking.captions import captioned
from briefed.checking.coverage import NO_COVERAGE, Coverage, locate
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
from briefed.model import AUDIT, ORDER, Course, Kind, Location, Page, Prose, Question, Quote, Site
from briefed.source.branching import numerals
from briefed.source.case_slips import CASE_HEADING, Unread, unread_sections
from briefed.source.placeholders import unwritten
from briefed.text.counting import counted_words
from briefed.text.denials import affirms, denies, sets_apart, sets_right
from briefed.text.figures import Figure
from briefed.text.patterns import lazily
from briefed.text.quantities import (
    grounds,
    is_told_in_fiction,
    may_hold,
    quantities,
)
from briefed.text.words import fold, plain, share_content, share_word

_ON_PAGE = "no quote on this page holds it"
_HOW = "take it away, quote the sentence that holds it, or link to its source in the same sentence"
_HOW_IN_CASE = (
    "in a case it might be taken for a finding. Say it without a number, as “her older children” "
    "for “two children”, or “in the morning” for “10 am”"
)


@rule(
    "figure-not-in-briefing",
    (
        "a number, date, fraction, percentage or amount (“most cases”, “nobody was”) that no "
        "quote beside it holds"
    ),
    "take it away, quote the sentence that holds it, or link to its source in the same sentence",
)
def figure_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Reported]:
    texts = [statement.text for statement in course.briefing.statements]
    ground = _Ground(texts, coverage, course.settings.kind)
    yield from _in_settings(course, ground)
    yield from _on(course.pages, ground)
    for page in course.pages:
        yield from _in_pictures(course, coverage, page)
    for question in course.questions:
        yield from _in_question(question, ground)


@also_on_site("figure-not-in-briefing")
def site_figure_not_in_briefing(site: Site) -> Iterator[Reported]:
    return _on((*site.pages, *site.shown_settings), _Ground([], NO_COVERAGE, AUDIT))


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
        held: dict[Prose, list[Location]] = {}  # what would be free, by the heading
        for text, location, free in page_texts(page):
            judged = functools.partial(_ungrounded, text, location, grounded, ground)
            found = [
                one for one in judged(free, _ON_PAGE) if one[0] > numbered.get(location, _FIRST)
            ]
            if section := _meant_as_case(page, location) if found else None:
                bound = {one[0] for one in judged(is_told_in_fiction, _ON_PAGE)}
                if not section.reported:
                    held.setdefault(section.heading, []).extend(
                        one[0] for one in found if one[0] not in bound
                    )
                found = [one for one in found if one[0] in bound]
            yield from found
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
                ("the quote right below them", "put the marker above a quote that holds it")
                if shown.quote
                else (f"the statement {shown.asked.statement}", "name a statement that holds it")
            )
            held = ", ".join(f"[{one}]" for one in shown.holders[:_SHOWN])
            yield (
                shown.asked.location,
                shown.asked.statement,
                f'the dots are to show "{shown.asked.figure}", and {where} says something else: '
                f"{shown.why}. {shown.mend or 'Write the figure as it is there'}, or {how}"
                f"{f': {held}' if held else ''}",
            )


class _Ground:
    """The values that quotes hold, and the words that the briefing counts; each is found once.

    `texts` are those of the briefing's statements, `kind` is the kind of paper that it is.
    """

    def __init__(self, texts: list[str], coverage: Coverage, kind: Kind) -> None:
        self.kind = kind
        self._texts = texts
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

    def _values(self, quoted: str) -> set[str]:
        if quoted not in self._held:
            self._held[quoted] = grounds([quoted], self.counted)
        return self._held[quoted]


def _in_settings(course: Course, ground: _Ground) -> Iterator[Reported]:
    """The same for what the settings put onto pages; names may hold no figure at all."""
    for text, location in names_in_settings(course.settings):
        why = "it would stand on the pages"
        yield from _ungrounded(text, location, frozenset, ground, nothing, why)
    for text, location in told_in_settings(course.settings):
        why = "the briefing does not hold it"
        yield from _ungrounded(text, location, lambda: ground.briefing, ground, nothing, why)


def _in_question(question: Question, ground: _Ground) -> Iterator[Reported]:
    """The same for the texts of a question, and for a wrong option that its feedback confirms."""
    grounded = functools.partial(ground.of, question.quotes)
    why = "the question's own quotes don't hold it"
    for text, location, free, wrong in question_texts(question):
        if may_hold(text):
            if wrong:
                free = _denying(wrong, plain(text), ground, grounded)
            yield from _ungrounded(text, location, grounded, ground, free, why)
        if wrong and may_hold(wrong) and affirms(plain(text)):
            yield from _ungrounded(
                wrong,
                location,
                grounded,
                ground,
                is_told_in_fiction,
                f"{why}, and the feedback says that this wrong option is right",
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


def _ungrounded(
    text: str,
    location: Location,
    grounded: Callable[[], frozenset[str]],
    ground: _Ground,
    free: Free,
    why: str,
) -> Iterator[Reported]:
    """The figures of a text that need a quote and are not `grounded`.

    `grounded` is called only where a figure is not free.
    """
    if not may_hold(text):
        return
    how = _HOW_IN_CASE if free is is_told_in_fiction else _HOW
    found = held_figures(text, ground.counted, free, ground.kind)
    allowed = grounded() if not all(held.free for held in found) else frozenset()
    # Most figures are in a quote, and then nobody asks whether they are bound: that is slow.
    wanting = [held.figure.values[0] not in allowed and held.bound for held in found]
    if not any(wanting):
        return
    start = 0
    for (figure, _, _), wants in zip(found, wanting, strict=True):
        where, start = locate(text, location, figure.text, start)
        if wants:
            a = "write “a” or “an” if it counts nothing, " if figure.text.lower() == "one" else ""
            yield where, None, f'"{figure.text}" is a figure and {why}: {a}{how}'


@rule(
    "vacuous-question",
    (
        "a question's quotes share no figure and no content word with its key, with any of the "
        "items to arrange, or with the feedback on these; or do not hold the word to fill in"
    ),
    "ask about what the quote says, or quote what the question is about",
    of_whole_questions=True,
)
def vacuous_question(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        if coverage.broken(question.quotes):
            continue
        quoted = " ".join(coverage.text(quote) for quote in question.quotes)
        missing = next(
            (
                blank
                for blank in question.blanks
                if not re.search(rf"(?<!\w){re.escape(fold(blank))}(?!\w)", fold(quoted))
            ),
            "",
        )
        if quoted and missing:
            yield (
                question.location,
                question.quotes[0].id,
                (
                    f"the quote does not hold {missing!r}, which is to be filled in: ask for a "
                    "word of the quote"
                ),
            )
            continue
        keyed = " ".join(
            [
                *question.blanks,
                question.explanation,
                *(f"{key.text} {key.feedback}" for key in question.keys),
            ]
        )
        if (
            quoted
            and (question.keys or question.blanks)
            and not share_word(quoted, keyed)
            and not share_content(quoted, keyed := plain(keyed))
        ):
            counted = counted_words(statement.text for statement in course.briefing.statements)
            if not grounds([quoted], counted) & grounds([keyed], counted) and not unwritten(
                question.source
            ):
                yield (
                    question.location,
                    question.quotes[0].id,
                    f"the quote has nothing in common with {_counting(question)}: "
                    "ask about what the quote says, and say why in a word of the quote, or quote "
                    "what the question is about",
                )


def _counting(question: Question) -> str:
    """What of a question must share a word or a figure with its quotes, for a message."""
    if question.arranged:
        labels = " (labels don't count)" if question.kind != ORDER else ""
        return f"the items and their feedback{labels}"
    return "the explanation" if question.blanks else "the key or its feedback"


_PLACEHOLDER = lazily(r"\]\(#(?=[\s)])")


@rule(
    "placeholder-link",
    "a link of the briefing leads to `#` and no destination is set",
    "set `placeholder link:` on the course start",
    needs=["placeholder link"],
)
def placeholder_link(course: Course, _coverage: Coverage) -> Iterator[Reported]:
    if course.settings.placeholder_link.startswith(("https://", "http://")):
        return
    for statement in course.briefing.statements:
        if _PLACEHOLDER.search(statement.markup):
            location, _ = locate(statement.markup, statement.location, "](#")
            yield (
                location,
                statement.id,
                (
                    "this link of the briefing leads nowhere (#): write placeholder link: "
                    f"https://… in the front matter of {course.folder}/index.md"
                ),
            )
