"""Attacks on sources and settings: each ends as its file says, and none that could be made in good faith is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from attacks import ATTACKS, Attack, became_of, held_back, refused_by_the_build, seen_by_the_check
from conftest import copy_sources
from test_cases import change

FEW = 6  # of those that nothing may refuse: a build takes long, and the rest are checked alone


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.verdict == "caught"], ids=lambda one: one.name)
def test_it_is_refused(attack: Attack) -> None:
    became, by = became_of(attack)
    assert became == "caught"
    assert any(code in by for code in attack.codes), by


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.verdict != "caught"], ids=lambda one: one.name)
def test_the_check_says_nothing_of_it(attack: Attack, tmp_path: Path) -> None:
    project = copy_sources(tmp_path / "project")
    change(project, attack.changes)
    assert seen_by_the_check(project) == set()


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.verdict == "harmless"][:FEW], ids=lambda one: one.name)
def test_what_is_harmless_is_published(attack: Attack, tmp_path: Path) -> None:
    project = copy_sources(tmp_path / "project")
    change(project, attack.changes)
    assert refused_by_the_build(project) == ""


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.verdict == "approval"], ids=lambda one: one.name)
def test_what_only_a_person_can_tell_takes_back_the_approval(attack: Attack) -> None:
    assert held_back(attack)


def test_nothing_harmful_that_an_editor_could_do_in_good_faith_is_published() -> None:
    assert [one.name for one in ATTACKS if one.verdict == "published" and one.good_faith] == []


def test_there_are_at_least_a_hundred() -> None:
    assert len(ATTACKS) >= 100
