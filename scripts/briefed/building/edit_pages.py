"""Where a file of the project can be edited, on the platform that a preview is made on. Pure, but
for reading the event that GitHub tells a run of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from briefed.model import Location

EditPage = Callable[[Location], str]


def of_platform(environment: Mapping[str, str]) -> EditPage:
    """The address at which a file is edited, at its line, in the branch that was checked out.

    `environment` has the variables of a run on GitHub or GitLab; elsewhere no address is known, and
    each is "".
    """
    if environment.get("GITHUB_ACTIONS"):
        branch = environment.get("GITHUB_HEAD_REF") or environment.get("GITHUB_REF_NAME", "")
        project = f"{environment.get('GITHUB_SERVER_URL', '')}/{_repository(environment)}"
        return _under(f"{project}/edit", branch)
    if environment.get("GITLAB_CI"):
        branch = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") or environment.get(
            "CI_COMMIT_REF_NAME", ""
        )
        project = environment.get("CI_MERGE_REQUEST_SOURCE_PROJECT_URL") or environment.get(
            "CI_PROJECT_URL", ""
        )
        return _under(f"{project}/-/edit", branch)
    return lambda location: ""


def _repository(environment: Mapping[str, str]) -> str:
    """The repository that has the branch: a change request may come from another than it is in."""
    here = environment.get("GITHUB_REPOSITORY", "")
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        return str(event["pull_request"]["head"]["repo"]["full_name"])
    except (KeyError, OSError, TypeError, ValueError):
        return here


def _under(start: str, branch: str) -> EditPage:
    def address(location: Location) -> str:
        if not branch or not start.startswith("https://"):
            return ""
        path = quote(f"{branch}/{location.file}", errors="surrogateescape")
        return f"{start}/{path}#L{location.line}"

    return address
