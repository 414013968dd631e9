"""The title of a web page: of the window's name, its headings and its first lines."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.importing.furniture import DATE, MOST_ABOVE_TITLE
from briefed.importing.page_frame import HEADINGS, Leave
from briefed.text.patterns import lazily

_SEPARATOR = lazily(r"\s+(?:[|·•»›]|::|[-–—])\s+|\s*\|\s*")
_SITE = lazily(r"\b(?:home ?page|home|official site|website)\b|\.(?:org|com|gov|uk|net)\b", re.I)
_DATE = lazily(DATE)
_BREAK = "\ue000"  # a sign for private use, which no page has where a line ends
_FIRST = 6  # blocks among which the title is looked for
_MOST_WORDS = 40  # of a title


def without_site(name: str, site: str, headings: list[str]) -> str:
    """The name of a window without that of its site: the part that a heading of the page repeats,
    otherwise the first part that names no site.
    """
    parts = [part.strip() for part in _SEPARATOR.split(name) if part.strip()]
    if not parts:
        return ""
    for part in [name, *parts]:
        if any(_bare(part) == _bare(heading) for heading in headings):
            return part
    own = [part for part in parts if _bare(part) != _bare(site) and not _SITE.search(part)]
    # A dash may belong to the title itself; only what names the site is taken off its end.
    return own[0] if own else parts[0]


def mark(root: LexborNode, name: str, leave: Leave) -> None:
    """Let the block that is a page's title be its only <h1> and come first.

    `name` is the window's. Where no block among the first says what it says, nothing is changed.
    """
    title = _found(root, name)
    if title is None:
        return
    _leave_above(root, title, leave)
    lines = [line for line in _lines(title) if line]
    kept = [line for line in lines if not _DATE.fullmatch(line)] if len(lines) > 1 else lines
    if title.tag == "h1" and kept == lines:
        return
    if kept != lines:
        dates = [line for line in lines if line not in kept]
        before = LexborHTMLParser(f"<p>{'; '.join(dates)}</p>").css_first("p")
        if before is not None:
            title.insert_before(before)
            if title.prev is not None:
                leave("the date above the title", title.prev)
    made = LexborHTMLParser("<h1></h1>").css_first("h1")
    if made is not None:
        made.insert_child(" ".join(kept))
        title.replace_with(made)


def _found(root: LexborNode, name: str) -> LexborNode | None:
    """The title among the first blocks of a page: the one that shares most with `name`.

    Without such a block it is the page's only <h1>.
    """
    tops = [node for node in root.css("h1") if node.text().strip()]
    first = [
        node
        for node in root.css(f"{HEADINGS}, p")
        if 0 < len(node.text(separator=" ").split()) <= _MOST_WORDS
    ][:_FIRST]
    wanted = set(_bare(name).split())
    best, most = None, 2
    for node in first:
        words = set(_bare(_DATE.sub(" ", node.text(separator=" "))).split())
        shared = len(words & wanted)
        if shared > most and shared >= 0.7 * len(words) and shared >= 0.4 * len(wanted):
            best, most = node, shared
    if best is not None:
        return best
    return tops[0] if len(tops) == 1 else None


def _leave_above(root: LexborNode, title: LexborNode, leave: Leave) -> None:
    """Take out the few words above the title."""
    above: list[LexborNode] = []
    node = title
    while node.mem_id != root.mem_id and node.parent is not None:
        before = node.prev
        while before is not None:
            above.append(before)
            before = before.prev
        node = node.parent
    words = sum(len(_said(node).split()) for node in above)
    if words <= MOST_ABOVE_TITLE:
        for node in above:
            leave("what stands above the title", node)


def _said(node: LexborNode) -> str:
    return (node.text_content if node.tag == "-text" else node.text(separator=" ")) or ""


def _lines(node: LexborNode) -> list[str]:
    """The lines of a heading, as <br> breaks them."""
    html = re.sub(r"<br\b[^>]*>", _BREAK, node.html or "")
    parsed = LexborHTMLParser(f"<div>{html}</div>")
    text = parsed.body.text() if parsed.body is not None else ""
    return [" ".join(line.split()) for line in text.split(_BREAK)]


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
