"""Work in several processes at once, when there is enough of it to pay for a process.

The processes are forked here, because a check of a small course takes 0.2 s in all: one fork and a
pipe cost 18 ms of it with this module, and 43 ms with `concurrent.futures.ProcessPoolExecutor`
(Linux, Python 3.11). A fork also inherits the project that was read, while a pool
has to pickle it, and it needs no function that can be pickled.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

First = TypeVar("First")
Second = TypeVar("Second")
Item = TypeVar("Item")

_shared = False  # whether this process has a share of some work


def both(
    first: Callable[[], First], second: Callable[[], Second], worth: bool
) -> tuple[First, Second]:
    """Return the results of two pure functions; if it is `worth` it, another process runs `second`.

    An exception of `second` is raised here. If no process can be started, or if it fails, `second`
    runs here: the results are always those of calling one function after the other.
    """
    return _in_two(first, second) if worth and not _shared else (first(), second())


def _in_two(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    if not _can_fork():
        return first(), second()
    import pickle  # the check of a small course does not need it

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
            os._exit(status)  # whatever failed here fails in the parent too, and is raised there
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            made = first()
            sent = pipe.read()
    finally:
        whole = child > 0 and os.waitpid(child, 0)[1] == 0
    return made, pickle.loads(sent) if whole else second()


def with_each(
    items: Sequence[Item], do: Callable[[Item], None], workers: int | None = None
) -> None:
    """Call `do` with each item, in as many processes as there are `workers`; see `of_each`."""
    of_each(items, do, workers)


def of_each(
    items: Sequence[Item], make: Callable[[Item], First], workers: int | None = None
) -> list[First]:
    """What `make` returns for each item, made in as many processes as there are `workers`.

    Without a number there are as many as processors. `make` must be idempotent: if a process fails,
    its share is made again here. Of what it raises, that for the first item is raised here. What it
    calls starts no other processes, since all processors have work.
    """
    global _shared
    workers = min(workers or processors(), len(items))
    if workers < 2 or _shared:
        return [make(one) for one in items]
    _shared = True
    try:
        return _shares(items, make, workers)
    finally:
        _shared = False


def _shares(items: Sequence[Item], make: Callable[[Item], First], workers: int) -> list[First]:
    share = len(items) // workers

    def own() -> list[First]:
        return [make(one) for one in items[:share]]

    if workers == 1:
        return own()
    made, others = _in_two(own, lambda: _shares(items[share:], make, workers - 1))
    return made + others


def _can_fork() -> bool:
    """Whether a fork is safe and useful: on Linux, with one thread, and two processors or more."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return alone and sys.platform.startswith("linux") and processors() > 1


def processors() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux has it, macOS and Windows have not
    return len(affinity(0)) if affinity else os.cpu_count() or 1
