"""Opens a Word file (.docx) safely: what may be in it, what pandoc is given of it, and its words, read once more without pandoc.

A .docx is a zip of XML parts (ECMA-376). pandoc gets a new zip that holds the text's own parts alone; the file that was brought is offered
for download later on, so what nobody should publish, or what acts when it is opened, is refused rather than cut out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from ..errors import InputError
from ..model import Location
from .tree import CONTENTS

_MOST_PARTS = 2_000
_LARGEST_PART = 40_000_000  # bytes of one part as XML: some three thousand pages
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the signature of a compound file: .doc, or an encrypted .docx ([MS-CFB], [MS-OFFCRYPTO])
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = re.compile(r"word/(?:document|document2|styles|numbering|settings|footnotes|endnotes|fontTable|theme/theme1)\.xml|word/_rels/(?:document|document2|footnotes|endnotes)\.xml\.rels"
                   r"|_rels/\.rels|\[Content_Types\]\.xml")
_FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")
_ACTS = ((re.compile(r"(?:^|/)vbaProject\.bin$|(?:^|/)vbaData\.xml$", re.I), "macros"),
         (re.compile(r"(?:^|/)(?:embeddings|activeX)/", re.I), "another file or a control embedded in it"))
# Styles whose paragraphs pandoc takes out of the text and into a document's description.
_STYLE = re.compile(rb"<w:style\s.*?</w:style>", re.S)
_DESCRIBING = re.compile(rb'(<w:name\s+w:val=")(?:(Title)|Subtitle|Authors?|Date|Abstract|Abstract ?Title)(")')
_CONTENTS = re.compile(rb'<w:name\s+w:val="(?:toc|contents)\b', re.I)
_BASE = re.compile(rb"<w:basedOn\s[^>]*>")


class Opened(NamedTuple):
    """`safe` is a .docx with the text's own parts alone; `words` its words in order and `notes` those of its footnotes; `left_out` says what is in neither."""

    safe: bytes
    words: list[str]
    notes: list[str]
    left_out: list[str]


def open_word(data: bytes, file: str) -> Opened:
    """Open a .docx. Raises InputError, with the reason and what to do, for a file that is none or that must not be published as it is."""
    if data.startswith(_OLE):
        raise InputError("this file is protected by a password, or of the old .doc kind: open it in Word, take the password away, save it as .docx and bring that", Location(file))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _open(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ElementTree.ParseError, UnicodeDecodeError, ValueError, OSError) as error:
        raise InputError(f"this is no Word file, or a damaged one ({str(error)[:120]}): open it in Word, save it again as .docx and bring that", Location(file)) from None


def _open(archive: zipfile.ZipFile, file: str) -> Opened:
    def refuse(what: str) -> InputError:
        return InputError(f"{what}; nothing was written", Location(file))

    names = archive.namelist()
    if len(names) > _MOST_PARTS or len(set(names)) != len(names):
        raise refuse("this file is packed in a way that no Word file is: save it again in Word")
    if "word/document.xml" not in names and "word/document2.xml" not in names:
        raise refuse("this is no Word file, though its name ends in .docx: bring the file that Word wrote")
    for pattern, what in _ACTS:
        if any(pattern.search(name) for name in names):
            raise refuse(f"this file holds {what}, which a briefing does not need and which may act when it is opened: save it without, as a plain .docx")
    parts = {name: _part(archive, name, refuse) for name in names if _TEXT.fullmatch(name) or _FURNITURE.fullmatch(name) or name.endswith(".rels") or name == "word/comments.xml"}
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise refuse(f"its part {name} is written in a way that no Word file is: save it again in Word")
        if name.endswith(".rels"):
            for address in _reaching_out(part):
                raise refuse(f"this file fetches {address[:100]!r} when it is opened: save it without linked pictures, templates and files")
    document = parts.get("word/document.xml") or parts["word/document2.xml"]
    if _STRICT in document:
        raise refuse("this file is of the kind “Strict Open XML”: save it as an ordinary Word document (.docx)")
    if b"vbaProject" in parts.get("[Content_Types].xml", b"") or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise refuse("this file holds macros: save it as a plain .docx")
    tree = ElementTree.fromstring(document)
    if _has(tree, "ins", "del", "moveFrom", "moveTo"):
        raise refuse("this file holds tracked changes, so that its words are not settled: accept or reject them in Word (Review), and save it")
    if "word/comments.xml" in parts and b"<w:comment " in parts["word/comments.xml"]:
        raise refuse("this file holds comments, which would be published with it: delete them in Word (Review), and save it")
    if _hidden(tree):
        raise refuse("this file holds hidden text, which would be published with it: show it in Word (¶), delete it or make it visible, and save it")
    styles = _style_names(parts.get("word/styles.xml"))
    contents: list[str] = []
    words = [word for text in _paragraphs(tree, styles, contents) for word in text.split()]
    notes = [word for name in ("word/footnotes.xml", "word/endnotes.xml") if name in parts
             for text in _paragraphs(_real_notes(ElementTree.fromstring(parts[name])), styles, []) for word in text.split()]
    left_out = ["the table of contents"] if contents else []
    for name in sorted(parts):
        furniture = _FURNITURE.fullmatch(name)
        said = " ".join(" ".join(_paragraphs(ElementTree.fromstring(parts[name]), styles, [])).split()) if furniture else ""
        if said:
            line = f"the page {furniture[1]}: {said[:120]}"
            left_out += [line] if line not in left_out else []
    return Opened(_packed(parts), words, notes, left_out)


