"""Opens the package of a Word file safely: its parts, within limits, and a new package for pandoc.

A .docx is a zip of XML parts (ECMA-376). pandoc gets a new zip that has only the parts of the
text. The file itself is offered for download later on, so a part that nobody should publish, or
that acts when the file is opened, is refused rather than cut out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from briefed.errors import InputError
from briefed.text.patterns import lazily

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# How pandoc knows the namespaces of a document: by these prefixes.
_PREFIXES = {
    "w": W[1:-1],
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
SAVE_AS = (
    "open it in the program that wrote it, or in Word or LibreOffice, choose “Save As” (in Pages "
    "“Export To”) and a type that ends in .docx, and bring the new file"
)
# What opening a file may raise that is no Word file, or a damaged one.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ElementTree.ParseError,
    UnicodeDecodeError,
    ValueError,
    OSError,
)
Refuse = Callable[[str], InputError]  # from a reason to the error that says so
DOCUMENTS = ("word/document.xml", "word/document2.xml")
STYLES = "word/styles.xml"
COMMENTS = "word/comments.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
TYPES = "[Content_Types].xml"
HEAD_OR_FOOT = lazily(r"word/(header|footer)\d*\.xml")
DRAWING = lazily(r"word/(?:(diagrams)/data\d*|charts/chart(?:ex)?\d*)\.xml")

_MOST_PARTS = 2_000
_LARGEST_PART = 8_000_000  # bytes of one part as XML: some five hundred pages
_MOST_UNPACKED = 20_000_000  # bytes of all parts that are read
_DEEPEST = 120  # elements within each other; Word nests some thirty
_MOST_ELEMENTS = 150_000
_TEXT = lazily(
    r"word/(?:document|document2|styles|numbering|settings|footnotes|endnotes|fontTable"
    r"|theme/theme1)\.xml|word/_rels/(?:document|document2|footnotes|endnotes)\.xml\.rels"
    r"|_rels/\.rels|\[Content_Types\]\.xml"
)
_ACTS = (
    (re.compile(r"(?:^|/)vbaProject\.bin$|(?:^|/)vbaData\.xml$", re.I), "macros"),
    (
        re.compile(r"(?:^|/)(?:embeddings|activeX)/", re.I),
        "another file or a control embedded in it",
    ),
)
_STYLE = re.compile(rb"<w:style\s.*?</w:style>", re.S)
# Styles whose paragraphs pandoc takes out of the text: metadata, and captions, which it moves.
_METADATA = re.compile(
    rb'(<w:name\s+w:val=")(?:(Title)|Subtitle|Authors?|Date|Abstract|Abstract ?Title'
    rb'|(?:Table |Image )?[Cc]aption)(")'
)
_CONTENTS = re.compile(rb'<w:name\s+w:val="(?:toc|contents)\b', re.I)
_BASE = re.compile(rb"<w:basedOn\s[^>]*>")


class _TooMuch(Exception):
    """A part is larger than is read."""


def damaged(error: Exception) -> str:
    """What is said of a file that could not be opened, and why."""
    return (
        f"this is no Word file, or a damaged one ({str(error)[:120]}): "
        "open it in Word, save it again as .docx and bring that"
    )


def read_parts(
    archive: zipfile.ZipFile, refuse: Refuse, most_elements: int = _MOST_ELEMENTS
) -> dict[str, bytes]:
    """The parts that are read, by name; none may have more than `most_elements`.

    Raises what `refuse` returns for a package that is none of Word's, that acts when it is opened,
    that fetches something from elsewhere, or that is too large to be read.
    """
    names = archive.namelist()
    _refuse_names(names, refuse)
    parts = {name: _part(archive, name, refuse) for name in names if _is_read(name)}
    if sum(map(len, parts.values())) > _MOST_UNPACKED:
        raise refuse(
            f"this file is larger than any briefing (more than {_MOST_UNPACKED // 1_000_000} MB "
            "when unpacked): copy its text into a new document and bring that"
        )
    for name, part in parts.items():
        _refuse_part(name, part, refuse, most_elements)
    return parts


def _is_read(name: str) -> bool:
    patterns = (_TEXT, HEAD_OR_FOOT, DRAWING)
    return (
        name == COMMENTS
        or name.endswith(".rels")
        or any(pattern.fullmatch(name) for pattern in patterns)
    )


def _refuse_names(names: list[str], refuse: Refuse) -> None:
    """Refuse a package for the names of its parts."""
    if len(names) > _MOST_PARTS or len(set(names)) != len(names):
        raise refuse("this file is not packed as Word packs it: open it in Word, and save it again")
    if not any(name in names for name in DOCUMENTS):
        raise refuse(
            "this is no Word file, though its name ends in .docx: bring the file that Word wrote"
        )
    for pattern, what in _ACTS:
        if any(pattern.search(name) for name in names):
            raise refuse(
                f"this file holds {what}, which may do something when it is opened, and which a "
                "briefing does not need: take it out, and save the file as a plain .docx"
            )


def _part(archive: zipfile.ZipFile, name: str, refuse: Refuse) -> bytes:
    """The bytes of a part, read no further than its limit: an archive may lie about lengths."""
    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise refuse(
            f"this file has a part that is larger than any briefing ({name}, more than "
            f"{_LARGEST_PART // 1_000_000} MB when unpacked): copy its text into a new document "
            "and bring that"
        )
    return data


def _refuse_part(name: str, part: bytes, refuse: Refuse, most_elements: int) -> None:
    """Refuse a part that is damaged, too large, or fetches something from elsewhere."""
    if not part.strip():
        raise refuse(
            f"this file is damaged, since its part {name} is empty: open it in Word, and save it "
            "again"
        )
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refuse(
            f"this file has a part {name} that is not as Word writes it: open it in Word, and "
            "save it again"
        )
    _measure(name, part, refuse, most_elements)
    if name.endswith(".rels"):
        for address in _fetched(part):
            raise refuse(
                f"this file fetches {address[:100]!r} when it is opened: take linked pictures, "
                "templates and files out of it, and save it"
            )


def _fetched(part: bytes) -> Iterator[str]:
    """The addresses that Word fetches by itself; a link, which a reader may follow, is not."""
    for relation in ElementTree.fromstring(part):
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith(
            "/hyperlink"
        ):
            yield relation.get("Target", "")


def _measure(name: str, part: bytes, refuse: Refuse, most_elements: int) -> None:
    """Refuse a part whose elements are too many or too deep, before a tree is made of them."""
    depth = deepest = elements = 0

    def start(*_: object) -> None:
        nonlocal depth, deepest, elements
        depth, elements = depth + 1, elements + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST or elements > most_elements:
            raise _TooMuch

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(part, True)
    except _TooMuch:
        what = (
            f"has more than {_DEEPEST} things within each other"
            if deepest > _DEEPEST
            else f"has more than {most_elements:,} pieces"
        )
        raise refuse(
            f"this file has a part {name} that {what}, which no briefing has: copy its text into "
            "a new document and bring that"
        ) from None
    except expat.ExpatError as error:
        raise ElementTree.ParseError(str(error)) from None


def packed(parts: dict[str, bytes]) -> bytes:
    """A new .docx of the parts that have text, with styles that pandoc leaves in the text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if not _TEXT.fullmatch(name):
                continue
            if name == STYLES:
                part = _STYLE.sub(lambda style: _ordinary(style[0]), part)
            archive.writestr(name, part)
    return out.getvalue()


def written(text: ElementTree.Element) -> bytes:
    """A document's part with this text, as pandoc reads it."""
    for prefix, address in _PREFIXES.items():
        ElementTree.register_namespace(prefix, address)
    part: bytes = ElementTree.tostring(text, encoding="utf-8", xml_declaration=True)
    return part


def _ordinary(style: bytes) -> bytes:
    """A style under a name that pandoc leaves in the text.

    A title becomes a heading, and other metadata an ordinary paragraph.
    """
    if _CONTENTS.search(style):
        return _BASE.sub(b"", style)  # else the heading above the contents would be the text's
    if not _METADATA.search(style):
        return style
    renamed = _METADATA.sub(
        lambda name: name[1] + (b"heading 1" if name[2] else b"Body Text") + name[3], style
    )
    return _BASE.sub(b"", renamed)
