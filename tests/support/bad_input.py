"""The files of the real course that tests spoil, and the errors that a check then finds."""

from __future__ import annotations

import re
from collections.abc import Callable

from support.building import SAMPLE

COURSE = "docs/keeping-babies-safe"
QUIZZES = "quizzes/keeping-babies-safe"
ORIGINAL = (SAMPLE / COURSE / "original.txt").read_bytes()


def errors(output: str) -> list[str]:
    return [line for line in output.splitlines() if re.match(r"\S+:\d+:\d+: error ", line)]


def put(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return changed
