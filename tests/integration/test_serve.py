"""`briefed serve`: a problem shows on top of the page it belongs to, and goes when it is mended."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from support.building import COMMAND, ROOT, copy_sources

DEADLINE = 30  # seconds; a rebuild takes two
COURSE = "docs/keeping-babies-safe"
QUIZZES = "quizzes/keeping-babies-safe"
PAGE = "keeping-babies-safe/hidden-men.html"
COVERAGE = "keeping-babies-safe/coverage.html"


def _heed_interrupts() -> None:
    """In the command, before it starts: whoever runs the tests in a shell's background has these
    ignored, and hands that on.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Preview:
    """A running `briefed serve` on a copy of the project."""

    def __init__(self, project: Path) -> None:
        """Copy the project into a folder that is not there yet; one that is there is served as it
        stands.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.project = project if project.exists() else copy_sources(project)
        self.root = f"http://{address}"
        self.output = project / f"output-{address[-5:]}"
        self.temporary = project / f"temporary-{address[-5:]}"  # where MkDocs puts what it serves
        self.temporary.mkdir()
        with open(self.output, "w", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [COMMAND, "serve", "--address", address, "--project", project],
                stdout=output,
                env=os.environ | {"TMPDIR": str(self.temporary)},
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_heed_interrupts,
            )

    def page(self, name: str) -> LexborHTMLParser | None:
        """A page as it is served now; None where it can't be had. While MkDocs renders, it lets a
        request wait.
        """
        try:
            with urllib.request.urlopen(f"{self.root}/{name}", timeout=DEADLINE) as answer:
                return LexborHTMLParser(answer.read().decode("utf-8"))
        except OSError:
            return None

    def heading(self, name: str) -> str | None:
        page = self.page(name)
        return page and page.css_first("h1").text(deep=False)

    def problems(self, name: str) -> list[str]:
        """The problems that show on a page above everything else on it."""
        page = self.page(name)
        return (
            [item.text() for item in page.css("article .bf-problems:first-child li")]
            if page
            else []
        )

    def shows(self, name: str, said: str) -> bool:
        return any(re.search(said, problem) for problem in self.problems(name))

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for the preview to get there by itself; it polls the files."""
        deadline = time.monotonic() + DEADLINE
        while not holds():
            assert self.process.poll() is None, self.output.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, f"not so after {DEADLINE} seconds"
            time.sleep(0.2)  # to look takes as much of the machine as what is waited for

    def stop(self, how: signal.Signals) -> int:
        """Ask the command alone to end, as `kill` does; it has to see to its renderer.

        Returns its exit status.
        """
        try:
            self.process.send_signal(how)
            return self.process.wait(timeout=DEADLINE)
        finally:
            self.ended = self.page("index.html") is None
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    preview = Preview(tmp_path_factory.mktemp("served") / "project")
    try:
        preview.until(lambda: preview.page("index.html"))
        yield preview
    finally:
        preview.stop(signal.SIGINT)


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
    assert preview.problems(PAGE) == []
    assert all(
        problem.startswith("warning")
        for problem in preview.problems("keeping-babies-safe/index.html")
    )


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def without(pattern: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        rest = re.sub(pattern, "", text, count=1, flags=re.S)
        assert rest != text
        return rest

    return changed


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
            r"hidden-men\.md:\d:\d+: the front matter is not valid",
            id="broken front matter",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            without(r"---\n.*?---\n"),
            PAGE,
            r"hidden-men\.md:1:1: the page has no front matter",
            id="no front matter",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            lambda text: text + "caf\udce9",
            PAGE,
            r"hidden-men\.md:\d+:4: the byte 0xE9 is not UTF-8",
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
            r"^error quizzes/keeping-babies-safe/hidden-men\.md:2:1: <quiz> is not closed",
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
            r"hidden-men\.md:\d+:1: this is a binary file",
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
    path.write_text(broken(whole), encoding="utf-8", errors="surrogateescape")
    try:
        preview.until(lambda: preview.shows(where, said))
        assert preview.heading("keeping-babies-safe/think-family.html") == "Think family"
        assert preview.problems("keeping-babies-safe/think-family.html") == []
        assert preview.problems("keeping-babies-safe/index.html") == elsewhere
    finally:
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: preview.heading(where) and not preview.problems(where))
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


