"""The slides of a built site: made from judged pages, whole, and to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.errors import InputError
from briefed.layout import SITE
from briefed.model import Course, Location, Problem
from briefed.outputs import published_packs, room_page, slides
from briefed.source.project import Project
from briefed.verifying.built_page import BuiltPage, broken, read_text
from briefed.verifying.shown_packs import lost
from briefed.verifying.shown_slides import check_slides


def deck_names(project: Project) -> set[str]:
    """The file of each deck that the courses of a project may have."""
    return {
        f"{course.slug}/{room_page.slides_of(deck)}"
        for course in project.courses
        for deck in (room_page.WHOLE, *(theme.slug for theme in course.briefing.themes))
    }


def check_decks(
    courses: Iterable[Course],
    covered: Mapping[str, Coverage],
    folder: Path,
    sheets: Mapping[str, str],
) -> tuple[list[Problem], set[str]]:
    """Compare the slides of some courses, to the last letter, with those that their pages make.

    What their sources give them to show must be on them and be seen. `covered` has the coverage of
    each course by its name, `sheets` the text of each style sheet of the site in `folder`.

    Returns the problems, and the files that the pages make: slides, and sheets printed from them.
    """
    found: list[Problem] = []
    made: set[str] = set()
    for course in courses:
        try:
            composed = slides.composed(course, folder)
            made |= {
                f"{course.slug}/{file}"
                for deck, (shown, _) in composed.items()
                for file in room_page.files_of(deck, shown)
            }
            found += _check_packs(course, composed, folder)
            files = slides.written(course, composed, folder, printed=True)
        except InputError as error:
            location = Location(f"{SITE}/{course.slug}/{room_page.SLIDES}")
            found.append(broken(published.SLIDES, location, error.message))
            continue
        themes = [theme for theme in composed if theme != room_page.WHOLE]
        for deck in composed:
            name = f"{course.slug}/{room_page.slides_of(deck)}"
            if (folder / name).is_file():
                here = BuiltPage(name, read_text(folder / name), sheets)
                shown_themes = themes if deck == room_page.WHOLE else [deck]
                found += check_slides(course, covered[course.slug], shown_themes, here)
        for name, html in files.items():
            path = folder / name
            if not path.is_file() or path.read_text("utf-8", "replace") != html:
                found.append(
                    broken(
                        published.SLIDES,
                        Location(f"{SITE}/{name}"),
                        "these slides are gone, or do not say what the built pages say: "
                        f"{published.UNDO}",
                    )
                )
    return found, made


def _check_packs(course: Course, composed: slides.Composed, folder: Path) -> Iterator[Problem]:
    """The packs of a course hold what its pages make, and all it offers for download is small."""
    for name, fault in published_packs.faults(course, composed, folder, lost):
        yield broken(published.PACK, Location(f"{SITE}/{course.slug}/{name}"), fault)
    if fault := published_packs.too_large(folder / course.slug):
        yield broken(published.DOWNLOADS, Location(f"{SITE}/{course.slug}"), fault)
