"""What is pure in the page scripts: the tests beside this file, which Node's own runner runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.building import ROOT

HERE = Path(__file__).parent
FILES = sorted(path.name for path in HERE.glob("*.test.mjs"))


def test_the_tests_in_all_files_pass() -> None:
    assert shutil.which("node"), "Node is needed: see README.md"
    # One process for all of them: to start Node takes longer than most files do.
    imports = "".join(f"import {json.dumps((HERE / file).as_uri())};\n" for file in FILES)
    run = subprocess.run(
        ["node", "--test-reporter=tap", "--input-type=module", "--eval", imports],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert int(re.search(r"^# pass (\d+)", run.stdout, re.M)[1]) >= len(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_file_holds_tests(file: str) -> None:
    assert re.search(r"^test\(", (HERE / file).read_text("utf-8"), re.M)


def test_every_file_of_tests_is_run() -> None:
    all_of_tests = HERE.parent.parent.rglob("*.test.mjs")
    # The packages of `make lighthouse` bring tests of their own.
    found = {path.name for path in all_of_tests if "node_modules" not in path.parts}
    assert found == set(FILES), "a test of the scripts stands where nobody runs it"
