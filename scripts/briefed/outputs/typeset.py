"""From HTML to paper: a fragment of a built page → Typst, and Typst → a tagged PDF.

The PDFs are PDF/UA-1 (ISO 14289-1), which Typst checks itself. Every word is passed as a string, so
none can be taken for markup. What all sheets share is in templates/sheet.typ.
"""

from __future__ import annotations

import datetime
import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.rendering.assets import packaged
from briefed.text.patterns import lazily

if TYPE_CHECKING:
    import typst

_FONTS = "@expo-google-fonts/atkinson-hyperlegible"
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

_ESCAPED = {code: f"\\u{{{code:x}}}" for code in (*range(32), ord('"'), ord("\\"))}


def string(words: str) -> str:
    """Words as a string literal of Typst."""
    return f'"{words.translate(_ESCAPED)}"'


def content(fragment: str, name: str = "the page") -> str:
    """A fragment of HTML as content of Typst, in square brackets.

    `name` is the page that messages name. Raises InputError for an element that paper has no form
    for.
    """
    return f"[{flow(fragment, name)}]"


def flow(fragment: str, name: str = "the page") -> str:
    """The same without the brackets, to be part of more content."""
    body = LexborHTMLParser(f"<div>{fragment}</div>").css_first("div")
    return _inner(body, name) if body else ""


def _inner(node: LexborNode, name: str) -> str:
    nodes = list(node.iter(include_text=True))
    blocks = any(child.tag in _BLOCKS for child in nodes)
    # White space between blocks would become a paragraph.
    return "".join(
        _node(child, name)
        for child in nodes
        if not (blocks and child.tag == "-text" and not child.text().strip())
    )


def _node(node: LexborNode, name: str) -> str:
    tag = node.tag or ""
    if tag == "-text":
        words = _SPACE.sub(" ", node.text())
        if node.prev is not None and node.prev.tag == "br":
            words = words.lstrip()
        return f"#{string(words)};" if words else ""
    if tag in ("-comment", "_comment"):
        return ""
    if tag in _INLINE:
        return f"#{_INLINE[tag]}[{_inner(node, name)}];"
    if tag == "br":
        return "#linebreak();"
    if tag == "hr":
        return "\n\n#line(length: 100%, stroke: 0.5pt)\n\n"
    if tag == "code":
        return f"#raw({string(node.text())});"
    if tag == "pre":
        return f"\n\n#raw({string(node.text())}, block: true)\n\n"
    if tag == "p":
        return f"\n\n{_inner(node, name)}\n\n"
    if tag == "cite":
        return f"#whence[{_inner(node, name)}];"
    if tag == "blockquote":
        return f"\n\n#said[{_inner(node, name)}]\n\n"
    if tag in ("ul", "ol"):
        return _list(node, name)
    if tag == "a" and (address := node.attributes.get("href") or "").startswith("#"):
        return f"#link(label({string(address[1:])}))[{_inner(node, name)}];"
    if tag == "table":
        return _table(node, name)
    if re.fullmatch("h[1-6]", tag):
        return f"\n\n#heading(level: {tag[1]})[{_inner(node, name)}]\n\n"
    if tag == "svg":
        return _drawing(node)
    if tag == "img":
        return f"#emph[#{string('Picture: ' + (node.attributes.get('alt') or ''))};];"
    if tag in _THROUGH:
        return f"\n\n{_inner(node, name)}\n\n" if tag in _BLOCKS else _inner(node, name)
    raise InputError(
        f"there is no form on paper for <{tag}>, which stands on {name}: "
        "write it as a paragraph, a list, a table or a quote"
    )


def _list(node: LexborNode, name: str) -> str:
    items = ", ".join(f"[{_inner(item, name)}]" for item in node.iter() if item.tag == "li")
    if node.tag == "ul":
        return f"\n\n#list({items})\n\n"
    form = 'numbering: "A.", ' if node.attributes.get("type") == "A" else ""
    return f"\n\n#enum({form}start: {int(node.attributes.get('start') or 1)}, {items})\n\n"


def target(identity: str) -> str:
    """What a link to an id leads to, in content of Typst."""
    return f"#metadata(none)#label({string(identity)});"


def _drawing(node: LexborNode) -> str:
    """A figure as dots, as wide as it says in a line of its own; or a QR code."""
    alt, width = node.attributes.get("aria-label") or "", node.attributes.get("width") or ""
    html = node.html or ""
    if not width.endswith("em"):
        return f'#image(bytes({string(html)}), format: "svg", alt: {string(alt)}, width: 5em);'
    # As a file of its own it names its kind, and its proportions are those of its viewBox.
    html = html.replace(f' width="{width}"', ' xmlns="http://www.w3.org/2000/svg"', 1)
    drawn = f'image(bytes({string(html)}), format: "svg", alt: {string(alt)}, width: {width})'
    return f"#box({drawn});"


def _table(node: LexborNode, name: str) -> str:
    rows = [
        [f"[{_inner(cell, name)}]" for cell in row.iter() if cell.tag in ("td", "th")]
        for row in node.css("tr")
    ]
    columns = max(map(len, rows))
    head = f"table.header({', '.join(rows[0])}), " if node.css_first("th") else ""
    body = ", ".join(
        cell for row in rows[bool(head) :] for cell in row + ["[]"] * (columns - len(row))
    )
    return f"\n\n#table(columns: {columns}, {head}{body})\n\n"


def preamble(name: str) -> str:
    """The text of a Typst file among the templates, which defines what a source uses."""
    return (resources.files(__package__) / "templates" / name).read_text(encoding="utf-8")


class Press:
    """Makes PDFs with the date `stamp`, in seconds since 1970. A process reads the fonts once.

    Raises InputError if Typst or the fonts are not installed.
    """

    def __init__(self, stamp: int) -> None:
        try:
            import typst
        except ImportError:
            raise InputError(
                "typst, which the sheets are printed with, is not installed: run make setup"
            ) from None
        self._typst = typst
        self._fonts = _fonts()
        self.date = datetime.datetime.fromtimestamp(stamp, datetime.UTC)

    def pdf(self, title: str, source: str) -> bytes:
        """A document as a PDF. Raises InputError if Typst refuses it, which is our fault."""
        date = self.date
        day = f"datetime(year: {date.year}, month: {date.month}, day: {date.day})"
        text = (
            f"#set document(title: {string(title)}, date: {day})\n{preamble('sheet.typ')}{source}"
        )
        try:
            return self._typst.compile(
                text.encode("utf-8"),
                font_paths=self._fonts,
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
                timestamp=int(date.timestamp()),
            )
        except self._typst.TypstError as error:
            raise InputError(f"the PDF {title!r} could not be made: {error}") from None


@functools.cache
def _fonts() -> typst.Fonts:
    import typst

    folder = packaged(f"{_FONTS}/package.json").parent
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
