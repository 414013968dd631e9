"""Serves the live preview."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
from pathlib import Path

from briefed.building import renderer
from briefed.errors import InputError


def serve(root: Path, address: str) -> int:
    """Run the live preview until it is stopped; returns the renderer's exit status.

    Raises InputError where the project can't be read or the address can't be had.
    """
    from briefed.source.project import load

    load(root)
    renderer.require_adapter(root)
    _require_free(address)
    command = renderer.command(
        "serve", "--livereload", "--dirty", "--dev-addr", address, "--no-strict"
    )
    environment = renderer.environment(renderer.source_date(root))
    if os.name == "posix":
        # The renderer takes our place, so that whoever ends us ends the preview.
        os.chdir(root)
        os.execve(command[0], command, environment)
    with contextlib.suppress(KeyboardInterrupt):
        return subprocess.run(command, cwd=root, env=environment).returncode
    return 0


def _require_free(address: str) -> None:
    """Raise InputError for an address that nothing can be served at."""
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host or "127.0.0.1", int(port)))
    except (OSError, ValueError, OverflowError):
        raise InputError(
            f"the preview can't be shown at {address}, since another program uses this address "
            "or it is none: try --address 127.0.0.1:8001"
        ) from None
