"""Shards that fail: what stopped them is said, and nothing is left running."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from briefed.building import shards
from briefed.building.stopped import Stopped
from briefed.errors import InputError
from briefed.model import Location
from briefed.source.stand_ins import Corrected


def refuse(root: Path, slugs: list[str], stamp: str, corrected: Corrected) -> None:
    raise InputError("this can't be read", Location(f"docs/{slugs[0]}"))


def end(root: Path, slugs: list[str], stamp: str, corrected: Corrected) -> None:
    os._exit(1)


def fill_the_disk(root: Path, slugs: list[str], stamp: str, corrected: Corrected) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def two() -> Executor:
    """Two processes."""
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        yield pool


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (refuse, r"docs/\w+:1:1: this can't be read$"),
        (end, r"a process that made courses was ended: "),
    ],
)
def test_what_stops_a_shard_is_said(
    two: Executor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does, said: str
) -> None:
    monkeypatch.setattr(shards, "make", does)
    with pytest.raises(InputError, match=said):
        shards.make_all(tmp_path, ["a", "b"], "1", executor=two)


def test_a_full_disk_is_the_builds_to_say(
    two: Executor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shards, "make", fill_the_disk)
    with pytest.raises(OSError, match="No space left"):
        shards.make_all(tmp_path, ["a", "b"], "1", executor=two)


class Held(Executor):
    """Runs the first piece of work, or all, and each is stopped; leaves the rest."""

    def __init__(self, runs_all: bool = False) -> None:
        self.given: list[tuple[list[str], Future[Stopped]]] = []
        self.runs_all = runs_all

    def submit(
        self, does, /, root: Path, slugs: list[str], stamp: str, corrected: Corrected
    ) -> Future[Stopped]:
        one: Future[Stopped] = Future()
        if self.runs_all or not self.given:
            one.set_result(Stopped(tuple(slugs), "stopped\n"))
        self.given.append((slugs, one))
        return one


def test_what_was_not_begun_is_left_once_a_shard_was_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shards, "processors", lambda: 2)
    held = Held()
    names = [f"course-{number}" for number in range(30)]
    stopped = shards.make_all(tmp_path, names, "1", executor=held)
    assert stopped == [Stopped(tuple(names[:12]), "stopped\n")]
    assert [slugs for slugs, _ in held.given] == [names[:12], names[12:24], names[24:]]
    assert all(one.cancelled() for _, one in held.given[1:])


def test_a_build_that_goes_on_knows_of_every_batch_that_was_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shards, "processors", lambda: 2)
    names, held = ["a", "b", "c"], Held(runs_all=True)
    stopped = shards.make_all(tmp_path, names, "1", executor=held, goes_on=True, most=1)
    assert sorted(one.slugs for one in stopped) == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("courses", "processors", "worth"), [(7, 2, False), (8, 2, True), (90, 1, False)]
)
def test_several_processes_pay_for_many_courses(
    monkeypatch: pytest.MonkeyPatch, courses: int, processors: int, worth: bool
) -> None:
    monkeypatch.setattr(shards, "processors", lambda: processors)
    assert shards.worth(["course"] * courses) is worth
