"""The YAML block at the top of a Markdown file, with the line of each key."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from briefed.source import plain_yaml
from briefed.text.patterns import lazily

# A line that needs no YAML parser, as nearly every page's are: importing one takes as long as the rest of a check.
# A test holds this against the parser: what matches means the same to both.
_SIMPLE = lazily(
    r"(?P<key>[a-z][a-z ]*[a-z]):(?:[ ]+(?:(?P<number>[\d-]*\d)|(?P<empty>\[\])|\"(?P<quoted>[^\"\\]*)\""
    r"|(?P<text>(?!null[ ]*$)[A-Za-z](?:[^\x00-\x1f\x7f-\xa0:#\u2028\u2029\ufeff]|:(?=[^\s])|(?<=\S)#)*?)))?[ ]*$",
    re.I,
)
_DEEPEST = 200


@functools.cache
def loader():
    """The YAML loader. Scalars stay text: YAML reads the number 01332 as octal, "yes" as true and 1.10 as 1.1."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class TextLoader(base):
        yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":null", ":merge"))]
            for first, pairs in base.yaml_implicit_resolvers.items()
        }

        def construct_mapping(self, node, deep=False):
            seen = set()
            for key, _ in node.value:
                if not isinstance(key.value, str) or key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None,
                        None,
                        f"the key {key.value!r} stands there twice"
                        if isinstance(key.value, str)
                        else "a key is one word",
                        key.start_mark,
                    )
                seen.add(key.value)
            return super().construct_mapping(node, deep)

    return TextLoader


def _simple(block: str) -> dict | None:
    """The mapping of a block of simple lines, or None where a parser is needed."""
    data: dict = {}
    for line in block.split("\n"):
        if not line:
            continue
        match = _SIMPLE.match(line)
        if not match or match["key"] in data or not line[0].islower():
            return None
        if match["empty"]:
            data[match["key"]] = []
        else:
            data[match["key"]] = next(
                (match[name] for name in ("number", "quoted", "text") if match[name] is not None),
                None,
            )
    return data


def _usual(block: str) -> dict | None:
    """The mapping of a block with lists of entries, or None where a parser is needed."""
    node = plain_yaml.usual(block) if '""' not in block and "|" not in block else None
    return _plain(node) if node is not None and node.kind == "map" else None


def _plain(node: plain_yaml.Node) -> dict | list | str | None:
    if node.kind == "map":
        return {key: _plain(value) for key, _, value in node.value}
    if node.kind == "list":
        return [_plain(value) for value in node.value]
    return node.value or None


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
        return FrontMatter(
            None, text, 1, {}, (1, 1, "the front matter is not closed: add a line --- below it")
        )
    block = text[4 : end + 1]
    body = text[end + 5 :]
    body_line = text.count("\n", 0, end + 5) + 1
    data = _simple(block)
    if data is None:
        data = _usual(block)
    if data is None:
        data, fault = _parse(block)
        if fault:
            return FrontMatter(None, body, body_line, {}, fault)
    lines = {}
    for number, line in enumerate(block.split("\n"), 2):
        key = line.partition(":")[0].strip("\"'")
        if key and not line[0].isspace() and key in data:
            lines.setdefault(key, number)
    return FrontMatter(data, body, body_line, lines, None)


def replaced(text: str, key: str, lines: str) -> str:
    """A file's text with other `lines` in the place of a key of its front matter, or at its end; everything else stays as it is written.

    `text` must have front matter without a fault.
    """
    written = text.split("\n")
    closing = next(at for at, line in enumerate(written[1:], 1) if line == "---")
    start = read(text).lines.get(key, closing + 1) - 1
    end = min(start + 1, closing)
    while end < closing and (not written[end] or written[end][0] in " \t-"):
        end += 1
    return "\n".join(
        [*written[:start], *lines.split("\n"), *written[end if start < closing else closing :]]
    )


def _parse(block: str) -> tuple[dict, tuple[int, int, str] | None]:
    """The mapping of a block of YAML, and (line, column, message) where it is none."""
    import yaml

    if (
        len(re.findall(r"[\[{]", block)) > _DEEPEST
        or re.search(rf"^ {{{_DEEPEST},}}", block, re.M)
        or "- " * _DEEPEST in block
    ):
        return {}, (
            2,
            1,
            "the front matter is nested too deeply: write one line for each key",
        )  # libyaml would overflow its stack
    try:
        alias = (
            next(
                (
                    event
                    for event in yaml.parse(block, loader())
                    if isinstance(event, yaml.AliasEvent)
                ),
                None,
            )
            if "*" in block and "&" in block
            else None
        )
        if alias:  # a few lines of them say as much as a billion
            return {}, (
                alias.start_mark.line + 2,
                alias.start_mark.column + 1,
                "a value of the front matter can't stand for another one (*name): write it out",
            )
        data = yaml.load(block, loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        bare = next(
            (
                number
                for number, line in enumerate(block.split("\n"), 2)
                if re.match(r"[A-Za-z]", line) and ":" not in line
            ),
            None,
        )
        if bare:
            return {}, (
                bare,
                1,
                "a colon is missing on this line of the front matter: write a name, a colon, a space and the value, such as minutes: 7; "
                "and end the block with a line ---",
            )
        return {}, (
            *where,
            f"the front matter is not valid YAML ({error.problem}): put the value in quotes or mend the indent",
        )
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (1, 1, f"the front matter is not valid YAML: {error}")
    if data is not None and not isinstance(data, dict):
        return {}, (2, 1, "the front matter holds no keys: write lines such as title: …")
    return data or {}, None
