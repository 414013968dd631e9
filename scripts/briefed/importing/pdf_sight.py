"""What of a PDF's page can be seen: layers, clipping, colours and what is drawn over something else (ISO 32000-2, 8 and 9).

pypdf reads all text of a page alike. `Sight` follows the operators that decide whether a piece of it can be seen, and
says for each piece that is shown how it looks.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from briefed.importing.pdf_layers import Layers, got, held

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

SHOWS = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}  # and which operand has the text
_SMALLEST = 1.5  # points: letters that nobody can read
_NARROWEST = 0.1  # of their height
_WHITEST = 0.95  # of 1, in each of red, green and blue
_EVERYTHING: Box = (-math.inf, -math.inf, math.inf, math.inf)
_FILLS, _STROKES = (
    (0, 2, 4, 6),
    (1, 2, 5, 6),
)  # modes of drawing text; what does neither is invisible
_COLOURS = {
    b"g": 0,
    b"rg": 0,
    b"k": 0,
    b"sc": 0,
    b"scn": 0,
    b"G": 1,
    b"RG": 1,
    b"K": 1,
    b"SC": 1,
    b"SCN": 1,
}
_SPACES = {b"cs": 0, b"CS": 1}  # which begin with black
_NUMBERS = {b"Tz": "width", b"Ts": "rise", b"Tr": "mode"}
_ENDS_PATH = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"})
_FILLS_PATH = frozenset({b"f", b"F", b"B", b"b"})  # an even-odd rule may leave a hole

OFF = "text on a layer that is switched off"
NOWHERE = "text that nobody can see"
COVERED = "text that something is drawn over"


class Shown(NamedTuple):
    """How a piece of text is shown: why nobody can see it, or "", whether in white, how far it is raised, and what the
    form that it stands in does to its place."""

    unseen: str
    white: bool
    rise: float
    base: Matrix


class _State(NamedTuple):
    """A graphics state. `white` and `clear` say it of what is filled and of what is drawn as a line; `clip` is the box
    within which something is drawn, and `exact` whether all of it is."""

    ctm: Matrix = (1, 0, 0, 1, 0, 0)
    clip: Box = _EVERYTHING
    exact: bool = True
    mode: float = 0
    size: float = 0
    width: float = 100
    rise: float = 0
    white: tuple[bool, bool] = (False, False)
    clear: tuple[bool, bool] = (False, False)
    solid: bool = True


class _Form(NamedTuple):
    """Where the operators stand: the page itself, or a form that it draws."""

    resources: dict
    base: Matrix
    states: list[_State]
    marks: list[bool]  # for each marked content that is open, whether it is on a layer that is off
    state: _State  # when it began
    off: bool


class Sight:
    """Follows the operators of a page; `shown` has every piece of text in order, once all have been followed."""

    def __init__(self, page, layers: Layers) -> None:
        self.shown: list[Shown] = []
        self._boxes: list[Box | None] = []  # where each piece begins
        self._layers = layers
        box = page.cropbox
        self._page: Box = (
            float(box.left) - 1,
            float(box.bottom) - 1,
            float(box.right) + 1,
            float(box.top) + 1,
        )
        self._state = _State()
        self._path: list[tuple[float, float]] = []
        self._rectangles: list[
            Box
        ] = []  # those of the path; it has other parts where it has more points
        self._clips = False
        resources = held(page, "/Resources")
        self._forms = [_Form(resources, self._state.ctm, [], [], self._state, False)]

    def before(self, operator: bytes, operands: list, place: list) -> None:
        """Follow an operator. `place` is the text's matrix."""
        if operator in SHOWS:
            self._show(place)
        elif operator in _HANDLERS:
            try:
                _HANDLERS[operator](self, operator, operands)
            except (TypeError, ValueError, IndexError, AttributeError, KeyError):
                pass  # of a damaged file: what pypdf makes of it counts

    def after(self, operator: bytes) -> None:
        """Follow the end of an operator: a form that was drawn has been read by now."""
        if operator == b"Do":
            form = self._forms.pop()
            self._state = form.state

    # --- Text ---

    def _show(self, place: list) -> None:
        form, state = self._forms[-1], self._state
        full = product(tuple(place), state.ctm)
        tall = state.size * math.hypot(full[2], full[3])
        wide = state.size * math.hypot(full[0], full[1]) * state.width / 100
        left, foot = full[4], full[5] + state.rise * full[3]
        fills, strokes = state.mode in _FILLS, state.mode in _STROKES
        unseen = ""
        if form.off or any(form.marks):
            unseen = OFF
        elif (
            not ((fills and not state.clear[0]) or (strokes and not state.clear[1]))
            or tall < _SMALLEST
            or wide < tall * _NARROWEST
            or not _within(left, foot, self._page)
            or not _touches((left, foot, left + tall / 2, foot + tall / 2), state.clip)
        ):
            unseen = NOWHERE
        drawn = [state.white[at] for at, does in enumerate((fills, strokes)) if does]
        self.shown.append(
            Shown(unseen, bool(drawn) and all(drawn), state.rise * full[3], form.base)
        )
        self._boxes.append((left, foot, left + tall / 2, foot + tall / 2) if not unseen else None)

    def _cover(self, box: Box) -> None:
        """Something without holes is drawn in a box: what stands there is seen no more."""
        if (
            not self._state.solid
            or not self._state.exact
            or self._forms[-1].off
            or any(self._forms[-1].marks)
        ):
            return
        box = _common(box, self._state.clip)
        if min(box[2] - box[0], box[3] - box[1]) < _SMALLEST:
            return  # a rule of a table, of which there may be thousands
        for number, place in enumerate(self._boxes):
            if (
                place
                and box[0] <= place[0]
                and place[2] <= box[2]
                and box[1] <= place[1]
                and place[3] <= box[3]
            ):
                self.shown[number] = self.shown[number]._replace(unseen=COVERED)
                self._boxes[number] = None

    # --- States ---

    def _save(self, *_: object) -> None:
        self._forms[-1].states.append(self._state)

    def _restore(self, *_: object) -> None:
        if self._forms[-1].states:
            self._state = self._forms[-1].states.pop()

    def _transform(self, _: bytes, operands: list) -> None:
        self._state = self._state._replace(
            ctm=product(tuple(map(float, operands[:6])), self._state.ctm)
        )

    def _number(self, operator: bytes, operands: list) -> None:
        self._state = self._state._replace(**{_NUMBERS[operator]: float(operands[0])})

    def _font(self, _: bytes, operands: list) -> None:
        self._state = self._state._replace(size=abs(float(operands[1])))

    def _colour(self, operator: bytes, operands: list) -> None:
        values = [float(one) for one in operands if isinstance(one, (int, float))]
        white = (len(values) in (1, 3) and min(values) >= _WHITEST) or (
            len(values) == 4 and max(values) <= 1 - _WHITEST
        )
        self._set_white(_COLOURS[operator], white)

    def _space(self, operator: bytes, _: list) -> None:
        self._set_white(_SPACES[operator], False)

    def _set_white(self, at: int, white: bool) -> None:
        both = list(self._state.white)
        both[at] = white
        self._state = self._state._replace(white=tuple(both))

    def _graphics(self, _: bytes, operands: list) -> None:
        given = held(held(self._forms[-1].resources, "/ExtGState"), operands[0])
        state = self._state
        fill, line = (float(given[key]) if key in given else None for key in ("/ca", "/CA"))
        clear = (
            state.clear[0] if fill is None else fill == 0,
            state.clear[1] if line is None else line == 0,
        )
        solid = state.solid if fill is None else fill == 1
        if (
            got(given, "/BM", "/Normal") not in ("/Normal", "/Compatible")
            or got(given, "/SMask", "/None") != "/None"
        ):
            solid = False
        size = abs(float(given["/Font"][1])) if "/Font" in given else state.size
        self._state = state._replace(clear=clear, solid=solid, size=size)

    # --- Paths ---

    def _rectangle(self, _: bytes, operands: list) -> None:
        x, y, width, height = map(float, operands[:4])
        corners = [
            self._at(*corner)
            for corner in ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        ]
        self._path += corners
        if width * height > 0 and _upright(self._state.ctm):
            self._rectangles.append(_around(corners))

    def _points(self, _: bytes, operands: list) -> None:
        numbers = [float(one) for one in operands]
        self._path += [self._at(*pair) for pair in zip(numbers[::2], numbers[1::2])]

    def _at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.ctm
        return a * x + c * y + e, b * x + d * y + f

    def _clip(self, *_: object) -> None:
        self._clips = True

    def _end_path(self, operator: bytes, _: list) -> None:
        plain = bool(self._rectangles) and len(self._path) == 4 * len(self._rectangles)
        if plain and (
            operator in _FILLS_PATH
            or (operator in (b"f*", b"B*", b"b*") and len(self._rectangles) == 1)
        ):
            for box in self._rectangles:
                self._cover(box)
        if self._clips:
            box = _around(self._path) if self._path else (0, 0, 0, 0)
            self._state = self._state._replace(
                clip=_common(box, self._state.clip),
                exact=self._state.exact and plain and len(self._rectangles) == 1,
            )
        self._path, self._rectangles, self._clips = [], [], False

    # --- Layers and forms ---

    def _begin(self, operator: bytes, operands: list) -> None:
        off = False
        if operator == b"BDC" and operands[0] == "/OC":
            properties = held(self._forms[-1].resources, "/Properties")
            off = operands[1] in properties and self._layers.off(properties.raw_get(operands[1]))
        self._forms[-1].marks.append(off)

    def _end(self, *_: object) -> None:
        if self._forms[-1].marks:
            self._forms[-1].marks.pop()

    def _draw(self, _: bytes, operands: list) -> None:
        outer, state = self._forms[-1], self._state
        drawn: dict = {}
        try:
            drawn = held(held(outer.resources, "/XObject"), operands[0])
            off = (
                outer.off
                or any(outer.marks)
                or ("/OC" in drawn and self._layers.off(drawn.raw_get("/OC")))
            )
            if got(drawn, "/Subtype") == "/Image":
                if (
                    not off
                    and not {"/SMask", "/Mask", "/ImageMask"} & set(drawn)
                    and _upright(state.ctm)
                ):
                    self._cover(_around([self._at(0, 0), self._at(1, 1)]))
            else:
                matrix = tuple(map(float, got(drawn, "/Matrix", (1, 0, 0, 1, 0, 0))))
                self._state = state._replace(ctm=product(matrix, state.ctm))
                if "/BBox" in drawn:
                    x, y, right, top = map(float, drawn["/BBox"])
                    corners = [
                        self._at(*corner) for corner in ((x, y), (right, y), (right, top), (x, top))
                    ]
                    self._state = self._state._replace(clip=_common(_around(corners), state.clip))
        except (TypeError, ValueError, IndexError, AttributeError, KeyError):
            off = outer.off
        # It is taken away again behind the operator, whatever was drawn.
        self._forms.append(
            _Form(held(drawn, "/Resources") or outer.resources, self._state.ctm, [], [], state, off)
        )


