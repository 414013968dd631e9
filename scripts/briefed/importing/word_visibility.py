"""How the runs of a Word file look: which are raised or lowered, and which nobody can see.

The rules are those of ECMA-376, part 1, 17.3.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from briefed.importing import word_boxes
from briefed.importing.word_package import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = ("0", "false", "off")
_SMALL = 4  # half-points: letters of two points can't be read
_NARROW = 10  # per cent of their width
# Two colours look the same if they differ by no more than this in each of red, green and blue.
_NEAR = 24  # of 255
_RISES = 2  # half-points
_LOW = 40  # twentieths of a point: a line or a row of this height shows nothing of its letters
_CLEAR = 95_000  # thousandths of a per cent of transparency: letters that can't be seen
_WHITE = "FFFFFF"
_PAPER = ("background1", "light1", "bg1", "lt1")  # the colour of the page, as a theme names it
_HIGHLIGHTS = {
    "black": "000000",
    "white": _WHITE,
    "darkBlue": "000080",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "yellow": "FFFF00",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
}


class Look(NamedTuple):
    """How the letters of a run look.

    `raised` is "superscript", "subscript" or ""; `shifted` says that they are moved up or down by
    hand; `unseen` is why nobody can see them, in words, or "". `colour` is six hexadecimal digits,
    or "auto"; `size` is in half-points.
    """

    raised: str
    shifted: bool
    unseen: str
    bold: bool = False
    underlined: bool = False
    colour: str = "auto"
    size: float = 22


class Around(NamedTuple):
    """What surrounds a run.

    - `style` and `table`: the styles of its paragraph and of its table, by their ids;
    - `ground`: the colour that it is drawn on, or None where that is not known;
    - `unseen`: why nobody can see anything here, in words, or "".
    """

    style: str = ""
    ground: str | None = _WHITE
    table: str = ""
    unseen: str = ""


class Looks:
    """Finds the looks of a file's runs. `styles` is its part of that name, or None."""

    def __init__(self, styles: ElementTree.Element | None) -> None:
        every = list(styles.iter(f"{W}style")) if styles is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in every}
        self._usual = next(
            (
                style.get(f"{W}styleId", "")
                for style in every
                if style.get(f"{W}type") == "paragraph" and _on(style.get(f"{W}default", "0"))
            ),
            "",
        )
        self._known: dict[str, list[ElementTree.Element]] = {}
        usual = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._defaults = [usual] if usual is not None else []

    def runs(
        self, element: ElementTree.Element, around: Around
    ) -> Iterator[tuple[ElementTree.Element, Look]]:
        """Every run below an element, with its look."""
        for child in element:
            if child.tag == f"{W}r":
                yield child, self.look(child, around)
                yield from self.runs(child, around)
            elif child.tag == f"{W}p":
                yield from self.runs(child, self._in_paragraph(child, around))
            elif child.tag == f"{W}tbl":
                style = self._value(child.find(f"{W}tblPr"), "tblStyle")
                ground = self._ground(child, around.ground)
                yield from self.runs(child, around._replace(ground=ground, table=style))
            elif child.tag == f"{W}tc":
                ground = self._ground(child, around.ground)
                yield from self.runs(child, around._replace(ground=ground))
            elif child.tag == f"{W}tr":
                unseen = around.unseen or _row(child.find(f"{W}trPr"))
                yield from self.runs(child, around._replace(unseen=unseen))
            elif word_boxes.is_shape(child):
                ground = word_boxes.ground(child, around.ground)
                unseen = around.unseen or word_boxes.unseen(child)
                yield from self.runs(child, around._replace(ground=ground, unseen=unseen))
            else:
                unseen = around.unseen or word_boxes.unseen(child)
                yield from self.runs(child, around._replace(unseen=unseen))

    def look(self, run: ElementTree.Element, around: Around) -> Look:
        """The look of a run."""
        own = run.find(f"{W}rPr")
        named = self._value(own, "rStyle")
        near = [*([own] if own is not None else []), *self._chain(named)]
        every = [
            *near,
            *self._chain(around.style or self._usual),
            *self._chain(around.table),
            *self._defaults,
        ]
        aligned = _first(every, "vertAlign")
        raised = aligned if aligned in ("superscript", "subscript") else ""
        shifted = abs(_number(_first(every, "position"))) >= _RISES or (
            bool(raised) and _first(near, "vertAlign") != aligned
        )
        return Look(
            raised,
            shifted,
            around.unseen or self._unseen(every, around),
            _switched_on(every, "b"),
            _first(every, "u", "none") != "none",
            _colour(every),
            _number(_first(every, "sz", "22")),
        )

    def _unseen(self, every: list[ElementTree.Element], around: Around) -> str:
        """Why nobody can see letters with these properties, in words, or ""."""
        if any(_switched_on(every, name) for name in ("vanish", "specVanish", "webHidden")):
            return "hidden"
        size = _number(_first(every, "sz", "22"))
        if 0 < size <= _SMALL or 0 < _number(_first(every, "w", "100")) <= _NARROW:
            return "too small to be read"
        # In twentieths of a point: half of the size, which is in half-points.
        if _number(_first(every, "spacing", "0")) <= -5 * size:
            return "set with its letters on each other"
        colour = _colour(every)
        if not colour:
            return "without a colour"
        marked = _HIGHLIGHTS.get(_first(every, "highlight"), "")
        shade = next((found for held in every if (found := _fill(held)) is not None), "")
        ground = marked or shade or around.ground
        if marked == "000000" and _alike("000000" if colour == "auto" else colour, marked):
            return "blacked out, and still there to copy"
        if ground and colour != "auto" and _alike(colour, ground):
            return "in the colour of what it stands on"
        return ""

    def _in_paragraph(self, paragraph: ElementTree.Element, around: Around) -> Around:
        """What surrounds the runs of a paragraph."""
        own = paragraph.find(f"{W}pPr")
        style = self._value(own, "pStyle") or self._usual
        every = [own, *(one.find(f"{W}pPr") for one in self._line(style))]
        fills = (_fill(properties) for properties in every)
        heights = (properties.find(f"{W}spacing") for properties in every if properties is not None)
        height = next((one for one in heights if one is not None and one.get(f"{W}line")), None)
        low = (
            height is not None
            and height.get(f"{W}lineRule") == "exact"
            and _number(height.get(f"{W}line", "")) <= _LOW
        )
        return around._replace(
            style=style,
            ground=next((fill for fill in fills if fill is not None), around.ground),
            unseen=around.unseen or ("on a line too low to be read" if low else ""),
        )

    def _ground(self, held: ElementTree.Element, before: str | None) -> str | None:
        """The colour that a table or one of its cells is drawn on.

        None where it is not known: a table whose style shades some part may shade any.
        """
        properties = held.find(f"{held.tag}Pr")
        fill = _fill(properties)
        if fill is not None:
            return fill
        line = self._line(self._value(properties, "tblStyle"))
        return None if any(one.find(f".//{W}shd") is not None for one in line) else before

    def _chain(self, style: str) -> list[ElementTree.Element]:
        """The properties that a style, and those that it is based on, give to letters."""
        if style not in self._known:
            self._known[style] = [
                held for one in self._line(style) if (held := one.find(f"{W}rPr")) is not None
            ]
        return self._known[style]

    def _line(self, style: str) -> list[ElementTree.Element]:
        """A style and those that it is based on, each once even if they form a circle."""
        found: list[ElementTree.Element] = []
        while style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            style = self._value(found[-1], "basedOn")
        return found

    @staticmethod
    def _value(held: ElementTree.Element | None, name: str) -> str:
        child = held.find(f"{W}{name}") if held is not None else None
        return child.get(f"{W}val", "") if child is not None else ""


