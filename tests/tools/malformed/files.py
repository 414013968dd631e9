"""What malformed files hold: a name and the bytes, made anew from a seed."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator

from support.broken_files import (
    PAGE,
    PDF,
    REPORT,
    body,
    cut,
    document,
    docx,
    flipped,
    one_page,
    page,
    pdf,
    stream,
)

# A name, and what makes the bytes, given a source of chance.
File = tuple[str, Callable[[random.Random], bytes]]

_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lamp"}">' for n in range(10))
_FONT = b"/Font << /F1 5 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def word_files() -> Iterator[File]:
    for number in range(12):
        yield f"cut-{number}", lambda chance: cut(REPORT, chance)
        yield f"flipped-{number}", lambda chance: flipped(REPORT, chance)
    for name in (
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
        "word/header1.xml",
    ):
        short = re.sub(r"\W+", "-", name).strip("-")
        yield f"empty-{short}", lambda _, name=name: docx(lambda held: held.update({name: b""}))
        yield (
            f"no-xml-{short}",
            lambda _, name=name: docx(lambda held: held.update({name: b"\0\xff<<"})),
        )
    yield from _large_word_files()


def _large_word_files() -> Iterator[File]:
    """What grows when it is unpacked or read, and what lies deep."""
    yield "bomb", lambda _: body(b"<w:p/>" * 6_000_000)
    yield (
        "bomb-in-styles",
        lambda _: document(
            b"</w:styles>", b"<w:style/>" * 3_900_000 + b"</w:styles>", "word/styles.xml"
        ),
    )
    yield (
        "bomb-of-words",
        lambda _: body(b"<w:p><w:r><w:t>" + b"lamp " * 1_500_000 + b"</w:t></w:r></w:p>"),
    )
    yield "deep", lambda _: body(b"<w:sdt>" * 100_000 + b"</w:sdt>" * 100_000)
    yield (
        "deep-tables",
        lambda _: body(b"<w:tbl><w:tr><w:tc>" * 400 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 400),
    )
    yield (
        "entities",
        lambda _: document(b"<w:document", f"<!DOCTYPE w [{_ENTITIES}]><w:document".encode()),
    )
    yield (
        "an-external-entity",
        lambda _: document(
            b"<w:document", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
        ),
    )
    yield (
        "styles-in-a-circle",
        lambda _: document(
            b"</w:styles>",
            b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn '
            b'w:val="B"/></w:style>'
            b'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn '
            b'w:val="A"/></w:style></w:styles>',
            "word/styles.xml",
        ),
    )
    yield (
        "a-cell-of-a-megabyte",
        lambda _: body(
            b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>"
            + b"lamp " * 200_000
            + b"</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        ),
    )
    yield (
        "headings",
        lambda _: body(
            (
                b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Lamps</w:t></w:r></'
                b"w:p><w:p><w:r><w:t>One.</w:t></w:r></w:p>"
            )
            * 5_000
        ),
    )
    yield from _odd_word_files()


def _odd_word_files() -> Iterator[File]:
    """What Word would never write, and what only has the name of a Word file."""
    yield "runs", lambda _: body(b"<w:p>" + b"<w:r><w:t>a </w:t></w:r>" * 45_000 + b"</w:p>")
    yield (
        "spans",
        lambda _: body(
            b"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
            b'w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        ),
    )
    yield (
        "utf-16",
        lambda _: docx(
            lambda held: held.update(
                {"word/document.xml": held["word/document.xml"].decode().encode("utf-16")}
            )
        ),
    )
    yield (
        "names-that-climb",
        lambda _: docx(
            lambda held: held.update({"../../../../tmp/climbed": b"x", "/etc/climbed": b"x"})
        ),
    )
    yield "old-word", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
    yield "a-page-by-this-name", lambda _: PAGE
    yield "a-pdf-by-this-name", lambda _: PDF
    yield "noise", lambda chance: chance.randbytes(50_000)
    yield (
        "lying",
        lambda _: re.sub(
            rb"(PK\x01\x02.{20})(....)",
            lambda entry: entry[1] + (7).to_bytes(4, "little"),
            REPORT,
            flags=re.S,
        ),
    )


def pages() -> Iterator[File]:
    for depth in (400, 100_000):
        yield (
            f"deep-{depth}",
            lambda _, depth=depth: page("<div>" * depth + "word" + "</div>" * depth),
        )
    yield "deep-lists", lambda _: page("<ul><li>" * 300 + "word")
    yield "deep-unclosed", lambda _: page("<b><i>" * 20_000)
    yield "4-mb", lambda _: page("<p>Lamps were lit at each of the lights.</p>" * 100_000)
    yield "30-mb", lambda _: page("x" * 30_000_000)
    yield "headings", lambda _: page("<h2>Lamps</h2><p>One.</p>" * 5_000)
    yield (
        "a-cell-of-a-megabyte",
        lambda _: page(f"<table><tr><td>A<td>B<tr><td>{'lamp ' * 200_000}<td>b</table>"),
    )
    yield "a-row-of-cells", lambda _: page("<table><tr>" + "<td>a" * 20_000 + "</table>")
    yield (
        "spans",
        lambda _: page("<table><tr><td colspan=99999999>a<td rowspan=99999999>b<tr><td>c</table>"),
    )
    yield (
        "entities",
        lambda _: f"<!DOCTYPE html [{_ENTITIES}]><h1>T</h1><h2>A</h2><p>&e9;</p>".encode(),
    )
    yield "nul", lambda _: page("a\0b")
    yield "latin-1", lambda _: page("").replace(b"One", b"Caf\xe9")
    yield "utf-16", lambda _: page("").decode().encode("utf-16")
    yield "attributes", lambda _: page("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">a")
    yield "a-comment-without-end", lambda _: page("<!--" + "-" * 500_000)
    yield (
        "styles",
        lambda _: page(
            "<style>"
            + "".join(f".a{n}>b~c .d{{color:red}}" for n in range(20_000))
            + "</style>"
            + "<p class=d>a</p>" * 2_000
        ),
    )
    yield (
        "styles-that-raise",
        lambda _: page(
            "<style>b{vertical-align:super}</style>" + "<p><b>words here</b> lamps" * 3_000
        ),
    )
    yield (
        "styles-in-each-other",
        lambda _: page("<style>" + "p{" * 500 + "display:none" + "}" * 500 + "</style><p>One."),
    )
    yield "styles-in-styles", lambda _: page("<style>" + "@media screen{" * 5_000 + "</style>")
    yield "brackets", lambda _: page("<" * 200_000)
    for number in range(4):
        yield f"flipped-{number}", lambda chance: flipped(PAGE, chance)


def pdfs() -> Iterator[File]:
    for number in range(8):
        yield f"cut-{number}", lambda chance: cut(PDF, chance)
        yield f"flipped-{number}", lambda chance: flipped(PDF, chance, 200)
    yield (
        "pages-in-a-circle",
        lambda _: pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ]
        ),
    )
    yield "no-root", lambda _: pdf([b"<< /Type /Catalog >>"], root=9)
    yield (
        "before-in-a-circle",
        lambda _: PDF.replace(
            b"trailer\n<<", b"trailer\n<</Prev %d " % int(re.search(rb"startxref\s+(\d+)", PDF)[1])
        ),
    )
    yield (
        "bomb",
        lambda _: one_page(stream(zlib.compress(b" " * 400_000_000, 9), b"/Filter /FlateDecode")),
    )
    yield from _odd_drawings()


def _odd_drawings() -> Iterator[File]:
    """Pages whose drawing never ends, or that are none."""
    yield (
        "drawings-in-a-circle",
        lambda _: one_page(
            stream(b"/X Do"),
            b"/XObject << /X 5 0 R >>",
            stream(
                b"/X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>"
            ),
        ),
    )
    yield (
        "shows",
        lambda _: one_page(stream(b"BT /F1 10 Tf " + b"1 0 Td (a) Tj " * 150_000 + b"ET"), *_FONT),
    )
    yield (
        "shapes",
        lambda _: one_page(
            stream(
                b"BT /F1 10 Tf 50 700 Td " + b"(a) Tj " * 5_000 + b"ET " + b"0 0 9 9 re f " * 5_000
            ),
            *_FONT,
        ),
    )
    yield (
        "layers-in-a-circle",
        lambda _: one_page(
            stream(b"/OC /L BDC BT /F1 10 Tf 50 700 Td (a) Tj ET EMC"),
            _FONT[0] + b" /Properties << /L 6 0 R >>",
            _FONT[1],
            b"<< /Type /OCMD /VE 7 0 R /OCGs 6 0 R >>",
            b"[/And 7 0 R 7 0 R]",
        ),
    )
    yield "saves", lambda _: one_page(stream(b"q " * 1_000_000), *_FONT)
    yield "noise", lambda chance: b"%PDF-1.7\n" + chance.randbytes(100_000)
    yield (
        "brackets",
        lambda _: (
            b"%PDF-1.7\n1 0 obj\n"
            + b"[" * 100_000
            + b"\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"
        ),
    )


def texts() -> Iterator[File]:
    start = b"# Title\n\n## Lamps\n\n"
    yield "empty", lambda _: b""
    yield "nul", lambda _: start + b"a\0b"
    yield "latin-1", lambda _: start + b"caf\xe9"
    yield "utf-16", lambda _: start.decode().encode("utf-16")
    yield "a-line-of-a-megabyte", lambda _: start + b"x" * 1_000_000
    yield "30-mb", lambda _: start + b"- lamp\n" * 5_000_000
    yield "headings", lambda _: b"# Title\n\n" + b"## Lamps\n\nOne.\n\n" * 5_000
    yield "points", lambda _: start + b"- lamps were lit at each light\n" * 50_000
    yield "stars", lambda _: start + (b"*" * 9_000 + b"\n") * 50
    yield "brackets", lambda _: start + (b"[" * 19_000 + b"\n") * 50
    yield "indents", lambda _: start + b"".join(b" " * depth + b"- a\n" for depth in range(1_500))
    yield (
        "columns",
        lambda _: start + b"|" + b"a|" * 8_000 + b"\n|" + b"-|" * 8_000 + b"\n|" + b"b|" * 8_000,
    )
    yield "numbers", lambda _: start + b"9" * 19_000 + b". one\n"
    yield "ids", lambda _: start + b"- a { #lamps-1 }\n" * 3_000
    yield (
        "aliases",
        lambda _: (
            b"---\na: &a [x]\n"
            + b"".join(
                b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n + 1, n + 1) + (n,) * 8)
                for n in range(97, 110)
            )
            + b"---\n# T\n\n## A\n\n- a { #a-1 }\n"
        ),
    )
    yield "high", lambda _: start + "- 3⁴ cases\n".encode() * 2_000
