"""Numbers that are told without plain digits: "twice as many", "every fourth", "XII cases", "the third of May".

Each finder yields figures as `figures.py` has them. `BEFORE` are those that read further than a number word alone
("half a dozen" is 6, not 12) and go first; `BEHIND` those that take only what no other finder took.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from briefed.text.claims import addressed, told
from briefed.text.counting import heads
from briefed.text.figures import MONTH, MONTHS, Figure
from briefed.text.numbers import ANY, NUMBER_WORD, number
from briefed.text.patterns import lazily

Finder = Callable[[str, frozenset], Iterator[Figure]]

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINALS = dict(zip(_UNITS, range(1, 20))) | dict(
    zip(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
        range(20, 110, 10),
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10))
)
_DECADES = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),
        range(20, 100, 10),
    )
)
_ORDINAL = (
    rf"(?:(?:{'|'.join(_TENS)})[-\s](?:{'|'.join(_UNITS[:9])})"
    rf"|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
)
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_DIGIT_WORDS = "one two three four five six seven eight nine".split()
# "twenty eighteen", "nineteen ninety-eight", "twenty oh nine"; not "twenty ten-week-old babies".
_YEAR = (
    rf"(?:(?:nineteen|twenty)[-\s](?:oh[-\s](?:{'|'.join(_DIGIT_WORDS)})|{'|'.join(_TEENS)}"
    rf"|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_DIGIT_WORDS)}))?)"
    r"|two[-\s]thousand(?:[-\s]and)?[-\s](?:"
    + "|".join(_TEENS + _DIGIT_WORDS)
    + rf"|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_DIGIT_WORDS)}))?))"
)
_QUALITY = "many|much|often|likely|high|common|great|large|frequent(?:ly)?|numerous"
_MEASURE = "number|rate|proportion|share|risk|figure|total|amount|level|count|average|likelihood|chances?|odds"
_END = r"(?=\s*(?:[.,;:!?)”\"—–]|$))"
_SEASON = "spring|summer|autumn|winter"
_PATTERNS = {
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
    "ratio": (
        rf"(?i)\b(?P<a>{ANY})(?:-(?:in|of|out-of)-|\s+for\s+every\s+|\s+in\s+every\s+)"
        rf"(?P<b>{ANY})\b|\b(?P<c>{ANY})\s+to\s+one\b(?!\s+(?:side|another|of))"
    ),
    "every": rf"(?i)\b(?:every|each)\s+(?P<n>{_ORDINAL})(?P<rest>(?:\s+[\w'’-]+){{1,4}})",
    "dozen": r"(?i)\bhalf(?:\s+a)?[-\s]dozen\b|\b(?P<n>\d+)[-\s]dozen\b",
    "lots": (
        r"(?i)\b(?:(?:several|a\s+few|many|some|a\s+couple\s+of)\s+)?"
        r"(?P<n>dozens?|scores|tens|hundreds?|thousands?|millions?)\b(?P<of>\s+of)?"
        r"(?P<rest>(?:\s+[^\W\d_][\w'’-]*){0,6})"
    ),
    "pair": r"(?i)\ba\s+(?:couple|pair|brace)\s+of(?P<rest>(?:\s+[^\W\d_][\w'’-]*){1,6})",
    "even": r"(?i)\bfifty[-\s]fifty\b",
    "part": (
        r"(?i)\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[-\s]"
        rf"(?P<p>{'|'.join([*_UNITS[10:], 'twentieth', 'hundredth', 'thousandth'])})s?(?=\s+of\b)"
    ),
    "year": (
        rf"(?i)\b{_YEAR}\b(?![-\s]*(?:minute|hour|day|week|month|year|vision|hindsight)"
        r"|\s+[a-z]+s\b)"
    ),
    "date": (
        rf"\b(?P<d>(?i:{_ORDINAL}))\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH})\b"
        rf"|\b(?P<m2>{MONTH})\s+(?:the\s+)?(?P<d2>(?i:{_ORDINAL}))\b"
    ),
    "roman": (
        r"\b(?P<n>X{0,4}(?:IX|IV|V?I{2,3}|VI?)|X{1,4}I?|XL[IVX]{0,4}|L[IVX]{1,6})\b"
        r"(?P<rest>(?:\s+[^\W\d_][\w'’-]*){1,6})"
    ),
    "mixed": r"(?<![\w.,/-])(?!O2\b)(?=[\dlIO]*\d)(?=[\dlIO]*[lIO])[\dlIO]{2,}(?!\w)",
    "month": (
        r"\b(?P<p>(?i:in|during|since|until|till|early|late|last|next|mid|throughout|by|from"
        rf"|between))(?:\s+|-)(?P<m>{MONTH})\b(?!['’])"
    ),
    "season": (
        rf"(?i)\b(?:last|previous|that|following|same)\s+(?:{_SEASON})\b"
        rf"|\b(?:{_SEASON})\s+of\s+(?:that|the|this|last|twenty|nineteen|two)\b"
    ),
    "then": (
        r"(?i)\b(?:that|(?:the\s+)?(?:same|following|previous|last)|last)\s+year\b"
        r"|\bthe\s+year\s+(?:before|after)\b|\byears?\s+(?:ago|earlier|later)\b"
    ),
    "decade": (
        r"(?i)\bthe\s+(?:(?:early|late|mid)[-\s])?(?:nineteen[-\s]|two[-\s]thousand[-\s])?"
        rf"(?P<n>{'|'.join(_DECADES)}|noughties)\b"
    ),
    "ordinal": rf"(?i)\b(?P<n>{_ORDINAL})\s+(?P<rest>(?:[^\W\d_][\w'’-]*\s+)?[^\W\d_][\w'’-]*)",
    "last": r"(?i)\b(?:in|of|was|were|only|about|around|some|nearly|almost|over|under|than|least|just"
    rf"|harmed|totalled|numbered|reached|counted|audited)\s+(?P<n>{NUMBER_WORD}){_END}"
    rf"|\bof\s+(?:the|these|those|all)\s+(?:{NUMBER_WORD})(?:\s+[\w-]+){{0,2}},\s+"
    rf"(?P<n2>{NUMBER_WORD})\b",
    "portion": (
        r"(?i)\b(?:in|for|of|over|under|nearly|almost|about|than|only|just)\s+"
        rf"(?P<n>half|an?\s+(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)){_END}"
    ),
}
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
_NAMES_TOO = frozenset(("Apr", "May", "Jun", "Aug", "Mar", "Jan"))  # "by June" may be somebody
_TIME = lazily(
    r"(?i)\s*(?:minute|hour|day|night|evening|morning|week|fortnight|month|year|time)s?\b"
)
_CUT = lazily(r"(?i)\b(?:cut|cuts|fold|folded|split|divide|divided|tear|break|share|shared)\b")
_NOT_COUNTED = lazily(r"(?i)\s*(?:sector|part(?:y|ies)|person|people|trimester|time)\b")


@functools.cache
def _find(name: str) -> re.Pattern:
    return re.compile(_PATTERNS[name])


def _figure(match: re.Match, *values: str, group: str | int = 0) -> Figure:
    return Figure(" ".join(match[group].split()), values, *match.span(group))


def _ordinal(words: str) -> int:
    return sum(
        _TENS.get(word, _ORDINALS.get(word, 0)) for word in re.split(r"[-\s]+", words.lower())
    )


def _multiples(text: str, counted: frozenset) -> Iterator[Figure]:
    for match in _find("times").finditer(text):
        if not match["rest"] or heads(match["rest"], counted):
            times = re.sub(r"(?i)\s+times$", "", match["n"]).lower()
            if not match["rest"] or times != "half":  # "half the cases" is a share
                yield _figure(match, f"×{_TIMES.get(times) or number(times)}")
    for match in _find("cross").finditer(text):
        yield _figure(match, f"×{number(match['n'])}")
    for match in _find("fold").finditer(text):
        near = text[max(0, match.start() - 30) : match.end() + 20]
        if match["n"].lower() not in ("two", "three") or re.search(
            r"(?i)\b(?:increas|rise|rising|rose|risen|grew|grow|more|higher|greater|multipl|up\b"
            r"|by\b|risk)",
            near,
        ):
            yield _figure(
                match, "×" + ("many" if match["n"].lower() == "many" else number(match["n"]))
            )
    for match in _find("doubled").finditer(text):
        yield _figure(match, f"×{_TIMES[match['n'].lower()]}")


_RATIO = lazily(
    r"(?i)-(?:in|of)-|(?:for|in) every (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"|to one\b"
)  # quicker to look for


def _ratios(text: str, counted: frozenset) -> Iterator[Figure]:
    for match in _find("ratio").finditer(text) if _RATIO.search(text) else ():
        a, b = (match["a"], match["b"]) if match["a"] else (match["c"], "one")
        if match["a"] or number(a) not in ("1", "0"):
            yield _figure(
                match,
                f"{number(a)}/{number(b)}" if match["a"] else f"{number(a)}:1",
                number(a),
                number(b),
            )
    for match in _find("every").finditer(text) if "very" in text or "ach" in text else ():
        if not _TIME.match(match["rest"]) and heads(match["rest"], counted):
            yield Figure(
                " ".join(text[match.start() : match.end("n")].split()),
                (f"1/{_ordinal(match['n'])}",),
                match.start(),
                match.end("n"),
            )
    for match in _find("even").finditer(text):
        yield _figure(match, "1/2")
    for match in _find("part").finditer(text):
        above = match["n"].lower()
        below = {"thousandth": 1000, "hundredth": 100}.get(match["p"].lower()) or _ordinal(
            match["p"]
        )
        yield _figure(match, f"{'1' if above in ('a', 'an') else number(above)}/{below}")


def _dozens(text: str, counted: frozenset) -> Iterator[Figure]:
    for match in _find("dozen").finditer(text):
        yield _figure(match, str(12 * int(number(match["n"]))) if match["n"] else "6")
    for match in _find("lots").finditer(text):
        lots, several = match["n"].lower(), match.start("n") > match.start()
        if (several or lots.endswith("s")) and heads(match["rest"], counted):
            yield Figure(
                " ".join(text[match.start() : match.end("n")].split()),
                (lots.rstrip("s") + "s",),
                match.start(),
                match.end("n"),
            )
    for match in _find("pair").finditer(text):
        if not _TIME.match(match["rest"]) and heads(match["rest"], counted, many=False):
            yield Figure(
                " ".join(text[match.start() : match.start("rest")].split()),
                ("2",),
                match.start(),
                match.start("rest"),
            )


def _years(text: str, _: frozenset) -> Iterator[Figure]:
    for match in _find("year").finditer(text):
        words = re.split(r"[-\s]+", match.group().lower())
        if words[0] == "two":
            yield _figure(match, number(" ".join(words)))
        else:
            rest = [word for word in words[1:] if word != "oh"]
            yield _figure(
                match,
                str((19 if words[0] == "nineteen" else 20) * 100 + int(number(" ".join(rest)))),
            )


def _dates(text: str, _: frozenset) -> Iterator[Figure]:
    for match in _find("date").finditer(text):
        month = _month(match["m"] or match["m2"])
        day = _ordinal(match["d"] or match["d2"])
        yield _figure(match, f"date:{month}-{day}", f"month:{month}", str(day))


def _month(name: str) -> int:
    return next(place for place, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _signs(text: str, counted: frozenset) -> Iterator[Figure]:
    for match in _find("roman").finditer(text):
        if heads(match["rest"], counted, many=False):
            yield _figure(match, str(_roman(match["n"])), group="n")
    for match in _find("mixed").finditer(text):
        yield _figure(match, match.group())


def _roman(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in letters]
    return sum(
        -value if any(value < later for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def _seasons(text: str, _: frozenset) -> Iterator[Figure]:
    for match in _find("month").finditer(text) if not addressed(text) else ():
        if match["p"].lower() not in ("by", "from", "between") or match["m"][:3] not in _NAMES_TOO:
            yield _figure(match, f"month:{_month(match['m'])}", group="m")
    for match in _find("season").finditer(text):
        yield _figure(match, f"season:{match.group().lower()}")
    for match in _find("then").finditer(text):
        if told(text):
            yield _figure(match, f"year:{match.group().lower()}")
    for match in _find("decade").finditer(text):
        decade = match["n"].lower()
        yield _figure(match, "2000s" if decade == "noughties" else f"19{_DECADES[decade]}s")


def _ordinals(text: str, counted: frozenset) -> Iterator[Figure]:
    for match in _find("ordinal").finditer(text):
        value = _ordinal(match["n"])
        if (
            value > 2
            and not _TIME.match(match["rest"])
            and not _NOT_COUNTED.match(match["rest"])
            and heads(match["rest"], counted, many=False)
        ):
            yield _figure(match, f"{value}th", group="n")


def _at_the_end(text: str, counted: frozenset) -> Iterator[Figure]:
    if told(text) and not _CUT.search(text):
        for match in _find("last").finditer(text):
            group = "n" if match["n"] else "n2"
            if match[group].lower() != "one":
                yield _figure(match, number(match[group]), group=group)
        for match in _find("portion").finditer(text):
            below = dict(
                zip(
                    "half third quarter fifth sixth seventh eighth ninth tenth".split(),
                    range(2, 11),
                )
            )[match["n"].split()[-1].lower()]
            yield _figure(match, f"1/{below}", group="n")


def _tokens(words: str) -> frozenset:
    return frozenset(word.encode() for word in words.lower().split())


_NUMBERS = " ".join([*_DIGIT_WORDS, *_TEENS, *_TENS, "hundred thousand million billion dozen"])
# Which words of a text, small and as bytes, ask for which finder.
BEFORE: tuple[tuple[frozenset, Finder], ...] = (
    (
        _tokens(
            (
                "twice thrice times half fold manifold doubled doubling double doubles trebled "
                "trebling treble tripled tripling triple quadrupled quadrupling halved halving halve "
                "0x x "
            )
            + " ".join(
                f"{word}fold" for word in [*_DIGIT_WORDS, *_TEENS, *_TENS, "hundred", "many", "0"]
            )
        ),
        _multiples,
    ),
    (
        _tokens(
            "0 00 every each fifty "
            + " ".join([*_DIGIT_WORDS, *_TEENS, *_TENS])
            + " "
            + " ".join(
                f"{part} {part}s" for part in [*_UNITS[10:], "twentieth", "hundredth", "thousandth"]
            )
        ),
        _ratios,
    ),
    (
        _tokens(
            "dozen dozens scores tens hundred hundreds thousand thousands million millions couple "
            "pair brace"
        ),
        _dozens,
    ),
    (_tokens("nineteen twenty two"), _years),
    (_tokens(" ".join(_ORDINALS)), _dates),
    (_tokens(" ".join(list(_ORDINALS)[2:])), _ordinals),
    (
        _tokens(
            (
                "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii "
                "xxiv xxv xxx xl "
            )
            + " ".join(
                f"{zeros}{letter} {letter}{zeros}"
                for zeros in ("0", "00", "000")
                for letter in "lio"
            )
        ),
        _signs,
    ),
)
BEHIND: tuple[tuple[frozenset, Finder], ...] = (
    (
        _tokens(
            " ".join(MONTHS)
            + " "
            + " ".join(month[:3] for month in MONTHS)
            + " sept "
            + _SEASON.replace("|", " ")
            + " year years noughties "
            + " ".join(_DECADES)
        ),
        _seasons,
    ),
    (_tokens(_NUMBERS + " half third quarter fifth sixth seventh eighth ninth tenth"), _at_the_end),
)
