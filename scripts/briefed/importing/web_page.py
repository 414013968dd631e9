"""Opens a saved web page: finds the part that is the text, and reads its words without pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.importing import page_frame, page_styles, page_title
from briefed.importing.page_frame import outermost
from briefed.importing.raised_text import DOWN, UP, bare, mark, question, settle
from briefed.model import Location
from briefed.text.patterns import lazily

_DEEPEST = 150  # elements within each other; a page of a newspaper nests some thirty
_MOST_TEXT = 2_000_000  # characters of the text alone, without scripts, styles and pictures
# An attribute for what a style raises or lowers; where a page has it already, it is taken away.
_LIFTED = "data-briefed-lifted"
_SILENT = "script, style, link, meta"  # hold no words
_NOISE = (
    "template, noscript, iframe, object, embed, svg, canvas, audio, video, form, button, input, "
    "select, textarea, datalist, dialog:not([open])"
)
# Attributes whose words a page may show.
_UNSAID = ("value", "placeholder", "alt", "title", "srcdoc")
_AROUND = (
    "nav, aside, [role=navigation], [role=search], [role=banner], [role=contentinfo], "
    "[role=complementary]"
)
_HIDDEN = "[hidden], [aria-hidden=true], [popover], [inert], font[size='0']"
_WRITES = lazily(r"(?<![\w-])content\s*:\s*(\"[^\"]*\w[^\"]*\"|'[^']*\w[^']*')")
_SKIP = lazily(r"skip (?:to|navigation|main|link)", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote br body caption dd details div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_ANY_BLOCK = ", ".join(sorted(_BLOCKS))
_IMPORTS = lazily(r"@import\s+(?:url\(\s*)?[\"']?([^\s\"');]+)", re.I)
_SHOWN = 8  # words of what was left out


class Opened(NamedTuple):
    """A web page that may be imported.

    - `safe`: the HTML of the text alone, and `words`: the words of the text, in order;
    - `left_out`: descriptions of what was around the text;
    - `title`: the name of the browser's window, without that of the site;
    - `doubts`: what was rearranged, for a person to look at.
    """

    safe: bytes
    words: list[str]
    left_out: list[str]
    title: str
    doubts: list[str]


def open_page(text: str, file: str) -> Opened:
    """Open a web page.

    Raises InputError where it has no text, where it is too large or too deep to be read, and where
    only a person can tell what is raised.
    """
    page = LexborHTMLParser(bare(text))
    window, name = _names(page)
    root = page.body
    if root is None:
        raise InputError(
            "no text was found in this page: open it in a browser, and save it as a web page",
            Location(file),
        )
    _measure(root, file)
    left = _LeftOut()
    style_sheets = [
        node.text()
        for node in page.css("style")
        if page_styles.screens(node.attributes.get("media") or "")
    ]
    left.said += [
        f"words that only the page's styles hold: {match[1]}"
        for match in _WRITES.finditer("\n".join(style_sheets))
    ]
    left.said += _outside_style_sheets(page, style_sheets)
    for node in page.css("noscript"):
        left.leave("what the page shows only where scripts are switched off", node)
    root = _text_of(root, style_sheets, left)
    page_frame.leave_frame(root, left.leave)
    page_title.mark(root, name, left.leave)
    page_frame.unfold_layouts(root)
    doubts = [
        f"the box {heading!r} was set behind the text that it stands beside"
        for heading in page_frame.set_boxes_behind(root)
    ]
    if root.css_first("math, m\\:math") is not None:
        raise InputError(
            "this page holds a formula, which can't be read as text: write in words what it says",
            Location(file),
        )
    _raise(root, left)
    words = _words(root, file)
    if window != name:
        left.said.append(f"the name of the browser's window: {window}")
    html = root.inner_html if root.tag == "body" else root.html
    safe = f"<!doctype html><html><body>{html}</body></html>".encode()
    return Opened(safe, words, left.said, name, doubts)


def _names(page: LexborHTMLParser) -> tuple[str, str]:
    """The name of a page's window, and that name without the site's."""
    title = page.css_first("head title")
    site = page.css_first("meta[property='og:site_name']")
    window = " ".join(title.text().split()) if title is not None else ""
    headings = [" ".join(node.text(separator=" ").split()) for node in page.css("h1, h2")]
    own = (site.attributes.get("content") or "") if site is not None else ""
    return window, page_title.without_site(window, own, headings)


def _words(root: LexborNode, file: str) -> list[str]:
    """The words of a page's text. Raises InputError for none, and for a question about them."""
    asked: list[str] = []
    words: list[str] = []
    for line in "".join(_characters(root)).split("\n"):
        found = settle(line)
        asked += found.asked
        words += found.text.split()
    if asked:
        raise question(asked, Location(file))
    if not words:
        raise InputError(
            "no text was found in this page, perhaps since it is fetched when the page is "
            "opened: copy the text into a .txt file and bring that",
            Location(file),
        )
    return words


def _measure(root: LexborNode, file: str) -> None:
    """Raise InputError for a page that is too deep or too long, before it is read recursively."""
    node: LexborNode | None = root
    depth = length = 0
    while node is not None:
        in_code = node.parent is not None and node.parent.tag in ("script", "style")
        if node.tag == "-text" and not in_code:
            length += len(node.text_content or "")
        if depth > _DEEPEST:
            raise InputError(
                "this page has more boxes within boxes than can be read: copy its text into a "
                ".txt file and bring that",
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
            f"this page has {length:,} characters of text, and a briefing may have "
            f"{_MOST_TEXT:,}: bring the briefing alone",
            Location(file),
        )


