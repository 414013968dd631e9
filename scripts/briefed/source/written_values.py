"""The values of a front matter as they are written, with the line and column of each. Pure.

A block of YAML begins on line 2 of its file.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefed.model.front_matter import Path, Written
from briefed.source import plain_yaml

if TYPE_CHECKING:
    import yaml

Found = Iterator[tuple[Path, Written]]
_FIRST = 2  # the line of the file on which a block begins


def of_tree(node: plain_yaml.Node, block: str) -> dict[Path, Written]:
    """The values of a tree of one-line values."""
    lines = block.split("\n")

    def walk(node: plain_yaml.Node, way: Path, line: int, column: int) -> Found:
        """Those of a node whose key is at a line and column of the block."""
        if node.text:
            line, column = node.line, node.column + (lines[node.line - 1][node.column - 1] == '"')
        yield way, Written(node.text, line + _FIRST - 1, column)
        for key, (at, behind), value in node.entries:
            yield from walk(value, (*way, key), at, behind)
        for at, value in enumerate(node.items):
            yield from walk(value, (*way, at), value.line, value.column)

    return dict(itertools.islice(walk(node, (), 1, 1), 1, None))


def of_parsed(node: yaml.Node, block: str) -> dict[Path, Written]:
    """The values of what a YAML parser found."""

    def walk(node: Any, way: Path, mark: Any) -> Found:
        """Those of a node whose key is at a mark."""
        texts = isinstance(node.value, str)
        if texts and node.value and not node.tag.endswith(":null"):
            yield way, _written(node, block)
        else:
            yield way, Written("", mark.line + _FIRST, mark.column + 1)
        for at, value in enumerate([] if texts else node.value):
            if isinstance(value, tuple):
                yield from walk(value[1], (*way, value[0].value), value[0].start_mark)
            else:
                yield from walk(value, (*way, at), value.start_mark)

    return dict(itertools.islice(walk(node, (), node.start_mark), 1, None))


def _written(node: Any, block: str) -> Written:
    """A text that a YAML parser found, with the line breaks and indents of the block."""
    start, end = node.start_mark, node.end_mark
    line, column = start.line + _FIRST, start.column + 1
    raw = block[start.index : end.index]
    if node.style in ("|", ">"):
        _, _, raw = raw.partition("\n")
        words = raw.lstrip(" ")
        return Written(words.rstrip(), line + 1, len(raw) - len(words) + 1)
    if node.style in ("'", '"'):
        raw = raw[1:-1]
        column += 1
        if node.style in raw or "\\" in raw:  # signs that stand for others
            raw = node.value
    return Written(raw, line, column)
