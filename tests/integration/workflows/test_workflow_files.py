"""What the files of the workflows may ask for: rights, actions, secrets, time."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from briefed import cache
from support.building import ROOT
from support.platforms import gitlab, workflow
from support.workflows import WORKFLOWS, steps


def test_there_are_the_five_workflows() -> None:
    assert WORKFLOWS == [
        "approve.yml",
        "bring.yml",
        "check-pushed.yml",
        "check.yml",
        "publish.yml",
    ]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_expression_stands_in_a_shell_step(name: str) -> None:
    scripts = [step["run"] for step in steps(name) if "run" in step]
    assert scripts and not [script for script in scripts if "${{" in script]
    assert all(
        set(step) <= {"name", "id", "if", "env", "run", "uses", "with"} for step in steps(name)
    )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_the_platforms_own_and_pinned_to_a_commit(name: str) -> None:
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    used = re.findall(r"^ *(?:- )?uses: (.*)$", text, re.M)
    own = {f"$/.github/workflows/{called}" for called in WORKFLOWS}
    assert used and all(
        re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
        for action in used
        if action not in own
    )
    assert all(job["uses"] in own for job in workflow(name)["jobs"].values() if "uses" in job)


def test_an_action_is_one_version_everywhere() -> None:
    used = {
        re.sub(r" #.*", "", line)
        for name in WORKFLOWS
        for line in re.findall(
            r"uses: (actions/\S+)", (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        )
    }
    assert len({action.partition("@")[0] for action in used}) == len(used)


WRITES = {
    "approve.yml": {"record": {"contents", "pull-requests"}, "check": {"statuses"}},
    "bring.yml": {"open": {"contents", "pull-requests"}, "check": {"statuses"}},
    "check-pushed.yml": {"tell": {"statuses"}},
    "check.yml": {},
    "publish.yml": {"deploy": {"pages", "id-token"}},
}
INSTALLS = re.compile(r"\bmake\b|\.venv|\bpip\b|\bnpm\b|\bnpx\b|\buv\b")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_permissions_are_the_least_and_no_job_that_may_write_installs_anything(name: str) -> None:
    data = workflow(name)
    assert data["permissions"] == {}
    written = {
        job: {what for what, level in one.get("permissions", {}).items() if level != "read"}
        for job, one in data["jobs"].items()
    }
    assert {job: what for job, what in written.items() if what} == WRITES[name]
    for job, one in data["jobs"].items():
        if "uses" in one:  # it may do what its jobs may at most, and they are looked at themselves
            continue
        scripts = "\n".join(step.get("run", "") for step in one["steps"])
        tokens = [
            step for step in one["steps"] if "token" in json.dumps(step.get("env", {})).lower()
        ]
        assert bool(INSTALLS.search(scripts)) != bool(written[job]), (
            f"{job} installs packages and may write, or does neither"
        )
        assert not tokens or written[job]
        assert written[job] or one["permissions"] == {"contents": "read"}
        for step in one["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_approving_and_publishing_wait_for_a_protected_environment() -> None:
    assert workflow("approve.yml")["jobs"]["record"]["environment"] == {"name": "approval"}
    assert workflow("publish.yml")["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    data = gitlab()
    assert (data["approve record"]["environment"], data["publish"]["environment"]) == (
        {"name": "approval"},
        {"name": "published"},
    )
    guide = (ROOT / "incoming/setting-up.md").read_text(encoding="utf-8")
    for said in (
        "`approval`",
        "`github-pages`",
        "`published`",
        "`change-requests`",
        "Prevent self-review",
        "CODEOWNERS",
        "/approvals/",
    ):
        assert said in guide, f"incoming/setting-up.md does not tell the administrator of {said}"


def test_no_secret_is_asked_for_and_no_change_request_runs_with_rights() -> None:
    for name in WORKFLOWS:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        assert (
            "secrets" not in text
            and "pull_request_target" not in text
            and "workflow_run" not in text
        )
    assert set(workflow("check.yml")["on"]) == {"pull_request", "workflow_call"}
    assert set(workflow("check-pushed.yml")["on"]) == {"workflow_call"}
    assert workflow("publish.yml")["on"] == {
        "push": {"branches": ["main"], "paths-ignore": ["incoming/**"]}
    }
    assert workflow("bring.yml")["on"]["push"]["branches-ignore"] == ["bring/**", "approve/**"]
    assert list(workflow("approve.yml")["on"]) == ["workflow_dispatch"]


def test_every_job_ends_in_time_and_takes_a_fixed_machine() -> None:
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"].values():
            if "uses" in job:
                continue
            assert job["timeout-minutes"] <= 30 and job["runs-on"] == "ubuntu-24.04"


def test_gitlab_takes_nothing_from_elsewhere_and_gives_no_token_to_what_installs_packages() -> None:
    data = gitlab()
    jobs = {
        name: job
        for name, job in data.items()
        if isinstance(job, dict) and ("script" in job or "extends" in job)
    } | {}
    jobs = {
        name: {**data.get(job.get("extends"), {}), **job}
        for name, job in jobs.items()
        if not name.startswith(".")
    }
    assert set(jobs) == {
        "check",
        "preview",
        "build",
        "publish",
        "bring",
        "bring open",
        "approve",
        "approve record",
    }
    assert (
        "include" not in data
        and re.fullmatch(r"node:\d+-[a-z]+", data["image"])
        and not [job for job in jobs.values() if {"image", "trigger", "services"} & set(job)]
    )
    assert (
        jobs["publish"]["rules"]
        == jobs["build"]["rules"]
        == [{"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ROLE == ""'}]
    )
    assert all(job["rules"] for job in jobs.values())
    for name, job in jobs.items():
        scripts = "\n".join([*job.get("before_script", []), *job["script"]])
        assert not (INSTALLS.search(scripts) and "TOKEN" in scripts), name
        assert ("environment" in job) or "TOKEN" not in scripts, name


@pytest.mark.parametrize(("name", "pushes"), [("approve.yml", "record"), ("bring.yml", "open")])
def test_what_a_workflow_pushes_is_checked_under_the_name_that_is_required(
    name: str, pushes: str
) -> None:
    """GitHub starts no workflow for it, so a check that main requires would wait for ever."""
    jobs = workflow(name)["jobs"]
    assert jobs[pushes]["outputs"] == {"commits": "${{ steps.pushed.outputs.commits }}"}
    assert jobs["check"]["needs"] == pushes
    assert jobs["check"]["strategy"]["matrix"] == {
        "commit": f"${{{{ fromJSON(needs.{pushes}.outputs.commits) }}}}"
    }
    assert jobs["check"]["with"] == {"commit": "${{ matrix.commit }}"}
    required = workflow("check.yml")["jobs"]["check"]["name"]
    (told,) = workflow("check-pushed.yml")["jobs"]["tell"]["steps"]
    assert f'context="{required}"' in told["run"]
    (checkout,) = (step for step in steps("check.yml") if "checkout@" in step.get("uses", ""))
    assert checkout["with"]["ref"] == "${{ inputs.commit }}"
    assert f"“{required}”" in (ROOT / "incoming/setting-up.md").read_text(encoding="utf-8")


LINTERS = [
    line.replace(".venv/bin/", f"{ROOT}/.venv/bin/", 2)
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    if ".github/workflows" in line and line.startswith("\t.venv/bin/")
]
SOUND = """\
name: Sound
on: push
permissions: {}
concurrency:
  group: sound
