"""Builds the sites, measures them and prints the table."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright
from support.browsers import engine
from support.browsing import PHONE, WHOLE
from support.building import COMMAND, ROOT
from support.serving import served_as_hosted
from support.walking import courses

from tools.measure import pages, speed, taps, walk, weight
from tools.measure.figures import Figure, table


class Failure(Exception):
    """What could not be done, and what was said of it."""


def run(*command: str | Path, folder: Path = ROOT) -> None:
    # The make that runs this hands its ARGS on, which are not for another.
    own = {name: value for name, value in os.environ.items() if not name.endswith("FLAGS")}
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=own)
    if result.returncode:
        raise Failure(f"{' '.join(map(str, command))}\n{result.stdout}{result.stderr}")


@contextlib.contextmanager
def site_of(commit: str) -> Iterator[Path]:
    """The site of another commit, built with its own set-up, until it has been measured."""
    with tempfile.TemporaryDirectory(prefix="briefed-measure-") as folder:
        project = Path(folder) / "project"
        run("git", "worktree", "add", "--detach", project, commit)
        try:
            run("make", "site", folder=project)
            yield project / "site"
        finally:
            run("git", "worktree", "remove", "--force", project)


def measure(browser: Browser, site: Path) -> list[Figure]:
    """All figures of a built site."""
    found: list[Figure] = []
    known = courses(site)

    def fresh(*, whole: bool = False):
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        if whole:
            context.add_init_script(WHOLE)
        return contextlib.closing(context), context.new_page()

    with served_as_hosted(site) as (root, log):
        closing, page = fresh()
        with closing:
            found.append(pages.home(page, root, known))
        for course in known:
            figures: list[Figure] = []
            closing, page = fresh()
            with closing:
                figures += pages.course_start(page, root, course)
                rightly = walk.Answers(right=True)
                figures += walk.figures_of(walk.walk(page, root, course, rightly))
            closing, page = fresh()
            with closing:
                figures += walk.endings(page, root, course)
            closing, page = fresh(whole=True)
            with closing:
                figures += pages.words_before(page, root, course)
            closing, page = fresh()
            with closing:
                wrongly = walk.Answers(right=False)
                walk.wrongly(page, root, course, wrongly)
            figures += [*rightly.figures(), *wrongly.figures()]
            figures += taps.taps(browser, root, course)
            figures += speed.paints(browser, root, course)
            name = f"{course.title}, " if len(known) > 1 else ""
            found += [one._replace(what=name + one.what) for one in figures]
        found += weight.weigh(browser, root, log, site, known)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure a learner's way through the site.")
    parser.add_argument(
        "--before", metavar="COMMIT", help="measure the site of this commit beside it"
    )
    before = parser.parse_args().before
    try:
        run(COMMAND, "build")
        with sync_playwright() as playwright, contextlib.ExitStack() as stack:
            browser = playwright.chromium.launch(executable_path=engine("chromium"))
            sites = {before: stack.enter_context(site_of(before))} if before else {}
            sites["now" if before else "value"] = ROOT / "site"
            print(*table({name: measure(browser, site) for name, site in sites.items()}), sep="\n")
            browser.close()
    except (Failure, Error, OSError, RuntimeError) as failure:
        print(f"briefed: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
