"""What a Word file shows beside its text: pictures, drawings, page headers and footers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.importing import word_boxes, word_package
from briefed.importing.word_package import Refuse, W
from briefed.importing.word_symbols import spell_out
from briefed.importing.word_text import Styles, paragraphs

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART_2016 = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_VALUES = (f"{_CHART}v", f"{_CHART_2016}pt")
_SAID = (f"{_DRAWING}t", *_VALUES)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_ABOUT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_BEHIND = 8  # words that show where something stands
_SHOWN = 400  # characters of the values of a chart


def drawings(text: Element, parts: dict[str, bytes]) -> list[str]:
    """Describe each picture and drawing of a text, with its place and the words that it has.

    The text must still have them.
    """
    relations = _relations(parts)
    told: list[str] = []
    seen: set[str] = set()
    place, about = "", ""
    for element in text.iter():
        if element.tag == f"{W}p":
            about = ""
        elif element.tag == f"{W}t" and (element.text or "").strip():
            place = " ".join(f"{place}{element.text}".split()[-_BEHIND:]) + " "
        elif element.tag == _ABOUT:
            about = element.get("descr") or element.get("title") or ""
        elif element.tag in (_PICTURE, f"{_VML}imagedata"):
            about = about or element.get("{urn:schemas-microsoft-com:office:office}title", "")
            said = f": {' '.join(about.split())}" if about.strip() else ""
            told.append(f"a picture{_behind(place)}, whose words can't be read{said}")
        elif element.tag == f"{_VML}textpath":
            told.append(
                f"letters drawn as a picture (WordArt){_behind(place)}: {element.get('string', '')}"
            )
        else:
            relation = element.get(f"{_RELATION}dm") or element.get(f"{_RELATION}id") or ""
            name = relations.get(relation, "")
            if word_package.DRAWING.fullmatch(name):
                seen.add(name)
                told.append(_drawing(name, parts[name], _behind(place)))
    rest = (name for name in sorted(parts) if name not in seen)
    told += [
        _drawing(name, parts[name], "") for name in rest if word_package.DRAWING.fullmatch(name)
    ]
    return told


def _behind(place: str) -> str:
    return f" behind {place.strip()!r}" if place else ""


def _relations(parts: dict[str, bytes]) -> dict[str, str]:
    """The name of each part that the text refers to, by the id of the relation."""
    found: dict[str, str] = {}
    for document in word_package.DOCUMENTS:
        folder, _, name = document.rpartition("/")
        part = parts.get(f"{folder}/_rels/{name}.rels")
        for relation in ElementTree.fromstring(part) if part else ():
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            target = target.removeprefix("/")
            if target in parts:
                found[relation.get("Id", "")] = target
    return found


def _drawing(name: str, part: bytes, place: str) -> str:
    """The description of a drawing: all words of SmartArt, and the first of a chart's."""
    is_chart = "/charts/" in name
    pieces = _pieces(ElementTree.fromstring(part))
    words = " / ".join(" ".join(piece.split()) for piece in pieces if piece.strip())
    if is_chart and len(words) > _SHOWN:
        words = f"{words[:_SHOWN]} …"
    kind = "chart" if is_chart else "SmartArt drawing"
    return f"a {kind}{place}{f' that says: {words}' if words else ''}"


def _pieces(held: Element) -> Iterator[str]:
    """The paragraphs and the values of a drawing."""
    if held.tag == f"{_DRAWING}p" or held.tag in _SAID:
        yield "".join(piece.text or "" for piece in held.iter() if piece.tag in _SAID)
    else:
        for child in held:
            yield from _pieces(child)


def heads_and_feet(
    parts: dict[str, bytes], style_names: dict[str, str], refuse: Refuse
) -> Iterator[str]:
    """Descriptions of the page headers and footers that have words, each once."""
    found: set[str] = set()
    for name in sorted(parts):
        head_or_foot = word_package.HEAD_OR_FOOT.fullmatch(name)
        if head_or_foot:
            tree = ElementTree.fromstring(parts[name])
            word_boxes.keep_one_copy(tree, refuse)
            spell_out(tree)
            words = " ".join(" ".join(paragraphs(tree, Styles(style_names, {}), [])).split())
            if words and words not in found:
                found.add(words)
                yield f"the page {head_or_foot[1]}: {words}"
