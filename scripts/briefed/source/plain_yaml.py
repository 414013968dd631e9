"""A settings file as a tree whose nodes know their lines, so that each setting can be judged.

Names, lists and one-line values, which are nearly all of such a file, are read here: importing a
YAML parser takes a third as long as a whole check. Everything else goes to that parser, and a test
compares the two.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias, cast

from briefed.errors import InputError
from briefed.model import Location
from briefed.text.patterns import lazily

_KEY = lazily(r"(?P<key>[a-z](?:[a-z_. ]*[a-z_.])?):(?:[ ]+|$)", re.I)
# A text that a parser reads as itself: no sign of YAML's at its start, and none within that would
# end it or begin a comment.
_PLAIN = lazily(
    r"(?:[A-Za-z0-9/(][^\x00-\x1f\x7f-\xa0:#\u2028\u2029\ufeff]*?"
    r"(?::(?=[^\s:#])[^\x00-\x1f\x7f-\xa0:#\u2028\u2029\ufeff]*?)*)(?=[ ]*(?:[ ]#.*)?$)"
)
_QUOTED = lazily(r'"(?P<text>[^"\\\x00-\x1f]*)"[ ]*(?:[ ]#.*)?$')
_CONTROL = lazily(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NOTHING = lazily(r"[ ]*(?:#.*)?$")
_NULL = frozenset({"null", "Null", "NULL"})
DEEPEST = 50


_Line: TypeAlias = tuple[int, int, str]  # its number, its indent, and all of it


class Node(NamedTuple):
    """A value of the file.

    `kind` is "text", "list", "map", or "tag" for a value that only MkDocs can work out. `value` is
    the text ("" for an empty value) or the tag, the list's nodes, or the map's entries.
    """

    kind: str
    value: str | list[Node] | list[Entry]
    line: int
    column: int

    @property
    def text(self) -> str:
        """The text of a text or a tag, and "" of anything else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Node]:
        """The nodes of a list; [] of anything else."""
        return cast("list[Node]", self.value) if self.kind == "list" else []

    @property
    def entries(self) -> list[Entry]:
        """The entries of a map; [] of anything else."""
        return cast("list[Entry]", self.value) if self.kind == "map" else []


Entry: TypeAlias = tuple[str, tuple[int, int], Node]  # a key, its line and column, its value


class _Unusual(Exception):
    """Only a YAML parser can read the text."""


def read(text: str, file: str) -> Node:
    """The tree of a settings file; an empty file is an empty map.

    Raises InputError for a text that is no YAML.
    """
    return usual(text) or _parsed(text, file)


def usual(text: str) -> Node | None:
    """The tree of a text of names, lists and one-line values; None where a parser is needed."""
    try:
        lines = [
            (number, len(line) - len(line.lstrip(" ")), line)
            for number, line in enumerate(text.split("\n"), 1)
            if not _NOTHING.match(line)
        ]
        if _CONTROL.search(text):
            raise _Unusual  # not even a comment may hold these
        if "|" in text and (re.search(r"^ +(?:#|$)", text, re.M) or not text.endswith("\n")):
            raise _Unusual  # in a block of text this may be no comment, and no empty line
        if not lines:
            return Node("map", [], 1, 1)
        node, end = _block(lines, 0, lines[0][1], 0)
        return node if end == len(lines) else None
    except _Unusual:
        return None


def _block(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Node, int]:
    """The map or list that begins at a line, and the index of the line after it."""
    number, _, line = lines[at]
    listed = line[indent:].startswith("- ")
    if depth > DEEPEST:
        raise _Unusual
    items: list[Node] = []
    entries: list[Entry] = []
    while (
        at < len(lines)
        and lines[at][1] == indent
        and lines[at][2][indent:].startswith("- ") is listed
    ):
        number_here, _, here = lines[at]
        if listed:
            node, at = _item(lines, at, indent, depth)
            items.append(node)
            continue
        match = _KEY.match(here, indent)
        if not match or any(match["key"] == key for key, _, _ in entries):
            raise _Unusual
        node, at = _value(lines, at, match.end(), indent, depth)
        entries.append((match["key"], (number_here, indent + 1), node))
    if at < len(lines) and lines[at][1] > indent:
        raise _Unusual
    column = indent + 1
    if listed:
        return Node("list", items, number, column), at
    return Node("map", entries, number, column), at


