"""Word, PDF and HTML files that are put together, changed or broken byte by byte."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from support.building import TESTS

REPORT = (TESTS / "brought/report.docx").read_bytes()
PDF = (TESTS / "brought/report.pdf").read_bytes()
PAGE = (TESTS / "brought/typed.html").read_bytes()


def docx(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return out.getvalue()


def document(old: bytes, new: bytes, part: str = "word/document.xml") -> bytes:
    def change(held: dict[str, bytes]) -> None:
        assert old in held[part]
        held[part] = held[part].replace(old, new, 1)

    return docx(change)


def body(inside: bytes) -> bytes:
    return document(b"<w:body>", b"<w:body>" + inside)


def flipped(data: bytes, chance: random.Random, times: int = 40) -> bytes:
    out = bytearray(data)
    for _ in range(times):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(20, len(data))]


def page(inside: str) -> bytes:
    return (
        f"<!doctype html><title>T</title><h1>Title</h1><h2>Lamps</h2><p>One.</p>{inside}".encode()
    )


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R >>\nstartxref\n"
        b"%d\n%%%%EOF\n"
    ) % (len(objects) + 1, table, len(objects) + 1, root, len(out))


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def one_page(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
                b"<< %s >> >>"
            )
            % resources,
            content,
            *more,
        ]
    )
