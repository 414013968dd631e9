"""A file that takes too much of the processor: the reading stops, and the command says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.building import COMMAND


@pytest.mark.skipif(sys.platform != "linux", reason="macOS counts the limit otherwise")
def test_reading_that_takes_too_long_says_what_to_bring(tmp_path: Path) -> None:
    import resource

    themes = "\n\n".join(f"Lamps {number}:\n\n- Lamp {number}." for number in range(50_000))
    (tmp_path / "b.txt").write_text(f"# Lamps\n\n{themes}\n", "utf-8")
    run = subprocess.run(
        [COMMAND, "statements", "b.txt"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        # Each process may have a second: the one that reads takes several.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 2)),
    )
    assert run.returncode == 2
    assert run.stderr == (
        "briefed: b.txt:1:1: reading this file took more than 9 seconds of the processor, so it "
        "was stopped: open it, save it again and bring that, or bring its text alone as a .txt "
        "file\n"
    )
