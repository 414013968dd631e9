"""What is done to save time changes no result: each shortcut against the longer way, on any text."""

from __future__ import annotations

from briefed.source import page_scanner, pages, unsafe_markup
from briefed.text import figures
from hypothesis import example, given
from hypothesis import strategies as st
from sampling import sampled

STEADY = sampled(100)

written = st.lists(
    st.sampled_from(
        [
            "\n",
            " ",
            "word",
            "](",
            "]",
            "[",
            ")",
            "(https://example.org/a",
            "(a.md",
            "(a:b",
            "(javascript:x",
            ' "title")',
            "]: ",
            "<",
            "{",
            "}",
            "&amp;",
            "`",
            "\\",
            "\u200b",
            "\xad",
            "\x07",
            "é",
        ]
    )
    | st.text(max_size=3),
    max_size=25,
).map("".join)
lines = st.lists(
    st.sampled_from(
        [
            "word",
            "word again",
            "> quoted",
            "> [theme-1]",
            "- item",
            "1. item",
            "    in the box",
            "  behind two spaces",
            "\tbehind a tab",
            "> ",
            "# Page",
            "## What the audit found",
            "### Part",
            "",
            '!!! abstract "After this page you can"',
            '??? trainer "Notes"',
            "---",
            "| a | b |",
            "    - nested",
            "    > quoted in the box",
            "```",
            "é",
            "\xa0word",
            "***",
        ]
    ),
    max_size=25,
).map("\n".join)
counting = st.lists(
    st.sampled_from(
        [
            "one",
            "two",
            "Twenty",
            "twenty-one",
            "hundred",
            "thousands",
            "dozen",
            "and",
            "of",
            "in",
            "out of",
            "every",
            "the",
            "half",
            "a third",
            "quarters",
            "3",
            "12",
            "1,200",
            "3.5",
            "3/12",
            "1-2",
            "to",
            "per cent",
            "%",
            "pc",
            "10 March",
            "March 2020",
            "cases",
            "babies",
            "case",
            "month",
            "someone",
            "é",
            "½",
            "٣",
            "İ",
            "(seven",
            "'nine'",
            "*one*",
            "**2**",
            "[one](#)",
            "`1`",
        ]
    ),
    max_size=12,
).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", " ", "-", "", ". "]), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps)))
)


@STEADY
@given(written)
@example("[a](b.md) [theme-1] “quoted” 3/12")
@example("words { #a-1 }")
@example("words &copy; more")
@example("a <b>word</b>")
@example("an `open sign")
@example("[a](b.md 'title')")
@example("[a](javascript:b)")
@example("[a]: b.md")
@example("a\u200bb")
@example("a\x07b")
def test_no_line_of_a_harmless_text_has_a_fault(text: str) -> None:
    if unsafe_markup.harmless(text):
        assert all(unsafe_markup._fault_in(line) is None for line in text.split("\n"))


def test_ordinary_text_is_harmless() -> None:
    assert unsafe_markup.harmless(
        'Ordinary text – with [a link](https://example.org/a), [another](../a.md#b) and an id [theme-1].\n> "Quoted"\t*so*'
    )


@STEADY
@given(lines)
@example('!!! abstract "A"\n    - in the box\nword\n\n    - in the box')
@example("| a | b |\n    in the box")
@example("- item\n    - nested\n\tbehind a tab\nword\n    word")
@example("## What the audit found\n\n> quoted\nword\n> [theme-1]\n\nword\n> quoted")
def test_a_page_reads_the_same_line_by_line(text: str) -> None:
    quick = pages.parse(f"---\ntitle: Page\n---\n{text}\n", "docs/c/page.md", "theme")
    saved, page_scanner.Scanner._goes_on = page_scanner.Scanner._goes_on, lambda *_: False
    try:
        assert pages.parse(f"---\ntitle: Page\n---\n{text}\n", "docs/c/page.md", "theme") == quick
    finally:
        page_scanner.Scanner._goes_on = saved


@STEADY
@given(counting)
@example("one of two cases")
@example("one case in 3, 3/12 of 12 babies")
@example("1-2 babies")
@example("two babies, seven cases")
def test_figures_are_the_same_without_a_screen(text: str) -> None:
    quick = figures.figures(text)
    finders = [
        figures._dates,
        figures._percents,
        figures._fractions,
        figures._ranges,
        figures._ofs,
        figures._shares,
        figures._counts,
        figures._numbers,
    ]
    saved = figures.may_hold, figures._finders, figures._starting
    figures.may_hold, figures._finders = lambda _: True, lambda _: finders
    figures._starting = lambda name, text, digits: figures._find(name).finditer(text)
    try:
        assert figures.figures(text) == quick
    finally:
        figures.may_hold, figures._finders, figures._starting = saved
