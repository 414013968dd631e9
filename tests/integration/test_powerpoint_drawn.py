"""Slides for PowerPoint as LibreOffice draws them, which `make soak` needs for this.

LibreOffice is no judge of what PowerPoint draws, but both break lines by the same widths.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.browsing import COURSE
from support.building import FIXTURE, Run, copy_sources, put_beside
from support.libreoffice import Letter, drawn, letters
from support.powerpoint import in_pixels, opened, shapes
from support.sampling import SOAKING

pytestmark = [
    pytest.mark.slow,
    pytest.mark.soak,
    pytest.mark.skipif(not SOAKING, reason="make soak needs LibreOffice for it"),
]
_FOOT = 674  # pixels: the line at the foot begins here
_SPARE = 4  # pixels: what a letter may reach beyond its box, since none has its whole height


def placed(shape: Any, found: list[Letter]) -> list[Letter]:
    """The letters of a shape among those of its slide, which have its paragraphs in one piece."""
    every = "".join(one.sign for one in found)
    out: list[Letter] = []
    for paragraph in shape.text_frame.paragraphs:
        wanted = "".join(paragraph.text.split())
        at = every.find(wanted)
        assert at >= 0, f"{wanted!r} is not in {every!r}"
        out += found[at : at + len(wanted)]
    return out


@pytest.mark.parametrize(
    ("course", "theme"),
    [(COURSE, "hidden-men"), (COURSE, "introduction"), (FIXTURE, None)],
)
def test_words_stay_in_their_boxes(
    course: str, theme: str | None, briefed: Run, tmp_path: Path
) -> None:
    project = put_beside(copy_sources(tmp_path / "project"))
    file = tmp_path / "slides.pptx"
    only = ("--theme", theme) if theme else ()
    run = briefed(
        "export", "slides", course, *only, "--format", "pptx", "--output", file, project=project
    )
    assert run.returncode == 0, run.stderr
    slides, pages = list(opened(file.read_bytes()).slides), drawn(file, tmp_path)
    assert len(slides) == len(pages) > 20
    out = []
    for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 1):
        found = [one for one in letters(page) if one.top < _FOOT]
        for shape in shapes(slide):
            if not shape.has_text_frame or not shape.text_frame.text.strip():
                continue
            left, top, width, height = in_pixels(shape)
            here = placed(shape, found)
            below = max(one.bottom for one in here) - top - height
            beside = max(one.right for one in here) - left - width
            if below > _SPARE or beside > _SPARE or min(one.top for one in here) < top - _SPARE:
                out.append((number, shape.name, shape.text_frame.text[:40], below, beside))
    assert not out, "\n".join(map(str, out))
