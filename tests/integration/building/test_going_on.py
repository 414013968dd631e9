"""A site that is built though courses of it have errors: it says that they are being corrected.

One site has a course with a fault of each kind: in its sources, in rendering, in the file that was
brought, and on its built pages.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from briefed.building.going_on import CORRECTED
from selectolax.lexbor import LexborHTMLParser
from support.building import Run
from support.site_builds import contents, hook_as_well, put_old_site, replace
from support.synthetic.projects import copy_project, make_course

pytestmark = pytest.mark.slow

SOUND = "course-a"
IN_SOURCES, RENDERED, BROUGHT, BUILT = (f"course-{letter}" for letter in "bcde")
FAULTY = (IN_SOURCES, RENDERED, BROUGHT, BUILT)
SAYS = "This course is being corrected."
ERROR = "All 97 findings"

Build = Callable[..., subprocess.CompletedProcess]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with five small courses: the sound one leads to one of the others."""
    project = tmp_path / "project"
    copy_project(project, course=False)
    for name in (SOUND, *FAULTY):
        make_course(project, name, [1, 1])
    start = project / "docs" / SOUND / "index.md"
    replace(start, "approval:", f"superseded by: {IN_SOURCES}\napproval:")
    quote = f"../{IN_SOURCES}/introduction.md#quote-introduction-1-1"
    replace(start, "It rests on", f"[A quote]({quote}). It rests on")
    replace(
        project / "docs/index.md",
        "- No account",
        f"- [The briefing]({IN_SOURCES}/briefing.md#introduction-1).\n- No account",
    )
    return project


@pytest.fixture
def build(project: Path, briefed: Run, tmp_path: Path) -> Build:
    """Builds with one cache; what it returns also has the files of the site, as `site`."""

    def run(*arguments: str) -> subprocess.CompletedProcess:
        named = os.environ | {"BRIEFED_CACHE": str(tmp_path / "cache")}
        made = briefed("build", *arguments, project=project, env=named)
        made.site = contents(project / "site")
        return made

    return run


def break_sources(project: Path) -> None:
    replace(project / "docs" / IN_SOURCES / "introduction.md", "Not every finding", ERROR)


def break_all(project: Path) -> None:
    break_sources(project)
    document = docx.Document()
    document.add_paragraph("Other words.")
    document.save(str(project / "docs" / BROUGHT / "original.docx"))
    hook_as_well(
        project,
        "on_page_content",
        f"""
            page = more["page"].file.src_uri
            if page == "{RENDERED}/introduction.md" and "Notice" in made:
                raise PluginError("a course that can not be rendered")
            if page == "{BUILT}/introduction.md":
                made = made.replace("Notice", "Forget")
        """,
        "from mkdocs.exceptions import PluginError",
    )


def pages(project: Path, slug: str) -> dict[str, str]:
    return {
        path.relative_to(project / "site" / slug).as_posix(): path.read_text("utf-8")
        for path in (project / "site" / slug).rglob("*")
        if path.is_file()
    }


def test_a_fault_of_each_kind_holds_back_its_course_alone(project: Path, build: Build) -> None:
    addresses = {
        slug: {
            *(path.name.replace(".md", ".html") for path in (project / "docs" / slug).glob("*.md")),
            *("in-the-room.html", "for-agencies.html", "my-learning.html"),
        }
        for slug in FAULTY
    }
    break_all(project)
    run = build("--keep-going")
    assert run.returncode == CORRECTED, run.stdout + run.stderr
    for said in (
        f"docs/{IN_SOURCES}/introduction.md:14:5: error figure-not-in-briefing",
        "a course that can not be rendered",
        f"docs/{BROUGHT}/original.docx:1:1: error briefing-edited",
        f"docs/{BUILT}/introduction.md:23:1: error published-words",
    ):
        assert run.stdout.count(said) == 1, run.stdout
    assert run.stderr == (
        "Built site/.\n"
        "course-b, course-c, course-d and course-e have errors, which are listed above. Until they "
        "are mended, the site says that these courses are being corrected.\n"
    )
    for slug in FAULTY:
        found = pages(project, slug)
        assert found.keys() == addresses[slug]  # nothing to download, nothing to search in
        assert all(SAYS in html and "course.js" not in html for html in found.values())
    shown = LexborHTMLParser(found["introduction.html"]).css_first("main")
    hrefs = [link.attributes["href"] for link in shown.css("a")]
    assert {"tel:999", "../index.html", "../worried.html"} <= set(hrefs)
    home = LexborHTMLParser((project / "site/index.html").read_text("utf-8"))
    assert [link.attributes["href"] for link in home.css(".bf-corrected a")] == [
        f"{slug}/index.html" for slug in FAULTY
    ]
    start = (project / "site" / SOUND / "index.html").read_text("utf-8")
    assert f'<a href="../{IN_SOURCES}/index.html">Course b</a> has taken the place' in start
    assert nothing_of_the_faulty(project) == []


def nothing_of_the_faulty(project: Path) -> list[str]:
    """Where the search or a package of the sound course has something of the others."""
    found = [
        path.name
        for path in (project / "site/search").rglob("*.js")
        if re.search(r"course-[b-e]|being corrected", path.read_text("utf-8"))
    ]
    for package in sorted((project / "site" / SOUND / "packages").glob("*.zip")):
        with zipfile.ZipFile(package) as packed:
            found += [name for name in packed.namelist() if name.startswith(FAULTY)]
    assert json.loads((project / "site/courses.js").read_text("utf-8").partition(" = ")[2][:-2])
    return found


def test_what_is_kept_is_never_that_of_the_other_state(project: Path, build: Build) -> None:
    for part in ("docs", "quizzes"):
        for slug in FAULTY[1:]:
            shutil.rmtree(project / part / slug)
    sound = build()
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert build("--keep-going").site == sound.site
    page = project / "docs" / IN_SOURCES / "introduction.md"
    before = page.read_text("utf-8")
    break_sources(project)
    assert build().returncode == 1 and contents(project / "site") == sound.site
    without = build("--keep-going")
    assert without.returncode == CORRECTED
    again = build("--keep-going")
    assert again.site == without.site != sound.site and again.returncode == CORRECTED
    page.write_text(before, "utf-8")
    mended = build("--keep-going")
    assert (mended.returncode, mended.site) == (0, sound.site)


def test_what_belongs_to_no_course_stops_everything(project: Path, briefed: Run) -> None:
    put_old_site(project)
    old = contents(project / "site")
    break_sources(project)
    replace(project / "docs/index.md", "- No account", "- [Nothing](nowhere.md).\n- No account")
    run = briefed("build", "--keep-going", project=project)
    assert run.returncode == 1 and contents(project / "site") == old
    assert "docs/index.md:" in run.stdout and "97" in run.stdout
    assert run.stderr == "What all courses share has errors; the former site stays.\n"
