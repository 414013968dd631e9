"""What a new edition leaves to decide on a page → a form for each quote that it made stale. Pure.

A quote is stale if its statement has other words now, says more, or is gone. Each form waits for a
yes: whoever gives it has what rests on the quote before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from briefed.authoring.new import quote
from briefed.authoring.worksheet.forms import (
    LONG,
    SHORT,
    Edit,
    Field,
    Filled,
    Form,
    Note,
    Quoted,
    Thing,
    Wrong,
    done_already,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import HEADING, MARKER, OWN, QUOTE, Block
from briefed.authoring.worksheet.points import PracticePoints
from briefed.authoring.worksheet.texts import Paragraph, read, text, words_of
from briefed.checking.coverage import runs
from briefed.model import Briefing, Location, Statement, Theme, first_theme
from briefed.source.headings import heading_words
from briefed.source.quotes import read_quote
from briefed.text.similarity import similarity
from briefed.text.words import fold

TAKE = "The page quotes the words of before. Take those of now? Write yes, or leave it empty"
OFF = "Take this off the page? Write yes, or leave it empty"
GOES = "What rests on it, and goes with it"
OTHER_WORDS = "The words of this quote changed. Read again what you wrote below it."
BEFORE = "Before: “"
GONE_HERE = (
    "The briefing no longer says this here. If something of what rests on it still holds, write "
    "it below another quote."
)
_ELSEWHERE = "Sentences of this are elsewhere now: {}. "
_LONGEST = 60  # signs of a quote in a message


class _Gone(NamedTuple):
    """Quotes that stand together and are gone, and the lines that go with them."""

    quotes: tuple[Block, ...]
    blocks: tuple[Block, ...]  # all that goes, these quotes too


class EditionForms:
    """The stale quotes among the findings of a page.

    `going` are the blocks that a form takes off, which no other form may rewrite.
    """

    def __init__(
        self,
        briefing: Briefing,
        theme: Theme,
        file: str,
        lines: list[str],
        findings: Sequence[Block],
        points: PracticePoints | None,
    ) -> None:
        self.briefing = briefing
        self.theme = theme
        self.file = file
        self.lines = lines
        self.points = points
        self.names = Names(briefing, theme)
        self.title = heading_words(theme)
        quotes = [one for one in findings if one.kind == QUOTE and one.name]
        self.quotes = quotes
        self.now: dict[Block, tuple[Statement, list[int]]] = {}
        for statement in briefing.statements:
            own = [one for one in quotes if one.name == statement.id]
            self.now |= {one: (statement, at) for one, at in _carried_on(statement, own)}
        known = {one.id for one in briefing.statements}
        gone = {one for one in quotes if one.name not in known}
        gone |= {one for one, (_, sentences) in self.now.items() if not sentences}
        self.gone = list(_together(findings, gone, lines))
        self.going = {block for one in self.gone for block in one.blocks}

    def key(self, one: Block) -> str:
        """The words by which the forms below a quote are known: those that it is to have."""
        if one not in self.now or one in self.going:
            return one.words
        statement, sentences = self.now[one]
        return fold(" ".join(statement.sentences[at] for at in sentences))

    def of(self, block: Block) -> list[Thing]:
        """What a worksheet has in the place of a block: a quote, or the first that goes."""
        if block in self.going:
            found = next((one for one in self.gone if one.blocks[0] == block), None)
            if found is None:
                return []
            identity = found.quotes[0].name
            same = [one for one in self.gone if one.quotes[0].name == identity]
            return list(self._off(identity, found, same.index(found) + 1))
        if block not in self.now:
            shown = self.names.quoted(block.name, block.words)
            return [shown, self._take(block)] if block in self.quotes else [shown]
        statement, carried = self.now[block]
        words = " ".join(statement.sentences[at] for at in carried)
        return [
            Note(OTHER_WORDS),
            Note(f"{BEFORE}{self._said(block)}”"),
            self.names.quoted(block.name, words),
            self._take(block),
        ]

    def elsewhere(self) -> Iterator[Thing]:
        """What rests on statements that are gone, and that no quote on the page is of.

        Also quiet forms for what was taken off before, so its worksheet can be read once more.
        """
        there = {one.quotes[0].name for one in self.gone}
        quoted = {quote.name for one in self.gone for quote in one.quotes}
        for identity in self.points.gone if self.points else ():
            if identity not in quoted:
                there.add(identity)
                yield from self._off(identity, _Gone((), ()), 1)
        own = [one for one in self.briefing.retired if first_theme(one) == self.theme.slug]
        for identity in (*own, *(one.id for one in self.theme.statements)):
            if identity not in there:
                yield self._done(f"{self.theme.slug}/gone/{identity}/1")

    def _take(self, block: Block) -> Form:
        """The form that lets a quote have the words of now; a quiet one for a quote that does."""
        same = [one for one in self.quotes if one.name == block.name]
        address = f"{self.theme.slug}/words/{block.name}/{same.index(block) + 1}"
        if block not in self.now:
            return self._done(address)
        statement, sentences = self.now[block]

        def write(filled: Filled) -> list[Edit]:
            lines: list[str] = []
            for words in _in_runs(statement, sentences):
                lines += [*([""] if lines else []), *quote(words, statement.id).split("\n")]
            return [Edit(self.file, block.start, block.end, tuple(lines))]

        name = self.names.of(block.name)
        still = "write yes, when you have read what is written below it"
        return Form(
            address,
            f"{self.title}, {name}: the new words of the quote",
            "",
            (Field(TAKE, (), still, lines=SHORT, yes=True),),
            write,
            ours=True,
        )

    def _done(self, address: str) -> Form:
        """The form of what was done already: whatever a worksheet says of it stays so."""
        return done_already(address, TAKE)

    def _off(self, identity: str, gone: _Gone, number: int) -> Iterator[Thing]:
        """The form that takes quotes off the page, with all that rests on them alone."""
        words = " ".join(map(self._said, gone.quotes))
        yield Note(self._elsewhere(words) + GONE_HERE)
        for one in gone.quotes:
            yield Quoted("", (("", self._said(one)),))
        ids = {identity, *(one.name for one in gone.quotes)}
        ids -= {one.id for one in self.briefing.statements}
        rests = (*self._below(gone), *(self.points.resting_on(ids) if self.points else ()))

        def write(filled: Filled) -> list[Edit]:
            if rests and words_of(filled.texts[1]) != words_of(rests):
                raise Wrong(
                    f"under “{GOES}” nothing can be changed: write below another quote what you "
                    "want to keep, and copy these words from a fresh worksheet"
                )
            edits = [Edit(self.file, *span, ()) for span in self._spans(gone)]
            return [*edits, *(self.points.without(ids) if self.points else ())]

        still = "write yes, when you have read what rests on it"
        fields = [Field(OFF, (), still, lines=SHORT, named="whether it goes", yes=True)]
        if rests:
            fields.append(Field(GOES, rests, lines=LONG, given=True))
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        yield Form(
            f"{self.theme.slug}/gone/{identity}/{number}",
            f"{self.title}, the quote that is gone{short and f' (“{short}”)'}, with what rests on "
            "it",
            "The briefing no longer says this",
            tuple(fields),
            write,
            ours=True,
        )

    def _said(self, quote: Block) -> str:
        """The words of a quote as they are on the page."""
        return read_quote(self.lines[quote.start : quote.end], Location("")).text

    def _below(self, gone: _Gone) -> Iterator[Paragraph]:
        """Our text below quotes that goes with them."""
        for one in gone.blocks:
            if one.kind == OWN:
                lines = self.lines[one.start : one.end]
                known = read(lines, self.names.shown)
                yield from known.text if known else text(" ".join(lines))

    def _elsewhere(self, words: str) -> str:
        """Where the briefing says sentences of a quote that is gone, in words; "" for nowhere."""
        held = [
            self.names.of(one.id)
            for one in self.briefing.statements
            if any(fold(sentence) in fold(words) for sentence in one.sentences)
        ]
        return _ELSEWHERE.format(", ".join(held)) if held else ""

    def _spans(self, gone: _Gone) -> Iterator[tuple[int, int]]:
        """The lines that go, with the empty ones above them."""
        for one in gone.blocks:
            start = one.start
            while start and not self.lines[start - 1].strip():
                start -= 1
            yield start, one.end


def _carried_on(statement: Statement, own: list[Block]) -> Iterator[tuple[Block, list[int]]]:
    """The quotes of a statement that are to have other words, and the sentences they are to have.

    Each sentence that no quote has goes to the stale quote that is most like it, or where none is
    stale to the last one.
    """
    known = runs(statement)
    held = {one: known[one.words] for one in own if one.words in known}
    fresh = {one: range(first, last + 1) for one, (first, last) in held.items()}
    told = {at for sentences in fresh.values() for at in sentences}
    stale = [one for one in own if one not in fresh]
    carried: dict[Block, list[int]] = {one: [] for one in stale}
    for at, sentence in enumerate(statement.sentences):
        if at in told or not own:
            continue
        if stale:
            words = fold(sentence).split()
            nearest = max(stale, key=lambda one: similarity(one.words.split(), words))
            carried[nearest].append(at)
        else:
            carried.setdefault(own[-1], [*fresh[own[-1]]]).append(at)
    for one, sentences in carried.items():
        yield one, sorted(sentences)


def _in_runs(statement: Statement, sentences: Sequence[int]) -> Iterator[str]:
    """The words of sentences, those that follow one another together."""
    for _, run in groupby(enumerate(sentences), key=lambda one: one[1] - one[0]):
        yield " ".join(statement.sentences[at] for _, at in run)


def _together(findings: Sequence[Block], gone: set[Block], lines: list[str]) -> Iterator[_Gone]:
    """The quotes that are gone, those that stand together as one, with what goes with them.

    That is a figure as dots above them, and, where no other quote stands with them, the text below
    and a heading that has nothing else.
    """
    at = 0
    while at < len(findings):
        group = list(
            takewhile(lambda one: one.kind == QUOTE or _is_dots(one, lines), findings[at:])
        )
        if not group:
            at += 1
            continue
        quotes = tuple(one for one in group if one in gone)
        if quotes:
            yield _Gone(quotes, tuple(_going(findings, at, group, quotes)))
        at += len(group)


def _going(
    findings: Sequence[Block], at: int, group: list[Block], quotes: tuple[Block, ...]
) -> Iterator[Block]:
    """The blocks that go with quotes of a group, which begins at an index of the findings."""
    if any(one.kind == QUOTE and one not in quotes for one in group):
        for above, one in zip([None, *group], group, strict=False):
            if one in quotes:
                yield from (above,) if above and above.kind == MARKER else ()
                yield one
        return
    end = at + len(group)
    below = list(takewhile(lambda one: one.kind == OWN, findings[end:]))
    behind = findings[end + len(below)] if end + len(below) < len(findings) else None
    headed = at and findings[at - 1].kind == HEADING and findings[at - 1].level > 2
    if headed and (behind is None or behind.kind == HEADING):
        yield findings[at - 1]
    yield from group
    yield from below


def _is_dots(block: Block, lines: list[str]) -> bool:
    return block.kind == MARKER and "figure:" in lines[block.start]
