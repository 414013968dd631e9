"""Word and HTML → blocks, from the nodes that pandoc finds in them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefed.importing import pandoc, raised_text
from briefed.importing.blocks import Block, Doubt
from briefed.importing.inline_markdown import (
    BULLET,
    Inline,
    escaped,
    guarded,
    without_emphasis,
)
from briefed.importing.pandoc import Node
from briefed.model import Location
from briefed.text.patterns import lazily

_NUMBER = lazily(r"(\d{1,3})[.)]\s+(?=\S)|\((\d{1,3})\)\s+(?=\S)")  # typed by hand
_LETTER = lazily(r"\(?([a-z]|[ivx]{2,5})\)\s+(?=\S)")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_LETTERS = (
    "the letters or Roman numbers of this list are written 1, 2, 3: "
    "see that no sentence refers to one of them"
)
CONTENTS = lazily(r"(?:toc|contents)\b", re.I)  # how the styles of a table of contents are named


class Tree(NamedTuple):
    """The blocks of a file, and in words what was unsure of them and what was left out.

    A block's line, and a doubt's, is the number of the block, from 1.
    """

    blocks: list[Block]
    doubts: list[Doubt]
    left_out: list[str]


def read(data: bytes, form: str, file: str) -> Tree:
    """Read a file's bytes by pandoc's reader `form` ("docx" or "html").

    Raises InputError as `pandoc.read` does, and where only a person can tell what is raised.
    """
    reader = _Reader()
    reader.read(pandoc.read(data, form, file))
    if reader.inline.asked:
        raise raised_text.question(reader.inline.asked, Location(file))
    return Tree(reader.blocks, reader.doubts, reader.inline.left_out)


class _Reader:
    """One pass over pandoc's nodes; `blocks` and `doubts` grow as it goes.

    A footnote's text waits until the list or table that has its mark has ended.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self.inline = Inline(self._doubt)

    def read(self, nodes: list[Node]) -> None:
        """Read the nodes of a whole file."""
        for node in nodes:
            self._read_node(node)
            while self.inline.notes:
                notes, self.inline.notes = self.inline.notes, []
                for note in notes:
                    self._doubt(
                        "a footnote was read as a paragraph of its own "
                        "behind the text that has its mark"
                    )
                    self._add("note", guarded(" ".join(self._flat(note))))

    def _add(self, kind: str, text: str, depth: int = 0, number: str = "", typed: str = "") -> None:
        if text:
            self.blocks.append(Block(kind, text, len(self.blocks) + 1, depth, number, typed))

    def _doubt(self, what: str) -> None:
        """Report something about the block that comes next."""
        self.doubts.append(Doubt(len(self.blocks) + 1, what))

    def _read_all(self, nodes: list[Node]) -> None:
        for node in nodes:
            self._read_node(node)

    def _read_node(self, node: Node) -> None:
        kind, held = node["t"], node.get("c")
        if held is None:  # a rule between paragraphs
            return
        if kind in ("Para", "Plain"):
            for line in self.inline.lines(held):
                self._paragraph(line)
        elif kind == "Header":
            level, attributes, inlines = held
            if not _is_contents(attributes):
                self._add("heading", without_emphasis(self.inline.text(inlines)), level, "#")
        elif kind == "Div":
            attributes, nodes = held
            if not _is_contents(attributes):
                self._read_all(nodes)
        elif kind in ("BulletList", "OrderedList"):
            self._list(node, 0)
        elif kind == "Table":
            self._table(held)
        elif kind == "BlockQuote":
            begins = len(self.blocks)
            self._read_all(held)
            self.blocks[begins:] = map(_quoted, self.blocks[begins:])
        elif kind == "Figure":
            _, (_, caption), nodes = held
            self._read_all([*nodes, *(caption or [])])
        elif kind == "LineBlock":
            self._paragraph(" ".join(self.inline.text(line) for line in held))
        elif kind == "DefinitionList":
            for term, meanings in held:
                self._paragraph(self.inline.text(term))
                for meaning in meanings:
                    self._read_all(meaning)
        elif kind == "CodeBlock":
            self._paragraph(escaped(" ".join(held[1].split())))

    def _paragraph(self, text: str) -> None:
        """Add a paragraph, or an item if its bullet or number was typed by hand."""
        if sign := BULLET.match(text):
            self._add("item", guarded(text[sign.end() :]), typed=sign[0].strip())
        elif sign := _NUMBER.match(text):
            number = sign[1] or sign[2]
            self._add("numbered", guarded(text[sign.end() :]), 0, number, sign[0].strip())
        elif sign := _LETTER.match(text):
            before = self.blocks[-1].typed.strip("()") if self.blocks else ""
            if not before.isalpha():
                self._doubt(_LETTERS)
            number = str(_counted(sign[1], before))
            self._add("numbered", guarded(text[sign.end() :]), 0, number, sign[0].strip())
        else:
            self._add("paragraph", guarded(text))

    def _list(self, node: Node, depth: int) -> None:
        first: int | None = None  # the number that a numbered list begins with
        if node["t"] == "OrderedList":
            (first, style, _), items = node["c"]
            if style["t"] not in ("Decimal", "DefaultStyle"):
                self._doubt(_LETTERS)
        else:
            items = node["c"]
        for index, item in enumerate(items):
            self._item(item, "" if first is None else str(first + index), depth)

    def _item(self, item: list[Node], number: str, depth: int) -> None:
        """Add an item, and the lists and other blocks in it. `number` is "" after a bullet."""
        words: list[str] = []
        nested: list[Node] = []
        for node in _unwrapped(item):
            if node["t"] in ("Para", "Plain"):
                words.append(" ".join(self.inline.lines(node["c"])))
            else:
                nested.append(node)
        words = [word for word in words if word]
        if len(words) > 1:
            self._doubt("the paragraphs of this item were joined into one statement")
        text = " ".join(words)
        if number:
            self._add("numbered", guarded(text), depth, number)
        else:
            sign = BULLET.match(text)
            own = text[sign.end() :] if sign else text
            self._add("item", guarded(own), depth, typed=sign[0].strip() if sign else "")
        for node in nested:
            if node["t"] in ("BulletList", "OrderedList"):
                self._list(node, depth + 1 if text else depth)
            else:
                self._read_node(node)

    def _table(self, held: list[Any]) -> None:
        """Add a table: attributes, caption, columns, head, bodies and foot, as pandoc has them."""
        _, (_, caption), _, (_, head_rows), table_bodies, (_, foot_rows) = held
        heads = [self._row(row) for row in head_rows]
        bodies = [self._row(row) for body in table_bodies for row in [*body[2], *body[3]]]
        bodies += [self._row(row) for row in foot_rows]
        if not heads and len(bodies) > 1:
            self._doubt("the first row of this table was read as its row of headings")
            heads, bodies = bodies[:1], bodies[1:]
        width = max(map(len, [*heads, *bodies]), default=0)
        if width < 2 or not bodies:
            for cell in (cell for row in [*heads, *bodies] for cell in row if cell):
                self._paragraph(cell.replace("\\|", "|"))
            return
        self._read_all(caption or [])
        head = [
            " ".join(row[column] for row in heads if column < len(row) and row[column])
            for column in range(width)
        ]
        if len(heads) > 1:
            self._doubt("the first rows of this table were joined into one row of headings")
        self._add("head", f"| {' | '.join(head)} |\n{'|---' * width}|")
        for row in bodies:
            cells = [*row, *[""] * (width - len(row))]
            if any(cells):
                self._add("row", f"| {' | '.join(cells)} |")

    def _row(self, row: list[Any]) -> list[str]:
        """The cells of a row as inline Markdown; after a cell that spans columns, empty ones."""
        cells: list[str] = []
        for _, _, _, span, nodes in row[1]:
            cells += [" ".join(self._flat(nodes)).replace("|", "\\|"), *[""] * (span - 1)]
        return cells

    def _flat(self, nodes: list[Node]) -> list[str]:
        """The paragraphs and items of a cell or a footnote, one after the other."""
        found: list[str] = []
        for node in _unwrapped(nodes):
            kind, held = node["t"], node.get("c")
            if held is None:
                continue
            if kind in ("Para", "Plain"):
                found += self.inline.lines(held)
            elif kind in ("BulletList", "OrderedList"):
                for item in held if kind == "BulletList" else held[1]:
                    found += self._flat(item)
            elif kind == "Header":
                found.append(self.inline.text(held[2]))
            elif kind == "Table":
                _, _, _, (_, head_rows), table_bodies, _ = held
                rows = [head_rows, *(part for body in table_bodies for part in body[2:4])]
                found += [cell for part in rows for row in part for cell in self._row(row)]
        return [text for text in found if text]


def _counted(sign: str, before: str) -> int:
    """The number that a sign stands for: 2 of "b" and of "ii"; 9 of "i" behind "h", otherwise 1."""
    letter = ord(sign[0]) - ord("a") + 1
    if len(sign) == 1 and (sign not in _ROMAN or before == chr(ord(sign) - 1)):
        return letter
    values = [_ROMAN[sign] for sign in sign]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _quoted(block: Block) -> Block:
    """A block within a quote: its paragraphs are somebody's words, unless they are all bold."""
    if block.kind != "paragraph" or re.fullmatch(r"\*\*[^*]+\*\*:?", block.text):
        return block
    return block._replace(kind="quote")


def _is_contents(attributes: list[Any]) -> bool:
    """Whether the attributes of a node give it the style of a table of contents."""
    return bool(CONTENTS.match(dict(attributes[2]).get("custom-style", "")))


def _unwrapped(nodes: list[Node]) -> list[Node]:
    """Blocks without the divisions around them."""
    return [
        inner
        for node in nodes
        for inner in (_unwrapped(node["c"][1]) if node["t"] == "Div" else [node])
    ]
