"""A plugin of pytest that tells coverage which test is running."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage

_NAME = "BRIEFED_TEST"
_took: Counter[str] = Counter()
_shared: dict[str, list[str]] = {}
_failed: dict[str, None] = {}


def _account_to(name: str) -> None:
    """Count what runs from now on for this name, also in the processes that are started."""
    os.environ[_NAME] = name
    if measuring := Coverage.current():
        measuring.switch_context(name)


@contextlib.contextmanager
def _running(name: str) -> Iterator[None]:
    before = os.environ.get(_NAME, "")
    _account_to(name)
    try:
        yield
    finally:
        _account_to(before)


def _empty_caches() -> None:
    """Let each test run what another has left in a cache."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("briefed", "support")):
            for value in vars(module).values():
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _empty_caches()
    with _running(item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef) -> Iterator[None]:
    """The first of the tests that share a fixture sets it up, for all of them."""
    if fixturedef.scope == "function":
        return (yield)
    with _running(f"fixture {fixturedef.argname}"):
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        used = [f"fixture {name}" for name in getattr(item, "fixturenames", ())]
        item.user_properties.append(("fixtures", used))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _took[report.nodeid] += report.duration
    _shared[report.nodeid] = dict(report.user_properties)["fixtures"]
    if not report.passed:
        _failed[report.nodeid] = None


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput"):
        return  # the reports of all workers come together in the main process
    passed = [(name, took, _shared[name]) for name, took in _took.items() if name not in _failed]
    Path(os.environ["BRIEFED_RECORDING"]).write_text(
        json.dumps({"passed": passed, "failed": list(_failed)}), "utf-8"
    )
