"""What a person says about a file that an import could not read, kept for the next edition."""

from __future__ import annotations

import json
from pathlib import Path

import pypandoc
import pytest
from support.building import Run

pytestmark = pytest.mark.slow

TEXT = """The keepers were asked in May. They said when they cut the wick.

Wicks and their oil, as they were found.

- Wicks were cut.

Board copy, not to be lent

- Oil was there.
"""
SAID = (
    *("--title", "Lamps lit"),
    *("--heading", "Wicks and their oil, as they were found"),
    *("--skip", "Board copy, not to be lent"),
)


def brought(kind: str, path: Path, text: str) -> Path:
    """A text as a file of one kind."""
    file = path / f"brought.{kind}"
    if kind == "txt":
        file.write_text(text, encoding="utf-8")
    else:
        pypandoc.convert_text(text, kind, "markdown", outputfile=str(file), extra_args=["-s"])
    return file


def errors(briefed: Run, project: Path) -> set[str]:
    said = json.loads(briefed("check", "--format", "json", project=project).stdout)
    return {one["code"] for one in said["problems"] if one["severity"] == "error"}


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_answers_are_kept_for_the_next_edition(
    kind: str, empty: Path, tmp_path: Path, briefed_here: Run
) -> None:
    file = brought(kind, tmp_path, TEXT)
    run = briefed_here("new", file, "--course", "lamps", *SAID, project=empty)
    assert run.returncode == 0, run.stderr
    assert "to be skipped" in run.stdout
    briefing = empty / "docs/lamps/briefing.md"
    first = briefing.read_text(encoding="utf-8")
    assert first == (
        '---\ntitle: "Lamps lit"\nheadings:\n  - "Wicks and their oil, as they were found"\n'
        'skipped:\n  - "Board copy, not to be lent"\n---\n'
        "# Lamps lit\n\nThe keepers were asked in May. They said when they cut the wick. "
        "{ #introduction-1 }\n\n## Wicks and their oil, as they were found.\n\n"
        "- Wicks were cut. { #wicks-and-their-oil-as-they-were-found-1 }\n\n"
        "- Oil was there. { #wicks-and-their-oil-as-they-were-found-2 }\n"
    ).replace("1 }\n\n- Oil", "1 }\n- Oil")
    assert errors(briefed_here, empty) == {"not-written"}

    again = brought(kind, tmp_path, TEXT.replace("Oil was there", "Oil was there at dusk"))
    run = briefed_here("update", "lamps", again, project=empty)
    assert run.returncode == 0, run.stderr
    second = briefing.read_text(encoding="utf-8")
    assert second == first.replace("Oil was there", "Oil was there at dusk")
    assert "briefing-edited" not in errors(briefed_here, empty)


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_text_without_headings_is_one_theme_where_somebody_says_so(
    kind: str, empty: Path, tmp_path: Path, briefed_here: Run
) -> None:
    file = brought(kind, tmp_path, "Lamps lit\n\nWicks were cut. So was glass.\n")
    run = briefed_here("new", file, "--course", "lamps", project=empty)
    assert run.returncode == 2 and "--one-theme" in run.stderr
    run = briefed_here("new", file, "--course", "lamps", "--one-theme", project=empty)
    assert run.returncode == 0, run.stderr
    assert (empty / "docs/lamps/briefing.md").read_text(encoding="utf-8") == (
        "---\none theme: yes\n---\n# Lamps lit\n\n"
        "Wicks were cut. So was glass. { #introduction-1 }\n"
    )
    assert errors(briefed_here, empty) == {"not-written"}


@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("option", ["--heading", "--skip"])
def test_an_answer_about_no_line_is_told(
    kind: str, option: str, empty: Path, tmp_path: Path, briefed_here: Run
) -> None:
    """It may be a slip, or an answer that a former edition needed."""
    file = brought(kind, tmp_path, TEXT)
    given = ("--course", "lamps", *SAID, option, "No such line")
    run = briefed_here("new", file, *given, project=empty)
    assert run.returncode == 0, run.stderr
    assert "no line says 'No such line': copy all the words of a line" in run.stdout


BARE = """Lamps on the isles

Board copy, not to be lent

What the visits found

Lamps were lit late on most isles.
"""


def test_how_a_file_is_read_is_told_before_anything_is_written(
    tmp_path: Path, briefed_here: Run
) -> None:
    file = brought("txt", tmp_path, BARE)
    run = briefed_here("statements", file, *SAID[-2:])
    assert run.returncode == 0
    _, told = run.stdout.split("\nLook at these.")
    assert f"{file.as_posix()}:5: 'What the visits found' was read as a heading" in told
    assert "\nLeft out, as no words of the briefing:\n" in told
    assert "(line 3): Board copy, not to be lent" in told
    read = json.loads(briefed_here("statements", file, "--format", "json").stdout)
    assert [theme["heading"] for theme in read["themes"]] == [None, "What the visits found"]
