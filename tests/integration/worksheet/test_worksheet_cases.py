"""A case with more than words, choices and quotes: the worksheet carries it, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from support.building import Run, put_beside
from support.worksheets import contents, exported, forms, places, rewrite

pytestmark = pytest.mark.slow
COURSE, PAGE = "lighthouse-keepers", "docs/lighthouse-keepers/who-relieves-the-keeper.md"
IN_A_PART = "The keeper stands on the gallery with the spyglass. Below, the oil runs low.\n"
IN_AN_END = "The keeper writes the day on the wall, and goes down to fill the lamp.\n"
QUOTE = (
    '> "Is it today?" asked one keeper of every boat that passed.\n> [who-relieves-the-keeper-5]\n'
)
DOTS = "<!-- figure: 24 lighthouses [introduction-2] -->\n"
OWN_DOTS = "<!-- figure: 3 and 2 keepers [fog-signals-2] -->\n"  # in the fixture's part
# What may be in a part of a case, and the line that stands for it on the worksheet.
THINGS = {
    "dots": (DOTS, "(here stay the dots: 24 lighthouses)"),
    "dots of the part's quote": (
        f"<!-- figure: 1 keeper [who-relieves-the-keeper-5] -->\n{QUOTE}",
        "(here stay the dots: 1 keeper)",
    ),
    "a quote": (QUOTE, "(here stays quote 5)"),
    "a quote of another theme": (
        "> The wardens will come back in 2027.\n> [what-the-board-will-do-3]\n",
        "(here stays quote 3 of What the Board will do)",
    ),
    "a box": ('!!! note "Mind"\n    The wind.\n', "(here stays the box “Mind”)"),
    "a box on what is safe": (
        '!!! safety "Before you ask"\n    - Ask the keeper alone.\n',
        "(here stays the box “Before you ask”)",
    ),
    "a note": (
        "<!-- Whoever edits this: mind. -->\n",
        "(here stays a note that readers don’t see)",
    ),
    "a table": (
        "| Boat | Day |\n|---|---|\n| First | Monday |\n",
        "(here stays what has a layout of its own: Boat Day)",
    ),
    "a list with numbers": (
        "1. The lamp\n2. The log\n",
        "(here stays what has a layout of its own: 1 The lamp)",
    ),
    "words in code": (
        "On the wall is `Monday`.\n",
        "(here stays what has a layout of its own: On the wall is Monday)",
    ),
}


@pytest.fixture
def project(empty: Path) -> Path:
    return put_beside(empty)


def case_of(document: Document) -> Table:
    """The form of the case, which is the only one with a part of this title."""
    return next(
        table
        for table in forms(document)
        if any(" ".join(place.words.split()) == "Nothing is said" for place in places(table))
    )


def happens(table: Table, title: str):
    """The cell that says what happens in a part."""
    found = places(table)
    at = next(at for at, one in enumerate(found) if " ".join(one.words.split()) == title)
    return found[at + 1]


# Those that name the same quote of the briefing are tried in cases of their own.
TOGETHER = [
    ["a quote"],
    ["dots of the part's quote"],
    [one for one in THINGS if one not in ("a quote", "dots of the part's quote")],
]


@pytest.mark.parametrize(
    ("own", "above"),
    [(IN_A_PART, True), (IN_AN_END, False)],
    ids=["above a part's words", "below those of an ending"],
)
@pytest.mark.parametrize("things", TOGETHER, ids=[", ".join(one)[:30] for one in TOGETHER])
def test_whatever_is_in_a_part_keeps_its_place(
    project: Path, briefed: Run, things: list[str], own: str, above: bool
) -> None:
    markup = "\n".join(THINGS[one][0] for one in things)
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    assert own in text
    page.write_text(
        text.replace(own, f"{markup}\n{own}" if above else f"{own}\n{markup}"), encoding="utf-8"
    )
    before = contents(project)
    sheet = exported(briefed, project, COURSE, "--theme", "who-relieves-the-keeper")
    title = "Nothing is said" if own == IN_A_PART else "The day is known"
    cell = happens(case_of(docx.Document(sheet)), title)
    # An ending names the last of its quotes in its third column.
    last = things == ["a quote"] and own == IN_AN_END and not above
    assert own.strip() in cell.words
    for one in things:
        assert (THINGS[one][1] in cell.words) is not last, one

    rewrite(sheet, seed=11)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Nothing new was filled in." in run.stdout, run.stdout
    assert contents(project) == before

    document = docx.Document(sheet)
    cell = happens(case_of(document), title)
    # A word processor ended lines within paragraphs, which are written anew here.
    said = [one.text for one in cell.cell.paragraphs if one.text.strip()]
    said = [" ".join(one.split()) for one in said]
    cell.write("\n".join(said).replace("The keeper ", "The old keeper "))
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Filled in (1):\n  Who relieves the keeper?, the case\n" in run.stdout, run.stdout
    after = contents(project)[PAGE]
    assert _said(after) == _said(
        before[PAGE].replace(own, own.replace("The keeper ", "The old keeper "))
    )
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Nothing new was filled in." in run.stdout and contents(project)[PAGE] == after


def _said(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.split("\n") if line.strip()]


def test_a_line_that_stands_for_something_is_not_lost(project: Path, briefed: Run) -> None:
    before = contents(project)
    sheet = exported(briefed, project, COURSE, "--theme", "who-relieves-the-keeper")
    for said, told in {
        "The oil runs low.": "the line “(here stay the dots: 3 and 2 keepers)” of the part "
        "“Nothing is said” is gone: write it where it should stand.",
        "The oil runs low.\n(here stay the dots: 3 and 2 keepers)\n(here stays quote 9)": "“(here "
        "stays quote 9)” in the part “Nothing is said” stands for nothing that the case has: take "
        "the line away",
        "(here stay the dots: 3 and 2 keepers)": "in the part “Nothing is said” nothing happens",
    }.items():
        document = docx.Document(sheet)
        happens(case_of(document), "Nothing is said").write(said)
        document.save(sheet)
        run = briefed("fill", COURSE, sheet, project=project)
        assert told in run.stdout, run.stdout
        assert contents(project) == before


def test_what_stays_goes_with_its_part_and_may_be_put_into_another(
    project: Path, briefed: Run
) -> None:
    page = project / PAGE
    sheet = exported(briefed, project, COURSE, "--theme", "who-relieves-the-keeper")
    document = docx.Document(sheet)
    table = case_of(document)
    happens(table, "Nothing is said").write(IN_A_PART.strip())
    there = happens(table, "A day is told")
    there.write(f"{there.words}\n(Here stay the dots: 3 and 2 keepers)")
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Filled in (1)" in run.stdout, run.stdout
    part = page.read_text(encoding="utf-8").partition("### A day is told")[2].split("###")[0]
    assert OWN_DOTS in part and page.read_text(encoding="utf-8").count(OWN_DOTS) == 1

    document = docx.Document(sheet)
    table = case_of(document)
    for place in places(table):
        if place.words.replace("→ A day is told", "") != place.words or place.words == (
            "A day is told"
        ):
            place.write(place.words.replace("A day is told", "The day"))
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Filled in (1)" in run.stdout, run.stdout
    part = page.read_text(encoding="utf-8").partition("### The day { #a-day-is-told }")[2]
    assert OWN_DOTS in part.split("###")[0]


def test_links_in_a_part_and_a_list_of_good_endings_stay(project: Path, briefed: Run) -> None:
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    text = text.replace("with the spyglass. B", "with the [spyglass](the-wardens-map.md). B")
    page.write_text(
        text.replace("good endings: the-day-is-known", "good endings: [the-day-is-known]"),
        encoding="utf-8",
    )
    before = page.read_text(encoding="utf-8")
    sheet = exported(briefed, project, COURSE, "--theme", "who-relieves-the-keeper")
    document = docx.Document(sheet)
    cell = happens(case_of(document), "Nothing is said")
    cell.write(cell.words.replace("The keeper", "Each keeper"))
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Filled in (1)" in run.stdout, run.stdout
    after = page.read_text(encoding="utf-8")
    assert after == before.replace("The keeper stands", "Each keeper stands", 1)


@pytest.mark.parametrize("has_own", [True, False], ids=["and the page has one", "alone"])
def test_the_form_of_what_is_safe_is_that_of_the_page_and_not_of_a_box_in_a_part(
    project: Path, briefed: Run, has_own: bool
) -> None:
    page = project / PAGE
    inside = THINGS["a box on what is safe"][0]
    own = '!!! safety "Before you climb"\n    - Hold the rail.\n\n' if has_own else ""
    text = page.read_text(encoding="utf-8").replace(IN_A_PART, f"{inside}\n{IN_A_PART}")
    page.write_text(text.replace("## Back to the", f"{own}## Back to the"), encoding="utf-8")
    sheet = exported(briefed, project, COURSE, "--theme", "who-relieves-the-keeper")
    document = docx.Document(sheet)
    about = "if this theme needs a box on it"
    form = next(one for one in forms(document) if about in one.rows[0].cells[0].text)
    heading, points = places(form)
    before = ("Before you climb", "Hold the rail.") if has_own else ("", "")
    assert (heading.words, points.words) == before
    points.write("Hold the rail with both hands.")
    keeper = happens(case_of(document), "Nothing is said")
    keeper.write(keeper.words.replace("The keeper ", "Each keeper "))
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert "Filled in (2)" in run.stdout, run.stdout
    after = page.read_text(encoding="utf-8")
    assert after.count("!!! safety") == 2 and inside in after.partition("## In practice")[0]
    assert "Hold the rail with both hands." in after.partition("## In practice")[2]
    assert "Each keeper stands on the gallery" in after and "Hold the rail.\n" not in after
