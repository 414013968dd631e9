"""The course of the fixture has the forms that the program knows, so that each export and each test
that takes its pages in a browser meets them.
"""

from __future__ import annotations

import pytest
from briefed.model import ARRANGED, SORT, Course
from briefed.source.branching import cases_of
from briefed.source.page_parts import MARKS, PARTS
from briefed.source.project import load
from briefed.source.services import practice_point
from briefed.source.support import points
from briefed.text.pictures import Picture, read
from support.building import TESTS


@pytest.fixture(scope="module")
def course() -> Course:
    (found,) = load(TESTS / "fixture").courses
    return found


def pictures(course: Course) -> list[Picture]:
    figures = [one.pictured for page in course.pages for one in page.markers if one.pictured]
    return [found for one in figures if (found := read(one.figure))]


def test_there_is_a_question_of_each_kind(course: Course) -> None:
    questions = list(course.questions)
    assert {one.kind for one in questions} == {"choice", *ARRANGED}
    assert any(len(one.keys) > 1 for one in questions if one.kind == "choice")
    assert any(len(one.blanks) > 1 for one in questions)
    assert any(len(one.quotes) > 1 for one in questions)
    assert {bool(one.true_label) for one in questions if one.kind == SORT} == {True, False}
    assert {one.decision for one in questions} == {True, False}


def test_there_is_each_mark_of_a_finding_and_each_part_of_a_page(course: Course) -> None:
    headings = [
        prose.text for page in course.pages for prose in page.prose if prose.kind == "heading"
    ]
    assert [mark for mark in MARKS if not any(one.startswith(f"{mark}:") for one in headings)] == []
    parts = {part for page in course.pages for part in page.parts}
    assert [part.name for part in PARTS if part.written and part.name not in parts] == []


def test_there_is_each_form_of_a_figure(course: Course) -> None:
    found = {(len(one.groups), one.of is not None, min(one.groups) > 0) for one in pictures(course)}
    assert found == {
        (1, False, True),  # a count
        (2, False, True),  # two groups
        (1, True, True),  # a part of a whole
        (1, True, False),  # none of a whole
    }
    assert {bool(one.unit) for one in pictures(course)} == {True, False}


def test_there_is_a_figure_above_its_quote_and_one_with_its_own_caption(course: Course) -> None:
    shown = [(page, one) for page in course.pages for one in page.markers if one.pictured]
    assert {bool(page.captioning(one)) for page, one in shown} == {True, False}
    (page,) = [page for page in course.pages if cases_of(page)]
    inside = [one for one in page.markers if one.pictured]
    parts = [part.location for case in cases_of(page) for part in case.parts]
    assert all(parts[0] < one.location < page.quotes[-1].location for one in inside)
    assert {bool(page.captioning(one)) for one in inside} == {True, False}, "in a case as well"


def test_there_is_a_case_with_a_way_to_each_kind_of_ending(course: Course) -> None:
    (case,) = [case for page in course.pages for case in cases_of(page)]
    ends = {part.address for part in case.parts if not part.choices}
    assert case.good and case.good < ends, "one that is good, and one that is not"
    assert len(case.parts) > len(ends) + 1, "a second choice"


def test_there_are_services_with_another_name_and_points_for_them(course: Course) -> None:
    services = course.settings.services
    assert {len(one.names) > 1 for one in services} == {True, False}
    marked = [
        service.name
        for page in course.pages
        for point in points(page)
        for service in practice_point(point.text, services).services
    ]
    assert {*marked} == {one.name for one in services}
