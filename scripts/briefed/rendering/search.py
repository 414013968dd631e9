"""The files of the search: an index for each course, and what lets it work without a server.

See scripts/web/search.js. What finds in all courses at once is in `search_all`.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from briefed.layout import BRIEFING
from briefed.model import Course
from briefed.rendering import search_all
from briefed.rendering.bundles import SEARCH_ALL
from briefed.rendering.notices import edition, shows_draft
from briefed.rendering.page_edits import require_one
from briefed.rendering.search_all import Entry
from briefed.source.project import Project
from briefed.text.patterns import lazily
from briefed.text.words import plain

WORKER = "search/worker.html"  # a frame, no page: nothing in it is to be read
WRITTEN = "search/search_index.json"  # by the theme's search, of the whole site
INDEX = "search/index.js"  # of a course, in its folder; at the top that of the site's own pages
_OF_BRIEFING = lazily(rf"[^/]+/{PurePosixPath(BRIEFING).stem}[./]")  # an address of its page
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


class Index(NamedTuple):
    """What the theme's search has written: its settings, and its entries by the name of the course.

    Entries of pages outside any course are under "".
    """

    settings: object
    entries: dict[str, list[Entry]]


class Searched(NamedTuple):
    """What a page's search looks into: the folders of courses, parted by commas, beside the site's
    own pages; and the script with which it looks into all courses, "" where it does not.
    """

    courses: str
    everywhere: str


def searched(course: Course | None, courses: Sequence[Course], serving: bool) -> Searched:
    """What the search looks into on a page of a course, or of none.

    A live preview has no index of all courses, which every edit would change: there the pages
    outside any course take the index of each.
    """
    several = len(courses) > 1 and not serving
    here = (course,) if course else () if several else courses
    return Searched(",".join(f"{one.slug}/" for one in here), SEARCH_ALL if several else "")


def worker(names: Iterable[str]) -> str:
    """The theme's search among the names of some files.

    Raises InputError where there is none, or more than one.
    """
    found = [name for name in names if name.startswith(_WORKERS) and name.endswith(".js")]
    require_one(found, "The search", f"a script {_WORKERS}*.js")
    return found[0]


def read(site: Path, courses: Iterable[str]) -> Index | None:
    """What the theme's search has written into a site with courses of these names.

    None for a site without a search.
    """
    path = site / WRITTEN
    if not path.exists():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, list[Entry]] = {"": [], **{slug: [] for slug in courses}}
    for entry in data["docs"]:
        top = entry["location"].partition("/")[0]
        found[top if top in found else ""].append(entry)
    return Index(data["config"], found)


def index_of(slug: str) -> str:
    """The name of a course's index within the site; that of the site's own pages for ""."""
    return f"{slug}/{INDEX}" if slug else INDEX


def index_script(slug: str, settings: object, entries: Iterable[Entry]) -> str:
    """The index of a course, or of the site's own pages: it rests on no other course."""
    return search_all.script(index_of(slug), {"config": settings, "docs": list(entries)})


def parts_of(script: str) -> tuple[object, list[Entry]]:
    """The settings and the entries of an index that `index_script` made."""
    data = json.loads(script.partition("]=")[2].removesuffix(";\n"))
    return data["config"], data["docs"]


def split(site: Path, courses: Iterable[str]) -> Index | None:
    """Replace what the theme's search has written by an index for each course.

    Returns what it had written; None for a site without a search, which stays as it is.
    """
    index = read(site, courses)
    if index is not None:
        (site / WRITTEN).unlink()
        for slug, entries in index.entries.items():
            write_index(site, slug, index.settings, entries)
    return index


def write_index(site: Path, slug: str, settings: object, entries: Iterable[Entry]) -> None:
    """Write the index of a course, or of the site's own pages."""
    path = site / index_of(slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(index_script(slug, settings, entries), encoding="utf-8")


def add_search(site: Path, project: Project, kept: Container[str]) -> None:
    """Complete the search of a built site: an index for each course, one of all courses where there
    are several, and the frame that the search runs in where there is no server.

    The courses that are `kept` were not rendered, and have their index. One that has none is left
    out of that of all. A site without a search stays as it is. Raises InputError where the theme's
    worker is missing.
    """
    index = split(site, [course.slug for course in project.courses if course.slug not in kept])
    if index is None:
        return
    if len(project.courses) > 1:
        search_all.write(site, _contributions(site, project, index))
    names = (path.relative_to(site).as_posix() for path in site.glob(f"{_WORKERS}*.js"))
    (site / "search" / "worker.js").write_text(_BRIDGE, encoding="utf-8")
    (site / WORKER).write_text(_FRAME.format(worker=worker(names)), encoding="utf-8")


def _contributions(site: Path, project: Project, index: Index) -> Iterable[search_all.Contribution]:
    """What the site's own pages and each course have for the search in all courses."""
    yield search_all.contribution("", "", False, index.entries[""])
    for course in sorted(project.courses, key=lambda one: (_is_older(one), one.slug)):
        about = ", ".join(
            part
            for part in (
                plain(course.title),
                edition(course).lower(),
                "draft" if shows_draft(course, project.site) else "",
                "there is a newer course" if _is_older(course) else "",
            )
            if part
        )
        found = index.entries.get(course.slug)
        if found is None:
            kept = site / index_of(course.slug)
            if not kept.is_file():
                continue
            found = parts_of(kept.read_text(encoding="utf-8"))[1]
        # A page that teaches comes before the briefing, which has all words of it.
        entries = sorted(
            found,
            key=lambda entry: bool(_OF_BRIEFING.match(entry["location"])),
        )
        yield search_all.contribution(course.slug, about, _is_older(course), entries)


def _is_older(course: Course) -> bool:
    """Whether a newer course has taken the place of a course."""
    return bool(course.settings.superseded_by)