def sentences(preview: Preview, state: str) -> list[str]:
    """The sentences that the coverage page marks with a state."""
    page = preview.page(COVERAGE)
    return (
        []
        if page is None
        else [
            one.css_first("[data-sentence]").attributes["data-sentence"]
            for one in page.css(".s")
            if one.css_first(f".sign[aria-label='{state}']")
        ]
    )


def test_the_coverage_page_is_in_the_preview_and_follows_an_edit(preview: Preview) -> None:
    link = next(
        link
        for link in preview.page("keeping-babies-safe/index.html").css("article a")
        if link.attributes["href"] == "coverage.html"
    )
    assert link.text() == "Coverage: 23 of 23 statements taught, 36 of 36 sentences tested"
    assert not any(
        link.attributes["href"] == "coverage.html" for link in preview.page(PAGE).css("a[href]")
    )
    assert len(sentences(preview, "taught and tested")) == 36
    path = preview.project / QUIZZES / "hidden-men.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(
        without(r"<!-- question: register-the-father -->.*?</quiz>\n")(whole), encoding="utf-8"
    )
    try:
        preview.until(lambda: sentences(preview, "taught, not tested") == ["hidden-men-2.1"])
        preview.until(
            lambda: (
                "35 of 36 sentences tested" in preview.page("keeping-babies-safe/index.html").text()
            )
        )
    finally:
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: len(sentences(preview, "taught and tested")) == 36)
    assert not (preview.project / "site").exists()


def test_the_links_of_the_coverage_page_lead_to_quotes_and_questions(preview: Preview) -> None:
    links = {link.attributes["href"] for link in preview.page(COVERAGE).css("main a")}
    pages = {
        name: preview.page(f"keeping-babies-safe/{name}")
        for name in {link.partition("#")[0] for link in links}
        if name
    }
    assert {"index.html", "hidden-men.html", "what-happens-next.html"} <= pages.keys()
    outward = [link for link in links if not link.startswith("#")]
    assert (
        sum("#question-" in link for link in outward) == 40
        and sum("#quote-" in link for link in outward) > 23
    )
    assert [
        link
        for link in outward
        if "#" in link
        and pages[link.partition("#")[0]].css_first(f"[id='{link.partition('#')[2]}']") is None
    ] == []


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
            "briefing.md:1:1: the file can't be read, since it is a device",
        ),
        ("mkdocs.yml", no_yaml, "while parsing"),
    ],
)
def test_the_preview_outlives_what_stops_it_from_rendering(
    preview: Preview, file: str, broken: Callable[[Path], None], said: str
) -> None:
    path = preview.project / file
    whole = path.read_text(encoding="utf-8")
    said_before = len(preview.output.read_text(encoding="utf-8"))
    broken(path)
    try:
        preview.until(lambda: said in preview.output.read_text(encoding="utf-8")[said_before:])
    finally:
        path.unlink()
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: preview.heading(PAGE) == "Hidden men" and not preview.problems(PAGE))


