"""Two courses on one site: each has its own pages, and the site lists both."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from briefed import parallel
from briefed.source.project import load
from briefed.verifying import site as published
from support.building import FIXTURE, ROOT, SOURCES, Run
from support.courses import (
    CONTACT,
    PARTNERSHIPS,
    REAL,
    TITLES,
    course_pages,
    files,
    page_of,
    themes,
    words,
)

pytestmark = pytest.mark.slow


def test_two_folders_are_all_that_is_added(built: Path, project: Path) -> None:
    for name in SOURCES:
        if (project / name).is_file():
            assert (built / name).read_bytes() == (project / name).read_bytes()
            continue
        now = files(built / name)
        assert {
            file: data for file, data in now.items() if not file.startswith(f"{FIXTURE}/")
        } == files(project / name)
        assert {
            file.removeprefix(f"{FIXTURE}/"): data
            for file, data in now.items()
            if file.startswith(f"{FIXTURE}/")
        } == (files(ROOT / "tests/fixture" / name / FIXTURE) if name in ("docs", "quizzes") else {})
    assert "lighthouse" not in (project / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_check_passes_for_both(built: Path, briefed: Run) -> None:
    found = {}
    for course in (REAL, FIXTURE):
        run = briefed("check", course, "--format", "json", project=built)
        assert run.returncode == 0, run.stdout
        found[course] = json.loads(run.stdout)
        assert {one["file"].split("/")[1] for one in found[course]["problems"]} == {course}
    run = briefed("check", "--format", "json", project=built)
    both = json.loads(run.stdout)
    assert run.returncode == 0
    assert both["summary"] == {
        name: found[REAL]["summary"][name] + found[FIXTURE]["summary"][name]
        for name in both["summary"]
    }
    of_courses = [
        one for one in both["problems"] if one["file"] != "docs/index.md"
    ]  # what they share is asked about as a whole
    assert sorted(map(json.dumps, of_courses)) == sorted(
        map(json.dumps, found[REAL]["problems"] + found[FIXTURE]["problems"])
    )


def test_the_first_course_is_as_it_is_alone(built: Path, short_site: Path) -> None:
    """To the last byte: otherwise one new course would mean that all are made again.

    With another course, every page can also search in all.
    """
    for name in course_pages(short_site, REAL):
        page = (built / "site" / name).read_text(encoding="utf-8")
        alone = re.sub(r' data-all="[^"]*"', "", page, count=1)
        assert alone == (short_site / name).read_text(encoding="utf-8"), name
    assert course_pages(built / "site", REAL) == course_pages(short_site, REAL)
    assert (built / "site" / REAL / "course.js").read_bytes() == (
        short_site / REAL / "course.js"
    ).read_bytes()


def test_the_home_page_lists_both(built: Path) -> None:
    article = page_of(built / "site", "index.html").css_first("article")
    text = words(article)
    assert [
        (words(link), link.attributes["href"]) for link in article.css("h2 a:not(.headerlink)")
    ] == [(TITLES[course], f"{course}/index.html") for course in (REAL, FIXTURE)]
    entries = re.split("|".join(TITLES.values()), text)[1:]
    for course, entry in zip((REAL, FIXTURE), entries, strict=True):
        minutes = sorted(
            int(number)
            for path in (built / "docs" / course).glob("*.md")
            for number in re.findall(r"^minutes: (\d+)$", path.read_text(encoding="utf-8"), re.M)
        )
        assert PARTNERSHIPS[course] in entry
        told = f"{len(minutes)} parts, {minutes[0]} to {minutes[-1]} minutes each"
        assert minutes[0] < minutes[-1] and told in entry
    assert text.count("Draft: not yet approved by the partnership.") == 1


def led_to(site: Path, name: str, selector: str) -> list[str]:
    """The pages that links of a page lead to, by their paths within the site."""
    return [
        posixpath.normpath(
            posixpath.join(
                posixpath.dirname(name),
                link.attributes["href"].partition("#")[0] or posixpath.basename(name),
            )
        )
        for link in page_of(site, name).css(selector)
    ]


def test_the_menu_of_the_home_page_leads_to_both(built: Path) -> None:
    home = led_to(built / "site", "index.html", ".bf-menu a")
    assert [name for name in home if name.endswith("/index.html")] == [
        f"{REAL}/index.html",
        f"{FIXTURE}/index.html",
    ]
    assert {"worried.html", "your-data.html", "accessibility.html"} < set(home)


def test_each_page_leads_on_in_the_order_of_the_briefing(built: Path, briefed: Run) -> None:
    for course in (REAL, FIXTURE):
        order = [f"{course}/{name}" for name in themes(briefed, built, course)]
        way, here = [], order[:1]
        while here:
            way += here
            here = led_to(built / "site", way[-1], ".bf-next-page a")
        assert way == [*order, f"{course}/my-learning.html"] and len(way) > 3


def test_the_menu_of_a_page_lists_the_pages_of_its_own_course_alone(built: Path) -> None:
    site = built / "site"
    for course in (REAL, FIXTURE):
        learners, others = (
            set(led_to(site, f"{course}/{name}.html", ".bf-menu a, .bf-footer a"))
            - {"your-data.html"}
            for name in ("index", "in-the-room")
        )
        pages = {f"{course}/{name}" for name in map(posixpath.basename, course_pages(site, course))}
        assert learners | others == pages | {"index.html"}
        assert learners & others == {f"{course}/index.html", f"{course}/in-the-room.html"}


def test_each_page_carries_its_own_course(built: Path) -> None:
    site = built / "site"
    for course in (REAL, FIXTURE):
        known = json.loads(
            (site / course / "course.js")
            .read_text(encoding="utf-8")
            .removeprefix("window.briefed = { course: ")
            .removesuffix(" };\n")
        )
        assert (known["slug"], known["title"]) == (course, TITLES[course])
        for name in course_pages(site, course):
            assert [
                script.attributes["src"]
                for script in page_of(site, name).css("script[data-course]")
            ] == ["course.js"], name
    for name in (path.name for path in site.glob("*.html")):
        assert page_of(site, name).css("script[data-course]") == [], name


def test_the_page_for_worries_has_the_contacts_of_both(built: Path) -> None:
    text = words(page_of(built / "site", "worried.html").css_first("article"))
    assert (
        "Derby and Derbyshire Safeguarding Children Partnership: Your partnership has not "
        "added its local contacts yet."
    ) in text
    assert f"Merrow Lights Board {CONTACT}: 01632 960001" in text


def test_two_processes_find_in_the_built_pages_what_one_finds(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    for course in (REAL, FIXTURE):
        page = site / course / "briefing.html"
        page.write_text(
            page.read_text(encoding="utf-8")
            .replace(' id="', ' id="no-', 40)
            .replace("</article>", "[[left over]]</article>", 1),
            encoding="utf-8",
        )
        (site / course / "slides/index.html").unlink()
        (site / course / "nobodys.html").write_text("<p>nobody's</p>", encoding="utf-8")
    project = load(built)
    monkeypatch.setattr(published, "_MANY", 0)
    in_two = published.check_site(project, site)
    monkeypatch.setattr(parallel, "_can_fork", lambda: False)
    assert in_two == published.check_site(project, site)
    for course in (REAL, FIXTURE):
        assert {problem.code for problem in in_two if f"/{course}/" in problem.location.file} >= {
            "published-anchor",
            "published-leak",
            "published-slides",
            "published-page",
        }


@pytest.mark.parametrize("course", [REAL, FIXTURE])
def test_a_package_holds_one_course_alone(
    built: Path, briefed: Run, tmp_path: Path, course: str
) -> None:
    other = FIXTURE if course == REAL else REAL
    run = briefed("export", "offline", course, "--output", tmp_path / "one.zip", project=built)
    assert run.returncode == 0, run.stdout + run.stderr
    package = zipfile.ZipFile(tmp_path / "one.zip")
    top = f"{course}-offline"
    assert {name.split("/")[1] for name in package.namelist()} >= {
        course,
        "index.html",
        "worried.html",
    }
    text = {
        name: package.read(name).decode("utf-8")
        for name in package.namelist()
        if name.endswith((".html", ".js", ".json", ".txt", ".xml"))
    }
    assert f"{top}/{course}/course.js" in text
    assert [name for name in package.namelist() if other in name] == [] and [
        name for name, held in text.items() if other in held or TITLES[other] in held
    ] == []
    assert (CONTACT in text[f"{top}/worried.html"]) == (course == FIXTURE)


def test_a_table_with_an_empty_first_cell_is_published_as_it_is(
    two_courses: Path, briefed: Run
) -> None:
    for path in [
        *(two_courses / "docs" / FIXTURE).iterdir(),
        *(two_courses / "quizzes" / FIXTURE).iterdir(),
    ]:
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"^(\| +|> )Little Merrow (?=[ |]*12)", r"\1", text, flags=re.M),
            encoding="utf-8",
        )
    run = briefed("build", project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    row = next(
        row
        for row in page_of(two_courses / "site", f"{FIXTURE}/briefing.html").css("tr")
        if row.css_first("[id='who-relieves-the-keeper-3']")
    )
    assert [words(cell) for cell in row.css("td")][:3] == ["", "12", "16 nights, in February"]
