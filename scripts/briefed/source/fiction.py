"""Whether each case of a page says that it is fiction. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.model import Page, Prose
from briefed.source.branching import CASE_LEVEL, LEVEL
from briefed.source.page_parts import is_case
from briefed.text.claims import says_fiction
from briefed.text.words import plain


def unmarked(page: Page) -> Iterator[Prose]:
    """The heading of each case, whether it branches or not, that does not say so above its first
    part.
    """
    for heading, texts in _begun(page):
        if not any(says_fiction(plain(prose.text)) for prose in texts):
            yield heading


def _begun(page: Page) -> Iterator[tuple[Prose, list[Prose]]]:
    """The heading of each case of a page, and the texts below it, up to the next heading."""
    heading: Prose | None = None
    texts: list[Prose] = []
    for prose in page.prose:
        if prose.kind != "heading":
            texts.append(prose)
        elif prose.level <= LEVEL:
            if heading:
                yield heading, texts
            begins = prose.level == CASE_LEVEL and is_case(plain(prose.text).lower())
            heading, texts = (prose if begins else None), []
    if heading:
        yield heading, texts
