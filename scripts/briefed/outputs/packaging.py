"""What packages have in common: a zip with the same bytes for the same files, and the name that a course goes by."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from briefed.errors import InputError
from briefed.model import Course
from briefed.rendering.titles import title
from briefed.text.words import plain


def the_name(course: Course) -> str:
    """A course's title as a learning system shows it: as it is written. Raises InputError for one with markup, which would be shown as signs."""
    name = title(course)
    if re.search("[<>]", name) or plain(name) != name:
        raise InputError(
            f"the title {name!r} holds markup, which learning systems show as signs: write it in plain words",
            course.settings.places.get("title"),
        )
    return name


def pack(files: Mapping[str, bytes], package: Path, stamp: int) -> None:
    """Put files into a zip by their names, the same bytes for the same files. `stamp` is their date, in seconds since 1970."""
    date = max(time.gmtime(stamp)[:6], (1980, 1, 1, 0, 0, 0))  # a zip knows no earlier one
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
