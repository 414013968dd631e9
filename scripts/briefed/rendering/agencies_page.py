"""The page that tells an agency about the packages for its learning system. Pure; HTML.

It says which packages there are, which to ask for, and what they tell that system.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.model import Course
from briefed.source.branching import cases_of
from briefed.templates import render

FOLDER = "packages"  # of a course, as it is published
# The name of each kind and what the page says of it; the first to ask for comes first.
KINDS = {
    "scorm12": (
        "SCORM 1.2",
        "Ask for this one first. Take it as well if nobody can tell you which one to take.",
    ),
    "scorm2004": (
        "SCORM 2004, 4th edition",
        "If your learning system names this edition. It is told more of each answer, and whether a "
        "learner has finished and whether they have passed are two things.",
    ),
    "cmi5": ("cmi5", "If your learning system has a learning record store (xAPI)."),
    "qti": (
        "QTI",
        "The questions alone, for a question bank, with what the briefing says to each. Without "
        "the pages: use it beside the course, not instead of it.",
    ),
}


class Package(NamedTuple):
    """A kind of package; `address` is "" if it is not made yet."""

    name: str
    about: str
    address: str


def package_path(slug: str, kind: str) -> str:
    """The path of a package within its course's folder."""
    return f"{FOLDER}/{slug}-{kind}.zip"


def page(course: Course, up: str, made: bool) -> str:
    """The page's content; `up` leads from the page to its course's folder.

    The packages are `made` when the course is published; a draft preview has none.
    """
    return render(
        __package__,
        "agencies.html",
        made=made,
        kinds=[
            Package(name, about, up + package_path(course.slug, kind) if made else "")
            for kind, (name, about) in KINDS.items()
        ],
        cases=any(cases_of(page) for _, page in course.parts),
        pass_mark=course.settings.pass_mark,
        edition=course.settings.edition,
    )