jobs:
  say:
    name: Say it
    runs-on: ubuntu-24.04
    steps:
      - name: Say it
        env:
          SAID: ${{ github.ref_name }}
        run: echo "$SAID"
"""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (("", ""), None),
        (("runs-on", "run-on"), "syntax-check"),
        (("github.ref_name", "github.no_such_thing"), "expression"),
        (('"$SAID"', "$SAID"), "SC2086"),
        (('"$SAID"', '"${{ github.ref_name }}"'), "template-injection"),
        (("permissions: {}", "permissions: write-all"), "excessive-permissions"),
        (("      - name", "      - uses: actions/checkout@v6\n      - name"), "unpinned-uses"),
    ],
    ids=str,
)
def test_what_make_lint_runs_over_the_workflows_finds_faults(
    tmp_path: Path, fault: tuple[str, str], code: str | None
) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    assert fault[0] in SOUND
    (folder / "sound.yml").write_text(SOUND.replace(*fault, 1), encoding="utf-8")
    assert len(LINTERS) == 2
    runs = [
        subprocess.run(line, cwd=tmp_path, shell=True, capture_output=True, text=True)
        for line in LINTERS
    ]
    said = "".join(run.stdout + run.stderr for run in runs)
    assert any(run.returncode for run in runs) == (code is not None), said
    assert code is None or code in said, said


def test_the_scripts_of_gitlab_are_sound_bash() -> None:
    data = gitlab()
    jobs = [job for job in data.values() if isinstance(job, dict)]
    scripts = [
        "\n".join(job[key]) for job in jobs for key in ("before_script", "script") if key in job
    ]
    assert scripts
    for script in scripts:
        run = subprocess.run(
            [ROOT / ".venv/bin/shellcheck", "--shell=bash", "--severity=warning", "-"],
            input=script,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_what_a_build_keeps_is_kept_from_run_to_run(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = (step["with"] for step in steps(name) if "actions/cache@" in step.get("uses", ""))
    for variable in ("BRIEFED_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert cache.folder().is_relative_to(Path(kept["path"]).expanduser())
    assert kept["key"].startswith(kept["restore-keys"])


def test_gitlab_keeps_what_a_build_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    data = gitlab()
    monkeypatch.setenv("BRIEFED_CACHE", data["variables"]["BRIEFED_CACHE"])
    (path,) = data[".installs packages"]["cache"]["paths"]
    assert cache.folder().is_relative_to(Path("$CI_PROJECT_DIR", path))
