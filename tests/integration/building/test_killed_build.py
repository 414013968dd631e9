"""A build that is killed, or meets another, leaves one whole site."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from support.building import COMMAND, Run
from support.site_builds import (
    OLD,
    break_a_quote,
    contents,
    hook_as_well,
    leftovers,
)

pytestmark = pytest.mark.slow

# The command with one function changed: python -c CHANGED step call … build --project DIR "before"
# and "after" kill the process there; "two renames" takes the way of a system that can't exchange
# folders. Nothing is kept of an earlier build. A site that was "rendered" before is copied in the
# place of rendering it again, without its packages, which a build makes later: all but the renderer
# is the command's own.
CHANGED = textwrap.dedent("""
    import os, shutil, signal, subprocess, sys
    from pathlib import Path
    from briefed import cli
    from briefed.building import build, exchange, renderer, units
    from briefed.verifying import site

    def copied(root, fresh, stamp, draft, kept):
        shutil.copytree(
            rendered, fresh, ignore=shutil.ignore_patterns("packages"), dirs_exist_ok=True
        )
        return subprocess.Popen(["true"], stdout=subprocess.PIPE, encoding="utf-8")

    units.taken = lambda wanted, site: units.Kept({}, False)
    rendered, when, name, call, way = sys.argv[1:6]
    if rendered:
        renderer.start = copied
    owners = {"start": renderer, "exchange": build, "_swap": exchange, "verified": site}
    owner = owners.get(name, Path)
    if way == "two renames":
        exchange._swap = lambda first, second: False
    real, calls = getattr(owner, name), []

    def changed(*arguments, **named):
        calls.append(name)
        now = len(calls) == int(call)
        if now and when == "fail":
            raise OSError(28, "No space left on device")
        if now and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **named)
        if now and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, changed)
    sys.exit(cli.main(sys.argv[6:]))
""")


def build_changed(
    project: Path,
    rendered: Path | str,
    when: str,
    name: str,
    call: int = 1,
    way: str = "exchange",
) -> subprocess.CompletedProcess:
    command = [
        sys.executable,
        "-c",
        CHANGED,
        str(rendered),
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
        ("before", "start", 1, "exchange"),
        ("after", "start", 1, "exchange"),
        ("after", "verified", 1, "exchange"),
        ("after", "_swap", 1, "exchange"),
        ("after", "exchange", 1, "exchange"),
        ("before", "rename", 1, "two renames"),
        ("after", "rename", 1, "two renames"),
        ("before", "rename", 2, "two renames"),
        ("after", "rename", 2, "two renames"),
    ],
)
def test_a_killed_build(
    with_old_site: Path, briefed: Run, short_site: Path, when: str, name: str, call: int, way: str
) -> None:
    rendered = "" if name == "start" else short_site
    killed = build_changed(with_old_site, rendered, when, name, call, way)
    assert killed.returncode == -signal.SIGKILL
    new = contents(short_site)
    # The next start finds a problem: even so there is a site, and a whole one, and nothing else:
    # whichever of the two it is, the build after it begins where
    # test_a_build_takes_the_place_of_the_old_site or the next test does.
    break_a_quote(with_old_site)
    assert briefed("build", project=with_old_site).returncode == 1
    assert contents(with_old_site / "site") in (OLD, new)
    assert leftovers(with_old_site) == set()


def test_a_build_behind_a_killed_one(with_old_site: Path, briefed: Run, short_site: Path) -> None:
    """With nothing between the two that could have cleared up."""
    killed = build_changed(with_old_site, short_site, "after", "rename", 2, "two renames")
    assert killed.returncode == -signal.SIGKILL
    assert leftovers(with_old_site) != set()
    run = briefed("build", project=with_old_site)
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(short_site)
    assert leftovers(with_old_site) == set()


def test_a_second_rename_that_fails_brings_the_old_site_back(
    with_old_site: Path, short_site: Path
) -> None:
    run = build_changed(with_old_site, short_site, "fail", "rename", 2, "two renames")
    assert run.returncode == 2
    assert "No space left on device" in run.stderr
    assert contents(with_old_site / "site") == OLD
    assert leftovers(with_old_site) == set()


def test_two_renames_do_what_the_exchange_does(with_old_site: Path, short_site: Path) -> None:
    run = build_changed(with_old_site, short_site, "never", "start", way="two renames")
    assert run.returncode == 0, run.stdout + run.stderr
    assert contents(with_old_site / "site") == contents(short_site)
    assert leftovers(with_old_site) == set()


class Gate:
    """Holds the renderer of one build of a project: it stops at an event of MkDocs until it is let
    through.
    """

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
    with_old_site: Path, briefed: Run, short_site: Path
) -> None:
    with Gate(with_old_site, "on_pre_build") as gate:
        second = briefed("build", project=with_old_site)
        assert second.returncode == 2
        assert "another build of this project is running" in second.stderr
        assert contents(with_old_site / "site") == OLD
        gate.let_through()
        assert gate.build.wait(timeout=60) == 0
    assert contents(with_old_site / "site") == contents(short_site)


def test_what_a_killed_build_still_renders_reaches_no_site(
    with_old_site: Path, briefed: Run, short_site: Path
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
    assert contents(with_old_site / "site") == contents(short_site)
    assert leftovers(with_old_site) == set()
