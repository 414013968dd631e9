"""Decks in a built site: the same promises as its pages, the code that leads to the course, and
what the gate sees.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.checking.coverage import cover
from briefed.source.project import load
from briefed.verifying.built_page import BuiltPage
from briefed.verifying.shown_slides import check_slides
from briefed.verifying.site import check_site
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE, WALL
from support.building import FIXTURE, Builds, Run
from support.decks import duration, opened
from support.scanning import decoded
from support.short_course import copy_short

pytestmark = pytest.mark.slow

DECK = f"{COURSE}/slides/hidden-men.html"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The project with its site's address, built."""
    project = copy_short(tmp_path_factory.mktemp("addressed") / "project")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nsite_url: https://learn.example.org/babies/\n",
        encoding="utf-8",
    )
    return builds.into(project)


@pytest.mark.parametrize(
    ("deck", "leads_to"), [("hidden-men", "hidden-men.html"), ("index", "index.html")]
)
def test_the_first_slide_and_the_one_that_closes_lead_to_the_course(
    addressed: Path, open_context: Callable, deck: str, leads_to: str
) -> None:
    html = (addressed / "site" / COURSE / "slides" / f"{deck}.html").read_text(encoding="utf-8")
    sections = html.split("<section")[1:]
    page = open_context(WALL).new_page()
    address = f"https://learn.example.org/babies/{COURSE}/{leads_to}"
    for section in (sections[0], sections[-2]):
        drawn = re.search(r"<svg.*?</svg>", section, re.S)[0].encode()
        assert decoded(page, base64.b64encode(drawn).decode(), "svg+xml", 400) == address
    shown = address.removeprefix("https://")
    assert f"<figcaption>{shown}</figcaption>" in sections[-2]
    assert f"Where the course is: {shown}<" in sections[-1], "while people go"
    assert not any("QR code" in section for section in (*sections[1:-2], sections[-1]))
    assert "There is no QR code" not in html


def test_the_last_row_can_scan_the_code_by_day_and_by_night(
    addressed: Path, open_context: Callable
) -> None:
    """A phone scans a code from ten times its width: the last row is as far as three pictures are
    wide. What a camera sees of the wall there is the whole picture, a good deal smaller.
    """
    for scheme in ("light", "dark"):
        page = open_context(WALL, scheme).new_page()
        deck = addressed / "site" / DECK
        opened(page, deck.as_uri())
        page.keyboard.press("End")
        page.keyboard.press("PageUp")
        code = page.locator("section.present .bf-code svg")
        box = code.bounding_box() or {}
        squares = int((code.get_attribute("viewBox") or "").split()[-1])
        assert box["width"] * (squares - 8) / squares * 10 > 3 * WALL["width"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= WALL["height"]
        told = page.locator("section.present .notes").text_content() or ""
        away = re.search(r"about (\d\.\d) times as far away as the picture on the wall", told)
        assert away and 3 <= float(away[1]) <= 10 * box["width"] / WALL["width"]
        seen = base64.b64encode(page.screenshot()).decode()
        other = open_context(WALL).new_page()
        assert (decoded(other, seen, "png", 400) or "").endswith(f"{COURSE}/hidden-men.html")


def test_without_an_address_there_is_no_code_and_a_word_why(site: Path) -> None:
    html = (site / DECK).read_text(encoding="utf-8")
    assert "<figcaption>" not in html
    first, *_, closing = html.split("<section")[1:]
    assert (
        "site_url in mkdocs.yml, is not set" in first
        and "site_url in mkdocs.yml, is not set" in closing
    )


def test_every_deck_ends_on_the_numbers_to_call(project: Path, briefed: Run) -> None:
    start = project / f"docs/{COURSE}/index.md"
    contact = (
        "local contacts:\n  - name: Duty team\n    number: 01632 960 009\n    verified: 2026-11-01"
    )
    start.write_text(
        start.read_text(encoding="utf-8").replace("local contacts: []", contact), encoding="utf-8"
    )
    home = project / "docs/index.md"
    numbers = re.findall(r'number: "?([\d ]+\d)', home.read_text(encoding="utf-8"))
    assert briefed("build", project=project).returncode == 0
    decks = list((project / "site" / COURSE / "slides").iterdir())
    assert len(decks) == 4 and len(numbers) == 5
    for deck in decks:
        last = deck.read_text(encoding="utf-8").split("<section")[-1]
        assert re.findall(r"<b>([\d ]+)</b>", last) == [*numbers, "01632 960 009"], deck.name
        assert 'data-plans="7 20 45"' in last
        assert last.count("</ul>") == 1, "one list, whose numbers are in a column"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda html: html.replace("tenacious work", "some work", 1), id="a word"),
        pytest.param(
            lambda html: html.replace(
                '<section class="bf-slide bf-source', '<section hidden class="bf-slide bf-source', 1
            ),
            id="a slide hidden",
        ),
        pytest.param(
            lambda html: html.replace(
                "</head>", '<script src="https://example.org/x.js"></script></head>'
            ),
            id="a request",
        ),
        pytest.param(None, id="no deck"),
    ],
)
def test_the_gate_sees_what_is_not_from_the_pages(
    addressed: Path, broken: Callable[[str], str] | None
) -> None:
    project, path = load(addressed), addressed / "site" / DECK
    whole = path.read_text(encoding="utf-8")
    assert list(check_site(project, addressed / "site")) == []
    try:
        if broken:
            assert broken(whole) != whole
            path.write_text(broken(whole), encoding="utf-8")
        else:
            path.unlink()
        found = check_site(project, addressed / "site")
    finally:
        path.write_text(whole, encoding="utf-8")
    assert ("published-slides", f"site/{DECK}") in [
        (problem.code, problem.location.file) for problem in found
    ]
    assert {problem.code for problem in found} <= {
        "published-slides",
        "published-link",
        "published-hidden",
    }


