"""The lines of a page, gathered into the blocks that they are: quotes, and texts of each kind."""

from __future__ import annotations

from briefed.model import Location, Prose, Quote
from briefed.source.page_parts import HEADING, OF_HEADING, QUOTE, TEXT
from briefed.source.quotes import read_quote
from briefed.text.words import plain


class Blocks:
    """The blocks of a page and the parts that they make; `quotes`, `prose` and `parts` grow."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.quotes: list[Quote] = []
        self.prose: list[Prose] = []
        self.parts: set[str] = set()
        self.part = ""  # the last heading of level 2, in lower case
        self.box_part = ""  # the part that the box makes, if any
        self.run: list[str] = []  # the lines of the block that is being read
        self.run_kind = ""
        self.run_at = Location(file)
        self.run_level = 0  # of the heading that is being read
        self.run_address = ""  # that of the heading that is being read
        self.run_why = ""  # why the quote that is being read does not teach

    def _add_title(self, text: str, number: int, column: int) -> None:
        """Add the title of a box to the prose of the part that the box makes or is in."""
        location = Location(self.file, number, column)
        self.prose.append(Prose(text, "title", self.box_part or self.part, location))

    def _extend(self, words: str, kind: str, number: int, column: int) -> None:
        """Add a line to the block that is being read, or begin a block of another kind."""
        if self.run_kind != kind:
            if self.run:
                self._flush()
            self.run_kind = kind
        if self.run and kind != "quote":
            words = " " * (column - 1) + words  # keeps columns true on the lines below the first
        elif not self.run:
            self.run_at = Location(self.file, number, column)
        self.run.append(words)

    def _flush(self) -> None:
        """End the block that is being read."""
        if not self.run:
            self.run_kind = ""
            return
        part = OF_HEADING.get(self.part)
        if self.run_kind == "quote":
            self.quotes.append(read_quote(self.run, self.run_at, not self.run_why, self.run_why))
            if part and (part.holds == TEXT or (part.holds == QUOTE and not self.run_why)):
                self.parts.add(part.name)
        else:
            text, part_of = "\n".join(self.run), self.box_part or self.part
            self.prose.append(
                Prose(
                    text,
                    self.run_kind,
                    part_of,
                    self.run_at,
                    self.run_level,
                    self.run_address if self.run_kind == "heading" else "",
                )
            )
            if self.run_kind == "heading":
                self.run_address = ""
                begun = OF_HEADING.get(plain(text).lower())
                if begun and begun.holds == HEADING:
                    self.parts.add(begun.name)
            elif self.box_part:
                self.parts.add(self.box_part)
            elif part and part.holds == TEXT:
                self.parts.add(part.name)
        self.run = []
        self.run_kind, self.run_level = "", 0
