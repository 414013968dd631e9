"""What a Word file has in its text and a briefing has not: contents, captions, prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from briefed.importing import furniture
from briefed.importing.word_package import W
from briefed.importing.word_text import words_of
from briefed.text.patterns import lazily

_CAPTION = "caption"  # how the names of styles end
_SENTENCE = lazily(r"\S+(?:\s+\S+){7,}[.!?][\"'”’)]*$")  # so many words say something
_RENEWED = ("DATE", "TIME", "PRINTDATE", "SAVEDATE")


def leave_out(text: Element, style_of: Callable[[Element], str]) -> list[str]:
    """Take the furniture out of a text, and describe each piece of it.

    `style_of` gives the name of a paragraph's style. A caption that is a sentence is kept.
    """
    contents = set(_contents(text))
    told: dict[str, None] = {}

    def leaves(child: Element) -> bool:
        if child.tag == f"{W}sdt" and _is_gallery(child):
            told["the table of contents"] = None
            return True
        if child.tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            words = _folded(words_of(child))
            if words:
                told[f"words that ask for an entry: {words}"] = None
            _remove(child, lambda one: one.tag == f"{W}r")  # a cell may be in it, and stays
            return False
        if child in contents:
            told["the table of contents"] = None
            return True
        if child.tag == f"{W}p" and _is_caption(child, style_of(child)):
            words = _folded(words_of(child))
            if words and not _SENTENCE.match(words) and not _holds_more(child):
                told[f"a caption: {words}"] = None
                return True
            return False
        if child.tag == f"{W}p" and not _holds_more(child):
            words = _folded(words_of(child))
            if furniture.SHEET.fullmatch(words):
                told[f"a line of a sheet of paper: {words}"] = None
                return True
        return False

    _remove(text, leaves)
    return list(told)


def _is_caption(paragraph: Element, style: str) -> bool:
    """Whether a paragraph has the style of a caption, or Word numbers it as one (Figure 1)."""
    return style.lower().endswith(_CAPTION) or any(
        instruction.split()[:1] == ["SEQ"] for instruction in _instructions(paragraph)
    )


def renewed(text: Element) -> list[Element]:
    """The paragraphs with a date that Word renews whenever the file is opened or printed."""
    return [
        paragraph
        for paragraph in text.iter(f"{W}p")
        if any(
            instruction.split()[:1] and instruction.split()[0].upper() in _RENEWED
            for instruction in _instructions(paragraph)
        )
    ]


def _instructions(paragraph: Element) -> Iterator[str]:
    """What the fields of a paragraph are to show."""
    for child in paragraph.iter():
        if child.tag == f"{W}instrText":
            yield child.text or ""
        elif child.tag == f"{W}fldSimple":
            yield child.get(f"{W}instr", "")


def _remove(held: Element, leaves: Callable[[Element], bool]) -> None:
    for child in list(held):
        if leaves(child):
            held.remove(child)
        else:
            _remove(child, leaves)


def _is_gallery(control: Element) -> bool:
    """Whether a content control is a table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _holds_more(paragraph: Element) -> bool:
    """Whether a text box is fixed to a paragraph."""
    return next(paragraph.iter(f"{W}txbxContent"), None) is not None


def _contents(text: Element) -> Iterator[Element]:
    """The paragraphs all of whose words are in a field that makes a table of contents."""
    open_fields: list[str] = []
    for paragraph in text.iter(f"{W}p"):
        within = outside = False
        for child in paragraph.iter():
            if child.tag == f"{W}fldChar":
                kind = child.get(f"{W}fldCharType")
                if kind == "begin":
                    open_fields.append("")
                elif kind == "end" and open_fields:
                    open_fields.pop()
            elif child.tag == f"{W}instrText" and open_fields:
                open_fields[-1] += child.text or ""
            elif child.tag == f"{W}t" and (child.text or "").strip():
                in_contents = any(field.split()[:1] == ["TOC"] for field in open_fields)
                within, outside = within or in_contents, outside or not in_contents
        if within and not outside:
            yield paragraph


def _folded(words: str) -> str:
    return " ".join(words.split())
