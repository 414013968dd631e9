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
from xml.parsers import expat

from briefed.errors import InputError
from briefed.importing.raised_text import DOWN, UP, bare, mark, question, settle
from briefed.importing.tree import CONTENTS
from briefed.importing.word_visibility import Around, Look, Looks, W
from briefed.model import Location
from briefed.text.patterns import lazily

_MOST_PARTS = 2_000
_LARGEST_PART = 8_000_000  # bytes of one part as XML: some five hundred pages
_MOST_UNPACKED = 20_000_000  # bytes of all parts that are read
_DEEPEST = 120  # elements within each other; Word nests some thirty
_MOST_ELEMENTS = 150_000
_MOST_TEXT = 1_500_000  # characters of the text alone
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the signature of a compound file: .doc, or an encrypted .docx ([MS-CFB], [MS-OFFCRYPTO])
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VML = "{urn:schemas-microsoft-com:vml}"
_WORDS_SHOWN = 400  # characters of what is left out
_TEXT = lazily(
    r"word/(?:document|document2|styles|numbering|settings|footnotes|endnotes|fontTable|theme/theme1)\.xml|word/_rels/(?:document|document2|footnotes|endnotes)\.xml\.rels"
    r"|_rels/\.rels|\[Content_Types\]\.xml"
)
_FURNITURE = lazily(r"word/(header|footer)\d*\.xml")
_DRAWN = lazily(r"word/(?:(diagrams)/data\d*|charts/chart(?:ex)?\d*)\.xml")
_ACTS = (
    (re.compile(r"(?:^|/)vbaProject\.bin$|(?:^|/)vbaData\.xml$", re.I), "macros"),
    (
        re.compile(r"(?:^|/)(?:embeddings|activeX)/", re.I),
        "another file or a control embedded in it",
    ),
)
# Styles whose paragraphs pandoc takes out of the text and into a document's description.
_STYLE = lazily(rb"<w:style\s.*?</w:style>", re.S)
_DESCRIBING = lazily(
    rb'(<w:name\s+w:val=")(?:(Title)|Subtitle|Authors?|Date|Abstract|Abstract ?Title)(")'
)
_CONTENTS = lazily(rb'<w:name\s+w:val="(?:toc|contents)\b', re.I)
_BASE = lazily(rb"<w:basedOn\s[^>]*>")


class Opened(NamedTuple):
    """`safe` is a .docx with the text's own parts alone; `words` its words in order and `notes` those of its footnotes; `left_out` says what is in neither."""

    safe: bytes
    words: list[str]
    notes: list[str]
    left_out: list[str]


def open_word(data: bytes, file: str) -> Opened:
    """Open a .docx. Raises InputError, with the reason and what to do, for a file that is none or that must not be published as it is."""
    if data.startswith(_OLE):
        raise InputError(
            "this file is protected by a password, or of the old .doc kind: open it in Word, take the password away, save it as .docx and bring that",
            Location(file),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _open(archive, file)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ElementTree.ParseError,
        UnicodeDecodeError,
        ValueError,
        OSError,
    ) as error:
        raise InputError(
            f"this is no Word file, or a damaged one ({str(error)[:120]}): open it in Word, save it again as .docx and bring that",
            Location(file),
        ) from None


