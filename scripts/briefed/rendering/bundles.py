"""The scripts that run in a browser, bundled by esbuild from the modules in scripts/web.

A bundle is a classic script: it also runs in a page that was opened from a folder, where a browser
loads no module. The same sources give the same bytes.
"""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from briefed.errors import InputError
from briefed.model import Location
from briefed.rendering.assets import esbuild

SOURCES = "scripts/web"  # of the project
# The bundles, by their names in the site.
LEARNER = "assets/learner.js"  # what every page loads: mkdocs.yml lists it
SEARCH = "assets/search.js"  # what every page with a search loads before the theme's own
SEARCH_ALL = "assets/search-all.js"  # what SEARCH loads where there are several courses
FORMS = "assets/forms.js"  # what a page whose forms need it loads before learner.js
LEARNING = "assets/my-learning.js"  # what the page My learning loads behind all others
SERVICES = "assets/services.js"  # what a page with marks for services loads behind all others
HOME = "assets/home.js"  # what a page with lists of many courses loads behind all others
TRAINER = "assets/trainer.js"  # what learner.js loads while the trainer view is on
DECK = "assets/deck.js"  # what slides load behind reveal.js
# Those that take from learner.js what it holds already; so does FORMS, in another way: see
# scripts/web/package.json.
_BEHIND = (LEARNING, SERVICES, HOME, TRAINER)
_FOLDER = "assets/"
# What packages for learning systems run in, by the names in such a package.
LAUNCH, PAGE = "assets/lms/launch.js", "assets/lms/page.js"
_STYLE = "assets/lms/launch.css"


def of_site(root: Path) -> dict[str, str]:
    """The bundles of a project's site, by their names in it.

    Raises InputError where a source or esbuild is missing, or a source can't be read.
    """
    return dict(_of_site(root, _stamp(root)))


def of_packages(root: Path) -> dict[str, bytes]:
    """The scripts and the style that packages for learning systems run in, by their names there.

    Raises InputError as `of_site` does.
    """
    made = _bundled(root, (LAUNCH, PAGE, _STYLE))
    return {name: text.encode("utf-8") for name, text in made.items()}


@functools.lru_cache(maxsize=1)  # a live preview asks again with each edit of a page
def _of_site(root: Path, _: tuple[tuple[str, int], ...]) -> dict[str, str]:
    return {
        **_bundled(root, (LEARNER, SEARCH, SEARCH_ALL, DECK)),
        **_bundled(root, (FORMS,), "--conditions=before"),
        **_bundled(root, _BEHIND, "--conditions=behind"),
    }


def _stamp(root: Path) -> tuple[tuple[str, int], ...]:
    """What tells one state of the sources from the next: their names and dates."""
    return tuple(
        (str(path), path.stat().st_mtime_ns) for path in sorted((root / SOURCES).rglob("*.js*"))
    )


def _bundled(root: Path, names: tuple[str, ...], *options: str) -> dict[str, str]:
    root = root.resolve()
    if not (root / SOURCES).is_dir():
        raise InputError(
            f"there is no {SOURCES} here, and the scripts of the pages are made from it: copy "
            "the folder scripts into the project as well",
            Location(str(root)),
        )
    with tempfile.TemporaryDirectory(prefix="briefed-") as out:
        esbuild(
            # From the project's folder, whose name esbuild would take for a pattern.
            *(f"{SOURCES}/{name.removeprefix(_FOLDER)}" for name in names),
            "--bundle",
            "--format=iife",
            # As modules are. Not from a tsconfig.json, which not every copy has.
            '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
            f"--outbase={SOURCES}",
            f"--outdir={out}",
            *options,
            does="bundles the scripts",
            reads=f"a script of {SOURCES}",
            folder=root,
        )
        return {
            name: (Path(out) / name.removeprefix(_FOLDER)).read_text(encoding="utf-8")
            for name in names
        }
