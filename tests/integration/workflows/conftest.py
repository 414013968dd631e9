"""A remote repository that the jobs of the workflows work on."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import ROOT, Builds
from support.platforms import Remote, git
from support.short_course import shorten
from support.workflows import SMALL, make_courses


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as one commit, what is not committed yet with it; its course is short.

    Neither the tests are in it nor the program, which the jobs find installed.
    """
    folder = tmp_path_factory.mktemp("content")
    for name in filter(
        None, git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    ):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "scripts/briefed/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    shorten(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The project")
    git(folder, "repack", "--quiet", "-a", "-d")  # once, and not for each remote and each clone
    return folder


@pytest.fixture(scope="session")
def brought_on(builds: Builds, content: Path) -> Path:
    """A remote with a file to bring, after the first job of the run that brings it. No test may
    change it: `handed_on` makes a remote of a test's own of it.
    """

    def make(folder: Path) -> None:
        remote = Remote(folder, content)
        remote.change(("incoming/Small audit.txt", SMALL))
        job, _ = make_courses(remote)
        assert not job.failed, job.said

    return builds.once("brought-on", make)


@pytest.fixture
def remote(content: Path, tmp_path: Path) -> Remote:
    return Remote(tmp_path, content)
