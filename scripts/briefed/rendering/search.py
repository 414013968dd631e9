"""Files that let the search work without a server: see docs/assets/search.js."""

from __future__ import annotations

from pathlib import Path

WORKER = "search/worker.html"  # a frame that nobody sees
INDEX = "search/search_index.js"
FILES = (WORKER, "search/worker.js")  # the same for every index

_FRAME = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Search</title>
<script src="worker.js"></script>
<script src="../{worker}"></script>
</html>
"""
# A worker posts messages to the page that started it, a frame to itself. And the theme's worker
# reads its parent, which browsers forbid to a frame of a site that is opened from a folder.
_BRIDGE = """const page = parent;
self.parent = undefined;
self.postMessage = (data) => page.postMessage(data, "*");
"""


def as_script(index: str) -> str:
    """The search index, which is JSON, as a script."""
    return f"var __index = {index};\n"


def add_search(site: Path) -> None:
    """Add to a built site the search index as a script, and the frame that the search runs in."""
    index, workers = (
        site / "search" / "search_index.json",
        sorted((site / "assets" / "javascripts" / "workers").glob("search.*.js")),
    )
    if not index.exists() or not workers:
        return
    (site / INDEX).write_text(as_script(index.read_text(encoding="utf-8")), encoding="utf-8")
    (site / "search" / "worker.js").write_text(_BRIDGE, encoding="utf-8")
    (site / WORKER).write_text(
        _FRAME.format(worker=workers[0].relative_to(site).as_posix()), encoding="utf-8"
    )
