"""The words of a Word file as a reader of the page sees them, without pandoc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.importing.raised_text import DOWN, UP, bare, mark, settle
from briefed.importing.tree import CONTENTS
from briefed.importing.word_package import Refuse, W
from briefed.importing.word_visibility import Around, Look, Looks


class Styles(NamedTuple):
    """What is known of a file before its text is read: style names by id, and looks by run."""

    names: dict[str, str]
    looks: dict[Element, Look]

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, "" if it has none of its own."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.names.get(style.get(f"{W}val", ""), "") if style is not None else ""


def styles_of(texts: list[Element], part: bytes | None) -> Styles:
    """Read the part of the styles, and find the look of every run in some texts."""
    tree = None if part is None else ElementTree.fromstring(part)
    looks = Looks(tree)
    by_run = {run: look for text in texts for run, look in looks.runs(text, _page(text))}
    return Styles({} if tree is None else _style_names(tree), by_run)


def _style_names(styles: Element) -> dict[str, str]:
    """The name of each style by its id."""
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "")
        for style in styles.iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }


def _page(text: Element) -> Around:
    """The surroundings of a text: the page, which may have a colour."""
    background = text.find(f"{W}background")
    if background is None:
        return Around()
    return Around(ground=background.get(f"{W}color", "FFFFFF"))


def words_of(run: Element) -> str:
    """All characters within an element."""
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def refuse_unseen(looks: dict[Element, Look], refuse: Refuse) -> None:
    """Refuse a file with words that nobody can see: they would be published with it."""
    found = [
        (look.unseen, words)
        for run, look in looks.items()
        if look.unseen and (words := " ".join(words_of(run).split()))
    ]
    if found:
        shown = "; ".join(f"{words[:60]!r} is {why}" for why, words in found[:3]) + (
            f"; and {len(found) - 3} more" if len(found) > 3 else ""
        )
        raise refuse(
            f"this file holds hidden text ({shown}), which would be published with it: "
            "show it in Word (¶), delete it or make it visible, and save it"
        )


def settled(texts: Iterable[str], asked: list[str]) -> list[str]:
    """The words of some paragraphs. Adds to `asked` what only a person can tell of raised text."""
    words: list[str] = []
    for text in texts:
        for line in text.split("\n"):
            found = settle(line)
            asked += found.asked
            words += found.text.split()
    return words


def paragraphs(tree: Element, styles: Styles, contents: list[str]) -> Iterator[str]:
    """The text of each paragraph as a reader of the page sees it, raised text between signs.

    Paragraphs of a table of contents are added to `contents` instead.
    """
    for paragraph in tree.iter(f"{W}p"):
        text = "".join(characters(paragraph, styles.looks))
        if CONTENTS.match(styles.name(paragraph)):
            contents.append(text)
        else:
            yield text


def characters(element: Element, looks: dict[Element, Look]) -> Iterator[str]:
    """The characters of a paragraph, without those of paragraphs within it (of a text box)."""
    for child in element:
        if child.tag == f"{W}t":
            yield bare(child.text or "").replace("\xad", "").replace("\n", " ")
        elif child in looks and looks[child].raised:
            yield mark(
                "".join(characters(child, looks)).replace("\n", " "),
                UP if looks[child].raised == "superscript" else DOWN,
            )
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        elif child.tag not in (f"{W}p", f"{W}pPr", f"{W}rPr"):
            yield from characters(child, looks)
