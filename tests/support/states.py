"""Courses and learners' records of any size, as the state of a learning system keeps them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable

from hypothesis import strategies as some

SCORM2004 = 64000  # characters: SCORM 2004 4th Edition Run-Time Environment 4.2.21
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
State = Callable[..., object]


def fingerprint(*values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:10]


def question(name: str, options: int, edition: int = 1, blanks: int = 0) -> dict:
    if blanks:
        return {
            "print": fingerprint(name, edition),
            "blanks": [f"word {place}" for place in range(blanks)],
        }
    rights = {0, options - 1} if options > 4 else {options // 2}
    return {
        "print": fingerprint(name, edition),
        "options": [
            {"name": fingerprint(name, place), "right": place in rights} for place in range(options)
        ],
    }


def arranged(name: str, kind: str, items: int, edition: int = 1) -> dict:
    """A question to arrange: each item where it belongs, ITEM-LABEL."""
    if kind == "order":
        labels = [str(place + 1) for place in range(items)]
    else:
        groups = items if kind == "match" else max(2, items // 3)
        labels = [fingerprint(name, "label", place) for place in range(groups)]
    return {
        "print": fingerprint(name, edition),
        "kind": kind,
        "labels": [] if kind == "order" else labels,
        "options": [
            {"name": f"{fingerprint(name, place)}-{labels[place % len(labels)]}", "right": True}
            for place in range(items)
        ],
    }


def placed(question: dict, labels: list[str]) -> list[str]:
    """An answer to a question to arrange: to which labels its items were put, in their order."""
    items = [one["name"].partition("-")[0] for one in question["options"]]
    return [f"{item}-{label}" for item, label in zip(items, labels, strict=True)]


def branching(name: str, choices: list[list[str]], edition: int = 1) -> dict:
    """A case: its parts are PART-0, PART-1 …, and `choices` has where each of them leads."""
    return {
        "print": fingerprint(name, edition),
        "text": name,
        "parts": {f"part-{place}": targets for place, targets in enumerate(choices)},
    }


def course_of(
    questions: dict[str, dict], themes: int, statements: int, cases: dict[str, dict] | None = None
) -> dict:
    return {
        "questions": questions,
        "cases": cases or {},
        "themes": {
            f"theme-{place}": {
                "statements": {
                    f"theme-{place}-{at}": fingerprint(place, at) for at in range(statements)
                }
            }
            for place in range(themes)
        },
    }


def at(hours: float) -> str:
    return (
        (BEGIN + datetime.timedelta(hours=hours))
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )


def attempt(question: dict, chosen: list[str], hours: float) -> dict:
    right = (
        chosen == question["blanks"]
        if "blanks" in question
        else {one["name"] for one in question["options"] if one["right"]} == set(chosen)
    )
    return {"at": at(hours), "print": question["print"], "right": right, "chosen": chosen}


def key(question: dict) -> list[str]:
    return (
        question["blanks"]
        if "blanks" in question
        else [one["name"] for one in question["options"] if one["right"]]
    )


def finished(course: dict, hours: float = 5000) -> dict:
    return {
        slug: {"at": at(hours), "statements": dict(theme["statements"])}
        for slug, theme in course["themes"].items()
    }


@some.composite
def taken_cases(draw) -> tuple[dict[str, dict], dict[str, dict]]:
    """Some cases, and what is kept of some of them; no path of a case goes round."""
    cases, kept = {}, {}
    for place in range(draw(some.integers(0, 4))):
        parts = draw(some.integers(2, 50))
        order = [0, *draw(some.permutations(range(1, parts)))]  # from the beginning to the ends
        choices: list[list[str]] = [[] for _ in order]
        for at, part in enumerate(order[:-1]):
            if at == 0 or draw(some.booleans()):
                later = some.sampled_from(order[at + 1 :])
                leads = draw(some.lists(later, min_size=1, max_size=3, unique=True))
                choices[part] = [f"part-{target}" for target in leads]
        cases[f"case-{place}"] = one = branching(f"case-{place}", choices)
        path, seen = ["part-0"], {"part-0"}
        while one["parts"][path[-1]] and draw(some.integers(0, 9)):
            path.append(draw(some.sampled_from(one["parts"][path[-1]])))
        seen |= {*path, *draw(some.lists(some.sampled_from(sorted(one["parts"]))))}
        if draw(some.integers(0, 3)):
            ended = not one["parts"][path[-1]]
            taken = [
                f"{part}-{at}"
                for part, targets in one["parts"].items()
                for at, target in enumerate(targets, 1)
                if {part, target} <= seen and draw(some.booleans())
            ]
            kept[f"case-{place}"] = {
                "at": at_hour(draw),
                "print": one["print"],
                "path": path if ended else [],
                "seen": sorted(seen),
                **({"taken": taken} if taken else {}),
                **({"done": at_hour(draw), "ways": draw(some.integers(1, 50))} if ended else {}),
            }
    return cases, kept


def at_hour(draw) -> str:
    return at(draw(some.integers(0, 9000)))


@some.composite
def worlds(draw) -> tuple[dict, dict]:
    """A course and a learner's record of it."""
    questions = {}
    for place in range(draw(some.integers(1, 12))):
        blanks = draw(some.integers(1, 3)) if draw(some.integers(0, 3)) == 0 else 0
        name = f"question-{place}"
        kind = draw(some.sampled_from(["choice", "choice", "sort", "match", "order"]))
        questions[name] = (
            question(name, draw(some.integers(2, 18)), blanks=blanks)
            if blanks or kind == "choice"
            else arranged(name, kind, draw(some.integers(2, 18)))
        )
    cases, kept = draw(taken_cases())
    course = course_of(questions, draw(some.integers(1, 4)), draw(some.integers(0, 9)), cases)
    tries, clock = {}, 0
    for id in draw(some.lists(some.sampled_from(sorted(questions)), max_size=40)):
        clock += draw(some.integers(1, 90))
        one = questions[id]
        if "blanks" in one:
            chosen = [
                draw(some.sampled_from([blank, "something else", blank.upper() + "."]))
                for blank in one["blanks"]
            ]
            made = {
                **attempt(one, chosen, clock),
                "right": all(
                    given.lower().startswith(blank)
                    for given, blank in zip(chosen, one["blanks"], strict=True)
                ),
            }
        elif "kind" in one:
            rights = [option["name"].partition("-")[2] for option in one["options"]]
            given = (
                some.permutations(rights)
                if one["kind"] == "order"
                else some.lists(
                    some.sampled_from(one["labels"]), min_size=len(rights), max_size=len(rights)
                )
            )
            made = attempt(one, placed(one, draw(some.just(rights) | given)), clock)
        else:
            made = attempt(
                one,
                draw(
                    some.lists(
                        some.sampled_from([option["name"] for option in one["options"]]),
                        min_size=1,
                        unique=True,
                    )
                ),
                clock,
            )
        tries.setdefault(id, []).append(made)
    return course, {
        "tries": tries,
        "finished": {slug: one for slug, one in finished(course).items() if draw(some.booleans())},
        "cases": kept,
    }


def same(one: dict, made: dict, other: dict) -> bool:
    """Whether what came back says of a try what it was; of blanks, which were filled in rightly,
    and of items to arrange, which were put where they belong.
    """
    if "blanks" in one:
        return made["right"] == other["right"] and [
            given.lower().startswith(blank)
            for given, blank in zip(made["chosen"], one["blanks"], strict=True)
        ] == [bool(word) for word in other["chosen"]]
    chosen = set(made["chosen"])
    if "kind" in one:
        chosen &= set(key(one))
    return made["right"] == other["right"] and sorted(chosen) == sorted(other["chosen"])
