"""Numbers to call: the site knows each number that our words give, with a source and a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.checking.coverage import Coverage, locate
from briefed.checking.our_texts import names_in_settings, page_texts, told_in_settings
from briefed.checking.rules.registry import Reported, also_on_site, rule, site_rule
from briefed.checking.rules.upkeep import CONTACT_MONTHS, months_between
from briefed.layout import HELP_PAGE
from briefed.model import Course, Location, Page, Site
from briefed.source.settings import HOME, NUMBERS
from briefed.text.patterns import lazily
from briefed.text.telephones import (
    Called,
    Telephone,
    linked,
    may_give,
    may_ring,
    mistaken,
    telephones,
    to_call,
    unnamed,
)
from briefed.text.words import plain, sentences

HELP = f"docs/{HELP_PAGE}"
_ADDRESS = lazily(r"(?<=\])\([^()]*\)")
_HOW = f"add it under “{NUMBERS}:” in {HOME}, with its source, or take it away"


@rule(
    "number-not-listed",
    "a telephone number that is neither one of the site's numbers to call nor a local contact's",
    f"correct it, or add it under `{NUMBERS}:` in {HOME}",
    needs=[NUMBERS, "local contacts"],
)
def number_not_listed(course: Course, _: Coverage) -> Iterator[Reported]:
    called = to_call(course.numbers, course.settings.contacts)
    return _not_listed(_texts(course), called, may_give(called, course.briefing.statements))


@also_on_site("number-not-listed")
def number_not_listed_on_site(site: Site) -> Iterator[Reported]:
    called = to_call(site.settings.numbers)
    return _not_listed(_texts_of_site(site), called, may_give(called))


def _not_listed(
    texts: Iterable[tuple[str, Location]], called: tuple[Called, ...], known: frozenset[str]
) -> Iterator[Reported]:
    """The same in some texts; `known` are the digits that they may give."""
    for text, location in texts:
        if not may_ring(text):
            continue
        start = 0
        words, shown = plain(text), _ADDRESS.sub(lambda match: " " * len(match.group()), text)
        for number in telephones(words):
            where, start = locate(shown, location, number.text, start)
            fault = _fault(_sentence(words, number.start), number, known, called)
            if fault:
                yield where, None, f'"{number.text}" {fault}'
        for digits, at in linked(text):
            if digits not in known:
                yield (
                    location.within(text, at),
                    None,
                    f"a link rings {digits or 'what is no number'}, a number that this site "
                    f"does not know: correct it, {_HOW}",
                )


def _sentence(words: str, at: int) -> str:
    """The sentence of a text that holds the character at an offset."""
    end = 0
    for sentence in sentences(words):
        end += len(sentence) + 1
        if at < end:
            return sentence
    return words


def _fault(
    sentence: str, number: Telephone, known: frozenset[str], called: tuple[Called, ...]
) -> str:
    """The fault of a number in a sentence, in words for a message; "" for none."""
    if not number.digits:
        return "looks like a telephone number and can't be rung: write its digits"
    if number.digits not in known:
        return f"is not a number that this site knows: correct it, {_HOW}"
    mistaken_for = mistaken(sentence, number, called)
    if mistaken_for:
        owner, spoken = mistaken_for
        return (
            f"is the number of {owner!r}, and the sentence speaks of {spoken!r}: write the "
            "number of that, or name whose number it is"
        )
    owner = unnamed(sentence, number, called)
    return (
        f"is the number of {owner!r}, which the sentence does not name: say whose number it is"
        if owner
        else ""
    )


def _texts(course: Course) -> Iterator[tuple[str, Location]]:
    """Every text of ours in a course, with its location."""
    yield from _on(course.pages)
    for question in course.questions:
        yield from question.texts
    yield from names_in_settings(course.settings)
    yield from told_in_settings(course.settings)


def _texts_of_site(site: Site) -> Iterator[tuple[str, Location]]:
    """Every text of ours that belongs to no course, with its location."""
    yield from _on((*site.pages, *site.shown_settings))
    for at in range(len(site.settings.numbers)):
        yield site.settings.keys.written(NUMBERS, at, "name")
        yield site.settings.keys.written(NUMBERS, at, "about")


def _on(pages: Iterable[Page]) -> Iterator[tuple[str, Location]]:
    """Every text of some pages, with its location."""
    for page in pages:
        for text, location, _free in page_texts(page):
            yield text, location


@site_rule(
    "number-missing",
    "the site has no numbers to call, or its help page does not show them",
    f"add `{NUMBERS}:` to {HOME}, and the line <!-- numbers --> to {HELP}",
    needs=[NUMBERS],
)
def number_missing(site: Site) -> Iterator[Reported]:
    if not site.pages:
        return
    if not site.settings.numbers:
        yield (
            Location(HOME),
            None,
            f"the site has no numbers to call: write a list “{NUMBERS}:” at the top of this "
            "file, with “name:”, “number:”, “about:” and “source:” for each, such as 999 "
            "and a helpline for whoever is worried about a child",
        )
        return
    for page in site.pages:
        if page.location.file == HELP and not page.means_to_show("numbers"):
            yield (
                page.location,
                None,
                "this page does not show the site's numbers to call: write the line <!-- "
                "numbers --> where they belong",
            )


@site_rule(
    "number-unverified",
    "a number to call was never checked, or more than a year ago",
    "ring the number, or compare it with its source; then write today's date after `verified:`",
    "warning",
)
def number_unverified(site: Site) -> Iterator[Reported]:
    for at, number in enumerate(site.settings.numbers):
        where = site.settings.keys.value(NUMBERS, at, "verified")
        name, verified = number["name"], number["verified"]
        months = months_between(verified, site.today) if verified else None
        if months is None:
            yield (
                where,
                None,
                f"nobody has checked the number of {name!r} yet: ring it, or compare it with "
                "its source; then write the date after “verified:”",
            )
        elif months < 0:
            yield (
                where,
                None,
                f"the number of {name!r} was checked on {verified}, a day that is yet to "
                "come: write after “verified:” the day on which it was checked",
            )
        elif months > CONTACT_MONTHS:
            yield (
                where,
                None,
                f"the number of {name!r} was checked on {verified}, more than "
                f"{CONTACT_MONTHS} months ago: ring it, or compare it with its source; then "
                "write today's date after “verified:”",
            )
