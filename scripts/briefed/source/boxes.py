"""The first line of a box on a page: its name, its title, and what is said of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.source.page_parts import OF_BOX, SAFETY
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

_COLLAPSED_SAFETY = (
    "readers must see what keeps people safe without opening a box: write !!! instead of ???"
)
_MAY_BE_TITLES = OF_BOX.keys() | frozenset(  # names that a box without a title may show as its own
    "abstract bug danger example failure info note question quote success tip warning".split()
)
_ALIKE = 0.7  # least similarity of a box's name to that of a part
BOX = lazily(r'(?:!!!|\?\?\?\+?)[ ]?([\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+"(.*?)")?[ ]*$')
_OF_PART = lazily(r"(?P<sign>!!!|\?\?\?\+?)[ ]?(?P<name>[A-Za-z]+)[ ]+(?P<title>[^\"\n]*\S.*)")
_NEARLY_BOX = lazily(
    r"[!?]{1,5}\+?[ ]*(?P<name>[A-Za-z]+)[ ]*:?"
    r"(?:[ ]*[\"'“”„‘’«»]+(?P<title>[^\"“”„«»]*?)[\"'“”„‘’«»]+)?[ ]*"
)


class Box(NamedTuple):
    """A box: its name in lower case, its title as shown, and where that begins in the line.

    `written` is whether the title is in the line; without one the renderer shows the name.
    `faults` are what is wrong with the line, in words.
    """

    name: str
    title: str
    at: int
    written: bool
    collapsed: bool
    faults: tuple[str, ...]


def read_box(words: str) -> Box | str:
    """The box that a line begins; what is said of the line where the renderer would show it as
    text.
    """
    match = BOX.match(words)
    of_part = _OF_PART.fullmatch(words)
    known = of_part and of_part["name"].lower() in OF_BOX
    if of_part and known and (not match or (match[2] is None and " " in match[1].strip())):
        title = of_part["title"].strip("\"'“”„‘’ ")
        meant = f'{of_part["sign"]} {of_part["name"].lower()} "{title}"'
        read = read_box(meant)
        assert isinstance(read, Box)
        why = f"the title of a box has straight quotation marks: write {meant}"
        return read._replace(faults=(why, *read.faults), at=of_part.start("title"))
    if not match:
        return (
            f"readers would see this line as text, not as a box: write {words[:3]}, a name and a "
            f'title in straight quotation marks, such as {words[:3]} note "Before you start"'
        )
    name, title = match.group(1).split()[0].lower(), match.group(2)
    collapsed = words.startswith("???") and not words.startswith("???+")
    near = None if name in _MAY_BE_TITLES else _near_box(name)
    faults = tuple(_faults(words[:3], name, near, title, collapsed))
    name = near or name
    if title is None:
        return Box(name, name.capitalize(), 0, False, collapsed, faults)
    return Box(name, title, words.index('"') + 1, True, collapsed, faults)


def _faults(
    sign: str, name: str, near: str | None, title: str | None, collapsed: bool
) -> Iterator[str]:
    """What is wrong with a box whose name is nearly that of a part, `near`, or None."""
    if near:
        yield f"there is no box “{name}”: did you mean {sign} {near}?"
    elif title is None and name not in _MAY_BE_TITLES:
        yield (
            f'without a title readers would see "{name}" above the box: write {sign} {name} "Title"'
        )
    if (near or name) == SAFETY and collapsed:
        yield _COLLAPSED_SAFETY


def _near_box(name: str) -> str | None:
    """The name of the part's box that a name, in lower case, was probably meant as; or None."""
    return nearest(name, OF_BOX, _ALIKE)


def nearly_box(words: str) -> str:
    """The name and the title of a part's box that is written in other signs; "" for none."""
    found = _NEARLY_BOX.fullmatch(words)
    if not found or BOX.match(words):
        return ""
    name = _near_box(found["name"].lower())
    title = f' "{found["title"]}"' if found["title"] else ""
    return f"{name}{title}" if name else ""
