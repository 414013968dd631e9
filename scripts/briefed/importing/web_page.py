"""Opens a saved web page: the part that is the text, what stands around it, and its words, read once more without pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing import page_styles
from briefed.importing.raised_text import DOWN, UP, bare, mark, question, settle
from briefed.model import Location
from briefed.text.patterns import lazily

_DEEPEST = 150  # elements within each other; a page of a newspaper nests some thirty
_MOST_TEXT = 2_000_000  # characters of the text alone, without scripts, styles and pictures
_LIFTED = "data-briefed-lifted"  # put on what a style raises or lowers; a page's own is taken away
_SILENT = "script, style, link, meta"  # hold no words
_NOISE = "template, noscript, iframe, object, embed, svg, canvas, audio, video, form, button, input, select, textarea, datalist, dialog:not([open])"
_UNSAID = (
    "value",
    "placeholder",
    "alt",
    "title",
    "srcdoc",
)  # attributes whose words a page may show
_AROUND = "nav, aside, [role=navigation], [role=search], [role=banner], [role=contentinfo], [role=complementary]"
_HIDDEN = "[hidden], [aria-hidden=true], [popover], [inert], font[size='0']"
_WRITES = lazily(r"(?<![\w-])content\s*:\s*(\"[^\"]*\w[^\"]*\"|'[^']*\w[^']*')")
_SKIP = lazily(r"skip (?:to|navigation|main|link)", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote br body caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_ANY_BLOCK = ", ".join(sorted(_BLOCKS))
_IMPORTS = lazily(r"@import\s+(?:url\(\s*)?[\"']?([^\s\"');]+)", re.I)
_SHOWN = 8  # words of what was left out


class Opened(NamedTuple):
    """`safe` is the HTML of the text alone, `words` its words in order; `left_out` says what stood around it, `title` is what the browser's window was named."""

    safe: bytes
    words: list[str]
    left_out: list[str]
    title: str


def open_page(text: str, file: str) -> Opened:
    """Open a web page. Raises InputError where there is no text in it, where it is larger or deeper than is read, and where only a person
    can tell what is raised.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(bare(text))
    title = page.css_first("head title")
    name = " ".join(title.text().split()) if title is not None else ""
    root = page.body
    if root is None:
        raise InputError(
            "no text was found in this page: open it in a browser, and save it as a web page",
            Location(file),
        )
    _measure(root, file)
    left = _LeftOut()
    sheets = [
        node.text()
        for node in page.css("style")
        if page_styles.screens(node.attributes.get("media") or "")
    ]
    left.said += [
        f"words that a style sheet writes: {match[1]}"
        for match in _WRITES.finditer("\n".join(sheets))
    ]
    left.said += _sheets_elsewhere(page, sheets)
    for node in page.css("noscript"):
        left.leave("what is shown without scripts", node)
    root = _text_of(root, sheets, left)
    if root.css_first("math, m\\:math") is not None:
        raise InputError(
            "this page holds a formula, which can't be read as text: write in words what it says",
            Location(file),
        )
    _raise(root, left)
    asked: list[str] = []
    words: list[str] = []
    for line in "".join(_said(root)).split("\n"):
        found = settle(line)
        asked += found.asked
        words += found.text.split()
    if asked:
        raise question(asked, Location(file))
    if not words:
        raise InputError(
            "no text was found in this page: perhaps it is fetched when the page is opened; copy the text into a .txt file and bring that",
            Location(file),
        )
    return Opened(
        f"<!doctype html><html><body>{root.inner_html if root.tag == 'body' else root.html}</body></html>".encode(),
        words,
        left.said,
        name,
    )


def _measure(root, file: str) -> None:
    """Raise InputError for a page that is too deep or too long to be read, before anything goes through it."""
    node, depth, length = root, 0, 0
    while node is not None:
        if node.tag == "-text" and node.parent.tag not in ("script", "style"):
            length += len(node.text_content or "")
        if depth > _DEEPEST:
            raise InputError(
                f"this page nests its elements more than {_DEEPEST} deep, which no briefing does: copy its text into a .txt file and bring that",
                Location(file),
            )
        below = node.first_child
        if below is not None:
            node, depth = below, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = (node.parent, depth - 1) if depth else (None, 0)
        node = node.next if node is not None and depth else None
    if length > _MOST_TEXT:
        raise InputError(
            f"this page holds {length:,} characters of text, and a briefing may have {_MOST_TEXT:,}: bring the briefing alone",
            Location(file),
        )


class _LeftOut:
    """Takes parts out of a page; `said` has, for each, what it was and its first words."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def leave(self, what: str, node) -> None:
        """Take out an element, and say so where it had words."""
        every = {one.mem_id: one for one in (node, *node.css("*"))}.values()
        inside = (
            re.sub(r"<[^>]*>", " ", node.html or "")
            if node.tag == "template"
            else node.text(separator=" ")
        )  # whose content is a page of its own
        held = [
            inside,
            *(
                value or ""
                for one in every
                for name, value in one.attributes.items()
                if name in _UNSAID
            ),
        ]
        words = " ".join(held).split()
        if words:
            self.said.append(
                f"{what}: {' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}"
            )
        node.decompose()


