"""The commands of the guide for a computer of one's own, as they stand there and in their order."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from support.building import COMMAND, ROOT
from support.editions import COURSE, text

pytestmark = pytest.mark.slow


def commands() -> list[list[str]]:
    guide = (ROOT / "incoming/setting-up.md").read_text(encoding="utf-8")
    part = guide.partition("\n## On your own computer alone\n")[2].partition("\n## ")[0]
    return [shlex.split(said) for said in re.findall(r"`\.venv/bin/briefed ([^`]+)`", part)]


def test_the_commands_lead_from_a_word_file_to_a_site(project: Path) -> None:
    shutil.copy(ROOT / "tests/brought/report.docx", project / "briefing.docx")
    shutil.copytree(ROOT / "scripts/briefed", project / "scripts/briefed")
    done = []
    for said in commands():
        # What is new has all to be written, so a course that is written goes on.
        name = said if said[0] == "new" else [word.replace("my-course", COURSE) for word in said]
        run = subprocess.run([COMMAND, *name], cwd=project, capture_output=True, text=True)
        assert run.returncode in ((0, 1) if said[0] == "fill" else (0,)), (name, run.stderr)
        done.append(" ".join(said[:2]))
    assert done == [
        "export worksheet",
        "fill --site",
        "statements briefing.docx",
        "new briefing.docx",
        "export worksheet",
        "fill my-course",
        "preview draft",
        "check my-course",
        "export signing",
        "approve my-course",
        "approve --site",
        "build --publishing",
    ]
    assert (project / "draft/index.html").is_file()
    published = text(project / "site" / COURSE / "hidden-men.html")
    assert "not yet approved" not in published
    assert not (project / "site/my-course").exists(), "nobody approved it"
