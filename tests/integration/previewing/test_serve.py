"""The live preview shows problems where they are, follows edits, and outlives what stops it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from support.previewing import COURSE, COVERAGE, PAGE, QUIZZES, Preview, change, without

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_preview_ends_with_its_command(tmp_path: Path, how: signal.Signals) -> None:
    preview = Preview(tmp_path / "project")
    preview.until(lambda: preview.page("index.html"))
    status = preview.stop(how)
    assert preview.ended
    if how == signal.SIGINT:
        assert status == 0, preview.output.read_text(encoding="utf-8")
    assert "Traceback" not in preview.output.read_text(encoding="utf-8")
    assert not (preview.project / "site").exists()


def test_a_clean_course_shows_no_error(preview: Preview) -> None:
    assert preview.heading(PAGE) == "Hidden men"
    for name in (PAGE, "keeping-babies-safe/index.html"):
        assert all(problem.startswith("warning") for problem in preview.problems(name))


@pytest.mark.parametrize(
    ("file", "broken", "where", "said"),
    [
        pytest.param(
            f"{COURSE}/hidden-men.md",
            change("tenacious work to engage", "work to engage"),
            PAGE,
            (
                r"^error docs/keeping-babies-safe/hidden-men\.md:\d+:1: this is not whole "
                r'sentences of hidden-men-1: "tenacious" is missing'
            ),
            id="a quote that was changed",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            without(r"> Health visitors should .*?\[hidden-men-2\]\n"),
            PAGE,
            'does not teach "Health visitors should',
            id="a statement that is not taught",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            change("title: Hidden", "title: [Hidden"),
            PAGE,
            r"hidden-men\.md:\d:\d+: this line can't be read",
            id="broken front matter",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            without(r"---\n.*?---\n"),
            PAGE,
            r"hidden-men\.md:1:1: the page lacks its title",
            id="no front matter",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            lambda text: text + "caf\udce9",
            PAGE,
            r"hidden-men\.md:\d+:4: a letter here can't be read",
            id="a page that is not UTF-8",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            change("tenacious", "some"),
            "keeping-babies-safe/briefing.html",
            "^error docs/keeping-babies-safe/briefing.md:",
            id="a briefing that was edited",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            change("</quiz>", ""),
            PAGE,
            r"^error quizzes/keeping-babies-safe/hidden-men\.md:19:1: <quiz> of line 2 has no end",
            id="an unclosed question",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            change("- [x]", "- [ ]"),
            PAGE,
            r"hidden-men\.md:3:1: the question .* has no right answer",
            id="a question without its key",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            lambda text: text + "\0",
            PAGE,
            r"hidden-men\.md:\d+:1: this is no text file",
            id="a binary quiz file",
        ),
    ],
)
def test_a_problem_shows_on_its_page_until_it_is_mended(
    preview: Preview, file: str, broken: Callable[[str], str], where: str, said: str
) -> None:
    path = preview.project / file
    whole = path.read_text(encoding="utf-8")
    elsewhere = preview.problems("keeping-babies-safe/index.html")
    before = preview.problems(where)
    path.write_text(broken(whole), encoding="utf-8", errors="surrogateescape")
    try:
        preview.until(lambda: preview.shows(where, said))
        assert preview.heading("keeping-babies-safe/think-family.html") == "Think family"
        others = preview.problems("keeping-babies-safe/think-family.html")
        assert all(problem.startswith("warning") for problem in others)
        assert preview.problems("keeping-babies-safe/index.html") == elsewhere
    finally:
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: preview.heading(where) and preview.problems(where) == before)
    assert preview.heading(PAGE) == "Hidden men"


def test_a_problem_of_no_page_shows_somewhere(preview: Preview) -> None:
    orphan = preview.project / QUIZZES / "no-such-theme.md"
    orphan.write_text("", encoding="utf-8")
    try:
        places = [
            "index.html",
            "keeping-babies-safe/index.html",
            "keeping-babies-safe/briefing.html",
        ]
        preview.until(lambda: any(preview.shows(place, "no-such-theme") for place in places))
    finally:
        orphan.unlink()
    preview.until(lambda: not any(preview.shows(place, "no-such-theme") for place in places))


def test_a_page_that_is_open_follows_an_edit(preview: Preview, open_context: Callable) -> None:
    path = preview.project / COURSE / "hidden-men.md"
    whole = path.read_text(encoding="utf-8")
    context = open_context({"width": 800, "height": 800})
    opened = [(context.new_page(), name) for name in (PAGE, COVERAGE)]
    for page, name in opened:
        page.goto(f"{preview.root}/{name}")
    try:
        path.write_text(
            change("## In practice", "## In practise")(whole).replace(
                "> Health visitors should", "> Health visitors must", 1
            ),
            encoding="utf-8",
        )
        opened[0][0].get_by_role("heading", name="In practise").wait_for()
        opened[1][0].locator("#hidden-men-2 .sign[aria-label='tested, not taught']").wait_for()
        path.write_text(whole, encoding="utf-8")
        opened[0][0].get_by_role("heading", name="In practice").wait_for()
        opened[1][0].locator("#hidden-men-2 .sign[aria-label='taught and tested']").wait_for()
    finally:
        path.write_text(whole, encoding="utf-8")
        for page, _ in opened:
            page.goto(
                "about:blank"
            )  # a browser that still waits for the preview's next word can't be closed


def test_a_style_sheet_is_seen_as_it_is_now_and_one_that_is_gone_is_named(
    preview: Preview,
) -> None:
    def joined() -> str:
        page = preview.page("assets/learner.css")
        return page.text() if page else ""

    path = preview.project / "docs/assets/menu.css"
    whole = path.read_text(encoding="utf-8")
    assert whole in joined() and ".bf-footer" in joined()
    path.write_text(f"{whole}.bf-edited {{ margin: 0 }}\n", encoding="utf-8")
    try:
        preview.until(lambda: ".bf-edited" in joined())
        path.unlink()
        preview.until(lambda: ".bf-colours" not in joined() and ".bf-footer" in joined())
        said = "docs/ has no assets/menu.css, which is a style sheet"
        assert said in preview.output.read_text(encoding="utf-8")
    finally:
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: whole in joined())


def unreadable(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def no_yaml(path: Path) -> None:
    path.write_text("site_name: [", encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "broken", "said"),
    [
        (
            f"{COURSE}/briefing.md",
            unreadable,
            "briefing.md:1:1: this is a device",
        ),
        ("mkdocs.yml", no_yaml, "while parsing"),
    ],
)
def test_the_preview_outlives_what_stops_it_from_rendering(
    preview: Preview, file: str, broken: Callable[[Path], None], said: str
) -> None:
    path = preview.project / file
    whole = path.read_text(encoding="utf-8")
    before = preview.problems(PAGE)
    said_before = len(preview.output.read_text(encoding="utf-8"))
    broken(path)
    try:
        preview.until(lambda: said in preview.output.read_text(encoding="utf-8")[said_before:])
    finally:
        path.unlink()
        path.write_text(whole, encoding="utf-8")
    preview.until(
        lambda: preview.heading(PAGE) == "Hidden men" and preview.problems(PAGE) == before
    )
