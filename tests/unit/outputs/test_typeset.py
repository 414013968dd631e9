"""From HTML to Typst, element by element, and from Typst to a PDF."""

from __future__ import annotations

import io

import pytest
from briefed.errors import InputError
from briefed.outputs.typeset import Press, content, flow, string
from pypdf import PdfReader


@pytest.mark.parametrize(
    ("html", "typst"),
    [
        ("one  two\n three", '#"one two three";'),
        ("<b>b</b><strong>s</strong>", '#strong[#"b";];#strong[#"s";];'),
        ("<i>i</i><em>e</em>", '#emph[#"i";];#emph[#"e";];'),
        ("a<sup>1</sup><sub>2</sub>", '#"a";#super[#"1";];#sub[#"2";];'),
        ("a<br>b", '#"a";#linebreak();#"b";'),
        ("<hr>", "\n\n#line(length: 100%, stroke: 0.5pt)\n\n"),
        ("<code>a  b</code>", '#raw("a  b");'),
        ("<pre>a\n  b</pre>", '\n\n#raw("a\\u{a}  b", block: true)\n\n'),
        ("<p>a</p> <p>b</p>", '\n\n#"a";\n\n\n\n#"b";\n\n'),
        ("a<!-- hidden -->b", '#"a";#"b";'),
        (
            "<blockquote><p>a <cite>1</cite></p></blockquote>",
            '\n\n#said[\n\n#"a ";#whence[#"1";];\n\n]\n\n',
        ),
        ("<ul><li>a</li> <li>b</li></ul>", '\n\n#list([#"a";], [#"b";])\n\n'),
        ("<ol><li>a</li></ol>", '\n\n#enum(start: 1, [#"a";])\n\n'),
        ('<ol start="4"><li>a</li></ol>', '\n\n#enum(start: 4, [#"a";])\n\n'),
        ("<h3>a</h3>", '\n\n#heading(level: 3)[#"a";]\n\n'),
        ('<img alt="A lamp">', '#emph[#"Picture: A lamp";];'),
        ("<img>", '#emph[#"Picture: ";];'),
        ("<span>a</span>", '#"a";'),
        ("<section>a</section>", '#"a";'),
        ("<div>a</div>", '\n\n#"a";\n\n'),
        (
            '<svg aria-label="A code"></svg>',
            '#image(bytes("<svg aria-label=\\u{22}A code\\u{22}></svg>"), format: "svg", '
            'alt: "A code", width: 5em);',
        ),
        (
            '<p><svg aria-label="1 dot" width="1.1em"></svg><br>\nOne.</p>',
            '\n\n#box(image(bytes("<svg aria-label=\\u{22}1 dot\\u{22} '
            'xmlns=\\u{22}http://www.w3.org/2000/svg\\u{22}></svg>"), format: "svg", '
            'alt: "1 dot", width: 1.1em));#linebreak();#"One.";\n\n',
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
            '\n\n#table(columns: 2, table.header([#"a";], [#"b";]), [#"c";], [])\n\n',
        ),
        ("<table><tr><td>a</td></tr></table>", '\n\n#table(columns: 1, [#"a";])\n\n'),
        ("", ""),
    ],
)
def test_each_element_has_its_form(html: str, typst: str) -> None:
    assert flow(html) == typst
    assert content(html) == f"[{typst}]"


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
    with pytest.raises(InputError, match=r"<video>, which stands on lamps\.md"):
        content(html.format("<video></video>"), "lamps.md")


def test_no_word_is_taken_for_markup() -> None:
    assert string('a "b" \\c\td #e') == '"a \\u{22}b\\u{22} \\u{5c}c\\u{9}d #e"'


def test_a_pdf_has_its_title_its_date_and_its_words() -> None:
    press = Press(1_780_000_000)
    reader = PdfReader(io.BytesIO(press.pdf('A "sheet"', flow("<p>Light the #lamp.</p>"))))
    assert reader.metadata.title == 'A "sheet"'
    assert reader.metadata.creation_date.date() == press.date.date()
    assert press.date.isoformat() == "2026-05-28T20:26:40+00:00"
    assert reader.pages[0].extract_text().split() == ["Light", "the", "#lamp."]


def test_what_typst_refuses_is_a_message() -> None:
    with pytest.raises(InputError, match=r"the PDF 'Lamps' could not be made: .*unknown"):
        Press(0).pdf("Lamps", "#unknown()")
