"""Files for PowerPoint that several tests read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.browsing import COURSE
from support.building import FIXTURE, Builds, Run, copy_sources, put_beside
from support.powerpoint import exported

pytestmark = pytest.mark.slow


@pytest.fixture(scope="package")
def hidden_men(builds: Builds, sample: Path, export_here: Run) -> bytes:
    folder = builds.once(
        "powerpoint",
        lambda folder: exported(
            export_here, sample, folder / "slides.pptx", COURSE, "--theme", "hidden-men"
        ),
    )
    return (folder / "slides.pptx").read_bytes()


@pytest.fixture(scope="package")
def lamps(
    builds: Builds, sample: Path, export_here: Run, tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    """The whole of the fixture's course, which has every construct."""

    def make(folder: Path) -> None:
        project = tmp_path_factory.mktemp("powerpoint") / "project"
        exported(export_here, put_beside(copy_sources(project)), folder / "slides.pptx", FIXTURE)

    return (builds.once("powerpoint-lamps", make) / "slides.pptx").read_bytes()
