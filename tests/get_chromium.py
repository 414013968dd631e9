"""Find a Chromium for the browser tests, or get one, and record its path in .tools/chromium-path.

Tried in turn: the environment variable CHROMIUM; a browser on the PATH; Playwright's own download;
as root, the package `chromium` of a system that has apt-get. The exit status is 1 where none is to be had.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

RECORD = Path(__file__).resolve().parent.parent / ".tools" / "chromium-path"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# A download over a slow line may take minutes, but a host that can't be reached shows at once.
DOWNLOAD_SECONDS = 600
CONNECT_MILLISECONDS = 10_000
PACKAGE_SECONDS = 900
SHOWN_LINES = 6

HELP = """\
briefed: no Chromium for the browser tests. One of these helps:
  - install Chromium or Google Chrome with the system's package manager (Debian: apt-get install chromium)
  - name one that is installed:  CHROMIUM=/path/to/chromium make test
  - let Playwright download one:  .venv/bin/python -m playwright install --with-deps chromium"""


def runs(path: str) -> bool:
    """Whether the browser starts: Ubuntu's chromium-browser may be a stub, a download may lack libraries."""
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def installed() -> str | None:
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and runs(path)), None)


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
    # --no-shell: the tests start the browser by its path, so the second, headless-only build is never used.
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    timeout = str(CONNECT_MILLISECONDS)
    if not attempt(command, DOWNLOAD_SECONDS, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=timeout):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if runs(path) else None


def packaged() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
        if not attempt(command, PACKAGE_SECONDS, DEBIAN_FRONTEND="noninteractive"):
            return None
    return installed()


def main() -> int:
    RECORD.unlink(missing_ok=True)  # a path that no longer holds must not outlive this run
    asked = os.environ.get("CHROMIUM")
    if asked:
        path = shutil.which(asked)
        if not path or not runs(path):
            print(f"briefed: CHROMIUM is {asked}, which does not start", file=sys.stderr)
            return 1
    else:
        path = installed() or playwrights() or packaged()
    if not path:
        print(HELP, file=sys.stderr)
        return 1
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(f"{Path(path).absolute()}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
