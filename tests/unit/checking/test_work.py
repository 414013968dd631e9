"""Which kind of work each problem is, and who decides it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefed.checking import work
from briefed.checking.rules import REGISTRY
from briefed.model import Course, Location, Problem
from briefed.source.project import load
from support.tiny import BASE


def test_every_code_that_is_sorted_is_one_of_the_check() -> None:
    sorted_codes = work.MISSING | work.OUTDATED | work.APPROVALS | work.NUMBERS
    assert sorted_codes <= REGISTRY.keys()
    assert not work.MISSING & work.OUTDATED


def problem(code: str, line: int = 1, file: str = "docs/tiny/safe-sleep.md") -> Problem:
    return Problem(code, REGISTRY[code].severity, Location(file, line), None, "")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("not-written", "to write"),
        ("quote-not-in-briefing", "out of date"),
        ("question-malformed", "to mend"),
        ("longest-option", "to decide"),
        ("approval-missing", "to decide"),
        ("approval-stale", "out of date"),
    ],
)
def test_what_is_missing_stale_wrong_or_a_judgement(code: str, kind: str) -> None:
    assert work.kind(problem(code)) == kind


def test_what_is_in_a_safety_box_is_for_a_specialist(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "project")
    page = root / "docs/tiny/safe-sleep.md"
    text = page.read_text("utf-8")
    box = '!!! safety "Keep people safe"\n    Ask when nobody listens,\n    and alone.\n\n'
    page.write_text(text.replace("## In practice", f"{box}## In practice"), "utf-8")
    (course,) = load(root, "2026-06-01").courses
    first = page.read_text("utf-8").split("\n").index(box.split("\n")[0]) + 1
    deciders = [work.decider(problem("not-written", first + at), course) for at in range(-2, 5)]
    assert deciders == [work.OFFICER] * 2 + [work.SPECIALIST] * 3 + [work.OFFICER] * 2
    elsewhere = problem("not-written", first, "docs/tiny/hidden-men.md")
    assert work.decider(elsewhere, course) == work.OFFICER


def test_numbers_are_for_who_rings_them_and_approvals_for_who_gives_them(tmp_path: Path) -> None:
    (course,) = load(shutil.copytree(BASE, tmp_path / "project"), "2026-06-01").courses
    assert _deciders(course, work.NUMBERS) == {work.VERIFIER}
    assert _deciders(course, work.APPROVALS) == {work.APPROVER}


def _deciders(course: Course, codes: frozenset[str]) -> set[str]:
    return {work.decider(problem(code), course) for code in codes}
