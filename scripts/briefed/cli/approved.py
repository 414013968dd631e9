"""What `briefed approve` says: what was approved, and what was open when it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefed.checking import report, to_do
from briefed.checking.project import check_project, chosen
from briefed.checking.work import APPROVALS, NUMBERS, STYLE
from briefed.layout import COMMAND
from briefed.outputs.lines_to_sign import safety_lines
from briefed.text.counting import how_many

if TYPE_CHECKING:  # each command loads no more than it needs
    from briefed.model import Course, Problem

_KEPT = "These sentences say more than the quotes they rest on, and are kept:"
_AGAIN = (
    "Numbers to call that are missing, or that nobody has checked of late. A number or a date that "
    "is written later changes what was approved, so approve again then:"
)


def told(root: Path, slug: str | None, given: Mapping[str, str], today: str) -> str:
    """The approval that was `given` to a course, or with None to what all courses share, in lines.

    Nothing that is open stops an approval, so whoever gives one is told of it.
    """
    project = chosen(root, today, slug)
    course = project.courses[0] if slug else None
    if course is None:
        project = project._replace(courses=())
    problems = to_do.ordered(check_project(project)[0], project.courses)
    what = f"edition {given['edition']} of {slug}" if slug else "what all courses share"
    lines = [
        f"Approved by {given['role']} on {given['date']}: {what}, as it is now. "
        "Any later change asks for a new approval.",
        *(_of_course(course) if course else ()),
        *_left([one for one in problems if one.code not in APPROVALS], slug),
    ]
    return "".join(f"{line}\n" for line in lines)


def _of_course(course: Course) -> Iterator[str]:
    """What people agreed to, or have to, that no check can judge."""
    if kept := course.settings.kept:
        yield _KEPT
        yield from (f'  "{one.sentence}" ({one.reason})' for one in kept)
    if to_sign := sum(len(lines) for _, lines in safety_lines(course.pages)):
        yield (
            f"A safeguarding specialist signs {how_many(to_sign, 'line')} on what is safe to do. "
            f"The check can't know whether that was done: {COMMAND} export signing "
            f"{course.slug} makes the sheet."
        )


def _left(problems: list[Problem], slug: str | None) -> Iterator[str]:
    """The warnings that are left. Those on how questions are written are counted alone."""
    numbers = [one for one in problems if one.code in NUMBERS]
    others = [one for one in problems if one.code not in NUMBERS | STYLE]
    style = len(problems) - len(numbers) - len(others)
    for heading, found in ((_AGAIN, numbers), ("Other warnings that are left:", others)):
        if found:
            yield heading
            yield from (f"  {report.line(one)}" for one in found)
    if style:
        yield (
            f"How questions are written: {how_many(style, 'warning')}. {COMMAND} check "
            f"{slug} lists them."
        )
