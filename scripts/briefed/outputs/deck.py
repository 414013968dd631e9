"""What is projected: the built page of a theme → slides, one idea on each. Pure.

A slide takes its words from the page as it was built and judged, so nobody keeps a second text in step. Lengths are in pixels of a
slide of 1280 by 720, times in seconds.
"""

from __future__ import annotations

import functools
import html as escapes
import itertools
import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.errors import InputError
from briefed.source.pages import SAFETY
from briefed.text.patterns import lazily

ANSWER, SOURCE = "The answer", "The briefing says"
TOGETHER = "Together"

# The sizes of type, the largest first; what fits in none of them takes another slide. Reading from the back of a room asks for
# large type, and the smallest is still a twenty-fifth of the slide's height.
SIZES = {"large": 44, "medium": 36, "small": 29}
_WIDTH, _HEIGHT = 1120, 520
_LETTER, _LINE, _GAP = (
    0.53,
    1.35,
    0.55,
)  # of the type's size: a letter's mean width, a line's height, the space between two blocks
_HANDS = 240  # what counting takes beside an option
_PICTURE = 320  # the most that a picture takes
_BAR = 18  # what an option's frame takes above and below

_WORDS_A_SECOND = 2.2  # read aloud
_SPACE = lazily(r"\s+")
_SENTENCE = lazily(r"(?<=[.!?:;])\s+(?=[^\s<])")
_MINUTES = lazily(r"\((\d+) minutes?\)")
_BLOCKS = {"p", "ul", "ol", "table", "pre", "dl"}
_OF_BOX = {
    "abstract": "aims",
    "reflect": "reflect",
    SAFETY: "safety",
}  # the kinds of slides by the boxes that they are made of
_NO_WORDS = {"-comment", "_comment", "script", "style", "hr"}


class Slide(NamedTuple):
    """One slide. `kind` is "title", "note", "aims", "safety", "context", "quote", "point", "practice", "scenario", "question", "answer", "source",
    "reflect", "together" or "end"; `title` stands above it, `size` is a key of SIZES, `notes` are the trainer's, as HTML. `theme` is the
    theme's slug, `question` a question's id, or "" on a slide of none.
    """

    kind: str
    title: str
    html: str
    size: str = "large"
    notes: str = ""
    seconds: int = 0
    theme: str = ""
    question: str = ""


def heading(slide: Slide) -> str:
    """What a deck is called: what its first slide says in large."""
    return LexborHTMLParser(slide.html).css_first("h1").text()


def slides(page: str, theme: str, name: str) -> list[Slide]:
    """The slides of a theme's page, from its heading on; none of a page without one. `page` is the built page's article as HTML, `name`
    the file it stands in.

    Raises InputError for an element that no slide was made for: nothing of a page goes missing in silence.
    """
    tree = LexborHTMLParser(page)
    body = tree.css_first("article") or tree.body
    for node in body.css("a.bf-cite"):
        node.replace_with(
            LexborHTMLParser(f"<cite>{escapes.escape(node.text())}</cite>").css_first("cite")
        )
    outside = [(node.text(), node.attributes["href"]) for node in body.css("a[href^=http]")]
    quoted = {
        node.mem_id for quote in body.css("blockquote") for node in quote.css("a[href^=http]")
    }
    for node in body.css(
        "a[href^=http]"
    ):  # nobody can follow a link on a wall or on paper, and whoever reads it asks where it is from
        if node.mem_id not in quoted:
            node.insert_after(f" ({_shown(node)})")
    for quote in body.css("blockquote"):  # whose words stay together
        cite = quote.css_first("cite")
        for node in quote.css("a[href^=http]"):
            (cite or quote).insert_child(f" · {_shown(node)}")
    made = list(_Page(body, theme, name).slides())
    links = "".join(
        f"<li>{escapes.escape(text)}: {escapes.escape(address or '')}</li>"
        for text, address in outside
    )
    if links and made:
        made[0] = made[0]._replace(
            notes=f"{made[0].notes}<p>Links on this page:</p><ul>{links}</ul>"
        )
    return [slide._replace(theme=theme, seconds=slide.seconds or _seconds(slide)) for slide in made]


