"""Every kind of PDF that is made is PDF/UA-1 (ISO 14289-1), by veraPDF, which others wrote.

support/tagged.py, which test_handouts.py uses, holds a file to the same standard within Python, by
fewer rules.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from briefed.model import Course
from briefed.outputs import handouts, signing_sheet, typeset
from briefed.outputs.slides import composed
from briefed.outputs.slides_pdf import pdf_of_slides, pdf_with_notes
from briefed.outputs.typeset import Document, Press
from briefed.source.project import load
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from support import browsers, pdf_ua
from support.building import BUILT_ON

pytestmark = pytest.mark.slow

# Sheets that somebody writes on.
FORMS = (
    "attendance-and-action-plan",
    "evaluation",
    "handout",
    "letter",
    "questions",
    "seven-minute",
    "signing",
)
TEMPLATES = Path(typeset.__file__).with_name("templates")


class Recording(Press):
    """A press that knows which templates it was given."""

    def __init__(self) -> None:
        super().__init__(BUILT_ON)
        self.templates: set[str] = set()

    def pdf(self, document: Document) -> bytes:
        self.templates.add(document.template)
        return super().pdf(document)


class Held(NamedTuple):
    """What veraPDF said of each file, by its name, the templates that they were made of, and how
    many links to other sites they have, and which have fields to fill in.
    """

    faults: dict[str, list[str]]
    templates: set[str]
    web_links: int
    fields: set[str]


def web_links(file: Path) -> int:
    """How many links of a PDF lead to other sites; each says where."""
    links = [one.get_object() for page in PdfReader(file).pages for one in page.get("/Annots", [])]
    led = [link for link in links if link.get("/A", {}).get("/S") == "/URI"]
    assert all(link["/A"]["/URI"] in link["/Contents"] for link in led)
    return len(led)


def untitled(writer: PdfWriter) -> None:
    writer.root_object["/ViewerPreferences"].pop("/DisplayDocTitle")


def untagged(writer: PdfWriter) -> None:
    writer.root_object.pop("/StructTreeRoot")


def loose_items(writer: PdfWriter) -> None:
    """Make paragraphs of the lists, so that their items belong to none."""
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and one.get("/S") == "/L":
            one[NameObject("/S")] = NameObject("/P")


def fields_of(writer: PdfWriter) -> list[DictionaryObject]:
    """The fields of a sheet."""
    return [
        one
        for one in writer._objects
        if isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Widget"
    ]


def not_read_out(writer: PdfWriter) -> None:
    fields_of(writer)[0].pop("/TU")


def outside_the_structure(writer: PdfWriter) -> None:
    """Take a field out of the element that it is read in."""
    fields_of(writer)[0].pop("/StructParent")


SABOTAGED: dict[str, Callable[[PdfWriter], None]] = {
    "7.1-10": untitled,
    "7.1-11": untagged,
    "7.2-17": loose_items,
    "7.18.1-3": not_read_out,
    "7.18.4-1": outside_the_structure,
}


def printed(course: Course, site: Path, folder: Path, press: Press) -> None:
    """Every PDF that a course has, into a folder of its own."""
    (folder / course.slug).mkdir(parents=True)
    decks = composed(course, site)
    handouts.write(course, decks, folder, press)
    made, page = decks["index"]
    for make in (pdf_of_slides, pdf_with_notes):
        data = press.pdf(make(course, made, page))
        (folder / course.slug / f"{make.__name__}.pdf").write_bytes(data)


@pytest.fixture(scope="module")
def held(fixture_site: Path, short_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """All PDFs of a course that uses every construct, and of a part of the real one."""
    folder = tmp_path_factory.mktemp("pdf-ua")
    press = Recording()
    for site in (fixture_site, short_site):
        loaded = load(site.parent)
        for course in loaded.courses:
            printed(course, site, folder, press)
            signing = press.pdf(signing_sheet.document(course, loaded.site, "edition 1"))
            (folder / course.slug / "signing.pdf").write_bytes(signing)
    for number, spoil in SABOTAGED.items():
        of_a_form = spoil in (not_read_out, outside_the_structure)
        good = next(folder.rglob("letter-*.pdf" if of_a_form else "*-questions.pdf"))
        writer = PdfWriter(clone_from=PdfReader(good))
        spoil(writer)
        writer.write(folder / f"sabotaged {number}.pdf")
    files = sorted(folder.rglob("*.pdf"))
    said = pdf_ua.faults(files)
    return Held(
        {str(file.relative_to(folder)): said[file] for file in files},
        press.templates,
        sum(web_links(file) for file in files if file.stem.startswith("pdf_")),
        {
            kind
            for kind in FORMS
            for file in files
            if kind in file.stem and PdfReader(file).get_fields()
        },
    )


def test_every_pdf_is_accessible(held: Held) -> None:
    made = {name: told for name, told in held.faults.items() if "sabotaged" not in name}
    assert len(made) > 20
    assert {name: told[:5] for name, told in made.items() if told} == {}


def test_links_to_other_sites_are_among_them(held: Held) -> None:
    assert held.web_links > 2


def test_what_somebody_writes_on_is_a_form(held: Held) -> None:
    assert held.fields == {*FORMS}


def test_every_kind_of_pdf_is_among_them(held: Held) -> None:
    kinds = {
        path.name
        for path in TEMPLATES.glob("*.typ")
        if "sys.inputs.document" in path.read_text(encoding="utf-8")
    }
    assert held.templates == kinds, "a template makes a PDF that is not held to the standard here"


@pytest.mark.parametrize("number", SABOTAGED)
def test_a_sabotaged_file_fails(held: Held, number: str) -> None:
    told = held.faults[f"sabotaged {number}.pdf"]
    assert [one for one in told if one.startswith(f"{number}: ")], told


@pytest.mark.soak
def test_every_pdf_that_is_published_is_accessible(published_site: Path, tmp_path: Path) -> None:
    """All sheets of the course, and the slides in each of its packs."""
    files = list(published_site.glob("*/handouts/*.pdf"))
    for pack in published_site.glob("*/packs/*.zip"):
        with zipfile.ZipFile(pack) as archive:
            slides = [
                name for name in archive.namelist() if re.search(r"/\d+ Slides.*\.pdf$", name)
            ]
            archive.extractall(tmp_path, slides)
        files += [tmp_path / name for name in slides]
    assert len(files) > 90
    assert {file.name: told[:5] for file, told in pdf_ua.faults(files).items() if told} == {}


def test_without_java_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(browsers, "TOOLS", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="apt-get install default-jdk-headless"):
        pdf_ua.faults([tmp_path / "any.pdf"])
