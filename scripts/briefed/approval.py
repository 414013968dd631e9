"""`briefed approve`: who approved a course, when, and a fingerprint of what they approved."""

from __future__ import annotations

import json
from pathlib import Path

from . import frontmatter
from .checking import check_project, chosen
from .errors import InputError
from .model import Location
from .rules.upkeep import fingerprint
from .safety import fault_in


def approve(root: Path, slug: str, role: str, today: str = "") -> dict[str, str]:
    """Write the approval of what stands there now into the front matter of a course's start; returns it.

    Raises InputError for a role that can't be shown, and for a course with problems: nobody can approve what can't be published.
    """
    file = f"docs/{slug}/index.md"
    role = " ".join(role.split())
    if not role or len(role) > 120 or (fault := fault_in(role)):
        raise InputError(f"{role!r} can't be shown as a role: write one such as \"Partnership manager\"" + (f"; {fault[1]}" if role and len(role) <= 120 else ""), Location(file))
    project = chosen(root, today, slug)
    problems = [problem for problem in check_project(project)[0] if problem.severity == "error"]
    if problems:
        raise InputError(f"the course has {len(problems)} problem{'s' if len(problems) > 1 else ''}, the first: {problems[0].message}; briefed check {slug} lists them", problems[0].location)
    course = project.courses[0]
    if not course.settings.edition:
        raise InputError("the course start names no edition, and an approval is for one: write edition: \"1\" into its front matter", Location(file))
    given = {"role": role, "date": course.today, "edition": course.settings.edition, "fingerprint": fingerprint(course)}
    lines = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items()]
    path = root / file
    text = frontmatter.replaced(path.read_text(encoding="utf-8"), "approval", "\n".join(["approval:", *lines]))
    waiting = path.with_name(".index.md.new")
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise InputError(f"the approval can't be written ({error.strerror}): nothing was changed", Location(file)) from None
    return given
