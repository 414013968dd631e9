"""A project whose old site a build takes the place of."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.site_builds import (
    put_old_site,
)


@pytest.fixture
def with_old_site(project: Path) -> Path:
    """A copy of the project with the site of an earlier build."""
    put_old_site(project)
    return project
