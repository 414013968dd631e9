"""A question with claims to sort: the worksheet knows which group the true ones are in."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run, put_beside
from support.worksheets import contents, exported, forms, places

pytestmark = pytest.mark.slow
COURSE, QUIZ = "lighthouse-keepers", "quizzes/lighthouse-keepers/keepers-cafes-stores.md"
FIRST, TRUE, THIRD = "carried off", "as found", "carried off"  # the groups of the fixture's claims


@pytest.fixture
def project(empty: Path) -> Path:
    return put_beside(empty)


def filled(briefed: Run, project: Path, *groups: str) -> str:
    """What `fill` says of a worksheet with other groups of the claims, in their order."""
    sheet = exported(briefed, project, COURSE, "--theme", "keepers-cafes-stores")
    document = docx.Document(sheet)
    cells = [one for table in forms(document) for one in places(table) if one.label == "Group"]
    assert [one.words for one in cells[:3]] == [FIRST, TRUE, THIRD]
    for cell, words in zip(cells, groups, strict=False):
        cell.write(words)
    document.save(sheet)
    return briefed("fill", COURSE, sheet, project=project).stdout


@pytest.mark.parametrize(
    ("groups", "label"),
    [
        ((FIRST, "found", THIRD), "found"),
        ((FIRST, "As found", THIRD), "As found"),
        (("invented", "found", "invented"), "found"),
        (("invented", TRUE, "invented"), TRUE),
        ((TRUE, TRUE, THIRD), TRUE),
        (("one wind", "found", "another wind"), "found"),
    ],
    ids=["the true ones", "a capital", "both", "the false ones", "one more is true", "all"],
)
def test_a_group_may_have_another_name(
    project: Path, briefed: Run, groups: tuple[str, ...], label: str
) -> None:
    said = filled(briefed, project, *groups)
    assert "Filled in (1)" in said and "Not taken over" not in said, said
    text = contents(project)[QUIZ]
    assert f"<!-- question: what-the-boatman-says (true: {label}) -->\n<sort>\n" in text
    assert text.count(f"- [{label}] ") == groups.count(label)


@pytest.mark.parametrize("groups", [(FIRST, FIRST, "unclear"), ("found", FIRST, THIRD)])
def test_a_claim_is_not_true_because_its_group_is_new(
    project: Path, briefed: Run, groups: tuple[str, ...]
) -> None:
    before = contents(project)
    said = filled(briefed, project, *groups)
    (line,) = said.partition("Not taken over:\n")[2].split("\n\n")[0].split("\n")
    assert "question 4: the true claims were in the group “as found”, and none is now" in line
    assert "true:" not in line and contents(project) == before


def test_the_group_of_the_true_claims_has_no_brackets(project: Path, briefed: Run) -> None:
    before = contents(project)
    said = filled(briefed, project, FIRST, "found (by us)", THIRD)
    assert "the group “found (by us)” of the true claims has brackets: write it without" in said
    assert contents(project) == before


def test_when_the_only_true_claim_goes_the_others_are_still_claims(
    project: Path, briefed: Run
) -> None:
    before = contents(project)
    sheet = exported(briefed, project, COURSE, "--theme", "keepers-cafes-stores")
    document = docx.Document(sheet)
    table = next(
        one for one in forms(document) if any(place.words == TRUE for place in places(one))
    )
    first = next(at for at, one in enumerate(places(table)) if one.label == "Group")
    *_, mark, words, why = cells = places(table)[first : first + 12]
    for cell in cells[3:6]:
        cell.write("")
    for cell, said in ((mark, "blown in"), (words, "No keeper was told"), (why, "Some were.")):
        cell.write(said)
    document.save(sheet)
    said = briefed("fill", COURSE, sheet, project=project).stdout
    assert "the true claims were in the group “as found”, and none is now" in said, said
    assert contents(project) == before
