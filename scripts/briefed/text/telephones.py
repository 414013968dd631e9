"""Telephone numbers in our own words: which a text holds, and which a site may give.

A number to call is never free: it is one of the site's numbers, a local contact's, or the briefing's own. So
what looks like one is found generously, also where it is mistyped, spelled out, or written with letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Course
from briefed.text.patterns import lazily


class Telephone(NamedTuple):
    """A number in a text: as written, its digits as rung within the country, and where it begins and ends.

    `digits` is "" for what looks like a number and can't be rung, such as one with the letter O in it.
    """

    text: str
    digits: str
    start: int
    end: int


NUMBERS = "Numbers to call"
_CALLING = (
    r"(?:calls?|calling|ring|rings|ringing|phone|phoning|telephone|tel|dial|text|texting|helpline"
    r"|number)"
)
_BETWEEN = (
    r"(?:[\s:,(*]+(?:the|on|at|us|them|is|now|or|police|ambulance|fire|emergency|emergencies"
    r"|service|services|free"
    r"|freephone|straight|away|immediately|first|for|an|and|in|to|our|their|helpline|number"
    r"|line)){0,7}[\s:,(*]+"
)
_URGENT = lazily(
    r"(?i)\b(?:danger|emergency|emergencies|urgent|police|ambulance|helpline|help|worried"
    rf"|{_CALLING})\b"
)
_ENDS = r"(?=\s*(?:[.,;:!?)]|$|\b(?:if|or|for|and|at|to|is|when|now|straight|day|free)\b))"
_WORDS = {
    word: digit
    for digit, words in enumerate(
        ("zero oh nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
    for word in words.split()
}
_REPEATED = {"double": 2, "treble": 3, "triple": 3}
_WORD = rf"(?:(?:{'|'.join(_REPEATED)})[\s-]+)?(?:{'|'.join(_WORDS)})"
_LONG = lazily(r"(?<![\w.,/])(?:\+|\(?\+?[0OoQ])(?:[\s().–-]*[0-9OoQIl]){6,16}(?!\w)")
_NUMBER = r"(?P<number>[0-9OoQIl](?:[ -]?[0-9OoQIl]){2,12})(?![\w%]|[.,/]\d)"
_SHORT = lazily(
    rf"(?i)\b{_CALLING}\b{_BETWEEN}{_NUMBER}"
    rf"|\b{_CALLING}\b[^.!?\d]{{0,80}}\b(?:on|at|is)\s+{_NUMBER.replace('number', 'later')}{_ENDS}"
)
_ALONE = lazily(rf"(?<![\w.,/£$€-])(?P<number>[0-9]{{3}}){_ENDS}")
_SPELLED = lazily(
    rf"(?i)\b{_WORD}(?:[\s-]+{_WORD}){{2,}}\b|\b(?:treble|triple)[\s-]+(?:{'|'.join(_WORDS)})\b"
)
# A number begins with 0, + or a letter that looks like a nought, or has three digits or more that are no year's.
_SCREEN = lazily(
    r"(?<![\d.,/])(?:[0+]|\(\+?0|[OoQ][0-9OoQIl]{2})|(?<!\d)\d(?:[ -]?\d){2}(?!\d)|\d{5}"
    r"|\d[ -]\d{3}|\d[OoQIl]|[OoQIl]\d"
)
_DIGIT = lazily(r"\d")
_DIGIT_WORDS = frozenset([*_WORDS, *_REPEATED])
_ANYBODYS = frozenset(
    "helpline line number service services support team trust national emergency call free".split()
)
_LINKED = lazily(r"\]\(\s*<?tel:(?P<number>[^()\s>]*)")


def may_ring(text: str) -> bool:
    """Whether a text, plain or as written, might hold a telephone number: quick, and never wrong with False."""
    if _DIGIT.search(text) and _SCREEN.search(text):
        return True
    words = text.lower().replace("-", " ").split()
    return (
        not _DIGIT_WORDS.isdisjoint(words)
        and sum(word.strip(",.;:()") in _DIGIT_WORDS for word in words) > 1
    )


def telephones(text: str) -> tuple[Telephone, ...]:
    """What looks like a telephone number in plain words, in their order."""
    if not may_ring(text):
        return ()
    text = "".join(map(_plain, text)) if not text.isascii() else text
    found: list[Telephone] = []
    for number in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if not found or number.start >= found[-1].end:
            found.append(number)
    return tuple(found)


def linked(markup: str) -> Iterator[tuple[str, int]]:
    """What the links of a Markdown text ring: the digits, and where they are in the text."""
    return ((rung(match["number"]), match.start("number")) for match in _LINKED.finditer(markup))


def rung(number: str) -> str:
    """The digits of a number as it is rung within the country; "" for what no phone can ring."""
    bare = re.sub(r"[\s().–-]", "", number)
    if not re.fullmatch(r"\+?\d{3,15}", bare) or not bare.isascii():
        return ""
    return re.sub(r"^(?:\+44|0044)0?", "0", bare)


def listed(course: Course) -> frozenset[str]:
    """The digits of every number that a course's pages may give: the site's, its local contacts', its briefing's."""
    own = (
        number for statement in course.briefing.statements for number in telephones(statement.text)
    )
    given = [*course.numbers, *course.settings.contacts]
    return frozenset(rung(one["number"]) for one in given).union(
        number.digits for number in own
    ) - {""}


class Called(NamedTuple):
    """A number to call: as written, whose it is, and what it is for ("" where that is known locally)."""

    number: str
    name: str
    about: str


def to_call(course: Course) -> tuple[Called, ...]:
    """What whoever took part in a course may want to call: the site's numbers, then the local contacts."""
    national = (Called(one["number"], one["name"], one["about"]) for one in course.numbers)
    local = (Called(one["number"], one["name"], "") for one in course.settings.contacts)
    return *national, *local


