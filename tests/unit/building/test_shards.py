"""Shards that fail: what stopped them is said, and nothing is left running."""

from __future__ import annotations

import os
import re
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from briefed.building import shards
from briefed.errors import InputError
from briefed.model import Location


def refuse(root: Path, slugs: list[str], stamp: str) -> str:
    raise InputError("this can't be read", Location(f"docs/{slugs[0]}"))


def end(root: Path, slugs: list[str], stamp: str) -> str:
    os._exit(1)


def fill_the_disk(root: Path, slugs: list[str], stamp: str) -> str:
    raise OSError(28, "No space left on device")


@pytest.fixture
def two() -> Executor:
    """Two processes."""
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        yield pool


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (refuse, r"docs/\w+:1:1: this can't be read\n"),
        (end, r"A process that made courses was ended: .*\n"),
    ],
)
def test_what_stops_a_shard_is_said(
    two: Executor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does, said: str
) -> None:
    monkeypatch.setattr(shards, "make", does)
    assert re.fullmatch(said, shards.make_all(tmp_path, ["a", "b"], "1", two))


def test_a_full_disk_is_the_builds_to_say(
    two: Executor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shards, "make", fill_the_disk)
    with pytest.raises(OSError, match="No space left"):
        shards.make_all(tmp_path, ["a", "b"], "1", two)


class Held(Executor):
    """Runs the first piece of work, and leaves the rest."""

    def __init__(self) -> None:
        self.given: list[tuple[list[str], Future[str]]] = []

    def submit(self, does, /, root: Path, slugs: list[str], stamp: str) -> Future[str]:
        one: Future[str] = Future()
        if not self.given:
            one.set_result("stopped\n")
        self.given.append((slugs, one))
        return one


def test_what_was_not_begun_is_left_once_a_shard_was_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shards, "processors", lambda: 2)
    held = Held()
    names = [f"course-{number}" for number in range(30)]
    assert shards.make_all(tmp_path, names, "1", held) == "stopped\n"
    assert [slugs for slugs, _ in held.given] == [names[:12], names[12:24], names[24:]]
    assert all(one.cancelled() for _, one in held.given[1:])


@pytest.mark.parametrize(
    ("courses", "processors", "worth"), [(7, 2, False), (8, 2, True), (90, 1, False)]
)
def test_several_processes_pay_for_many_courses(
    monkeypatch: pytest.MonkeyPatch, courses: int, processors: int, worth: bool
) -> None:
    monkeypatch.setattr(shards, "processors", lambda: processors)
    assert shards.worth(["course"] * courses) is worth
