"""A draft preview, opened by a double-click: from its folder, with the network off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from support.browsing import COURSE, DESK, PHONE, Watch, search, shown
from support.building import ROOT, Run

AXE = ROOT / "node_modules/axe-core/axe.min.js"


def spoil(project: Path) -> None:
    path = project / "docs" / COURSE / "hidden-men.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("tenacious work", "some work"), encoding="utf-8"
    )


def test_a_preview_opens_from_its_folder_and_leads_to_the_problem(
    project: Path, briefed: Run, open_context: Callable, tmp_path: Path
) -> None:
    spoil(project)
    assert briefed("preview", tmp_path / "draft", project=project).returncode == 0
    context = open_context(PHONE)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, (tmp_path / "draft").as_uri())
    page.goto((tmp_path / "draft/index.html").as_uri())
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
    project: Path, briefed: Run, open_context: Callable, tmp_path: Path
) -> None:
    spoil(project)
    assert briefed("preview", tmp_path / "draft", project=project).returncode == 0
    for scheme in ("light", "dark"):
        page = open_context(DESK, scheme, bypass_csp=True).new_page()
        page.goto((tmp_path / "draft/keeping-babies-safe/hidden-men.html").as_uri())
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run()")["violations"]
        assert [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]] == []
