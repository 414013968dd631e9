"""Draws mutants, runs the quick tests against each, and prints those that survived."""

from __future__ import annotations

import argparse
import queue
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.code_mutants.drawing import CodeMutant, draw
from tools.code_mutants.judging import Verdict, copy_project, judge
from tools.code_mutants.recording import Recording, record

EXPLAINED = Path(__file__).with_name("explained.toml")
WORKERS = 2


def explanation(mutant: CodeMutant) -> str:
    """Why no test need kill a mutant, or "" where explained.toml has no answer."""
    taken, put = mutant.changed()
    for one in tomllib.loads(EXPLAINED.read_text("utf-8")).get("survivor", []):
        if (one["file"], one["is"], one["becomes"]) == (mutant.file, taken, put):
            return str(one["why"])
    return ""


def run(folder: Path, number: int, seed: int) -> list[Verdict]:
    """Judge so many mutants, with copies and a recording in a folder: taken up where they are."""
    copies = [folder / f"copy-{index}" for index in range(WORKERS)]
    for copy in copies:
        if not copy.exists():
            copy_project(copy)
    if not (folder / ".coverage").exists():
        record(copies[0], folder)
    recording = Recording(folder, copies[0])
    if recording.failed:
        print("Left out, as they fail without a mutant:", *recording.failed, sep="\n  ")
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def one(mutant: CodeMutant) -> Verdict:
        copy = free.get()
        try:
            verdict = judge(mutant, copy, recording)
        finally:
            free.put(copy)
        ending = f"killed by {verdict.killer}" if verdict.killer else "survived"
        print(f"{mutant.file}:{mutant.lines[1]}: {ending}", flush=True)
        return verdict

    with ThreadPoolExecutor(WORKERS) as pool:
        mutants = draw(copies[0], "scripts/briefed", number, seed)
        waiting = [pool.submit(one, mutant) for mutant in mutants]
        return [judged.result() for judged in waiting]


def report(verdicts: list[Verdict]) -> str:
    """Each survivor with its diff and, where it has one, its explanation; then the sum."""
    survivors = [verdict for verdict in verdicts if not verdict.killer]
    said = []
    for mutant, _, tests in survivors:
        reason = explanation(mutant) or (
            f"unexplained: it survived {tests} tests"
            if tests
            else "no test runs anything of its file"
        )
        said.append(f"\n{mutant.diff()}\n=> {reason}")
    killed = len(verdicts) - len(survivors)
    late = sum(verdict.killer == "the time limit" for verdict in verdicts)
    explained = sum(bool(explanation(verdict.mutant)) for verdict in survivors)
    return "\n".join(
        [
            *said,
            f"\n{len(verdicts)} mutants: {killed} killed, {late} of them by the time limit; "
            f"{len(survivors)} survived, {explained} of them explained",
        ]
    )


def main() -> int:
    """Run the program; 1 where a survivor is not explained."""
    parser = argparse.ArgumentParser(prog="make code-mutants", description=__doc__)
    parser.add_argument("--number", type=int, default=100, help="so many mutants (100)")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn (1)")
    parser.add_argument(
        "--folder",
        type=Path,
        help="keep the copies and what was recorded here, for another seed of the same code",
    )
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="code-mutants-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        verdicts = run(folder.resolve(), options.number, options.seed)
    print(report(verdicts))
    print(f"seed {options.seed}, {time.monotonic() - started:.0f} s")
    return int(any(not verdict.killer and not explanation(verdict.mutant) for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
