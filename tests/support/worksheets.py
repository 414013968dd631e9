"""Fills in worksheets as a person does, and rewrites them as word processors do."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from support.building import ROOT, Run, fingerprint

ORIGINAL = ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt"
REFERENCE = re.compile(r"Ref [0-9A-Z]{4,}-[0-9A-Z]{5}")


def new_course(briefed: Run, project: Path) -> Path:
    """A project whose only course, “lamps”, was made of a briefing a moment ago."""
    run = briefed("new", ORIGINAL, "--course", "lamps", project=project)
    assert run.returncode == 0, run.stderr
    return project


_EXPORTED: dict[tuple[str, ...], bytes] = {}


def exported(briefed: Run, project: Path, course: str, *more: str) -> Path:
    """The worksheet of a course, in the place of one that was exported before.

    Most tests begin with that of the same course, so each is made once: the same course gives the
    same worksheet, as a test proves that exports anew.
    """
    target = project.parent / "worksheet.docx"
    asked = fingerprint(project), course, *more
    if asked not in _EXPORTED:
        _EXPORTED[asked] = exported_anew(briefed, project, course, *more).read_bytes()
    target.write_bytes(_EXPORTED[asked])
    return target


def exported_anew(briefed: Run, project: Path, course: str, *more: str) -> Path:
    """The same, made by the command whatever was exported before."""
    target = project.parent / "worksheet.docx"
    target.unlink(missing_ok=True)
    run = briefed("export", "worksheet", course, "--output", target, *more, project=project)
    assert run.returncode == 0, run.stderr
    return target


def contents(project: Path) -> dict[str, str]:
    """The texts of a project's courses, by their paths."""
    return {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("docs", "quizzes")
        for path in sorted((project / folder).rglob("*.md"))
    }


class Place:
    """A cell to write into: the first words of its form or row, and the column's head."""

    def __init__(self, form: str, label: str, cell: _Cell) -> None:
        self.form = form
        self.label = label
        self.cell = cell

    @property
    def words(self) -> str:
        return self.cell.text.strip()

    def write(self, words: str) -> None:
        """Write words into the cell, a paragraph for each line."""
        first, *others = words.split("\n")
        for paragraph in self.cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        self.cell.paragraphs[0].text = first
        for line in others:
            self.cell.add_paragraph(line)


def forms(document: Document) -> Iterator[Table]:
    """The tables that have a reference."""
    for table in document.tables:
        if any(REFERENCE.search(cell.text) for cell in table.rows[0].cells):
            yield table


def places(table: Table) -> list[Place]:
    """The cells of a form that are for writing."""
    form = _first_words(table.rows[0].cells[0])
    found: list[Place] = []
    heads: list[str] = []
    for row in table.rows[1:]:
        cells = [_Cell(cell, table) for cell in row._tr.tc_lst]
        if len(cells) == 1:
            found.append(Place(form, form, cells[0]))
        elif len(cells) == 2:
            found.append(Place(form, _first_words(cells[0]), cells[1]))
        elif not heads:
            heads = [cell.text.strip() for cell in cells]
        else:
            found += [Place(form, head, cell) for head, cell in zip(heads, cells, strict=True)]
    return found


def _first_words(cell: _Cell) -> str:
    """The first paragraph of a cell that is not empty."""
    return next((one.text for one in cell.paragraphs if one.text.strip()), "")


def fill_in(path: Path, words: Callable[[Place], str | None]) -> int:
    """Write into a worksheet what `words` says of each place; None leaves it. How many were."""
    document = docx.Document(path)
    written = 0
    for table in forms(document):
        for place in places(table):
            if (said := words(place)) is not None:
                place.write(said)
                written += 1
    document.save(path)
    return written


def rewrite(path: Path, seed: int = 0) -> None:
    """Change a document as word processors do when they save it.

    Runs are split, quotation marks turned, a space exchanged for the end of a line, empty
    paragraphs added, and the styles of tables and paragraphs dropped.
    """
    chance = random.Random(seed)
    document = docx.Document(path)
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        for run in list(paragraph.iter(qn("w:r"))):
            _split(run, chance)
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and paragraph.getparent().tag == qn("w:tc"):
            style.getparent().remove(style)
    for cell in list(document.element.body.iter(qn("w:tc"))):
        if chance.random() < 0.5:
            cell.append(OxmlElement("w:p"))
        if chance.random() < 0.2:
            cell.insert(1, OxmlElement("w:p"))
    for table in document.tables:
        for name in ("w:tblBorders", "w:tblStyle"):
            for found in table._tbl.tblPr.findall(qn(name)):
                table._tbl.tblPr.remove(found)
    document.save(path)


def _split(run, chance: random.Random) -> None:
    """Cut a run in two, turn its quotation marks, and end a line within it."""
    pieces = run.findall(qn("w:t"))
    if len(pieces) != 1 or not pieces[0].text:
        return
    words = _curly(pieces[0].text)
    at = chance.randrange(len(words) + 1)
    other = copy.deepcopy(run)
    _say(run, words[:at])
    _say(other, words[at:])
    run.addnext(other)
    gap = words.find(" ", at)
    if gap > 0 and chance.random() < 0.3:
        _say(other, words[at:gap])
        after = copy.deepcopy(run)
        _say(after, words[gap + 1 :])
        line = copy.deepcopy(run)
        line.remove(line.find(qn("w:t")))
        line.append(OxmlElement("w:br"))
        other.addnext(line)
        line.addnext(after)


def _curly(words: str) -> str:
    words = re.sub(r'(^|[\s(])"', r"\1“", words).replace('"', "”")
    return re.sub(r"(^|[\s(])'", r"\1‘", words).replace("'", "’")


def _say(run, words: str) -> None:
    piece = run.find(qn("w:t"))
    piece.text = words
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
