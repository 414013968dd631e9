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

from tools.bench.cases import prepare, prepare_checks
from tools.bench.costs import costs
from tools.bench.measuring import (
    LARGE,
    LARGE_RUNS,
    QUICK_RUNS,
    SMALL_RUNS,
    Failure,
    Run,
    preview,
    run,
)
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
    parser.add_argument(
        "--checks", action="store_true", help="the checks of this course and of one large course"
    )
    parser.add_argument(
        "--rules",
        action="store_true",
        help="what each rule takes of the check of one large course, and no more",
    )
    options = parser.parse_args()
    quick = options.quick
    if options.rules:
        with tempfile.TemporaryDirectory(prefix="briefed-bench-") as folder:
            print(*costs(Path(folder) / "checked"), sep="\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="briefed-bench-") as folder:
        try:
            make = prepare_checks if options.checks else prepare
            runs = run(make(Path(folder), quick), quick, Path(folder) / "bytecode")
            if not options.checks:
                runs |= _previews(Path(folder), quick)
        except Failure as failure:
            print(f"briefed: {failure}", file=sys.stderr)
            return 1
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load "
        f"{os.getloadavg()[0]:.1f} at the end"
    )
    print(*table(runs), sep="\n")
    return 0


def _previews(folder: Path, quick: bool) -> dict[str, list[Run]]:
    """How long the live preview of the projects in a folder takes to show an edit."""
    times = QUICK_RUNS if quick else SMALL_RUNS
    of_this = preview(folder / "here", f"{courses()[0]}/hidden-men", times)
    if quick:
        return {"preview, this course": of_this}
    theme = next(
        path.stem
        for path in (folder / "many/docs/course-ee").glob("*.md")
        if path.stem not in ("index", "briefing")
    )
    of_many = preview(folder / "many", f"course-ee/{theme}", LARGE_RUNS)
    return {"preview, this course": of_this, "preview, 100 courses": of_many}


if __name__ == "__main__":
    sys.exit(main())
