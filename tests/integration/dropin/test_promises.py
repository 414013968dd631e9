"""The pages of the drop-in renderer keep every promise, and a problem stops its build."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.building.renderer import PREVIEW
from briefed.source.project import load
from briefed.verifying.site import check_site
from playwright.sync_api import BrowserContext, expect
from selectolax.lexbor import LexborHTMLParser
from support.browsing import PHONE, Watch
from support.building import ROOT
from support.dropin import REAL, THEMES, python_of, read, render, two_courses, words
from support.serving import served

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("renderer", ["mkdocs", *THEMES])
def test_the_built_pages_keep_every_promise(projects: dict[str, Path], renderer: str) -> None:
    assert check_site(load(projects[renderer]), projects[renderer] / "site") == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_is_closed_to_all_but_its_own_scripts(
    projects: dict[str, Path], theme: str
) -> None:
    pages = read(projects[theme] / "site")
    seen = set()
    for name, page in pages.items():
        (policy,) = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page
        )
        rules = {
            rule: values
            for rule, *values in (part.split() for part in html.unescape(policy).split(";"))
        }
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S)
        inside = [
            text
            for attributes, text in scripts
            if "src=" not in attributes and "application/json" not in attributes
        ]
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in inside
        }
        seen |= hashes
        assert set(rules["script-src"]) == {"'self'", *hashes}, name
        assert rules["default-src"] == ["'self'"] and rules["object-src"] == ["'none'"], name
        assert page.index("Content-Security-Policy") < min(
            page.index("<script"), page.index("<link")
        ), name
        assert not re.search(r"\son\w+=|javascript:", page), f"{name} has a script in an attribute"
    assert seen
    headers = (projects[theme] / "site/_headers").read_text(encoding="utf-8")
    assert set(re.findall(r"'sha256-[^']+'", headers)) == seen


@pytest.mark.parametrize("theme", THEMES)
def test_a_problem_stops_the_build(broken: Path, theme: str) -> None:
    run = render(broken, theme)
    assert run.returncode != 0
    assert "error quote-not-in-briefing" in run.stdout and "Traceback" not in run.stderr
    assert not (broken / "site").exists()


@pytest.mark.parametrize("theme", THEMES)
def test_a_preview_shows_the_problem_on_its_page(broken: Path, theme: str) -> None:
    run = render(broken, theme, "--no-strict", **{PREVIEW: "1"})
    assert run.returncode == 0, run.stdout + run.stderr
    page = LexborHTMLParser(read(broken / "site")[f"{REAL}/hidden-men.html"])
    assert "This is a draft preview" in words(page.css_first(".bf-preview"))
    assert "not whole sentences of hidden-men-1" in words(
        page.css_first("article > .bf-problems")
    ), words(page.css_first("article > .bf-problems"))


def test_a_move_changes_the_adapter_alone(projects: dict[str, Path], tmp_path: Path) -> None:
    """With `properdocs` for `mkdocs` in the adapter's imports, `briefed build` makes the site of
    ProperDocs, checked before and behind it.
    """
    project = two_courses(tmp_path / "project")
    shutil.copy(projects["materialx"] / "mkdocs.yml", project)
    adapter = project / "scripts/site_hooks.py"
    text, changes = re.subn(
        r"^( *from )mkdocs\b", r"\1properdocs", adapter.read_text(encoding="utf-8"), flags=re.M
    )
    assert changes
    adapter.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [
            python_of("materialx"),
            "-c",
            "import sys; from briefed.cli import main; sys.exit(main())",
            "build",
        ],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Built site/." in run.stderr
    assert read(project / "site") == read(projects["materialx"] / "site")


@pytest.mark.parametrize("where", ["server", "folder"])
def test_a_learner_answers_and_searches_alike(
    projects: dict[str, Path], open_context: Callable[..., BrowserContext], where: str
) -> None:
    """In a browser: what shows of a page once a question is answered, and what the search finds."""
    shown = {
        renderer: try_out(open_context, projects[renderer] / "site", where) for renderer in projects
    }
    page, found = shown["mkdocs"]
    assert "✓ Right." in page and "not yet approved" in page and "tenacious" in found
    assert [theme for theme in THEMES if shown[theme] != shown["mkdocs"]] == []


def try_out(open_context: Callable[..., BrowserContext], site: Path, where: str) -> tuple[str, str]:
    """Answer a question and search for a statement, with nothing going wrong; what can be read of
    the page, and of the result.
    """
    with served(site) as address:
        root = address if where == "server" else site.as_uri()
        page = open_context(PHONE).new_page()
        watch = Watch(page, root)
        page.goto(f"{root}/{REAL}/hidden-men.html")
        page.locator("#question-register-the-father-1").check()
        page.locator("#question-register-the-father").get_by_role(
            "button", name="Check answer"
        ).click()
        expect(page.locator("#question-register-the-father .bf-verdict")).to_have_text("✓ Right.")
        article = " ".join(page.locator("article").inner_text().split())
        page.get_by_role("button", name="Search", exact=True).click()
        page.get_by_role("searchbox").fill("tenacious")
        expect(page.get_by_text("Found in").first).to_be_visible()
        result = page.locator("#bf-search li").first.inner_text()
        assert watch.faults == []
        page.context.close()
    return article, result
