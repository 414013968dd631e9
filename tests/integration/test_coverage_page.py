"""`briefed export coverage`: the briefing's own text, and what rests on each sentence of it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from briefed.source import approved_files as approved_list
from conftest import FIXTURE, ROOT, Run
from selectolax.lexbor import LexborHTMLParser, LexborNode

REAL = "keeping-babies-safe"
COURSES = [REAL, FIXTURE]
TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER = (
    "taught and tested",
    "taught and exempt from questions",
    "taught, not tested",
    "tested, not taught",
    "neither taught nor tested",
)


def exported(briefed: Run, project: Path, course: str) -> LexborHTMLParser:
    file = project.parent / f"{course}.html"
    run = briefed("export", "coverage", course, "--output", file, project=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{file}\n", "")
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def expected(briefed: Run, project: Path, course: str) -> list[tuple[str, str]]:
    """Every sentence of the briefing with its name, as the command reads them."""
    read = json.loads(
        briefed("statements", project / "docs" / course / "briefing.md", "--format", "json").stdout
    )
    return [
        (f"{one['id']}.{number}", text)
        for theme in read["themes"]
        for one in theme["statements"]
        for number, text in enumerate(one["sentences"], 1)
    ]


def shown(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """The sentences of the page's text, those that a table cuts into cells put together again."""
    found: dict[str, list[str]] = {}
    order = [piece.attributes["data-sentence"] for piece in page.css("[data-sentence]")]
    for piece in page.css("[data-sentence]"):
        found.setdefault(piece.attributes["data-sentence"], []).append(piece.text())
    assert order == sorted(order, key=list(found).index), "the pieces of a sentence stand apart"
    return [(name, " ".join(pieces)) for name, pieces in found.items()]


def states(page: LexborHTMLParser) -> dict[str, str]:
    """The state that each sentence is marked with: one sign each, where it begins, and one colour for all of its pieces."""
    found: dict[str, str] = {}
    for piece in page.css(".s"):
        name, sign = (
            piece.css_first("[data-sentence]").attributes["data-sentence"],
            piece.css_first(".sign"),
        )
        if name not in found:
            found[name] = sign.attributes["aria-label"]
            assert sign.text().strip()
        else:
            assert sign is None
        assert piece.attributes["data-state"] == str(
            [TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER].index(found[name])
        )
    return found


def notes(page: LexborHTMLParser, identity: str) -> dict[str, str]:
    """What stands beside a statement."""
    return {
        row.css_first("dt").text(): row.css_first("dd").text()
        for row in page.css(f"[id='{identity}'] dl.notes > div")
    }


def rows(page: LexborHTMLParser) -> list[list[LexborNode]]:
    return [row.css("th, td") for row in page.css("[aria-labelledby=matrix-of] tbody tr")]


def without_question(path: Path, name: str) -> None:
    text = path.read_text(encoding="utf-8")
    rest = re.sub(rf"<!-- question: {name} -->\n<quiz>.*?</quiz>\n", "", text, flags=re.S)
    assert rest != text
    path.write_text(rest, encoding="utf-8")


@pytest.mark.parametrize("course", COURSES)
def test_every_sentence_stands_there_once_in_the_order_of_the_briefing(
    two_courses: Path, briefed: Run, course: str
) -> None:
    page = exported(briefed, two_courses, course)
    assert shown(page) == expected(briefed, two_courses, course)
    source = (two_courses / "docs" / course / "briefing.md").read_text(encoding="utf-8")
    headings = [
        (level, words.rstrip(":")) for level, words in re.findall(r"^#(#+) (.+)$", source, re.M)
    ]
    assert [
        (f"#{'#' * (int(one.tag[1]) - 2)}"[1:], one.text())
        for one in page.css(".briefing :is(h3, h4, h5, h6)")
    ] == headings
    assert Counter(states(page).values()) == (
        {TESTED: 36} if course == REAL else {TESTED: 36, EXEMPT: 1}
    )


