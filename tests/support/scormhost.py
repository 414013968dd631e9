"""A second learning system for tests, which others wrote: scormhost, in a process of its own."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from support.browsing import until
from support.building import ROOT

_PYTHON = ROOT / ".tools/players/bin/python"
_RUN = """import sys, uvicorn
from scormhost import create_scorm_app
app = create_scorm_app(data_dir=sys.argv[1], secret_key="of no one but this test, for a minute")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
"""
_SECONDS_TO_START = 60
_STAFF = {
    "email": "staff@example.com",
    "username": "staff",
    "password": "only-for-this-test",
    "display_name": "Staff",
}


class Host:
    """A running host at an address, which keeps its data in a folder."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.folder = folder
        self._token = ""
        self._before: set[Path] = set()  # what is kept of learners of packages that came earlier

    def bring(self, package: Path) -> str:
        """Bring a package in, as staff does; gives the address where a learner opens it."""
        self._before = self._sessions()
        if not self._token:  # staff is who comes first
            told = self._ask("/api/auth/register", json.dumps(_STAFF).encode())
            self._token = told["access_token"]
        border = "between-the-parts"
        head = (
            f"--{border}\r\nContent-Disposition: form-data; "
            f'name="file"; filename="{package.name}"\r\nContent-Type: application/zip\r\n\r\n'
        )
        body = head.encode() + package.read_bytes() + f"\r\n--{border}--\r\n".encode()
        brought = self._ask(
            "/api/packages",
            body,
            {
                "Authorization": f"Bearer {self._token}",
                "Content-Type": f"multipart/form-data; boundary={border}",
            },
        )
        return self.address + brought["launch_url"]

    def _ask(self, path: str, data: bytes, headers: dict[str, str] | None = None) -> dict:
        headers = headers or {"Content-Type": "application/json"}
        request = urllib.request.Request(self.address + path, data, headers)
        with urllib.request.urlopen(request, timeout=_SECONDS_TO_START) as answer:
            return json.load(answer)

    def kept(self) -> dict[str, str]:
        """What is kept of the only learner of the package that came last: each element with its
        value; nothing at first.
        """
        found = self._sessions() - self._before
        assert len(found) < 2, "one learner has one session"
        text = found.pop().read_text("utf-8") if found else ""
        return json.loads(text)["elements"] if text.endswith("}") else {}  # while it is written

    def _sessions(self) -> set[Path]:
        return set((self.folder / "sessions").rglob("*.json"))


@contextlib.contextmanager
def scormhost(folder: Path) -> Iterator[Host]:
    """A host that keeps its data in a folder, on a free port of this machine."""
    assert _PYTHON.exists(), "scormhost is not there: run make .tools/players/.installed"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([_PYTHON, "-c", _RUN, folder, str(port)])
    host = Host(f"http://127.0.0.1:{port}", folder)
    try:
        until(lambda: _answers(f"{host.address}/health", process), "scormhost was to start")
        yield host
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(address: str, process: subprocess.Popen) -> bool:
    assert process.poll() is None, "scormhost ended by itself"
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        time.sleep(0.1)
        return False
