"""A built site of both courses."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Builds, put_beside
from support.short_course import copy_short


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The project with two courses, built. No test may write into it."""
    return builds.of(put_beside(copy_short(tmp_path_factory.mktemp("two") / "project")))
