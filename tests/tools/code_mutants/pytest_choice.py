"""A plugin of pytest that runs the tests named in a file, in the order of the file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = json.loads(Path(os.environ["BRIEFED_CHOICE"]).read_text("utf-8"))
    found = {item.nodeid: item for item in items}
    items[:] = [found[name] for name in wanted if name in found]
