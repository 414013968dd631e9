"""What is added to a rendered site, where it can't be made."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from briefed.building.finish import write_slides
from briefed.building.site_build import SiteBuild
from briefed.checking.project import judge
from briefed.errors import InputError
from briefed.source.project import load
from support.tiny import BASE

SAID = "no slide was made for <video>, which stands on tiny/safe-sleep.md"
PAGE = "<article><h1>Safe sleep</h1><h2>What the audit found</h2><video></video></article>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a page that no slides can be made of."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    page = tmp_path / "site/tiny/safe-sleep.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    return tmp_path / "site"


def build_of(folder: Path, shows_faults: bool) -> SiteBuild:
    project = load(shutil.copytree(BASE, folder / "project"), "2026-06-01")
    return SiteBuild(project, judge(project), None, shows_faults)


def test_a_preview_warns_of_slides_that_cannot_be_made(
    tmp_path: Path, site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_slides(build_of(tmp_path, True), site, False, "briefed.test")
    assert [(one.name, one.levelno) for one in caplog.records] == [
        ("briefed.test", logging.WARNING)
    ]
    assert caplog.messages[0].startswith(SAID)


def test_a_build_stops_at_slides_that_cannot_be_made(tmp_path: Path, site: Path) -> None:
    with pytest.raises(InputError, match=SAID):
        write_slides(build_of(tmp_path, False), site, False, "briefed.test")
