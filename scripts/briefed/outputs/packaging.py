"""What packages have in common: reproducible zips, and the name of a course."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from briefed.errors import InputError
from briefed.model import Course
from briefed.text.words import plain


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


def pack(files: Mapping[str, bytes], package: Path, stamp: int) -> None:
    """Write a zip of files; see `zipped`."""
    package.write_bytes(zipped(files, stamp))


def zipped(files: Mapping[str, bytes], stamp: int) -> bytes:
    """A zip of files, given by their names; the same files give the same bytes.

    `stamp` is their date, in seconds since 1970.
    """
    made = io.BytesIO()
    date = max(time.gmtime(stamp)[:6], (1980, 1, 1, 0, 0, 0))  # a zip can't have an earlier date
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
