"""Words of a file that nobody can see are told or refused, and seen words are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.building import Run
from support.imported import LONG, VAL, W14, WHITE, document, line, parts, pdf, run, web, word
from support.in_process import in_process

SECRET = "Secret words"


@pytest.fixture
def briefed(monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(monkeypatch)


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
    assert result.returncode == 2 and "text of another file that is within it" in result.stderr


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
