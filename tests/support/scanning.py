"""QR codes, read by a program that others wrote: jsQR, in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from support.building import ROOT

_JSQR = ROOT / "node_modules/jsqr/dist/jsQR.js"
_READ = """async ([source, width]) => {
    const image = new Image()
    image.src = source
    await image.decode()
    const [wide, high] = [image.naturalWidth || width, image.naturalHeight || width]
    const size = { width, height: Math.round((width * high) / wide) }
    const brush = Object.assign(document.createElement('canvas'), size).getContext('2d')
    brush.drawImage(image, 0, 0, size.width, size.height)
    const seen = brush.getImageData(0, 0, size.width, size.height).data
    return jsQR(seen, size.width, size.height)?.data ?? null
}"""


def decoded(page: Page, picture: str, kind: str, width: int) -> str | None:
    """What a picture says that is looked at so many pixels wide; None where no code is seen.

    `picture` is in Base64, `kind` is "png" or "svg+xml".
    """
    page.goto("about:blank")
    page.evaluate(_JSQR.read_text(encoding="utf-8"))
    said: str | None = page.evaluate(_READ, [f"data:image/{kind};base64,{picture}", width])
    return said
