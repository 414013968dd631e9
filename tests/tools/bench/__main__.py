"""Runs the benchmark and prints its table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from support.synthetic.projects import (
    courses,
)

from tools.bench.cases import prepare
from tools.bench.measuring import LARGE, LARGE_RUNS, QUICK_RUNS, SMALL_RUNS, Failure, preview, run
from tools.bench.table import table


def main() -> int:
    parser = argparse.ArgumentParser(
        description=(
            "Measure the check and the build, and compare them with their targets and with stock "
            "MkDocs."
        )
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=(
            f"{QUICK_RUNS} run of each behind the one that fills the caches, without "
            f"{' and '.join(LARGE)}"
        ),
    )
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="briefed-bench-") as folder:
        try:
            runs = run(prepare(Path(folder), quick), quick, Path(folder) / "bytecode")
            runs["preview, this course"] = preview(
                Path(folder) / "here",
                f"{courses()[0]}/hidden-men",
                QUICK_RUNS if quick else SMALL_RUNS,
            )
            if not quick:
                theme = next(
                    path.stem
                    for path in (Path(folder) / "many/docs/course-ee").glob("*.md")
                    if path.stem not in ("index", "briefing")
                )
                runs["preview, 100 courses"] = preview(
                    Path(folder) / "many", f"course-ee/{theme}", LARGE_RUNS
                )
        except Failure as failure:
            print(f"briefed: {failure}", file=sys.stderr)
            return 1
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load "
        f"{os.getloadavg()[0]:.1f} at the end"
    )
    print(*table(runs), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
