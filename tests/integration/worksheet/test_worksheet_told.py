"""What is told of words that can't be taken over is for whoever wrote them in Word."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from support.building import ROOT, Run
from support.worksheets import contents, exported, fill_in, forms, places

pytestmark = pytest.mark.slow
ALONE = "“(quote 2)” is alone: write before it what you say of that quote"


@pytest.mark.parametrize(
    ("form", "words", "told"),
    [
        (
            "Title of the page",
            "See {: .x }",
            "since they hold “{” and “}”: say it without these signs",
        ),
        ("What this asks", "<!-- quiz -->", "since they hold “<” and “>”: say it without"),
        ("What this asks", "> [lamp-care-1]", "since they hold “>”, “[” and “]”: say it without"),
        (
            "What this asks",
            "Question: who-is-it",
            "a page takes “Question: who-is-it” for a sign, and not for words: say it in others",
        ),
        ("What this asks", "(quote 2)", ALONE),
        ("To reflect", "(quote 2)", ALONE),
        (
            "Fill this in",
            "Why?",
            "nothing says which theme it is for, and which quotes it rests on",
        ),
    ],
)
def test_a_message_speaks_of_the_words_and_of_no_markup(
    scaffold: Path, briefed: Run, form: str, words: str, told: str
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    document = docx.Document(sheet)
    table = next(
        one for one in forms(document) if one.rows[0].cells[0].text.strip().startswith(form)
    )
    places(table)[0].write(words)
    document.save(sheet)
    before = contents(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    (line,) = run.stdout.partition("Not taken over:\n")[2].split("\n\n")[0].split("\n")
    assert told in line, line
    assert "\\" not in line and "margin" not in line
    assert "Next: mend what was not taken over" in run.stdout and "left alone" not in run.stdout
    assert contents(scaffold) == before


def test_what_is_next_speaks_of_what_happened(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    other = sheet.with_name("other.docx")
    shutil.copy(sheet, other)
    for path, words in ((other, "7 min"), (sheet, "9 min")):
        fill_in(path, lambda one, words=words: words if one.form.startswith("Minutes:") else None)
        run = briefed("fill", "lamps", path, project=scaffold)
    assert "Left alone" in run.stdout, run.stdout
    last = run.stdout.partition("Next: ")[2]
    assert last.startswith("a new worksheet shows") and "mend" not in last


def test_a_command_is_named_as_it_works_in_the_project() -> None:
    """Bare, a shell would not find it; each message takes it from one place."""
    sources = (ROOT / "scripts/briefed").rglob("*.py")
    written = [one.name for one in sources if ".venv/bin/briefed" in one.read_text("utf-8")]
    assert written == ["layout.py"]
