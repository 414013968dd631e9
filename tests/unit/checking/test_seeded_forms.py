"""Faults in cases, items to arrange, figures as dots and services: a few of each class are found,
in the real course and in the fixture's. `make mutants` seeds them all.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefed.checking import rules
from briefed.checking.project import check_project
from briefed.source.project import load
from mutants import case_texts, runner
from mutants.model import REGISTRY, apply
from support.building import copy_sources, only_the_fixture

pytestmark = pytest.mark.usefixtures("in_this_process")

# How many faults each form has at least, in each course.
FORMS = {"case: ": 100, "arranged: ": 100, "figure as dots: ": 100, "service: ": 50}
CLASSES = [one for one in REGISTRY.values() if one.everywhere]
MOST = 1  # of a class and a course


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The project, and the same with the fixture's course in the place of the real one."""
    folder = tmp_path_factory.mktemp("forms")
    real = copy_sources(folder / "real")
    return [real, only_the_fixture(shutil.copytree(real, folder / "fixture"))]


@pytest.mark.parametrize("course", [0, 1], ids=["real", "fixture"])
def test_they_are_found_with_their_code_and_their_line(bases: list[Path], course: int) -> None:
    results = runner.run(bases[course], CLASSES, most=MOST, workers=1)
    assert [f"{one.name}: {one.what}: {one.missing}" for one in results if one.missing] == []
    assert {one.name for one in results} >= {
        one.name for one in CLASSES if one.name != "arranged: a slip in a group's label"
    }, "each class has something to seed"


def test_each_form_has_faults_and_both_courses_have_hundreds(bases: list[Path]) -> None:
    for base in bases:
        texts = runner.read(base)
        seeded = {one.name: len(list(one.seeds(texts))) for one in CLASSES}
        for form, least in FORMS.items():
            assert sum(number for name, number in seeded.items() if name.startswith(form)) > least


def test_the_case_that_is_put_on_a_page_has_no_fault_of_its_own(bases: list[Path]) -> None:
    for base in bases:
        texts = runner.read(base)
        planted = case_texts.planted(texts)
        assert planted
        before = {(one.code, one.message) for one in check_project(load(base))[0]}
        for case in planted:
            mutant = case.seeded("whole", {})
            (changed,) = apply(texts, mutant.edits).items()
            file, text = changed
            (base / file).write_text(text, encoding="utf-8")
            found = {(one.code, one.message) for one in check_project(load(base))[0]}
            (base / file).write_text(texts[file], encoding="utf-8")
            assert {code for code, _ in found - before} <= {"stronger-than-briefing"}


def test_a_rule_that_is_gone_leaves_them_unfound(
    bases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for code, name in (
        ("case-choice-unclear", "case: a choice that leads nowhere, or away"),
        ("misleading-picture", "figure as dots: the same one twice"),
        ("question-malformed", "arranged: a block that can't be read"),
        ("unclear-service", "service: a mark that is none"),
    ):
        monkeypatch.delitem(rules.REGISTRY, code)
        results = runner.run(bases[1], [REGISTRY[name]], most=MOST, workers=1)
        assert [bool(one.missing) for one in results] == [True], name
