"""The trainer notes of a built page → what they say to the room. Pure.

The wall shows the key message, the task and the question to talk about, each with its time, and
what to do on Monday. The aim, what to listen for and the caution stay with the trainer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.outputs.slide_html import pieces_of, text
from briefed.source.page_parts import ACTIVITY, DISCUSSION, MESSAGE, MONDAY, minutes_in
from briefed.text.counting import how_many, lasting
from briefed.text.patterns import lazily
from briefed.text.words import squeeze

TASK, TALK = "Together", "Talk about it"

_NAMED = {MESSAGE: MESSAGE, ACTIVITY: TASK, DISCUSSION: TALK, MONDAY: MONDAY}
_LABEL = lazily(
    rf"<p>(?:<strong>)?(?P<name>{MESSAGE}|{MONDAY}|[A-Z]\w+)(?P<more>[^:<]*):(?:</strong>)?\s*"
)
_TIME = lazily(r'<p class="bf-countdown".*?</p>')
# From here on, what is said of a task is for the trainer. A line may end within it.
_FOR_TRAINERS = lazily(r"Listen\s+for:")


class Told(NamedTuple):
    """What the notes say to the room: the line above it, its blocks, and its minutes.

    `blocks` are HTML. `minutes` is 0 where nothing says how long it takes. `leads_to` are the ids
    on the page that it links to: a task that works through a case links to the case. `listen_for`
    is what the trainer does meanwhile.
    """

    title: str
    blocks: list[str]
    minutes: int = 0
    leads_to: tuple[str, ...] = ()
    listen_for: str = ""


def told(notes: LexborNode, minutes: int) -> list[Told]:
    """What the trainer notes of a page, which take so many minutes, say to the room.

    A paragraph that begins with “Key message:” is the message, one that begins with “Activity:” the
    task, with “Discussion:” the question to talk about, with “On Monday:” what to do then. What
    follows belongs to it, up to the next label. Minutes that the notes do not give to a task or a
    question go to the question, or to the task where there is none.
    """
    found = [one for one in _found(notes) if one.blocks]
    left = max(0, minutes - sum(one.minutes for one in found))
    for at in range(len(found) - 1, -1, -1):
        if found[at].title in (TASK, TALK) and not found[at].minutes:
            found[at] = found[at]._replace(minutes=left)
            left = 0
    return found


def _found(notes: LexborNode) -> Iterator[Told]:
    now: Told | None = None
    for node in notes.iter():
        linked = tuple((link.attributes["href"] or "")[1:] for link in node.css("a[href^='#']"))
        for block in pieces_of(node) if node.tag != "summary" else ():
            label = _LABEL.match(block)
            if label:
                if now:
                    yield now
                title = _NAMED.get(label["name"])
                now = Told(title, [], minutes_in(label["more"])) if title else None
                block = f"<p>{_capital(block[label.end() :])}"
            if now is None:
                continue
            cut = _FOR_TRAINERS.search(block)
            ours = block[: cut.start()] if cut else block
            if text(ours).strip():
                now.blocks.append(f"{ours.rstrip()}</p>" if cut else ours)
                now = now._replace(leads_to=(*now.leads_to, *linked))
            if cut:
                now = now._replace(listen_for=squeeze(text(block[cut.start() :])))
                yield now
                now = None
    if now:
        yield now


def _capital(html: str) -> str:
    """A fragment that begins a sentence."""
    return html[:1].upper() + html[1:]


def parts_with(body: LexborNode, ids: tuple[str, ...]) -> list[str]:
    """The ids of the headings of level 2 under which these ids stand on a page, in its order."""
    part, found = "", []
    for node in body.css("[id]"):
        part = node.id or "" if node.tag == "h2" else part
        if node.id in ids and part and part not in found:
            found.append(part)
    return found


def message(found: list[Told]) -> str:
    """The key message below a title; "" for none."""
    for one in found:
        if one.title == MESSAGE:
            tree = LexborHTMLParser("".join(one.blocks))
            for paragraph in tree.css("p"):
                paragraph.attrs["class"] = "bf-message"
            return (tree.body.inner_html or "") if tree.body else ""
    return ""


def countdown(seconds: int) -> str:
    """The time of a task on its slide, which the deck counts down; "" for none."""
    if not seconds:
        return ""
    return f'<p class="bf-countdown" data-seconds="{seconds}">{in_minutes(seconds)}</p>'


def in_minutes(seconds: int) -> str:
    """A time as a wall says it: "5 minutes", "1:30 minutes"."""
    whole = seconds % 60 == 0
    return how_many(seconds // 60, "minute") if whole else f"{lasting(seconds)} minutes"


def counting(html: str, seconds: int) -> str:
    """What a slide shows, which counts down another time."""
    return _TIME.sub(countdown(seconds), html)
