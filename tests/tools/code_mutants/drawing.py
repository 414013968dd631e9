"""Mutants of the code, drawn at random."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class CodeMutant(NamedTuple):
    """A file of the project with one fault in it.

    `lines` are the first and the last of the mutated part, from where its statement begins.
    """

    file: str
    lines: tuple[int, int]
    before: str
    after: str

    def changed(self) -> tuple[str, str]:
        """The lines that the mutation takes out, and those that it puts in."""
        lines = list(difflib.ndiff(self.before.splitlines(), self.after.splitlines()))
        return (
            "\n".join(line[2:].strip() for line in lines if line.startswith("- ")),
            "\n".join(line[2:].strip() for line in lines if line.startswith("+ ")),
        )

    def diff(self) -> str:
        """The mutation as a unified diff."""
        return "\n".join(
            difflib.unified_diff(
                self.before.splitlines(), self.after.splitlines(), self.file, lineterm=""
            )
        )


def draw(root: Path, folder: str, number: int, seed: int) -> Iterator[CodeMutant]:
    """So many different mutants of the Python files of a folder, each line as likely as another."""
    # Each worker of a run collects the tests of this program, and one of them runs them. What
    # mutates code takes half a second to import.
    from tools.code_mutants.mutations import mutations

    chance = random.Random(seed)
    texts = {path: path.read_text("utf-8") for path in sorted((root / folder).rglob("*.py"))}
    sizes = [text.count("\n") for text in texts.values()]
    drawn: set[CodeMutant] = set()
    while len(drawn) < number:
        (path,) = chance.choices(list(texts), sizes)
        found = mutations(texts[path])
        if not found:
            continue
        lines, mutated = chance.choice(found)
        after = mutated()
        mutant = CodeMutant(path.relative_to(root).as_posix(), lines, texts[path], after)
        if after != texts[path] and mutant not in drawn:
            drawn.add(mutant)
            yield mutant
