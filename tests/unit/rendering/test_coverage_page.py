"""The coverage page shows every sentence of any briefing once, in order, in whatever form, and runs
nothing that stands in one.
"""

from __future__ import annotations

import re

from briefed.model import Course, Settings
from briefed.rendering.coverage_page import as_html
from briefed.source import briefing
from briefed.text.words import squeeze
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from support.sampling import sampled

STEADY = sampled()

word = st.sampled_from(
    [
        "lamp",
        "3/12",
        "&",
        "&amp;",
        "\\<b>",
        "**bold**",
        "“quoted”",
        "e.g.",
        "*",
        "café",
        'a"b',
        "'",
        "[link](https://example.org/a)",
        "seven",
    ]
)
sentence = st.lists(word, min_size=1, max_size=5).map(
    lambda words: "The " + " ".join(words) + " end."
)
text = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
row = st.tuples(text | st.just(""), text | word, text | st.just("")).filter(any)
block = st.one_of(
    text.map(lambda one: [("", one)]),
    st.lists(
        st.tuples(st.sampled_from(["- ", "    - ", "        - ", "1. ", "2. ", "    1. "]), text),
        min_size=1,
        max_size=6,
    ),
    st.lists(row.map(lambda cells: ("| ", " | ".join(cells))), min_size=1, max_size=3),
)
theme = st.lists(block, min_size=1, max_size=4)


def written(themes: list[list[list[tuple[str, str]]]]) -> str:
    """Generated blocks as a canonical briefing; an item that is nested too deep for what stands
    above it comes out a step.
    """
    out, number = ["# Title & <more>".replace("<", "\\<")], 0
    for at, blocks in enumerate(themes):
        out += ["", f"## Theme {'abcdef'[at]}"]
        for block in blocks:
            out.append("")
            if block[0][0] == "| ":
                out += ["| One | Two | Three |", "|---|---|---|"]
            above = -4
            for mark, words in block:
                indent = min(len(mark) - len(mark.lstrip(" ")), above + 4)
                number, above = number + 1, indent
                out.append(
                    (
                        f"{' ' * indent + mark.lstrip(' ') if mark else ''}{words} {{ "
                        f"#theme-{number} }}"
                    )
                    + (" |" if mark == "| " else "")
                )
    return "\n".join(out) + "\n"


@STEADY
@given(st.lists(theme, min_size=1, max_size=4))
def test_every_sentence_stands_there_once_and_in_order(
    themes: list[list[list[tuple[str, str]]]],
) -> None:
    source = briefing.parse(written(themes), "docs/c/briefing.md")
    assert source.faults == (), source.faults
    html = as_html(Course("c", source, "", Settings(), (), (), (), "2026-06-01"))
    page = LexborHTMLParser(html)
    shown: dict[str, list[str]] = {}
    for piece in page.css("[data-sentence]"):
        name = piece.attributes["data-sentence"]
        assert name not in shown or name == next(reversed(shown)), (
            "the pieces of a sentence stand apart"
        )
        shown.setdefault(name, []).append(piece.text())
    expected = {
        f"{one.id}.{number}": text
        for one in source.statements
        for number, text in enumerate(one.sentences, 1)
    }
    assert list(shown) == list(expected)
    assert {name: squeeze(" ".join(pieces)) for name, pieces in shown.items()} == expected
    assert all(
        len(pieces) == 1
        for name, pieces in shown.items()
        if page.css_first(f"tr[id='{name.partition('.')[0]}']") is None
    )
    assert page.css("b, script") == [] and len(re.findall(r'<span class="s"', html)) == sum(
        map(len, shown.values())
    )
    for item in page.css(
        ".briefing li > :not(.point, ul, ol), .briefing ul > :not(li), .briefing ol > :not(li)"
    ):
        raise AssertionError(f"{item.tag} stands where no list has it")
