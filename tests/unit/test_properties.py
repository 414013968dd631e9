"""What holds for any text: edits touch their quotes only, reflow touches none, parsers never crash, pages read as they render."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import markdown
import pytest
from briefed.checking.coverage import cover
from briefed.errors import InputError
from briefed.importing.convert import import_text
from briefed.importing.same_words import word_sequence
from briefed.model import Course, Settings
from briefed.source import briefing, pages, quizzes
from briefed.text.figures import figures
from briefed.text.words import fold, plain, sentences, squeeze, tokens
from hypothesis import example, given
from hypothesis import strategies as st
from sampling import sampled

EXTENSIONS = [
    "admonition",
    "attr_list",
    "pymdownx.details",
    "tables",
    "toc",
    "fenced_code",
]  # as in mkdocs.yml, and MkDocs' own
STEADY = sampled()
FINDINGS = "---\ntitle: Page\n---\n# Page\n\n## What the audit found\n\n"

# Sentences of a generated briefing: plain words, a capital first, no abbreviation before the full stop.
word = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=8).filter(
    lambda text: text.strip("'") == text
)
sentence = st.lists(word, min_size=2, max_size=6).map(
    lambda words: " ".join(words).capitalize() + "ly."
)
statement = st.lists(sentence, min_size=1, max_size=3, unique=True)
briefings = st.lists(statement, min_size=1, max_size=5)
markdownish = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "# ",
            "## ",
            "|",
            "---",
            "```",
            "~~~",
            "<!--",
            "-->",
            "<quiz>",
            "</quiz>",
            "- [x] ",
            "[[a]]",
            "{ #a-1 }",
            "[a-1]",
            '!!! note "',
            '??? trainer "',
            "**",
            "_",
            "`",
            "[",
            "](",
            "<",
            "&#",
            "\\",
            "1. ",
            "\t",
            "\r",
            "\0",
            "title: x",
            "word",
            "3/12",
            "The briefing says:",
            "é",
            "\u2028",
        ]
    )
    | st.text(max_size=5),
    max_size=40,
).map("".join)


def course(statements: list[list[str]], quotes: list[tuple[int, str]]) -> Course:
    """A course of one theme, and of one page that quotes (statement index, text)."""
    lines = [
        f"- {' '.join(parts)} {{ #theme-{number} }}" for number, parts in enumerate(statements, 1)
    ]
    source = briefing.parse(
        "# Title\n\n## Theme\n\n" + "\n".join(lines) + "\n", "docs/c/briefing.md"
    )
    assert source.faults == ()
    body = "\n\n".join(f"> {text}\n> [theme-{index + 1}]" for index, text in quotes)
    page = pages.parse(FINDINGS + body + "\n", "docs/c/theme.md", "theme")
    return Course("c", source, "", Settings(), (page,), (), "2026-06-01")


def every_quote(statements: list[list[str]]) -> list[tuple[int, str]]:
    """A quote for every run of whole sentences of every statement."""
    return [
        (index, " ".join(parts[first : last + 1]))
        for index, parts in enumerate(statements)
        for first in range(len(parts))
        for last in range(first, len(parts))
    ]


def broken(statements: list[list[str]], quotes: list[tuple[int, str]]) -> set[int]:
    """The places of the quotes that match nothing."""
    one = course(statements, quotes)
    matches = cover(one).matches
    assert len(one.pages[0].quotes) == len(quotes)
    return {place for place, quote in enumerate(one.pages[0].quotes) if quote not in matches}


@STEADY
@given(briefings, st.data())
def test_an_edit_to_a_sentence_breaks_exactly_the_quotes_that_hold_it(
    statements: list[list[str]], data: st.DataObject
):
    quotes = every_quote(statements)
    assert broken(statements, quotes) == set()
    index = data.draw(st.integers(0, len(statements) - 1))
    place = data.draw(st.integers(0, len(statements[index]) - 1))
    old = statements[index][place]
    new = data.draw(
        st.sampled_from(
            [
                old[:-1] + " too.",
                "Not " + old,
                old.replace(" ", " not ", 1),
                "Ever" + old.lower(),
                " ".join(old.split()[1:]).capitalize(),
            ]
        )
    )
    changed = [list(parts) for parts in statements]
    changed[index][place] = new
    held = {
        number
        for number, (other, text) in enumerate(quotes)
        if other == index and old in sentences(text)
    }
    if old != new and new not in statements[index]:
        assert broken(changed, quotes) == held


@STEADY
@given(briefings, st.randoms(use_true_random=False))
def test_reflow_emphasis_and_curly_quotes_break_nothing(statements: list[list[str]], random):
    def disguise(text: str) -> str:
        parts = []
        for token in text.split():
            bare, end = (token[:-1], ".") if token.endswith(".") else (token, "")
            mark = random.choice(["", "", "*", "**", "_", "__", "***"])
            parts.append(
                mark + bare + mark + end + random.choice([" ", "  ", "\n> ", " \n>", "\n> \n> "])
            )
        return "".join(parts).rstrip("> \n").replace("'", random.choice("'’"))

    quotes = [(index, disguise(text)) for index, text in every_quote(statements)]
    assert broken(statements, quotes) == set()


@STEADY
@given(markdownish)
@example("---\nretired: 3\n---\n")
@example("---\nretired: [[1], {2: 3}]\n---\n# T\n")
@example("---\n" + "[" * 5000 + "\n---\n")
def test_a_briefing_of_any_text_is_read(text: str):
    found = briefing.parse(text, "b.md")
    lines = text.split("\n")
    for place in [fault.location for fault in found.faults] + [
        s.location for s in found.statements
    ]:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert found.faults or found.themes


@STEADY
@given(markdownish, st.sampled_from(["theme", "start", "site"]))
@example("---\ntitle: [a\n---\n", "theme")
@example("---\n? [a]\n: b\ntitle: x\n---\n", "theme")
@example('---\ntitle: "\\ud800"\n---\n', "theme")
def test_a_page_of_any_text_is_read(text: str, kind: str):
    for body in (text, FINDINGS + text):
        found = pages.parse(body, "p.md", kind)
        lines = body.split("\n")
        for place in [
            *(x.location for x in (*found.faults, *found.quotes, *found.prose)),
            *found.embeds,
        ]:
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@STEADY
@given(markdownish)
def test_a_quiz_of_any_text_is_read(text: str):
    for body in (text, "<!-- question: a -->\n<quiz>\n" + text + "\n</quiz>\n"):
        found = quizzes.parse(body, "q.md")
        lines = body.split("\n")
        places = [fault.location for fault in found.faults]
        for question in found.questions:
            places += [
                question.location,
                *(quote.location for quote in question.quotes),
                *(option.location for option in question.options),
            ]
        for place in places:
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert (
            found.faults
            or found.questions
            or not re.sub(r"<!--.*?-->", "", body, flags=re.S).strip()
        )


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "Word. ",
        " ",
        "\t",
        "**a ",
        "_a ",
        "__a ",
        "***",
        "[a](",
        "[",
        "](",
        "`` a ` ",
        "<a ",
        "<!-- ",
        "&#",
        "\\",
        "3 of ",
        "one ",
        "{ #",
        "{ .",
        "> ",
        "- [x] ",
        "[[",
        "'a ",
        "half ",
        "|",
        "a.",
        "…",
        "(",
        ":::",
        "…) ",
    ],
    ids=repr,
)
def test_no_line_takes_long(piece: str):
    """What takes a time that grows with the square of a line would hang on five million characters.

    Processor time, and ten times what the slowest piece takes: what hangs takes more on any machine.
    """
    line = piece * (9_000 // len(piece))
    start = time.process_time()
    for lead in ("", "> ", "- ", "## "):
        pages.parse(FINDINGS + lead + line + "\n", "p.md", "theme")
        quizzes.parse(
            "<!-- question: a -->\n<quiz>\nWhat?\n- [x] A\n" + lead + line + "\n</quiz>\n", "q.md"
        )
        briefing.parse("# Title\n\n" + lead + line + " { #introduction-1 }\n", "b.md")
    figures(plain(line))
    tokens(line)
    sentences(squeeze(line))
    assert time.process_time() - start < 10


@STEADY
@given(markdownish)
def test_an_import_of_any_text_keeps_its_words_or_refuses(text: str):
    try:
        imported = import_text(text, "o.txt")
    except InputError as error:
        assert str(error)
    else:
        assert word_sequence(imported.markdown) == word_sequence(text)
        briefing.parse(imported.markdown, "b.md")


@STEADY
@given(st.text())
def test_sentences_joined_are_the_text(text: str):
    text = squeeze(text)
    assert " ".join(sentences(text)) == text
    assert fold(text) == fold(fold(text))
    assert squeeze(plain(text)) == plain(text)


class _Blockquotes(HTMLParser):
    """The words of each blockquote, and whether it stands at the top level."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, bool]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attributes) -> None:
        if tag == "blockquote" and "blockquote" not in self.open:
            self.words = ""
        if tag not in ("hr", "br", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "blockquote" and "blockquote" not in self.open:
            self.found.append((fold(squeeze(self.words)), not self.open))

    def handle_data(self, data: str) -> None:
        self.words += data


def rendered_quotes(body: str) -> list[tuple[str, bool]]:
    reader = _Blockquotes()
    reader.feed(markdown.markdown(body, extensions=EXTENSIONS))
    reader.close()
    return reader.found


# Pieces of pages: few and telling, so that what hides or shows a quote meets often.
QUOTES = {
    "True words": "> True words. [a-1]",
    "In an item": "- > In an item. [a-1]",
    "Indented by two": "  > Indented by two. [a-1]",
    "Indented by four": "    > Indented by four. [a-1]",
    "Lazily continued": "> Lazily\ncontinued. [a-1]",
    "Under text": "Text.\n> Under text. [a-1]",
    "Below an item": "- item\n\n    > Below an item. [a-1]",
    "In a box": '!!! note "T"\n    > In a box. [a-1]',
    "Nested twice": "> > Nested twice. [a-1]",
    "In number one": "1. > In number one. [a-1]",
    "Behind a tab": "\t> Behind a tab. [a-1]",
    "In a list in it": "> - In a list in it. [a-1]",
}
OTHERS = [
    "Text.",
    "Text with `<!--` in it.",
    "Text with `-->` in it.",
    "<!--",
    "-->",
    "Text \\<!-- more.",
    "<!-- a comment -->",
    "Text <!-- half",
    "other half --> text",
    "<!-- x --!>",
    "```",
    " ```",
    "``` text more",
    "````",
    "~~~",
    "    ```",
    "- item",
    "    - item",
    "1. item",
    '!!! note "Title"',
    '??? note "Title"',
    "    inside",
    "### Heading",
    "Text.\n---",
    "| a | b |\n|---|---|\n| c | d |",
    '!!! note: "Title"',
    "* * *",
    "Text `",
    "\\`",
]
pieces = st.tuples(
    st.sampled_from([*QUOTES.values(), *OTHERS]), st.sampled_from(["\n\n", "\n\n", "\n"])
)


@sampled(200)
@given(st.lists(pieces, min_size=1, max_size=6))
def test_a_page_is_read_as_it_renders(parts: list[tuple[str, str]]):
    """Where a page has no fault, every quote that a reader sees was read, and what teaches is seen at the top level."""
    body = "".join(part + joint for part, joint in parts)
    page = pages.parse(FINDINGS + body, "p.md", "theme")
    if page.faults:
        return
    shown = rendered_quotes(body)
    for words in QUOTES:
        seen = sum(text.count(words) for text, _ in shown)
        at_top = sum(text.count(words) for text, top in shown if top)
        assert seen <= sum(quote.text.count(words) for quote in page.quotes), (
            f"{words!r} is seen as a quote and was not read"
        )
        assert at_top >= sum(
            quote.teaches and quote.text == f"{words}." for quote in page.quotes
        ), f"{words!r} teaches and is not seen"
