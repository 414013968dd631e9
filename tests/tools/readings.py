"""Measures the importer against readings by hand.

    make readings ARGS="FOLDER"

FOLDER holds a folder for each text, with

- `original.*`, the file as it was found, which is genuine;
- `page.txt`, its words as plain text. Of a web page that has none, they are what a browser copies
  when all of it is selected. This text is reconstructed;
- `reading.json`: `title`, `themes` with `heading`, `points` and `lead_ins`, read by hand. A point
  is its first eight words; a lead-in counts neither way.

The importer's questions are answered as the reading has it: the title, and one theme where there is
one. Texts are measured where they are; those of others don't belong into the repository.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing.canonical import Imported
from briefed.importing.convert import import_here
from briefed.model import Answers
from playwright.sync_api import sync_playwright
from support.browsers import engine

_FIRST = 8  # words by which a point is known
_WORD = re.compile(r"[^\W_]+")
# What is copied when all of a page is selected.
_COPY = (
    "() => { const all = getSelection(); all.selectAllChildren(document.body); return `${all}`; }"
)
_HTML = re.compile(r"<(?:!doctype|html|div|p|h[1-6])\b", re.I)


_HEAD = (
    "| file | themes: precision | recall | points: precision | recall | in their theme "
    "| words lost without a report | asked |"
)


class Read(NamedTuple):
    """Themes and points: each point its first words, with the heading of its theme."""

    themes: list[str]
    points: list[tuple[str, str]]


class Measured(NamedTuple):
    """One file: which were right, read, and in the reading by hand; words lost without a report."""

    name: str
    themes: tuple[int, int, int] = (0, 0, 0)
    points: tuple[int, int, int] = (0, 0, 0)
    placed: int = 0  # of the points that are right, those under the heading of their theme
    lost: int = 0
    asked: str = ""  # what the user answered, or why the file was refused


def words(text: str) -> str:
    """The words of a text in small letters; Markdown's signs and punctuation do not count."""
    return " ".join(_WORD.findall(text.casefold()))


def heading(text: str) -> str:
    """The words of a heading, without its number."""
    return words(re.sub(r"^[\dA-Z][\d.]*[.)]?\s+(?=[A-Z])", "", text))


def _without_links(text: str) -> str:
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def first(text: str) -> str:
    """The first words of a point, by which it is known."""
    return words(" ".join(text.split()[:_FIRST]))


def by_hand(reading: dict) -> tuple[Read, list[str]]:
    """A reading by hand, and the lead-ins, which may be points or not."""
    themes = [heading(theme["heading"]) for theme in reading["themes"]]
    points = [
        (heading(theme["heading"]), first(point))
        for theme in reading["themes"]
        for point in theme["points"]
    ]
    lead_ins = [first(lead["text"]) for theme in reading["themes"] for lead in theme["lead_ins"]]
    return Read(themes, points), lead_ins


def by_importer(imported: Imported) -> Read:
    """The themes and points of a briefing as it was imported."""
    briefing = imported.briefing("briefing.md")
    points = [
        (heading(theme.name), first(_without_links(statement.text)))
        for theme in briefing.themes
        for statement in theme.statements
    ]
    return Read([heading(theme.name) for theme in briefing.themes], points)


def compared(name: str, found: Read, reading: dict) -> Measured:
    """How many themes and points of a file are those of its reading by hand."""
    hand, lead_ins = by_hand(reading)
    themes = Counter(found.themes) & Counter(hand.themes)
    left = Counter(point for _, point in hand.points)
    said = [(theme, point) for theme, point in found.points]
    right = Counter(point for _, point in said) & left
    extra = Counter(point for _, point in said) - right - Counter(lead_ins)
    placed = Counter(said) & Counter(hand.points)
    return Measured(
        name,
        (themes.total(), len(found.themes), len(hand.themes)),
        (right.total(), right.total() + extra.total(), len(hand.points)),
        placed.total(),
    )


def lost(text: str, imported: Imported) -> int:
    """How many words of a text are neither in the briefing nor in what the import says of it.

    The report of a longer part ends in …, and goes as far as the next line that is in the briefing.
    """
    whole = f" {words(_without_links(imported.markdown))} "
    told = {words(part.partition(": ")[2]): "…" in part for part in imported.left_out}
    told.pop("", None)
    count, open_end = 0, False
    for line in map(words, _without_links(text).split("\n")):
        if not line or f" {line} " in whole:
            open_end = open_end and not line
            continue
        shown = next((part for part in told if f"{line} ".startswith(f"{part} ")), "")
        shown = shown or next((part for part in told if f" {line} " in f" {part} "), "")
        within = next((part for part in told if part.startswith(f"{line} ")), "")
        open_end = open_end or told.get(shown or within, False)
        if not (shown or within or open_end):
            missing = Counter(line.split()) - Counter(whole.split())
            count += missing.total()
    return count


