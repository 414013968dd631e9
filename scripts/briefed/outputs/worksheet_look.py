"""How a worksheet looks: its styles, and the pieces that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT, SERIF = "Calibri", "Georgia"
INK, GREY, ACCENT = (
    RGBColor(0x22, 0x2B, 0x30),
    RGBColor(0x6B, 0x74, 0x7A),
    RGBColor(0x1B, 0x5E, 0x68),
)
AMBER = RGBColor(0x9A, 0x5B, 0x00)
_LINE, _GROUND, _QUOTE_BAR = "B9C6CA", "EFF4F5", "1B5E68"
COLUMNS = (Cm(3.0), Cm(2.8), Cm(5.2), Cm(2.5), Cm(3.5))
WIDE = (Cm(3.0), Cm(3.2), Cm(3.6), Cm(4.3), Cm(2.9))  # of a table that has something in each
# How many columns the cells of a row take:
TITLED = (4, 1)  # the title of a form, and its reference
LABELLED = (2, 3)  # a label, and what is written beside it
IN_ROWS = (1, 2, 2)  # the table of a form: a mark or a name, what it is, and why
EVEN = (1, 1, 1, 1, 1)
WHOLE = (5,)
LINE_HEIGHT = 360  # of an empty line to write on, in twentieths of a point

PROMPT, HINT, REFERENCE, WRITING, QUOTE, SMALL = (
    "Prompt",
    "Hint",
    "Reference",
    "Writing",
    "Briefing",
    "Aside",
)
# A style: its font, size in points, colour, whether bold, and the space above and below in points.
_STYLES = {
    PROMPT: (FONT, 10, INK, True, 2, 1),
    HINT: (FONT, 9, GREY, False, 0, 2),
    REFERENCE: (FONT, 7, GREY, False, 2, 0),
    WRITING: (FONT, 11, INK, False, 2, 2),
    QUOTE: (SERIF, 10.5, INK, False, 3, 3),
    SMALL: (FONT, 9, GREY, False, 2, 4),
}
_HEADINGS = {1: (20, 24, 8), 2: (14, 18, 4), 3: (11.5, 12, 2)}


def prepare(document: Document) -> None:
    """Set the page, the language and the styles of a new document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10.5), INK
    normal.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for level, (size, above, below) in _HEADINGS.items():
        style = styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = ACCENT if level < 3 else INK
        for theme in style.element.rPr.findall(qn("w:rFonts")):
            for key in [key for key in theme.attrib if "heme" in key]:
                del theme.attrib[key]
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(below)
        style.paragraph_format.keep_with_next = True
    for name, (font, points, colour, bold, before, after) in _STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        if name == QUOTE:
            _bar(style.element.get_or_add_pPr())
        style.font.name, style.font.size, style.font.bold = font, Pt(points), bold
        style.font.color.rgb = colour
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    styles[QUOTE].paragraph_format.left_indent = Cm(0.4)
    for name in (QUOTE, PROMPT, HINT):
        styles[name].paragraph_format.keep_with_next = True
    styles[REFERENCE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _page_number(section.footer.paragraphs[0])


def _bar(properties: Any) -> None:
    """A line at the left of a paragraph; it comes before whatever else a paragraph has."""
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", _QUOTE_BAR)):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties.append(borders)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def new_table(document: Document, wide: bool = False) -> Table:
    """A table over the whole width, with thin lines and fixed columns, COLUMNS or WIDE."""
    table: Table = document.add_table(rows=0, cols=len(COLUMNS))
    table.autofit = False
    for column, width in zip(table.columns, WIDE if wide else COLUMNS, strict=True):
        column.width = width
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    return table


def add_row(
    table: Table, spans: tuple[int, ...], lines: int = 0, prompt: bool = False
) -> list[_Cell]:
    """A row of cells that each span so many columns, with room for so many lines.

    `prompt` says that nobody writes into it: it is shaded, and stays with the row below.

    The cells are made as wide as they are to be: to merge narrow ones, as python-docx does, takes
    longer than the rest of an export.
    """
    row = table._tbl.add_tr()
    widths = [column.width or 0 for column in table.columns]
    cells = []
    at = 0
    for span in spans:
        made = row.add_tc()
        made.width = Emu(sum(widths[at : at + span]))
        if span > 1:
            made.grid_span = span
        cells.append(_Cell(made, table))
        at += span
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if lines:
        height = OxmlElement("w:trHeight")
        height.set(qn("w:val"), str(lines * LINE_HEIGHT))
        height.set(qn("w:hRule"), "atLeast")
        properties.append(height)
    if prompt:
        for cell in cells:
            shade(cell)
    return cells


def shade(cell: _Cell) -> None:
    """Give a cell the ground of what is not written into."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUND)):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its id; those of our styles are their names.

    By its name, python-docx would look each up among all styles, which takes most of the time of an
    export.
    """
    paragraph._p.style = style
    return paragraph


def put(cell: _Cell, words: str, style: str, first: bool = True) -> Paragraph:
    """A paragraph in a cell; the first one is there already."""
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    styled(paragraph, style)
    paragraph.add_run(words)
    return paragraph
