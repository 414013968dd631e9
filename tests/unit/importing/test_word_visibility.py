"""What the styles of a Word file hide or raise, wherever in them it stands; and what they leave as
it is.
"""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from briefed.errors import InputError
from briefed.importing.word import open_word
from support.building import TESTS

REPORT = TESTS / "brought/report.docx"
SECRET = "Secret words"
RAISED, WHITE, HIDDEN = (
    '<w:vertAlign w:val="superscript"/>',
    '<w:color w:val="FFFFFF"/>',
    "<w:vanish/>",
)
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def word(body: str, styles: str = "", defaults: str = "", page: str = "") -> bytes:
    """A Word file that ends in a body of its own, with styles and a page of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(REPORT) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            text = archive.read(name)
            if name == "word/document.xml":
                before, _, after = text.decode().rpartition("<w:sectPr")
                before = before.replace("<w:body>", f"{page}<w:body>")
                text = f"{before}{body}<w:sectPr{after}".encode()
            if name == "word/styles.xml":
                text = text.decode().replace("</w:styles>", f"{styles}</w:styles>").encode()
                if defaults:
                    text = re.sub(rb"<w:docDefaults>.*?</w:docDefaults>", b"", text, flags=re.S)
                    text = re.sub(
                        rb"<w:styles[^>]*>",
                        lambda start: (
                            start[0]
                            + (
                                f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></"
                                f"w:rPrDefault></w:docDefaults>"
                            ).encode()
                        ),
                        text,
                    )
            made.writestr(name, text)
    return out.getvalue()


def style(kind: str, name: str, look: str = "", base: str = "", paragraph: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name '
        f'w:val="{name}"/>{based}<w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
    )


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: str, held: str = "") -> str:
    return f"<w:p><w:pPr>{held}</w:pPr>{runs}</w:p>"


def table(inside: str, row: str = "", held: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{held}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>{row}</"
        f"w:trPr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    )


def fill(inside: str) -> str:
    return f"<w14:textFill {W14}>{inside}</w14:textFill>"


OWN, OF_PARAGRAPH, OF_TABLE = (
    '<w:rStyle w:val="Own"/>',
    '<w:pStyle w:val="Par"/>',
    '<w:tblStyle w:val="Tab"/>',
)
PLACES = {
    "a character style": (
        lambda words: paragraph(run(words, OWN)),
        lambda look: style("character", "Own", look),
    ),
    "its base": (
        lambda words: paragraph(run(words, OWN)),
        lambda look: style("character", "Base", look) + style("character", "Own", "", "Base"),
    ),
    "the base of its base": (
        lambda words: paragraph(run(words, OWN)),
        lambda look: (
            style("character", "Base", look)
            + style("character", "Mid", "", "Base")
            + style("character", "Own", "", "Mid")
        ),
    ),
    "a paragraph's style": (
        lambda words: paragraph(run(words), OF_PARAGRAPH),
        lambda look: style("paragraph", "Par", look),
    ),
    "a paragraph's style's base": (
        lambda words: paragraph(run(words), OF_PARAGRAPH),
        lambda look: style("paragraph", "Base", look) + style("paragraph", "Par", "", "Base"),
    ),
    "a table's style": (
        lambda words: table(paragraph(run(words)), held=OF_TABLE),
        lambda look: style("table", "Tab", look),
    ),
    "a table's style's base": (
        lambda words: table(paragraph(run(words)), held=OF_TABLE),
        lambda look: style("table", "Base", look) + style("table", "Tab", "", "Base"),
    ),
}
LOOKS = {
    "hidden": HIDDEN,
    "white": WHITE,
    "tiny": '<w:sz w:val="2"/>',
    "narrow": '<w:w w:val="1"/>',
    "on each other": '<w:spacing w:val="-400"/>',
    "the page's colour": '<w:color w:val="auto" w:themeColor="background1"/>',
    "no fill": fill("<w14:noFill/>"),
    "blacked out": '<w:highlight w:val="black"/>',
    "a white fill": fill('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'),
    "the page's fill": fill('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    "a clear fill": fill(
        '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha '
        'w14:val="100000"/></w14:srgbClr></w14:solidFill>'
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("look", LOOKS)
def test_words_that_a_style_hides_are_refused(place: str, look: str) -> None:
    body, styles = PLACES[place]
    with pytest.raises(InputError, match=f"hidden text \\('{SECRET}' is "):
        open_word(word(body(SECRET), styles(LOOKS[look])), "b.docx")


@pytest.mark.parametrize(
    ("page", "colour", "seen"),
    [
        ("", "FFFFFF", False),
        ("<w:background/>", "FFFFFF", False),
        ('<w:background w:color="1F1F1F"/>', "1F1F1F", False),
        ('<w:background w:color="1F1F1F"/>', "FFFFFF", True),
    ],
)
def test_words_in_the_colour_of_the_page_are_refused(page: str, colour: str, seen: bool) -> None:
    body = paragraph(run(SECRET, f'<w:color w:val="{colour}"/>'))
    if seen:
        assert SECRET in " ".join(open_word(word(body, page=page), "b.docx").words)
        return
    with pytest.raises(InputError, match=f"hidden text \\('{SECRET}' is "):
        open_word(word(body, page=page), "b.docx")


@pytest.mark.parametrize("look", [HIDDEN, WHITE, '<w:sz w:val="2"/>'])
def test_words_that_the_defaults_hide_are_refused(look: str) -> None:
    with pytest.raises(InputError, match="hidden text"):
        open_word(word(paragraph(run(SECRET)), defaults=look), "b.docx")


@pytest.mark.parametrize(
    "body",
    [
        table(paragraph(run(SECRET)), "<w:hidden/>"),
        table(paragraph(run(SECRET)), '<w:trHeight w:val="10" w:hRule="exact"/>'),
        paragraph(run(SECRET), '<w:spacing w:line="2" w:lineRule="exact"/>'),
        paragraph(run(SECRET), OF_PARAGRAPH),
    ],
)
def test_words_in_a_line_or_a_row_without_height_are_refused(body: str) -> None:
    with pytest.raises(InputError, match=f"hidden text \\('{SECRET}' is "):
        open_word(
            word(
                body,
                style("paragraph", "Par", paragraph='<w:spacing w:line="2" w:lineRule="exact"/>'),
            ),
            "b.docx",
        )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "look", [RAISED, '<w:vertAlign w:val="subscript"/>', '<w:position w:val="8"/>']
)
def test_a_figure_that_a_style_raises_is_a_question(place: str, look: str) -> None:
    body, styles = PLACES[place]
    with pytest.raises(InputError, match=r"'34 cases' is (?:raised|lowered|moved up or down)"):
        open_word(word(body("34 cases"), styles(look)), "b.docx")


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (
            paragraph(run(SECRET, OWN + '<w:color w:val="000000"/><w:vanish w:val="0"/>')),
            style("character", "Own", WHITE + HIDDEN),
        ),
        (
            paragraph(run(SECRET, OWN)),
            style(
                "character",
                "Own",
                '<w:color w:val="0070C0" w:themeColor="background1" w:themeShade="80"/>',
            ),
        ),
        (
            paragraph(run(SECRET, OWN)),
            style(
                "character",
                "Own",
                fill('<w14:solidFill><w14:srgbClr w14:val="224466"/></w14:solidFill>'),
            ),
        ),
        (
            paragraph(
                run(SECRET, '<w:spacing w:val="-10"/>'),
                '<w:spacing w:line="240" w:lineRule="exact"/>',
            ),
            "",
        ),
        (paragraph(run(SECRET), '<w:spacing w:line="2" w:lineRule="auto"/>'), ""),
        (
            table(
                paragraph(run(SECRET)),
                '<w:trHeight w:val="1" w:hRule="atLeast"/><w:hidden w:val="0"/>',
            ),
            "",
        ),
        (
            table(paragraph(run(SECRET)), held=OF_TABLE),
            style("table", "Tab", WHITE).replace(
                "</w:style>", '<w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr></w:style>'
            ),
        ),
    ],
)
def test_words_that_can_be_seen_are_read(body: str, styles: str) -> None:
    assert open_word(word(body, styles), "b.docx").words[-2:] == SECRET.split()


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_a_file_with_macros_is_refused(kind: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(REPORT) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "[Content_Types].xml":
                entry = f'<Default Extension="bin" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", entry.encode())
            made.writestr(name, data)
    with pytest.raises(InputError, match=r"this file holds macros: save it as a plain \.docx"):
        open_word(out.getvalue(), "b.docx")
