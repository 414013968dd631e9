"""Both courses, built by the drop-in renderer with either theme."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from support.building import Builds
from support.dropin import REAL, THEMES, render, two_courses


@pytest.fixture(scope="package")
def projects(builds: Builds) -> dict[str, Path]:
    """A built project for each renderer; no test may write into one."""

    def make(renderer: str, folder: Path) -> None:
        run = render(two_courses(folder / "project"), renderer)
        assert run.returncode == 0, run.stdout + run.stderr

    return {
        renderer: builds.once(f"dropin-{renderer}", functools.partial(make, renderer)) / "project"
        for renderer in ("mkdocs", *THEMES)
    }


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project with a quote that the briefing doesn't have."""
    project = two_courses(tmp_path / "project")
    page = project / "docs" / REAL / "hidden-men.md"
    text = page.read_text(encoding="utf-8")
    assert "tenacious work to engage reluctant" in text
    page.write_text(
        text.replace("tenacious work to engage reluctant", "some work to engage reluctant"),
        encoding="utf-8",
    )
    return project
