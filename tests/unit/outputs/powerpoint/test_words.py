"""What is on a slide as paragraphs and drawings."""

from __future__ import annotations

import pytest
from briefed.outputs.powerpoint.words import (
    BREAK,
    Dots,
    Paragraph,
    Picture,
    Run,
    Table,
    blocks,
    is_text,
    text,
)
from briefed.outputs.typeset import nodes
from briefed.outputs.web_links import addresses


def read(html: str, shown: dict[str, str] | None = None) -> tuple[Paragraph, ...]:
    return text(nodes(html), shown)


def told(html: str) -> list[tuple[str, str, int, int]]:
    return [(one.words, one.mark, one.number, one.level) for one in read(html)]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>One.</p><p> Two. </p><p> </p>", [("One.", "", 0, 0), ("Two.", "", 0, 0)]),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><p>e</p>",
            [
                ("a", "bullet", 1, 1),
                ("b", "bullet", 1, 2),
                ("c", "bullet", 2, 1),
                ("d", "", 0, 1),
                ("e", "", 0, 0),
            ],
        ),
        ('<ol start="3"><li>a</li><li>b</li></ol>', [("a", "number", 3, 1), ("b", "number", 4, 1)]),
        ('<ol type="A"><li>a</li></ol>', [("a", "letter", 1, 1)]),
        ("<p>a<br> b</p>", [("a\nb", "", 0, 0)]),
        ("<pre>  a\n b\n</pre>", [("  a\n b", "", 0, 0)]),
        ("<h2>A</h2>b", [("A", "", 0, 0), ("b", "", 0, 0)]),
    ],
)
def test_blocks_are_paragraphs(html: str, wanted: list[tuple[str, str, int, int]]) -> None:
    assert [(one[0].strip(), *one[1:]) for one in told(html)] == [
        (one[0].strip(), *one[1:]) for one in wanted
    ]


def test_words_keep_their_look() -> None:
    (found,) = read("<p>a <strong>b <em>c</em></strong><sub>2</sub> <code>d</code></p>")
    assert found.runs == (
        Run("a "),
        Run("b ", bold=True),
        Run("c", bold=True, italic=True),
        Run("2", raised=-25_000),
        Run(" "),
        Run("d", code=True),
    )


def test_a_quote_is_told_from_what_is_around_it_and_from_its_source() -> None:
    found = read("<p>a</p><blockquote><p>b <cite>C, point 1</cite></p></blockquote><p>d</p>")
    assert [(one.words, one.quoted) for one in found] == [
        ("a", False),
        ("b", True),
        ("C, point 1", True),
        ("d", False),
    ]
    assert found[2].runs[0].least and found[2].runs[0].colour == "soft"


def test_an_address_that_is_shown_leads_to_the_one_that_is_listed() -> None:
    known = addresses(["<p>Links:</p><ul><li>A: http://lamps.example/a/</li></ul>", ""])
    assert known == {"lamps.example/a": "http://lamps.example/a/"}
    (found,) = read("<p>See A (lamps.example/a), or https://b.example/c.</p>", known)
    assert [(run.words, run.to) for run in found.runs if run.to] == [
        ("lamps.example/a", "http://lamps.example/a/"),
        ("https://b.example/c", "https://b.example/c"),
    ]
    assert found.words == "See A (lamps.example/a), or https://b.example/c."


def test_what_is_drawn_is_between_the_words_around_it() -> None:
    drawn = (
        '<svg role="img" aria-label="1 of 2: 2 dots, 1 of them filled" viewBox="0 0 20 13" '
        'width="2.2em"><circle cx="5" cy="5" r="3.5" fill="currentColor"></circle>'
        '<circle cx="15" cy="5" r="3.5" fill="none"></circle></svg>'
    )
    above, dots, below = blocks(nodes(f"<p>a</p><blockquote><p>{drawn}<br>b</p></blockquote>"))
    assert is_text(above) and is_text(below) and below[0].quoted
    assert below[0].words == "b", "the line is not broken before it"
    assert dots == Dots(
        "1 of 2: 2 dots, 1 of them filled",
        20,
        13,
        2.2,
        ((5, 5, 3.5, True), (15, 5, 3.5, False)),
    )


def test_a_qr_code_is_known_by_its_address() -> None:
    (found,) = blocks(nodes('<svg aria-label="QR code: https://a.example/b"></svg>'))
    assert found == Picture("https://a.example/b", "QR code: https://a.example/b")


def test_a_table_has_rows_of_texts() -> None:
    (found,) = blocks(nodes("<table><tr><th>a</th></tr><tr><td>b <b>c</b></td></tr></table>"))
    assert isinstance(found, Table) and found.headed
    assert [[cell[0].words for cell in row] for row in found.rows] == [["a"], ["b c"]]


def test_a_break_is_a_run_of_its_own() -> None:
    (found,) = read("<p>a<br>b</p>")
    assert [run.words for run in found.runs] == ["a", BREAK, "b"]


def test_a_link_keeps_where_it_leads_whatever_its_words_are() -> None:
    (one,) = read('<p>See <a href="https://lamps.example/a/">the <b>guide</b></a>.</p>')
    assert [(run.words, run.to) for run in one.runs] == [
        ("See ", ""),
        ("the ", "https://lamps.example/a/"),
        ("guide", "https://lamps.example/a/"),
        (".", ""),
    ]
