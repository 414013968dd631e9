"""What the workflows do with git: each file in incoming/ becomes a course, and an approval is recorded, in a branch with a change request.

GitHub and GitLab share it: their own variables say which of them it runs on. Whoever put a file there chose its name and its words,
so neither reaches a shell, a log line's beginning or the text around a fence.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BRIEFED = Path(sys.executable).with_name("briefed")
INCOMING = "incoming"
GUIDE = f"{INCOMING}/README.md"
_OURS = (GUIDE, f"{INCOMING}/pictures/")
_FILE = {"100644", "100755"}  # git's modes of a file; a link could lead to anything on the machine
# What can be done here where a message of the command speaks of its options.
_IN_THE_BROWSER = {
    "--title": "write the title into the file, on a line of its own above everything else.",
    "is there already": f"for the next edition of a course put the file into a folder in {INCOMING}/ that is named as the course; for another course give the file another title.",
    "can't be the name of a course": "give the file a title that has letters or digits.",
}
_LONGEST = 25_000  # characters of one block: GitHub takes some 65,000 in all


class Refused(Exception):
    """Something can't be done, and nothing of it was kept; says why, for a reader who is no programmer."""


class Incoming(NamedTuple):
    """A file that was brought: its path, its content's hash and git's mode."""

    path: str
    blob: str
    mode: str

    @property
    def shown(self) -> str:
        return _printable(self.path)


# --- The two platforms ---


class Platform(NamedTuple):
    """Where a workflow runs: the branch it was started on, the branch that is published, and the address of this run."""

    github: bool
    branch: str
    default: str
    run: str


def platform() -> Platform:
    """The platform this runs on. Raises Refused elsewhere."""
    env = os.environ
    if env.get("GITHUB_ACTIONS"):
        run = f"{env['GITHUB_SERVER_URL']}/{env['GITHUB_REPOSITORY']}/actions/runs/{env['GITHUB_RUN_ID']}"
        return Platform(True, env["GITHUB_REF_NAME"], env["DEFAULT_BRANCH"], run)
    if env.get("GITLAB_CI"):
        return Platform(False, env["CI_COMMIT_BRANCH"], env["CI_DEFAULT_BRANCH"], env["CI_JOB_URL"])
    raise Refused("this is for the workflows of GitHub and GitLab: use briefed new, briefed update and briefed approve here")


def push(tree: Path, branch: str, *options: str) -> None:
    """Push what is committed in a tree. Raises Refused."""
    run = _run("git", "push", "--quiet", *(f"--push-option={option}" for option in options), "origin", f"HEAD:refs/heads/{branch}", cwd=tree)
    if run.returncode:
        raise Refused(f"The branch could not be pushed; {GUIDE} says what an administrator sets once. Git says:\n{run.stderr}")
    _log(run.stderr)  # where GitLab answers with the address of the change request


def open_request(here: Platform, tree: Path, branch: str, title: str, body: str) -> None:
    """Push a tree's commit as a new branch and open a change request for it, both or neither. Raises Refused."""
    if not here.github:
        about = f"How it was read, what is to do and a draft preview: {here.run}"
        push(tree, branch, "merge_request.create", f"merge_request.target={here.default}", f"merge_request.title={title}", f"merge_request.description={about}")
        return
    push(tree, branch)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".md") as file:
        file.write(body)
        file.flush()
        run = _run("gh", "pr", "create", "--base", here.default, "--head", branch, "--title", title, "--body-file", file.name, cwd=tree)
    if run.returncode:
        _run("git", "push", "--quiet", "origin", "--delete", f"refs/heads/{branch}", cwd=tree)
        raise Refused(f"The change request could not be opened; {GUIDE} says what an administrator sets once. GitHub says:\n{run.stderr}")
    _log(run.stdout)


# --- What was brought ---


