"""Projects in places, and with dates, that most are not: a folder whose name is a pattern, a commit
of another century.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from support.building import Run
from support.short_course import copy_short

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("folder", "seconds"), [("a*b[c]?", 4_481_000_000), ("plain", -5_000), ("[!a]", 9_999_999_999)]
)
def test_a_project_is_built_whatever_its_folder_and_its_commit_are_called(
    folder: str, seconds: int, briefed: Run, tmp_path: Path
) -> None:
    project = copy_short(tmp_path / folder)
    date = f"@{max(seconds, 1)} +0000"  # git takes no date before 1970
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "All"]):
        subprocess.run(
            ["git", *arguments],
            cwd=project,
            env=os.environ | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
            check=True,
        )
    run = briefed("build", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (project / "site/index.html").is_file()
