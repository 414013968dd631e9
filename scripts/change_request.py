"""Make the change requests of the workflows, each of them one commit.

Each file in incoming/ becomes a course, or if it is a worksheet fills in one or what all courses
share, and an approval is recorded. The job behind this one opens the requests, see handing_on.py.
GitHub and GitLab share this program: their own variables say which of them it runs on.

Whoever put a file there chose its name and its words. So neither of them reaches a shell, the
beginning of a line in the log, or the text around a fence.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from brought import Incoming, briefed, courses_of, fill_in, take_in
from handing_on import (
    APPROVE,
    BRING,
    GUIDE,
    INCOMING,
    NOT_BROUGHT,
    SETTING_UP,
    BroughtBefore,
    Platform,
    Refused,
    Request,
    append,
    bundle,
    fenced,
    git,
    hand_on,
    inline,
    log,
    platform,
    printable,
    worktree,
)
from left_to_do import by_places, to_do, worksheets

_SITE, _SHARED = "site", "what all courses share"  # in the place of a course's name
_LONGEST_NAME = 60  # characters of a file's name in a title and a branch
_OURS = (GUIDE, SETTING_UP, f"{INCOMING}/pictures/")
_MEND = "Mend the file and bring it again under the same name, or delete it."
_FILE = {"100644", "100755"}  # git's modes of a file; a link could lead to anything on the machine
# --- What was brought ---


def bring(here: Platform, folder: Path, report: Path, requests: Path) -> None:
    """Make a change request of every file in incoming/, with its draft preview in `folder`.

    That of a file that could not be brought takes it away; the job behind this one knows whether
    it was told before. What was brought before is no failure: a branch that a file was uploaded in
    may be merged after its course.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Request] = []
    for file in incoming():
        said = ""
        try:
            with worktree() as tree:
                made.append(
                    _bring(here, tree, file, folder)._replace(
                        bundle=bundle(tree, requests, f"{len(made)}.bundle")
                    )
                )
        except BroughtBefore as reason:
            why = f"{file.shown}:\n{reason}"
            said = (
                f"### Brought before\n\n{fenced(why)}\n\n"
                "Nothing was changed. Take the file away, or put another in its place.\n"
            )
            log(f"Brought before: {why}")
        except Refused as reason:
            why = f"{file.shown}:\n{reason}"
            said = f"### Not brought\n\n{fenced(why)}\n\n{_MEND}\n"
            log(f"Not brought: {why}")
            with worktree() as tree:
                made.append(
                    _taken_away(tree, file, why)._replace(
                        bundle=bundle(tree, requests, f"{len(made)}.bundle")
                    )
                )
        append(report, said)
    hand_on(requests, made)


def incoming() -> list[Incoming]:
    """The files in incoming/ at the commit that is checked out; not the guide and its pictures."""
    listed = git("ls-tree", "-r", "-z", "HEAD", "--", f"{INCOMING}/")
    files = []
    for entry in filter(None, listed.split("\0")):
        about, path = entry.split("\t", 1)
        mode, _, blob = about.split()
        if not path.startswith(_OURS) and not path.rpartition("/")[2].startswith("."):
            files.append(Incoming(path, blob, mode))
    return files


def _bring(here: Platform, tree: Path, file: Incoming, folder: Path) -> Request:
    """Make the change request for one file, as a commit of the tree.

    Raises Refused and BroughtBefore.
    """
    if file.mode not in _FILE:
        raise Refused("This is a link, and no file: bring the file itself.")
    course, read, kind = fill_in(tree, file) or take_in(tree, file)
    branch = f"bring/{course or _SITE}-{file.blob[:7]}"
    title = f"{kind.title}: {course or _SHARED}"
    (tree / file.path).unlink()
    commit(tree, f"{title}\n\nBrought as {file.shown}.")
    check = briefed(tree, "check", *filter(None, [course]))
    preview = briefed(tree, "preview", str((folder / branch.partition("/")[2]).resolve()))
    log(preview.stdout + preview.stderr)
    about_preview = (
        f"[This run]({here.run}) has a draft preview among its artifacts{_of_its_job(here)}: "
        "download it, unpack it, and open its `index.html`."
        if preview.returncode == 0
        else f"No draft preview could be made:\n\n{fenced(preview.stderr)}"
    )
    about_branch = (
        []
        if here.branch == here.default
        else [
            f"It holds all that is in the branch {inline(here.branch)}: close that branch's own "
            "change request, if there is one, and delete the branch."
        ]
    )
    parts = [
        f"{kind.said} this file:",
        fenced(file.shown),
        *about_branch,
        about_preview,
        *worksheets(tree, course, folder, _name_of(branch)),
        f"## {kind.heading}",
        fenced(read),
        "## What is to do",
        to_do(check, kind, lambda: by_places(tree, course, folder / _name_of(branch))),
        f"`{GUIDE}` says how to go on.",
    ]
    return Request(BRING, branch, title, "\n\n".join(parts) + "\n", "")


