"""The style sheets of a built site: their colours, and what they ask for, write or leave unread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefed.checking.rules import published
from briefed.layout import SITE
from briefed.model import Location, Problem
from briefed.rendering.assets import reveal
from briefed.source.project import Project
from briefed.text.patterns import lazily
from briefed.verifying import colours
from briefed.verifying.built_page import broken, read_text

CSS_REQUEST = lazily(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s;]+)", re.I)
# Rules that write words onto the page. The labels of quotes, a sign that something was left out
# before one, and an empty box do no harm.
WRITES_WORDS = lazily(
    r"(?<![\w-])content\s*:(?!\s*(?:none|normal|\"\"|''"
    r"|[\"'](?:Briefing: |From the briefing:|… )[\"'])"
    r"\s*(?:!important\s*)?[;}])[^;}]*"
)
_NOT_READ = lazily(r"@(?!media\b|supports\b|layer\b|container\b|charset\b)[\w-]+[^;{]*")


def own_style_sheets(project: Project, files: Mapping[str, Path]) -> dict[str, str]:
    """The text of each style sheet of a site that is ours to judge; `files` are all of the site.

    Left out are those that slides run with. A name like theirs is not enough.
    """
    of_slides = {
        name
        for name, path in reveal().items()
        if name in files and files[name].read_bytes() == path.read_bytes()
    }
    return {
        name: read_text(path)
        for name, path in files.items()
        if name.lower().endswith(".css") and name not in of_slides
    }


def check_style_sheets(style_sheets: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with some style sheets, by themselves and together."""
    for name, line, fault in colours.faults(style_sheets):
        yield broken(published.HIDDEN, Location(f"{SITE}/{name}", line), fault)
    for name, style_sheet in style_sheets.items():
        for pattern, fault in (
            (_NOT_READ, "is a rule that nobody can check: write plain rules, or take it away"),
            (
                WRITES_WORDS,
                "writes words onto the page, and nobody checks them: write them in the page itself",
            ),
        ):
            for match in pattern.finditer(style_sheet):
                message = f"{match.group().strip()!r} {fault}"
                yield broken(published.LEAK, _location(name, style_sheet, match), message)
        for match in CSS_REQUEST.finditer(style_sheet):
            message = (
                f"the style sheet fetches something from another website ({match[1]}): put the "
                "file into docs/assets and use it from there"
            )
            yield broken(published.REQUEST, _location(name, style_sheet, match), message)


def _location(name: str, style_sheet: str, match: re.Match[str]) -> Location:
    return Location(f"{SITE}/{name}", style_sheet.count("\n", 0, match.start()) + 1)
