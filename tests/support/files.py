"""What a folder holds."""

from __future__ import annotations

from pathlib import Path


def everything(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """All that stands below a folder, with the time it was last written."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() else None,
        )
        for path in folder.rglob("*")
    }
