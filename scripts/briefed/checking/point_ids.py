"""The ids that a point does not end in, since it goes on behind them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.services import Names
from briefed.model import Course, Location
from briefed.source.quotes import REFERENCE
from briefed.source.services import ANY_BRACKET
from briefed.source.support import PRACTICE, Point, points
from briefed.text.patterns import lazily
from briefed.text.words import plain, without_code

_NO_WORDS = lazily(r"[\s.]*(?:[(\[][^()\[\]]*[)\]])?[\s.]*")
_ENDING = 4  # words of a point's end that a message shows

Misplaced = tuple[Location, str | None, str]  # where an id is, the id, and how to mend it


def misplaced_ids(course: Course) -> Iterator[Misplaced]:
    """What is said of the points whose id counts for nothing, since they go on behind it."""
    names = Names(course)
    for theme, page in course.parts:
        for point in points(page):
            if not point.rests and (found := id_within(point, len(theme.statements) > 1, names)):
                yield found


def id_within(point: Point, several: bool, names: Names) -> Misplaced | None:
    """What is said of a point that has an id, and goes on behind it; None for any other.

    Where the theme has not `several` statements, only brackets or a stop tell that the id is no
    reference.
    """
    found = list(REFERENCE.finditer(without_code(point.text)))
    if not found or not (several or _NO_WORDS.fullmatch(point.text, found[-1].end())):
        return None
    last = found[-1]
    behind = point.text[last.end() :]
    bracket = ANY_BRACKET.search(behind)
    if bracket and point.part == PRACTICE and (meant := names.meant(plain(bracket["named"]))):
        behind = f"{behind[: bracket.start()]}({meant}){behind[bracket.end() :]}"
    elif point.part == PRACTICE and names.whole(bare := behind.strip(" .\n")):
        behind = f"({bare})"
    ending = " ".join(behind.split()[-_ENDING:])
    return (
        point.location.within(point.text, last.start()),
        last[1],
        "readers see this id, and it counts for nothing, since it is not the last thing "
        f'here: write "{ending} {last[0]}"',
    )
