"""Faults of the theme that are mended in its pages, and our own scripts and styles made small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefed.errors import InputError, why
from briefed.text.patterns import lazily

# Faults of the theme, each with what replaces it; a test fails when the theme has lost a fault.
# Axe: aria-dialog-name. The search is a dialog without a name.
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
MENDED = {f"{_SEARCH}>": f'{_SEARCH} aria-label="Search">'}

REVEAL = "assets/reveal"  # the folder of the site with the library that shows slides

# Scripts of the page My learning alone; it loads them in this order, after those of every page.
LEARNING_SCRIPTS = tuple(
    f"assets/{name}.js"
    for name in (
        *("joining", "moving", "asking", "found", "keeping"),
        *("plan", "calendar", "learning"),
    )
)
OWN_SCRIPTS = frozenset(LEARNING_SCRIPTS) | {
    f"assets/{name}.js"
    for name in ("search", "module", "record", "store", "switch", "quiz", "progress", "notes")
}

_BLANK_LINES = lazily(r"\n\s*(?=\n)")


def mend(html: str) -> str:
    """A built page without the theme's faults and without empty lines, a tenth of the page."""
    if "<pre" not in html:
        html = _BLANK_LINES.sub("", html)
    for fault, mended in MENDED.items():
        html = html.replace(fault, mended)
    return html


def packaged(name: str) -> Path:
    """The path of a file of an npm package, such as "esbuild/bin/esbuild".

    Raises InputError if the package is not installed.
    """
    path = Path(sys.prefix).parent / "node_modules" / name
    if not path.exists():
        raise InputError(
            f"{name.partition('/')[0]}, which the site is made with, is not installed: "
            "run make setup"
        )
    return path


def reveal() -> dict[str, Path]:
    """The files of the library that shows slides: by their paths in the site, their sources."""
    return {
        f"{REVEAL}/{name}": packaged(f"reveal.js/dist/{name}")
        for name in ("reveal.js", "reveal.css")
    }


def shrink(site: Path) -> None:
    """Minify the scripts and styles in `site/assets`, in place.

    Raises InputError if esbuild is missing or fails.
    """
    tool = packaged("esbuild/bin/esbuild")
    files = sorted(
        str(path) for path in (site / "assets").glob("*.*") if path.suffix in (".js", ".css")
    )
    if not files:
        return
    try:
        run = subprocess.run(
            [
                tool,
                *files,
                "--minify",
                "--charset=utf8",
                "--log-level=error",
                f"--outdir={site / 'assets'}",
                "--allow-overwrite",
            ],
            capture_output=True,
            text=True,
        )
    except OSError as error:
        raise InputError(
            f"esbuild, which makes the scripts small, can't be run ({why(error)}): run make setup"
        ) from None
    if run.returncode:
        raise InputError(f"a script or a style sheet could not be read: {run.stderr.strip()}")
