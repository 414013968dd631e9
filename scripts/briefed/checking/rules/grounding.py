"""Nothing is invented: a quote holds every figure, and is about the key of its question."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from briefed.checking.coverage import Coverage, locate
from briefed.checking.rules.registry import Finding, rule
from briefed.model import Course, Location, Page, Question, Quote
from briefed.source.placeholders import unwritten
from briefed.source.quotes import REFERENCE  # the number of an id is no finding
from briefed.text.denials import affirms, denies, sets_apart, sets_right
from briefed.text.figures import Figure, counted_words, is_timing
from briefed.text.patterns import lazily
from briefed.text.quantities import (
    grounds,
    in_stem,
    is_amount,
    is_told_in_fiction,
    may_hold,
    quantities,
)
from briefed.text.telephones import telephones
from briefed.text.words import fold, plain, seen_sentences, share_content, share_word

_AUDIT = lazily(
    r"(?i)\b(?:in|by|of|from|for)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:audit|briefing)\b"
    r"|\b(?:audit|briefing)\s+(?:found|says|shows|saw|names|counts)\b|\baudited\b"
)
_SCENARIO = "a scenario"
_TIMED = ("trainer notes",)

Free = Callable[[str, Figure], bool]


@rule(
    "figure-not-in-briefing",
    (
        "a number, date, fraction, percentage or amount (“most cases”, “nobody was”) that no "
        "quote beside it holds"
    ),
    "take it away, quote the sentence that holds it, or link to its source in the same sentence",
    slow=True,
)
def figure_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Finding]:
    counted = counted_words(statement.text for statement in course.briefing.statements)
    # Most quotes stand on a page and in a question
    held = functools.cache(lambda quoted: frozenset(grounds([quoted], counted)))

    def grounded(quotes: tuple[Quote, ...]) -> frozenset[str]:
        return frozenset().union(*(held(coverage.text(quote)) for quote in quotes))

    for key, text in (
        ("partnership", course.settings.partnership),
        *(("local contacts", contact["name"]) for contact in course.settings.contacts),
    ):
        if may_hold(text):
            yield from _ungrounded(
                text,
                course.settings.places[key],
                frozenset,
                counted,
                _nothing,
                "it would stand on the pages",
            )
    everything = functools.cache(
        lambda: frozenset(
            grounds((statement.text for statement in course.briefing.statements), counted)
        )
    )
    if course.settings.corrections or course.settings.exemptions:
        shown = [
            ("corrections", correction["text"]) for correction in course.settings.corrections
        ] + [("exemptions", one.reason) for one in course.settings.exemptions]
        for key, text in shown:
            if may_hold(text):
                yield from _ungrounded(
                    text,
                    course.settings.places[key],
                    everything,
                    counted,
                    _nothing,
                    "the briefing does not hold it",
                )
    for page in (*course.pages, *course.shown_settings):
        for text, location, free in page_texts(page):
            if may_hold(text):
                yield from _ungrounded(
                    text,
                    location,
                    lambda: grounded(page.quotes),
                    counted,
                    free,
                    "no quote on this page holds it",
                )
    for question in course.questions:
        for text, location, free, own in question_texts(question):
            if may_hold(text):
                if own:
                    free = _denying(
                        own,
                        plain(text),
                        counted,
                        functools.partial(grounded, question.quotes),
                        everything,
                    )
                yield from _ungrounded(
                    text,
                    location,
                    lambda: grounded(question.quotes),
                    counted,
                    free,
                    "the question's own quotes don't hold it",
                )
            if own and may_hold(own) and affirms(plain(text)):
                why = (
                    "the question's own quotes don't hold it, and the feedback says that this "
                    "wrong option is right"
                )
                yield from _ungrounded(
                    own,
                    location,
                    lambda: grounded(question.quotes),
                    counted,
                    is_told_in_fiction,
                    why,
                )


def page_texts(page: Page) -> Iterator[tuple[str, Location, Free]]:
    """Each text of a page, with its location and what is free in it."""
    for key in ("title", "description"):
        if isinstance(page.front_matter.get(key), str):
            yield (
                page.front_matter[key],
                page.key_location(key)._replace(column=len(key) + 3),
                _nothing,
            )
    for prose in page.prose:
        if prose.part == _SCENARIO:
            free: Free = is_told_in_fiction
        elif prose.part in _TIMED or prose.kind in ("heading", "title") or page.kind != "theme":
            free = is_timing
        else:
            free = _nothing
        yield prose.text, prose.location, free


def question_texts(question: Question) -> Iterator[tuple[str, Location, Free, str]]:
    """Each text of a question that its quotes must ground.

    With its location, what is free in it, and the words of the wrong option that it may repeat (""
    for none).
    """
    yield (
        question.stem.replace("[[", "  ").replace("]]", "  "),
        question.location,
        in_stem(question.stem),
        "",
    )
    for option in question.options:
        if option.right:
            yield option.text, option.location, _nothing, ""
        yield (
            option.feedback,
            option.feedback_location,
            _nothing,
            "" if option.right else option.words,
        )
    yield question.explanation, question.explanation_location, _nothing, ""


def _denying(
    own: str,
    feedback: str,
    counted: frozenset[str],
    grounded: Callable[[], frozenset[str]],
    everything: Callable[[], frozenset[str]],
) -> Free:
    """What is free in the feedback of a wrong option.

    Free is a figure of the option that the feedback denies or corrects.

    A figure that the briefing holds elsewhere may also be told apart from the quotes' own in
    another sentence of the feedback.
    """
    repeated = grounds([own], counted)

    def free(sentence: str, figure: Figure) -> bool:
        if figure.values[0] not in repeated:
            return False
        return (
            denies(sentence, figure)
            or sets_right(sentence, figure, quantities(sentence, counted), grounded())
            or (
                figure.values[0] in everything()
                and sets_apart(feedback, figure, quantities(feedback, counted), grounded())
            )
        )

    return free


def _nothing(_text: str, _figure: Figure) -> bool:
    """Nothing is free."""
    return False


def held_figures(text: str, counted: frozenset[str], free: Free) -> list[tuple[Figure, bool]]:
    """The figures of a text of ours as written, each with whether a quote must hold it.

    A figure needs no quote where it is free, or where its sentence links to a source of its own.
    """
    found: list[tuple[Figure, bool]] = []
    for words, linked in seen_sentences(REFERENCE.sub("", text) if "[" in text else text):
        if not may_hold(words):
            continue
        for number in reversed(
            telephones(words)
        ):  # those have a rule of their own, and no link frees them
            words = words[: number.start] + " " + words[number.end :]
        # Of the audit only the briefing may tell: no source and no fiction
        told = bool(_AUDIT.search(words))
        found += [
            (
                figure,
                not (linked and not told)
                and not (free(words, figure) and not (told and free is is_told_in_fiction))
                and not (is_amount(figure) and denies(words, figure)),
            )
            for figure in quantities(words, counted)
        ]
    return found


def _ungrounded(
    text: str,
    location: Location,
    grounded: Callable[[], frozenset[str]],
    counted: frozenset[str],
    free: Free,
    why: str,
) -> Iterator[Finding]:
    """The figures of a text that need a quote and are not `grounded`.

    `grounded` is called only where there is such a figure.
    """
    found = held_figures(text, counted, free)
    allowed = grounded() if any(bound for _, bound in found) else frozenset()
    if all(not bound or figure.values[0] in allowed for figure, bound in found):
        return
    start = 0
    for figure, bound in found:
        place, start = locate(text, location, figure.text, start)
        if bound and figure.values[0] not in allowed:
            yield (
                place,
                None,
                (
                    f'"{figure.text}" is a figure and {why}: take it away, quote the sentence '
                    "that holds it, or link to its source in the same sentence"
                ),
            )


@rule(
    "vacuous-question",
    (
        "a question's quotes share no figure and no content word with its key or its feedback, or "
        "do not hold the word to fill in"
    ),
    "ask about what the quote says, or quote what the question is about",
)
def vacuous_question(course: Course, coverage: Coverage) -> Iterator[Finding]:
    for question in course.questions:
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
                    "the quote has nothing in common with the key or its feedback: "
                    "ask about what the quote says, or quote what the question is about",
                )


_PLACEHOLDER = lazily(r"\]\(#(?=[\s)])")


@rule(
    "placeholder-link",
    "a link of the briefing leads to `#` and no destination is set",
    "set `placeholder link:` on the course start",
)
def placeholder_link(course: Course, _coverage: Coverage) -> Iterator[Finding]:
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