def test_lists_and_tables_keep_their_form(two_courses: Path, briefed: Run) -> None:
    page = exported(briefed, two_courses, FIXTURE)
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
def test_the_summary_says_what_the_check_says(two_courses: Path, briefed: Run, course: str) -> None:
    page = exported(briefed, two_courses, course)
    checked = json.loads(briefed("check", course, "--format", "json", project=two_courses).stdout)
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
    two_courses: Path, briefed: Run
) -> None:
    def approved() -> str:
        return next(
            row.css_first("dd").text()
            for row in exported(briefed, two_courses, FIXTURE).css("header dl > div")
            if row.css_first("dt").text() == "Approval"
        )

    start = two_courses / "docs" / FIXTURE / "index.md"
    listed = two_courses / approved_list.record(FIXTURE)
    listed.parent.mkdir(parents=True)
    listed.write_text(approved_list.of_course(two_courses, FIXTURE), encoding="utf-8")
    print_of = approved_list.digest(listed.read_bytes())
    approval = f'approval:\n  role: Head <of> Lights\n  date: 2026-10-06\n  edition: "2"\n  fingerprint: {print_of}\n'
    start.write_text(
        start.read_text(encoding="utf-8").replace("approval:\n", approval), encoding="utf-8"
    )
    assert approved() == "Approved by Head <of> Lights on 2026-10-06, edition 2."
    with (two_courses / "docs" / FIXTURE / "lamp-care.md").open("a", encoding="utf-8") as page:
        page.write("\nMore words.\n")
    assert (
        approved()
        == "Approved by Head <of> Lights on 2026-10-06, and changed since: what stands here is not what was approved."
    )


def test_an_exempt_sentence_gives_its_reason(two_courses: Path, briefed: Run) -> None:
    page = exported(briefed, two_courses, FIXTURE)
    assert {name for name, state in states(page).items() if state == EXEMPT} == {"introduction-4.2"}
    reason = "It says how the briefing may be passed on, and nothing rests on it. (sentence 2)"
    assert notes(page, "introduction-4")["Exempt"] == reason
    assert [row[4].text() for row in rows(page) if row[4].text() != "none"] == [reason]
    start = two_courses / "docs" / FIXTURE / "index.md"
    start.write_text(
        start.read_text(encoding="utf-8").replace("> [introduction-4]", "> [introduction-1]"),
        encoding="utf-8",
    )
    assert states(exported(briefed, two_courses, FIXTURE))["introduction-4.2"] == NEITHER, (
        "an exemption excuses from questions alone"
    )


def test_a_quote_on_the_page_of_another_theme_does_not_teach(
    two_courses: Path, briefed: Run
) -> None:
    page = two_courses / "docs" / REAL / "think-family.md"
    quote = "> Health visitors should ensure that the father is registered on the system as per best practise\n> [hidden-men-2]\n"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "## What the audit found\n", f"## What the audit found\n\n{quote}"
        ),
        encoding="utf-8",
    )
    (two_courses / "docs" / REAL / "hidden-men.md").unlink()
    page = exported(briefed, two_courses, REAL)
    assert (
        states(page)["hidden-men-2.1"] == NOT_TAUGHT
        and notes(page, "hidden-men-2")["Taught"] == "none"
    )


@pytest.mark.parametrize("course", COURSES)
def test_places_are_those_of_the_files(two_courses: Path, briefed: Run, course: str) -> None:
    page = exported(briefed, two_courses, course)
    for identity in dict.fromkeys(name.partition(".")[0] for name, _ in shown(page)):
        beside = notes(page, identity)
        assert beside["Point"] == identity
        file = re.match(r"([\w-]+\.md), line", beside["Taught"])[1]
        lines = (two_courses / "docs" / course / file).read_text(encoding="utf-8").splitlines()
        for line in re.findall(r"line (\d+)", beside["Taught"]):
            quote = "\n".join(lines[int(line) - 1 :]).partition("\n\n")[0]
            assert quote.startswith("> ") and f"[{identity}]" in quote
        for name, file, line in re.findall(
            r"([\w-]+) \(([\w-]+\.md), line (\d+)", beside["Questions"]
        ):
            lines = (
                (two_courses / "quizzes" / course / file).read_text(encoding="utf-8").splitlines()
            )
            assert f"<!-- question: {name} -->" in lines[int(line) - 3 : int(line)], (
                identity,
                name,
            )


def test_figures_say_where_our_own_words_hold_them(two_courses: Path, briefed: Run) -> None:
    page = exported(briefed, two_courses, REAL)
    said = notes(page, "keeping-babies-safe-2")["Figures"]
    line = re.fullmatch(
        r"3/12 in keeping-babies-safe\.md, line (\d+), always-covered, not-a-national-figure", said
    )[1]
    assert (
        "3 of the"
        in (two_courses / "docs" / REAL / "keeping-babies-safe.md")
        .read_text(encoding="utf-8")
        .splitlines()[int(line) - 1]
    )
    assert "May 2021 in quotes alone" in notes(page, "introduction-1")["Figures"]
    assert "Figures" not in notes(page, "hidden-men-2")
    row = next(
        row for row in rows(page) if row[0].css_first("code").text() == "keeping-babies-safe-2"
    )
    assert row[3].text() == "3/12"


