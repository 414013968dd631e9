"""The quotes of a built page: each must be there word for word, with its link, and be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.model import Problem, Quote
from briefed.source.page_scanner import COLLAPSED
from briefed.text.words import fold
from briefed.verifying.built_page import BuiltPage, attribute, broken, has_class
from briefed.verifying.visibility import words

# Each quote as (statement id, folded words), and for each place where the page has it, in their
# order, whether every word of it can be seen there.
Shown = dict[tuple[str, str], list[bool]]


def shown_quotes(blockquotes: Iterable[LexborNode], here: BuiltPage) -> Shown:
    """What some blockquotes of a page show."""
    found: Shown = {}
    for node in blockquotes:
        cite = next(
            (link for link in node.css("a.bf-cite") if "#" in attribute(link, "href")), None
        )
        identity = attribute(cite, "href").rpartition("#")[2] if cite is not None else ""
        every = fold(words(node, _is_cite))
        visible = fold(words(node, lambda child: _is_cite(child) or here.sight.hidden(child)))
        seen = (
            every == visible
            and here.sight.seen(node)
            and cite is not None
            and here.sight.seen(cite)
        )
        found.setdefault((identity, every), []).append(seen)
    return found


def _is_cite(node: LexborNode) -> bool:
    return has_class(node, "bf-cite")


def check_quotes(
    quotes: Iterable[Quote], coverage: Coverage, shown: Shown, name: str
) -> Iterator[Problem]:
    """Look for quotes of the sources, in their order, among those that the page `name` shows."""
    alike: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        alike.setdefault((quote.id or "", fold(coverage.text(quote))), []).append(quote)
    for key, written in alike.items():
        seen = shown.get(key, [])
        if len(seen) < len(written):
            yield _gone(written, coverage, len(seen), name)
            continue
        for quote, can_be_seen in zip(written, seen, strict=False):
            if not can_be_seen and quote.why_not != COLLAPSED:
                yield broken(
                    published.HIDDEN,
                    quote.location,
                    f'nobody can see the quote "{coverage.text(quote)}" in {name}: '
                    f"{published.UNHIDE}",
                    quote.id,
                )


def _gone(written: list[Quote], coverage: Coverage, left: int, name: str) -> Problem:
    """The problem that a page shows fewer of some quotes alike than its source has."""
    quote, text = written[0], coverage.text(written[0])
    if len(written) == 1:
        missed = f'does not hold the quote "{text}" with its link to {quote.id}'
    else:
        lines = " and ".join(str(one.location.line) for one in written)
        missed = (
            f'holds {left} of the {len(written)} quotes "{text}" with a link to {quote.id} '
            f"that its source has on lines {lines}"
        )
    return broken(
        published.QUOTE,
        quote.location,
        f"{name} {missed}: {published.UNDO}",
        quote.id,
    )
