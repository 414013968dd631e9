"""The exports of a project: each builds what it needs, or reads the sources, and writes one file.

Every function takes the project's folder, the name of a course (None for the only one) and the
file to write (None for one with a name of its own in the current folder). It returns an exit
status: that of the build, or 0. It raises InputError for a course that is not there, and for a
file that can't be made or written.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefed.building.build import build
from briefed.building.renderer import source_date
from briefed.errors import InputError, why
from briefed.layout import SHARED, SITE
from briefed.model import Location
from briefed.source.project import load
from briefed.writing import put

if TYPE_CHECKING:
    from briefed.outputs.slides import File


def offline(root: Path, slug: str | None, target: Path | None) -> int:
    """The site in one zip that works by opening its index.html, with one course or all."""
    from briefed.outputs.packaging import pack

    name = f"{slug or root.resolve().name}-offline"
    with _built(root, slug) as (copy, status):
        if status:
            return status
        site = copy / SITE
        paths = [path for path in site.rglob("*") if path.is_file()]
        files = {f"{name}/{path.relative_to(site).as_posix()}": path.read_bytes() for path in paths}
    return _write(
        target or Path(f"{name}.zip"), lambda fresh: pack(files, fresh, _stamp(root)), "package"
    )


def slides(
    root: Path,
    slug: str | None,
    target: Path | None,
    theme: str | None,
    minutes: int | None,
    form: str,
) -> int:
    """A deck in one file, and what is in it; see `outputs.slides.in_one_file`."""
    from briefed.outputs.slides import in_one_file

    make = partial(in_one_file, theme=theme, minutes=minutes, form=form)
    return _session(root, slug, theme, target, make, "deck")


def pack(
    root: Path, slug: str | None, target: Path | None, theme: str | None, minutes: int | None
) -> int:
    """All that a trainer takes along to a session, in one zip; see `outputs.pack.pack`."""
    from briefed.outputs.pack import pack

    make = partial(pack, theme=theme, minutes=minutes)
    return _session(root, slug, theme, target, make, "pack")


def _session(
    root: Path,
    slug: str | None,
    theme: str | None,
    target: Path | None,
    make: Callable[..., File],
    what: str,
) -> int:
    """Write what is made of a course and its built site for a session, and show its plan.

    Raises InputError for a theme that is not there, before the site is built.
    """
    from briefed.outputs.slides import require_theme, themes_of

    slug = _course(root, slug)
    course = next(one for one in load(root).courses if one.slug == slug)
    require_theme(theme, themes_of(course))
    with _built(root, slug) as (copy, status):
        if status:
            return status
        made = make(course, copy / SITE)
    if made.session_plan:
        print(made.session_plan)
    return _write(target or Path(made.name), lambda fresh: fresh.write_bytes(made.data), what)


def handouts(root: Path, slug: str | None, target: Path | None) -> int:
    """A course's sheets as one zip of PDFs."""
    from briefed.outputs.packaging import pack
    from briefed.outputs.room_page import SHEETS

    slug = _course(root, slug)
    name = f"{slug}-{SHEETS}"
    with _built(root, slug) as (copy, status):
        if status:
            return status
        folder = copy / SITE / slug / SHEETS
        files = {f"{name}/{path.name}": path.read_bytes() for path in folder.iterdir()}
    return _write(
        target or Path(f"{name}.zip"), lambda fresh: pack(files, fresh, _stamp(root)), "package"
    )


def package(root: Path, slug: str | None, target: Path | None, kind: str) -> int:
    """The package of a course for a learning system, or its question bank, as it is published."""
    from briefed.rendering.agencies_page import package_path

    slug = _course(root, slug)
    with _built(root, slug) as (copy, status):
        if status:
            return status
        made = copy / SITE / slug / package_path(slug, kind)
        return _write(
            target or Path(made.name), lambda fresh: shutil.copyfile(made, fresh), "package"
        )


def signing(root: Path, slug: str | None, target: Path | None) -> int:
    """The sheet that a safeguarding specialist signs, whatever the check says of the course."""
    from briefed.outputs.signing_sheet import as_pdf

    slug = _course(root, slug)
    project = load(root)
    course = next(one for one in project.courses if one.slug == slug)
    data = as_pdf(root, course, project.site, _stamp(root))
    return _write(
        target or Path(f"{slug}-signing.pdf"), lambda fresh: fresh.write_bytes(data), "sheet"
    )


