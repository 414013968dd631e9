"""The YAML block at the top of a Markdown file, with the line of each key."""

from __future__ import annotations

from typing import NamedTuple

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_Loader):
    """Dates stay text: the check compares ISO strings, and a wrong date must reach it as written."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


class FrontMatter(NamedTuple):
    """`data` is None where there is no block; `fault` is (line, column, message) where it can't be read."""

    data: dict | None
    body: str
    body_line: int
    lines: dict
    fault: tuple[int, int, str] | None


def read(text: str) -> FrontMatter:
    """Split a file's text into its front matter and its body. Never raises."""
    if not text.startswith("---\n"):
        return FrontMatter(None, text, 1, {}, None)
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        return FrontMatter(None, text, 1, {}, (1, 1, "the front matter is not closed: add a line --- below it"))
    block = text[4 : end + 1]
    body = text[end + 5 :]
    body_line = text.count("\n", 0, end + 5) + 1
    try:
        data = yaml.load(block, _TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        message = f"the front matter is not valid YAML ({error.problem}): put the value in quotes or mend the indent"
        return FrontMatter(None, body, body_line, {}, (*where, message))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter(None, body, body_line, {}, (1, 1, f"the front matter is not valid YAML: {error}"))
    if data is None:
        data = {}
    if not isinstance(data, dict):
        return FrontMatter(None, body, body_line, {}, (2, 1, "the front matter holds no keys: write lines such as title: …"))
    lines = {}
    for number, line in enumerate(block.split("\n"), 2):
        key = line.partition(":")[0].strip("\"'")
        if key and not line[0].isspace() and key in data:
            lines.setdefault(key, number)
    return FrontMatter(data, body, body_line, lines, None)
