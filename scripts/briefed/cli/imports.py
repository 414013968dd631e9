"""What a command says of how an import went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefed.importing.canonical import Imported

_ANSWER = "say what it is with --title, --heading or --skip, or mend the file"
BEFORE_WRITING = f"Look at these. Where a line was read wrongly, {_ANSWER}:"
WRITTEN = (
    "Look at these. Where a line was read wrongly, undo what was written and start again: "
    f"{_ANSWER}:"
)


def told(imported: Imported, file: Path, words: str, advice: str) -> str:
    """What a person should look at, and what was left out, in lines; "" for nothing.

    `words` names the text that has the lines of a file which has none; `advice` is what to do where
    one was read wrongly.
    """
    lines_of = file.as_posix() if file.suffix.lower() in (".txt", ".md") else words
    return "".join(f"{line}\n" for line in _lines(imported, lines_of, advice))


def _lines(imported: Imported, lines_of: str, advice: str) -> Iterator[str]:
    if imported.unsure:
        yield f"\n{advice}"
        yield from (f"  {lines_of}:{line}: {what}" for line, what in imported.unsure)
    if imported.left_out:
        yield "\nLeft out, as no words of the briefing:"
        yield from (f"  {what}" for what in imported.left_out)
