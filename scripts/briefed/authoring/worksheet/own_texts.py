"""Our own texts on a page, and in its boxes, as forms of one field each."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from briefed.authoring.worksheet.forms import Edit, Field, Filled, Form, Note, Thing
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import Block, dedented
from briefed.authoring.worksheet.texts import markdown, read, words_of
from briefed.text.words import plain

NOT_CARRIED = (
    "What stands here has a layout that a worksheet can’t carry. It stays as it is; "
    "whoever edits the course in the browser can change it."
)


class Asked(NamedTuple):
    """What a field asks for, with an example; `points` says that the answer is a list."""

    label: str
    example: str = ""
    points: bool = False


class OwnTexts:
    """Makes the forms of one file; it counts those that have the same address otherwise."""

    def __init__(self, key: str, title: str, file: str, lines: list[str], names: Names) -> None:
        self.key = key
        self.title = title
        self.file = file
        self.lines = lines
        self.names = names
        self.known: Counter[str] = Counter()

    def form(
        self, block: Block, asked: Asked, key: str, where: str, prefix: str = ""
    ) -> Form | Note:
        """The form of a text at the left margin; `prefix` is how it may begin, unseen."""
        lines = self.lines[block.start : block.end]
        hidden = bool(prefix) and lines[0].startswith(prefix)
        if hidden:
            lines = [lines[0].removeprefix(prefix).lstrip(), *lines[1:]]
        return self._form(
            lines, asked, key, where, (block.start, block.end), "", prefix if hidden else ""
        )

    def box(self, block: Block, asked: Asked | None, section: str) -> list[Thing]:
        """The form of what is in a box."""
        lines = dedented(self.lines[block.start + 1 : block.end])
        name = plain(block.words) or block.name
        asked = asked or Asked(f"In the box “{name}”")
        where = f"{self.title}, box “{name}”"
        key = f"box/{section}/{block.name}"
        return [self._form(lines, asked, key, where, (block.start + 1, block.end), "    ", "")]

    def _form(
        self,
        lines: list[str],
        asked: Asked,
        key: str,
        where: str,
        span: tuple[int, int],
        indent: str,
        prefix: str,
    ) -> Form | Note:
        self.known[key] += 1
        found = read(lines, self.names.shown)
        if found is None:
            return Note(NOT_CARRIED)
        # As a list alone it needs no bullets; with text around it, points keep theirs.
        points = asked.points and all(one.item for one in found.text)
        shown = tuple(one._replace(item=one.item and not points) for one in found.text)

        def write(filled: Filled) -> list[Edit]:
            said = markdown(
                filled.texts[0], indent, points=points, before=found.text, split=self.names.split
            )
            if prefix and "fiction" not in words_of(filled.texts[0]).lower():
                own_line = said[0].startswith("- ")
                said = [prefix, "", *said] if own_line else [f"{prefix} {said[0]}", *said[1:]]
            return [Edit(self.file, *span, tuple(said))]

        missing = found.missing or self.names.still(shown)
        field = Field(asked.label, shown, missing, asked.example, points)
        address = f"{self.key}/{key}/{self.known[key]}"
        return Form(address, where, "", (field,), write)