def _text_of(root, sheets: list[str], left: _LeftOut):
    """The part of a page that is its text, all else taken out."""
    for node in root.css(_SILENT):
        node.decompose()
    for node in _comments(root):
        words = (node.comment_content or "").split()
        if words:
            left.said.append(
                f"a comment in the page's source: {' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}"
            )
        node.decompose()
    for node in _outermost(root.css(_NOISE)):
        left.leave(f"what stands in <{node.tag}>", node)
    for node in _outermost(root.css(_HIDDEN)):
        left.leave("hidden text", node)
    styles = page_styles.read(root, sheets)
    _mark_lifted(root, styles)
    for node in _outermost(
        [
            one.node
            for one in styles.values()
            if one.node.tag not in ("body", "html") and page_styles.unseen(one, styles)
        ]
    ):
        left.leave("hidden text", node)
    for link in [
        link
        for link in _outermost(root.css("a[href^='#']"))
        if _SKIP.match(" ".join(link.text().split()))
    ]:
        left.leave("a link for keyboards", link)
    mains = [node for node in root.css("main, [role=main]") if node.text().strip()] or [
        node for node in root.css("article") if node.text().strip()
    ]
    if len(mains) == 1:
        for node in list(_others(root, mains[0])):
            left.leave("what stands around the text", node)
        root = mains[0]
    else:
        for node in [node for node in root.iter() if node.tag in ("header", "footer")]:
            left.leave("the page's head" if node.tag == "header" else "the page's foot", node)
    for node in _outermost(root.css(_AROUND)):
        left.leave("a part that leads to other pages", node)
    return root


def _outermost(nodes: list) -> list:
    """The elements that stand in no other of them: what stands in one that is taken out goes with it."""
    every = {node.mem_id for node in nodes}

    def within(node) -> bool:
        while (node := node.parent) is not None:
            if node.mem_id in every:
                return True
        return False

    return [node for node in nodes if not within(node)]


def _comments(root) -> list:
    """The comments of a page, which no selector finds."""
    return [
        node for node in root.traverse(include_text=True) if node.tag in ("-comment", "_comment")
    ]


def _sheets_elsewhere(page, sheets: list[str]) -> Iterator[str]:
    """The style sheets that a page takes from other files, which are not read."""
    linked = [
        node.attributes.get("href") or ""
        for node in page.css("link[rel~=stylesheet]")
        if page_styles.screens(node.attributes.get("media") or "")
    ]
    imported = [match[1] for match in _IMPORTS.finditer("\n".join(sheets))]
    names = list(
        dict.fromkeys(
            one.partition("?")[0].rpartition("/")[2][:60] or one[:60]
            for one in (*linked, *imported)
            if one.strip()
        )
    )
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield (
            f"the styles of other files ({', '.join(names[:_SHOWN])}{more}), which may hide words or raise a figure: "
            "compare the page, in a browser, with what was read"
        )


def _mark_lifted(root, styles: dict[int, page_styles.Styled]) -> None:
    """Mark what a style raises or lowers within a line: the marks stay when parts of the page are taken out."""
    for node in root.css(f"[{_LIFTED}]"):
        del node.attrs[_LIFTED]
    for node, said in styles.values():
        tag = page_styles.lifted(said)
        if (
            tag
            and node.tag not in _BLOCKS
            and node.tag not in ("sup", "sub", "img")
            and node.css_first(_ANY_BLOCK) is None
        ):
            node.attrs[_LIFTED] = tag
    for node in root.css("rt"):
        node.attrs[_LIFTED] = "sup"


def _raise(root, left: _LeftOut) -> None:
    """Write what a style lifts or lowers as <sup> or <sub>, and take out the marks that lead to a note on the same page."""
    from selectolax.lexbor import LexborHTMLParser

    for node in reversed(
        root.css(f"[{_LIFTED}]")
    ):  # what stands within another first: it goes along when that is replaced
        tag = node.attributes[_LIFTED]
        del node.attrs[_LIFTED]
        node.replace_with(LexborHTMLParser(f"<{tag}>{node.html}</{tag}>").css_first(tag))
    for link in root.css("sup > a[href^='#'], a[href^='#'] > sup"):
        whole = link.parent
        if whole is not None and " ".join(whole.text().split()) == " ".join(link.text().split()):
            left.leave("the raised mark of a note on the page", whole)


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
            yield re.sub(r"\s+", " ", (child.text() or "").replace("\xad", ""))
        elif child.tag in ("sup", "sub"):
            yield mark("".join(_said(child)).replace("\n", " "), UP if child.tag == "sup" else DOWN)
        elif child.tag in _BLOCKS:
            yield "\n"
            yield from _said(child)
            yield "\n"
        elif child.tag != "-comment":
            yield from _said(child)
