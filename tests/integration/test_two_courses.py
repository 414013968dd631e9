"""A course folder is all that a course is: others stand beside the first with nothing else touched,
and none disturbs another.
"""

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
from selectolax.lexbor import LexborHTMLParser
from support.building import FIXTURE, ROOT, SOURCES, TWIN, Builds, Run, copy_sources, put_beside

REAL = "keeping-babies-safe"
LAST = (
    "for-trainers.html",
    "the-wardens-map.html",
    "in-the-room.html",
    "for-agencies.html",
    "my-learning.html",
)  # behind the themes, those of the course itself first
TITLES = {
    REAL: "Learning from the Keeping Babies Safe audit",
    FIXTURE: "Learning from the Merrow Isles lamp audit",
}
PARTNERSHIPS = {
    REAL: "Derby and Derbyshire Safeguarding Children Partnership, edition 1",
    FIXTURE: "Merrow Lights Board, edition 2",
}
CONTACT = "Merrow Lights Board, duty warden"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The project with two courses, built. No test may write into it."""
    return builds.of(put_beside(copy_sources(tmp_path_factory.mktemp("two") / "project")))


def page_of(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def course_pages(site: Path, course: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in (site / course).glob("*.html"))


def words(node) -> str:
    return " ".join(node.text().split())


def themes(briefed: Run, project: Path, course: str) -> list[str]:
    """The pages of a course in its briefing's order."""
    read = json.loads(
        briefed("statements", project / "docs" / course / "briefing.md", "--format", "json").stdout
    )
    return [
        "index.html" if theme["heading"] is None else f"{theme['slug']}.html"
        for theme in read["themes"]
    ]


# --- Two courses ---


def test_two_folders_are_all_that_is_added(built: Path) -> None:
    for name in SOURCES:
        if (ROOT / name).is_file():
            assert (built / name).read_bytes() == (ROOT / name).read_bytes()
            continue
        now = files(built / name)
        assert {
            file: data for file, data in now.items() if not file.startswith(f"{FIXTURE}/")
        } == files(ROOT / name)
        assert {
            file.removeprefix(f"{FIXTURE}/"): data
            for file, data in now.items()
            if file.startswith(f"{FIXTURE}/")
        } == (files(ROOT / "tests/fixture" / name / FIXTURE) if name in ("docs", "quizzes") else {})
    assert "lighthouse" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


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


def test_the_first_course_is_as_it_is_alone(built: Path, site: Path) -> None:
    """Its pages say the same; only what stands around them may name the other."""
    for name in course_pages(site, REAL):
        assert (
            page_of(built / "site", name).css_first("article").html
            == page_of(site, name).css_first("article").html
        ), name
    assert course_pages(built / "site", REAL) == course_pages(site, REAL)
    assert (built / "site" / REAL / "course.js").read_bytes() == (
        site / REAL / "course.js"
    ).read_bytes()


def test_the_home_page_lists_both(built: Path) -> None:
    article = page_of(built / "site", "index.html").css_first("article")
    text = words(article)
    assert [
        (words(link), link.attributes["href"]) for link in article.css("h3 a:not(.headerlink)")
    ] == [(TITLES[course], f"{course}/index.html") for course in (REAL, FIXTURE)]
    entries = re.split("|".join(TITLES.values()), text)[1:]
    for course, entry in zip((REAL, FIXTURE), entries, strict=True):
        minutes = sum(
            int(number)
            for path in (built / "docs" / course).glob("*.md")
            for number in re.findall(r"^minutes: (\d+)$", path.read_text(encoding="utf-8"), re.M)
        )
        assert (
            minutes > 20
            and f"{PARTNERSHIPS[course]}, about {minutes} minutes in short pages." in entry
        )
        assert "Draft: not yet approved by the partnership." in entry


def test_the_navigation_holds_both_in_the_order_of_their_briefings(
    built: Path, briefed: Run
) -> None:
    home = [
        link.attributes["href"]
        for link in page_of(built / "site", "index.html").css(
            ".md-nav--primary a.md-nav__link[href]"
        )
    ]
    assert [link for link in home if link.endswith("/index.html")] == [
        f"{REAL}/index.html",
        f"{FIXTURE}/index.html",
    ]
    way, here = [], "index.html"
    while here:  # the foot of each page leads to the next of the navigation
        way.append(here)
        onward = page_of(built / "site", here).css_first("a.md-footer__link--next")
        here = (
            posixpath.normpath(posixpath.join(posixpath.dirname(here), onward.attributes["href"]))
            if onward
            else ""
        )
    expected = ["index.html"]
    for course in (REAL, FIXTURE):
        order = [f"{course}/{name}" for name in [*themes(briefed, built, course), "briefing.html"]]
        more = sorted(
            set(course_pages(built / "site", course)) - set(order),
            key=lambda name: next(
                (place for place, last in enumerate(LAST) if name.endswith(last)), -1
            ),
        )
        expected += order + more
    assert way[-1] == "worried.html" and way[: len(expected)] == expected and len(expected) > 20


