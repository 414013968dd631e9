"""PDF files with words that nobody can see, each hidden in another way."""

from __future__ import annotations

import pytest

from support.broken_files import pdf, stream

SECRET = "Secret words"
SEEN = "Seen words"


def made(
    content: str,
    properties: str = "",
    catalog: str = "",
    page: str = "",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """A page with a heading, two lines and what a test draws; object 6 and those behind it are the
    test's own.
    """
    drawn = (
        f"BT /F1 20 Tf 50 780 Td (Small audit) Tj ET BT /F1 16 Tf 50 740 Td (Hidden lamps) Tj ET "
        f"{line('Lamps were trimmed before dusk in most lights.', 700)} "
        f"{line('Glass was kept at each light.', 680)} {content}"
    )
    return pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} "
            f"/Resources << /Font << /F1 5 0 R >> {properties} >> >>".encode(),
            stream(drawn.encode("latin-1")),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def line(words: str, height: int = 600, before: str = "") -> str:
    return f"q BT {before} /F1 11 Tf 50 {height} Td ({words}) Tj ET Q"


def form(words: str, more: str = "") -> bytes:
    return stream(
        line(words).encode(),
        (
            f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {more} /Resources << /Font << /F1 "
            f"5 0 R >> >>"
        ).encode(),
    )


def layers(usual: str) -> str:
    return f"/OCProperties << /OCGs [6 0 R 7 0 R] /D << {usual} >> >>"


GROUPS = (b"<< /Type /OCG /Name (Notes) >>", b"<< /Type /OCG /Name (Text) >>")
OFF = layers("/OFF [6 0 R]")
NAMED = "/Properties << /L 6 0 R /M 8 0 R >>"
MARKED = f"/OC /L BDC {line(SECRET)} EMC {line(SEEN, 580)}"
BY_MEMBERSHIP = f"/OC /M BDC {line(SECRET)} EMC {line(SEEN, 580)}"
EXTRA = (
    "/ExtGState << /Clear << /ca 0 /CA 0 >> /Half << /ca .5 >> /Multiplied << /BM /Multiply >> "
    "/Whole << /ca 1 >> /Lines << /CA .5 >> >>"
)
IMAGE = stream(
    b"\0",
    (
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
        b"/DeviceGray"
    ),
)
NOWHERE, ON_LAYER, BELOW = (
    "text that nobody can see",
    "text on a layer that is switched off",
    "text that something is drawn over",
)