def _part(archive: zipfile.ZipFile, name: str, refuse) -> bytes:
    """A part's bytes, read no further than they may be long: what the archive says of a length may be a lie."""
    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise refuse(f"its part {name} unpacks to more than {_LARGEST_PART // 1_000_000} MB, which no briefing does: bring the text alone")
    return data


def _reaching_out(part: bytes) -> Iterator[str]:
    """The addresses that a part fetches of itself; a link that a reader may follow is none."""
    for relation in ElementTree.fromstring(part):
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink"):
            yield relation.get("Target", "")


def _has(tree: ElementTree.Element, *tags: str) -> bool:
    """Whether words were inserted, deleted or moved; a mark on a paragraph's end, or on a row, counts too."""
    return any(next(tree.iter(_W + tag), None) is not None for tag in tags)


def _hidden(tree: ElementTree.Element) -> bool:
    for run in tree.iter(f"{_W}r"):
        properties = run.find(f"{_W}rPr")
        vanish = properties.find(f"{_W}vanish") if properties is not None else None
        if vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off") and any(text.text and text.text.strip() for text in run.iter(f"{_W}t")):
            return True
    return False


def _style_names(part: bytes | None) -> dict[str, str]:
    """The name of each style by its id."""
    if part is None:
        return {}
    return {style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "") for style in ElementTree.fromstring(part).iter(f"{_W}style") if (name := style.find(f"{_W}name")) is not None}


def _real_notes(tree: ElementTree.Element) -> ElementTree.Element:
    """The footnotes without the lines that part them from the text."""
    for note in list(tree):
        if note.get(f"{_W}type", "normal") != "normal":
            tree.remove(note)
    return tree


def _paragraphs(tree: ElementTree.Element, styles: dict[str, str], contents: list[str]) -> Iterator[str]:
    """The text of each paragraph, as a reader of the page sees it; those of a table of contents go into `contents`."""
    for paragraph in tree.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(_said(paragraph))
        if style is not None and CONTENTS.match(styles.get(style.get(f"{_W}val", ""), "")):
            contents.append(text)
        else:
            yield text


def _said(element: ElementTree.Element) -> Iterator[str]:
    """The characters of a paragraph; of a paragraph in it (a text box) nothing, since it is one of its own."""
    for child in element:
        if child.tag == f"{_W}t":
            yield (child.text or "").replace("\xad", "")
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        elif child.tag not in (_FALLBACK, f"{_W}p", f"{_W}pPr", f"{_W}rPr"):
            yield from _said(child)


def _packed(parts: dict[str, bytes]) -> bytes:
    """A new .docx of the parts that hold text. The styles that pandoc would take out of it are given the names of ordinary ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if not _TEXT.fullmatch(name):
                continue
            if name == "word/styles.xml":
                part = _STYLE.sub(lambda style: _ordinary(style[0]), part)
            archive.writestr(name, part)
    return out.getvalue()


def _ordinary(style: bytes) -> bytes:
    """A style that pandoc leaves in the text: that of a title as a heading, what else describes the document as a paragraph of its own kind."""
    if _CONTENTS.search(style):
        return _BASE.sub(b"", style)  # else its heading would be one of the text's
    if not _DESCRIBING.search(style):
        return style
    renamed = _DESCRIBING.sub(lambda name: name[1] + (b"heading 1" if name[2] else b"Body Text") + name[3], style)
    return _BASE.sub(b"", renamed)
