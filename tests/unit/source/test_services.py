"""The services of a course start, and practice points that are marked for them."""

from __future__ import annotations

import pytest
from briefed.model import Location, Service
from briefed.model.front_matter import Keys, Written
from briefed.source.services import PracticePoint, in_sentence, label, practice_point, read

HERE = Location("docs/tiny/index.md", 5)
HEALTH = Service("Health visiting", "health-visiting", ("Health visitors",), ("a-1",), HERE)
HELP = Service("Early Help", "early-help", (), ("a-2",), HERE)
BOTH = (HEALTH, HELP)
KEYS = Keys(HERE.file, {}, {("services", 0, "name"): Written("Health visiting", 5, 1)})


def test_a_service_has_its_names_and_its_statements():
    entry = {"name": "Health visiting", "also named": "Health visitors", "statements": ["a-1"]}
    assert read([entry], KEYS) == ((HEALTH,), [])


def test_lists_may_be_lines_with_commas_between():
    (found,), faults = read(
        [{"name": "A", "also named": ["B", "C"], "statements": "x-1, x-2"}], KEYS
    )
    assert (found.also, found.statements, faults) == (("B", "C"), ("x-1", "x-2"), [])


@pytest.mark.parametrize("value", [None, []])
def test_a_course_needs_no_services(value: object):
    assert read(value, KEYS) == ((), [])


@pytest.mark.parametrize(
    ("value", "ways"),
    [
        ("Probation", [()]),
        (["Probation"], [(0,)]),
        ([{"statements": "a-1"}], [(0, "name")]),
        ([{"name": "…"}], [(0, "name")]),
        ([{"name": ["Probation"]}], [(0, "name")]),
        ([{"name": "Probation", "statements": {"a": "b"}}], [(0, "statements")]),
        ([{"name": "Probation", "also named": [["x"]]}], [(0, "also named", 0)]),
        (
            [{"name": "Probation"}, {"name": "Police", "named": "x"}, "Housing"],
            [(1, "named"), (2,)],
        ),
    ],
)
def test_what_is_no_list_of_services_says_why_and_where(value: object, ways: list[object]):
    found, faults = read(value, KEYS)
    assert found == () and all(why for _, why in faults)
    assert [way for way, _ in faults] == ways


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Ask him.", PracticePoint("Ask him.", ())),
        ("Ask him. (Health visiting)", PracticePoint("Ask him.", (HEALTH,), "Health visiting")),
        ("Ask him (health visitors).", PracticePoint("Ask him.", (HEALTH,), "health visitors")),
        ("Ask him? (Early Help).", PracticePoint("Ask him?", (HELP,), "Early Help")),
        (
            "Ask.\n  (Early\n  Help or health visitor)",
            PracticePoint("Ask.", (HELP, HEALTH), "Early Help or health visitor"),
        ),
        ("Ask him. (Early Help) [a-2]", PracticePoint("Ask him.", (HELP,), "Early Help")),
        ("Ask him [a-2]", PracticePoint("Ask him", ())),
        ("Ask him (or her).", PracticePoint("Ask him (or her).", (), "or her")),
        (
            "Ask (Early Help, police)",
            PracticePoint("Ask (Early Help, police)", (), "Early Help, police", True),
        ),
        ("See [it](x.md)", PracticePoint("See [it](x.md)", ())),
        ("Ask \\(Early Help)", PracticePoint("Ask \\(Early Help)", ())),
        ("(Early Help) is asked", PracticePoint("(Early Help) is asked", ())),
    ],
)
def test_a_point_is_for_the_services_that_it_ends_in(written: str, found: PracticePoint):
    assert practice_point(written, BOTH) == found


@pytest.mark.parametrize(
    ("name", "words"),
    [("Health visiting", "health visiting"), ("Early Help", "Early Help"), ("MASH", "MASH")],
)
def test_a_proper_name_keeps_its_capitals(name: str, words: str):
    assert in_sentence(HELP._replace(name=name)) == words


def test_a_label_names_each_service():
    assert label([HEALTH]) == "For health visiting"
    assert label([HEALTH, HELP]) == "For health visiting and Early Help"
    third = HELP._replace(name="Probation")
    assert label([*BOTH, third]) == "For health visiting, Early Help and probation"
