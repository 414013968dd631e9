"""Amounts without a number: "a majority", "most of the families", "none of the plans", "all cases".

The first value of an amount is its kind and the thing that is counted ("most:case"), or the kind
alone where nothing is named ("most were dry"). A quote that names the thing grounds both values. A
fraction grounds the amounts that follow from it: 9/12 is "most".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefed.text.claims import names_authors, told
from briefed.text.counting import FUNCTION, OWN_STEMS, is_plural
from briefed.text.figures import DURATION, Figure
from briefed.text.numbers import FRACTIONS, JOIN, SCALES, is_number
from briefed.text.patterns import lazily, lazily_by_name
from briefed.text.words import word_stem

_NEXT = r"(?:[-\s('’‘“\"]+[^\W\d_][\w'’-]*[)”\",]{0,2}){0,7}"
_OF = r"(?:\s+of\b(?:\s+(?:all|the|these|those|our|their|its)\b)*)"
_HAPPENED = (
    r"(?:were|was|had|did|died|lacked|received|showed|went|remained|didn['’]t|weren['’]t|hadn['’]t)"
)
_LARGE = r"(?:vast|great|overwhelming|huge|large)"
_SIZED = r"(?:an?\s+)?(?:very\s+)?(?:{})\s+(?:number|proportion)s?\s+of"
_MUCH = "large|great|high|considerable|significant|substantial"
_LITTLE = "small|tiny|low|limited"
_PATTERNS = {
    "majority": (
        rf"(?i)\b(?:(?P<large>{_LARGE})\s+|[a-z]+\s+)?majority\b"
        rf"(?!\s+(?:vote|decision|view|rule|verdict)s?\b)(?P<of>{_OF})?"
    ),
    "minority": (
        r"(?i)\b(?:a|the|only\s+a)\s+(?:\w+\s+)?minority\b"
        rf"(?:(?P<of>{_OF})|(?=\s+(?:{_HAPPENED}|of\s+\w+)\b))(?!\s*(?:ethnic|group|communit))"
    ),
    "half": (
        r"(?i)\b(?:(?P<more>more\s+than|over|above|well\s+over)|(?:fewer|less)\s+than|under"
        rf"|below)\s+(?:one[-\s])?half\b(?:{_OF})?"
    ),
    "most": rf"(?i)(?<!\bat )(?<!\bthe )\bmost\b(?!\s+of\s+all\b)(?P<of>{_OF})?",
    "all": (
        r"(?i)\b(?:(?P<nearly>nearly|almost|virtually|practically)\s+)?"
        rf"(?P<n>all|every|everyone|everybody)\b(?P<of>{_OF}|\s+(?:the|these|those|our)\b)?"
    ),
    "none": (
        r"(?i)\b(?:none|not\s+(?:one|a\s+single)|hardly\s+any|scarcely\s+any|nobody|no[-\s]one"
        rf"|no)\b(?P<of>{_OF})?"
    ),
    "many": (
        r"(?i)(?<!\bhow )(?<!\bas )(?<!\btoo )(?<!\bso )(?<!\bthe )\b"
        rf"(?:many|numerous|countless|a\s+lot\s+of|lots\s+of|{_SIZED.format(_MUCH)})\b"
        rf"(?P<of>{_OF})?"
    ),
    "several": rf"(?i)\b(?:several|a\s+number\s+of|various)\b(?P<of>{_OF})?",
    "few": (
        rf"(?i)(?<!\btoo )\b(?:(?:only\s+|just\s+)?(?:a\s+(?:very\s+)?few|a\s+handful\s+of"
        rf"|{_SIZED.format(_LITTLE)})|few)\b(?P<of>{_OF})?"
    ),
    "plural": (
        rf"(?i)(?<!\bno )\bmore\s+than\s+one\b(?!{JOIN}(?:{'|'.join((*SCALES, *FRACTIONS))}"
        rf"|in|out|per|percent)\b)(?P<of>{_OF})?"
    ),
}
_TRIGGERS = {
    "majority": "majority",
    "minority": "minority",
    "half": "half",
    "most": "most",
    "all": "all every everyone everybody",
    "none": "none nobody no one single hardly scarcely",
    "many": "many numerous countless lot lots number numbers proportion proportions",
    "several": "several number various",
    "few": "few handful number numbers proportion proportions",
    "plural": "than",
}
# The patterns that a word asks for; words in lower case and as bytes.
TRIGGERS: dict[bytes, tuple[str, ...]] = {}
for _name, _words in _TRIGGERS.items():
    for _word in _words.split():
        TRIGGERS[_word.encode()] = (*TRIGGERS.get(_word.encode(), ()), _name)
# After "most" and the like these state no finding: "most days", "most people find this hard".
_EVERYDAY = frozenset(
    word_stem(word)
    for word in (
        "people person minute hour day night evening morning week fortnight month year time way "
        "thing"
    ).split()
)
# These advise as often as they state a finding, so they count only in a finding.
_WEAK = frozenset(("all", "many", "several", "few", "plural"))
# A quote of one kind grounds these kinds as well.
_ALSO = {
    "vast": ("vast", "most", "many", "several"),
    "most": ("most", "many", "several"),
    "many": ("many", "several"),
}
_SINGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "peopl": "person",
    "midwiv": "midwif",
}
_COUNT_OF = lazily(r"[/⁄]|\bof\b")  # "1/12", and not "one in twelve", which may be many
_SUPPOSED = lazily(r"(?i)\b(?:if|when|unless|where|so that|because|why)\s+$")


_WORD = lazily(r"[^\W\d_][\w'’]*")
_FOLLOWING = lazily(_NEXT)
_BEGINS = lazily(r"\s*(\w+)")
_STOP = lazily(r"[,)”\"].*")


_find = lazily_by_name(_PATTERNS)


def amounts(
    text: str, spelt: frozenset[bytes], counted: frozenset[str], quote: bool = False
) -> Iterator[Figure]:
    """Find the amounts in a plain text.

    `spelt` has the words of the text in lower case and as bytes, `counted` the roots of what may be
    counted. In a `quote` of the briefing two more things count: amounts that ask, and amounts that
    say what was missing.
    """
    for name in dict.fromkeys(
        name for word in sorted(spelt & TRIGGERS.keys()) for name in TRIGGERS[word]
    ):
        for match in _find(name).finditer(text):
            rest = _rest(name, match)
            kind, thing = _said(name, match, rest, text, counted)
            values = _values(kind, thing) if kind else ()
            if quote and not kind and rest and (thing := noun(rest, counted, plural=None)):
                values = (f"{name}:{thing}",)
            if values and (quote or kind not in _WEAK or told(text)):
                yield Figure(" ".join(match.group().split()), values, *match.span())


def _values(kind: str, thing: str) -> tuple[str, ...]:
    """The values of an amount: its kinds with the thing that is counted, then its kinds alone."""
    kinds = _ALSO.get(kind, (kind,))
    return (*(f"{one}:{thing}" for one in kinds if thing), *kinds)


def _rest(name: str, match: re.Match[str]) -> str:
    """The words behind an amount; "" for a majority of nothing that is named."""
    if name in ("majority", "minority") and not match["of"]:
        return ""
    following = _FOLLOWING.match(match.string, match.end())
    return following.group() if following else ""


def _said(
    name: str, match: re.Match[str], rest: str, text: str, counted: frozenset[str]
) -> tuple[str, str]:
    """The kind of an amount and the root of the thing that it counts; ("", "") for everyday use.

    `rest` are the words behind it.
    """
    if name == "majority":
        return ("vast" if match["large"] else "most"), noun(rest, counted)
    if name == "minority":
        return "few", noun(rest, counted)
    if name == "half":
        thing = noun(rest, counted) or _what_happened(rest)
        return (("most" if match["more"] else "few") if thing else ""), thing.strip("*")
    if name == "none":
        return _none(match, rest, text, counted)
    if name == "all":
        return _all(match, rest, counted)
    if name == "plural":
        thing = "" if DURATION.match(rest) else _singular(noun(rest, counted, plural=None))
        return (name if thing else ""), thing
    of_number = match["of"] and _begins_with_number(text[match.end("of") :])
    thing = (
        noun(rest, counted)
        or _what_happened(rest)
        or ("*" if of_number or (re.match(r"(?i)\s*(?:them|whom)\b", rest) and match["of"]) else "")
    )
    return (name if thing else ""), thing.strip("*")


def _begins_with_number(text: str) -> bool:
    """Whether a text begins with a number, in digits or in words."""
    word = _BEGINS.match(text)
    return word is not None and is_number(word[1])


def _all(match: re.Match[str], rest: str, counted: frozenset[str]) -> tuple[str, str]:
    """The same for "all" and "every"."""
    kind = "vast" if match["nearly"] else "all"
    if match["n"].lower() in ("everyone", "everybody"):
        return (kind if re.match(rf"(?i)\s+{_HAPPENED}\b", rest) else ""), ""
    thing = noun(rest, counted, plural=match["n"].lower() == "all")
    return (kind if thing else ""), thing


def _none(match: re.Match[str], rest: str, text: str, counted: frozenset[str]) -> tuple[str, str]:
    """The same for "none", "nobody" and "no".

    "No case was closed", "in no case", "none of the plans" and "nobody was asked" are amounts; "it
    names no plan" and "nobody has to" are not.
    """
    word = match.group().lower().split()[0]
    before = text[: match.start()]
    if _SUPPOSED.search(before):
        return "", ""
    happened = re.match(
        r"(?i)\s*(?:ever\s+|of\s+(?:them|whom|these|those)\s+"
        rf"|(?:in|at|from|on)\s+(?:[\w'’-]+\s+){{1,3}}?)?(?:{_HAPPENED}|[a-z]{{3,}}ed)\b",
        rest,
    )
    if word in ("nobody", "no-one") or match.group().lower().startswith("no one"):
        named = re.match(
            r"(?i)\s*(?:has|have|is|knows?)\b(?!\s+(?:to|yet)\b)", rest
        ) and names_authors(text)
        return ("none" if happened or named else ""), "nobody"
    if word == "none" or word in ("not", "hardly", "scarcely"):
        thing = noun(rest, counted, plural=None)
        return ("none" if happened or (thing and (match["of"] or word != "none")) else ""), thing
    thing = noun(rest, counted, plural=None)
    subject = re.match(
        r"(?i)\s+(?:[\w'’-]+\s+){1,4}?" + rf"(?:{_HAPPENED})\b",
        rest + text[match.end() + len(rest) :][:20],
    )
    in_a_place = re.search(
        r"(?i)(?:\b(?:in|for|with|across)|\bthere\s+(?:was|were)(?:\s+(?:found|indeed))?)\s+$",
        before,
    )
    opens = not before.strip() or re.search(
        r"[,;:(–—]\s*$|\b(?:and|but|that|yet|while)\s+$", before
    )
    return ("none" if thing and (in_a_place or (subject and opens)) else ""), thing


def _what_happened(rest: str) -> str:
    """ "*" where a verb of what happened follows an amount ("most were dry"), else ""."""
    return "*" if re.match(rf"(?i)\s+(?:{_HAPPENED})\b", rest) else ""


def noun(rest: str, counted: frozenset[str], plural: bool | None = True) -> str:
    """The root of the first counted thing in the words after an amount, or "" for none.

    `plural` is the form that the noun must have: True for the plural, False for the singular, None
    for either.
    """
    found = ""
    for index, match in enumerate(_WORD.finditer(rest)):
        if index == 6 or (found and _STOP.search(rest, 0, match.start())):
            break
        lower = match.group().lower().rstrip("'’")
        if (lower in ("of", "the", "these", "those", "our", "their") and not found) or (
            index == 0 and lower == "all"
        ):
            continue
        if lower in FUNCTION:
            break
        many = is_plural(lower)
        root = word_stem(lower)
        if root in OWN_STEMS or root in _EVERYDAY:
            return ""
        if root in counted and (plural is None or many is plural) and not lower.endswith("ed"):
            found = root
        elif found:
            break
    return found


def plurals(text: str, counted: frozenset[str]) -> Iterator[str]:
    """The value that each counted plural of a quote grounds: "agencies" are more than one."""
    for word in set(text.lower().split()):
        bare = word.strip(".,;:()*“”\"'’")
        if is_plural(bare) and (root := word_stem(bare)) in counted:
            yield f"plural:{_singular(root)}"


def _singular(root: str) -> str:
    """The root of the singular, where that of the plural is another one."""
    return _SINGULAR.get(root, root)


def follow(text: str, figure: Figure, counted: frozenset[str]) -> Iterator[str]:
    """The amounts that follow from a fraction or a percentage: 9/12 of the cases are "most"."""
    value = figure.values[0]
    above, _, below = value.partition("/")
    if value.endswith("%"):
        above, below = value[:-1], "100"
    if not below or float(below) == 0:
        return
    share = float(above) / float(below)
    thing = noun(text[figure.end :][:80], counted)
    for kind in _kinds(share, several=float(above) > 1 or not _COUNT_OF.search(figure.text)):
        yield from (
            _values(kind, thing)
            if kind in ("all", "few", "none")
            else (kind, *([f"{kind}:{thing}"] if thing else []))
        )


def _kinds(share: float, several: bool) -> tuple[str, ...]:
    """The kinds of amount that a share is. `several` is whether it is not of one alone."""
    if share in (0, 1):
        return ("all",) if share else ("none",)
    more = ("several",) if several else ()
    if share > 0.5:
        return ("most", "many", *more)
    return ("few", *more) if share < 0.5 else ()
