"""Work in two processes at once, where there is enough of it to be worth a process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

First, Second, Item = TypeVar("First"), TypeVar("Second"), TypeVar("Item")


def both(
    first: Callable[[], First], second: Callable[[], Second], worth: bool
) -> tuple[First, Second]:
    """The results of two functions that only make values; where it is `worth` it, a second process makes the second's.

    What the second raises is raised here, and where no process can be had it runs here: the results
    are always those of calling one after the other.
    """
    if not worth or not _can_fork():
        return first(), second()
    import pickle  # a check of a small course needs none of it

    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        child = -1
    if child == 0:
        status = 1
        try:
            os.close(reading)
            with open(writing, "wb") as pipe:
                pickle.dump(second(), pipe, pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)  # whatever it was that failed, the parent meets it too
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            made = first()
            sent = pipe.read()
    finally:
        whole = child > 0 and os.waitpid(child, 0)[1] == 0
    return made, pickle.loads(sent) if whole else second()


def with_each(items: Sequence[Item], do: Callable[[Item], None]) -> None:
    """Do something with each of several items, half of them in a second process.

    It has to bear being done twice: where that process fails, all of its half is done here, and what it raises is raised.
    """

    def with_all(some: Iterable[Item]) -> None:
        for item in some:
            do(item)

    half = len(items) // 2
    both(lambda: with_all(items[half:]), lambda: with_all(items[:half]), worth=half > 0)


def _can_fork() -> bool:
    """Whether a fork is safe and of use here: not on Windows or macOS, not beside other threads, not on a single processor."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return alone and sys.platform.startswith("linux") and len(os.sched_getaffinity(0)) > 1
