"""Nothing is overstated: our sentences stay within the quotes that they rest on."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefed.checking.coverage import Coverage, locate
from briefed.checking.overstatement.excess import Excess
from briefed.checking.point_ids import id_within
from briefed.checking.rules.registry import Reported, rule
from briefed.checking.services import Names
from briefed.model import MATCH, SORT, Course, Location, Page, Question, Quote
from briefed.source.page_parts import FINDINGS
from briefed.source.placeholders import unwritten
from briefed.source.quotes import REFERENCE
from briefed.source.support import points
from briefed.text.words import TEXTS, fold, in_marks, plain, seen_sentences, sentences

_TEXTS = ("paragraph", "item", "row")


class Ours(NamedTuple):
    """A text of ours and the quoted words that it rests on, by statement.

    `said` is what it may repeat besides. `asks` is true where its position makes it a request to
    the reader.
    """

    text: str
    location: Location
    rests: tuple[tuple[str, str], ...]  # (statement id, quoted words)
    said: str = ""
    asks: bool = False


class Over(NamedTuple):
    """A sentence of ours that goes beyond the words that it rests on.

    `quoted` is the sentence of the quote that it is compared with, and `statement` the id of its
    statement.
    """

    sentence: str
    location: Location
    statement: str
    quoted: str
    excess: Excess


@rule(
    "stronger-than-briefing",
    "a sentence of ours says more than the quote it rests on: how many, how sure, how "
    "binding, why or who",
    (
        "say no more than the quote, rest it on the statement that says so, or keep it with a "
        "reason under `kept:` on the course start"
    ),
    "warning",
    slow=True,
    needs=["kept"],
    of_whole_questions=True,
)
def stronger_than_briefing(course: Course, coverage: Coverage) -> Iterator[Reported]:
    kept = {fold(one.sentence) for one in course.settings.kept}
    for over in overstated(course, coverage):
        if fold(over.sentence) not in kept:
            yield over.location, over.statement, message(over)


@rule(
    "point-without-statement",
    "a practice point or an objective names no statement, though its theme has several",
    "end it in the id of the statement it rests on, or link it to its source",
    "warning",
)
def point_without_statement(course: Course, _: Coverage) -> Iterator[Reported]:
    names = Names(course)
    for theme, page in course.parts:
        several = len(theme.statements) > 1
        for point in points(page):
            if point.rests or not (several or "[" in point.text):
                continue
            if all(linked for _, linked in seen_sentences(point.text)):
                continue
            if misplaced := id_within(point, several, names):
                yield misplaced
            elif several:
                yield (
                    point.location,
                    None,
                    f'"{_begins(plain(point.text))}" does not say which statement it rests '
                    "on: write the id of that at its end, such as "
                    f"[{theme.statements[0].id}], which readers do not see; or link it to "
                    "the source that it comes from",
                )


@functools.lru_cache(maxsize=TEXTS)
def _begins(text: str) -> str:
    """The first words of a text."""
    import textwrap  # a course whose points all name their statements needs none of it

    return textwrap.shorten(text, 60, placeholder=" …")


@rule(
    "kept-unused",
    "a sentence under `kept:` is on no page, or says no more than its quote",
    "take it away",
    "warning",
    slow=True,
)
def kept_unused(course: Course, coverage: Coverage) -> Iterator[Reported]:
    if course.settings.kept:
        used = {fold(over.sentence) for over in overstated(course, coverage)}
        for at, one in enumerate(course.settings.kept):
            if fold(one.sentence) not in used:
                yield (
                    course.settings.keys.value("kept", at, "sentence"),
                    None,
                    f'"{one.sentence}" is under “kept:” for nothing, since no sentence that '
                    "says more than its quote has these words: delete it there",
                )


def message(over: Over) -> str:
    """The excess of a sentence, both sentences, and how to mend it."""
    excess = over.excess
    ours = f"our sentence {in_marks(over.sentence)} rests on {in_marks(over.quoted)}"
    held = f'"{excess.held}"' if excess.held else ""
    if excess.dropped:
        further = ", such as “needs” or “is”" if excess.kind == "certainty" else ""
        return (
            f"the briefing says this with {held} and ours without: {ours}. Write {held} as well, "
            f"or leave out what goes further{further}; or keep it, with a reason, under “kept:” at "
            "the top of the course start"
        )
    how = {
        "cause": "gives a cause that the quote does not give",
        "scope": f"is not in the quote{f', which names {held}' if held else ''}",
    }.get(
        excess.kind,
        f"is stronger than {held} in the quote"
        if held
        else "has nothing in the quote that supports it",
    )
    return (
        f'"{excess.word}" {how}: {ours}. Say no more than the quote, rest it on a statement that '
        "says so; or keep it, with a reason, under “kept:” at the top of the course start"
    )


def overstated(course: Course, coverage: Coverage) -> Iterator[Over]:
    """Every sentence of a course that goes beyond the words that it rests on."""
    # Here, and in what is called from here: the tables of words take as long to import as all other
    # rules, and the process that runs the slow rules can do it while the other one is at work.
    from briefed.checking.overstatement.judgement import stronger

    rests: tuple[tuple[str, str], ...] = ()
    quoted = whole = ""
    for ours in our_texts(course, coverage):
        if unwritten(ours.text):
            continue
        if ours.rests is not rests:  # the points of a page rest on the same
            rests = ours.rests
            quoted = _joined(words for _, words in rests)
            whole = _joined(
                dict.fromkeys(coverage.statements[identity].text for identity, _ in rests)
            )
        start = 0
        for sentence, linked in seen_sentences(
            REFERENCE.sub("", ours.text) if "[" in ours.text else ours.text
        ):
            excess = None if linked else stronger(sentence, quoted, ours.said, ours.asks, whole)
            if excess and len(rests) > 1:
                excess = _of_its_own_quote(sentence, ours, excess, coverage)
            if excess:
                where, start = locate(ours.text, ours.location, sentence, start)
                statement, shown = _shown(sentence, rests, excess, coverage)
                yield Over(sentence, where, statement, shown, excess)


def _joined(quotes: Iterable[str]) -> str:
    """Quotes as one text. A quote that ends without a full stop does not run into the next."""
    *others, last = quotes
    ended = (words if words.endswith((".", "?", "!")) else f"{words}." for words in others)
    return " ".join([*ended, last])


def _of_its_own_quote(
    sentence: str, ours: Ours, excess: Excess, coverage: Coverage
) -> Excess | None:
    """The excess of a sentence that rests on several quotes.

    The weaker word of one of them is nothing to a sentence that is about another, as the words
    that they share show: then it is compared with that one by itself.
    """
    from briefed.checking.overstatement.judgement import shared, stronger

    about = {rest: shared(sentence, rest[1]) for rest in ours.rests}
    identity, own = max(about, key=lambda rest: about[rest])
    most = about.pop((identity, own))
    if not excess.held or excess.held in own or most <= max(about.values(), default=most):
        return excess
    whole = coverage.statements[identity].text
    found = stronger(sentence, own, ours.said, ours.asks, whole)
    others = " ".join(words for _, words in about).lower()
    supported = found and not found.held and found.word.lower() in others
    return None if supported else found


def _shown(
    sentence: str, rests: Iterable[tuple[str, str]], excess: Excess, coverage: Coverage
) -> tuple[str, str]:
    """The sentence of the briefing to show beside ours, with the id of its statement before it.

    It has the weaker word, which may be in a sentence beside the quote; of several, it is the one
    most similar to ours.
    """
    from briefed.checking.overstatement.judgement import shared

    told = {one: identity for identity, words in rests for one in sentences(words)}
    beside = {
        one: identity for identity, _ in rests for one in coverage.statements[identity].sentences
    }
    texts = [one for one in told if excess.held in one] or [
        one for one in beside if excess.held in one
    ]
    shown = max(texts or told, key=lambda one: shared(sentence, one))
    return (told | beside)[shown], shown


def our_texts(course: Course, coverage: Coverage) -> Iterator[Ours]:
    """Each text of ours that rests on quotes, with the quoted words; others are not judged."""
    names = Names(course)
    for page in course.pages:
        if page.kind in ("theme", "start"):
            yield from (
                ours
                for ours in (*_findings(page, coverage), *_points(page, coverage, names))
                if ours.rests
            )
    for question in course.questions:
        rests = _rests(question.quotes, coverage)
        if rests:
            yield from _question(question, rests)


def _rests(quotes: Sequence[Quote], coverage: Coverage) -> tuple[tuple[str, str], ...]:
    """The statement id and the briefing's words of each quote; nothing where one is broken."""
    if coverage.broken(quotes):
        return ()
    return tuple(
        (quote.id, words) for quote in quotes if quote.id and (words := coverage.text(quote))
    )


