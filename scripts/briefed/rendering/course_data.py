"""The data of a whole course for its pages, and the list of all courses: scripts that the
learner's runtime reads. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import (
    case_fingerprint,
    question_fingerprint,
    statement_fingerprint,
)
from briefed.layout import page_name
from briefed.model import Course, Page, Question
from briefed.rendering.titles import label
from briefed.source.branching import Case, cases_of
from briefed.source.page_parts import NOTES, minutes_in
from briefed.text.words import plain

NAME = "course.js"
# At the root of the site, where no package for a learning system takes it along. A page loads it
# only when a copy of another course's record is brought in.
ALL = "courses.js"
_LONGEST_NAME = 110  # characters of a question's text, enough to recognize it


def script(course: Course, coverage: Coverage) -> str:
    """The script `course.js` of a course: its themes in order, with questions and statements."""
    known = {
        "slug": course.slug,
        "title": course.title,
        "edition": course.settings.edition,
        "published": course.settings.published,
        "partnership": course.settings.partnership,
        "changes": bool(course.editions),
        "review": course.settings.review_by,
        "formerly": course.settings.formerly,
        "themes": themes(course, coverage),
    }
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"window.briefed = {{ course: {data} }};\n"


def script_of_all(courses: Iterable[Course]) -> str:
    """The script `courses.js` of a site: the name of each course, and the slugs it has and had."""
    known = [
        {"slug": one.slug, "title": one.name, "formerly": one.settings.formerly} for one in courses
    ]
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"window.briefed.courses = {data};\n"


class ThemeData(TypedDict):
    """A theme as the runtime reads it.

    `page` is a path within the course's folder; `minutes` are those of reading it, and `together`
    those of its trainer notes. `questions`, `cases` and `statements` have, by their ids, the
    fingerprint and the readable name of each; `cases` are those that branch.
    """

    slug: str
    title: str
    page: str
    minutes: int
    together: int
    questions: dict[str, tuple[str, str]]
    cases: dict[str, tuple[str, str]]
    statements: dict[str, tuple[str, str]]


def themes(course: Course, coverage: Coverage) -> list[ThemeData]:
    """The themes of a course that have a page, in the order of the briefing."""
    found: list[ThemeData] = []
    for theme, page in course.parts:
        quiz = course.quiz_of(theme.slug)
        found.append(
            {
                "slug": theme.slug,
                "title": page.title,
                "page": page_name(theme.slug).removesuffix(".md") + ".html",
                "minutes": page.minutes,
                "together": _together(page),
                "questions": {
                    question.id: (question_fingerprint(question, coverage), _name(question))
                    for question in quiz.questions
                    if question.id
                }
                if quiz
                else {},
                "cases": {
                    identity: (case_fingerprint(case, coverage), case.parts[0].title)
                    for identity, case in cases(theme.slug, page)
                },
                "statements": {
                    statement.id: (statement_fingerprint(statement), label(course, statement))
                    for statement in theme.statements
                },
            }
        )
    return found


def cases(theme: str, page: Page) -> list[tuple[str, Case]]:
    """The cases that branch on the page of a theme, each behind its id.

    The id is the theme and the address of the first part, as in a learner's record.
    """
    return [(f"{theme}-{case.parts[0].address}", case) for case in cases_of(page)]


def _together(page: Page) -> int:
    """The minutes that the title of a page's trainer notes gives; 0 where it gives none."""
    titles = (prose.text for prose in page.prose if prose.kind == "title" and prose.part == NOTES)
    return next(filter(None, map(minutes_in, titles)), 0)


def stem(question: Question) -> str:
    """What a question asks, in plain words, with a dot for each blank."""
    said = plain(
        question.stem.replace("[[", "").replace("]]", "") if not question.blanks else question.stem
    )
    for blank in question.blanks:
        said = said.replace(f"[[{blank}]]", "…")
    return said


def _name(question: Question) -> str:
    """The beginning of what a question asks, in whole words."""
    said = stem(question)
    if len(said) <= _LONGEST_NAME:
        return said
    return said[:_LONGEST_NAME].rpartition(" ")[0].rstrip(" ,;:") + " …"
