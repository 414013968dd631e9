"""A page on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from support.browsing import PHONE


@pytest.fixture
def page(open_context: Callable) -> Page:
    return open_context(PHONE).new_page()