def _open(archive: zipfile.ZipFile, file: str) -> Opened:
    def refuse(what: str) -> InputError:
        return InputError(f"{what}; nothing was written", Location(file))

    names = archive.namelist()
    if len(names) > _MOST_PARTS or len(set(names)) != len(names):
        raise refuse("this file is packed in a way that no Word file is: save it again in Word")
    if "word/document.xml" not in names and "word/document2.xml" not in names:
        raise refuse(
            "this is no Word file, though its name ends in .docx: bring the file that Word wrote"
        )
    for pattern, what in _ACTS:
        if any(pattern.search(name) for name in names):
            raise refuse(
                f"this file holds {what}, which a briefing does not need and which may act when it is opened: save it without, as a plain .docx"
            )
    parts = {
        name: _part(archive, name, refuse)
        for name in names
        if name == "word/comments.xml"
        or name.endswith(".rels")
        or any(pattern.fullmatch(name) for pattern in (_TEXT, _FURNITURE, _DRAWN))
    }
    if sum(map(len, parts.values())) > _MOST_UNPACKED:
        raise refuse(
            f"its parts unpack to more than {_MOST_UNPACKED // 1_000_000} MB, which those of no briefing do: bring the text alone"
        )
    for name, part in parts.items():
        if not part.strip():
            raise refuse(
                f"its part {name} is empty, so that the file is damaged: open it in Word, and save it again"
            )
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise refuse(
                f"its part {name} is written in a way that no Word file is: save it again in Word"
            )
        _measure(name, part, refuse)
        if name.endswith(".rels"):
            for address in _reaching_out(part):
                raise refuse(
                    f"this file fetches {address[:100]!r} when it is opened: save it without linked pictures, templates and files"
                )
    document = parts["word/document.xml" if "word/document.xml" in parts else "word/document2.xml"]
    if _STRICT in document:
        raise refuse(
            "this file is of the kind “Strict Open XML”: save it as an ordinary Word document (.docx)"
        )
    if b"vbaProject" in parts.get("[Content_Types].xml", b"") or b"macroEnabled" in parts.get(
        "[Content_Types].xml", b""
    ):
        raise refuse("this file holds macros: save it as a plain .docx")
    tree = ElementTree.fromstring(document)
    length = sum(len(text.text or "") for text in tree.iter(f"{W}t"))
    if length > _MOST_TEXT:
        raise refuse(
            f"this file holds {length:,} characters of text, and a briefing may have {_MOST_TEXT:,}: bring the briefing alone"
        )
    if _has(tree, "ins", "del", "moveFrom", "moveTo"):
        raise refuse(
            "this file holds tracked changes, so that its words are not settled: accept or reject them in Word (Review), and save it"
        )
    if "word/comments.xml" in parts and b"<w:comment " in parts["word/comments.xml"]:
        raise refuse(
            "this file holds comments, which would be published with it: delete them in Word (Review), and save it"
        )
    if next(tree.iter(f"{W}altChunk"), None) is not None:
        raise refuse(
            "this file shows the text of another file that lies within it (altChunk): open it in Word and save it, which makes it the file's own text"
        )
    if next(tree.iter(f"{_M}t"), None) is not None:
        raise refuse(
            "this file holds a formula, which can't be read as text: write in words what it says"
        )
    styles = _style_names(parts.get("word/styles.xml"))
    looks = Looks(
        ElementTree.fromstring(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    )
    texts = [
        tree,
        *(
            _real_notes(ElementTree.fromstring(parts[name]))
            for name in ("word/footnotes.xml", "word/endnotes.xml")
            if name in parts
        ),
    ]
    known = {run: look for text in texts for run, look in looks.runs(text, _page(text))}
    _refuse_unseen(known, refuse)
    contents: list[str] = []
    asked = [
        f"{_words_of(run)!r} is moved up or down on its line"
        for run, look in known.items()
        if look.shifted and re.search(r"\w", _words_of(run))
    ]
    words, *noted = [_settled(_paragraphs(text, styles, contents, known), asked) for text in texts]
    notes = [word for some in noted for word in some]
    if asked:
        raise question(asked, Location(file))
    left_out = [*(["the table of contents"] if contents else []), *_drawn(tree, parts)]
    for name in sorted(parts):
        furniture = _FURNITURE.fullmatch(name)
        said = (
            " ".join(
                " ".join(_paragraphs(ElementTree.fromstring(parts[name]), styles, [], {})).split()
            )
            if furniture
            else ""
        )
        if said:
            line = f"the page {furniture[1]}: {said[:120]}"
            left_out += [line] if line not in left_out else []
    return Opened(_packed(parts), words, notes, left_out)


def _part(archive: zipfile.ZipFile, name: str, refuse) -> bytes:
    """A part's bytes, read no further than they may be long: what the archive says of a length may be a lie."""
    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise refuse(
            f"its part {name} unpacks to more than {_LARGEST_PART // 1_000_000} MB, which no briefing does: bring the text alone"
        )
    return data


def _reaching_out(part: bytes) -> Iterator[str]:
    """The addresses that a part fetches of itself; a link that a reader may follow is none."""
    for relation in ElementTree.fromstring(part):
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith(
            "/hyperlink"
        ):
            yield relation.get("Target", "")


def _has(tree: ElementTree.Element, *tags: str) -> bool:
    """Whether words were inserted, deleted or moved; a mark on a paragraph's end, or on a row, counts too."""
    return any(next(tree.iter(W + tag), None) is not None for tag in tags)


def _measure(name: str, part: bytes, refuse) -> None:
    """Refuse a part with more elements, or deeper ones, than are read in a moment; its tree is not made before that is known."""
    depth = deepest = elements = 0

    def start(*_: object) -> None:
        nonlocal depth, deepest, elements
        depth, elements = depth + 1, elements + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST or elements > _MOST_ELEMENTS:
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
            f"nests its elements more than {_DEEPEST} deep"
            if deepest > _DEEPEST
            else f"has more than {_MOST_ELEMENTS:,} elements"
        )
        raise refuse(
            f"its part {name} {what}, which that of no briefing does: bring the text alone"
        ) from None
    except expat.ExpatError as error:
        raise ElementTree.ParseError(str(error)) from None


