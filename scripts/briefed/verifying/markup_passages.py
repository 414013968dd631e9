"""The words of Markdown and HTML as passages, read without the renderer. Pure."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from briefed.model import Location
from briefed.source.briefing_lines import cells
from briefed.text.patterns import lazily
from briefed.text.words import IMAGE, plain
from briefed.verifying.visibility import INLINE

_TAG = lazily(r"<(?!https?:)[^>]*>")
_ITEM = lazily(r"^[ \t]*(?:[-*+]|(\d+)\.)[ \t]+")
_MARK = lazily(r'^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|(?:!!!|\?\?\?\+?)[ ]?[\w -]+(?="|$))?')
_RULE = lazily(r"[ \t|:=-]+")
_WITHIN = lazily(rf"</?(?:{'|'.join(sorted(INLINE))})\b[^>]*>")
_TEMPLATE = lazily(r"<template>.*?</template>", re.S)  # a page shows what a script takes out of it
_APART = lazily(r"\n[ \t>]*\n")


class Passage(NamedTuple):
    """Some words of a page, as a reader meets them, and the source that they come from."""

    location: Location
    words: tuple[str, ...]


def passage(location: Location, text: str) -> Passage:
    """A plain text of a source as a passage."""
    return Passage(location, tuple(text.split()))


def words_of(markup: str) -> str:
    """The words of inline Markdown, with what is said in the place of a picture."""
    return plain(IMAGE.sub(r" \1 ", markup) if "![" in markup else markup)


def of_markdown(location: Location, markup: str) -> list[Passage]:
    """The words of some blocks of Markdown without the signs of their lines."""
    found = []
    for block in _APART.split(markup):
        lines = block.split("\n")
        listed = bool(_ITEM.match(lines[0]))
        table = "|" in block and any(_RULE.fullmatch(line) for line in lines)
        kept = [
            _ITEM.sub("", line, count=1) if listed else _MARK.sub("", line, count=1)
            for line in lines
            if not _RULE.fullmatch(line)
        ]
        found.append(
            words_of(
                "\n".join(" ".join(cells(line)) for line in kept) if table else "\n".join(kept)
            )
        )
    return [passage(location, " ".join(found))]


def of_lines(location: Location, markdown: str) -> list[Passage]:
    """The passages of Markdown that our own code made, a line each."""
    lines = [
        _MARK.sub("", _ITEM.sub("", _TAG.sub(" ", line), count=1), count=1)
        for line in markdown.split("\n")
    ]
    said = [re.sub(r"\{[^{}]*\}", "", line).strip().strip('"') for line in lines]
    return [passage(location, plain(line)) for line in said if line]


def of_made(location: Location, made: str) -> list[Passage]:
    """The passages of Markdown or HTML that our own code made."""
    return (
        of_html(location, made)
        if made.startswith("<") and made.endswith(">")
        else of_lines(location, made)
    )


def of_html(location: Location, made: str) -> list[Passage]:
    """The passages of HTML that our own code made, an element each."""
    shown = _TEMPLATE.sub("", made)
    return [
        passage(location, html.unescape(text))
        for text in re.split(r"<[^>]*>", _WITHIN.sub("", shown))
        if text.strip()
    ]
