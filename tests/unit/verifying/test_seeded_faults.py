"""A fault of each class, put into the built site, is caught; `make mutants` seeds them all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mutants import runner
from mutants.model import REGISTRY

CLASSES = [one for one in REGISTRY.values() if one.built]


@pytest.fixture(scope="module")
def base(short_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its built site; its course is short."""
    return shutil.copytree(short_site.parent, tmp_path_factory.mktemp("seeded") / "base")


def missing(results: list[runner.Result]) -> list[str]:
    return [f"{one.name}: {one.what}: {one.missing}" for one in results if one.missing]


def test_they_are_caught(base: Path) -> None:
    results = runner.run(base, CLASSES, most=1, workers=1)
    assert missing(results) == []
    assert len({one.name for one in results}) > 40


@pytest.mark.slow
def test_those_that_a_short_course_has_nothing_for_are_caught_in_the_whole(
    base: Path, site: Path, tmp_path: Path
) -> None:
    texts = runner.read(base)
    rest = [one for one in CLASSES if not next(one.seeds(texts), None)]
    whole = shutil.copytree(site.parent, tmp_path / "whole")
    results = runner.run(whole, rest, most=1, workers=1)
    assert missing(results) == []
    assert {one.name for one in results} == {one.name for one in rest}


def test_the_site_itself_has_no_problem(base: Path) -> None:
    assert runner.unclean(base) == []
