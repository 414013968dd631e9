"""`briefed update` on a course that had no edition before."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.editions import COURSE, ORIGINAL, text, update

LAMPS = "Lamp audit\n\nLamps:\n\n- The lamps were lit.\n"


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_update_cut_off.py starts `briefed update` in one of its own."""
    return briefed_here


def begun(project: Path, briefed: Run, paper: str = LAMPS) -> Path:
    """The file of a paper that a course on lamps was just made of."""
    brought = project.parent / "lamps.txt"
    brought.write_text(paper, encoding="utf-8")
    assert briefed("new", brought, "--course", "lamps", project=project).returncode == 0
    return brought


def test_a_course_of_a_moment_ago_takes_its_next_edition(empty: Path, briefed: Run) -> None:
    brought = begun(empty, briefed)
    assert '\nedition: "1"\n' in text(empty / "docs/lamps/index.md")
    brought.write_text(LAMPS.replace("lit.", "lit at dusk."), encoding="utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    assert '\nedition: "2"\n' in text(empty / "docs/lamps/index.md")


def test_a_course_that_nobody_named_an_edition_of_was_for_the_first(
    whole_project: Path, briefed: Run
) -> None:
    project = whole_project
    folder = project / "docs" / COURSE
    start, was = folder / "index.md", text(folder / "briefing.md")
    start.write_text(text(start).replace('edition: "1"', "edition:"), encoding="utf-8")
    run = update(briefed, project, ORIGINAL.replace("3/12", "4/12"))
    assert run.returncode == 0, run.stderr
    assert text(folder / "editions/1.txt") == was and 'edition: "2"' in text(start)
    start.write_text(text(start).replace('edition: "2"', "edition:"), encoding="utf-8")
    run = update(briefed, project, ORIGINAL)  # nothing that was kept is written over
    assert run.returncode == 2 and "Before it there were 1: write the name" in run.stderr
    assert text(folder / "editions/1.txt") == was


def test_an_edition_that_begins_with_an_introduction_gets_its_page(
    empty: Path, briefed: Run
) -> None:
    brought, folder = begun(empty, briefed), empty / "docs" / "lamps"
    assert not (folder / "introduction.md").exists()
    assert "introduction" not in briefed("check", project=empty).stdout
    start = folder / "index.md"
    brought.write_text(LAMPS.replace("Lamps:", "In May the lamps were audited.\n\nLamps:"), "utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    page = text(folder / "introduction.md")
    assert page.startswith('---\ntitle: "Introduction"\nminutes:\n---\n\n# Introduction\n')
    assert "> In May the lamps were audited.\n> [introduction-1]" in page
    assert "[introduction-1]" in text(empty / "quizzes" / "lamps" / "introduction.md")
    assert "introduction-1" not in text(start) and "minutes" not in text(start)


def test_a_new_statement_gets_its_place_on_its_page(empty: Path, briefed: Run) -> None:
    folder = empty / "docs" / "lamps"
    lines = ("The lamps were lit.", "Wicks were dry.", "Oil was low.", "Keys were lost.")
    said = ["Lamp audit\n\nLamps:\n\n- " + "\n- ".join(one) + "\n" for one in (lines[1:3], lines)]
    brought = begun(empty, briefed, said[0])
    page = folder / "lamps.md"
    page.write_text(
        text(page).replace("[to write: what this asks", "Written by us. [to write: ", 1),
        encoding="utf-8",
    )
    brought.write_text(said[1], encoding="utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    assert "docs/lamps/lamps.md: lamps-3\n  docs/lamps/lamps.md: lamps-4\n" in run.stdout
    after = text(page)
    quotes = [after.index(f"> {one}") for one in lines]
    assert quotes == sorted(quotes)
    # What was written stays below its quote, and the new one has a text to be written.
    assert quotes[1] < after.index("Written by us.") < quotes[2]
    for at, one in ((3, lines[0]), (4, lines[3])):
        assert f"> {one}\n> [lamps-{at}]\n\n[to write: what this asks of practice" in after
        assert f"follows from a quote above] [lamps-{at}]\n" in after
        assert text(empty / "quizzes/lamps/lamps.md").count(f"> [lamps-{at}]\n") == 1
    said_now = briefed("check", "lamps", project=empty).stdout
    assert "sentence-not-taught" not in said_now
    assert "page-malformed" not in said_now and "question-malformed" not in said_now


def test_points_on_the_only_statement_name_it_once_it_has_company(
    empty: Path, briefed: Run
) -> None:
    brought, folder = begun(empty, briefed), empty / "docs" / "lamps"
    page = folder / "lamps.md"
    written = text(page).replace(
        "- [to write: what to do", "- Light it,\n  at dusk.\n- [to write: do"
    )
    assert "[lamps-1]\n\n" in written and "] [lamps-1]" not in written
    page.write_text(written, encoding="utf-8")
    brought.write_text(LAMPS + "- Wicks were dry.\n", encoding="utf-8")
    run = briefed("update", "lamps", brought, project=empty)
    assert run.returncode == 0, run.stderr
    after = text(page)
    assert "- Light it,\n  at dusk. [lamps-1]\n- [to write: do" in after
    assert "better at work] [lamps-1]\n" in after and "quote above] [lamps-2]\n" in after
    assert "point-without-statement" not in briefed("check", "lamps", project=empty).stdout


def test_a_page_that_names_each_question_shows_the_new_ones(empty: Path, briefed: Run) -> None:
    brought, page = begun(empty, briefed), empty / "docs/lamps/lamps.md"
    named = text(page).replace("<!-- quiz -->", "<!-- question: lamps-1-a -->")
    page.write_text(named, encoding="utf-8")
    brought.write_text(LAMPS + "- Wicks were dry.\n", encoding="utf-8")
    assert briefed("update", "lamps", brought, project=empty).returncode == 0
    assert "own words]\n\n<!-- question: lamps-2-a -->\n" in text(page)
    assert "quiz-not-embedded" not in briefed("check", "lamps", project=empty).stdout
