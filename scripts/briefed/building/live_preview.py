"""The live preview: it renders again only the pages that an edit changes.

The renderer asks of each page whether its file was modified, and looks at its date alone. A page
also shows its quiz, its briefing and its neighbours, so what it is made from is compared instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

from briefed.building.site_build import SiteBuild
from briefed.checking.project import Judged
from briefed.model import Course
from briefed.rendering import search
from briefed.rendering.search_all import Entry
from briefed.source.project import Known


class LivePreview:
    """What one build of the live preview hands on to the next."""

    def __init__(self) -> None:
        self.known: Known = {}  # the courses as they were read
        self._rendered: SiteBuild | None = None  # the last build, once all of it is rendered
        self._index: dict[str, list[Entry]] = {}  # its search entries, by the address of their page
        self._made: dict[tuple[str, str], tuple[Course, object, str]] = {}

    def judged(self) -> tuple[Judged, ...]:
        """What the check found of the courses when the last build was made."""
        return self._rendered.verdict.courses if self._rendered else ()

    def made(
        self, course: Course, name: str, make: Callable[[], str], rests_on: object = None
    ) -> str:
        """A file made of a course, and of what else it `rests_on`.

        It is made again only where the course is another object, or the rest is not equal.
        """
        before, rested_on, text = self._made.get((course.slug, name), (None, None, ""))
        if before is not course or rested_on != rests_on:
            text = make()
            self._made[course.slug, name] = course, rests_on, text
        return text

    def pages_to_render(
        self, build: SiteBuild, addresses: set[str], urls: Mapping[str, str], folder: Path
    ) -> set[str]:
        """The pages to render again, by their paths; files that are gone are removed.

        `addresses` are all files of the site in `folder`, `urls` the address of each page by its
        path. All pages are rendered where the files are others, or where the last build failed.
        """
        last, self._rendered = self._rendered, None  # it stays so if this build fails
        build.addresses = addresses
        if last is not None:
            for gone in last.addresses - addresses:
                Path(folder, gone).unlink(missing_ok=True)
        spares = last is not None and last.addresses == addresses
        paths = {
            path
            for path in urls
            if last is None or not spares or not build.renders_alike(last, path)
        }
        build.rendered = {url: path in paths for path, url in urls.items()}
        return paths

    def finish(self, build: SiteBuild, folder: Path) -> None:
        """A build is rendered: complete its search index and keep it for the next."""
        self._merge_index(build, folder)
        self._rendered = build

    def _merge_index(self, build: SiteBuild, folder: Path) -> None:
        """Write the search index of each course of which a page was rendered again, with the
        entries of its other pages as they were.
        """
        courses = [course.slug for course in build.project.courses]
        written = search.read(folder, courses)
        if written is None:
            return
        found: dict[str, list[Entry]] = {}
        for entry in itertools.chain(*written.entries.values()):
            found.setdefault(entry["location"].partition("#")[0], []).append(entry)
        self._index = {
            url: (found if again else self._index).get(url, [])
            for url, again in build.rendered.items()
        }
        of_courses: dict[str, list[Entry]] = {slug: [] for slug in ("", *courses)}
        changed = set()
        for url, again in build.rendered.items():
            top = url.partition("/")[0]
            slug = top if top in of_courses else ""
            of_courses[slug] += self._index[url]
            changed |= {slug} if again else set()
        for slug in changed:
            search.write_index(folder, slug, written.settings, of_courses[slug])
