"""The built page of a theme → slides, one idea on each. Pure.

A slide takes its words from the page as it was built and checked, so nobody has to keep a second
text in step. Times are in seconds.
"""

from __future__ import annotations

import html as escapes
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.outputs import case_slides
from briefed.outputs.case_slides import InCase
from briefed.outputs.fitting import fits, packed, seconds
from briefed.outputs.question_slides import Asked, asked
from briefed.outputs.slide_html import (
    clean,
    inner,
    joined,
    part_of,
    pieces_of,
    readable_links,
    words,
)
from briefed.outputs.together_slides import TASK, Shared, countdown, shared
from briefed.rendering.services import WHOM
from briefed.rendering.steps import CLASS as STEP
from briefed.source.page_parts import FINDINGS, PARTS, is_case, minutes_in

ANSWER, SOURCE = "The answer", "The briefing says"

_BLOCKS = {"p", "ul", "ol", "table", "pre", "dl"}
_OF_BOX = {part.box: part.slide for part in PARTS if part.box and part.slide}
_NO_WORDS = {"-comment", "_comment", "script", "style", "hr"}


class Slide(NamedTuple):
    """One slide.

    `kind` is "title", "note", "aims", "safety", "context", "quote", "point", "practice",
    "scenario", "question", "reasons" (where its own slide has no room for them), "answer" (what is
    said of it as a whole), "source", "reflect", "together" or "end". `title` is the line
    above it, `size` a key of SIZES, `notes` are the trainer's, as HTML. `theme` is the theme's
    slug; `question` is a question's id, or "" on a slide that belongs to none, and `asked` is the
    question on the slide that asks it. `case` says where in a case that branches it is.
    """

    kind: str
    title: str
    html: str
    size: str = "large"
    notes: str = ""
    seconds: int = 0
    theme: str = ""
    question: str = ""
    case: InCase | None = None
    asked: Asked | None = None

    @property
    def planned(self) -> int:
        """The seconds that a session plan counts: of a case, those of its longest way."""
        return 0 if self.case and self.case.aside else self.seconds

    @property
    def called(self) -> str:
        """The line above it with the number of its part, where it is of a case."""
        number = self.case.number if self.case else 0
        return f"{number}. {self.title}" if number else self.title


def heading(slide: Slide) -> str:
    """The title of a deck, which its first slide shows."""
    found = LexborHTMLParser(slide.html).css_first("h1")
    return found.text() if found else ""


def slides(page: str, theme: str, name: str) -> list[Slide]:
    """The slides of a theme's page, from its heading on; none for a page without a heading.

    `page` is the built page's article as HTML, `name` the file that messages name. Raises
    InputError for an element that no slide can be made of: no part of a page is lost in silence.
    """
    tree = LexborHTMLParser(page)
    body = tree.css_first("article") or tree.body
    if body is None:
        return []
    links = readable_links(body)
    read = _Page(body, theme, name)
    made = list(read.slides())
    if links and made:
        notes = f"{made[0].notes}<p>Links on this page:</p><ul>{links}</ul>"
        made[0] = made[0]._replace(notes=notes)
    made = [
        slide._replace(theme=theme, seconds=slide.seconds or seconds(slide.kind, slide.html))
        for slide in made
    ]
    return _in_cases(made, read.of_cases) if read.of_cases else made


