"""A PDF in fewer bytes: its small objects, which Typst leaves as they are, compressed together.

A tagged PDF has an object for each paragraph, so a third to a half of a sheet is such objects. They
are put into object streams (ISO 32000-1, 7.5.7), and the table of objects becomes a stream as well.
"""

from __future__ import annotations

import re
import struct
import zlib

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_IN_ONE = 200  # objects; a viewer unpacks all of a stream to read one
_FREE, _PLACED, _PACKED = 0, 1, 2  # kinds of entries in the table


def compacted(pdf: bytes) -> bytes:
    """The same document; `pdf` is as Typst writes it, with one table of objects at its end.

    The same bytes give the same bytes. Raises ValueError for a PDF of another build.
    """
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    listed, _, trailer = pdf[table : pdf.rindex(b"startxref")].partition(b"trailer")
    places = [int(entry[1]) if entry[3] == b"n" else -1 for entry in _ENTRY.finditer(listed)]
    if not listed.startswith(b"xref") or not trailer or b"/Prev" in trailer:
        raise ValueError("a PDF with another table of objects than Typst writes")
    bodies = _bodies(pdf, places, table)
    out = bytearray(pdf[: min(place for place in places if place >= 0)])
    entries = [(_FREE, 0, 65535)] + [(_FREE, 0, 0)] * (len(places) - 1)
    small = [number for number, body in bodies.items() if not body.endswith(b"endstream")]
    for number in bodies.keys() - set(small):
        entries[number] = (_PLACED, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, bodies[number])
    for start in range(0, len(small), _IN_ONE):
        here, holder = small[start : start + _IN_ONE], len(entries)
        for index, number in enumerate(here):
            entries[number] = (_PACKED, holder, index)
        entries.append((_PLACED, len(out), 0))
        out += _object_stream(holder, {number: bodies[number] for number in here})
    entries.append((_PLACED, len(out), 0))
    return bytes(out) + _table(entries, _kept(trailer), len(out))


def _bodies(pdf: bytes, places: list[int], table: int) -> dict[int, bytes]:
    """What each object says, by its number."""
    ordered = sorted(place for place in places if place >= 0)
    ends = dict(zip(ordered, [*ordered[1:], table], strict=True))
    out = {}
    for number, place in enumerate(places):
        if place >= 0:
            _, _, body = pdf[place : ends[place]].partition(b"obj")
            out[number] = body[: body.rindex(b"endobj")].strip()
    return out


def _object_stream(number: int, bodies: dict[int, bytes]) -> bytes:
    starts, data = [], bytearray()
    for held, body in bodies.items():
        starts.append(b"%d %d" % (held, len(data)))
        data += body + b"\n"
    head = b" ".join(starts) + b"\n"
    said = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
    return _stream(number, said, head + data)


def _table(entries: list[tuple[int, int, int]], kept: bytes, place: int) -> bytes:
    data = b"".join(struct.pack(">BIH", *entry) for entry in entries)
    said = b"/Type/XRef/Size %d/W[1 4 2]%b" % (len(entries), kept)
    return _stream(len(entries) - 1, said, data) + b"startxref\n%d\n%%%%EOF" % place


def _kept(trailer: bytes) -> bytes:
    """What the trailer says of the document, without how many objects there are."""
    inside = trailer[trailer.index(b"<<") + 2 : trailer.rindex(b">>")]
    return re.sub(rb"/Size \d+", b"", inside, count=1).strip()


def _stream(number: int, said: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"%d 0 obj\n<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        said,
        len(packed),
        packed,
    )
