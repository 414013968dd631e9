"""Handouts: made by the real command, read back by another program."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from support.browsing import COURSE, words
from support.building import FIXTURE, ROOT, SAMPLE, Builds, Run
from support.tagged import faults

pytestmark = pytest.mark.slow

Sheets = dict[str, PdfReader]


def sheets(package: Path) -> Sheets:
    with zipfile.ZipFile(package) as archive:
        return {
            Path(name).name: PdfReader(io.BytesIO(archive.read(name)))
            for name in archive.namelist()
        }


def said(sheet: PdfReader) -> str:
    """The words of a sheet, without what stands at the foot of each page, which breaks into what
    runs over two.
    """
    return words(
        " ".join(
            re.sub(
                r"(?:Draft: not yet|Worried about a child)[\s\S]*?Page \d+ of \d+",
                " ",
                page.extract_text(),
            )
            for page in sheet.pages
        )
    )


@pytest.fixture(scope="module")
def package(builds: Builds, sample: Path, export_here: Run) -> Path:
    def make(folder: Path) -> None:
        path = folder / "sheets.zip"
        run = export_here("handouts", "--output", path, project=sample)
        assert run.returncode == 0 and run.stdout.splitlines()[-1] == str(path), run.stderr

    return builds.once("handouts", make) / "sheets.zip"


@pytest.fixture(scope="module")
def made(package: Path) -> Sheets:
    return sheets(package)


def statements(briefed: Run, folder: Path) -> list[dict]:
    return json.loads(briefed("statements", folder / "briefing.md", "--format", "json").stdout)[
        "themes"
    ]


ONE_PAGE = "seven-minute-briefing"
OF_COURSE = {
    "attendance-and-action-plan.pdf",
    "voting-cards.pdf",
    "evaluation.pdf",
    "seven-minute-briefing.pdf",
    *(f"run-sheet-{minutes}-minutes.pdf" for minutes in (7, 20, 45)),
    "letter-for-three-months-later.pdf",
}


def arranging(theme: str) -> list[str]:
    """The items to arrange, as their writer put them into the file of a quiz."""
    text = (SAMPLE / "quizzes" / COURSE / f"{theme}.md").read_text(encoding="utf-8")
    return re.findall(r"^- \[(?![x ]\])[^\]]+\] (.+(?:\n(?![->\n]).+)*)", text, re.M)


def test_each_theme_has_its_sheets_and_the_course_its_own(made: Sheets, briefed: Run) -> None:
    themes = [theme["slug"] for theme in statements(briefed, SAMPLE / "docs" / COURSE)]
    assert len(themes) == 9
    of_each = ("handout", "questions", "answers", "seven-minute-briefing")
    runs = tuple(f"run-sheet-{minutes}-minutes" for minutes in (7, 20, 45))
    of_themes = {f"{theme}-{kind}.pdf" for theme in themes for kind in (*of_each, *runs)}
    cards = {f"{theme}-cards.pdf" for theme in themes if arranging(theme)}
    assert set(made) == of_themes | cards | OF_COURSE
    assert len(cards) == 2


def test_what_is_to_be_arranged_is_on_cards(made: Sheets) -> None:
    for name, sheet in made.items():
        if name.endswith("-cards.pdf") and name not in OF_COURSE:
            items = arranging(name.removesuffix("-cards.pdf"))
            text = said(sheet)
            assert items
            assert [item for item in items if words(item) not in text] == []
            assert "Right" not in text


def test_the_course_has_cards_to_vote_with(made: Sheets) -> None:
    """A letter for each option of the question that has the most."""
    most = max(
        len(re.findall(r"^- \[[x ]\]", question, re.M))
        for path in (SAMPLE / "quizzes" / COURSE).glob("*.md")
        for question in path.read_text(encoding="utf-8").split("</quiz>")
    )
    text = said(made["voting-cards.pdf"]).partition("Numbers to call")[0]
    assert re.findall(r"(?<=\s)[B-Z](?=\s)", f"{text} ") == list("BCDEFGH"[: most - 1])
    reader = made["voting-cards.pdf"]
    assert {len(page.extract_text()) > 0 for page in reader.pages} == {True}


def test_the_evaluation_and_the_letter_ask_and_want_no_names(made: Sheets) -> None:
    evaluation, letter = (
        said(made[f"{kind}.pdf"]) for kind in ("evaluation", "letter-for-three-months-later")
    )
    assert re.findall(r"\b([1-9]) (?:What (?!did)|How)", evaluation) == list("12345")
    assert "Write no name" in evaluation and "could be known" in evaluation
    assert "Action 3 By when With whom" in letter
    assert "Three months later" in letter and "What changed for a baby" in letter
    assert "may identify a child or a family" in letter
    for text in (evaluation, letter):
        assert "Learning from the Keeping Babies Safe audit" in text


def test_every_sentence_of_the_briefing_is_on_its_handout(made: Sheets, briefed: Run) -> None:
    for theme in statements(briefed, SAMPLE / "docs" / COURSE):
        sheet = said(made[f"{theme['slug']}-handout.pdf"])
        assert [
            sentence
            for one in theme["statements"]
            for sentence in one["sentences"]
            if words(sentence) not in sheet
        ] == []


def test_a_case_that_branches_is_on_its_handout_to_be_played(made: Sheets) -> None:
    sheet = made["hidden-men-handout.pdf"]
    text = sheet.pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"^\d\. .*", text, re.M) == [
        "1. The day before",
        "2. On her account",
        "3. A gap that is named",
        "4. What nobody asked",
        "5. After his shift",
    ]
    assert re.findall(r"go on at (\d)", text) == ["2", "3", "5", "4", "5", "5", "4"]
    assert "This case is fiction." in text
    links = [link.get_object() for link in sheet.pages[0]["/Annots"]]
    # where on the page each leads; others lead to another site
    heights = [float(link["/Dest"][3]) for link in links if "/Dest" in link]
    lower = sorted(set(heights), reverse=True)
    assert [lower.index(height) + 2 for height in heights] == [2, 3, 5, 4, 5, 5, 4]
    assert "go on at" not in said(made["think-family-handout.pdf"])


def test_questions_are_on_one_sheet_and_answers_on_another(made: Sheets) -> None:
    for path in sorted((SAMPLE / "quizzes" / COURSE).glob("*.md")):
        asked, told = (
            said(made[f"{path.stem}-questions.pdf"]),
            said(made[f"{path.stem}-answers.pdf"]),
        )
        text = path.read_text(encoding="utf-8")
        options = re.findall(r"^- \[[x ]\] (.+(?:\n(?![->\n]).+)*)", text, re.M)
        reasons = [
            re.sub(r"\n> ?", " ", one)
            for one in re.findall(r"^> (.+(?:\n> .+)*)\n- |^> (.+(?:\n> .+)*)\n\n", text, re.M)
            for one in one
            if one
        ]
        assert len(options) > 8 and len(reasons) > 8
        assert [
            option for option in options if words(option) not in asked or words(option) not in told
        ] == []
        assert [
            reason for reason in reasons if words(re.sub(r"\s*\[[\w-]+\]$", "", reason)) not in told
        ] == []
        assert not re.search(r"\bRight\b", asked) and "The briefing says" not in asked
        assert told.count("The briefing says") >= text.count("</quiz>")
        assert told.count("Right ") >= len(re.findall(r"- \[x\]", text))
        assert "fictional" in asked


def test_all_are_a4_tagged_named_and_in_english(made: Sheets) -> None:
    for name, sheet in made.items():
        assert {
            (round(page.mediabox.width), round(page.mediabox.height)) for page in sheet.pages
        } == {(595, 842)}, name
        assert (
            faults(sheet) == []
            and sheet.trailer["/Root"]["/Lang"] == "en-GB"
            and len(sheet.metadata.title) > 10
        ), name
        most = {"answers": 4, "run-sheet-20": 3, "run-sheet-45": 5, "seven-minute": 1}
        assert len(sheet.pages) <= next((n for kind, n in most.items() if kind in name), 2), name


def spoilt(sheet: PdfReader, change: Callable[[PdfWriter], object]) -> list[str]:
    """What is found in a sheet after a change to it, each by the protocol's number."""
    writer = PdfWriter(clone_from=sheet)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return sorted({re.search(r"\d\d-\d\d\d", fault)[0] for fault in faults(PdfReader(out))})