def trial(root: Path, slug: str | None, target: Path | None) -> int:
    """What a course asks, for a reader without it: a sheet about findings; beside it one about
    decisions, the form to fill in, and the key.
    """
    from briefed.checking.coverage import cover
    from briefed.outputs.trial import DECISION, FINDING, as_form, as_key, as_markdown, trial_of
    from briefed.outputs.trial_scores import KEY_ENDS

    slug = _course(root, slug)
    course = next(one for one in load(root).courses if one.slug == slug)
    made = trial_of(course, cover(course))
    target = target or Path(f"{slug}-trial.md")
    texts = {
        target.name: as_markdown(made, FINDING),
        f"{target.stem}-decisions.md": as_markdown(made, DECISION),
        f"{target.stem}-form.txt": as_form(made),
        f"{target.stem}{KEY_ENDS}": as_key(made),
    }
    for name, text in texts.items():
        _write(target.with_name(name), partial(Path.write_bytes, data=text.encode()), "trial")
    return 0


def coverage(root: Path, slug: str | None, target: Path | None) -> int:
    """The coverage page of a course, whatever the check says of it."""
    from briefed.checking.project import chosen
    from briefed.rendering.coverage_page import as_html

    slug = _course(root, slug)
    page = as_html(chosen(root, course=slug).courses[0])
    target = target or Path(f"{slug}-coverage.html")
    return _write(
        target, lambda fresh: fresh.write_text(page, encoding="utf-8", newline="\n"), "page"
    )


def worksheet(root: Path, slug: str | None, target: Path | None, theme: str | None) -> int:
    """The worksheet of a course, of one theme, or of SHARED, to fill in: a Word document.

    One that is there stays: what somebody wrote on it may be nowhere else. The new one has a number
    behind its name then. Raises InputError where the file that is named is there.
    """
    from briefed.authoring.worksheet.course_forms import worksheet_of
    from briefed.authoring.worksheet.fill import briefing_of, sources
    from briefed.outputs.packaging import pack
    from briefed.outputs.worksheet import as_docx

    slug = slug if slug == SHARED else _course(root, slug)
    briefing = briefing_of(root, slug)
    sheet = worksheet_of(slug, briefing, sources(root, slug, briefing))
    stamp = _stamp(root)
    parts = as_docx(sheet, theme, stamp)
    if target and target.exists():
        raise InputError(
            "this file is there already, and what is written on it may be nowhere else: name "
            "another one with --output",
            Location(target.as_posix()),
        )
    called = Path("-".join(filter(None, (slug or "site", theme, "worksheet.docx"))))
    free = target or next(one for one in _numbered(called) if not one.exists())
    _write(free, lambda fresh: pack(parts, fresh, stamp), "worksheet")
    if not target and free != called:
        print(f"{called} stays as it is, since what is written on it may be nowhere else.")
    return 0


def _numbered(path: Path) -> Iterator[Path]:
    """A path, and the same with 2, 3 and so on behind its name."""
    yield path
    for number in itertools.count(2):
        yield path.with_stem(f"{path.stem}-{number}")


def _write(target: Path, write: Callable[[Path], object], what: str) -> int:
    put(target, write, what)
    print(target)
    return 0


def _stamp(root: Path) -> int:
    return int(source_date(root))


@contextlib.contextmanager
def _built(root: Path, course: str | None) -> Iterator[tuple[Path, int]]:
    """A copy of a project, built with one of its courses or with all, and its build's exit status.

    The copy is gone afterwards.

    Raises InputError for a course that is not there.
    """
    if course is not None:
        _course(root, course)
    courses = [one.slug for one in load(root).courses]
    others = {slug for slug in courses if course not in (None, slug)}
    with contextlib.ExitStack() as used:
        try:
            copy = Path(used.enter_context(tempfile.TemporaryDirectory(prefix="briefed-")))
            for part in ("docs", "quizzes", "scripts"):
                if (root / part).is_dir():
                    shutil.copytree(
                        root / part, copy / part, ignore=_leaving_out(root / part, others)
                    )
            shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
        except OSError as error:
            raise InputError(
                f"the copy of the project that this is made from can't be written ({why(error)}): "
                "make room on the disk, or name another folder for it in the variable TMPDIR"
            ) from None
        yield copy, build(copy, source_date(root))


def _leaving_out(top: Path, others: set[str]) -> Callable[[str, list[str]], list[str]]:
    """What a copy leaves out: the folders of other courses, and what Python keeps for itself."""

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [
            name
            for name in names
            if name == "__pycache__" or (Path(folder) == top and name in others)
        ]

    return ignored


def _course(root: Path, slug: str | None) -> str:
    """The name of the course that is meant, or of the only one.

    Raises InputError where none is named and there are several, and for one that is not there.
    """
    courses = [course.slug for course in load(root).courses]
    if not courses:
        raise InputError("there is no course here yet: make one of a briefing first")
    if slug is None and len(courses) > 1:
        raise InputError(f"there are several courses: name the one you mean, {', '.join(courses)}")
    if slug is not None and slug not in courses:
        raise InputError(f"there is no course {slug!r}: there are {', '.join(courses)}")
    return slug or courses[0]