def imported_with(path: Path, reading: dict) -> tuple[Imported, str]:
    """Import a file as a user would: with the answers to what the importer asks."""
    answers, asked = Answers(), []
    for _ in range(3):
        try:
            return import_here(path, answers), ", ".join(asked)
        except InputError as error:
            if "--title" in error.message and answers.title is None:
                answers = answers._replace(title=reading["title"] or "The title")
                asked.append("title")
            elif "--one-theme" in error.message and len(reading["themes"]) == 1:
                answers = answers._replace(one_theme=True)
                asked.append("one theme")
            else:
                raise
    raise AssertionError("three answers, and still a question")


def measured(name: str, path: Path, text: str, reading: dict) -> Measured:
    """Import a file and compare what was read with the reading by hand."""
    try:
        imported, asked = imported_with(path, reading)
    except InputError as error:
        hand, _ = by_hand(reading)
        refused = f"refused: {error.message[:60]}"
        return Measured(name, (0, 0, len(hand.themes)), (0, 0, len(hand.points)), asked=refused)
    result = compared(name, by_importer(imported), reading)
    return result._replace(asked=asked, lost=lost(text, imported))


def forms(folder: Path, shown: dict[str, str], scratch: Path) -> Iterator[tuple[str, Path, str]]:
    """The forms of one text: "genuine" or "raw text", the file, and its words in order."""
    page = folder / "page.txt"
    text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    if _HTML.search(text) or not text:
        text = shown.get(folder.name, "")
    for original in sorted(folder.glob("original.*")):
        yield "genuine", original, text
    if text:
        pasted = scratch / f"{folder.name}.txt"
        pasted.write_text(text, encoding="utf-8")
        yield "raw text", pasted, text


def as_shown(folder: Path) -> dict[str, str]:
    """The words of each saved web page in a folder, by its name, as a browser shows them."""
    shown: dict[str, str] = {}
    pages = sorted(folder.glob("*/original.htm*"))
    if not pages:
        return shown
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine("chromium"))
        context = browser.new_context(offline=True, java_script_enabled=False)
        view = context.new_page()
        for path in pages:
            view.goto(path.resolve().as_uri(), wait_until="domcontentloaded")
            shown[path.parent.name] = view.evaluate(_COPY)
        browser.close()
    return shown


def ratio(right: int, of: int) -> str:
    """A ratio with two digits, or a dash where there is nothing to divide by."""
    return f"{right / of:.2f}" if of else "–"


def row(result: Measured) -> str:
    """One line of the table."""
    cells = [
        *(ratio(counts[0], counts[i]) for counts in (result.themes, result.points) for i in (1, 2)),
        ratio(result.placed, result.points[2]),
        str(result.lost),
        result.asked,
    ]
    return f"| {result.name} | {' | '.join(cells)} |"


def total(name: str, results: list[Measured]) -> Measured:
    """The sum of several files."""

    def summed(field: int) -> tuple[int, int, int]:
        triples = [result[field] for result in results]
        return tuple(sum(triple[i] for triple in triples) for i in range(3))

    refused = sum(result.asked.startswith("refused") for result in results)
    return Measured(
        name,
        summed(1),
        summed(2),
        sum(result.placed for result in results),
        sum(result.lost for result in results),
        f"{len(results)} files, {refused} refused",
    )


def main() -> None:
    """Measure each text of a folder, and write a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    sys.stdout.write(table(parser.parse_args().folder))


def table(folder: Path) -> str:
    """What was measured of the texts of a folder, as Markdown."""
    shown = as_shown(folder)
    results: dict[str, list[Measured]] = {"genuine": [], "raw text": []}
    with tempfile.TemporaryDirectory() as scratch:
        for reading in sorted(folder.glob("*/reading.json")):
            said = json.loads(reading.read_text(encoding="utf-8"))
            for form, path, text in forms(reading.parent, shown, Path(scratch)):
                name = f"{reading.parent.name}{path.suffix}"
                results[form].append(measured(name, path, text, said))
    out: list[str] = []
    for form, measures in results.items():
        out += [f"## {form.capitalize()}", "", _HEAD, "|---" * _HEAD.count(" | ") + "|---|"]
        out += [*map(row, [*measures, total("all", measures)]), ""]
    return "\n".join(out)


if __name__ == "__main__":
    main()
