"""`briefed approve`: records who approved a course, or what all courses share, and when.

The record has a fingerprint of what was approved.
"""

from __future__ import annotations

import json
from pathlib import Path

from briefed.checking.project import check_project, chosen
from briefed.errors import InputError
from briefed.importing import brought_files
from briefed.layout import COMMAND
from briefed.model import Course, Location
from briefed.source import approved_files, front_matter
from briefed.source.project import Project, load
from briefed.source.settings import HOME
from briefed.source.unsafe_markup import fault_in
from briefed.writing import write_all


def approve(root: Path, slug: str, role: str, today: str = "") -> dict[str, str]:
    """Write the approval of a course's present state into the front matter of its start page.

    The list of the files that it is for goes to approvals/. Returns the approval. Raises InputError
    for a role that can't be shown, and if there are errors: nobody can approve what can't be
    published.
    """
    file = f"docs/{slug}/index.md"
    role = _role(role, file)
    project = chosen(root, today, slug)
    _refuse_problems(project, "the course", f"{COMMAND} check {slug}")
    edition = _edition(project.courses[0], file)
    given = {"role": role, "date": project.site.today, "edition": edition}
    listed = approved_files.of_course(root, slug)
    return _recorded(root, given, file, approved_files.record(slug), listed)


def approve_site(root: Path, role: str, today: str = "") -> dict[str, str]:
    """The same for what all courses share; the approval goes to the home page."""
    role = _role(role, HOME)
    project = load(root, today)
    _refuse_problems(project._replace(courses=()), "what all courses share", f"{COMMAND} check")
    if not (root / HOME).is_file():
        raise InputError(
            "the approval is kept at the top of the home page, and there is none: write it",
            Location(HOME),
        )
    given = {"role": role, "date": project.site.today}
    listed = approved_files.of_site(root, {course.slug for course in project.courses})
    return _recorded(root, given, HOME, approved_files.SITE_RECORD, listed)


def _recorded(
    root: Path, given: dict[str, str], file: str, record: str, listed: str
) -> dict[str, str]:
    """Write an approval into the page `file`, and to `record` what it is for; returns it whole."""
    given["fingerprint"] = approved_files.digest(listed)
    lines = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items()]
    text = front_matter.replaced(
        (root / file).read_text(encoding="utf-8"), "approval", "\n".join(["approval:", *lines])
    )
    # The list first: alone it approves nothing.
    write_all({root / record: listed, root / file: text}, "approval")
    return given


def _role(given: str, file: str) -> str:
    """A role with its white space folded. Raises InputError for one that can't be shown."""
    role = " ".join(given.split())
    fault = fault_in(role) if role and len(role) <= 120 else None
    if not role or len(role) > 120 or fault:
        raise InputError(
            f'{role!r} can\'t be shown as a role: write one such as "Partnership manager"'
            + (f"; {fault[1]}" if fault else ""),
            Location(file),
        )
    return role


def _refuse_problems(project: Project, what: str, command: str) -> None:
    """Raise InputError if `what` is in a project has an error; `command` lists them."""
    problems = [problem for problem in check_project(project)[0] if problem.severity == "error"]
    problems += brought_files.problems(project.root, project.courses)
    if problems:
        raise InputError(
            f"{what} has {len(problems)} problem{'s' if len(problems) > 1 else ''}, and must "
            f"have none to be approved: {command} lists them. The first: {problems[0].message}",
            problems[0].location,
        )


def _edition(course: Course, file: str) -> str:
    if not course.settings.edition:
        raise InputError(
            "the course does not say which edition of the briefing it is for, and an approval "
            'is for one: write the line edition: "1" at the top of this file',
            Location(file),
        )
    return course.settings.edition
