"""Places on the pages of a preview: where the line of a problem shows. Pure.

The Markdown gets a comment at the line. Once it is rendered, the comment becomes an empty element
with an id, to which the list of problems and the desk link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefed.layout import place_anchor
from briefed.model import Marker, Page, Prose, Quiz, Quote
from briefed.rendering.titles import anchor
from briefed.text.patterns import lazily

CLASS = "bf-place"
_PLACE = lazily(r"<!-- place: (?P<id>[a-z0-9-]+) -->(?:\s*(?P<heading><h[1-6][^>]*>))?")


def mark(lines: list[str], page: Page, wanted: Iterable[int]) -> None:
    """Put comments into the lines of a page's body, as they are given to the renderer.

    `wanted` are lines of the page's file. A line that shows no text, such as one of the front
    matter, gets no comment.
    """
    blocks: list[Prose | Quote | Marker] = [*page.prose, *page.quotes, *page.markers]
    for line in wanted:
        block = next((one for one in blocks if _shows(one, line)), None)
        at = line - page.body_line
        if block is None or not 0 <= at < len(lines):
            continue
        comment = f"<!-- place: {place_anchor(page.location.file, line)} -->"
        if isinstance(block, Marker) or (isinstance(block, Prose) and _begins_block(block)):
            if not lines[at].startswith((" ", "\t")):  # a comment of its own would end a list
                lines[at] = f"{comment}\n\n{lines[at]}"
            continue
        if any(sign.isalnum() for sign in lines[at]):  # not the line below the head of a table
            lines[at] = _within(lines[at], block, comment)


def _within(written: str, block: Prose | Quote, comment: str) -> str:
    """A line as it is given to the renderer, often as several, with a comment behind its words."""
    lines = written.split("\n")
    quoted = [at for at, line in enumerate(lines) if line.lstrip().startswith(">")]
    at = quoted[0] if quoted and isinstance(block, Quote) else 0
    words = lines[at].rstrip()
    if isinstance(block, Prose) and block.kind == "row":
        words = words.removesuffix("|")  # what is behind it would be another cell
    lines[at] = f"{words} {comment}{lines[at][len(words) :]}"
    return "\n".join(lines)


def _shows(block: Prose | Quote | Marker, line: int) -> bool:
    """Whether the text of a line, as far as a comment may be put into it, is in a block."""
    if not isinstance(block, Prose):
        return block.location.line == line
    below = line - block.location.line
    return block.kind != "code" and 0 <= below <= block.text.count("\n")


def _begins_block(prose: Prose) -> bool:
    return prose.kind in ("heading", "title")


def of_questions(html: str, quiz: Quiz, wanted: Iterable[int]) -> str:
    """An article whose questions have the places of lines of their quiz file."""
    for line in wanted:
        above = [one for one in quiz.questions if one.location.line - 1 <= line]
        if above:  # the comment with the id is on the line above the question
            name = re.escape(anchor(above[-1]))
            begins = re.compile(rf'<section class="bf-question"[^>]* id="{name}"[^>]*>')
            place = _element(place_anchor(quiz.location.file, line))
            html = begins.sub(rf"\g<0>{place}", html, count=1)
    return html


def elements(html: str) -> str:
    """An article with elements in the place of the comments; a heading holds its own."""
    return _PLACE.sub(lambda found: (found["heading"] or "") + _element(found["id"]), html)


def _element(identity: str) -> str:
    return f'<span class="{CLASS}" id="{identity}"></span>'
