"""A case that branches, on slides: which slide is of which part, and where its choices lead. Pure.

The built page says it: its parts are numbered, and each choice names the number of its part
(`rendering/cases.py`).
"""

from __future__ import annotations

import html as escapes
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briefed.outputs.fitting import CHOICES
from briefed.outputs.slide_html import clean, words
from briefed.rendering.cases import ENDS, GO_ON, NUMBER
from briefed.rendering.questions import letter


class InCase(NamedTuple):
    """Where in a case that branches a slide is.

    `case` and `part` are ids within a deck; `part` is "" and `number` 0 before the first part. The
    room takes one way only: `aside` says of a part that it is not on the longest. `ends` is whether
    the slide is the last of a part that no choice leads on from.
    """

    case: str
    part: str = ""
    number: int = 0
    aside: bool = False
    ends: bool = False


class Choice(NamedTuple):
    """A choice: its words, and the id of the part that it leads to."""

    words: str
    target: str


class CasePart(NamedTuple):
    """A part of a case on a built page."""

    place: InCase
    title: str
    choices: tuple[Choice, ...]


Parts = dict[str, CasePart]  # by the ids of their headings on the page


def part_id(theme: str, address: str | None) -> str:
    """The id of a part within a deck, which may have the parts of several pages."""
    return f"{theme}-{address}"


def parts(body: LexborNode, theme: str) -> Parts:
    """The parts of a page's cases, in the order of the page."""
    found: Parts = {}
    for heading in body.css(f"h3:has(> .{NUMBER})"):
        number = heading.css_first(f".{NUMBER}")
        first = _first(heading)
        if number is None or first is None:
            continue
        said = words(number)
        found[heading.id or ""] = CasePart(
            InCase(part_id(theme, first.id), part_id(theme, heading.id), int(said.rstrip("."))),
            words(heading).removeprefix(said).strip(),
            tuple(
                Choice(_own(link), part_id(theme, (link.attributes.get("href") or "")[1:]))
                for below in _below(heading)
                for link in below.css(f"a:has(> .{GO_ON})")
            ),
        )
    return found


def begun(heading: LexborNode, theme: str) -> InCase | None:
    """The place of what is below the heading of a case; None for one that does not branch."""
    first = next(
        (one for below in _below(heading) if (one := _if_part(below)) is not None),
        None,
    )
    return InCase(part_id(theme, first.id)) if first is not None else None


def first_parts(body: LexborNode, ids: Iterable[str]) -> list[str]:
    """What the first parts of the cases that branch are called which stand under these headings.

    `ids` are those of headings of level 2.
    """
    found, under = [], ""
    for heading in body.css("h2, h3"):
        if heading.tag == "h2":
            under = heading.id or ""
        number = heading.css_first(f".{NUMBER}")
        if number is not None and words(number) == "1." and under in ids:
            found.append(words(heading).removeprefix("1.").strip())
    return found


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    """What follows a heading, up to the next of its level or a higher one."""
    higher = ("h2",) if heading.tag == "h2" else ("h2", "h3")
    node = heading.next
    while node is not None and node.tag not in higher:
        if node.tag != "-text":
            yield node
        node = node.next


def _if_part(node: LexborNode) -> LexborNode | None:
    return node if node.tag == "h3" and node.css_first(f".{NUMBER}") is not None else None


def _first(heading: LexborNode) -> LexborNode | None:
    """The heading of the first part of the case that a part is of."""
    first, node = None, heading
    around: LexborNode | None = node
    while around is not None and around.tag != "h2":
        first = _if_part(around) or first
        around = around.prev
    return first


def _own(link: LexborNode) -> str:
    """The words of a choice without where to go on."""
    behind = link.css_first(f".{GO_ON}")
    return words(link).removesuffix(words(behind) if behind else "").strip()


def choices(listed: LexborNode, theme: str) -> str:
    """A list of choices on a slide, with letters to call out; "" for a list without a choice."""
    if listed.css_first(f".{GO_ON}") is None:
        return ""
    items = []
    for item in listed.css("li"):
        link = item.css_first(f"a:has(> .{GO_ON})")
        if link is None:
            items.append(clean(item.html or ""))
            continue
        target = escapes.escape(part_id(theme, (link.attributes.get("href") or "")[1:]))
        items.append(f'<li><a href="#{target}">{clean(link.inner_html or "")}</a></li>')
    return f'<ol class="{CHOICES}" type="A">{"".join(items)}</ol>'


def notes(part: CasePart, known: Iterable[CasePart]) -> str:
    """What a trainer is told of a part: where each choice leads, or that the case ends there."""
    if not part.choices:
        return f"<p>{ENDS}</p>"
    named = {one.place.part: f"{one.place.number}. {one.title}" for one in known}
    told = "".join(
        f"<li><b>{letter(at)}</b>, “{escapes.escape(choice.words)}”, leads to "
        f"{escapes.escape(named.get(choice.target, ''))}</li>"
        for at, choice in enumerate(part.choices)
    )
    lead = "The room chooses. Without a choice, Next goes on after the case."
    return f"<p>{lead}</p><ul>{told}</ul>"


def longest(known: Mapping[str, CasePart], seconds: Mapping[str, int]) -> set[str]:
    """The ids of the parts on the longest way through each of the cases.

    `known` has the parts by their ids, which are also the keys of `seconds`.
    """

    found: dict[str, tuple[int, tuple[str, ...]]] = {}

    def way(part: str) -> tuple[int, tuple[str, ...]]:
        if part not in found:
            found[part] = 0, ()  # where a case goes round, which the check reports
            following = [way(one.target) for one in known[part].choices if one.target in known]
            took, path = max(following, default=(0, ()))
            found[part] = took + seconds.get(part, 0), (part, *path)
        return found[part]

    first = [part for part, one in known.items() if one.place.number == 1]
    return {part for one in first for part in way(one)[1]}