class _Page:
    """One page on its way to slides."""

    def __init__(self, body: LexborNode, theme: str, name: str) -> None:
        self.body, self.theme, self.name = body, theme, name
        self.title = self.part = self.kicker = ""
        self.answers = {
            node.id.removeprefix("answer-"): node for node in body.css(".bf-answer") if node.id
        }
        details = body.css_first("details.trainer")
        self.notes = _inner(details, skip="summary") if details else ""
        minutes = _MINUTES.search(self._child(details, "summary").text()) if details else None
        self.minutes = int(minutes[1]) if minutes else 0
        self.waiting: list[str] = []  # blocks that share the next slides

    def slides(self) -> Iterator[Slide]:
        nodes = itertools.dropwhile(
            lambda node: node.tag != "h1", self.body.iter()
        )  # what stands above it is about the page
        for node in nodes:
            kinds = (node.attributes.get("class") or "").split()
            if node.tag in _BLOCKS and not any(kind.startswith("bf-") for kind in kinds):
                self.waiting += _loose(node)
                continue
            if node.tag in _NO_WORDS or (
                any(kind.startswith("bf-") for kind in kinds) and "bf-question" not in kinds
            ):
                continue
            yield from self._flush()
            if node.tag == "h1":
                self.title = _plain(node)
                yield Slide("title", "", f"<h1>{_inner(node)}</h1>", notes=self.notes, seconds=20)
            elif node.tag == "h2":
                self.part = self.kicker = _plain(node)
            elif node.tag in ("h3", "h4", "h5", "h6"):
                self.kicker = _plain(node)
            elif node.tag == "blockquote":
                yield from self._quote(node)
            elif "bf-question" in kinds:
                yield from self._question(node)
            elif "admonition" in kinds:
                yield from self._admonition(node, kinds)
            elif node.tag != "details":
                raise InputError(
                    f"no slide was made for <{node.tag}>, which stands on {self.name}: write it as a paragraph, a list, a table or a quote"
                )
        yield from self._flush()
        if self.notes:
            yield Slide(
                "together",
                self.title,
                f"<h2>{TOGETHER}</h2>" + (f"<p>{self.minutes} minutes</p>" if self.minutes else ""),
                notes=self.notes,
                seconds=self.minutes * 60,
            )

    def _kind(self) -> str:
        part = self.part.lower()
        if "audit found" in part:
            return "point"
        return "scenario" if "scenario" in part else "practice" if "practice" in part else "context"

    def _flush(self) -> Iterator[Slide]:
        """The blocks that have waited, in as few slides as they fit on."""
        blocks, self.waiting = self.waiting, []
        if self.part.lower().startswith(
            "check your"
        ):  # that the situations are fictional stands with each of them
            return
        kind = self._kind()
        for group, size in packed(blocks):
            yield Slide(kind, self.kicker or self.title, joined(group), size)

    def _quote(self, node: LexborNode) -> Iterator[Slide]:
        for group, size in packed([_clean(child.html or "") for child in node.iter()]):
            yield Slide("quote", self.kicker, f"<blockquote>{''.join(group)}</blockquote>", size)

    def _admonition(self, node: LexborNode, kinds: list[str]) -> Iterator[Slide]:
        heading = node.css_first(".admonition-title")
        title = _plain(heading) if heading else ""
        blocks = [
            block
            for child in node.iter()
            if "admonition-title" not in (child.attributes.get("class") or "")
            for block in _loose(child)
        ]
        kind = next((name for box, name in _OF_BOX.items() if box in kinds), "note")
        for group, size in packed(blocks):
            yield Slide(
                kind,
                title or self.kicker,
                joined(group),
                size,
                seconds=90 if kind == "reflect" else 0,
            )

    def _question(self, node: LexborNode) -> Iterator[Slide]:
        identity = (node.id or "").removeprefix("question-")
        answer = self.answers.get(identity)
        if answer is None:
            raise InputError(f"the question {identity} has no answer on {self.name}")
        title = _plain(self._child(node, "h3"))
        stem = _stem(self._child(node, ".bf-stem"))
        hint = node.css_first(".bf-hint")
        options = [_inner(label) for label in node.css("label")]
        told = answer.css("ul > li")
        right = [
            _plain(self._child(item, "span")) for item in told if "data-right" in item.attributes
        ] or [_plain(blank) for item in told for blank in item.css("[data-blank]")]
        notes = f"<p><b>Right:</b> {escapes.escape('; '.join(right))}</p>"
        rows = "".join(
            f'<li data-option="{place}"><span>{words}</span></li>'
            for place, words in enumerate(options, 1)
        )
        size = next(
            (
                size
                for size in SIZES
                if size != "large"
                and _height([stem], size) + _rows(options, size, _WIDTH - _HANDS) <= _HEIGHT + 40
            ),
            "small",
        )
        yield Slide(
            "question",
            title,
            stem
            + (f"<p>{_inner(hint)}</p>" if hint else "")
            + (f'<ol class="bf-hands">{rows}</ol>' if rows else ""),
            size,
            notes,
            question=identity,
        )
        for group, size in packed(
            [self._answered(item, place) for place, item in enumerate(told, 1)],
            first="medium",
            framed=True,
        ):
            yield Slide(
                "answer",
                f"{title}: {ANSWER.lower()}",
                f'<ul class="bf-told">{"".join(group)}</ul>',
                size,
                question=identity,
            )
        basis = answer.css_first(".bf-basis")
        quotes = [child for child in basis.iter() if child.tag == "blockquote"] if basis else []
        before = (
            [
                child
                for child in basis.iter()
                if child.tag != "blockquote" and not _plain(child).rstrip(":").endswith(SOURCE)
            ]
            if basis
            else []
        )
        for group, size in packed([_clean(child.html or "") for child in before]):
            yield Slide(
                "answer", f"{title}: {ANSWER.lower()}", joined(group), size, question=identity
            )
        for quote in quotes:
            for group, size in packed([_clean(child.html or "") for child in quote.iter()]):
                yield Slide(
                    "source",
                    SOURCE,
                    f"<blockquote>{''.join(group)}</blockquote>",
                    size,
                    question=identity,
                )

    def _answered(self, item: LexborNode, place: int) -> str:
        """An option with whether it is right, and why; shown when its turn comes."""
        blank = item.css_first("[data-blank]")
        if blank is not None:
            return f'<li class="fragment bf-right"><p><b>Missing word:</b> {_inner(blank)}</p></li>'
        right = "data-right" in item.attributes
        return (
            f'<li class="fragment {"bf-right" if right else "bf-other"}" data-option="{place}"><p><b>{"Right" if right else "Not right"}:</b> '
            f"{_inner(self._child(item, 'span'))}</p><div>{_inner(self._child(item, '.bf-reason'))}</div></li>"
        )

    def _child(self, node: LexborNode, selector: str) -> LexborNode:
        """What every question has. A page can be changed after it was built."""
        found = node.css_first(selector)
        if found is None:
            raise InputError(
                f"a question has no {selector} on {self.name}, so no slides can be made of it"
            )
        return found


