"""Open the change requests that the job before has made.

This is the part of the workflows that has a credential. It installs and imports no package.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from handing_on import (
    APPROVE,
    NOT_BROUGHT,
    SETTING_UP,
    Platform,
    Refused,
    Request,
    append,
    fenced,
    fetched,
    git,
    handed_on,
    judge,
    log,
    platform,
    run,
    worktree,
)

# On GitHub, whose checkout keeps no credential, gh gives git the token of this job. The empty
# helper makes git forget those set before.
_WITH_TOKEN = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")


def open_all(here: Platform, folder: Path, report: Path) -> int:
    """Open every request in a folder.

    Returns 1 where one could not be opened, and where a file that can't be read is told for the
    first time: whoever brought it hears of it then.
    """
    failed = 0
    pushed: list[str] = []
    for request in handed_on(folder):
        try:
            commit = fetched(folder, request)
            judge(here, request, commit)
            with worktree(commit) as tree:
                if request.kind == NOT_BROUGHT:
                    said, is_new = _told(here, tree, request, pushed)
                    failed |= is_new
                else:
                    said = _opened(here, tree, request, pushed)
        except Refused as reason:
            failed = 1
            said = f"### Not opened\n\n{fenced(str(reason))}\n"
            log(f"Not opened: {reason}")
        append(report, said)
    _tell_pushed(pushed)
    return failed


def _tell_pushed(pushed: list[str]) -> None:
    """Tell the jobs behind this one which commits were pushed: on GitHub they check them.

    There a push by a workflow starts no run. GitLab starts its pipelines for any push.
    """
    if output := os.environ.get("GITHUB_OUTPUT"):
        append(Path(output), f"commits={json.dumps(pushed)}")


def _opened(here: Platform, tree: Path, request: Request, pushed: list[str]) -> str:
    """Push the commit of a request, and open it unless it is for the branch that it was made on.

    Adds a commit that stays pushed to `pushed`. Returns what the report says. Raises Refused.
    """
    commit = git("rev-parse", "HEAD", cwd=tree).strip()
    if request.kind == APPROVE and request.branch == here.branch:
        _push(here, tree, request.branch)
        pushed.append(commit)
        return f"### {request.title}\n\n{request.body}\n"
    if _is_there(here, tree, request.branch):
        return (
            f"### Brought before\n\n{fenced(request.title)}\n\nThis file was brought before: its "
            f"change request is from the branch `{request.branch}`. To bring it anew, delete "
            "that branch first.\n"
        )
    _open(here, tree, request, "How it was read, what is to do and a draft preview")
    pushed.append(commit)
    return f"### {request.title}\n\n{request.body}\n"


def _told(here: Platform, tree: Path, request: Request, pushed: list[str]) -> tuple[str, bool]:
    """Tell of a file that can't be read; returns what the report says, and whether this is new.

    In the published branch a change request tells it. In another, the change request of that
    branch does, since this run is one of its checks. Raises Refused.
    """
    if _is_there(here, tree, request.branch):
        return (
            f"### Told before: {request.title.partition(': ')[2]}\n\nIts change request is from "
            f"`{request.branch}`. To have it told anew, delete that branch.\n"
        ), False
    if here.branch != here.default:
        return "", True
    _open(here, tree, request, "Why it was not brought")
    pushed.append(git("rev-parse", "HEAD", cwd=tree).strip())
    return f"### {request.title}\n\n{request.body}\n", True


def _is_there(here: Platform, tree: Path, branch: str) -> bool:
    """Whether the project has a branch. Raises Refused."""
    heads = ("ls-remote", "--heads", "origin", f"refs/heads/{branch}")
    return bool(git(*_credential(here), *heads, cwd=tree))


def _open(here: Platform, tree: Path, request: Request, about: str) -> None:
    """Push the commit of a request, and open it; `about` says what its run tells.

    Raises Refused.
    """
    if not here.github:
        _push(
            here,
            tree,
            request.branch,
            "merge_request.create",
            f"merge_request.target={here.default}",
            f"merge_request.title={request.title}",
            f"merge_request.description={about}: {here.run}",
        )
    else:
        _push(here, tree, request.branch)
        _open_on_github(here, tree, request)


def _credential(here: Platform) -> tuple[str, ...]:
    return _WITH_TOKEN if here.github else ()


def _push(here: Platform, tree: Path, branch: str, *options: str) -> None:
    """Push what is committed in a tree. Raises Refused."""
    done = run(
        "git",
        *_credential(here),
        "push",
        "--quiet",
        *(f"--push-option={option}" for option in options),
        "origin",
        f"HEAD:refs/heads/{branch}",
        cwd=tree,
    )
    if done.returncode:
        raise Refused(
            "Git would not take the branch. If somebody changed it meanwhile, start again; "
            f"otherwise an administrator has something to set once, as {SETTING_UP} says. Git "
            f"says:\n{done.stderr}"
        )
    log(done.stderr)  # where GitLab answers with the address of the change request


def _open_on_github(here: Platform, tree: Path, request: Request) -> None:
    """Open a pull request for a pushed branch; without it no branch stays. Raises Refused."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".md") as file:
        file.write(request.body)
        file.flush()
        done = run(
            "gh",
            "pr",
            "create",
            "--base",
            here.default,
            "--head",
            request.branch,
            "--title",
            request.title,
            "--body-file",
            file.name,
            cwd=tree,
        )
    if done.returncode:
        run(
            "git",
            *_credential(here),
            "push",
            "--quiet",
            "origin",
            "--delete",
            f"refs/heads/{request.branch}",
            cwd=tree,
        )
        raise Refused(
            "GitHub would not open the change request: an administrator has something to set "
            f"once, as {SETTING_UP} says. GitHub says:\n{done.stderr}"
        )
    log(done.stdout)


def main() -> int:
    """Do what a workflow asks for; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--report", type=Path, required=True, help="a Markdown file that what happened is added to"
    )
    parser.add_argument("requests", type=Path, help="the folder that the job before handed on")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return open_all(platform(), options.requests, options.report)
    except Refused as reason:
        log(str(reason))
        append(options.report, f"### Not done\n\n{fenced(str(reason))}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
