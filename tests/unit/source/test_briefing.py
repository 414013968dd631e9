"""The strict parser and the importer: places, words, and the real briefing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.authoring.statements import as_json, read
from briefed.errors import InputError
from briefed.importing.canonical import is_canonical
from briefed.importing.convert import import_text
from briefed.importing.same_words import word_sequence
from briefed.source.briefing import parse
from briefed.source.briefing_lines import cells
from briefed.text.counting import counted_words
from briefed.text.figures import figures
from support.building import SAMPLE

COURSE = SAMPLE / "docs/keeping-babies-safe"
TITLE = "# The title\n\n"


@pytest.fixture(scope="module")
def real():
    return parse((COURSE / "briefing.md").read_text(encoding="utf-8"), "briefing.md")


def test_real_briefing_is_the_import_of_its_original():
    original = (COURSE / "original.txt").read_text(encoding="utf-8")
    assert import_text(original, "original.txt").markdown == (COURSE / "briefing.md").read_text(
        encoding="utf-8"
    )


def test_real_briefing_has_the_words_of_its_original():
    before, after = (
        (COURSE / name).read_text(encoding="utf-8") for name in ("original.txt", "briefing.md")
    )
    assert word_sequence(before) == word_sequence(after)
    assert len(word_sequence(before)) > 800


def test_real_briefing_counts(real):
    assert real.faults == ()
    assert [len(theme.statements) for theme in real.themes] == [3, 3, 2, 2, 2, 2, 5, 1, 3]
    assert len(real.statements) == 23
    assert sum(len(statement.sentences) for statement in real.statements) == 36


def test_real_briefing_group(real):
    assert [name for name, *_ in real.groups] == ["Wider themes"]
    assert [theme.heading for theme in real.themes if theme.group == "Wider themes"] == [
        "Think family",
        "Hidden men",
        "Domestic abuse",
        "Professional optimism and curiosity",
        "Multi-agency working",
        "Barriers to engagement",
    ]
    assert [theme.slug for theme in real.themes if theme.group is None] == [
        "introduction",
        "keeping-babies-safe",
        "what-happens-next",
    ]


def test_real_briefing_figures(real):
    counted = counted_words(statement.text for statement in real.statements)
    found = [
        figure.text for statement in real.statements for figure in figures(statement.text, counted)
    ]
    assert {"3/12", "25 December 2020", "11"} <= set(found)


def test_real_briefing_places(real):
    for theme in real.themes:
        for statement in theme.statements:
            line = (
                (COURSE / "briefing.md")
                .read_text(encoding="utf-8")
                .split("\n")[statement.location.line - 1]
            )
            assert line[statement.location.column - 1 :].startswith(statement.markup)


@pytest.mark.parametrize("name", ["original.txt", "briefing.md"])
def test_statements_json_is_the_same_of_both(name: str):
    data = json.loads(as_json(read(COURSE / name)[0]))
    assert list(data) == ["title", "themes"]
    assert [list(theme) for theme in data["themes"]] == [
        ["slug", "heading", "group", "statements"]
    ] * 9
    men = data["themes"][3]
    assert (men["slug"], men["heading"], men["group"]) == (
        "hidden-men",
        "Hidden men",
        "Wider themes",
    )
    keys = ["id", "text", "line", "sentences", "background", "figures"]
    assert list(men["statements"][0]) == keys
    line = (COURSE / name).read_text(encoding="utf-8").split("\n")[men["statements"][0]["line"] - 1]
    assert line.startswith("- There were examples of tenacious work")
    assert data["themes"][0]["heading"] is None
    assert data["themes"][1]["statements"][1]["figures"] == ["3/12"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (
            "Text. { #introduction-1 }\n\n## A\n\n- More { #a-1 }\n",
            [(3, 1, "paragraph", 0), (7, 3, "item", 0)],
        ),
        ("## A\n\n- Text { #a-1 }\n    - More { #a-2 }\n", [(5, 3, "item", 0), (6, 7, "item", 1)]),
        ("## A\n\n- Text { #a-1 }\n  - More { #a-2 }\n", [(5, 3, "item", 0), (6, 5, "item", 1)]),
        (
            "## A\n\n1. Text { #a-1 }\n2. More { #a-2 }\n12. More { #a-3 }\n",
            [(5, 4, "numbered", 0), (6, 4, "numbered", 0), (7, 5, "numbered", 0)],
        ),
        ("## A\n\n-   Text\n    goes on { #a-1 }\n", [(5, 5, "item", 0)]),
        (
            "## A\n\n| H | I |\n|---|---|\n| a | b { #a-1 } |\n|c|d { #a-2 }|\n",
            [(7, 3, "row", 0), (8, 2, "row", 0)],
        ),
        ("---\nretired: [a-2]\n---\n", []),
    ],
)
def test_places_and_forms(body: str, places: list):
    briefing = parse(TITLE + body, "b.md")
    assert [
        (s.location.line, s.location.column, s.form, s.depth) for s in briefing.statements
    ] == places


def test_a_statement_over_lines_is_one_text():
    (statement,) = parse(
        TITLE + "## A\n\n- **Some** text.\n  Goes\n  on { #a-1 }\n", "b.md"
    ).statements
    assert statement.text == "Some text. Goes on"
    assert statement.sentences == ("Some text.", "Goes on")


def test_a_row_is_its_cells():
    (statement,) = parse(
        TITLE + "## A\n\n| H | I |\n|---|---|\n| a \\| b | **c** { #a-1 } |\n", "b.md"
    ).statements
    assert statement.text == "a | b c"


@pytest.mark.parametrize(
    ("row", "read", "column"),
    [
        ("|  | 31 | none { #a-1 } |", ["", "31", "none"], 1),
        ("| x | 12 |  { #a-1 } |", ["x", "12", ""], 3),
        ("|x||y{ #a-1 }|", ["x", "", "y"], 2),
        ("| | 5 | { #a-1 } |", ["", "5", ""], 1),
        ("| x | 12 | y \\| { #a-1 } |", ["x", "12", "y \\|"], 3),
    ],
)
def test_an_empty_cell_keeps_its_place(row: str, read: list[str], column: int):
    (statement,) = parse(
        TITLE + f"## A\n\n| H | I | J |\n|---|---|---|\n{row}\n", "b.md"
    ).statements
    assert cells(statement.markup) == read and statement.location.column == column
    assert statement.text == " ".join(cell.replace("\\", "") for cell in read if cell)


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("", 1, 1, "empty"),
        ("\n \n", 1, 1, "empty"),
        ("# T\n\nText { #introduction-1 }\n", 1, 1, "no headings"),
        ("## A\n\n- x { #a-1 }\n", 1, 1, "no title"),
        ("# T\n\n## A\n\n- x\n", 5, 3, "does not end in an id"),
        ("# T\n\n## A\n\n- x { #a-1 }\n- y { #a-1 }\n", 6, 3, "line 5 has the id a-1 too"),
        (
            "# T\n\n## A\n\n- x { #a_1 }\n",
            5,
            3,
            "an id is the name of its theme, a hyphen and a number",
        ),
        (
            "# T\n\n## A\n\n- x { #a-0 }\n",
            5,
            3,
            "an id is the name of its theme, a hyphen and a number",
        ),
        ("# T\n\n## A\n\n- x <b>y</b> { #a-1 }\n", 5, 5, "readers would not see"),
        ("# T\n\n## A\n\n- { #a-1 }\n", 5, 3, "no words"),
        ("# T\n\n## A\n\n+ x { #a-1 }\n", 5, 1, "'+'"),
        ("# T\n\n## A\n\n- x { #a-1 }\n\n##\n", 7, 1, "a heading needs"),
        ("# T\n\n## A\n\n- x { #a-1 }\n\n## A!\n\n- y { #a-2 }\n", 7, 1, "would have the address"),
        ("# T\n\n## A\n\n## B\n\n- y { #b-1 }\n", 3, 1, "'A' is empty"),
        (
            "# T\n\nx { #introduction-1 }\n\n## Introduction\n\n- y { #introduction-2 }\n",
            5,
            1,
            "would have the address",
        ),
        ("# T\n\n## A\n\n- x\u200by { #a-1 }\n", 5, 4, "U+200B"),
        ("# T\n\n## A\n\n" + "x" * 30_000 + " { #a-1 }\n", 5, 1, "30,009 characters"),
    ],
)
def test_faults(text: str, line: int, column: int, part: str):
    found = [
        (fault.location.line, fault.location.column)
        for fault in parse(text, "b.md").faults
        if part in fault.message
    ]
    assert found == [(line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "The title\n\nHidden men:\n\n- One thing\n- Another thing\n",
        "The title\n\nIntro text.\n\nHidden men:\n\n• One thing\n• Another thing\n",
        "The title\n\nHidden men:\n\n1) One thing\n2) Another thing\n12) More\n",
        "The title\n\nHidden men:\n\n- One thing\n    - Below it\n  goes on\n",
        "# The title\n\n## Hidden men\n\nText over\ntwo lines.\n",
        "The title\n\nHidden men:\n\n| Area | Cases |\n|---|---|\n| North | 6 |\n| South | 6 |\n",
        "The title\n\nWhat happens next?\n\nAgencies should: act, and report.\n",
        "The title\n\nHidden men:\n\no\tOne thing\no\tAnother thing\n",
        "The title\n\nHidden men:\n\n* One thing\n– Another thing\n",
        "The title\n\nHidden men:\n\n- A 'quoted' *word* and [a link](#) &amp; more\n",
        "The title\n\n## Hidden men ##\n\n- One thing\n",
        "The title\n\nHidden men:\n\n3 of them came.\n",
    ],
)
def test_import_keeps_the_words_and_can_be_read(text: str):
    imported = import_text(text, "b.txt")
    assert word_sequence(imported.markdown) == word_sequence(text)
    briefing = parse(imported.markdown, "b.md")
    assert briefing.faults == ()
    assert briefing.statements
    assert is_canonical(imported.markdown) and not is_canonical(text)
    assert len(imported.lines) == imported.markdown.count("\n")


@pytest.mark.parametrize("name", ["original.txt"])
def test_import_of_windows_line_ends(name: str, tmp_path: Path):
    (tmp_path / name).write_bytes((COURSE / name).read_bytes().replace(b"\n", b"\r\n"))
    assert read(tmp_path / name).imported.markdown == (COURSE / "briefing.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("data", "place", "part"),
    [
        (b"", "b.txt:1:1", "the file is empty"),
        (b" \n\n", "b.txt:1:1", "the file is empty"),
        (b"Just a text.\n\nAnd another.\n", "b.txt:1:1", "no headings were found"),
        (b"Title\n\n\x00\x01", "b.txt:3:1", "no text file"),
        (b"Title\n\nCaf\xe9\n", "b.txt:3:4", "can't be read (byte 0xE9)"),
        (b"\xff\xfeT\x00", "b.txt:1:1", "UTF-16"),
        (
            b"Title\n\nHidden men:\n\n" + b"word " * 300_000,
            "b.txt:5:1",
            "this line has 1,500,000 characters",
        ),
        (
            b"Title\n\nHidden men:\n\n" + b"word " * 1_000_000,
            "b.txt:1:1",
            "this file has 5,000,020 bytes, and a file may have 2,000,000",
        ),
        (
            b"Title\n\nHidden men:\n\n- A <script>alert(1)</script> thing\n",
            "b.txt:5:5",
            "readers would not see",
        ),
    ],
)
def test_import_of_bad_input(data: bytes, place: str, part: str, tmp_path: Path):
    (tmp_path / "b.txt").write_bytes(data)
    with pytest.raises(InputError) as error:
        read(tmp_path / "b.txt")
    assert part in str(error.value)
    lines = [line.removeprefix(f"{tmp_path.as_posix()}/") for line in str(error.value).split("\n")]
    assert any(line.startswith(place + ": ") and part in line for line in lines)
