"""A build gives the same bytes, takes the place of the old site, and is what plain MkDocs gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from briefed.source.project import load
from briefed.verifying.site import check_site
from support.building import Run
from support.short_course import copy_short
from support.site_builds import (
    A_YEAR_LATER,
    break_a_quote,
    contents,
    git,
    leftovers,
)

pytestmark = pytest.mark.slow


def test_a_build_takes_the_place_of_the_old_site(
    with_old_site: Path, briefed: Run, short_site: Path
) -> None:
    run = briefed("build", project=with_old_site)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(short_site)
    assert leftovers(with_old_site) == set()


def test_two_builds_of_one_commit_are_the_same_bytes(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    with open(project / "mkdocs.yml", "a", encoding="utf-8") as settings:
        settings.write("\nsite_url: https://learn.example.org/babies/\n")  # for codes on slides
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "A course")
    other = tmp_path / "another folder"
    git(tmp_path, "clone", "--quiet", str(project), str(other))
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(A_YEAR_LATER, encoding="utf-8")
    here = {
        "BRIEFED_CACHE": str(tmp_path / "cache"),
        "TZ": "Pacific/Auckland",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": "",
    }
    there = {
        "BRIEFED_CACHE": str(tmp_path / "another cache"),
        "TZ": "America/Los_Angeles",
        "LANG": "tr_TR.ISO8859-9",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "2",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONPATH": str(tmp_path / "later"),
    }
    for folder, machine in ((project, here), (other, there)):
        python_path = [machine["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]
        run = briefed(
            "build",
            project=folder,
            env=os.environ | machine | {"PYTHONPATH": os.pathsep.join(filter(None, python_path))},
        )
        assert run.returncode == 0, run.stdout + run.stderr
    assert contents(project / "site") == contents(other / "site")
    (slides,) = project.glob("site/*/slides/hidden-men.html")
    assert "<svg" in slides.read_text(encoding="utf-8")


def test_a_path_with_spaces_and_other_letters(
    tmp_path: Path, briefed: Run, short_site: Path
) -> None:
    project = copy_short(tmp_path / "Čo učí “Søren’s” 100 % audit")
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(project / "site") == contents(short_site)


def test_plain_mkdocs_gives_the_same_site(project: Path, short_site: Path) -> None:
    run = mkdocs_build(project)
    assert run.returncode == 0, run.stderr
    packages = {
        name for name in contents(short_site) if "/packages/" in name
    }  # made of pages that were judged, which plain MkDocs does not do
    assert len(packages) == 4 and contents(project / "site") == {
        name: held for name, held in contents(short_site).items() if name not in packages
    }


def test_plain_mkdocs_fails_on_a_source_problem(project: Path) -> None:
    break_a_quote(project)
    run = mkdocs_build(project)
    assert run.returncode != 0
    assert "error quote-not-in-briefing" in run.stdout + run.stderr
    assert not (project / "site").exists()


def mkdocs_build(project: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


def test_a_drawing_that_may_stand_in_assets_is_published(project: Path, briefed: Run) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    (project / "docs/assets/sign.svg").write_text(drawing, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  favicon: " in text
    text = re.sub(r"(?m)^  favicon: .*", "  favicon: assets/sign.svg", text)
    settings.write_text(text, encoding="utf-8")
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stderr
    assert (project / "site/assets/sign.svg").read_text(encoding="utf-8") == drawing
    # The same holds for what a plug-in or a theme made of it.
    spoiled = project / "site/assets/sign.svg"
    spoiled.write_text(drawing.replace("<path", "<g>Ring 999</g><path"), encoding="utf-8")
    (found,) = check_site(load(project), project / "site")
    assert (found.code, found.location.file) == ("published-page", "site/assets/sign.svg")
    assert "it has the words 'Ring 999', and nobody checks them" in found.message
