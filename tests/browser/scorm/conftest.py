"""Learning systems with a course in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.lms import LearningSystem, learning_system


@pytest.fixture
def system_with(tmp_path: Path) -> Iterator[Callable[[str, Path], LearningSystem]]:
    """A learning system that has a package: system_with("scorm12", package). It must have found
    nothing to refuse in what it was told.
    """
    systems: list[LearningSystem] = []
    with contextlib.ExitStack() as stack:

        def made(kind: str, package: Path) -> LearningSystem:
            systems.append(
                stack.enter_context(learning_system(kind, package, tmp_path / f"unpacked-{kind}"))
            )
            return systems[-1]

        yield made
    assert [why for system in systems for why in system.refused] == []
