"""The quotes of a built page: each must be there word for word, with its link, and be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.model import Problem, Quote
from briefed.text.words import fold
from briefed.verifying.built_page import BuiltPage, attribute, broken, has_class
from briefed.verifying.visibility import words

# Each quote as (statement id, folded words), and whether every word of it can be seen.
Shown = dict[tuple[str, str], bool]


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
        found[identity, every] = found.get((identity, every), False) or seen
    return found


def _is_cite(node: LexborNode) -> bool:
    return has_class(node, "bf-cite")


def check_quote(
    quote: Quote, coverage: Coverage, shown: Shown, name: str, must_be_seen: bool
) -> Iterator[Problem]:
    """Look for a quote of the sources among those that the page `name` shows."""
    text = coverage.text(quote)
    seen = shown.get((quote.id or "", fold(text)))
    if seen is None:
        yield broken(
            published.QUOTE,
            quote.location,
            f'{name} does not hold the quote "{text}" with its link to {quote.id}: '
            "see what changed it between the source and the page",
            quote.id,
        )
    elif must_be_seen and not seen:
        yield broken(
            published.HIDDEN,
            quote.location,
            f'the quote "{text}" can\'t be seen in {name}: '
            "take away the attribute, style or class that hides it",
            quote.id,
        )
