"""Numbers without plain digits: "twice as many", "every fourth", "XII cases".

Each finder yields figures as `figures.py` does. The finders in `BEFORE` read further than a number
word alone ("half a dozen" is 6, not 12), so they run first. Those in `BEHIND` take only what no
other finder took.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefed.text.claims import told
from briefed.text.counting import HAPPENED, heads
from briefed.text.dates import DECADES, SEASON, dates, seasons, years
from briefed.text.figures import MONTHS, PRONOUN, Figure, with_scale
from briefed.text.numbers import (
    ANY,
    DIGIT_WORDS,
    FRACTIONS,
    NUMBER_WORD,
    ORDINAL,
    ORDINALS,
    SCALES,
    TEENS,
    TENS,
    is_number,
    number,
    ordinal,
)
from briefed.text.patterns import has_any, lazily, lazily_by_name
from briefed.text.rates import SMALL_PARTS, rates

Finder = Callable[[str, frozenset[str]], Iterator[Figure]]

_QUALITY = "many|much|often|likely|high|common|great|large|frequent(?:ly)?|numerous"
_MEASURE = (
    "number|rate|proportion|share|risk|figure|total|amount|level|count|average|likelihood"
    "|chances?|odds"
)
_END = r"(?=\s*(?:[.,;:!?)”\"—–]|$))"
_PATTERNS = {
    "none": (
        r"(?i)\b(?:none|not\s+(?:a\s+single\s+)?one)\s+(?:out\s+)?of\s+"
        rf"(?:(?:all|the|these|those|our)\s+)*(?P<b>{ANY})\b(?!\s*(?:[-/]\s*\d|%))"
        r"(?P<rest>(?:[-\s('’‘“\"]+[^\W\d_][\w'’-]*[)”\",]{0,2}){0,8})"
    ),
    "one": (
        rf"(?i)\b(?P<n>one)\b(?P<rest>(?P<verb>\s+(?:{'|'.join(sorted(HAPPENED))})\b)?"
        r"(?:[-\s('’‘“\"]+[^\W\d_][\w'’-]*[)”\",]{0,2}){0,8})"
    ),
    "times": (
        rf"(?i)\b(?P<n>twice|thrice|half|(?:{ANY})\s+times)\s+"
        rf"(?:as\s+(?:{_QUALITY})\b|(?:the|that|those)\s+"
        rf"(?:(?:{_MEASURE})\b|(?=(?P<rest>[\w\s-]+)))"
        r"|(?:more|higher|greater|larger|fewer|less|likelier)\b)"
    ),
    "cross": r"(?<![\w.])(?P<n>\d+)\s?[x×](?=\s|$)",
    "fold": rf"(?i)\b(?P<n>{ANY}|many)[-\s]?fold\b",
    "doubled": (
        r"(?i)\b(?P<n>doubl|trebl|tripl|quadrupl|quintupl|halv)"
        rf"(?:(?:ed|ing)\b(?!\s+(?:over|up|back|down)\b)|e\s+(?:the|that)\s+(?:{_MEASURE})\b"
        r"|es\s+(?:the|that|in)\b)"
    ),
    "lots": (
        r"(?i)\b(?:(?:several|a\s+few|many|some|a\s+couple\s+of)\s+)?"
        r"(?P<n>dozens?|scores|tens|hundreds?|thousands?|millions?)\b(?P<of>\s+of)?"
        r"(?P<rest>(?:\s+[^\W\d_][\w'’-]*){0,6})"
    ),
    "pair": r"(?i)\ba\s+(?:couple|pair|brace)\s+of(?P<rest>(?:\s+[^\W\d_][\w'’-]*){1,6})",
    "roman": (
        r"\b(?P<n>X{0,4}(?:IX|IV|V?I{2,3}|VI?)|X{1,4}I?|XL[IVX]{0,4}|L[IVX]{1,6})\b"
        r"(?P<rest>(?:\s+[^\W\d_][\w'’-]*){1,6})"
    ),
    "mixed": r"(?<![\w.,/-])(?!O2\b)(?=[\dlIO]*\d)(?=[\dlIO]*[lIO])[\dlIO]{2,}(?!\w)",
    "ordinal": rf"(?i)\b(?P<n>{ORDINAL})\s+(?P<rest>(?:[^\W\d_][\w'’-]*\s+)?[^\W\d_][\w'’-]*)",
    "last": r"(?i)\b(?:in|of|was|were|only|about|around|some|nearly|almost|over|under|than|least"
    rf"|just|harmed|totalled|numbered|reached|counted|audited)\s+(?P<n>{NUMBER_WORD}){_END}"
    rf"|\bof\s+(?:the|these|those|all)\s+(?:{NUMBER_WORD})(?:\s+[\w-]+){{0,2}},\s+"
    rf"(?P<n2>{NUMBER_WORD})\b",
    "portion": (
        r"(?i)\b(?:in|for|of|over|under|nearly|almost|about|than|only|just)\s+"
        rf"(?P<n>half|an?\s+(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)){_END}"
    ),
}
_CLAUSE_BEGINS = lazily(r"(?i)(?:^|[.,;:!?(–—])\s*(?:(?:and|but|only)\s+)*$")
_TIMES = {
    "twice": "2",
    "thrice": "3",
    "half": "0.5",
    "doubl": "2",
    "trebl": "3",
    "tripl": "3",
    "quadrupl": "4",
    "quintupl": "5",
    "halv": "0.5",
}
_LOTS = ("dozen", "scores", "tens", "hundred", "thousand", "million")
_TIME = lazily(
    r"(?i)\s*(?:minute|hour|day|night|evening|morning|week|fortnight|month|year|time)s?\b"
)
_CUT = lazily(r"(?i)\b(?:cut|cuts|fold|folded|split|divide|divided|tear|break|share|shared)\b")
_ZEROS = ("0", "00", "000")
_NOT_COUNTED = lazily(r"(?i)\s*(?:sector|part(?:y|ies)|person|people|trimester|time)\b")


_find = lazily_by_name(_PATTERNS)


def _nones(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "None of the 12 cases", "not one of twelve cases": no part of a number that is told."""
    of_number = any(map(is_number, _OF_HOW_MANY.findall(text)))
    for match in _find("none").finditer(text) if of_number else ():
        many = match["b"]
        if any(map(str.isdigit, many)) or heads(match["rest"], counted):
            yield Figure(
                " ".join(text[match.start() : match.end("b")].split()),
                (f"0/{number(many)}", "0", number(many)),
                match.start(),
                match.end("b"),
            )


