"""How a finding is marked: that it worked well, or what else it says of practice. Pure.

The heading above a finding begins with its mark: "### To strengthen: Speaking to the father". The
page shows the mark with an icon and in a colour of its own, so that no colour is the only sign.
"""

from __future__ import annotations

from briefed.rendering.icons import icon
from briefed.source.page_parts import MARKS
from briefed.templates import render
from briefed.text.patterns import lazily

# The class of the heading, which gives the colour, by the words that an author writes.
TAG = "bf-tag"  # the class of the mark within it
CLASSES = dict(zip(MARKS, ("bf-well", "bf-str", "bf-both", "bf-asks", "bf-ctx"), strict=True))
_MARKED = lazily(
    rf"(?P<level>#+) *(?P<mark>{'|'.join(MARKS)}) *(?::(?P<topic>[^{{}}]*))?"
    r"(?:\{:? *(?P<attributes>[^{}]*)\} *)?"
)


def marked(heading: str) -> str:
    """A heading among the findings, a line of Markdown, with its mark as the page shows it.

    A heading that begins with no mark stays as it is.
    """
    found = _MARKED.fullmatch(heading)
    if found is None:
        return heading
    mark, topic = found["mark"], (found["topic"] or "").strip()
    drawing = icon(mark.lower().replace(" ", "-"))
    tag = render(__package__, "finding_mark.html", icon=drawing, words=mark, more=bool(topic))
    attributes = " ".join([f".{CLASSES[mark]}", *(found["attributes"] or "").split()])
    return f"{found['level']} {tag} {topic}".rstrip() + f" {{ {attributes} }}"
