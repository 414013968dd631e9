"""The course start → what of it a worksheet may carry: its texts, and what the course decides."""

from __future__ import annotations

from collections.abc import Callable

from briefed.authoring.worksheet.dates import day_or_month, settled_date, shown_date, written_date
from briefed.authoring.worksheet.forms import (
    SHORT,
    Field,
    Filled,
    Heading,
    Note,
    Thing,
    Wrong,
)
from briefed.authoring.worksheet.front_forms import line_form, title_form, value
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import BOXED, HEADING, OTHER, OWN, QUOTE, outline
from briefed.authoring.worksheet.own_texts import NOT_CARRIED, Asked, OwnTexts
from briefed.authoring.worksheet.start_tables import start_tables
from briefed.authoring.worksheet.texts import folded, text
from briefed.model import Briefing
from briefed.source import front_matter
from briefed.source.settings import EDITION
from briefed.text.words import plain

WHERE = "Course start"
_OF_BOXES = {
    "note": Asked(
        "What may be hard to read here, and where to find support",
        "Stop whenever you need to. Your supervision and staff support are there for you.",
    ),
    "abstract": Asked(
        "After this course you can: two or three things a reader will do better at work",
        "bring an action of your own, with a date, to supervision",
        points=True,
    ),
}
_HOW = Asked(
    "How this works: what was looked at, by whom, and for whom this course is",
    "The partnership looked at the work of all agencies. The course is for all who work with "
    "families. (Leave figures and dates to the quotes.)",
)


def start_forms(briefing: Briefing, file: str, source: str) -> list[Thing]:
    """What a worksheet carries of a course start, from the text of its file."""
    data = front_matter.read(source).data or {}
    things: list[Thing] = [*title_form("start", WHERE, file, source)]
    for key, label, example, needed, written in _SETTINGS:
        dated = written in (written_date, day_or_month)
        shown = shown_date(data.get(key)) if dated else folded(str(data.get(key) or ""))
        missing = f"{label[0].lower()}{label[1:]}" if needed and not shown else ""
        field = Field(label, text(shown), missing, example, lines=SHORT)
        where = f"{WHERE}, {_NAMES[key]}"
        settle = _as_shown(written) if dated else None
        things.append(line_form(key, where, field, (file, source), written, settle))
    things += start_tables(briefing, WHERE, file, source)
    things += [Heading("What readers see on the course start"), *_texts(briefing, file, source)]
    return things


def _texts(briefing: Briefing, file: str, source: str) -> list[Thing]:
    lines = source.split("\n")
    own = OwnTexts("start", WHERE, file, lines, Names(briefing, None))
    things: list[Thing] = []
    for block in outline(lines, front_matter.read(source).body_line - 1):
        if block.kind == BOXED:
            works = block.words.lower().startswith("how this works")
            things += own.box(block, _HOW if works else _OF_BOXES.get(block.name), "")
        elif block.kind == OWN:
            things.append(own.form(block, Asked("Text"), "in", f"{WHERE}, text"))
        elif block.kind == HEADING and block.level > 1:
            things.append(Heading(plain(block.words), 3))
        elif block.kind in (OTHER, QUOTE):
            things.append(Note(NOT_CARRIED))
    return things


def _as_shown(written: Callable[[str], str]) -> Callable[[Filled], Filled]:
    """What shows a date as the worksheet does, however it was written."""
    return lambda filled: filled._replace(texts=(settled_date(filled.texts[0], written),))


def _edition(said: str) -> str:
    if not EDITION.fullmatch(said) or said.startswith("."):
        raise Wrong(
            f"“{said[:40]}” can't be the name of an edition: write a number or a short name "
            "without spaces, such as 1"
        )
    return f'"{said}"'


# A setting: its key, what is asked, an example, whether a course needs it, how it is written.
_SETTINGS: tuple[tuple[str, str, str, bool, Callable[[str], str]], ...] = (
    ("partnership", "Whose briefing this is: the partnership", "", True, value),
    ("edition", "Which edition of the briefing it is: 1 for the first", "1", True, _edition),
    (
        "published",
        "When the briefing was published",
        "31 March 2027, or March 2027 if the paper says no day",
        False,
        day_or_month,
    ),
    (
        "review by",
        "When the course must be reviewed at the latest",
        "31 March 2028",
        False,
        written_date,
    ),
    (
        "short title",
        "A short title, where there is little room: some words of the title above",
        "Missing children",
        False,
        value,
    ),
)
_NAMES = {
    "partnership": "partnership",
    "edition": "edition",
    "published": "date of publication",
    "review by": "date of review",
    "short title": "short title",
}
