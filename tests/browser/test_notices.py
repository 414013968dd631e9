"""What a learner sees of time passing: a new edition, corrections, a review that is overdue, a
course that took this one's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from support.accessibility import barriers
from support.answering import finish
from support.browsing import COURSE, DESK, Watch
from support.building import Builds, Run
from support.pages import pages
from support.serving import served
from support.short_course import copy_short

REPORTS = "mistakes@partnership.example"
OLD, NEW = "system as per best practise", "system as per good practise"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_short(tmp_path_factory.mktemp("standing") / "project")


@pytest.fixture(scope="module")
def root(project: Path, builds: Builds) -> Iterator[str]:
    """The course as it was first published, served; a build behind it shows at the same address."""
    (builds.into(project) / "site").rename(project / "first")
    with served(project / "first") as address:
        yield address


def next_edition(project: Path, briefed: Run) -> None:
    """Bring a second edition, edit the quotes whose words changed, and say all that a course start
    can say.
    """
    original = (project / "docs" / COURSE / "original.txt").read_text(encoding="utf-8")
    brought = project.parent / "next.txt"
    brought.write_text(original.replace(OLD, NEW), encoding="utf-8")
    run = briefed("update", COURSE, brought, project=project)
    assert run.returncode == 0, run.stderr
    assert briefed("check", project=project).returncode == 1
    for path in (
        project / "docs" / COURSE / "hidden-men.md",
        project / "quizzes" / COURSE / "hidden-men.md",
    ):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("as per best practise", "as per good practise").replace(
                "as per best\n> practise", "as per good\n> practise"
            ),
            encoding="utf-8",
        )
    start = project / "docs" / COURSE / "index.md"
    said = (
        "corrections: [{date: 2026-05-04, text: A wording was put right., theme: hidden-men}]\n"
        "superseded by: https://example.org/newer"
    )
    start.write_text(
        start.read_text(encoding="utf-8")
        .replace("corrections: []", said)
        .replace("review by:", "review by: 2026-12-31"),
        encoding="utf-8",
    )
    home = project / "docs/index.md"
    words = home.read_text(encoding="utf-8")
    home.write_text(words.replace("---\n", f"---\nreport to: {REPORTS}\n", 1), encoding="utf-8")
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    for path in sorted((project / "site").rglob("*"), reverse=True):
        if path.is_file():
            target = project / "first" / path.relative_to(project / "site")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def test_time_passes(project: Path, root: str, briefed: Run, open_context: Callable) -> None:
    page: Page = open_context(DESK).new_page()
    watch = Watch(page, root)
    finish(page, root, "hidden-men")
    next_edition(project, briefed)

    page.clock.set_fixed_time("2026-12-31T22:00:00")
    page.goto(f"{root}/{COURSE}/index.html")
    notice = page.locator(".bf-progress .bf-updated")
    expect(notice).to_have_text(
        "1 statement has changed since you finished: Hidden men, point 2. What has changed"
    )
    expect(page.locator(".admonition.warning")).to_have_count(2)
    expect(page.locator(".bf-review")).to_have_count(0)  # it is the day itself
    notice.get_by_role("link", name="What has changed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What has changed")
    item = page.locator("article li")
    expect(item).to_contain_text(
        f"Before: Health visitors should ensure that the father is registered on the {OLD}"
    )
    expect(item).to_contain_text(
        f"Now: Health visitors should ensure that the father is registered on the {NEW}"
    )
    item.get_by_role("link").click()
    page.wait_for_url(f"{root}/{COURSE}/briefing.html#hidden-men-2")

    # The same pages, a day later: what depends on the date is decided by the reader's clock.
    page.clock.set_fixed_time("2027-01-01T08:00:00")
    for name in ("index", "hidden-men", "briefing", "what-has-changed"):
        page.goto(f"{root}/{COURSE}/{name}.html")
        expect(page.locator(".bf-review")).to_have_text(
            "This course was to be reviewed by 2026-12-31: ask your partnership whether it "
            "still holds."
        )
        expect(page.locator(".bf-review")).to_have_count(1)
    page.goto(f"{root}/index.html")
    expect(page.locator(".bf-review")).to_have_count(0)
    assert watch.faults == []
    axe_finds_nothing(root, open_context)
    mistakes_can_be_reported_on_every_page(project / "first", root, page)


def axe_finds_nothing(root: str, open_context: Callable) -> None:
    """On the pages of the second edition, which say all that they can say of themselves."""
    found = {}
    for width in (320, 1280):
        page = open_context({"width": width, "height": 800}).new_page()
        page.clock.set_fixed_time("2027-06-01T08:00:00")
        for name in ("index", "hidden-men", "what-has-changed"):
            page.goto(f"{root}/{COURSE}/{name}.html")
            expect(page.locator(".bf-review")).to_be_visible()
            found[name, width] = barriers(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def mistakes_can_be_reported_on_every_page(site: Path, root: str, page: Page) -> None:
    """To the address that the site sets, in a message that names the page."""
    subjects = {}
    for name in pages(site):
        page.goto(f"{root}/{name}")
        link = page.get_by_role("link", name="Report a mistake on this page", exact=True)
        expect(link).to_be_visible()
        to, _, subject = (link.get_attribute("href") or "").partition("?subject=")
        assert to == f"mailto:{REPORTS}", name
        subjects[name] = unquote(subject)
    assert len(subjects) > 10 and len({*subjects.values()}) == len(subjects)
    assert subjects[f"{COURSE}/hidden-men.html"] == "Keeping Babies Safe: Hidden men"
