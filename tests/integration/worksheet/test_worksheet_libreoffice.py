"""A worksheet that LibreOffice saved says what it said: `make soak` needs LibreOffice for this."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.building import Run
from support.libreoffice import saved_as
from support.worksheets import Place, contents, exported, fill_in

pytestmark = [pytest.mark.slow, pytest.mark.soak]


def by_libreoffice(sheet: Path) -> Path:
    """A worksheet that was kept in LibreOffice's own form, and saved for Word in the end."""
    folder = sheet.parent / "saved"
    own = saved_as("odt", sheet, folder / "own")
    return saved_as("docx", own, folder)


def of_course(place: Place) -> str | None:
    """What somebody writes into the forms of the quotes and the questions, right or wrong."""
    if place.label.startswith("Right?"):
        return "x"
    if place.form.startswith(("What this asks", "To reflect", "Local contacts")):
        return "• First, “quite” so.\nSecond: it's *so*."
    return "Lit" if place.label.startswith(("Answer", "A situation")) else None


def of_site(place: Place) -> str | None:
    return "2 November 2024" if place.label.startswith("The day") else None


@pytest.mark.parametrize("course", ["lamps", "--site"])
def test_a_worksheet_that_libreoffice_saved_fills_in_the_same(
    scaffold: Path, briefed: Run, course: str
) -> None:
    words = of_site if course == "--site" else of_course
    other = scaffold.parent / "other/project"
    shutil.copytree(scaffold, other)
    sheet = exported(briefed, scaffold, course)
    before = contents(scaffold)
    untouched = by_libreoffice(sheet)
    said = briefed("fill", course, untouched, project=scaffold).stdout
    assert "Nothing new was filled in." in said and "Changed on the worksheet" not in said, said
    assert contents(scaffold) == before
    written = fill_in(untouched, words)
    told = briefed("fill", course, untouched, project=scaffold).stdout
    plain = exported(briefed, other, course)
    assert fill_in(plain, words) == written > 0
    assert briefed("fill", course, plain, project=other).stdout == told
    assert contents(scaffold) == contents(other) != before
