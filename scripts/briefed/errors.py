"""The one family of errors: input that a command cannot work with at all."""

from __future__ import annotations

from briefed.model import Location


class InputError(Exception):
    """A command could not do its work. `location` is where, or None; the message says how to mend it."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location else self.message
