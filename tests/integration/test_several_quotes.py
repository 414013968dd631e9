"""A question that tests several sentences, and a sentence that is left out, through to the site."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from briefed.checking.coverage import cover
from briefed.checking.fingerprints import question_fingerprint
from briefed.source.project import load
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE, words
from support.building import Run
from support.short_course import copy_short
from support.worksheets import exported, forms, places

pytestmark = pytest.mark.slow

FATHERS = (
    "There were examples of tenacious work to engage reluctant fathers, but this is inconsistent."
)
REGISTER = (
    "Health visitors should ensure that the father is registered on the system as per best practise"
)
ASPECTS = (
    "Alongside standard audit considerations, this audit focussed on key aspects of keeping babies "
    "safe, including safe sleep, safe handling and safe space."
)
STEM = "and gave you his details"
QUESTION = "register-the-father"


def without(project: Path, theme: str, question: str) -> None:
    """Take a question out of its quiz and off its page."""
    quiz, page = project / f"quizzes/{COURSE}/{theme}.md", project / f"docs/{COURSE}/{theme}.md"
    text = quiz.read_text(encoding="utf-8")
    block = re.search(rf"<!-- question: {question} -->.*?</quiz>\n\n", text, re.S)
    assert block
    quiz.write_text(text.replace(block[0], ""), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(f"<!-- question: {question} -->\n\n", ""), encoding="utf-8")


def problems(briefed: Run, project: Path, *codes: str) -> list[tuple[str, str]]:
    run = briefed("check", COURSE, "--format", "json", project=project)
    found = json.loads(run.stdout)["problems"]
    return [(one["code"], one["statement"]) for one in found if one["code"] in codes]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """The short course, in which a worksheet said so: one question tests a sentence of each of two
    statements, and one sentence is left out.
    """
    project = copy_short(tmp_path_factory.mktemp("several") / "project")
    without(project, "hidden-men", "father-does-not-answer")
    without(project, "introduction", "the-key-aspects")
    codes = "sentence-not-tested", "exemption-proposed"
    assert problems(briefed, project, *codes) == [
        ("exemption-proposed", "introduction-2"),
        ("sentence-not-tested", "hidden-men-1"),
    ]
    sheet = exported(briefed, project, COURSE)
    document = docx.Document(sheet)
    for table in forms(document):
        cells = places(table)
        for place in cells:
            if place.label.startswith("Leave out"):
                place.write("yes")
            elif place.label.startswith("The quotes it rests on") and STEM in cells[0].words:
                place.write("1a, 2")
    document.save(sheet)
    run = briefed("fill", COURSE, sheet, project=project)
    assert run.returncode == 0, run.stdout
    assert problems(briefed, project, *codes, "exemption-not-allowed", "exemption-unused") == []
    return project


@pytest.fixture(scope="module")
def site(project: Path, briefed: Run) -> Path:
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site" / COURSE


def both(text: str) -> bool:
    """Whether a text has both quotes."""
    found = words(text)
    return words(FATHERS) in found and words(REGISTER) in found


def quiz(project: Path) -> str:
    return (project / f"quizzes/{COURSE}/hidden-men.md").read_text(encoding="utf-8")


def test_the_worksheet_shows_both_quotes_and_their_names(project: Path, briefed: Run) -> None:
    text = quiz(project).partition(f"question: {QUESTION} ")[2]
    behind = text.partition("The briefing says:")[2]
    assert re.findall(r"\[(hidden-men-\d)\]", behind) == ["hidden-men-2", "hidden-men-1"]
    sheet = docx.Document(exported(briefed, project, COURSE, "--theme", "hidden-men"))
    assert "1a, 2" in [place.words for table in forms(sheet) for place in places(table)]
    said = "\n".join(paragraph.text for paragraph in sheet.paragraphs)
    assert both(said.rpartition("Question 3")[2])


@pytest.mark.parametrize("sentence", [FATHERS, REGISTER])
def test_a_change_of_either_sentence_makes_it_stale(
    sentence: str, project: Path, briefed: Run, tmp_path: Path
) -> None:
    def fingerprint(changed: bool) -> str:
        course = load(project, "2026-06-01").courses[0]
        if changed:
            briefing = course.briefing
            themes = tuple(
                theme._replace(
                    statements=tuple(
                        one._replace(
                            sentences=tuple(
                                f"{said} Now." if said == sentence else said
                                for said in one.sentences
                            )
                        )
                        for one in theme.statements
                    )
                )
                for theme in briefing.themes
            )
            course = course._replace(briefing=briefing._replace(themes=themes))
        (one,) = (one for one in course.questions if one.id == QUESTION)
        return question_fingerprint(one, cover(course))

    assert fingerprint(changed=False) != fingerprint(changed=True)

    original = (project / f"docs/{COURSE}/original.txt").read_text(encoding="utf-8")
    first = sentence.rsplit(" ", 1)[0]
    assert original.count(first) == 1
    new = tmp_path / "next.txt"
    new.write_text(original.replace(first, f"{first} still"), encoding="utf-8")
    run = briefed("diff", COURSE, new, project=project)
    assert f"the question {QUESTION} quotes words that changed" in run.stdout


def test_every_page_and_export_shows_both(project: Path, site: Path) -> None:
    page = LexborHTMLParser((site / "hidden-men.html").read_text(encoding="utf-8"))
    (answer,) = page.css(f"#answer-{QUESTION}")
    assert both(answer.text()) and len(answer.css("blockquote")) == 2
    # The briefing's own page leads from both statements to the question.
    briefing = LexborHTMLParser((site / "briefing.html").read_text(encoding="utf-8"))
    assert len(briefing.css(f"a[href$='#question-{QUESTION}']")) == 2
    with zipfile.ZipFile(site / f"packages/{COURSE}-qti.zip") as bank:
        item = next(bank.read(name) for name in bank.namelist() if QUESTION in name)
    assert both(item.decode())
    for kind in ("scorm12", "scorm2004", "cmi5"):
        with zipfile.ZipFile(site / f"packages/{COURSE}-{kind}.zip") as package:
            name = next(one for one in package.namelist() if one.endswith("hidden-men.html"))
            assert both(package.read(name).decode())


def test_slides_handouts_and_the_trial_have_both(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.html"
    assert briefed("export", "slides", "--output", deck, project=project).returncode == 0
    shown = LexborHTMLParser(deck.read_text(encoding="utf-8"))
    said = words(shown.body.text())
    # With the finding, at an ending of the case, and with the answer.
    assert said.count(words(FATHERS)) == 3 and said.count(words(REGISTER)) == 2
    sheets = tmp_path / "sheets.zip"
    assert briefed("export", "handouts", "--output", sheets, project=project).returncode == 0
    with zipfile.ZipFile(sheets) as archive:
        name = next(one for one in archive.namelist() if "hidden-men" in one and "answers" in one)
        pdf = PdfReader(io.BytesIO(archive.read(name)))
    assert both(" ".join(page.extract_text() for page in pdf.pages))


def test_the_coverage_page_counts_both_and_what_is_left_out(
    project: Path, site: Path, briefed: Run, tmp_path: Path
) -> None:
    target = tmp_path / "coverage.html"
    assert (
        briefed("export", "coverage", COURSE, "--output", target, project=project).returncode == 0
    )
    shown = words(LexborHTMLParser(target.read_text(encoding="utf-8")).body.text())
    assert words("It says what was looked at.") in shown and "1 exempt" in shown
    run = briefed("check", COURSE, "--format", "json", project=project)
    summary = json.loads(run.stdout)["summary"]
    assert summary["exempt"] == 1 and summary["tested"] == summary["sentences"] - 1
    start = words((site / "index.html").read_text(encoding="utf-8"))
    assert words(f"“{ASPECTS}” It says what was looked at.") in start
