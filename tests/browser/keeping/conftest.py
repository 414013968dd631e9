"""A page of the course in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page
from support.browsing import PHONE


@pytest.fixture
def context(open_context: Callable) -> BrowserContext:
    return open_context(PHONE, permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
