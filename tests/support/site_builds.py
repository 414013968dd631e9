"""A project whose build is to fail or to succeed, and what is left of it afterwards."""

from __future__ import annotations

import hashlib
import os
import subprocess
import textwrap
from pathlib import Path

OLD_FILES = {"index.html": "the old site", "assets/old.css": "p { color: black }"}

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


OLD = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in OLD_FILES.items()}


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
