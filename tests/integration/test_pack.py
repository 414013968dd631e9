"""The pack of a session: made by the real command, taken apart, and its parts read back."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.browsing import COURSE
from support.building import FIXTURE, Builds, Run
from support.powerpoint import faults, opened
from support.tagged import faults as faults_of_pdf

pytestmark = pytest.mark.slow

Pack = dict[str, bytes]
NAMES = [
    "0 Read me first.txt",
    "1 Slides.pptx",
    "2 Slides in a browser.html",
    "3 Slides.pdf",
    "4 Slides with notes.pdf",
    "5 Run sheet.pdf",
    "6 Seven-minute briefing.pdf",
    "7 Handout.pdf",
    "8 Questions.pdf",
    "9 Answers.pdf",
    "10 Cards to vote with.pdf",
    "11 Attendance and action plan.pdf",
    "12 Evaluation.pdf",
    "13 Letter for three months later.pdf",
]


def unpacked(path: Path) -> Pack:
    """The files of a pack by their names; they are in one folder, which is named after it."""
    with zipfile.ZipFile(path) as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
        assert len(folders) == 1, "unpacked, they don't mix with other files"
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def path(builds: Builds, sample: Path, export_here: Run) -> Path:
    """The pack of twenty minutes on one theme."""

    def make(folder: Path) -> None:
        to = folder / "pack.zip"
        only = ("--theme", "hidden-men", "--minutes", "20")
        run = export_here("pack", COURSE, *only, "--output", to, project=sample)
        assert run.returncode == 0, run.stdout + run.stderr
        assert run.stdout.splitlines()[-1] == str(to) and "20 minutes, of which" in run.stdout

    return builds.once("pack", make) / "pack.zip"


@pytest.fixture(scope="module")
def pack(path: Path) -> Pack:
    return unpacked(path)


def test_it_has_all_that_a_trainer_takes_along(pack: Pack) -> None:
    assert sorted(pack, key=lambda name: int(name.partition(" ")[0])) == NAMES


def test_what_is_read_first_names_every_file_and_shows_the_session(pack: Pack) -> None:
    text = pack["0 Read me first.txt"].decode("utf-8")
    assert "\r\n" in text and not re.search(r"(?<!\r)\n", text), "for any editor"
    lines = text.split("\r\n")
    assert lines[0] == "Hidden men: a session of 20 minutes"
    assert "Edition 1" in lines[1] and "Draft: not yet approved by the partnership." in lines[1]
    listed = [line.partition(": ")[0] for line in lines if re.match(r"\d", line)]
    assert listed[:13] == NAMES[1:]
    assert "20 minutes, of which" in text and "Left out:" in text


def test_its_slides_are_the_same_in_every_form(pack: Pack) -> None:
    slides = list(opened(pack["1 Slides.pptx"]).slides)
    html = pack["2 Slides in a browser.html"].decode("utf-8")
    pages = PdfReader(io.BytesIO(pack["3 Slides.pdf"])).pages
    kinds = re.findall(r'<section class="bf-slide bf-(\w+)', html)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    once = [title for title in titles if not title.endswith(", and why")]  # for lack of room
    assert len(kinds) + kinds.count("question") == len(pages) == len(once)
    assert faults(pack["1 Slides.pptx"]) == []
    first = PdfReader(io.BytesIO(pack["4 Slides with notes.pdf"])).pages[0].extract_text()
    assert "Hidden men" in first and "Slide 1 of" in first


def test_its_sheets_are_those_of_the_session(pack: Pack) -> None:
    for name in NAMES[5:]:
        sheet = PdfReader(io.BytesIO(pack[name]))
        assert faults_of_pdf(sheet) == [], name
        text = " ".join(" ".join(page.extract_text() for page in sheet.pages).split())
        of_course = re.match("1[0-3]", name)
        assert ("Keeping Babies Safe" if of_course else "Hidden men") in text, name
    run_sheet = PdfReader(io.BytesIO(pack["5 Run sheet.pdf"])).pages[0].extract_text()
    assert "20 minutes" in run_sheet


def test_the_same_bytes_again(path: Path, sample: Path, briefed: Run, tmp_path: Path) -> None:
    """The command makes them of a site of its own."""
    again = tmp_path / "again.zip"
    only = ("--theme", "hidden-men", "--minutes", "20")
    afresh = os.environ | {"BRIEFED_CACHE": str(tmp_path)}
    run = briefed("export", "pack", *only, "--output", again, project=sample, env=afresh)
    assert run.returncode == 0, run.stderr
    assert again.read_bytes() == path.read_bytes()


def test_a_course_has_the_sheets_of_each_theme_and_names_that_every_system_takes(
    two_courses: Path, briefed: Run, export_here: Run, tmp_path: Path
) -> None:
    to = tmp_path / "pack.zip"
    refused = briefed("export", "pack", "--output", to, project=two_courses)
    assert refused.returncode == 2 and "name the one you mean" in refused.stderr
    run = export_here("pack", FIXTURE, "--output", to, project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    names = set(unpacked(to))
    assert "6 Handout, Who relieves the keeper.pdf" in names, "its question mark is left out"
    assert "8 Answers, Lamp care.pdf" in names and "9 Cards to cut out, Lamp care.pdf" in names
    assert "5 Seven-minute briefing.pdf" in names, "without minutes there is no run sheet"
    assert not any(re.search(r'[\\/:*?"<>|]', name) for name in names)


def test_slides_with_pictures_are_in_every_form_but_the_one_file(
    two_courses: Path, export_here: Run, tmp_path: Path
) -> None:
    folder = two_courses / "docs" / FIXTURE
    (folder / "lamp.png").write_bytes(_png())
    page = folder / "lamp-care.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("## In practice\n", "## In practice\n\n![A lamp](lamp.png)\n"),
        encoding="utf-8",
    )
    to = tmp_path / "pack.zip"
    run = export_here("pack", FIXTURE, "--theme", "lamp-care", "--output", to, project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    files = unpacked(to)
    assert "2 Slides.pdf" in files and not any(name.endswith(".html") for name in files)
    assert "There are no slides in a browser" in files["0 Read me first.txt"].decode("utf-8")
    found = [
        shape
        for slide in opened(files["1 Slides.pptx"]).slides
        for shape in slide.shapes
        if shape.name == "Picture"
    ]
    assert [one._element.nvPicPr.cNvPr.get("descr") for one in found] == ["A lamp"]
    assert faults(files["1 Slides.pptx"]) == []


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (80, 40), "orange").save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("pack", "--theme", "foxes"), "there is no theme 'foxes': there are introduction, "),
        (("pack", "nowhere"), "there is no course 'nowhere'"),
        (("pack", "--minutes", "many"), "'many' is no number of minutes from 1 to 480"),
        (("pack", "--format", "pdf"), "--format is for slides, and not for pack"),
        (("qti", "--minutes", "7"), "--minutes is for slides and packs, and not for qti"),
        (("qti", "--theme", "x"), "--theme is for slides, packs and worksheets, and not for qti"),
    ],
)
def test_what_makes_no_pack_says_why(
    given: tuple[str, ...], message: str, sample: Path, briefed: Run, tmp_path: Path
) -> None:
    run = briefed("export", *given, "--output", tmp_path / "x.zip", project=sample)
    assert run.returncode == 2 and message in run.stderr
    assert "Built" not in run.stderr, "nobody waits for a site first"
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_pass_makes_no_pack(project: Path, briefed: Run, tmp_path: Path) -> None:
    page = project / "docs" / COURSE / "hidden-men.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("tenacious work to engage", "work to engage"), encoding="utf-8")
    run = briefed("export", "pack", "--output", tmp_path / "x.zip", project=project)
    assert run.returncode == 1 and not list(tmp_path.glob("*.zip"))
