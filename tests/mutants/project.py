"""Where things stand in the course, by plain text search."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from .model import Expect, Texts, line_of

COURSE = "keeping-babies-safe"
DOCS = f"docs/{COURSE}"
QUIZZES = f"quizzes/{COURSE}"
BRIEFING = f"{DOCS}/briefing.md"
ORIGINAL = f"{DOCS}/original.txt"
START = f"{DOCS}/index.md"
CONFIG = "mkdocs.yml"
LEAD_IN = "The briefing says:\n\n"
HEDGES = "not no some few most several multiple all often never".split()


class Sentence(NamedTuple):
    """A sentence of the briefing: its statement, its words as written there, and where."""

    statement: str
    text: str
    start: int


class Statement(NamedTuple):
    """A statement of the briefing; in this course each stands on one line."""

    id: str
    theme: str
    line: int
    start: int  # of the whole line
    text: str
    sentences: tuple[Sentence, ...]


class Quote(NamedTuple):
    """A blockquote that ends in an id. `words` holds the place of each word; `home` is its page
    or question.
    """

    file: str
    start: int
    end: int
    id: str
    id_start: int
    words: tuple[tuple[int, int], ...]
    home: str

    def line(self, texts: Texts) -> int:
        return line_of(texts[self.file], self.start)

    def raw(self, texts: Texts) -> str:
        return texts[self.file][self.start : self.end]

    def said(self, texts: Texts) -> str:
        return bare(texts[self.file][self.start : self.id_start])


class Option(NamedTuple):
    """An option and its feedback, `>` marks and all. `end` is behind the feedback's last line
    end.
    """

    start: int
    feedback: int
    end: int
    right: bool


class Question(NamedTuple):
    """A question from the comment with its id to the line end behind its closing tag."""

    id: str
    file: str
    start: int
    opens: int  # <quiz>, or another tag
    stem: int
    options: tuple[Option, ...]
    lead_in: int  # the line "The briefing says:"
    quotes: tuple[Quote, ...]
    closes: int  # </quiz>
    end: int
    tag: str

    def stem_line(self, texts: Texts) -> int:
        return line_of(texts[self.file], self.stem)


def bare(text: str) -> str:
    """Some Markdown as words alone: quote marks, emphasis and link markup off, white space
    folded.
    """
    text = re.sub(r"^>[ ]?", "", text, flags=re.M)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "")
    return " ".join(text.split())


def loose(text: str) -> str:
    """Words without the punctuation at their ends, for comparing."""
    return bare(text).strip(" .'\"")


@functools.cache
def statements(texts: Texts) -> list[Statement]:
    """The statements of the briefing in order."""
    text = texts[BRIEFING]
    found = []
    for match in re.finditer(r"^(?:- )?(.+?) \{ #([a-z-]+)-(\d+) \}$", text, re.M):
        name = f"{match[2]}-{match[3]}"
        starts = [
            match.start(1),
            *(match.start(1) + gap.end() for gap in re.finditer(r"(?<=\.) (?=[A-Z])", match[1])),
        ]
        sentences = tuple(
            Sentence(name, text[a : b - 1 if b < match.end(1) else b], a)
            for a, b in zip(starts, [*starts[1:], match.end(1)], strict=False)
        )
        found.append(
            Statement(
                name, match[2], line_of(text, match.start()), match.start(), match[1], sentences
            )
        )
    return found


def course_files(texts: Texts, folder: str) -> list[str]:
    """The pages or the quiz files of every course, which are under `folder`, in order."""
    return sorted(
        file
        for file in texts
        if re.fullmatch(rf"{folder}/[^/]+/[^/]+\.md", file) and not file.endswith("/briefing.md")
    )


def id_of_another(texts: Texts, file: str, id: str) -> str:
    """The id of a statement of another theme of the same course as a file."""
    briefing = texts[f"docs/{file.split('/')[1]}/briefing.md"]
    ids = re.findall(r"\{ #([a-z-]+-\d+) \}", briefing)
    theme = id.rpartition("-")[0]
    return next(one for one in ids if one.rpartition("-")[0] != theme)


def page_file(theme: str) -> str:
    """The page that teaches a theme."""
    return f"{DOCS}/{theme}.md"


def quiz_file(theme: str) -> str:
    """The file with a theme's questions."""
    return f"{QUIZZES}/{theme}.md"


def theme_line(texts: Texts, theme: str) -> int:
    """The line of the briefing on which a theme begins: its heading, or the first paragraph."""
    first = next(statement for statement in statements(texts) if statement.theme == theme)
    if theme == "introduction":
        return first.line
    return line_of(texts[BRIEFING], texts[BRIEFING].rindex("\n#", 0, first.start) + 1)


@functools.cache
def themes(texts: Texts) -> list[str]:
    """The themes in the order of the briefing."""
    return list(dict.fromkeys(statement.theme for statement in statements(texts)))


