"""The table of the benchmark, beside its targets."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from support.synthetic.projects import (
    MANY_COURSES,
    MANY_PAGES,
    SITE_PAGES,
)

from tools.bench.cases import ALONE, CHANGED, UNCHANGED
from tools.bench.measuring import Run

# Seconds, of the whole process: of a check the processor time, which a busy machine changes little;
# of an import the wall time; of the preview, from the moment a page was saved to the moment it is
# served anew.
TARGETS = {
    "check, this course": 0.2,
    "check, 1,000 statements": 0.5,
    "check, 10,000 statements": 2.0,
    "check, 100 courses": 2.0,
    "check, 1,000 courses, one edit": 0.5,
    "import, this briefing as .docx": 2.0,
    "preview, this course": 1.0,
    "preview, 100 courses": 3.0,
}
GROWTH_TARGET = 1.0  # times linear
BUILD_TARGET = 1.3  # times stock
UNCHANGED_TARGET = 0.3  # times stock
CHANGED_TARGET = 2.0  # times that course alone


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
        processor, memory = (
            median(run.processor for run in found),
            median(run.megabytes for run in found),
        )
        target = TARGETS.get(name)
        judged = processor if name.startswith("check, ") else took[name]
        verdict = f"{target:8.2f} s  {_verdict(judged, target)}" if target else ""
        yield (
            f"{name:{width}}{len(found):5}{took[name]:8.3f} s{min(seconds):7.3f} s"
            f"{max(seconds):7.3f} s{processor:9.3f} s{memory:7.1f} MB{verdict}"
        ).rstrip()
    ratios = list(_ratios(took))
    if not ratios:
        return
    yield ""
    yield f"{'ratio of medians':{width}}{'':5}{'ratio':>8}{'':41}{'target':>10}"
    for name, value, target in ratios:
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
    many = f"build, {MANY_COURSES} courses"
    if f"{many}, {CHANGED}" in took:
        yield (
            f"{many}, one word changed by that course alone",
            took[f"{many}, {CHANGED}"] / took[f"build, {ALONE}"],
            CHANGED_TARGET,
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
            if name.endswith(f", {UNCHANGED}"):
                build = name.removesuffix(f", {UNCHANGED}")
                if f"{build}, {stock}" in took:
                    yield (
                        f"{build}, nothing changed by {stock}",
                        took[name] / took[f"{build}, {stock}"],
                        UNCHANGED_TARGET,
                    )
