"""Whom and where a sentence is about: a service, people, a place or a time not in the quote."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import names
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.measures import reach
from briefed.checking.overstatement.reading import CLAUSE_ENDS, Reading, conditional, negated, roots
from briefed.checking.overstatement.shares import counts
from briefed.text.patterns import lazily

_PLACED = lazily(r"\b(?:in|across|at|from|throughout|within) [A-Z]")
_AT = frozenset("in across at from throughout within".split())
_NO_PLACE = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday month""".split()
)
_JOINING = frozenset("and or nor".split())
_THE = frozenset("the a an their his her other some many all".split())
_COORDINATED = frozenset(
    (
        *names.PEOPLE,
        *names.ANY_SERVICE,
        *names.EVERYBODY,
        *names.SERVICE_NAMES,
        *(word for word, kind in names.HEADS.items() if kind != "work"),
    )
)
_SHORT = 6
_ALIKE = 5  # letters by which "disabled" narrows as "with disabilities" does
_NAMED = frozenset("the these those this that his her their its such".split())
_LOOSELY = frozenset("of in from between at on over that".split())
# "Share what is known about people with the school": the school is told, and narrows nobody.
_TOLD_WITH = frozenset(
    "share shares shared sharing discuss discusses discussed discussing raise raised".split()
)
_MODIFYING = frozenset("with who whose without placed aged under living subject".split())
_THESE = frozenset("both these those each".split())
_ABROAD = frozenset("abroad country countries overseas".split())
_PLANS = frozenset(("child", "children's"))
_CHILD = frozenset(("child", "children"))
_BABY = frozenset("baby babies infant infants newborn newborns toddler toddlers".split())
_QUANTIFYING = frozenset("any every all each".split())
_ALL = 5


def wider(
    ours: Reading, held: Reading, said: Reading, claims: bool, asks: bool
) -> Iterator[Excess]:
    """Everybody and everything that a sentence names and the quote does not."""
    if (claims or asks) and ours.has(names.PEOPLE_NAMES):
        yield from _people(ours, held, said, claims)
    if claims and ours.has(names.BROADER):
        yield from _broader(ours, held, said)
    if ours.has(_CHILD) and ours.has(_QUANTIFYING):
        yield from _older(ours, held, said)
    if claims:
        yield from _unmodified(ours, held, said)
    yield from _services(ours, held, said, claims)
    if claims and ours.has(_JOINING):
        yield from _joined(ours, held, said)
    if ours.has(names.FAR) or _PLACED.search(ours.text):
        yield from _places(ours, held, said, claims)


