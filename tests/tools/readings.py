"""Measures the importer against readings by hand.

    make readings ARGS="FOLDER"
    make readings ARGS="--keep FOLDER"

The readings are in tests/readings, one file each: where the text is public, its kind, field and
country, its title, the headings of its themes, and a digest of each point and lead-in. A lead-in
counts neither way. The texts are other people's and stay outside. FOLDER holds of each text

- `NAME.txt`, its words as plain text. Of a web page that has none, they are what a browser copies
  when all of it is selected;
- `NAME.html`, `NAME.docx`, `NAME.pdf`: the file as it was found, or as it was made from the text.
  `NAME.boxes.docx` is a Word file of a form named boxes. A file is genuine if its reading says so
  and it is of the reading's kind; every other file is reconstructed.

A text that has changed since it was read is named and left out. With `--keep`, each `NAME.json` of
FOLDER, a reading in words, is written into tests/readings without them.

The importer's questions are answered as the reading has it: the title, and one theme where there is
one.
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

from tools.kept_readings import READINGS, digest, keep, point, words

# What is copied when all of a page is selected.
_COPY = (
    "() => { const all = getSelection(); all.selectAllChildren(document.body); return `${all}`; }"
)
# The files of each kind of text that are the text as it was found.
_FORMS = {"page": ("html", "htm"), "text": ("txt",), "docx": ("docx",), "pdf": ("pdf",)}
_HEAD = (
    "| file | themes: precision | recall | points: precision | recall | in their theme "
    "| words lost without a report | asked |"
)
_RULE = "|---" * _HEAD.count(" | ") + "|---|"


class Read(NamedTuple):
    """Themes and points: each point its digest, with the heading of its theme."""

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


def heading(text: str) -> str:
    """The words of a heading, without its number."""
    return words(re.sub(r"^[\dA-Z][\d.]*[.)]?\s+(?=[A-Z])", "", text))


def _without_links(text: str) -> str:
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def by_hand(reading: dict) -> tuple[Read, list[str]]:
    """A reading by hand, and the lead-ins, which may be points or not."""
    themes = [heading(theme["heading"]) for theme in reading["themes"]]
    points = [
        (heading(theme["heading"]), said) for theme in reading["themes"] for said in theme["points"]
    ]
    lead_ins = [said for theme in reading["themes"] for said in theme["lead_ins"]]
    return Read(themes, points), lead_ins


def by_importer(imported: Imported) -> Read:
    """The themes and points of a briefing as it was imported. The introduction has no heading."""
    themes = [
        ("" if theme.heading is None else heading(theme.name), theme.statements)
        for theme in imported.briefing("briefing.md").themes
    ]
    points = [
        (name, point(_without_links(statement.text)))
        for name, statements in themes
        for statement in statements
    ]
    return Read([name for name, _ in themes], points)


def compared(name: str, found: Read, reading: dict) -> Measured:
    """How many themes and points of a file are those of its reading by hand."""
    hand, lead_ins = by_hand(reading)
    themes = Counter(found.themes) & Counter(hand.themes)
    said = Counter(known for _, known in found.points)
    right = said & Counter(known for _, known in hand.points)
    extra = said - right - Counter(lead_ins)
    placed = Counter(found.points) & Counter(hand.points)
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


def as_shown(folder: Path) -> dict[str, str]:
    """The words of each saved web page in a folder, by its name, as a browser shows them."""
    shown: dict[str, str] = {}
    pages = [page for page in sorted(folder.glob("*.htm*")) if not _text_of(page).is_file()]
    if not pages:
        return shown
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine("chromium"))
        context = browser.new_context(offline=True, java_script_enabled=False)
        view = context.new_page()
        for path in pages:
            view.goto(path.resolve().as_uri(), wait_until="domcontentloaded")
            shown[path.stem] = view.evaluate(_COPY)
        browser.close()
    return shown


def _text_of(path: Path) -> Path:
    return path.parent / f"{path.name.partition('.')[0]}.txt"


def texts(folder: Path) -> dict[str, str]:
    """The words of each text in a folder, by its name."""
    plain = {
        path.stem: path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.glob("*.txt"))
    }
    return {**as_shown(folder), **plain}


def forms(folder: Path, name: str, text: str, scratch: Path) -> Iterator[Path]:
    """The files of one text; its words as plain text are one of them."""
    pasted = scratch / f"{name}.txt"
    pasted.write_text(text, encoding="utf-8")
    yield pasted
    for path in sorted(folder.glob(f"{name}.*")):
        if path.suffix not in (".txt", ".json"):
            yield path


def group(path: Path, reading: dict) -> str:
    """Where a file is counted: its form, whether it is genuine, and whether it was held back."""
    form = path.name.partition(".")[2]
    genuine = reading["genuine"] and form in _FORMS[reading["kind"]]
    held = ", held back" if reading["held_back"] else ""
    return f"{form}, {'genuine' if genuine else 'reconstructed'}{held}"


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


def table(folder: Path, readings: Path = READINGS) -> str:
    """What was measured of the texts of a folder, as Markdown."""
    results: dict[str, list[Measured]] = {}
    out: list[str] = []
    read = texts(folder)
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(readings.glob("*.json")):
            reading = json.loads(path.read_text(encoding="utf-8"))
            text = read.get(path.stem)
            if text is None:
                out.append(f"{path.stem}: {folder} has no text of this name. It is left out.")
            elif digest(text) != reading["words"]:
                out.append(f"{path.stem}: the text has changed since it was read. It is left out.")
            else:
                for form in forms(folder, path.stem, text, Path(scratch)):
                    result = measured(form.name, form, text, reading)
                    results.setdefault(group(form, reading), []).append(result)
    out += [""] if out else []
    out += [_HEAD, _RULE, *(row(total(name, results[name])) for name in sorted(results)), ""]
    for name, measures in sorted(results.items()):
        out += [f"## {name.capitalize()}", "", _HEAD, _RULE, *map(row, measures), ""]
    return "\n".join(out)


def main() -> None:
    """Measure each text of a folder, and write a table in Markdown; or keep its readings."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="keep the readings of the folder")
    options = parser.parse_args()
    if not options.keep:
        sys.stdout.write(table(options.folder))
        return
    try:
        names = keep(options.folder, texts(options.folder))
    except InputError as error:
        sys.exit(error.message)
    sys.stdout.write(f"Kept {len(names)} readings: {', '.join(names)}\n")


if __name__ == "__main__":
    main()
