"""What a learning system keeps of a learner's record: that it fits, that it comes back, and that
nothing in it answers another question.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from support.building import ROOT
from support.sampling import sampled
from support.states import (
    SCORM12,
    SCORM2004,
    State,
    at,
    attempt,
    course_of,
    fingerprint,
    finished,
    key,
    question,
    same,
    worlds,
)


@pytest.fixture(scope="module")
def state() -> Iterator[State]:
    """The functions of state.js, run by Node: state("encode", course, record, attempt, most)."""
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


def test_two_hundred_questions_fit_into_what_scorm_12_keeps(state: State) -> None:
    """The worst that may be: every question tried again, wrongly and rightly, and every page
    finished.
    """
    questions = {
        f"question-of-many-{place}": question(f"question-of-many-{place}", 6)
        for place in range(200)
    }
    course = course_of(questions, 40, 8)
    record = {"tries": {}, "finished": finished(course)}
    for place, (id, one) in enumerate(questions.items()):
        wrong = [option["name"] for option in one["options"] if not option["right"]]
        record["tries"][id] = [
            attempt(one, wrong[:1], place),
            attempt(one, key(one), 4000 + place),
            *(attempt(one, wrong, 9000 + place + again) for again in range(10)),
        ]
    kept = state("encode", course, record, "Ab-9", SCORM12)
    print(f"{len(kept['text'])} of {SCORM12} characters")
    assert kept["left"] == 0 and len(kept["text"]) <= SCORM12
    back = state("decode", course, kept["text"])["record"]
    assert back["finished"].keys() == record["finished"].keys() and all(
        one["statements"] == record["finished"][slug]["statements"]
        for slug, one in back["finished"].items()
    )
    for id, one in questions.items():
        assert same(one, record["tries"][id][0], back["tries"][id][0]) and same(
            one, record["tries"][id][-1], back["tries"][id][-1]
        )
        assert any(each["right"] for each in back["tries"][id])
    assert state("standing", course, back) == {
        "of": 200,
        "answered": 200,
        "right": 200,
        "done": True,
    }


def test_a_course_too_large_keeps_the_newest_and_says_how_many_are_missing(state: State) -> None:
    questions = {f"question-{place}": question(f"question-{place}", 4) for place in range(500)}
    course = course_of(questions, 3, 5)
    record = {
        "tries": {
            id: [attempt(one, key(one), place)] for place, (id, one) in enumerate(questions.items())
        },
        "finished": finished(course),
    }
    kept = state("encode", course, record, "Ab-9", SCORM12)
    assert len(kept["text"]) <= SCORM12 and 100 < kept["left"] < 200
    back = state("decode", course, kept["text"])["record"]
    assert list(back["tries"]) == list(questions)[kept["left"] :]
    assert back["finished"].keys() == record["finished"].keys()
    assert all(
        one["statements"] == course["themes"][slug]["statements"]
        for slug, one in back["finished"].items()
    ), "no statement is called changed that is not known to be"


def test_a_statement_that_changed_since_a_page_was_finished_is_told(state: State) -> None:
    course = course_of({"one": question("one", 4)}, 2, 4)
    text = state("encode", course, {"tries": {}, "finished": finished(course)}, "Ab-9", SCORM12)[
        "text"
    ]
    course["themes"]["theme-1"]["statements"]["theme-1-2"] = fingerprint("other words")
    back = state("decode", course, text)["record"]["finished"]
    assert back["theme-0"]["statements"] == course["themes"]["theme-0"]["statements"]
    assert back["theme-1"]["statements"].keys() == course["themes"]["theme-1"][
        "statements"
    ].keys() - {"theme-1-2"}


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


def test_of_two_records_the_one_with_more_tries_counts(state: State) -> None:
    questions = {name: question(name, 4) for name in ("one", "two", "three", "four")}
    course = course_of(questions, 2, 1)

    def tried(name: str, *chosen: int) -> dict:
        return {
            name: [
                attempt(questions[name], [questions[name]["options"][which]["name"]], hours)
                for hours, which in enumerate(chosen)
            ]
        }

    done = finished(course)
    mine = {
        "tries": {**tried("one", 0), **tried("two", 1), **tried("three", 3)},
        "finished": {"theme-0": done["theme-0"]},
    }
    theirs = {
        "tries": {
            **tried("one", 0, 2),
            **tried("two", 2),
            "three": [{"at": at(9), "print": "abc123", "right": False, "chosen": []}],
            **tried("four", 2),
        },
        "finished": {"theme-1": done["theme-1"]},
    }
    both = state("merged", course, mine, theirs)
    assert both["tries"] == {
        "one": theirs["tries"]["one"],
        "two": mine["tries"]["two"],
        "three": mine["tries"]["three"],
        "four": theirs["tries"]["four"],
    }
    assert both["finished"] == done


def test_every_share_that_reaches_a_mark_passes_and_no_other(state: State) -> None:
    wrong = [
        (right, of, mark)
        for of in (1, 3, 7, 25, 50, 100, 200)
        for right in range(of + 1)
        for mark in range(1, 101)
        if state("reaches", right, of, mark / 100) is not (right * 100 >= mark * of)
    ]
    assert wrong == []
    assert [
        state("share", right, of) for right, of in ((0, 3), (1, 3), (2, 3), (3, 3), (14, 25))
    ] == [0, 0.3333, 0.6667, 1, 0.56]