def _item(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Node, int]:
    """The node behind the hyphen on a line, and the index of the line after it."""
    number, _, line = lines[at]
    inner = indent + 2
    if _KEY.match(line, inner):  # "- key: value" begins a map; its other keys are below this one
        lines[at] = number, inner, " " * inner + line[inner:]
        return _block(lines, at, inner, depth + 1)
    return _value(lines, at, inner, indent, depth)


def _value(lines: list[_Line], at: int, start: int, indent: int, depth: int) -> tuple[Node, int]:
    """The value that begins in a line, at `start`, and the index of the line after it."""
    number, _, line = lines[at]
    if _NOTHING.match(line, start):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below and (
            below[1] > indent
            or (
                below[1] == indent
                and below[2][indent:].startswith("- ")
                and not line[indent:].startswith("- ")
            )
        ):
            return _block(lines, at + 1, below[1], depth + 1)
        return Node("text", "", number, start + 1), at + 1
    if line[start:] == "|":
        return _literal(lines, at, start, indent)
    if at + 1 < len(lines) and lines[at + 1][1] > indent:
        raise _Unusual  # a text that goes on below
    if line[start:].rstrip(" ") == "[]":
        return Node("list", [], number, start + 1), at + 1
    if quoted := _QUOTED.match(line, start):
        return Node("text", quoted["text"], number, start + 1), at + 1
    if plain := _PLAIN.match(line, start):
        text = plain.group()
        return Node("text", "" if text in _NULL else text, number, start + 1), at + 1
    raise _Unusual  # flow style, a block of text, or a tag


def _literal(lines: list[_Line], at: int, start: int, indent: int) -> tuple[Node, int]:
    """A block of text (|) whose lines have the same indent, without an empty line."""
    number = lines[at][0]
    end = at + 1
    while end < len(lines) and lines[end][1] > indent:
        if lines[end][1] != lines[at + 1][1] or lines[end][0] != number + end - at:
            raise _Unusual
        end += 1
    text = "".join(line[inner:] + "\n" for _, inner, line in lines[at + 1 : end])
    return Node("text", text, number, start + 1), end


def _parsed(text: str, file: str) -> Node:
    """The tree that a YAML parser finds."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if re.search(rf"[\[{{][^\]}}]{{0,3}}(?:[\[{{][^\]}}]{{0,3}}){{{DEEPEST}}}", text) or re.search(
        rf"^ {{{4 * DEEPEST},}}", text, re.M
    ):
        raise InputError(
            "this has lists within lists, too many to be read: write one line for each setting",
            Location(file, 1),
        )
    try:
        root = yaml.compose(text, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError(
            "this line can't be read: write a name, a colon, a space and a value, as far to the "
            "right as the lines around it",
            Location(file, mark.line + 1 if mark else 1),
        ) from None
    node = Node("text", "", 1, 1) if root is None else _composed(root, file, 0)
    return Node("map", [], 1, 1) if node.kind == "text" and not node.value else node


def _composed(node: Any, file: str, depth: int) -> Node:
    """Our node for one of the parser's, which is of a class for each kind."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > DEEPEST:
        raise InputError(
            "this has lists within lists, too many to be read: write one line for each setting",
            Location(file, line, column),
        )
    if not node.tag.startswith("tag:yaml.org,2002:"):
        return Node("tag", node.tag, line, column)
    if isinstance(node.value, str):
        return Node("text", "" if node.tag.endswith(":null") else node.value, line, column)
    if node.tag.endswith(":seq"):
        return Node("list", [_composed(one, file, depth + 1) for one in node.value], line, column)
    return Node(
        "map",
        [
            (
                key.value if isinstance(key.value, str) else str(key.tag),
                (key.start_mark.line + 1, key.start_mark.column + 1),
                _composed(value, file, depth + 1),
            )
            for key, value in node.value
        ],
        line,
        column,
    )
