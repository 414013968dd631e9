"""The worksheet: exported by the real command, filled in as a person does, and read back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from support.building import COMMAND, ROOT, Run
from support.files import everything
from support.worksheets import (
    Place,
    contents,
    exported,
    exported_anew,
    fill_in,
    forms,
    places,
    rewrite,
)

pytestmark = pytest.mark.slow  # to write and read a Word file of a whole course takes seconds


@pytest.fixture
def both(whole_project: Path) -> Path:
    """A project with the sample and the fixture's course."""
    for name in ("docs", "quizzes"):
        course = f"{name}/lighthouse-keepers"
        shutil.copytree(ROOT / "tests/fixture" / course, whole_project / course)
    return whole_project


def about(place: Place, form: str, label: str = "") -> bool:
    return place.form.startswith(form) and place.label.startswith(label)


def writing(*wanted: tuple[str, str, str]):
    """What writes words into the first place of a form and label, each once."""
    left = list(wanted)

    def words(place: Place) -> str | None:
        for one in left:
            if about(place, one[0], one[1]):
                left.remove(one)
                return one[2]
        return None

    return words


def test_a_worksheet_that_nobody_wrote_on_changes_no_byte(both: Path, briefed: Run) -> None:
    before = everything(both)
    for course in ("keeping-babies-safe", "lighthouse-keepers"):
        sheet = exported(briefed, both, course)
        for change in (False, True):
            if change:
                rewrite(sheet)
            run = briefed("fill", course, sheet, project=both)
            assert (run.returncode, "Nothing new was filled in." in run.stdout) == (0, True), run
            assert everything(both) == before


def test_the_same_course_gives_the_same_worksheet(both: Path, briefed: Run) -> None:
    first = exported_anew(briefed, both, "lighthouse-keepers").read_bytes()
    assert exported_anew(briefed, both, "lighthouse-keepers").read_bytes() == first


BEGINS = {
    "What kind of paper": "Review",
    "Leave out": "Yes",
    "Minutes": "7 minutes",
    "Which edition": "1",
    "When the briefing": "3 March 2026",
    "When the course": "2099-12-31",
    "Whose briefing": "Merrow Lights Board: the wardens",
    "After this": '- Look at the lamp, *twice* (really)\n\nTell the next crew: "it is clean"',
    "To reflect": "• Who's on watch?",
    "What to do": "1. It's clean; is it?\nTell them of <b> & [x](y)",
    "Answer": 'Of <these> [words] & "more", it is *one*',
    "Why": "Because_it_is so. - Or not",
}
EMPTY = (
    "Fill this in",
    "If the case branches",
    "Services",
    "Local contacts",
    "Sentences of yours",
    "Is there another",
    "Does it ask",
    "Heading of",
    "A short title",
    "Corrections",
    "Where a link",
    "What the course is listed",
    "The percentage",
    "The course that takes",
    "What is safe",
    "Right?",
    "Because",
    "The quotes it rests on",
    "Take this question away",
    "Title",
)


def as_a_person(place: Place) -> str | None:
    """What a person writes into a place that a new course has; None for what stays as it is."""
    if place.form.startswith(EMPTY) or place.label.startswith(EMPTY):
        return None
    for begin, words in BEGINS.items():
        if place.label.startswith(begin):
            return words
    return "1. The keeper's lamp is out_of_reach.\n# So what? He asks “who”\n+ and goes on."