def mistaken(sentence: str, number: Telephone, course: Course) -> tuple[str, str] | None:
    """Whose number a sentence gives and whom it speaks of, where those are two different services; None where they agree.

    A service is known by the words of its name that the other's lacks. Everybody knows whose a number of three digits is.
    """
    given = {rung(one.number): one for one in to_call(course)}
    if len(number.digits) <= 3 or number.digits not in given:
        return None
    spoken, owner = _name_words(sentence), given[number.digits]
    own = _name_words(owner.name)
    there = {one.digits for one in telephones(sentence)}
    for digits, rival in given.items():
        other = _name_words(rival.name)
        if digits not in there and spoken & (other - own) and not spoken & (own - other):
            return owner.name, rival.name
    return None


def unnamed(sentence: str, number: Telephone, course: Course) -> str:
    """The name of a number's service, where a sentence gives the number and no word of that name; else ""."""
    owner = next((one.name for one in to_call(course) if rung(one.number) == number.digits), "")
    own = _name_words(owner)
    return owner if own and len(number.digits) > 3 and not own & _name_words(sentence) else ""


def _name_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{4,}", text.lower())} - _ANYBODYS


def _plain(sign: str) -> str:
    """A sign as the digit or the space that it stands for."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if sign.isspace() else "-" if unicodedata.category(sign) == "Pd" else sign


def _candidates(text: str) -> Iterator[Telephone]:
    if _DIGIT.search(text):
        for match in _LONG.finditer(text):
            if len(_DIGIT.findall(match.group())) >= 4:
                yield _telephone(match.group(), match.start())
        for match in _SHORT.finditer(text):
            group = "number" if match["number"] else "later"
            if any(sign.isdigit() for sign in match[group]) and not _is_year(match[group]):
                yield _telephone(match[group], match.start(group))
        if _URGENT.search(text):
            for match in _ALONE.finditer(text):
                yield _telephone(match["number"], match.start("number"))
    for match in _SPELLED.finditer(text):
        yield Telephone(match.group(), "", match.start(), match.end())


def _telephone(written: str, start: int) -> Telephone:
    text = written.rstrip()
    return Telephone(
        text, "" if re.search("[OoQIl]", text) else rung(text), start, start + len(text)
    )


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", number))
