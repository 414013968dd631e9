"""What `make code-mutants` says of a small project, and what it keeps of ours."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from support.building import ROOT, TESTS
from tools.code_mutants import __main__ as program
from tools.code_mutants.drawing import CodeMutant, draw
from tools.code_mutants.judging import judge
from tools.code_mutants.recording import Recording, record

SUMS = """\
import sys
import time


def more(number):
    return number + 1


def less(number):
    return number - 1


def last(numbers):
    return numbers[-1]


def unused(number):
    return number * 3


def waiting(number):
    while number > 1:
        time.sleep(0.01)
        number -= 1
    return number


if __name__ == "__main__":
    print(less(int(sys.argv[1])))
"""
FILE = "scripts/briefed/sums.py"
TESTED = """\
import subprocess
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "scripts" / "briefed" / "sums.py"
sys.path.insert(0, str(FILE.parent))

import sums


def test_more():
    assert sums.more(1) == 2


def test_less():
    run = subprocess.run([sys.executable, FILE, "3"], capture_output=True, text=True)
    assert run.stdout == "2\\n"


@pytest.fixture(scope="module")
def shared():
    return sums.last([1, 2])


def test_that_makes_it(shared):
    pass


def test_that_looks_at_it(shared):
    assert shared == 2


def test_waiting():
    assert sums.waiting(3) == 1


def test_with_a_fault_of_its_own():
    assert sums.more(1) == 3
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("small") / "project"
    (root / "scripts" / "briefed").mkdir(parents=True)
    (root / "scripts" / "briefed" / "sums.py").write_text(SUMS, "utf-8")
    shutil.copytree(TESTS / "tools", root / "tests" / "tools")
    (root / "tests" / "test_sums.py").write_text(TESTED, "utf-8")
    (root / ".venv").symlink_to(sys.prefix)
    return root


@pytest.fixture(scope="module")
def recording(small: Path) -> Recording:
    """What the tests of the small project run, and which of them fails without a mutant."""
    record(small, small.parent)
    recording = Recording(small.parent, small)
    assert recording.failed == ["tests/test_sums.py::test_with_a_fault_of_its_own"]
    assert recording.of(FILE, 6, 6) == ["tests/test_sums.py::test_more"]
    return recording


def changed(line: int, was: str, becomes: str) -> CodeMutant:
    lines = SUMS.split("\n")
    assert was in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(was, becomes)
    return CodeMutant(FILE, (line, line), SUMS, "\n".join(lines))


@pytest.mark.slow
def test_the_tests_that_run_a_line_kill_its_mutants(
    small: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One test, so that one recording does for all of them."""
    killers = {
        changed(6, "+ 1", "+ 2"): "test_more",
        changed(6, "number + 1", "None"): "test_more",
        changed(10, "- 1", "- 2"): "test_less",  # in a process that the test starts
        changed(14, "-1", "0"): "test_that_looks_at_it",  # set up by the test before it
        changed(18, "* 3", "* 4"): "",
        changed(22, "> 1", "> 0"): "test_waiting",
    }
    endless = changed(24, "number -= 1", "pass")
    found = {mutant: judge(mutant, small, recording).killer for mutant in killers}
    # It takes all its time, which is little here, however long the machine took to record.
    monkeypatch.setattr("tools.code_mutants.judging._LEAST_SECONDS", 5)
    monkeypatch.setattr("tools.code_mutants.judging._TIMES", 0)
    found[endless] = judge(endless, small, recording).killer
    assert {mutant.diff(): killer.rpartition("::")[2] for mutant, killer in found.items()} == {
        mutant.diff(): killer for mutant, killer in (*killers.items(), (endless, "the time limit"))
    }
    assert (small / FILE).read_text("utf-8") == SUMS


def test_a_seed_draws_the_same_mutants_each_time() -> None:
    drawn, again, others = (
        list(draw(ROOT, "scripts/briefed/building", 2, seed)) for seed in (5, 5, 6)
    )
    assert drawn == again and drawn != others
    for mutant in drawn:
        assert mutant.before == (ROOT / mutant.file).read_text("utf-8") != mutant.after
        compile(mutant.after, mutant.file, "exec")


def test_each_explanation_is_of_a_line_that_is_there() -> None:
    explained = tomllib.loads(program.EXPLAINED.read_text("utf-8")).get("survivor", [])
    for one in explained:
        assert set(one) == {"file", "is", "becomes", "why"}
        present = {line.strip() for line in (ROOT / one["file"]).read_text("utf-8").split("\n")}
        assert set(one["is"].split("\n")) <= present, f"{one['file']} has changed: {one['is']}"
