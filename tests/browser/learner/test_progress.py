"""What a learner did shows on the course start, and what becomes of it when the course changes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, TAKE, choose, finish, question
from support.browsing import COURSE, DESK, PHONE
from support.building import Builds, Run
from support.records import results, state
from support.serving import served
from support.short_course import copy_short

WITHOUT = "who-else-she-cares-for"  # the question of the next edition's Think family that is gone


def rewritten(file: Path) -> None:
    """Write a quiz anew: a new question first, then the last, the third reworded, the second with
    another option, and the first with its options turned round.
    """
    blocks = re.split(r"(?=<!-- question: )", file.read_text(encoding="utf-8"))[1:]
    assert len(blocks) == 4
    new = (
        blocks[0]
        .replace(HIDDEN_MEN[0], "a-new-one")
        .replace("You are an early help worker", "You are a new early help worker")
    )
    options = re.findall(r"^- \[.\] .*\n(?:>.*\n)+", blocks[0], re.M)
    turned = blocks[0].replace("".join(options), "".join(reversed(options)))
    assert turned != blocks[0]
    other = re.sub(r"^(- \[ \] )Complete it in time", r"\1Finish it in time", blocks[1], flags=re.M)
    reworded = blocks[2].replace("You are a midwife", "You are the midwife")
    assert other != blocks[1] and reworded != blocks[2]
    order = [new, blocks[3], reworded, other, turned]
    file.write_text("\n\n".join(block.strip() for block in order) + "\n", encoding="utf-8")


def collected(page: Path) -> None:
    """Show the questions of a page together, in the order of their file."""
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"<!-- question: .* -->\n\n", "", text), encoding="utf-8")


def shortened(file: Path) -> None:
    """Take the last question, WITHOUT, out of a quiz."""
    rest, removed, _ = file.read_text(encoding="utf-8").partition(f"<!-- question: {WITHOUT} -->")
    assert removed
    file.write_text(rest.rstrip() + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The site of the next edition of the short course."""
    project = copy_short(tmp_path_factory.mktemp("changed") / "project")
    rewritten(project / "quizzes" / COURSE / "hidden-men.md")
    collected(project / "docs" / COURSE / "hidden-men.md")
    shortened(project / "quizzes" / COURSE / "think-family.md")
    return builds.of(project) / "site"


def test_old_progress_meets_a_new_edition(
    short_site: Path, changed: Path, open_context: Callable, tmp_path: Path
) -> None:
    site = shutil.copytree(short_site, tmp_path / "site")
    context = open_context(PHONE)
    page = context.new_page()
    with served(site) as root:
        for theme in ("think-family", "hidden-men"):
            finish(page, root, theme)
        shutil.rmtree(site)
        shutil.copytree(changed, site)
        # What a browser has just loaded it may take for good, so another one has the record.
        page = open_context(PHONE, storage_state=context.storage_state()).new_page()
        page.goto(f"{root}/{COURSE}/hidden-men.html")
        assert [
            one.get_attribute("id").removeprefix("question-")
            for one in page.locator(".bf-question").all()
        ] == ["a-new-one", HIDDEN_MEN[3], HIDDEN_MEN[2], HIDDEN_MEN[1], HIDDEN_MEN[0]]
        for name in ("a-new-one", HIDDEN_MEN[2], HIDDEN_MEN[1]):
            expect(question(page, name).locator(".bf-verdict")).to_have_count(0)
            assert question(page, name).locator("input:checked").count() == 0, (
                f"{name} shows an answer that nobody gave"
            )
        for name in (HIDDEN_MEN[2], HIDDEN_MEN[1]):
            expect(question(page, name).get_by_text("Updated since you answered")).to_be_visible()
        expect(question(page, "a-new-one").get_by_text("Updated since you answered")).to_have_count(
            0
        )
        for name in (HIDDEN_MEN[3], HIDDEN_MEN[0]):
            expect(question(page, name).locator(".bf-verdict")).to_have_text("✓ Right.")
            row = question(page, name).locator(".bf-option", has=page.locator(":checked"))
            expect(question(page, name).locator(".bf-chose .bf-words")).to_have_text(
                row.locator(".bf-words").text_content()
            )
        end = page.locator(".bf-finished")
        expect(end).to_contain_text("Hidden men: changed since you were here")
        expect(end).to_contain_text("Left to do: 3 questions.")
        page.goto(f"{root}/{COURSE}/my-learning.html")
        expect(state(page, "Hidden men")).to_have_text("2 questions updated")
        # A question is gone: what was answered counts no more than there is.
        expect(results(page, "Think family").last).to_have_text("both right at the first try")


def test_a_changed_statement_shows_on_the_course_start(
    short_project: Path, builds: Builds, briefed: Run, page: Page
) -> None:
    project = builds.into(short_project)
    with served(project / "site") as root:
        finish(page, root, "hidden-men")
        page.goto(f"{root}/{COURSE}/index.html")
        expect(page.get_by_text("changed since you finished")).to_have_count(0)
        for path in [
            *(project / "docs" / COURSE).iterdir(),
            *(project / "quizzes" / COURSE).iterdir(),
        ]:
            before = path.read_text(encoding="utf-8")
            after = before.replace(
                "system as per best practise", "system as per good practise"
            ).replace("not being spoken to prior", "not being talked to prior")
            path.write_text(
                re.sub(r"\bon the\n> system as per best", "on the\n> system as per good", after),
                encoding="utf-8",
            )
        run = briefed("build", project=project)
        assert run.returncode == 0, run.stdout
        page.reload()
        notice = page.locator(".bf-progress .bf-updated")
        expect(notice).to_have_text(
            "2 statements have changed since you finished: Hidden men, point 1; Hidden men, "
            "point 2."
        )
        notice.get_by_role("link", name="Hidden men, point 2").click()
        page.wait_for_url(f"{root}/{COURSE}/briefing.html#hidden-men-2")


def test_the_start_and_the_navigation_say_what_is_done_and_lead_on(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    expect(page.locator("article").get_by_role("link", name="Continue")).to_have_count(0)
    finish(page, address, "think-family")
    expect(page.locator(".bf-finished")).to_contain_text("all right at the first try.")
    expect(
        page.locator(".bf-finished").get_by_role("link", name="Next: Hidden men")
    ).to_be_visible()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    navigation = page.locator("#bf-menu")
    expect(navigation.get_by_role("link", name="Think family ✓ done")).to_be_visible()
    expect(navigation.get_by_role("link", name="Hidden men begun")).to_be_visible()
    page.goto(f"{address}/{COURSE}/index.html")
    expect(page.locator(".bf-parts")).to_contain_text("1 of 9 parts done,")
    expect(
        page.locator("article li").get_by_role("link", name="Think family 6 minutes ✓ done")
    ).to_be_visible()
    page.get_by_role("link", name="Continue: Hidden men, 1 case, ").click()
    page.wait_for_url(f"{address}/{COURSE}/hidden-men.html#the-day-before")
    page.evaluate(TAKE)
    page.goto(f"{address}/{COURSE}/index.html")
    page.get_by_role("link", name="Continue: Hidden men, 3 questions, ").click()
    page.wait_for_url(f"{address}/{COURSE}/hidden-men.html#question-{HIDDEN_MEN[1]}")
    expect(question(page, HIDDEN_MEN[1])).to_be_in_viewport()
