"""The project of these tests: its course is short, so that each command on it takes less."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.building import copy_sources
from support.sampling import SOAKING
from support.short_course import copy_short

# LibreOffice, which this asks for, is too much for every run: `make soak` has it.
_OF_LIBREOFFICE = ["test_powerpoint_drawn.py", "worksheet/test_worksheet_libreoffice.py"]
collect_ignore = [] if SOAKING else _OF_LIBREOFFICE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may break, with three themes of the course."""
    return copy_short(tmp_path / "project")


@pytest.fixture
def whole_project(tmp_path: Path) -> Path:
    """The same with the whole course."""
    return copy_sources(tmp_path / "project")


@pytest.fixture
def empty(project: Path) -> Path:
    """A project without a course."""
    for folder in ("docs/keeping-babies-safe", "quizzes/keeping-babies-safe"):
        shutil.rmtree(project / folder)
    return project
