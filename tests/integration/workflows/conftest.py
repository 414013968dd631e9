"""A remote repository that the jobs of the workflows work on."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import ROOT
from support.platforms import Remote, git
from support.short_course import shorten


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as one commit, what is not committed yet with it; its course is short."""
    folder = tmp_path_factory.mktemp("content")
    for name in filter(
        None, git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    ):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    shorten(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The project")
    return folder


@pytest.fixture
def remote(content: Path, tmp_path: Path) -> Remote:
    return Remote(tmp_path, content)
