"""The sections of a file under tests/cases or tests/attacks, and the changes to a project that they
ask for.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_SECTION = re.compile(
    r"^=== (?:(edit|bytes|remove|link|pipe) )?(expect|verdict|crlf|[^\s\"]+/\S+|mkdocs\.yml)$", re.M
)

_PAIR = re.compile(r"((?:^-(?: .*)?\n)*)((?:^\+(?: .*)?\n)*)", re.M)


def sections(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands above the first section of a case, and the sections: (verb, file, body)."""
    about, *pieces = _SECTION.split(text)
    return about, [
        (verb or "", file, body.removeprefix("\n"))
        for verb, file, body in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
    ]


def change(root: Path, changes: list[tuple[str, str, str]]) -> None:
    """Make the changes of a case's sections in a project."""
    for verb, file, body in changes:
        path = root / file
        if file == "crlf":
            for other in [other for other in root.rglob("*") if other.is_file()]:
                other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
        elif verb == "remove":
            path.unlink()
        elif verb == "link":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(body.strip())
        elif verb == "pipe":
            path.parent.mkdir(parents=True, exist_ok=True)
            os.mkfifo(path)
        elif verb == "edit":
            path.write_text(edited(path.read_text(encoding="utf-8"), body), encoding="utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(escaped(body) if verb == "bytes" else body.encode())


def edited(text: str, body: str) -> str:
    for pair in _PAIR.findall(body):
        old, new = (re.sub(r"^[-+] ?", "", lines, flags=re.M) for lines in pair)
        if old and new:
            old, new = old[:-1], new[:-1]  # a part of a line will do
        assert not old or text.count(old) == 1, (
            f"stands {text.count(old)} times in the file:\n{old}"
        )
        text = text.replace(old, new) if old else text + new
    return text


def escaped(body: str) -> bytes:
    text = body.strip("\n").encode("latin-1").decode("unicode_escape")
    return re.sub(r"@\{(\d+):([^}]*)\}", lambda match: match[2] * int(match[1]), text).encode(
        "latin-1"
    )
