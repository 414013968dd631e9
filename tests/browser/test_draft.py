"""A draft preview, opened by a double-click: from its folder, with the network off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.accessibility import barriers
from support.browsing import COURSE, DESK, PHONE, Watch, search, shown
from support.building import Run
from support.short_course import copy_short


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """A project of which a quote is spoiled, with its preview in `draft`. No test may write into
    it.
    """
    project = copy_short(tmp_path_factory.mktemp("draft") / "project")
    path = project / "docs" / COURSE / "hidden-men.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("tenacious work", "some work"), encoding="utf-8"
    )
    assert briefed("preview", project / "draft", project=project).returncode == 0
    return project


def test_a_preview_opens_from_its_folder_and_leads_to_the_problem(
    project: Path, briefed: Run, open_context: Callable
) -> None:
    draft = project / "draft"
    context = open_context(PHONE)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, draft.as_uri())
    page.goto((draft / "index.html").as_uri())
    banner = page.get_by_role("complementary", name="Draft preview")
    expect(banner).to_contain_text("This is a draft preview and not published.")
    assert shown(banner.get_by_text("This is a draft preview"))
    counted = briefed("check", project=project).stdout.rpartition("; ")[2].strip()
    assert counted.startswith("2 errors, ")
    banner.get_by_role("link", name=counted).click()
    page.get_by_role("link", name="2 out of date in Hidden men").click()
    page.get_by_role("link", name="Hidden men, line").first.click()
    problems = page.get_by_role("region", name="Problems on this page")
    expect(problems).to_contain_text("this is not whole sentences of hidden-men-1")
    assert shown(page.locator("blockquote:has(:target)").get_by_text("some work"))
    page.goto(page.url.partition("#")[0])
    assert shown(problems)
    page.locator("#question-register-the-father-1").check()
    page.locator("#question-register-the-father").get_by_role("button", name="Check answer").click()
    expect(page.locator("#question-register-the-father .bf-verdict")).to_have_text("✓ Right.")
    expect(search(page, "registered on the system").first).to_be_visible()
    assert watch.faults == []


def test_what_a_preview_adds_to_a_page_is_for_everybody(
    project: Path, open_context: Callable
) -> None:
    page = open_context(DESK, bypass_csp=True).new_page()
    page.goto((project / "draft" / COURSE / "hidden-men.html").as_uri())
    assert barriers(page) == []
