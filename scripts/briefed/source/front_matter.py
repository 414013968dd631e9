"""The YAML block at the top of a Markdown file, with the line of each key."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from briefed.model import TextFault
from briefed.model.front_matter import Path, Written
from briefed.source import plain_yaml, written_values
from briefed.text.patterns import lazily

if TYPE_CHECKING:  # importing it takes as long as the rest of a check
    import yaml

# By key; a value is what YAML makes of it: a text, None, or a list or mapping of such values.
Mapping = dict[str, Any]

# A line that needs no YAML parser, as nearly all lines of pages. A test compares this with the
# parser: a line that matches means the same to both.
_SIMPLE = lazily(
    r"(?P<key>[a-z][a-z ]*[a-z]):(?:[ ]+(?:(?P<number>[\d-]*\d)|(?P<empty>\[\])"
    r"|\"(?P<quoted>[^\"\\]*)\"|(?P<text>(?!null[ ]*$)[A-Za-z]"
    r"(?:[^\x00-\x1f\x7f-\xa0:#\u2028\u2029\ufeff]|:(?=[^\s])|(?<=\S)#)*?)))?[ ]*$",
    re.I,
)
# A name and its value without a space between, and no address such as https://…
_NO_COLON = lazily(r"\s+(?:-\s+)?(?P<key>also named|[a-z]+)\s+(?P<value>[^:\s][^:]*)")
_OURS = "ours"  # the note of an error whose words are ours, and not the parser's
_TOP = "the lines at the top of the file"
_LINES = "write each as a name, a colon, a space and a value, such as minutes: 7"
_GLUED = lazily(r"\s*(?:- )?([A-Za-z][A-Za-z ]*):([^\s/\"':][^:]*)$")
_DEEPEST = 200  # brackets or spaces: deeper nesting would overflow the stack of libyaml


@functools.cache
def loader() -> type[yaml.SafeLoader]:
    """A YAML loader that leaves scalars as text.

    YAML itself reads the number 01332 as octal, "yes" as true and 1.10 as 1.1.
    """
    import yaml

    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class TextLoader(base):  # type: ignore[misc, valid-type]  # the base depends on the machine
        yaml_implicit_resolvers: ClassVar = {
            first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":null", ":merge"))]
            for first, pairs in base.yaml_implicit_resolvers.items()
        }

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
            seen = set()
            for key, _ in node.value:
                if not isinstance(key.value, str):
                    fault = "a name before a colon is one word or several, and nothing else"
                elif key.value in seen:
                    fault = f"“{key.value}:” is at the top of the file twice: delete one of them"
                else:
                    seen.add(key.value)
                    continue
                raise yaml.constructor.ConstructorError(None, None, fault, key.start_mark, _OURS)
            return super().construct_mapping(node, deep)

    return TextLoader


class _Read(NamedTuple):
    """The mapping that a block of YAML is, and its values as they are written."""

    data: Mapping
    values: dict[Path, Written]


def _simple(block: str) -> _Read | None:
    """What a block of simple lines says, or None where a parser is needed."""
    data: Mapping = {}
    values: dict[Path, Written] = {}
    for number, line in enumerate(block.split("\n"), 2):
        if not line:
            continue
        match = _SIMPLE.match(line)
        if not match or match["key"] in data or not line[0].islower():
            return None
        kind = next((one for one in ("number", "quoted", "text") if match[one] is not None), None)
        data[match["key"]] = [] if match["empty"] else match[kind] if kind else None
        column = match.start(kind) + 1 if kind and match[kind] else 1
        values[match["key"],] = Written(match[kind] if kind else "", number, column)
    return _Read(data, values)


def _usual(block: str) -> _Read | None:
    """What a block with lists of entries says, or None where a parser is needed."""
    node = plain_yaml.usual(block) if '""' not in block and "|" not in block else None
    if node is None or node.kind != "map":
        return None
    return _Read(_mapping(node), written_values.of_tree(node, block))


def _mapping(node: plain_yaml.Node) -> Mapping:
    return {key: _plain(value) for key, _, value in node.entries}


def _plain(node: plain_yaml.Node) -> Mapping | list[Any] | str | None:
    """The value of a node, without lines and columns."""
    if node.kind == "map":
        return _mapping(node)
    if node.kind == "list":
        return [_plain(value) for value in node.items]
    return node.text or None


class FrontMatter(NamedTuple):
    """The two parts of a file's text.

    - `data`: the front matter, or None where there is none or it can't be read;
    - `body`: what is below it, which begins on the line `body_line`;
    - `lines`: the line of each key;
    - `fault`: why the front matter can't be read, or None;
    - `values`: its values as they are written.
    """

    data: Mapping | None
    body: str
    body_line: int
    lines: dict[str, int]
    fault: TextFault | None
    values: dict[Path, Written]


def read(text: str) -> FrontMatter:
    """Split a file's text into its front matter and its body. Raises nothing: see `fault`."""
    if not text.startswith("---\n"):
        return FrontMatter(None, text, 1, {}, None, {})
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        fault = (1, 1, f"{_TOP} have no end: write --- below them")
        return FrontMatter(None, text, 1, {}, fault, {})
    block = text[4 : end + 1]
    body = text[end + 5 :]
    body_line = text.count("\n", 0, end + 5) + 1
    found = _simple(block) or _usual(block) or _parse(block)
    if not isinstance(found, _Read):
        return FrontMatter(None, body, body_line, {}, found, {})
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n"), 2):
        key = line.partition(":")[0].strip("\"'")
        if key and not line[0].isspace() and key in found.data:
            lines.setdefault(key, number)
    return FrontMatter(found.data, body, body_line, lines, None, found.values)


