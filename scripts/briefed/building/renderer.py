"""Starts the renderer: the adapter in a process of its own, in the project's folder."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from briefed.errors import InputError
from briefed.model import Location

Made = TypeVar("Made")

ADAPTER = "scripts/site_hooks.py"  # the one file that knows the renderer starts it too
# Tells our hooks, by being set, to show problems on the pages instead of stopping at them.
PREVIEW = "BRIEFED_PREVIEW"
# Tells them, by being set, that the courses that are not rendered are on stdin.
APART = "BRIEFED_APART"
# The renderer's exit status, as it is ours, where the system would not read or write something.
COULD_NOT = 2
_EPOCH_WITHOUT_GIT = "315532800"  # 1980, the first date a zip file can hold
# In 2106, the last date that the sitemap's gzip header can hold (RFC 1952, 2.3.1); a zip file
# ends with 2107.
_LAST_EPOCH = 4294967295
_SIGNAL_AT_PARENTS_END = 1  # PR_SET_PDEATHSIG, prctl(2)


class Apart(NamedTuple):
    """The courses of a project that are not rendered.

    A folder has those that are `kept`, by their names, or they are made elsewhere. In the place of
    those that are being `corrected` the site shows so: these have a title each, which it calls
    them by.
    """

    kept: Sequence[str] = ()
    corrected: Mapping[str, str] = MappingProxyType({})


NONE = Apart()


def source_date(root: Path) -> str:
    """The date that a build is stamped with, in seconds since 1970.

    It is the date of the project's commit, so that two builds of a commit are alike; 1980 where
    there is none.
    """
    try:
        run = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, encoding="utf-8"
        )
    except OSError:
        return _EPOCH_WITHOUT_GIT
    date = run.stdout.strip()
    if not date.lstrip("-").isdecimal():
        return _EPOCH_WITHOUT_GIT
    # A machine whose clock is wrong makes commits of any year.
    return str(min(max(int(date), int(_EPOCH_WITHOUT_GIT)), _LAST_EPOCH))


def require_adapter(root: Path) -> None:
    """Raise InputError where a project has nothing to render it with."""
    if not (root / ADAPTER).is_file():
        raise InputError(
            f"there is no {ADAPTER} here, and the site is made with it: copy the folder scripts "
            "into the project as well",
            Location(str(root)),
        )


def command(*arguments: str) -> list[str]:
    """The command that starts the renderer, in the project's folder."""
    return [sys.executable, ADAPTER, *arguments]


def environment(stamp: str, draft: bool = False, told: bool = False) -> dict[str, str]:
    """The variables that the renderer runs with.

    `draft` makes what it renders a preview; if it is `told`, it does not render all courses.
    """
    # A build must not inherit them: it would stop at nothing, or wait for its stdin.
    inherited = {name: value for name, value in os.environ.items() if name not in (PREVIEW, APART)}
    return {
        **inherited,
        "NO_MKDOCS_2_WARNING": "1",
        # Whatever the machine's language: mkdocs-quiz opens its own files without an encoding.
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": stamp,
        **({PREVIEW: "1"} if draft else {}),
        **({APART: "1"} if told else {}),
    }


def start(
    root: Path, fresh: Path, stamp: str, draft: bool = False, apart: Apart = NONE
) -> subprocess.Popen[str]:
    """Start to render a project into a new folder; the adapter checks the sources first.

    The courses `apart` are not rendered. All that the renderer says is in the stdout of the
    process.
    """
    options = [*(["--no-strict"] if draft else []), *(["--dirty"] if apart.kept else [])]
    rendering = subprocess.Popen(
        command("build", "--quiet", "--site-dir", str(fresh.resolve()), *options),
        cwd=root,
        env=environment(stamp, draft, any(apart)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        preexec_fn=end_with_parent if os.name == "posix" else None,
    )
    if rendering.stdin:
        with contextlib.suppress(BrokenPipeError), rendering.stdin as told:  # it may have failed
            told.write(json.dumps([list(apart.kept), dict(apart.corrected)]))
        rendering.stdin = None  # `communicate` would try to write more
    return rendering


class Rendered(NamedTuple, Generic[Made]):
    """What became of rendering: its exit status, what it said, and what was made meanwhile."""

    status: int
    said: str
    meanwhile: Made


def run(
    root: Path,
    fresh: Path,
    stamp: str,
    meanwhile: Callable[[], Made],
    *,
    draft: bool = False,
    apart: Apart = NONE,
) -> Rendered[Made]:
    """Render a project into a new folder while `meanwhile` works here; see `start`.

    If that raises, the renderer is ended.
    """
    rendering = start(root, fresh, stamp, draft, apart)
    try:
        made = meanwhile()
        said, _ = rendering.communicate()
    finally:
        rendering.kill()
        rendering.wait()
    return Rendered(rendering.returncode, said, made)


def courses_apart() -> Apart:
    """In the renderer: the courses that it does not render."""
    return Apart(*json.load(sys.stdin)) if APART in os.environ else NONE


def end_with_parent() -> None:
    """In a new process: end it when the build that waits for it is killed; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_END, signal.SIGKILL)