def _first(every: list[ElementTree.Element], name: str, without: str = "") -> str:
    """The value of the first property of a name, or `without`; "1" for a bare switch."""
    for held in every:
        child = held.find(f"{W}{name}")
        if child is not None:
            return child.get(f"{W}val", "1")
    return without


def _colour(every: list[ElementTree.Element]) -> str:
    """The colour of letters: "auto" where the page decides it, "" where they have none.

    The fill of letters counts before their colour.
    """
    for held in every:
        fill, colour = held.find(f"{_W14}textFill"), held.find(f"{W}color")
        if fill is not None:
            filled = _fill_of_letters(fill)
            if filled is not None:
                return filled
        if colour is not None:
            value = colour.get(f"{W}val", "auto")
            paper = colour.get(f"{W}themeColor") in _PAPER and colour.get(f"{W}themeShade") is None
            return _WHITE if paper and value == "auto" else value
    return "auto"


def _fill_of_letters(fill: ElementTree.Element) -> str | None:
    """The colour that fills letters, as `_colour` gives it; None where the fill names none."""
    clear = fill.find(f".//{_W14}alpha")
    if fill.find(f"{_W14}noFill") is not None or (
        clear is not None and _number(clear.get(f"{_W14}val", "")) >= _CLEAR
    ):
        return ""
    for name in ("srgbClr", "schemeClr"):
        if (solid := fill.find(f"{_W14}solidFill/{_W14}{name}")) is not None:
            value = solid.get(f"{_W14}val", "auto")
            return _WHITE if value in _PAPER else value if name == "srgbClr" else "auto"
    return None


def _row(held: ElementTree.Element | None) -> str:
    """Why nobody can see a table's row with these properties, or ""."""
    if held is None:
        return ""
    hidden, height = held.find(f"{W}hidden"), held.find(f"{W}trHeight")
    if hidden is not None and _on(hidden.get(f"{W}val", "1")):
        return "in a hidden row"
    low = (
        height is not None
        and height.get(f"{W}hRule") == "exact"
        and _number(height.get(f"{W}val", "")) <= _LOW
    )
    return "in a row too low to be read" if low else ""


def _switched_on(every: list[ElementTree.Element], name: str) -> bool:
    """Whether the first property of a name is a switch that is on."""
    return _on(_first(every, name, "0"))


def _on(value: str) -> bool:
    return value not in _OFF


def _number(text: str) -> float:
    try:
        return float(text.rstrip("%") or 0)
    except ValueError:
        return 0


def _fill(held: ElementTree.Element | None) -> str | None:
    """The colour of the shading that some properties give; None where they give none."""
    shade = held.find(f"{W}shd") if held is not None else None
    if shade is None or shade.get(f"{W}val") == "nil":
        return None
    fill = shade.get(f"{W}fill", "auto")
    if shade.get(f"{W}val") == "solid":
        fill = shade.get(f"{W}color", "auto")
    return None if fill == "auto" else fill


def _alike(first: str, second: str) -> bool:
    """Whether two colours, as six hexadecimal digits, look the same."""
    try:
        pairs = zip(bytes.fromhex(first), bytes.fromhex(second), strict=True)
        return all(abs(one - other) <= _NEAR for one, other in pairs)
    except ValueError:
        return False
