"""What a group does together, by the trainer notes of a built page → slides. Pure.

The wall shows the task and the question to talk about, each with its time; the aim, what to listen
for and the caution stay in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briefed.outputs.slide_html import pieces_of, text
from briefed.source.page_parts import minutes_in
from briefed.text.counting import how_many
from briefed.text.patterns import lazily

TASK, TALK = "Together", "Talk about it"

_NAMED = {"Activity": TASK, "Discussion": TALK}
_LABEL = lazily(r"<p>(?:<strong>)?(?P<name>[A-Z]\w+)(?P<more>[^:<]*):(?:</strong>)?\s*")
_FOR_TRAINERS = "Listen for:"  # from here on, what is said of a task is for the trainer


class Shared(NamedTuple):
    """A task, or a question to talk about: the line above it, its blocks, and its minutes.

    `blocks` are HTML. `minutes` is 0 where nothing says how long it takes.
    """

    title: str
    blocks: list[str]
    minutes: int


def shared(notes: LexborNode, minutes: int) -> list[Shared]:
    """What the trainer notes of a page, which take so many minutes, give a room to do.

    A paragraph that begins with “Activity:” is the task, one that begins with “Discussion:” the
    question; what follows belongs to it, up to the next label. Minutes that the notes do not give
    to either go to the discussion, or to the task where there is none.
    """
    found = [one for one in _found(notes) if one.blocks]
    left = max(0, minutes - sum(one.minutes for one in found))
    for at in range(len(found) - 1, -1, -1):
        if not found[at].minutes:
            found[at] = found[at]._replace(minutes=left)
            left = 0
    return found


def _found(notes: LexborNode) -> Iterator[Shared]:
    now: Shared | None = None
    for node in notes.iter():
        for block in pieces_of(node) if node.tag != "summary" else ():
            label = _LABEL.match(block)
            if label:
                if now:
                    yield now
                title = _NAMED.get(label["name"])
                now = Shared(title, [], minutes_in(label["more"])) if title else None
                block = f"<p>{_capital(block[label.end() :])}"
            if now is None:
                continue
            ours, cut, _ = block.partition(_FOR_TRAINERS)
            if text(ours).strip():
                now.blocks.append(f"{ours.rstrip()}</p>" if cut else ours)
            if cut:
                yield now
                now = None
    if now:
        yield now


def _capital(html: str) -> str:
    """A fragment that begins a sentence."""
    return html[:1].upper() + html[1:]


def countdown(minutes: int) -> str:
    """The time of a task on its slide, which the deck counts down; "" for none."""
    if not minutes:
        return ""
    return f'<p class="bf-countdown" data-minutes="{minutes}">{how_many(minutes, "minute")}</p>'
