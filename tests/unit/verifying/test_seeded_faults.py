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


@pytest.mark.parametrize("name", [name for name, one in REGISTRY.items() if one.built])
def test_it_is_caught(base: Path, name: str) -> None:
    (result,) = runner.run(base, [REGISTRY[name]], most=1, workers=1)
    assert result.missing == ""


def test_the_site_itself_has_no_problem(base: Path) -> None:
    assert runner.unclean(base) == []
