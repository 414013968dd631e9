"""Whether a sentence of ours says more than the briefing's words that it rests on.

Pure, and explainable: what is found is a word of ours and the weaker word that the quote has in its place. The
tables are in `strength_words`. The judgement is by words and their neighbours, not by meaning, so it warns and a
person decides. It asks five questions, each a function below:

- obligation: "must" where the quote has "should", "should" where it has "could" or "would benefit"
- certainty: "proves", or "robust" without the "evidence of" that the quote puts before it
- degree: "all" where the quote has "most", "many" where it has "some", or no such word where the quote has one
- cause: "because", "led to" where the quote gives no cause
- scope: a service, a group of people or a place that the quote does not name

Not judged, since they claim nothing about the finding: questions, what is in quotation marks, marked fiction,
denials ("The audit does not say that all …"). What asks the reader to do something ("Ask both parents",
"What that asks of you: …") may say "all" or "because"; it may not say "must", nor name another service.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from . import strength_words as table
from .words import CURLY, content_stems, sentences


class Excess(NamedTuple):
    """A word of ours that says more than the quote: what kind, the word as written, and the weaker one that is held ("" for none).

    `dropped` is true where ours lacks the word that limits the quote: `word` is then what it claims without it.
    """

    kind: str
    word: str
    held: str = ""
    dropped: bool = False


class _Mark(NamedTuple):
    """A word or phrase of a table in a text: where it begins, how many words it has, and its level."""

    text: str
    at: int
    length: int
    level: int


class _Reading(NamedTuple):
    """A text as its words in small letters, punctuation among them, and the stems of those that carry meaning."""

    words: tuple[str, ...]
    shown: tuple[str, ...]
    stems: frozenset

    def has(self, *words: str) -> bool:
        """Whether any of some words is there."""
        return any(word in self.words for word in words)


_TOKEN = re.compile(r"[^\W\d_]\w*(?:['-]\w+)*|\d[\d.,/%]*|[;:(),.!?…—–]")
_BREAKS = frozenset(";:()—–.!?…")
_QUOTED = re.compile(r"\"[^\"]{1,300}\"|(?<!\w)'[^']{1,300}'(?!\w)")
_FICTION = re.compile(r"(?i)\bfiction(?:al)?\b|\bin this (?:case|story|scenario)\b|\binvented\b|\bimagine\b")
_DENIED = re.compile(
    r"(?i)\b(?:(?:does|do|did|can|could|would)(?: not|n't)|cannot|never|nowhere|neither|nor) (?:\w+ )?(?:say|state|claim|name|show|find|mean|ask|tell|prove|"
    r"speak|suggest|give|mention|require|set|count|support|allow|promise|announce|draw|make|try|replace|explain|report|describe|go)s?\b"
    r"|\b(?:says|said|tells|gives?|names?|mentions?|makes?|draws?|sets?|announces?|reports?|counts?|shows?|states?|claims?|finds?) (?:nothing|no|neither|none)\b"
    r"|\b(?:is|are|was|were) (?:not|no|nowhere|never) (?:\w+ )?(?:said|named|stated|given|mentioned|reported|singled|national|what)\b"
    r"|\bnothing (?:here|in the|is said|of th)|\bno (?:\w+ ){1,2}(?:is|are) (?:named|said|given|reported|singled|mentioned)\b"
    r"|\b(?:goes?|claims?|says?) (?:further|too much|(?:still )?more) than|\bwould (?:claim|say|be to say|overstate|go)\b|\bmore than the (?:audit|quote|briefing)\b"
    r"|\bnot (?:to be )?(?:taken|read|presented) (?:as|to mean)\b|\b(?:is|are) not (?:the same|proof)\b|\bit (?:is|was) not (?:that|about)\b")
_ASKING = re.compile(r"(?i)\bwhat (?:that|this|it) asks\b|\basks? (?:of )?(?:you|us|your|practitioners)\b|\basks (?:for|that|whether|about|if)\b|\blisten for\b")
_CASE = frozenset("he she his her him hers you your yours i my me we our".split())
_OPENERS = frozenset("what who which how whether if that where when why while because so and or".split())
_FINITE = frozenset("is are was were has had have does did must should could would will can may".split())
_BEFORE_MONTH = frozenset("in of by since from until during and to".split())
_NEAR = 3  # words between a negation and what it weakens
_REACH = 8  # words behind a limit that it limits


def stronger(sentence: str, quoted: str, said: str = "", asks: bool = False, whole: str = "") -> Excess | None:
    """The first thing in which a plain sentence of ours goes beyond the words it rests on, or None.

    `quoted` are those words. `said` is what the sentence may repeat besides: a question's stem and option. `asks` is true where a
    sentence is a request by its place, as a practice point is. `whole` has the statements that the quote is part of: a limit in
    a sentence beside the quoted one holds as well.
    """
    bare = _QUOTED.sub(" , ", sentence.translate(CURLY))
    if bare.rstrip().endswith("?") or _FICTION.search(bare) or _DENIED.search(bare):
        return None
    ours, held = _read(bare), _read(quoted)
    if not ours.words or not held.words:
        return None
    asks = asks or bool(_ASKING.search(bare)) or _commands(ours)
    case = not asks and any(word in _CASE for word in ours.words) and not any(word in table.AUDIT for word in ours.words)
    finders = [_obligation(ours, held), _certainty(ours, held, claims=not asks and not case)]
    if not asks and not case and _relevant(ours, held):
        finders += [_degree(ours, held), _judgement(ours, held), _people(ours, held, said)]
    if not asks and not case:
        finders.append(_cause(ours, held))
    elif asks:
        finders.append(_always(ours, held))
    finders += [_services(ours, held, said), _places(ours, held, said)]
    if not asks and not case:
        finders.append(_dropped(ours, whole or quoted))
    return next((found for finder in finders for found in finder), None)


def nearest(sentence: str, quoted: str) -> str:
    """The sentence of the quote that has most in common with ours: the one to show beside it."""
    ours = _roots(sentence)
    return max(sentences(quoted), key=lambda one: len(ours & _roots(one)), default=quoted)


@functools.lru_cache(maxsize=4096)
def _read(text: str) -> _Reading:
    shown = tuple(_TOKEN.findall(text.translate(CURLY)))
    words = tuple("month" if word == "May" and at and (shown[at - 1].lower() in _BEFORE_MONTH or shown[at + 1 : at + 2] and shown[at + 1][0].isdigit())
                  else word.lower() for at, word in enumerate(shown))
    return _Reading(words, shown, _roots(text))


def _roots(text: str) -> frozenset:
    """The stems of the words that carry meaning, so that "robustly delivered" meets "robust delivery"."""
    return frozenset(_root(one) for one in content_stems(text))


def _root(one: str) -> str:
    return one.removesuffix("ly").removesuffix("y") if len(one) > 5 else one


def _marks(text: _Reading, levels: dict[str, int]) -> Iterator[_Mark]:
    """Each word or phrase of a table, the longest first; what is in an idiom is none."""
    at = 0
    while at < len(text.words):
        step = 1
        for length in (4, 3, 2, 1):
            phrase = " ".join(text.words[at : at + length])
            if length > 1 and phrase in table.IDIOMS:
                step = length
                break
            if phrase in levels:
                yield _Mark(" ".join(text.shown[at : at + length]), at, length, levels[phrase])
                step = length
                break
        at += step


@functools.lru_cache(maxsize=4096)
def _limits(held: _Reading, kind: str) -> tuple[int, str]:
    """How far a quote goes within a kind: its highest level, 0 for none, and the word that has it."""
    levels = {"degree": table.DEGREE, "obligation": table.OBLIGATION, "certainty": table.CERTAINTY}[kind]
    marks = [mark for mark in _marks(held, levels) if not (kind == "degree" and mark.level > 1 and _negated(held, mark.at))]
    best = max(marks, key=lambda mark: mark.level, default=None)
    return (best.level, best.text) if best else (0, "")


def _clause(text: _Reading, at: int) -> int:
    """Where the clause begins that a word stands in."""
    while at > 0 and text.words[at - 1] not in _BREAKS and text.words[at - 1] != ",":
        at -= 1
    return at


def _negated(text: _Reading, at: int, near: int = _NEAR) -> bool:
    """Whether a negation stands shortly before a word, in its clause."""
    return any(word in table.NEGATORS for word in text.words[max(_clause(text, at), at - near) : at])


def _conditional(text: _Reading, at: int) -> bool:
    return any(word in table.CONDITIONS for word in text.words[_clause(text, at) : at])


def _commands(text: _Reading) -> bool:
    """Whether a sentence begins with a verb in the imperative, or has one behind a colon or an opening phrase."""
    starts = [0, *(at + 1 for at, word in enumerate(text.words) if word == ":")]
    for at in starts:
        while at < len(text.words) and text.words[at] in table.LEADS | {","}:
            at += 1
        if at < len(text.words) and text.words[at] in table.VERBS and not _subject(text, at):
            return True
    return False


def _subject(text: _Reading, at: int) -> bool:
    """Whether what looks like a verb is the subject of another one: "Work with fathers was inconsistent"."""
    for word in text.words[at + 1 : at + 9]:
        if word in _OPENERS or word in _BREAKS or word == ",":
            return False
        if word in _FINITE:
            return True
    return False


def _relevant(ours: _Reading, held: _Reading) -> bool:
    """Whether a sentence speaks of the finding at all."""
    return not ours.stems.isdisjoint(held.stems) or any(word in table.AUDIT for word in ours.words)


def _obligation(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    level, word = _limits(held, "obligation")
    for mark in _marks(ours, table.OBLIGATION):
        bare = mark.text.lower()
        if mark.level < 2 or bare in held.words or _stands(mark, held) or bare in ("need", "needs", "important", "vital", "crucial", "necessary"):
            continue
        if _negated(ours, mark.at, 2) and not bare.startswith("must") or ours.words[mark.at - 1 : mark.at] in (("would",), ("may",), ("might",)):
            continue
        # "Should" may follow from a bare finding; it may not take the place of "could".
        if (mark.level > level and (mark.level > 2 or level == 1)) and not (mark.level == 3 and level == 2):
            yield Excess("obligation", mark.text, word)


def _stands(mark: _Mark, held: _Reading) -> bool:
    """Whether the quote has the word itself, in any of its endings."""
    return not _roots(mark.text).isdisjoint(held.stems) if mark.length == 1 else f" {mark.text.lower()} " in _spaced(held)


def _certainty(ours: _Reading, held: _Reading, claims: bool) -> Iterator[Excess]:
    level, word = _limits(held, "certainty")
    weak = [mark for mark in _marks(held, table.CERTAINTY) if mark.level == 1]
    hedged = any(mark.level == 1 for mark in _marks(ours, table.CERTAINTY)) or any(word in table.HEDGING for word in ours.words)
    for mark in _marks(ours, table.CERTAINTY):
        if mark.level < 2 or _stands(mark, held) or _negated(ours, mark.at):
            continue
        if mark.level == 3 or claims and weak and not hedged and mark.text.lower() != "will" and level < 2:
            yield Excess("certainty", mark.text, weak[0].text if weak else "")
        elif mark.text.lower() == "will" and claims and weak and not hedged and level < 2 and len(ours.stems & held.stems) > 1:
            yield Excess("certainty", mark.text, weak[0].text)


def _head(text: _Reading, mark: _Mark) -> str:
    """What a quantifier counts: the first known noun in the five words behind it, or ""."""
    for word in text.words[mark.at + mark.length : mark.at + mark.length + 5]:
        if word in _BREAKS or word == ",":
            return ""
        if word in table.HEADS or word in table.OWN_HEADS:
            return word
    return ""


_RESTRICTED = (("who",), ("whose",), ("with",), ("else",), ("that",))  # "everyone who cares for the baby"


def _degree(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    level, word = _limits(held, "degree")
    for mark in _marks(ours, table.DEGREE):
        bare, head = mark.text.lower(), _head(ours, mark)
        if mark.level < 2 or head in table.OWN_HEADS or bare in ("any", "anyone", "anybody", "throughout", "whole", "entire", "common", "usual"):
            continue
        behind = ours.words[mark.at + mark.length : mark.at + mark.length + 1]
        if _negated(ours, mark.at) or _conditional(ours, mark.at) or behind in _RESTRICTED or bare == "each" and not head:
            continue
        if mark.level > level and (mark.level > 2 or level):
            yield Excess("degree", mark.text, word)
        elif mark.level == 4 and level == 4 and (head := "cases" if bare in ("always", "never", "invariably") else head) and not _counts_alike(head, held):
            yield Excess("degree", mark.text, next((one.text for one in _marks(held, table.DEGREE) if one.level < 4), ""))
    yield from _no_one(ours, held)


def _counts_alike(head: str, held: _Reading) -> bool:
    """Whether the quote says "all" of things of the same kind as ours does, or of things that are not known."""
    kinds = [table.HEADS.get(_head(held, mark), "") for mark in _marks(held, table.DEGREE) if mark.level == 4]
    return not all(kinds) or table.HEADS.get(head) in kinds


def _no_one(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    """ "No father was asked", where the quote has "some" or "examples"."""
    for at, word in enumerate(ours.words[:-1]):
        if word == "no" and at == _clause(ours, at) and ours.words[at + 1] in table.HEADS and "no" not in held.words:
            yield Excess("degree", f"{ours.shown[at]} {ours.shown[at + 1]}", _limits(held, "degree")[1])


def _always(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    """ "Always revisit it", where the quote has "could be given"."""
    level, word = _limits(held, "obligation")
    for at, ours_word in enumerate(ours.words):
        if ours_word in ("always", "never", "every", "all") and level == 1 and ours_word not in held.words and at <= 1:
            yield Excess("obligation", ours.shown[at], word)


def _cause(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    if any(True for _ in _marks(held, dict.fromkeys(table.CAUSAL, 1))):
        return
    if any(mark.level == 1 and mark.text.lower() in ("may", "might", "could", "can") for mark in _marks(ours, table.CERTAINTY)):
        return
    for mark in _marks(ours, dict.fromkeys(table.CAUSE, 1)):
        if not _negated(ours, mark.at, 2) and not _conditional(ours, mark.at):
            yield Excess("cause", mark.text)


def _judgement(ours: _Reading, held: _Reading) -> Iterator[Excess]:
    for mark in _marks(ours, dict.fromkeys(table.BLAME, 1)):
        if not _stands(mark, held) and not _negated(ours, mark.at) and not any(True for _ in _marks(held, dict.fromkeys(table.BLAME, 1))):
            yield Excess("degree", mark.text, _limits(held, "obligation")[1] or _limits(held, "degree")[1])


def _services(ours: _Reading, held: _Reading, said: str) -> Iterator[Excess]:
    both = _read(said)
    level, _ = _limits(held, "degree")
    if level == 4 and any(word in table.EVERYBODY for word in held.words):
        return  # "all agencies" names each of them
    text, allowed = _spaced(ours), _spaced(held) + _spaced(both)
    for group in table.SERVICES:
        named = next((name for name in sorted(group, key=len, reverse=True) if f" {name} " in text), None)
        if named and not any(f" {name} " in allowed for name in group):
            yield Excess("scope", named)


def _spaced(text: _Reading) -> str:
    return f" {' '.join(text.words)} "


def _people(ours: _Reading, held: _Reading, said: str) -> Iterator[Excess]:
    """A group of people that the quote does not name, where it names another."""
    named = {*held.words, *_read(said).words}
    other = [word for word in held.words if word in table.PEOPLE or word in ("families", "family", "men", "women", "victim", "perpetrator")]
    for at, word in enumerate(ours.words):
        if other and word in table.PEOPLE and word not in named and table.PEOPLE[word].isdisjoint(named):
            yield Excess("scope", ours.shown[at], other[0])


_AT = frozenset("in across at from throughout within".split())
_NO_PLACE = frozenset("""january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday""".split())


def _places(ours: _Reading, held: _Reading, said: str) -> Iterator[Excess]:
    both = _read(said)
    for at, word in enumerate(ours.words):
        known = word in held.words or word in both.words
        if not known and word in table.FAR and not _negated(ours, at, 5):
            yield Excess("scope", ours.shown[at])
        elif not known and at and ours.words[at - 1] in _AT and ours.shown[at][0].isupper() and len(word) > 3 and word not in _NO_PLACE:
            if not _known_name(ours, at):
                yield Excess("scope", ours.shown[at])


def _known_name(ours: _Reading, at: int) -> bool:
    """Whether a capital belongs to the name of a service or a plan, which `_services` judges."""
    pair = " ".join(ours.words[at : at + 2])
    return any(pair.startswith(name) for group in table.SERVICES for name in group) or ours.words[at] in ("child", "children's")


_LIMITS = frozenset("some several few example examples sometimes occasionally most mostly usually tendency often".split())
_POSSIBLE = frozenset("may might could".split())


def _dropped(ours: _Reading, quoted: str) -> Iterator[Excess]:
    """What the quote says with a limit ("some", "evidence of", "may") and ours says without any."""
    sure = not any(mark.level == 1 for mark in _marks(ours, table.CERTAINTY)) and not any(word in table.HEDGING for word in ours.words)
    whole = sure and not any(mark.level < 4 for mark in _marks(ours, table.DEGREE)) and not any(word[0].isdigit() for word in ours.words)
    for sentence in sentences(quoted) if sure else ():
        held = _read(sentence)
        for at, word in enumerate(held.words):
            pair = " ".join(held.words[at : at + 2])
            kind = "certainty" if pair in ("evidence of", "risk of") or word in _POSSIBLE else "degree" if word in _LIMITS else ""
            if not kind or kind == "degree" and not whole:
                continue
            limited = _limited(held, at)
            shared = ours.stems.intersection(limited)
            if len(shared) > (word not in _POSSIBLE) and len(ours.stems & held.stems) > 1 or pair == "evidence of" and limited[0] in shared:
                claimed = next((shown for shown in ours.shown if not _roots(shown).isdisjoint(shared)), "")
                yield Excess(kind, claimed, pair if pair in ("evidence of", "risk of") else held.shown[at], True)


def _limited(held: _Reading, at: int) -> list[str]:
    """The stems of the words that a limit is put upon, in their order: those behind it, to the end of its clause."""
    found: list[str] = []
    for word in held.words[at + 1 : at + 1 + _REACH]:
        if word in _BREAKS or word in _OPENERS:
            break
        found += _roots(word)
    return found or [""]
