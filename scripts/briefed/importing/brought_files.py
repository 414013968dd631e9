"""Whether the words of each edition are still those of the file that it was brought in, which is kept and offered beside them.

Reading a Word file or a PDF again takes a second or so: too long for every check, so `briefed build` and `briefed approve` do it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefed.errors import InputError
from briefed.importing.same_words import original_pieces
from briefed.layout import EDITIONS
from briefed.model import Course, Location, Problem
from briefed.source import briefing as briefings
from briefed.source.project import BROUGHT


def problems(root: Path, courses: Iterable[Course]) -> list[Problem]:
    """Every edition, the present one and those before, that says something else than its kept file."""
    return [
        Problem(briefings.EDITED, "error", location, None, message)
        for course in courses
        for location, message in _course(root, course)
    ]


def _course(root: Path, course: Course) -> Iterator[tuple[Location, str]]:
    folder = root / "docs" / course.slug
    editions = [(folder, course.briefing.title, course.original)]
    editions += [
        (
            folder / EDITIONS / name,
            briefings.parse(text, name).title,
            course.edition_originals[name],
        )
        for name, text in course.editions.items()
    ]
    for place, title, original in editions:
        for suffix in BROUGHT:
            path = place / f"original{suffix}"
            if path.is_file() and not path.is_symlink() and original is not None:
                message = _compared(path, title, original)
                if message:
                    yield Location(path.relative_to(root).as_posix()), message


def _compared(path: Path, title: str, original: str) -> str:
    """What differs between a file as it is read today and the words that were kept of it, or ""."""
    from briefed.importing import import_file  # brings what reads Word files and PDFs

    words = _words(original)
    differs = unread = ""
    for given in (None, title):  # a file that has no title of its own was brought with one
        try:
            found = _words(import_file(path, given).original)
        except InputError as error:
            unread = f"this file can't be read as it was when it was brought ({error.message}): put it back, or bring the edition again"
            continue
        if found == words:
            return ""
        at = next(
            (place for place, pair in enumerate(zip(found, words)) if pair[0] != pair[1]),
            min(len(found), len(words)),
        )
        differs = differs or (
            f"behind {' '.join(words[max(0, at - 5) : at])!r} this file says {' '.join(found[at : at + 6])!r} and original.txt {' '.join(words[at : at + 6])!r}: "
            "put back the one that was changed; a new edition is brought with briefed update"
        )
    return differs or unread


def _words(text: str) -> list[str]:
    return [word for piece in original_pieces(text) for word in piece]
