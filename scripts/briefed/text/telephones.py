"""Telephone numbers in our own words: find them, and tell which of them a site may give.

A telephone number is never free. It must be one of the site's numbers, a local contact's, or one
that the briefing holds. So the search is generous: it also finds numbers that are mistyped, spelled
out or written with letters.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.model import Contact, NumberToCall, Statement
from briefed.text.patterns import lazily
from briefed.text.words import TEXTS


class Telephone(NamedTuple):
    """A number in a text: as written, the digits to dial within the country, and its offsets.

    `digits` is "" for a look-alike that nobody can dial, such as a number with the letter O in it.
    """

    text: str
    digits: str
    start: int
    end: int


NUMBERS_HEADING = "Numbers to call"
# Words that announce a number to call, and words that may come between.
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
# Only a text with one of these may give a number of three digits by itself: 999.
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
# A long number; a number behind a word of calling; three digits alone; digits in words.
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
# A number begins with 0, + or a letter that looks like a nought, or it has three digits or more
# and is no year.
_SCREEN = lazily(
    r"(?<![\d.,/])(?:[0+]|\(\+?0|[OoQ][0-9OoQIl]{2})|(?<!\d)\d(?:[ -]?\d){2}(?!\d)|\d{5}"
    r"|\d[ -]\d{3}|\d[OoQIl]|[OoQIl]\d"
)
_DIGIT = lazily(r"\d")
_NO_DIGITS = bytes(set(range(128)) - set(b"0123456789"))
_DIGIT_WORDS = frozenset([*_WORDS, *_REPEATED])
_ANYBODYS = frozenset(
    "helpline line number service services support team trust national emergency call free".split()
)
_DIALLED = lazily(r"\+?\d(?: ?\d){2,14}")
_FEWEST, _MOST = 8, 11  # digits of a number that begins with 0
_SHORT_NUMBER = 6  # the most digits of one that does not, such as 116 123
_LINKED = lazily(r"\]\(\s*<?tel:(?P<number>[^()\s>]*)")


def _has_digit(text: str) -> bool:
    """Whether a text has a digit of any script."""
    if text.isascii():
        return bool(text.encode().translate(None, _NO_DIGITS))
    return bool(_DIGIT.search(text))


@functools.lru_cache(maxsize=TEXTS)
def may_ring(text: str) -> bool:
    """Whether a text, plain or as written, may hold a telephone number.

    Quick. It may say True for a text without any, but never False for a text with one.
    """
    if _has_digit(text) and _SCREEN.search(text):
        return True
    words = text.lower().replace("-", " ").split()
    return (
        not _DIGIT_WORDS.isdisjoint(words)
        and sum(word.strip(",.;:()") in _DIGIT_WORDS for word in words) > 1
    )


@functools.lru_cache(maxsize=TEXTS)
def telephones(text: str) -> tuple[Telephone, ...]:
    """Whatever looks like a telephone number in plain words, in order."""
    if not may_ring(text):
        return ()
    text = "".join(map(_plain, text)) if not text.isascii() else text
    found: list[Telephone] = []
    for number in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if not found or number.start >= found[-1].end:
            found.append(number)
    return tuple(found)


def linked(markup: str) -> Iterator[tuple[str, int]]:
    """The digits that each link of a Markdown text dials, and the offset of its number."""
    return ((rung(match["number"]), match.start("number")) for match in _LINKED.finditer(markup))


def why_not_rung(number: str, beside: str) -> str:
    """Why a number to call can't be rung as it is written, and what to write; "" if it can.

    `beside` says where everything else belongs. The lengths are those of the United Kingdom's
    numbering plan: the shortest with a 0 are such as 0800 1111, those without it such as 999 or
    116 123. A number of another country begins with + and that country's code.
    """
    if not _DIALLED.fullmatch(number):
        return (
            "is no number that a phone can ring. Write one number in digits and spaces, such as "
            f"01632 960001, and everything else {beside}"
        )
    count = sum(sign.isdigit() for sign in number)
    if number[0] in "0+" and count < _FEWEST:
        return f"is too short: it has {count} digits, and there are {_FEWEST} at least"
    if number[0] == "0" and number[1] != "0" and count > _MOST:
        return (
            f"is too long: it has {count} digits, and there are {_MOST} at most. Begin a number "
            "of another country with + and its code"
        )
    if number[0] not in "0+" and (
        count > _SHORT_NUMBER or (count == _SHORT_NUMBER and not number.startswith("11"))
    ):
        return "has no area code: write all the digits that a mobile phone has to dial"
    return ""


def rung(number: str) -> str:
    """The digits to dial for a number within the country; "" where no phone can dial it."""
    bare = re.sub(r"[\s().–-]", "", number)
    if not re.fullmatch(r"\+?\d{3,15}", bare) or not bare.isascii():
        return ""
    return re.sub(r"^(?:\+44|0044)0?", "0", bare)


class Called(NamedTuple):
    """A number to call: as written, its owner, and its purpose ("" for a local contact)."""

    number: str
    name: str
    about: str


def to_call(
    numbers: Iterable[NumberToCall], contacts: Iterable[Contact] = ()
) -> tuple[Called, ...]:
    """The numbers that a learner may want to call: the site's, then a course's contacts'."""
    national = (Called(one["number"], one["name"], one["about"]) for one in numbers)
    local = (Called(one["number"], one["name"], "") for one in contacts)
    return *national, *local


def may_give(called: Iterable[Called], briefing: Iterable[Statement] = ()) -> frozenset[str]:
    """The digits of every number that pages may give: numbers to call, and those in a briefing."""
    own = (number for statement in briefing for number in telephones(statement.text))
    return frozenset(rung(one.number) for one in called).union(number.digits for number in own) - {
        ""
    }


def mistaken(sentence: str, number: Telephone, called: Iterable[Called]) -> tuple[str, str] | None:
    """The owner of a number and the other service that its sentence speaks of, or None.

    A sentence speaks of a service when it has a word of that service's name that the owner's name
    lacks. Numbers of three digits are exempt: everybody knows whose they are.
    """
    given = {rung(one.number): one for one in called}
    if len(number.digits) <= 3 or number.digits not in given:
        return None
    spoken, owner = _name_words(sentence), given[number.digits]
    own = _name_words(owner.name)
    in_sentence = {one.digits for one in telephones(sentence)}
    for digits, rival in given.items():
        other = _name_words(rival.name)
        if digits not in in_sentence and spoken & (other - own) and not spoken & (own - other):
            return owner.name, rival.name
    return None


def unnamed(sentence: str, number: Telephone, called: Iterable[Called]) -> str:
    """The name of a number's service, where the sentence has no word of that name; else ""."""
    owner = next((one.name for one in called if rung(one.number) == number.digits), "")
    own = _name_words(owner)
    return owner if own and len(number.digits) > 3 and not own & _name_words(sentence) else ""


def _name_words(text: str) -> set[str]:
    """The words of a text that may tell one service from another."""
    return set(re.findall(r"[a-z]{4,}", text.lower())) - _ANYBODYS


def _plain(sign: str) -> str:
    """A sign as the plain digit, space or hyphen that it stands for; any other sign as itself."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if sign.isspace() else "-" if unicodedata.category(sign) == "Pd" else sign


def _candidates(text: str) -> Iterator[Telephone]:
    """Everything that looks like a telephone number, in no order; some may overlap."""
    if _has_digit(text):
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
    """The number that begins at an offset, as written."""
    text = written.rstrip()
    return Telephone(
        text, "" if re.search("[OoQIl]", text) else rung(text), start, start + len(text)
    )


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", number))
