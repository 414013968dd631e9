"""Whole texts for tests/made, each kind in a folder of its own.

`course` has what is made of the fixture's course without MkDocs around it, `imports` what is read
in brought files, `spoiled` and `spoiled-site` what the checks say of the course and of its site
once they are spoiled throughout, and `commands` what the commands that write a course say and do.

PYTHONPATH=tests .venv/bin/python -m support.made
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from briefed.authoring import diff, differences, statements, words
from briefed.building.article import preview_notice
from briefed.building.generated_files import for_courses
from briefed.building.live_preview import LivePreview
from briefed.building.site_build import SiteBuild
from briefed.checking import report
from briefed.checking.project import judge
from briefed.model import Course
from briefed.outputs import handouts, lms_manifests, qti, signing_sheet, slides, trial
from briefed.outputs.room_page import WHOLE
from briefed.outputs.slides_pdf import pdf_of_slides, pdf_with_notes
from briefed.outputs.typeset import Document, Press
from briefed.rendering import changes_page, coverage_page, navigation, page_scripts, shell
from briefed.rendering.content_security_policy import policy
from briefed.source.briefing import parse
from briefed.source.project import load

from support import spoiled
from support.articles import Renderer
from support.building import FIXTURE, TESTS
from support.commands import commands
from support.imports import imports

FOLDER = TESTS / "made"
ROOT = TESTS / "fixture"
# The edition before: what its text has, and what this one has there.
FORMER = [
    ("18 of the lighthouses were visited at night", "some of the lighthouses were visited"),
    ("## Wider themes:", "- Nobody counted the spare wicks. { #lamp-care-10 }\n\n## Wider themes:"),
    ("### Fog signals:", "### Horns:"),
    ("the second attempt in a quarter of the lighthouses. {", "no other attempt. {"),
    ("\\* The log is the book, not the piece of wood. { #lamp-care-9 }\n", ""),
]
DECKS = ("who-relieves-the-keeper", WHOLE)  # the second has the slides of the others
ABOUT = lms_manifests.About("lamps", "Lamps & oil", "A <course>", "2025", "", 80)


class _Typst:
    """Takes the place of Typst: its PDF is what it is given."""

    def pdf(self, document: Document) -> bytes:
        return _given(document).encode()


def _given(document: Document) -> str:
    """What a document is made of, a line for each of its values and of their items."""
    lines = [document.title, document.template]
    for name, value in document.data.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        lines += [name, *(f"  {json.dumps(one, ensure_ascii=False)}" for one in values)]
    return "\n".join([*lines, ""])


def course() -> dict[str, str]:
    """What is made of the course, by the names of the files."""
    project = load(ROOT, "2026-06-01")
    build = SiteBuild(project, judge(project), None, shows_faults=False)
    (only,) = project.courses
    renderer = Renderer(ROOT, build.pages)
    articles = {path: renderer.article(build, path) for path in build.pages}
    return {
        **{f"pages/{path}.txt": _page(build, path, text) for path, text in articles.items()},
        **{f"{name}.txt": text for name, text in _of_course(build, only)},
        **{f"slides/{name}": text for name, text in _slides(only, articles)},
        **{f"check-{name}.txt": text for name, text in _reports(build)},
        **{f"manifest-{kind}.txt": _manifest(kind) for kind in lms_manifests.KINDS},
    }


PARTS: dict[str, Callable[[], dict[str, str]]] = {
    "course": course,
    "imports": imports,
    "spoiled": spoiled.sources,
    "spoiled-site": spoiled.site,
    "commands": commands,
}


def write() -> None:
    """Write tests/made anew."""
    for part, make in PARTS.items():
        shutil.rmtree(FOLDER / part, ignore_errors=True)
        for name, text in make().items():
            (FOLDER / part / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / part / name).write_text(text, "utf-8")


def _page(build: SiteBuild, path: str, article: str) -> str:
    """What is around an article, and the article."""
    course, source = build.source(path)
    around = shell.shell(
        course, source, build.project.courses, build.project.site, lambda path: "the-" not in path
    )
    scripts = page_scripts.scripts(course, source, build.project.courses, lambda path: f"/{path}")
    lines = [f"{name}: {value}" for name, value in (around._asdict() | scripts._asdict()).items()]
    return "\n".join([*lines, "", article, ""])


def _slides(course: Course, articles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The decks of a course, the trainer's page, and the texts of what is printed."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / course.slug).mkdir()
        for path, html in articles.items():
            if path.startswith(course.slug):
                text = f"<html><head></head><article>{html}</article></html>"
                (site / path).with_suffix(".html").write_text(text, "utf-8")
        every = slides.composed(course, site)
        found = {name: every[name] for name in DECKS}
        for path, text in slides.written(course, found, site, printed=True).items():
            yield f"{path.removeprefix(course.slug).strip('/').replace('/', '-')}.txt", text
        handouts.write(course, found, site, cast("Press", _Typst()))
        for pdf in sorted(site.rglob("*.pdf")):
            yield f"{pdf.stem}-sheet.txt", pdf.read_text("utf-8")
    made, page = found["who-relieves-the-keeper"]
    yield "on-paper.txt", _given(pdf_of_slides(course, made, page))
    yield "on-paper-with-notes.txt", _given(pdf_with_notes(course, made, page))


def _of_course(build: SiteBuild, course: Course) -> Iterator[tuple[str, str]]:
    coverage = build.covered[course.slug]
    yield "navigation", str(navigation.navigation([course], build.project.site)) + "\n"
    yield "policy", policy(["'sha256-b'", "'sha256-a'"]) + "\n"
    yield "notice", preview_notice(build, None, lambda path: f"/{path}", is_kept=True) + "\n"
    yield (
        "files",
        "".join(
            f"=== {path}\n{text}"
            for path, text in for_courses(build, LivePreview(), lambda _: False)
        ),
    )
    yield "coverage", coverage_page.as_html(course)
    yield (
        "question-bank",
        "".join(
            f"=== {name}\n{data.decode()}" for name, data in qti.package(course, coverage).items()
        ),
    )
    asked = trial.trial_of(course, coverage)
    yield (
        "trial",
        "\n".join(
            [
                trial.as_markdown(asked, trial.FINDING),
                trial.as_markdown(asked, trial.DECISION),
                trial.as_form(asked),
                trial.as_key(asked),
            ]
        ),
    )
    yield "signing", _given(signing_sheet.document(course, build.project.site, "the foot"))
    yield "words", words.as_markdown(course)
    yield "statements", statements.as_text(course.briefing) + statements.as_json(course.briefing)
    text = _former(ROOT / "docs" / FIXTURE / "briefing.md")
    difference = differences.between(course, parse(text, "former.md"), course.briefing)
    yield "diff", diff.as_text(difference)
    yield "diff-json", diff.as_json(difference)
    yield "diff-page", diff.as_html(difference)
    yield "changes", changes_page.changes(course._replace(editions={"2024": text}))


def _former(briefing: Path) -> str:
    """The text of the edition before."""
    text = briefing.read_text("utf-8")
    for now, then in FORMER:
        assert now in text, now
        text = text.replace(now, then)
    return re.sub(r"^---\n.*?\n---\n", "", text, flags=re.S)


def _reports(build: SiteBuild) -> Iterator[tuple[str, str]]:
    for name, write in report.FORMATS.items():
        if name != "sarif":  # most of it is the table of problem codes
            yield name, write(build.problems, build.summary)


def _manifest(kind: str) -> str:
    files = ["lamps/index.html", "assets/a&b.css"]
    return "".join(
        f"=== {name}\n{data.decode()}"
        for name, data in lms_manifests.manifest(kind, ABOUT, files).items()
    )


if __name__ == "__main__":
    write()
