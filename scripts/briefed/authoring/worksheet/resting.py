"""The quotes that a question rests on: which sentences it tests, and how it tests others. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.new import quote
from briefed.authoring.worksheet.forms import Edit, Sentence
from briefed.authoring.worksheet.names import Names
from briefed.checking.coverage import runs
from briefed.model import Briefing, Question, Quote
from briefed.source import quizzes
from briefed.text.words import fold


class Resting(NamedTuple):
    """The quotes of a question, which take the lines from `start` up to before `end`.

    `own` are the sentences of its theme that it tests. `stale` is whether one of its quotes is no
    longer in the briefing's words.
    """

    briefing: Briefing
    names: Names
    quotes: tuple[tuple[Quote, tuple[str, ...], frozenset[Sentence]], ...]
    own: frozenset[Sentence]
    stale: bool
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The names of its sentences, such as “1, 2b”."""
        return self.names.of_sentences(self.own)

    def edits(self, file: str, wanted: frozenset[Sentence]) -> Iterator[Edit]:
        """The edit that lets it test other sentences of its theme; quotes that fit stay."""
        if wanted == self.own:
            return
        kept = [
            (lines, sentences)
            for one, lines, sentences in self.quotes
            if not self._of_theme(one) or (sentences and sentences <= wanted)
        ]
        known = {sentence for _, sentences in kept for sentence in sentences}
        texts = {one.id: one.sentences for one in self.briefing.statements}
        order = {identity: at for at, identity in enumerate(texts)}
        new = [
            tuple(quote(texts[identity][at], identity).split("\n"))
            for identity, at in sorted(wanted - known, key=lambda one: (order[one[0]], one[1]))
        ]
        out: list[str] = []
        for lines in (*(lines for lines, _ in kept), *new):
            out += ["", *lines] if out else lines
        yield Edit(file, self.start, self.end, tuple(out))

    def _of_theme(self, one: Quote) -> bool:
        """Whether a quote is of the theme's own statements, or of one that is gone."""
        known = {statement.id for statement in self.briefing.statements}
        theme = self.names.theme
        own = {statement.id for statement in theme.statements} if theme else set()
        return one.id is not None and (one.id in own or one.id not in known)


def resting(
    briefing: Briefing, names: Names, question: Question, lines: list[str]
) -> Resting | None:
    """What a question rests on; None where something stands between its quotes."""
    if not question.quotes:
        return None
    known = runs_of(briefing, (one.id for one in question.quotes))
    found = []
    for one in question.quotes:
        start = end = one.location.line - 1
        while lines[end].strip() and not lines[end].startswith(("#", "</")):
            end += 1
        found.append((one, tuple(lines[start:end]), repeated(one, known)))
    start, end = question.quotes[0].location.line - 1, end
    between = "\n".join(line for line in lines[start:end] if line.strip()).split("\n")
    if between != [line for _, own, _ in found for line in own]:
        return None
    whole = Resting(briefing, names, tuple(found), frozenset(), False, start, end)
    of_theme = [sentences for one, _, sentences in found if whole._of_theme(one)]
    own = frozenset().union(*of_theme)
    return whole._replace(own=own, stale=not all(of_theme))


def tested(briefing: Briefing, texts: Mapping[str, str]) -> frozenset[Sentence]:
    """The sentences that the questions in some files test, whether these are written or not."""
    found: set[Sentence] = set()
    for file, source in texts.items():
        for question in quizzes.parse(source, file).questions:
            known = runs_of(briefing, (one.id for one in question.quotes))
            for one in question.quotes:
                found |= repeated(one, known)
    return frozenset(found)


def runs_of(
    briefing: Briefing, ids: Iterable[str | None]
) -> dict[str | None, dict[str, tuple[int, int]]]:
    wanted = set(ids)
    return {one.id: runs(one) for one in briefing.statements if one.id in wanted}


def repeated(
    one: Quote, known: Mapping[str | None, dict[str, tuple[int, int]]]
) -> frozenset[Sentence]:
    """The sentences that a quote repeats."""
    run = known.get(one.id, {}).get(fold(one.text))
    return frozenset((one.id or "", at) for at in range(run[0], run[1] + 1)) if run else frozenset()
