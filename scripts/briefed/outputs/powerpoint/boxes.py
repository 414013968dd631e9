"""Boxes with words, and how shapes look, in the XML of a slide.

A box, a shape and a tree are those of python-pptx, whose elements have no types of their own.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from briefed.outputs.powerpoint.look import emu
from briefed.outputs.powerpoint.runs import colour
from briefed.outputs.powerpoint.words import LANGUAGE

NAMESPACES = Markup(
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
Bounds = tuple[float, float, float, float]  # left, top, width and height in pixels
_FIELD = Markup(
    '<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{}"/>'
    "<a:t>‹#›</a:t></a:fld>"
)
_AT_FOOT = Markup(
    '<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="{kind}" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></p:txBody></p:sp>"
)


def put(body: Any, made: Markup) -> None:
    """Exchange the paragraphs of a text, and its sizes where `made` has some."""
    new = list(parse_xml(Markup("<a:t {}>{}</a:t>").format(NAMESPACES, made)))
    for kind in {one.tag for one in new}:
        for old in body.findall(kind):
            body.remove(old)
    for one in new:
        body.append(one)


def lengths(bounds: Bounds) -> tuple[Emu, Emu, Emu, Emu]:
    """The same lengths in the unit of python-pptx."""
    left, top, width, height = (Emu(emu(one)) for one in bounds)
    return left, top, width, height


def place(shape: Any, bounds: Bounds) -> None:
    """Put a shape elsewhere than its layout does."""
    shape.left, shape.top, shape.width, shape.height = lengths(bounds)


def to_its_edge(shape: Any, side: float = 0) -> None:
    """Let words begin at the edge of their box, or so many pixels from its sides.

    PowerPoint makes their type smaller when somebody writes more than there is room for.
    """
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Emu(emu(side))
    frame.margin_top = frame.margin_bottom = Emu(0)
    properties = frame._txBody.bodyPr
    for old in list(properties):
        properties.remove(old)
    properties.append(parse_xml(Markup("<a:normAutofit {}/>").format(NAMESPACES)))
    if side:
        properties.set("anchor", "ctr")


def drawn_in(shape: Any, fill: str, line: str, width: float) -> None:
    """Give a shape its colours, by their names in tokens.css; "" fills nothing."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    made = Markup('{}<a:ln w="{}">{}</a:ln>').format(
        colour(fill) if fill else Markup("<a:noFill/>"), emu(width), colour(line)
    )
    put(shape._element.spPr, made)


def described(shape: Any, name: str, alternative: str) -> None:
    """Name a drawing, and say what is to be read in its place."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alternative)


def at_foot(tree: Any, kind: str, number: int, name: str, words: str = "") -> None:
    """Add a placeholder at the foot of a slide, with words or with the number of the slide."""
    inside = (
        Markup('<a:r><a:rPr lang="{}"/><a:t>{}</a:t></a:r>').format(LANGUAGE, words)
        if words
        else _FIELD.format(LANGUAGE)
    )
    known = [int(one) for one in tree.xpath("//@id") if one.isdigit()]
    made = _AT_FOOT.format(
        namespaces=NAMESPACES,
        id=max(known) + 1,
        name=name,
        kind=kind,
        number=number,
        inside=inside,
    )
    tree.append(parse_xml(made))
