"""Text of a PDF that nobody can see: on layers, clipped, below something, in clear ink; and what
stands high.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.in_process import in_process
from support.unseen_pdfs import (
    BY_MEMBERSHIP,
    EXTRA,
    GROUPS,
    MARKED,
    NAMED,
    OFF,
    SECRET,
    SEEN,
    UNSEEN,
    form,
    layers,
    line,
    made,
)


@pytest.fixture
def briefed(monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(monkeypatch)


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
        *(
            pytest.param(made(f"q {drawn} ({SECRET}) Tj ET Q"), id=name)
            for name, drawn in (
                ("on its side", "0 1 -1 0 300 300 cm BT /F1 11 Tf"),
                ("as narrow as it may be", "1 0 0 1 50 600 cm BT /F1 11 Tf 10 Tz"),
                ("a small size, enlarged", "100 0 0 100 50 600 cm BT /F1 .11 Tf"),
                ("turned and wide", "0 2 -.2 0 300 300 cm BT /F1 11 Tf"),
            )
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