_HANDLERS: dict[bytes, Callable[[Sight, bytes, list], None]] = {
    b"q": Sight._save,
    b"Q": Sight._restore,
    b"cm": Sight._transform,
    b"Tf": Sight._font,
    b"gs": Sight._graphics,
    b"re": Sight._rectangle,
    b"W": Sight._clip,
    b"W*": Sight._clip,
    b"BDC": Sight._begin,
    b"BMC": Sight._begin,
    b"EMC": Sight._end,
    b"Do": Sight._draw,
    **dict.fromkeys(_NUMBERS, Sight._number),
    **dict.fromkeys(_COLOURS, Sight._colour),
    **dict.fromkeys(_SPACES, Sight._space),
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), Sight._points),
    **dict.fromkeys(_ENDS_PATH, Sight._end_path),
}


def product(first: Matrix, second: Matrix) -> Matrix:
    """What two transformations do, one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, x, y = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + x,
        e * h + f * j + y,
    )


def _upright(matrix: Matrix) -> bool:
    return abs(matrix[1]) + abs(matrix[2]) < 1e-6 or abs(matrix[0]) + abs(matrix[3]) < 1e-6


def _around(points: list[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _common(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _within(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _touches(one: Box, other: Box) -> bool:
    common = _common(one, other)
    return common[0] < common[2] and common[1] < common[3]
