"""What a rendered site is completed with: few style sheets, slides and sheets, the search, and the
files for hosts.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from briefed.building.live_preview import LivePreview
from briefed.building.site_build import SiteBuild
from briefed.errors import InputError
from briefed.model import Course
from briefed.outputs import handouts, published_packs, slides
from briefed.outputs.packaging import stamp_of
from briefed.outputs.typeset import Press
from briefed.parallel import with_each
from briefed.rendering import assets, content_security_policy, search
from briefed.rendering.around_article import DRAFT_PREVIEW


def finish(build: SiteBuild, site: Path, listed: Sequence[str], logger: str) -> None:
    """Complete a site, or a draft of one, that was rendered into a folder. Raises InputError.

    `listed` are the style sheets that mkdocs.yml lists.
    """
    assets.shrink(site)
    join_styles(build, site, listed, logger)
    write_slides(build, site, True, logger)
    search.add_search(site, build.project, build.kept)
    content_security_policy.write_headers(site, build.script_hashes)


def finish_served(
    build: SiteBuild, site: Path, listed: Sequence[str], logger: str, live: LivePreview | None
) -> None:
    """Complete what a live preview serves, as `finish` does a site.

    `live` is what it keeps, if it renders only what an edit changes. Raises InputError.
    """
    join_styles(build, site, listed, logger)
    write_slides(build, site, False, logger)
    if live:
        live.finish(build, site)
    else:
        search.split(site, [course.slug for course in build.project.courses])


def join_styles(build: SiteBuild, site: Path, listed: Sequence[str], logger: str) -> None:
    """Join the style sheets that every page loads, and those of slides.

    Raises InputError where one is not there; a preview warns instead, through the named logger.
    """
    if missing := assets.join(site, listed):
        name = missing[0]
        or_else = "" if name in assets.OF_DECK else ", or take it out of extra_css in mkdocs.yml"
        fault = InputError(f"docs/ has no {name}, which is a style sheet: put it there{or_else}")
        if not build.shows_faults:
            raise fault
        logging.getLogger(logger).warning("%s", fault)


def write_slides(build: SiteBuild, site: Path, printed: bool, logger: str) -> None:
    """Write the slides of each course that was rendered again.

    With `printed` its sheets as well, which take too long for a live preview. Raises InputError
    for slides that can't be made; a preview warns instead, through the named logger.
    """
    note = DRAFT_PREVIEW if build.shows_faults and printed else ""

    def write_of(course: Course) -> None:
        try:
            made = slides.composed(course, site)
            if printed:
                handouts.write(course, made, site, Press(stamp_of(course)), note)
            if printed and not build.shows_faults:
                published_packs.write(course, made, site)
            slides.write(course, made, site, printed, note)
        except InputError as error:
            if not build.shows_faults:
                raise
            logging.getLogger(logger).warning("%s", error)

    with_each([one for one in build.project.courses if build.renders_again(one)], write_of)
