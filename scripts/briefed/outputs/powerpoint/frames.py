"""Slides → what each slide of a PowerPoint file shows: a question makes several. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.deck import ANSWER
from briefed.outputs.fitting import CHOICES, SIZES
from briefed.outputs.powerpoint import layouts
from briefed.outputs.powerpoint.look import SMALLEST
from briefed.outputs.powerpoint.measure import height
from briefed.outputs.powerpoint.words import (
    BREAK,
    Block,
    Paragraph,
    Picture,
    Run,
    Text,
    blocks,
    is_text,
    plain,
    text,
)
from briefed.outputs.question_slides import Asked, Item
from briefed.outputs.slide import Slide, heading, heads, part_begun, texts
from briefed.outputs.slide_html import words
from briefed.outputs.slides_pdf import asked_on_paper
from briefed.outputs.typeset import nodes
from briefed.outputs.web_links import addresses
from briefed.rendering.cases import GO_ON
from briefed.rendering.questions import letter
from briefed.rendering.services import WHOM

WHY = "why"  # what the slides with reasons are called
TYPE_SIZES = (SIZES["large"], 40, SIZES["medium"], 32, SIZES["small"], SMALLEST)  # pixels
BETWEEN = 16  # pixels between a question and its answers, at least


class Choice(NamedTuple):
    """A choice of a case: its number from 1, its words, and the part that it leads to, or ""."""

    number: int
    words: str
    target: str


class Frame(NamedTuple):
    """What one slide of the file shows.

    `slide` is the slide that it is made of, `first` whether it is the first that is. `layout` is a
    key of LAYOUTS, `size` that of type in pixels, or the largest that it may have where nothing is
    asked. `second` is what is in the layout's second box. `part` is the part of a case that begins
    here. `back` is the part to choose again in, or "", and `on` whether the case ends here. `head`
    is the line above the title, or "". `text` is the number of the text that several slides share,
    0 for none: see `slide.texts`.
    """

    slide: Slide
    layout: str
    title: str
    blocks: tuple[Block, ...]
    size: float
    first: bool = True
    second: Text = ()
    choices: tuple[Choice, ...] = ()
    part: str = ""
    back: str = ""
    on: bool = False
    head: str = ""
    text: int = 0


def frames(made: list[Slide], page: str) -> list[Frame]:
    """What the slides of a deck make. `page` is the page that messages name.

    Raises InputError for an element that sheets have no form for.
    """
    shown = addresses([slide.notes for slide in made])
    out: list[Frame] = []
    waiting: list[Item] = []  # whose reasons have slides of their own
    around = zip([None, *made], made, heads(made), texts(made), strict=False)
    for before, slide, head, number in around:
        if slide.asked:
            found = list(_of_question(slide, slide.asked, page))
            waiting = slide.asked.in_right_order
        elif slide.kind == "reasons":
            told = len(LexborHTMLParser(slide.html).css(".bf-told > li"))
            here, waiting = waiting[:told], waiting[told:]
            found = list(_reasons(slide, here, slide.title, page))
        else:
            found = [_of_slide(slide, page, shown)._replace(part=part_begun(slide, before))]
        out += [one._replace(head=head, text=number) for one in found]
    return list(_with_ways(out))


def _of_slide(slide: Slide, page: str, shown: dict[str, str]) -> Frame:
    """The frame of a slide that asks nothing."""
    layout = layouts.OF_KIND.get(slide.kind, layouts.WORDS)
    opens = layout == layouts.OPENING
    title = heading(slide) if opens else slide.called
    tree = LexborHTMLParser(slide.html)
    pictures = [
        Picture(one.attributes.get("src") or "", one.attributes.get("alt") or "")
        for one in tree.css("img")
    ]
    time = tuple(plain(words(one)) for one in tree.css(".bf-countdown"))
    whom = tuple(plain(words(one), least=True, colour="soft") for one in tree.css(f".{WHOM}"))
    message = tuple(plain(words(one)) for one in tree.css(".bf-message"))
    choices = _choices(tree)
    for one in tree.css(
        f"img, .bf-countdown, .bf-message, .{WHOM}, .{CHOICES}{', h1' if opens else ''}"
    ):
        one.decompose()
    found = blocks(nodes((tree.body.inner_html or "") if tree.body else "", page), shown)
    if layout == layouts.QUOTE:  # the bar at its left says that it is a quote
        found = [_unmarked(one) for one in found]
    if opens:
        found = [_small(one) for one in found]
    if above := whom or message:
        first = found[0] if found else ()
        found = [(*above, *first), *found[1:]] if is_text(first) else [above, *found]
    of_case = slide.case and slide.case.part
    size = SIZES["medium" if of_case else "large"]
    return Frame(slide, layout, title, (*found, *pictures), size, second=time, choices=choices)


def _choices(tree: LexborHTMLParser) -> tuple[Choice, ...]:
    for behind in tree.css(f".{CHOICES} .{GO_ON}"):
        behind.decompose()
    return tuple(
        Choice(
            number,
            words(item),
            ((link.attributes.get("href") or "")[1:] if (link := item.css_first("a")) else ""),
        )
        for number, item in enumerate(tree.css(f".{CHOICES} > li"), 1)
    )


def _unmarked(block: Block) -> Block:
    return tuple(one._replace(quoted=False) for one in block) if is_text(block) else block


def _small(block: Block) -> Block:
    """What is said about a course below its title and its key message."""
    if not is_text(block):
        return block
    return tuple(
        one._replace(runs=tuple(run._replace(least=True) for run in one.runs)) for one in block
    )


def _of_question(slide: Slide, asked: Asked, page: str) -> Iterator[Frame]:
    """A question as it is asked, then what is right, and why: beside it if there is room."""
    lead = text(asked_on_paper(asked, page))
    options = tuple(_listed(item, page) for item in asked.lettered)
    size = _fitting(lead, options) or SMALLEST
    yield Frame(slide, layouts.QUESTION, slide.title, (lead,), size, second=options)
    told = tuple(_listed(item, page, verdict=True, why=True) for item in asked.in_right_order)
    short = tuple(_listed(item, page, verdict=True) for item in asked.in_right_order)
    size = _fitting(lead, told)
    called = f"{slide.title}: {ANSWER.lower()}"
    answer = Frame(slide, layouts.ANSWER, called, (lead,), size, first=False, second=told)
    elsewhere = told != short and not asked.fits  # the deck has slides of its own for the reasons
    if size > 0 and not elsewhere:
        yield answer
        return
    yield answer._replace(second=short, size=_fitting(lead, short) or SMALLEST)
    if not elsewhere:
        yield from _reasons(slide, asked.in_right_order, f"{called}, and {WHY}", page)


def _reasons(slide: Slide, items: Sequence[Item], title: str, page: str) -> Iterator[Frame]:
    """Answers with their reasons and without the question, on as few slides as have room."""
    told = tuple(_listed(item, page, verdict=True, why=True) for item in items)
    for number in range(1, len(told) + 1):
        each = -(-len(told) // number)
        groups = [told[at : at + each] for at in range(0, len(told), each)]
        sizes = [_fitting((), group) for group in groups]
        if all(sizes) or number == len(told):
            break
    for group in groups:
        size = min(sizes) or SMALLEST
        yield Frame(slide, layouts.ANSWER, title, (), size, first=not slide.asked, second=group)


def _fitting(lead: Text, listed: Text) -> float:
    """The largest size in which a question fits with what is below it, 0 if it fits in none."""
    stem, panel = (layouts.box(layouts.ANSWER, one) for one in (layouts.BODY, layouts.SECOND))
    for size in TYPE_SIZES[2:]:
        high = height(lead, size, stem.width) + BETWEEN if lead else 0.0
        if listed:
            high += height(listed, size, panel.width - 2 * panel.inset) + 2 * panel.inset
        if high <= layouts.BOTTOM - layouts.TOP:
            return size
    return 0


def _listed(item: Item, page: str, verdict: bool = False, why: bool = False) -> Paragraph:
    """An option as an item of a list, with its letter; a missing word has none.

    With its `verdict`, it says whether it is right, and below it `why`.
    """
    runs = _runs(item.words, page)
    if verdict:
        said = "".join(run.words for run in _runs(item.verdict, page))
        runs = (Run(f"{said} ", bold=True, colour="well" if item.right else "soft"), *runs)
    if verdict and item.right:
        runs = tuple(run._replace(bold=True) for run in runs)
    if why and item.reason:
        runs = (*runs, Run(BREAK), *_runs(item.reason, page))
    if not item.letter:
        return Paragraph(tuple(runs))
    return Paragraph(runs, "letter", ord(item.letter) - ord("A") + 1, 1)


def _runs(fragment: str, page: str) -> tuple[Run, ...]:
    """The runs of a fragment, whose paragraphs become lines."""
    out: list[Run] = []
    for one in text(nodes(fragment, page)):
        out += [Run(BREAK), *one.runs] if out else one.runs
    return tuple(out)


def _with_ways(found: list[Frame]) -> Iterator[Frame]:
    """The frames with the ways out of the parts of a case, which are on the last of a part."""
    led_from: dict[str, str] = {}
    for one in found:
        for choice in one.choices:
            led_from.setdefault(choice.target, one.slide.case.part if one.slide.case else "")
    for one, after in zip(found, [*found[1:], None], strict=True):
        case = one.slide.case
        following = after.slide.case.part if after and after.slide.case else ""
        ends = bool(case and case.part and following != case.part)
        back = led_from.get(case.part, "") if case and ends else ""
        yield one._replace(back=back, on=bool(case and case.ends))


def lettered(choice: Choice) -> str:
    """What the room calls a choice."""
    return letter(choice.number - 1)
