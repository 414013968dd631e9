"""Word and HTML → blocks: pandoc reads the format, and its tree is turned into blocks and inline Markdown."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing import raised_text
from briefed.importing.blocks import Block, Doubt
from briefed.model import Location
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS

_SECONDS = 9  # of the processor
_MEGABYTES = 500
_EXHAUSTED = 251  # how a program of GHC's ends that has reached its limit of memory
_SPECIAL = lazily(r"[\\`*_\[\]<{]|&(?=#?\w+;)")
_STARTS = lazily(r"[-+>|](?:\s|$)|#{1,6}(?:\s|$)|~~~|!!!")
_BULLET = lazily(rf"(?:[{BULLETS}]|o(?=\s))\s+(?=\S)")
_NUMBER = lazily(r"(\d{1,3})[.)]\s+(?=\S)")
_ADDRESS = lazily(r"(?:https?://|mailto:|tel:)[^\s()<>\"']+")
CONTENTS = lazily(r"(?:toc|contents)\b", re.I)  # how the styles of a table of contents are named
_STYLES = {
    "Strong": "**",
    "Strong Emphasis": "**",
    "Emphasis": "*",
}  # Word's and LibreOffice's names
_RAISED = {"Superscript": raised_text.UP, "Subscript": raised_text.DOWN}
_WRAPPERS = {"Underline", "SmallCaps", "Span", "Quoted", "Cite", "Strikeout"}


class Tree(NamedTuple):
    """The blocks of a file, each with its place for a line; what was unsure of them, and what was left out, in words."""

    blocks: list[Block]
    doubts: list[Doubt]
    left_out: list[str]


def read(data: bytes, form: str, file: str) -> Tree:
    """Read a file's bytes by pandoc's reader `form` ("docx" or "html"). It reaches no other file and no network.

    Raises InputError where pandoc is missing or can make nothing of the bytes.
    """
    try:
        import pypandoc
    except ImportError:
        raise InputError(
            "Word and HTML files are read by pandoc, which is not installed: run make setup, or bring the text as a .txt file",
            Location(file),
        ) from None
    command = [
        pypandoc.get_pandoc_path(),
        "--sandbox",
        "--from",
        form,
        "--to",
        "json",
        "+RTS",
        f"-M{_MEGABYTES}m",
        "-RTS",
    ]
    run = subprocess.run(
        command, input=data, capture_output=True, preexec_fn=_limit if os.name == "posix" else None
    )
    if os.name == "posix" and run.returncode == -signal.SIGXCPU:
        raise InputError(
            f"reading the file takes more than {_SECONDS} seconds of the processor: bring a smaller one, or the text as a .txt file",
            Location(file),
        )
    if run.returncode == _EXHAUSTED:
        raise InputError(
            f"reading the file takes more than {_MEGABYTES} MB of memory: bring a smaller one, or the text as a .txt file",
            Location(file),
        )
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise InputError(
            f"the file can't be read ({said[:200]}): open it, save it again and bring that",
            Location(file),
        )
    reader = _Reader()
    reader.blocks_of(json.loads(run.stdout)["blocks"])
    if reader.asked:
        raise raised_text.question(reader.asked, Location(file))
    return Tree(reader.blocks, reader.doubts, reader.left_out)


def _limit() -> None:
    """In pandoc, before it starts: its time, which counts anew; and all addresses, since its runtime reserves a terabyte of them and holds to
    a limit of its own for what it uses.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or hard > _SECONDS:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, hard))


