"""Where something is in a file, and what is wrong there."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """Where something is in a project file: `file` relative to the project with forward slashes."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def within(self, text: str, at: int) -> Location:
        """The location of the character at offset `at` of a text that begins here."""
        line = text.count("\n", 0, at)
        if not line:
            return self._replace(column=self.column + at)
        return Location(self.file, self.line + line, at - text.rfind("\n", 0, at))


class Problem(NamedTuple):
    """What a check reports. `statement` is the id of the statement it is about, or None."""

    code: str
    severity: str  # "error" or "warning"
    location: Location
    statement: str | None
    message: str


class Fault(NamedTuple):
    """What a parser could not read: the code to report it under, where, and how to mend it.

    `address` is that which a heading was meant to have, where the fault is a slip in it; else "".
    """

    code: str
    location: Location
    message: str
    address: str = ""


# A fault in a text whose file and code only its reader knows: line, column and message.
TextFault = tuple[int, int, str]
