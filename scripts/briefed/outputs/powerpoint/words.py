"""What is on a slide → paragraphs of runs, as PowerPoint has them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from briefed.outputs.typeset import Node
from briefed.outputs.web_links import linking
from briefed.text.patterns import lazily

_CIRCLE = lazily(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="(\w+)"')
_VIEW = lazily(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
LANGUAGE = "en-GB"
BREAK = "\n"  # a run that ends a line and no paragraph
TAB = "\t"  # a run between a number to call and what it is for


class Run(NamedTuple):
    """Words in one look. `colour` is a name in tokens.css, or "" for that of the box.

    `raised` is in thousandths of the type's size, `to` an address on the web. `least` says that the
    words are in the smallest type, `large` that they are a number to call.
    """

    words: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    least: bool = False
    large: bool = False
    raised: int = 0
    colour: str = ""
    to: str = ""


class Paragraph(NamedTuple):
    """A paragraph. `mark` is what is before it: "", "bullet", "number" or "letter".

    `number` is that of a numbered item, from 1; `level` how deep it is in lists. A paragraph within
    an item has its level and no mark. A `quoted` one is the briefing's. One that is `to_call` has
    a number before a tab, and what it is for beside it.
    """

    runs: tuple[Run, ...]
    mark: str = ""
    number: int = 0
    level: int = 0
    quoted: bool = False
    to_call: bool = False

    @property
    def words(self) -> str:
        """Its words."""
        return "".join(run.words for run in self.runs)


Text = tuple[Paragraph, ...]


class Dots(NamedTuple):
    """A figure as dots: what is said of it, and the middle, the radius and the ink of each dot.

    `width` and `height` are in the units of the dots; `ems` is the width in units of the type.
    """

    alternative: str
    width: float
    height: float
    ems: float
    dots: tuple[tuple[float, float, float, bool], ...]


class Table(NamedTuple):
    """A table; `headed` says that its first row names the columns."""

    rows: tuple[tuple[Text, ...], ...]
    headed: bool


class Picture(NamedTuple):
    """A picture: its address from the slides, or that of a QR code, and what is said of it."""

    source: str
    alternative: str


Block = Text | Dots | Table | Picture


def is_text(block: Block) -> TypeGuard[Text]:
    """Whether a block is words, and nothing that is drawn."""
    return not isinstance(block, Dots | Table | Picture)


_LOOKS: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "emph": {"italic": True},
    "sub": {"raised": -25_000},
    "super": {"raised": 30_000},
}


def blocks(nodes: Sequence[Node], addresses: Mapping[str, str] | None = None) -> list[Block]:
    """What nodes of `typeset.py` are on a slide: texts, and what is drawn between them.

    `addresses` are the links of the page by how its slides show them.
    """
    writer = _Writer(addresses or {})
    writer.each(nodes, Run(""))
    writer.end()
    return writer.done()


def text(nodes: Sequence[Node], addresses: Mapping[str, str] | None = None) -> Text:
    """The words of nodes; what is drawn among them is named by its alternative."""
    out: list[Paragraph] = []
    for block in blocks(nodes, addresses):
        if isinstance(block, Table):
            out += [one for row in block.rows for cell in row for one in cell]
        elif isinstance(block, Dots | Picture):
            out.append(Paragraph((Run(block.alternative),)))
        else:
            out += block
    return tuple(out)


def plain(words: str, **look: Any) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(words)._replace(**look),))


class _Writer:
    """Nodes on their way to paragraphs."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.addresses = addresses
        self.made: list[Block] = []
        self.paragraphs: list[Paragraph] = []
        self.runs: list[Run] = []
        self.next = Paragraph(())  # what the paragraph to come is like
        self.parted = linking(addresses)

    def done(self) -> list[Block]:
        if self.paragraphs:
            self.made.append(tuple(self.paragraphs))
            self.paragraphs = []
        return self.made

    def draw(self, block: Block) -> None:
        self.end()
        self.done()
        self.made.append(block)

    def end(self) -> None:
        """End the paragraph; one without words is left out."""
        runs = list(self.runs)
        self.runs = []
        while runs and not runs[0].words.strip():
            runs.pop(0)
        while runs and not runs[-1].words.strip():
            runs.pop()
        if not runs:
            return
        runs[0] = runs[0]._replace(words=runs[0].words.lstrip())
        runs[-1] = runs[-1]._replace(words=runs[-1].words.rstrip())
        self.paragraphs.append(self.next._replace(runs=tuple(runs)))
        self.next = self.next._replace(mark="", number=0)

    def each(self, nodes: Sequence[Node], look: Run) -> None:
        for one in nodes:
            if isinstance(one, str):
                self.runs += [
                    look._replace(words=words, to=to or look.to) for words, to in self.parted(one)
                ]
            else:
                self.one(one["form"], one, look)

    def one(self, form: str, node: dict[str, Any], look: Run) -> None:
        inside: list[Node] = node["inside"]
        if form in _LOOKS:
            self.each(inside, look._replace(**_LOOKS[form]))
        elif form == "code":
            self._code(inside, bool(node["block"]), look)
        elif form == "site":
            self.each(inside, look._replace(to=node["to"]))
        elif form == "br":
            self.runs.append(Run(BREAK))
        elif form in ("list", "numbered"):
            self._list(form, node, look)
        elif form == "numbers":
            self._numbers(inside, look)
        elif form == "drawing":
            self.draw(_drawing(node))
        elif form == "table":
            self.draw(_table(node, self.addresses))
        elif form == "cite":
            self.end()
            self.each(inside, look._replace(least=True, colour="soft"))
            self.end()
        elif form in ("paragraph", "heading"):
            self.end()
            self.each(inside, look._replace(bold=look.bold or form == "heading"))
            self.end()
        elif form == "quote":
            before, self.next = self.next, self.next._replace(quoted=True)
            self.end()
            self.each(inside, look)
            self.end()
            self.next = before
        elif form != "hr":
            self.each(inside, look)

    def _code(self, inside: Sequence[Node], block: bool, look: Run) -> None:
        look = look._replace(code=True)
        if not block:
            self.each(inside, look)
            return
        self.end()
        for line in "".join(map(str, inside)).strip("\n").split("\n"):
            self.runs += [Run(BREAK)] if self.runs else []
            self.runs.append(look._replace(words=line))
        self.end()

    def _list(self, form: str, node: dict[str, Any], look: Run) -> None:
        self.end()
        before = self.next
        level = before.level + 1
        mark = "bullet" if form == "list" else "letter" if node["lettered"] else "number"
        start = node.get("start", 1)
        items: list[dict[str, Any]] = node["inside"]
        for number, item in enumerate(items, start):
            self.next = before._replace(mark=mark, number=number, level=level)
            self.each(item["inside"], look)
            self.end()
        self.next = before

    def _numbers(self, items: Sequence[Node], look: Run) -> None:
        self.end()
        before, self.next = self.next, self.next._replace(to_call=True)
        for item in items:
            if isinstance(item, str):
                continue
            number, *about = item["inside"]
            self.each([number], look._replace(large=True))
            self.runs.append(Run(TAB))
            self.each([one for one in about if one != " "], look)
            self.end()
        self.next = before


def _drawing(node: dict[str, Any]) -> Dots | Picture:
    """A figure as dots, which is in a line of words; any other drawing is a QR code."""
    svg, alternative = node["svg"], node["alt"]
    view = _VIEW.search(svg)
    if not (node["inline"] and view):
        return Picture(alternative.partition(": ")[2], alternative)
    dots = [
        (float(x), float(y), float(radius), fill != "none")
        for x, y, radius, fill in _CIRCLE.findall(svg)
    ]
    return Dots(alternative, float(view[1]), float(view[2]), node["width"], tuple(dots))


def _table(node: dict[str, Any], addresses: Mapping[str, str]) -> Table:
    return Table(
        tuple(
            tuple(text(cell["inside"], addresses) for cell in row["inside"])
            for row in node["inside"]
        ),
        bool(node["headed"]),
    )