def _of_its_job(here: Platform) -> str:
    """Which of the jobs of a run has what was brought: on GitHub, the artifacts are the run's."""
    return "" if here.github else ", those of its job “bring”"


def _name_of(branch: str) -> str:
    """The name of the worksheet that comes with a change request."""
    return f"{branch.partition('/')[2]}-worksheet.docx"


def _taken_away(tree: Path, file: Incoming, why: str) -> Request:
    """Make the change request that takes a file away, as a commit of the tree.

    The file would else be refused again with everything that others bring.
    """
    name = file.shown.removeprefix(f"{INCOMING}/")[:_LONGEST_NAME]
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "file"
    title = f"Not brought: {name}"
    git("--literal-pathspecs", "rm", "--quiet", "--", file.path, cwd=tree)
    commit(tree, f"{title}\n\nIt could not be read.")
    parts = [
        "This file could not be brought:",
        fenced(why),
        f"{_MEND} Then close this change request.",
        f"If it was put into `{INCOMING}` by mistake, merge this: it takes the file out of there, "
        "and the project's history keeps it. Until then the file stays where it is. It is told in "
        "no other change request, and holds up nothing else that is brought.",
        f"`{GUIDE}` says which files can be read, and how.",
    ]
    branch = f"{NOT_BROUGHT}-{slug}-{file.blob[:7]}"
    return Request(NOT_BROUGHT, branch, title, "\n\n".join(parts) + "\n", "")


# --- Approval ---


def approve(here: Platform, course: str, role: str, report: Path, requests: Path) -> int:
    """Record an approval of what is in the branch now; returns 0. Raises Refused.

    It is of a course or, with "", of what all courses share. Its commit is for the same branch,
    or for a change request where that branch is the published one.
    """
    with worktree() as tree:
        _require_approval(tree, course, role)
        done = briefed(tree, "approve", course or "--site", f"--by={role.strip()}")
        if done.returncode:
            raise Refused(done.stdout + done.stderr)
        name = course or _SHARED
        title = f"Approval: {name}"
        commit(tree, f"{title}\n\nApproved by: {role.strip()}")
        stood = git("rev-parse", "HEAD^", cwd=tree).strip()
        branch = (
            f"approve/{course or _SITE}-{git('rev-parse', 'HEAD', cwd=tree)[:7]}"
            if here.branch == here.default
            else here.branch
        )
        about = fenced(
            f"{role.strip()}\n{done.stdout}\nThis approves the commit {stood} of the branch "
            f"{branch}."
        )
        hand_on(
            requests,
            [
                Request(
                    APPROVE,
                    branch,
                    title,
                    f"{about}\n\nIt is for the version that was there when it was asked for.\n",
                    bundle(tree, requests, "0.bundle"),
                )
            ],
        )
    append(
        report,
        f"### To be approved: {name}\n\n{about}\n\nIt is recorded as soon as the person who "
        "approves opens this run, presses “Review deployments” (GitLab: the job “approve "
        "record”) and approves it.\n",
    )
    return 0


def _require_approval(tree: Path, course: str, role: str) -> None:
    """Raise Refused for a course that is not there, and for a role that can't be recorded."""
    if course and (
        not re.fullmatch(r"[a-z0-9-]+", course)
        or not (tree / "docs" / course / "briefing.md").is_file()
    ):
        courses = courses_of(tree)
        raise Refused(
            f"There is no course {printable(course)!r} here: there are {', '.join(courses)}."
        )
    if not role.strip() or role != printable(role):
        raise Refused(
            "Write the role of who approves, in words on one line, such as “Chair of the "
            "partnership”."
        )


# --- What both need ---


def commit(tree: Path, message: str) -> None:
    """Commit everything that changed in a tree. Raises Refused where nothing did."""
    git("add", "--all", cwd=tree)
    if not git("status", "--porcelain", cwd=tree):
        raise Refused("Nothing changed: the same is there already.")
    git("commit", "--quiet", "--message", message, cwd=tree)


def main() -> int:
    """Do what a workflow asks for; returns its exit status."""
    parser = argparse.ArgumentParser(
        description="Makes the change requests of the workflows; open_request.py opens them."
    )
    commands = parser.add_subparsers(required=True, dest="command")
    for name, arguments in ((BRING, ("folder",)), (APPROVE, ("course", "role"))):
        command = commands.add_parser(name)
        command.add_argument(
            "--report",
            type=Path,
            required=True,
            help="a Markdown file that what happened is added to",
        )
        command.add_argument(
            "--requests",
            type=Path,
            required=True,
            help="the folder that what is to be opened is handed on in",
        )
        for argument in arguments:
            command.add_argument(argument)
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if options.command == BRING:
            bring(platform(), Path(options.folder), options.report, options.requests)
            return 0
        return approve(platform(), options.course, options.role, options.report, options.requests)
    except Refused as reason:
        log(str(reason))
        append(options.report, f"### Not done\n\n{fenced(str(reason))}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
