"""The end of a practice point where the service and the id have slipped into each other.

A point ends in "(Health visiting) [hidden-men-2]". Pure.
"""

from __future__ import annotations

from briefed.model import first_theme
from briefed.source.quotes import HalfBracketed
from briefed.text.patterns import lazily

_IN_ITEM = lazily(r"\s*(?:[-*+]|\d+[.)])\s|\s{2,}\S")
_ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d+"
_NAME = r"[^\W\d_a-z][^()\[\]{}\d\n]*?"
_OPENS, _CLOSES = r"[(\[{]", r"[)\]}]"
_BETWEEN = r"[ ]*(?:[,;:/&–-]|\band\b)?[ ]*"
_BEFORE = r"(?<![\\\w])"
_THE_NAME = rf"{_OPENS}?(?P<name>{_NAME}){_CLOSES}?"
_THE_ID = rf"{_OPENS}?(?P<id>{_ID}){_CLOSES}?"
_APART = rf"(?:\({_NAME}\)|\[{_NAME}\])"  # a service in brackets of its own
_SLIPS = (
    # Both in one pair of brackets, each with brackets of its own or without.
    lazily(
        rf"{_BEFORE}(?!{_APART}[ .,;]*\[{_ID}\][ .]*$)"
        rf"{_OPENS}[ ]*{_THE_NAME}{_BETWEEN}{_THE_ID}[ ]*{_CLOSES}[ .]*$"
    ),
    lazily(
        rf"{_BEFORE}(?!\[{_ID}\][ .,;]*{_APART}[ .]*$)"
        rf"{_OPENS}[ ]*{_THE_ID}{_BETWEEN}{_THE_NAME}[ ]*{_CLOSES}[ .]*$"
    ),
    # The service behind the id, with one of its brackets.
    lazily(rf"{_BEFORE}\[(?P<id>{_ID})\][ ]*{_OPENS}(?P<name>{_NAME})[ .]*$"),
    lazily(rf"{_BEFORE}\[(?P<id>{_ID})\][ ]*(?P<name>{_NAME}){_CLOSES}[ .]*$"),
    # The id without any, behind a service in brackets, or behind a sentence.
    lazily(rf"(?P<mark>{_BEFORE}\((?P<name>{_NAME})\)),?[ ]*(?P<id>{_ID})[ .]*$"),
    lazily(rf"(?<=[.!?,;:])[ ]+(?P<id>{_ID})(?P<name>)[ .]*$"),
)
# Two signs that are no pair, in front of the ids.
_NO_PAIR = lazily(
    rf"{_BEFORE}(?:\((?P<round>{_NAME})[\]}}]|\[(?P<square>{_NAME})[)}}]|\{{(?P<curly>{_NAME})[)\]])"
    rf"(?P<ids>\.?(?:[ ]*\[{_ID}\])+[ .]*)$"
)


def mixed_ending(line: str, theme: str) -> HalfBracketed | None:
    """What the last line of an item of a theme's page ends in, if a service and an id are in one
    pair of brackets, or lack one of theirs; None for nearly every line.
    """
    if theme not in line or not _IN_ITEM.match(line):
        return None
    if found := _NO_PAIR.search(line):
        name = found["round"] or found["square"] or found["curly"]
        written = line[found.start() : found.start("ids")]
        return HalfBracketed(
            found.start(),
            f"the brackets “{written}” are no pair: write ({name})",
            f"{line[: found.start()]}({name}){found['ids']}",
        )
    for slip in _SLIPS:
        found = slip.search(line)
        if found and first_theme(found["id"]) == theme:
            name = found["name"].strip(" ,;:/&–-")
            form = f"({name}) [{found['id']}]" if name else f"[{found['id']}]"
            written = found[0].strip()
            at = found.start() + len(found[0]) - len(found[0].lstrip())
            return HalfBracketed(
                at,
                f"“{written}” can't be read: a service is in round brackets, and the id behind it "
                f"in square ones: write {form}"
                if name
                else f"the id “{written}” lacks its square brackets: write {form}",
                f"{line[:at]}{form}",
            )
    return None
