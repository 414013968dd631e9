"""The themes of a deck as sections of a PowerPoint file, by which its grid of slides is divided.

They are an extension of Office Open XML: [MS-PPTX], 2.4.2, sectionLst.
"""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from markupsafe import Markup
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefed.outputs.powerpoint.boxes import NAMESPACES
from briefed.outputs.powerpoint.frames import Frame

_LISTED = Markup(
    '<p:extLst {}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{}'
    "</p14:sectionLst></p:ext></p:extLst>"
)
_SECTION = Markup(
    '<p14:section name="{}" id="{{{}}}"><p14:sldIdLst>{}</p14:sldIdLst></p14:section>'
)
_SLIDE = Markup('<p14:sldId id="{}"/>')


def divide(presentation: Any, shown: list[Frame]) -> None:
    """Give a file with a slide for each frame its sections: a theme each, if it has several.

    What belongs to no theme has the title of its first slide.
    """
    frames = zip(shown, presentation.slides._sldIdLst, strict=True)
    themes = [list(group) for _, group in itertools.groupby(frames, lambda one: one[0].slide.theme)]
    if not any(frame.head for frame in shown):
        return
    sections = []
    for number, theme in enumerate(themes):
        name = theme[0][0].title
        identity = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {name}")).upper()
        slides = Markup("").join(_SLIDE.format(listed.id) for _, listed in theme)
        sections.append(_SECTION.format(name, identity, slides))
    element = presentation.part._element
    for old in element.findall(qn("p:extLst")):
        element.remove(old)
    element.append(parse_xml(_LISTED.format(NAMESPACES, Markup("").join(sections))))
