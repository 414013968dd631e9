"""Paragraphs → the text of a shape in DrawingML (ECMA-376, part 1, chapter 21). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from briefed.outputs.powerpoint.look import CODE_TYPE, PLACES, SMALLEST, emu, points
from briefed.outputs.powerpoint.measure import GAP, INDENT, LARGE, LINE_SPACING, inset_of
from briefed.outputs.powerpoint.words import BREAK, LANGUAGE, TAB, Paragraph, Run, Text
from briefed.text.patterns import lazily

_NOT_IN_XML = lazily(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2

Link = Callable[[str], str]  # the id of the relationship with an address


def colour(name: str) -> Markup:
    """A fill in a colour of the theme."""
    return Markup('<a:solidFill><a:schemeClr val="{}"/></a:solidFill>').format(PLACES[name])


def paragraphs(
    words: Text, size: float, link: Link, marks: str = "key", sized: bool = False
) -> Markup:
    """The paragraphs of a text in type of so many pixels; one without words for no text.

    `marks` is the colour of numbers to call, and of what is before the items of lists. `sized` says
    that each run has its size, because the box has none.
    """
    own = points(size) if sized else None

    def put(run: Run) -> Markup:
        if run.large:
            return _run(run._replace(colour=marks), points(LARGE * size), link)
        return _run(run, own, link)

    made = [
        _paragraph(one, size, at > 0, marks)
        + Markup("").join(map(put, one.runs))
        + Markup("</a:p>")
        for at, one in enumerate(words)
    ]
    return Markup("").join(made) or Markup('<a:p><a:endParaRPr lang="{}"/></a:p>').format(LANGUAGE)


def sizes(size: float) -> Markup:
    """The size of type of a whole box, at each level that lists in it have."""
    level = Markup('<a:lvl{0}pPr><a:defRPr sz="{1}"/></a:lvl{0}pPr>')
    levels = Markup("").join(level.format(at, points(size)) for at in (1, 2, 3))
    return Markup("<a:lstStyle>{}</a:lstStyle>").format(levels)


def _paragraph(one: Paragraph, size: float, follows: bool, marks: str) -> Markup:
    left = emu(inset_of(one, size))
    hanging = -left if one.to_call else -emu(INDENT * size) if one.mark else 0
    return Markup(
        '<a:p><a:pPr marL="{left}" indent="{hanging}" lvl="{level}">'
        '<a:lnSpc><a:spcPct val="{line}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="{gap}"/></a:spcBef>{mark}</a:pPr>'
    ).format(
        left=left,
        hanging=hanging,
        level=max(0, one.level - 1),
        line=round(LINE_SPACING * 100_000),
        gap=points(GAP * size) if follows else 0,
        mark=_mark(one, marks, left),
    )


def _mark(one: Paragraph, colour: str, left: int) -> Markup:
    if one.to_call:
        tab = Markup('<a:buNone/><a:tabLst><a:tab pos="{}" algn="l"/></a:tabLst>')
        return tab.format(left)
    if not one.mark:
        return Markup("<a:buNone/>")
    before = Markup('<a:buClr><a:schemeClr val="{}"/></a:buClr>').format(PLACES[colour])
    if one.mark == "bullet":
        return before + Markup('<a:buFont typeface="Arial"/><a:buChar char="•"/>')
    kind = "alphaUcPeriod" if one.mark == "letter" else "arabicPeriod"
    return before + Markup(
        '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{}" startAt="{}"/>'
    ).format(kind, one.number)


def _run(run: Run, size: int | None, link: Link) -> Markup:
    if run.words == BREAK:
        return Markup('<a:br><a:rPr lang="{}"/></a:br>').format(LANGUAGE)
    look = {
        "lang": LANGUAGE,
        "sz": points(SMALLEST) if run.least else size,
        "b": 1 if run.bold else None,
        "i": 1 if run.italic else None,
        "baseline": run.raised or None,
        "dirty": 0,
    }
    inside = Markup("").join(
        [
            colour(run.colour) if run.colour and not run.to else Markup(),
            Markup('<a:latin typeface="{}"/>').format(CODE_TYPE) if run.code else Markup(),
            Markup('<a:hlinkClick r:id="{}"/>').format(link(run.to)) if run.to else Markup(),
        ]
    )
    said = Markup(" ").join(
        Markup('{}="{}"').format(name, value) for name, value in look.items() if value is not None
    )
    return Markup("<a:r><a:rPr {}>{}</a:rPr><a:t>{}</a:t></a:r>").format(
        said, inside, run.words if run.words == TAB else _in_a_line(run.words)
    )


def _in_a_line(words: str) -> str:
    """Words as XML may have them, white space that would end a line as spaces."""
    return _NOT_IN_XML.sub("", re.sub(r"[\t\n\r]", " ", words))
