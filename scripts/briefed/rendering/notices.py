"""What pages say about their course: draft, correction, newer course, exemptions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from briefed.checking.rules.upkeep import is_approved
from briefed.layout import NOT_TESTED, START
from briefed.model import Course, Page, Site
from briefed.source.generated_pages import CHANGES
from briefed.source.setting_values import is_month
from briefed.source.stand_ins import title_in_words

DRAFT = "Draft: not yet approved by the partnership."
AGE = "bf-age"  # the class of the paragraph to which a page script adds how many years ago that is
NEWER = "There is a newer course"
WORRIED = "Worried about a child now?"


def draft(course: Course) -> str:
    """The notice of a course that nobody has approved in its present state, else ""."""
    return DRAFT if is_draft(course) else ""


def edition(course: Course) -> str:
    """Which edition a course is of, in words; "" where it does not say."""
    return f"Edition {course.settings.edition}" if course.settings.edition else ""


def is_draft(course: Course) -> bool:
    """Whether nobody has approved a course in its present state."""
    return not is_approved(course)


def shows_draft(course: Course | None, site: Site) -> bool:
    """Whether a page of a course, or of none, must say that it is a draft.

    Every page rests on what all courses share, which has an approval of its own.
    """
    return not is_approved(site) or (course is not None and is_draft(course))


def below_heading(course: Course, page: Page | None, courses: Iterable[Course]) -> str:
    """The notices below a page's heading: a newer course, and corrections since publication.

    The course start has all corrections, and names its edition and the day of the briefing; a
    theme's page has those of its theme. `page` is None for the published briefing.
    """
    return "".join(f"\n\n{notice}" for notice in _notices(course, page, courses))


def _notices(course: Course, page: Page | None, courses: Iterable[Course]) -> Iterator[str]:
    newer = course.settings.superseded_by
    if newer:
        other = next((candidate for candidate in courses if candidate.slug == newer), None)
        title = other.title if other else title_in_words(newer)  # that one is being corrected
        link = f"<{newer}>" if ":" in newer else f"[{title}](../{newer}/{START})"
        yield (
            f'!!! warning "{NEWER}"\n'
            f"    {link} has taken the place of this one. What stands here may no longer hold."
        )
    theme, is_start = (page.theme, page.kind == "start") if page else (None, False)
    for entry in course.settings.corrections:
        if is_start or (theme and theme == entry["theme"]):
            yield f'!!! warning "Correction, {entry["date"]}"\n    {entry["text"]}'
    if is_start and (published := course.settings.published):
        yield f"The briefing is from {in_words(published)}.\n{{: .{AGE} }}"
    if is_start and course.editions:
        link = f"[What has changed since the one before]({CHANGES})"
        yield f"This is edition {course.settings.edition}. {link}"


def in_words(published: str) -> str:
    """A date of publication, or a month without a day, as people write it."""
    if is_month(published):
        return f"{date.fromisoformat(f'{published}-01'):%B %Y}"
    day = date.fromisoformat(published)
    return f"{day.day} {day:%B %Y}"


def exempted(course: Course) -> str:
    """The end of every course start: the sentences that are exempt from being tested, or ""."""
    if not course.settings.exemptions:
        return ""
    listed = "\n".join(
        f"- “{exemption.sentence}” {exemption.reason}" for exemption in course.settings.exemptions
    )
    return (
        f"\n\n## {NOT_TESTED}\n\n"
        "These sentences of the briefing are taught and no question rests on them.\n"
        f"\n{listed}\n"
    )
