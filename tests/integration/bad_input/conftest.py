"""The command in a folder of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.building import Run
from support.files import everything


@pytest.fixture
def run_in(tmp_path: Path, briefed: Run) -> Callable[..., subprocess.CompletedProcess]:
    """The command run in the test's folder, watched for what it must never do."""

    def run(*arguments: object, **options) -> subprocess.CompletedProcess:
        before = everything(tmp_path)
        result = briefed(*arguments, cwd=tmp_path, **options)
        assert "Traceback" not in result.stdout + result.stderr, result.stderr
        assert result.returncode in (0, 1, 2), f"status {result.returncode}"
        assert everything(tmp_path) == before
        return result

    return run
