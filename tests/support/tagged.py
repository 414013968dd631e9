"""What a tagged PDF must hold for people who have it read aloud: the points of the Matterhorn
Protocol 1.1 (PDF/UA-1, ISO 14289-1) that a program can decide from the file. Written against pypdf,
so that it is no opinion of what made the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

STANDARD = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P
H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot
Ruby RB RT RP Warichu WT WP Figure Formula Form""".split()
)
INSIDE = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
PAINTING = frozenset(
    (
        "Tj",
        "TJ",
        "'",
        '"',
        "Do",
        "S",
        "s",
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "sh",
        "INLINE IMAGE",
    )
)


def faults(reader: PdfReader) -> list[str]:
    """Every fault that was found, in words with the point of the protocol; none for a file that
    keeps them all.
    """
    root = reader.trailer["/Root"]
    found = [
        what
        for what, kept in {
            "06-002: it is not said to be PDF/UA": "/Metadata" in root
            and "pdfuaid:part" in root["/Metadata"].get_data().decode("utf-8"),
            "06-003: no title in its metadata": "/Metadata" in root
            and "dc:title" in root["/Metadata"].get_data().decode("utf-8"),
            "07-002: the title is not shown": root.get("/ViewerPreferences", {}).get(
                "/DisplayDocTitle"
            )
            is True
            or bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
            "01-005: not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
            "11-006: no language": bool(root.get("/Lang")),
        }.items()
        if not kept
    ]
    structure = root.get("/StructTreeRoot")
    if structure is None:
        return [*found, "01-005: no structure"]
    told: Counter = Counter()
    levels: list[int] = []
    found += _elements(structure, "", structure.get("/RoleMap", {}), told, levels)
    if any(level > before + 1 for before, level in zip([0, *levels], levels, strict=False)):
        found.append(f"14-003: headings leave a level out: {levels}")
    for number, page in enumerate(reader.pages, 1):
        found += (f"page {number}: {fault}" for fault in _page(page, reader, told))
    return found


def lists(reader: PdfReader) -> list[int]:
    """How many items each list has, in the order in which they are read."""

    def within(element: DictionaryObject) -> Iterator[int]:
        inside = [kid.get_object() for kid in _kids(element)]
        inside = [kid for kid in inside if isinstance(kid, DictionaryObject)]
        if element.get("/S") == "/L":
            yield sum(kid.get("/S") == "/LI" for kid in inside)
        for kid in inside:
            yield from within(kid)

    return list(within(reader.trailer["/Root"]["/StructTreeRoot"]))


def _kids(element: DictionaryObject) -> list:
    kids = element.get("/K", [])
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return list(kids) if isinstance(kids, list) else [kids]


def _elements(
    element: DictionaryObject,
    parent: str,
    roles: DictionaryObject,
    told: Counter,
    levels: list[int],
) -> Iterator[str]:
    page = element.raw_get("/Pg") if "/Pg" in element else None
    for kid in _kids(element):
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if not isinstance(kid, DictionaryObject):
            told[page.idnum if page is not None else None, int(kid)] += 1
        elif kid.get("/Type") == "/MCR":
            told[kid.raw_get("/Pg").idnum if "/Pg" in kid else page.idnum, int(kid["/MCID"])] += 1
        elif "/S" in kid:
            name = str(roles.get(kid["/S"], kid["/S"])).removeprefix("/")
            if name not in STANDARD:
                yield f"02-001: {name} is no standard type, and stands for none"
            if name in INSIDE and parent not in INSIDE[name]:
                yield f"09-004: {name} stands in {parent or 'nothing'}"
            if name in ("Figure", "Formula") and not kid.get("/Alt") and not kid.get("/ActualText"):
                yield "13-004: a figure without words for it"
            if name == "TH" and "Scope" not in str(kid.get("/A", "")):
                yield "15-003: a table's heading without a scope"
            if name[0] == "H" and name[1:].isdecimal():
                levels.append(int(name[1:]))
            yield from _elements(kid, name, roles, told, levels)


def _page(page, reader: PdfReader, told: Counter) -> Iterator[str]:
    open_: list[str] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode() if isinstance(operator, bytes) else operator
        if name in ("BMC", "BDC"):
            properties = operands[1] if len(operands) > 1 else {}
            if not isinstance(properties, dict):
                properties = page["/Resources"]["/Properties"][properties]
            if operands[0] == "/Artifact":
                if "tagged" in open_:
                    yield "01-003: an artifact within what is tagged"
                open_.append("artifact")
            elif "/MCID" in properties:
                if "artifact" in open_:
                    yield "01-004: something tagged within an artifact"
                here = page.indirect_reference.idnum, int(properties["/MCID"])
                if told[here] != 1:
                    yield f"01-006: the structure names a piece {told[here]} times"
                open_.append("tagged")
            else:
                open_.append("")
        elif name == "EMC":
            open_.pop()
        elif name in PAINTING and not {"artifact", "tagged"} & set(open_):
            yield f"01-005: {name} draws something that is neither tagged nor an artifact"
    if page.get("/Annots") and page.get("/Tabs") != "/S":
        yield "28-002: what can be reached by the tab key is not in the structure's order"
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        font = font.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", {})
        if not any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"31-009: the font {font.get('/BaseFont')} is not in the file"
        if "/ToUnicode" not in font:
            yield f"10-001: the letters of {font.get('/BaseFont')} are no words"
