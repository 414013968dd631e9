"""A QR code that the back of a room can scan."""

from __future__ import annotations

import io
from typing import Any

_BORDER = 4  # squares that stay light around a code: ISO/IEC 18004, 6.3.8
_AWAY = 10  # a phone scans a code from ten times its width away: a rule of thumb


def qr_code(address: str, kind: str, **look: object) -> bytes:
    """The code for an address, drawn as "svg" or "png"; `look` is for `segno.QRCode.save`."""
    drawn = io.BytesIO()
    _made(address).save(drawn, kind=kind, border=_BORDER, **look)
    return drawn.getvalue()


def scanned_from(address: str, width: float) -> float:
    """From how far a phone scans a code whose drawing has a width; in the unit of that."""
    squares: int = _made(address).symbol_size(border=0)[0]
    return _AWAY * width * squares / (squares + 2 * _BORDER)


def _made(address: str) -> Any:
    import segno

    return segno.make(address, error="m", micro=False)