def ones(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "One keeper", "one had none", in a quote: our own text may mean no more than "a" by it."""
    for match in _find("one").finditer(text):
        before = text[: match.start()]
        verb = match["verb"] and _CLAUSE_BEGINS.search(before)
        if not PRONOUN.search(before) and (verb or heads(match["rest"], counted, many=False)):
            yield Figure.of(match, "1", group="n")


def _multiples(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "Twice as many", "3x", "tenfold", "doubled"."""
    for match in _find("times").finditer(text) if _TIMES_WHAT.search(text) else ():
        if not match["rest"] or heads(match["rest"], counted):
            times = re.sub(r"(?i)\s+times$", "", match["n"]).lower()
            if not match["rest"] or times != "half":  # "half the cases" is a share
                yield Figure.of(match, f"×{_TIMES.get(times) or number(times)}")
    for match in _find("cross").finditer(text):
        yield Figure.of(match, f"×{number(match['n'])}")
    for match in _find("fold").finditer(text) if has_any(text, "fold") else ():
        near = text[max(0, match.start() - 30) : match.end() + 20]
        if match["n"].lower() not in ("two", "three") or re.search(
            r"(?i)\b(?:increas|rise|rising|rose|risen|grew|grow|more|higher|greater|multipl|up\b"
            r"|by\b|risk)",
            near,
        ):
            yield Figure.of(
                match, "×" + ("many" if match["n"].lower() == "many" else number(match["n"]))
            )
    for match in _find("doubled").finditer(text) if has_any(text, *_TIMES) else ():
        yield Figure.of(match, f"×{_TIMES[match['n'].lower()]}")


# Quick searches, before a slow pattern is compiled and tried.
_TIMES_WHAT = lazily(
    r"(?i)(?:twice|thrice|half|times)\s+"
    r"(?:as|the|that|those|more|higher|greater|larger|fewer|less|likelier)\b"
)
_OF_HOW_MANY = lazily(
    r"(?i)one\s+(?:out\s+)?of\s+(?:(?:all|the|these|those|our)\s+)*(\w+)"  # "none" as well
)
_AT_AN_END = lazily(rf"(\w+){_END}|,\s+(\w+)")


def _dozens(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "Half a dozen", "dozens of cases", "a couple of visits"."""
    if has_any(text, "dozen"):
        yield from (one for one in with_scale(text, counted) if one.text.lower().endswith("dozen"))
    for match in _find("lots").finditer(text) if has_any(text, *_LOTS) else ():
        lots, several = match["n"].lower(), match.start("n") > match.start()
        if (several or lots.endswith("s")) and heads(match["rest"], counted):
            yield Figure(
                " ".join(text[match.start() : match.end("n")].split()),
                (lots.rstrip("s") + "s",),
                match.start(),
                match.end("n"),
            )
    for match in _find("pair").finditer(text) if has_any(text, "couple", "pair", "brace") else ():
        if not _TIME.match(match["rest"]) and heads(match["rest"], counted, many=False):
            yield Figure(
                " ".join(text[match.start() : match.start("rest")].split()),
                ("2",),
                match.start(),
                match.start("rest"),
            )


def _signs(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "XII cases", and numbers mistyped with the letters l, I and O: "1O"."""
    for match in _find("roman").finditer(text):
        if heads(match["rest"], counted, many=False):
            yield Figure.of(match, str(_roman(match["n"])), group="n")
    for match in _find("mixed").finditer(text):
        yield Figure.of(match, match.group())


def _roman(letters: str) -> int:
    """The value of a Roman numeral."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in letters]
    return sum(
        -value if any(value < later for later in values[index + 1 : index + 2]) else value
        for index, value in enumerate(values)
    )


def _ordinals(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "The third case"."""
    for match in _find("ordinal").finditer(text):
        value = ordinal(match["n"])
        if (
            value > 2
            and not _TIME.match(match["rest"])
            and not _NOT_COUNTED.match(match["rest"])
            and heads(match["rest"], counted, many=False)
        ):
            yield Figure.of(match, f"{value}th", group="n")


def _at_the_end(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """A number word or a share that ends a finding: "they numbered seven.", "over a third." """
    if told(text) and not _CUT.search(text):
        ends = {word.lower() for words in _AT_AN_END.findall(text) for word in words}
        # "One" alone tells nothing at an end; "twenty-one" does.
        ends -= set() if has_any(text, *TENS, *SCALES) else {"one"}
        for match in _find("last").finditer(text) if any(map(is_number, ends)) else ():
            group = "n" if match["n"] else "n2"
            if match[group].lower() != "one":
                yield Figure.of(match, number(match[group]), group=group)
        for match in _find("portion").finditer(text):
            below = FRACTIONS[match["n"].split()[-1].lower()]
            yield Figure.of(match, f"1/{below}", group="n")


def _tokens(*words: str) -> frozenset[bytes]:
    """The words of some texts as a finder is asked for: small and as bytes."""
    return frozenset(word.encode() for text in words for word in text.lower().split())


_COUNTING = " ".join([*DIGIT_WORDS, *TEENS, *TENS])
# The words of a text that ask for a finder, in lower case and as bytes; every digit is a 0.
BEFORE: tuple[tuple[frozenset[bytes], Finder], ...] = (
    (_tokens("none not"), _nones),
    (
        _tokens(
            "twice thrice times half fold manifold 0x x",
            "doubled doubling double doubles trebled trebling treble tripled tripling triple",
            "quadrupled quadrupling halved halving halve",
            *(f"{word}fold" for word in [*_COUNTING.split(), "hundred", "many", "0"]),
        ),
        _multiples,
    ),
    (
        _tokens(
            "0 00 000 every each fifty half",
            _COUNTING,
            *(f"{part} {part}s" for part in SMALL_PARTS),
        ),
        rates,
    ),
    (
        _tokens(
            "dozen dozens scores tens hundred hundreds thousand thousands million millions",
            "couple pair brace",
        ),
        _dozens,
    ),
    (_tokens("nineteen twenty two"), years),
    (_tokens(*ORDINALS), dates),
    (_tokens(*list(ORDINALS)[2:]), _ordinals),
    (
        _tokens(
            "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
            "xxi xxii xxiii xxiv xxv xxx xl",
            *(f"{zeros}{letter} {letter}{zeros}" for zeros in _ZEROS for letter in "lio"),
        ),
        _signs,
    ),
)
BEHIND: tuple[tuple[frozenset[bytes], Finder], ...] = (
    (
        _tokens(
            *MONTHS,
            *(month[:3] for month in MONTHS),
            "sept year years noughties",
            SEASON.replace("|", " "),
            *DECADES,
        ),
        seasons,
    ),
    (
        _tokens(
            _COUNTING,
            "hundred thousand million billion dozen",
            "half third quarter fifth sixth seventh eighth ninth tenth",
        ),
        _at_the_end,
    ),
)
