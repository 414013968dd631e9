"""Whether each edition still has the words of the brought file that is offered beside it.

Reading a Word file or a PDF again takes about a second: too long for every check. So only
`briefed build` and `briefed approve` do it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefed.errors import InputError
from briefed.importing.same_words import first_difference, original_words
from briefed.layout import EDITIONS
from briefed.model import Briefing, Course, Location, Problem
from briefed.source import briefing as briefings
from briefed.source.course_files import BROUGHT

_BEFORE, _AFTER = 5, 6  # words that are shown on either side of a difference


def problems(root: Path, courses: Iterable[Course]) -> list[Problem]:
    """A problem for each edition, present or former, whose words differ from its kept file's."""
    return [
        Problem(briefings.EDITED, "error", location, None, message)
        for course in courses
        for location, message in _course(root, course)
    ]


def _course(root: Path, course: Course) -> Iterator[tuple[Location, str]]:
    """The kept files of a course that differ from their edition, each with a message."""
    folder = root / "docs" / course.slug
    editions = [(folder, course.briefing, course.original)]
    editions += [
        (
            folder / EDITIONS / name,
            briefings.parse(text, name),
            course.edition_originals[name],
        )
        for name, text in course.editions.items()
    ]
    for edition_folder, briefing, original in editions:
        for suffix in BROUGHT:
            path = edition_folder / f"original{suffix}"
            if path.is_file() and not path.is_symlink() and original is not None:
                message = _compared(path, briefing, original)
                if message:
                    yield Location(path.relative_to(root).as_posix()), message


def _compared(path: Path, briefing: Briefing, original: str) -> str:
    """How a file, read today, differs from the words that were kept of it; "" where it does not."""
    from briefed.importing.child_process import import_file  # slow: loads all readers

    words = original_words(original)
    differs = unread = ""
    answers = briefing.answers
    # Editions that were brought before answers were kept: perhaps with a title.
    for given in dict.fromkeys((answers, answers._replace(title=briefing.title))):
        try:
            found = original_words(import_file(path, given).original)
        except InputError as error:
            unread = (
                "this file can't be read any more as it was when it was brought "
                f"({error.message}): put it back, or bring the edition again"
            )
            continue
        if found == words:
            return ""
        index = first_difference(found, words)
        end = index + _AFTER
        differs = differs or (
            f"behind {' '.join(words[max(0, index - _BEFORE) : index])!r} this file says "
            f"{' '.join(found[index:end])!r} and original.txt {' '.join(words[index:end])!r}: "
            "put back the one that was changed; a new edition is brought with briefed update"
        )
    return differs or unread
