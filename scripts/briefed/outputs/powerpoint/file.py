"""A deck → the bytes of a PowerPoint file; the same deck gives the same bytes.

The file begins as the empty one of python-pptx, whose master, layouts and theme are exchanged for
ours.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide as Made
from pptx.util import Emu

from briefed.model import Course
from briefed.outputs.packaging import stamp_of, zipped
from briefed.outputs.powerpoint import layouts, look
from briefed.outputs.powerpoint.boxes import NAMESPACES, put
from briefed.outputs.powerpoint.frames import Frame, frames
from briefed.outputs.powerpoint.measure import LINE_SPACING
from briefed.outputs.powerpoint.notes import all_notes
from briefed.outputs.powerpoint.runs import paragraphs
from briefed.outputs.powerpoint.sections import divide
from briefed.outputs.powerpoint.shapes import Writer
from briefed.outputs.powerpoint.sizing import of_one_size
from briefed.outputs.powerpoint.words import LANGUAGE, Text
from briefed.outputs.room_page import SLIDES
from briefed.outputs.slide import Slide, heading
from briefed.rendering import assets
from briefed.rendering.notices import draft, edition
from briefed.templates import render

_NOTES_SIZE = 16  # pixels: 12 points
_LONGEST_PROPERTY = 255  # characters, which python-pptx holds to


def as_pptx(course: Course, made: list[Slide], page: str, site: Path) -> bytes:
    """The file of a deck, or of some of its slides. `page` is the page that messages name.

    `site` has the style sheets and the pictures. Raises InputError for an element that sheets have
    no form for, and for a picture that PowerPoint can't show.
    """
    colours = look.colours((site / assets.TOKENS).read_text(encoding="utf-8"))
    presentation: Any = Presentation()
    _prepare(presentation, colours)
    shown = of_one_size(frames(made, page))
    foot = " · ".join(filter(None, [course.title, edition(course), draft(course)]))
    pictures = site / course.slug / SLIDES
    by_name = {one.name: one for one in presentation.slide_layouts}
    slides = [presentation.slides.add_slide(by_name[one.layout]) for one in shown]
    for at, (slide, frame, told) in enumerate(
        zip(slides, shown, all_notes(shown, page), strict=True)
    ):
        Writer(slide, frame, foot, pictures, _finder(slides, shown, at)).write()
        _write_notes(slide, told)
    divide(presentation, shown)
    _describe(presentation, f"{heading(made[0])}: slides", foot, stamp_of(course), len(slides))
    out = io.BytesIO()
    presentation.save(out)
    with zipfile.ZipFile(out) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()}, stamp_of(course))


def _finder(slides: list[Made], shown: list[Frame], at: int) -> Any:
    """Finds the slide of a part of a case, or by "" the one behind the case of slide `at`."""
    parts = {one.part: slide for one, slide in zip(shown, slides, strict=True) if one.part}
    case = shown[at].slide.case

    def find(part: str) -> Made | None:
        if part:
            return parts.get(part)
        behind = (
            slide
            for one, slide in zip(shown[at:], slides[at:], strict=True)
            if not (case and one.slide.case and one.slide.case.case == case.case)
        )
        return next(behind, None)

    return find


def _prepare(presentation: Any, colours: dict[str, str]) -> None:
    """Give an empty file the size, the theme, the master and the layouts of a deck."""
    presentation.slide_width, presentation.slide_height = (
        Emu(look.emu(one)) for one in (look.WIDTH, look.HEIGHT)
    )
    presentation.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    for relationship in list(presentation.part.rels.values()):
        if relationship.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            presentation.part.rels.pop(relationship.rId)
    package = presentation.part.package
    for relationship in list(package._rels.values()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(relationship.rId)
    for one in list(presentation.slide_layouts)[len(layouts.LAYOUTS) :]:
        presentation.slide_layouts.remove(one)
    master = presentation.slide_master
    given = {
        "places": look.PLACES,
        "colours": colours,
        "emu": look.emu,
        "points": look.points,
        "spacing": round(LINE_SPACING * 100_000),
    }
    themed = {place: colours[name] for place, name in look.THEME.items()}
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = render(__package__, "theme.xml", colours=themed, type=look.TYPE).encode("utf-8")
    for one, (name, layout) in zip(
        presentation.slide_layouts, layouts.LAYOUTS.items(), strict=True
    ):
        _exchange(one, render(__package__, "layout.xml", called=name, layout=layout, **given))
    relationships = [one.rId for one in master._element.sldLayoutIdLst]
    layout = layouts.LAYOUTS[layouts.WORDS]
    _exchange(
        master,
        render(__package__, "master.xml", layout=layout, relationships=relationships, **given),
    )
    _english(presentation.part._element)


def _exchange(owner: Any, xml: str) -> None:
    """Put other content into a part, whose element stays."""
    element, made = owner._element, parse_xml(xml)
    for name, value in made.attrib.items():
        element.set(name, value)
    for old in list(element):
        element.remove(old)
    for new in list(made):
        element.append(new)


def _english(element: Any) -> None:
    for one in element.iter():
        if one.get("lang"):
            one.set("lang", LANGUAGE)


def _write_notes(slide: Made, told: Text) -> None:
    notes: Any = slide.notes_slide
    body = notes.notes_text_frame._txBody

    def link(address: str) -> str:
        return str(notes.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    put(body, paragraphs(told, _NOTES_SIZE, link))


def _property(words: str) -> str:
    """Words as short as a property of a file for PowerPoint may be."""
    return words if len(words) <= _LONGEST_PROPERTY else words[: _LONGEST_PROPERTY - 1] + "…"


def _describe(presentation: Any, title: str, foot: str, stamp: int, slides: int) -> None:
    """Write down what the file is; and list the master of its notes, which python-pptx does not."""
    notes = presentation.notes_master
    _english(notes._element)
    for one in list(notes.placeholders):
        if one.placeholder_format.idx == 1:
            notes._element.cSld.spTree.remove(one._element)
    relationship = presentation.part.relate_to(notes.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    masters = presentation.part._element.find(qn("p:sldMasterIdLst"))
    masters.addnext(
        parse_xml(
            f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{relationship}"/>'
            "</p:notesMasterIdLst>"
        )
    )
    properties = presentation.core_properties
    date = datetime.datetime.fromtimestamp(stamp, datetime.UTC).replace(tzinfo=None)
    properties.title, properties.subject = _property(title), _property(foot)
    properties.author = "briefed"
    properties.last_modified_by, properties.language = "briefed", LANGUAGE
    properties.created = properties.modified = date
    properties.revision = 1
    app = presentation.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    app._blob = render(__package__, "app.xml", slides=slides).encode("utf-8")
