"""Why the system would not read or write something."""

from __future__ import annotations

import errno

import pytest
from briefed.errors import InputError, full, no_room, why
from briefed.model import Location


@pytest.mark.parametrize(
    ("error", "said", "is_full"),
    [
        (OSError(errno.ENOSPC, "No room"), "No room", True),
        (OSError(errno.EFBIG, "Too large"), "Too large", True),
        (OSError(errno.EACCES, "Permission denied"), "Permission denied", False),
        (
            OSError("[('a', 'b', '[Errno 28] No space left on device: c')]"),
            "No space left on device",
            True,
        ),
        (OSError("[('a', 'b', '[Errno 13] Permission denied: c')]"), "Permission denied", False),
        (OSError("Disk quota exceeded"), "Disk quota exceeded", True),
        (
            OSError(errno.ENOENT, "No usable temporary directory found in ['/a']"),
            "no folder for temporary files can be written",
            False,
        ),
        (OSError("something else"), "something else", False),
    ],
)
def test_the_reason_of_the_system(error: OSError, said: str, is_full: bool) -> None:
    assert (why(error), full(error)) == (said, is_full)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("[ERROR] Failed to write: write /tmp/a.js: no space left on device", errno.ENOSPC),
        ("Failed to write to output file: write /tmp/a.js: file too large", errno.EFBIG),
        ("Failed to write: write /tmp/a.js: disk quota exceeded", errno.EDQUOT),
        ('Could not resolve "./space.js"', None),
    ],
)
def test_what_another_program_said_of_a_full_disk(said: str, code: int | None) -> None:
    error = no_room(said)
    assert (error and error.errno) == code
    assert error is None or full(error)


def test_an_error_begins_with_its_location() -> None:
    assert str(InputError("mend it")) == "mend it"
    error = InputError("mend it", Location("a.md", 2, 3))
    assert str(error) == "a.md:2:3: mend it" and error.message == "mend it"
