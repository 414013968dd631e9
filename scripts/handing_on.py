"""What a change request is handed on as, from the job that makes it to the job that opens it.

The job that makes it installs packages, so it has neither a credential nor a right to write. The
job that opens it has both and installs nothing: it takes the commit from a file and believes of it
what `judge` says. Both use this module, which needs Python and git alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

INCOMING = "incoming"
GUIDE = f"{INCOMING}/README.md"
SETTING_UP = f"{INCOMING}/setting-up.md"
BRING, APPROVE = "bring", "approve"
NOT_BROUGHT = "bring/not-brought"  # takes a file away that can't be read
_LIST = "requests.json"
_LONGEST = 25_000  # characters of one block: GitHub takes some 65,000 in all
_LONGEST_LINE = 200
_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_BRANCHES = {
    BRING: f"{BRING}/{_SLUG}",
    APPROVE: f"{APPROVE}/{_SLUG}",
    NOT_BROUGHT: f"{NOT_BROUGHT}-{_SLUG}",
}
_FILE = "100644"  # git's mode of a file that is neither a link nor a program
_APPROVAL = re.compile(r"^approval:.*\n(?:[ ]+.*\n)*", re.M)
_HOME = "docs/index.md"
# What a worksheet of what all courses share may change, with what it keeps for the next time.
_SHEETS = "quizzes/.worksheets.json"
_SHARED = re.compile(r"^(?:numbers to call|report to):.*\n(?:[ \t#-].*\n|\n)*", re.M)


class Refused(Exception):
    """Something can't be done, and nothing of it was kept.

    Says why, for a reader who is no programmer.
    """


class BroughtBefore(Exception):
    """What a file would bring is there already, so nothing is left to do.

    Says what became of it.
    """


class Platform(NamedTuple):
    """Where a workflow runs.

    `branch` is the one it was started on, `default` the published one, `run` the address of this
    run.
    """

    github: bool
    branch: str
    default: str
    run: str


class Request(NamedTuple):
    """A change request to open: its kind, its branch and its words.

    Its commit is in the file `bundle` beside the list of requests.
    """

    kind: str
    branch: str
    title: str
    body: str
    bundle: str


def platform() -> Platform:
    """The platform this runs on. Raises Refused elsewhere."""
    env = os.environ
    if env.get("GITHUB_ACTIONS"):
        repository = f"{env['GITHUB_SERVER_URL']}/{env['GITHUB_REPOSITORY']}"
        run = f"{repository}/actions/runs/{env['GITHUB_RUN_ID']}"
        return Platform(True, env["GITHUB_REF_NAME"], env["DEFAULT_BRANCH"], run)
    if env.get("GITLAB_CI"):
        # The job that opens a change request is another than the one whose artifacts it is about.
        run = env["CI_PIPELINE_URL"]
        return Platform(False, env["CI_COMMIT_BRANCH"], env["CI_DEFAULT_BRANCH"], run)
    raise Refused(
        "this runs only in the workflows of GitHub and GitLab: use briefed new, briefed update "
        "and briefed approve here"
    )


# --- Handing on ---


def hand_on(folder: Path, made: list[Request]) -> None:
    """Write the requests into the folder that the next job takes, beside their commits."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _LIST).write_text(
        json.dumps([request._asdict() for request in made]), encoding="utf-8"
    )


def bundle(tree: Path, folder: Path, name: str) -> str:
    """Put the commit of a tree into a file in a folder; returns its name."""
    folder.mkdir(parents=True, exist_ok=True)
    git("bundle", "create", "--quiet", str((folder / name).resolve()), "HEAD^..HEAD", cwd=tree)
    return name


def handed_on(folder: Path) -> list[Request]:
    """The requests in a folder. Raises Refused where they can't be read."""
    try:
        read = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        found = [Request(**{name: one[name] for name in Request._fields}) for one in read]
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused("The job before made nothing to open: its log says why.") from None
    if not all(isinstance(text, str) for request in found for text in request):
        raise Refused("What the job before made can't be read: start the run again.")
    return found


def fetched(folder: Path, request: Request) -> str:
    """Take the commit of a request out of its file; returns its hash.

    Raises Refused for a file or a commit that this project did not make.
    """
    if not re.fullmatch(r"\d+\.bundle", request.bundle):
        raise Refused("What the job before made can't be read: start the run again.")
    git("fetch", "--quiet", "--no-tags", str((folder / request.bundle).resolve()), "HEAD")
    commit = git("rev-parse", "FETCH_HEAD").strip()
    if git("rev-parse", f"{commit}^@").split() != [git("rev-parse", "HEAD").strip()]:
        raise Refused(
            "What the job before made is no single change of the branch as it is now: start the "
            "run again."
        )
    return commit


