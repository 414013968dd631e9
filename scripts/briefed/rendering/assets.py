"""Faults of the theme that are mended in its pages, our own styles made small, npm packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefed.errors import InputError, why
from briefed.rendering.page_edits import replace_once
from briefed.text.patterns import lazily

_DIALOG = '<div class="md-search" data-md-component="search" role="dialog"'
# Each fault of the theme, and what it is mended to; a test fails where the theme no longer has it.
MENDED = {
    # Axe: aria-dialog-name. The search is a dialog without a name.
    f"{_DIALOG}>": f'{_DIALOG} aria-label="Search">',
}

REVEAL = "assets/reveal"  # the folder of the site with the library that shows slides

_BLANK_LINES = lazily(r"\n\s*(?=\n)")


def mend(html: str, searches: bool) -> str:
    """A built page without the faults of its theme, and without its empty lines, a tenth of it.

    `searches` says whether the page has the theme's search. Raises InputError where a fault is
    not there any more.
    """
    if "<pre" not in html:
        html = _BLANK_LINES.sub("", html)
    for fault, mended in MENDED.items() if searches else ():
        html = replace_once(html, fault, mended, "The name of the search")
    return html


def packaged(name: str) -> Path:
    """A file of an npm package, such as "esbuild/bin/esbuild".

    Raises InputError where the package was not installed.
    """
    path = Path(sys.prefix).parent / "node_modules" / name
    if not path.exists():
        raise InputError(
            f"{name.partition('/')[0]}, which the site is made with, is not installed: "
            "run make setup"
        )
    return path


def reveal() -> dict[str, Path]:
    """What slides run in: the name of each file in the site, and the file it is a copy of."""
    return {
        f"{REVEAL}/{name}": packaged(f"reveal.js/dist/{name}")
        for name in ("reveal.js", "reveal.css")
    }


def esbuild(*arguments: str, does: str, reads: str, folder: Path | None = None) -> None:
    """Minify with esbuild; `folder` is the one that paths, and the names in messages, begin at.

    Raises InputError where esbuild is missing or can't be run, which says what it `does`, and where
    it fails, which names what it `reads`.
    """
    tool = packaged("esbuild/bin/esbuild")
    try:
        run = subprocess.run(
            [tool, *arguments, "--minify", "--charset=utf8", "--log-level=error"],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
        )
    except OSError as error:
        raise InputError(
            f"esbuild, which {does}, can't be run ({why(error)}): run make setup"
        ) from None
    if run.returncode:
        raise InputError(f"{reads} could not be read: {run.stderr.strip()}")


def shrink(site: Path) -> None:
    """Make the styles in `site/assets` small, in place.

    Raises InputError where the tool for it is missing or fails.
    """
    files = sorted(str(path) for path in (site / "assets").glob("*.css"))
    if files:
        esbuild(
            *files,
            f"--outdir={site / 'assets'}",
            "--allow-overwrite",
            does="makes the styles small",
            reads="a style sheet",
        )
