"""How a finding is marked: that it worked well, or what else it says of practice. Pure.

The heading above a finding begins with its mark: "### To strengthen: Speaking to the father". The
page shows the mark with an icon and in a colour of its own, so that no colour is the only sign.

A reader has no list of the marks, and may work in another service than the one that the briefing
asks something of. So where an author's word would be a riddle or untrue for some readers, the page
shows longer words. The address of the heading is that of the author's words.
"""

from __future__ import annotations

from briefed.model import Prose
from briefed.rendering.icons import icon
from briefed.source.headings import rendered_address
from briefed.source.page_parts import FINDINGS, MARKS
from briefed.templates import render
from briefed.text.patterns import lazily
from briefed.text.words import plain

# The class of the heading, which gives the colour, by the words that an author writes.
TAG = "bf-tag"  # the class of the mark within it
CLASSES = dict(zip(MARKS, ("bf-well", "bf-str", "bf-both", "bf-asks", "bf-ctx"), strict=True))
# What the page shows for marks whose word says too little, or too much.
SHOWN = {"Both": "Worked well, and to strengthen", "Asks of you": "What is asked"}
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
    tag = render(
        __package__, "finding_mark.html", icon=drawing, words=_shown(mark), more=bool(topic)
    )
    given = (found["attributes"] or "").split()
    if mark in SHOWN and not any(one.startswith("#") for one in given):
        given.append(f"#{rendered_address(plain(f'{mark} {topic}'))}")
    attributes = " ".join([f".{CLASSES[mark]}", *given])
    return f"{found['level']} {tag} {topic}".rstrip() + f" {{ {attributes} }}"


def told(prose: Prose) -> Prose:
    """Our own text on a page, with the words that the page shows for the mark of a finding."""
    if prose.kind != "heading" or prose.part not in FINDINGS:
        return prose
    mark, colon, topic = prose.text.partition(":")
    return prose._replace(text=f"{_shown(mark.strip())}{colon}{topic}")


def _shown(mark: str) -> str:
    return SHOWN.get(mark, mark)
