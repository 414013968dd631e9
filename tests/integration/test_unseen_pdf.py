"""Text of a PDF that nobody can see: on layers, clipped, below something, in clear ink; and what
stands high.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.broken_files import pdf, stream
from support.building import Run

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
    "/ExtGState << /Clear << /ca 0 /CA 0 >> /Half << /ca .5 >> /Multiplied << /BM /Multiply >> >>"
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


@pytest.mark.parametrize(("data", "why"), UNSEEN)
def test_text_that_nobody_can_see_is_told_and_is_no_text(
    data: bytes, why: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(data)
    result = briefed("new", tmp_path / "b.pdf", "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    briefing = (project / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert SECRET not in briefing and SEEN in briefing
    assert f"{why}: {SECRET} (page 1)" in result.stdout, result.stdout


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made(MARKED, NAMED, layers(""), more=GROUPS), id="a layer that is on"),
        pytest.param(
            made(MARKED, NAMED, layers("/OFF [7 0 R]"), more=GROUPS), id="another layer is off"
        ),
        pytest.param(
            made(
                BY_MEMBERSHIP, NAMED, OFF, more=(*GROUPS, b"<< /Type /OCMD /OCGs [6 0 R 7 0 R] >>")
            ),
            id="one of its layers is on",
        ),
        pytest.param(
            made(
                BY_MEMBERSHIP,
                NAMED,
                OFF,
                more=(*GROUPS, b"<< /Type /OCMD /VE [/Or 6 0 R 7 0 R] >>"),
            ),
            id="an expression that holds",
        ),
        pytest.param(made(f"q 40 590 300 30 re W n {line(SECRET)} Q"), id="within what is clipped"),
        pytest.param(
            made(f"0 g 40 595 200 20 re f {line(SECRET, before='1 g')}"), id="on a dark ground"
        ),
        pytest.param(
            made(f"{line(SECRET)} q /Multiplied gs 1 1 0 rg 40 595 200 20 re f Q", EXTRA),
            id="marked by a pen",
        ),
        pytest.param(
            made(f"{line(SECRET)} q /Half gs 1 1 0 rg 40 595 200 20 re f Q", EXTRA),
            id="below a pale shape",
        ),
        pytest.param(made(f"{line(SECRET)} 30 580 300 50 re 40 590 200 30 re f*"), id="in a frame"),
        pytest.param(
            made(f"{line(SECRET)} q 0 0 10 10 re W n 40 595 200 20 re f Q"),
            id="beside a shape that is clipped",
        ),
        pytest.param(
            made(
                "q 1 0 0 1 0 -700 cm /X Do Q",
                "/XObject << /X 6 0 R >>",
                more=(
                    form(SECRET, "/Matrix [1 0 0 1 0 200]")
                    .replace(b"0 600 Td", b"0 800 Td")
                    .replace(b"/BBox [0 0 595 842]", b"/BBox [0 0 595 1842]"),
                ),
            ),
            id="a form that is moved",
        ),
    ],
)
def test_text_that_can_be_seen_is_read(data: bytes, briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(data)
    result = briefed("statements", tmp_path / "b.pdf")
    assert result.returncode == 0 and SECRET in result.stdout, result.stdout + result.stderr


@pytest.mark.parametrize(
    "colour",
    [
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "/DeviceRGB cs 1 1 1 sc",
        "/DeviceGray cs .99 scn",
        "1 Tr 1 G",
    ],
)
def test_white_letters_are_told_wherever_they_stand(
    colour: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(
        made(f"BT /F1 11 Tf 50 600 Td ({SEEN}. ) Tj {colour} ({SECRET}) Tj ET")
    )
    result = briefed("new", tmp_path / "b.pdf", "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    told = result.stdout.partition("white letters")[2].split("\n")[0]
    assert SECRET in told, result.stdout


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (Secret words) >>",
            f"a comment: {SECRET} (page 1)",
        ),
        (
            b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Secret words) >>",
            f"a comment: {SECRET} (page 1)",
        ),
        (
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /V (Secret words) >>",
            f"what stands in a field: {SECRET} (page 1)",
        ),
    ],
)
def test_what_is_laid_over_a_page_is_told(
    note: bytes, said: str, briefed: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(made("", page="/Annots [6 0 R]", more=(note,)))
    result = briefed("new", tmp_path / "b.pdf", "--course", "lamps", project=project)
    assert result.returncode == 0 and said in result.stdout, result.stdout + result.stderr


@pytest.mark.parametrize(
    "figure",
    [
        "5 Ts /F1 7 Tf (4) Tj 0 Ts /F1 11 Tf",
        "5 Ts (4) Tj 0 Ts",
        "-3 Ts /F1 7 Tf (4) Tj 0 Ts /F1 11 Tf",
        "[(4)] TJ",
    ],
)
def test_a_figure_that_is_raised_by_the_letters_own_rise(
    figure: str, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").write_bytes(
        made(f"BT /F1 11 Tf 50 600 Td (In 3) Tj {figure} ( cases lamps were out.) Tj ET")
    )
    result = briefed("statements", tmp_path / "b.pdf")
    if "Ts" in figure:
        assert (
            result.returncode == 2 and "raised" in result.stderr
        ) or "lowered" in result.stderr, result.stdout + result.stderr
    else:
        assert "In 34 cases" in result.stdout  # the figure that the file shows