@pytest.mark.parametrize("course", COURSES)
def test_the_matrix_has_a_row_for_each_statement(
    two_courses: Path, briefed: Run, course: str
) -> None:
    page = exported(briefed, two_courses, course)
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


def test_what_is_taken_away_changes_the_state_of_just_its_sentences(
    two_courses: Path, briefed: Run
) -> None:
    before = states(exported(briefed, two_courses, REAL))
    without_question(two_courses / "quizzes" / REAL / "hidden-men.md", "register-the-father")
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {"hidden-men-2.1": NOT_TESTED}
    assert (
        notes(page, "hidden-men-2")["Questions"] == "none"
        and page.css_first(".verdict").text()
        == "The course does not cover its briefing yet: 1 sentence is not tested."
    )

    (two_courses / "docs" / REAL / "hidden-men.md").unlink()
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {
        "hidden-men-1.1": NOT_TAUGHT,
        "hidden-men-1.2": NOT_TAUGHT,
        "hidden-men-2.1": NEITHER,
    }
    assert notes(page, "hidden-men-1")["Taught"] == notes(page, "hidden-men-2")["Taught"] == "none"
    without_question(two_courses / "quizzes" / REAL / "hidden-men.md", "father-does-not-answer")
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {
        "hidden-men-1.1": NEITHER,
        "hidden-men-1.2": NOT_TAUGHT,
        "hidden-men-2.1": NEITHER,
    }
    assert (
        page.css_first(".verdict").text()
        == "The course does not cover its briefing yet: 3 sentences are not taught and 2 sentences are not tested."
    )
    row = next(row for row in rows(page) if row[0].css_first("code").text() == "hidden-men-1")
    assert (
        row[5].text()
        == "not taught 1 of 2 tested, not taught; neither 1 of 2 neither taught nor tested"
    )
    assert set(states(exported(briefed, two_courses, FIXTURE)).values()) == {TESTED, EXEMPT}, (
        "the other course is as it was"
    )


def test_one_quote_of_a_changed_word_is_enough(two_courses: Path, briefed: Run) -> None:
    path = two_courses / "docs" / FIXTURE / "lamp-care.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("21/24", "22/24"), encoding="utf-8")
    found = states(exported(briefed, two_courses, FIXTURE))
    assert {name for name, state in found.items() if state not in (TESTED, EXEMPT)} == {
        "lamp-care-1.1"
    } and found["lamp-care-1.1"] == NOT_TAUGHT


def test_the_open_problems_are_those_of_the_check(two_courses: Path, briefed: Run) -> None:
    (two_courses / "docs" / FIXTURE / "fog-signals.md").unlink()
    quiz = two_courses / "quizzes" / FIXTURE / "lamp-care.md"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("</quiz>", "", 1), encoding="utf-8")
    run = briefed("check", FIXTURE, "--format", "json", project=two_courses)
    told = [
        (one["file"], one["severity"], one["line"], " ".join(one["message"].split()), one["code"])
        for one in json.loads(run.stdout)["problems"]
    ]
    assert run.returncode == 1 and len({file for file, *_ in told}) > 2
    page = exported(briefed, two_courses, FIXTURE)
    found, file = [], ""
    for node in page.css("section[aria-labelledby=problems] :is(h3, li)"):
        if node.tag == "h3":
            file = node.text()
        else:
            code = node.css_first("code").text()
            severity, line, message = re.fullmatch(
                rf"(Error|Warning), line (\d+): (.*) {code}", " ".join(node.text().split())
            ).groups()
            found.append((file, severity.lower(), int(line), message, code))
    assert sorted(found) == sorted(told)
    errors = sum(one[1] == "error" for one in told)
    warnings = len(told) - errors
    assert (
        page.css_first("a[href='#problems'] ").text() == "Open problems"
        and f"{errors} errors and {warnings} warnings open" in page.css_first("main").text()
    )