def _findings(page: Page, coverage: Coverage) -> Iterator[Ours]:
    """The prose among the findings.

    It rests on the quotes right above it, up to the next heading or quote.
    """
    above: list[Quote] = []
    after_prose = True
    pieces = [
        *((quote.location, quote, None) for quote in page.quotes if quote.teaches),
        *((prose.location, None, prose) for prose in page.prose if prose.part in FINDINGS),
    ]
    for _, quote, prose in sorted(pieces, key=lambda piece: piece[0]):
        if quote:
            above = [quote] if after_prose else [*above, quote]
            after_prose = False
        elif prose and prose.kind == "heading":
            above, after_prose = [], True
        elif prose and prose.kind in _TEXTS:
            after_prose = True
            yield Ours(prose.text, prose.location, _rests(above, coverage))


def _points(page: Page, coverage: Coverage, names: Names) -> Iterator[Ours]:
    """The practice points and objectives.

    Each rests on the statements whose ids it ends in, or on all quotes of its page.
    """
    whole = _rests(page.quotes, coverage)
    for point in points(page):
        own = tuple(
            (identity, coverage.statements[identity].text)
            for identity in point.rests
            if identity in coverage.statements
        )
        yield Ours(names.without_mark(point), point.location, own or whole, asks=True)


def _question(question: Question, rests: tuple[tuple[str, str], ...]) -> Iterator[Ours]:
    """The key, the feedback and the explanation of a question, and the text of a fill-in.

    Wrong options are left out, since they are wrong by intent.
    """
    for option in question.options:
        if question.kind in (SORT, MATCH) and not question.true_label:
            # An item and its label make one claim.
            claim = f"{option.label}: {option.text}"
            yield Ours(claim, option.label_location, rests, question.stem)
        elif question.asserts(option):
            yield Ours(option.text, option.location, rests, question.stem)
        yield Ours(
            option.feedback, option.feedback_location, rests, f"{question.stem} {option.text}"
        )
    yield Ours(question.explanation, question.explanation_location, rests, question.stem)
    for sentence in sentences(plain(question.stem)) if question.blanks else ():
        if "[[" in sentence:
            yield Ours(
                sentence.replace("[[", "").replace("]]", ""),
                question.location,
                rests,
                question.stem,
            )