def bring(here: Platform, folder: Path, report: Path) -> int:
    """Open a change request for every file in incoming/, and put its draft preview into `folder`. Returns 1 where one could not be brought."""
    failed = 0
    folder.mkdir(parents=True, exist_ok=True)
    for file in incoming():
        try:
            with worktree() as tree:
                said = _bring(here, tree, file, folder)
        except Refused as reason:
            failed = 1
            why = f"{file.shown}:\n{reason}"
            said = f"### Not brought\n\n{fenced(why)}\n\nPut a mended file in its place, or take it away.\n"
            _log(f"Not brought: {why}")
        _append(report, said)
    return failed


def incoming() -> list[Incoming]:
    """The files in incoming/ at the commit that is checked out, but for the guide and its pictures."""
    listed = _git("ls-tree", "-r", "-z", "HEAD", "--", f"{INCOMING}/")
    files = []
    for entry in filter(None, listed.split("\0")):
        about, path = entry.split("\t", 1)
        mode, _, blob = about.split()
        if not path.startswith(_OURS) and not path.rpartition("/")[2].startswith("."):
            files.append(Incoming(path, blob, mode))
    return files


def _bring(here: Platform, tree: Path, file: Incoming, folder: Path) -> str:
    """Open the change request for one file; returns what the report says. Raises Refused."""
    if file.mode not in _FILE:
        raise Refused("This is a link and no file: bring the file itself.")
    course, read = _import(tree, file)
    branch = f"bring/{course}-{file.blob[:7]}"
    if _git("ls-remote", "--heads", "origin", f"refs/heads/{branch}", cwd=tree):
        return f"### Brought before\n\n{fenced(file.shown)}\n\nIts change request is from the branch `{branch}`. To bring it anew, delete that branch first.\n"
    new = file.path.count("/") == 1
    title = f"New course: {course}" if new else f"Next edition: {course}"
    (tree / file.path).unlink()
    commit(tree, f"{title}\n\nBrought as {file.shown}.")
    check = _briefed(tree, "check", course)
    preview = _briefed(tree, "preview", str((folder / branch.partition("/")[2]).resolve()))
    _log(preview.stdout + preview.stderr)
    body = "\n\n".join([
        f"{'A course was made of' if new else 'The next edition came with'} this file:", fenced(file.shown),
        f"A draft preview is among the artifacts of [this run]({here.run}): unpack it and open its `index.html`." if preview.returncode == 0
        else f"No draft preview could be made:\n\n{fenced(preview.stderr)}",
        "## How it was read", fenced(read), "## What is to do", fenced(check.stdout + check.stderr), f"How to go on stands in `{GUIDE}`."]) + "\n"
    open_request(here, tree, branch, title, body)
    return f"### {title}\n\n{body}\n"


def _import(tree: Path, file: Incoming) -> tuple[str, str]:
    """Let `briefed` make or update the course; returns its name and what the command said. Raises Refused, with the command's reason."""
    names = file.path.split("/")[1:]
    courses = sorted(path.parent.name for path in tree.glob("docs/*/briefing.md"))
    if len(names) == 1:
        run = _briefed(tree, "new", file.path)
    elif len(names) == 2 and names[0] in courses:
        run = _briefed(tree, "update", names[0], file.path)
    else:
        raise Refused(f"For a new course put the file into {INCOMING}/ itself, for a next edition into a folder there that is named as its course: {', '.join(courses)}.")
    if run.returncode not in (0, 1):  # 1 says that something is left to do
        here = "".join(f"\nIn the browser: {hint}" for said, hint in _IN_THE_BROWSER.items() if said in run.stderr)
        raise Refused(f"{run.stderr.removeprefix('briefed: ')}{here}")
    changed = [entry[3:] for entry in _git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "docs", "quizzes", cwd=tree).split("\0") if entry]
    if not changed:
        raise Refused("This is the edition that the course has already: there is nothing to change.")
    return changed[0].split("/")[1], run.stdout


# --- Approval ---


