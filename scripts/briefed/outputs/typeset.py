"""From HTML to paper: a fragment of a built page → nodes, and nodes → a tagged PDF.

The PDFs are PDF/UA-1 (ISO 14289-1), which Typst checks itself. Each kind of document is a Typst
file in templates/, which is given its words as data: none can be taken for markup.
"""

from __future__ import annotations

import datetime
import functools
import io
import json
import re
import tempfile
import threading
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.cache import cached, fingerprint
from briefed.errors import InputError
from briefed.outputs import form_fields, small_pdf
from briefed.outputs.web_links import as_shown
from briefed.rendering.assets import packaged
from briefed.text.patterns import lazily

if TYPE_CHECKING:
    import typst

_FONTS = "@expo-google-fonts/atkinson-hyperlegible"
_EVERY_FACE = b'#set text(font: "Atkinson Hyperlegible")\nx *x* _x_ *_x_*'
_TEMPLATES = Path(__file__).with_name("templates")
GAP = "data-gap"  # the attribute of a gap to write in, with what is read out in it
_READING = threading.Lock()  # of the fonts; functools.cache lets each thread that comes begin anew
_SPACE = lazily(r"\s+")
_INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "sub": "sub",
    "sup": "super",
}
_THROUGH = {
    "div",
    "span",
    "body",
    "li",
    "td",
    "th",
    "cite",
    "section",
    "label",
    "figure",
    "figcaption",
    "main",
}
_BLOCKS = {
    "p",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "hr",
    "li",
}

# Words, or an element: its form, what is inside, and the values that templates/forms.typ asks of
# this form.
Node = str | dict[str, Any]


def node(form: str, *inside: Node, **values: object) -> Node:
    """An element of a form that templates/forms.typ knows, with what is inside."""
    return {"form": form, "inside": list(inside), **values}


def nodes(fragment: str, name: str = "the page") -> list[Node]:
    """What a fragment of HTML is on paper.

    `name` is the page that messages name. Raises InputError for an element that paper has no form
    for.
    """
    body = LexborHTMLParser(f"<div>{fragment}</div>").css_first("div")
    return _inner(body, name) if body else []


def _inner(element: LexborNode, name: str) -> list[Node]:
    children = list(element.iter(include_text=True))
    blocks = any(child.tag in _BLOCKS for child in children)
    # White space between blocks would become a paragraph.
    return [
        made
        for child in children
        if not (blocks and child.tag == "-text" and not child.text().strip())
        for made in _node(child, name)
    ]


def _node(element: LexborNode, name: str) -> list[Node]:
    tag = element.tag or ""
    if tag == "-text":
        words = _SPACE.sub(" ", element.text())
        if element.prev is not None and element.prev.tag == "br":
            words = words.lstrip()
        return [words] if words else []
    if tag in ("-comment", "_comment"):
        return []
    if tag in ("code", "pre"):
        return [node("code", element.text(), block=tag == "pre")]
    if tag in ("ul", "ol"):
        return [_list(element, name)]
    if tag == "table":
        return [_table(element, name)]
    if tag == "svg":
        return [_drawing(element)]
    if tag == "img":
        return [node("emph", f"Picture: {element.attributes.get('alt') or ''}")]
    if label := element.attributes.get(GAP):
        return [node("gap", label=label)]
    inside = _inner(element, name)
    if tag in _INLINE:
        return [node(_INLINE[tag], *inside)]
    if tag in ("br", "hr", "cite"):
        return [node(tag, *inside)]
    if tag == "p":
        return [node("paragraph", *inside)]
    if tag == "blockquote":
        return [node("quote", *inside)]
    if tag == "a" and (address := element.attributes.get("href") or "").startswith("#"):
        return [node("link", *inside, to=address[1:])]
    if tag == "a":
        return [node("site", *inside, to=address, shown=as_shown(address))]
    if re.fullmatch("h[1-6]", tag):
        return [node("heading", *inside, level=int(tag[1]))]
    if tag in _THROUGH:
        return [node("paragraph", *inside)] if tag in _BLOCKS else inside
    raise InputError(
        f"sheets can't show what is on {name} (<{tag}>): write it as a paragraph, a list, a "
        "table or a quote"
    )


def _list(element: LexborNode, name: str) -> Node:
    items = [node("item", *_inner(item, name)) for item in element.iter() if item.tag == "li"]
    if element.tag == "ul":
        to_call = "bf-numbers" in (element.attributes.get("class") or "").split()
        return node("numbers" if to_call else "list", *items)
    lettered = element.attributes.get("type") == "A"
    return node(
        "numbered", *items, start=int(element.attributes.get("start") or 1), lettered=lettered
    )