class _Reader:
    """One pass over pandoc's tree; `blocks` grow as it goes. A footnote's text waits in `notes` until its list or table has ended."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self.left_out: list[str] = []
        self.notes: list[list] = []
        self.asked: list[str] = []  # what only a person can tell of what is raised

    def add(self, kind: str, text: str, depth: int = 0, number: str = "", typed: str = "") -> None:
        if text:
            self.blocks.append(Block(kind, text, len(self.blocks) + 1, depth, number, typed))

    def doubt(self, what: str) -> None:
        """About the block that comes next."""
        self.doubts.append(Doubt(len(self.blocks) + 1, what))

    def blocks_of(self, tree: list) -> None:
        for node in tree:
            self.block(node)
            while self.notes:
                notes, self.notes = self.notes, []
                for note in notes:
                    self.doubt(
                        "a footnote was read as a paragraph of its own behind the text that has its mark"
                    )
                    self.add("note", _guarded(" ".join(self.flat(note))))

    def block(self, node: dict) -> None:
        kind, held = node["t"], node.get("c")
        if kind in ("Para", "Plain"):
            for line in self.lines(held):
                self.paragraph(line)
        elif kind == "Header":
            if not _is_contents(held[1]):
                self.add("heading", _bare(self.text(held[2])), held[0], "#")
        elif kind == "Div":
            if not _is_contents(held[0]):
                for inner in held[1]:
                    self.block(inner)
        elif kind in ("BulletList", "OrderedList"):
            self.list(node, 0)
        elif kind == "Table":
            self.table(held)
        elif kind in ("BlockQuote", "Figure"):
            for inner in held if kind == "BlockQuote" else [*held[2], *(held[1][1] or [])]:
                self.block(inner)
        elif kind == "LineBlock":
            self.paragraph(" ".join(self.text(line) for line in held))
        elif kind == "DefinitionList":
            for term, meanings in held:
                self.paragraph(self.text(term))
                for meaning in meanings:
                    for inner in meaning:
                        self.block(inner)
        elif kind == "CodeBlock":
            self.paragraph(escaped(" ".join(held[1].split())))

    def paragraph(self, text: str) -> None:
        """A paragraph, or an item whose bullet or number was typed by hand."""
        for kind, sign in (("item", _BULLET.match(text)), ("numbered", _NUMBER.match(text))):
            if sign:
                self.add(
                    kind,
                    _guarded(text[sign.end() :]),
                    0,
                    sign[1] if kind == "numbered" else "",
                    sign[0].strip(),
                )
                return
        self.add("paragraph", _guarded(text))

    def list(self, node: dict, depth: int) -> None:
        ordered = node["t"] == "OrderedList"
        items = node["c"][1] if ordered else node["c"]
        first = node["c"][0][0] if ordered else 1
        if ordered and node["c"][0][1]["t"] not in ("Decimal", "DefaultStyle"):
            self.doubt(
                "the letters or Roman numbers of this list are written 1, 2, 3: see that no sentence refers to one of them"
            )
        for place, item in enumerate(items):
            words, nested = [], []
            for inner in _unwrapped(item):
                if inner["t"] in ("Para", "Plain"):
                    words.append(" ".join(self.lines(inner["c"])))
                else:
                    nested.append(inner)
            words = [word for word in words if word]
            if len(words) > 1:
                self.doubt("the paragraphs of this item were joined into one statement")
            text = " ".join(words)
            if ordered:
                self.add("numbered", _guarded(text), depth, str(first + place))
            else:
                sign = _BULLET.match(text)
                self.add(
                    "item",
                    _guarded(text[sign.end() :] if sign else text),
                    depth,
                    "",
                    sign[0].strip() if sign else "",
                )
            for inner in nested:
                if inner["t"] in ("BulletList", "OrderedList"):
                    self.list(inner, depth + 1 if text else depth)
                else:
                    self.block(inner)

    def table(self, held: list) -> None:
        rows = [self.row(row) for row in held[3][1]]
        bodies = [self.row(row) for body in held[4] for row in [*body[2], *body[3]]] + [
            self.row(row) for row in held[5][1]
        ]
        if not rows and len(bodies) > 1:
            self.doubt("the first row of this table was read as its head")
            rows, bodies = bodies[:1], bodies[1:]
        width = max(map(len, [*rows, *bodies]), default=0)
        if width < 2 or not bodies:
            for cell in (cell for row in [*rows, *bodies] for cell in row if cell):
                self.paragraph(cell.replace("\\|", "|"))
            return
        for caption in held[1][1] or []:
            self.block(caption)
        head = [
            " ".join(row[column] for row in rows if column < len(row) and row[column])
            for column in range(width)
        ]
        if len(rows) > 1:
            self.doubt("the rows of this table's head were joined into one")
        self.add("head", f"| {' | '.join(head)} |\n{'|---' * width}|")
        for row in bodies:
            cells = [*row, *[""] * (width - len(row))]
            if any(cells):
                self.add("row", f"| {' | '.join(cells)} |")

    def row(self, row: list) -> list[str]:
        """The cells of a row as inline Markdown; a cell that spans several is followed by empty ones."""
        cells = []
        for _, _, _, span, tree in row[1]:
            cells += [" ".join(self.flat(tree)).replace("|", "\\|"), *[""] * (span - 1)]
        return cells

    def flat(self, tree: list) -> list[str]:
        """The paragraphs and items of a cell, one after the other."""
        found = []
        for node in _unwrapped(tree):
            if node["t"] in ("Para", "Plain"):
                found += self.lines(node["c"])
            elif node["t"] in ("BulletList", "OrderedList"):
                found += [
                    text
                    for item in (node["c"] if node["t"] == "BulletList" else node["c"][1])
                    for text in self.flat(item)
                ]
            elif node["t"] == "Header":
                found.append(self.text(node["c"][2]))
            elif node["t"] == "Table":
                found += [
                    cell
                    for body in [
                        node["c"][3][1],
                        *(part for held in node["c"][4] for part in held[2:4]),
                    ]
                    for row in body
                    for cell in self.row(row)
                    if cell
                ]
        return [text for text in found if text]

    # --- Inline ---

    def lines(self, inlines: list) -> list[str]:
        """A paragraph's text; several where it was broken by hand before a bullet or behind a line in bold."""
        pieces: list[list] = [[]]
        for node in inlines:
            if node["t"] == "LineBreak":
                pieces.append([])
            else:
                pieces[-1].append(node)
        out: list[str] = []
        parted = True
        for piece in pieces:
            text = self.text(piece)
            if not text:
                continue
            if out and not parted and not _BULLET.match(text):
                out[-1] += " " + text
            else:
                out.append(text)
            parted = bool(re.fullmatch(r"\*\*[^*]+\*\*:?", text))
        return out

    def text(self, inlines: list) -> str:
        settled = raised_text.settle("".join(self.inline(node) for node in _joined(inlines)))
        self.asked += settled.asked
        for what in settled.left:
            self.doubt(what)
        return " ".join(settled.text.split())

    def inline(self, node: dict) -> str:
        kind, held = node["t"], node.get("c")
        if kind == "Str":
            return escaped(held)
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind in ("Strong", "Emph"):
            return _marked(
                "".join(self.inline(inner) for inner in _joined(held)),
                "**" if kind == "Strong" else "*",
            )
        if kind == "Span" and (style := dict(held[0][2]).get("custom-style", "")) in _STYLES:
            return _marked(
                "".join(self.inline(inner) for inner in _joined(held[1])), _STYLES[style]
            )
        if kind in _RAISED:
            return raised_text.mark("".join(self.inline(inner) for inner in held), _RAISED[kind])
        if kind in _WRAPPERS:
            if kind == "Strikeout":
                self.doubt(
                    "words that are struck through were kept: if they are not meant to stand, delete them in the file"
                )
            return (
                "".join(
                    self.inline(inner) for inner in (held if isinstance(held[0], dict) else held[1])
                )
                if held
                else ""
            )
        if kind == "Link":
            return self.link("".join(self.inline(inner) for inner in held[1]), held[2][0])
        if kind == "Note":
            self.notes.append(held)
            return ""
        if kind == "Code":
            return escaped(held[1])
        if kind == "Image":
            alternative = "".join(self.inline(inner) for inner in held[1]).strip()
            self.left_out.append(f"a picture ({alternative})" if alternative else "a picture")
            return ""
        if kind == "Math":
            self.doubt("a formula was read as text")
            return escaped(held[1])
        return ""

    def link(self, text: str, address: str) -> str:
        if not text.strip() or raised_text.is_mark(text):
            return text
        address = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        if address == "#" or _ADDRESS.fullmatch(address):
            before, words, after = _edges(text)
            return f"{before}[{words}]({address}){after}"
        if not address.startswith("#"):
            self.doubt(
                f"the link to {address[:80]!r} was taken away, and its words were kept: a link may lead to an https address, a mail address or a telephone number"
            )
        return text


