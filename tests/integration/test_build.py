"""`briefed build`: a site that is whole and always the same, or the old one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import resource
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from conftest import COMMAND, Run, copy_sources

OLD_FILES = {"index.html": "the old site", "assets/old.css": "p { color: black }"}
OLD = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in OLD_FILES.items()}
COURSE = Path("docs/keeping-babies-safe")


def contents(folder: Path) -> dict[str, str]:
    """The files below a folder, each with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }  # Python's own, where it may write it


def leftovers(project: Path) -> set[str]:
    """What stands in the project beside its sources, its site and the lock's empty file."""
    return {path.name for path in project.iterdir()} - {
        "docs",
        "quizzes",
        "scripts",
        "mkdocs.yml",
        "site",
        ".site-lock",
    }


def put_old_site(project: Path) -> None:
    for name, text in OLD_FILES.items():
        path = project / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def break_a_quote(project: Path) -> None:
    replace(
        project / COURSE / "hidden-men.md",
        "tenacious work to engage reluctant",
        "some work to engage reluctant",
    )


def mend_the_quote(project: Path) -> None:
    replace(
        project / COURSE / "hidden-men.md",
        "some work to engage reluctant",
        "tenacious work to engage reluctant",
    )


@pytest.fixture
def with_old_site(project: Path) -> Path:
    """A copy of the project with the site of an earlier build."""
    put_old_site(project)
    return project


def test_a_build_takes_the_place_of_the_old_site(
    with_old_site: Path, briefed: Run, site: Path
) -> None:
    run = briefed("build", project=with_old_site)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(site)
    assert leftovers(with_old_site) == set()


def git(folder: Path, *arguments: str) -> None:
    """Git as on a machine where nobody has set anything up."""
    nobody = {
        "GIT_CONFIG_GLOBAL": "no-such-file",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2026-02-03T04:05:06Z",
        "GIT_COMMITTER_DATE": "2026-02-03T04:05:06Z",
    }
    name = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, env=os.environ | nobody, check=True)


A_YEAR_LATER = """
import datetime, time

real, later = time.time, datetime.timedelta(days=400)
time.time = lambda: real() + later.total_seconds()

class Date(datetime.date):
    @classmethod
    def today(cls):
        return super().today() + later

class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + later

datetime.date, datetime.datetime = Date, DateTime
"""


