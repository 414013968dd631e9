"""Reads a brought file in a process of its own, with limits of time and memory.

Whoever brings a file decides what is in it, so no file may stop the command. The parent starts
`python -m briefed.importing.child_process FILE ANSWERS`, the answers as JSON, or with the word
TABLES in their place for a worksheet, and takes the result as JSON. Whatever happens in the child,
the parent goes on and says what happened.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from briefed.errors import InputError
from briefed.importing.blocks import Doubt
from briefed.importing.canonical import Imported
from briefed.importing.convert import import_here
from briefed.importing.filled_tables import TableParagraph, Tables, read_here
from briefed.model import NO_ANSWERS, Answers, Location

PROCESSOR_SECONDS = 9  # pandoc has as many of its own
SECONDS = 90  # of a clock on the wall, for a machine that does much else at the same time
MEGABYTES = 450  # of address space; pandoc has a limit of its own
_TABLES = "TABLES"
_DAMAGED = "open it, save it again and bring that, or bring its text alone as a .txt file"


def import_file(path: Path, answers: Answers = NO_ANSWERS) -> Imported:
    """Import a file of any of `convert.FORMATS`, with what a person said about it.

    Raises InputError, with a location in the file, where it can't be read safely and whole, where
    a word would change, and where reading it takes more time or memory than a briefing needs.
    """
    result = _asked(path, json.dumps(answers))
    return Imported(
        result["markdown"],
        tuple(result["lines"]),
        result["original"],
        tuple(Doubt(*doubt) for doubt in result["unsure"]),
        tuple(result["left_out"]),
        answers,
    )


def read_tables(path: Path) -> Tables:
    """Read the tables of a worksheet. Raises InputError as `import_file` does."""
    result = _asked(path, _TABLES)
    return Tables(
        tuple(
            tuple(
                tuple(
                    tuple(
                        TableParagraph(tuple((w, b, i, to) for w, b, i, to in runs), item)
                        for runs, item in cell
                    )
                    for cell in row
                )
                for row in table
            )
            for table in result["tables"]
        ),
        tuple(result["around"]),
        result["tracked"],
    )


def _asked(path: Path, what: str) -> dict[str, Any]:
    """What the child tells of a file. Raises InputError where it refuses, or has to be stopped."""
    file = path.as_posix()
    command = [sys.executable, "-m", __name__, os.fspath(path), what]
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=os.name == "posix",  # so that pandoc can be stopped with it
    )
    try:
        said, _ = child.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise InputError(
            f"reading this file took more than {SECONDS} seconds, so it was stopped: {_DAMAGED}",
            Location(file),
        ) from None
    finally:
        _stop(child)
    # Windows has no such signal, and a child that went well has the status 0 there too.
    if sys.platform != "win32" and child.returncode == -signal.SIGXCPU:
        raise InputError(
            f"reading this file took more than {PROCESSOR_SECONDS} seconds of the processor, so "
            f"it was stopped: {_DAMAGED}",
            Location(file),
        )
    if child.returncode or not said:
        raise InputError(
            f"reading this file failed, perhaps since it needs more than {MEGABYTES} MB of "
            f"memory: {_DAMAGED}",
            Location(file),
        )
    result: dict[str, Any] = json.loads(said)
    if "refused" in result:
        message, location = result["refused"]
        raise InputError(message, Location(*location) if location else None)
    return result


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End a child that still runs, and the processes that it started."""
    if child.poll() is None:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        child.kill()
    child.wait()
    if child.stdout:
        child.stdout.close()


def _limit() -> None:
    """Limit this process by soft limits alone.

    pandoc reserves more address space than it uses, and lifts the soft limit for itself.
    """
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


def _result(path: Path, what: str) -> dict[str, object]:
    """What the child tells its parent, in values that JSON has.

    These are the fields of `Imported` or `Tables`, or under "refused" the message and location of
    an error.
    """
    from briefed.source import guard

    location = Location(path.as_posix())
    try:
        read = read_here(path) if what == _TABLES else import_here(path, _said(what))
        return read._asdict()
    except InputError as error:
        return {"refused": [error.message, error.location]}
    except MemoryError:
        message = f"reading this file takes more than {MEGABYTES} MB of memory: {_DAMAGED}"
    except RecursionError:
        message = f"this file has too many lists or tables within each other: {_DAMAGED}"
    except Exception as error:
        message = guard.explain(error)
    return {"refused": [message, location]}


def _said(text: str) -> Answers:
    """Answers from their JSON."""
    title, headings, skipped, one_theme = json.loads(text)
    return Answers(title, tuple(headings), tuple(skipped), one_theme)


if __name__ == "__main__":
    _limit()
    sys.stdout.write(json.dumps(_result(Path(sys.argv[1]), sys.argv[2])))
