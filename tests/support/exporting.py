"""`briefed export` of a site that was built once.

The command builds the site anew for each file that it makes of it, which takes longer than to make
the file.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefed.building import exports
from briefed.source.project import load

from support.building import SOURCES, Builds
from support.in_process import in_process
from support.remembering import remember


def export_of_builds(
    builds: Builds, *arguments: object, project: Path
) -> subprocess.CompletedProcess:
    """Run `briefed export` in this process. The site is that of `builds`, as the command would
    build it: with the one course that is exported.
    """

    @contextlib.contextmanager
    def built(root: Path, course: str | None) -> Iterator[tuple[Path, int]]:
        others = {one.slug for one in load(root).courses} - {course} if course else set()
        with tempfile.TemporaryDirectory() as folder:
            alone = Path(folder)
            for name in SOURCES:
                if (root / name).is_dir():
                    left_out = exports._leaving_out(root / name, others)
                    shutil.copytree(root / name, alone / name, ignore=left_out)
                else:
                    shutil.copy(root / name, alone / name)
            made = builds.of(alone)
        yield made, 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exports, "_built", built)
        remember(patch.setattr)
        return in_process(patch)("export", *arguments, project=project)