def drawn_loose(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content = DecodedStreamObject()
    content.set_data(page.get_contents().get_data() + b"\n0 0 m 9 9 l S\n")
    page[NameObject("/Contents")] = writer._add_object(content)


def elements(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    return [
        one
        for one in writer._objects
        if isinstance(one, DictionaryObject) and one.get("/S") == kind and "/P" in one
    ]


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (lambda writer: writer.root_object.pop("/Lang"), "11-006"),
        (lambda writer: writer.root_object["/ViewerPreferences"].pop("/DisplayDocTitle"), "07-002"),
        (lambda writer: writer.root_object.pop("/StructTreeRoot"), "01-005"),
        (drawn_loose, "01-005"),
        (
            lambda writer: elements(writer, "/H1")[0].update({NameObject("/S"): NameObject("/H3")}),
            "14-003",
        ),
        (lambda writer: elements(writer, "/TH")[0].pop("/A"), "15-003"),
        (
            lambda writer: elements(writer, "/TR")[0].update(
                {NameObject("/S"): NameObject("/Sect")}
            ),
            "09-004",
        ),
        (
            lambda writer: elements(writer, "/P")[0].update(
                {NameObject("/S"): NameObject("/Paragraph")}
            ),
            "02-001",
        ),
        (
            lambda writer: elements(writer, "/P")[0].update(
                {NameObject("/S"): NameObject("/Figure")}
            ),
            "13-004",
        ),
        (lambda writer: elements(writer, "/P")[0].pop("/K"), "01-006"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_not_tagged_well_is_seen(
    made: Sheets, change: Callable[[PdfWriter], object], number: str
) -> None:
    assert number in spoilt(made["attendance-and-action-plan.pdf"], change)


def test_every_page_says_where_it_is_from_and_where_to_turn(made: Sheets) -> None:
    for name, sheet in made.items():
        for number, page in enumerate(sheet.pages, 1):
            text = " ".join(page.extract_text().split())
            assert (
                "Draft: not yet approved by the partnership." in text
                and "Worried about a child now?" in text
                and (ONE_PAGE in name or f"Page {number} of {len(sheet.pages)}" in text)
            )
        assert "Edition 1" in sheet.pages[0].extract_text()


def test_every_sheet_closes_with_the_numbers_to_call(made: Sheets) -> None:
    numbers = re.findall(
        r'number: "?([\d ]+\d)', (ROOT / "docs/index.md").read_text(encoding="utf-8")
    )
    assert len(numbers) == 5
    for name, sheet in made.items():
        above = "Where to turn" if ONE_PAGE in name else "Numbers to call"
        end = " ".join(page.extract_text() for page in sheet.pages[-2:]).partition(above)[2]
        assert [number for number in numbers if number in end] == numbers, name


def test_the_same_bytes_again(package: Path, sample: Path, briefed: Run, tmp_path: Path) -> None:
    """The command makes them of a site of its own; that each PDF is the same when it is made anew
    is seen in building/test_build.py.
    """
    again = tmp_path / "again.zip"
    run = briefed("export", "handouts", COURSE, "--output", again, project=sample)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "again.zip").read_bytes() == package.read_bytes()


def test_the_fixture_s_forms_come_to_paper(
    two_courses: Path, briefed: Run, export_here: Run, tmp_path: Path
) -> None:
    run = briefed("export", "handouts", "--output", tmp_path / "sheets.zip", project=two_courses)
    assert run.returncode == 2 and "name the one you mean" in run.stderr
    target = tmp_path / "sheets.zip"
    run = export_here("handouts", FIXTURE, "--output", target, project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    made = sheets(tmp_path / "sheets.zip")
    for theme in statements(briefed, two_courses / "docs" / FIXTURE):
        sheet = said(made[f"{theme['slug']}-handout.pdf"])
        assert [
            one["text"]
            for one in theme["statements"]
            if not all(words(sentence) in sheet for sentence in one["sentences"])
        ] == []
    assert any(
        ", gap 1" in str(field.get("/TU"))
        for name, sheet in made.items()
        if "questions" in name
        for field in (sheet.get_fields() or {}).values()
    ), "a gap to fill in"


def test_what_does_not_pass_makes_no_sheets(project: Path, briefed: Run, tmp_path: Path) -> None:
    page = project / "docs" / COURSE / "hidden-men.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("tenacious work to engage", "work to engage"),
        encoding="utf-8",
    )
    assert (
        briefed(
            "export", "handouts", "--output", tmp_path / "sheets.zip", project=project
        ).returncode
        == 1
    )
    assert list(tmp_path.glob("*.zip")) == []
