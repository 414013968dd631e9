"""Edits of HTML that others make: one that does not find its target is an error.

A theme that was upgraded must never silently drop our policy, our scripts or our notices.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefed.errors import InputError

_THEMES = ("mkdocs-material", "mkdocs-materialx")


def replace_once(html: str, anchor: str, replacement: str, purpose: str) -> str:
    """Replace a text that must occur exactly once in some HTML.

    `purpose` says in words what is edited, such as "the content security policy". Raises
    InputError, with the theme's version and the remedy, where the text is missing or repeated.
    """
    require_once(html, anchor, purpose)
    return html.replace(anchor, replacement, 1)


def require_once(html: str, text: str, purpose: str) -> None:
    """Raise InputError where a text does not occur exactly once in some HTML."""
    require_one([text] * html.count(text), purpose, repr(text))


def require_one(found: Sequence[str], purpose: str, wanted: str) -> None:
    """Raise InputError where what was `wanted` of the theme was not found exactly once."""
    if len(found) == 1:
        return
    times = f"{len(found)} times" if found else "nowhere"
    raise InputError(
        f"{purpose} can't be put into the site: {wanted} was looked for in what the theme makes "
        f"and found {times}, not once. {_installed()}, and may have changed: install the versions "
        "of requirements.lock again (make setup), or, for a newer theme, change in scripts/ what "
        "looks for this"
    )


def _installed() -> str:
    """In words, which theme is installed, in which version."""
    from importlib import metadata  # a large module, for this message alone

    for name in _THEMES:
        try:
            return f"The theme is {name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return "No theme of the kind of Material is installed"
