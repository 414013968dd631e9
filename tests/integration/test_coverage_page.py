"""`briefed export coverage`: the briefing's own text, and what rests on each sentence of it."""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.source import approved_files as approved_list
from selectolax.lexbor import LexborHTMLParser
from support.building import FIXTURE, Run, put_beside
from support.coverage import (
    COURSES,
    EXEMPT,
    NEITHER,
    NOT_TAUGHT,
    NOT_TESTED,
    REAL,
    TESTED,
    expected,
    exported,
    notes,
    rows,
    shown,
    states,
)
from support.short_course import copy_short

Pages = Callable[[str], LexborHTMLParser]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short course and the fictional one beside it. No test may change them."""
    return put_beside(copy_short(tmp_path_factory.mktemp("both") / "project"))


@pytest.fixture(scope="module")
def page_of(both: Path, briefed: Run) -> Pages:
    """The coverage page of one of them, exported once."""
    return functools.cache(lambda course: exported(briefed, both, course))


@pytest.mark.parametrize("course", COURSES)
def test_every_sentence_stands_there_once_in_the_order_of_the_briefing(
    both: Path, briefed_here: Run, page_of: Pages, course: str
) -> None:
    page = page_of(course)
    assert shown(page) == expected(briefed_here, both, course)
    source = (both / "docs" / course / "briefing.md").read_text(encoding="utf-8")
    headings = [
        (level, words.rstrip(":")) for level, words in re.findall(r"^#(#+) (.+)$", source, re.M)
    ]
    assert [
        (f"#{'#' * (int(one.tag[1]) - 2)}"[1:], one.text())
        for one in page.css(".briefing :is(h3, h4, h5, h6)")
    ] == headings
    assert Counter(states(page).values()) == (
        {TESTED: 12} if course == REAL else {TESTED: 36, EXEMPT: 1}
    )


def test_lists_and_tables_keep_their_form(page_of: Pages) -> None:
    page = page_of(FIXTURE)
    for inner, outer in (
        ("lamp-care-4", "lamp-care-3"),
        ("lamp-care-5", "lamp-care-4"),
        ("lamp-care-6", "lamp-care-4"),
        ("lamp-care-7", "lamp-care-3"),
    ):
        assert page.css_first(f"li:has(> #{outer}) > ul > li > #{inner}") is not None, inner
    assert (
        page.css_first(
            "ul > li > #keepers-cafes-stores-3 ~ ol > li[value='2'] > #keepers-cafes-stores-5"
        )
        is not None
    )
    assert page.css_first("ol > li[value='3'] > #fog-signals-3") is not None
    table = next(one for one in page.css(".briefing table"))
    assert [head.text() for head in table.css("thead th")] == [
        "Isle",
        "Keepers",
        "Longest watch without relief",
        "What rests on it",
    ]
    assert [
        [piece.text() for piece in row.css("[data-sentence]")] for row in table.css("tbody tr")
    ] == [
        ["Great Merrow", "31", "nine nights"],
        ["Little Merrow", "12", "16 nights, in February"],
        ["Gull Stack", "2", "not written down"],
    ]


@pytest.mark.parametrize("course", COURSES)
def test_the_summary_says_what_the_check_says(
    both: Path, briefed_here: Run, page_of: Pages, course: str
) -> None:
    page = page_of(course)
    checked = json.loads(briefed_here("check", course, "--format", "json", project=both).stdout)
    counted = checked["summary"]
    said = [
        item.text() for item in page.css("section[aria-labelledby=in-short] > ul:not(.key) > li")
    ]
    assert said[:3] == [
        "{taught} of {statements} statements taught".format(**counted),
        "{tested} of {sentences} sentences tested, {exempt} exempt".format(**counted),
        "{questions} questions".format(**counted),
    ]
    warnings = len(checked["problems"])
    assert warnings > 0 and said[3] == f"{warnings} warning{'s' if warnings > 1 else ''} open"
    key = {
        item.css_first(".sign").attributes["aria-label"]: int(
            (re.search(r"(\d+) sentence", item.text()) or ["", "0"])[1]
        )
        for item in page.css(".key li")
    }
    assert key == {
        state: Counter(states(page).values())[state]
        for state in (TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER)
    }
    facts = {
        row.css_first("dt").text(): row.css_first("dd").text()
        for row in page.css("header dl > div")
    }
    assert facts["Approval"] == "Draft: not yet approved by the partnership."
    assert (facts["Partnership"], facts["Edition"]) == (
        ("Derby and Derbyshire Safeguarding Children Partnership", "1")
        if course == REAL
        else ("Merrow Lights Board", "2")
    )


def test_an_approval_is_told_and_told_when_it_is_out_of_date(
    two_courses: Path, briefed_here: Run
) -> None:
    def approved() -> str:
        return next(
            row.css_first("dd").text()
            for row in exported(briefed_here, two_courses, FIXTURE).css("header dl > div")
            if row.css_first("dt").text() == "Approval"
        )

    start = two_courses / "docs" / FIXTURE / "index.md"
    listed = two_courses / approved_list.record(FIXTURE)
    listed.parent.mkdir(parents=True)
    listed.write_text(approved_list.of_course(two_courses, FIXTURE), encoding="utf-8")
    print_of = approved_list.digest(listed.read_bytes())
    approval = (
        f'approval:\n  role: Head <of> Lights\n  date: 2026-10-06\n  edition: "2"\n'
        f"  fingerprint: {print_of}\n"
    )
    start.write_text(
        start.read_text(encoding="utf-8").replace("approval:\n", approval), encoding="utf-8"
    )
    assert approved() == "Approved by Head <of> Lights on 2026-10-06, edition 2."
    with (two_courses / "docs" / FIXTURE / "lamp-care.md").open("a", encoding="utf-8") as page:
        page.write("\nMore words.\n")
    assert approved() == (
        "Approved by Head <of> Lights on 2026-10-06, and changed since: what stands here is "
        "not what was approved."
    )


def test_an_exempt_sentence_gives_its_reason(two_courses: Path, briefed_here: Run) -> None:
    page = exported(briefed_here, two_courses, FIXTURE)
    assert {name for name, state in states(page).items() if state == EXEMPT} == {"introduction-4.2"}
    reason = "It says how the briefing may be passed on, and nothing rests on it. (sentence 2)"
    assert notes(page, "introduction-4")["Exempt"] == reason
    assert [row[4].text() for row in rows(page) if row[4].text() != "none"] == [reason]
    start = two_courses / "docs" / FIXTURE / "introduction.md"
    start.write_text(
        start.read_text(encoding="utf-8").replace("> [introduction-4]", "> [introduction-1]"),
        encoding="utf-8",
    )
    assert states(exported(briefed_here, two_courses, FIXTURE))["introduction-4.2"] == NEITHER, (
        "an exemption excuses from questions alone"
    )


def test_a_quote_on_the_page_of_another_theme_does_not_teach(
    two_courses: Path, briefed_here: Run
) -> None:
    page = two_courses / "docs" / REAL / "think-family.md"
    quote = (
        "> Health visitors should ensure that the father is registered on the system as per best "
        "practise\n> [hidden-men-2]\n"
    )
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "## What the audit found\n", f"## What the audit found\n\n{quote}"
        ),
        encoding="utf-8",
    )
    (two_courses / "docs" / REAL / "hidden-men.md").unlink()
    page = exported(briefed_here, two_courses, REAL)
    assert (
        states(page)["hidden-men-2.1"] == NOT_TAUGHT
        and notes(page, "hidden-men-2")["Taught"] == "none"
    )


@pytest.mark.parametrize("course", COURSES)
def test_places_are_those_of_the_files(both: Path, page_of: Pages, course: str) -> None:
    page = page_of(course)
    for identity in dict.fromkeys(name.partition(".")[0] for name, _ in shown(page)):
        beside = notes(page, identity)
        assert beside["Point"] == identity
        file = re.match(r"([\w-]+\.md), line", beside["Taught"])[1]
        lines = (both / "docs" / course / file).read_text(encoding="utf-8").splitlines()
        for line in re.findall(r"line (\d+)", beside["Taught"]):
            quote = "\n".join(lines[int(line) - 1 :]).partition("\n\n")[0]
            assert quote.startswith("> ") and f"[{identity}]" in quote
        for name, file, line in re.findall(
            r"([\w-]+) \(([\w-]+\.md), line (\d+)", beside["Questions"]
        ):
            lines = (both / "quizzes" / course / file).read_text(encoding="utf-8").splitlines()
            above = "\n".join(lines[int(line) - 3 : int(line)])
            assert re.search(rf"<!-- question: {name} (?:\(.+\) )?-->", above), (identity, name)


def test_figures_say_where_our_own_words_hold_them(whole_project: Path, briefed_here: Run) -> None:
    page = exported(briefed_here, whole_project, REAL)
    said = notes(page, "keeping-babies-safe-2")["Figures"]
    found = re.fullmatch(
        r"3/12 in keeping-babies-safe\.md, line (\d+), keeping-babies-safe\.md, line (\d+), "
        "always-covered, not-a-national-figure",
        said,
    )
    page_text = (whole_project / "docs" / REAL / "keeping-babies-safe.md").read_text(
        encoding="utf-8"
    )
    dots, prose = (page_text.splitlines()[int(line) - 1] for line in found.groups())
    assert "<!-- figure: 3 of 12 cases" in dots and "3 of the" in prose
    assert "May 2021 in quotes alone" in notes(page, "introduction-1")["Figures"]
    assert "Figures" not in notes(page, "hidden-men-2")
    row = next(
        row for row in rows(page) if row[0].css_first("code").text() == "keeping-babies-safe-2"
    )
    assert row[3].text() == "3/12"


@pytest.mark.parametrize("course", COURSES)
def test_the_matrix_has_a_row_for_each_statement(page_of: Pages, course: str) -> None:
    page = page_of(course)
    table = page.css_first("[aria-labelledby=matrix-of] table")
    assert (
        table.css_first("caption#matrix-of").text()
        == "Every point of the briefing, and what rests on it"
    )
    assert [head.text() for head in table.css("thead th[scope=col]")] == [
        "Point",
        "Taught",
        "Questions",
        "Figures",
        "Exempt",
        "State",
    ]
    assert [row[0].css_first("code").text() for row in rows(page)] == list(
        dict.fromkeys(name.partition(".")[0] for name, _ in shown(page))
    )
    assert all(row[0].attributes["scope"] == "row" and len(row) == 6 for row in rows(page))
    for row in rows(page):
        identity = row[0].css_first("code").text()
        own = Counter(
            state for name, state in states(page).items() if name.partition(".")[0] == identity
        )
        assert {sign.attributes["aria-label"] for sign in row[5].css(".sign")} == set(own)
        assert (
            row[0].css_first("a").attributes["href"] == f"#{identity}"
            and page.css_first(f"[id='{identity}']") is not None
        )
        asked = [code.text() for code in row[2].css("code")]
        assert (
            asked == re.findall(r"([\w-]+) \([\w-]+\.md, line", notes(page, identity)["Questions"])
            and asked
        ) or identity == "introduction-4"


@pytest.mark.parametrize("course", COURSES)
def test_the_page_needs_nothing_else_and_has_its_headings_in_order(
    both: Path, page_of: Pages, course: str
) -> None:
    page = page_of(course)
    text = (both.parent / f"{course}.html").read_text(encoding="utf-8")
    assert (
        page.css("script, link, img, iframe, [src], [style]") == []
        and "url(" not in text
        and "@import" not in text
    )
    assert [
        link.attributes["href"]
        for link in page.css("a")
        if not link.attributes["href"].startswith("#")
    ] == []
    ids = [one.attributes["id"] for one in page.css("[id]")]
    assert len(ids) == len(set(ids)) and {
        link.attributes["href"][1:] for link in page.css("a")
    } <= set(ids)
    levels = [int(one.tag[1]) for one in page.css("h1, h2, h3, h4, h5, h6")]
    assert (
        levels[0] == 1
        and levels.count(1) == 1
        and all(after <= before + 1 for before, after in itertools.pairwise(levels))
    )
    assert page.css_first("html").attributes["lang"] == "en" and len(page.css("main")) == 1