# What the sources give to the slides of this theme, and slides that lack it or hide it. Each is
# judged without the comparison with the pages, which an error in what makes slides would pass.
FAULTS = {
    "quote": ("tenacious work to engage reluctant fathers, but", "tenacious work, but"),
    "quote of a question": ('bf-source bf-large"', 'bf-other bf-large" data-question=""'),
    "stem": ("has missed your appointments", "has kept your appointments"),
    "option": ("Keep trying: tenacious work with", "Keep trying: some work with"),
    "feedback": ("The record shows what was tried.", ""),
    "part of a case": ('data-part="hidden-men-after-his-shift"', 'data-part=""'),
    "number of a part": ('class="bf-nth">2. ', 'class="bf-nth">3. '),
    "where a choice leads": ('href="#hidden-men-on-her-account"', 'href="#hidden-men-on-time"'),
    "where to go on": ("go&nbsp;on&nbsp;at&nbsp;2", "go&nbsp;on&nbsp;at&nbsp;3"),
    "number": ("0808 800 5000", "0808 800 5001"),
    "name of a number": ("NSPCC helpline", "helpline"),
    "attribute": ("<blockquote>", "<blockquote hidden>"),
    "ancestor": ('<div class="slides">', '<div class="slides" inert>'),
    "class of ours": ("<blockquote>", '<blockquote class="bf-tools">'),
    "style": ("<blockquote>", '<blockquote style="opacity: 0">'),
    "style of the deck": ("</head>", "<style>.bf-deck cite { color: #fff }</style></head>"),
    "foot": ('<p class="bf-foot">', '<p class="bf-foot" hidden>'),
    "notes of an author": ("<blockquote>", '<blockquote class="notes" aria-hidden="true">'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_gate_judges_slides_by_their_sources_too(addressed: Path, fault: str) -> None:
    project = load(addressed)
    course = project.courses[0]
    html = (addressed / "site" / DECK).read_text(encoding="utf-8")
    sheets = {
        f"assets/{name}.css": (addressed / f"site/assets/{name}.css").read_text(encoding="utf-8")
        for name in ("tokens", "deck")
    }

    def codes(html: str) -> set[str]:
        here = BuiltPage(DECK, html, sheets)
        return {one.code for one in check_slides(course, cover(course), ["hidden-men"], here)}

    assert codes(html) == set()
    words, wrong = FAULTS[fault]
    assert words in html
    hides = "<" in words
    assert codes(html.replace(words, wrong)) == {
        "published-hidden" if hides else "published-slides"
    }


@pytest.mark.parametrize(
    ("drawn", "wrong", "code"),
    [
        (re.compile(r'<circle cx="5"[^>]*></circle>'), "", "published-slides"),
        (re.compile(r'fill="none"'), 'fill="currentColor"', "published-slides"),
        (re.compile(r"<svg class=.bf-dots.*?</svg>"), "", "published-slides"),
        (re.compile(r"3 of 12 cases: 12 dots"), "4 of 12 cases: 12 dots", "published-slides"),
        (
            re.compile(r"</head>"),
            "<style>.bf-dots { opacity: 0 }</style></head>",
            "published-slides",
        ),
    ],
    ids=["a dot less", "a dot filled", "no drawing", "another alternative", "hidden"],
)
def test_the_gate_counts_the_dots_of_a_figure_on_slides(
    sample: Path, site: Path, drawn: re.Pattern, wrong: str, code: str
) -> None:
    course = load(sample).courses[0]
    deck = f"{COURSE}/slides/keeping-babies-safe.html"
    html = (site / deck).read_text(encoding="utf-8")

    def codes(html: str) -> set[str]:
        here = BuiltPage(deck, html, {})
        return {one.code for one in check_slides(course, cover(course), [COURSE], here)}

    assert codes(html) == set()
    broken = drawn.sub(wrong, html, count=1)
    assert broken != html
    assert codes(broken) == {code}


def test_a_deck_that_no_page_makes_is_refused(project: Path, briefed: Run) -> None:
    stray = project / "docs" / COURSE / "slides" / "more.html"
    stray.parent.mkdir()
    stray.write_text("<p>Invented</p>", encoding="utf-8")
    run = briefed("build", project=project)
    assert run.returncode == 1 and f"docs/{COURSE}/slides/more.html" in run.stdout + run.stderr


def test_a_picture_stands_on_its_slide(two_courses: Path, builds: Builds, export_here: Run) -> None:
    page = next(
        path
        for path in (two_courses / "docs" / FIXTURE).glob("*.md")
        if path.stem not in ("index", "briefing")
        and "## In practice" in path.read_text(encoding="utf-8")
    )
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "## In practice", "![A lamp](../assets/favicon.png)\n\n---\n\n## In practice", 1
        ),
        encoding="utf-8",
    )
    builds.into(two_courses)
    deck = two_courses / "site" / FIXTURE / "slides" / f"{page.stem}.html"
    picture = re.search(r'<img[^>]*src="([^"]+)"', deck.read_text(encoding="utf-8"))[1]
    assert (deck.parent / picture).resolve() == (
        two_courses / "site/assets/favicon.png"
    ).resolve() and (deck.parent / picture).is_file()
    run = export_here("slides", FIXTURE, "--output", two_courses / "deck.html", project=two_courses)
    assert (
        run.returncode == 2
        and "can't have pictures" in run.stderr
        and not (two_courses / "deck.html").exists()
    )


