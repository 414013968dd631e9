"""Bringing a briefing as Word, HTML or PDF: the same words in the same order, said what was left
out, and nothing unsafe taken.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pypdfium2
import pytest
from support.building import SAMPLE, Run
from support.imported import BROUGHT

REAL = SAMPLE / "docs/keeping-babies-safe/original.txt"
# each theme's heading, group and statements, of what LibreOffice and pandoc write of the same
# document
REPORT = {
    None: (None, ["For every keeper and every pilot"]),
    "What we looked at": (
        None,
        [
            (
                "Five lights were reviewed in April 2031. The keepers’ log was read for every "
                "night of the month & the one before; entries marked * or _ are in another hand."
            ),
            "The light on the Skerry was out of reach.",
        ],
    ),
    "Lamps": (
        "What we found",
        [
            "Lamps were trimmed before dusk in most of the lights.",
            "At 2/5 lights the wick was changed too late",
            "Spare glass was kept at each light.",
        ],
    ),
    "Watches": (
        "What we found",
        [
            "Keepers should:",
            "hand over in person",
            "write down what was not done",
            "Gannet Point 3",
            "North | South Mole 0",
        ],
    ),
    "What happens next?": (None, ["Background: the board meets in May."]),
}
TYPED = {
    None: (
        None,
        ["Five lights were reviewed in April 2031. Background: the lights are 90 years old."],
    ),
    "1. Lamps": (
        None,
        [
            "Keepers should:",
            "trim the lamp before dusk",
            "keep spare glass",
            "write down what was not done",
            "hand over in person",
        ],
    ),
    "2. Watches": (None, ["At 2/5 lights nobody handed over."]),
    "Why it matters": (
        None,
        [
            (
                "A lamp that is out is a ship that is lost <by morning> [sic]. See the log, the "
                "chart and the plan."
            )
        ],
    ),
    "2. Watches ": (None, ["Said twice."]),
}


def pandoc(source: Path, form: str, target: Path) -> Path:
    subprocess.run(
        [pypandoc.get_pandoc_path(), "--standalone", "-f", form, source, "-o", target], check=True
    )
    return target


def read(briefed: Run, path: Path) -> dict:
    run = briefed("statements", path, "--format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def shape(data: dict) -> dict:
    found: dict = {}
    for theme in data["themes"]:
        heading = theme["heading"] + " " if theme["heading"] in found else theme["heading"]
        found[heading] = theme["group"], [statement["text"] for statement in theme["statements"]]
    return found


@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_real_briefing_is_the_same_in_every_format(
    form: str, tmp_path: Path, briefed: Run
) -> None:
    text, other = (
        read(briefed, REAL),
        read(briefed, pandoc(REAL, "markdown-smart", tmp_path / f"b.{form}")),
    )
    for data in (text, other):
        for theme in data["themes"]:
            for statement in theme["statements"]:
                del statement["line"]
    assert other == text
    assert len([s for theme in other["themes"] for s in theme["statements"]]) == 23


@pytest.mark.parametrize("producer", ["LibreOffice", "pandoc"])
def test_a_styled_document(producer: str, tmp_path: Path, briefed: Run) -> None:
    path = BROUGHT / "report.docx"
    if producer == "pandoc":
        path = pandoc(path, "docx+styles", tmp_path / "again.docx")
    data = read(briefed, path)
    assert data["title"] == "Keeping lamps lit: what a review of the lights found"
    found = shape(data)
    if producer == "pandoc":  # it keeps a table of contents that another program made
        found[None] = (
            found[None][0],
            [text for text in found[None][1] if "What we" not in text and "Contents" not in text],
        )
    assert found == REPORT


@pytest.mark.parametrize("producer", ["LibreOffice", "pandoc", "HTML"])
def test_a_document_without_styles(producer: str, tmp_path: Path, briefed: Run) -> None:
    path = {"LibreOffice": BROUGHT / "typed.docx", "HTML": BROUGHT / "typed.html"}.get(producer)
    if path is None:
        page = tmp_path / "page.html"
        page.write_text(
            re.sub(
                r"<p hidden>.*?</p>|<script.*?</script>|<title>.*?</title>",
                "",
                re.search(
                    r"<main.*</main>", (BROUGHT / "typed.html").read_text(encoding="utf-8"), re.S
                )[0],
            ),
            encoding="utf-8",
        )
        path = pandoc(page, "html-smart", tmp_path / "typed.docx")
    data = read(briefed, path)
    assert data["title"] == "Keeping lamps lit"
    assert shape(data) == TYPED
    assert [theme["slug"] for theme in data["themes"]] == [
        "introduction",
        "lamps",
        "watches",
        "why-it-matters",
        "watches-second",
    ]


def test_a_pdf_holds_the_words_that_another_program_finds_in_it(briefed: Run, empty: Path) -> None:
    run = briefed("new", BROUGHT / "report.pdf", "--course", "lamps", project=empty)
    assert run.returncode == 0, run.stderr
    assert "a PDF has no paragraphs and no headings" in run.stdout
    left_out = run.stdout.partition("Left out")[2].partition("Written")[0]
    assert (
        "what stands on each page: Sound of Merrow Harbour Board" in left_out
        and "the number of a page: Page 2" in left_out
    )
    words = " ".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(BROUGHT / "report.pdf")
    )
    words = re.sub(r"Sound of Merrow Harbour Board|Page \d|(?<=2031\.)\s*1\b", " ", words).replace(
        "2031.1", "2031."
    )
    original = (empty / "docs/lamps/original.txt").read_text(encoding="utf-8")
    bare = re.compile(r"[^\s\\*#•◦|\uf0b7-]+")
    assert bare.findall(original) == bare.findall(words)
    headings = [
        theme["heading"] for theme in read(briefed, empty / "docs/lamps/briefing.md")["themes"]
    ]
    assert headings == [
        None,
        "What we looked at",
        "What we found",
        "Lamps",
        "Watches",
        "What happens next?",
    ]
    assert (empty / "docs/lamps/original.pdf").read_bytes() == (BROUGHT / "report.pdf").read_bytes()


def test_what_is_left_out_or_unsure_is_said_with_its_line(briefed: Run, empty: Path) -> None:
    run = briefed("new", BROUGHT / "report.docx", "--course", "lamps", project=empty)
    assert run.returncode == 0, run.stderr
    for said in (
        "the table of contents",
        "the page header: Sound of Merrow Harbour Board",
        "the page footer: Page 2",
    ):
        assert said in run.stdout.partition("Left out")[2]
    lines = (empty / "docs/lamps/original.txt").read_text(encoding="utf-8").split("\n")
    told = dict(re.findall(r"docs/lamps/original\.txt:(\d+): (.*)", run.stdout))
    assert (
        lines[int(next(line for line, what in told.items() if "footnote" in what)) - 1]
        == "The light on the Skerry was out of reach."
    )
    assert (
        lines[int(next(line for line, what in told.items() if "Keepers should:" in what)) - 1]
        == "Keepers should:"
    )


def test_the_scaffold_of_a_word_file_has_nothing_but_parts_to_write(
    briefed: Run, empty: Path
) -> None:
    assert (
        briefed("new", BROUGHT / "typed.docx", "--course", "lamps", project=empty).returncode == 0
    )
    problems = json.loads(briefed("check", "lamps", "--format", "json", project=empty).stdout)[
        "problems"
    ]
    assert {one["code"] for one in problems if one["severity"] == "error"} == {
        "not-written",
        "placeholder-link",
    }
    assert (
        (empty / "docs/lamps/lamps.md")
        .read_text(encoding="utf-8")
        .startswith('---\ntitle: "Lamps"\n')
    )


def test_two_hundred_pages_are_read(briefed: Run, tmp_path: Path) -> None:
    text = "# A long report\n\n" + "\n\n".join(
        f"## Part {chr(65 + n // 26)}{chr(65 + n % 26)}\n\n"
        + "\n\n".join(
            f"Paragraph {n}.{m} says what was found, at some length, and goes on. " * 4
            for m in range(10)
        )
        for n in range(200)
    )
    (tmp_path / "long.md").write_text(text, encoding="utf-8")
    data = read(briefed, pandoc(tmp_path / "long.md", "markdown-smart", tmp_path / "long.docx"))
    assert sum(len(theme["statements"]) for theme in data["themes"]) == 2_000


def test_what_a_web_page_marks_as_a_quotation_keeps_its_marks(briefed: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><title>T</title><h1>A title</h1><h2>One part</h2>"
        "<ul><li>The child said <q>I was <b>not</b> asked</q> twice.</li></ul>",
        encoding="utf-8",
    )
    run = briefed("statements", page, "--format", "markdown")
    assert run.returncode == 0, run.stderr
    assert "- The child said “I was **not** asked” twice. { #one-part-1 }" in run.stdout