# --- HTML ---


def _shown(link: LexborNode) -> str:
    """A link's address as it is read."""
    return re.sub(r"^https?://|/$", "", link.attributes["href"] or "")


def _clean(fragment: str) -> str:
    """A fragment without what only a page needs: links keep their words, and ids would stand twice in a deck."""
    tree = LexborHTMLParser(fragment)
    for node in tree.css("[id]"):
        del node.attrs["id"]
    for node in tree.css("img[src]"):  # a deck stands a folder below its page
        node.attrs["src"] = (
            node.attributes["src"]
            if (node.attributes["src"] or "").startswith("data:")
            else f"../{node.attributes['src']}"
        )
    tree.unwrap_tags(["a", "form", "fieldset"])
    return (tree.body.inner_html or "").strip() if tree.body else ""


def _inner(node: LexborNode, skip: str = "") -> str:
    return "".join(
        _clean(child.html or "")
        if child.tag != "-text"
        else escapes.escape(child.text(), quote=False)
        for child in node.iter(include_text=True)
        if child.tag != skip
    ).strip()


def _plain(node: LexborNode) -> str:
    return _SPACE.sub(" ", node.text()).strip()


@functools.lru_cache(maxsize=4096)
def _text(fragment: str) -> str:
    return LexborHTMLParser(fragment).body.text() if fragment.strip() else ""


def _loose(node: LexborNode) -> list[str]:
    """A block in the pieces that may stand on slides of their own: the items of a list that is not numbered, each in its list."""
    if node.tag in ("ul", "ol"):
        pieces = []
        for number, item in enumerate(node.iter(), 1):
            start = f' start="{number}"' if node.tag == "ol" else ""
            pieces.append(f"<{node.tag}{start}>{_clean(item.html or '')}</{node.tag}>")
        return pieces
    return [_clean(node.html or "")]


def joined(pieces: Iterable[str]) -> str:
    """Pieces of one list in one list again."""
    joined = "".join(pieces)
    return re.sub(r"</ol><ol start=\"\d+\">|</ul><ul>", "", joined)


def _stem(node: LexborNode) -> str:
    """A question's stem, its gaps as gaps."""
    return re.sub(
        r"<input[^>]*>",
        '<span class="bf-gap">          </span>',
        _clean(f"<div>{_inner(node)}</div>"),
    )


