"""The officer's desk in a draft preview: what is left to do, by theme, with the ways to it."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.building import ROOT, Run, copy_sources, put_beside
from support.site_builds import break_a_quote

pytestmark = pytest.mark.slow

PAPER = ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt"
COURSE, REAL = "lamps", "keeping-babies-safe"
RUN_OF_GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "our-partnership/briefings",
    "GITHUB_REF_NAME": "12/merge",
    "GITHUB_HEAD_REF": "bring/lamps",
}
# A run of the tests may be one of a platform's, too.
ELSEWHERE = {name: one for name, one in os.environ.items() if not name.startswith(("GIT", "CI_"))}


def page(folder: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / name).read_text(encoding="utf-8"))


def preview(briefed: Run, project: Path, folder: Path, **variables: str) -> Path:
    run = briefed("preview", folder, project=project, env=ELSEWHERE | variables)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="module")
def scaffold(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """A project with a course that nobody has written anything of, beside one that is written."""
    project = copy_sources(tmp_path_factory.mktemp("desk") / "project")
    assert briefed("new", PAPER, "--course", COURSE, project=project).returncode == 0
    return project


@pytest.fixture(scope="module")
def draft(scaffold: Path, briefed: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return preview(briefed, scaffold, tmp_path_factory.mktemp("draft") / "draft", **RUN_OF_GITHUB)


def entries(desk: LexborHTMLParser) -> list[LexborNode]:
    return desk.css("ol.entries > li")


def told(entry: LexborNode) -> str:
    """An entry as a line of the check."""
    location, severity, code = entry.css_first("code").text().split()
    words = entry.css_first(".what").text(deep=True).removeprefix(kind(entry)).strip()
    return f"{location}: {severity} {code}: {words}"


def kind(entry: LexborNode) -> str:
    return entry.css_first(".kind").text()


@pytest.mark.parametrize("course", [COURSE, REAL])
def test_it_lists_what_the_check_lists_in_its_words_and_order(
    scaffold: Path, briefed: Run, draft: Path, course: str
) -> None:
    found = json.loads(briefed("check", "--format", "json", project=scaffold).stdout)["problems"]
    listed = [
        "{file}:{line}:{column}: {severity} {code}: {message}".format(**one)
        for one in found
        if one["file"].split("/")[1] != (REAL if course == COURSE else COURSE)
    ]
    assert len(listed) > 100
    desk = page(draft, f"{course}/coverage.html")
    shown = [told(entry) for entry in entries(desk)]
    assert sorted(shown) == sorted(listed)
    # As text, what stops nothing from being published comes last, each kind once.
    first = briefed("check", project=scaffold).stdout.partition("\nHow questions")[0].splitlines()
    assert [one for one in shown if one in first] == [one for one in first if one in listed]
    assert set(first) & set(listed)
    assert [entry.attributes["value"] for entry in entries(desk)] == [
        str(number) for number in range(1, len(listed) + 1)
    ]


def test_each_entry_leads_to_its_very_place(draft: Path) -> None:
    desk = page(draft, f"{COURSE}/coverage.html")
    pages = {"": desk}
    at_marks: Counter[str] = Counter()
    for link in desk.css("a"):
        address, _, anchor = link.attributes["href"].partition("#")
        if address.startswith("https://"):
            continue
        if address not in pages:
            pages[address] = page(draft / COURSE, address)
        if anchor:
            found = pages[address].css(f"[id='{anchor}']")
            assert len(found) == 1, link.attributes["href"]
    for entry in entries(desk):
        address, _, anchor = entry.css_first("a").attributes["href"].partition("#")
        place = pages[address].css_first(f"[id='{anchor}']")
        if mark := re.search(r"\[to write: .*?\]", told(entry)):
            assert mark[0] in place.parent.text(), told(entry)
            at_marks[address] += 1
        elif name := re.search(r"the question '([^']+)' is not written", told(entry)):
            assert place.parent.attributes["id"] == f"question-{name[1]}"
            at_marks[address] += 1
    assert sum(at_marks.values()) > 100 and len(at_marks) == 7
    # Marks of the same words are told apart: each line has its own place, in the order of the page.
    lines = [
        one.attributes["id"].rpartition("-")[2]
        for one in pages["lamp-care.html"].css("span.bf-place[id^='place-docs-']")
    ]
    assert len(lines) > 15 and lines == sorted(lines, key=int)


def test_a_problem_without_a_place_in_the_text_is_shown_on_top_of_its_page(draft: Path) -> None:
    desk = page(draft, f"{COURSE}/coverage.html")
    (entry,) = (one for one in entries(desk) if "contact-missing" in told(one))
    address, _, anchor = entry.css_first("a").attributes["href"].partition("#")
    shown = page(draft / COURSE, address).css_first(f".bf-problems li[id='{anchor}']")
    assert "the course names no local contacts" in shown.text()
    placed = page(draft / COURSE, "lamp-care.html").css(".bf-problems li a")
    assert len(placed) > 20 and all(one.attributes["href"].startswith("#place-") for one in placed)


def test_on_a_platform_it_leads_to_where_the_line_is_edited(
    scaffold: Path, briefed: Run, draft: Path, tmp_path: Path
) -> None:
    start = "https://github.com/our-partnership/briefings/edit/bring/lamps/"
    for entry in entries(page(draft, f"{COURSE}/coverage.html")):
        file, line, _ = told(entry).split(":")[:3]
        if file.endswith("/briefing.md"):  # nobody edits the briefing's words
            assert len(entry.css("a")) == 1
            continue
        assert entry.css("a")[1].attributes["href"] == f"{start}{file}#L{line}"
    desk = page(preview(briefed, scaffold, tmp_path / "draft"), f"{COURSE}/coverage.html")
    assert not desk.css("a[href^=http]")


def rows(desk: LexborHTMLParser) -> dict[str, list[str]]:
    """What the desk says of each theme, and besides the themes."""
    return {
        row.css_first(".name").text(): [one.text(deep=False).strip() for one in row.css(".kind")]
        for row in desk.css(".rows > li")
    }


def test_it_says_how_far_each_theme_is_what_is_next_and_who_decides(draft: Path) -> None:
    desk = page(draft, f"{COURSE}/coverage.html")
    assert "previews alone" in desk.css_first("header").text()
    found = rows(desk)
    assert list(found)[:3] == ["Introduction", "Lamp care", "Fog signals"]
    assert found["Lamp care"] == ["31 to write"]
    assert found["The briefing and the course start"] == ["4 to write", "1 to decide"]
    assert desk.css_first(".verdict").text() == "0 of 6 themes are done. 140 entries are left."
    # An approval and the numbers wait: errors come first.
    first = next(one for one in entries(desk) if "not-written" in told(one))
    assert desk.css_first(".next code").text() == first.css_first("code").text()
    deciders = {
        item.text(deep=False).partition(":")[0]: item.css_first("a") and item.css_first("a").text()
        for item in desk.css(".deciders > li:has(> a)")
    }
    assert deciders == {
        "The officer": "132 entries",
        "Somebody who rings the numbers": "6 entries",
        "Who approves for the partnership": "2 entries",
    }
    written = page(draft, f"{REAL}/coverage.html")
    assert "9 are written and wait for decisions" in written.css_first(".verdict").text()
    signed = written.css(".deciders > li")[-1].text()
    assert signed.startswith("A safeguarding specialist also signs 15 lines on")


def test_a_stale_quote_is_out_of_date_and_its_theme_is_not_done(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    break_a_quote(project)
    folder = preview(briefed, put_beside(project), tmp_path / "draft")
    desk = page(folder, f"{REAL}/coverage.html")
    stale = [told(one) for one in entries(desk) if kind(one) == "Out of date"]
    assert len(stale) == 2 and all(": error quote-not-in-briefing: " in one for one in stale)
    assert "2 out of date" in rows(desk)["Hidden men"]
    link = desk.css_first(".next a").attributes["href"]
    address, _, anchor = link.partition("#")
    place = page(folder / REAL, address).css_first(f"[id='{anchor}']")
    assert place.parent.parent.tag == "blockquote" and "some work" in place.parent.text()


def test_every_page_of_a_preview_leads_to_it_and_no_page_of_a_site(
    draft: Path, short_site: Path
) -> None:
    for path in draft.rglob("*.html"):
        if path.parent.name in ("search", "slides") or path.name == "coverage.html":
            continue
        notice = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("aside.bf-preview")
        desks = [link.attributes["href"] for link in notice.css("a")]
        if path.parent != draft:
            assert desks == ["coverage.html"], path
        elif path.name != "404.html":  # it is served at any address
            assert sorted(desks) == [f"{REAL}/coverage.html", f"{COURSE}/coverage.html"], path
            assert "What is left to do in The Merrow Isles Lamp Audit" in notice.text()
    for path in short_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"bf-preview|bf-place|<!-- place|coverage\.html", text), path


def test_it_is_closed_like_every_page_and_runs_nothing(draft: Path) -> None:
    text = (draft / COURSE / "coverage.html").read_text(encoding="utf-8")
    assert text.count("Content-Security-Policy") == 1 and "<script" not in text
    assert len(text) < 400 * len(entries(LexborHTMLParser(text))) + 200_000


def test_a_theme_that_is_called_coverage_keeps_its_page(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        "# A paper\n\n## Coverage\n\n- Every child was seen.\n\n## Rest\n\n- No child was not.\n",
        encoding="utf-8",
    )
    assert briefed("new", paper, "--course", "paper", project=project).returncode == 0
    folder = preview(briefed, project, tmp_path / "draft")
    assert page(folder, "paper/coverage.html").css_first("h1").text() == "Coverage"
    desk = page(folder, "paper/coverage-2.html")
    assert desk.css_first("h1").text() == "What is left to do: A paper"
    notice = page(folder, "paper/rest.html").css_first("aside.bf-preview a")
    assert notice.attributes["href"] == "coverage-2.html"


def test_its_links_lead_to_pages_that_are_folders_as_well(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("use_directory_urls: false", "use_directory_urls: true"))
    folder = preview(briefed, project, tmp_path / "draft")
    notice = page(folder, f"{REAL}/hidden-men/index.html").css_first("aside.bf-preview a")
    assert notice.attributes["href"] == "../coverage.html"
    links = {link.attributes["href"] for link in page(folder, f"{REAL}/coverage.html").css("a")}
    outward = [link for link in links if not link.startswith("#")]
    assert len(outward) > 50
    for link in outward:
        path, _, anchor = link.partition("#")
        name = f"{REAL}/{path}index.html" if path.endswith("/") else f"{REAL}/{path}"
        found = page(folder, name)
        assert not anchor or found.css_first(f"[id='{anchor}']"), link
