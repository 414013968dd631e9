"""What the tests share: copies of the project, the real command on them, and a browser that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

import get_browsers
from serving import served

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("briefed")
SOURCES = ("docs", "quizzes", "scripts", "mkdocs.yml")
FIXTURE = "lighthouse-keepers"  # the fictional course, which uses every construct

# What nobody foresaw is a message for a user; a test has to see where it was met, and looks for a traceback that should not be.
os.environ["BRIEFED_TRACEBACK"] = "1"

Run = Callable[..., subprocess.CompletedProcess]


def copy_sources(to: Path) -> Path:
    """Copy what a build reads, and nothing that a build made."""
    to.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, to / name)
    return to


def put_beside(project: Path, name: str = FIXTURE) -> Path:
    """Put the fictional course's two folders beside the courses of a project, and touch nothing else."""
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests" / "fixture" / folder / FIXTURE, project / folder / name)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may break."""
    return copy_sources(tmp_path / "project")


@pytest.fixture(scope="session")
def briefed() -> Run:
    """The installed command in a process of its own: `briefed("check", project=folder)`."""

    def run(*arguments: object, project: Path | None = None, **options) -> subprocess.CompletedProcess:
        named = [] if project is None else ["--project", str(project)]
        return subprocess.run([COMMAND, *map(str, arguments), *named], capture_output=True, encoding="utf-8", **{"timeout": 60, **options})

    return run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """The project's own site, built once per worker. No test may write into it."""
    project = copy_sources(tmp_path_factory.mktemp("built") / "project")
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as root:
        yield root


expect.set_options(timeout=15_000)  # a machine that others use as well may stand still for a while


def engine(name: str) -> str:
    """Where the browser `chromium`, `firefox` or `webkit` of this machine is; without it the test that asks fails."""
    wanted = next(one for one in get_browsers.ALL if one.title.lower() == name)
    path = wanted.record().read_text(encoding="utf-8").strip() if wanted.record().is_file() else ""
    if not os.access(path, os.X_OK):
        pytest.fail(f"{wanted.explain()}\n  - run .venv/bin/python tests/get_browsers.py, as make test does", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """pytest-playwright's own, with the Chromium of this machine, kept from asking its maker for anything."""
    path = engine("chromium")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"]
    return {**browser_type_launch_args, "executable_path": path, "args": [*browser_type_launch_args.get("args", []), *quiet]}


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """New browser contexts, closed behind the test."""
    opened: list[BrowserContext] = []

    def new(size: dict, scheme: str = "light", **options) -> BrowserContext:
        context = browser.new_context(viewport=size, color_scheme=scheme, **{"reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def two_courses(project: Path) -> Path:
    """A copy of the project with the fictional course beside the first, which the test may break."""
    return put_beside(project)


TWIN = "harbour-lights"


@pytest.fixture(scope="session")
def three_courses(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """A built project with the fictional course twice beside the first, so that themes, statements and questions share their names. No test may write into it."""
    project = put_beside(put_beside(copy_sources(tmp_path_factory.mktemp("three") / "project")), TWIN)
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return project


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """The built site of the fictional course that uses every construct. No test may write into it."""
    project = copy_sources(tmp_path_factory.mktemp("fixture") / "project")
    for folder in ("docs/keeping-babies-safe", "quizzes/keeping-babies-safe"):
        shutil.rmtree(project / folder)
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests" / "fixture" / folder, project / folder, dirs_exist_ok=True)
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"