# --- What fits ---


def _lines(text: str, size: str, width: int) -> int:
    return max(1, math.ceil(len(text.strip()) * SIZES[size] * _LETTER / width))


def _height(blocks: Iterable[str], size: str, width: int = _WIDTH) -> float:
    """About how many pixels blocks take, one below the other; rather too many than too few."""
    total = 0.0
    for inset, pictures, texts in map(_shape, blocks):
        total += _PICTURE * pictures
        for text, columns in texts:
            total += (_lines(text, size, (width - inset) // columns) * _LINE + _GAP) * SIZES[size]
    return total


@functools.lru_cache(
    maxsize=4096
)  # a block is tried in each size, and in each group that it might stand in
def _shape(block: str) -> tuple[int, int, list[tuple[str, int]]]:
    """What a block's height comes from: its inset in pixels, how many pictures it holds, and its texts with the columns that each shares its width with."""
    tree = LexborHTMLParser(block)
    columns = max((len(row.css("td, th")) for row in tree.css("tr")), default=1)
    texts = []
    items = tree.css("li, p, tr, cite, pre") or [tree.body]
    for node in items:
        whole = node.tag in ("p", "tr", "body") or node.css_first("li, p, cite") is None
        texts.append((node.text(deep=whole) or "", columns if node.tag == "tr" else 1))
    return 60 if tree.css_first("li") else 0, sum(len(node.css("img")) for node in items), texts


def _rows(options: Iterable[str], size: str, width: int) -> float:
    return sum(
        max(44, _lines(_text(option), size, width) * _LINE * SIZES[size] + 14) + 2 * _BAR
        for option in options
    )


def packed(
    blocks: list[str], first: str = "large", framed: bool = False
) -> Iterator[tuple[list[str], str]]:
    """Blocks in groups that fit on a slide each, with the size of type that each takes. A list stays together where it can, a lead-in
    stays with what it leads to, and what must be parted is parted evenly.
    """
    sizes = list(SIZES)[list(SIZES).index(first) :]
    room = _HEIGHT - 2 * _BAR if framed else _HEIGHT
    pieces = [
        piece
        for block in blocks
        if _text(block).strip() or "<img" in block
        for piece in _apart(block, room)
    ]
    tall = {
        size: [
            0.0,
            *itertools.accumulate(
                _height([piece], size) + (2 * _BAR if framed else 0) for piece in pieces
            ),
        ]
        for size in sizes
    }

    def cost(start: int, end: int) -> tuple[float, str]:
        size = next(
            (size for size in sizes if tall[size][end] - tall[size][start] <= _HEIGHT), None
        )
        if size is None:
            return (4.0 if end - start == 1 else math.inf), sizes[-1]
        spare = 1 - (tall[size][end] - tall[size][start]) / _HEIGHT
        torn = end < len(pieces) and (
            _text(pieces[end - 1]).rstrip().endswith(":")
            or pieces[end - 1][:3] == pieces[end][:3] in ("<ul", "<ol")
        )
        return 0.5 + (0.3 if size == "small" else 0) + 0.2 * spare * spare + (
            1.0 if torn else 0
        ), size

    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        best.append(min((best[start][0] + cost(start, end)[0], start) for start in range(end)))
    groups, end = [], len(pieces)
    while end:
        start = best[end][1]
        groups.append((pieces[start:end], cost(start, end)[1]))
        end = start
    yield from reversed(groups)


def _apart(block: str, room: float) -> Iterator[str]:
    """A block that is too long for a slide, at the ends of its sentences; as it is where it has none, or holds more than words."""
    match = re.fullmatch(r"<p>(.*)</p>", block, re.S)
    if _height([block], "small") <= room or not match or "<" in match[1]:
        yield block
        return
    held = ""
    for sentence in _SENTENCE.split(match[1]):
        if held and _height([f"<p>{held} {sentence}</p>"], "small") > room:
            yield f"<p>{held}</p>"
            held = ""
        held = f"{held} {sentence}".strip()
    yield f"<p>{held}</p>"


def _seconds(slide: Slide) -> int:
    """How long a slide takes in a room: read aloud, with time to think, rounded up to five seconds."""
    words = len(_text(slide.html).split())
    pause = {"quote": 20, "question": 45, "scenario": 30, "answer": 15, "practice": 20}.get(
        slide.kind, 10
    )
    return 5 * math.ceil((words / _WORDS_A_SECOND + pause) / 5)
