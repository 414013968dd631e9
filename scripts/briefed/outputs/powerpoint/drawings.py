"""What is drawn on a slide: figures as dots, tables, pictures and QR codes, as native shapes."""

from __future__ import annotations

import io
from pathlib import Path

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Emu

from briefed.errors import InputError
from briefed.outputs.powerpoint.boxes import Bounds, described, drawn_in, lengths, put
from briefed.outputs.powerpoint.look import emu
from briefed.outputs.powerpoint.measure import row_heights
from briefed.outputs.powerpoint.runs import Link, paragraphs
from briefed.outputs.powerpoint.words import Dots, Picture, Table
from briefed.outputs.qr_code import qr_code

_LINE = 2.2  # pixels: the line around a dot
_DOTS_IN_CODE = 8  # of the picture, for each square of a QR code


def draw_dots(slide: Slide, dots: Dots, bounds: Bounds) -> None:
    """A figure as dots: a group of circles, which is read as one picture."""
    left, top, _, height = bounds
    unit = height / dots.height
    group = slide.shapes.add_group_shape()
    for x, y, radius, filled in dots.dots:
        side = 2 * radius * unit
        at = left + (x - radius) * unit, top + (y - radius) * unit, side, side
        dot = group.shapes.add_shape(MSO_SHAPE.OVAL, *lengths(at))
        dot.name = "Dot" if filled else "Ring"
        drawn_in(dot, "key" if filled else "", "key", _LINE)
    described(group, "Figure as dots", dots.alternative)


def draw_table(slide: Slide, table: Table, size: float, bounds: Bounds, link: Link) -> None:
    """A table whose first row names its columns, if it does so on the page."""
    columns = max(map(len, table.rows))
    shape = slide.shapes.add_table(len(table.rows), columns, *lengths(bounds))
    shape.name = "Table"
    shape.table.first_row = table.headed
    highs = row_heights(table, size, bounds[2])
    for row, cells, high in zip(shape.table.rows, table.rows, highs, strict=True):
        row.height = Emu(emu(high))
        for cell, words in zip(row.cells, cells, strict=False):
            put(cell._tc.get_or_add_txBody(), paragraphs(words, size, link, sized=True))


def draw_picture(slide: Slide, picture: Picture, path: Path, bounds: Bounds) -> None:
    """A picture as large as its bounds allow.

    Raises InputError for one that PowerPoint can't show.
    """
    left, top, width, height = lengths(bounds)
    try:
        shape = slide.shapes.add_picture(str(path), left, top)
    except (OSError, ValueError):
        raise InputError(
            f"PowerPoint can't show the picture {path.name}: bring it as a .png or a .jpg"
        ) from None
    scale = min(width / shape.width, height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    described(shape, "Picture", picture.alternative)


def draw_code(slide: Slide, code: Picture, bounds: Bounds) -> None:
    """The QR code of an address."""
    drawn = io.BytesIO(qr_code(code.source, "png", scale=_DOTS_IN_CODE))
    described(slide.shapes.add_picture(drawn, *lengths(bounds)), "QR code", code.alternative)