def everything(preview: Preview) -> dict[str, object]:
    """All that a preview serves: its pages, what each course's scripts know, and what the search
    finds.
    """
    docs = preview.project / "docs"
    names = [path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")]
    courses = [path.parent.name for path in docs.glob("*/briefing.md")]
    names += [
        f"{course}/{name}"
        for course in courses
        for name in ("my-learning.html", "coverage.html", "course.js", "slides/index.html")
    ]
    names += [
        f"{name.replace('/', '/slides/')}"
        for name in names
        if name.count("/") == 1 and (docs.parent / "quizzes" / name).with_suffix(".md").exists()
    ]
    served: dict[str, object] = {}
    for name in names:
        try:
            with urllib.request.urlopen(f"{preview.root}/{name}", timeout=DEADLINE) as answer:
                text = answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            text = str(error.code)
        served[name] = re.sub(
            (
                r"livereload\(\d+, \d+\);|<svg role=.img. aria-label=.QR "
                r"code.*?</svg>|127\.0\.0\.1:\d+"
            ),
            "",
            text,
        )
    with urllib.request.urlopen(
        f"{preview.root}/search/search_index.json", timeout=DEADLINE
    ) as answer:
        served["search"] = sorted(str(sorted(entry.items())) for entry in json.load(answer)["docs"])
    return served


def test_a_long_preview_shows_what_a_new_one_would(tmp_path: Path) -> None:
    """Pages that would be as they are do not get made again; whatever is edited, none may be left
    behind.
    """
    project = copy_sources(tmp_path / "project")
    for folder in ("docs", "quizzes"):
        for course in (ROOT / "tests/fixture" / folder).iterdir():
            if course.is_dir():
                shutil.copytree(course, project / folder / course.name)
    second = next(
        path.parent
        for path in (project / "docs").glob("*/briefing.md")
        if path.parent.name not in COURSE
    )
    third = project / "docs/third"
    long = Preview(project)

    def edit(file: Path, *changes: tuple[str, str]) -> None:
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            text = change(old, new)(text)
        file.write_text(text, encoding="utf-8")

    def slides_made() -> dict[str, set[int]]:
        """When each course's slides were made."""
        made: dict[str, set[int]] = {}
        for path in long.temporary.glob("*/*/slides/*.html"):
            made.setdefault(path.parts[-3], set()).add(path.stat().st_mtime_ns)
        return made

    def compare() -> dict[str, object]:
        new = Preview(project)
        try:
            new.until(lambda: new.page("index.html"))
            shown = everything(new)
            long.until(lambda: everything(long) == shown)
        finally:
            new.stop(signal.SIGINT)
        assert len(shown["search"]) > 50 and all(
            len(str(page)) > 500 for name, page in shown.items() if name.endswith(".html")
        )
        return shown

    page = project / COURSE / "hidden-men.md"
    start = project / COURSE / "index.md"
    try:
        long.until(lambda: long.page("index.html"))
        first, made = compare(), slides_made()
        edit(page, ("## In practice", "## In daily practice"))
        edit(project / QUIZZES / "think-family.md", ("- [x] ", "- [x] Indeed: "))
        edited = compare()
        assert {
            name for name in first if name.endswith(".html") and first[name] != edited[name]
        } == {
            f"{COURSE[5:]}/{name}.html"
            for name in (
                "hidden-men",
                "think-family",
                "coverage",
                "slides/index",
                "slides/hidden-men",
                "slides/think-family",
            )
        }
        assert len(made) == 2 and {
            course for course, when in slides_made().items() if when != made[course]
        } == {COURSE[5:]}
        edit(
            page, ("title: Hidden men", "title: Unseen men")
        )  # in the navigation of every page of the course
        edit(
            start,
            (
                "local contacts: []",
                (
                    "local contacts: [{name: The duty team, number: 01632 960001, verified: "
                    "2026-01-05}]"
                ),
            ),
        )
        renamed = compare()
        assert "Unseen men" in str(renamed[f"{COURSE[5:]}/think-family.html"])
        assert "01632 960001" in str(renamed["worried.html"])
        shutil.copytree(second, third)
        shutil.copytree(project / "quizzes" / second.name, project / "quizzes/third")
        assert "third/index.html" in compare()
        shutil.rmtree(third)
        shutil.rmtree(project / "quizzes/third")
        compare()
        assert long.page("third/index.html") is None
        # A build that fails half-way, and what it had made taken back.
        said = len(long.output.read_text(encoding="utf-8"))
        later = project / COURSE / "what-happens-next.md"
        whole, last = page.read_bytes(), later.read_bytes()
        later.write_bytes(b"---\ntemplate: none.html\n" + last.removeprefix(b"---\n"))
        edit(page, ("## In daily practice", "## In another practice"))
        long.until(lambda: "none.html" in long.output.read_text(encoding="utf-8")[said:])
        page.write_bytes(whole)
        later.write_bytes(last)
        assert compare() == renamed
    finally:
        long.stop(signal.SIGINT)
