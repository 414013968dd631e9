"""The course start → what of it a worksheet may carry: its texts, and what the course decides."""

from __future__ import annotations

from collections.abc import Mapping

from briefed.authoring.worksheet.forms import Heading, Note, Thing
from briefed.authoring.worksheet.front_forms import title_form
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import BOXED, HEADING, OTHER, OWN, QUOTE, outline
from briefed.authoring.worksheet.own_texts import NOT_CARRIED, Asked, OwnTexts
from briefed.authoring.worksheet.setting_forms import setting_forms
from briefed.authoring.worksheet.start_tables import start_tables
from briefed.model import Briefing
from briefed.source import front_matter
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


def start_forms(
    briefing: Briefing, file: str, source: str, pages: Mapping[str, str]
) -> list[Thing]:
    """What a worksheet carries of a course start, from the text of its file.

    `pages` are the texts of the pages of its themes, by their files.
    """
    things: list[Thing] = [*title_form("start", WHERE, file, source)]
    things += setting_forms(briefing, WHERE, (file, source), pages)
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
