"""The pages of a package for a learning system: none leads out of it. Pure; HTML."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.model import Location
from briefed.rendering.bundles import LEARNER, PAGE
from briefed.rendering.page_edits import replace_once

_KEPT = (
    "In this package, your answers, your ways through cases and how long you took, your score and "
    "how far you are go to the learning system that opened it, and nowhere else. Your notes and "
    "plans stay in your own browser."
)


def packaged_page(name: str, html: str, files: dict[str, bytes], start: str) -> str:
    """A page without links that lead out of the package, and with the script for the session.

    `name` is the page's, `start` that of the course start. Raises InputError if the page uses a
    file that is not among `files`.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css(
        "head link[rel=canonical], head link[rel=prev], head link[rel=next], p.bf-present"
    ):
        node.decompose()
    for panel in tree.css("[data-all]"):  # a package has no index of other courses
        del panel.attrs["data-all"]
    for notice in tree.css("p.bf-kept"):
        notice.inner_html = _KEPT
    _keep_inside(tree, name, files, start)
    for part, attribute in (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src")):
        for node in tree.css(f"{part}[{attribute}]"):
            target = target_of(name, node.attributes[attribute] or "")
            if target is not None and target not in files:
                raise InputError(
                    f"{name} uses {target}, which the package does not have: put the file into "
                    "docs/assets, or take what uses it away",
                    Location(name),
                )
    # Behind the course's script, which begins what this adds to, and before what uses both.
    up = "../" * name.count("/")
    learner = f'<script src="{up}{LEARNER}"'
    script = f'<script defer src="{up}{PAGE}"></script>'
    return replace_once(tree.html or "", learner, script + learner, "The script of a package")


def _keep_inside(tree: LexborHTMLParser, name: str, files: dict[str, bytes], start: str) -> None:
    """Remove, from a page's tree, links to pages of the site that are not in the package."""
    for link in tree.css("a[href]"):
        target = target_of(name, link.attributes["href"] or "")
        if target is None or target in files:
            continue
        names = (link.attributes.get("class") or "").split()
        if "bf-name" in names:
            link.attrs["href"] = posixpath.relpath(start, posixpath.dirname(name) or ".")
        elif item := _entry_of_menu(link):
            item.decompose()
        elif link.parent is not None and link.parent.css_matches(".bf-footer"):
            link.decompose()
        else:
            link.unwrap()
    for footer in tree.css(".bf-footer:not(:has(a))"):
        footer.decompose()


def target_of(page: str, address: str) -> str | None:
    """The file of the site that an address on a page means.

    None for an address of another site, or within the page.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return posixpath.normpath(f"{target}/index.html") if parts.path.endswith(("/", ".")) else target


def _entry_of_menu(link: LexborNode) -> LexborNode | None:
    """The entry of the menu that a link stands in, or None."""
    item = link.parent
    return item if item is not None and item.css_matches(".bf-menu li") else None
