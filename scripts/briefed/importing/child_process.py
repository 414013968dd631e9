"""Reads a brought file in a process of its own, which may use so much time and memory and no more: what somebody brings is not ours.

The parent starts `python -m briefed.importing.child_process FILE [TITLE]` and takes the result as JSON. Whatever happens in there, the command itself
goes on and says what happened.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from briefed.errors import InputError
from briefed.importing import Imported, import_here
from briefed.importing.blocks import Doubt
from briefed.model import Location

PROCESSOR_SECONDS = 9  # pandoc has as many of its own
SECONDS = 90  # of a clock on the wall, for a machine that does much else at the same time
MEGABYTES = 450  # of address space; pandoc has a limit of its own
_DAMAGED = "open it, save it again and bring that, or bring its text alone as a .txt file"
_FAULT = "fault"


def import_file(path: Path, title: str | None = None) -> Imported:
    """Import a file of any format; as `import_here`, in a process that is stopped where it takes too much. Raises InputError as that does."""
    file = path.as_posix()
    command = [sys.executable, "-m", __name__, os.fspath(path), *([] if title is None else [title])]
    new_group = (
        {"start_new_session": True} if os.name == "posix" else {}
    )  # so that pandoc can be stopped with it
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, **new_group)
    try:
        said, _ = child.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise InputError(
            f"reading this file took more than {SECONDS} seconds, and it was stopped: {_DAMAGED}",
            Location(file),
        ) from None
    finally:
        _stop(child)
    if child.returncode == -getattr(signal, "SIGXCPU", 0):
        raise InputError(
            f"reading this file took more than {PROCESSOR_SECONDS} seconds of the processor, and it was stopped: {_DAMAGED}",
            Location(file),
        )
    if child.returncode or not said:
        raise InputError(
            f"reading this file failed, perhaps for want of memory (it may take {MEGABYTES} MB): {_DAMAGED}",
            Location(file),
        )
    told = json.loads(said)
    if "refused" in told:
        message, place = told["refused"]
        raise InputError(message, Location(*place) if place else None)
    return Imported(
        told["markdown"],
        tuple(told["lines"]),
        told["original"],
        tuple(Doubt(*one) for one in told["unsure"]),
        tuple(told["left_out"]),
    )


def _stop(child: subprocess.Popen) -> None:
    """End a child, and what it started, where it still runs."""
    if child.poll() is None:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        child.kill()
    child.wait()
    if child.stdout:
        child.stdout.close()


def _limit() -> None:
    """Limit this process, so that the hard limits stay: pandoc, which reserves more address space than it uses, lifts the soft one."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time on the wall holds there too
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEGABYTES * 1_000_000),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
    ):
        hard = resource.getrlimit(kind)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(kind, (most, hard))


def _child(path: Path, title: str | None) -> dict[str, object]:
    """What the parent is told, of values that JSON has."""
    from briefed.source import guard

    try:
        return import_here(path, title)._asdict()
    except InputError as error:
        return {"refused": [error.message, error.location]}
    except MemoryError:
        return {
            "refused": [
                f"reading this file takes more than {MEGABYTES} MB of memory: {_DAMAGED}",
                Location(path.as_posix()),
            ]
        }
    except RecursionError:
        return {
            "refused": [
                f"what this file holds is nested too deeply to be read: {_DAMAGED}",
                Location(path.as_posix()),
            ]
        }
    except Exception as error:
        return {"refused": [guard.explain(error), Location(path.as_posix())]}


if __name__ == "__main__":
    _limit()
    sys.stdout.write(
        json.dumps(_child(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
    )
