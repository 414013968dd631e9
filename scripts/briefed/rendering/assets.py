"""Our own styles made small and few, and npm packages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from briefed.errors import InputError, no_room, why

REVEAL = "assets/reveal"  # the folder of the site with the library that shows slides
# Our style sheets, by their names in the site.
TOKENS = "assets/tokens.css"  # the variables, which pages and slides load first
LEARNER = "assets/learner.css"  # what every page loads: those that mkdocs.yml lists, joined
FORMS = "assets/forms.css"  # what a page that loads forms.js loads behind it
HOME = "assets/home.css"  # what a page that loads home.js loads behind it
DECK = "assets/deck.css"  # what slides load
OF_PAGES = (TOKENS, LEARNER)
OF_DECK = tuple(  # joined, too
    f"assets/{name}.css" for name in ("slides", "asked", "room", "tools", "speaker")
)
_APART = (TOKENS, FORMS, HOME)  # also where mkdocs.yml lists them


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
    it fails, which names what it `reads`; OSError where the disk has no room for what it writes.
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
        if full := no_room(run.stderr):
            raise full
        raise InputError(f"{reads} could not be read: {run.stderr.strip()}")


def join(site: Path, listed: Iterable[str]) -> list[str]:
    """Join the style sheets in `site`, so that a page asks for few files.

    `listed` are those that mkdocs.yml lists, in the order that their rules are to have. Returns
    the names of those that are not there.
    """
    of_pages = [name for name in dict.fromkeys(listed) if name not in _APART]
    return [*_joined(site, LEARNER, of_pages), *_joined(site, DECK, OF_DECK)]


def _joined(site: Path, whole: str, names: Iterable[str]) -> list[str]:
    """Put some files into one, and return the names of those that are not there."""
    parts = {name: site / name for name in names}
    found = [part for part in parts.values() if part.is_file()]
    (site / whole).write_bytes(b"".join(part.read_bytes().rstrip() + b"\n" for part in found))
    for part in found:
        part.unlink()
    return [name for name, part in parts.items() if part not in found]


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
