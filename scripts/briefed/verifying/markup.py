"""Markup on built pages that was not rendered, or that changes how words are read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from briefed.checking.rules import published
from briefed.layout import SITE
from briefed.model import Location, Problem
from briefed.text.patterns import lazily
from briefed.verifying.built_page import BuiltPage, broken

_LEAK = lazily(
    r"<quiz\b|</quiz>|&lt;/?quiz&gt;|MKDOCS_QUIZ_PLACEHOLDER_\d+|\[\[[^\[\]]+\]\]|__CODEBLOCK_\d+__"
)
_COMMENT = lazily(r"&lt;!--")
_CODE = lazily(r"<code\b[^>]*>.*?</code>", re.S | re.I)
_CITED = lazily(r"\[([a-z0-9]+(?:-[a-z0-9]+)*-\d+)\]")
_UNREAD = lazily(r"<(script|style)\b[^>]*>.*?</\1>", re.S | re.I)
_ALTERING = ", ".join(f"article {tag}" for tag in "s del strike abbr iframe object embed".split())


def check_markup(here: BuiltPage, statements: Container[str]) -> Iterator[Problem]:
    """What of a page's markup leaks; `statements` are the ids of all statements of the site."""
    read = _UNREAD.sub(_its_lines, here.html)
    prose = _CODE.sub(_its_lines, read)  # a page may show a comment as code
    for match in (*_LEAK.finditer(read), *_COMMENT.finditer(prose)):
        yield broken(
            published.LEAK,
            here.location(match.group()),
            f"readers see {match.group()!r}, which the build should have made into a part of the "
            f"page: {published.UNDO}",
        )
    for node in here.tree.css(_ALTERING):
        yield broken(
            published.LEAK,
            here.location(f"<{node.tag}"),
            f"<{node.tag}> changes how words are read: take away what makes it, or "
            f"{published.UNDO}",
        )
    for match in _CITED.finditer(prose):
        if match[1] in statements:
            yield broken(
                published.LEAK,
                here.location(match.group()),
                f"readers see {match.group()!r}, which the build should have made into a link: "
                f"{published.UNDO}",
                match[1],
            )


def _its_lines(match: re.Match[str]) -> str:
    """The line breaks of a match, which keep the lines below it at their numbers."""
    return "\n" * match.group().count("\n")


def check_encodings(files: Mapping[str, Path]) -> Iterator[Problem]:
    """Files that are no UTF-8."""
    for name, path in files.items():
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            yield broken(
                published.LEAK,
                Location(f"{SITE}/{name}"),
                f"{name} is not saved as UTF-8, so readers see other letters (byte "
                f"0x{error.object[error.start]:02X} on this line): save its source again with "
                "the encoding UTF-8",
            )
