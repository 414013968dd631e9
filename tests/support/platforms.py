"""Stand in for the machines of GitHub and GitLab: take a workflow's steps as they stand in its file
and run them in a real bash.

What is real: the files in `.github/workflows` and `.gitlab-ci.yml`, bash with each platform's
options, git with a bare remote, the command. What stands in: `gh`, a few lines that write down how
they were called; `uses:` steps, of which what they are given is kept, and what one job hands on to
the next is copied; and the set-up, for the jobs that have one: `.venv` and `node_modules` are links
to those of this checkout, which `make setup` finds complete. So the program is that of this
checkout, and all else, `scripts/site_hooks.py` too, is the clone's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from support.building import BUILT_ON, ROOT
from support.jobs import Job, Step, filled, in_bash

SET_UP = (
    "requirements.lock",
    "requirements-uv.lock",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    ".npmrc",
)
# What is built of a commit has its date: here that of every other build of a run, so that the cache
# of PDFs has what these made.
NOW = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"@{BUILT_ON} +0000")
NOBODY = {"GIT_CONFIG_GLOBAL": "no-such-file", "GIT_CONFIG_NOSYSTEM": "1"}
SOMEBODY = {
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
}
GH = """#!{python}
import os, pathlib, shutil, sys
calls = pathlib.Path({calls!r})
number = len(list(calls.glob("*.arguments")))
(calls / f"{{number}}.arguments").write_text("\\0".join(sys.argv[1:]))
if sys.argv[1] == "api":
    sys.exit(0)
shutil.copy(sys.argv[sys.argv.index("--body-file") + 1], calls / f"{{number}}.body")
print("https://github.example/pull/1")
if os.environ.get("GH_FAILS"):
    print("GitHub Actions is not permitted to create or approve pull requests", file=sys.stderr)
sys.exit(1 if os.environ.get("GH_FAILS") else 0)
"""

EXPRESSIONS = {  # what GitHub writes for them in an event of a branch of the project itself
    "inputs.commit": "",
    "inputs.commit || github.sha": "the-commit",
    "github.token": "the-token",
    "github.actor": "officer",
    "github.run_id": "7",
    "github.repository": "partnership/course",
    "github.event.repository.default_branch": "main",
    "steps.preview.outputs.artifact-url": "https://github.example/artifact/1",
    "steps.deployment.outputs.page_url": "https://pages.example/",
}


def workflow(name: str) -> dict:
    """A workflow of GitHub's; YAML takes its key `on` for a truth value."""
    data = yaml.load(
        (ROOT / ".github/workflows" / name).read_text(encoding="utf-8"), yaml.SafeLoader
    )
    return {("on" if key is True else key): value for key, value in data.items()}


def gitlab() -> dict:
    return yaml.load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"), yaml.SafeLoader)


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    run = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=os.environ | NOBODY | SOMEBODY | NOW,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
    )
    assert run.returncode == 0 or not check, run.stderr
    return run.stdout


