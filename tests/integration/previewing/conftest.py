"""A live preview of a copy of the project."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from support.previewing import Preview


@pytest.fixture(scope="package")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    preview = Preview(tmp_path_factory.mktemp("served") / "project")
    try:
        preview.until(lambda: preview.page("index.html"))
        yield preview
    finally:
        preview.stop(signal.SIGINT)
