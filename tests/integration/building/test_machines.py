"""Workers of a scheduler make the courses of a site: real ones, each in a process of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefed.building import machines
from briefed.building.renderer import source_date
from support.building import Run
from support.site_builds import contents, hook_as_well
from support.synthetic.projects import copy_project, make_course

pytestmark = pytest.mark.slow

SLUGS = ["course-a", "course-b"]
SECONDS = 120


class Cluster:
    """A scheduler and its workers, which keep what they make in one cache."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self._file, self._folder = folder / "scheduler.json", folder
        self._processes: list[subprocess.Popen] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.workers = [
            self._start("worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
            for _ in range(2)
        ]
        wait_until(self._has_all)

    def _start(self, what: str, *options: str) -> subprocess.Popen:
        command = [Path(sys.executable).with_name("dask"), what, "--no-dashboard", *options]
        with open(self._folder / f"{what}.log", "ab") as log:
            process = subprocess.Popen(
                [*command, "--scheduler-file", str(self._file)],
                env=os.environ | {"BRIEFED_CACHE": str(self.cache)},
                stdout=log,
                stderr=log,
            )
        self._processes.append(process)
        return process

    def _has_all(self) -> bool:
        return (self._folder / "worker.log").read_text("utf-8").count("Registered to:") == 2

    @property
    def address(self) -> str:
        return self._file.read_text("utf-8").partition('"address": "')[2].partition('"')[0]

    def end(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(SECONDS * 10):
        with contextlib.suppress(OSError):
            if happened():
                return
        time.sleep(0.1)
    raise AssertionError("it has not happened")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    try:
        yield cluster
    finally:
        cluster.end()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose renderer writes down, in the file `renderers`, who starts it."""
    project = tmp_path / "project"
    copy_project(project, course=False)
    shutil.rmtree(project / "scripts/briefed")  # it runs with the installed one
    for slug in SLUGS:
        make_course(project, slug, [1, 1])
    hook_as_well(
        project,
        "on_startup",
        f"open({str(tmp_path / 'renderers')!r}, 'a').write(f'{{os.getppid()}}\\n')",
        "import os",
    )
    return project


def starters(project: Path) -> set[int]:
    """The processes that have started a renderer."""
    return {int(one) for one in (project.parent / "renderers").read_text("utf-8").split()}


def forget_courses(cache: Path) -> None:
    """Delete what is kept of courses, and keep PDFs."""
    for path in cache.rglob("*"):
        if path.is_file() and path.read_bytes()[32:].startswith(b'{"files"'):
            path.unlink()


def test_the_workers_make_the_bytes_of_the_whole_also_where_they_are_lost(
    project: Path,
    cluster: Cluster,
    briefed: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BRIEFED_CACHE", str(cluster.cache))
    whole = briefed("build", project=project)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    site = contents(project / "site")

    def begin() -> None:
        """Forget what was made of the courses, and who made it."""
        shutil.rmtree(project / "site", ignore_errors=True)
        forget_courses(cluster.cache)
        (tmp_path / "renderers").write_text("", "utf-8")

    command = ("build", "--scheduler", cluster.address)
    first, second = cluster.workers
    begin()
    elsewhere = os.environ | {"BRIEFED_CACHE": str(tmp_path / "elsewhere")}
    refused = briefed(*command, project=project, env=elsewhere)
    assert refused.returncode == 2
    assert "can't make courses: it does not see what is kept in" in refused.stderr

    with subprocess.Popen(
        [Path(sys.executable).with_name("briefed"), *command, "--project", project],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as building:
        wait_until(lambda: {first.pid, second.pid} <= starters(project))
        first.send_signal(signal.SIGKILL)
        _, told = building.communicate(timeout=SECONDS)
    assert (building.returncode, told) == (0, "Built site/.\n")
    assert contents(project / "site") == site
    assert {path.name for path in project.glob(".site-*")} == {".site-lock"}

    begin()
    monkeypatch.setattr(machines, "_ALONE", 1)

    def lose_the_last() -> None:
        wait_until(lambda: second.pid in starters(project))
        second.kill()

    losing = threading.Thread(target=lose_the_last)
    losing.start()
    left = machines.make_all(cluster.address, project, SLUGS, source_date(project), {}, False)
    losing.join()
    assert left is None
    told = "The other machines were lost, so this one makes the rest.\n"
    assert capfd.readouterr().err == told
    alone = briefed(*command, project=project)
    assert alone.returncode == 2 and f"{cluster.address} has no worker: start one" in alone.stderr
