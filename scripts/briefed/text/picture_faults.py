"""Whether the words of a quote allow a figure to be shown as dots.

A picture must show what the quote says and no more. So each number must be one that was counted;
the words with it must name what that number counts; a part is not drawn without its whole; and two
groups are drawn only where the quote tells them apart. In doubt there is a fault. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefed.text.counting import FUNCTION, HAPPENED, PLURALS
from briefed.text.each import CLAUSE, for_each, for_each_of_two
from briefed.text.figures import Figure
from briefed.text.numbers import ANY
from briefed.text.patterns import lazily
from briefed.text.pictures import DATE, ESTIMATE, MOST_WORDS, RATE, Picture, read
from briefed.text.quantities import quantities
from briefed.text.uncounted import why_no_count, why_no_part
from briefed.text.words import straightened, word_stem

# A part of more: "10 of the babies", "of whom 10", "of 12 cases, 3 had none".
_OF_MORE_BEHIND = lazily(
    r"(?i)\s+(?:out\s+)?of\s+(?:the|these|those|them|us|all|our|their|whom|which)\b"
)
_OF_MORE_BEFORE = lazily(
    r"(?i)\bof\s+(?:(?:whom|which|these|those|them|the\s+[^\W\d_]+)\s*,?"
    rf"|(?:the\s+|these\s+|those\s+)?{ANY}\b[^.;:!?]*,)\s*$"
)
_OTHER_BEFORE = lazily(r"(?i)\b(?:the\s+)?(?:other|another|further|remaining|rest)\s*,?\s*$")
_OTHER_BEHIND = lazily(r"(?i)\s+(?:others?|further|different)\b")
_SENTENCE_ENDS = lazily(r"[.!?…]\s")
_WORD = lazily(r"[^\W\d_][\w'-]*")
_DETERMINERS = frozenset("of the these those all our their".split())
# No nouns, though some end like one: "two other keepers theirs".
_SKIPPED = frozenset("other others further different theirs hers ours yours".split())
# No nouns either, so that the word before them is a whole name: "one case there had none".
_BESIDE = FUNCTION | frozenset("there here only alone also never still again".split())
_LEAVE = "Delete the marker and let the quote say it"


class PictureFault(NamedTuple):
    """Why a picture can't stand above a quote.

    `misleads` is true where it would show the figure as something else than it is, and false where
    the quote does not hold the figure. `mend` is a sentence that says what to write, "" where there
    is nothing to add to what helps in all such cases. `meant` is the figure that the author may
    have meant, None for none; whether it can stand above the quote is not judged here.
    """

    why: str
    misleads: bool
    mend: str = ""
    meant: Picture | None = None


class _Quote(NamedTuple):
    """Quoted words, their figures, and the roots of what the briefing counts."""

    text: str
    held: tuple[Figure, ...]
    counted: frozenset[str]

    def of(self, many: int) -> list[Figure]:
        """The figures that are a number by itself."""
        return [figure for figure in self.held if figure.values == (str(many),)]


def fault(picture: Picture, quote: str, counted: frozenset[str]) -> PictureFault | None:
    """Why a picture can't stand with the words of a quote, or None.

    `counted` are the roots of what the briefing counts.
    """
    said = _Quote(quote, quantities(quote, counted, quote=True), counted)
    if picture.of is not None:
        return _part_fault(picture, said)
    if len(picture.groups) > 1:
        return _pair_fault(picture, said)
    many = picture.groups[0]
    if not (alike := said.of(many)):
        return _not_held(many, picture.unit, said)
    whys = [why_no_count(said.text, one) or _why_no_whole(said, one) for one in alike]
    found = _told(whys, alike, picture.unit, said)
    if found or not all(
        why or for_each(said.text, one) for why, one in zip(whys, alike, strict=True)
    ):
        return found
    why = "said of each of several, and dots for one of them would pass for all"
    both = picture._replace(groups=(many, many))
    return PictureFault(f"in the quote “{alike[0].text}” is {why}", misleads=True, meant=both)


def _part_fault(picture: Picture, said: _Quote) -> PictureFault | None:
    """Why a quote does not say that so many of so many were counted."""
    part, whole = str(picture.groups[0]), str(picture.of)
    alike = [figure for figure in said.held if figure.values[0] == f"{part}/{whole}"]
    if not alike:
        why = f"the quote does not say “{part} of {whole}”"
        if {part, whole} <= {figure.values[0] for figure in said.held}:
            why += f", only {part} and {whole} by themselves"
        return PictureFault(why, misleads=False)
    whys = [why_no_part(said.text, one) or why_no_count(said.text, one) for one in alike]
    return _told(whys, alike, picture.unit, said)


def _pair_fault(picture: Picture, said: _Quote) -> PictureFault | None:
    """Why a quote does not tell of two groups, so many in each, none in both.

    The sizes of the groups are in the order of the quote, so that its reader sees which is which.
    """
    first, second = picture.groups
    for many in picture.groups:
        if not said.of(many):
            return _not_held(many, picture.unit, said)
    if first == second and any(for_each_of_two(said.text, one) for one in said.of(first)):
        return _fault_of_each(picture, said)
    pairs = [
        (one, other)
        for one in said.of(first)
        for other in said.of(second)
        if one.end <= other.start
    ]
    if not pairs:
        return _pair_not_said(picture, said)
    whys = [_why_no_pair(one, other, picture.unit, said) for one, other in pairs]
    return None if None in whys else whys[0]


def _fault_of_each(picture: Picture, said: _Quote) -> PictureFault | None:
    """Why a number that the quote gives "for each" of two is no count of the picture's unit."""
    alike = [one for one in said.of(picture.groups[0]) if for_each_of_two(said.text, one)]
    return _told([why_no_count(said.text, one) for one in alike], alike, picture.unit, said)


