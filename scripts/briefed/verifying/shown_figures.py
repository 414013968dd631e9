"""The figures of a built page that are shown as dots: each drawing shows what its marker says."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briefed.checking.captions import Captioned, captioned
from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.model import Course, Page, Problem
from briefed.rendering.dots import CLASS
from briefed.text.pictures import Picture
from briefed.text.words import fold
from briefed.verifying.built_page import BuiltPage, attribute, broken, has_class
from briefed.verifying.visibility import words

_DRAWING = {"class", "role", "aria-label", "viewbox", "width", "stroke"}
_DOT = {"cx", "cy", "r", "fill"}
_FILLS = {"currentColor": True, "none": False}
_LEAST_EM = 0.5  # the least width of a dot, in units of the type's size


class _Dot(NamedTuple):
    x: float
    y: float
    r: float
    filled: bool


def check_figures(
    course: Course, coverage: Coverage, page: Page, here: BuiltPage
) -> Iterator[Problem]:
    """Compare the drawings of a built page with the figures that its source shows as dots."""
    drawn = here.tree.css(f"svg.{CLASS}")
    wanted = [one for one in captioned(course, coverage, page) if one.picture]
    if len(drawn) > len(wanted):
        yield broken(
            published.FIGURE,
            page.location,
            f"{here.path} has {len(drawn)} figures as dots where its source has {len(wanted)}: "
            f"{published.UNDO}",
        )
    for shown, node in itertools.zip_longest(wanted, drawn[: len(wanted)]):
        yield from _check(shown, node, here)


def _check(shown: Captioned, node: LexborNode | None, here: BuiltPage) -> Iterator[Problem]:
    figure = f"the figure “{shown.asked.figure}”"
    at, statement = shown.asked.location, shown.asked.statement
    why = "it is not there" if node is None else _difference(shown, node)
    if why:
        message = f"{here.path} does not show {figure} as dots: {why}"
        yield broken(published.FIGURE, at, message, statement)
    elif node is not None and not seen(node, here):
        message = f"nobody can see {figure} in {here.path}: {published.UNHIDE}"
        yield broken(published.HIDDEN, at, message, statement)


def seen(node: LexborNode, here: BuiltPage) -> bool:
    """Whether a drawing and each of its dots can be seen."""
    return all(map(here.sight.seen, (node, *node.css("circle"))))


def _difference(shown: Captioned, node: LexborNode) -> str:
    """In which way a drawing and its caption are other than its marker asks for; "" in none."""
    if shown.picture is None:
        return "it can't be drawn"
    return drawing_difference(shown.picture, node) or _caption_difference(shown, node)


def drawing_difference(picture: Picture, node: LexborNode) -> str:
    """In which way a drawing is another than a picture, on a page or a slide; "" in none."""
    said = attribute(node, "aria-label")
    if attribute(node, "role") != "img" or said != picture.alternative:
        return f"a screen reader is told “{said}”, not “{picture.alternative}”"
    dots = _dots(node)
    if dots is None:
        return "it has other things than dots, or dots that can't be told apart"
    if [dot.filled for dot in dots] != _fills(picture):
        filled = sum(dot.filled for dot in dots)
        return f"of {len(dots)} dots {filled} are filled, where it asks for {picture.alternative}"
    if len(picture.groups) > 1 and not _apart(dots, picture.groups):
        return "its groups do not stand apart"
    return ""


def _fills(picture: Picture) -> list[bool]:
    filled = sum(picture.groups)
    return [True] * filled + [False] * (picture.dots - filled)


def _caption_difference(shown: Captioned, node: LexborNode) -> str:
    """What is wrong with the caption, which is the quote that the drawing stands in."""
    around: LexborNode | None = node
    while around is not None and around.tag != "blockquote":
        around = around.parent
    if around is None:
        return "it does not stand in the quote that is its caption"
    said = fold(words(around, lambda child: has_class(child, "bf-cite")))
    cite = around.css_first("a.bf-cite")
    leads = attribute(cite, "href").rpartition("#")[2] if cite is not None else ""
    if said != fold(shown.sentences) or leads != shown.asked.statement:
        return f"its caption is not “{shown.sentences}” with the link to {shown.asked.statement}"
    return ""


def _dots(node: LexborNode) -> list[_Dot] | None:
    """The dots of a drawing, or None if not all of it is a dot that can be told from the others."""
    box = re.fullmatch(r"0 0 (\d+) (\d+)", _named(node).get("viewbox", ""))
    em = re.fullmatch(r"(\d+(?:\.\d+)?)em", _named(node).get("width", ""))
    if not box or not em or set(_named(node)) != _DRAWING or attribute(node, "class") != CLASS:
        return None
    if attribute(node, "stroke") != "currentColor":
        return None
    width, height = int(box[1]), int(box[2])
    found = []
    for child in node.iter():
        if child.tag != "circle" or set(_named(child)) != _DOT or child.css_first("circle *"):
            return None
        fill = _FILLS.get(attribute(child, "fill"))
        try:
            x, y, r = (float(attribute(child, key)) for key in ("cx", "cy", "r"))
        except ValueError:
            return None
        if fill is None or not (r < x < width - r and r < y < height - r):
            return None
        found.append(_Dot(x, y, r, fill))
    return found if _distinct(found, width, float(em[1])) else None


def _named(node: LexborNode) -> dict[str, str]:
    """The attributes of an element, their names in lower case."""
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def _distinct(dots: list[_Dot], width: int, em: float) -> bool:
    """Whether dots are alike in size, large enough to be seen, and do not touch."""
    if not dots:
        return False
    size = 2 * dots[0].r
    return (
        all(2 * dot.r == size for dot in dots)
        and size * em / width >= _LEAST_EM
        and size < _nearest(dots, math.inf)
    )


def _nearest(dots: list[_Dot], alone: float) -> float:
    """The least distance between the middles of two dots, or `alone` where there are no two."""
    pairs = itertools.combinations(dots, 2)
    return min((math.dist(one[:2], other[:2]) for one, other in pairs), default=alone)


def _apart(dots: list[_Dot], groups: tuple[int, ...]) -> bool:
    """Whether groups, each a run of dots, are farther from each other than their dots are."""
    first, second = dots[: groups[0]], dots[groups[0] :]
    within = min(_nearest(group, 2 * dots[0].r) for group in (first, second))
    between = min(math.dist(one[:2], other[:2]) for one in first for other in second)
    return between > 1.5 * within