def test_two_builds_of_one_commit_are_the_same_bytes(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "A course")
    other = tmp_path / "another folder"
    git(tmp_path, "clone", "--quiet", str(project), str(other))
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(A_YEAR_LATER, encoding="utf-8")
    here = {
        "TZ": "Pacific/Auckland",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": "",
    }
    there = {
        "TZ": "America/Los_Angeles",
        "LANG": "tr_TR.ISO8859-9",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "2",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONPATH": str(tmp_path / "later"),
    }
    for folder, machine in ((project, here), (other, there)):
        python_path = [machine["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]
        run = briefed(
            "build",
            project=folder,
            env=os.environ | machine | {"PYTHONPATH": os.pathsep.join(filter(None, python_path))},
        )
        assert run.returncode == 0, run.stdout + run.stderr
    assert contents(project / "site") == contents(other / "site")


def test_a_path_with_spaces_and_other_letters(tmp_path: Path, briefed: Run, site: Path) -> None:
    project = copy_sources(tmp_path / "Čo učí “Søren’s” 100 % audit")
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(project / "site") == contents(site)


def test_plain_mkdocs_gives_the_same_site(project: Path, site: Path) -> None:
    run = mkdocs_build(project)
    assert run.returncode == 0, run.stderr
    packages = {
        name for name in contents(site) if "/packages/" in name
    }  # made of pages that were judged, which plain MkDocs does not do
    assert len(packages) == 4 and contents(project / "site") == {
        name: held for name, held in contents(site).items() if name not in packages
    }


def test_plain_mkdocs_fails_on_a_source_problem(project: Path) -> None:
    break_a_quote(project)
    run = mkdocs_build(project)
    assert run.returncode != 0
    assert "error quote-not-in-briefing" in run.stdout + run.stderr
    assert not (project / "site").exists()


def mkdocs_build(project: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


def hook_as_well(project: Path, event: str, code: str, imports: str = "") -> None:
    """Let the project's hook also run some lines at an event, last."""
    added = f"""
{imports}
_own = globals().get({event!r})


def {event}(*arguments, **more):
    made = _own(*arguments, **more) if _own else None
{textwrap.indent(textwrap.dedent(code).strip(), "    ")}
    return made


if __name__ == "__main__":"""
    replace(project / "scripts/site_hooks.py", '\nif __name__ == "__main__":', added)


def no_such_plugin(project: Path) -> None:
    replace(project / "mkdocs.yml", "  - search\n", "  - search\n  - no-such-plugin\n")


def fails_at_its_end(project: Path) -> None:
    hook_as_well(project, "on_post_build", "raise RuntimeError('failed at its end')")


def no_hook(project: Path) -> None:
    replace(project / "mkdocs.yml", "hooks:\n  - scripts/site_hooks.py\n", "")


def hide_the_statements(project: Path) -> None:
    (project / "docs/assets/hide.css").write_text(
        ".bf-statement { display: none }", encoding="utf-8"
    )
    replace(project / "mkdocs.yml", "extra_css:\n", "extra_css:\n  - assets/hide.css\n")


def dead_link(project: Path) -> None:
    replace(project / "docs/index.md", "## Courses", "See [there](nowhere.md).\n\n## Courses")


def link_for_a_page(project: Path) -> None:
    (project / COURSE / "hidden-men.md").unlink()
    (project / COURSE / "hidden-men.md").symlink_to("nowhere.md")


def pipe_for_a_page(project: Path) -> None:
    os.mkfifo(project / COURSE / "more.md")


def endless_briefing(project: Path) -> None:
    (project / COURSE / "briefing.md").unlink()
    (project / COURSE / "briefing.md").symlink_to("/dev/zero")


def link_for_a_quiz(project: Path) -> None:
    (project / "quizzes/keeping-babies-safe/loop.md").symlink_to("loop.md")


def folder_for_a_briefing(project: Path) -> None:
    (project / COURSE / "briefing.md").unlink()
    (project / COURSE / "briefing.md").mkdir()


def folder_for_a_page(project: Path) -> None:
    (project / COURSE / "hidden-men.md").unlink()
    (project / COURSE / "hidden-men.md").mkdir()


def link_for_an_asset(project: Path) -> None:
    (project / "docs/assets/page.css").unlink()
    (project / "docs/assets/page.css").symlink_to("nowhere.css")


@pytest.mark.parametrize(
    ("broken", "status", "said"),
    [
        (break_a_quote, 1, "error quote-not-in-briefing"),
        (no_such_plugin, 1, "no-such-plugin"),
        (fails_at_its_end, 1, "failed at its end"),
        (no_hook, 1, "error published-"),
        (dead_link, 1, "nowhere.md"),
        (hide_the_statements, 1, "error published-hidden"),
        (link_for_a_page, 1, "hidden-men.md:1:1: error file-not-allowed: this is a link"),
        (link_for_a_quiz, 1, "loop.md:1:1: error file-not-allowed: this is a link"),
        (folder_for_a_briefing, 2, "briefing.md:1:1: the file can't be read"),
        (folder_for_a_page, 1, "error theme-without-page"),
        (link_for_an_asset, 1, "page.css:1:1: error file-not-allowed: this is a link"),
        (pipe_for_a_page, 1, "more.md:1:1: error file-not-allowed: this is a pipe"),
        (endless_briefing, 2, "briefing.md:1:1: the file can't be read, since it is a device"),
    ],
)
def test_a_failing_build_leaves_the_old_site(
    with_old_site: Path, briefed: Run, broken, status: int, said: str
) -> None:
    broken(with_old_site)
    run = briefed("build", project=with_old_site)
    assert run.returncode == status, run.stdout + run.stderr
    assert said in run.stdout + run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()


def test_a_failing_first_build_leaves_nothing(project: Path, briefed: Run) -> None:
    hide_the_statements(project)
    assert briefed("build", project=project).returncode == 1
    assert not (project / "site").exists()
    assert leftovers(project) == set()


def test_a_limit_on_files(with_old_site: Path, briefed: Run) -> None:
    run = briefed(
        "build",
        project=with_old_site,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    assert run.returncode != 0
    assert "the site that was there stands" in run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()


# The command with one function changed: python -c CHANGED step call … build --project DIR
# "before" and "after" kill the process there; "two renames" takes the way of a system that can't exchange folders.
CHANGED = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from briefed import cli
    from briefed.building import build
    from briefed.verifying import site as verifying

    when, name, call, way = sys.argv[1:5]
    owner = {"_render": build, "_exchange": build, "_swap": build, "check_site": verifying, "rename": Path}[name]
    if way == "two renames":
        build._swap = lambda first, second: False
    real, calls = getattr(owner, name), []

    def changed(*arguments):
        calls.append(name)
        now = len(calls) == int(call)
        if now and when == "fail":
            raise OSError(28, "No space left on device")
        if now and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments)
        if now and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, changed)
    sys.exit(cli.main(sys.argv[5:]))
""")


def build_changed(
    project: Path, when: str, name: str, call: int = 1, way: str = "exchange"
) -> subprocess.CompletedProcess:
    command = [
        sys.executable,
        "-c",
        CHANGED,
        when,
        name,
        str(call),
        way,
        "build",
        "--project",
        str(project),
    ]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)


@pytest.mark.parametrize(
    ("when", "name", "call", "way"),
    [
        ("before", "_render", 1, "exchange"),
        ("after", "_render", 1, "exchange"),
        ("after", "check_site", 1, "exchange"),
        ("after", "_swap", 1, "exchange"),
        ("after", "_exchange", 1, "exchange"),
        ("before", "rename", 1, "two renames"),
        ("after", "rename", 1, "two renames"),
        ("before", "rename", 2, "two renames"),
        ("after", "rename", 2, "two renames"),
    ],
)
def test_a_killed_build(
    with_old_site: Path, briefed: Run, site: Path, when: str, name: str, call: int, way: str
) -> None:
    killed = build_changed(with_old_site, when, name, call, way)
    assert killed.returncode == -signal.SIGKILL
    new = contents(site)
    # The next start finds a problem: even so there is a site, and a whole one, and nothing else: whichever of the two it is,
    # the build after it begins where test_a_build_takes_the_place_of_the_old_site or the next test does.
    break_a_quote(with_old_site)
    assert briefed("build", project=with_old_site).returncode == 1
    assert contents(with_old_site / "site") in (OLD, new)
    assert leftovers(with_old_site) == set()


def test_a_build_behind_a_killed_one(with_old_site: Path, briefed: Run, site: Path) -> None:
    """With nothing between the two that could have cleared up."""
    killed = build_changed(with_old_site, "after", "rename", 2, "two renames")
    assert killed.returncode == -signal.SIGKILL
    assert leftovers(with_old_site) != set()
    run = briefed("build", project=with_old_site)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(site)
    assert leftovers(with_old_site) == set()


def test_a_second_rename_that_fails_brings_the_old_site_back(with_old_site: Path) -> None:
    run = build_changed(with_old_site, "fail", "rename", 2, "two renames")
    assert run.returncode == 2
    assert "No space left on device" in run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()


def test_two_renames_do_what_the_exchange_does(with_old_site: Path, site: Path) -> None:
    run = build_changed(with_old_site, "never", "_render", way="two renames")
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(site)
    assert leftovers(with_old_site) == set()


class Gate:
    """Holds the renderer of one build of a project: it stops at an event of MkDocs until it is let through."""

    def __init__(self, project: Path, event: str) -> None:
        self.project = project
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(60)
        hook_as_well(
            project,
            event,
            f"""
            global gate
            with contextlib.suppress(ConnectionRefusedError):  # only the first build is held
                gate = socket.create_connection({self.server.getsockname()})
                gate.recv(1)
        """,
            "import contextlib, socket",
        )

    def __enter__(self) -> Gate:
        """Start a build; returns when its renderer stands at the gate."""
        self.build = subprocess.Popen(
            [COMMAND, "build", "--project", self.project],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.renderer, _ = self.server.accept()
        self.renderer.settimeout(60)
        self.server.close()
        return self

    def let_through(self) -> None:
        """Let the renderer go on; returns when it has ended."""
        with contextlib.suppress(ConnectionError):
            self.renderer.send(b".")
            self.renderer.recv(1)

    def __exit__(self, *_: object) -> None:
        self.renderer.close()
        self.build.kill()
        self.build.communicate()


def test_a_second_build_at_the_same_time_is_refused(
    with_old_site: Path, briefed: Run, site: Path
) -> None:
    with Gate(with_old_site, "on_pre_build") as gate:
        second = briefed("build", project=with_old_site)
        assert second.returncode == 2
        assert "another build of this project is running" in second.stderr
        assert contents(with_old_site / "site") == OLD
        gate.let_through()
        assert gate.build.wait(timeout=60) == 0
    assert contents(with_old_site / "site") == contents(site)


def test_what_a_killed_build_still_renders_reaches_no_site(
    with_old_site: Path, briefed: Run, site: Path
) -> None:
    with Gate(with_old_site, "on_env") as gate:
        gate.build.kill()
        gate.build.wait()
        second = briefed("build", project=with_old_site)
        gate.let_through()
    if second.returncode:  # the renderer, which outlived its build, may keep others out
        assert "another build of this project is running" in second.stderr
        second = briefed("build", project=with_old_site)
    assert second.returncode == 0, second.stdout + second.stderr
    assert contents(with_old_site / "site") == contents(site)
    assert leftovers(with_old_site) == set()
