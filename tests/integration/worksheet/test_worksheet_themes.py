"""What somebody does to the themes of a worksheet, or to their files, is told. No word is lost."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from support.building import Run
from support.worksheets import contents, exported, fill_in, forms, places

pytestmark = pytest.mark.slow
CHANGED = "Changed on the worksheet, and not in the course:\n"


def heading(document: Document, words: str):
    return next(
        one
        for one in document.paragraphs
        if one.style.name == "Heading 1" and one.text.strip() == words
    )


def theme(document: Document, words: str) -> list:
    """The elements of a theme, its heading first."""
    body = list(document.element.body)
    start = body.index(heading(document, words)._p)
    tops = [one._p for one in document.paragraphs if one.style.name == "Heading 1"]
    after = [body.index(one) for one in tops if body.index(one) > start]
    return body[start : after[0]]


def write(document: Document) -> None:
    """Write below the first quote of fog signals."""
    below = heading(document, "Fog signals")._p
    table = next(
        one
        for one in forms(document)
        if one._tbl in below.itersiblings(qn("w:tbl"))
        and one.rows[0].cells[0].text.strip().startswith("What this asks")
    )
    places(table)[0].write("Sound it by day.")


def filled(briefed: Run, project: Path, sheet: Path, document: Document) -> tuple[str, str]:
    """What filling in a changed worksheet says of the change, and the page of fog signals then."""
    document.save(sheet)
    said = briefed("fill", "lamps", sheet, project=project).stdout
    told = said.partition(CHANGED)[2].partition("\n\n")[0]
    return told, contents(project)["docs/lamps/fog-signals.md"]


def test_another_heading_is_told_and_what_was_written_below_it_is_taken(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    write(document)
    heading(document, "Fog signals").runs[0].text = "Fog horns"
    told, page = filled(briefed, scaffold, sheet, document)
    assert told.startswith(
        "  Fog signals: this heading has other words on the worksheet, or is gone"
    )
    assert "Title of the page" in told and told.count("\n") == 0
    assert "\nSound it by day.\n" in page


def test_another_order_is_told_and_what_was_written_is_taken(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    write(document)
    before = heading(document, "Lamp care")._p
    for element in theme(document, "Fog signals"):
        before.addprevious(element)
    told, page = filled(briefed, scaffold, sheet, document)
    assert told.startswith("  The order of the themes: "), told
    assert "“Fog signals” comes before “Lamp care”" in told and told.count("\n") == 0
    assert "\nSound it by day.\n" in page


def test_a_theme_that_was_taken_out_of_the_whole_worksheet_stays_and_is_told(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    before = contents(scaffold)["docs/lamps/fog-signals.md"]
    for element in theme(document, "Fog signals"):
        element.getparent().remove(element)
    told, page = filled(briefed, scaffold, sheet, document)
    assert told.startswith("  Fog signals: nothing of it is on this worksheet"), told
    assert "stays in the course" in told and page == before


def test_the_worksheet_of_one_theme_lacks_none(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    told, _ = filled(briefed, scaffold, sheet, docx.Document(sheet))
    assert not told


@pytest.mark.parametrize("name", ["fog-horns.md", ""])
def test_words_for_a_page_that_is_gone_are_told_once(
    scaffold: Path, briefed: Run, name: str
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    fill_in(sheet, lambda one: "By day." if one.form.startswith("What this asks") else None)
    page = scaffold / "docs/lamps/fog-signals.md"
    kept = page.read_text(encoding="utf-8")
    if name:
        page.rename(page.with_name(name))
    else:
        page.unlink()
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    (line,) = said.partition("Not taken over:\n")[2].partition("\n\n")[0].split("\n")
    assert line.startswith("  Fog signals: its page is gone (docs/lamps/fog-signals.md)"), said
    assert "quote 1: what this asks of practice: “By day.”" in line
    assert "quote 2: what this asks of practice: “By day.”" in line
    # Put back, the same worksheet goes on.
    page.write_text(kept, encoding="utf-8")
    briefed("fill", "lamps", sheet, project=scaffold)
    assert page.read_text(encoding="utf-8").count("\nBy day.\n") > 1
