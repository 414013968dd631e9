"""The settings and files that a project may have: nobody would check what others put onto pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, also_on_site, rule, site_rule
from briefed.model import Course, Fault, Site
from briefed.source.allowed_files import CODE as FILE_NOT_ALLOWED
from briefed.source.mkdocs_settings import CODE as SETTING_NOT_ALLOWED


@site_rule(
    SETTING_NOT_ALLOWED,
    "mkdocs.yml sets something that would put unchecked words, scripts or pages onto the site",
    "set it as the message says, or take it away",
)
def setting_not_allowed(site: Site) -> Iterator[Reported]:
    return _found(site.faults, SETTING_NOT_ALLOWED)


@rule(
    FILE_NOT_ALLOWED,
    "a file in docs/ or quizzes/ is of a kind that nobody checks, or leads elsewhere",
    "take it away, or bring it in a kind that the message names",
    without_briefing=True,
)
def file_not_allowed(course: Course, _: Coverage) -> Iterator[Reported]:
    return _found(course.faults, FILE_NOT_ALLOWED)


@also_on_site(FILE_NOT_ALLOWED)
def file_not_allowed_outside_courses(site: Site) -> Iterator[Reported]:
    return _found(site.faults, FILE_NOT_ALLOWED)


def _found(faults: Iterable[Fault], code: str) -> Iterator[Reported]:
    """The faults with a code that reading the project found."""
    for fault in faults:
        if fault.code == code:
            yield fault.location, None, fault.message
