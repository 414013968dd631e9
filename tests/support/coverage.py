"""The coverage page of a course, and what it says of each sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from support.building import FIXTURE, Run

REAL = "keeping-babies-safe"
COURSES = [REAL, FIXTURE]
TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER = (
    "taught and tested",
    "taught and exempt from questions",
    "taught, not tested",
    "tested, not taught",
    "neither taught nor tested",
)


def exported(briefed: Run, project: Path, course: str) -> LexborHTMLParser:
    file = project.parent / f"{course}.html"
    run = briefed("export", "coverage", course, "--output", file, project=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{file}\n", "")
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def expected(briefed: Run, project: Path, course: str) -> list[tuple[str, str]]:
    """Every sentence of the briefing with its name, as the command reads them."""
    read = json.loads(
        briefed("statements", project / "docs" / course / "briefing.md", "--format", "json").stdout
    )
    return [
        (f"{one['id']}.{number}", text)
        for theme in read["themes"]
        for one in theme["statements"]
        for number, text in enumerate(one["sentences"], 1)
    ]


def shown(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """The sentences of the page's text, those that a table cuts into cells put together again."""
    found: dict[str, list[str]] = {}
    order = [piece.attributes["data-sentence"] for piece in page.css("[data-sentence]")]
    for piece in page.css("[data-sentence]"):
        found.setdefault(piece.attributes["data-sentence"], []).append(piece.text())
    assert order == sorted(order, key=list(found).index), "the pieces of a sentence stand apart"
    return [(name, " ".join(pieces)) for name, pieces in found.items()]


def states(page: LexborHTMLParser) -> dict[str, str]:
    """The state that each sentence is marked with: one sign each, where it begins, and one colour
    for all of its pieces.
    """
    found: dict[str, str] = {}
    for piece in page.css(".s"):
        name, sign = (
            piece.css_first("[data-sentence]").attributes["data-sentence"],
            piece.css_first(".sign"),
        )
        if name not in found:
            found[name] = sign.attributes["aria-label"]
            assert sign.text().strip()
        else:
            assert sign is None
        assert piece.attributes["data-state"] == str(
            [TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER].index(found[name])
        )
    return found


def notes(page: LexborHTMLParser, identity: str) -> dict[str, str]:
    """What stands beside a statement."""
    return {
        row.css_first("dt").text(): row.css_first("dd").text()
        for row in page.css(f"[id='{identity}'] dl.notes > div")
    }


def rows(page: LexborHTMLParser) -> list[list[LexborNode]]:
    return [row.css("th, td") for row in page.css("[aria-labelledby=matrix-of] tbody tr")]


def without_question(path: Path, name: str) -> None:
    text = path.read_text(encoding="utf-8")
    rest = re.sub(
        rf"<!-- question: {name}(?: \(decision\))? -->\n<quiz>.*?</quiz>\n", "", text, flags=re.S
    )
    assert rest != text
    path.write_text(rest, encoding="utf-8")