def judge(here: Platform, request: Request, commit: str) -> None:
    """Raise Refused unless a request changes only what its kind may change.

    What was brought may change one course, an approval only itself. A file that could not be
    brought may go.
    """
    own = request.kind == APPROVE and request.branch == here.branch != here.default
    if not own and not (
        request.kind in _BRANCHES
        and re.fullmatch(rf"{_BRANCHES[request.kind]}-[0-9a-f]{{7}}", request.branch)
    ):
        raise Refused(
            f"A change request of this kind can't have a branch {printable(request.branch)!r}."
        )
    if (
        request.title != printable(request.title)
        or len(request.title) > _LONGEST_LINE
        or len(request.body) > 4 * _LONGEST
    ):
        raise Refused(
            "The change request can't have these words: they are too long, or some can't be shown."
        )
    _judge_changes(request.kind, commit)


def _judge_changes(kind: str, commit: str) -> None:
    """Raise Refused for a change of a file that a request of a kind may not make."""
    slugs = set()
    changed = git("diff-tree", "-r", "--no-renames", "--raw", "-z", "HEAD", commit).split("\0")
    # It ends with a separator, so the last description has no path.
    for about, path in zip(changed[0::2], changed[1::2], strict=False):
        _, mode, _, _, status = about.split()
        slug = _allowed(kind, path, mode, status)
        if slug is None:
            raise Refused(
                f"It would change {printable(path)!r}, "
                "which no change request of this kind may change."
            )
        slugs.add(slug)
        if kind == APPROVE and path.endswith("/index.md") and not _approves_alone(path, commit):
            raise Refused(f"It would change more of {path} than its approval.")
        if kind == BRING and path == _HOME and not _shares_alone(commit):
            raise Refused(f"It would change more of {path} than what a worksheet may.")
    if len(slugs - {"*"}) > 1:
        raise Refused("It would change more than one course.")


def _allowed(kind: str, path: str, mode: str, status: str) -> str | None:
    """The course that a change is of: "" for none, "*" for a file that goes from incoming/.

    None for a change that a request of this kind may not make.
    """
    if kind in (BRING, NOT_BROUGHT) and status == "D":
        if path.startswith(f"{INCOMING}/") and path not in (GUIDE, SETTING_UP):
            return "*"
        return _course(path) if kind == BRING else None
    if mode != _FILE or kind == NOT_BROUGHT:
        return None
    if kind == BRING:
        return "" if path in (_HOME, _SHEETS) else _course(path)
    if path in (_HOME, "approvals/site.txt"):
        return ""
    match = re.fullmatch(rf"docs/({_SLUG})/index\.md|approvals/courses/({_SLUG})\.txt", path)
    return (match[1] or match[2]) if match else None


def _course(path: str) -> str | None:
    match = re.match(rf"(?:docs|quizzes)/({_SLUG})/", path)
    return match[1] if match and match[1] != "assets" else None


def _approves_alone(path: str, commit: str) -> bool:
    before, after = (git("show", f"{one}:{path}") for one in ("HEAD", commit))
    return _APPROVAL.sub("approval:\n", before, count=1) == _APPROVAL.sub(
        "approval:\n", after, count=1
    ) or (_APPROVAL.sub("", after, count=1) == before)


def _shares_alone(commit: str) -> bool:
    """Whether a commit changes nothing of the home page but what its worksheet has."""
    before, after = (git("show", f"{one}:{_HOME}").partition("\n---\n") for one in ("HEAD", commit))
    kept = [_SHARED.sub("", f"{top}\n") for top, _, _ in (before, after)]
    return before[1:] == after[1:] and kept[0] == kept[1]


# --- git, and words that nothing in them can end ---


@contextlib.contextmanager
def worktree(commit: str = "HEAD") -> Iterator[Path]:
    """A fresh tree of a commit, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="briefed-"))
    try:
        git("worktree", "add", "--quiet", "--detach", str(folder / "tree"), commit)
        yield folder / "tree"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        git("worktree", "prune")


def fenced(text: str, longest: int = _LONGEST) -> str:
    """Text as a block of Markdown that nothing in it can end, of so many characters at most."""
    lines = [printable(line) for line in text.strip("\n").splitlines()]
    whole = "\n".join(lines)
    if len(whole) > longest:
        whole = whole[:longest].rpartition("\n")[0] + "\n… and more, which does not fit here"
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", whole)), default=0))
    return f"{fence}text\n{whole}\n{fence}"


def inline(text: str) -> str:
    """A name as code within a line of Markdown, which nothing in it can end."""
    return f"`{printable(text).replace('`', '')}`"


def printable(text: str) -> str:
    """Text without the signs that could end a line or steer a terminal."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def log(text: str) -> None:
    """Print for the log.

    A line that began with "::" or held "##[" would be a command to GitHub.
    """
    for line in text.splitlines():
        print("|", printable(line).replace("##[", "## ["), flush=True)


def append(report: Path, text: str) -> None:
    """Add to the report of a job."""
    report.parent.mkdir(parents=True, exist_ok=True)
    with report.open("a", encoding="utf-8") as file:
        file.write(text + "\n")


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command as it went; what it says need not be text."""
    return subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", errors="surrogateescape"
    )


def git(*arguments: str, cwd: Path | None = None) -> str:
    """What git says. Raises Refused where it fails."""
    done = run("git", *arguments, cwd=cwd)
    if done.returncode:
        command = next((one for one in arguments if not one.startswith("-")), "")
        raise Refused(f"git {command} failed:\n{done.stderr}")
    return done.stdout
