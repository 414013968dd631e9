"""The benchmark runs on what the project makes today, and prints every figure that doesn't take
minutes.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from support.building import TESTS
from tools.bench.measuring import LARGE
from tools.bench.table import TARGETS

pytestmark = pytest.mark.slow


def test_the_quick_benchmark_shows_its_figures_beside_their_targets() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tools.bench", "--quick"], cwd=TESTS, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    for name, target in TARGETS.items():
        if not name.endswith(LARGE):
            assert re.search(
                rf"^{re.escape(name)} .* {target:.2f} s  (not )?reached$", run.stdout, re.M
            ), f"{name}\n{run.stdout}"
    ratio = re.search(
        r"^build, \d+ pages \(this course\), ours by stock +(\d+\.\d+) ", run.stdout, re.M
    )
    assert ratio and 0.5 < float(ratio[1]) < 20, run.stdout
