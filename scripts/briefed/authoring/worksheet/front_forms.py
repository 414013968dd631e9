"""What a worksheet carries of the front matter of a page: its title, its minutes, and settings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from briefed.authoring.worksheet.forms import SHORT, Edit, Field, Filled, Form, Wrong
from briefed.authoring.worksheet.texts import folded, markdown, text, words_of
from briefed.source import front_matter
from briefed.source.pages import MOST_MINUTES
from briefed.text.patterns import lazily
from briefed.text.words import plain

_PLAIN = lazily(r"[A-Za-z][\w ,.()/’-]*[\w.)]")
_MINUTES = lazily(r"(\d{1,3})\s*(?:min\.?|mins\.?|minutes?)?", re.I)
# What YAML reads as something else than a text.
_VALUES = frozenset({"null", "true", "false", "yes", "no", "on", "off", "~"})


def value(words: str) -> str:
    """Words as a value in YAML, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(words) and words.lower() not in _VALUES:
        return words
    return json.dumps(words, ensure_ascii=False)


def setting(file: str, source: str, key: str, lines: str) -> Edit:
    """The edit that gives a key of the front matter other lines."""
    return between(file, source, front_matter.replaced(source, key, lines))


def between(file: str, source: str, wanted: str) -> Edit:
    """The edit that makes of a file's text another that differs in one place."""
    before, after = source.split("\n"), wanted.split("\n")
    if before == after:
        return Edit(file, 0, 0, ())
    start = 0
    while before[start] == after[start]:
        start += 1
    end = 0
    # A line that is new takes the place of none, so that several may be put at one place.
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Edit(file, start, len(before) - end, tuple(after[start : len(after) - end]))


def line_form(
    key: str,
    where: str,
    field: Field,
    page: tuple[str, str],
    written: Callable[[str], str],
    settle: Callable[[Filled], Filled] | None = None,
) -> Form:
    """The form of a setting of one line.

    `page` is the file and the text of the page whose front matter has it. `written` makes of what
    somebody wrote what comes behind the colon, and `settle` how the worksheet shows it.
    """

    def write(filled: Filled) -> list[Edit]:
        said = words_of(filled.texts[0])
        if "\n" in said:
            raise Wrong("write it on one line")
        return [setting(*page, key, f"{key}: {written(said)}")]

    return Form(f"start/{key}", where, "", (field,), write, free=True, settle=settle)


def title_form(key: str, where: str, file: str, source: str) -> Iterator[Form]:
    """The form of a page's title, which is in the front matter and heads the page."""
    matter = front_matter.read(source)
    title = folded(str((matter.data or {}).get("title") or ""))
    lines = source.split("\n")
    heading = next((at for at, line in enumerate(lines) if line.startswith("# ")), None)
    if not title or heading is None or folded(plain(lines[heading][2:])) != title:
        return

    def write(filled: Filled) -> list[Edit]:
        said = words_of(filled.texts[0]).replace("\n", " ")
        (line,) = markdown(text(said))[:1]
        if line != " ".join(markdown(text(said))):
            raise Wrong("a title is one short line")
        return [
            setting(file, source, "title", f"title: {value(said)}"),
            Edit(file, heading, heading + 1, (f"# {line}",)),
        ]

    field = Field("Title of the page", text(title), lines=SHORT)
    yield Form(f"{key}/title", f"{where}, title", "", (field,), write)


def minutes(filled: Filled) -> int:
    """The minutes in the first field of a form. Raises Wrong where none can be read."""
    found = _MINUTES.fullmatch(words_of(filled.texts[0]))
    if not found or not 1 <= int(found[1]) <= MOST_MINUTES:
        raise Wrong(f"write a whole number of minutes from 1 to {MOST_MINUTES}, such as 7")
    return int(found[1])


def settled_minutes(filled: Filled) -> Filled:
    """Minutes as a worksheet shows them, however they were written; other words as they are."""
    try:
        return filled._replace(texts=(text(str(minutes(filled))),))
    except Wrong:
        return filled


def minutes_form(key: str, where: str, file: str, source: str) -> Form:
    """The form of how long somebody who learns alone takes for a page."""
    shown = str((front_matter.read(source).data or {}).get("minutes") or "")

    def write(filled: Filled) -> list[Edit]:
        return [setting(file, source, "minutes", f"minutes: {minutes(filled)}")]

    field = Field(
        "Minutes: how long the page takes with its questions, for somebody who learns alone",
        text(shown),
        "" if shown else "how many minutes the page takes",
        "7",
        lines=SHORT,
    )
    address, said = f"{key}/minutes", f"{where}, minutes"
    return Form(address, said, "", (field,), write, free=True, settle=settled_minutes)
