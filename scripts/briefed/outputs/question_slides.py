"""A question of a built page → what a slide, and paper, show of it. Pure.

On a slide everything is there at once and comes in two presses: what is right, then why. So the
stem and the options stay where the room has read them.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from selectolax.lexbor import LexborNode

from briefed.errors import InputError
from briefed.outputs.fitting import fits_with_reasons, question_size
from briefed.outputs.slide_html import inner, part_of, stem, text
from briefed.templates import render

ORDERED = "order"  # the kind whose items have no labels but a place each


class Item(NamedTuple):
    """An option, an item to arrange, or a word that is missing; HTML.

    `letter` is what the room calls it, "" for a missing word. `verdict` says whether it is right,
    or where it belongs, and `reason` why. `place` is the number of its label or its place in the
    order, from 1, and 0 for what is not to be arranged.
    """

    letter: str
    words: Markup
    verdict: Markup
    reason: Markup
    right: bool
    place: int = 0

    @property
    def told(self) -> Markup:
        """It with its verdict and its reason."""
        why = Markup("<div>{}</div>").format(self.reason) if self.reason else ""
        return Markup("<p><b>{}</b> {}</p>{}").format(self.verdict, self.words, why)


class Asked(NamedTuple):
    """A question. `kind` is that of items to arrange, "" for options and for missing words."""

    stem: Markup
    hint: Markup
    labels: tuple[Markup, ...]
    kind: str
    items: tuple[Item, ...]

    @property
    def lettered(self) -> tuple[Item, ...]:
        """What the room is asked about; missing words are not."""
        return tuple(item for item in self.items if item.letter)

    @property
    def in_right_order(self) -> list[Item]:
        """The items as answers are told: those of an order in it."""
        ordered = self.kind == ORDERED
        return sorted(self.items, key=lambda item: item.place) if ordered else list(self.items)

    @property
    def blocks(self) -> list[Markup]:
        """The stem, and how it is answered where that is not plain."""
        if not self.hint:
            return [self.stem]
        labels = Markup(" · ").join(
            Markup('<b class="bf-label">{}</b>').format(label) for label in self.labels
        )
        return [self.stem, Markup("<p>{} {}</p>").format(self.hint, labels)]

    @property
    def lead(self) -> Markup:
        """What is above its items."""
        return Markup("").join(self.blocks)

    @property
    def size(self) -> str:
        """The size of type in which it is asked."""
        return question_size(self.blocks, [item.words for item in self.lettered])

    @property
    def fits(self) -> bool:
        """Whether the slide has room for the reasons as well."""
        items = [(f"{item.verdict} {item.words}", item.reason) for item in self.items]
        return fits_with_reasons(self.blocks, items)

    @property
    def notes(self) -> Markup:
        """What a trainer is told: the right answer."""
        if self.kind:
            listed = [
                Markup("<li><b>{}</b> {}</li>").format(item.verdict, item.words)
                for item in self.in_right_order
            ]
            return Markup("<p><b>Right:</b></p><ul>{}</ul>").format(Markup("").join(listed))
        right = [
            Markup("{} {}").format(item.letter, text(item.words)).strip()
            for item in self.items
            if item.right
        ]
        return Markup("<p><b>Right:</b> {}</p>").format(Markup("; ").join(right))

    @property
    def html(self) -> str:
        """Its slide, without the line above it."""
        return render(__package__, "question_slide.html", asked=self, why=self.fits)


def asked(node: LexborNode, answer: LexborNode, name: str) -> Asked:
    """A question on the page `name`, and what is said of it behind all questions.

    Raises InputError if a part that every question has is gone, or its items and its answers are
    not of one kind: the built page was changed since.
    """

    def marked(of: LexborNode, selector: str) -> Markup:
        return Markup(inner(part_of(of, selector, name)))

    kind = node.attributes.get("data-kind") or ""
    labels = tuple(Markup(inner(label)) for label in node.css(".bf-labels > li"))
    called = [text(label) for label in labels]
    told = answer.css("ul > li")
    by_name = {one.attributes.get("data-option"): one for one in told}
    items = []
    for shown in node.css(".bf-item, .bf-option"):
        field = shown.css_first("input")
        known = shown.attributes.get("data-item") or (field and field.attributes.get("value"))
        if known not in by_name:
            raise InputError(f"an option has no answer on {name}, so no slides can be made of it")
        one = by_name[known]
        verdict = marked(one, "b")
        items.append(
            Item(
                text(marked(shown, ".bf-letter")),
                marked(shown, ".bf-words"),
                verdict,
                marked(one, ".bf-reason"),
                "data-right" in one.attributes or bool(kind),
                _place(kind, text(verdict), called, name),
            )
        )
    for one in told:
        if one.css_first("[data-blank]") is not None:
            items.append(Item("", marked(one, "span"), marked(one, "b"), Markup(), True))
    hint = node.css_first(".bf-hint")
    return Asked(
        Markup(stem(part_of(node, ".bf-stem", name))),
        Markup(inner(hint)) if hint is not None else Markup(),
        labels,
        kind,
        tuple(items),
    )


def _place(kind: str, verdict: str, labels: list[str], name: str) -> int:
    """Where an item belongs, by what is said of it; 0 for an option."""
    if not kind:
        return 0
    called = verdict.removesuffix(":")
    if kind == ORDERED and called.rstrip(".").isdecimal():
        return int(called.rstrip("."))
    if called not in labels:
        raise InputError(
            f"an item belongs to {called!r}, which its question does not name, on {name}, so no "
            "slides can be made of it"
        )
    return labels.index(called) + 1
