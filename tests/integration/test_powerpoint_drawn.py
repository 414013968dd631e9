"""Slides for PowerPoint as LibreOffice draws them, which `make soak` needs for this.

LibreOffice is no judge of what PowerPoint draws, but both break lines by the same widths.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.browsing import COURSE
from support.building import FIXTURE, Run, copy_sources, put_beside
from support.libreoffice import Letter, drawn, letters
from support.powerpoint import in_pixels, opened, shapes

pytestmark = [pytest.mark.slow, pytest.mark.soak]
_FOOT = 674  # pixels: the line at the foot begins here
_SPARE = 4  # pixels: what a letter may reach beyond its box, since none has its whole height


def beyond(here: list[Letter], shape: Any) -> float:
    """How far letters reach beyond their box, in pixels; less than 0 where they do not."""
    left, top, width, height = in_pixels(shape)
    return max(
        max(one.bottom - top - height, one.right - left - width, top - one.top, left - one.left)
        for one in here
    )


def reaching(paragraph: str, shape: Any, found: list[Letter]) -> float:
    """How far a paragraph reaches beyond its box; it is in one piece among the slide's letters.

    Words that the slide has several times may be any of these.
    """
    every, wanted = "".join(one.sign for one in found), "".join(paragraph.split())
    begins = [one.start() for one in re.finditer(f"(?={re.escape(wanted)})", every)]
    assert begins, f"{wanted!r} is not in {every!r}"
    return min(beyond(found[at : at + len(wanted)], shape) for at in begins)


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
        out += [
            (number, paragraph.text[:40], reached)
            for shape in shapes(slide)
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            if paragraph.text.strip()
            and (reached := reaching(paragraph.text, shape, found)) > _SPARE
        ]
    assert not out, "\n".join(map(str, out))
