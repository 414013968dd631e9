"""Edits of HTML that others make: an edit that does not find its target is an error.

A theme that was upgraded must never silently drop our policy, our scripts or our notices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefed.errors import InputError


class Maker(NamedTuple):
    """Who makes the HTML: in words, and the packages of which one is installed."""

    name: str
    packages: tuple[str, ...]


THEME = Maker("the theme", ("mkdocs-material", "mkdocs-materialx"))
QUIZZES = Maker("mkdocs-quiz", ("mkdocs-quiz",))
QR_CODES = Maker("segno", ("segno",))


def replace_once(
    html: str, anchor: str, replacement: str, purpose: str, maker: Maker = THEME
) -> str:
    """Replace a text that must occur exactly once in some HTML.

    `purpose` says in words what is edited, such as "the content security policy", and `maker` whose
    HTML it is. Raises InputError, with the version of that and the remedy, where the text is
    missing or repeated.
    """
    require_once(html, anchor, purpose, maker)
    return html.replace(anchor, replacement, 1)


def before(html: str, anchor: str, purpose: str, maker: Maker = THEME) -> str:
    """The HTML before a text that must occur exactly once; the rest is cut off. Raises the same."""
    require_once(html, anchor, purpose, maker)
    return html.partition(anchor)[0]


def require_once(html: str, text: str, purpose: str, maker: Maker = THEME) -> None:
    """Raise InputError where a text does not occur exactly once in some HTML."""
    require_one([text] * html.count(text), purpose, repr(text), maker)


def require_one(found: Sequence[str], purpose: str, wanted: str, maker: Maker = THEME) -> None:
    """Raise InputError where what was `wanted` of a maker was not found exactly once."""
    if len(found) == 1:
        return
    times = f"{len(found)} times" if found else "nowhere"
    raise InputError(
        f"{purpose} can't be put into the site: {wanted} was looked for in what {maker.name} makes "
        f"and found {times}, not once. {_installed(maker)}, and may have changed: install the "
        "versions of requirements.lock again (make setup), or, for a newer version, change in "
        "scripts/ what looks for this"
    )


def _installed(maker: Maker) -> str:
    """In words, which package of a maker is installed, in which version."""
    from importlib import metadata  # a large module, for this message alone

    for name in maker.packages:
        try:
            return f"Installed is {name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return f"{maker.packages[0]} is not installed"
