"""The ids of statements that a practice point or an objective ends in. Readers do not see them."""

from __future__ import annotations

from briefed.model import Page, Prose
from briefed.source.quotes import REFERENCE
from briefed.text.patterns import lazily

PRACTICE = "in practice"  # the part, as a text of it names it
_WITH_POINTS = (PRACTICE, "objectives")
_IDS = lazily(r"(?:\s*(?<!\\)\[[a-z0-9]+(?:-[a-z0-9]+)*-\d+\])+\s*$")


def is_point(prose: Prose) -> bool:
    """Whether a text is a practice point or an objective."""
    return prose.kind == "item" and prose.part in _WITH_POINTS


def rests_on(markup: str) -> tuple[str, tuple[str, ...]]:
    """A point without the ids that it ends in, and the ids."""
    match = _IDS.search(markup) if markup.rstrip().endswith("]") else None
    return (
        (markup[: match.start()], tuple(REFERENCE.findall(match.group())))
        if match
        else (markup, ())
    )


def hide_ids(page: Page, lines: list[str]) -> None:
    """Take from the lines of a page's body the ids that its points end in."""
    for prose in page.prose:
        if is_point(prose) and rests_on(prose.text)[1]:
            first = prose.location.line - page.body_line
            at = first + prose.text.count("\n")
            while at >= first:
                lines[at] = rests_on(lines[at])[0]
                if lines[at].strip():
                    break
                at -= 1