class Remote:
    """The project on a server: a bare repository, which takes push options and writes them down."""

    def __init__(self, folder: Path, content: Path) -> None:
        self.folder = folder
        self.bare = folder / "server" / "course.git"
        git(folder, "clone", "--quiet", "--bare", str(content), str(self.bare))
        git(self.bare, "config", "receive.advertisePushOptions", "true")
        hook = self.bare / "hooks/post-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(
            (
                f"#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_[0-9] | cut -d= -f2- | sort >> "
                f'"{folder}/push-options"\nexit 0\n'
            ),
            encoding="utf-8",
        )
        hook.chmod(0o755)
        self.calls = folder / "calls"
        self.calls.mkdir()
        (folder / "bin").mkdir()
        gh = folder / "bin/gh"
        gh.write_text(GH.format(python=sys.executable, calls=str(self.calls)), encoding="utf-8")
        gh.chmod(0o755)

    def clone(self, branch: str = "main", installs: bool = True, depth: int = 1) -> Path:
        """A checkout as a platform makes it, so many commits deep (0: all), with what is installed
        here where the job `installs` it.
        """
        place = self.folder / f"clone-{len(list(self.folder.glob('clone-*')))}"
        git(
            self.folder,
            "clone",
            "--quiet",
            *(["--depth", str(depth)] if depth else []),
            "--branch",
            branch,
            self.bare.as_uri(),
            str(place),
        )
        for name in (".venv", "node_modules") if installs else ():
            (place / name).symlink_to(ROOT / name)
        for name in SET_UP if installs else ():
            os.utime(place / name, (0, 0))
        return place

    def change(self, *changes, branch: str = "main", delete: tuple[str, ...] = ()) -> None:
        """Commit files, (path, bytes) each, a link where the second is a Path, as a person does in
        the browser.
        """
        place = self.clone()
        git(place, "checkout", "--quiet", "-B", branch)
        for path, content in changes:
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                target.symlink_to(content)
            else:
                target.write_bytes(content)
        for path in delete:
            (place / path).unlink()
        git(place, "add", "--all", "--", ".", ":!.venv", ":!node_modules")
        git(place, "commit", "--quiet", "--message", "A change")
        git(place, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")

    def branches(self) -> list[str]:
        return git(self.bare, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def files(self, branch: str) -> set[str]:
        return set(
            filter(None, git(self.bare, "ls-tree", "-r", "-z", "--name-only", branch).split("\0"))
        )

    def show(self, branch: str, path: str) -> str:
        return git(self.bare, "show", f"{branch}:{path}")

    def _called(self, first: str) -> list[tuple[Path, list[str]]]:
        """The calls of `gh` that begin with a word: the file each is kept in, and its words."""
        calls = [(call, call.read_text().split("\0")) for call in self.calls.glob("*.arguments")]
        return sorted((call, words) for call, words in calls if words[0] == first)

    def requests(self) -> list[tuple[dict[str, str], str]]:
        """The change requests that `gh` was asked to open: its options and the body."""
        return [
            (
                dict(zip(words[2::2], words[3::2], strict=True)),
                call.with_suffix(".body").read_text(encoding="utf-8"),
            )
            for call, words in self._called("pr")
        ]

    def statuses(self) -> list[dict[str, str]]:
        """What `gh` was asked to say of commits: the address it called, and the fields."""
        return [
            {"address": words[2], **dict(field.split("=", 1) for field in words[4::2])}
            for _, words in self._called("api")
        ]

    # --- The machines ---

    def _environment(self, **more: str) -> dict[str, str]:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "BRIEFED_CACHE": os.environ[
                "BRIEFED_CACHE"
            ],  # no machine has it, which only takes time
            **NOBODY,
            **NOW,
            **more,
        }

    def github(
        self,
        name: str,
        job: str,
        place: Path,
        branch: str = "main",
        expressions: dict[str, str] | None = None,
        **variables: str,
    ) -> Job:
        """Run a job of a workflow in a clone; `expressions` gives values to those of the event."""
        summary = self.folder / f"summary-{len(list(self.folder.glob('summary-*')))}"
        summary.write_text("", encoding="utf-8")
        output = summary.with_name(f"{summary.name}-output")
        output.write_text("", encoding="utf-8")
        known = EXPRESSIONS | (expressions or {})
        base = self._environment(
            CI="true",
            GITHUB_ACTIONS="true",
            GITHUB_SERVER_URL="https://github.example",
            GITHUB_REPOSITORY="partnership/course",
            GITHUB_RUN_ID="7",
            GITHUB_REF_NAME=branch,
            GITHUB_OUTPUT=str(output),
            GITHUB_STEP_SUMMARY=str(summary),
            RUNNER_TEMP=str(self.folder),
            **variables,
        )
        data = workflow(name)
        assert data["defaults"] == {"run": {"shell": "bash"}}
        steps = self._steps(data["jobs"][job]["steps"], known, place, base)
        lines = output.read_text(encoding="utf-8").splitlines()
        known |= {
            f"steps.{step.get('id')}.outputs.{line.partition('=')[0]}": line.partition("=")[2]
            for step in data["jobs"][job]["steps"]
            for line in lines * ("id" in step)
        }
        wanted = (data["jobs"][job].get("outputs") or {}).items()
        outputs = {key: filled(value, known) for key, value in wanted if lines}
        failed = any(step.status for step in steps)
        return Job(failed, steps, summary.read_text(encoding="utf-8"), outputs)

    def _steps(
        self, steps: list[dict], known: dict[str, str], place: Path, base: dict[str, str]
    ) -> list[Step]:
        """Run a job's steps one after the other; after one that failed, those that ask for it."""
        went, failed = [], False
        for step in steps:
            label = step.get("name", "") + " " + step.get("uses", "")
            condition = {None: not failed, "${{ !cancelled() }}": True, "${{ failure() }}": failed}[
                step.get("if")
            ]
            given = {key: filled(value, known) for key, value in step.get("with", {}).items()}
            status, said = 0, ""
            if condition and "run" in step:
                env = {key: filled(value, known) for key, value in step.get("env", {}).items()}
                status, said = in_bash(step["run"], place, base | env)
            elif condition and "artifact" in step.get("uses", ""):
                status = self._artifact(step["uses"], given, place)
            failed = failed or status != 0
            went.append(Step(label, condition, status, said, given))
        return went

    def _artifact(self, action: str, given: dict[str, str], place: Path) -> int:
        """What actions/upload-artifact and actions/download-artifact do; the exit status."""
        kept, path = (
            self.folder / "artifacts" / given.get("name", "github-pages"),
            place / given["path"],
        )
        origin, target = (kept, path) if "download" in action else (path, kept)
        if origin.exists():
            shutil.copytree(origin, target, dirs_exist_ok=True)
        return int(not origin.exists() and given.get("if-no-files-found") != "ignore")

    def gitlab(self, job: str, place: Path, branch: str = "main", **variables: str) -> Job:
        """Run a job of GitLab's in a clone: what comes before its script and its script, in one
        shell. No package is installed.
        """
        data = gitlab()
        own = {**data.get(data[job].get("extends"), {}), **data[job]}
        before = own.get("before_script", [])
        assert [line for line in before if line.startswith("apt-get ")] == before[:1]
        for name in own.get("needs", []):
            if (self.folder / "artifacts" / name).is_dir():
                shutil.copytree(self.folder / "artifacts" / name, place, dirs_exist_ok=True)
        shared = {key: "" for key, value in data["variables"].items() if isinstance(value, dict)}
        path = "partnership/audits/course"
        env = self._environment(
            CI="true",
            GITLAB_CI="true",
            CI_COMMIT_BRANCH=branch,
            CI_DEFAULT_BRANCH="main",
            CI_JOB_ID="7",
            CI_PIPELINE_URL="https://gitlab.example/pipelines/5",
            CI_PAGES_DOMAIN="pages.example",
            CI_PROJECT_PATH=path,
            CI_PROJECT_ROOT_NAMESPACE="partnership",
            CI_PROJECT_URL=self.bare.as_uri().removesuffix(".git"),
            **SOMEBODY,
            **(shared | variables),
        )
        status, said = in_bash("\n".join([*before[1:], *own["script"]]), place, env)
        for path in (
            own.get("artifacts", {}).get("paths", [])
            if status == 0 or own["artifacts"].get("when") == "always"
            else []
        ):
            kept = self.folder / "artifacts" / job / path
            if (place / path).is_dir():
                shutil.copytree(place / path, kept, dirs_exist_ok=True)
        return Job(status != 0, [Step(job, True, status, said, {})])
