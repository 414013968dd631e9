"""What a page says of its course: a draft, corrections, a newer course, another edition."""

from __future__ import annotations

import pytest
from briefed.model import Course, Exemption, Location
from briefed.rendering.notices import DRAFT, below_heading, draft, exempted, shows_draft
from briefed.source.approved_files import digest
from briefed.source.project import load
from support.tiny import BASE

CORRECTION = '\n\n!!! warning "Correction, 2026-03-01"\n    It was 12.'
AGE = "\n\nThe briefing is from 15 January 2026.\n{: .bf-age }"


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    return course


def changed(course: Course, **settings: object) -> Course:
    return course._replace(settings=course.settings._replace(**settings))


def test_a_month_without_a_day_is_shown_as_one(course: Course) -> None:
    said = below_heading(changed(course, published="2021-05"), course.start, ())
    assert said == "\n\nThe briefing is from May 2021.\n{: .bf-age }"


@pytest.mark.parametrize("theme", ["safe-sleep", "introduction", ""])
def test_a_correction_is_on_the_start_and_on_the_page_of_its_theme(
    course: Course, theme: str
) -> None:
    entry = {"date": "2026-03-01", "theme": theme, "text": "It was 12."}
    corrected = changed(course, corrections=(entry,))
    assert below_heading(corrected, corrected.start, ()) == CORRECTION + AGE
    for page in (*corrected.pages, None):
        if page is not corrected.start:
            there = page and page.theme and page.theme == theme
            assert below_heading(corrected, page, ()) == (CORRECTION if there else "")


def test_every_page_leads_to_a_newer_course(course: Course) -> None:
    newer = course._replace(slug="newer")
    lead = '\n\n!!! warning "There is a newer course"\n    '
    rest = " has taken the place of this one. What stands here may no longer hold."
    for page in (None, course.page_of("safe-sleep"), course.start):
        here = changed(course, superseded_by="newer")
        link = "[The Riverbank course](../newer/index.md)"
        age = AGE if page and page.kind == "start" else ""
        assert below_heading(here, page, (course, newer)) == lead + link + rest + age
        away = changed(course, superseded_by="https://a.example/")
        assert (
            below_heading(away, page, (course, newer)) == f"{lead}<https://a.example/>{rest}{age}"
        )
        corrected = below_heading(here, page, (course,))
        assert corrected == f"{lead}[Newer](../newer/index.md){rest}{age}"


def test_the_start_names_its_edition_where_there_was_another(course: Course) -> None:
    second = changed(course._replace(editions={"1": "# Before"}), edition="2", published="")
    assert below_heading(second, second.start, ()) == (
        "\n\nThis is edition 2. [What has changed since the one before](what-has-changed.md)"
    )
    assert below_heading(second, second.page_of("safe-sleep"), ()) == ""


def test_the_start_says_how_old_the_briefing_is_where_the_day_is_known(course: Course) -> None:
    assert below_heading(course, course.start, ()) == AGE
    assert below_heading(course, course.page_of("safe-sleep"), ()) == ""
    unknown = changed(course, published="")
    assert below_heading(unknown, unknown.start, ()) == ""


def test_a_course_is_a_draft_until_it_and_what_courses_share_are_approved(course: Course) -> None:
    approval = {"edition": "1", "fingerprint": digest("files")}
    approved = changed(course, approval=approval)._replace(stands="files", approved="files")
    assert (draft(course), draft(approved)) == (DRAFT, "")
    assert draft(changed(approved, edition="2")) == DRAFT
    assert draft(approved._replace(stands="others")) == DRAFT
    assert draft(approved._replace(stands="others", approved="others")) == DRAFT
    drafts = [shows_draft(one, site) for one in (approved, course) for site in (approved, course)]
    assert drafts == [False, True, True, True]


def test_what_is_not_tested_is_told_with_its_reason(course: Course) -> None:
    assert exempted(course) == ""
    one = Exemption("safe-sleep-1", "Advice was given.", "It is plain.", Location("docs/index.md"))
    assert exempted(changed(course, exemptions=(one,))) == (
        "\n\n## What is not tested\n\nThese sentences of the briefing are taught and no question "
        "rests on them.\n\n- “Advice was given.” It is plain.\n"
    )
