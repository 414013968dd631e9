"""A fault of each class, put into the built site, is caught; `make mutants` seeds them all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mutants import runner
from mutants.model import REGISTRY


@pytest.fixture(scope="module")
def base(short_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its built site; its course is short."""
    return shutil.copytree(short_site.parent, tmp_path_factory.mktemp("seeded") / "base")


@pytest.fixture(scope="module")
def whole_base(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the whole course."""
    return shutil.copytree(site.parent, tmp_path_factory.mktemp("seeded") / "whole")


@pytest.mark.parametrize("name", [name for name, one in REGISTRY.items() if one.built])
def test_it_is_caught(base: Path, name: str, request: pytest.FixtureRequest) -> None:
    found = runner.run(base, [REGISTRY[name]], most=1, workers=1)
    if not found:  # the short course has nothing that it could be put into
        whole = request.getfixturevalue("whole_base")
        found = runner.run(whole, [REGISTRY[name]], most=1, workers=1)
    assert [result.missing for result in found] == [""]


def test_the_site_itself_has_no_problem(base: Path) -> None:
    assert runner.unclean(base) == []