def test_every_page_presents_itself(site: Path) -> None:
    for path in (site / COURSE).glob("*.html"):
        links = re.findall(r'<a href="(slides/[^"]+)">Present', path.read_text(encoding="utf-8"))
        here = [link for link in links if "?" not in link]
        assert len(here) == (11 if path.name == "in-the-room.html" else 1) and all(
            (site / COURSE / link).is_file() for link in here
        ), path.name


def test_a_short_session_of_the_whole_course_leaves_whole_pages_out_and_says_so(
    whole_project: Path, export_here: Run, tmp_path: Path
) -> None:
    run = export_here(
        "slides",
        COURSE,
        "--minutes",
        "20",
        "--output",
        tmp_path / "deck.html",
        project=whole_project,
    )
    assert run.returncode == 0, run.stderr
    planned = re.search(r"20 minutes, of which (\d+):(\d\d) are planned", run.stdout)
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    seconds = duration(LexborHTMLParser(html).css("section"))
    assert int(planned[1]) * 60 + int(planned[2]) == seconds <= 20 * 60
    left = re.findall(r"([^;:]+) \(the whole page\)", run.stdout.partition("Left out:")[2])
    pages = [
        path
        for path in (whole_project / "docs" / COURSE).glob("*.md")
        if "\n## What the audit found" in path.read_text(encoding="utf-8")
    ]
    whole = 0
    for path in pages:
        title = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.M)[1]
        quotes = len(re.findall(rf"<h1>{re.escape(title)}</h1>", html))
        assert quotes == (0 if title in map(str.strip, left) else 1), title
        whole += quotes
    assert 1 <= whole < len(pages)


def test_a_session_is_told_as_it_is_made(
    project: Path, briefed: Run, export_here: Run, tmp_path: Path
) -> None:
    run = export_here(
        "slides",
        COURSE,
        "--minutes",
        "45",
        "--theme",
        "think-family",
        "--output",
        tmp_path / "deck.html",
        project=project,
    )
    assert run.returncode == 0, run.stderr
    planned = re.search(r"45 minutes, of which (\d+):(\d\d) are planned", run.stdout)
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    seconds = duration(LexborHTMLParser(html).css("section"))
    assert int(planned[1]) * 60 + int(planned[2]) == seconds
    briefing = json.loads(
        briefed("statements", project / "docs" / COURSE / "briefing.md", "--format", "json").stdout
    )
    quotes = " ".join(re.findall(r"<blockquote>(.*?)</blockquote>", html, re.S))
    theme = next(theme for theme in briefing["themes"] if theme["slug"] == "think-family")
    assert all(
        len(set(sentence.split()) - set(re.sub(r"<[^>]+>", " ", quotes).split())) == 0
        for statement in theme["statements"]
        for sentence in statement["sentences"]
    )