def approve(here: Platform, course: str, role: str, report: Path) -> int:
    """Record an approval of what stands in the branch now: in that branch, or, where it is the published one, in a change request. Raises Refused."""
    with worktree() as tree:
        if not re.fullmatch(r"[a-z0-9-]+", course) or not (tree / "docs" / course / "briefing.md").is_file():
            raise Refused(f"There is no course {_printable(course)!r} here: there are {', '.join(sorted(path.parent.name for path in tree.glob('docs/*/briefing.md')))}.")
        if not role.strip() or role != _printable(role):
            raise Refused("Say who approves, in words on one line: the role, as in “Chair of the partnership”.")
        run = _briefed(tree, "approve", course, f"--by={role.strip()}")
        if run.returncode:
            raise Refused(run.stdout + run.stderr)
        title = f"Approval: {course}"
        commit(tree, f"{title}\n\nApproved by: {role.strip()}")
        branch = f"approve/{course}-{_git('rev-parse', 'HEAD', cwd=tree)[:7]}" if here.branch == here.default else here.branch
        about = fenced(f"{role.strip()}\n{run.stdout}\nin the branch {branch}")
        if branch == here.branch:
            push(tree, branch)
        else:
            open_request(here, tree, branch, title, f"{about}\n\nIt is for what stood there when it was given.\n")
    _append(report, f"### {title}\n\n{about}\n")
    return 0


# --- What both need ---


@contextlib.contextmanager
def worktree() -> Iterator[Path]:
    """A fresh tree of the commit that is checked out, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="briefed-"))
    try:
        _git("worktree", "add", "--quiet", "--detach", str(folder / "tree"), "HEAD")
        yield folder / "tree"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _git("worktree", "prune")


def commit(tree: Path, message: str) -> None:
    """Commit everything that changed in a tree. Raises Refused where nothing did."""
    _git("add", "--all", cwd=tree)
    if not _git("status", "--porcelain", cwd=tree):
        raise Refused("Nothing changed: it stands there already.")
    _git("commit", "--quiet", "--message", message, cwd=tree)


def fenced(text: str) -> str:
    """Text as a block of Markdown that nothing in it can end."""
    lines = [_printable(line) for line in text.strip("\n").splitlines()]
    whole = "\n".join(lines)
    if len(whole) > _LONGEST:
        whole = whole[:_LONGEST].rpartition("\n")[0] + "\n… and more, which does not fit here"
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", whole)), default=0))
    return f"{fence}text\n{whole}\n{fence}"


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _log(text: str) -> None:
    """Print for the log. A line that begins with "::" or holds "##[" would be a command to GitHub."""
    for line in text.splitlines():
        print("|", _printable(line).replace("##[", "## ["), flush=True)


def _append(report: Path, text: str) -> None:
    with report.open("a", encoding="utf-8") as file:
        file.write(text + "\n")


def _run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", errors="surrogateescape")


def _git(*arguments: str, cwd: Path | None = None) -> str:
    run = _run("git", *arguments, cwd=cwd)
    if run.returncode:
        raise Refused(f"git {arguments[0]} failed:\n{run.stderr}")
    return run.stdout


def _briefed(tree: Path, command: str, *arguments: str) -> subprocess.CompletedProcess:
    return _run(BRIEFED, command, "--project", ".", *arguments, cwd=tree)


def main() -> int:
    """Do what a workflow asks for; returns its exit status."""
    parser = argparse.ArgumentParser(description="Opens change requests for the workflows.")
    commands = parser.add_subparsers(required=True, dest="command")
    for name, arguments in (("bring", ("folder",)), ("approve", ("course", "role"))):
        command = commands.add_parser(name)
        command.add_argument("--report", type=Path, required=True, help="a Markdown file that what happened is added to")
        for argument in arguments:
            command.add_argument(argument)
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options.report.parent.mkdir(parents=True, exist_ok=True)
    try:
        if options.command == "bring":
            return bring(platform(), Path(options.folder), options.report)
        return approve(platform(), options.course, options.role, options.report)
    except Refused as reason:
        _log(str(reason))
        _append(options.report, f"### Not done\n\n{fenced(str(reason))}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
