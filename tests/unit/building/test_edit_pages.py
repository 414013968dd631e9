"""Where a line is edited, on the platform that a preview is made on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.building.edit_pages import of_platform
from briefed.model import Location

PLACE = Location("docs/lamps/lamp care.md", 21, 3)
GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "our/briefings",
    "GITHUB_REF_NAME": "main",
}
GITLAB = {"GITLAB_CI": "true", "CI_PROJECT_URL": "https://gitlab.example/our/briefings"}


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        (GITHUB, "https://github.com/our/briefings/edit/main"),
        (
            GITHUB | {"GITHUB_HEAD_REF": "next#edition"},
            "https://github.com/our/briefings/edit/next%23edition",
        ),
        (
            GITLAB | {"CI_COMMIT_REF_NAME": "main"},
            "https://gitlab.example/our/briefings/-/edit/main",
        ),
        (
            GITLAB
            | {
                "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "bring/lamps",
                "CI_MERGE_REQUEST_SOURCE_PROJECT_URL": "https://gitlab.example/theirs/briefings",
            },
            "https://gitlab.example/theirs/briefings/-/edit/bring/lamps",
        ),
    ],
)
def test_a_line_is_edited_in_the_branch_that_was_checked_out(
    environment: dict[str, str], start: str
) -> None:
    assert of_platform(environment)(PLACE) == f"{start}/docs/lamps/lamp%20care.md#L21"


def test_a_change_request_from_another_repository_is_edited_there(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(
        json.dumps({"pull_request": {"head": {"repo": {"full_name": "theirs/briefings"}}}}), "utf-8"
    )
    theirs = GITHUB | {"GITHUB_HEAD_REF": "mine", "GITHUB_EVENT_PATH": str(event)}
    assert of_platform(theirs)(PLACE).startswith("https://github.com/theirs/briefings/edit/mine/")
    event.write_text('{"pull_request": {"head": {"repo": null}}}', "utf-8")
    assert of_platform(theirs)(PLACE).startswith("https://github.com/our/briefings/edit/mine/")


@pytest.mark.parametrize(
    "environment",
    [{}, {"GITHUB_ACTIONS": "true"}, GITHUB | {"GITHUB_REF_NAME": ""}, GITLAB],
)
def test_elsewhere_no_address_is_known(environment: dict[str, str]) -> None:
    assert of_platform(environment)(PLACE) == ""
