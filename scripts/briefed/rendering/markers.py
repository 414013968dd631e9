"""The comments on a page that stand for something, such as `<!-- themes -->` → Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.layout import INTRODUCTION, THEMES, page_name
from briefed.model import Course, Marker, NumberToCall, Page, Question, Site
from briefed.rendering import steps
from briefed.rendering.changes_page import changes
from briefed.rendering.citations import apart, cite, ends_in, refer
from briefed.rendering.notices import DRAFT, is_draft
from briefed.rendering.titles import quoted
from briefed.source.page_comments import OUTSIDE_COURSES
from briefed.text.words import shown_as_written

NO_CONTACTS = "Your partnership has not added its local contacts yet."
FICTION = "*The situations in these questions are fictional.*"
OF_ALL = frozenset({"numbers", "contacts", "courses"})  # markers for something of every course

# Filled in the browser by the learner's runtime.
PROGRESS = f'<div class="bf-progress" id="{THEMES}" data-module="progress"></div>'
LEARNING = (
    '<div class="bf-learning" data-module="learning"><p>This page needs JavaScript: '
    "your own browser keeps your learning, and shows it.</p></div>"
)
# Where a learner's answers are kept; a package for a learning system says something else here.
KEPT = (
    '<p class="bf-kept">Answers, notes and plans stay in your own browser, '
    "and nobody else sees them.</p>"
)
# Placeholders that are filled after rendering, from the built pages.
ROOM = '<div class="bf-room"></div>'
PACKAGES = '<div class="bf-packages"></div>'
_PLACEHOLDERS = {"learning": LEARNING, "kept": KEPT, "room": ROOM, "packages": PACKAGES}


def filled(
    marker: Marker, course: Course, coverage: Coverage, page: Page, courses: Iterable[Course]
) -> str:
    """The Markdown that a marker on a page stands for; "" where it shows no question."""
    name = marker.name
    if name == "themes":
        return PROGRESS + "\n\n" + _themes(course)
    if name in _PLACEHOLDERS:
        return _PLACEHOLDERS[name]
    if name == "changes":
        return changes(course)
    if name in OF_ALL:
        return _of_all(name, course.numbers, courses)
    quiz = course.quiz_of(page.theme)
    shown = quiz.shown_at(marker, page) if quiz else []
    apart = "\n\n" + (steps.begin("question") if page.kind == "theme" else "")
    asked = apart.join(_question(course, coverage, question) for question in shown)
    if quiz and shown and shown[0] is quiz.questions[0]:
        return f"{FICTION}\n{{: .bf-fiction }}\n\n{asked}"
    return asked


def filled_on_site(name: str, site: Site, courses: Iterable[Course]) -> str:
    """What a marker stands for on a page outside the courses; "" for what only a course has."""
    if name not in OUTSIDE_COURSES:
        return ""
    return _PLACEHOLDERS.get(name) or _of_all(name, site.settings.numbers, courses)


def _of_all(name: str, numbers: Iterable[NumberToCall], courses: Iterable[Course]) -> str:
    """What a marker stands for on the pages of every course, and of none."""
    if name == "numbers":
        return _numbers(numbers)
    return _contacts(courses) if name == "contacts" else _courses(courses)


def _question(course: Course, coverage: Coverage, question: Question) -> str:
    lines = question.source.split("\n")
    for quote in question.quotes:
        if statement := quoted(coverage, quote):
            at = next(at for at, line in enumerate(lines) if ends_in(line, statement.id))
            cite(lines, at, course, statement)
    lines = [refer(shown_as_written(line), course, coverage) for line in lines]
    return "\n".join(apart(lines, {at for at, line in enumerate(lines) if line.startswith(">")}))


def _themes(course: Course) -> str:
    """The list of a course's pages, under their groups, with the minutes that each takes."""
    pages = {page.theme: page for page in course.pages}
    out: list[str] = []
    group = None
    for theme in course.briefing.themes:
        if theme.slug == INTRODUCTION or theme.slug not in pages:
            continue
        if theme.group != group:
            group = theme.group
            if group:
                out.append(f"- {group}")
        minutes = pages[theme.slug].front_matter.get("minutes")
        link = f"[{pages[theme.slug].title}]({page_name(theme.slug)})"
        timing = f", {minutes} minutes" if minutes else ""
        out.append(f"{'    ' if group else ''}- {link}{timing}")
    return "\n".join(out)


def _numbers(numbers: Iterable[NumberToCall]) -> str:
    """The site's numbers to call, each with its purpose and its source."""
    return "\n".join(
        f"- {_ringing(number['number'])} **{number['name']}**: {number['about']} "
        f"([source]({number['source']})"
        + (f", checked on {number['verified']}" if number.get("verified") else "")
        + ")"
        for number in numbers
    )


def _ringing(number: str) -> str:
    """A telephone number as a link that a phone dials."""
    return f"[{number}](tel:{re.sub('[^0-9+]', '', number)})"


def _contacts(courses: Iterable[Course]) -> str:
    """The local contacts of each course, or a sentence that says there are none."""
    out: list[str] = []
    for course in courses:
        name = course.settings.partnership or course.title
        if course.settings.contacts:
            listed = [
                f"- **{contact['name']}**: {_ringing(contact['number'])} "
                f"(checked on {contact['verified']})"
                for contact in course.settings.contacts
            ]
            out.append("\n".join([f"**{name}**", "", *listed]))
        else:
            out.append(f"**{name}:** {NO_CONTACTS}")
    return "\n\n".join(dict.fromkeys(out))


def _courses(courses: Iterable[Course]) -> str:
    out = []
    for course in courses:
        minutes = sum(int(page.front_matter.get("minutes") or 0) for page in course.pages)
        parts = [
            course.settings.partnership,
            f"edition {course.settings.edition}" if course.settings.edition else "",
            f"about {minutes} minutes in short pages" if minutes else "",
        ]
        about = ", ".join(part for part in parts if part)
        out.append(f"### [{course.title}]({course.slug}/index.md)\n\n{about}.")
        if is_draft(course):
            out.append(f"*{DRAFT}*")
    return "\n\n".join(out)