def replaced(text: str, key: str, lines: str) -> str:
    """A file's text with `lines` in place of a key of its front matter; all else stays as it is.

    A key that is not there yet is put at the end. `text` must have front matter without a fault.
    """
    written = text.split("\n")
    start, end = block_of(text, key)
    return "\n".join([*written[:start], *lines.split("\n"), *written[end:]])


def block_of(text: str, key: str) -> tuple[int, int]:
    """The lines of a key of the front matter with its value, from 0; where it would be put.

    A comment at the margin belongs to a list that goes on below it.
    """
    written = text.split("\n")
    closing = next(at for at, line in enumerate(written[1:], 1) if line == "---")
    start = read(text).lines.get(key, closing + 1) - 1
    end = at = min(start + 1, closing)
    while at < closing and (not written[at] or written[at][0] in " \t-#"):
        at += 1
        end = at if written[at - 1][:1] in (" ", "\t", "-") else end
    return start, end


def _parse(block: str) -> _Read | TextFault:
    """What a block of YAML says, or its fault."""
    import yaml

    if (
        len(re.findall(r"[\[{]", block)) > _DEEPEST
        or re.search(rf"^ {{{_DEEPEST},}}", block, re.M)
        or "- " * _DEEPEST in block
    ):
        return 2, 1, f"{_TOP} can't be read, since there are lists within lists: {_LINES}"
    try:
        alias = _alias(block)
        if alias:
            return (
                *alias,
                "a value that begins with * refers to another: write it out",
            )
        parser = loader()(block)
        try:
            node = parser.get_single_node()
            data = parser.construct_document(node) if node else None
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as error:
        return _fault(error, block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return 1, 1, f"{_TOP} can't be read: {_LINES}"
    if data is not None and not isinstance(data, dict):
        return 2, 1, f"{_TOP} have no names: {_LINES}"
    return _Read(data or {}, written_values.of_parsed(node, block) if node else {})


def _alias(block: str) -> tuple[int, int] | None:
    """The line and column, in the file, of the first alias (*name) in a block of YAML.

    A few lines of aliases can stand for a billion values.
    """
    import yaml

    if "*" not in block or "&" not in block:
        return None
    for event in yaml.parse(block, loader()):
        if isinstance(event, yaml.AliasEvent):
            return _position(event.start_mark)
    return None


def _position(mark: yaml.error.Mark | Any) -> tuple[int, int]:
    """The line and column in the file, where the block begins on line 2. No mark: the start."""
    return (mark.line + 2, mark.column + 1) if mark else (1, 1)


def _fault(error: yaml.MarkedYAMLError, block: str) -> TextFault:
    """What is wrong with a block, from the error that the parser raised."""
    if error.note == _OURS:
        return *_position(error.problem_mark), str(error.problem)
    for number, line in enumerate(block.split("\n"), 2):
        if re.match(r"[A-Za-z]", line) and ":" not in line:
            return (
                number,
                1,
                "this line has no colon, and is above the second ---: write a name, a colon, a "
                "space and a value, such as minutes: 7, or the line --- above it",
            )
        if line.startswith("\t"):
            return number, 1, "this line begins with a tab: write spaces in its place"
        if line[:1] == "\N{NO-BREAK SPACE}":
            why = "this line begins with a space of another kind: delete it, and type it again"
            return number, 1, why
        if number + 1 == _position(error.problem_mark)[0] and (bare := _NO_COLON.fullmatch(line)):
            return (
                number,
                bare.start("key") + 1,
                f"a colon is missing: write {bare['key']}: {bare['value']}",
            )
        if number <= _position(error.problem_mark)[0] and (glued := _GLUED.match(line)):
            return (
                number,
                glued.start(2) + 1,
                f"a space is missing behind the colon: write {glued[1]}: {glued[2]}",
            )
    return (
        *_position(error.problem_mark),
        "this line can't be read: write a name, a colon, a space and a value. Put a value with a "
        "colon, # or quotation marks in it into straight quotation marks",
    )
