"""What the course start decides is written on the worksheet, in plain words."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import contents, exported, forms, places

pytestmark = pytest.mark.slow
START, PAGE = "docs/lamps/index.md", "docs/lamps/fog-signals.md"
KIND, LINK, SUBJECTS = "What kind of paper", "Where a link", "What the course is listed"
MARK, NEWER, CORRECTIONS = "The percentage", "The course that takes", "Corrections"


@pytest.fixture
def scaffold(scaffold: Path) -> Path:
    """With a link in the briefing that leads nowhere."""
    file = scaffold / "docs/lamps/briefing.md"
    text = file.read_text(encoding="utf-8")
    linked = text.replace(" { #fog-signals-1 }", " [here](#) { #fog-signals-1 }")
    assert linked != text
    file.write_text(linked, encoding="utf-8")
    return scaffold


def write(sheet: Path, *said: tuple[str, tuple[str, ...]]) -> None:
    """Write into the forms that begin so, from their first place on."""
    document = docx.Document(sheet)
    for begins, words in said:
        (found,) = [
            places(one) for one in forms(document) if places(one)[0].form.startswith(begins)
        ]
        for place, word in zip(found, words, strict=False):
            place.write(word)
    document.save(sheet)


def fill(briefed: Run, project: Path, sheet: Path) -> str:
    run = briefed("fill", "lamps", sheet, project=project)
    assert run.returncode in (0, 1), run.stderr
    return str(run.stdout)


def test_each_setting_is_taken_over_once_and_kept_when_somebody_changes_it(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    told = fill(briefed, scaffold, sheet)
    assert "link that leads nowhere: where a link" in told, told
    right = (
        (KIND, ("Inspection",)),
        (LINK, ("https://board.example/list",)),
        (SUBJECTS, ("Lamps,  Fog; Keepers",)),
        (MARK, ("80 %",)),
        (NEWER, ("https://board.example/lamps/",)),
        (CORRECTIONS, ("It said: each year. It says each month.", "fog signals", "3 May 2026")),
    )
    write(sheet, *right)
    before = contents(scaffold)
    told = fill(briefed, scaffold, sheet)
    assert "Not taken over" not in told and "Left alone" not in told, told
    after = contents(scaffold)
    for line in (
        "kind of briefing: inspection",
        'placeholder link: "https://board.example/list"',
        "subjects: [Lamps, Fog, Keepers]",
        "pass mark: 80",
        'superseded by: "https://board.example/lamps/"',
        "corrections:\n  - date: 2026-05-03\n"
        '    text: "It said: each year. It says each month."\n    theme: fog-signals',
    ):
        assert f"\n{line}\n" in after[START], after[START][:1500]
    assert "\n## What the audit found\n" in before[PAGE]
    assert after[PAGE] == before[PAGE].replace("What the audit found", "What the inspection found")
    told = fill(briefed, scaffold, sheet)
    assert "Nothing new" in told and "Left alone" not in told, told
    assert "between the white cells" not in told, told

    # Each of them that somebody changes later stays as it is, whatever the worksheet says.
    changed = (
        after[START].replace("mark: 80", "mark: 70").replace(" Fog,", "").replace("05-03", "05-04")
    )
    assert changed != after[START]
    (scaffold / START).write_text(changed, encoding="utf-8")
    assert "Nothing new" in fill(briefed, scaffold, sheet)
    assert contents(scaffold)[START] == changed
    others = (MARK, ("90",)), (SUBJECTS, ("Oil",)), (CORRECTIONS, ("It says: each week.",))
    write(sheet, *others)
    told = fill(briefed, scaffold, sheet)
    left = told.partition("Left alone")[2]
    assert all(
        f"Course start, {one};" in left for one in ("pass mark", "subjects", "corrections")
    ), told[:1500]
    assert contents(scaffold)[START] == changed


@pytest.mark.parametrize(
    ("form", "words", "why"),
    [
        (KIND, ("a paper",), "“a paper” is no kind that is known: write audit, review,"),
        (LINK, ("the list",), "“the list” can't be that: write an address that begins with"),
        (SUBJECTS, ("Lamps, lamps",), "each once, with commas between"),
        (MARK, ("most",), "“most” is no percentage"),
        (MARK, ("101",), "“101” is no percentage"),
        (NEWER, ("The next one",), "can't be that: write the name that the course has"),
        (CORRECTIONS, ("It says: each month.", "", ""), "or the day, is missing"),
        (CORRECTIONS, ("It says.", "Nowhere", "3 May 2026"), "there is no theme “Nowhere”"),
        (CORRECTIONS, ("It says.", "", "3 May 2999"), "is yet to come"),
        (CORRECTIONS, ("<b>", "", "3 May 2026"), "has signs that a page can't show"),
    ],
)
def test_a_setting_that_can_not_be_right_is_refused(
    scaffold: Path, briefed: Run, form: str, words: tuple[str, ...], why: str
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    write(sheet, (form, words))
    before = contents(scaffold)
    told = fill(briefed, scaffold, sheet)
    assert why in told.partition("Not taken over")[2], told
    assert contents(scaffold) == before
