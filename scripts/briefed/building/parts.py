"""The parts of a built site that are kept from one build to the next: each course, and the rest.

A part is kept under its fingerprint, once the whole site has passed the check of the built pages.
So what is kept has passed it, and of a course that is taken only the links are checked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed import cache
from briefed.building.fingerprints import Marks
from briefed.layout import SHARED
from briefed.rendering import search
from briefed.verifying.links import Outline


class Part(NamedTuple):
    """What is known of a part without a look at its files.

    `outlines` has the outline of each page by its name in the site, and `entries` what the search
    finds in the part.
    """

    outlines: dict[str, Outline]
    entries: list[search.Entry]


class Kept(NamedTuple):
    """The courses of a site that are kept, by their names, and whether all of the site is."""

    courses: Mapping[str, Part]
    is_whole: bool

    @property
    def outlines(self) -> dict[str, Outline]:
        """The outline of each page of the courses that are kept."""
        return {name: one for part in self.courses.values() for name, one in part.outlines.items()}


def taken(marks: Marks, site: Path) -> Kept:
    """Put what is kept of a site, under these fingerprints, into an empty folder.

    What belongs to no course is put there if all courses are. Raises OSError.
    """
    found = {slug: _taken(mark, site) for slug, mark in marks.courses.items()}
    courses = {slug: part for slug, part in found.items() if part}
    is_whole = len(courses) == len(found) and _taken(marks.rest, site) is not None
    return Kept(courses, is_whole)


def _taken(mark: str, site: Path) -> Part | None:
    """Put the files of a part into the folder of a site; None where not all of it is kept."""
    data = cache.get(mark)
    if data is None:
        return None
    known = json.loads(data)
    files: dict[str, bytes] = {}
    for name, file in known["files"].items():
        content = cache.get(file)
        if content is None:
            return None
        files[name] = content
    for folder in {(site / name).parent for name in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (site / name).write_bytes(content)
    outlines = {
        page: Outline(frozenset(ids), _targets(links), _targets(visible))
        for page, (ids, links, visible) in known["outlines"].items()
    }
    return Part(outlines, known["entries"])


def _targets(links: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((file, anchor) for file, anchor in links)


def join(kept: Kept, site: Path) -> None:
    """Complete the search of a site of which the courses that are kept were not rendered."""
    index = search.read(site)
    if index and kept.courses:
        entries = search.by_folder(index)
        entries |= {slug: part.entries for slug, part in kept.courses.items()}
        search.write(site, index, entries)


def keep(marks: Marks, kept: Kept, outlines: Mapping[str, Outline], site: Path) -> None:
    """Keep what is new of a site that has passed its check, under these fingerprints.

    `kept` are the courses that are kept already, and `outlines` has the outline of each page.
    """
    files: dict[str, list[str]] = {slug: [] for slug in (*marks.courses, SHARED)}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            files[_part_of(name, marks)].append(name)
    index = search.read(site)
    entries = search.by_folder(index) if index else {}
    for slug, mark in marks.courses.items():
        if slug not in kept.courses:
            of_course = {name: one for name, one in outlines.items() if name in files[slug]}
            _keep(mark, Part(of_course, entries.get(slug, [])), site, files[slug])
    _keep(marks.rest, Part({}, []), site, files[SHARED])


def _part_of(name: str, marks: Marks) -> str:
    folder = name.partition("/")[0]
    return folder if folder in marks.courses else SHARED


def _keep(mark: str, part: Part, site: Path, names: Iterable[str]) -> None:
    """Keep a part; `names` are its files, by their names in the site."""
    files = {}
    for name in names:
        data = (site / name).read_bytes()
        files[name] = cache.fingerprint([b"file", data])
        cache.put(files[name], data)
    outlines = {
        page: [sorted(one.ids), sorted(one.links), sorted(one.visible_links)]
        for page, one in part.outlines.items()
    }
    known = {"files": files, "outlines": outlines, "entries": part.entries}
    cache.put(mark, json.dumps(known).encode("utf-8"))
    cache.tidy(mark)
