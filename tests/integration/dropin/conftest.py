"""Both courses, built by the drop-in renderer with either theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.dropin import REAL, THEMES, render, two_courses


@pytest.fixture(scope="package")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A built project for each renderer; no test may write into one."""
    found = {}
    for renderer in ("mkdocs", *THEMES):
        found[renderer] = two_courses(tmp_path_factory.mktemp("dropin") / renderer)
        run = render(found[renderer], renderer)
        assert run.returncode == 0, run.stdout + run.stderr
    return found


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