_QUOTE = re.compile(r"^> .*(?:\n>.*)*", re.M)
_CITED = re.compile(r"\s*\[([a-z-]+-\d+)\]$")
_WORD = re.compile(r"[\w][\w'’/-]*")


def _quotes(text: str, file: str, first: int, last: int, home: str) -> list[Quote]:
    """The quotes between two places of a file."""
    found = []
    for match in _QUOTE.finditer(text, first, last):
        cited = _CITED.search(match.group())
        if cited:
            id_start = match.start() + cited.start()
            words = tuple(word.span() for word in _WORD.finditer(text, match.start(), id_start))
            found.append(Quote(file, match.start(), match.end(), cited[1], id_start, words, home))
    return found


@functools.cache
def page_quotes(texts: Texts) -> list[Quote]:
    """Every quote among the findings of the theme pages, in order: those that teach."""
    return [
        quote
        for quote in shown_quotes(texts)
        if quote.start >= texts[quote.file].find("## What the audit found")
    ]


@functools.cache
def shown_quotes(texts: Texts) -> list[Quote]:
    """Every quote of the theme pages that ends in an id, in order: in cases as well."""
    return [
        quote
        for theme in themes(texts)
        for file in [page_file(theme)]
        for quote in _quotes(texts[file], file, 0, len(texts[file]), file)
    ]


@functools.cache
def marked_quotes(texts: Texts) -> list[Quote]:
    """Every quote among the findings of every course, at the left margin."""
    return [
        quote
        for file in course_files(texts, "docs")
        for begins in [texts[file].find("## What the audit found")]
        if begins >= 0
        for quote in _quotes(texts[file], file, begins, len(texts[file]), file)
        if texts[file].rfind("<!--", 0, quote.start) <= texts[file].rfind("-->", 0, quote.start)
    ]


@functools.cache
def questions(texts: Texts) -> list[Question]:
    """Every question with options or gaps, in the order of the briefing's themes."""
    return [question for question in every_question(texts) if question.tag == "quiz"]


@functools.cache
def arranged(texts: Texts) -> list[Question]:
    """Every question whose items are sorted, matched or put in order, of every course. Its options
    are the items, all of them right.
    """
    return [
        question
        for file in course_files(texts, "quizzes")
        for question in _questions(texts, file, "sort|match|order")
    ]


@functools.cache
def every_question(texts: Texts) -> list[Question]:
    """Every question, in the order of the briefing's themes."""
    return [question for theme in themes(texts) for question in _questions(texts, quiz_file(theme))]


def _questions(texts: Texts, file: str, tags: str = "quiz|sort|match|order") -> list[Question]:
    text = texts[file]
    found = []
    for match in re.finditer(
        rf"^<!-- question: (\S+)(?: \(decision\))? -->\n<({tags})>\n(.*?)^</\2>\n",
        text,
        re.M | re.S,
    ):
        inner, last, tag = match.start(3), match.end(3), match[2]
        options = tuple(
            Option(
                option.start(),
                option.end(1) + 1,
                option.end(),
                tag != "quiz" or option.group().startswith("- [x]"),
            )
            for option in re.compile(r"^(- \[[^\]]+\] .*)\n(?:>.*\n)*", re.M).finditer(
                text, inner, last
            )
        )
        lead_in = text.index(LEAD_IN, inner, last)
        quotes = tuple(_quotes(text, file, lead_in, last, match[1]))
        found.append(
            Question(
                match[1],
                file,
                match.start(),
                text.index(f"<{tag}>", match.start()),
                inner,
                options,
                lead_in,
                quotes,
                last,
                match.end(),
                tag,
            )
        )
    return found


@functools.cache
def quiz_quotes(texts: Texts) -> list[Quote]:
    """Every quote of every question, in order."""
    return [quote for question in every_question(texts) for quote in question.quotes]


def uncovered(texts: Texts, quotes: list[Quote], gone: list[Quote]) -> list[Expect]:
    """What must be said of the sentences that only the quotes in `gone` hold, of all the
    `quotes` of pages or of questions.

    On a page a quote covers what stands on its own theme's page.
    """
    code = (
        "sentence-not-taught"
        if gone and gone[0].file.startswith("docs/")
        else "sentence-not-tested|exemption-proposed"
    )
    left = [(quote.id, loose(quote.said(texts))) for quote in quotes if quote not in gone]
    lines = {
        statement.line
        for statement in statements(texts)
        for sentence in statement.sentences
        if any(
            quote.id == statement.id and loose(sentence.text) in quote.said(texts) for quote in gone
        )
        and not any(name == statement.id and loose(sentence.text) in said for name, said in left)
    }
    return [Expect(code, BRIEFING, line) for line in sorted(lines)]


def spread(things: list, most: int) -> list:
    """At most so many of the things, the first and the last among them, evenly apart."""
    if len(things) <= most:
        return things
    return [things[round(place * (len(things) - 1) / max(most - 1, 1))] for place in range(most)]
