"""The mutation harness: what it prints of a few classes, and that it can tell when something is not
caught. That each class is caught is in tests/unit, in the three modules test_seeded_….
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from briefed.checking.rules import REGISTRY as RULES
from mutants import runner
from mutants.model import REGISTRY
from support.building import TESTS
from support.sampling import SOAKING, TIMES

pytestmark = pytest.mark.slow


# Of the real course's sources, of its built site, and of both courses' sources.
FEW = ("quote: a digit changed", "built: statement hidden", "figure as dots: the same one twice")


@pytest.fixture(scope="module")
def base(short_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its built site; its course is short."""
    return shutil.copytree(short_site.parent, tmp_path_factory.mktemp("mutants") / "base")


@pytest.mark.soak
def test_what_is_seeded_is_caught():
    words = [] if SOAKING else FEW
    run = subprocess.run(
        [sys.executable, "-m", "tools.mutants", "--most", str(TIMES), *words],
        cwd=TESTS,
        capture_output=True,
        text=True,
    )
    assert "\n0 survived\n" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0
    for name in FEW:
        (seeded, caught) = re.search(rf"^{name} +(\d+) +(\d+)$", run.stdout, re.M).groups()
        courses = 2 if REGISTRY[name].everywhere else 1
        assert seeded == caught and TIMES <= int(seeded) <= courses * TIMES, run.stdout


def test_a_rule_that_is_gone_leaves_survivors(base, monkeypatch):
    monkeypatch.delitem(RULES, "quote-not-in-briefing")
    results = runner.run(base, [REGISTRY["quote: a digit changed"]], most=3, workers=1)
    assert [bool(result.missing) for result in results] == [True] * 3
    assert "3 survived:" in runner.table(results)
    assert all(
        "wanted quote-not-in-briefing at docs/" in result.missing
        or "wanted quote-not-in-briefing at quizzes/" in result.missing
        for result in results
    )


def test_a_check_of_the_site_that_is_gone_leaves_survivors(base, monkeypatch):
    monkeypatch.setattr(runner, "check_site", lambda project, folder: [])
    results = runner.run(base, [REGISTRY["built: statement hidden"]], most=3, workers=1)
    assert [result.missing.endswith("got nothing") for result in results] == [True] * 3


def test_a_wrong_line_is_not_caught(base):
    seeds = REGISTRY["embed removed, hidden or doubled"].seeds

    def off_by_one(texts):
        for mutant in seeds(texts):
            yield mutant._replace(
                expected=tuple(expect._replace(line=expect.line + 1) for expect in mutant.expected)
            )

    results = runner.run(
        base,
        [REGISTRY["embed removed, hidden or doubled"]._replace(seeds=off_by_one)],
        most=3,
        workers=1,
    )
    assert [bool(result.missing) for result in results] == [True] * 3


def test_a_project_with_problems_is_not_seeded(base, tmp_path):
    broken = tmp_path / "project"
    shutil.copytree(base, broken)
    page = broken / "docs/worried.md"
    page.write_text(page.read_text() + "\nIt was so in 23 cases.\n")
    assert any("figure-not-in-briefing" in problem for problem in runner.unclean(broken))
