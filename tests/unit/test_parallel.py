"""Work in two processes gives what it gives in one, whatever happens to the second."""

from __future__ import annotations

import collections
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed import parallel
from briefed.checking import report
from briefed.checking.project import check_project, chosen
from support.synthetic.projects import make_checked

TWO = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
CALL = """
import os, signal, sys
from briefed.errors import InputError
from briefed.parallel import both
parent = os.getpid()

def fail():
    raise InputError("nothing to read")

def lose():
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "made here"

try:
    first, second = both(lambda: os.getpid(), {work}, {worth})
    if first == second:
        print("in one process")
    elif isinstance(second, int):
        print("in two")
    else:
        print(second if isinstance(second, str) else len(second))
except InputError as error:
    print("raised", error)
print("left", len([name for name in os.listdir("/proc/self/task")]), os.getpid() == parent)
try:
    os.waitpid(-1, os.WNOHANG)
    print("a process is left")
except ChildProcessError:
    pass
"""


def call(work: str, worth: bool = True) -> list[str]:
    process = subprocess.run(
        [sys.executable, "-c", CALL.format(work=work, worth=worth)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert process.stderr == "" and process.returncode == 0, process.stderr
    return process.stdout.splitlines()


@pytest.mark.parametrize(
    ("work", "worth", "told"),
    [
        ("lambda: os.getpid()", True, "in two" if TWO else "in one process"),
        ("lambda: os.getpid()", False, "in one process"),
        ("fail", True, "raised nothing to read"),
        ("lose", True, "made here"),
        ("lambda: [('much' * 10, number) for number in range(50_000)]", True, "50000"),
    ],
)
def test_the_result_is_that_of_one_process(work: str, worth: bool, told: str) -> None:
    assert call(work, worth) == [told, "left 1 True"]


EACH = """
import os, sys
from pathlib import Path
from briefed.errors import InputError
from briefed.parallel import with_each

def do(item):
    if item in {refused}:
        raise InputError(f"{{item}} can't be done")
    Path(sys.argv[1], item).write_text(str(os.getpid()))

try:
    with_each({items}, do)
except InputError as error:
    print("raised", error)
"""


@pytest.mark.parametrize(
    ("items", "refused", "done", "told"),
    [
        ("abcde", "", "abcde", ""),
        ("a", "", "a", ""),
        ("", "", "", ""),
        ("abcd", "a", "cd", "raised a can't be done\n"),  # in the second process' half
        ("abcd", "c", "ab", "raised c can't be done\n"),
    ],
)
def test_something_is_done_with_each(
    tmp_path: Path, items: str, refused: str, done: str, told: str
) -> None:
    process = subprocess.run(
        [sys.executable, "-c", EACH.format(items=list(items), refused=list(refused)), tmp_path],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.stderr, process.stdout) == ("", told)
    assert sorted(path.name for path in tmp_path.iterdir()) == list(done)
    by = {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert refused or len(by) == min(len(items), 2 if TWO else 1)


MANY = """
import os, sys
from pathlib import Path
from briefed.parallel import with_each

def do(item):
    Path(sys.argv[1], f"{{item}}.txt").write_bytes(f"item {{item}}".encode() * item)
    Path(sys.argv[2], str(item)).write_text(str(os.getpid()))

with_each(range(1, 21), do, {workers})
"""


@pytest.mark.parametrize("workers", [1, 2, 8, 40])
def test_any_number_of_processes_writes_the_same_bytes(tmp_path: Path, workers: int) -> None:
    made, by = tmp_path / "made", tmp_path / "by"
    made.mkdir()
    by.mkdir()
    process = subprocess.run(
        [sys.executable, "-c", MANY.format(workers=workers), made, by],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.returncode, process.stderr, process.stdout) == (0, "", "")
    assert {path.name: path.read_bytes() for path in made.iterdir()} == {
        f"{item}.txt": f"item {item}".encode() * item for item in range(1, 21)
    }
    shares = collections.Counter(path.read_text(encoding="utf-8") for path in by.iterdir())
    assert len(shares) == (min(workers, 20) if TWO else 1)
    assert max(shares.values()) - min(shares.values()) <= 1  # nobody waits for one long share


def test_all_processors_are_used_without_being_asked() -> None:
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os\nfrom briefed.parallel import with_each\n"
            "os.sched_getaffinity = lambda _: range(5)\n"
            "with_each(range(5), lambda _: os.write(1, f'{os.getpid()}\\n'.encode()))",
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert process.stderr == ""
    assert len(set(process.stdout.split())) == (5 if sys.platform == "linux" else 1)


def test_a_large_course_has_the_same_problems_in_two_processes(
    tmp_path: Path, briefed: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_checked(tmp_path, 320)
    quizzes = sorted((tmp_path / "quizzes" / "synthetic").glob("*.md"))
    assert sum(quiz.stat().st_size for quiz in quizzes) > 250_000, (
        "this course is too small to be shared out"
    )
    quizzes[0].write_text(
        quizzes[0]
        .read_text(encoding="utf-8")
        .replace("- [x]", "- [ ]", 1)
        .replace("> That may be", "> In 77 of 99 cases that may be", 1),
        encoding="utf-8",
    )
    quizzes[-1].write_text(
        "text that belongs nowhere\n" + quizzes[-1].read_text(encoding="utf-8"), encoding="utf-8"
    )
    page = tmp_path / "docs" / "synthetic" / "introduction.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("\n> ", "\n> Some ", 1), encoding="utf-8"
    )
    told = json.loads(briefed("check", "--format", "json", project=tmp_path).stdout)
    monkeypatch.setattr(parallel, "_can_fork", lambda: False)
    assert json.loads(report.FORMATS["json"](*check_project(chosen(tmp_path)))) == told
    assert {
        "question-without-answer",
        "figure-not-in-briefing",
        "question-malformed",
        "quote-not-in-briefing",
    } <= {problem["code"] for problem in told["problems"]}
