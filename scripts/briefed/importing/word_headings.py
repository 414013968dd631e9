"""Paragraphs of a Word file that look like headings, though they have no heading style.

pandoc tells nothing of colours, sizes and the look that a paragraph's style gives. So what stands
out is made bold before pandoc reads it, and is then judged as other lines in bold are.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from briefed.importing.word_package import W
from briefed.importing.word_text import Styles, words_of
from briefed.importing.word_visibility import Look
from briefed.text.patterns import lazily

_MOST_WORDS = 24
_LARGER = 4  # half-points by which letters are larger than most
_COLOURFUL = 40  # of 255: the least difference between red, green and blue; greys have none
_ENDS = lazily(r"[.;,!](?<!\d\.)[\"'”’)]*$")
_QUOTED = lazily(r"[\"'“‘]")
_OTHERS = lazily(r"title|subtitle|caption|toc\b|contents|.*quote|list\b|heading\b", re.I)


class Headings:
    """Tells which paragraphs of a text look like headings.

    - `marked`: those with a heading style;
    - `bold`: those whose letters all are bold, where most are not;
    - `others`: those that are underlined, larger or in a colour.

    """

    def __init__(self, text: Element, styles: Styles) -> None:
        looks = styles.looks
        self._looks = looks
        self._usual = _usual(looks)
        self.marked: set[Element] = set()
        self.bold: set[Element] = set()
        self.others: set[Element] = set()
        self._opening: dict[Element, list[Element]] = {}
        for paragraph in text.iter(f"{W}p"):
            name = styles.name(paragraph)
            if name.lower().startswith("heading"):
                self.marked.add(paragraph)
            elif name.lower().endswith("quote"):
                _set_bold(paragraph, False)  # a child's own words are no heading
            elif not _OTHERS.match(name) and not _is_listed(paragraph):
                self._judge(paragraph, looks)

    def __contains__(self, paragraph: object) -> bool:
        return paragraph in self.marked or paragraph in self.bold or paragraph in self.others

    def opens(self, paragraph: Element) -> bool:
        """Whether the first line of a paragraph, which a line break ends, looks like a heading."""
        return paragraph in self._opening

    def size(self, paragraph: Element) -> float:
        """The size of a paragraph's smallest letters, in half-points."""
        sizes = [
            self._looks[run].size
            for run in paragraph.iter(f"{W}r")
            if run in self._looks and words_of(run).strip()
        ]
        return min(sizes, default=0)

    def mark(self, text: Element) -> list[Element]:
        """Make what stands out bold, apart from the cells of tables.

        Returns those paragraphs that stand out in another way.
        """
        changed = []
        for child in text:
            if child.tag == f"{W}tbl":
                continue
            if child in self.bold or child in self.others:
                embolden(child)
                changed += [child] if child in self.others else []
            for run in self._opening.get(child, []):
                embolden(run)
            changed += self.mark(child)
        return changed

    def _judge(self, paragraph: Element, looks: dict[Element, Look]) -> None:
        runs = [run for run in paragraph.iter(f"{W}r") if run in looks]
        broken = next((at for at, run in enumerate(runs) if run.find(f"{W}br") is not None), None)
        first = [run for run in runs[:broken] if words_of(run).strip()]
        if not is_short(_joined(first)) or paragraph.find(f".//{W}hyperlink") is not None:
            return
        said = [run for run in runs if words_of(run).strip()]
        if self._stands_out([looks[run] for run in said]):
            bold = all(looks[run].bold for run in said) and not self._usual.bold
            (self.bold if bold else self.others).add(paragraph)
        elif broken is not None and self._stands_out([looks[run] for run in first]):
            self._opening[paragraph] = first

    def _stands_out(self, looks: list[Look]) -> bool:
        return (
            (all(look.bold for look in looks) and not self._usual.bold)
            or (all(look.underlined for look in looks) and not self._usual.underlined)
            or all(map(self._differs, looks))
        )

    def _differs(self, look: Look) -> bool:
        return look.size >= self._usual.size + _LARGER or (
            look.colour != self._usual.colour and _is_colourful(look.colour)
        )


def is_short(words: str) -> bool:
    """Whether words may be a heading by their form: few, no sentence, and nobody's own."""
    return (
        0 < len(words.split()) <= _MOST_WORDS
        and bool(re.search(r"[^\W\d_]", words))
        and not _ENDS.search(words)
        and not _QUOTED.match(words)
    )


def embolden(held: Element) -> None:
    """Make all letters of a paragraph or a run bold."""
    _set_bold(held, True)


def _set_bold(held: Element, on: bool) -> None:
    for run in held.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is None:
            look = run.makeelement(f"{W}rPr", {})
            run.insert(0, look)
        for tag in ("b", "i") if on else ("b",):
            for switch in look.findall(f"{W}{tag}"):
                look.remove(switch)
        SubElement(look, f"{W}b", {} if on else {f"{W}val": "0"})


def _usual(looks: dict[Element, Look]) -> Look:
    """The look of most letters."""
    counted: Counter[Look] = Counter()
    for run, look in looks.items():
        counted[look] += len(words_of(run))
    return counted.most_common(1)[0][0] if counted else Look("", False, "")


def _joined(runs: list[Element]) -> str:
    return " ".join("".join(map(words_of, runs)).split())


def _is_listed(paragraph: Element) -> bool:
    """Whether a paragraph is by itself, and not by its style, an item of a list."""
    return paragraph.find(f"{W}pPr/{W}numPr") is not None


def _is_colourful(colour: str) -> bool:
    """Whether letters of a colour are neither black nor grey; white ones stand on a colour."""
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and (max(parts) - min(parts) >= _COLOURFUL or min(parts) > 240)
