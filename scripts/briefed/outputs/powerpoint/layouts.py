"""The layouts of a PowerPoint file: where the boxes of a slide are, and how they look. Pure.

Lengths are in pixels of a slide of 1280 by 720.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.outputs.fitting import SIZES
from briefed.outputs.powerpoint.look import FOOT, HEIGHT, WIDTH

OPENING, WORDS, QUOTE, WARNING = "Opening", "Words", "Quote", "Note or case"
QUESTION, ANSWER, TASK, CLOSING = "Question", "Answer", "Task", "Closing"
MONDAY = "On Monday"
BODY, SECOND, FOOTER, NUMBER = 1, 13, 11, 12  # the numbers of placeholders within a slide
TOP, BOTTOM, SIDE = 100, 660, 80  # of the room for a slide's words
BAR = 46  # the room of a bar at their left


class Box(NamedTuple):
    """A placeholder: its kind in Office Open XML, its number, where it is and how its words look.

    `colour` is a name in tokens.css; `fill` of what is behind the words, or "".
    """

    kind: str
    number: int
    name: str
    left: float
    top: float
    width: float
    height: float
    size: float
    colour: str = "ink"
    anchor: str = "t"
    bold: bool = False
    fill: str = ""
    inset: float = 0
    right: bool = False


class Bar(NamedTuple):
    """A bar of colour that says what kind of slide it is."""

    left: float
    top: float
    width: float
    height: float
    colour: str


class Layout(NamedTuple):
    """A layout: its kind in Office Open XML, the colour behind it, its bars and its boxes."""

    kind: str
    ground: str
    bars: tuple[Bar, ...]
    boxes: tuple[Box, ...]

    @property
    def marks(self) -> str:
        """The colour of what is before the items of lists."""
        return "lamp" if self.ground == "dusk" else "key"


def _title(colour: str = "key") -> Box:
    top = 14  # room for the theme above it
    bottom = TOP - 14
    width, height = WIDTH - 2 * SIDE, bottom - top
    return Box("title", 0, "Title", SIDE, top, width, height, 28, colour, "b", bold=True)


def _at_foot(colour: str) -> tuple[Box, Box]:
    top, height = HEIGHT - 46, 28
    return (
        Box("ftr", FOOTER, "Course and edition", SIDE, top, 1000, height, FOOT, colour),
        Box("sldNum", NUMBER, "Slide number", 1100, top, 100, height, FOOT, colour, right=True),
    )


def _body(left: float = SIDE, colour: str = "ink", anchor: str = "ctr") -> Box:
    width, height = WIDTH - SIDE - left, BOTTOM - TOP
    return Box("body", BODY, "Words", left, TOP, width, height, SIZES["medium"], colour, anchor)


def _layout(
    *boxes: Box, bars: tuple[Bar, ...] = (), ground: str = "paper", soft: str = "soft"
) -> Layout:
    return Layout("cust", ground, bars, (*boxes, *_at_foot(soft)))


def _with_answers(name: str) -> Layout:
    """A layout of a question, with a panel for its answers."""
    stem = Box("body", BODY, "Question", SIDE, TOP, WIDTH - 2 * SIDE, 200, SIZES["medium"])
    answers = Box(
        "body", SECOND, name, SIDE, 320, WIDTH - 2 * SIDE, BOTTOM - 320, SIZES["medium"],
        fill="sheet", anchor="ctr", inset=20,
    )  # fmt: skip
    return _layout(_title(), stem, answers)


def _barred(colour: str, ground: str = "") -> Layout:
    """A layout with a bar at the left of its words, and with a ground behind them if it has one."""
    top, height = TOP + 10, BOTTOM - TOP - 20
    bar, words = Bar(SIDE, top, 10, height, colour), _body(SIDE + BAR)
    if not ground:
        return _layout(_title(), words, bars=(bar,))
    behind = Bar(SIDE + 10, top, WIDTH - 2 * SIDE - 10, height, ground)
    room = words._replace(width=words.width - BAR, top=top + 10, height=height - 20)
    return _layout(_title(), room, bars=(behind, bar))


_LEFT = SIDE + 24
_ON_DUSK = {"ground": "dusk", "soft": "on-dusk"}
_EDGE = Bar(0, 0, 24, HEIGHT, "lamp")
LAYOUTS: dict[str, Layout] = {
    OPENING: _layout(
        Box("ctrTitle", 0, "Title", _LEFT, 60, 1096, 260, 72, "on-dusk", "b"),
        Box("subTitle", BODY, "About", _LEFT, 344, 1096, 312, 40, "on-dusk"),
        bars=(_EDGE,),
        **_ON_DUSK,
    )._replace(kind="title"),
    WORDS: _layout(_title(), _body())._replace(kind="obj"),
    QUOTE: _barred("key", "ctx-ground"),
    MONDAY: _barred("key", "key-ground"),
    WARNING: _barred("str"),
    QUESTION: _with_answers("Answers to choose from"),
    ANSWER: _with_answers("What is right"),
    TASK: _layout(
        _title(),
        _body()._replace(height=450),
        Box("body", SECOND, "Time", SIDE, 570, WIDTH - 2 * SIDE, 80, 56, "key", "ctr", bold=True),
    ),
    CLOSING: _layout(_title("lamp"), _body(colour="on-dusk"), bars=(_EDGE,), **_ON_DUSK),
}
# By the kind of a slide; see `Slide`. Others are words.
OF_KIND = {
    "title": OPENING,
    "quote": QUOTE,
    "source": QUOTE,
    "note": WARNING,
    "scenario": WARNING,
    "question": QUESTION,
    "reasons": ANSWER,
    "together": TASK,
    "monday": MONDAY,
    "end": CLOSING,
}


def box(layout: str, number: int) -> Box:
    """A box of a layout by its number."""
    return next(one for one in LAYOUTS[layout].boxes if one.number == number)
