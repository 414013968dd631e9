"""Opens a saved web page: the part that is the text, what stands around it, and its words, read once more without pandoc."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import InputError
from ..model import Location

_NOISE = "script, style, template, noscript, iframe, object, embed, svg, canvas, audio, video, form, button, input, select, textarea, dialog"
_AROUND = "nav, aside, [role=navigation], [role=search], [role=banner], [role=contentinfo], [role=complementary]"
_HIDDEN = "[hidden], [aria-hidden=true]"
_SKIP = re.compile(r"skip (?:to|navigation|main|link)", re.I)
_BLOCKS = frozenset("address article aside blockquote br body caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
                    "section summary table tbody td tfoot th thead tr ul".split())
_SHOWN = 8  # words of what was left out


class Opened(NamedTuple):
    """`safe` is the HTML of the text alone, `words` its words in order; `left_out` says what stood around it, `title` is what the browser's window was named."""

    safe: bytes
    words: list[str]
    left_out: list[str]
    title: str


def open_page(text: str, file: str) -> Opened:
    """Open a web page. Raises InputError where there is no text in it."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    title = page.css_first("head title")
    name = " ".join(title.text().split()) if title is not None else ""
    left_out: list[str] = []
    root = page.body
    if root is None:
        raise InputError("no text was found in this page: open it in a browser, and save it as a web page", Location(file))
    for node in root.css(_NOISE):
        node.decompose()

    def leave(what: str, node) -> None:
        said = " ".join(node.text(separator=" ").split())
        if said:
            words = said.split()
            left_out.append(f"{what}: {' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}")
        node.decompose()

    for node in root.css(_HIDDEN):
        leave("hidden text", node)
    for node in [node for node in root.css("[style]") if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", node.attributes.get("style") or "", re.I)]:
        leave("hidden text", node)
    for link in [link for link in root.css("a[href^='#']") if _SKIP.match(" ".join(link.text().split()))]:
        leave("a link for keyboards", link)
    mains = [node for node in root.css("main, [role=main]") if node.text().strip()] or [node for node in root.css("article") if node.text().strip()]
    if len(mains) == 1:
        inside = mains[0]
        for node in list(_others(root, inside)):
            leave("what stands around the text", node)
        root = inside
    else:
        for node in [node for node in root.iter() if node.tag in ("header", "footer")]:
            leave("the page's head" if node.tag == "header" else "the page's foot", node)
    for node in root.css(_AROUND):
        leave("a part that leads to other pages", node)
    words = "".join(_said(root)).split()
    if not words:
        raise InputError("no text was found in this page: perhaps it is fetched when the page is opened; copy the text into a .txt file and bring that", Location(file))
    return Opened(f"<!doctype html><html><body>{root.inner_html if root.tag == 'body' else root.html}</body></html>".encode(), words, left_out, name)


def _others(root, inside):
    """What stands in `root` beside the way down to `inside`."""
    way = [inside]
    while way[-1].parent is not None and way[-1] != root:
        way.append(way[-1].parent)
    for node, below in zip(way[1:], way):
        for child in list(node.iter(include_text=True)):
            if child != below:
                yield child


def _said(node):
    """The characters of a node, with a space around whatever begins a line of its own."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield (child.text() or "").replace("\xad", "")
        elif child.tag in _BLOCKS:
            yield " "
            yield from _said(child)
            yield " "
        elif child.tag != "-comment":
            yield from _said(child)
