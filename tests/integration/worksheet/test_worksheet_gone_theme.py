"""A theme that the next edition no longer has goes by a yes on the worksheet, and not without."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import exported, forms, places

pytestmark = pytest.mark.slow

LAMPS = "# Lamps lit\n\n## Lamp care\n\nKeepers should trim the lamp.\n"
FOG = "\n## Fog\n\nThe horn was *heard* at sea.\n\n- Bells were rung by hand.\n"
PAGE, QUIZ = "docs/lamps/fog.md", "quizzes/lamps/fog.md"
ASKED, GOES = "Take its page and its questions away?", "What goes with it"


@pytest.fixture
def gone(empty: Path, briefed: Run) -> Path:
    """A course on lamps whose theme on fog is gone; one of its statements moved."""
    file = empty.parent / "lamps.md"
    file.write_text(LAMPS + FOG, encoding="utf-8")
    assert briefed("new", file, "--course", "lamps", project=empty).returncode == 0
    page = empty / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[to write: what this asks", "Our *own* words. [", 1), "utf-8")
    file.write_text(f"{LAMPS}\nBells were rung by hand.\n", encoding="utf-8")
    assert briefed("update", "lamps", file, project=empty).returncode == 0
    return empty


def write(sheet: Path, label: str, words: str) -> None:
    document = docx.Document(sheet)
    every = [place for table in forms(document) for place in places(table)]
    found = next(place for place in every if label in (place.form + place.label))
    found.write(words)
    document.save(sheet)


def fill(briefed: Run, project: Path, sheet: Path) -> str:
    run = briefed("fill", "lamps", sheet, project=project)
    assert run.returncode in (0, 1), run.stderr
    return str(run.stdout)


def test_its_files_go_with_a_yes_and_the_same_worksheet_may_come_again(
    gone: Path, briefed: Run
) -> None:
    sheet = exported(briefed, gone, "lamps")
    shown = "\n".join(one.text for one in docx.Document(sheet).paragraphs)
    assert "The briefing no longer has the theme “Fog”. These quotes of it are elsewhere" in shown
    assert "quote 2 of Lamp care" in shown
    every = [place for table in forms(docx.Document(sheet)) for place in places(table)]
    (goes,) = [place.words for place in every if place.label == GOES]
    for words in ("The horn was heard at sea.", "Our own words.", "The briefing says:"):
        assert words in goes
    assert "<quiz>" not in goes and "<!--" not in goes and "[fog-1]" not in goes

    told = fill(briefed, gone, sheet)
    assert "“Fog”, which is gone: its page and its questions, whether it goes" in told
    assert (gone / PAGE).exists() and (gone / QUIZ).exists()
    write(sheet, ASKED, "yes")
    told = fill(briefed, gone, sheet)
    assert "Filled in (1):\n  The theme “Fog”, which is gone: its page and its questions\n" in told
    assert not (gone / PAGE).exists() and not (gone / QUIZ).exists()
    told = fill(briefed, gone, sheet)
    assert "Nothing new" in told and "Not taken over" not in told, told
    assert "between the white cells" not in told, told
    fresh = exported(briefed, gone, "lamps")
    assert "no longer has the theme" not in "\n".join(
        one.text for one in docx.Document(fresh).paragraphs
    )


@pytest.mark.parametrize("file", [PAGE, QUIZ])
def test_nothing_goes_that_somebody_wrote_since(gone: Path, briefed: Run, file: str) -> None:
    sheet = exported(briefed, gone, "lamps")
    text = (gone / file).read_text(encoding="utf-8")
    later = text.replace("[to write:", "Written since. [to write:", 1)
    assert later != text
    (gone / file).write_text(later, encoding="utf-8")
    write(sheet, ASKED, "yes")
    told = fill(briefed, gone, sheet)
    assert "Left alone" in told and "“Fog”, which is gone" in told.partition("Left alone")[2]
    assert (gone / PAGE).exists() and (gone / QUIZ).exists()


def test_what_goes_can_not_be_changed_and_a_page_that_is_kept_stays(
    gone: Path, briefed: Run
) -> None:
    sheet = exported(briefed, gone, "lamps")
    write(sheet, ASKED, "yes")
    write(sheet, GOES, "Only this.")
    assert "under “What goes with it” nothing can be changed" in fill(briefed, gone, sheet)
    assert (gone / PAGE).exists()
    text = (gone / PAGE).read_text(encoding="utf-8")
    (gone / PAGE).write_text(text.replace("---\n", "---\nkind: extra\n", 1), encoding="utf-8")
    sheet = exported(briefed, gone, "lamps")
    write(sheet, ASKED, "yes")
    fill(briefed, gone, sheet)
    assert (gone / PAGE).exists() and not (gone / QUIZ).exists()


def test_a_statement_that_moved_gets_its_place_by_a_yes(gone: Path, briefed: Run) -> None:
    page = gone / "docs/lamps/lamp-care.md"
    sheet = exported(briefed, gone, "lamps")
    before = page.read_text(encoding="utf-8")
    told = fill(briefed, gone, sheet)
    assert "quote 2: its place on this page" in told
    assert page.read_text(encoding="utf-8") == before
    write(sheet, "Put the quote on this page too?", "yes")
    write(sheet, "What this part is about", "It is about care.")
    told = fill(briefed, gone, sheet)
    assert "  Lamp care, quote 2: its place on this page\n" in told, told
    after = page.read_text(encoding="utf-8")
    assert "> Bells were rung by hand.\n> [fog-2]\n\n[to write: what this asks" in after
    assert after.count("[fog-2]") == 2 and "It is about care." in after
    assert "sentence-not-taught" not in briefed("check", "lamps", project=gone).stdout
    told = fill(briefed, gone, sheet)
    assert "Nothing new" in told and "between the white cells" not in told, told
    assert page.read_text(encoding="utf-8") == after
