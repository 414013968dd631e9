"""Gives the courses of a build to several machines: Dask's executor, by its scheduler's address.

A worker makes courses as a process here does, and puts them into the same cache. So it needs the
same program, and sees the project's folder and the cache under the same paths, on a disk that the
machines share. Each is asked for that before it is given anything.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefed import cache
from briefed.building import fingerprints, shards
from briefed.building.exchange import clear
from briefed.building.stopped import Stopped
from briefed.errors import InputError
from briefed.source.stand_ins import Corrected

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 10  # until a scheduler has to have answered
_ALONE = 30  # seconds without any worker, after which none is waited for
_LOOK = 1  # seconds between two looks at the workers


class _Seen(NamedTuple):
    """What a worker sees: the sources of the project, and what is kept in the cache."""

    sources: fingerprints.Sources
    kept: bytes | None


def make_all(
    address: str, root: Path, slugs: list[str], stamp: str, corrected: Corrected, goes_on: bool
) -> list[Stopped] | None:
    """Make courses of a project on the machines of the scheduler at an address.

    Returns as `shards.make_all` does; None where the machines were lost, or could not work with
    the project: what is missing then is to be made here. Raises InputError where Dask is not
    installed, no scheduler answers, it has no workers, or a worker can't make what would be made
    here.
    """
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise InputError(
            "--scheduler needs Dask, which is not installed here: write make setup, or install "
            "the extra “machines” of this program"
        ) from None
    for name in ("distributed", "distributed.client", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is said here
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"no scheduler answers at {address} ({error}): start one with .venv/bin/dask "
            "scheduler, and name the address that it says"
        ) from None
    with client, _ended(client) as executor:
        at_once = _require_workers(client, address, root)
        try:
            return shards.make_all(
                root,
                slugs,
                stamp,
                corrected,
                goes_on=goes_on,
                at_once=at_once,
                executor=executor,
            )
        except (CancelledError, CommClosedError, KilledWorker):
            print("The other machines were lost, so this one makes the rest.", file=sys.stderr)
        except InputError:  # the build that follows says it
            pass
        finally:
            clear(root)  # of what a lost worker began
    return None


def _require_workers(client: Client, address: str, root: Path) -> int:
    """How much the workers do at once. Raises InputError unless all can make courses."""
    token = secrets.token_bytes(32)
    name = cache.fingerprint([b"machines", token])
    cache.put(name, token)
    here = _seen(root, name)
    found = client.run(_seen, root, name, on_error="return")
    if not found:
        raise InputError(
            f"the scheduler at {address} has no worker: start one on each machine with "
            f".venv/bin/dask worker {address}"
        )
    for worker, seen in sorted(found.items()):
        if fault := _fault(seen, here, root):
            raise InputError(f"the worker at {worker} can't make courses: {fault}")
    return sum(client.nthreads().values())


def _seen(root: Path, name: str) -> _Seen:
    """What a worker sees of a project and of the cache."""
    return _Seen(fingerprints.read(root), cache.get(name))


def _fault(seen: object, here: _Seen, root: Path) -> str:
    """Why a worker can't make courses, and how to mend it; "" if it can."""
    if not isinstance(seen, tuple):
        return (
            f"it runs another program ({type(seen).__name__}: {seen}): set up this version of the "
            "project there, and start the worker with its .venv/bin/dask"
        )
    sources, kept = _Seen(*seen)
    if sources.program != here.sources.program:
        return (
            "it has another version of the program, of Python or of the libraries: set up this "
            "version of the project there, and start the worker with its .venv/bin/dask"
        )
    if sources.files != here.sources.files:
        return (
            f"it does not see the same files in {root}: put the project on a disk that all "
            "machines have under this path"
        )
    if sources.variables != here.sources.variables:
        return "mkdocs.yml names variables of the environment that have other values there"
    if kept != here.kept or kept is None:
        return (
            f"it does not see what is kept in {cache.folder()}: start it with BRIEFED_CACHE set to "
            "a folder on a disk that all machines have under the same path, and build with the same"
        )
    return ""


@contextlib.contextmanager
def _ended(client: Client) -> Iterator[Executor]:
    """An executor that gives up its work once no worker has been there for a while.

    Dask moves the work of a worker that was lost to another, and waits for one where there is none.
    """
    executor: Executor = client.get_executor(pure=False)
    over = threading.Event()

    def watch() -> None:
        missing = 0
        while not over.wait(_LOOK):
            missing = 0 if client.nthreads() else missing + _LOOK
            if missing >= _ALONE:
                executor.shutdown(wait=False)
                return

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield executor
    finally:
        over.set()
        watching.join(_SECONDS)
        executor.shutdown(wait=False)