def test_the_navigation_of_a_page_lists_the_pages_of_its_own_course_alone(built: Path) -> None:
    site = built / "site"
    for name in (
        path.relative_to(site).as_posix()
        for course in (REAL, FIXTURE)
        for path in (site / course).glob("*.html")
    ):
        links = page_of(site, name).css(".md-nav--primary a.md-nav__link[href]")
        places = [
            posixpath.normpath(
                posixpath.join(
                    posixpath.dirname(name),
                    link.attributes["href"].partition("#")[0] or posixpath.basename(name),
                )
            )
            for link in links
        ]
        own, other = name.partition("/")[0], FIXTURE if name.startswith(REAL) else REAL
        assert {f"{own}/index.html", f"{own}/briefing.html", name} <= set(places), name
        assert [
            (words(link), place)
            for link, place in zip(links, places, strict=True)
            if place.startswith(other)
        ] == [(TITLES[other], f"{other}/index.html")], name


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


@pytest.mark.parametrize(("course", "theme"), [(REAL, "hidden-men"), (FIXTURE, "lamp-care")])
def test_a_problem_of_one_course_is_its_own(
    two_courses: Path, briefed: Run, course: str, theme: str
) -> None:
    other = FIXTURE if course == REAL else REAL
    before = briefed("check", other, project=two_courses)
    path = two_courses / "docs" / course / f"{theme}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("\n> ", "\n> Changed ", 1), encoding="utf-8"
    )
    (two_courses / "quizzes" / course / f"{theme}.md").write_bytes(b"\0")
    after = briefed("check", other, project=two_courses)
    assert (after.returncode, after.stdout) == (0, before.stdout)
    for run in (
        briefed("check", course, project=two_courses),
        briefed("check", project=two_courses),
    ):
        errors = [line for line in run.stdout.splitlines() if ": error " in line]
        assert run.returncode == 1 and {line.partition(":")[0] for line in errors} == {
            f"docs/{course}/{theme}.md",
            f"docs/{course}/briefing.md",
            f"quizzes/{course}/{theme}.md",
        }
    run = briefed("build", project=two_courses)
    assert (
        run.returncode == 1
        and f"docs/{course}/{theme}.md:" in run.stdout
        and not (two_courses / "site").exists()
    )
    assert (
        briefed(
            "export", "offline", other, "--output", two_courses / "one.zip", project=two_courses
        ).returncode
        == 0
    ), "the other can still be handed out"


# --- Three, of which two share every name ---


def test_equal_names_disturb_nobody(three_courses: Path, briefed: Run) -> None:
    for course in (None, REAL, FIXTURE, TWIN):
        run = briefed("check", *([course] if course else []), project=three_courses)
        assert run.returncode == 0, run.stdout
    site = three_courses / "site"
    assert [
        link.attributes["href"]
        for link in page_of(site, "index.html").css("article h3 a:not(.headerlink)")
    ] == [f"{name}/index.html" for name in sorted((REAL, FIXTURE, TWIN))]
    assert [name.partition("/")[2] for name in course_pages(site, FIXTURE)] == [
        name.partition("/")[2] for name in course_pages(site, TWIN)
    ]
    for course in (FIXTURE, TWIN):
        script = (site / course / "course.js").read_text(encoding="utf-8")
        assert script.startswith(f'window.briefed = {{ course: {{"slug":"{course}"')
        for name in course_pages(site, course):
            page = page_of(site, name)
            ids = [one.attributes["id"] for one in page.css("article [id]")]
            assert len(ids) == len(set(ids)), name
            targets = [
                posixpath.normpath(
                    posixpath.join(course, link.attributes["href"].partition("#")[0])
                )
                for link in page.css("article a[href]")
                if not re.match(r"(?:https?|tel|mailto):|#", link.attributes["href"])
            ]
            assert {target.partition("/")[0] for target in targets} <= {
                course,
                "worried.html",
                "index.html",
                "accessibility.html",
            }, name
    pages = [
        page_of(site, f"{course}/lamp-care.html").css_first("article").html
        for course in (FIXTURE, TWIN)
    ]
    assert pages[0] == pages[1], "twins say the same"


def test_a_problem_in_a_twin_is_not_its_brothers(two_courses: Path, briefed: Run) -> None:
    project = put_beside(two_courses, TWIN)
    path = project / "docs" / TWIN / "lamp-care.md"
    path.write_text(path.read_text(encoding="utf-8").replace("21/24", "22/24"), encoding="utf-8")
    run = briefed("check", "--format", "json", project=project)
    errors = [one for one in json.loads(run.stdout)["problems"] if one["severity"] == "error"]
    assert (
        run.returncode == 1 and errors and {one["file"].split("/")[1] for one in errors} == {TWIN}
    )
    assert briefed("check", FIXTURE, project=project).returncode == 0


# --- A form that the fixture does not have ---


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
