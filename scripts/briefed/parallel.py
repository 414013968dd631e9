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


def both(
    first: Callable[[], First], second: Callable[[], Second], worth: bool
) -> tuple[First, Second]:
    """Return the results of two pure functions; if it is `worth` it, another process runs `second`.

    An exception of `second` is raised here. If no process can be started, or if it fails, `second`
    runs here: the results are always those of calling one function after the other.
    """
    if not worth or not _can_fork():
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
    """Call `do` with each item, in as many processes as there are `workers`.

    Without a number there are as many as processors. `do` must be idempotent: if a process fails,
    its share is done again here, and what `do` raises then is raised.
    """
    workers = min(workers or processors(), len(items))
    share = len(items) // workers if workers > 1 else 0

    def do_share() -> None:
        for item in items[:share]:
            do(item)

    if workers > 1:
        both(lambda: with_each(items[share:], do, workers - 1), do_share, worth=True)
    else:
        for item in items:
            do(item)


def _can_fork() -> bool:
    """Whether a fork is safe and useful: on Linux, with one thread, and two processors or more."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return alone and sys.platform.startswith("linux") and processors() > 1


def processors() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux has it, macOS and Windows have not
    return len(affinity(0)) if affinity else os.cpu_count() or 1
