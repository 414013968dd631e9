"""From HTML to nodes, element by element, and from nodes to a PDF."""

from __future__ import annotations

import html
import io
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.outputs import small_pdf, typeset
from briefed.outputs.typeset import Document, Node, Press, node, nodes
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from support.sampling import sampled
from support.sheets import STAMP, sheet_of


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("one  two\n three", ["one two three"]),
        ("<b>b</b><strong>s</strong>", [node("strong", "b"), node("strong", "s")]),
        ("<i>i</i><em>e</em>", [node("emph", "i"), node("emph", "e")]),
        ("a<sup>1</sup><sub>2</sub>", ["a", node("super", "1"), node("sub", "2")]),
        ("a<br>b", ["a", node("br"), "b"]),
        ("a<br>\n b", ["a", node("br"), "b"]),
        ("<hr>", [node("hr")]),
        ("<code>a  b</code>", [node("code", "a  b", block=False)]),
        ("<pre>a\n  b</pre>", [node("code", "a\n  b", block=True)]),
        ("<p>a</p> <p>b</p>", [node("paragraph", "a"), node("paragraph", "b")]),
        ("a<!-- hidden -->b", ["a", "b"]),
        (
            "<blockquote><p>a <cite>1</cite></p></blockquote>",
            [node("quote", node("paragraph", "a ", node("cite", "1")))],
        ),
        (
            "<ul><li>a</li> <li>b</li></ul>",
            [node("list", node("item", "a"), node("item", "b"))],
        ),
        ("<ol><li>a</li></ol>", [node("numbered", node("item", "a"), start=1, lettered=False)]),
        (
            '<ol start="4" type="A"><li>a</li></ol>',
            [node("numbered", node("item", "a"), start=4, lettered=True)],
        ),
        ("<h3>a</h3>", [node("heading", "a", level=3)]),
        ('<a href="#part">a</a>', [node("link", "a", to="part")]),
        ('<img alt="A lamp">', [node("emph", "Picture: A lamp")]),
        ("<img>", [node("emph", "Picture: ")]),
        ("<span>a</span>", ["a"]),
        ("<section>a</section>", ["a"]),
        ("<div>a</div>", [node("paragraph", "a")]),
        (
            '<svg aria-label="A code"></svg>',
            [
                node(
                    "drawing",
                    svg='<svg aria-label="A code"></svg>',
                    alt="A code",
                    width=5,
                    inline=False,
                )
            ],
        ),
        (
            '<svg aria-label="1 dot" width="1.1em"></svg>',
            [
                node(
                    "drawing",
                    svg='<svg aria-label="1 dot" xmlns="http://www.w3.org/2000/svg"></svg>',
                    alt="1 dot",
                    width=1.1,
                    inline=True,
                )
            ],
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
            [
                node(
                    "table",
                    node("row", node("cell", "a"), node("cell", "b")),
                    node("row", node("cell", "c"), node("cell")),
                    columns=2,
                    headed=True,
                )
            ],
        ),
        (
            "<table><tr><td>a</td></tr></table>",
            [node("table", node("row", node("cell", "a")), columns=1, headed=False)],
        ),
        ("", []),
    ],
)
def test_each_element_has_its_form(html: str, expected: list[Node]) -> None:
    assert nodes(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "{}",
        "<p>{}</p>",
        "<b>{}</b>",
        "<span>{}</span>",
        "<div>{}</div>",
        "<h2>{}</h2>",
        "<cite>{}</cite>",
        "<blockquote>{}</blockquote>",
        "<ul><li>{}</li></ul>",
        "<ol><li>{}</li></ol>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><th>{}</th></tr></table>",
    ],
)
def test_an_element_without_a_form_is_named_with_its_page(html: str) -> None:
    with pytest.raises(InputError, match=r"on lamps\.md \(<video>\)"):
        nodes(html.format("<video></video>"), "lamps.md")


def sheet(body: list[Node], **values: object) -> PdfReader:
    """A sheet to hand out, read back."""
    return PdfReader(io.BytesIO(sheet_of(body, 'A "sheet"', **values)))


def said(reader: PdfReader) -> list[str]:
    return reader.pages[0].extract_text().split()


def test_a_pdf_has_its_title_its_date_and_its_words() -> None:
    reader = sheet(nodes("<p>Light the #lamp.</p>"))
    assert reader.metadata.title == 'A "sheet"'
    assert Press(STAMP).date.isoformat() == "2026-05-28T20:26:40+00:00"
    assert reader.metadata.creation_date.date() == Press(STAMP).date.date()
    assert " ".join(said(reader)) == "A course Lamps Light the #lamp. At the foot Page 1 of 1"


