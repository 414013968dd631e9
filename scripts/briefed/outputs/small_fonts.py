"""A TrueType font without its hints, which move the edges of letters to the dots of coarse screens.

Nearly all of a small PDF is its fonts, and half of these are hints: paper does without them, and on
a screen they change shades of grey. A pack has a dozen PDFs, each with fonts of its own.
"""

from __future__ import annotations

import itertools
import struct

_HINTS = {b"cvt ", b"fpgm", b"prep", b"gasp", b"hdmx", b"VDMX", b"LTSH"}
_HAS_MORE, _HAS_HINTS = 0x20, 0x100  # flags of a component of a glyph
_WORDS, _SCALE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x40, 0x80


def without_hints(font: bytes) -> bytes:
    """A font file with the same outlines, widths and features, and no hints."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, size = struct.unpack_from(">4sIII", font, at)
        if tag not in _HINTS:
            tables[tag] = font[start : start + size]
    long = struct.unpack_from(">h", tables[b"head"], 50)[0] == 1
    numbers = struct.iter_unpack(">I" if long else ">H", tables[b"loca"])
    places = [place if long else 2 * place for (place,) in numbers]
    glyphs, starts = bytearray(), [0]
    for start, end in itertools.pairwise(places):
        glyphs += _glyph(tables[b"glyf"][start:end])
        glyphs += bytes(-len(glyphs) % 4)
        starts.append(len(glyphs))
    head = bytearray(tables[b"head"])
    struct.pack_into(">h", head, 50, 1)
    tables |= {
        b"glyf": bytes(glyphs),
        b"loca": struct.pack(f">{len(starts)}I", *starts),
        b"head": bytes(head),
    }
    return _written(font[:4], tables)


def _glyph(data: bytes) -> bytes:
    """A glyph without its instructions."""
    if not data:
        return b""
    (contours,) = struct.unpack_from(">h", data)
    if contours >= 0:
        at = 10 + 2 * contours
        (size,) = struct.unpack_from(">H", data, at)
        return data[:at] + b"\0\0" + data[at + 2 + size :]
    made, at, flags = bytearray(data), 10, _HAS_MORE
    while flags & _HAS_MORE:
        (flags,) = struct.unpack_from(">H", data, at)
        struct.pack_into(">H", made, at, flags & ~_HAS_HINTS)
        scale = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        at += 4 + (4 if flags & _WORDS else 2) + scale
    return bytes(made[:at])


def _written(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    """A font file of these tables. Its checksums stay 0: Typst writes its own into a PDF."""
    count, power = len(tables), len(tables).bit_length() - 1
    listed = bytearray(kind)
    listed += struct.pack(">4H", count, 16 << power, power, 16 * (count - (1 << power)))
    body, start = bytearray(), 12 + 16 * len(tables)
    for tag in sorted(tables):
        listed += struct.pack(">4sIII", tag, 0, start + len(body), len(tables[tag]))
        body += tables[tag] + bytes(-len(tables[tag]) % 4)
    return bytes(listed + body)
