"""Decisions that a course must keep current: contacts, review, approval, exemptions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefed.checking.background import what_holds
from briefed.checking.coverage import Coverage, sentence_index
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.model import Course, Location, Site
from briefed.source.approved_files import SITE_RECORD, difference, digest, record
from briefed.text.counting import counted_words

CONTACT_MONTHS = 12  # how long a verified contact is believed
REVIEW_MONTHS = 2  # how long before a review the check reminds of it


def months_between(earlier: str, later: str) -> float:
    """The months from one ISO date to another; negative where the second is earlier."""
    days = datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)
    return days.days / 30.44


@rule(
    "contact-missing",
    "no local contacts are given",
    "write a list `local contacts:` at the top of the course start",
    "warning",
    without_briefing=True,
    needs=["local contacts"],
)
def contact_missing(course: Course, _: Coverage) -> Iterator[Reported]:
    if not course.settings.contacts:
        yield (
            course.settings.keys.key("local contacts"),
            None,
            "the course names no local contacts: write a list “local contacts:” at the top "
            "of this file, with “name:”, “number:” and “verified:” for each",
        )


@rule(
    "contact-stale",
    "nobody has rung a local contact for more than a year",
    "ring the number, then write today's date after `verified:`",
    "warning",
    without_briefing=True,
    dated=True,
)
def contact_stale(course: Course, _: Coverage) -> Iterator[Reported]:
    for at, contact in enumerate(course.settings.contacts):
        months = months_between(contact["verified"], course.today)
        if months < 0:
            yield (
                course.settings.keys.value("local contacts", at, "verified"),
                None,
                f"somebody rang the contact {contact['name']!r} on {contact['verified']}, a "
                "day that is yet to come: write after “verified:” the day on which it was rung",
            )
        elif months > CONTACT_MONTHS:
            yield (
                course.settings.keys.value("local contacts", at, "verified"),
                None,
                f"nobody has rung the contact {contact['name']!r} since "
                f"{contact['verified']}, for more than {CONTACT_MONTHS} months: ring the "
                "number, then write today's date after “verified:”",
            )


@rule(
    "review-overdue",
    "the date after `review by:` has passed",
    "review the course, then set the next date",
    "warning",
    without_briefing=True,
    dated=True,
)
def review_overdue(course: Course, _: Coverage) -> Iterator[Reported]:
    if course.settings.review_by and course.settings.review_by < course.today:
        yield (
            course.settings.keys.key("review by"),
            None,
            f"this course was to be reviewed by {course.settings.review_by}: review it, then "
            "write the next date in the line “review by:”",
        )


@rule(
    "review-due",
    "the date after `review by:` is less than two months away",
    "review the course, then set the next date",
    "warning",
    dated=True,
)
def review_due(course: Course, _: Coverage) -> Iterator[Reported]:
    by = course.settings.review_by
    if by and by >= course.today and months_between(course.today, by) <= REVIEW_MONTHS:
        yield (
            course.settings.keys.key("review by"),
            None,
            f"this course is to be reviewed by {by}: review it, then write the next date "
            "in the line “review by:”",
        )


@rule(
    "course-superseded",
    "another course has taken the place of this one",
    "delete the course when nobody learns with it any more",
    "warning",
)
def course_superseded(course: Course, _: Coverage) -> Iterator[Reported]:
    if course.settings.superseded_by:
        yield (
            course.settings.keys.key("superseded by"),
            None,
            f"{course.settings.superseded_by} has taken the place of this course, and its "
            "pages say so: delete this course when nobody learns with it any more",
        )


@rule(
    "approval-missing",
    "nobody from the partnership has approved the course, or what all courses share",
    "ask the partnership for its approval",
    "warning",
    without_briefing=True,
    needs=["approval"],
)
def approval_missing(course: Course, _: Coverage) -> Iterator[Reported]:
    if course.settings.approval is None:
        yield _unapproved(course.settings.keys.key("approval"), "this course")


@also_on_site("approval-missing")
def site_approval_missing(site: Site) -> Iterator[Reported]:
    if site.settings.approval is None and site.pages:
        yield _unapproved(
            site.settings.keys.key("approval"),
            "what all courses share (the pages outside any course, styles, scripts and settings)",
        )


def _unapproved(location: Location, what: str) -> Reported:
    return (
        location,
        None,
        f"nobody from the partnership has approved {what}, so its pages say that they are a "
        "draft: ask for the approval",
    )


@rule(
    "approval-stale",
    "the course, or what all courses share, was changed after its approval",
    "let the partnership approve the current version",
    "warning",
    without_briefing=True,
    needs=["approval", "edition"],
)
def approval_stale(course: Course, _: Coverage) -> Iterator[Reported]:
    if course.settings.approval and not is_approved(course):
        what = _changed(course, course.settings.approval, record(course.slug))
        yield course.settings.keys.key("approval"), None, f"the course was {what}"


@also_on_site("approval-stale")
def site_approval_stale(site: Site) -> Iterator[Reported]:
    if site.settings.approval and not is_approved(site):
        what = _changed(site, site.settings.approval, SITE_RECORD)
        yield site.settings.keys.key("approval"), None, f"what all courses share was {what}"


def _changed(one: Course | Site, approval: dict[str, str], file: str) -> str:
    """What was changed after an approval, in words for a message; `file` lists what it is for."""
    if digest(one.approved) != approval["fingerprint"]:
        what = f"nobody can tell what changed, since {file} is not the list that was approved"
    elif one.approved != one.stands:
        what = difference(one.approved, one.stands)
    else:
        what = f"the approval is for edition {approval['edition']}"
    return (
        f"changed after its approval on {approval['date']} ({what}): ask the partnership to "
        "approve the current version"
    )


def is_approved(one: Course | Site) -> bool:
    """Whether a course, or what all courses share, is now as it was approved."""
    approval = one.settings.approval
    edition = one.settings.edition if isinstance(one, Course) else ""  # the site has none
    return (
        approval is not None
        and approval.get("edition", "") == edition
        and one.approved == one.stands
        and approval["fingerprint"] == digest(one.stands)
    )


@rule(
    "exemption-without-reason",
    "an exemption gives no reason",
    "say why the sentence needs no question",
)
def exemption_without_reason(course: Course, _: Coverage) -> Iterator[Reported]:
    for exemption in course.settings.exemptions:
        if not exemption.reason:
            yield (
                exemption.location,
                exemption.statement,
                f'the exemption of "{exemption.sentence}" gives no reason: add reason: …',
            )


@rule(
    "exemption-not-allowed",
    "an exempted sentence holds “should”, “must”, or a figure that is more than a date or a number "
    "of cases that were looked at",
    "test it",
)
def exemption_not_allowed(course: Course, coverage: Coverage) -> Iterator[Reported]:
    if not course.settings.exemptions:
        return
    counted = counted_words(statement.text for statement in course.briefing.statements)
    for exemption in course.settings.exemptions:
        if what := what_holds(exemption.sentence, counted):
            yield (
                exemption.location,
                exemption.statement,
                (
                    f'"{exemption.sentence}" holds {what} and can\'t be exempt: write a question '
                    "that rests on it"
                ),
            )


@rule("exemption-unused", "an exemption excuses no sentence, or one that is tested", "take it away")
def exemption_unused(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for exemption in course.settings.exemptions:
        index = sentence_index(coverage.statements.get(exemption.statement), exemption.sentence)
        if index is None and (holders := coverage.holders(exemption.sentence)):
            yield (
                exemption.location,
                exemption.statement,
                f'"{exemption.sentence}" is of {" and of ".join(holders)}, and not of '
                f"{exemption.statement}: write statement: {holders[0]}",
            )
        elif index is None:
            yield (
                exemption.location,
                exemption.statement,
                (
                    f'{exemption.statement} has no sentence "{exemption.sentence}": copy it from '
                    "the briefing, or take the exemption away"
                ),
            )
        elif (exemption.statement, index) in coverage.tested:
            yield (
                exemption.location,
                exemption.statement,
                f'"{exemption.sentence}" is tested: take its exemption away',
            )
