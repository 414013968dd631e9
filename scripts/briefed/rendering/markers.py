"""The comments on a page that stand for something, such as `<!-- themes -->` → Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.model import Course, Marker, NumberToCall, Page, Question, Site
from briefed.rendering import course_lists, dots, home, steps
from briefed.rendering.changes_page import changes
from briefed.rendering.citations import apart, cite, ends_in, refer
from briefed.rendering.notices import shows_draft
from briefed.rendering.titles import quoted
from briefed.source.page_comments import OUTSIDE_COURSES
from briefed.text.words import shown_as_written

NO_CONTACTS = "Your partnership has not added its local contacts yet."
FICTION = "*The situations in these questions are fictional.*"
OF_ALL = frozenset({"numbers", "contacts", home.MARKER})  # markers for something of every course

# Where a learner's answers are kept; a package for a learning system says something else here.
KEPT = (
    '<p class="bf-kept">Answers, notes and plans stay in your own browser, '
    "and nobody else sees them.</p>"
)
# Placeholders that are filled after rendering, from the built pages.
ROOM = '<div class="bf-room"></div>'
PACKAGES = '<div class="bf-packages"></div>'
_PLACEHOLDERS = {"kept": KEPT, "room": ROOM, "packages": PACKAGES}


def filled(
    marker: Marker, course: Course, coverage: Coverage, page: Page, courses: Sequence[Course]
) -> str:
    """The Markdown that a marker on a page stands for; "" where it shows no question.

    A picture whose caption is a quote on the page belongs to that quote: its marker shows nothing.
    """
    name = marker.name
    if name == "figure":
        found = [one for one in captioned(course, coverage, page) if one.marker == marker]
        drawn = "".join(dots.captioned(course, one) for one in found)
        return f"{above(marker, course, page)}\n\n{drawn}"
    if name == "themes":
        listed = course_lists.start(course, leads_on=page.kind == "start")
        return f"{above(marker, course, page)}\n{listed}".strip()
    if name == "learning":
        return course_lists.learning(course)
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


def above(marker: Marker, course: Course, page: Page) -> str:
    """The HTML of the button that begins a course, where it is above a marker; else "".

    It is above the list of the parts, or on the course start above a figure before the list.
    """
    listed = [one for one in page.markers if one.name == "themes"][:1]
    shown = [one for one in page.markers if one.name == "figure" and page.kind == "start"]
    first = min([*listed, *shown], key=lambda one: one.location) if listed else None
    return course_lists.begin(course) if marker == first else ""


def filled_on_site(name: str, site: Site, courses: Sequence[Course]) -> str:
    """What a marker stands for on a page outside the courses; "" for what only a course has."""
    if name not in OUTSIDE_COURSES:
        return ""
    if name == home.MARKER:
        return home.courses(courses, not shows_draft(None, site), site.stand_ins)
    return _PLACEHOLDERS.get(name) or _of_all(name, site.settings.numbers, courses)


def _of_all(name: str, numbers: Iterable[NumberToCall], courses: Sequence[Course]) -> str:
    """What a marker stands for on the pages of every course, and of none."""
    if name == "numbers":
        return _numbers(numbers)
    return _contacts(courses) if name == "contacts" else home.courses(courses)


def _question(course: Course, coverage: Coverage, question: Question) -> str:
    lines = (_as_choice(question) if question.arranged else question.source).split("\n")
    for quote in question.quotes:
        if statement := quoted(coverage, quote):
            at = next(at for at, line in enumerate(lines) if ends_in(line, statement.id))
            cite(lines, at, course, statement, is_later=coverage.matches[quote][0] > 0)
    lines = [refer(shown_as_written(line), course, coverage) for line in lines]
    return "\n".join(apart(lines, {at for at, line in enumerate(lines) if line.startswith(">")}))


def _as_choice(question: Question) -> str:
    """An arranged question as a block of mkdocs-quiz, which renders its pieces."""
    behind = question.explanation_location.line - question.first_line
    items = [
        line
        for option in question.options
        for line in (
            f"- [x] {option.text}",
            *(f"> {said.strip()}" for said in option.feedback.split("\n") if said.strip()),
        )
    ]
    rest = question.source.split("\n")[behind:-1]
    return "\n".join(["<quiz>", question.stem, *items, "", *rest, "</quiz>"])


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
