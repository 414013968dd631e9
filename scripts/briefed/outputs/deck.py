"""The built page of a theme → slides, one idea on each. Pure.

A slide takes its words from the page as it was built and checked, so nobody has to keep a second
text in step. Times are in seconds.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.outputs import case_slides
from briefed.outputs.case_slides import InCase
from briefed.outputs.fitting import WITHIN, fits, packed, seconds
from briefed.outputs.off_the_page import off_the_page, turned
from briefed.outputs.question_slides import Asked, asked
from briefed.outputs.slide import Mark, Slide, one_text
from briefed.outputs.slide_html import (
    clean,
    inner,
    joined,
    links_of,
    part_of,
    pieces_of,
    words,
)
from briefed.outputs.together_slides import Together, timed
from briefed.rendering.marks import TAG
from briefed.rendering.services import WHOM
from briefed.rendering.steps import CLASS as STEP
from briefed.source.page_parts import FINDINGS, PARTS, is_case

ANSWER, SOURCE = "The answer", "The briefing says"

_BLOCKS = {"p", "ul", "ol", "table", "pre", "dl"}
_OF_BOX = {part.box: part.slide for part in PARTS if part.box and part.slide}
_HEADINGS = ("h3", "h4", "h5", "h6")
_NO_WORDS = {"-comment", "_comment", "script", "style", "hr"}


def slides(page: str, theme: str, name: str) -> list[Slide]:
    """The slides of a theme's page, from its heading on; none for a page without a heading.

    `page` is the built page's article as HTML, `name` the file that messages name. Raises
    InputError for an element that no slide can be made of: no part of a page is lost in silence.
    """
    tree = LexborHTMLParser(page)
    body = tree.css_first("article") or tree.body
    if body is None:
        return []
    links = links_of(body)
    read = _Page(body, theme, name)
    made = list(read.slides())
    if links and made:
        notes = f"{made[0].notes}<p>Links on this page:</p><ul>{links}</ul>"
        made[0] = made[0]._replace(notes=notes)
    made = [
        slide._replace(theme=theme, seconds=slide.seconds or seconds(slide.kind, slide.html))
        for slide in made
    ]
    made = _in_cases(made, read.of_cases) if read.of_cases else made
    return timed(made)


def _in_cases(made: list[Slide], parts: case_slides.Parts) -> list[Slide]:
    """The slides with what a trainer is told of each part of a case, and which its longest way has.

    The notes are on the last slide of a part, where it says what may be chosen.
    """
    known = {part.place.part: part for part in parts.values()}
    took = dict.fromkeys(known, 0)
    last = {}
    for at, slide in enumerate(made):
        if slide.case and slide.case.part:
            took[slide.case.part] += slide.seconds
            last[slide.case.part] = at
    told = {at: case_slides.notes(known[part], known.values()) for part, at in last.items()}
    on_longest = case_slides.longest(known, took)
    return [
        slide._replace(
            notes=told.get(at, slide.notes),
            case=slide.case._replace(
                aside=slide.case.part not in on_longest,
                ends=at in told and not known[slide.case.part].choices,
            ),
        )
        if slide.case and slide.case.part
        else slide
        for at, slide in enumerate(made)
    ]


class _Page:
    """One page on its way to slides."""

    def __init__(self, body: LexborNode, theme: str, name: str) -> None:
        self.body, self.theme, self.name = body, theme, name
        self.title = self.part = self.kicker = ""
        self.of_cases = case_slides.parts(body, theme)
        self.mark: Mark | None = None
        self.case: InCase | None = None  # that of the slides to come
        self.answers = {
            node.id.removeprefix("answer-"): node for node in body.css(".bf-answer") if node.id
        }
        self.together = Together(body, name)
        self.task = 0  # the number of the task that the slides to come are shown for
        self.waiting: list[str] = []  # blocks that share the next slides
        self.whom = ""  # for which services the next quote is

    def slides(self) -> Iterator[Slide]:
        """The slides of what the page says below its heading; what is above is about the page."""
        for slide in self._made():
            task = 0 if slide.question else slide.task or self.task
            mark = self.mark if slide.title == self.kicker else None
            yield slide._replace(part=self.part, task=task, mark=mark)

    def _made(self) -> Iterator[Slide]:
        for node in itertools.dropwhile(lambda node: node.tag != "h1", self._blocks()):
            kinds = (node.attributes.get("class") or "").split()
            if WHOM in kinds:
                yield from self._flush()
                self.whom = clean(node.html or "")
                continue
            ours = any(kind.startswith("bf-") for kind in kinds)
            if node.tag in _BLOCKS and not ours:
                listed = self.case and case_slides.choices(node, self.theme)
                self.waiting += [listed] if listed else pieces_of(node)
            elif self.case and self.case.part and node.tag == "blockquote":
                self.waiting.append(f'<blockquote class="{WITHIN}">{inner(node)}</blockquote>')
            elif node.tag not in _NO_WORDS and (
                not ours or "bf-question" in kinds or node.tag in _HEADINGS
            ):
                yield from self._flush()
                yield from self._element(node, kinds)
        yield from self._flush()
        self.part, self.task = "", 0
        yield from self.together.rest(self.title)

    def _part(self, heading: LexborNode) -> Iterator[Slide]:
        """Begin a part, with the task that it is shown for."""
        self.part = self.kicker = words(heading)
        self.mark = None
        self.case, self.task = None, self.together.of_part(heading.id or "")
        yield from self.together.task(self.task)
        self.case = case_slides.begun(heading, self.theme)

    def _blocks(self) -> Iterator[LexborNode]:
        """The blocks of the page, also those within its steps."""
        for node in self.body.iter():
            if node.attributes.get("class") == STEP:
                yield from node.iter()
            else:
                yield node

    def _element(self, node: LexborNode, kinds: list[str]) -> Iterator[Slide]:
        """The slides of an element that is no plain block; a heading is kept for those to come."""
        if node.tag == "h1":
            self.title = words(node)
            html = f"<h1>{inner(node)}</h1>{self.together.message}"
            yield Slide("title", "", html, notes=self.together.notes)
        elif node.tag == "h2":
            yield from self._part(node)
        elif node.tag == "h3" and (part := self.of_cases.get(node.id or "")):
            self.kicker, self.case = part.title, part.place
        elif node.tag in _HEADINGS:
            self.kicker, self.mark = words(node), _mark(node)
        elif node.tag == "blockquote":
            yield from self._quote(node)
        elif "bf-question" in kinds:
            yield from self._question(node)
        elif "admonition" in kinds:
            yield from self._admonition(node, kinds)
        elif node.tag != "details":
            raise InputError(
                f"no slide was made for <{node.tag}>, which stands on {self.name}: "
                "write it as a paragraph, a list, a table or a quote"
            )

    def _kind(self) -> str:
        part = self.part.lower()
        if part in FINDINGS:
            return "point"
        if is_case(part):
            return "scenario"
        return "practice" if "practice" in part else "context"

    def _flush(self) -> Iterator[Slide]:
        """The slides of the blocks that have waited, as few as they fit on."""
        blocks, self.waiting = off_the_page(self.waiting), []
        kind = self._kind()
        first = "medium" if self.case and self.case.part else "large"
        title = self.kicker or self.title
        yield from one_text(
            Slide(kind, title, joined(group), size, case=self.case)
            for group, size in packed(blocks, first)
        )

    def _quote(self, node: LexborNode) -> Iterator[Slide]:
        # A quote that ends a case belongs to the case.
        kind = "scenario" if self._kind() == "scenario" else "quote"
        whom, self.whom = self.whom, ""
        said = [clean(child.html or "") for child in node.iter()]
        for at, (group, size) in enumerate(packed(said, boxed=True)):
            html = f"{'' if at else whom}<blockquote>{''.join(group)}</blockquote>"
            yield Slide(kind, self.kicker, html, size, goes_on=at > 0)

    def _admonition(self, node: LexborNode, kinds: list[str]) -> Iterator[Slide]:
        heading = node.css_first(".admonition-title")
        title = (words(heading) if heading else "") or self.kicker
        title = turned(title)
        blocks = off_the_page(
            block
            for child in node.iter()
            if "admonition-title" not in (child.attributes.get("class") or "")
            for block in pieces_of(child)
        )
        own = self._kind() if self.part else "note"
        kind = next((name for box, name in _OF_BOX.items() if box in kinds), own)
        seconds = 90 if kind == "reflect" else 0
        yield from one_text(
            Slide(kind, title, joined(group), size, seconds=seconds)
            for group, size in packed(blocks)
        )

    def _question(self, node: LexborNode) -> Iterator[Slide]:
        identity = (node.id or "").removeprefix("question-")
        answer = self.answers.get(identity)
        if answer is None:
            raise InputError(f"the question {identity} has no answer on {self.name}")
        title = words(part_of(node, ".bf-number", self.name))
        question = asked(node, answer, self.name)
        yield Slide(
            "question",
            title,
            question.html,
            question.size,
            question.notes,
            question=identity,
            asked=question,
        )
        called = f"{title}: {ANSWER.lower()}"
        if not question.fits:
            yield from one_text(_reasons(question, called, identity))
        basis = answer.css_first(".bf-basis")
        parts = list(basis.iter()) if basis else []
        explanation = [
            clean(part.html or "")
            for part in parts
            if part.tag != "blockquote" and not words(part).rstrip(":").endswith(SOURCE)
        ]
        yield from one_text(
            Slide("answer", called, joined(group), size, question=identity)
            for group, size in packed(explanation)
        )
        quotes = [
            f"<blockquote>{block}</blockquote>"
            for part in parts
            if part.tag == "blockquote"
            for block in _kept_whole(part)
        ]
        yield from one_text(
            Slide("source", SOURCE, "".join(group), size, question=identity)
            for group, size in packed(quotes)
        )


def _reasons(question: Asked, title: str, identity: str) -> Iterator[Slide]:
    """The slides with what is said of each item, where that of the question has no room for it."""
    told = [
        f'<li class="bf-{"right" if item.right else "other"}">'
        f'<b class="bf-letter">{item.letter}</b> <div>{item.told}</div></li>'
        for item in question.in_right_order
    ]
    for group, size in packed(told, first="medium", framed=True):
        listed = f'<ul class="bf-told">{"".join(group)}</ul>'
        yield Slide("reasons", title, listed, size, question=identity)


def _mark(heading: LexborNode) -> Mark | None:
    """The mark of the finding below a heading."""
    icon = heading.css_first(f".{TAG} > svg")
    kind = next(iter((heading.attributes.get("class") or "").split()), "")
    return Mark(kind, Markup(icon.html or "")) if icon is not None else None


def _kept_whole(quote: LexborNode) -> list[str]:
    """What a quote says, in one piece if a slide has room for it."""
    blocks = [clean(child.html or "") for child in quote.iter()]
    whole = "".join(blocks)
    return [whole] if fits(f"<blockquote>{whole}</blockquote>") else blocks
