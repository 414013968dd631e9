"""What the check and the build cost, as medians of whole processes: `make bench`.

Synthetic projects are made in a temporary folder, and this project is copied there. Every round
runs each command once, ours and stock MkDocs in turn, so that a busy machine slows both alike; the
processor time beside the wall time shows how busy it was. Bytecode is cached in that folder too, as
on a machine where the command ran before, whatever PYTHONDONTWRITEBYTECODE says; one row shows a
run without it. A time that is not reached fails nothing. The exit status is 1 where a project
doesn't check clean, a build fails, or stock MkDocs doesn't build the same pages.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypandoc
from support.building import COMMAND
from support.synthetic.projects import (
    MANY_COURSES,
    MANY_PAGES,
    SITE_PAGES,
    copy_project,
    courses,
    make_checked,
    make_many,
    make_site,
    make_stock,
)

SMALL_RUNS, LARGE_RUNS, QUICK_RUNS = 5, 3, 1
LARGE = (
    "10,000 statements",
    "200 pages",
    "100 courses",
)  # these take most of the time: fewer runs, and none with --quick

# Seconds, of the whole process; of the preview, from the moment a page was saved to the moment it
# is served anew.
TARGETS = {
    "check, this course": 0.2,
    "check, 1,000 statements": 0.5,
    "check, 10,000 statements": 2.0,
    "check, 100 courses": 2.0,
    "import, this briefing as .docx": 2.0,
    "preview, this course": 1.0,
    "preview, 100 courses": 3.0,
}
GROWTH_TARGET = 1.0  # times linear
BUILD_TARGET = 1.25  # times stock


class Failure(Exception):
    """A command that had to go well did not; the message shows what it said."""


class Run(NamedTuple):
    """One run of a command: seconds of wall time and of processor time, and the peak of its memory
    in megabytes.
    """

    seconds: float
    processor: float
    megabytes: float


class Case(NamedTuple):
    """A command to measure.

    `verify` is given its output and raises Failure where the run was not as it must be.
    """

    name: str
    command: list[str]
    verify: Callable[[str], None]
    bytecode: bool = True


# Starts a command and waits for it. The peak of a process counts what started it, so that must be
# small: no `site`, no imports.
_STARTER = """
import os, sys, time
start = time.perf_counter()
joined = [(os.POSIX_SPAWN_DUP2, 2, 1)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=joined)
_, status, usage = os.wait4(process, 0)
seconds, processor = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
print(seconds, processor, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def measure(case: Case, caches: Path) -> Run:
    """Run a command once. Raises Failure."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    environment |= {"PYTHONPYCACHEPREFIX": str(caches), "NO_MKDOCS_2_WARNING": "1"}
    if not case.bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(caches / "none"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run(
        [sys.executable, "-S", "-c", _STARTER, *case.command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if process.returncode:
        raise Failure(f"{case.command[0]} could not be started:\n{process.stderr}")
    seconds, processor, peak, status = process.stdout.split()
    if status != "0":
        raise Failure(
            f"{' '.join(case.command)}\nended with status {status}:\n{process.stderr[-2000:]}"
        )
    case.verify(process.stderr)
    return Run(
        float(seconds),
        float(processor),
        int(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024),
    )


def _nothing(said: str) -> None:
    if said:
        raise Failure(f"not expected: {said[-2000:]}")


def _imported(said: str) -> None:
    if "23 statements, 36 sentences" not in said:
        raise Failure(f"the briefing was read otherwise: {said[-2000:]}")


def _check(name: str, project: Path, statements: int | None = None) -> Case:
    def verify(said: str) -> None:
        found = re.search(
            r"^(\d+) of \1 statements taught, (\d+) of \2 sentences tested, .*; 0 errors",
            said,
            re.M,
        )
        if not found or statements not in (None, int(found[1])):
            raise Failure(f"the check of {name} is not clean:\n{said[-2000:]}")

    return Case(f"check, {name}", [str(COMMAND), "check", "--project", str(project)], verify)


def _pages(site: Path) -> dict[str, tuple[int, int]]:
    """The pages of a built site that stock MkDocs builds too, each with its numbers of quotes and
    of questions.
    """
    pages = {}
    for path in site.rglob("*.html"):
        if path.parent.name in (
            "search",
            "slides",
        ):  # what the search runs in where there is no server is no page, and no slides are stock's
            continue
        text = path.read_text(encoding="utf-8")
        pages[path.relative_to(site).as_posix()] = (
            text.count("<blockquote"),
            len(re.findall(r'<(?:div class="quiz(?:"| quiz-)|section class="bf-question")', text)),
        )
    return pages


def _builds(name: str, project: Path, stock: Path, *, short: bool = False) -> Iterator[Case]:
    """Our build, and stock's of the same pages; with `short` also stock's with a short navigation,
    which shows less on a page than ours.
    """

    def verify(_: str) -> None:
        ours, theirs = _pages(project / "site"), _pages(stock / "site")
        different = [
            page for page in ours.keys() | theirs.keys() if ours.get(page) != theirs.get(page)
        ]
        if different or not any(questions for _, questions in ours.values()):
            raise Failure(
                f"stock MkDocs built other pages than we did at {name}: "
                f"{', '.join(sorted(different)[:5]) or 'no question at all'}"
            )

    yield Case(
        f"build, {name}, ours", [str(COMMAND), "build", "--project", str(project)], lambda _: None
    )
    for kind, config in (
        {"stock": "mkdocs.yml"} | ({"stock, short navigation": "short.yml"} if short else {})
    ).items():
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(stock / config),
            "--site-dir",
            str(stock / "site"),
        ]
        yield Case(f"build, {name}, {kind}", command, verify)


def prepare(folder: Path, quick: bool) -> list[Case]:
    """Make the projects, and the cases in the order in which a round runs them."""
    here = folder / "here"
    copy_project(here, course=True)
    make_stock(here, folder / "here-stock")
    pages = len(list((folder / "here-stock").glob("docs/**/*.md")))
    cases = [
        Case("python -c pass", [sys.executable, "-c", "pass"], _nothing),
        _check("this course", here),
    ]
    cases.append(cases[-1]._replace(name="check, this course, no bytecode", bytecode=False))
    for number in (100, 1_000, 10_000):
        name = f"{number:,} statements"
        if not (quick and name in LARGE):
            make_checked(folder / f"check-{number}", number)
            cases.append(_check(name, folder / f"check-{number}", number))
    cases += _builds(f"{pages} pages (this course)", here, folder / "here-stock")
    word = folder / "briefing.docx"
    subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown-smart",
            here / "docs" / courses()[0] / "original.txt",
            "-o",
            word,
        ],
        check=True,
    )
    cases.append(
        Case("import, this briefing as .docx", [str(COMMAND), "statements", str(word)], _imported)
    )
    if not quick:
        make_many(folder / "many")
        make_stock(folder / "many", folder / "many-stock")
        cases.append(_check("100 courses", folder / "many"))
        cases += _builds("100 courses", folder / "many", folder / "many-stock", short=True)
        make_site(folder / "site")
        make_stock(folder / "site", folder / "site-stock")
        cases += _builds(f"{SITE_PAGES} pages", folder / "site", folder / "site-stock")
    return cases


def run(cases: list[Case], quick: bool, caches: Path) -> dict[str, list[Run]]:
    """Every case once to fill the caches, the large ones apart, and then round by round."""
    large = [case for case in cases if case.name.partition(", ")[2].startswith(LARGE)]
    small = [case for case in cases if case not in large]
    for case in small:
        measure(case, caches)
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(QUICK_RUNS if quick else SMALL_RUNS):
        for case in cases:
            if case in small or number < LARGE_RUNS:
                _progress(f"round {number + 1}: {case.name}")
                runs[case.name].append(measure(case, caches))
    _progress("")
    return runs


def preview(project: Path, page: str, times: int) -> list[Run]:
    """How long the live preview takes to show an edited page.

    Raises Failure where it never does.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    source, root = project / "docs" / f"{page}.md", f"http://{address}/{page}.html"
    text = source.read_text(encoding="utf-8")
    process = subprocess.Popen(
        [str(COMMAND), "serve", "--project", str(project), "--address", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    runs = []
    try:
        _shows(root, "<h1", 180)
        for number in range(times):
            word = f"Saved{number}again"
            source.write_text(
                text.replace("## In practice", f"## In practice\n\n{word}", 1), encoding="utf-8"
            )
            runs.append(Run(_shows(root, word, 60), 0, 0))
    finally:
        process.terminate()
        process.wait()
        source.write_text(text, encoding="utf-8")
    return runs


def _shows(address: str, word: str, patience: float) -> float:
    """Seconds until a page holds a word. Raises Failure."""
    start = time.perf_counter()
    while time.perf_counter() < start + patience:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address, timeout=patience) as answer,
        ):
            if word in answer.read().decode("utf-8"):
                return time.perf_counter() - start
        time.sleep(0.02)
    raise Failure(f"the preview did not show an edit of {address} within {patience:.0f} seconds")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _verdict(value: float, target: float) -> str:
    return "reached" if value <= target else "not reached"


def table(runs: dict[str, list[Run]]) -> Iterator[str]:
    """The lines of the table: the commands, then what follows from their medians."""
    width = max(map(len, runs)) + 2
    took = {name: median(run.seconds for run in found) for name, found in runs.items()}
    yield (
        f"{'whole process':{width}}{'runs':>5}{'median':>10}{'least':>9}{'most':>9}"
        f"{'processor':>11}{'memory':>10}{'target':>10}"
    )
    for name, found in runs.items():
        seconds = [run.seconds for run in found]
        target = TARGETS.get(name)
        verdict = f"{target:8.2f} s  {_verdict(took[name], target)}" if target else ""
        processor, memory = (
            median(run.processor for run in found),
            median(run.megabytes for run in found),
        )
        yield (
            f"{name:{width}}{len(found):5}{took[name]:8.3f} s{min(seconds):7.3f} "
            f"s{max(seconds):7.3f} s{processor:9.3f} s{memory:7.1f} MB{verdict}"
        ).rstrip()
    yield ""
    yield f"{'ratio of medians':{width}}{'':5}{'ratio':>8}{'':41}{'target':>10}"
    for name, value, target in _ratios(took):
        yield f"{name:{width}}{'':5}{value:8.2f}{'':41}{target:10.2f}  {_verdict(value, target)}"


def _ratios(took: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    hundred, thousand, many = (
        took.get(f"check, {number} statements") for number in ("100", "1,000", "10,000")
    )
    if many:
        yield "growth, 1,000 to 10,000, by linear", many / thousand / 10, GROWTH_TARGET
        # The same without what every run costs, however short: nine hundred statements more against
        # 9,900 more.
        yield (
            "growth, without the start-up",
            (many - hundred) / (thousand - hundred) / 11,
            GROWTH_TARGET,
        )
    if "build, 100 courses, ours" in took:
        pages = MANY_COURSES * MANY_PAGES / SITE_PAGES
        yield (
            "build, 100 courses by 200 pages, by linear",
            took["build, 100 courses, ours"] / took[f"build, {SITE_PAGES} pages, ours"] / pages,
            GROWTH_TARGET,
        )
    for name in took:
        for stock in ("stock", "stock, short navigation"):
            build = name.removesuffix(", ours")
            if name.endswith(", ours") and f"{build}, {stock}" in took:
                yield (
                    f"{build}, ours by {stock}",
                    took[name] / took[f"{build}, {stock}"],
                    BUILD_TARGET,
                )


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
