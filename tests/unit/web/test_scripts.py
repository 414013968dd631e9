"""A learner's record as a value: the tests of tests/record.test.mjs, which Node's own test runner
runs.
"""

from __future__ import annotations

import shutil
import subprocess

from support.building import ROOT


def test_records_are_read_joined_and_brought_in() -> None:
    assert shutil.which("node"), "Node is needed: see README.md"
    run = subprocess.run(
        ["node", "--test", "tests/record.test.mjs"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "# pass 0" not in run.stdout