def _pair_not_said(picture: Picture, said: _Quote) -> PictureFault:
    first, second = picture.groups
    one = said.of(first)[0]
    shown = _with_next(said.text, one)
    if first == second:
        why = f"the quote says “{shown}” once, and not of “each” of two"
        return PictureFault(why, misleads=False, meant=picture._replace(groups=(first,)))
    why = f"in the quote {second} comes before {first}, and nobody would see which group is which"
    return PictureFault(why, misleads=True, meant=picture._replace(groups=(second, first)))


def _why_no_pair(one: Figure, other: Figure, unit: str, said: _Quote) -> PictureFault | None:
    """Why two numbers of a quote are not two groups of the same things, or None."""
    text = said.text
    for figure in (one, other):
        if why := why_no_count(text, figure):
            return PictureFault(f"in the quote “{figure.text}” is {why}", misleads=True)
    shown = f"“{_with_next(text, one)}” and “{_with_next(text, other)}”"
    whole = _whole_of(one, other, said)
    apart = _SENTENCE_ENDS.search(text, one.end, other.start) is None and (
        _OTHER_BEFORE.search(text, 0, other.start)
        or _OTHER_BEHIND.match(text, other.end)
        or (whole and not _tells(text, other))
    )
    if not apart:
        why = f"{shown} may be the same ones, or one group be within the other"
        return PictureFault(f"in the quote {why}", misleads=True, mend=_LEAVE)
    things = {_thing(said, figure) for figure in (one, other)} - {""}
    if len(things) > 1:
        return PictureFault(f"in the quote {shown} count different things", misleads=True)
    named = [figure for figure in (one, other) if _thing(said, figure)]
    if not named and whole and _counts(said, whole, unit):
        return None  # "six cases: 3 had plans and 3 Early Help"
    if all(_counts(said, figure, unit) for figure in named or (one, other)):
        return None
    why = f"in the quote “{unit}” does not count both {shown}"
    mend = f"Write {one.values[0]} and {other.values[0]}, or words that count both"
    return PictureFault(why, misleads=False, mend=mend)


def _whole_of(one: Figure, other: Figure, said: _Quote) -> Figure | None:
    """The number before two others, in their sentence, that they make together; None for none."""
    both = int(one.values[0]) + int(other.values[0])
    for figure in said.of(both):
        near = figure.end <= one.start and not _SENTENCE_ENDS.search(
            said.text, figure.end, one.start
        )
        if near and not why_no_count(said.text, figure):
            return figure
    return None


def _tells(quote: str, figure: Figure) -> bool:
    """Whether a number has a verb of its own behind it: "3 had none" may be some of those before.

    In "3 had plans and 3 Early Help" the second has none: the two are told apart.
    """
    clause = CLAUSE.match(quote, figure.end)
    return clause is not None and not HAPPENED.isdisjoint(clause[0].lower().split())


def _thing(said: _Quote, figure: Figure) -> str:
    """The root of the noun that a number counts, where it is one that the briefing counts."""
    behind = takewhile(lambda word: word not in FUNCTION, _behind(said.text, figure))
    return next((word_stem(word) for word in behind if _is_thing(word, said.counted)), "")


