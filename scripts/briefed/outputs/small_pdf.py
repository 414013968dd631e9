"""Fewer bytes for a PDF: its fonts without hints, and its objects packed.

Nearly all of a small PDF is its fonts, and half of these are hints, which move the edges of letters
to the dots of coarse screens. Paper does without them, and on a screen they change shades of grey.
A tagged PDF also has an object for each paragraph, which Typst does not compress.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

# The tables of hints in a TrueType font (OpenType 1.9, “TrueType outlines” and `gasp`).
_HINTS = ("cvt ", "fpgm", "prep", "gasp", "hdmx", "VDMX", "LTSH")


def without_hints(font: bytes) -> bytes:
    """A TrueType font with the same outlines, widths and features, and no hints."""
    from fontTools.ttLib import TTFont

    made = TTFont(io.BytesIO(font), recalcBBoxes=False, recalcTimestamp=False)
    for table in _HINTS:
        if table in made:
            del made[table]
    glyphs = made["glyf"]
    for name in glyphs.keys():  # noqa: SIM118 - a table of glyphs can't be iterated over
        glyphs[name].removeHinting()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def compacted(document: Pdf) -> bytes:
    """A document with its objects in compressed streams (ISO 32000-1, 7.5.7).

    The same document gives the same bytes.
    """
    from pikepdf import ObjectStreamMode

    out = io.BytesIO()
    document.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
