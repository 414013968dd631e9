"""What a command says of how an import went, and of the next edition that it has put in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefed.layout import COMMAND

if TYPE_CHECKING:  # each command loads no more than it needs
    from briefed.authoring.update import Updated
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


def told_of_course(imported: Imported, file: Path, course: str) -> str:
    """The same of a course that was written."""
    return told(imported, file, f"docs/{course}/original.txt", WRITTEN)


def after_new(course: str) -> str:
    """What to do next with a course that was made, in a line.

    Most who bring a briefing write in Word, so that comes first.
    """
    sheet = f"{course}-worksheet.docx"
    return (
        f"Next: {COMMAND} export worksheet {course} makes {sheet}. Write in it with Word, "
        f"save and close it; {COMMAND} fill {course} {sheet} takes it over. "
        f"{COMMAND} check {course} lists what is left to write."
    )


def _lines(imported: Imported, lines_of: str, advice: str) -> Iterator[str]:
    if imported.unsure:
        yield f"\n{advice}"
        yield from (f"  {lines_of}:{line}: {what}" for line, what in imported.unsure)
    if imported.left_out:
        yield "\nLeft out, as no words of the briefing:"
        yield from (f"  {what}" for what in imported.left_out)


def updated(done: Updated, course: str) -> str:
    """What has become of a course's quotes and files, and what to do next, in lines."""
    lines: list[str] = []
    if done.anchored:
        lines.append(
            "\nThese quotes keep their words and have the id of the statement that holds them now:"
        )
        lines += (f"  {location}: {old} → {new}" for location, old, new in done.anchored)
    if done.lapsed:
        lines.append(
            "\nThese sentences were left out of the questions, and the briefing no longer has them "
            "in these words. What it says now is asked about again:"
        )
        lines += (f"  “{sentence}”" for sentence in done.lapsed)
    if done.undecided:
        lines.append("\nThese sentences may need no question. Somebody has to decide:")
        lines += (f"  “{one.sentence}” {one.reason}" for one in done.undecided)
    if done.scaffolded:
        lines += ("\nNew, and to be written:", *(f"  {file}" for file in done.scaffolded))
    if done.placed:
        lines.append("\nThese statements are new on a page that was there. Write what they need:")
        lines += (f"  {file}: {statement}" for file, statement in done.placed)
    lines += (
        f"\nEdition {done.edition} is in docs/{course}; nobody has approved it yet.",
        f"Next: {COMMAND} export worksheet {course} makes a new worksheet to do what this "
        f"edition asks for, in Word. {COMMAND} check {course} lists the quotes whose words "
        "changed, and what is left to teach and to test.",
    )
    return "".join(f"{line}\n" for line in lines)
