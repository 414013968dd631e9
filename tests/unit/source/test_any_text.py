"""Parsers never crash, take no long time, and read a page as it renders."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import markdown
import pytest
from briefed.source import briefing, pages, quizzes
from briefed.text.figures import figures
from briefed.text.words import fold, plain, sentences, squeeze, tokens
from hypothesis import example, given
from hypothesis import strategies as st
from support.generated import FINDINGS, STEADY, markdownish
from support.sampling import sampled

EXTENSIONS = [
    "admonition",
    "attr_list",
    "pymdownx.details",
    "tables",
    "toc",
    "fenced_code",
]  # as in mkdocs.yml, and MkDocs' own


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
            x.location for x in (*found.faults, *found.quotes, *found.prose, *found.markers)
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

    Processor time, and ten times what the slowest piece takes: what hangs takes more on any
    machine.
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
    """Where a page has no fault, every quote that a reader sees was read, and what teaches is seen
    at the top level.
    """
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