class _LeftOut:
    """Takes parts out of a page; `said` describes each by its kind and its first words."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, what: str, words: list[str]) -> None:
        """Describe a part, if it has words."""
        if words:
            more = " …" if len(words) > _SHOWN else ""
            self.said.append(f"{what}: {' '.join(words[:_SHOWN])}{more}")

    def leave(self, what: str, node: LexborNode) -> None:
        """Take out an element, and describe it if it has words."""
        every = {element.mem_id: element for element in (node, *node.css("*"))}.values()
        inside = (
            re.sub(r"<[^>]*>", " ", node.html or "")  # the content of a template is another page
            if node.tag == "template"
            else node.text(separator=" ")
        )
        unsaid = (
            value or ""
            for element in every
            for name, value in element.attributes.items()
            if name in _UNSAID
        )
        self.say(what, " ".join([inside, *unsaid]).split())
        node.decompose()


def _text_of(root: LexborNode, style_sheets: list[str], left: _LeftOut) -> LexborNode:
    """The part of a page that is its text; all else is taken out."""
    for node in root.css(_SILENT):
        node.decompose()
    for node in _comments(root):
        left.say("a note in the page that readers don't see", (node.comment_content or "").split())
        node.decompose()
    for node in outermost(root.css(_NOISE)):
        left.leave(f"what is no text (<{node.tag}>)", node)
    for node in outermost(root.css(_HIDDEN)):
        left.leave("hidden text", node)
    styles = page_styles.read(root, style_sheets)
    _mark_lifted(root, styles)
    unseen = [
        styled.node
        for styled in styles.values()
        if styled.node.tag not in ("body", "html") and page_styles.unseen(styled, styles)
    ]
    for node in outermost(unseen):
        left.leave("hidden text", node)
    links = outermost(root.css("a[href^='#']"))
    for link in [link for link in links if _SKIP.match(" ".join(link.text().split()))]:
        left.leave("a link for keyboards", link)
    mains = [node for node in root.css("main, [role=main]") if node.text().strip()] or [
        node for node in root.css("article") if node.text().strip()
    ]
    if len(mains) == 1:
        for node in list(_beside(root, mains[0])):
            left.leave("what stands around the text", node)
        root = mains[0]
    else:
        for node in [node for node in root.iter() if node.tag in ("header", "footer")]:
            left.leave("the page's head" if node.tag == "header" else "the page's foot", node)
    for node in outermost(root.css(_AROUND)):
        left.leave("a part that leads to other pages", node)
    return root


def _comments(root: LexborNode) -> list[LexborNode]:
    """The comments of a page, which no selector finds."""
    return [node for node in root.traverse() if node.tag in ("-comment", "_comment")]


def _outside_style_sheets(page: LexborHTMLParser, style_sheets: list[str]) -> Iterator[str]:
    """A description of the style sheets that a page takes from other files; they are not read."""
    linked = [
        node.attributes.get("href") or ""
        for node in page.css("link[rel~=stylesheet]")
        if page_styles.screens(node.attributes.get("media") or "")
    ]
    imported = [match[1] for match in _IMPORTS.finditer("\n".join(style_sheets))]
    names = list(
        dict.fromkeys(
            address.partition("?")[0].rpartition("/")[2][:60] or address[:60]
            for address in (*linked, *imported)
            if address.strip()
        )
    )
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield (
            f"the styles in other files ({', '.join(names[:_SHOWN])}{more}), which may hide "
            "words or raise a figure: open the page in a browser, and compare it with what was "
            "read"
        )


def _mark_lifted(root: LexborNode, styles: dict[int, page_styles.Styled]) -> None:
    """Mark what a style raises or lowers in a line, before parts of the page are taken out."""
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


def _raise(root: LexborNode, left: _LeftOut) -> None:
    """Turn what a style raises or lowers into <sup> or <sub>.

    Marks that lead to a note on the same page are taken out.
    """
    # The inner of two marked elements comes first: it is in the HTML that replaces the outer one.
    for node in reversed(root.css(f"[{_LIFTED}]")):
        tag = node.attributes[_LIFTED] or ""
        del node.attrs[_LIFTED]
        lifted = LexborHTMLParser(f"<{tag}>{node.html}</{tag}>").css_first(tag)
        if lifted is not None:
            node.replace_with(lifted)
    for link in root.css("sup > a[href^='#'], a[href^='#'] > sup"):
        whole = link.parent
        if whole is not None and " ".join(whole.text().split()) == " ".join(link.text().split()):
            left.leave("the raised mark of a note on the page", whole)


def _beside(root: LexborNode, inside: LexborNode) -> Iterator[LexborNode]:
    """The nodes of `root` that are neither above nor within `inside`, each without its parent."""
    below = inside
    while below != root and (parent := below.parent) is not None:
        for child in list(parent.iter(include_text=True)):
            if child != below:
                yield child
        below = parent


def _characters(node: LexborNode) -> Iterator[str]:
    """The characters of a node, with a line break around every element that begins a line."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield re.sub(r"\s+", " ", (child.text() or "").replace("\xad", ""))
        elif child.tag in ("sup", "sub"):
            text = "".join(_characters(child)).replace("\n", " ")
            yield mark(text, UP if child.tag == "sup" else DOWN)
        elif child.tag in _BLOCKS:
            yield "\n"
            yield from _characters(child)
            yield "\n"
        elif child.tag != "-comment":
            yield from _characters(child)
