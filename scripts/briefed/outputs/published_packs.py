"""The packs that a course is published with, and what may be wrong with them.

A reader downloads a session of 20 minutes on a theme or on the course, or another session on the
course. All downloads of a course together are small: the command makes the rarer packs.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefed import program
from briefed.cache import cached, fingerprint
from briefed.model import Course
from briefed.outputs.pack import PARTS, Files, Part, Session, contents, zipped_pack
from briefed.outputs.packaging import stamp_of
from briefed.outputs.room_page import PACKS, SHEETS, SLIDES, WHOLE, making, pack_of, size
from briefed.outputs.session_plan import LENGTHS
from briefed.outputs.slides import Composed, chosen_of, has_pictures
from briefed.parallel import both
from briefed.rendering.assets import TOKENS
from briefed.rendering.notices import draft, edition

MOST = 8_000_000  # bytes of the packs and sheets of a course
USUAL = 20  # minutes of the sessions that every theme has a pack of

_POWERPOINT = next(part for part in PARTS if part.ending == "pptx")
_PRESSED = [part for part in PARTS if part.slow and part is not _POWERPOINT]
_AT_HAND = [part for part in PARTS if not part.slow]


def write(course: Course, found: Composed, site: Path) -> None:
    """Write the packs of a course, whose sheets are there already, into its site.

    Those that would make its downloads too large are left out, the last first. Raises
    InputError for what paper or PowerPoint has no form for.
    """
    folder = site / course.slug
    sessions = [
        Session(course, chosen_of(course, found, None if name == WHOLE else name, minutes), site)
        for name, minutes in _wanted(found)
    ]
    made_by = program.version()
    # PowerPoint is made in Python, in a process of its own; Typst works outside its lock.
    pressed, editable = both(
        lambda: _in_threads(sessions),
        lambda: [_powerpoint(session, made_by) for session in sessions],
        worth=True,
    )
    (folder / PACKS).mkdir(exist_ok=True)
    left = MOST - _bytes(folder / SHEETS)
    for session, of_typst, powerpoint in zip(sessions, pressed, editable, strict=True):
        at_hand = {part: part.make(session) for part in _AT_HAND}
        file = zipped_pack(session, at_hand | of_typst | {_POWERPOINT: powerpoint})
        left -= len(file.data)
        if left < 0:
            break
        (folder / PACKS / file.name).write_bytes(file.data)


def left_out(course: Course, folder: Path) -> str:
    """What is to be said of the packs that would have made the downloads of a course too large.

    `folder` is that of the course in a built site. "" where none is left out.
    """
    decks = [path.stem for path in sorted((folder / SLIDES).glob("*.html"))]
    wanted = [pack_of(course.slug, name, minutes) for name, minutes in _wanted(decks)]
    missing = [Path(one).name for one in wanted if not (folder / one).is_file()]
    if not missing:
        return ""
    return (
        f"Left out of the downloads of {course.slug}, which may have {size(MOST)} together: "
        f"{', '.join(missing)}. Shorter pages make space for them; In the room names the commands "
        "that make them."
    )


def _wanted(found: Iterable[str]) -> list[tuple[str, int]]:
    """The sessions that are published, by the name of the deck: those that matter most first."""
    decks = sorted(found, key=lambda name: name != WHOLE)
    others = [minutes for minutes in LENGTHS if minutes != USUAL] if decks else []
    return [*((name, USUAL) for name in decks), *((WHOLE, minutes) for minutes in others)]


def _powerpoint(session: Session, made_by: str | None) -> Files:
    """The PowerPoint file of a session, from the cache if the same program made the same before.

    One with pictures is made anew: they are files of the site.
    """

    def make() -> bytes:
        return _POWERPOINT.make(session)[""]

    course, slides = session.course, session.chosen.slides
    if made_by is None or has_pictures(slides):
        return {"": make()}
    shown = (course.title, edition(course), draft(course), stamp_of(course), session.page, slides)
    look = (session.site / TOKENS).read_bytes()
    name = fingerprint([b"powerpoint", made_by.encode(), repr(shown).encode(), look])
    return {"": cached(name, make)}


def _in_threads(sessions: list[Session]) -> list[dict[Part, Files]]:
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda one: {part: part.make(one) for part in _PRESSED}, sessions))


def names(course: Course, found: Composed) -> dict[str, tuple[str, int]]:
    """The packs that a course may have, by their paths in its folder: their deck and minutes."""
    return {pack_of(course.slug, name, minutes): (name, minutes)
            for name, minutes in _wanted(found)}  # fmt: skip


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0


def too_large(folder: Path) -> str:
    """What is to be said of the downloads in the built folder of a course; "" if they are small."""
    found = [path for name in (SHEETS, PACKS) if (folder / name).is_dir()
             for path in (folder / name).iterdir()]  # fmt: skip
    found.sort(key=lambda path: (-path.stat().st_size, path.name))
    whole = sum(path.stat().st_size for path in found)
    if whole <= MOST:
        return ""
    largest = ", ".join(f"{path.name} ({size(path.stat().st_size)})" for path in found[:3])
    return (
        f"the packs and sheets of this course are {size(whole)} together. {size(MOST)} is "
        "the most, so that they can be downloaded on the way to a room. The largest are "
        f"{largest}. Shorten the pages that they are made from, or make two courses of the briefing"
    )


# What slides in a form that is slow to make do not show; "" if they show all. It is given their
# session, the name of their file, and its bytes.
Lost = Callable[[Session, str, bytes], str]


def faults(course: Course, found: Composed, site: Path, lost: Lost) -> Iterator[tuple[str, str]]:
    """The packs in a built site that do not hold what its pages make, each with what is wrong.

    What can be made in no time is compared to the last byte: the page to read first, the slides for
    a browser and the sheets. `lost` judges the slides in other forms.
    """
    folder = site / course.slug
    wanted = names(course, found)
    for path in sorted((folder / PACKS).glob("*")):
        name = f"{PACKS}/{path.name}"
        if name not in wanted:
            yield name, "nobody made this pack: take it away"
            continue
        deck, minutes = wanted[name]
        theme = None if deck == WHOLE else deck
        session = Session(course, chosen_of(course, found, theme, minutes), site)
        if fault := _fault(session, path, lost):
            command = making(course.slug, deck, minutes)
            yield name, f"{fault}: build the site again. {command} shows what it is to have"


def _fault(session: Session, path: Path, lost: Lost) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            there = {name: archive.read(name) for name in archive.namelist()}
    except (ValueError, zipfile.BadZipFile, zlib.error):
        return "this pack can't be opened"
    try:
        made = {part: {"": b""} if part.slow else part.make(session) for part in PARTS}
    except FileNotFoundError as error:
        return f"the site has no sheet {Path(error.filename).name} any more, and this pack holds it"
    held = contents(session, made)
    name = path.name.removesuffix(".zip")
    if there.keys() != {f"{name}/{file}" for file in held}:
        return "this pack does not hold the files of its session"
    for file, data in held.items():
        shown = there[f"{name}/{file}"]
        if not shown or (data and shown != data):
            return f"“{file}” in this pack does not say what the built pages say"
        if not data and (what := lost(session, file, shown)):
            return f"“{file}” in this pack {what}"
    return ""
