"""How a finding is marked: that it worked well, or what else it says of practice. Pure.

The heading above a finding begins with its mark: "### To strengthen: Speaking to the father". The
page shows the mark with an icon and in a colour of its own, so that no colour is the only sign.
"""

from __future__ import annotations

from briefed.rendering.icons import icon
from briefed.templates import render
from briefed.text.patterns import lazily

# By the words that an author writes: the class of the heading, which gives the colour.
MARKS = {
    "Worked well": "bf-well",
    "To strengthen": "bf-str",
    "Both": "bf-both",
    "Asks of you": "bf-asks",
    "Context": "bf-ctx",
}
_MARKED = lazily(
    rf"(?P<level>#+) +(?P<mark>{'|'.join(MARKS)}) *(?::(?P<topic>[^{{}}]*))?"
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
    attributes = " ".join([f".{MARKS[mark]}", *(found["attributes"] or "").split()])
    return f"{found['level']} {tag} {topic}".rstrip() + f" {{ {attributes} }}"
