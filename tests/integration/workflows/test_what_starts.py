"""Which jobs a platform starts for what happens, by the rules of the files of the workflows.

The rules are read as the platforms document them:
https://docs.gitlab.com/ci/yaml/#rules and
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from support.building import ROOT
from support.platforms import gitlab, workflow
from support.workflows import WORKFLOWS

INCOMING = ("incoming/Small audit.docx",)
PAGE = ("docs/small-audit/hidden-men.md",)


def holds(condition: str, known: dict[str, str]) -> bool:
    """Whether an `if` of GitLab's holds; it has && alone."""

    def value(term: str) -> str:
        return known.get(term[1:], "") if term.startswith("$") else term.strip('"')

    for part in condition.split(" && "):
        left, _, rest = part.partition(" ")
        sign, _, right = rest.partition(" ")
        if not sign:
            met = bool(value(left))
        elif sign == "=~":
            met = bool(re.search(right[1:-1].replace("\\/", "/"), value(left)))
        else:
            assert sign in ("==", "!="), part
            met = (value(left) == value(right)) == (sign == "==")
        if not met:
            return False
    return True


def starts(rules: list[dict], known: dict[str, str], changed: tuple[str, ...]) -> bool:
    """Whether GitLab starts what has these rules: the first that holds decides."""
    for rule in rules:
        changes = rule.get("changes")
        patterns = changes["paths"] if isinstance(changes, dict) else changes
        matched = patterns is None or any(
            fnmatchcase(path, pattern.replace("**/*", "*"))
            for path in changed
            for pattern in patterns
        )
        if holds(rule["if"], known) and matched:
            return rule.get("when") != "never"
    return False


@pytest.mark.parametrize(
    ("source", "branch", "role", "changed", "jobs"),
    [
        ("push", "main", "", PAGE, "build publish"),
        ("push", "main", "", INCOMING, "build publish bring open"),
        ("push", "officer-patch-1", "", INCOMING, "bring open"),
        ("push", "officer-patch-1", "", PAGE, ""),
        ("push", "bring/small-audit-0123456", "", INCOMING, ""),
        ("push", "approve/small-audit-0123456", "", PAGE, ""),
        ("merge_request_event", "", "", PAGE, "check preview"),
        ("merge_request_event", "", "", INCOMING, "check preview"),
        ("web", "officer-patch-1", "Chair", PAGE, "approve record"),
        ("web", "bring/small-audit-0123456", "Chair", PAGE, "approve record"),
        ("web", "main", "Chair", PAGE, "approve record"),
        ("web", "main", "", PAGE, "build publish"),
        ("schedule", "officer-patch-1", "", PAGE, ""),
    ],
)
def test_what_gitlab_starts(
    source: str, branch: str, role: str, changed: tuple[str, ...], jobs: str
) -> None:
    data = gitlab()
    known = {
        "CI_PIPELINE_SOURCE": source,
        "CI_COMMIT_BRANCH": branch,
        "CI_DEFAULT_BRANCH": "main",
        "ROLE": role,
    }
    started = set()
    if starts(data["workflow"]["rules"], known, changed):
        started = {
            name
            for name, job in data.items()
            if isinstance(job, dict) and "rules" in job and name != "workflow"
            if starts(job["rules"], known, changed)
        }
    assert set(" ".join(started).split()) == set(jobs.split())


def pushed(name: str, branch: str, changed: tuple[str, ...]) -> bool:
    """Whether GitHub starts a workflow for a push that changed some files."""
    push = workflow(name)["on"].get("push")
    if push is None:
        return False
    if "branches" in push and branch not in push["branches"]:
        return False
    if any(fnmatchcase(branch, pattern) for pattern in push.get("branches-ignore", [])):
        return False
    if "paths-ignore" in push:
        ignored = push["paths-ignore"]
        return any(not any(fnmatchcase(path, one) for one in ignored) for path in changed)
    taken = set()
    for pattern in push.get("paths", []):  # the last that matches decides
        matched = {path for path in changed if fnmatchcase(path, pattern.lstrip("!"))}
        taken = taken - matched if pattern.startswith("!") else taken | matched
    return bool(taken)


@pytest.mark.parametrize(
    ("branch", "changed", "names"),
    [
        ("main", PAGE, {"publish.yml"}),
        ("main", INCOMING, {"bring.yml"}),
        ("main", (*PAGE, *INCOMING), {"bring.yml", "publish.yml"}),
        ("main", ("incoming/README.md",), set()),
        ("main", ("incoming/setting-up.md", "incoming/pictures/pages.svg"), set()),
        ("officer-patch-1", INCOMING, {"bring.yml"}),
        ("officer-patch-1", PAGE, set()),
        ("bring/small-audit-0123456", INCOMING, set()),
        ("approve/small-audit-0123456", PAGE, set()),
    ],
)
def test_what_github_starts(branch: str, changed: tuple[str, ...], names: set[str]) -> None:
    assert {name for name in WORKFLOWS if pushed(name, branch, changed)} == names


def test_every_job_with_a_script_is_run_by_a_test() -> None:
    texts = "".join(
        path.read_text(encoding="utf-8")
        for path in (*Path(__file__).parent.glob("*.py"), ROOT / "tests/support/workflows.py")
    )
    github = {
        (name, job)
        for name in WORKFLOWS
        for job, one in workflow(name)["jobs"].items()
        if any("run" in step for step in one.get("steps", []))
    }
    run = set(re.findall(r'\.github\(\s*"([a-z-]+\.yml)",\s*"([a-z]+)"', texts))
    assert github == run
    jobs = {name for name, job in gitlab().items() if isinstance(job, dict) and "stage" in job}
    jobs |= {name for name, job in gitlab().items() if isinstance(job, dict) and "extends" in job}
    ran = set(re.findall(r'\.gitlab\(\s*"([a-z ]+)"', texts))
    assert {name for name in jobs if not name.startswith(".")} == ran
