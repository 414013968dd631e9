"""Word files of a few paragraphs, in the XML that Word writes, and what is read in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from briefed.importing.canonical import Imported
from briefed.importing.convert import import_here
from briefed.importing.same_words import without_ids
from briefed.model import NO_ANSWERS, Answers

from support.imported import parts, run

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
}
_STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
</w:style>""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="Normal"/><w:rPr>{look}</w:rPr></w:style>'
    for name, look in {
        "Title": '<w:sz w:val="56"/>',
        "heading 1": "<w:b/>",
        "heading 2": "<w:b/>",
        "caption": "<w:i/>",
        "Quote": "<w:i/>",
        "toc 1": "",
        "Box Title": "<w:b/>",
    }.items()
)
BOLD = "<w:b/>"


def names(*prefixes: str) -> str:
    """The declarations of some namespaces."""
    return " ".join(f'xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in prefixes)


def paragraph(words: str, style: str = "", look: str = "", held: str = "") -> str:
    """A paragraph in a style, its letters with a look; `held` are more properties of it."""
    named = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    runs = run(words, look) if words else ""
    return f"<w:p><w:pPr>{named}{held}</w:pPr>{runs}</w:p>"


TITLE = paragraph("Keeping lamps lit", "Title")


def heading(words: str) -> str:
    return paragraph(words, "heading 1")


def holding(*runs: str) -> str:
    """A paragraph of some runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


def box(
    inside: str,
    old: str | None = None,
    place: str = "",
    about: str = '<wp:docPr id="3" name="Text Box 2"/>',
    fill: str = "",
) -> str:
    """A run with a text box as Word writes it: twice, the second time for old versions."""
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    again = held if old is None else f"<w:txbxContent>{old}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">'
        f'{place}<wp:extent cx="2286000" cy="762000"/>{about}<a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr>{fill}</wps:spPr><wps:txbx>{held}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape id="Text Box 2" type="#_x0000_t202" '
        f'style="position:absolute"><v:textbox>{again}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def at(across: int, down: int, relative: str = "column") -> str:
    """Where a box is, in English Metric Units."""
    return (
        f'<wp:positionH relativeFrom="{relative}"><wp:posOffset>{across}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="{relative}"><wp:posOffset>{down}'
        "</wp:posOffset></wp:positionV>"
    )


def table(*rows: list[str], properties: str = "") -> str:
    """A table; each cell is its paragraphs."""
    grid = '<w:gridCol w:w="2000"/>' * max(map(len, rows))
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def word_file(body: str, more: Mapping[str, str] | None = None, relations: str = "") -> bytes:
    """A Word file with this body, with more parts by their names, and more relations."""

    def change(held: dict[str, bytes]) -> None:
        text = f"<w:document {names(*_SPACES)}><w:body>{body}<w:sectPr/></w:body></w:document>"
        held["word/document.xml"] = text.encode()
        held["word/styles.xml"] = f"<w:styles {names('w')}>{_STYLES}</w:styles>".encode()
        held["word/_rels/document.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ).encode()
        for name in [name for name in held if re.search("header|footer|notes", name)]:
            del held[name]
        held.update({name: part.encode() for name, part in (more or {}).items()})

    return parts(change)


def read(folder: Path, body: str, answers: Answers = NO_ANSWERS) -> Imported:
    """What is read in a Word file with this body."""
    path = folder / "b.docx"
    path.write_bytes(word_file(body))
    return import_here(path, answers)


def lines(read: Imported) -> list[str]:
    """The lines of a briefing that have words, without ids."""
    return [line for line in without_ids(read.markdown).split("\n") if line]


def told(read: Imported) -> list[str]:
    """What is unsure, each behind the words of its line."""
    original = read.original.split("\n")
    return [f"{original[doubt.line - 1]} | {doubt.what}" for doubt in read.unsure]
