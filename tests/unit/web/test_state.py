"""What a learning system keeps of a learner's record, with random courses: that it comes back, and
that nothing in it answers another question. The courses of state.test.mjs are not random.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from support import interactions
from support.building import ROOT
from support.sampling import sampled
from support.states import (
    SCORM2004,
    State,
    branching,
    fingerprint,
    question,
    same,
    worlds,
)


@pytest.fixture(scope="module")
def state() -> Iterator[State]:
    """The functions of scripts/web/lms, run by Node: state("encode", course, record, …)."""
    assert shutil.which("node"), "Node is needed: see README.md"
    with subprocess.Popen(
        ["node", ROOT / "tests/support/state.mjs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as node:

        def run(*call: object) -> object:
            node.stdin.write(json.dumps(call) + "\n")
            node.stdin.flush()
            return json.loads(node.stdout.readline())

        yield run
        node.stdin.close()


def certainly_taken(parts: dict[str, list[str]], seen: list[str]) -> set[str]:
    """The choices that alone lead from one part that was seen to another."""
    leading = Counter(target for targets in parts.values() for target in targets)
    return {
        f"{part}-{at}"
        for part, targets in parts.items()
        for at, target in enumerate(targets, 1)
        if leading[target] == 1 and {part, target} <= {*seen}
    }


@sampled()
@given(worlds())
def test_what_was_kept_comes_back(state: State, world: tuple[dict, dict]) -> None:
    course, record = world
    kept = state("encode", course, record, "Ab-9", SCORM2004)
    assert kept["left"] == 0
    back = state("decode", course, kept["text"])
    assert back["attempt"] == "Ab-9"
    tries = back["record"]["tries"]
    assert tries.keys() == record["tries"].keys()
    for id, made in record["tries"].items():
        one, found = course["questions"][id], tries[id]
        assert same(one, made[0], found[0]) and same(one, made[-1], found[-1])
        assert len(found) == min(len(made), 7)
        assert any(each["right"] for each in found) == any(each["right"] for each in made)
        assert all(each["print"] == one["print"] for each in found)
        if len(made) == 1:
            assert found[0]["at"][:13] == made[0]["at"][:13], "to the hour"
    latest = (
        [max(record["tries"], key=lambda id: record["tries"][id][-1]["at"])]
        if record["tries"]
        else []
    )
    assert latest == ([max(tries, key=lambda id: tries[id][-1]["at"])] if tries else [])
    assert {slug: one["statements"] for slug, one in back["record"]["finished"].items()} == {
        slug: one["statements"] for slug, one in record["finished"].items()
    }
    for id, made in record["cases"].items():
        found = back["record"]["cases"][id]
        certain = certainly_taken(course["cases"][id]["parts"], made["seen"])
        assert {
            **found,
            "seen": sorted(found["seen"]),
            "taken": set(found.get("taken", ())),
        } == {
            **made,
            "at": made.get("done", made["at"]),
            "taken": certain | set(made.get("taken", ())),
        }
    assert back["record"]["cases"].keys() == record["cases"].keys()
    again = state("encode", course, back["record"], "Ab-9", SCORM2004)["text"]
    assert state("decode", course, again)["record"]["tries"].keys() == tries.keys()
    assert state("standing", course, back["record"]) == state("standing", course, record)


@sampled()
@given(worlds(), some.randoms(use_true_random=False))
def test_an_answer_never_goes_to_a_question_that_has_changed(
    state: State, world: tuple[dict, dict], dice: random.Random
) -> None:
    course, record = world
    text = state("encode", course, record, "Ab-9", SCORM2004)["text"]
    questions = {}
    for id, one in course["questions"].items():
        fate = dice.choice(["same", "moved", "changed", "gone"])
        if fate == "changed":
            questions[id] = {**one, "print": fingerprint(id, "next")}
        elif fate == "moved" and "options" in one:
            questions[id] = {**one, "options": dice.sample(one["options"], len(one["options"]))}
        elif fate != "gone":
            questions[id] = one
        if dice.random() < 0.3:
            questions[f"new-{id}"] = question(f"new-{id}", 4)
    following = {**course, "questions": questions}
    tries = state("decode", following, text)["record"]["tries"]
    for id, one in questions.items():
        stands = [each for each in tries.get(id, []) if each["print"] == one["print"]]
        before = course["questions"].get(id)
        if before is None or before["print"] != one["print"]:
            assert not stands, "an answer to what stood there before"
            assert (id in tries) == (id in record["tries"]), (
                "what was answered before is to be answered again"
            )
        else:
            assert bool(stands) == (id in record["tries"])
            if stands:
                assert same(one, record["tries"][id][0], stands[0])


@sampled()
@given(worlds(), some.randoms(use_true_random=False))
def test_a_way_never_goes_to_a_case_that_has_changed(
    state: State, world: tuple[dict, dict], dice: random.Random
) -> None:
    course, record = world
    text = state("encode", course, record, "Ab-9", SCORM2004)["text"]
    cases = {}
    for id, one in course["cases"].items():
        fate = dice.choice(["same", "changed", "gone"])
        if fate == "changed":
            other = dice.choice(list(course["cases"].values()))
            cases[id] = {**other, "print": fingerprint(id, "next")}
        elif fate == "same":
            cases[id] = one
        cases[f"new-{id}"] = branching(f"new-{id}", [["part-1"], []])
    back = state("decode", {**course, "cases": cases}, text)["record"]["cases"]
    for id, one in cases.items():
        was, found = record["cases"].get(id), back.get(id)
        assert (found is None) == (was is None)
        if was is None:
            continue
        same = one["print"] == was["print"]
        assert (found["print"] == one["print"]) == same
        assert found.get("done") == (was.get("done") if same else None)
        assert found["path"] == (was["path"] if same else [])
        assert found.get("ways") == was.get("ways")


FORMS = {
    "scorm12": {"between": ",", "within": "."},
    "scorm2004": {"between": "[,]", "within": "[.]"},
}


@sampled()
@given(worlds())
def test_every_answer_is_told_in_the_form_of_its_kind(
    state: State, world: tuple[dict, dict]
) -> None:
    course, record = world
    for id, made in record["tries"].items():
        one = course["questions"][id]
        kind = state("typeOf", one)
        assert kind == (
            "fill-in"
            if "blanks" in one
            else {"order": "sequencing", "sort": "matching", "match": "matching"}.get(
                one.get("kind"), "choice"
            )
        )
        for standard, separators in FORMS.items():
            for each in made:
                told = state("response", one, each["chosen"], separators)
                (key,) = told["keys"]
                assert not list(
                    interactions.faults(standard, kind, told["answer"], key, each["right"])
                ), (one, each)


@sampled(30)
@given(worlds(), some.data())
def test_a_damaged_text_is_refused_whole(state: State, world: tuple[dict, dict], data) -> None:
    course, record = world
    text = state("encode", course, record, "Ab-9", SCORM2004)["text"]
    place = data.draw(some.integers(0, len(text) - 1))
    for damaged in (
        text[:place],
        text[:place]
        + ("#" if data.draw(some.booleans()) else "A" if text[place] != "A" else "B")
        + text[place + 1 :],
        text + "A",
        "",
        "something else",
    ):
        assert state("decode", course, damaged) is None, damaged
