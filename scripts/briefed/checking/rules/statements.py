"""Every statement is tested, and every quote repeats one word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefed.checking.background import undecided
from briefed.checking.coverage import (
    NO_COVERAGE,
    Coverage,
    difference,
    sentence_location,
)
from briefed.checking.editions import successors
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.layout import START
from briefed.model import Course, Location, Page, Quote, Site, Statement
from briefed.source.quotes import REFERENCE
from briefed.text.similarity import nearest
from briefed.text.words import tokens, without_code


@rule(
    "sentence-not-tested",
    "a sentence is in no quote of any question",
    "write a question that rests on it, or give an exemption with its reason",
    needs=["exemptions"],
)
def sentence_not_tested(course: Course, coverage: Coverage) -> Iterator[Reported]:
    decide = {(one.statement.id, one.at) for one in undecided(course.briefing, coverage)}
    for statement, index in _untested(course, coverage):
        if (statement.id, index) not in decide:
            yield (
                sentence_location(statement, index),
                statement.id,
                (
                    f'no question rests on "{statement.sentences[index]}": quote it under a '
                    f"question in quizzes/{course.slug}/{statement.theme}.md"
                ),
            )


@rule(
    "exemption-proposed",
    "a sentence may need no question, and nobody has decided",
    "accept it on the worksheet or under exemptions, or write a question that rests on it",
    needs=["exemptions"],
)
def exemption_proposed(course: Course, coverage: Coverage) -> Iterator[Reported]:
    reasons = {
        (one.statement.id, one.at): one.reason for one in undecided(course.briefing, coverage)
    }
    for statement, index in _untested(course, coverage):
        if reason := reasons.get((statement.id, index)):
            yield (
                sentence_location(statement, index),
                statement.id,
                (
                    f'decide whether "{statement.sentences[index]}" needs a question. {reason} To '
                    'leave it out, answer yes on the worksheet, under "Leave out of the '
                    f'questions?", or list it under exemptions in docs/{course.slug}/{START}. '
                    f"Otherwise answer no, or quote it under a question in "
                    f"quizzes/{course.slug}/{statement.theme}.md"
                ),
            )


def _untested(course: Course, coverage: Coverage) -> Iterator[tuple[Statement, int]]:
    """The sentences, by their indices, that no question tests and no exemption excuses.

    Those that a broken quote was meant to repeat are left out: another rule reports the quote.
    """
    unread = {
        quiz.slug for quiz in course.quizzes if quiz.lost or (quiz.faults and not quiz.questions)
    }
    known = coverage.tested | coverage.exempt
    broken = [
        quote
        for question in course.questions
        for quote in question.quotes
        if coverage.broken([quote])
    ]
    for statement in course.briefing.statements:
        if statement.theme in unread:
            continue
        for index, sentence in enumerate(statement.sentences):
            if (statement.id, index) not in known and not coverage.is_meant(sentence, broken):
                yield statement, index


def _quotes(course: Course) -> Iterator[Quote]:
    """Every quote of a course, pages first."""
    yield from _on(course.pages)
    for question in course.questions:
        yield from question.quotes


def _on(pages: Iterable[Page]) -> Iterator[Quote]:
    """Every quote on some pages."""
    for page in pages:
        yield from page.quotes


@rule(
    "quote-not-in-briefing",
    "a quote is not whole sentences of its statement, word for word",
    "copy the sentence from the briefing again, or write the id of the statement that it is from",
)
def quote_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for quote in _quotes(course):
        statement = coverage.statement(quote)
        if statement is not None and quote not in coverage.matches:
            others = [one for one in REFERENCE.findall(quote.text) if one not in statement.text]
            if others:
                message = _several_ids([*others, statement.id])
            elif holders := coverage.holders(quote.text):
                message = (
                    f"these are the words of {_listed(holders)}, and the quote ends in "
                    f"[{quote.id}]: {_write(holders)}"
                )
            else:
                message = (
                    f"this is not whole sentences of {quote.id}: "
                    f"{difference(statement, quote.text)}"
                )
            yield quote.location, quote.id, message


def _listed(ids: list[str]) -> str:
    """Some ids, such as “hidden-men-1, hidden-men-2 and safe-sleep-1”."""
    *most, last = ids
    return f"{', '.join(most)} and {last}" if most else last


def _write(ids: list[str]) -> str:
    """What to write in the place of a wrong id, where the words are those of some statements."""
    return "write the id of the one that is meant" if ids[1:] else f"write [{ids[0]}]"


def _several_ids(ids: list[str]) -> str:
    """What is said of a quote with several ids."""
    if len(set(ids)) == 1:
        return f"this quote has its id {len(ids)} times: write [{ids[0]}] once, at its end"
    named = _listed([f"[{one}]" for one in dict.fromkeys(ids)])
    return (
        f"this quote has the ids {named}, and a quote has one: quote each "
        "statement by itself, with > before each of its lines, and leave an empty line without "
        "> between them"
    )


@rule(
    "quote-without-id",
    "lines that begin with > end in neither an id nor a link to an outside source",
    "end it in the statement's id in square brackets",
    of_whole_questions=True,
)
def quote_without_id(course: Course, coverage: Coverage) -> Iterator[Reported]:
    return _without_id(_quotes(course), coverage)


@also_on_site("quote-without-id")
def site_quote_without_id(site: Site) -> Iterator[Reported]:
    return _without_id(_on(site.pages), NO_COVERAGE)


def _without_id(quotes: Iterable[Quote], coverage: Coverage) -> Iterator[Reported]:
    for quote in quotes:
        if quote.id is not None:
            continue
        if quote.sourced:
            yield from _sourced(quote, coverage)
        else:
            yield from _unsourced(quote, coverage)


def _sourced(quote: Quote, coverage: Coverage) -> Iterator[Reported]:
    """Faults of a quote that ends in a link to an outside source."""
    if re.search(r"\b(?:point|paragraph) \d+\W*$", quote.text):
        yield (
            quote.location,
            None,
            "this quote is from elsewhere, and names its source like a point of the "
            "briefing: call the source by its own name",
        )
    elif repeated := _repeated(quote, coverage):
        yield (
            quote.location,
            repeated,
            f"this quote has much of {repeated}, and names another source: quote {repeated} "
            f"word for word, and end it in [{repeated}]",
        )
    elif quote.teaches:
        yield (
            quote.location,
            None,
            "this quote is from elsewhere, and among the findings only the briefing is "
            "quoted: move it to another part of the page",
        )


def _unsourced(quote: Quote, coverage: Coverage) -> Iterator[Reported]:
    """The fault of a quote that names no source at all, with the likely statement."""
    inside = next(
        (
            name
            for name in re.findall(r"\[([a-z0-9-]+)\]", quote.text)
            if name in coverage.statements
        ),
        None,
    )
    near = inside or _origin(quote, coverage)
    if inside:
        message = f"a quote ends in its id: move what is behind [{inside}] below an empty line"
    elif near:
        message = f"this quote does not say where it is from: end it in [{near}]"
    else:
        message = (
            "this quote does not say where it is from: end it in the id of its statement in "
            "square brackets, or in a link to its source"
        )
    yield quote.location, near, message


def _repeated(quote: Quote, coverage: Coverage) -> str | None:
    """The statement most of whose words are in a quote from elsewhere, or None."""
    words = set(tokens(quote.text.lower()))
    for statement in coverage.statements.values():
        for sentence in statement.sentences:
            own = set(tokens(sentence.lower()))
            if len(own) > 4 and len(own & words) > 0.75 * len(own):
                return statement.id
    return None


def _origin(quote: Quote, coverage: Coverage) -> str | None:
    """The statement that a quote without an id repeats, or else seems to repeat; or None."""
    if holders := coverage.holders(quote.text):
        return holders[0]
    words = quote.text.split()
    for statement in coverage.statements.values():
        if len(words) > 3 and " ".join(words[:4]) in statement.text:
            return statement.id
    return None


@rule(
    "unknown-statement",
    "an id that the briefing does not have",
    "write the id of the statement that is quoted",
)
def unknown_statement(course: Course, coverage: Coverage) -> Iterator[Reported]:
    retired = _retired(course)
    yield from _unknown_quotes(_quotes(course), coverage, retired)
    of_questions = (text for question in course.questions for text in question.texts)
    texts = [*_running_text(course.pages), *of_questions]
    yield from _unknown_references(texts, coverage, retired)
    for pictured in (one.pictured for page in course.pages for one in page.markers):
        if pictured and pictured.statement not in coverage.statements:
            near = nearest(pictured.statement, coverage.statements)
            message = _unknown(pictured.statement, retired, near)
            yield pictured.location, pictured.statement, message
    for at, service in enumerate(course.settings.services):
        for identity in service.statements:
            if identity not in coverage.statements:
                near = nearest(identity, coverage.statements)
                message = _unknown(identity, retired, near)
                where = course.settings.keys.listed(identity, "services", at, "statements")
                yield where, identity, f"under “services:”, in {service.name!r}, {message}"


@also_on_site("unknown-statement")
def unknown_statement_on_site(site: Site) -> Iterator[Reported]:
    yield from _unknown_quotes(_on(site.pages), NO_COVERAGE, {})
    yield from _unknown_references(_running_text(site.pages), NO_COVERAGE, {})


def _unknown_quotes(
    quotes: Iterable[Quote], coverage: Coverage, retired: Mapping[str, str]
) -> Iterator[Reported]:
    """Quotes that end in an unknown id."""
    for quote in quotes:
        if quote.id is None or quote.id in coverage.statements:
            continue
        holders = coverage.holders(quote.text)
        if holders:
            message = (
                f"the briefing has no statement {quote.id}, and these are the words of "
                f"{_listed(holders)}: {_write(holders)}"
            )
        else:
            near = _origin(quote, coverage) or nearest(quote.id, coverage.statements)
            message = _unknown(quote.id, retired, near)
        yield quote.location, quote.id, message


def _unknown_references(
    texts: Iterable[tuple[str, Location]], coverage: Coverage, retired: Mapping[str, str]
) -> Iterator[Reported]:
    """Unknown ids in running text."""
    for text, location in texts:
        for match in REFERENCE.finditer(without_code(text)) if "[" in text else ():
            if match[1] not in coverage.statements:
                yield (
                    location.within(text, match.start()),
                    match[1],
                    _unknown(match[1], retired, nearest(match[1], coverage.statements)),
                )


def _retired(course: Course) -> dict[str, str]:
    """The message for each id that is retired."""
    gone = {
        identity: f"the briefing no longer has the statement {identity}: delete the quote or the "
        "point that names it here, and what you wrote about it, or name a statement that is there"
        for identity in course.briefing.retired
    }
    for identity, found in successors(course).items() if gone else ():
        *most, last = [f"[{one}]" for one in found]
        gone[identity] = (
            f"the statement {identity} was cut into {', '.join(most)} and {last}: write the id of "
            "the one that is meant, and quote its words"
            if most
            else f"the statement {identity} was joined with another into {last}: write {last}, and "
            "quote its words"
        )
    return gone


def _unknown(identity: str, retired: Mapping[str, str], near: str | None) -> str:
    """The message for an id that the briefing does not have; `retired` has some, by their ids."""
    if identity in retired:
        return retired[identity]
    return f"the briefing has no statement {identity}" + (
        f": did you mean {near}?" if near else ": write the id of the statement that is meant"
    )


def _running_text(pages: Iterable[Page]) -> Iterator[tuple[str, Location]]:
    """The texts of our own on some pages that may refer to a statement."""
    for page in pages:
        for prose in page.prose:
            if prose.kind != "code":
                yield prose.text, prose.location
