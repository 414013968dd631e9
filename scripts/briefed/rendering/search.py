"""Files that let the search work without a server: see scripts/web/search.js."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed.rendering.page_edits import require_one

WORKER = "search/worker.html"  # a frame, no page: nothing in it is to be read
INDEX = "search/search_index.js"
_DATA = "search/search_index.json"
# What parts the words of a page, and those that are sought, as the theme's search takes it: white
# space, hyphens, signs, and apostrophes but for those within a word.
BETWEEN_WORDS = r"""[\s\-,:;.!?=()\[\]"“”‘„«»/]+|\B['’]|['’]\B"""
_WORKERS = "assets/javascripts/workers/search."  # begins the name of the theme's search
FILES = (WORKER, "search/worker.js")  # the same for every index

_FRAME = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Search</title>
<script src="worker.js"></script>
<script src="../{worker}"></script>
</html>
"""
# The theme's search is written as a worker, and here runs in a frame. A worker's messages go to
# the page that started it, a frame's to the frame itself. The theme's worker also looks into the
# page around it, which a page opened from a folder may not.
_BRIDGE = """const page = parent;
self.parent = undefined;
self.postMessage = (data) => page.postMessage(data, "*");
"""


def worker(names: Iterable[str]) -> str:
    """The theme's search among the names of some files.

    Raises InputError where there is none, or more than one.
    """
    found = [name for name in names if name.startswith(_WORKERS) and name.endswith(".js")]
    require_one(found, "The search", f"a script {_WORKERS}*.js")
    return found[0]


def as_script(index: str) -> str:
    """The search index, which is JSON, as a script."""
    return f"var __index = {index};\n"


Entry = dict[str, str]  # what the search finds: a page, or a part of one


class Index(NamedTuple):
    """The search index of a built site: its settings, and its entries in the order of the pages."""

    settings: dict[str, object]
    entries: list[Entry]


def read(site: Path) -> Index | None:
    """The search index of a built site; None if it has no search."""
    path = site / _DATA
    if not path.is_file():
        return None
    settings = json.loads(path.read_text(encoding="utf-8"))
    return Index(settings, settings.pop("docs"))


def by_folder(index: Index) -> dict[str, list[Entry]]:
    """The entries of an index by the folder of their page; "" for the site's own folder."""
    found: dict[str, list[Entry]] = {}
    for entry in index.entries:
        folder, _, inner = entry["location"].partition("#")[0].partition("/")
        found.setdefault(folder if inner else "", []).append(entry)
    return found


def write(site: Path, index: Index, entries: Mapping[str, list[Entry]]) -> None:
    """Write the search index of a site with these `entries`, which are given by their folders.

    They come in the order of the folders, so that it is the same where only some were rendered.
    """
    found = [entry for _, inner in sorted(entries.items()) for entry in inner]
    text = json.dumps({**index.settings, "docs": found}, separators=(",", ":"))
    (site / _DATA).write_text(text, encoding="utf-8")
    (site / INDEX).write_text(as_script(text), encoding="utf-8")


def add_search(site: Path) -> None:
    """Add to a built site the search index as a script, and the frame that the search runs in.

    A site without a search stays as it is. Raises InputError where the theme's worker is missing.
    """
    index = read(site)
    if index is None:
        return
    names = (path.relative_to(site).as_posix() for path in site.glob(f"{_WORKERS}*.js"))
    write(site, index, by_folder(index))
    (site / "search" / "worker.js").write_text(_BRIDGE, encoding="utf-8")
    (site / WORKER).write_text(_FRAME.format(worker=worker(names)), encoding="utf-8")
