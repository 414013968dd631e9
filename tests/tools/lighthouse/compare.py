"""`make lighthouse`: what each page weighs and how Lighthouse judges it, ours beside stock.

Stock is MkDocs with Material and mkdocs-quiz on the same content with the same options, built by
what `make bench` compares with. Both sites are served from this machine, gzipped, in one run.
Bytes: a first visit, and one page more with what is cached by then. Lighthouse: its scores for a
phone on slow 4G, and the layout shift. The largest contentful paint is that of a browser which is
really slowed down: Lighthouse models it, and its model takes the scripts of a page to come before
the paint or behind it by what a fast network happened to do. Each is the median of the runs on a
page. Nothing fails for a score; the exit status is 1 where a site can't be built or Lighthouse
can't run.

    make lighthouse                                     every page of ours five times, and stock's
    with them: most of an hour
    make lighthouse ARGS="--runs 1 hidden-men index"    these pages of the course once
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from support.browsers import engine
from support.building import COMMAND
from support.serving import Served, served_as_hosted
from support.synthetic.projects import copy_project, make_stock

from tools.measure.speed import visit

HERE = Path(__file__).resolve().parent
COURSE = "keeping-babies-safe"
FIRST, FURTHER = f"{COURSE}/hidden-men.html", f"{COURSE}/think-family.html"
PHONE = {"width": 390, "height": 844}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAINT, SHIFT = "paint", "cumulative-layout-shift"
MOST_OF_STOCK = 0.7  # the paint of ours
SECONDS = 180


class Failure(Exception):
    """What could not be done, and what was said of it."""


def build(folder: Path) -> dict[str, Path]:
    """Build both sites of this project's courses into a folder; gives where they are."""
    ours, stock = folder / "ours", folder / "stock"
    copy_project(ours, course=True)
    make_stock(ours, stock)
    commands = {
        ours: [COMMAND, "build", "--project", ours],
        stock: [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            stock / "mkdocs.yml",
        ],
    }
    for command in commands.values():
        run = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        if run.returncode:
            raise Failure(f"{' '.join(map(str, command))}\n{run.stdout}{run.stderr}")
    return {"ours": ours / "site", "stock": stock / "site"}


def weigh(browser: Browser, root: str, log: list[Served]) -> dict[str, list[Served]]:
    """What is sent for a first visit and for a further page."""
    visits = {}
    page = browser.new_page(viewport=PHONE)
    for name, path in (("a first visit", FIRST), ("a further page", FURTHER)):
        log.clear()
        page.goto(f"{root}/{path}", wait_until="networkidle")
        visits[name] = log.copy()
    page.context.close()
    return visits


def judge(chromium: str, url: str) -> dict[str, float]:
    """Lighthouse's scores of a page for a phone, 0 to 100, and its layout shift."""
    command = [
        HERE / "node_modules/.bin/lighthouse",
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        (
            "--chrome-flags=--headless=new --no-sandbox --disable-background-networking "
            "--disable-component-update"
        ),
    ]
    run = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        env=os.environ | {"CHROME_PATH": chromium},
    )
    try:
        report = json.loads(run.stdout)
        scores = {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
        return scores | {SHIFT: report["audits"][SHIFT]["numericValue"]}
    except (ValueError, KeyError, TypeError):
        raise Failure(f"Lighthouse could not judge {url}:\n{run.stderr[-2000:]}") from None


def _bytes(weights: dict[str, dict[str, list[Served]]]) -> Iterator[str]:
    yield f"{'bytes':24}{'':>8}{'files':>7}{'sent (gzip)':>13}{'raw':>10}"
    for name in weights["ours"]:
        for site, found in weights.items():
            sent, raw = (sum(getattr(one, of) for one in found[name]) for of in ("sent", "bytes"))
            yield f"{name:24}{site:>8}{len(found[name]):7}{sent:13,}{raw:10,}"


def _judged(path: str, found: dict[str, list[dict[str, float]]]) -> Iterator[str]:
    """The lines of a page, from all runs on each site's."""
    paints = {}
    for site, runs in found.items():
        middle = {name: median(one[name] for one in runs) for name in runs[0]}
        paints[site] = middle[PAINT]
        scores = " ".join(f"{middle[name]:15.0f}" for name in CATEGORIES)
        yield f"{path:48}{site:>8} {scores} {middle[PAINT]:7.0f} ms{middle[SHIFT]:8.3f}"
    ratio = paints["ours"] / paints["stock"]
    verdict = "reached" if ratio <= MOST_OF_STOCK else "not reached"
    yield f"{'':48}paint, ours by stock: {ratio:.2f}, target {MOST_OF_STOCK}: {verdict}"


def compare(pages: list[str], runs: int) -> None:
    """Build, weigh, judge and print."""
    chromium = engine("chromium")
    with tempfile.TemporaryDirectory(prefix="briefed-lighthouse-") as folder:
        sites = build(Path(folder))
        paths = sorted(
            path.relative_to(sites["stock"]).as_posix()
            for path in sites["stock"].rglob("*.html")
            if path.name != "404.html"
        )
        unknown = [page for page in pages if not any(Path(path).stem == page for path in paths)]
        if unknown:
            raise Failure(
                f"there is no page {', '.join(unknown)}: there are "
                f"{', '.join(Path(path).stem for path in paths)}"
            )
        with (
            served_as_hosted(sites["ours"]) as (ours, our_log),
            served_as_hosted(sites["stock"]) as (stock, stock_log),
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium)
            roots, logs = {"ours": ours, "stock": stock}, (our_log, stock_log)
            weights = {
                site: weigh(browser, root, log)
                for (site, root), log in zip(roots.items(), logs, strict=True)
            }
            print(*_bytes(weights), "", sep="\n", flush=True)
            print(
                f"{f'Lighthouse, phone, median of {runs}':48}{'':>8}",
                *(f"{name:>15}" for name in CATEGORIES),
                f"{'paint':>10}{'shift':>8}",
                flush=True,
            )
            for path in paths:
                if not pages or Path(path).stem in pages:
                    found = _measured(browser, chromium, roots, path, runs)
                    print(*_judged(path, found), sep="\n", flush=True)


def _measured(
    browser: Browser, chromium: str, roots: dict[str, str], path: str, runs: int
) -> dict[str, list[dict[str, float]]]:
    """What each run found of a page, by site; in turn, so that a busy machine slows both alike."""
    found: dict[str, list[dict[str, float]]] = {site: [] for site in roots}
    for _ in range(runs):
        for site, root in roots.items():
            paint = visit(browser, f"{root}/{path}")[PAINT]
            found[site].append(judge(chromium, f"{root}/{path}") | {PAINT: paint})
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Weigh and judge our pages and stock's, side by side."
    )
    parser.add_argument(
        "pages",
        nargs="*",
        metavar="PAGE",
        help="judge these pages alone, by name without folder and ending",
    )
    parser.add_argument(
        "--runs", type=int, default=5, help="runs of Lighthouse on each page of each site"
    )
    arguments = parser.parse_args()
    try:
        compare(arguments.pages, max(1, arguments.runs))
    except (Failure, subprocess.TimeoutExpired, OSError) as error:
        print(f"briefed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
