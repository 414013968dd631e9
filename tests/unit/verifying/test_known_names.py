"""What may be said around the pages of each course, and around those of none."""

from __future__ import annotations

import pytest
from briefed.rendering.home import FEW
from briefed.source.project import Project, load
from briefed.verifying.known_names import names
from support.tiny import BASE


@pytest.fixture(scope="module")
def project() -> Project:
    return load(BASE, "2026-06-01")


def beside(project: Project, others: int) -> dict[str, set[str]]:
    """The texts by the slug of the course, with so many others beside the first."""
    (course,) = project.courses
    more = tuple(
        course._replace(
            slug=f"other-{at}",
            pages=tuple(page._replace(title=f"Other {at}: {page.title}") for page in course.pages),
        )
        for at in range(others)
    )
    return {slug: set(texts) for slug, texts in names(project._replace(courses=(course, *more)))}


def test_around_a_course_no_other_is_named(project: Project) -> None:
    alone, among = beside(project, 0)["tiny"], beside(project, FEW)
    assert alone == among["tiny"]
    assert {"The Riverbank course", "Safe sleep", "Home"} < alone
    assert not [text for text in alone if text.startswith("Other")]
    assert {"Other 0: Safe sleep", "Other 0: The Riverbank course"} < among["other-0"]
    assert "Safe sleep" not in among["other-0"]


def test_around_a_page_of_no_course_a_few_are_named_and_none_of_their_pages(
    project: Project,
) -> None:
    few, many = beside(project, FEW - 1)[""], beside(project, FEW)[""]
    assert {"The Riverbank course", f"Other {FEW - 2}: The Riverbank course", "Home"} < few
    assert not [text for text in few if "Safe sleep" in text]
    assert "Home" in many and not [text for text in many if "Riverbank course" in text]
