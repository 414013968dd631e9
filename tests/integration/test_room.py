"""The page "In the room", in a built site: it leads to all that a trainer takes along, and says of
each session what its slides say.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefed.source.project import load
from briefed.verifying.site import check_site
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.browsing import COURSE
from support.building import FIXTURE, Builds, Run
from support.decks import duration

pytestmark = pytest.mark.slow

PAGE = f"{COURSE}/in-the-room.html"


@pytest.fixture
def built_project(whole_project: Path, builds: Builds) -> Path:
    """With sessions that leave something out."""
    return builds.into(whole_project)


def sections(page: Path) -> dict[str, list[LexborNode]]:
    """What stands below the heading of each deck, by its name, and below that of the packs."""
    found: dict[str, list[LexborNode]] = {}
    name = ""
    for node in LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(".bf-room").iter():
        if node.tag == "h2":
            name = node.id.removeprefix("room-")
        else:
            found.setdefault(name, []).append(node)
    return found


def seconds(time: str) -> int:
    minutes, _, rest = time.partition(":")
    return int(minutes) * 60 + int(rest)


def test_it_leads_to_every_deck_and_every_sheet_and_to_nothing_else(site: Path) -> None:
    links = {
        link.attributes["href"].partition("?")[0]
        for nodes in sections(site / PAGE).values()
        for node in nodes
        for link in node.css("a")
    }
    assert links == {
        path.relative_to(site / COURSE).as_posix()
        for folder in ("slides", "handouts", "packs")
        for path in (site / COURSE / folder).iterdir()
    }
    assert len(links) == 10 + 9 * 3 + 2 + 4 + 10 + 10 * 3 + 12, (
        "decks, sheets of themes, cards, of the course, one-page briefings, run sheets, packs"
    )
    headings = list(sections(site / PAGE))
    assert headings[:2] == ["packs", "index"], "one download, and then the whole course"


def test_each_session_is_what_the_slides_of_its_length_are(site: Path) -> None:
    held = 0
    found = sections(site / PAGE)
    packs = {link.attributes["href"] for node in found.pop("packs") for link in node.css("a")}
    for name, nodes in found.items():
        deck = LexborHTMLParser((site / COURSE / f"slides/{name}.html").read_text(encoding="utf-8"))
        told = {node.css_first("summary").text(): node for node in nodes if node.tag == "details"}
        for minutes in ("7", "20", "45"):
            shown = [
                slide
                for slide in deck.css("section")
                if minutes in slide.attributes["data-plans"].split()
            ]
            held += 1
            plan = told.pop(f"A session of {minutes} minutes")
            takes = duration(shown, minutes)
            pack = plan.css_first("a[download]")
            assert (pack.attributes["href"] in packs) if pack else plan.css_first("code")
            assert plan.css_first("a").attributes["href"] == f"slides/{name}.html?minutes={minutes}"
            assert (
                takes
                == seconds(re.search(r"They take (\d+:\d\d)\.", plan.text())[1])
                == sum(seconds(row.css("td")[1].text()) for row in plan.css("tbody tr"))
                <= int(minutes) * 60
            )
            assert {"bf-quote", "bf-question", "bf-monday", "bf-end"} <= {
                slide.attributes["class"].split()[1] for slide in shown
            }
        assert not told
    assert held >= 20


def test_what_is_left_out_in_part_is_not_said_to_be_left_out(site: Path) -> None:
    for nodes in sections(site / PAGE).values():
        for plan in (node for node in nodes if node.tag == "details"):
            left = re.search(r"Left out: (.*)\.$", plan.css("p")[-1].text())
            shown = {row.css_first("td").text() for row in plan.css("tbody tr")}
            assert not left or not shown & set(left[1].split("; "))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ((r"They take \d+:\d\d\.", "They take 99:00."), f"site/{PAGE}"),
        (("<td>Close</td>", "<td>Go home</td>"), f"site/{PAGE}"),
        (('<div class="bf-room">', '<div class="bf-rooms">'), f"site/{COURSE}/slides"),
    ],
)
def test_the_gate_sees_a_session_that_its_slides_do_not_make(
    built_project: Path, change: tuple[str, str], where: str
) -> None:
    project = built_project
    page = project / "site" / PAGE
    assert check_site(load(project), project / "site") == []
    text, times = re.subn(*change, page.read_text(encoding="utf-8"), count=1)
    assert times == 1
    page.write_text(text, encoding="utf-8")
    found = [
        (problem.code, problem.location.file)
        for problem in check_site(load(project), project / "site")
    ]
    assert ("published-slides", where) in found
    assert set(found) <= {
        ("published-slides", where),
        ("published-words", f"docs/{COURSE}/in-the-room.md"),
    }  # the words have lost their place as well


def test_the_gate_sees_a_sheet_that_is_not_there_and_one_that_nobody_made(
    built_project: Path,
) -> None:
    project = built_project
    sheets = project / "site" / COURSE / "handouts"
    (sheets / "hidden-men-handout.pdf").rename(sheets / "hidden-women-handout.pdf")
    found = {
        (problem.code, problem.location.file)
        for problem in check_site(load(project), project / "site")
    }
    of_packs = {file for code, file in found if code == "published-pack"}
    assert f"site/{COURSE}/packs/{COURSE}-hidden-men-20-minutes-pack.zip" in of_packs
    assert found - {("published-pack", file) for file in of_packs} == {
        ("published-link", f"site/{PAGE}"),
        ("published-page", f"site/{COURSE}/handouts/hidden-women-handout.pdf"),
    }


def test_a_page_of_one_s_own_by_that_name_stays_and_is_filled(
    two_courses: Path, briefed: Run
) -> None:
    (two_courses / "docs" / FIXTURE / "in-the-room.md").write_text(
        (
            "---\ntitle: In our room\nkind: extra\n---\n# In our room\n\nBring a lamp.\n\n"
            "<!-- room -->\n"
        ),
        encoding="utf-8",
    )
    run = briefed("build", project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    page = two_courses / "site" / FIXTURE / "in-the-room.html"
    assert "Bring a lamp." in page.read_text(encoding="utf-8") and "lamp-care" in sections(page)
