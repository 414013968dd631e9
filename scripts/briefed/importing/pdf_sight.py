"""Which text of a PDF's page can be seen (ISO 32000-2, 8 and 9).

pypdf reads all text of a page alike. `Sight` follows the operators that decide about it (layers,
clipping, colours, and what is drawn over something else), and says of each piece of text how it
looks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from briefed.importing.pdf_geometry import (
    EVERYTHING,
    UNCHANGED,
    Box,
    Matrix,
    Point,
    around,
    common,
    covers,
    is_upright,
    is_within,
    matrix,
    moved,
    overlap,
    product,
)
from briefed.importing.pdf_layers import Holder, Layers, got, held

if TYPE_CHECKING:  # what reads PDFs may not be installed
    from pypdf import PageObject

Operands = list[Any]  # what pypdf found before an operator; of a damaged file, anything

SHOWS = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}  # operators that show text: which operand has it
_SMALLEST = 1.5  # points: letters that nobody can read
_NARROWEST = 0.1  # of their height
_WHITEST = 0.95  # of 1, in each of red, green and blue
# Modes of drawing text; text in any other mode is invisible.
_FILLS, _STROKES = (0, 2, 4, 6), (1, 2, 5, 6)
# Operators that set a colour: 0 for that of areas, 1 for that of lines.
_COLOURS = dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), 0) | dict.fromkeys(
    (b"G", b"RG", b"K", b"SC", b"SCN"), 1
)
_SPACES = {b"cs": 0, b"CS": 1}  # operators that set a colour space, which begins with black
_ENDS_PATH = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"})
_FILLS_PATH = frozenset({b"f", b"F", b"B", b"b"})
_FILLS_EVEN_ODD = frozenset({b"f*", b"B*", b"b*"})  # which may leave a hole
_DAMAGED = (TypeError, ValueError, IndexError, AttributeError, KeyError)  # raised by damaged files

OFF = "text on a layer that is switched off"
NOWHERE = "text that nobody can see"
COVERED = "text that something is drawn over"


class Shown(NamedTuple):
    """How a piece of text is shown.

    `unseen` is why nobody can see it, or ""; `white` whether it is white; `rise` how far it is
    raised; and `base` the transformation of the form that has it.
    """

    unseen: str
    white: bool
    rise: float
    base: Matrix


class _State(NamedTuple):
    """A graphics state.

    `white` and `clear` (wholly transparent) are of areas and of lines. `clip` is the box that
    drawing is limited to, and `exact` says that all of the box may be drawn on. `solid` says that
    an area hides what is below it.
    """

    ctm: Matrix = UNCHANGED
    clip: Box = EVERYTHING
    exact: bool = True
    mode: float = 0
    size: float = 0
    width: float = 100
    rise: float = 0
    white: tuple[bool, bool] = (False, False)
    clear: tuple[bool, bool] = (False, False)
    solid: bool = True


class _Form(NamedTuple):
    """What the operators belong to: the page itself, or a form that it draws."""

    resources: Holder
    base: Matrix
    states: list[_State]  # that were saved
    marks: list[bool]  # for each open marked content: whether it is on a layer that is off
    state: _State  # when it began
    off: bool

    @property
    def hidden(self) -> bool:
        """Whether what is drawn now is on a layer that is off."""
        return self.off or any(self.marks)


class Sight:
    """Follows the operators of a page.

    Once all have been followed, `shown` has every piece of the page's text, in order.
    """

    def __init__(self, page: PageObject, layers: Layers) -> None:
        self.shown: list[Shown] = []
        self._boxes: list[Box | None] = []  # where each piece begins; None for one that is unseen
        self._layers = layers
        box = page.cropbox
        self._page: Box = (
            float(box.left) - 1,
            float(box.bottom) - 1,
            float(box.right) + 1,
            float(box.top) + 1,
        )
        self._state = _State()
        self._path: list[Point] = []
        self._rectangles: list[Box] = []  # of the path; with other parts it has more points
        self._clips = False
        resources = held(page, "/Resources")
        self._forms = [_Form(resources, self._state.ctm, [], [], self._state, False)]

    def before(self, operator: bytes, operands: Operands, text_matrix: Sequence[float]) -> None:
        """Follow an operator."""
        if operator in SHOWS:
            self._show(text_matrix)
        elif operator in _HANDLERS:
            with suppress(*_DAMAGED):  # what pypdf itself makes of the operator counts
                _HANDLERS[operator](self, operator, operands)

    def after(self, operator: bytes) -> None:
        """Follow the end of an operator: by now pypdf has read the form that it drew."""
        if operator == b"Do":
            form = self._forms.pop()
            self._state = form.state

    # --- Text ---

    def _show(self, text_matrix: Sequence[float]) -> None:
        form, state = self._forms[-1], self._state
        full = product(matrix(text_matrix), state.ctm)
        tall = state.size * math.hypot(full[2], full[3])
        wide = state.size * math.hypot(full[0], full[1]) * state.width / 100
        left, foot = full[4], full[5] + state.rise * full[3]
        start: Box = (left, foot, left + tall / 2, foot + tall / 2)
        fills, strokes = state.mode in _FILLS, state.mode in _STROKES
        unseen = ""
        if form.hidden:
            unseen = OFF
        elif (
            not ((fills and not state.clear[0]) or (strokes and not state.clear[1]))
            or tall < _SMALLEST
            or wide < tall * _NARROWEST
            or not is_within(left, foot, self._page)
            or not overlap(start, state.clip)
        ):
            unseen = NOWHERE
        drawn = [state.white[at] for at, does in enumerate((fills, strokes)) if does]
        white = bool(drawn) and all(drawn)
        self.shown.append(Shown(unseen, white, state.rise * full[3], form.base))
        self._boxes.append(None if unseen else start)

    def _cover(self, box: Box) -> None:
        """Follow an area without holes: what begins in it can't be seen any more."""
        if not self._state.solid or not self._state.exact or self._forms[-1].hidden:
            return
        box = common(box, self._state.clip)
        if min(box[2] - box[0], box[3] - box[1]) < _SMALLEST:
            return  # a rule of a table, of which there may be thousands
        for number, start in enumerate(self._boxes):
            if start and covers(box, start):
                self.shown[number] = self.shown[number]._replace(unseen=COVERED)
                self._boxes[number] = None

    # --- States ---

    def _save(self, *_: object) -> None:
        self._forms[-1].states.append(self._state)

    def _restore(self, *_: object) -> None:
        if self._forms[-1].states:
            self._state = self._forms[-1].states.pop()

    def _transform(self, _: bytes, operands: Operands) -> None:
        self._state = self._state._replace(ctm=product(matrix(operands[:6]), self._state.ctm))

    def _mode(self, _: bytes, operands: Operands) -> None:
        self._state = self._state._replace(mode=float(operands[0]))

    def _width(self, _: bytes, operands: Operands) -> None:
        self._state = self._state._replace(width=float(operands[0]))

    def _rise(self, _: bytes, operands: Operands) -> None:
        self._state = self._state._replace(rise=float(operands[0]))

    def _font(self, _: bytes, operands: Operands) -> None:
        self._state = self._state._replace(size=abs(float(operands[1])))

    def _colour(self, operator: bytes, operands: Operands) -> None:
        values = [float(one) for one in operands if isinstance(one, (int, float))]
        white = (len(values) in (1, 3) and min(values) >= _WHITEST) or (
            len(values) == 4 and max(values) <= 1 - _WHITEST
        )
        self._set_white(_COLOURS[operator], white)

    def _space(self, operator: bytes, _: Operands) -> None:
        self._set_white(_SPACES[operator], False)

    def _set_white(self, at: int, white: bool) -> None:
        area, line = self._state.white
        self._state = self._state._replace(white=(area, white) if at else (white, line))

    def _graphics(self, _: bytes, operands: Operands) -> None:
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

    def _rectangle(self, _: bytes, operands: Operands) -> None:
        x, y, width, height = map(float, operands[:4])
        corners = [
            self._at(*corner)
            for corner in ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        ]
        self._path += corners
        if width * height > 0 and is_upright(self._state.ctm):
            self._rectangles.append(around(corners))

    def _points(self, _: bytes, operands: Operands) -> None:
        numbers = [float(one) for one in operands]
        self._path += [self._at(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=False)]

    def _at(self, x: float, y: float) -> Point:
        return moved(x, y, self._state.ctm)

    def _clip(self, *_: object) -> None:
        self._clips = True

    def _end_path(self, operator: bytes, _: Operands) -> None:
        plain = bool(self._rectangles) and len(self._path) == 4 * len(self._rectangles)
        if plain and (
            operator in _FILLS_PATH or (operator in _FILLS_EVEN_ODD and len(self._rectangles) == 1)
        ):
            for box in self._rectangles:
                self._cover(box)
        if self._clips:
            box = around(self._path) if self._path else (0, 0, 0, 0)
            self._state = self._state._replace(
                clip=common(box, self._state.clip),
                exact=self._state.exact and plain and len(self._rectangles) == 1,
            )
        self._path, self._rectangles, self._clips = [], [], False

    # --- Layers and forms ---

    def _begin(self, operator: bytes, operands: Operands) -> None:
        off = False
        if operator == b"BDC" and operands[0] == "/OC":
            properties = held(self._forms[-1].resources, "/Properties")
            off = operands[1] in properties and self._layers.off(properties.raw_get(operands[1]))
        self._forms[-1].marks.append(off)

    def _end(self, *_: object) -> None:
        if self._forms[-1].marks:
            self._forms[-1].marks.pop()

    def _draw(self, _: bytes, operands: Operands) -> None:
        outer, state = self._forms[-1], self._state
        drawn: Holder = {}
        off = outer.off
        with suppress(*_DAMAGED):
            drawn = held(held(outer.resources, "/XObject"), operands[0])
            hidden = outer.hidden or ("/OC" in drawn and self._layers.off(drawn.raw_get("/OC")))
            if got(drawn, "/Subtype") == "/Image":
                masked = {"/SMask", "/Mask", "/ImageMask"} & set(drawn)
                if not hidden and not masked and is_upright(state.ctm):
                    self._cover(around([self._at(0, 0), self._at(1, 1)]))
            else:
                self._enter(drawn, state)
            off = hidden
        # Whatever was drawn, `after` takes this away again.
        resources = held(drawn, "/Resources") or outer.resources
        self._forms.append(_Form(resources, self._state.ctm, [], [], state, off))

    def _enter(self, form: Holder, state: _State) -> None:
        """Set the state in which the operators of a form are followed."""
        own = matrix(got(form, "/Matrix", UNCHANGED))
        self._state = state._replace(ctm=product(own, state.ctm))
        if "/BBox" in form:
            x, y, right, top = map(float, form["/BBox"])
            corners = [self._at(*corner) for corner in ((x, y), (right, y), (right, top), (x, top))]
            self._state = self._state._replace(clip=common(around(corners), state.clip))


_HANDLERS: dict[bytes, Callable[[Sight, bytes, Operands], None]] = {
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
    b"Tz": Sight._width,
    b"Ts": Sight._rise,
    b"Tr": Sight._mode,
    **dict.fromkeys(_COLOURS, Sight._colour),
    **dict.fromkeys(_SPACES, Sight._space),
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), Sight._points),
    **dict.fromkeys(_ENDS_PATH, Sight._end_path),
}
