"""What packages have in common: reproducible zips, and the name and the date of a course."""

from __future__ import annotations

import calendar
import datetime
import io
import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from briefed.errors import InputError
from briefed.model import Course
from briefed.text.words import plain

_FIRST, _LAST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)  # that a zip can have


def the_name(course: Course) -> str:
    """A course's title, which a learning system shows as it is written.

    Raises InputError for a title with markup, which would be shown as signs.
    """
    name = course.title
    if re.search("[<>]", name) or plain(name) != name:
        raise InputError(
            f"learning systems would show signs in the title {name!r}, such as those around bold "
            "words: write it in plain words",
            course.settings.keys.value("title"),
        )
    return name


def stamp_of(course: Course) -> int:
    """The date of the files that are made of a course, in seconds since 1970.

    It is a date that the course itself gives, so that a commit which changes nothing of the course
    changes none of its files. For a course that gives none, or none that a file can have, it is
    the first that a zip can have.
    """
    try:
        # Of a month without a day, it is the first day.
        date = datetime.date.fromisoformat(f"{course.dated}-01"[: len("2026-01-01")])
    except ValueError:
        date = _FIRST
    return calendar.timegm(min(max(date, _FIRST), _LAST).timetuple())


def pack(files: Mapping[str, bytes], package: Path, stamp: int) -> None:
    """Write a zip of files; see `zipped`."""
    package.write_bytes(zipped(files, stamp))


def zipped(files: Mapping[str, bytes], stamp: int) -> bytes:
    """A zip of files, given by their names; the same files give the same bytes.

    `stamp` is their date, in seconds since 1970, and not before 1980.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, time.gmtime(stamp)[:6])
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
