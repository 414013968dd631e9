"""PowerPoint files, read back: what is on their slides, and what is wrong with them.

openxml-audit holds a file to the schemas of Office Open XML, as Microsoft's own SDK has them.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.util import Emu
from selectolax.lexbor import LexborHTMLParser

from support.browsing import COURSE
from support.building import Run

PIXEL = 9525  # EMU
FOOT = ("ftr", "sldNum")


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def faults(data: bytes) -> list[str]:
    """What is wrong with a file: its parts, their elements, attributes and relationships."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "slides.pptx")
        path.write_bytes(data)
        found = OpenXmlValidator(max_errors=0).validate(path).errors
    return [f"{one.part_uri}: {one.description}" for one in found] + list(_untyped(data))


def _untyped(data: bytes) -> Iterator[str]:
    """The parts without a content type (ECMA-376, part 2), which openxml-audit passes over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        kinds = set(re.findall(r'<Default Extension="(\w+)"', types))
        named = set(re.findall(r'<Override PartName="/([^"]+)"', types))
        for name in archive.namelist():
            kind = name.rpartition(".")[2]
            ours = kind == "xml" and name != "[Content_Types].xml"
            if (ours and name not in named) or kind not in kinds:
                yield f"/{name}: it has no content type"
        yield from (f"/{name}: there is no such part" for name in named - set(archive.namelist()))


def spoilt(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A file with a change to one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                before = text.decode("utf-8")
                after = change(before)
                assert after != before, f"nothing was changed in {part}"
                text = after.encode("utf-8")
            new.writestr(name, text)
    return out.getvalue()


def kind(shape: Any) -> str:
    """The kind of placeholder that a shape is, or ""."""
    found = shape._element.xpath(".//p:nvPr/p:ph")
    return found[0].get("type", "body") if found else ""


def shapes(slide: Any) -> list[Any]:
    """The shapes of a slide but those at its foot, in the order in which they are read."""
    return [one for one in slide.shapes if kind(one) not in FOOT]


def said(shape: Any) -> str:
    """The words of a shape, a table or a group."""
    return " ".join(
        "".join("\n" if run.tag.endswith("}br") else run.text or "" for run in one)
        for one in (
            paragraph.xpath(".//a:t | .//a:br") for paragraph in shape._element.xpath(".//a:p")
        )
    )


def words_of(slide: Any) -> str:
    """All words of a slide but those at its foot."""
    return " ".join(" ".join(map(said, shapes(slide))).split())


def notes_of(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def in_pixels(shape: Any) -> tuple[float, float, float, float]:
    """Where a shape is: left, top, width and height."""
    left, top, width, height = (
        Emu(one) / PIXEL for one in (shape.left, shape.top, shape.width, shape.height)
    )
    return left, top, width, height


def sizes(shape: Any) -> set[int]:
    """The sizes of type that a shape sets, in hundredths of a point."""
    return {int(one) for one in shape._element.xpath(".//@sz") if one.isdigit()}


def led_to(slide: Any) -> dict[str, int]:
    """Where the shapes to click on a slide lead, by their names: the number of a slide."""
    every = {one.slide_id: number for number, one in enumerate(_all(slide), 1)}
    return {
        one.name: every[one.click_action.target_slide.slide_id]
        for one in shapes(slide)
        if not kind(one)
        and one.shape_type is not None
        and one._element.xpath(".//p:cNvPr/a:hlinkClick")
    }


def _all(slide: Any) -> Any:
    return slide.part.package.presentation_part.presentation.slides


def exported(export: Run, project: Path, to: Path, *arguments: str) -> bytes:
    run = export("slides", *arguments, "--format", "pptx", "--output", to, project=project)
    assert run.returncode == 0 and run.stdout.splitlines()[-1] == str(to), run.stdout + run.stderr
    return to.read_bytes()


def slides(data: bytes) -> list[Any]:
    return list(opened(data).slides)


def titled(data: bytes, title: str) -> Any:
    return next(one for one in slides(data) if one.shapes.title.text_frame.text == title)


def deck(site: Path, name: str) -> list[Any]:
    html = (site / COURSE / "slides" / f"{name}.html").read_text(encoding="utf-8")
    return LexborHTMLParser(html).css("section")