def _is_thing(word: str, counted: frozenset[str]) -> bool:
    """Whether a word is a noun that the briefing counts; "audited" describes one."""
    return word_stem(word) in counted and word not in _SKIPPED and not word.endswith("ed")


def _not_held(many: int, unit: str, said: _Quote) -> PictureFault:
    """What to say of a number that a quote holds only as part of another figure, or not at all."""
    around = next((figure for figure in said.held if str(many) in figure.values), None)
    if around is None:
        return PictureFault(f"the quote does not hold {many}", misleads=False)
    value = around.values[0]
    of = value.replace("/", " of ") if "/" in value else ""
    shown = _with_next(said.text, around)
    why = f"in the quote it is part of “{shown}”{'' if of else f', {_kind(value)}'}"
    named = f" {unit}" if unit and _counts(said, around, unit) else ""
    return PictureFault(why, misleads=True, meant=read(f"{of}{named}"))


def _kind(value: str) -> str:
    """What a figure of a value is that has another number among its parts."""
    if value.startswith("date:"):
        return DATE
    if value.endswith("%"):
        return RATE
    return ESTIMATE if "–" in value else "which is another figure"


def _told(whys: list[str], alike: list[Figure], unit: str, said: _Quote) -> PictureFault | None:
    """The fault of a figure that a quote holds, once or more often; None if one of them will do."""
    fine = [figure for why, figure in zip(whys, alike, strict=True) if not why]
    if not fine:
        return PictureFault(f"in the quote “{alike[0].text}” is {whys[0]}", misleads=True)
    if any(_counts(said, figure, unit) for figure in fine):
        return None
    why = f"in the quote “{_with_next(said.text, fine[0])}” does not count “{unit}”"
    mend = f"Leave “{unit}” out, or write the words right behind “{fine[0].text}” there"
    return PictureFault(why, misleads=False, mend=mend)


def _with_next(quote: str, figure: Figure) -> str:
    """A figure of a quote with the words behind it, up to the next stop, at most so many as a unit
    may have.
    """
    clause = CLAUSE.match(quote, figure.end)
    words = clause[0].split()[:MOST_WORDS] if clause else []
    return " ".join([figure.text, *words])


def _behind(quote: str, figure: Figure) -> list[str]:
    """The words behind a figure, in lower case, up to the next stop."""
    clause = CLAUSE.match(quote, figure.end)
    return _WORD.findall(straightened(clause[0]).lower()) if clause else []


def _counts(said: _Quote, figure: Figure, unit: str) -> bool:
    """Whether the words right behind a figure name what an author says it counts.

    Only words that describe it may be between, as in "12 audited cases". No unit is named by
    whatever follows.
    """
    wanted = _WORD.findall(straightened(unit).lower())
    words = _behind(said.text, figure)
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return not wanted or any(
        words[at : at + len(wanted)] == wanted
        and _named_by(wanted, words[at + len(wanted) :], said)
        for at in _starts(words, said.counted)
    )


def _starts(words: list[str], counted: frozenset[str]) -> Iterator[int]:
    """Where the name of what is counted may begin: not behind a verb or another thing."""
    for at, word in enumerate(words):
        yield at
        if word in FUNCTION or _is_thing(word, counted):
            return


def _named_by(unit: list[str], behind: list[str], said: _Quote) -> bool:
    """Whether a unit is the whole name of what is counted, and not the "baby" of "baby clinics"."""
    if not behind or behind[0] in _BESIDE:
        return True
    if unit[-1] in PLURALS or unit[-1].endswith("s"):
        return not _is_thing(behind[0], said.counted)
    return False


def _why_no_whole(said: _Quote, figure: Figure) -> str:
    """Why a number alone would draw a part as a whole; "" if it would not."""
    before, behind = said.text[: figure.start], said.text[figure.end :]
    if _OF_MORE_BEHIND.match(behind) or _OF_MORE_BEFORE.search(before):
        return "a part of more"
    first = _behind(said.text, figure)[:1]
    if first and first[0] not in HAPPENED:
        return ""
    for other in said.held:
        if (
            other.end <= figure.start
            and other.values[0].isdigit()
            and int(other.values[0]) > int(figure.values[0])
            and not _SENTENCE_ENDS.search(said.text, other.end, figure.start)
            and not why_no_count(said.text, other)
        ):
            return f"a part of “{_with_next(said.text, other)}”"
    return ""
