"""Roles for a case that say what no case says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import course_files

CODE = "role-not-in-case"
_NOTES = re.compile(r"^\?\?\? trainer .*\n(?:    .*\n|\n)*\Z", re.M)
_ROLE = re.compile(r"^    - \*\*[^*]+:\*\* (?=\w)", re.M)


@fault_class("role: a person, or a sentence, of no case", everywhere=True)
def invented(texts: Texts) -> Iterator[Mutant]:
    for file in course_files(texts, "docs"):
        text = texts[file]
        notes = _NOTES.search(text)
        if not notes or "\n## Try this" not in text:
            continue
        end = len(text.rstrip())
        line = line_of(text, end) + 4
        planted = "\n\n    **Roles:**\n\n    - **The ferryman:** The ferryman sleeps.\n"
        yield Mutant(
            f"a role of no case on {file}",
            (Edit(file, end, len(text), planted),),
            (
                Expect(CODE, file, line, "does not speak of"),
                Expect(CODE, file, line, "no case on this page says"),
            ),
        )
        for role in _ROLE.finditer(notes[0]):
            at = notes.start() + role.end()
            yield Mutant(
                f"a role changed on {file}",
                (Edit(file, at, at, "Yesterday "),),
                (Expect(CODE, file, line_of(text, at), "no case on this page says"),),
            )
