"""The units of a built site that are kept from one build to the next: each course, and the rest.

A unit is kept under its fingerprint, once it has passed the check of the built pages. So of the
built pages of a course that is taken, only the links are checked again, since they may lead to
other units.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed import cache
from briefed.building.fingerprints import Fingerprints
from briefed.layout import SHARED
from briefed.verifying.links import Outline

Outlines = dict[str, Outline]  # of pages, by their names in the site


class Kept(NamedTuple):
    """The courses of a site that are kept, by their names, each with the outlines of its pages; and
    whether all of the site is kept.
    """

    courses: Mapping[str, Outlines]
    is_whole: bool

    @property
    def outlines(self) -> Outlines:
        """The outline of each page of the courses that are kept."""
        return {name: one for outlines in self.courses.values() for name, one in outlines.items()}


def taken(wanted: Fingerprints, site: Path) -> Kept:
    """Put what is kept of a site, under these fingerprints, into an empty folder.

    What belongs to no course is put there if all courses are. Raises OSError.
    """
    found = {slug: _taken(fingerprint, site) for slug, fingerprint in wanted.courses.items()}
    courses = {slug: outlines for slug, outlines in found.items() if outlines is not None}
    is_whole = len(courses) == len(found) and _taken(wanted.rest, site) is not None
    return Kept(courses, is_whole)


def _taken(fingerprint: str, site: Path) -> Outlines | None:
    """Put the files of a unit into the folder of a site; None where not all of it is kept."""
    data = cache.get(fingerprint)
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
    return {
        page: Outline(frozenset(ids), _targets(links), _targets(visible))
        for page, (ids, links, visible) in known["outlines"].items()
    }


def _targets(links: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((file, anchor) for file, anchor in links)


def missing(wanted: Fingerprints) -> list[str]:
    """The names of the courses of which nothing is kept."""
    return [slug for slug, fingerprint in wanted.courses.items() if cache.get(fingerprint) is None]


def keep(wanted: Fingerprints, kept: Kept, outlines: Outlines, site: Path) -> None:
    """Keep what is new of a site that has passed its check, under these fingerprints.

    `kept` are the courses that are kept already, and `outlines` has the outline of each page.
    """
    new = [slug for slug in wanted.courses if slug not in kept.courses]
    files = keep_courses(wanted, new, outlines, site)
    _keep(wanted.rest, {}, site, files[SHARED])


def keep_courses(
    wanted: Fingerprints, slugs: Iterable[str], outlines: Outlines, site: Path
) -> Mapping[str, list[str]]:
    """Keep some courses of a site whose pages have passed their check; see `keep`.

    Returns the names of the files of each unit of the site.
    """
    files: dict[str, list[str]] = {slug: [] for slug in (*wanted.courses, SHARED)}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            files[_unit_of(name, wanted)].append(name)
    for slug in slugs:
        of_course = {name: outlines[name] for name in files[slug] if name in outlines}
        _keep(wanted.courses[slug], of_course, site, files[slug])
    return files


def _unit_of(name: str, wanted: Fingerprints) -> str:
    folder = name.partition("/")[0]
    return folder if folder in wanted.courses else SHARED


def _keep(fingerprint: str, outlines: Outlines, site: Path, names: Iterable[str]) -> None:
    """Keep a unit: its files, by their `names` in the site, and the outlines of its pages."""
    files = {}
    for name in names:
        data = (site / name).read_bytes()
        files[name] = cache.fingerprint([b"file", data])
        cache.put(files[name], data)
    listed = {
        page: [sorted(one.ids), sorted(one.links), sorted(one.visible_links)]
        for page, one in outlines.items()
    }
    known = {"files": files, "outlines": listed}
    cache.put(fingerprint, json.dumps(known).encode("utf-8"))
    cache.tidy(fingerprint)
