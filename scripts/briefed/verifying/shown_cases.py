"""The cases that branch on a built page: each part with its number, each choice to its part."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.rules import published
from briefed.model import Location, Page, Problem
from briefed.rendering.cases import END, ENDS
from briefed.source.branching import Case, CasePart, cases_of
from briefed.text.words import tokens
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.visibility import words

_CHOICES = "li > a[href^='#']:only-child"  # what the page's scripts take for choices


def check_cases(page: Page, here: BuiltPage) -> Iterator[Problem]:
    """Compare the cases of a built page with those of its source.

    The parts are numbered in the order of the page, and endings say that they are some, for readers
    on paper and without a script.
    """
    for case in cases_of(page):
        numbers = {part.address: number for number, part in enumerate(case.parts, 1)}
        for part in case.parts:
            yield from _check_part(case, part, numbers, here)


def _check_part(
    case: Case, part: CasePart, numbers: dict[str, int], here: BuiltPage
) -> Iterator[Problem]:
    number = numbers[part.address]
    heading = here.ids.get(part.address)
    if heading is None or not _shows(heading, f"{number}. {part.title}", here):
        yield _missing(f"“{part.title}” as part {number} of its case", part.location, here)
        return
    ends = [end for below in _below(heading) for end in below.css(f".{END}")]
    if part.choices and ends:
        yield _missing(f"“{part.title}” as a part that goes on", part.location, here)
    elif not part.choices and [_shows(end, ENDS, here) for end in ends] != [True]:
        yield _missing(f"the words “{ENDS}” below “{part.title}”", part.location, here)
    shown = [link for below in _below(heading) for link in below.css(_CHOICES)]
    for choice in part.choices:
        target = case.part(choice.target)
        if target is None:
            continue
        leading = f"{choice.words}: go on at {numbers[target.address]}"
        if not any(
            attribute(link, "href") == f"#{target.address}" and _shows(link, leading, here)
            for link in shown
        ):
            what = f"the choice “{choice.words}” that leads to part {numbers[target.address]}, "
            yield _missing(f"{what}“{target.title}”,", choice.location, here)
    if len(shown) != len(part.choices):
        what = f"the {len(part.choices)} choices of “{part.title}” alone"
        yield _missing(what, part.location, here)


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    """What follows a heading, up to the next."""
    node = heading.next
    while node is not None and node.tag not in ("h2", "h3"):
        yield node
        node = node.next


def _shows(node: LexborNode, said: str, here: BuiltPage) -> bool:
    """Whether an element says some words, and all of them can be seen."""
    within = [node, *node.css("*")]
    return compared(words(node, lambda _: False)) == compared(said) and all(
        map(here.sight.seen, within)
    )


def compared(text: str) -> list[str]:
    """The words of a text; of a choice, whether where to go on is a sentence of its own or not."""
    return [token.lower() for token in tokens(text)]


def _missing(what: str, location: Location, here: BuiltPage) -> Problem:
    return broken(
        published.CASE,
        location,
        f"{here.path} does not show readers {what}: {published.UNDO}",
    )
