"""pandoc's inline nodes → inline Markdown that says the same."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from briefed.importing import raised_text
from briefed.importing.pandoc import Node
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS

_SPECIAL = lazily(r"[\\`*_\[\]<{]|&(?=#?\w)")
_ENTITY = lazily(r"&#?\w+;?")
_STARTS = lazily(r"[-+>|](?:\s|$)|#|~~~|!!!")
BULLET = lazily(rf"(?:[{BULLETS}]|o(?=\s))\s+(?=\S)")  # typed by hand
_ADDRESS = lazily(r"(?:https?://|mailto:|tel:)[^\s()<>\"']+")
# The styles for characters in Word and LibreOffice, by name.
_STYLES = {"Strong": "**", "Strong Emphasis": "**", "Emphasis": "*"}
_RAISED = {"Superscript": raised_text.UP, "Subscript": raised_text.DOWN}
_WRAPPERS = {"Underline", "SmallCaps", "Span", "Cite", "Strikeout"}
_QUOTATION_MARKS = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


class Inline:
    """Turns inline nodes into Markdown, and collects what is not in it.

    - `asked`: what is raised, and only a person can tell what it means;
    - `left_out`: what the Markdown does not have, in words;
    - `notes`: the blocks of each footnote whose mark has been met, for the caller to take.

    `doubt` is called with each thing that a person should look at.
    """

    def __init__(self, doubt: Callable[[str], None]) -> None:
        self._doubt = doubt
        self.asked: list[str] = []
        self.left_out: list[str] = []
        self.notes: list[list[Node]] = []

    def lines(self, inlines: list[Node]) -> list[str]:
        """The text of a paragraph.

        There are several where a line break comes before a bullet or after a line in bold.
        """
        pieces: list[list[Node]] = [[]]
        for node in inlines:
            if node["t"] == "LineBreak":
                pieces.append([])
            else:
                pieces[-1].append(node)
        out: list[str] = []
        after_bold = True
        for piece in pieces:
            text = self.text(piece)
            if not text:
                continue
            if out and not after_bold and not BULLET.match(text):
                out[-1] += " " + text
            else:
                out.append(text)
            after_bold = bool(re.fullmatch(r"\*\*[^*]+\*\*:?", text))
        return out

    def text(self, inlines: list[Node]) -> str:
        """Nodes as one line of Markdown, its white space folded."""
        settled = raised_text.settle(self._joined_markdown(inlines))
        self.asked += settled.asked
        for what in settled.left:
            self._doubt(what)
        return " ".join(settled.text.split())

    def _joined_markdown(self, inlines: list[Node]) -> str:
        return self._all(_joined(inlines))

    def _all(self, inlines: list[Node]) -> str:
        return "".join(self._markdown(node) for node in inlines)

    def _markdown(self, node: Node) -> str:
        kind, held = node["t"], node.get("c")
        if held is None:
            return " " if kind in ("Space", "SoftBreak", "LineBreak") else ""
        if kind == "Str":
            return escaped(held)
        if kind in ("Strong", "Emph"):
            return _marked(self._joined_markdown(held), "**" if kind == "Strong" else "*")
        if kind == "Span" and (style := dict(held[0][2]).get("custom-style", "")) in _STYLES:
            return _marked(self._joined_markdown(held[1]), _STYLES[style])
        if kind in _RAISED:
            return raised_text.mark(self._all(held), _RAISED[kind])
        if kind == "Quoted":
            opens, closes = _QUOTATION_MARKS[held[0]["t"]]
            return f"{opens}{self._all(held[1])}{closes}"
        if kind in _WRAPPERS:
            return self._wrapped(kind, held)
        if kind == "Link":
            return self._link(self._all(held[1]), held[2][0])
        if kind == "Note":
            self.notes.append(held)
        elif kind == "Code":
            return escaped(held[1])
        elif kind == "Image":
            alternative = self._all(held[1]).strip()
            self.left_out.append(f"a picture ({alternative})" if alternative else "a picture")
        elif kind == "Math":
            self._doubt("a formula was read as text")
            return escaped(held[1])
        return ""

    def _wrapped(self, kind: str, held: list[Any]) -> str:
        """The Markdown of nodes whose wrapper, such as underlining, is dropped.

        `held` has the nodes themselves, or the wrapper's attributes and then a list of the nodes.
        """
        if kind == "Strikeout":
            self._doubt(
                "words that are struck through were kept: if they should not be there, delete "
                "them in the file"
            )
        if not held:
            return ""
        return self._all(held if isinstance(held[0], dict) else held[1])

    def _link(self, text: str, address: str) -> str:
        if not text.strip() or raised_text.is_mark(text):
            return text
        address = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        if address == "#" or _ADDRESS.fullmatch(address):
            before, words, after = _edges(text)
            return f"{before}[{words}]({address}){after}"
        if not address.startswith("#"):
            self._doubt(
                f"the link to {address[:80]!r} was taken away, and its words were kept: a link "
                "may lead to an https address, a mail address or a telephone number"
            )
        return text


def _joined(inlines: list[Node]) -> list[Node]:
    """Join neighbours in bold, or in italics: Word cuts a run wherever somebody typed."""
    out: list[Node] = []
    for node in inlines:
        if out and node["t"] in ("Strong", "Emph") and out[-1]["t"] == node["t"]:
            out[-1] = {"t": node["t"], "c": [*out[-1]["c"], *node["c"]]}
        else:
            out.append(node)
    return out


def _edges(text: str) -> tuple[str, str, str]:
    """The white space before a text, the text without it, and the white space after."""
    words = text.strip()
    start = text.index(words) if words else len(text)
    return text[:start], words, text[start + len(words) :]


def _marked(text: str, signs: str) -> str:
    """Put signs of emphasis around a text that has letters or figures."""
    before, words, after = _edges(text)
    bare = words.replace(signs, "") if signs == "**" else words
    if not re.search(r"\w", bare) or raised_text.is_mark(words):
        return text
    return f"{before}{signs}{bare}{signs}{after}"


def without_emphasis(text: str) -> str:
    """A text without the emphasis that all of it has."""
    match = re.fullmatch(r"(\*{1,3})([^*]+)\1", text)
    return match[2] if match else text


def escaped(text: str) -> str:
    """Plain text as inline Markdown that says the same."""
    return _SPECIAL.sub(
        _escaped, raised_text.bare(text).replace("\u00a0", " ").replace("\u00ad", "")
    )


def _escaped(sign: re.Match[str]) -> str:
    """A sign that would mean something: browsers read “&#65” and “&copy” as letters, not “R&D”."""
    if sign[0] != "&":
        return "\\" + sign[0]
    entity = _ENTITY.match(sign.string, sign.start())
    assert entity
    read = entity[0].endswith(";") or html.unescape(entity[0]) != entity[0]
    return "&amp;" if read else "&"


def guarded(text: str) -> str:
    """A text with a backslash where it would begin another kind of block."""
    if re.match(r"\d+[.)](?:\s|$)", text):
        return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
    return "\\" + text if _STARTS.match(text) else text