class _TooMuch(Exception):
    """A part is larger than is read."""


def _page(text: ElementTree.Element) -> Around:
    """What the text is drawn on where nothing else says so: the page, which may have a colour."""
    background = text.find(f"{W}background")
    return (
        Around(ground=background.get(f"{W}color", "FFFFFF")) if background is not None else Around()
    )


def _words_of(run: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def _refuse_unseen(known: dict[ElementTree.Element, Look], refuse) -> None:
    """Refuse a file with words that nobody can see in it: it is published as it is, and they with it."""
    found = [
        (look.unseen, words)
        for run, look in known.items()
        if look.unseen and (words := " ".join(_words_of(run).split()))
    ]
    if found:
        shown = "; ".join(f"{words[:60]!r} is {why}" for why, words in found[:3]) + (
            f"; and {len(found) - 3} more" if len(found) > 3 else ""
        )
        raise refuse(
            f"this file holds hidden text ({shown}), which would be published with it: show it in Word (¶), delete it or make it visible, and save it"
        )


def _settled(paragraphs: Iterator[str], asked: list[str]) -> list[str]:
    """The words of some paragraphs; what of them is raised, and only a person can tell, is added to `asked`."""
    words: list[str] = []
    for text in paragraphs:
        for line in text.split("\n"):
            found = settle(line)
            asked += found.asked
            words += found.text.split()
    return words


def _drawn(tree: ElementTree.Element, parts: dict[str, bytes]) -> Iterator[str]:
    """What is drawn rather than written, with its words: pandoc leaves it out."""
    for name in sorted(parts):
        drawn = _DRAWN.fullmatch(name)
        if drawn:
            held = ElementTree.fromstring(parts[name])
            words = " ".join(
                " ".join(
                    part.text or ""
                    for part in held.iter()
                    if part.tag in (f"{_DRAWING}t", f"{_CHART}v")
                ).split()
            )
            yield f"a {'SmartArt drawing' if drawn[1] else 'chart'}{f' that says: {words[:_WORDS_SHOWN]}' if words else ''}"
    for path in tree.iter(f"{_VML}textpath"):
        yield f"letters drawn as a picture (WordArt): {path.get('string', '')[:_WORDS_SHOWN]}"


def _style_names(part: bytes | None) -> dict[str, str]:
    """The name of each style by its id."""
    if part is None:
        return {}
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "")
        for style in ElementTree.fromstring(part).iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }


def _real_notes(tree: ElementTree.Element) -> ElementTree.Element:
    """The footnotes without the lines that part them from the text."""
    for note in list(tree):
        if note.get(f"{W}type", "normal") != "normal":
            tree.remove(note)
    return tree


def _paragraphs(
    tree: ElementTree.Element,
    styles: dict[str, str],
    contents: list[str],
    known: dict[ElementTree.Element, Look],
) -> Iterator[str]:
    """The text of each paragraph, as a reader of the page sees it, its raised letters between signs; those of a table of contents go into `contents`."""
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(_said(paragraph, known))
        if style is not None and CONTENTS.match(styles.get(style.get(f"{W}val", ""), "")):
            contents.append(text)
        else:
            yield text


def _said(element: ElementTree.Element, known: dict[ElementTree.Element, Look]) -> Iterator[str]:
    """The characters of a paragraph; of a paragraph in it (a text box) nothing, since it is one of its own."""
    for child in element:
        if child.tag == f"{W}t":
            yield bare(child.text or "").replace("\xad", "").replace("\n", " ")
        elif child in known and known[child].raised:
            yield mark(
                "".join(_said(child, known)).replace("\n", " "),
                UP if known[child].raised == "superscript" else DOWN,
            )
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        elif child.tag not in (_FALLBACK, f"{W}p", f"{W}pPr", f"{W}rPr"):
            yield from _said(child, known)


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
    renamed = _DESCRIBING.sub(
        lambda name: name[1] + (b"heading 1" if name[2] else b"Body Text") + name[3], style
    )
    return _BASE.sub(b"", renamed)
