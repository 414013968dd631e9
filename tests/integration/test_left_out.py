"""A sentence that may need no question: proposed, decided on the worksheet, asked about again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.checking import work
from briefed.checking.project import check_project, chosen
from support.building import Run
from support.worksheets import Place, exported, fill_in

pytestmark = pytest.mark.slow  # each writes and reads Word files

WHEN = "The audit was carried out between March and May 2026."
CASES = "Twelve cases were audited, six from each isle."
WHO = "Wardens and relief crews took part in the audit."
BRIEFING = f"""# Lamps lit

## What was done

{WHEN} {CASES}

{WHO} In three of the twelve cases nobody had trimmed the lamp.

## What to do

Keepers should trim the lamp before dusk.

## Thanks

The Board would like to thank all keepers who took part.
"""
DECIDE = "Leave out of the questions?"


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    return briefed_here


@pytest.fixture
def lamps(empty: Path, briefed: Run) -> Path:
    brought(briefed, empty, BRIEFING, "new", "--course", "lamps")
    return empty


def brought(briefed: Run, project: Path, words: str, command: str, *more: str) -> str:
    """What a command says of a briefing that is brought."""
    file = project.parent / "lamps.md"
    file.write_text(words, encoding="utf-8")
    given = ("lamps", file) if command == "update" else (file, *more)
    run = briefed(command, *given, project=project)
    assert run.returncode == 0, run.stderr
    return run.stdout


def found(briefed: Run, project: Path, code: str = "exemption-proposed") -> list[str]:
    """The sentences, or else the messages, of the problems with a code."""
    run = briefed("check", "lamps", "--format", "json", project=project)
    messages = [one["message"] for one in json.loads(run.stdout)["problems"] if one["code"] == code]
    return [one.split('"')[1] if '"' in one else one for one in messages]


def decided(briefed: Run, project: Path, *answers: str, because: str = "") -> Run:
    """Answer the questions on a fresh worksheet, one after the other, and fill it in."""
    sheet = exported(briefed, project, "lamps")
    left = list(answers)

    def words(place: Place) -> str | None:
        if place.label.startswith(DECIDE) and left:
            return left.pop(0)
        return because if because and place.label == "Because" and not left else None

    fill_in(sheet, words)
    assert not left
    return briefed("fill", "lamps", sheet, project=project)


def quiz(project: Path, theme: str = "what-was-done") -> str:
    return (project / f"quizzes/lamps/{theme}.md").read_text(encoding="utf-8")


def start(project: Path) -> str:
    return (project / "docs/lamps/index.md").read_text(encoding="utf-8")


def test_it_is_proposed_wherever_a_briefing_is_read(empty: Path, briefed: Run) -> None:
    told = brought(briefed, empty, BRIEFING, "new", "--course", "lamps")
    shown = brought(briefed, empty, BRIEFING, "statements")
    for said in (told, shown):
        assert f"{CASES}\n      → may need no question: It says what was looked at." in said
        assert "3 may need no question: a person decides" in said
    read = json.loads(brought(briefed, empty, BRIEFING, "statements", "--format", "json"))
    first, second = read["themes"][0]["statements"]
    assert first["background"] == ["It says when this was done.", "It says what was looked at."]
    assert second["background"] == ["It says who took part.", None]


def test_nothing_is_left_out_until_somebody_says_so(lamps: Path, briefed: Run) -> None:
    assert found(briefed, lamps) == [WHEN, CASES, WHO]
    assert not found(briefed, lamps, "sentence-not-tested")
    assert "exemptions: []" in start(lamps)
    # A theme that has nothing else has its question.
    assert "thank all keepers" in quiz(lamps, "thanks")
    assert quiz(lamps).count("</quiz>") == 1
    # Its page still quotes every sentence.
    assert WHEN in (lamps / "docs/lamps/what-was-done.md").read_text(encoding="utf-8").replace(
        "\n> ", " "
    )
    assert not found(briefed, lamps, "sentence-not-taught")
    run = briefed("build", project=lamps)
    assert run.returncode == 1 and "exemption-proposed" in run.stdout
    assert not (lamps / "site").exists()


def test_the_desk_has_it_among_what_is_to_be_decided(lamps: Path) -> None:
    problems, _ = check_project(chosen(lamps, course="lamps"))
    kinds = {work.kind(one) for one in problems if one.code == "exemption-proposed"}
    assert kinds == {work.DECIDE}


def test_a_yes_leaves_it_out_and_a_no_asks_for_a_question(lamps: Path, briefed: Run) -> None:
    run = decided(briefed, lamps, "yes", "no", "Yes.", because="Everybody knows who they are.")
    assert "What was done, quote 1a: whether it needs a question" in run.stdout
    assert found(briefed, lamps) == []
    text = start(lamps)
    assert (
        f"""exemptions:
  - statement: what-was-done-1
    sentence: "{WHEN}"
    reason: "It says when this was done."
  - statement: what-was-done-2
    sentence: "{WHO}"
    reason: "Everybody knows who they are."
services:"""
        in text
    )
    assert "<!-- question: what-was-done-1-b -->" in quiz(lamps) and CASES in quiz(lamps)
    assert not found(briefed, lamps, "exemption-not-allowed")
    assert not found(briefed, lamps, "exemption-unused")

    # The same worksheet again changes nothing, and blames nobody.
    before = start(lamps), quiz(lamps)
    again = briefed("fill", "lamps", lamps.parent / "worksheet.docx", project=lamps)
    assert "Left alone" not in again.stdout and "Not taken over" not in again.stdout
    assert (start(lamps), quiz(lamps)) == before


def test_a_decision_can_be_taken_back(lamps: Path, briefed: Run) -> None:
    decided(briefed, lamps, "yes", "yes", "yes")
    assert start(lamps).count("- statement:") == 3
    decided(briefed, lamps, "no", "", "yes")
    assert start(lamps).count("- statement:") == 2 and WHEN not in start(lamps)
    assert WHEN in quiz(lamps) and not found(briefed, lamps)
    decided(briefed, lamps, "no", "no")
    assert "exemptions:\nservices" in start(lamps)
    assert quiz(lamps).count("</quiz>") == 4 and not found(briefed, lamps)


def test_an_answer_that_is_neither_is_told(lamps: Path, briefed: Run) -> None:
    run = decided(briefed, lamps, "perhaps")
    assert "write yes or no, or leave it empty" in run.stdout and run.returncode == 1
    assert "exemptions: []" in start(lamps)


def test_an_edition_asks_again_about_words_that_changed(lamps: Path, briefed: Run) -> None:
    decided(briefed, lamps, "yes", "yes", "yes")
    now = WHEN.replace("May 2026", "June 2026")
    new = (
        BRIEFING.replace(WHEN, now).replace(CASES, "").replace("## Thanks", f"{CASES}\n\n## Thanks")
    )
    new = new.replace("dusk.", "dusk. This report was written for the Board.")
    said = brought(briefed, lamps, new, "update")
    assert (
        "a sentence that is left out of the questions has other words, and is asked about again"
        in said
    )
    gone = said.partition("These sentences were left out of the questions")[2]
    assert f"  “{WHEN}”" in gone.partition("\n\n")[0] and CASES not in gone.partition("\n\n")[0]
    assert f"  “{now}” It says when this was done." in said
    # What kept its words follows its statement, and is decided still.
    assert found(briefed, lamps) == [now, "This report was written for the Board."]
    assert start(lamps).count("- statement:") == 2
    assert "statement: what-to-do-2\n" in start(lamps)
    assert not found(briefed, lamps, "exemption-unused")
