"""The live preview gives its place to the renderer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from briefed.building import renderer, serving
from briefed.building.lock import only_one
from briefed.errors import InputError
from support.building import copy_sources


def test_the_renderer_takes_its_place_with_variables_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_sources(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    given: list[object] = []

    def take_its_place(*what: object) -> None:
        given.extend([*what, Path.cwd()])
        raise SystemExit

    monkeypatch.setattr(os, "execve", take_its_place)
    with pytest.raises(SystemExit):
        serving.serve(project, "127.0.0.1:0")
    program, command, variables, folder = given
    assert isinstance(command, list) and program == command[0] and "serve" in command
    assert variables == renderer.environment(renderer.source_date(project))
    assert folder == project


def test_a_folder_that_cannot_be_locked_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / ".site-lock").mkdir()
    reason = r"can't be written \(.*[Dd]irectory.*\): the former"
    with pytest.raises(InputError, match=reason), only_one(tmp_path):
        pass
