"""How a worksheet names the quotes: by their number within the theme. Pure.

An officer writes “(quote 2)” where the Markdown has the id of a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from briefed.authoring.worksheet.forms import Quoted, Sentence, Wrong
from briefed.authoring.worksheet.texts import Paragraph, Run, Text, folded, text, words_of
from briefed.model import Briefing, Statement, Theme
from briefed.source.briefing_lines import cells
from briefed.source.headings import heading_words
from briefed.text.patterns import lazily
from briefed.text.words import fold, plain

_NAMED = lazily(
    r"(?i)\s*\(quotes?\s+(\d+(?:\s*(?:,|;|&|\band\b)\s*\d+)*)(?:\s+of\s+([^()]+?))?\)\s*$"
)
_ONE = lazily(r"(?i)(?:quote\s*)?(\d+)\s*([a-z])?")
_RANGE = lazily(
    r"(?i)(?:quotes?\s*)?(?P<first>\d+\s*[a-z]?)\s*(?:[-‐‑–—]|\bto\b)\s*"
    r"(?P<last>\d+\s*[a-z]?|[a-z])"
)
_GONE = "gone quote"
_NAMED_GONE = lazily(r"(?i)\s*\(gone quote ([a-z0-9-]+)\)\s*$")
_MOST_SHOWN = 8  # themes, in a message
_BETWEEN = lazily(r"\s*(?:[,;&]|\band\b)\s*")


class Names:
    """The names of a briefing's quotes, on the page of a theme; None for the course start."""

    def __init__(self, briefing: Briefing, theme: Theme | None) -> None:
        self.briefing = briefing
        self.themes = {one.slug: one for one in briefing.themes}
        self.theme = theme

    def of(self, identity: str) -> str:
        """The name of a statement by its id, such as “quote 2”; "" for one that is not there."""
        for theme in self.themes.values():
            for number, statement in enumerate(theme.statements, 1):
                if statement.id == identity:
                    of = "" if theme == self.theme else f" of {heading_words(theme)}"
                    return f"quote {number}{of}"
        return ""

    def shown(self, identity: str) -> str:
        """The name of a statement by its id, also of one that is gone: “gone quote 2”."""
        theme, _, number = identity.rpartition("-")
        own = self.theme is not None and theme == self.theme.slug
        return self.of(identity) or f"{_GONE} {number if own else identity}"

    def still(self, shown: Iterable[Paragraph]) -> str:
        """What is to be said of paragraphs that name quotes which are gone; "" where none does."""
        gone = any(f"({_GONE} " in one.words for one in shown)
        return f"what it rests on now, in place of “({_GONE} …)”" if gone else ""

    def all_gone(self, ids: str) -> bool:
        """Whether the statements are gone whose ids, in brackets, `split` returned."""
        return not any(map(self.of, re.findall(r"[^\s\[\]]+", ids)))

    def quoted(self, identity: str, words: str) -> Quoted:
        """A quote as a worksheet shows it: each of its sentences has a name of its own, or ""."""
        name, sentences = self._sentences(identity, words)
        return Quoted(name, sentences, self._in_table(identity))

    def _in_table(self, identity: str) -> str:
        """What a row of a table says under each head, such as “Who: Police”; "" for another."""
        heads = dict(self.briefing.table_heads)
        for theme in self.themes.values():
            columns: list[str] = []
            for statement in theme.statements:
                columns = cells(heads[statement.id]) if statement.id in heads else columns
                if statement.id == identity and statement.form == "row":
                    pairs = zip(
                        map(plain, columns), map(plain, cells(statement.markup)), strict=False
                    )
                    return "; ".join(f"{head}: {cell}" for head, cell in pairs if head and cell)
        return ""

    def _sentences(self, identity: str, words: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        name = self.of(identity)
        statement = self._statement(identity)
        if not statement or len(statement.sentences) == 1:
            whole = statement.sentences[0] if statement else words
            return name, (("", whole if fold(whole) == fold(words) else words),)
        number = name.split()[1]
        held = [
            (f"{number}{_letter(at)}", sentence)
            for at, sentence in enumerate(statement.sentences)
            if fold(sentence) in fold(words)
        ]
        return name, tuple(held) or (("", words),)

    def short(self, identity: str, words: str) -> str:
        """The numbers of a quote of this theme, such as “2” or “2a, 2b”; "" for another."""
        name, sentences = self._sentences(identity, words)
        if not name or " of " in name:
            return ""
        letters = [letter for letter, _ in sentences if letter]
        statement = self._statement(identity)
        every = statement is not None and len(letters) in (0, len(statement.sentences))
        return name.split()[1] if every else ", ".join(letters)

    def split(self, paragraph: Paragraph) -> tuple[Paragraph, str]:
        """A paragraph without the quotes that it names at its end, and their ids in brackets.

        Raises Wrong for a quote that is not there.
        """
        words = folded("".join(run.words for run in paragraph.runs))
        ids: list[str] = []
        kept = words
        while True:
            if found := _NAMED.search(kept):
                named = re.findall(r"\d+", found[1])
                ids[:0] = [self._id(int(one), found[2] or "") for one in named]
            elif found := _NAMED_GONE.search(kept):
                ids[:0] = [self._gone(found[1].lower())]
            else:
                break
            kept = kept[: found.start()]
        if not ids:
            return paragraph, ""
        if not kept.strip():
            raise Wrong(f"“{words.strip()}” is alone: write before it what you say of that quote")
        return Paragraph(_first(paragraph.runs, len(kept)), paragraph.item), "".join(
            f" [{one}]" for one in ids
        )

    def quotes(self, words: str) -> list[tuple[str, str]]:
        """The ids and the words of the quotes that are named so: “1, 2b”.

        Raises Wrong where a name can't be read or no such quote is there.
        """
        return [
            (statement.id, statement.sentences[at] if at >= 0 else " ".join(statement.sentences))
            for statement, at in self._meant(words)
        ]

    def sentences(self, words: str) -> set[Sentence]:
        """The sentences of the quotes that are named so: “1, 2b”. Raises Wrong as `quotes` does."""
        return {
            (statement.id, index)
            for statement, at in self._meant(words)
            for index in (range(len(statement.sentences)) if at < 0 else [at])
        }

    def of_sentences(self, sentences: Set[Sentence]) -> str:
        """The names of some sentences of this theme, such as “1, 2b”."""
        found: list[str] = []
        for number, statement in enumerate(self.theme.statements if self.theme else (), 1):
            named = [at for identity, at in sorted(sentences) if identity == statement.id]
            if len(named) == len(statement.sentences):
                found.append(str(number))
            else:
                found += [f"{number}{_letter(at)}" for at in named]
        return ", ".join(found)

    def _meant(self, words: str) -> Iterator[tuple[Statement, int]]:
        """The statements that are named so, each with the index of a sentence, or -1 for all."""
        for name in filter(None, _BETWEEN.split(folded(words).strip(" .()"))):
            if within := _RANGE.fullmatch(name):
                yield from self._between(name, within["first"], within["last"])
            else:
                yield self._one(name)

    def _one(self, name: str) -> tuple[Statement, int]:
        """The statement that is named so, with the index of a sentence, or -1 for all."""
        if not (read := _ONE.fullmatch(name)):
            raise Wrong(
                f"“{name}” names no quote: write the numbers that are beside the quotes, "
                "such as 1 or 1, 2b"
            )
        statement = self._statement(self._id(int(read[1]), ""))
        assert statement
        at = ord(read[2].lower()) - ord("a") if read[2] else -1
        if at >= len(statement.sentences):
            raise Wrong(f"quote {read[1]} has no sentence {read[2]}")
        return statement, at

    def _between(self, name: str, first: str, last: str) -> Iterator[tuple[Statement, int]]:
        """All that is from one name to another: “1a–1c”, “1a–c” or “1–3”."""
        begins = self._one(first)
        number = _ONE.fullmatch(first)
        assert number
        ends = self._one(last if last[0].isdecimal() else f"{number[1]}{last}")
        every = [
            (statement, at)
            for statement in (self.theme.statements if self.theme else ())
            for at in range(len(statement.sentences))
        ]
        start = every.index((begins[0], max(begins[1], 0)))
        stop = every.index((ends[0], ends[1] if ends[1] >= 0 else len(ends[0].sentences) - 1))
        if stop < start:
            raise Wrong(f"“{name}” ends before it begins: write the smaller number first")
        within = every[start : stop + 1]
        for statement in dict.fromkeys(one for one, _ in within):
            held = [at for one, at in within if one == statement]
            whole = len(held) == len(statement.sentences)
            yield from ((statement, at) for at in ([-1] if whole else held))

    def in_theme(self, words: str) -> tuple[Theme, list[tuple[str, str]], frozenset[Sentence]]:
        """A theme, the ids and words of its quotes that are named so, and their sentences.

        They are named as in “Hidden men: 1, 2b”.

        Raises Wrong where a theme or a number can't be read, or none is named.
        """
        if not folded(words):
            raise Wrong(
                "nothing says which theme it is for, and which quotes it rests on: write the "
                "heading of the theme, a colon and the numbers of the quotes, as “Hidden men: 1, "
                "2b”"
            )
        of, _, numbers = folded(words).rpartition(":")
        theme = self.named(of) if of else self.theme
        if theme is None:
            raise Wrong(
                f"“{words[:60]}” names no theme: write its heading, a colon and the numbers of "
                "the quotes, as “Hidden men: 1, 2b”"
            )
        names = Names(self.briefing, theme)
        named = names.quotes(numbers)
        if not named:
            raise Wrong("it names no quote that it rests on: write the number beside the quote")
        return theme, named, frozenset(names.sentences(numbers))

    def settled(self, words: str) -> str:
        """A theme and its quotes as a form names them; the same words where they name none."""
        try:
            theme, _, sentences = self.in_theme(words)
        except Wrong:
            return words
        return Names(self.briefing, theme).in_full(sentences)

    def in_full(self, sentences: Set[Sentence]) -> str:
        """The names of some sentences of this theme with its heading: “Hidden men: 1, 2b”."""
        heading = folded(heading_words(self.theme)) if self.theme else ""
        return f"{heading}: {self.of_sentences(sentences)}"

    def of_theme(self, words: str) -> list[str]:
        """The ids of the statements that are named so: “Hidden men: 1, 2”.

        Raises Wrong where a theme or a number can't be read.
        """
        theme, _, numbers = folded(words).rpartition(":")
        found = list(filter(None, _BETWEEN.split(numbers.strip(" ."))))
        if (
            not theme
            or not found
            or not all(_ONE.fullmatch(one) or _RANGE.fullmatch(one) for one in found)
        ):
            raise Wrong(
                f"“{words[:60]}” names no quotes: write a theme and numbers, as “Theme: 1, 2”"
            )
        named = Names(self.briefing, self.named(theme))._meant(numbers)
        return list(dict.fromkeys(statement.id for statement, _ in named))

    def _statement(self, identity: str) -> Statement | None:
        every = (one for theme in self.themes.values() for one in theme.statements)
        return next((one for one in every if one.id == identity), None)

    def named(self, heading: str) -> Theme:
        """The theme with a heading, as its page or the paper has it. Raises Wrong where none is."""
        wanted = fold(heading).lower()
        for theme in self.themes.values():
            if wanted in {fold(one).lower() for one in (heading_words(theme), theme.name)}:
                return theme
        known = [heading_words(one) for one in self.themes.values() if one.statements]
        near = [one for one in known if one.lower().startswith(wanted)] or known
        shown = ", ".join(f"“{one}”" for one in near[:_MOST_SHOWN])
        of = "one of " if near[1:] else ""
        raise Wrong(f"there is no theme “{heading[:60]}”: write {of}{shown}")

    def settled_theme(self, said: Text) -> Text:
        """A theme as the worksheet calls it; the same words where they name none."""
        try:
            return text(folded(heading_words(self.named(words_of(said))))) if said else said
        except Wrong:
            return said

    def _gone(self, name: str) -> str:
        """The id of a statement that is gone, by what `shown` calls it behind its first words."""
        return f"{self.theme.slug}-{name}" if self.theme and name.isdecimal() else name

    def _id(self, number: int, of: str) -> str:
        """The id of a quote by its number, in this theme or in the one that is named."""
        theme = self.named(of) if of else self.theme
        if theme is None:
            raise Wrong(
                f"say of which theme quote {number} is, as in “(quote {number} of its name)”"
            )
        if not 1 <= number <= len(theme.statements):
            last = len(theme.statements)
            raise Wrong(f"there is no quote {number}: the theme has quotes 1 to {last}")
        return theme.statements[number - 1].id


def _letter(at: int) -> str:
    return chr(ord("a") + at) if at < 26 else f"[{at + 1}]"


def _first(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    """The first signs of some runs, whose white space is folded."""
    kept = []
    for run in runs:
        kept.append(run._replace(words=run.words[:length]))
        length = max(0, length - len(run.words))
    return tuple(run for run in kept if run.words)
