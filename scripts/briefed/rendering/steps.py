"""A theme's page → its steps: one thought each, in the order of the page. Pure.

The Markdown gets a comment where a step begins. Once it is rendered, the comments become elements
around the steps. Without a script these change nothing: the page is whole, and in order. The page
scripts show one step at a time.
"""

from __future__ import annotations

from briefed.errors import InputError
from briefed.model import Marker, Page, Prose, Quote
from briefed.rendering.page_edits import replace_once
from briefed.source.page_parts import NOTES, OF_HEADING, PARTS, is_case
from briefed.text.patterns import lazily
from briefed.text.words import plain

CLASS = "bf-step"
WITH_STEPS = "bf-steps"  # the class of an article that has some
_ARTICLE = '<article class="bf-article'
_WHERE = '<div class="bf-where"></div>\n'  # keeps the room for where the reader is
_BEGIN = lazily(r"<!-- step: (\w+) -->\n?")
_END = "<!-- steps end -->"
_OF_BOX = {part.name: part.step for part in PARTS if part.box and part.step}


def begin(kind: str) -> str:
    """The Markdown that begins a step.

    `kind` is the `step` of a part, or "case", "reflect", "trainer" or "other".
    """
    return f"<!-- step: {kind} -->\n\n"


def starts(page: Page) -> dict[int, str]:
    """On which lines of a page's body, counted from 0, steps begin; and the kind of each.

    Only the page of a theme has steps, and not the course's start. A step begins at each heading of
    level 2, at each question, behind questions, and among the findings at each quote that teaches.
    A subheading belongs to what follows it, and quotes without a word between them stay together.
    What to do in practice is a step for each of its subheadings. A box whose part has a `step`,
    such as safety, follows it as one of its own.
    What is above the first heading, such as the objectives, belongs to the first step.
    """
    if page.kind != "theme":
        return {}
    markers = (one for one in page.markers if not page.captioning(one))
    blocks: list[Prose | Quote | Marker] = [*page.prose, *page.quotes, *markers]
    found: dict[int, str] = {}
    kind, title = "", 0  # the kind of the section, and the line of the page's title
    before: Prose | Quote | Marker | None = None  # in the same section, but for headings
    subheading: int | None = None
    has_quote = False
    for block in sorted(blocks, key=lambda one: one.location):
        at = block.location.line - page.body_line
        if isinstance(block, Prose) and block.kind == "heading":
            if block.level == 1:
                title = at
            elif block.level == 2:
                kind = _kind(block.text)
                found[at] = kind
                before, subheading, has_quote = None, None, False
            elif subheading is None:
                subheading = at
                if kind == "practice" and before is not None:
                    found[at] = kind
            continue
        here = at if subheading is None else subheading
        if isinstance(block, Prose) and block.kind == "title" and block.part == NOTES:
            if kind != "trainer":
                kind = found[here] = "trainer"
        elif isinstance(block, Prose) and block.kind == "title" and block.part in _OF_BOX:
            if kind == "practice" and before is not None:
                found[here] = _OF_BOX[block.part]
        elif _asks(block) and kind:
            if before is not None or kind != "question":
                found[here] = "question"
        elif _asks(before):
            found[here] = kind
            has_quote = isinstance(block, Quote)
        elif isinstance(block, Quote) and block.teaches:
            if has_quote and not isinstance(before, Quote):
                found[here] = kind
            has_quote = True
        before, subheading = block, None
    if found:
        found[title + 1] = found.pop(min(found))
    return dict(sorted(found.items()))


def _asks(block: Prose | Quote | Marker | None) -> bool:
    """Whether a block is a marker for questions."""
    return isinstance(block, Marker) and block.asks


def _kind(heading: str) -> str:
    name = plain(heading).lower()
    if part := OF_HEADING.get(name):
        return part.step or "other"
    if is_case(name):
        return "case"
    return "reflect" if name == "reflect" else "other"


def count(markdown: str) -> int:
    """How many steps the Markdown of a page begins."""
    return len(_BEGIN.findall(markdown))


def ended(html: str, count: int) -> str:
    """The article of a page with a comment behind its last step; `count` is that of its steps.

    Raises InputError if the renderer has lost the beginning of a step.
    """
    begun = len(_BEGIN.findall(html))
    if begun != count:
        raise InputError(
            f"of the {count} steps of a page, {begun} were rendered: "
            "see which extension of mkdocs.yml takes comments away"
        )
    return f"{html}\n{_END}" if count else html


def wrapped(html: str) -> str:
    """A whole page with an element around each step, in the place of the comments.

    The theme's search would put what follows an element with a heading under another heading, so
    this comes behind it.
    """
    head, *rest = _BEGIN.split(html)
    if not rest:
        return html
    *steps, (kind, last) = zip(rest[::2], rest[1::2], strict=True)
    last, _, tail = last.partition(_END)
    head = replace_once(head, _ARTICLE, _ARTICLE + f" {WITH_STEPS}", "the steps of a page")
    return "".join([head, _WHERE, *(_step(*one) for one in steps), _step(kind, last), tail])


def _step(kind: str, content: str) -> str:
    return f'<div class="{CLASS}" data-step="{kind}">\n{content}</div>\n'