def _in_cases(made: list[Slide], parts: case_slides.Parts) -> list[Slide]:
    """The slides with what a trainer is told of each part of a case, and which its longest way has.

    The notes are on the last slide of a part.
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
        self.case: InCase | None = None  # that of the slides to come
        self.answers = {
            node.id.removeprefix("answer-"): node for node in body.css(".bf-answer") if node.id
        }
        self.details = details = body.css_first("details.trainer")
        self.notes = inner(details, skip="summary") if details else ""
        self.minutes = minutes_in(part_of(details, "summary", name).text()) if details else 0
        self.waiting: list[str] = []  # blocks that share the next slides
        self.whom = ""  # for which services the next quote is

    def slides(self) -> Iterator[Slide]:
        """The slides of what the page says below its heading; what is above is about the page."""
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
                self.waiting.append(f"<blockquote>{inner(node)}</blockquote>")
            elif node.tag not in _NO_WORDS and (not ours or "bf-question" in kinds):
                yield from self._flush()
                yield from self._element(node, kinds)
        yield from self._flush()
        yield from self._together()

    def _together(self) -> Iterator[Slide]:
        """What the trainer notes give the room to do: the task, then what to talk about."""
        if self.details is None:
            return
        found = shared(self.details, self.minutes)
        if not found:
            title = escapes.escape(self.title, quote=False)
            found = [Shared(TASK, [f"<h2>{title}</h2>"], self.minutes)]
        for one in found:
            first = True
            for group, size in packed(one.blocks):
                time = countdown(one.minutes) if first else ""
                took = one.minutes * 60 if first else 0
                html = f"{joined(group)}{time}"
                yield Slide("together", one.title, html, size, self.notes, took)
                first = False

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
            yield Slide("title", "", f"<h1>{inner(node)}</h1>", notes=self.notes, seconds=20)
        elif node.tag == "h2":
            self.part = self.kicker = words(node)
            self.case = case_slides.begun(node, self.theme)
        elif node.tag == "h3" and (part := self.of_cases.get(node.id or "")):
            self.kicker, self.case = part.title, part.place
        elif node.tag in ("h3", "h4", "h5", "h6"):
            self.kicker = words(node)
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
        blocks, self.waiting = self.waiting, []
        kind = self._kind()
        first = "medium" if self.case and self.case.part else "large"
        for group, size in packed(blocks, first):
            yield Slide(kind, self.kicker or self.title, joined(group), size, case=self.case)

    def _quote(self, node: LexborNode) -> Iterator[Slide]:
        # A quote that ends a case belongs to the case.
        kind = "scenario" if self._kind() == "scenario" else "quote"
        whom, self.whom = self.whom, ""
        for group, size in packed([clean(child.html or "") for child in node.iter()]):
            html = f"{whom}<blockquote>{''.join(group)}</blockquote>"
            yield Slide(kind, self.kicker, html, size)
            whom = ""

    def _admonition(self, node: LexborNode, kinds: list[str]) -> Iterator[Slide]:
        heading = node.css_first(".admonition-title")
        title = (words(heading) if heading else "") or self.kicker
        blocks = [
            block
            for child in node.iter()
            if "admonition-title" not in (child.attributes.get("class") or "")
            for block in pieces_of(child)
        ]
        kind = next((name for box, name in _OF_BOX.items() if box in kinds), "note")
        seconds = 90 if kind == "reflect" else 0
        for group, size in packed(blocks):
            yield Slide(kind, title, joined(group), size, seconds=seconds)

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
        told = [] if question.fits else question.in_right_order
        answers = [
            f'<li class="bf-{"right" if item.right else "other"}">{item.told}</li>' for item in told
        ]
        for group, size in packed(answers, first="medium", framed=True):
            listed = f'<ul class="bf-told">{"".join(group)}</ul>'
            yield Slide("reasons", called, listed, size, question=identity)
        basis = answer.css_first(".bf-basis")
        parts = list(basis.iter()) if basis else []
        explanation = [
            clean(part.html or "")
            for part in parts
            if part.tag != "blockquote" and not words(part).rstrip(":").endswith(SOURCE)
        ]
        for group, size in packed(explanation):
            yield Slide("answer", called, joined(group), size, question=identity)
        quotes = [
            f"<blockquote>{block}</blockquote>"
            for part in parts
            if part.tag == "blockquote"
            for block in _kept_whole(part)
        ]
        for group, size in packed(quotes):
            yield Slide("source", SOURCE, "".join(group), size, question=identity)


def _kept_whole(quote: LexborNode) -> list[str]:
    """What a quote says, in one piece if a slide has room for it."""
    blocks = [clean(child.html or "") for child in quote.iter()]
    whole = "".join(blocks)
    return [whole] if fits(whole) else blocks
