"""The worksheet as a Word document: its parts are in the order that Word asks for, and hold all."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from briefed.authoring.worksheet.answers import KINDS
from briefed.authoring.worksheet.course_forms import worksheet_of
from briefed.authoring.worksheet.fill import sources
from briefed.authoring.worksheet.forms import Form, Note, Quoted
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.outputs.worksheet import as_docx
from briefed.source.project import load
from support.building import ROOT
from support.worksheets import REFERENCE, forms

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order of what a paragraph, a table and a cell have (ECMA-376, 17.3.1.26, 17.4.59, 17.4.69).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}


@pytest.fixture(scope="module")
def sheet():
    (course,) = load(ROOT / "tests/fixture").courses
    texts = sources(ROOT / "tests/fixture", course.slug, course.briefing)
    return worksheet_of(course.slug, course.briefing, texts)


@pytest.fixture(scope="module")
def parts(sheet) -> dict[str, bytes]:
    return as_docx(sheet, None, 1_700_000_000)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_what_a_paragraph_or_a_table_has_is_in_order(parts: dict[str, bytes], part: str) -> None:
    root = ElementTree.fromstring(parts[part])
    for name, order in ORDER.items():
        for element in root.iter(f"{W}{name}"):
            found = [child.tag.removeprefix(W) for child in element]
            assert found == sorted(found, key=order.split().index), (name, found)


def test_every_form_and_every_quote_is_on_it(sheet, parts: dict[str, bytes]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    document = docx.Document(packed)
    shown = [one for one in sheet.forms if not one.quiet]
    references = [REFERENCE.search(table._tbl.xml)[0] for table in forms(document)]
    assert len(references) == len(set(references)) == len(shown)
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for _, things in sheet.parts:
        for thing in things:
            if isinstance(thing, Quoted):
                assert all(sentence in words for _, sentence in thing.sentences)
    kinds = {one.title.partition(": ")[2] for one in sheet.forms if "/question/" in one.address}
    assert kinds == {kind.called for kind in KINDS.values()}
    # An item to sort on lamps has a word in code, which a worksheet leaves alone.
    assert any(isinstance(one, Note) and one.words == NOT_CARRIED for one in sheet.parts[2][1])
    assert any(isinstance(one, Form) and one.rows and "/case/" in one.address for one in shown)
    text = words + "".join(cell.text for one in document.tables for cell in one._cells)
    assert "[[" not in text and "**" not in text and "](" not in text and "<!--" not in text
    assert not [id_ for id_ in ("lamp-care-1", "fog-signals-3") if id_ in text]


def test_the_cells_of_each_row_fill_the_columns_that_they_span(parts: dict[str, bytes]) -> None:
    for table in ElementTree.fromstring(parts["word/document.xml"]).iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            left = list(columns)
            for cell in row.iter(f"{W}tc"):
                spanned = cell.find(f"{W}tcPr/{W}gridSpan")
                span = 1 if spanned is None else int(spanned.get(f"{W}val"))
                width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
                assert width == sum(left[:span]), "".join(row.itertext())
                del left[:span]
            assert left == [], "".join(row.itertext())
