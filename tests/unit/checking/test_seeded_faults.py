"""A fault of each class, put into the sources, is caught; `make mutants` seeds them all.

Those that are seeded into both courses are in test_seeded_forms.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mutants import runner
from mutants.model import REGISTRY
from support.building import copy_sources
from support.short_course import copy_short

CLASSES = [one for one in REGISTRY.values() if not one.built and not one.everywhere]


@pytest.mark.usefixtures("in_this_process")
def test_they_are_caught(tmp_path: Path) -> None:
    results = runner.run(copy_short(tmp_path / "short"), CLASSES, most=1, workers=1)
    seeded = {one.name for one in results}
    # The short course has nothing that the rest could be put into.
    rest = [one for one in CLASSES if one.name not in seeded]
    results += runner.run(copy_sources(tmp_path / "whole"), rest, most=1, workers=1)
    assert [f"{one.name}: {one.what}: {one.missing}" for one in results if one.missing] == []
    assert {one.name for one in results} == {one.name for one in CLASSES}
