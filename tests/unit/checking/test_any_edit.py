"""An edit breaks the quotes that hold it and no other; reflow breaks none."""

from __future__ import annotations

from briefed.checking.coverage import cover
from briefed.model import Course, Settings
from briefed.source import briefing, pages
from briefed.text.words import sentences
from hypothesis import given
from hypothesis import strategies as st
from support.generated import FINDINGS, STEADY, briefings


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
