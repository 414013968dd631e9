"""The coverage page in a real browser: for everyone, on a phone and on paper, whatever state a
course is in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from support.accessibility import barriers, outlined, sideways, violations
from support.browsing import Watch, tab_into, until, words
from support.building import FIXTURE, Run, copy_sources, put_beside

WIDTHS = {"narrow": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
STATES = {
    "taught and tested",
    "taught and exempt from questions",
    "taught, not tested",
    "tested, not taught",
    "neither taught nor tested",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> dict[str, Path]:
    """The page of the real course, and that of one in which sentences stand in every state."""
    project = put_beside(copy_sources(tmp_path_factory.mktemp("coverage") / "project"))
    (project / "docs" / FIXTURE / "fog-signals.md").unlink()
    for name in ("who-relieves-the-keeper", "what-the-board-will-do"):
        (project / "quizzes" / FIXTURE / f"{name}.md").unlink()
    (project / "docs" / FIXTURE / "what-the-board-will-do.md").unlink()
    files = {"whole": project / "whole.html", "broken": project / "broken.html"}
    for name, course in (("whole", "keeping-babies-safe"), ("broken", FIXTURE)):
        assert (
            briefed(
                "export", "coverage", course, "--output", files[name], project=project
            ).returncode
            == 0
        )
    return files


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    open_context: Callable, files: dict[str, Path], width: str
) -> None:
    page, found = open_context(WIDTHS[width]).new_page(), {}
    watch = Watch(page, "file:")
    for name, file in files.items():
        page.goto(file.as_uri())
        if name != "whole":
            assert {
                sign.get_attribute("aria-label") for sign in page.locator(".briefing .sign").all()
            } == STATES
        found[name] = barriers(page)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    assert {name: faults for name, faults in found.items() if faults} == {} and watch.faults == []


def test_forced_colours_and_text_of_twice_the_size_keep_every_sign(
    open_context: Callable, files: dict[str, Path]
) -> None:
    for context, style in (
        (open_context(WIDTHS["narrow"], "dark", forced_colors="active"), ""),
        (open_context({"width": 640, "height": 900}), "html { font-size: 200% }"),
    ):
        page = context.new_page()
        page.goto(files["broken"].as_uri())
        if style:
            page.add_style_tag(content=style)
        assert violations(page) + sideways(page) == []
        for sign in page.locator(".key .sign").all():
            sign.scroll_into_view_if_needed()
            expect(sign).to_be_in_viewport()


def test_the_matrix_scrolls_by_itself_and_by_keyboard(
    open_context: Callable, files: dict[str, Path]
) -> None:
    page = open_context(WIDTHS["narrow"]).new_page()
    page.goto(files["whole"].as_uri())
    matrix = page.get_by_role("region", name="Every point of the briefing, and what rests on it")
    tab_into(page, matrix)
    expect(matrix).to_be_focused()
    assert outlined(page), "the focus can't be seen"
    assert matrix.evaluate("one => one.scrollWidth > one.clientWidth && one.scrollLeft === 0")
    page.keyboard.press("ArrowRight")
    until(lambda: matrix.evaluate("one => one.scrollLeft > 0"), "the key was to scroll it")


def test_a_row_of_the_matrix_leads_to_its_words(
    open_context: Callable, files: dict[str, Path]
) -> None:
    page = open_context(WIDTHS["desk"]).new_page()
    page.goto(files["broken"].as_uri())
    page.get_by_role("link", name="Who relieves the keeper?, point 3").click()
    expect(page.locator("#who-relieves-the-keeper-3")).to_be_in_viewport()
    page.get_by_role("navigation", name="On this page").get_by_role(
        "link", name="Open problems"
    ).click()
    expect(page.get_by_role("heading", name="Open problems")).to_be_in_viewport()


def test_on_paper_stands_all_that_is_on_the_screen(
    open_context: Callable, files: dict[str, Path], tmp_path: Path
) -> None:
    page = open_context(WIDTHS["desk"], "dark").new_page()
    page.goto(files["broken"].as_uri())
    page.pdf(
        path=tmp_path / "page.pdf",
        format="A4",
        margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"),
    )
    text = unicodedata.normalize(
        "NFKC", " ".join(one.extract_text() for one in PdfReader(tmp_path / "page.pdf").pages)
    )  # "fi" is printed as one sign
    printed = words(text).replace(" ", "")
    wanted = [
        piece.inner_text()
        for piece in page.locator(
            "[data-sentence], main h2, main h3, tbody th a, [aria-labelledby=problems] li code"
        ).all()
    ]
    assert (
        len(wanted) > 90
        and [text for text in wanted if words(text).replace(" ", "") not in printed] == []
    )
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 42, 46)", (
        "dark ink on white paper"
    )
    assert (
        page.locator(".scrolls").last.evaluate("one => getComputedStyle(one).overflowX")
        == "visible"
    )