def whole(briefed: Run, project: Path, change: bool) -> dict[str, str]:
    """The files of a new course whose worksheet was filled in, but for the empty last row."""
    sheet = exported(briefed, project, "lamps")
    document = docx.Document(sheet)
    for table in forms(document):
        found = places(table)
        if found[0].form.startswith("Question"):
            next(place for place in found if place.label.startswith("Right?")).write("x")
        for place in found[:-3] if found[-1].label.startswith("Why") else found:
            if (said := as_a_person(place)) is not None:
                place.write(said)
    document.save(sheet)
    if change:
        rewrite(sheet, seed=3)
    run = briefed("fill", "lamps", sheet, project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    done = everything(project)
    run = briefed("fill", "lamps", sheet, project=project)
    assert (run.returncode, "Nothing new was filled in." in run.stdout) == (0, True), run.stdout
    assert everything(project) == done
    return contents(project)


def test_a_new_course_is_filled_in_whole_whatever_a_word_processor_does(
    scaffold: Path, briefed: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other/project"
    shutil.copytree(scaffold, other)
    done = whole(briefed, scaffold, change=False)
    assert done == whole(briefed, other, change=True)
    assert not [file for file in done if "/lamps/" in file and "[to write" in done[file]]
    result = json.loads(briefed("check", "lamps", "--format", "json", project=scaffold).stdout)
    form = {"page-unreadable", "question-malformed", "page-part-missing", "not-written"}
    assert not [one for one in result["problems"] if one["code"] in form]
    page = (scaffold / "docs/lamps/fog-signals.md").read_text()
    assert '    - Look at the lamp, \\*twice\\* (really)\n    - Tell the next crew: "it' in page
    assert "\nminutes: 7\n" in page and "- It's clean; is it? [fog-signals-1]\n" in page


def test_what_is_missing_is_told_field_by_field(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    before = contents(scaffold)
    words = writing(
        ("What this asks", "", "Sound it on the *day*."),
        ("Question 1", "Right?", "x"),
        ("Question 1", "Answer", "On Monday"),
    )
    assert fill_in(sheet, words) == 3
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert run.returncode == 1
    done, _, missing = run.stdout.partition("Still to write (")
    assert done.splitlines()[1:3] == [
        "  Fog signals, quote 1: what this asks of practice",
        "  Fog signals, question 1",
    ]
    assert "\n  Fog signals (" in missing
    assert "\n    minutes: how many minutes the page takes\n" in missing
    (question,) = [line for line in missing.split("\n") if line.startswith("    question 1: ")]
    assert "first answer, why: why it is, by the quote below" in question
    assert "first answer:" not in question and "Lamp care" not in missing
    after = contents(scaffold)
    assert [
        (old, new)
        for file in before
        for old, new in zip(before[file].split("\n"), after[file].split("\n"), strict=True)
        if old != new
    ] == [
        ("[to write: what this asks of practice, in your own words]", "Sound it on the \\*day\\*."),
        ("- [x] [to write: the answer that is right]", "- [x] On Monday"),
    ]


def test_no_answer_is_right_before_somebody_says_so(scaffold: Path, briefed: Run) -> None:
    """The scaffold's keys change their places: a right answer in the first row was often wrong."""
    sheet = exported(briefed, scaffold, "lamps", "--theme", "lamp-care")
    document = docx.Document(sheet)
    marks = [
        place.words
        for table in forms(document)
        for place in places(table)
        if place.label.startswith("Right?")
    ]
    assert len(marks) > 20 and not any(marks)
    before = contents(scaffold)
    assert fill_in(sheet, writing(("Question 2", "Answer", "On Monday"))) == 1
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Lamp care, question 2: no answer is marked as right: write x" in run.stdout
    assert contents(scaffold) == before
    assert fill_in(sheet, writing(("Question 2", "Right?", "x"))) == 1
    assert "Not taken over" not in briefed("fill", "lamps", sheet, project=scaffold).stdout
    quiz = contents(scaffold)["quizzes/lamps/lamp-care.md"].split("<quiz>")[2]
    assert [line for line in quiz.split("\n") if line.startswith("- [")] == [
        "- [x] On Monday",
        "- [ ] [to write: an answer that is not right]",
        "- [ ] [to write: another answer that is not right]",
    ]
    fill_in(sheet, writing(("Question 3", "Right?", "x")))
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Lamp care, question 3: no answer is written yet, and another column is" in run.stdout


def test_words_that_somebody_changed_since_are_left_alone(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    page = scaffold / "docs/lamps/fog-signals.md"
    mark = "[to write: what this asks of practice, in your own words]"
    page.write_text(page.read_text().replace(mark, "Another wrote this.", 1))
    document = docx.Document(sheet)
    asked = [
        place
        for table in forms(document)
        for place in places(table)
        if place.form.startswith("What this asks")
    ]
    for place in asked:
        place.write("Mine.")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert run.returncode == 1
    assert (
        "Left alone, because the course says something else there by now:\n"
        "  Fog signals, quote 1: what this asks of practice; your words: “Mine.”\n" in run.stdout
    )
    assert page.read_text().count("\nMine.\n") == 2 and "Another wrote this." in page.read_text()

    page.write_text(page.read_text().replace("Another wrote this.", "Mine."))
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout and "Left alone" not in run.stdout


def test_what_would_break_a_question_is_told_with_its_place(both: Path, briefed: Run) -> None:
    sheet = exported(briefed, both, "lighthouse-keepers")
    before = everything(both)
    words = writing(
        ("Question 2: one answer is right", "Right?", "x"),
        ("Minutes", "", "a while"),
        ("Question 3: sev", "Answer", ""),
        ("When the briefing", "", "31 June 2026"),
        ("After this part", "", ""),
    )
    document = docx.Document(sheet)
    horn = [
        place
        for table in forms(document)
        for place in places(table)
        if "horn, for a wedding" in table._tbl.xml and place.label.startswith("Right?")
    ]
    horn[1].write("X")
    document.save(sheet)
    fill_in(sheet, words)
    run = briefed("fill", "lighthouse-keepers", sheet, project=both)
    assert run.returncode == 1 and everything(both) == before
    for said in (
        "  Fog signals, question 2: 2 answers are marked as right, and this form is for one: take "
        "an x away",
        "  Introduction, minutes: write a whole number of minutes from 1 to 60, such as 7\n",
        "  Introduction, question 3: the first answer has no words\n",
        "  Course start, date of publication: “31 June 2026” is no date: write it with its day",
        "this is empty now; what was there was left",
    ):
        assert said in run.stdout, run.stdout


def reference_of(table) -> object:
    """The paragraph that holds the reference of a form."""
    cell = table.rows[0].cells[-1]
    return next(one for one in cell.paragraphs if one.text.startswith("Ref "))


def test_a_reference_that_is_damaged_or_foreign_is_no_guess(both: Path, briefed: Run) -> None:
    sheet = exported(briefed, both, "lighthouse-keepers")
    before = everything(both)
    run = briefed("fill", "keeping-babies-safe", sheet, project=both)
    assert run.returncode == 2 and "is of another course than keeping-babies-safe" in run.stderr

    damaged = sheet.with_name("damaged.docx")
    document = docx.Document(sheet)
    first, second = list(forms(document))[:2]
    reference_of(first).text = reference_of(first).text[:-1] + "?"
    written = reference_of(second).text
    other = "1" if written[-1] != "1" else "2"
    reference_of(second).text = written[:-1] + other
    places(second)[0].write("Somebody’s words")
    document.save(damaged)
    run = briefed("fill", "lighthouse-keepers", damaged, project=both)
    assert run.returncode == 1 and everything(both) == before
    assert f"“{written[:-1]}{other}” is damaged" in run.stdout
    assert "“Somebody's words”" in run.stdout

    briefing = both / "docs/lighthouse-keepers/briefing.md"
    briefing.write_text(briefing.read_text().replace("boatmen who bring", "boatwomen who bring"))
    run = briefed("fill", "lighthouse-keepers", sheet, project=both)
    assert run.returncode == 2 and "was made for another edition" in run.stderr

    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "A list of lamps"
    document.save(damaged)
    run = briefed("fill", "lighthouse-keepers", damaged, project=both)
    assert run.returncode == 2 and "this file is no worksheet" in run.stderr


def test_the_command_itself(both: Path) -> None:
    def briefed(*arguments: object, project: Path) -> subprocess.CompletedProcess:
        given = [COMMAND, *map(str, arguments), "--project", str(project)]
        return subprocess.run(given, capture_output=True, encoding="utf-8", timeout=300)

    sheet = exported_anew(briefed, both, "lighthouse-keepers", "--theme", "lamp-care")
    fill_in(sheet, writing(("Minutes", "", "9 min")))
    run = briefed("fill", "lighthouse-keepers", sheet, project=both)
    assert run.returncode == 0, run.stderr
    assert "\nminutes: 9\n" in (both / "docs/lighthouse-keepers/lamp-care.md").read_text()
    not_word = sheet.with_suffix(".odt")
    not_word.write_bytes(sheet.read_bytes())
    run = briefed("fill", "lighthouse-keepers", not_word, project=both)
    assert run.returncode == 2 and "save it as Word; nothing was written" in run.stderr
    run = briefed("export", "worksheet", "lighthouse-keepers", "--theme", "x", project=both)
    assert run.returncode == 2 and "there is no theme 'x'" in run.stderr