def _services(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A service or profession that the quote does not name, or all of them where it names one."""
    new = [
        mark
        for mark in ours.marks("service")
        if roots(mark.bare.split()).isdisjoint(held.roots | said.roots)
        and not any(
            text.says(name) for text in (held, said) for name in names.SERVICE_NAMES[mark.bare]
        )
    ]
    anyone = (
        claims
        and ours.has(names.ANY_SERVICE)
        and not ours.marks("service")
        and not _counted(ours)
        and not _anyone(held)
        and not said.has(names.ANY_SERVICE)
    )
    if (not new and not anyone) or (held.has(names.EVERYBODY) and reach(held, "degree")[0] == _ALL):
        return  # "all agencies" names each of them
    named = held.first("service")
    first = held.written(named) if named else ""
    for mark in new:
        yield Excess("scope", ours.written(mark), first)
    if anyone and first:
        yield Excess(
            "scope",
            next(
                shown
                for word, shown in zip(ours.words, ours.shown, strict=False)
                if word in names.ANY_SERVICE
            ),
            first,
        )


def _counted(ours: Reading) -> bool:
    """Whether a sentence says of which services it speaks: "two agencies", "these services"."""
    return any(
        word in names.ANY_SERVICE
        and any(counts(one) or one in _THESE for one in ours.words[max(0, at - 4) : at])
        for at, word in enumerate(ours.words)
    )


def _anyone(held: Reading) -> bool:
    """Whether a text names practitioners or services, not of one kind: "housing officers"."""
    ends = {mark.at + mark.length for mark in held.marks("service")}
    return any(
        (word in names.ANY_SERVICE or word in names.EVERYBODY) and at not in ends
        for at, word in enumerate(held.words)
    )


def _people(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A group of people that the quote does not name, where it names another."""
    named = {word.removesuffix("'s") for word in (*held.words, *said.words)}
    other = next(
        (
            word
            for word in held.words
            if word in names.PEOPLE or word in names.OTHER_PEOPLE or word in names.SERVICE_NAMES
        ),
        "",
    )
    if _both_sexes(held):
        named |= {"parent", "parents"}
    for at, word in enumerate(ours.words) if other else ():
        if (
            word in names.PEOPLE
            and (claims or word not in names.ASKED_OF)
            and word not in named
            and not conditional(ours, at)
            and names.PEOPLE[word].isdisjoint(named)
        ):
            yield Excess("scope", ours.shown[at], other)


def _broader(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Young people", where the quote has "young women"."""
    if (
        ours.has(names.GENDERED)
        or not held.has(names.GENDERED)
        or held.has(names.EITHER_SEX)
        or _both_sexes(held)
    ):
        return
    for at, word in enumerate(ours.words):
        if word in names.BROADER and word not in said.words:
            yield Excess(
                "scope", ours.shown[at], next(one for one in held.words if one in names.GENDERED)
            )


def _older(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Any child", where the quote speaks of babies alone."""
    if not held.has(_BABY) or held.has(_CHILD) or said.has(_CHILD):
        return
    for at, (one, behind) in enumerate(pairwise(ours.words)):
        if one in _QUANTIFYING and behind in _CHILD:
            yield Excess(
                "scope",
                " ".join(ours.shown[at : at + 2]),
                next(word for word in held.words if word in _BABY),
            )


def _unmodified(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Patients", where the quote has "patients with autism"."""
    for at, word in enumerate(ours.words[:-1]):
        if (
            word not in names.KINDS_OF_PEOPLE
            or word not in held.words
            or word in said.words
            or (at and ours.words[at - 1] in _NAMED)
            or ours.words[at + 1] in _MODIFYING | _LOOSELY
        ):
            continue
        places = [index for index, one in enumerate(held.words) if one == word]
        found = [one for one in (_modifier(held, index) for index in places) if one]
        alike = frozenset(one[:_ALIKE] for one in ours.roots)
        if len(found) == len(places) and all(
            alike.isdisjoint(one[:_ALIKE] for one in narrowing) for narrowing, _ in found
        ):
            yield Excess("scope", ours.shown[at], found[0][1])


def _modifier(held: Reading, at: int) -> tuple[frozenset[str], str] | None:
    """What narrows the noun at an index, as roots and as written, or None."""
    end = at + 1
    if held.words[end : end + 1] == ("with",) and not _TOLD_WITH.isdisjoint(held.words[:at]):
        return None
    if held.words[end : end + 1] and held.words[end] in _MODIFYING:
        while end < min(at + 8, len(held.words)) and held.words[end] not in CLAUSE_ENDS:
            end += 1
        narrowing = frozenset(filter(None, held.rooted[at + 1 : end]))
        return (narrowing, " ".join(held.shown[at:end])) if narrowing else None
    return None


def _joined(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Carers and professionals", where the quote has "carers"."""
    named = held.roots | said.roots
    for at, word in enumerate(ours.words[1:-1], 1):
        if word not in _JOINING:
            continue
        behind = next(one for one in range(at + 1, len(ours.words)) if ours.words[one] not in _THE)
        for new, known in ((at - 1, behind), (behind, at - 1)):
            if (
                (ours.words[new] in _COORDINATED or _a_person(ours.words[new]))
                and ours.words[known] in _COORDINATED
                and ours.rooted[new] not in named
                and ours.rooted[known] in named
                and not _stands_for(ours.words[new], held, said)
            ):
                yield Excess("scope", ours.shown[new], ours.shown[known])


def _a_person(word: str) -> bool:
    """Whether a noun looks like one for people: "adopters", "counsellors", "therapists"."""
    return word.endswith(("ers", "ors", "ists", "ants")) and len(word) > _SHORT


def _stands_for(word: str, held: Reading, said: Reading) -> bool:
    """Whether a text names somebody that a noun may stand for."""
    if word in names.PEOPLE:
        return held.has(names.PEOPLE[word]) or said.has(names.PEOPLE[word])
    return held.has(names.EVERYBODY | names.ANY_SERVICE) or bool(held.marks("service"))


def _both_sexes(held: Reading) -> bool:
    """Whether a text names mothers and fathers."""
    return held.has(("mother", "mothers")) and held.has(("father", "fathers"))


def _places(ours: Reading, held: Reading, said: Reading, claims: bool) -> Iterator[Excess]:
    """A place, the country, or today, where the quote names none of these."""
    for at, word in enumerate(ours.words[1:], 1):
        if word in held.words or word in said.words:
            continue
        if word in names.FAR:
            abroad = word in _ABROAD and held.has(_ABROAD)
            if claims and not abroad and not negated(ours, at, 5):
                yield Excess("scope", ours.shown[at])
        elif (
            ours.words[at - 1] in _AT
            and ours.shown[at][0].isupper()
            and len(word) > 3
            and word not in _NO_PLACE
            and not _is_service(ours, at)
        ):
            yield Excess("scope", ours.shown[at])


def _is_service(ours: Reading, at: int) -> bool:
    """Whether a capital belongs to the name of a service or a plan, which `_services` judges."""
    word, pair = ours.words[at], " ".join(ours.words[at : at + 2])
    return pair in names.SERVICE_NAMES or word in names.SERVICE_NAMES or word in _PLANS
