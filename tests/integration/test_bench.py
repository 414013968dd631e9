"""The benchmark runs on what the project makes today, and prints every figure that doesn't take
minutes.
"""

from __future__ import annotations

import re
import sys

import pytest
from tools.bench import __main__ as program
from tools.bench import measuring
from tools.bench.table import TARGETS

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
        if not name.endswith(measuring.LARGE):
            assert re.search(
                rf"^{re.escape(name)} .* {target:.2f} s  (not )?reached$", said.out, re.M
            ), f"{name}\n{said.out}"
    ratio = re.search(
        r"^build, \d+ pages \(this course\), ours by stock +(\d+\.\d+) ", said.out, re.M
    )
    assert ratio and 0.5 < float(ratio[1]) < 20, said.out
