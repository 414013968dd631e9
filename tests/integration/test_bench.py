"""The benchmark runs on what the project makes today, and prints every figure that doesn't take
minutes.
"""

from __future__ import annotations

import re
import sys

import pytest
from briefed.checking.rules import REGISTRY
from tools.bench import __main__ as program
from tools.bench import costs, measuring
from tools.bench.measuring import Run
from tools.bench.table import TARGETS, table

pytestmark = pytest.mark.slow


def test_the_quick_benchmark_shows_its_figures_beside_their_targets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command runs once, without the run before that fills its caches."""
    monkeypatch.setattr(measuring, "fill", lambda cases, caches: None)
    monkeypatch.setattr(sys, "argv", ["bench", "--quick"])
    status = program.main()
    said = capsys.readouterr()
    assert status == 0, said.err
    for name, target in TARGETS.items():
        if not name.partition(", ")[2].startswith(measuring.LARGE):
            assert re.search(
                rf"^{re.escape(name)} .* {target:.2f} s  (not )?reached$", said.out, re.M
            ), f"{name}\n{said.out}"
    build = r"^build, \d+ pages \(this course\), "
    (ratio,) = re.findall(rf"{build}ours by stock +(\d+\.\d+) ", said.out, re.M)
    ours, stock = (
        float(re.findall(rf"{build}{whose} +1 +(\d+\.\d+) s", said.out, re.M)[0])
        for whose in ("ours", "stock")
    )
    assert float(ratio) == pytest.approx(ours / stock, rel=0.02), said.out


def test_the_checks_alone_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measuring, "fill", lambda cases, caches: None)
    monkeypatch.setattr(sys, "argv", ["bench", "--quick", "--checks"])
    status = program.main()
    said = capsys.readouterr()
    assert status == 0, said.err
    assert re.search(r"^check, this course .* 0\.20 s  (not )?reached$", said.out, re.M), said.out
    assert "check, 1,000 statements" in said.out
    assert "build" not in said.out and "preview" not in said.out


def test_the_cost_of_each_rule_is_a_part_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(costs, "STATEMENTS", 300)
    monkeypatch.setattr(sys, "argv", ["bench", "--rules"])
    assert program.main() == 0
    first, *rows, last = capsys.readouterr().out.splitlines()
    assert "300 statements" in first
    taken = {row[:50].strip(): float(row[50:58]) for row in rows}
    assert sum(taken.values()) == pytest.approx(float(last[50:58]), abs=0.01)
    (rest,) = (name for name in taken if name.endswith(" other rules"))
    listed = taken.keys() - {rest}
    assert {"reading the files", "stronger-than-briefing"} <= listed
    with_run = sum(code.run is not None for code in REGISTRY.values())
    steps = 2  # reading, and what each quote holds
    assert len(listed) + int(rest.split()[0]) == with_run + steps


def test_a_check_is_judged_by_its_processor_time() -> None:
    """Others at work on the machine make it wait; an import is judged as somebody waits for it."""
    busy = [Run(9.0, 0.1, 20.0)]
    check, importing = "check, this course", "import, this briefing as .docx"
    lines = list(table({check: busy, importing: busy}))
    assert any(line.startswith(check) and line.endswith("s  reached") for line in lines)
    assert any(line.startswith(importing) and line.endswith("s  not reached") for line in lines)