def test_each_form_is_on_paper() -> None:
    html = """<p>w1 <b>w2</b> <i>w3</i> <sub>w4</sub> <sup>w5</sup> <code>w6</code><br>w7</p>
    <pre>w8</pre><hr><h2>w9</h2><blockquote>w10 <cite>w11</cite></blockquote>
    <ul><li>w12</li></ul><ol start="3"><li>w13</li></ol><ol type="A"><li>w14</li></ol>
    <table><tr><th>w15</th></tr><tr><td>w16</td></tr></table><p><a href="#there">w17</a></p>
    <svg aria-label="A code" viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"></svg>"""
    own = [
        node("target", id="there"),
        node("field", rows=1, label="Why?"),
        node("answers", node("told", "w18", letter="K", right=True)),
        node("lead", "w19"),
        node("ticked", node("item", "w20"), letters=["L"], plain=["w20"], asked="Q", one=True),
        node("placed", node("item", "w21"), letters=["M"], plain=["w21"], asked="Q"),
        node("question", "w22"),
        node("web", "w23", to="https://example.org/"),
        node("attendance", rows=2),
        node("action-plan", actions=1),
    ]
    reader = sheet([*nodes(html), *own])
    shown = said(reader)
    assert [word for word in shown if word[0] == "w"] == [f"w{number}" for number in range(1, 24)]
    assert {"•", "3.", "A.", "K", "L", "M", "Signature"} <= set(shown)
    assert "Action 1" in reader.pages[1].extract_text()
    links = [one for page in reader.pages for one in page.get("/Annots", [])]
    kinds = [link.get_object()["/Subtype"] for link in links]
    assert kinds.count("/Link") == 2 and kinds.count("/Widget") == 15
    led = [link.get_object() for link in links if link.get_object()["/Subtype"] == "/Link"]
    assert ["/Dest" in link for link in led] == [True, False]


def test_a_sheet_has_what_every_sheet_has() -> None:
    numbers = {"heading": "Numbers", "rows": [{"number": "999", "about": "Emergency: danger"}]}
    reader = sheet([], lead="A lead.", note="Draft.", numbers=numbers)
    assert " ".join(said(reader)) == (
        "A course Lamps A lead. Numbers 999 Emergency: danger Draft. At the foot Page 1 of 1"
    )


def test_no_page_is_turned_for_a_few_lines() -> None:
    """Type a little smaller saves a page where it can, and stays large where it can't."""

    def printed(paragraphs: int) -> tuple[int, float]:
        reader = sheet(nodes("<p>Light the lamp.</p>" * paragraphs))
        sizes = []
        reader.pages[0].extract_text(visitor_text=lambda *told: sizes.append(told[4] * told[1][0]))
        return len(reader.pages), max(sizes)

    few, some, many = printed(30), printed(47), printed(60)
    assert few[0] == some[0] == 1
    assert many[0] == 2
    assert few[1] == many[1] > some[1] > 0.9 * few[1]


def test_a_form_that_no_template_knows_is_a_message() -> None:
    with pytest.raises(InputError, match=r"the PDF 'A \"sheet\"' could not be made: .*unknown"):
        sheet([node("unknown")])


def test_a_pdf_of_other_words_or_another_day_is_another_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path))

    def entries(stamp: int, title: str) -> int:
        Press(stamp).pdf(Document(title, "slides.typ", {"slides": [], "lang": "en"}))
        return sum(path.is_file() for path in tmp_path.rglob("*"))

    assert entries(STAMP, "A deck") == 1
    assert entries(STAMP, "A deck") == 1
    assert entries(STAMP, "Another deck") == 2
    assert entries(STAMP + 1, "A deck") == 3


def test_threads_that_print_at_once_read_the_fonts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def slowly(font: bytes) -> bytes:
        read.append(font)
        time.sleep(0.02)
        return font

    monkeypatch.setattr(small_pdf, "without_hints", slowly)
    typeset._read_fonts.cache_clear()
    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(lambda _: typeset._fonts(), range(3)))) == 1
    typeset._read_fonts.cache_clear()
    assert sorted(read) == sorted(face.read_bytes() for face in typeset._faces())


def test_all_that_shapes_a_pdf_is_in_its_fingerprint() -> None:
    found = typeset._ingredients()
    templates = sorted(typeset._TEMPLATES.glob("*.typ"))
    assert len(templates) > 3 and len(typeset._faces()) == 4
    for path in (*templates, *typeset._faces(), Path(typeset.__file__)):
        assert path.read_bytes() in found, path
    assert version("typst").encode() in found


@sampled(30)
@given(st.text("ab #*_$@<>[](){}\\/~`\"'=-+.;:,&%!?|^é", min_size=1, max_size=40))
def test_no_sign_is_taken_for_markup(text: str) -> None:
    data = {
        "slides": [
            {
                "head": "",
                "title": [],
                "level": 2,
                "foot": "",
                "text": 0,
                "body": nodes(f"<p>x{html.escape(text)}x</p>"),
            }
        ],
        "sizes": {"largest": 32, "smallest": 16},
    }
    pdf = Press(STAMP).pdf(Document("A slide", "slides.typ", data))
    shown = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "".join(shown.split()) == f"x{''.join(text.split())}x"
