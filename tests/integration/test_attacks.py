"""Attacks on sources and settings: each ends as its file says, and none that could be made in good
faith is published.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import copy_sources
from support.cases import change
from tools.attacks import ATTACKS, Attack, Ground, refused_by_the_build

pytestmark = pytest.mark.slow

HARMLESS = [one for one in ATTACKS if one.verdict == "harmless"]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("attacks"))


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict == "caught"], ids=lambda one: one.name
)
def test_it_is_refused(attack: Attack, ground: Ground) -> None:
    became, by = ground.became_of(attack)
    assert became == "caught"
    assert any(code in by for code in attack.codes), by


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict != "caught"], ids=lambda one: one.name
)
def test_the_check_says_nothing_of_it(attack: Attack, ground: Ground) -> None:
    assert ground.seen(attack) == set()


def test_all_that_is_harmless_is_published(tmp_path: Path) -> None:
    """All of it in one project: a build takes long, and what it refuses it names with its place."""
    project = copy_sources(tmp_path / "project")
    for attack in HARMLESS:
        change(project, attack.changes)
    assert refused_by_the_build(project) == ""
    assert len(HARMLESS) > 20


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict == "approval"], ids=lambda one: one.name
)
def test_what_only_a_person_can_tell_takes_back_the_approval(
    attack: Attack, ground: Ground
) -> None:
    assert ground.held_back(attack)


def test_nothing_harmful_that_an_editor_could_do_in_good_faith_is_published() -> None:
    assert [one.name for one in ATTACKS if one.verdict == "published" and one.good_faith] == []


def test_there_are_at_least_a_hundred() -> None:
    assert len(ATTACKS) >= 100
