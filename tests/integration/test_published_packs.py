"""The packs that a site is published with: those of the command, held to their pages, and small."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from briefed.outputs import published_packs, slides
from briefed.outputs.slides import composed
from briefed.source.project import load
from briefed.verifying.site import check_site
from support.browsing import COURSE
from support.building import Builds, Run

pytestmark = pytest.mark.slow

PACKS = f"{COURSE}/packs"
USUAL = f"{COURSE}-hidden-men-20-minutes-pack"


@pytest.fixture
def built_project(whole_project: Path, builds: Builds) -> Path:
    return builds.into(whole_project)


def found(project: Path) -> set[tuple[str, str]]:
    problems = check_site(load(project), project / "site")
    return {(problem.code, problem.location.file) for problem in problems}


def changed(pack: Path, name: str, data: bytes | None) -> None:
    """Write a pack anew, with other bytes in one of its files, or without it."""
    with zipfile.ZipFile(pack) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    del files[f"{pack.stem}/{name}"]
    if data is not None:
        files[f"{pack.stem}/{name}"] = data
    with zipfile.ZipFile(pack, "w") as archive:
        for one, held in files.items():
            archive.writestr(one, held)


def test_each_theme_has_one_and_all_downloads_are_small(site: Path) -> None:
    decks = {path.stem for path in (site / COURSE / "slides").iterdir()} - {"index"}
    assert {path.name for path in (site / PACKS).iterdir()} == {
        *(f"{COURSE}-{deck}-20-minutes-pack.zip" for deck in decks),
        *(f"{COURSE}-{minutes}-minutes-pack.zip" for minutes in (7, 20, 45)),
    }
    (course,) = load(site.parent).courses
    assert published_packs.left_out(course, site / COURSE) == ""
    folders = (site / PACKS, site / COURSE / "handouts")
    assert sum(path.stat().st_size for one in folders for path in one.iterdir()) <= 8_000_000


def test_it_is_the_pack_of_the_command_to_the_last_byte(
    site: Path, sample: Path, briefed: Run, tmp_path: Path
) -> None:
    to = tmp_path / "pack.zip"
    only = ("--theme", "hidden-men", "--minutes", "20")
    run = briefed("export", "pack", COURSE, *only, "--output", to, project=sample)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (site / PACKS / f"{USUAL}.zip").read_bytes() == to.read_bytes()


def test_the_gate_sees_what_its_pages_do_not_make(built_project: Path) -> None:
    folder = built_project / "site" / PACKS
    assert found(built_project) == set()
    names = {
        "says something else": f"{USUAL}.zip",
        "lacks the slides": f"{COURSE}-think-family-20-minutes-pack.zip",
        "has empty slides": f"{COURSE}-introduction-20-minutes-pack.zip",
        "has slides of another": f"{COURSE}-barriers-to-engagement-20-minutes-pack.zip",
        "is cut off": f"{COURSE}-domestic-abuse-20-minutes-pack.zip",
        "nobody made": "another-20-minutes-pack.zip",
    }
    shutil.copy(folder / names["says something else"], folder / names["nobody made"])
    whole = folder / names["is cut off"]
    whole.write_bytes(whole.read_bytes()[:-9_999])
    changed(folder / names["says something else"], "7 Handout.pdf", b"%PDF-1.7 of another")
    changed(folder / names["lacks the slides"], "1 Slides.pptx", None)
    changed(folder / names["has empty slides"], "3 Slides.pdf", b"")
    other = folder / f"{COURSE}-20-minutes-pack.zip"
    with zipfile.ZipFile(other) as archive:
        slides_of_another = archive.read(f"{other.stem}/1 Slides.pptx")
    changed(folder / names["has slides of another"], "1 Slides.pptx", slides_of_another)
    problems = check_site(load(built_project), built_project / "site")
    told = {one.location.file: one.message for one in problems if one.code == "published-pack"}
    assert set(told) == {f"site/{PACKS}/{name}" for name in names.values()}
    said = told[f"site/{PACKS}/{USUAL}.zip"]
    assert said.startswith("“7 Handout.pdf” in this pack does not say what the built pages say")
    assert f"briefed export pack {COURSE} --theme hidden-men --minutes 20" in said
    said = told[f"site/{PACKS}/{names['has slides of another']}"]
    assert said.startswith("“1 Slides.pptx” in this pack does not show “")
    # The page says how large each pack is.
    assert {one.code for one in problems} == {"published-pack", "published-slides"}


def test_the_gate_sees_a_pack_that_is_gone(built_project: Path) -> None:
    (built_project / "site" / PACKS / f"{USUAL}.zip").unlink()
    page = f"site/{COURSE}/in-the-room.html"
    assert found(built_project) == {("published-slides", page), ("published-link", page)}


def test_the_gate_sees_downloads_that_are_too_large(built_project: Path) -> None:
    large = built_project / "site" / COURSE / "handouts/hidden-men-handout.pdf"
    large.write_bytes(large.read_bytes().ljust(4_000_000))
    (said,) = (
        one.message
        for one in check_site(load(built_project), built_project / "site")
        if one.code == "published-downloads" and one.location.file == f"site/{COURSE}"
    )
    assert "8.0 MB is the most" in said and "hidden-men-handout.pdf (4.0 MB)" in said
    assert said.endswith("make two courses of the briefing")


def test_what_would_be_too_large_is_left_to_the_command(
    built_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packs that matter most come first; the page leads to those that there are."""
    site = built_project / "site"
    (course,) = load(built_project).courses
    sheets = sum(path.stat().st_size for path in (site / COURSE / "handouts").iterdir())
    shutil.rmtree(site / PACKS)
    monkeypatch.setattr(published_packs, "MOST", sheets + 1_000_000)
    decks = composed(course, site)
    published_packs.write(course, decks, site)
    left = sorted(path.name for path in (site / PACKS).iterdir())
    assert left == [f"{COURSE}-20-minutes-pack.zip", f"{COURSE}-introduction-20-minutes-pack.zip"]
    told = published_packs.left_out(course, site / COURSE)
    assert f"{COURSE}-hidden-men-20-minutes-pack.zip" in told and f" {left[0]}" not in told
    assert told.startswith(f"Left out of the downloads of {COURSE}, which may have ")
    page = slides.written(course, decks, site, printed=True)[f"{COURSE}/in-the-room.html"]
    assert page.count(" download>") == 2 * len(left)
    assert f"<code>briefed export pack {COURSE} --theme hidden-men --minutes 20</code>" in page
    assert published_packs.too_large(site / COURSE) == ""


def test_what_is_read_first_says_that_it_is_a_draft_and_of_which_edition(site: Path) -> None:
    for pack in (site / PACKS).iterdir():
        with zipfile.ZipFile(io.BytesIO(pack.read_bytes())) as archive:
            text = archive.read(f"{pack.stem}/0 Read me first.txt").decode("utf-8")
        assert "Edition 1" in text and "Draft: not yet approved by the partnership." in text
