"""What fits on a slide, in which size of type, and how long it takes in a room. Pure.

Lengths are in pixels of a slide of 1280 by 720, times in seconds. Heights are estimates, rather too
large than too small.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.slide_html import sentences, text
from briefed.text.patterns import lazily

# The sizes of type, the largest first; what fits in none of them continues on another slide. The
# back of a room needs large type: the smallest is still a twenty-fifth of the slide's height.
SIZES = {"large": 44, "medium": 36, "small": 29}
SLIDE_WIDTH = 1280
_WIDTH, _HEIGHT = 1120, 520
_BODY = 560  # the height of a slide below the line above it, all of it
_CODE, _BETWEEN = 190, 40  # the QR code of a title, and the space beside it
CLOSING_CODE = 540  # the QR code that the last row scans; as wide in docs/assets/slides.css
# In units of the type's size:
_LETTER = 0.53  # a letter's mean width
_LINE = 1.35  # a line's height
_GAP = 0.55  # the space between two blocks
# In pixels:
_LETTERED = 60  # the letter before an option
_HANDS = 240  # the counter behind an option
_COUNTED = 110  # the counts alone, once the reasons are shown
_TIGHT, _TIGHT_LINE = 25, 31.25  # the type of an option beside its reason, and its line
_BESIDE = 14  # its frame and the space below it
_PICTURE = 320  # the most that a picture takes
_FRAME = 18  # the frame of an answer or a choice, above and again below
_OPTION = 24  # the frame of an option and the space below it
_INDENT = 60  # of a list
_CALLED = 290  # what numbers to call take of the width beside that
_QUOTE = 52  # the frame of a quote, above and below
_QUOTE_INSET = 130  # its frame at both sides, and that letters with serifs may be wider
WITHIN = "bf-within"  # the class of a quote that shares its slide with a part of a case: no box
NUMBERS = "bf-numbers"  # the class of a list of numbers to call, which are beside their names
CHOICES = "bf-choices"  # the class of a list of choices, each of which has a frame
_SHARES = 0.45, 0.55  # of a row: an option's words, and its reason
_WORDS_A_SECOND = 2.2  # read aloud
# Of a vote, in turn, once it has been read out: seconds.
VOTE = {"hands": 15, "talk": 60, "hands again": 15, "answer": 10}
_PAUSES = {  # seconds
    "quote": 20,
    "question": sum(VOTE.values()),
    "scenario": 30,
    "answer": 15,
    "reasons": 15,
    "practice": 20,
}
_OTHER_PAUSE = 10
# A figure as dots: the size of the drawing, and its width in units of the type's size.
_DOTS = lazily(r'viewBox="0 0 (\d+) (\d+)" width="([\d.]+)em"')
_PARAGRAPH = lazily(r"<p>((?:[^<]|<a [^>]*>[^<]*</a>)*)</p>")


def read_aloud(words: str) -> int:
    """How long some words take to be read aloud, rounded up to five seconds."""
    return 5 * math.ceil(len(words.split()) / _WORDS_A_SECOND / 5)


def seconds(kind: str, html: str) -> int:
    """How long a slide takes: read aloud, with time to think, rounded up to five seconds."""
    reading = len(text(html).split()) / _WORDS_A_SECOND
    return 5 * math.ceil((reading + _PAUSES.get(kind, _OTHER_PAUSE)) / 5)


def question_size(lead: Iterable[str], options: Iterable[str]) -> str:
    """The size of type in which a question fits with its options, "small" if it fits in none.

    `lead` are the blocks above the options.
    """
    for size in ("medium", "small"):
        needed = _height(lead, size) + _rows(options, size, _WIDTH - _LETTERED - _HANDS)
        if needed <= _HEIGHT + 40:
            return size
    return "small"


def title_size(title: str, lines: Iterable[str], code: bool) -> str:
    """The size of type of the key message below a title, "small" if it fits in none.

    `title` is the heading, with the message, as HTML; `lines` are those below, beside a QR code
    where there is a `code`.
    """
    tree = LexborHTMLParser(title)
    heading, message = (
        " ".join(node.text() for node in tree.css(tag)) for tag in ("h1", ".bf-message")
    )
    width = _WIDTH - (_CODE + _BETWEEN if code else 0)
    below = sum(_high(line, 28, width) + 14 for line in lines)
    room = _BODY - _high(heading, 72, _WIDTH, 1.12) - 29 - max(below, _CODE if code else 0)
    for size, pixels in SIZES.items():
        if _high(message, pixels, _WIDTH) + 1.5 * pixels <= room:
            return size
    return "small"


def _high(words: str, pixels: int, width: int, line: float = _LINE) -> float:
    """How high a text is in type of so many pixels."""
    return math.ceil(len(words) * pixels * _LETTER / width) * pixels * line


def fits(block: str) -> bool:
    """Whether a slide has room for a block, in the smallest type."""
    return _height([block], "small") <= _HEIGHT


def fits_with_reasons(lead: Iterable[str], items: Iterable[tuple[str, str]]) -> bool:
    """Whether a question fits on a slide with its items, each with its reason beside it.

    `lead` are the blocks above them.
    """
    width = _WIDTH - _LETTERED - _COUNTED
    rows = (
        _BESIDE
        + _TIGHT_LINE
        * max(
            math.ceil(len(text(part)) * _TIGHT * _LETTER / (share * width))
            for part, share in zip(item, _SHARES, strict=True)
        )
        for item in items
    )
    return _height(lead, "small") + sum(rows) <= _HEIGHT + 80


def _lines(words: str, size: str, width: int) -> int:
    return max(1, math.ceil(len(words.strip()) * SIZES[size] * _LETTER / width))


def _rows(options: Iterable[str], size: str, width: int) -> float:
    return sum(
        max(44, _lines(text(option), size, width) * _LINE * SIZES[size]) + _OPTION
        for option in options
    )


def _height(blocks: Iterable[str], size: str, width: int = _WIDTH) -> float:
    """About how high blocks are, one below the other."""
    total = 0.0
    for inset, fixed, dots, texts in map(_shape, blocks):
        total += fixed + dots * SIZES[size]
        for words, columns in texts:
            lines = _lines(words, size, (width - inset) // columns)
            total += (lines * _LINE + _GAP) * SIZES[size]
    return total


@functools.lru_cache(maxsize=4096)  # a block is tried in each size and in several groups
def _shape(block: str) -> tuple[int, int, float, list[tuple[str, int]]]:
    """What a block's height depends on.

    Its inset in pixels, the height of its pictures and frames in pixels, the
    height of its figures as dots in units of the type's size, and its texts, each with the number
    of columns that share the width.
    """
    tree = LexborHTMLParser(block)
    columns = max((len(row.css("td, th")) for row in tree.css("tr")), default=1)
    texts = []
    items = tree.css("li, p, tr, cite, pre") or ([tree.body] if tree.body else [])
    for node in items:
        whole = node.tag in ("p", "tr", "body") or node.css_first("li, p, cite") is None
        texts.append((node.text(deep=whole) or "", columns if node.tag == "tr" else 1))
    inset = _INDENT if tree.css_first("li") else 0
    inset += _CALLED if tree.css_first(f".{NUMBERS}") else 0
    quotes = len(tree.css(f"blockquote:not(.{WITHIN})"))
    inset += _QUOTE_INSET if quotes else 0
    drawn = [tuple(map(float, sizes)) for sizes in _DOTS.findall(block)]
    dots = sum(em * height / width for width, height, em in drawn)
    pictures = sum(len(node.css("img")) for node in items)
    framed = len(tree.css(f".{CHOICES} > li"))
    fixed = _PICTURE * pictures + _FRAME * framed + _QUOTE * quotes
    return inset, fixed, dots, texts


def packed(
    blocks: list[str], first: str = "large", framed: bool = False, boxed: bool = False
) -> Iterator[tuple[list[str], str]]:
    """Blocks in groups that fit on a slide each, with the size of type, which is that of all.

    The largest size is `first`; `framed` blocks have a frame each, `boxed` ones are in the box of a
    quote. A list stays together if it can, an introduction stays with what follows it, and what
    must be divided is divided evenly.
    """
    sizes = list(SIZES)[list(SIZES).index(first) :]
    frame = 2 * _FRAME if framed else 0
    room, width = _HEIGHT - _QUOTE * boxed, _WIDTH - _QUOTE_INSET * boxed
    pieces = [
        piece
        for block in blocks
        if text(block).strip() or "<img" in block
        for piece in _apart(block, room - frame, width)
    ]
    best: tuple[float, str, list[tuple[int, int]]] = math.inf, sizes[-1], []
    for size in sizes:
        heights = [_height([piece], size, width) + frame for piece in pieces]
        if size != sizes[-1] and max(heights, default=0) > room:
            continue  # a piece is too high
        bad, groups = _divided(pieces, heights, room)
        best = min(best, (bad + _SMALL * len(groups) * (size == "small"), size, groups))
    for start, end in best[2]:
        yield pieces[start:end], best[1]


# How bad it is: each slide, unused room on it, a list that is torn, a piece that is too high for a
# slide, and a slide in small type.
_SLIDE, _SPARE, _TORN, _FULL, _SMALL = 0.5, 0.2, 1.0, 4.0, 0.2


def _divided(
    pieces: list[str], heights: list[float], room: float
) -> tuple[float, list[tuple[int, int]]]:
    """The best way to divide pieces among slides: how bad it is, and where each slide's begin and
    end.
    """
    ends = [0.0, *itertools.accumulate(heights)]

    def cost(start: int, end: int) -> float:
        spare = 1 - (ends[end] - ends[start]) / room
        if spare < 0:
            return _FULL if end - start == 1 else math.inf
        torn = end < len(pieces) and _belong(pieces[end - 1], pieces[end])
        return _SLIDE + _SPARE * spare * spare + _TORN * torn

    # The best way to divide the first pieces, for each number of them, and its last start.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        best.append(min((best[start][0] + cost(start, end), start) for start in range(end)))
    groups, end = [], len(pieces)
    while end:
        groups.append((best[end][1], end))
        end = best[end][1]
    return best[-1][0], groups[::-1]


def _belong(piece: str, following: str) -> bool:
    """Whether two pieces belong together.

    They are an introduction and what follows, parts of a list, or a choice and what it is about.
    """
    if f'class="{CHOICES}"' in following:
        return True
    return text(piece).rstrip().endswith(":") or piece[:3] == following[:3] in ("<ul", "<ol")


def _apart(block: str, room: float, width: int) -> Iterator[str]:
    """A paragraph that is too high, cut at the ends of sentences; other blocks whole."""
    match = _PARAGRAPH.fullmatch(block)
    if not match or _height([block], "small", width) <= room:
        yield block
        return
    held = ""
    for sentence in sentences(match[1]):
        if held and _height([f"<p>{held} {sentence}</p>"], "small", width) > room:
            yield f"<p>{held}</p>"
            held = ""
        held = f"{held} {sentence}".strip()
    yield f"<p>{held}</p>"
