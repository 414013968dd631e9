"""Many checks, one behind another."""

from __future__ import annotations

import pytest
from briefed.checking import rules


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one check works out is known to the next."""
    monkeypatch.setattr(rules, "both", lambda first, second, worth: (first(), second()))
