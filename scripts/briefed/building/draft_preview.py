"""A preview to keep: the whole site as a draft, which shows its problems on its pages."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from briefed.building import renderer
from briefed.checking.report import count
from briefed.errors import InputError, why
from briefed.layout import SITE
from briefed.model import Location
from briefed.source.project import Project

_FRESH = ".preview-"  # begins the name of the folder that it is rendered in


def preview(root: Path, folder: Path) -> int:
    """Render the whole site as a draft into a new folder, also while the check fails; returns 0.

    Each problem is shown on top of its page.

    Raises InputError where the project can't be read or rendered, and where the folder holds
    something or must not hold a draft; the folder is then as it was.
    """
    from briefed.source.project import load

    project = load(root)
    renderer.require_adapter(root)
    fresh = None
    try:
        _refuse(root, folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=folder.parent))
        fresh.chmod(0o755)
        found = _render(root, project, fresh)
        fresh.replace(folder)
    except OSError as error:
        raise InputError(
            f"the preview can't be written here ({why(error)}): name another folder",
            Location(str(folder)),
        ) from None
    finally:
        if fresh:
            shutil.rmtree(fresh, ignore_errors=True)
    print(f"Made a draft preview with {found}: open {folder / 'index.html'}")
    return 0


def _render(root: Path, project: Project, fresh: Path) -> str:
    """Render a draft; returns how many problems it has, in words. Raises InputError."""
    from briefed.checking.project import check_project

    stamp = renderer.source_date(root)
    rendered = renderer.run(root, fresh, stamp, lambda: check_project(project), draft=True)
    if rendered.status:
        sys.stderr.write(rendered.said)
        raise InputError(
            "the preview could not be rendered, for the reason above: nothing was written"
        )
    problems, _ = rendered.meanwhile
    return count(problems)


def _refuse(root: Path, folder: Path) -> None:
    """Raise InputError where a preview must not go."""
    for name in (SITE, "docs", "quizzes"):
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise InputError(
                f"a preview can't be written into {name}/: name a folder of its own",
                Location(str(folder)),
            )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            "this is there already, and was left as it was: name a new folder",
            Location(str(folder)),
        )