def test_a_scaffold_is_taught_and_waits_for_its_questions(project: Path, briefed: Run) -> None:
    assert (
        briefed(
            "new",
            ROOT / "tests/fixture/docs" / FIXTURE / "original.txt",
            "--course",
            "lamps",
            project=project,
        ).returncode
        == 0
    )
    page = exported(briefed, project, "lamps")
    assert shown(page) == expected(briefed, project, "lamps")
    assert set(states(page).values()) == {NOT_TESTED}
    identity = shown(page)[0][0].partition(".")[0]
    assert re.fullmatch(
        r"[\w-]+ \([\w-]+\.md, line \d+; sentence 1; still to be written\); .*",
        notes(page, identity)["Questions"],
    )
    assert "0 of " in page.css("section[aria-labelledby=in-short] li")[1].text()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("briefing.md", ""),
        ("briefing.md", "no title\n"),
        ("index.md", "---\ntitle: [\n---\n"),
        ("original.txt", "\0"),
    ],
)
def test_what_can_not_be_read_is_said_on_the_page(
    two_courses: Path, briefed: Run, file: str, text: str
) -> None:
    (two_courses / "docs" / FIXTURE / file).write_text(text, encoding="utf-8")
    page = exported(briefed, two_courses, FIXTURE)
    assert page.css_first("section[aria-labelledby=problems]").text().count("Error") > 0
    if file == "briefing.md":
        assert (
            page.css_first(".verdict").text()
            == "The briefing can’t be read, so nothing can be said of its coverage yet."
        )
    elif file == "original.txt":
        assert (
            "Parts of the briefing can’t be read"
            in page.css_first("section[aria-labelledby=in-short]").text()
        )


def test_part_of_a_briefing_that_can_not_be_read_is_no_full_coverage(
    two_courses: Path, briefed: Run
) -> None:
    briefing = two_courses / "docs" / FIXTURE / "briefing.md"
    briefing.write_text(
        briefing.read_text(encoding="utf-8") + "\nA paragraph without an id.\n", encoding="utf-8"
    )
    assert (
        "Parts of the briefing can’t be read, and may be missing here."
        in exported(briefed, two_courses, FIXTURE)
        .css_first("section[aria-labelledby=in-short]")
        .text()
    )


@pytest.mark.parametrize("course", COURSES)
def test_the_page_needs_nothing_else_and_has_its_headings_in_order(
    two_courses: Path, briefed: Run, course: str
) -> None:
    page = exported(briefed, two_courses, course)
    text = (two_courses.parent / f"{course}.html").read_text(encoding="utf-8")
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
        and all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    )
    assert page.css_first("html").attributes["lang"] == "en" and len(page.css("main")) == 1


def test_the_course_may_be_left_out_where_there_is_one(
    project: Path, two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    run = briefed("export", "coverage", project=two_courses, cwd=here)
    assert (
        run.returncode == 2
        and run.stderr == f"briefed: name the course that you mean: there are {REAL}, {FIXTURE}\n"
    )
    run = briefed("export", "coverage", "no-such-course", project=two_courses, cwd=here)
    assert (
        run.returncode == 2
        and f"there is no course 'no-such-course': there are {REAL}, {FIXTURE}" in run.stderr
    )
    assert list(here.iterdir()) == []
    for folder in (f"docs/{FIXTURE}", f"quizzes/{FIXTURE}"):
        shutil.rmtree(two_courses / folder)
    run = briefed("export", "coverage", project=two_courses, cwd=here)
    assert (run.returncode, run.stdout) == (0, f"{REAL}-coverage.html\n")
    assert [path.name for path in here.iterdir()] == [f"{REAL}-coverage.html"]
    first = (here / f"{REAL}-coverage.html").read_bytes()
    assert (
        briefed("export", "coverage", project=two_courses, cwd=here).returncode == 0
        and (here / f"{REAL}-coverage.html").read_bytes() == first
    )


def test_a_place_that_can_not_be_written_is_said(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "file" / "page.html", tmp_path / "folder"):
        run = briefed("export", "coverage", "--output", target, project=project)
        assert (
            run.returncode == 2
            and "the page can't be written" in run.stderr
            and "Traceback" not in run.stderr
        )
    assert [path.name for path in tmp_path.rglob(".*")] == []


def test_it_is_in_no_site_and_in_no_package(
    site: Path, two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    assert not list(site.rglob("coverage*"))
    assert [
        path.name
        for path in site.rglob("*.html")
        if "coverage.html" in path.read_text(encoding="utf-8")
    ] == []
    assert (
        briefed(
            "export", "offline", FIXTURE, "--output", tmp_path / "one.zip", project=two_courses
        ).returncode
        == 0
    )
    package = zipfile.ZipFile(tmp_path / "one.zip")
    assert [
        name
        for name in package.namelist()
        if "coverage" in name or b"coverage.html" in package.read(name)
    ] == []