def _drawing(element: LexborNode) -> Node:
    """A figure as dots, as wide as it says in a line of its own; or a QR code."""
    alt, width = element.attributes.get("aria-label") or "", element.attributes.get("width") or ""
    html = element.html or ""
    if not width.endswith("em"):
        return node("drawing", svg=html, alt=alt, width=5, inline=False)
    # As a file of its own it names its kind, and its proportions are those of its viewBox.
    html = html.replace(f' width="{width}"', ' xmlns="http://www.w3.org/2000/svg"', 1)
    return node("drawing", svg=html, alt=alt, width=float(width.removesuffix("em")), inline=True)


def _table(element: LexborNode, name: str) -> Node:
    rows = [
        [node("cell", *_inner(cell, name)) for cell in row.iter() if cell.tag in ("td", "th")]
        for row in element.css("tr")
    ]
    columns = max(map(len, rows))
    filled = [row + [node("cell")] * (columns - len(row)) for row in rows]
    headed = element.css_first("th") is not None
    return node("table", *[node("row", *row) for row in filled], columns=columns, headed=headed)


class Document(NamedTuple):
    """What a PDF is made of: its title, its file in templates/, and the data that this is given."""

    title: str
    template: str
    data: dict[str, Any]


class Press:
    """Makes PDFs with the date `stamp`, in seconds since 1970. A process reads the fonts once.

    What was made before comes from the cache. Raises InputError if Typst or the fonts are not
    installed.
    """

    def __init__(self, stamp: int) -> None:
        try:
            import typst
        except ImportError:
            raise InputError(
                "typst, which the sheets are printed with, is not installed: run make setup"
            ) from None
        self._typst = typst
        self._made_with = _made_with()
        self.date = datetime.datetime.fromtimestamp(stamp, datetime.UTC)

    def pdf(self, document: Document) -> bytes:
        """A document as a PDF. Raises InputError if Typst refuses it, which is our fault."""
        date = self.date
        day = {"year": date.year, "month": date.month, "day": date.day}
        data = json.dumps({"title": document.title, "date": day, **document.data})
        stamp = int(date.timestamp())
        ours = (self._made_with, document.template, str(stamp), data)
        name = fingerprint(one.encode() for one in ours)
        return cached(name, lambda: self._made(document, data, stamp))

    def _made(self, document: Document, data: str, stamp: int) -> bytes:
        try:
            made = self._typst.compile(
                _TEMPLATES / document.template,
                root=_TEMPLATES,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                sys_inputs={"document": data},
                pdf_standards=["ua-1"],
                timestamp=stamp,
            )
        except self._typst.TypstError as error:
            raise InputError(f"the PDF {document.title!r} could not be made: {error}") from None
        import pikepdf

        with pikepdf.open(io.BytesIO(made)) as opened:
            form_fields.placed(opened)
            return small_pdf.compacted(opened)


def _faces() -> list[Path]:
    """The files of the fonts. Raises InputError if they are not installed."""
    return sorted(packaged(f"{_FONTS}/package.json").parent.rglob("*.ttf"))


@functools.cache
def _made_with() -> str:
    """The fingerprint of all ingredients, which a process reads once."""
    return fingerprint(_ingredients())


def _ingredients() -> tuple[bytes, ...]:
    """What every PDF is made from besides its words: forms, our code, fonts, and libraries."""
    files = sorted(_TEMPLATES.glob("*.typ"))
    code = [Path(one) for one in (__file__, form_fields.__file__, small_pdf.__file__)]
    libraries = [version(name) for name in ("typst", "fonttools", "pikepdf")]
    return (
        *(part for path in files for part in (path.name.encode(), path.read_bytes())),
        *(path.read_bytes() for path in (*code, *_faces())),
        *(one.encode() for one in libraries),
    )


def _fonts() -> typst.Fonts:
    """The fonts, without their hints, for all threads that print at once."""
    with _READING:
        return _read_fonts()


@functools.cache
def _read_fonts() -> typst.Fonts:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        for face in _faces():
            (Path(folder) / face.name).write_bytes(small_pdf.without_hints(face.read_bytes()))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        # Typst reads a font when it is first used, and the folder is about to go.
        typst.compile(_EVERY_FACE, font_paths=fonts, ignore_system_fonts=True)
    return fonts
