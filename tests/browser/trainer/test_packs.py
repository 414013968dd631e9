"""A trainer takes a session along: one choice on a phone, one download, unpacked and opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page
from support.browsing import COURSE, PHONE

THEMES = "One theme in 20 minutes"


def choice(page: Page) -> Locator:
    """The link to the pack of the theme, below the heading that says how long its session is."""
    below = page.get_by_role("heading", name=THEMES, level=3).locator("xpath=following-sibling::ul")
    return below.first.get_by_role("link", name="Hidden men (")


def test_one_choice_and_one_download(open_context: Callable, address: str, tmp_path: Path) -> None:
    context = open_context(PHONE)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/in-the-room.html")
    link = choice(page)
    size = float(link.inner_text().partition("(")[2].split()[0])
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"{COURSE}-hidden-men-20-minutes-pack.zip"
    pack = tmp_path / "pack.zip"
    download.value.save_as(pack)
    assert abs(pack.stat().st_size - size * 1_000_000) <= 50_000
    with zipfile.ZipFile(pack) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    context.set_offline(True)
    page.goto((folder / "2 Slides in a browser.html").as_uri())
    page.get_by_role("heading", name="Hidden men", level=1).first.wait_for()


def test_it_needs_no_script(open_context: Callable, address: str) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{COURSE}/in-the-room.html")
    with page.expect_download() as download:
        choice(page).click()
    assert download.value.suggested_filename.endswith("-hidden-men-20-minutes-pack.zip")