def _is_contents(attributes: list) -> bool:
    return bool(CONTENTS.match(dict(attributes[2]).get("custom-style", "")))


def _unwrapped(tree: list) -> list:
    """Blocks without the divisions around them."""
    return [
        inner
        for node in tree
        for inner in (_unwrapped(node["c"][1]) if node["t"] == "Div" else [node])
    ]


def _joined(inlines: list) -> list:
    """Neighbours in bold, or in italics, as one: Word cuts a run wherever somebody typed."""
    out: list = []
    for node in inlines:
        if out and node["t"] in ("Strong", "Emph") and out[-1]["t"] == node["t"]:
            out[-1] = {"t": node["t"], "c": [*out[-1]["c"], *node["c"]]}
        else:
            out.append(node)
    return out


def _edges(text: str) -> tuple[str, str, str]:
    """White space before and after, and what stands between."""
    words = text.strip()
    start = text.index(words) if words else len(text)
    return text[:start], words, text[start + len(words) :]


def _marked(text: str, signs: str) -> str:
    before, words, after = _edges(text)
    bare = words.replace(signs, "") if signs == "**" else words
    return (
        f"{before}{signs}{bare}{signs}{after}"
        if re.search(r"\w", bare) and not raised_text.is_mark(words)
        else text
    )


def _bare(text: str) -> str:
    """A heading without the emphasis that all of it has."""
    match = re.fullmatch(r"(\*{1,3})([^*]+)\1", text)
    return match[2] if match else text


def escaped(text: str) -> str:
    """Plain text as inline Markdown that says the same."""
    return _SPECIAL.sub(
        lambda sign: "&amp;" if sign.group() == "&" else "\\" + sign.group(),
        raised_text.bare(text).replace("\u00a0", " ").replace("\u00ad", ""),
    )


def _guarded(text: str) -> str:
    """A text that begins no other kind of block."""
    return (
        re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
        if re.match(r"\d+[.)](?:\s|$)", text)
        else "\\" + text
        if _STARTS.match(text)
        else text
    )
