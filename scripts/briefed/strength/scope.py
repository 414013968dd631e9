"""Whom and where a sentence speaks of: a service, people, a place or a time that the quote does not name."""

from __future__ import annotations

from collections.abc import Iterator

from . import tables
from .excess import Excess
from .measures import reach
from .reading import Reading, negated, roots

_AT = frozenset("in across at from throughout within".split())
_NO_PLACE = frozenset("""january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday month""".split())
_PARENTS = frozenset("men man women woman boys girls sons daughters parent parents mother mothers father fathers carer carers".split())  # one may be asked about another
_MOTHERS, _FATHERS = frozenset("mother mothers".split()), frozenset("father fathers".split())
_OTHER_PEOPLE = frozenset("families family men women victim perpetrator".split())


def services(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A service or profession that the quote does not name, or all of them where it names one."""
    if reach(held, "degree")[0] == 4 and held.has(tables.EVERYBODY):
        return  # "all agencies" names each of them
    known = {mark.text.lower() for text in (held, said) for mark in text.marks("service")}
    first = next((mark.text for mark in held.marks("service")), "")
    for mark in ours.marks("service"):
        if tables.SERVICE_NAMES[mark.text.lower()].isdisjoint(known) and not roots(mark.text) & (held.roots | said.roots):
            yield Excess("scope", mark.text, first)
    if claims and first and ours.has(tables.ANY_SERVICE) and not held.has(tables.ANY_SERVICE | tables.EVERYBODY) and not said.has(tables.ANY_SERVICE):
        yield Excess("scope", next(shown for word, shown in zip(ours.words, ours.shown) if word in tables.ANY_SERVICE), first)


def people(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A group of people that the quote does not name, where it names another."""
    if not ours.has(tables.PEOPLE):
        return
    named = {*held.words, *said.words}
    other = [word for word in held.words if word in tables.PEOPLE or word in _OTHER_PEOPLE]
    if not named.isdisjoint(_MOTHERS) and not named.isdisjoint(_FATHERS):
        named |= {"parent", "parents"}
    for at, word in enumerate(ours.words):
        if other and word in tables.PEOPLE and (claims or word not in _PARENTS) and word not in named and tables.PEOPLE[word].isdisjoint(named):
            yield Excess("scope", ours.shown[at], other[0])


def broader(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Young people", where the quote has "young women"."""
    both = held.has(_MOTHERS) and held.has(_FATHERS)
    if held.has(tables.GENDERED) and not ours.has(tables.GENDERED) and not both:
        for at, word in enumerate(ours.words):
            if word in tables.BROADER and not held.has(tables.BROADER | {"person", "family", "child", "parent", "parent's", "people's"}) and word not in said.words:
                yield Excess("scope", ours.shown[at], next(one for one in held.words if one in tables.GENDERED))


def places(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A place, the country, or today, where the quote names none of it."""
    for at, word in enumerate(ours.words):
        if word in held.words or word in said.words:
            continue
        if claims and at and word in tables.FAR and not negated(ours, at, 5):
            yield Excess("scope", ours.shown[at])
        elif at and ours.words[at - 1] in _AT and ours.shown[at][0].isupper() and len(word) > 3 and word not in _NO_PLACE and not _is_service(ours, at):
            yield Excess("scope", ours.shown[at])


def _is_service(ours: Reading, at: int) -> bool:
    """Whether a capital belongs to the name of a service or a plan, which `services` judges."""
    pair = " ".join(ours.words[at : at + 2])
    return pair in tables.SERVICE_NAMES or ours.words[at] in tables.SERVICE_NAMES or ours.words[at] in ("child", "children's")
