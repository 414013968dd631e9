"""The command in the process of a test, for what is asked of many small files, one by one.

To start it twice, as for a brought file, takes longer than to read such a file.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
from pathlib import Path

import pytest
from briefed import cli
from briefed.authoring import new, statements
from briefed.authoring.worksheet import fill
from briefed.importing.convert import import_here
from briefed.importing.filled_tables import read_here

from support.building import Run


def in_process(patch: pytest.MonkeyPatch) -> Run:
    """What the fixture `briefed` runs, but for processes: that of the command, and its child, which
    reads a brought file within limits.
    """
    for module in (new, statements):
        patch.setattr(module, "import_file", import_here)
    patch.setattr(fill, "read_tables", read_here)

    def run(*arguments: object, project: Path | None = None) -> subprocess.CompletedProcess:
        named = [] if project is None else ["--project", str(project)]
        given = [*map(str, arguments), *named]
        with (
            contextlib.redirect_stdout(io.StringIO()) as said,
            contextlib.redirect_stderr(io.StringIO()) as told,
        ):
            try:
                status = cli.main(given)
            except SystemExit as ended:  # arguments that no command takes
                status = int(ended.code or 0)
        return subprocess.CompletedProcess(given, status, said.getvalue(), told.getvalue())

    return run
