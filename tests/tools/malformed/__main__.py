"""Prints how the commands take the malformed files, as a table."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.malformed.cases import cases
from tools.malformed.runner import run


def main() -> int:
    """Run every case and print the table; 1 where something is wrong."""
    if "--list" in sys.argv:
        print(*(case.name for case in cases()), sep="\n")
        return 0
    bad = 0
    every = [case for case in cases() if len(sys.argv) < 2 or sys.argv[1] in case.name]
    for case in every:
        with tempfile.TemporaryDirectory(prefix="malformed-") as folder:
            result = run(case, Path(folder))
        bad += bool(result.wrong)
        print(
            (
                f"{'WRONG' if result.wrong else 'ok':5} {result.status:2} {result.seconds:5.1f} s "
                f"{result.megabytes:4.0f} MB  {case.name:42} {result.wrong or result.said[:150]}"
            ),
            flush=True,
        )
    print(f"{len(every)} files, {bad} wrong")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
