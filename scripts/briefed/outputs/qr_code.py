"""A QR code that the back of a room can scan."""

from __future__ import annotations

import io


def qr_code(address: str, kind: str, **look: object) -> bytes:
    """The code for an address, drawn as "svg" or "png"; `look` is for `segno.QRCode.save`."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind=kind, border=2, **look)
    return drawn.getvalue()
