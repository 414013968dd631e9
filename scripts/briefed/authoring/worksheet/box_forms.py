"""The forms of two boxes on the page of a theme: what is safe to do, and how long a room needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefed.authoring.worksheet.forms import SHORT, Edit, Field, Filled, Form, Note, Wrong
from briefed.authoring.worksheet.front_forms import minutes, settled_minutes
from briefed.authoring.worksheet.outline import HEADING, Block, dedented
from briefed.authoring.worksheet.own_texts import NOT_CARRIED, OwnTexts
from briefed.authoring.worksheet.texts import Read, folded, markdown, read, text
from briefed.source.page_parts import NOTES, OF_BOX, SAFETY, minutes_in, with_minutes
from briefed.source.support import PRACTICE
from briefed.text.words import plain

_HEADING = "Heading of the box"


def minutes_in_the_room(own: OwnTexts, box: Block) -> Iterator[Form]:
    """The form of how long trainer notes take in a room, which their title says; none for others.

    `own` makes the forms of the page, and `box` is one of its boxes.
    """
    part = OF_BOX.get(box.name)
    if part is None or part.name != NOTES:
        return
    line = own.lines[box.start]
    shown = minutes_in(line)

    def write(filled: Filled) -> list[Edit]:
        return [Edit(own.file, box.start, box.start + 1, (with_minutes(line, minutes(filled)),))]

    field = Field(
        "Minutes in the room: how long the activity and the discussion take together",
        text(str(shown or "")),
        example="10",
        lines=SHORT,
    )
    address, where = f"{own.key}/minutes in the room", f"{own.title}, minutes in the room"
    yield Form(address, where, "", (field,), write, free=True, settle=settled_minutes)


def safety_form(own: OwnTexts, blocks: Sequence[Block], box: Block | None) -> Iterator[Form | Note]:
    """The form of `box`, the first on safety among the blocks of a page.

    Where a page has none, it goes below the practice.
    """
    inside = False
    place = None
    for one in blocks:
        if one.kind == HEADING and one.level == 2:
            inside = plain(one.words).lower() == PRACTICE
        elif inside:
            place = one.end
    before: Read | None = Read(())
    if box:
        before = read(dedented(own.lines[box.start + 1 : box.end]), own.names.of)
    if before is None or (place is None and box is None):
        yield Note(NOT_CARRIED)
        return
    known = before
    points = all(one.item for one in known.text)
    shown = tuple(one._replace(item=one.item and not points) for one in known.text)

    def write(filled: Filled) -> list[Edit]:
        if not filled.texts[1]:
            raise Wrong("the box has a heading and no words")
        title = filled.texts[0] or text(box.words if box else "Before you start")
        heading = "'".join(folded(" ".join(one.words for one in title)).split('"'))
        head = f'!!! {SAFETY} "{heading}"'
        body = markdown(filled.texts[1], "    ", points, known.text, own.names.split)
        if box:
            return [Edit(own.file, box.start, box.end, (head, *body))]
        assert place is not None
        return [Edit(own.file, place, place, ("", head, *body))]

    yield Form(
        f"{own.key}/safety",
        f"{own.title}, box on what is safe to do",
        "What is safe to do, if this theme needs a box on it. A named lead signs it later.",
        (
            Field(_HEADING, text(box.words if box else ""), example="Before you ask", lines=SHORT),
            Field("What is safe to do, point by point", shown, known.missing, points=points),
        ),
        write,
        free=True,
    )
