"""Word makes an arrow of “-->”, and a tick, a character of a symbol font: neither may be lost."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from support.building import Run
from support.worksheets import Place, contents, exported, forms, places

pytestmark = pytest.mark.slow
CASE = ["On the rock", "It holds biscuits.", "Ask → You ask", "You ask", "Why?", "Ending: quote 5"]
QUESTION = ["", "One", "No.", "✓", "Two", "Yes.", "", "Three", "No."]


def form(document: Document, begins: str, label: str = "") -> list[Place]:
    """The places of the first form with this title that has a row or a head of this label."""
    found = (places(table) for table in forms(document))
    return next(
        one
        for one in found
        if one[0].form.startswith(begins) and any(place.label.startswith(label) for place in one)
    )


def write(form: list[Place], table: list[str], heads: int) -> None:
    """Write into the table of a form, whose columns are the last of its labels."""
    columns = {place.label for place in form[-heads:]}
    cells = [place for place in form if place.label in columns]
    for place, words in zip(cells, table, strict=False):
        place.write(words)


def symbols(place: Place, sign: str, font: str, code: str, typed: bool) -> None:
    """Put a character of a symbol font in the place of a sign, as word processors store it."""
    for paragraph in place.cell.paragraphs:
        first, *others = paragraph.text.split(sign)
        paragraph.text = first
        for words in others:
            run = paragraph.add_run(chr(int(code, 16)) if typed else "")
            if typed:
                run.font.name = font
            else:
                symbol = OxmlElement("w:sym")
                symbol.set(qn("w:font"), font)
                symbol.set(qn("w:char"), code)
                run._r.append(symbol)
            paragraph.add_run(words)


@pytest.mark.parametrize("typed", [False, True], ids=["symbol", "typed"])
@pytest.mark.parametrize(
    ("font", "arrow", "tick"),
    [
        ("Wingdings", "F0E0", "F0FC"),
        ("Wingdings", "F0E8", "F0FE"),
        ("Symbol", "F0AE", ""),
        ("Wingdings 2", "", "F052"),
        ("Wingdings 3", "F022", ""),
    ],
)
def test_an_arrow_and_a_tick_of_a_symbol_font_are_read(
    scaffold: Path, briefed: Run, font: str, arrow: str, tick: str, typed: bool
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    document = docx.Document(sheet)
    case = form(document, "If the case branches")
    write(case, CASE, 3)
    question = form(document, "Fill this in", "Right?")
    write(question, QUESTION, 3)
    question[0].write("Which?")
    for place in question:
        if place.label.startswith("The theme, and the quotes it rests on"):
            place.write("Lamp care: 4")
        if place.label.startswith("What is said after"):
            place.write("It was so.")
    for form_of, sign, code in ((case, "→", arrow), (question, "✓", tick)):
        for place in form_of if code else ():
            if sign in place.words:
                symbols(place, sign, font, code, typed)
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Not taken over" not in run.stdout and "Left alone" not in run.stdout, run.stdout
    done = contents(scaffold)
    assert "\n- [Ask](#you-ask)\n" in done["docs/lamps/lamp-care.md"]
    assert "- [x] Two\n> Yes." in done["quizzes/lamps/lamp-care.md"]


def test_a_symbol_that_is_not_known_is_told(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    document = docx.Document(sheet)
    case = form(document, "If the case branches")
    write(case, CASE, 3)
    place = next(one for one in case if "biscuits" in one.words)
    symbols(place, "biscuits", "Wingdings", "F026", typed=False)
    document.save(sheet)
    before = contents(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Not taken over" in run.stdout and contents(scaffold) == before, run.stdout
