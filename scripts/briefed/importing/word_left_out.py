"""What a Word file shows beside its text: drawings, page headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.importing import word_boxes, word_package
from briefed.importing.word_package import Refuse
from briefed.importing.word_text import Styles, paragraphs

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VML = "{urn:schemas-microsoft-com:vml}"
_WORDS_SHOWN = 400  # characters of what is left out


def drawings(text: Element, parts: dict[str, bytes]) -> Iterator[str]:
    """Descriptions of the drawings that have words, since pandoc leaves them out."""
    for name in sorted(parts):
        drawing = word_package.DRAWING.fullmatch(name)
        if drawing:
            pieces = [
                element.text or ""
                for element in ElementTree.fromstring(parts[name]).iter()
                if element.tag in (f"{_DRAWING}t", f"{_CHART}v")
            ]
            words = " ".join(" ".join(pieces).split())
            kind = "SmartArt drawing" if drawing[1] else "chart"
            yield f"a {kind}{f' that says: {words[:_WORDS_SHOWN]}' if words else ''}"
    for path in text.iter(f"{_VML}textpath"):
        yield f"letters drawn as a picture (WordArt): {path.get('string', '')[:_WORDS_SHOWN]}"


def heads_and_feet(
    parts: dict[str, bytes], style_names: dict[str, str], refuse: Refuse
) -> list[str]:
    """Descriptions of the page headers and footers that have words, each once."""
    found: dict[str, None] = {}
    for name in sorted(parts):
        head_or_foot = word_package.HEAD_OR_FOOT.fullmatch(name)
        if head_or_foot:
            tree = ElementTree.fromstring(parts[name])
            word_boxes.keep_one_copy(tree, refuse)
            words = " ".join(paragraphs(tree, Styles(style_names, {}), [])).split()
            if words:
                found[f"the page {head_or_foot[1]}: {' '.join(words)[:120]}"] = None
    return list(found)
