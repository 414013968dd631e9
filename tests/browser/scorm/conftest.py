"""Learning systems with a course in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.lms import LearningSystem, learning_system


@pytest.fixture
def system_with(tmp_path: Path) -> Iterator[Callable[[str, Path], LearningSystem]]:
    """A learning system that has a package: system_with("scorm12", package)."""
    with contextlib.ExitStack() as stack:
        yield lambda kind, package: stack.enter_context(
            learning_system(kind, package, tmp_path / f"unpacked-{kind}")
        )
