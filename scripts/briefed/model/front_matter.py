"""Where the keys and the values of a file's front matter are, and how the values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefed.model.problems import Location

# The way to a value: a key, and then keys and positions, such as ("services", 0, "name").
Path = tuple[str | int, ...]


class Written(NamedTuple):
    """A value as it is written, with its line breaks, and where it begins.

    The text is "" for a list, for a mapping and for no value. They begin where their key does, or
    an entry of a list its first key.
    """

    text: str
    line: int
    column: int


class Keys(NamedTuple):
    """The front matter of a `file`: the line of each key, and each value, by the way to it."""

    file: str = ""
    lines: Mapping[str, int] = MappingProxyType({})
    values: Mapping[Path, Written] = MappingProxyType({})

    def key(self, key: str) -> Location:
        """The location of a key; of one that is missing, the first line."""
        return Location(self.file, self.lines.get(key, 1))

    def value(self, *way: str | int) -> Location:
        """The location of a value, or of the nearest around it that is there."""
        for length in range(len(way), 0, -1):
            if found := self.values.get(way[:length]):
                return Location(self.file, found.line, found.column)
        return Location(self.file)

    def listed(self, item: str, *way: str | int) -> Location:
        """The location of an item of a list, or of one line with commas between the items."""
        for at, found in self.values.items():
            if at[:-1] == way and " ".join(found.text.split()) == item:
                return self.value(*at)
        text, location = self.written(*way)
        match = re.search(rf"(?<![\w-]){re.escape(item)}(?![\w-])", text)
        return location.within(text, match.start()) if match else location

    def written(self, *way: str | int) -> tuple[str, Location]:
        """A value as it is written, and its location."""
        found = self.values.get(way)
        return found.text if found else "", self.value(*way)
