"""What the tests share: copies of the project, the real command on them, and a browser that is
installed.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from support.browsers import engine
from support.browsing import WHOLE
from support.building import (
    COMMAND,
    TESTS,
    TWIN,
    Builds,
    Run,
    copy_sources,
    only_the_fixture,
    put_beside,
)
from support.exporting import export_of_builds
from support.in_process import in_process
from support.ordering import dealt
from support.remembering import remember
from support.reworded import copy_reworded
from support.serving import served
from support.short_course import copy_short
from support.tiny import BASE

# What nobody foresaw is a message for a user; a test has to see where it was met, and looks for a
# traceback that should not be.
os.environ["BRIEFED_TRACEBACK"] = "1"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may break."""
    return copy_sources(tmp_path / "project")


@pytest.fixture(scope="session")
def briefed() -> Run:
    """The installed command in a process of its own: `briefed("check", project=folder)`."""

    def run(
        *arguments: object, project: Path | None = None, **options
    ) -> subprocess.CompletedProcess:
        named = [] if project is None else ["--project", str(project)]
        return subprocess.run(
            [COMMAND, *map(str, arguments), *named],
            capture_output=True,
            encoding="utf-8",
            **{"timeout": 300, **options},
        )

    return run


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Built projects, each tree of sources built once in a run of the tests, for all workers."""
    own = tmp_path_factory.getbasetemp()
    return Builds((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "builds")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache of PDFs that the builds of a run share, and no other run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    os.environ["BRIEFED_CACHE"] = str(shared / "cache")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own."""
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project. No test may write into it."""
    return copy_sources(tmp_path_factory.mktemp("sample") / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The project's own site. No test may write into it."""
    return builds.of(copy_sources(tmp_path_factory.mktemp("own") / "project")) / "site"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the course that is published. No test may write into it."""
    return copy_sources(tmp_path_factory.mktemp("published") / "project", published=True)


@pytest.fixture(scope="session")
def published_site(published: Path, builds: Builds) -> Path:
    """The site that is published. No test may write into it."""
    return builds.of(published) / "site"


@pytest.fixture(scope="session")
def short_site(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The site of the project with a course of three themes. No test may write into it."""
    return builds.of(copy_short(tmp_path_factory.mktemp("short") / "project")) / "site"


@pytest.fixture
def short_project(tmp_path: Path) -> Path:
    """A copy of the project with three themes of the course, which the test may break."""
    return copy_short(tmp_path / "project")


@pytest.fixture
def built_project(project: Path, builds: Builds) -> Path:
    """A copy of the project with its site, which the test may break."""
    return builds.into(project)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as root:
        yield root


expect.set_options(timeout=15_000)  # a machine that others use as well may stand still for a while

# Parts of Chromium that go without. For each window that a test opens, the address bar would draw
# two pages of its own, unseen, which takes longer than most of ours; and one more process would
# start, for a page that may be opened next. A list of ours takes the place of Playwright's, so the
# rest is what Playwright leaves out.
UNWANTED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """pytest-playwright's own, with the Chromium of this machine, kept from asking its maker for
    anything.
    """
    path = engine("chromium")
    # No part of a machine but its processor draws here, and to make believe there was another one
    # takes longer. What composes the pages is in the browser's own process: in one of its own, it
    # takes a tenth more of all that a test takes.
    quiet = [
        "--disable-gpu",
        "--in-process-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        f"--disable-features={','.join(UNWANTED)}",
    ]
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [*browser_type_launch_args.get("args", []), *quiet],
    }


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """The context of a test that asks for `page`: it shows whole pages, as most tests have them."""
    context.add_init_script(WHOLE)
    return context


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory, builds: Builds, briefed: Run) -> Path:
    """The offline package of the short course, unpacked: its only folder. `course.zip` is beside
    what it was unpacked into. No test may write into it.
    """

    def make(folder: Path) -> None:
        project = copy_short(tmp_path_factory.mktemp("offline") / "project")
        package = folder / "course.zip"
        run = briefed("export", "offline", "--output", package, project=project)
        assert run.returncode == 0, run.stdout + run.stderr
        zipfile.ZipFile(package).extractall(folder / "unpacked")

    (unpacked,) = (builds.once("offline", make) / "unpacked").iterdir()
    return unpacked


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """New browser contexts, closed behind the test."""
    opened: list[BrowserContext] = []

    def new(size: dict, scheme: str = "light", steps: bool = False, **options) -> BrowserContext:
        context = browser.new_context(
            viewport=size, color_scheme=scheme, **{"reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(15_000)
        if not steps:
            context.add_init_script(WHOLE)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def two_courses(project: Path) -> Path:
    """A copy of the project that the test may break, with the fictional course beside the first."""
    return put_beside(project)


@pytest.fixture(scope="session")
def three_courses(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """A built project with the fictional course twice beside the first, so that themes, statements
    and questions share their names. No test may write into it.
    """
    sources = copy_sources(tmp_path_factory.mktemp("three") / "project")
    return builds.of(put_beside(put_beside(sources), TWIN))


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The built site of the fictional course that uses every construct.

    No test may write into it.
    """
    return (
        builds.of(only_the_fixture(copy_sources(tmp_path_factory.mktemp("fixture") / "project")))
        / "site"
    )


@pytest.fixture
def empty(project: Path) -> Path:
    """A project without a course."""
    for folder in ("docs/keeping-babies-safe", "quizzes/keeping-babies-safe"):
        shutil.rmtree(project / folder)
    return project


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks that are called run in this process alone, and what one works out is known to the
    next.
    """
    remember(monkeypatch.setattr)


@pytest.fixture
def briefed_here(monkeypatch: pytest.MonkeyPatch, in_this_process: None) -> Run:
    """The command in the process of the test. A process of its own takes most of its time to start
    and to read what the one before it has read, so this is for tests of what a command does with
    many courses, whose processes others try.
    """
    return in_process(monkeypatch)


@pytest.fixture(scope="session")
def export_here(builds: Builds) -> Run:
    """`briefed export` in the process of the test, of a site that is built once for all workers:
    `export_here("pack", project=folder)`. This is for tests of what is made of a site that passes;
    others try that the command builds it first.
    """
    return partial(export_of_builds, builds)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "project")


BROWSER_TESTS = TESTS / "browser"
# Fixtures that build a site; the project's own, `site`, is built once and costs least.
SITES = {"built_project", "three_courses", "fixture_site"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Mark what `make quick` leaves out: tests with a browser or with a site of their own.

    Several workers are then dealt what is left in.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures or BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if SITES & fixtures:
            item.add_marker(pytest.mark.slow)
    yield
    if hasattr(config, "workerinput"):
        items[:] = dealt(items, config.workerinput["workercount"])


def pytest_collection_finish() -> None:
    """Spare what was collected when Python looks for garbage: it stays until the end."""
    gc.freeze()


@pytest.fixture(scope="session")
def next_edition(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Path:
    """The site of both courses in their next edition: see REWORDED. No test may write into it."""
    return builds.of(copy_reworded(tmp_path_factory.mktemp("next") / "project")) / "site"