UNSEEN = [
    pytest.param(
        made(
            "q BT /F1 11 Tf 50 600 Td (Seen) Tj 3 Tr [(Secret) -300 (words)] TJ "
            "0 Tr (words) Tj ET Q"
        ),
        NOWHERE,
        id="all that stands between two words",
    ),
    pytest.param(made(MARKED, NAMED, OFF, more=GROUPS), ON_LAYER, id="marked content"),
    pytest.param(
        made(MARKED, NAMED, layers("/BaseState /OFF /ON [7 0 R]"), more=GROUPS),
        ON_LAYER,
        id="off unless it is on",
    ),
    pytest.param(
        made(
            f"/OC /L BDC /Span BMC {line(SECRET)} EMC EMC {line(SEEN, 580)}",
            NAMED,
            OFF,
            more=GROUPS,
        ),
        ON_LAYER,
        id="within other marks",
    ),
    pytest.param(
        made(
            BY_MEMBERSHIP,
            NAMED,
            OFF,
            more=(*GROUPS, b"<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOn >>"),
        ),
        ON_LAYER,
        id="a membership",
    ),
    pytest.param(
        made(BY_MEMBERSHIP, NAMED, OFF, more=(*GROUPS, b"<< /Type /OCMD /OCGs 6 0 R >>")),
        ON_LAYER,
        id="of one group",
    ),
    pytest.param(
        made(BY_MEMBERSHIP, NAMED, OFF, more=(*GROUPS, b"<< /Type /OCMD /VE [/Not 7 0 R] >>")),
        ON_LAYER,
        id="an expression",
    ),
    pytest.param(
        made(
            MARKED,
            NAMED,
            layers("/AS [<< /Event /View /Category [/View] /OCGs [6 0 R] >>]"),
            more=(
                b"<< /Type /OCG /Name (Notes) /Usage << /View << /ViewState /OFF >> >> >>",
                GROUPS[1],
            ),
        ),
        ON_LAYER,
        id="off on a screen",
    ),
    pytest.param(
        made(
            f"/X Do {line(SEEN, 580)}",
            "/XObject << /X 8 0 R >>",
            OFF,
            more=(*GROUPS, form(SECRET, "/OC 6 0 R")),
        ),
        ON_LAYER,
        id="a form on a layer",
    ),
    pytest.param(
        made(
            f"/OC /L BDC /X Do EMC {line(SEEN, 580)}",
            f"{NAMED} /XObject << /X 8 0 R >>",
            OFF,
            more=(*GROUPS, form(SECRET)),
        ),
        ON_LAYER,
        id="a form within marks",
    ),
    pytest.param(
        made(
            f"/Y Do {line(SEEN, 580)}",
            "/XObject << /Y 9 0 R >>",
            OFF,
            more=(
                *GROUPS,
                form(SECRET),
                stream(
                    b"/X Do",
                    (
                        b"/Type /XObject /Subtype /Form /OC 6 0 R /Resources << /XObject << /X 8 "
                        b"0 R >> >>"
                    ),
                ),
            ),
        ),
        ON_LAYER,
        id="a form within a form",
    ),
    *(
        pytest.param(
            made(f"BT /F1 11 Tf 50 600 Td ({SEEN}. ) Tj {before} ({SECRET}) Tj ET", EXTRA),
            NOWHERE,
            id=name,
        )
        for name, before in (
            ("invisible, on a line that is seen", "3 Tr"),
            ("clipping alone, on a line that is seen", "7 Tr"),
            ("clear ink", "/Clear gs"),
            ("no width", "1 Tz"),
        )
    ),
    pytest.param(
        made(f"q 0 0 20 20 re W n {line(SECRET)} Q {line(SEEN, 580)}"), NOWHERE, id="clipped"
    ),
    pytest.param(
        made(f"q .01 0 0 .01 50 600 cm BT /F1 11 Tf ({SECRET}) Tj ET Q {line(SEEN, 580)}"),
        NOWHERE,
        id="shrunk",
    ),
    *(
        pytest.param(
            made(f"q {drawn} BT /F1 {size} Tf ({SECRET}) Tj ET Q {line(SEEN, 580)}"),
            NOWHERE,
            id=name,
        )
        for name, size, drawn in (
            ("smaller than a point and a half", 1.2, "1 0 0 1 50 600 cm"),
            ("shrunk in height alone", 11, "1 0 0 .1 50 600 cm"),
            ("small, on its side", 1.2, "0 1 -1 0 50 600 cm"),
            ("narrow, on its side", 11, "0 .05 -1 0 50 600 cm"),
        )
    ),
    pytest.param(
        made(f"q 1 0 0 1 700 0 cm {line(SECRET)} Q {line(SEEN, 580)}"),
        NOWHERE,
        id="moved off the page",
    ),
    pytest.param(
        made(f"{line(SECRET, 560)} {line(SEEN, 590)}", page="/CropBox [0 580 595 842]"),
        NOWHERE,
        id="outside the crop box",
    ),
    pytest.param(
        made(f"{line(SECRET)} {line(SEEN, 580)} 0 g 40 595 200 20 re f"), BELOW, id="blacked out"
    ),
    *(
        pytest.param(
            made(f"{line(SECRET)} {line(SEEN, 580)} {ink} gs 0 g 40 595 200 20 re f", EXTRA),
            BELOW,
            id=f"blacked out in ink that is {name}",
        )
        for name, ink in (("whole", "/Whole"), ("whole but for lines", "/Lines"))
    ),
    pytest.param(
        made(
            f"{line(SECRET)} {line(SEEN, 580)} q 200 0 0 20 40 595 cm /I Do Q",
            "/XObject << /I 6 0 R >>",
            more=(IMAGE,),
        ),
        BELOW,
        id="below a picture",
    ),
]
