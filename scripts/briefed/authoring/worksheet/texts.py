"""Texts that a person reads and writes in a word processor, and the same as Markdown. Pure.

A text is a list of paragraphs with bold, italics and links; a paragraph may be a point of a list.
"""

from __future__ import annotations

import re
import textwrap
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from briefed.importing.inline_markdown import escaped, guarded
from briefed.source.placeholders import unwritten
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS, CURLY, plain, squeeze

WIDTH = 115
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\t\n\v"), " ")
_TYPED_BULLET = lazily(rf"(?:[{BULLETS}]|\d{{1,2}}[.)])\s+(?=\S)")
# What a line may not begin with by an accident of wrapping.
_BLOCK = lazily(r"(?:[-*+>|#=]+|\d+[.)])(?:\s|$)|~~~|```|!!!|\?\?\?|#|>")
_NOT_CARRIED = lazily(r"(?:#|>|\||<|!!!|\?\?\?|```|~~~|\d+[.)]\s|\s{4})|.*[ ]{2}$")
_ITEM = lazily(r"[-*]\s+")
_INLINE = lazily(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!<>|~])"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)+)\]\((?P<to>[^()\s]+)\)"
    r"|(?P<entity>&(?:amp|lt|gt|quot);)"
    r"|(?P<signs>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
    r"|(?P<other>[`<\[])"
)
_ENDS_ADDRESS = lazily(r"[\s()<>]")  # what would end the address of a link in Markdown
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


class Run(NamedTuple):
    """Some words in one look; `link` is where they lead, or ""."""

    words: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Paragraph(NamedTuple):
    """The runs of a paragraph, or of a point of a list."""

    runs: tuple[Run, ...]
    item: bool = False

    @property
    def words(self) -> str:
        return folded("".join(run.words for run in self.runs))


Text = tuple[Paragraph, ...]


def folded(words: str) -> str:
    """Words as they are compared and written: straight quotation marks, single spaces.

    A word processor puts in curly marks and hard spaces by itself.
    """
    return squeeze(words.translate(_UNSEEN).translate(_SPACES).translate(CURLY))


def text(words: str) -> Text:
    """A text of one paragraph without any look; () for no words."""
    return (Paragraph((Run(words),)),) if words else ()


def words_of(shown: Text) -> str:
    """The words of a text, a line for each paragraph, as they are compared."""
    return "\n".join(f"• {one.words}" if one.item else one.words for one in shown)


def typed(paragraphs: Iterable[Paragraph], points: bool = False) -> Text:
    """What somebody typed, without empty paragraphs and without bullets typed by hand.

    `points` says that all of it is a list.
    """
    found = []
    for one in paragraphs:
        if not one.words:
            continue
        bullet = _TYPED_BULLET.match(one.words) if points or one.words[0] == "•" else None
        runs = _without(one.runs, len(bullet[0].strip())) if bullet else one.runs
        found.append(Paragraph(_tidy(runs), points or one.item or bool(bullet)))
    return tuple(one for one in found if one.words)


def without_name(point: Paragraph, name: str) -> Paragraph:
    """A point without the name of a quote in brackets, in which it may end."""
    ending = f"({name})"
    runs = _tidy(point.runs)
    if not runs or not runs[-1].words.rstrip(" .").lower().endswith(ending):
        return point
    words = runs[-1].words.rstrip(" .")[: -len(ending)].rstrip()
    return point._replace(
        runs=tuple(one for one in (*runs[:-1], runs[-1]._replace(words=words)) if one.words)
    )


def _without(runs: tuple[Run, ...], signs: int) -> tuple[Run, ...]:
    """Runs without their first signs, which are a bullet, and the space behind it."""
    words = "".join(run.words for run in runs)
    cut = len(words) - len(words.lstrip()) + signs
    cut += len(words[cut:]) - len(words[cut:].lstrip())
    kept = []
    for run in runs:
        kept.append(run._replace(words=run.words[cut:]))
        cut = max(0, cut - len(run.words))
    return tuple(run for run in kept if run.words)


