"""What a page says of itself: corrections, what has changed, that a review is due, that another
course took its place.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from briefed.source.project import load
from briefed.verifying.site import check_site
from selectolax.lexbor import LexborHTMLParser
from support.building import Run
from support.editions import COURSE, text, update
from support.short_course import copy_short

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """The real course two editions on, with all that its start can say."""
    project = copy_short(tmp_path_factory.mktemp("standing") / "project")
    original = text(project / "docs" / COURSE / "original.txt")
    assert (
        update(
            briefed,
            project,
            original.replace("Hidden men:", "Unseen men:").replace(
                "families require more careful", "families require some careful"
            ),
        ).returncode
        == 0
    )
    assert update(briefed, project, original).returncode == 0
    start = project / "docs" / COURSE / "index.md"
    start.write_text(
        text(start)
        .replace(
            "corrections: []",
            (
                "corrections:\n  - {date: 2026-05-04, text: A wording was put right., theme: "
                "hidden-men}\n  - {date: 2026-06-01, text: Another one.}"
            ),
        )
        .replace("review by:", "review by: 2026-01-31\nsuperseded by: https://example.org/newer"),
        encoding="utf-8",
    )
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return project


def article(built: Path, page: str):
    return LexborHTMLParser(text(built / "site" / COURSE / page)).css_first("article")


def test_corrections_stand_on_the_start_and_on_their_page(built: Path) -> None:
    said = {
        page: [
            " ".join(node.text().split())
            for node in article(built, page).css(".admonition.warning")
            if "Correction" in node.text()
        ]
        for page in ("index.html", "hidden-men.html", "think-family.html")
    }
    first = "Correction, 2026-05-04 A wording was put right."
    assert said == {
        "index.html": [first, "Correction, 2026-06-01 Another one."],
        "hidden-men.html": [first],
        "think-family.html": [],
    }
    below = article(built, "hidden-men.html").css_first("h1 ~ *")
    assert "There is a newer course" in below.text()


def test_every_page_leads_to_the_course_that_took_its_place(built: Path) -> None:
    pages = sorted((built / "site" / COURSE).glob("*.html"))
    assert len(pages) > 6
    for page in pages:
        assert (
            article(built, page.name).css_first('.admonition a[href="https://example.org/newer"]')
            is not None
        ), page.name


def test_what_has_changed_sets_the_editions_beside_each_other(built: Path) -> None:
    page = article(built, "what-has-changed.html")
    assert [node.text() for node in page.css("h2")] == [
        "Edition 3, beside edition 2",
        "Edition 2, beside edition 1",
    ]
    lists = [
        [" ".join(item.text(separator=" ").split()) for item in node.css("li")]
        for node in page.css("ul")
    ]
    assert len(lists) == 2 and all(len(found) == 1 for found in lists)
    assert (
        "Before: Large/complex families require some careful" in lists[0][0]
        and "Now: Large/complex families require more careful" in lists[0][0]
    )
    assert (
        "Before: Large/complex families require more careful" in lists[1][0]
        and "Now: Large/complex families require some careful" in lists[1][0]
    )
    assert [node.text() for node in page.css("li strong")] == ["some", "more", "more", "some"]
    assert (
        "“Unseen men” is now called “Hidden men”" in page.text()
        and "“Hidden men” is now called “Unseen men”" in page.text()
    )
    link = page.css_first("li a").attributes["href"]
    assert (
        link == "briefing.html#think-family-2"
        and article(built, "briefing.html").css_first("#think-family-2") is not None
    )
    start = article(built, "index.html")
    assert (
        "This is edition 3." in start.text()
        and start.css_first('a[href="what-has-changed.html"]') is not None
    )
    assert (
        "what-has-changed.html"
        in text(built / "site" / COURSE / "index.html").split("<article", 1)[0]
    )  # in the navigation
    assert not list((built / "site").rglob("editions"))


def test_a_course_of_one_edition_has_no_such_page(site: Path) -> None:
    assert not (site / COURSE / "what-has-changed.html").exists()
    assert "What has changed" not in text(site / COURSE / "index.html")


def test_two_editions_of_a_course_can_be_compared(built: Path, briefed: Run) -> None:
    for old, new, kinds in (
        (f"{COURSE}@1", f"{COURSE}@2", {"reworded": 1}),
        (f"{COURSE}@1", COURSE, {}),
        (f"{COURSE}@2", COURSE, {"reworded": 1}),
    ):
        run = briefed("diff", old, new, "--format", "json", project=built)
        assert run.returncode == 0, run.stderr
        found = json.loads(run.stdout)["summary"]
        assert {
            kind: number for kind, number in found.items() if number and kind != "unchanged"
        } == kinds
    run = briefed("diff", f"{COURSE}@7", COURSE, project=built)
    assert run.returncode == 2 and "there are 1, 2" in run.stderr


def test_the_course_that_took_its_place_may_stand_beside_it(
    two_courses: Path, briefed: Run
) -> None:
    start = two_courses / "docs" / COURSE / "index.md"
    start.write_text(
        text(start).replace("review by:", "review by:\nsuperseded by: lighthouse-keepers"),
        encoding="utf-8",
    )
    run = briefed("build", project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    notice = LexborHTMLParser(text(two_courses / "site" / COURSE / "hidden-men.html")).css_first(
        "article .admonition.warning a"
    )
    assert notice.attributes["href"] == "../lighthouse-keepers/index.html"
    assert re.search(
        r"warning course-superseded: lighthouse-keepers has taken the place", run.stdout
    )


@pytest.mark.parametrize("old", ["This is edition 3.", "Correction, 2026-06-01", "Another one."])
@pytest.mark.parametrize("how", ["removed", "hidden"])
def test_a_notice_must_be_seen(built: Path, tmp_path: Path, old: str, how: str) -> None:
    project = tmp_path / "project"
    shutil.copytree(built, project)
    start = project / "site" / COURSE / "index.html"
    page = text(start)
    at = page.index(old)
    begin = page.rindex("<p", 0, at)
    end = page.index("</p>", at) + len("</p>")
    damaged = "" if how == "removed" else "<p hidden" + page[begin + 2 : end]
    start.write_text(page[:begin] + damaged + page[end:], encoding="utf-8")
    found = [
        problem
        for problem in check_site(load(project), project / "site")
        if problem.code == "published-notice"
    ]
    assert [old in problem.message for problem in found] == [True]
