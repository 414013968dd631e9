"""What an import asks, refuses or tells: raised figures, and words that nobody can see in the
original, in every format.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.building import Run
from support.imported import document, parts

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word(runs: str, styles: str = "") -> bytes:
    """A Word file whose first paragraph ends in some runs."""

    def change(held: dict[str, bytes]) -> None:
        held["word/document.xml"] = held["word/document.xml"].replace(
            b"</w:p></w:body>", b"</w:p></w:body>"
        )
        body = held["word/document.xml"].decode()
        at = body.rindex("<w:sectPr")
        held["word/document.xml"] = f"{body[:at]}{runs}{body[at:]}".encode()
        held["word/styles.xml"] = held["word/styles.xml"].replace(
            b"</w:styles>", f"{styles}</w:styles>".encode()
        )

    return parts(change)


def pdf(content: str) -> bytes:
    """A page of a PDF with one font, drawn as its content says."""
    stream = (
        f"BT /F1 20 Tf 50 780 Td (Small audit) Tj ET BT /F1 16 Tf 50 740 Td (Hidden lamps) Tj ET "
        f"{content}"
    ).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
            b"/Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )


def line(text: str, before: str = "", x: int = 50, y: int = 700, size: float = 11) -> str:
    return f"q BT {before} /F1 {size} Tf {x} {y} Td ({text}) Tj ET Q "


LONG = line("Lamps were trimmed before dusk in most of the lights that were seen.") + line(
    "Glass was kept at each of the lights that were seen.", y=680
)
PAGE = (
    "<!doctype html><title>T</title>{head}<h1>Small audit</h1><h2>Lamps</h2><p>Lamps were "
    "trimmed.</p>{held}"
)
VAL = '<w:{} w:val="{}"/>'  # a setting of Word's
SUPERSCRIPT = VAL.format("vertAlign", "superscript")
WHITE = VAL.format("color", "FFFFFF")
TEXT = "# Small audit\n\n## Lamps\n\n{held}\n"


def web(held: str, head: str = "") -> bytes:
    return PAGE.format(held=held, head=head).encode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param(
            "b.html",
            web("<p>In 3<sup>4</sup> cases.</p>"),
            "'4' is raised behind 'In 3'",
            id="html",
        ),
        pytest.param(
            "b.html",
            web('<p>In 3<span style="vertical-align: super">4</span> cases.</p>'),
            "'4' is raised behind 'In 3'",
            id="html, a style",
        ),
        pytest.param(
            "b.html",
            web("<p>In <b>3<sup>4</sup></b> cases.</p>"),
            "'4' is raised behind 'In 3'",
            id="html, in bold",
        ),
        pytest.param(
            "b.html",
            web("<p>In 3<sub>4</sub> cases.</p>"),
            "'4' is lowered behind 'In 3'",
            id="html, lowered",
        ),
        pytest.param(
            "b.html",
            web("<table><tr><td>Cases<td>All<tr><td>3<sup>4</sup><td>12</table>"),
            "'4' is raised behind '3'",
            id="html, a table",
        ),
        pytest.param(
            "b.html",
            web("<math><msup><mn>3</mn><mn>4</mn></msup></math>"),
            "holds a formula",
            id="html, a formula",
        ),
        pytest.param(
            "b.html",
            web("<p>In 3⁴ cases.</p>"),
            "'⁴' is raised or lowered behind 'In 3'",
            id="html, Unicode",
        ),
        pytest.param(
            "b.docx",
            word(f"<w:p>{run('In 3')}{run('4', SUPERSCRIPT)}{run(' cases.')}</w:p>"),
            "'4' is raised behind 'In 3'",
            id="Word",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('In 3')}{run('4', VAL.format('rStyle', 'Up'))}{run(' cases.')}</w:p>",
                (
                    '<w:style w:type="character" w:styleId="Up"><w:name '
                    'w:val="Up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
                ),
            ),
            "'4' is raised behind 'In 3'",
            id="Word, a style",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('In 3')}{run('4', VAL.format('position', '8'))}{run(' cases.')}</w:p>"
            ),
            "'4' is moved up or down",
            id="Word, moved up",
        ),
        pytest.param(
            "b.docx",
            word(
                '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/'
                'math"><m:r><m:t>3</m:t></m:r></m:oMath></w:p>'
            ),
            "holds a formula",
            id="Word, a formula",
        ),
        pytest.param(
            "b.md",
            TEXT.format(held="- In 3^4^ cases.").encode(),
            "b.md:5:7: '^4^' stands high or low",
            id="Markdown, pandoc's",
        ),
        pytest.param(
            "b.md",
            TEXT.format(held="- In 3<sup>4</sup> cases.").encode(),
            "b.md:5:7: ",
            id="Markdown, HTML",
        ),
        pytest.param(
            "b.txt",
            TEXT.format(held="- In 3⁴ cases.").encode(),
            "b.txt:5:1: '⁴' is raised or lowered behind 'In 3'",
            id="text, Unicode",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (In 3) Tj /F1 7 Tf 22 4 Td (4) Tj /F1 11 Tf 5 -4 Td ( "
                    "cases lamps were out.) Tj ET"
                )
            ),
            "on page 1, '4' is raised behind 'In 3'",
            id="PDF",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (In 3) Tj /F1 7 Tf 22 -2 Td (4) Tj /F1 11 Tf 5 2 Td ( "
                    "cases lamps were out.) Tj ET"
                )
            ),
            "on page 1, '4' is lowered behind 'In 3'",
            id="PDF, lowered",
        ),
    ],
)
def test_a_raised_figure_is_a_question_and_never_another_digit(
    name: str, data: bytes, said: str, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = briefed("statements", tmp_path / name)
    assert result.returncode == 2 and result.stdout == "", result.stdout
    assert said in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "read", "told"),
    [
        pytest.param(
            "b.html",
            web("<p>On 1<sup>st</sup> April most lamps<sup>3</sup> were lit.</p>"),
            "On 1st April most lamps were lit.",
            "raised mark 3",
            id="html",
        ),
        pytest.param(
            "b.html",
            web('<p>In 2031<sup><a href="#fn1">1</a></sup> lamps were lit.</p>'),
            "In 2031 lamps were lit.",
            "raised mark of a note on the page: 1",
            id="html, a note",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('On 1')}{run('st', SUPERSCRIPT)}{run(' April most lamps')}"
                f"{run('3', SUPERSCRIPT)}{run(' were lit.')}</w:p>"
            ),
            "On 1st April most lamps were lit.",
            "raised mark 3",
            id="Word",
        ),
        pytest.param(
            "b.txt",
            TEXT.format(held="- Most lamps³ were lit.").encode(),
            "Most lamps³ were lit.",
            "was kept as it stands",
            id="text",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (On 1) Tj /F1 7 Tf 26 4 Td (st) Tj /F1 11 Tf 9 -4 Td "
                    "( April most lamps were lit.) Tj ET"
                )
            ),
            "On 1st April most lamps were lit.",
            "",
            id="PDF",
        ),
    ],
)
def test_an_ordinal_is_safe_and_the_mark_of_a_note_is_asked_about(
    name: str, data: bytes, read: str, told: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = briefed("new", tmp_path / name, "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    assert read in (project / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert told in result.stdout.partition("Written:")[0]


# --- Words that nobody can see ---

SECRET = "Secret words"


@pytest.mark.parametrize(
    ("look", "styles"),
    [
        pytest.param(WHITE, "", id="white"),
        pytest.param(VAL.format("color", "FDFDFD"), "", id="nearly white"),
        pytest.param(
            VAL.format("color", "FFFF00") + VAL.format("highlight", "yellow"),
            "",
            id="the colour of its highlight",
        ),
        pytest.param(
            VAL.format("color", "112233") + '<w:shd w:val="clear" w:fill="112233"/>',
            "",
            id="the colour of its shade",
        ),
        pytest.param(VAL.format("highlight", "black"), "", id="blacked out"),
        pytest.param(VAL.format("sz", "2"), "", id="one point"),
        pytest.param(VAL.format("w", "1"), "", id="a hundredth as wide"),
        pytest.param("<w:vanish/>", "", id="hidden"),
        pytest.param("<w:webHidden/>", "", id="hidden on the web"),
        pytest.param(
            VAL.format("rStyle", "Gone"),
            (
                '<w:style w:type="character" w:styleId="Gone"><w:name '
                'w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
            ),
            id="hidden by a style",
        ),
        pytest.param(
            VAL.format("rStyle", "Gone"),
            '<w:style w:type="character" w:styleId="Base"><w:name '
            'w:val="Base"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:basedOn '
            'w:val="Base"/></w:style>',
            id="white by a style's base",
        ),
        pytest.param(f"<w14:textFill {W14}><w14:noFill/></w14:textFill>", "", id="no fill"),
    ],
)
def test_words_of_a_word_file_that_nobody_can_see(
    look: str, styles: str, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.docx").write_bytes(
        word(f"<w:p>{run('Lamps were lit. ')}{run(SECRET, look)}</w:p>", styles)
    )
    result = briefed("statements", tmp_path / "b.docx")
    assert result.returncode == 2 and f"hidden text ('{SECRET}' is " in result.stderr, (
        result.stderr + result.stdout
    )


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(
            f"<w:p>{run(SECRET, WHITE + VAL.format('highlight', 'darkBlue'))}</w:p>",
            id="white on a highlight",
        ),
        pytest.param(
            (
                f'<w:p><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr>'
                f"{run(SECRET, WHITE)}</w:p>"
            ),
            id="white on a shaded paragraph",
        ),
        pytest.param(
            (
                f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:shd "
                f'w:val="clear" w:fill="003366"/></w:tcPr><w:p>'
                f"{run(SECRET, WHITE)}</w:p></w:tc></w:tr></w:tbl>"
            ),
            id="white in a shaded cell",
        ),
        pytest.param(f"<w:p>{run(SECRET, VAL.format('color', '808080'))}</w:p>", id="grey"),
        pytest.param(
            f"<w:p>{run(SECRET, '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}</w:p>",
            id="not hidden after all",
        ),
        pytest.param(f"<w:p>{run(SECRET, VAL.format('sz', '16'))}</w:p>", id="eight points"),
    ],
)
def test_words_of_a_word_file_that_can_be_seen(held: str, briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(word(held))
    result = briefed("statements", tmp_path / "b.docx")
    assert result.returncode == 0 and SECRET in result.stdout, result.stderr


@pytest.mark.parametrize(
    ("held", "head"),
    [
        *(
            pytest.param(f'<p style="{style}">{SECRET}</p>', "", id=style)
            for style in (
                "display:none",
                "visibility: hidden",
                "opacity:0",
                "font-size:0",
                "font-size: 1px",
                "position:absolute;left:-9999px",
                "text-indent:-5000px",
                "color:white",
                "color:#fefefe",
                "color:transparent",
                "clip:rect(0,0,0,0)",
                "background:#036;color:#036",
                "clip-path: inset(50%)",
                "transform:scale(0)",
                "height:0;overflow:hidden",
            )
        ),
        *(
            pytest.param(f"<{tag}>{SECRET}</{tag.split()[0]}>", "", id=tag)
            for tag in (
                "p hidden",
                "p aria-hidden=true",
                "template",
                "noscript",
                "iframe",
                "object",
                "svg",
                "canvas",
                "button",
                "textarea",
                "dialog",
                "video",
                "font color=white",
                "font size=0",
                "div inert",
            )
        ),
        pytest.param(f"<!-- {SECRET} -->", "", id="comment"),
        pytest.param(f'<img src="x" alt="{SECRET}">', "", id="alt"),
        pytest.param(f'<input value="{SECRET}">', "", id="value"),
        pytest.param(
            f"<p class=gone>{SECRET}</p>",
            "<style>.other, .gone { display: none }</style>",
            id="a class",
        ),
        pytest.param(
            f"<p class=gone>{SECRET}</p>",
            "<style>@media screen { p.gone { color: #fff } }</style>",
            id="a class in a media rule",
        ),
        pytest.param(
            "<p class=more>Lamps.</p>",
            f'<style>.more::before {{ content: "{SECRET}" }}</style>',
            id="what a style writes",
        ),
        pytest.param(f"<noscript><p>{SECRET}</p></noscript>", "", id="noscript with markup"),
    ],
)
def test_words_of_a_page_that_nobody_can_see_are_told(
    held: str, head: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.html").write_bytes(web(held, head))
    result = briefed("new", tmp_path / "b.html", "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    assert SECRET not in (project / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert SECRET in result.stdout.partition("Left out")[2], result.stdout


@pytest.mark.parametrize(
    "held",
    [
        '<p style="color:white;background:#036">{}</p>',
        '<div style="background-color:black"><p style="color:#fff">{}</p></div>',
        '<p style="font-size:11px">{}</p>',
        '<p style="opacity:0.9">{}</p>',
        '<p style="margin-left:-10px">{}</p>',
        '<p style="color:#222">{}</p>',
        "<details><summary>More</summary><p>{}</p></details>",
    ],
)
def test_words_of_a_page_that_can_be_seen_are_read(held: str, briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(web(held.format(SECRET)))
    result = briefed("statements", tmp_path / "b.html")
    assert result.returncode == 0 and SECRET in result.stdout, result.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {
                "word/diagrams/data1.xml": (
                    f'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>'
                    f"{SECRET}</a:t></d>"
                )
            },
            f"a SmartArt drawing that says: {SECRET}",
        ),
        (
            {
                "word/charts/chart1.xml": (
                    f'<d xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>'
                    f"{SECRET}</c:v></d>"
                )
            },
            f"a chart that says: {SECRET}",
        ),
    ],
)
def test_what_is_drawn_in_a_word_file_is_told(
    change: dict[str, str], said: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.docx").write_bytes(
        parts(lambda held: held.update({name: text.encode() for name, text in change.items()}))
    )
    result = briefed("new", tmp_path / "b.docx", "--course", "lamps", project=project)
    assert result.returncode == 0 and said in result.stdout.partition("Left out")[2], (
        result.stdout + result.stderr
    )


def test_text_of_another_file_within_a_word_file(briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(
        document(
            "</w:body>",
            (
                '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
                'relationships" r:id="rId77"/></w:body>'
            ),
        )
    )
    result = briefed("statements", tmp_path / "b.docx")
    assert result.returncode == 2 and "altChunk" in result.stderr


@pytest.mark.parametrize(
    "held",
    [line(SECRET, "3 Tr"), line(SECRET, x=900), line(SECRET, size=0.5), line(SECRET, y=2000)],
)
def test_text_of_a_pdf_that_nobody_can_see_is_told(
    held: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(pdf(LONG + held))
    result = briefed("new", tmp_path / "b.pdf", "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    assert SECRET not in (project / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert re.search(rf"text that nobody can see: {SECRET} \(page 1\)", result.stdout)


def test_white_text_of_a_pdf_is_told_and_text_below_pictures_is_refused(
    briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(pdf(LONG + line(SECRET, "1 1 1 rg", y=600)))
    result = briefed("new", tmp_path / "b.pdf", "--course", "lamps", project=project)
    assert (
        result.returncode == 0
        and f"white letters, though perhaps nobody can see them; look at the PDF: {SECRET}"
        in result.stdout
    )
    (tmp_path / "b.pdf").write_bytes(pdf(LONG).replace(b"BT /F1 20", b"3 Tr BT /F1 20"))
    data = (tmp_path / "b.pdf").read_bytes()
    (tmp_path / "b.pdf").write_bytes(data.replace(b"q BT  /F1", b"q BT /F1"))
    result = briefed("statements", tmp_path / "b.pdf")
    assert result.returncode == 2 and "from which a program read it" in result.stderr, (
        result.stderr + result.stdout
    )
