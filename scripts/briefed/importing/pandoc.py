"""Runs pandoc, which reads Word files and web pages, with limits of time and memory."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
from typing import Any

from briefed.errors import InputError
from briefed.model import Location

# A node of pandoc's JSON: its type under "t", and under "c" what it holds. Each type holds
# something else (a text, a list of nodes, a list of lists and texts), hence `Any`.
Node = dict[str, Any]

_SECONDS = 9  # of the processor
_MEGABYTES = 500
_EXHAUSTED = 251  # the exit status of a program of GHC's that has reached its limit of memory


def read(data: bytes, form: str, file: str) -> list[Node]:
    """The blocks that pandoc's reader `form` ("docx" or "html") finds in a file's bytes.

    pandoc reaches no other file and no network. Raises InputError where pandoc is missing, takes
    too much time or memory, or can make nothing of the bytes.
    """
    pandoc = _installed()
    if pandoc is None:
        raise InputError(
            "Word and HTML files are read by pandoc, which is not installed: run make setup, "
            "or bring the text as a .txt file",
            Location(file),
        )
    command = [pandoc, "--sandbox", "--from", form, "--to", "json"]
    run = subprocess.run(
        [*command, "+RTS", f"-M{_MEGABYTES}m", "-RTS"],
        input=data,
        capture_output=True,
        preexec_fn=_limit if os.name == "posix" else None,
    )
    if os.name == "posix" and run.returncode == -signal.SIGXCPU:
        raise InputError(
            f"reading the file takes more than {_SECONDS} seconds of the processor: "
            "bring a smaller one, or the text as a .txt file",
            Location(file),
        )
    if run.returncode == _EXHAUSTED:
        raise InputError(
            f"reading the file takes more than {_MEGABYTES} MB of memory: "
            "bring a smaller one, or the text as a .txt file",
            Location(file),
        )
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise InputError(
            f"the file can't be read ({said[:200]}): open it, save it again and bring that",
            Location(file),
        )
    blocks: list[Node] = json.loads(run.stdout)["blocks"]
    return blocks


def _installed() -> str | None:
    """The path of the program in the package pypandoc_binary; None if it is not installed.

    The package is not imported: that takes longer than pandoc takes for a briefing.
    """
    package = importlib.util.find_spec("pypandoc")
    folders = package.submodule_search_locations if package else None
    return shutil.which("pandoc", path=os.path.join(folders[0], "files")) if folders else None


def _limit() -> None:
    """Set pandoc's limits, in its process and before it starts.

    Its time counts anew. It may have all addresses, since GHC's runtime reserves a terabyte of
    them; what it uses is limited by an option of the runtime's.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or hard > _SECONDS:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, hard))
