"""What a person fills in on a screen: marks in a PDF → the fields of a form (ISO 32000-1, 12.7).

Typst knows no forms. Its templates mark each place with a link whose address says what the place is
(templates/fields.typ), so that it stands in the structure, in the order of reading, and where it
was drawn. The lines and boxes are drawn on the page, so paper looks the same without the form.

PDF/UA-1 (ISO 14289-1) asks that a field has words that are read out (7.18.1), that it is alone in
an element Form (7.18.4), and that a font is embedded if it shows words (7.21.4.1). An empty field
shows none. What is typed is in Helvetica, which the reader's program brings along: it has more
letters than there is room for in each of a hundred small files. Chrome draws curly quotation marks
and dashes in a Chinese font of its own, whatever the field's font holds, and does not embed it.
Other programs that lack such a font show boxes for them. The value that they read is right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_MARK = "field:"
_SEVERAL_LINES = 1 << 12  # text, table 228
_RADIO = 1 << 15  # buttons, table 226
_TYPED = b"/Helv 0 Tf 0 g"  # as large as fits
_WHITE = 1
_NAME = 30  # characters of a field's name
_TICKED = b"q 0.14 w 1 J 1 j 0.18 0.52 m 0.42 0.24 l 0.84 0.8 l"  # in a box of 1 by 1


def placed(document: Pdf) -> None:
    """Make fields of the marks in a document.

    Each has the words of its mark for people who have it read aloud, and a name made of them.
    """
    links = [
        link
        for page in document.pages
        for link in page.get("/Annots", [])
        if str(link.get("/Contents", "")).startswith(_MARK)
    ]
    if not links:
        return
    form = _Form(document)
    for link in links:
        form.add(link)
    form.finish()


class _Form:
    """The form of a document, while its fields are made."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._fields: list[Object] = []
        self._groups: dict[str, Object] = {}
        self._names: Counter[str] = Counter()
        self._shown: dict[tuple[object, ...], Object] = {}

    def add(self, link: Object) -> None:
        """Make a field of a link that marks one."""
        from pikepdf import Dictionary, Name

        mark = json.loads(str(link.Contents).removeprefix(_MARK))
        for key in ("/A", "/Contents"):
            del link[key]
        link.Subtype = Name.Widget
        link.TU = mark["label"]
        if mark["kind"] == "choice":
            self._choose(link, mark)
            return
        link.T = self._named(mark["label"])
        if mark["kind"] == "tick":
            link.FT = Name.Btn
            self._can_be_ticked(link, "Yes")
        else:
            self._can_be_typed_in(link)
            if mark["kind"] == "lines":
                link.Ff = _SEVERAL_LINES
                # What is typed covers the lines that it can't keep to.
                link.MK = Dictionary(BG=[_WHITE])
        self._fields.append(link)

    def finish(self) -> None:
        """Give the document its form, and what was a link its place as a field of it."""
        from pikepdf import Dictionary, Name

        helvetica = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        fonts = Dictionary(Helv=self._document.make_indirect(helvetica))
        self._document.Root.AcroForm = self._document.make_indirect(
            Dictionary(Fields=self._fields, DA=_TYPED, DR=Dictionary(Font=fonts))
        )
        for element in self._document.objects:
            if _is_dictionary(element) and element.get("/S") == "/Link" and _holds_field(element):
                element.S = Name.Form

    def _named(self, words: str) -> str:
        """A name that no other field has; a point would part it into two."""
        name = re.sub(r"[^\w]+", "-", words.lower())[:_NAME].strip("-")
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}-{self._names[name]}"

    def _can_be_typed_in(self, field: Object) -> None:
        from pikepdf import Dictionary, Name

        field.FT = Name.Tx
        field.DA = _TYPED
        field.AP = Dictionary(N=self._drawn(field, b"/Tx BMC EMC"))

    def _can_be_ticked(self, field: Object, state: str) -> None:
        from pikepdf import Dictionary, Name

        _, _, width, height = _area(field)
        drawn = b"q %.3f 0 0 %.3f 0 0 cm %s S Q Q" % (width, height, _TICKED)
        states = {f"/{state}": self._drawn(field, drawn), "/Off": self._drawn(field, b"")}
        field.AP = Dictionary(N=Dictionary(states))
        field.AS = Name.Off

    def _choose(self, field: Object, mark: dict[str, Any]) -> None:
        """Put a field among those of which one is ticked."""
        from pikepdf import Array, Dictionary, Name

        asked = mark["of"]
        if asked not in self._groups:
            group = Dictionary(
                FT=Name.Btn, Ff=_RADIO, T=self._named(asked), TU=asked, V=Name.Off, Kids=Array()
            )
            self._groups[asked] = self._document.make_indirect(group)
            self._fields.append(self._groups[asked])
        field.Parent = self._groups[asked]
        others = self._groups[asked].Kids
        others.append(field)
        self._can_be_ticked(field, str(len(others)))

    def _drawn(self, field: Object, content: bytes) -> Object:
        """What a field shows, in an area of its size."""
        from pikepdf import Dictionary, Name

        area = _area(field)
        if (content, *area) not in self._shown:
            form = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": area}
            form["/Resources"] = Dictionary()
            self._shown[content, *area] = self._document.make_stream(content, form)
        return self._shown[content, *area]


def _area(field: Object) -> list[float]:
    left, bottom, right, top = (float(one) for one in field.Rect)
    return [0, 0, round(right - left, 3), round(top - bottom, 3)]


def _is_dictionary(one: Any) -> bool:
    from pikepdf import Dictionary

    return isinstance(one, Dictionary)


def _holds_field(element: Any) -> bool:
    """Whether an element of the structure is that of a field."""
    kids = element.get("/K")
    first = kids if _is_dictionary(kids) else kids[0]
    return _is_dictionary(first) and "/Obj" in first and first.Obj.Subtype == "/Widget"
