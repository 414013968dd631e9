"""What Word lets people do to the forms of a worksheet: no word is lost or ends elsewhere."""

from __future__ import annotations

import copy
from pathlib import Path

import docx
import pytest
from briefed.importing.filled_tables import read_here
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from support.building import Run
from support.worksheets import contents, exported, forms, places

pytestmark = pytest.mark.slow
ASKS, DO = "What this asks of practice", "What to do at work"
BOX = """
<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Sound it by night.</w:t></w:r>
 </w:p></w:txbxContent></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Sound it by night.</w:t></w:r>
 </w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
"""


class Sheet:
    """The worksheet of one theme: its forms by their titles, and the numbers among these."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document: Document = docx.Document(path)

    def form(self, title: str, number: int = 1) -> Table:
        found = [one for one in forms(self.document) if one.rows[0].cells[0].text.startswith(title)]
        return found[number - 1]

    def write(self, words: str, title: str, number: int = 1) -> Table:
        table = self.form(title, number)
        places(table)[0].write(words)
        return table

    def fill(self, briefed: Run) -> str:
        self.document.save(self.path)
        return briefed("fill", "lamps", self.path, project=self.path.parent / "project").stdout


@pytest.fixture
def sheet(scaffold: Path, briefed: Run) -> Sheet:
    return Sheet(exported(briefed, scaffold, "lamps", "--theme", "fog-signals"))


def part(said: str, title: str) -> list[str]:
    """The lines of a part of what was told."""
    return said.partition(f"{title}:\n")[2].partition("\n\n")[0].split("\n")


def test_words_in_a_form_that_was_moved_joined_or_put_into_another_go_where_its_reference_says(
    scaffold: Path, briefed: Run, sheet: Sheet
) -> None:
    above, moved = sheet.write("Above.", ASKS, 1), sheet.write("Moved.", ASKS, 2)
    above._tbl.addprevious(moved._tbl)
    # Two tables without a line between are one in Word.
    joined = sheet.write("Joined.", DO, 2)
    for row in list(joined._tbl.tr_lst):
        above._tbl.append(row)
    joined._tbl.getparent().remove(joined._tbl)
    inner, outer = sheet.write("Inner.", "What this part is about"), sheet.write("Outer.", DO, 1)
    cell = outer.rows[-1]._tr.tc_lst[0]
    cell.insert(1, inner._tbl)
    cell.append(OxmlElement("w:p"))
    box = places(sheet.form("To reflect on"))[0].cell.paragraphs[0]
    box._p.append(parse_xml(BOX.format(w=nsdecls("w"))))
    said = sheet.fill(briefed)
    assert "Not taken over" not in said and "Changed on the worksheet" not in said, said
    page = contents(scaffold)["docs/lamps/fog-signals.md"]
    for words in ("Moved.", "Joined.", "Above.", "Inner.", "Outer.", "Sound it by night."):
        assert page.count(words) == 1, words
    assert page.index("\nInner.\n") < page.index("\nAbove.\n") < page.index("\nMoved.\n")
    # Each reference was brought up to date in its own table, so the same file goes on.
    again = Sheet(sheet.path)
    within = again.form(DO, 1).rows[-1].cells[0].tables[0]
    places(within)[0].write("Within.")
    assert "Left alone" not in (said := again.fill(briefed)) and "Fog signals, top\n" in said
    assert "\nWithin.\n" in contents(scaffold)["docs/lamps/fog-signals.md"]


def test_words_that_are_in_no_form_any_more_are_told(
    scaffold: Path, briefed: Run, sheet: Sheet
) -> None:
    sheet.form(ASKS, 1)._tbl.addnext(
        parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Beside the cell.</w:t></w:r></w:p>")
    )
    headless = sheet.write("Without a head.", ASKS, 2)._tbl
    headless.remove(headless.tr_lst[0])
    split = sheet.write("Which horn?", "Question 1")._tbl
    lower = copy.deepcopy(split)
    for row in split.tr_lst[5:]:
        split.remove(row)
    for row in lower.tr_lst[:5]:
        lower.remove(row)
    split.addnext(lower)
    split.addnext(OxmlElement("w:p"))
    Table(lower, sheet.document).rows[1].cells[1].text = "The near one"
    quote = next(one for one in sheet.document.paragraphs if one.text.startswith("Quote 2"))
    quote.runs[-1].text += " And more."
    before = contents(scaffold)
    said = sheet.fill(briefed)
    assert contents(scaffold) == before
    wrong = part(said, "Not taken over")
    assert any("question 1: the row “Right? Write x” is missing: undo that" in one for one in wrong)
    assert [one for one in wrong if "“Without a head.”" in one and "new worksheet" in one], said
    assert [one for one in wrong if "“The near one”" in one], said
    changed = part(said, "Changed on the worksheet, and not in the course")
    assert "“Beside the cell.” is between the white cells" in changed[0]
    assert changed[1].startswith("  Fog signals: quote 2 has other words on the worksheet")
    assert len(wrong) == 3 and len(changed) == 3, said


def test_forms_that_a_worksheet_lacks_are_named(scaffold: Path, briefed: Run, sheet: Sheet) -> None:
    for title in (ASKS, "Minutes:", "Question 2"):
        table = sheet.form(title)._tbl
        table.getparent().remove(table)
    cut = sheet.form(DO, 2)._tbl
    cut.remove(cut.tr_lst[1])
    said = sheet.fill(briefed)
    (line,) = part(said, "Changed on the worksheet, and not in the course")
    names = "minutes; quote 1: what this asks of practice; the question on quote 2a"
    assert line.startswith(f"  Fog signals: this worksheet no longer has: {names}. The course"), (
        said
    )
    (line,) = part(said, "Not taken over")
    assert "quote 2: what to do at work: the white cell below “What to do" in line
    assert "\nA new worksheet: .venv/bin/briefed export worksheet lamps. On GitHub" in said


def test_two_copies_of_a_form_that_differ_are_told_and_neither_is_taken(
    scaffold: Path, briefed: Run, sheet: Sheet
) -> None:
    before = contents(scaffold)
    for words in ("One.", "Two.", "One."):
        table = sheet.form(ASKS)._tbl
        table.addnext(copy.deepcopy(table))
        sheet.write(words, ASKS)
    said = sheet.fill(briefed)
    (line,) = part(said, "Not taken over")
    assert (
        "quote 1: what this asks of practice: this form is on the worksheet several times" in line
    )
    assert contents(scaffold) == before


@pytest.mark.parametrize("mark", ["cellIns", "cellDel", "cellMerge"])
def test_cells_that_are_tracked_are_found(sheet: Sheet, mark: str) -> None:
    cell = sheet.form("Question 1").rows[-1]._tr.tc_lst[0]
    assert not read_here(sheet.path).tracked
    cell.get_or_add_tcPr().append(OxmlElement(f"w:{mark}"))
    sheet.document.save(sheet.path)
    assert read_here(sheet.path).tracked
    assert cell.find(qn("w:tcPr")) is not None


@pytest.mark.parametrize(("look", "why"), [("vanish", "hidden"), ("color", "in the colour of")])
def test_words_that_nobody_can_see_are_refused(
    sheet: Sheet, scaffold: Path, briefed: Run, look: str, why: str
) -> None:
    sheet.write("Trim it. Unseen.", ASKS)
    run = sheet.form(ASKS).rows[1].cells[0].paragraphs[0].runs[0]
    mark = OxmlElement(f"w:{look}")
    if look == "color":
        mark.set(qn("w:val"), "FFFFFF")
    run._r.get_or_add_rPr().append(mark)
    before = contents(scaffold)
    sheet.document.save(sheet.path)
    done = briefed("fill", "lamps", sheet.path, project=scaffold)
    assert done.returncode == 2 and f"'Trim it. Unseen.' is {why}" in done.stderr, done
    assert contents(scaffold) == before
