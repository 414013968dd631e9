"""A page on a desk, and the site as a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support.browsing import DESK


@pytest.fixture
def page(open_context: Callable) -> Page:
    return open_context(DESK).new_page()


@pytest.fixture
def folder(site: Path) -> str:
    return site.as_uri()
