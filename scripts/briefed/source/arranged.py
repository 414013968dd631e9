"""Items to sort, match or put in order: what is wrong with them, and how they are shown. Pure."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from briefed.model import MATCH, ORDER, SORT, Location, Option, Question, by_position
from briefed.text.numbers import ANY, number
from briefed.text.patterns import lazily
from briefed.text.words import fold, plain, unjoined

LONGEST_LABEL = 80  # characters: it stands in a list to choose from
_SHORTEST_SLIP = 4  # characters of a label in which two in each other's place are a slip
_SHORTEST_WORD = 6  # and in which any other letter is more likely a slip than meant
_POSITION = lazily(r"[1-9][0-9]{0,3}")
_NUMBER = lazily(rf"\b{ANY}\b")
_MEANT = {
    SORT: "the group that the item belongs to, such as [in place]",
    MATCH: "what belongs to the item, such as [a social worker]",
    ORDER: "the item's position, such as [1]",
}


def in_shown_order(tag: str, items: tuple[Option, ...]) -> tuple[Option, ...]:
    """Items in the order in which the page shows them, with one spelling for each label.

    Labels that only differ in case or in the form of their marks are one label, and so all have the
    spelling of the first. Items to put in order are mixed by a hash of their words, so that every
    build shows them alike, and begin with as few as possible where they belong.
    """
    if tag != ORDER:
        first: dict[str, str] = {}
        return tuple(
            item._replace(label=first.setdefault(_same(item.label), item.label)) for item in items
        )
    mixed = sorted(items, key=lambda item: hashlib.sha256(fold(item.words).encode()).digest())
    right = by_position(mixed)

    def in_position(turned: list[Option]) -> int:
        return sum(one is other for one, other in zip(turned, right, strict=True))

    turns = [mixed[at:] + mixed[:at] for at in range(len(mixed))]
    best: list[Option] = min(turns, key=in_position, default=[])
    return tuple(best)


def labels_of(question: Question) -> tuple[str, ...]:
    """What a reader chooses from for each item; nothing where items are put in order.

    Groups have the order in which they are first written, matches that of the alphabet, with
    numbers by their size. Of claims the true ones come first, so that the order is the same in
    every question.
    """
    if question.kind == ORDER:
        return ()
    found = dict.fromkeys(option.label for option in question.options if option.label)
    if question.kind == SORT and not question.true_label:
        return tuple(found)
    return tuple(sorted(found, key=lambda one: (one != question.true_label, _by_size(one))))


def _by_size(label: str) -> tuple[tuple[float, str], ...]:
    """What sorts a label: each of its numbers, in digits or in words, and the text before it."""
    text, done = label.lower(), 0
    found: list[tuple[float, str]] = []
    for match in _NUMBER.finditer(text):
        if before := text[done : match.start()]:
            found.append((math.inf, before))
        found.append((float(number(match[0])), ""))
        done = match.end()
    return (*found, (math.inf, text[done:]))


def faults_of(
    tag: str, items: tuple[Option, ...], question: Location, whole: bool
) -> Iterator[tuple[Location, str]]:
    """What is wrong with the labels of items, each with its location and how to mend it.

    `whole` says that no item is missing: only then they are compared with one another.
    """
    for item in items:
        message = _fault_of_label(tag, item.label)
        if message:
            whole = False
            yield item.label_location, message
    if not items:
        yield (
            question,
            f"<{tag}> has no items: write each on a line of its own, '- [label] text', with "
            f"{_MEANT[tag]}",
        )
    elif whole:
        yield from {SORT: _sort, MATCH: _match, ORDER: _order}[tag](items, question)


def _fault_of_label(tag: str, label: str) -> str:
    if not label:
        return f"the brackets are empty: write {_MEANT[tag]}"
    if label in ("x", "X"):
        return (
            f"[x] marks a right answer, and only in a <quiz>. In <{tag}> the brackets hold "
            f"{_MEANT[tag]}"
        )
    if plain(label) != label:
        return f"a label is plain words, without bold, italics or links: write [{plain(label)}]"
    if len(label) > LONGEST_LABEL:
        return (
            f"this label has {len(label)} characters, and readers can choose from labels of "
            f"{LONGEST_LABEL}: shorten it"
        )
    return ""


def _same(label: str) -> str:
    """What labels have in common that are one."""
    return fold(label).lower()


def _sort(items: tuple[Option, ...], question: Location) -> Iterator[tuple[Location, str]]:
    if len({_same(item.label) for item in items}) == 1:
        yield (
            question,
            f"every item is [{items[0].label}], so nothing is decided: write an item of another "
            "group",
        )
        return
    of_label = Counter(_same(item.label) for item in items)
    shown: dict[str, str] = {}  # the labels so far, as they are first written
    for item in items:
        label = _same(item.label)
        shown.setdefault(label, item.label)
        if of_label[label] > 1:
            continue
        # Of two groups with an item each, beside others, the second is the slip.
        known = {
            other: next(one.label for one in items if _same(one.label) == other)
            for other, number in of_label.items()
            if number > 1 or (other in shown and len(of_label) > 2)
        }
        meant = next((known[other] for other in known if _slip(label, other)), "")
        if meant and of_label[_same(meant)] == 1:
            line = next(one.location.line for one in items if _same(one.label) == _same(meant))
            yield (
                item.label_location,
                f"[{item.label}] and [{meant}] on line {line} are two groups, with an item each: "
                "write them alike if they are one, or choose words that are less alike",
            )
        elif meant:
            yield (
                item.label_location,
                f"[{item.label}] is a group of its own: did you mean [{meant}]? If not, choose "
                "words that are less alike",
            )


def _slip(label: str, other: str) -> bool:
    """Whether a label is another with one slip of the pen, its article and plural aside."""
    if label == other:
        return False
    label, other = unjoined(label), unjoined(other)
    bare, of_other = _bare(label), _bare(other)
    return bare == of_other or _letter_off(label, other) or _letter_off(bare, of_other)


def _bare(label: str) -> str:
    """A label without its article, the ending of a plural, and signs around it."""
    return re.sub(r"^\W*(?:(?:an?|the)\s+)?|s?\W*$", "", label)


def _letter_off(label: str, other: str) -> bool:
    """Whether a label has a letter too few or too many, or one for another, or two in each other's
    place.

    Labels with different numbers and those that begin in different ways may well be meant, and so
    may short ones with another letter or ending: [case 1] and [case 2], [typical] and [atypical],
    [some] and [same], [late] and [later].
    """
    shortest = min(len(label), len(other))
    if _doubled(label, other):
        return True
    if shortest < _SHORTEST_SLIP:
        return _swapped(label, other) or (len(label) == 1 and other.startswith(label))
    if re.findall(r"\d+", label) != re.findall(r"\d+", other):
        return False
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(label, other, strict=False))
    begin = sum(1 for _ in alike)
    rest, of_other = label[begin:], other[begin:]
    if _swapped(rest, of_other):
        return True
    if not begin:
        return False
    lost_or_doubled = of_other[1:] == rest or rest[1:] == of_other
    if shortest < _SHORTEST_WORD:
        return lost_or_doubled and bool(rest and of_other)
    return lost_or_doubled or of_other[1:] == rest[1:]


def _swapped(label: str, other: str) -> bool:
    """Whether two letters beside each other have changed places, and all else is alike."""
    pairs = enumerate(zip(label, other, strict=False))
    at = next((at for at, (one, another) in pairs if one != another), 0)
    here, there = label[at:], other[at:]
    return len(here) > 1 and here[:2] == there[1::-1] and here[2:] == there[2:]


def _doubled(label: str, other: str) -> bool:
    """Whether a label is another with one of its letters typed twice, as in [yess] or [noo]."""
    return any(
        letter.isalpha() and other[:at] + letter + other[at:] == label
        for at, letter in enumerate(other, start=1)
    )


def _match(items: tuple[Option, ...], _: Location) -> Iterator[tuple[Location, str]]:
    seen: dict[str, int] = {}
    for item in items:
        label = _same(item.label)
        if label in seen:
            yield (
                item.label_location,
                f"[{item.label}] belongs to the item on line {seen[label]} already: give each item "
                "a label of its own, or write <sort>, where items share labels",
            )
        elif meant := next((other for other in seen if _slip(label, other)), ""):
            yield (
                item.label_location,
                f"[{item.label}] is nearly the label on line {seen[meant]}: choose words that are "
                "less alike, so that readers can tell the two apart",
            )
        seen.setdefault(label, item.location.line)


def _order(items: tuple[Option, ...], question: Location) -> Iterator[tuple[Location, str]]:
    seen: dict[str, int] = {}
    for item in items:
        if not _POSITION.fullmatch(item.label):
            yield item.label_location, f"[{item.label}] is no position: write a number, such as [1]"
        elif item.label in seen:
            yield (
                item.label_location,
                f"[{item.label}] is the position of the item on line {seen[item.label]} already: "
                "give each item a position of its own",
            )
        elif not 1 <= int(item.label) <= len(items):
            yield (
                item.label_location,
                f"[{item.label}] is no position among {len(items)} items: number them from 1 to "
                f"{len(items)}, or write the item that is missing",
            )
        seen.setdefault(item.label, item.location.line)
    if len(items) == 1:
        yield question, "one item alone can't be put in order: write another, or write a <quiz>"