def _tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs as they are written: neighbours of one look joined, white space folded."""
    joined: list[Run] = []
    for run in runs:
        words = run.words.translate(_UNSEEN).translate(_SPACES).translate(CURLY)
        if joined and joined[-1][1:] == run[1:]:
            words = joined.pop().words + words
        joined.append(run._replace(words=re.sub(r" {2,}", " ", words)))
    return tuple(run for run in joined if run.words)


# --- From Markdown ---


class Read(NamedTuple):
    """A text as it is in the Markdown. `missing` is what a mark says is still to be written."""

    text: Text
    missing: str = ""


def read(lines: list[str], named: Callable[[str], str] | None = None) -> Read | None:
    """The text of some lines of Markdown; None where a word processor can't carry all of it.

    `named` gives the name of a statement's id, which a paragraph may end in, or "".
    """
    found, missing = [], ""
    for item, markup in _paragraphs(lines):
        marks = unwritten(markup)
        for _, mark in reversed(marks):
            markup = markup.replace(mark, "")
            missing = mark.partition(":")[2].rstrip("] ").strip()
        ids: tuple[str, ...] = ()
        if named and markup.rstrip().endswith("]"):
            markup, ids = _ending(markup)
        names = [named(one) for one in ids] if named else []
        if (runs := _runs(markup.strip())) is None or not all(names):
            return None
        if not any(run.words.strip() for run in runs):
            continue
        runs = (*runs, *(Run(f" ({name})") for name in names))
        found.append(Paragraph(_tidy(runs), item))
    return Read(tuple(found), missing)


def _ending(markup: str) -> tuple[str, tuple[str, ...]]:
    from briefed.source.support import rests_on

    return rests_on(markup)


def _paragraphs(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """The paragraphs and points of some lines, each with whether it is a point.

    A line that can't be carried is given as it is, and `_runs` refuses it.
    """
    run: list[str] = []
    item = False
    for line in [*lines, ""]:
        begins = _ITEM.match(line)
        if run and (not line.strip() or begins):
            yield item, " ".join(run)
            run = []
        if not line.strip():
            continue
        if not run:
            item = bool(begins)
        deep = item and len(line) - len(line.lstrip()) >= 4
        if not begins and (_NOT_CARRIED.match(line) or deep):
            yield False, "`"
            continue
        run.append((line[begins.end() :] if begins else line).strip())


def _runs(markup: str, link: str = "") -> tuple[Run, ...] | None:
    """The runs of inline Markdown; None where it has more than bold, italics and links."""
    runs: list[Run] = []
    bold = italic = False
    at = 0
    for found in _INLINE.finditer(markup):
        runs.append(Run(markup[at : found.start()], bold, italic, link))
        at = found.end()
        if found["other"]:
            return None
        if found["signs"]:
            bold ^= len(found["signs"]) > 1
            italic ^= len(found["signs"]) % 2 == 1
        elif found["words"]:
            inner = None if link else _runs(found["words"], found["to"])
            if inner is None:
                return None
            runs += [
                one._replace(bold=one.bold or bold, italic=one.italic or italic) for one in inner
            ]
        else:
            words = found["escaped"] or _ENTITIES[found["entity"]]
            runs.append(Run(words, bold, italic, link))
    runs.append(Run(markup[at:], bold, italic, link))
    if bold or italic or squeeze("".join(run.words for run in runs)) != plain(markup):
        return None
    return tuple(run for run in runs if run.words)


# --- To Markdown ---


Split: TypeAlias = Callable[[Paragraph], tuple[Paragraph, str]]


def markdown(
    shown: Text,
    begin: str = "",
    points: bool = False,
    before: Text = (),
    split: Split | None = None,
) -> list[str]:
    """A text as lines of Markdown that say the same.

    `begin` begins each line, such as the sign of feedback. `before` is the text in whose place it
    comes: words that were a link lead to the same address. `split` takes from a paragraph the
    quotes that it names at its end, and returns their ids as they are written.
    """
    known = {run.words.strip(): run.link for one in before for run in one.runs if run.link}
    lines: list[str] = []
    above: Paragraph | None = None
    for one in shown:
        item = points or one.item
        if above and not (item and (points or above.item)):
            lines.append("")
        bare, ids = split(one) if split else (one, "")
        markup = "".join(_marked(run) for run in _linked(_tidy(bare.runs), known))
        lines += wrapped(squeeze(markup) + ids, item, len(begin))
        above = one
    return [f"{begin}{line}".rstrip() for line in lines]


def wrapped(markup: str, item: bool = False, indent: int = 0) -> list[str]:
    """Inline Markdown as lines of the usual width, none of which begins another kind of block."""
    margin = "  " if item else ""
    markup = guarded(markup)
    lines = textwrap.wrap(
        markup, WIDTH - indent - len(margin), break_long_words=False, break_on_hyphens=False
    )
    if any(_BLOCK.match(line) for line in lines[1:]):
        lines = [markup]
    return [f"{'- ' if item and not at else margin}{line}" for at, line in enumerate(lines)]


def _linked(runs: tuple[Run, ...], known: dict[str, str]) -> Iterator[Run]:
    """Runs in which words that led to an address lead there again."""
    lost = [words for words in known if words and not any(run.link for run in runs)]
    for run in runs:
        words = next((one for one in lost if one in run.words), "")
        if not words or run.link:
            yield run
            continue
        before, _, after = run.words.partition(words)
        parts = run._replace(words=before), run._replace(words=words, link=known[words])
        yield from (part for part in (*parts, run._replace(words=after)) if part.words)


def _percent(sign: re.Match[str]) -> str:
    return urllib.parse.quote(sign[0], safe="")


def _marked(run: Run) -> str:
    """A run as Markdown; white space at its ends stays outside of its signs."""
    words = run.words.strip()
    if not words:
        return run.words
    start = run.words.index(words)
    signs = "*" * (2 * run.bold + run.italic) if re.search(r"\w", words) else ""
    inner = escaped(words)
    if run.link:
        inner = f"[{inner}]({_ENDS_ADDRESS.sub(_percent, run.link)})"
    return f"{run.words[:start]}{signs}{inner}{signs}{run.words[start + len(words) :]}"
