"""What is pure in the page scripts: the tests beside this file, which Node's own runner runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.building import ROOT

HERE = Path(__file__).parent
FILES = sorted(path.name for path in HERE.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES)
def test_the_tests_in_a_file_pass(file: str) -> None:
    assert shutil.which("node"), "Node is needed: see README.md"
    run = subprocess.run(
        # Not with --test, which starts one more process for the file.
        ["node", "--test-reporter=tap", HERE / file],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"^# pass [1-9]", run.stdout, re.M), f"{file} holds no test"


def test_every_file_of_tests_is_run() -> None:
    found = {path.name for path in HERE.parent.parent.rglob("*.test.mjs")}
    assert found == set(FILES), "a test of the scripts stands where nobody runs it"
