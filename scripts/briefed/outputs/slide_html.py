"""The HTML of a built page → that of a slide: no forms, ids or links within the site. Pure."""

from __future__ import annotations

import functools
import html as escapes
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.outputs.web_links import as_shown
from briefed.text.patterns import lazily

_SPACE = lazily(r"\s+")
_SEAM = lazily(r'</ol><ol start="\d+">|</ul><ul(?: class="bf-numbers")?>')
_FIELD = lazily(r"<input[^>]*>")
_SENTENCE_END = lazily(
    r"(?:(?<=[.!?:;])|(?<=[.!?][\"'”’)]))\s+(?=\S)(?!</|[^<]*</)"  # within no element
)
_OUTSIDE = "a[href^=http]"
_GAP = '<span class="bf-gap">          </span>'


def links_of(body: LexborNode) -> str:
    """The links of a page to other sites, as items of a list that shows their addresses.

    Changes `body`: a link in a quote, whose words stay together, becomes words, and its address is
    behind the source.
    """
    for node in body.css("a.bf-cite"):
        cite = LexborHTMLParser(f"<cite>{escapes.escape(node.text())}</cite>").css_first("cite")
        if cite:
            node.replace_with(cite)
    listed = "".join(
        f"<li>{escapes.escape(link.text())}: {escapes.escape(link.attributes['href'] or '')}</li>"
        for link in body.css(_OUTSIDE)
    )
    for quote in body.css("blockquote"):
        cite = quote.css_first("cite")
        for link in quote.css(_OUTSIDE):
            address = as_shown(link.attributes["href"] or "")
            (cite or quote).insert_child(f" · {address}")
            link.unwrap()
    return listed


def clean(fragment: str) -> str:
    """A fragment without forms, ids and links within the site.

    An id would otherwise be twice in a deck. A link to another site opens beside the slides.
    """
    tree = LexborHTMLParser(fragment)
    for node in tree.css("[id]"):
        del node.attrs["id"]
    for node in tree.css("img[src]:not([src^='data:'])"):
        node.attrs["src"] = f"../{node.attributes['src']}"  # a deck is a folder below its page
    for link in tree.css(f"a:not({_OUTSIDE})"):
        link.unwrap()
    for link in tree.css(_OUTSIDE):
        for name in set(link.attributes) - {"href"}:
            del link.attrs[name]
        link.attrs["target"] = "_blank"  # the slides stay where they are
    tree.unwrap_tags(["form", "fieldset"])
    return (tree.body.inner_html or "").strip() if tree.body else ""


def sentences(html: str) -> list[str]:
    """Words with their markup, parted between sentences, but within no element."""
    return _SENTENCE_END.split(html)


def inner(node: LexborNode, skip: str = "") -> str:
    """The clean content of an element, without its children of the tag `skip`."""
    return "".join(
        clean(child.html or "")
        if child.tag != "-text"
        else escapes.escape(child.text(), quote=False)
        for child in node.iter(include_text=True)
        if child.tag != skip
    ).strip()


def words(node: LexborNode) -> str:
    """The text of an element, its white space folded."""
    return _SPACE.sub(" ", node.text()).strip()


def part_of(node: LexborNode, selector: str, name: str) -> LexborNode:
    """A part that every question has, on the page `name`.

    Raises InputError if it is gone: the built page was changed since.
    """
    found = node.css_first(selector)
    if found is None:
        raise InputError(f"a question has no {selector} on {name}, so no slides can be made of it")
    return found


@functools.lru_cache(maxsize=4096)
def text(fragment: str) -> str:
    """The text of a fragment."""
    body = LexborHTMLParser(fragment).body if fragment.strip() else None
    return body.text() if body else ""


def pieces_of(block: LexborNode) -> list[str]:
    """A block in pieces that may be on slides of their own: the items of a list, each in a list."""
    if block.tag in ("ul", "ol"):
        pieces = []
        for number, item in enumerate(block.iter(), 1):
            start = f' start="{number}"' if block.tag == "ol" else ""
            pieces.append(f"<{block.tag}{start}>{clean(item.html or '')}</{block.tag}>")
        return pieces
    return [clean(block.html or "")]


def joined(pieces: Iterable[str]) -> str:
    """Pieces as one fragment; neighbouring pieces of one list are one list again."""
    return _SEAM.sub("", "".join(pieces))


def stem(node: LexborNode) -> str:
    """A question's text, with its fields as gaps."""
    return _FIELD.sub(_GAP, clean(f"<div>{inner(node)}</div>"))
