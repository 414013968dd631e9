"""The text boxes of a Word file: read once, and behind the text that they stand beside.

Word writes a box twice, for new versions and for old ones (ECMA-376, part 3, 10.2). A reader of
the page sees one of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from briefed.importing.word_package import Refuse, W
from briefed.text.patterns import lazily

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_CONTENT = f"{W}txbxContent"
BOX = f"{W}box"  # no element of Word's: while a text is laid out, what belongs together in a box
_SHAPES = tuple(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval"))
_NAMED = {"white": "FFFFFF", "bg1": "FFFFFF", "lt1": "FFFFFF", "black": "000000"}
_THIN = 25_400  # English Metric Units, of which a point has 12,700: a box of two points
_FARTHEST = 15_200_000  # the long side of a page of A3


_NUMBER = lazily(r"\(?(\d{1,2})(?:[.):]|\s)")
_Item = TypeVar("_Item")


class _Box(NamedTuple):
    """The text of a box, and where its upper left corner and its lower edge are, if that is known.

    Both are in English Metric Units, from what `measured_from` names.
    """

    content: Element
    measured_from: tuple[str, str] | None = None
    top: int = 0
    left: int = 0
    height: int = 0


def keep_one_copy(text: Element, refuse: Refuse) -> None:
    """Take away what only old versions of Word show.

    Raises what `refuse` returns where it has other words than what new versions show.
    """
    for both in list(text.iter(f"{_MC}AlternateContent")):
        copies = [copy for copy in both if copy.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
        said = [_words(copy) for copy in copies]
        for words in said[1:]:
            if words and words != said[0]:
                raise refuse(
                    f"a text box holds two texts, {_shown(said[0])} for new versions of Word and "
                    f"{_shown(words)} for old ones, so nobody can tell which is meant. Open this "
                    "file in Word, type a letter into the box, delete it again, and save the "
                    "file"
                )
        for copy in copies[1:]:
            both.remove(copy)


def take_out(held: Element) -> list[Element]:
    """Put a `BOX` behind the paragraph that a text box is fixed to; it holds what the box holds.

    All drawings go.

    Boxes of one paragraph follow each other as on the page: from the top down, then from the left.
    Returns the first paragraph with words of each box.
    """
    found: list[Element] = []
    children: list[Element] = []
    for child in list(held):
        children.append(child)
        if child.tag != f"{W}p":
            found += take_out(child)
            continue
        boxes = by_number(_in_order(list(_taken(child))), _begins)
        _drop_drawings(child)
        for box in boxes:
            first = next((one for one in box.content.iter(f"{W}p") if _words(one)), None)
            found += [first] if first is not None else []
            found += take_out(box.content)
            box.content.tag = BOX
            children.append(box.content)
    held[:] = children
    return found


def settle(held: Element, begins: Callable[[Element], bool]) -> None:
    """Put what is in each `BOX` in its place.

    A box with a heading is put behind the text that it stands beside: above the next heading, since
    what is below it would seem to belong to the box. `begins` tells a paragraph that is a heading.
    """
    children: list[Element] = []
    waiting: list[Element] = []
    for child in list(held):
        settle(child, begins)
        first = next((one for one in child.iter(f"{W}p") if _words(one)), None)
        headed = first is not None and begins(first)
        if child.tag == BOX and headed:
            waiting += list(child)
            continue
        if headed or child.tag == f"{W}sectPr":
            children += waiting
            waiting = []
        children += list(child) if child.tag == BOX else [child]
    held[:] = children + waiting


def ground(shape: Element, before: str | None) -> str | None:
    """The colour that the words of a shape are drawn on; None where it is not known."""
    if shape.tag in _SHAPES:
        if shape.get("filled", "t") in ("f", "false"):
            return before
        named = shape.get("fillcolor", "white").split()[0]
        return named.lstrip("#") if named.startswith("#") else _NAMED.get(named)
    properties = shape.find(f"{_WPS}spPr")
    if properties is None:
        return None
    if properties.find(f"{_A}noFill") is not None:
        return before
    colour = properties.find(f"{_A}solidFill/*")
    if colour is None or list(colour):  # a shade of a colour
        return None
    named = colour.get("val", "")
    return named if colour.tag == f"{_A}srgbClr" else _NAMED.get(named)


def is_shape(element: Element) -> bool:
    """Whether an element is a shape, which may hold a text box."""
    return element.tag == f"{_WPS}wsp" or element.tag in _SHAPES


def unseen(element: Element) -> str:
    """Why nobody can see a drawing, in words, or ""."""
    if element.tag in _SHAPES:
        style = element.get("style", "").replace(" ", "").lower()
        return "in a hidden text box" if "visibility:hidden" in style else ""
    if element.tag not in (f"{_WP}anchor", f"{_WP}inline"):
        return ""
    about = element.find(f"{_WP}docPr")
    if about is not None and about.get("hidden", "0") in ("1", "true", "on"):
        return "in a hidden text box"
    width, height = _extent(element)
    if 0 <= min(width, height) <= _THIN and element.find(f"{_WP}extent") is not None:
        return "in a text box too small to be read"
    for side, length in (("H", width), ("V", height)):
        position = element.find(f"{_WP}position{side}")
        if position is not None and position.get("relativeFrom") == "page":
            start = _whole(position.findtext(f"{_WP}posOffset", "0"))
            if start + length <= 0 or start >= _FARTHEST:
                return "in a text box beside the page"
    return ""


def _begins(box: _Box) -> str:
    return " ".join(_words(box.content)[:2])


def _words(held: Element) -> list[str]:
    return " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in _each(held)).split()


def _each(held: Element) -> Iterator[Element]:
    """The paragraphs of an element that hold no others."""
    if held.tag == f"{W}p":
        yield held
    else:
        yield from (p for p in held.iter(f"{W}p") if p.find(f".//{W}p") is None)


def _shown(words: list[str]) -> str:
    return repr(" ".join(words)[:60]) if words else "nothing"


def _taken(element: Element, anchor: Element | None = None) -> Iterator[_Box]:
    """Take the text of each box out of an element."""
    for child in list(element):
        if child.tag == _CONTENT:
            element.remove(child)
            yield _Box(child) if anchor is None else _placed(child, anchor)
        else:
            yield from _taken(child, child if child.tag == f"{_WP}anchor" else anchor)


def _drop_drawings(held: Element) -> None:
    for child in list(held):
        if child.tag in (f"{W}drawing", f"{W}pict"):
            held.remove(child)
        else:
            _drop_drawings(child)


def _placed(content: Element, anchor: Element) -> _Box:
    across, down = (anchor.find(f"{_WP}position{side}") for side in "HV")
    if across is None or down is None:
        return _Box(content)
    left, top = (position.findtext(f"{_WP}posOffset") for position in (across, down))
    if left is None or top is None:  # it is aligned instead
        return _Box(content)
    measured_from = (across.get("relativeFrom", ""), down.get("relativeFrom", ""))
    return _Box(content, measured_from, _whole(top), _whole(left), _extent(anchor)[1])


def _extent(anchor: Element) -> tuple[int, int]:
    extent = anchor.find(f"{_WP}extent")
    if extent is None:
        return 0, 0
    return _whole(extent.get("cx", "0")), _whole(extent.get("cy", "0"))


def _whole(number: str) -> int:
    try:
        return int(number)
    except ValueError:
        return 0


def by_number(items: list[_Item], words: Callable[[_Item], str]) -> list[_Item]:
    """Items in the order of the numbers that they begin with, where each has another one.

    In a one-page briefing, numbered boxes often run round the page.
    """
    found = {
        int(match[1]): item for item in items if (match := _NUMBER.match(words(item))) is not None
    }
    return [found[number] for number in sorted(found)] if len(found) == len(items) else items


def _in_order(boxes: list[_Box]) -> list[_Box]:
    """Boxes in rows from the top down, each from the left, where all are measured from one corner.

    A box belongs to a row if it begins in the upper half of the row's first box.
    """
    corners = {box.measured_from for box in boxes}
    if len(corners) != 1 or None in corners:
        return boxes
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if rows and box.top <= rows[-1][0].top + rows[-1][0].height / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda box: box.left)]
