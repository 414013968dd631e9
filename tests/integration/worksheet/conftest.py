from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.worksheets import new_course


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process: one test here starts the command in one of its own."""
    return briefed_here


@pytest.fixture
def scaffold(empty: Path, briefed: Run) -> Path:
    """A project with a course that nobody has written anything of yet."""
    return new_course(briefed, empty)
