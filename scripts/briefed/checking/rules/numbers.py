"""Numbers to call: the site knows each number that our words give, with a source and a check."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.coverage import Coverage, locate, location_at
from briefed.checking.our_texts import page_texts
from briefed.checking.rules.registry import Finding, rule
from briefed.checking.rules.upkeep import CONTACT_MONTHS, months_between
from briefed.layout import HELP_PAGE
from briefed.model import Course, Location
from briefed.source.settings import HOME
from briefed.text.patterns import lazily
from briefed.text.telephones import (
    Telephone,
    linked,
    listed,
    may_ring,
    mistaken,
    telephones,
    unnamed,
)
from briefed.text.words import plain, sentences

HELP = f"docs/{HELP_PAGE}"
_KEY = "numbers to call"
_ADDRESS = lazily(r"(?<=\])\([^()]*\)")
_HOW = f"add it under {_KEY}: in {HOME}, with its source, or take it away"


@rule(
    "number-not-listed",
    "a telephone number that is neither one of the site's numbers to call nor a local contact's",
    f"correct it, or add it under `{_KEY}:` in {HOME}",
)
def number_not_listed(course: Course, _: Coverage) -> Iterator[Finding]:
    known = listed(course)
    for text, location in _texts(course):
        if not may_ring(text):
            continue
        start = 0
        words, shown = plain(text), _ADDRESS.sub(lambda match: " " * len(match.group()), text)
        for number in telephones(words):
            where, start = locate(shown, location, number.text, start)
            fault = _fault(_sentence(words, number.start), number, known, course)
            if fault:
                yield where, None, f'"{number.text}" {fault}'
        for digits, at in linked(text):
            if digits not in known:
                yield (
                    location_at(text, location, at),
                    None,
                    (
                        f"a link rings {digits or 'what is no number'}, which this site does not "
                        f"know: correct it, {_HOW}"
                    ),
                )


def _sentence(words: str, at: int) -> str:
    """The sentence of a text that holds the character at an offset."""
    end = 0
    for sentence in sentences(words):
        end += len(sentence) + 1
        if at < end:
            return sentence
    return words


def _fault(sentence: str, number: Telephone, known: frozenset[str], course: Course) -> str:
    """The fault of a number in a sentence, in words for a message; "" for none."""
    if not number.digits:
        return "looks like a telephone number and is none: write its digits"
    if number.digits not in known:
        return f"is not a number that this site knows: correct it, {_HOW}"
    mistaken_for = mistaken(sentence, number, course)
    if mistaken_for:
        owner, spoken = mistaken_for
        return (
            f"is the number of {owner!r}, and the sentence speaks of {spoken!r}: correct the "
            "number, or name whose it is"
        )
    owner = unnamed(sentence, number, course)
    return (
        f"is the number of {owner!r}, which the sentence does not name: say whose number it is"
        if owner
        else ""
    )


def _texts(course: Course) -> Iterator[tuple[str, Location]]:
    """Every text of ours in a course, with its location."""
    for page in (*course.pages, *course.shown_settings):
        for text, location, _free in page_texts(page):
            yield text, location
    for question in course.questions:
        yield from question.texts
    settings = course.settings
    given = {
        "partnership": [settings.partnership],
        "local contacts": [contact["name"] for contact in settings.contacts],
        "corrections": [correction["text"] for correction in settings.corrections],
        "exemptions": [exemption.reason for exemption in settings.exemptions],
        _KEY: [f"{number['name']}. {number['about']}" for number in settings.numbers],
    }
    for key, texts in given.items():
        for text in texts:
            if text:
                yield text, settings.places[key]


@rule(
    "number-missing",
    "the site has no numbers to call, or its help page does not show them",
    f"add `{_KEY}:` to {HOME}, and the line <!-- numbers --> to {HELP}",
)
def number_missing(course: Course, _: Coverage) -> Iterator[Finding]:
    if (
        course.slug
        or not course.pages
        or any(page.faults for page in course.pages if page.location.file == HOME)
    ):
        return
    if not course.numbers:
        yield (
            Location(HOME),
            None,
            (
                f"the site has no numbers to call: add {_KEY}: to the front matter, each with "
                "name, number, about and source, such as 999 and a helpline for whoever is worried "
                "about a child"
            ),
        )
        return
    for page in course.pages:
        if page.location.file == HELP and not page.shows("numbers"):
            yield (
                page.location,
                None,
                (
                    "this page does not show the site's numbers to call: put the line <!-- "
                    "numbers --> where they belong"
                ),
            )


@rule(
    "number-unverified",
    "a number to call was never checked, or more than a year ago",
    "ring the number or open its source, then write today's date after `verified:`",
    "warning",
)
def number_unverified(course: Course, _: Coverage) -> Iterator[Finding]:
    if course.slug or not course.pages:  # one course alone was asked for
        return
    for number in course.settings.numbers:
        where, name, verified = (
            course.settings.places[_KEY],
            number["name"],
            number.get("verified", ""),
        )
        months = months_between(verified, course.today) if verified else None
        if months is None:
            yield (
                where,
                None,
                (
                    f"nobody has checked the number of {name!r} yet: compare it with its source, "
                    "or ring it, and add verified: with the date"
                ),
            )
        elif months < 0:
            yield (
                where,
                None,
                (
                    f"the number of {name!r} was verified on {verified}, which is yet to come: "
                    "write the date on which it was checked"
                ),
            )
        elif months > CONTACT_MONTHS:
            yield (
                where,
                None,
                (
                    f"the number of {name!r} was verified on {verified}, more than "
                    f"{CONTACT_MONTHS} months ago: compare it with its source, or ring it, and "
                    "write today's date"
                ),
            )
