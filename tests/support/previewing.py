"""The live preview, started and ended by a test."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from support.building import COMMAND
from support.short_course import copy_short

DEADLINE = 30  # seconds; a rebuild takes two
COURSE = "docs/keeping-babies-safe"
QUIZZES = "quizzes/keeping-babies-safe"
PAGE = "keeping-babies-safe/hidden-men.html"
COVERAGE = "keeping-babies-safe/coverage.html"


def _heed_interrupts() -> None:
    """In the command, before it starts: whoever runs the tests in a shell's background has these
    ignored, and hands that on.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Preview:
    """A running `briefed serve` on a copy of the project."""

    def __init__(self, project: Path) -> None:
        """Copy the project, with a short course, into a folder that is not there yet; one that is
        there is served as it stands.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.project = project if project.exists() else copy_short(project)
        self.root = f"http://{address}"
        self.output = project / f"output-{address[-5:]}"
        self.temporary = project / f"temporary-{address[-5:]}"  # where MkDocs puts what it serves
        self.temporary.mkdir()
        with open(self.output, "w", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [COMMAND, "serve", "--address", address, "--project", project],
                stdout=output,
                env=os.environ | {"TMPDIR": str(self.temporary)},
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_heed_interrupts,
            )

    def page(self, name: str) -> LexborHTMLParser | None:
        """A page as it is served now; None where it can't be had. While MkDocs renders, it lets a
        request wait.
        """
        try:
            with urllib.request.urlopen(f"{self.root}/{name}", timeout=DEADLINE) as answer:
                return LexborHTMLParser(answer.read().decode("utf-8"))
        except OSError:
            return None

    def heading(self, name: str) -> str | None:
        page = self.page(name)
        return page and page.css_first("h1").text(deep=False)

    def problems(self, name: str) -> list[str]:
        """The problems that show on a page above everything else on it."""
        page = self.page(name)
        return (
            [item.text() for item in page.css("article .bf-problems:first-child li")]
            if page
            else []
        )

    def shows(self, name: str, said: str) -> bool:
        return any(re.search(said, problem) for problem in self.problems(name))

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for the preview to get there by itself; it polls the files."""
        deadline = time.monotonic() + DEADLINE
        while not holds():
            assert self.process.poll() is None, self.output.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, f"not so after {DEADLINE} seconds"
            time.sleep(0.2)  # to look takes as much of the machine as what is waited for

    def stop(self, how: signal.Signals) -> int:
        """Ask the command alone to end, as `kill` does; it has to see to its renderer.

        Returns its exit status.
        """
        try:
            self.process.send_signal(how)
            return self.process.wait(timeout=DEADLINE)
        finally:
            self.ended = self.page("index.html") is None
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def without(pattern: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        rest = re.sub(pattern, "", text, count=1, flags=re.S)
        assert rest != text
        return rest

    return changed
