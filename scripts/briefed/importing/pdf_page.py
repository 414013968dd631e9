"""Reads one page of a PDF: its lines, what is left out, and questions about raised text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from briefed.importing import pdf_sight, raised_text
from briefed.importing.pdf_geometry import UNCHANGED, matrix, product
from briefed.importing.pdf_layers import Layers, got
from briefed.importing.pdf_sight import Operands, Shown, Sight
from briefed.text.patterns import lazily

if TYPE_CHECKING:  # what reads PDFs may not be installed
    from pypdf import PageObject

_SMALLER = 0.85  # raised letters are smaller than this, times the size of those beside them
_RAISED = (0.12, 0.9)  # how high raised letters are, times the size of those beside them
_LOWERED = (-0.45, -0.08)
# How wide a capital and another letter are at most on average, and what is between columns, times
# the size of the line.
_CAPITAL, _OTHER, _OFF = 0.75, 0.58, 1.5
_WORD = lazily(r"[^\W\d]{3}")

# What pypdf calls with a piece of text, the current matrix, the text's matrix, font and size.
Visit = Callable[[str, Sequence[float], Sequence[float], dict[str, Any] | None, float], None]


class Line(NamedTuple):
    """A line of a page.

    `height` is its distance from the page's foot, `left` from the left edge, and `size` that of
    its letters, all in points. `bold` says that all of it is, `in_columns` that some of it begins
    far behind the rest.
    """

    text: str
    height: float
    left: float
    size: float
    bold: bool
    in_columns: bool = False


class Page:
    """A page that has been read.

    - `lines`: its lines, in the order of the file, which is mostly from the top down;
    - `asked`: what only a person can tell of what is raised;
    - `left_out`: descriptions of what is not in the lines;
    - `hidden`: whether it has text that nobody can see.
    """

    def __init__(self, page: PageObject, layers: Layers) -> None:
        self.lines: list[Line] = []
        self.asked: list[str] = []
        self.left_out: list[str] = []
        self._last: Shown | None = None
        self._shown: list[Shown] = []  # since pypdf last handed over some text
        sight = Sight(page, layers)

        def follow(operator: bytes, operands: Operands, text_matrix: Sequence[float]) -> None:
            sight.before(operator, operands, text_matrix)
            if operator in pdf_sight.SHOWS:
                self._shown.append(sight.shown[-1])

        _extract(page, self._visit, follow, sight.after)
        self.hidden = any(piece.unseen for piece in sight.shown)
        if self.hidden:
            self.lines, self.asked, self.left_out = [], [], []
            self._last, self._shown = None, []
            self._read(page, sight.shown, self._tell, lambda piece: bool(piece.unseen))
            self._read(page, sight.shown, self._visit, lambda piece: not piece.unseen)
        self.left_out += _laid_over(page)
        self.lines = [line for line in map(self._settled, self.lines) if line.text]

    def _read(
        self, page: PageObject, shown: list[Shown], visit: Visit, wanted: Callable[[Shown], bool]
    ) -> None:
        """Let pypdf read the page again, with all text emptied that is not wanted.

        pypdf may hand over text that is seen and text that is not as one piece.
        """
        every = iter(shown)
        emptied: list[tuple[Operands, Operands]] = []

        def before(operator: bytes, operands: Operands, _: Sequence[float]) -> None:
            if operator not in pdf_sight.SHOWS:
                return
            piece = next(every)
            if wanted(piece):
                self._shown.append(piece)
            elif len(operands) > (at := pdf_sight.SHOWS[operator]):
                emptied.append((operands, list(operands)))
                operands[at] = _emptied(operands[at])

        def after(_: bytes) -> None:
            while emptied:
                operands, whole = emptied.pop()
                operands[:] = whole

        _extract(page, visit, before, after)

    def _tell(self, text: str, *_: object) -> None:
        """Describe a piece of text that nobody can see."""
        words = " ".join(raised_text.bare(text).split())
        if words and self._shown:
            self.left_out.append(f"{self._shown[0].unseen}: {words[:120]}")
            self._shown = []

    def _visit(
        self,
        text: str,
        current_matrix: Sequence[float],
        text_matrix: Sequence[float],
        font: dict[str, Any] | None,
        size: float,
    ) -> None:
        """Add a piece of text to the lines."""
        found = self.lines
        if not text.strip():
            if text and found:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            return
        drawn, self._shown = self._shown, []
        text = raised_text.bare(text)
        first = drawn[0] if drawn else self._last
        self._last = drawn[-1] if drawn else self._last
        rise = first.rise if first else 0
        base = first.base if first else UNCHANGED
        full = product(matrix(text_matrix), product(matrix(current_matrix), base))
        bold = bool(re.search(r"bold|black|heavy", str((font or {}).get("/BaseFont", "")), re.I))
        piece = Line(text, full[5] + rise, full[4], round(abs(size * full[3]), 1), bold)
        self._judge(" ".join(text.split()), drawn)
        if self._lifts(piece, rise):
            return
        for number, part in enumerate(text.split("\n")):
            if found and not number and abs(found[-1].height - piece.height) < 2:
                last = found[-1]
                found[-1] = last._replace(
                    text=last.text + part,
                    bold=last.bold and (bold or not part.strip()),
                    in_columns=last.in_columns or _stands_off(last, piece),
                )
            elif part.strip():
                found.append(piece._replace(text=part))

    def _judge(self, words: str, drawn: list[Shown]) -> None:
        """Report the words of a piece that are white, or of which only some are raised."""
        if any(piece.white for piece in drawn):
            self.left_out.append(
                "nothing of these white letters, though perhaps nobody can see them; "
                f"look at the PDF: {words[:120]}"
            )
        if len({round(piece.rise, 1) for piece in drawn}) > 1:
            self.asked.append(f"some of {words[:60]!r} is raised or lowered")

    def _lifts(self, piece: Line, moved: float) -> bool:
        """Add a piece to the last line if one of the two is raised or lowered beside the other.

        `moved` is how far the file itself raises the piece. Returns whether it was added.
        """
        text, height, left, tall, bold, _ = piece
        if not self.lines or not tall:
            return False
        last = self.lines[-1]
        rise = height - last.height
        if (tall < _SMALLER * last.size or moved) and (
            _is_between(rise, _RAISED, last.size) or _is_between(rise, _LOWERED, last.size)
        ):
            sign = raised_text.UP if rise > 0 else raised_text.DOWN
            marked = raised_text.mark(text.strip(), sign)
            # pypdf ends a line wherever the height changes; a space of the file's own stays.
            gap = (
                ""
                if raised_text.ORDINAL.fullmatch(text.strip())
                else text[: len(text) - len(text.lstrip())].strip("\n")
            )
            tail = text[len(text.rstrip()) :]
            self.lines[-1] = last._replace(text=last.text.rstrip("\n") + gap + marked + tail)
            return True
        if (
            re.fullmatch(r"\d{1,3}", last.text.strip())
            and last.size < _SMALLER * tall
            and _is_between(-rise, _RAISED, tall)
            and left > last.left
        ):
            marked = raised_text.mark(last.text.strip(), raised_text.UP)
            gap = " " if last.text[-1].isspace() else ""
            self.lines[-1] = Line(f"{marked}{gap}{text}", height, last.left, tall, bold)
            return True
        return False

    def _settled(self, line: Line) -> Line:
        """A line with what is raised in it decided."""
        found = raised_text.settle(line.text.replace("\xad", ""))
        self.asked += found.asked
        # What was kept is reported when the text of all lines is imported.
        self.left_out += [what for what in found.left if "kept" not in what]
        return line._replace(text=" ".join(found.text.split()))


def _stands_off(line: Line, piece: Line) -> bool:
    """Whether a piece begins far behind the end of a line, as in the next column of a table.

    The number of a heading may stand far before it, and that of its page far behind.
    """
    if not (_WORD.search(line.text) and _WORD.search(piece.text)):
        return False
    width = sum(_CAPITAL if letter.isupper() else _OTHER for letter in line.text)
    return piece.left > line.left + (width + _OFF) * line.size


def _is_between(height: float, limits: tuple[float, float], size: float) -> bool:
    """Whether a height is between two limits, which are times a size."""
    return limits[0] * size < height < limits[1] * size


def _emptied(text: Any) -> Any:
    """The operand of an operator that shows text, without text but with its kerning.

    It is of one of pypdf's classes, and must stay so.
    """
    kerned = (
        [part for part in text if not isinstance(part, (str, bytes))]
        if isinstance(text, list)
        else []
    )
    return type(text)(kerned) if kerned else type(text)()


def _extract(
    page: PageObject,
    visit: Visit,
    before: Callable[[bytes, Operands, Sequence[float]], None],
    after: Callable[[bytes], None],
) -> None:
    """Let pypdf read a page.

    `before` and `after` are called around each operator, `visit` with each piece of text.
    """

    def operand_before(
        operator: bytes, operands: Operands, _: Sequence[float], text_matrix: Sequence[float]
    ) -> None:
        before(operator, operands, text_matrix)

    def operand_after(operator: bytes, *_: object) -> None:
        after(operator)

    page.extract_text(
        visitor_text=visit,
        visitor_operand_before=operand_before,
        visitor_operand_after=operand_after,
    )


def _laid_over(page: PageObject) -> Iterator[str]:
    """Descriptions of what is laid over a page: comments, stamps and the contents of fields."""
    for reference in got(page, "/Annots", []):
        note = reference.get_object()
        if not isinstance(note, dict) or got(note, "/Subtype") == "/Link":
            continue
        said = " ".join(str(got(note, "/Contents", "") or got(note, "/V", "")).split())
        if said:
            in_field = got(note, "/Subtype") == "/Widget"
            yield f"{'what stands in a field' if in_field else 'a comment'}: {said[:120]}"
