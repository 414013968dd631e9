"""A folder served from this machine, plainly or as web hosts serve it: gzipped, and cached by the
browser.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".map"}
GZIP_LEVEL = 6  # what common hosts have


class Served(NamedTuple):
    """One answer: the path asked for, the size of the file, and the size as it was sent."""

    path: str
    bytes: int
    sent: int


class Plain(SimpleHTTPRequestHandler):
    """What answers with files. A browser keeps its connections for more of them."""

    protocol_version = "HTTP/1.1"
    # Else the body of a second answer would wait for the browser to confirm its headers.
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass


class _AsHosted(Plain):
    def __init__(self, *arguments: object, log: list[Served], **options: object) -> None:
        self.log = log
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        sent = gzip.compress(body, GZIP_LEVEL, mtime=0) if path.suffix in PACKED else body
        self.send_response(200)
        self.send_header(
            "Content-Type",
            self.guess_type(str(path)) + ("; charset=utf-8" if path.suffix in PACKED else ""),
        )
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "max-age=3600")
        if sent is not body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.log.append(Served(self.path, len(body), len(sent)))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(sent)


class _Server(ThreadingHTTPServer):
    # With Python's own 5, a browser that asks for much at once waits a second for a connection.
    request_queue_size = 128


SECONDS_TO_END = 0.05  # a server looks so often whether it is to end; Python's own take 0.5


@contextlib.contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Have a handler answer on a free port of this machine; gives the address of its root, with no
    slash at its end.
    """
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=[SECONDS_TO_END], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def served(folder: Path) -> contextlib.AbstractContextManager[str]:
    """Serve a folder as `answering` does."""
    return answering(functools.partial(Plain, directory=folder))


@contextlib.contextmanager
def served_as_hosted(folder: Path) -> Iterator[tuple[str, list[Served]]]:
    """Serve a folder gzipped and with leave to cache it; gives the address of its root and the list
    of what was sent, which grows.
    """
    log: list[Served] = []
    with answering(functools.partial(_AsHosted, directory=folder, log=log)) as root:
        yield root, log
