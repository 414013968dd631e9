"""Find the browsers that the tests drive, and Java, or get them, and record their paths in .tools/:
chromium-path, firefox-path, webkit-path, java-path.

Tried in turn: an environment variable (CHROMIUM, FIREFOX, WEBKIT, JAVA); the headless shell of
Chromium; a program that is installed; for Chromium, Playwright's own download; as root, the
packages of a system that has apt-get. Every test of a page needs Chromium, so the exit status is 1
where it is not to be had. The tests that need another program fail without it, and say what was
said here.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.browsers import ALL, CHROMIUM, JAVA, SHELL, WEBKIT, Wanted

# A download over a slow line may take minutes, but a host that can't be reached shows at once.
DOWNLOAD_SECONDS = 600
CONNECT_MILLISECONDS = 10_000
PACKAGE_SECONDS = 900
SHOWN_LINES = 6


def runs(wanted: Wanted, path: str) -> bool:
    """Whether the browser starts: Ubuntu's chromium-browser may be a stub, a download may lack
    libraries.
    """
    if any(not any(found(name)) for name in wanted.beside):
        return False
    if wanted is WEBKIT:  # it does nothing without a screen
        return True
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def found(name: str) -> Iterator[str]:
    if name.startswith("/"):
        yield from map(str, sorted(Path("/").glob(name.lstrip("/"))))
    elif path := shutil.which(name):
        yield path


def installed(wanted: Wanted) -> str | None:
    return next((path for name in wanted.names for path in found(name) if runs(wanted, path)), None)


def attempt(command: list[str], seconds: int, **environment: str) -> bool:
    """Run a command quietly; of one that fails, show the end of what it said."""
    print("+", *command, flush=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        try:
            process = subprocess.Popen(
                command,
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that what it starts in turn can be ended with it
            )
        except OSError as error:
            print(f"  {error}", flush=True)
            return False
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            print(f"  not done after {seconds} seconds", flush=True)
            status = None
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if status != 0:
            output.seek(0)
            said = [line.rstrip() for line in output if line.strip()]
            print(*(f"  {line}" for line in said[-SHOWN_LINES:]), sep="\n", flush=True)
    return status == 0


def playwrights() -> str | None:
    # --no-shell: the tests start the browser by its path, so the second, headless-only build is
    # never used.
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    timeout = str(CONNECT_MILLISECONDS)
    if not attempt(command, DOWNLOAD_SECONDS, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=timeout):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if runs(CHROMIUM, path) else None


def packaged(wanted: Wanted) -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *wanted.packages],
    ):
        if not attempt(command, PACKAGE_SECONDS, DEBIAN_FRONTEND="noninteractive"):
            return None
    return installed(wanted)


def anywhere(wanted: Wanted) -> str | None:
    if wanted is not CHROMIUM:
        return installed(wanted) or packaged(wanted)
    return (
        installed(SHELL)
        or packaged(SHELL)
        or installed(CHROMIUM)
        or playwrights()
        or packaged(CHROMIUM)
    )


def get(wanted: Wanted) -> bool:
    """Find or get a program and record its path; where there is none, say how to get one."""
    wanted.record().unlink(missing_ok=True)  # a path that no longer holds must not outlive this run
    asked = os.environ.get(wanted.variable)
    if asked:
        path = shutil.which(asked)
        if not path or not runs(wanted, path):
            print(f"briefed: {wanted.variable} is {asked}, which does not start", file=sys.stderr)
            return False
    else:
        path = anywhere(wanted)
    if not path:
        print(wanted.explain(), file=sys.stderr)
        return False
    wanted.record().parent.mkdir(exist_ok=True)
    wanted.record().write_text(f"{Path(path).absolute()}\n", encoding="utf-8")
    return True


def main() -> int:
    got = {wanted: get(wanted) for wanted in (*ALL, JAVA)}
    return 0 if got[CHROMIUM] else 1


if __name__ == "__main__":
    sys.exit(main())
