"""A page of the built site, parsed once, and how its checks report a broken promise."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.layout import SITE
from briefed.model import Location, Problem
from briefed.text.patterns import lazily
from briefed.verifying.visibility import Sight

NOT_FOUND = "404.html"  # its addresses begin at the server's root, which only the server knows

_WITH_SCHEME = lazily(r"[a-z][a-z0-9+.-]*:|//", re.I)
_ALLOWED_SCHEME = lazily(r"(?:https?:)?//|mailto:|tel:", re.I)

_AWAY = ":is([hidden], [inert], [style], template, details:not([open]))"
_OPENS_MENU = f"button[popovertarget=bf-menu]:not({_AWAY}, [disabled])"
_OF_SHELL = f"body:has({_OPENS_MENU}) nav#bf-menu a[href], body > footer.bf-footer a[href]"
Target = tuple[str, str]  # where a link leads: a built file, and an anchor or ""


class BuiltPage:
    """One built page: `path` within the site, its `html`, and what its checks look up in it.

    `ids` has the first element of each id, `repeated_ids` the ids that occur again. `links` has
    each address that leads to the site itself with its target, `odd_links` those of a kind that
    no page may use, `visible_links` the addresses a reader sees as the page opens, or in the
    menu.
    """

    def __init__(self, path: str, html: str, style_sheets: Mapping[str, str]) -> None:
        self.path = path
        self.html = html
        self.tree = LexborHTMLParser(html)
        self.ids: dict[str, LexborNode] = {}
        self.repeated_ids: list[str] = []
        for node in self.tree.css("[id]"):
            name = node.id or ""
            if name in self.ids:
                self.repeated_ids.append(name)
            self.ids.setdefault(name, node)
        self.scripts = [attribute(node, "src") for node in self.tree.css("script[src]")]
        self.style_sheets = [
            urlsplit(attribute(node, "href")).path for node in self.tree.css("link[rel=stylesheet]")
        ]
        used = [self.file_at(address) for address in self.style_sheets]
        self.sight = Sight(self.tree, [style_sheets[name] for name in used if name in style_sheets])
        self._read_links()

    def _read_links(self) -> None:
        folder = posixpath.dirname(self.path)
        anchors = [(node.attrs.get("href"), node) for node in self.tree.css("a[href]")]
        # The menu lies over the page, and is not on paper, so its style is none that words may
        # have. That it opens, and what it then looks like, only the browser tests can see.
        away = {node.mem_id for node in self.tree.css(f"a{_AWAY}, *{_AWAY} a")}
        of_shell = {node.mem_id for node in self.tree.css(_OF_SHELL)} - away
        self.visible_links = frozenset(
            href for href, node in anchors if node.mem_id in of_shell or self.sight.seen(node)
        )
        hrefs = [href for href in dict.fromkeys(href for href, _ in anchors) if href]
        self.links: dict[str, Target] = {
            href: _resolved(folder, href) or (self.path, unquote(href[1:]))
            for href in hrefs
            if not _WITH_SCHEME.match(href)
        }
        self.odd_links = [
            href for href in hrefs if _WITH_SCHEME.match(href) and not _ALLOWED_SCHEME.match(href)
        ]

    def file_at(self, address: str) -> str:
        """The file of the site that a relative address on this page means."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), address))

    def location(self, text: str) -> Location:
        """Where some text first occurs in the built file; its beginning where it does not."""
        at = max(self.html.find(text), 0)
        return Location(
            f"{SITE}/{self.path}",
            self.html.count("\n", 0, at) + 1,
            at - self.html.rfind("\n", 0, at),
        )


PageCheck = Callable[[BuiltPage], Iterator[Problem]]


@functools.lru_cache(maxsize=100_000)  # the links of the navigation are on every page
def _resolved(folder: str, href: str) -> Target | None:
    """Where a link within the site leads to from a folder; None for an anchor alone."""
    parts = urlsplit(href)
    if not parts.path:
        return None
    joined = posixpath.normpath(posixpath.join("/" + folder, unquote(parts.path)))[1:]
    if parts.path.endswith("/") or not joined or posixpath.basename(parts.path) in (".", ".."):
        joined = posixpath.join(joined, "index.html")
    return joined, unquote(parts.fragment)


def broken(code: str, location: Location, message: str, statement: str | None = None) -> Problem:
    """A broken promise: every one that the built site shows is an error."""
    return Problem(code, "error", location, statement, message)


def attribute(node: LexborNode, name: str) -> str:
    """An attribute of an element; "" where it has none, or one without a value."""
    return node.attributes.get(name) or ""


def has_class(node: LexborNode, name: str) -> bool:
    """Whether an element has a class."""
    return name in attribute(node, "class").split()


def built_name(source: str, pages: Container[str]) -> str:
    """The built file of a source page: page.html, or page/index.html with directory addresses."""
    path = source.removeprefix("docs/").removesuffix(".md")
    flat = f"{path}.html"
    if flat in pages or path.rpartition("/")[2] == "index":
        return flat
    return f"{path}/index.html"


def read_text(path: Path) -> str:
    """A built file's text. Bytes that are no UTF-8, a problem of their own, are replaced."""
    return path.read_text(encoding="utf-8-sig", errors="replace")
