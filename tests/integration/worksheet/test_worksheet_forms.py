"""What is added by a worksheet: cases, new questions of each kind, figures, services, contacts."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import docx
import pytest
from briefed.authoring.worksheet.answers import KINDS
from docx.document import Document
from docx.table import Table
from support.building import Run
from support.worksheets import contents, exported, forms, places, rewrite

pytestmark = pytest.mark.slow
CASE = [
    (
        "On the rock",
        "The tin holds biscuits. What do you do?",
        "Eat one → A full keeper\nAsk → You ask",
    ),
    ("A full keeper", 'You *eat*. "Crunch."', "Go on => You ask"),
    ("You ask", "Nobody knows.", "Good ending: quote 5"),
]
NEW = {
    "choice": [("", "One [of] them", "No."), ("x", "Two", "Yes."), ("", "Three", "No, too.")],
    "several": [("x", "One", "Yes."), ("x", "Two", "Yes, too."), ("", "Three", "No.")],
    "gaps": [],
    "sort": [("dry", "A tin", "It was."), ("damp", "Stairs", "They were."), ("dry", "Most", "So.")],
    "match": [("a", "Tin", "1."), ("b", "Stairs", "2."), ("c", "Biscuits", "3.")],
    "order": [("2", "Second", "Then."), ("1", "First", "Now."), ("3", "Third", "Last.")],
}


def form(document: Document, begins: str, at: int = 0, label: str = "") -> Table:
    """The form with this title, or with a row or a head of this label: the one at an index."""
    found = [
        table
        for table in forms(document)
        if table.rows[0].cells[0].paragraphs[0].text.startswith(begins)
        and (not label or any(place.label.startswith(label) for place in places(table)))
    ]
    return found[at]


def write_rows(table: Table, rows: list[tuple[str, ...]]) -> None:
    cells = [one for one in places(table) if one.label in {p.label for p in places(table)[-3:]}]
    for place, words in zip(cells, [words for row in rows for words in row], strict=False):
        place.write(words)


def write_new(table: Table, stem: str, rows: list[tuple[str, ...]], quotes: str) -> None:
    stems, *others = places(table)
    stems.write(stem)
    if rows:
        write_rows(table, rows)
    for place in others:
        if place.label.startswith("The theme, and the quotes it rests on"):
            place.write(quotes)
        if place.label.startswith("What is said after"):
            place.write("It was so.")


HEADS = {
    "sort": "Group",
    "match": "What fits",
    "order": "Place",
    "gaps": "A sentence with a gap",
}


def filled(sheet: Path) -> None:
    """Fill in one of every form that a theme can be given, on its worksheet."""
    document = docx.Document(sheet)
    write_rows(form(document, "If the case branches"), CASE)
    for name, rows in NEW.items():
        table = form(document, "Fill this in", int(name == "several"), HEADS.get(name, "Right?"))
        stem = "What was in the tin, *and* why?" if name != "gaps" else "Most tins were [dry]."
        write_new(
            table, f"{stem} ({name})", rows, f"Lamp care: {'4, 5' if name == 'choice' else '1a'}"
        )
    dots = form(document, "Fill this in", label="What was counted")
    figure, quote = places(dots)
    figure.write("21 of 24 lighthouses")
    quote.write("Lamp care: 1a")
    document.save(sheet)


@pytest.mark.parametrize("change", [False, True])
def test_one_of_every_form_is_added_and_only_once(
    scaffold: Path, briefed: Run, change: bool
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    filled(sheet)
    if change:
        rewrite(sheet, seed=5)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Not taken over" not in run.stdout and "Left alone" not in run.stdout, run.stdout
    for kind in KINDS.values():
        assert f"  New question ({kind.called})\n" in run.stdout
    assert "  Lamp care, the case\n" in run.stdout
    assert "  New figure as dots\n" in run.stdout
    done = contents(scaffold)
    page, quiz = done["docs/lamps/lamp-care.md"], done["quizzes/lamps/lamp-care.md"]
    assert (
        "### On the rock { #on-the-rock }\n\nThe tin holds biscuits. What do you do?\n\n"
        "- [Eat one](#a-full-keeper)\n- [Ask](#you-ask)\n\n"
        "### A full keeper { #a-full-keeper }\n\n"
        'You \\*eat\\*. "Crunch."\n\n- [Go on](#you-ask)\n\n'
        "### You ask { #you-ask }\n\nNobody knows.\n\n"
        "> although one tin held biscuits\n> [lamp-care-5]\n" in page
    )
    assert "\ngood endings: you-ask\n---" in page
    assert "<!-- figure: 21 of 24 lighthouses [lamp-care-1] -->\n> The lamps were clean" in page
    assert "Most tins were [[dry]]. (gaps)\n\n---\nIt was so.\n" in quiz
    assert (
        "- [2] Second\n> Then.\n- [1] First\n" in quiz and "- [ ] One \\[of\\] them\n> No." in quiz
    )
    result = json.loads(briefed("check", "lamps", "--format", "json", project=scaffold).stdout)
    of_form = ("page-", "question-malformed", "case-", "picture-", "duplicate-")
    assert not [one for one in result["problems"] if one["code"].startswith(of_form)]

    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout and contents(scaffold) == done, run.stdout
    assert "Not taken over" not in run.stdout and "Left alone" not in run.stdout, run.stdout

    again = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    document = docx.Document(again)
    table = form(document, "If the case branches")
    write_rows(table, [("In the boat", *CASE[0][1:])])
    document.save(again)
    run = briefed("fill", "lamps", again, project=scaffold)
    assert "### In the boat { #on-the-rock }" in contents(scaffold)["docs/lamps/lamp-care.md"]


def test_a_form_may_be_copied_to_add_several(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    document = docx.Document(sheet)
    table = form(document, "Fill this in", label="Right?")
    for number in ("first", "second"):
        other = Table(copy.deepcopy(table._tbl), table._parent)
        table._tbl.addnext(other._tbl)
        write_new(
            other,
            f"Of the lamps that the wardens saw, the {number}?",
            NEW["choice"],
            "lamp care: 1b",
        )
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert run.stdout.count("New question (one answer is right)\n") == 2
    assert "(one answer is right): takes the place of question 2, not yet written\n" in run.stdout
    quiz = contents(scaffold)["quizzes/lamps/lamp-care.md"]
    assert quiz.count("<!-- question: of-the-lamps-that-the-wardens-saw-") == 2


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        ("1b", "“1b” names no theme: write its heading, a colon and the numbers of the quotes"),
        ("Lamp car: 1b", "there is no theme “Lamp car”: write “Lamp care”"),
        ("Lamp care:", "it names no quote that it rests on"),
        ("Lamp care: 99", "there is no quote 99: the theme has quotes 1 to 8"),
    ],
)
def test_a_form_to_copy_says_for_which_theme_it_is(
    scaffold: Path, briefed: Run, quotes: str, told: str
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    table = form(document, "Fill this in", label="Right?")
    write_new(table, "What did the wardens see?", NEW["choice"], quotes)
    document.save(sheet)
    before = contents(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert f"  New question (one answer is right): {told}" in run.stdout, run.stdout
    assert contents(scaffold) == before


WRONG = {
    "a choice leads to “Nowhere”, and no part is called so: the parts are “On the rock”": [
        ("On the rock", "What now?", "Go → Nowhere")
    ],
    "the part “On the rock” has neither a choice nor an end": [("On the rock", "What now?", "")],
    "in the part “On the rock” nothing happens": [("On the rock", "", "Ending: quote 1")],
    "there is no quote 99: the theme has quotes 1 to 8": [
        ("On the rock", "What now?", "Ending: quote 99")
    ],
    "“Go on” in the part “On the rock” is no choice": [("On the rock", "What now?", "Go on")],
    "two parts are called “One”": [("One", "a", "b → One"), ("One", "c", "Ending: quote 1")],
    "row 1 has no title": [("", "What now?", "Ending: quote 1")],
}


def test_what_would_break_a_case_is_told(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    before = contents(scaffold)
    wrong = sheet.with_name("wrong.docx")
    for said, rows in WRONG.items():
        document = docx.Document(sheet)
        write_rows(form(document, "If the case branches"), rows)
        document.save(wrong)
        run = briefed("fill", "lamps", wrong, project=scaffold)
        told = next(
            one for one in run.stdout.split("\n") if one.startswith("  Lamp care, the case")
        )
        assert said in told
        assert contents(scaffold) == before


def test_contacts_and_services_are_tables(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    write_rows(
        form(document, "Local contacts"), [("01632 960001", "Duty warden: day", "5 Oct 2026")]
    )
    write_rows(
        form(document, "Services"),
        [("Head Keepers", "", "Introduction: 3\nWho relieves the keeper?: 5")],
    )
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "  Course start, local contacts\n  Course start, services\n" in run.stdout, run.stdout
    assert (
        'local contacts:\n  - name: "Duty warden: day"\n    number: "01632 960001"\n'
        "    verified: 2026-10-05\n" in contents(scaffold)["docs/lamps/index.md"]
    )
    assert (
        "services:\n  - name: Head Keepers\n    statements:\n      - introduction-3\n"
        "      - who-relieves-the-keeper-5\napproval:\n"
        in contents(scaffold)["docs/lamps/index.md"]
    )
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new" in run.stdout and "Left alone" not in run.stdout, run.stdout

    document = docx.Document(sheet)
    table = form(document, "Services")
    places(table)[2].write("Nowhere: 3")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Course start, services" in run.stdout and "Nowhere" in run.stdout


def test_a_paper_may_be_of_a_month_without_a_day(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    (published,) = places(form(document, "When the briefing was published"))
    (review,) = places(form(document, "When the course must be reviewed"))
    published.write("May 2021")
    review.write("May 2028")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Course start, date of publication\n" in run.stdout, run.stdout
    assert "date of review: “May 2028” is no date: write it with its day" in run.stdout
    assert "\npublished: 2021-05\n" in contents(scaffold)["docs/lamps/index.md"]
    document = docx.Document(exported(briefed, scaffold, "lamps"))
    (published,) = places(form(document, "When the briefing was published"))
    assert published.words == "May 2021"


@pytest.mark.parametrize("title", ['"Trainer notes (10 minutes)"', '"Trainer notes"', ""])
def test_the_minutes_of_trainer_notes_are_written_on_the_worksheet(
    scaffold: Path, briefed: Run, title: str
) -> None:
    page = scaffold / "docs/lamps/fog-signals.md"
    text = page.read_text(encoding="utf-8")
    old = '??? trainer "Trainer notes (10 minutes)"'
    page.write_text(text.replace(old, f"??? trainer {title}".rstrip()), encoding="utf-8")
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    for said, written in (("15 minutes", "15 minutes"), ("1", "1 minute")):
        document = docx.Document(sheet)
        (cell,) = places(form(document, "Minutes in the room"))
        assert said == "1" or cell.words == ("10" if "10" in title else "")
        cell.write(said)
        document.save(sheet)
        run = briefed("fill", "lamps", sheet, project=scaffold)
        assert "Filled in (1):\n  Fog signals, minutes in the room\n" in run.stdout, run.stdout
        now = page.read_text(encoding="utf-8")
        assert f'\n??? trainer "Trainer notes ({written})"\n    ' in now
