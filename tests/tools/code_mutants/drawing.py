"""Mutants of the code, drawn at random."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import deep_replace
from mutmut.mutation.mutators import mutation_operators


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


_STATEMENTS = (cst.SimpleStatementLine, cst.BaseCompoundStatement)


class _Mutations(cst.CSTVisitor):
    """Collects (lines, node, mutated node) from the bodies of functions."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[tuple[int, int], cst.CSTNode, cst.CSTNode]] = []
        self._depth = 0
        self._statements: list[int] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        # Types and decorators are no behaviour of the function. mutmut leaves out the two calls,
        # which no mutation of an argument survives.
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Parameters) or (
            isinstance(node, cst.Call)
            and isinstance(node.func, cst.Name)
            and node.func.value in {"len", "isinstance"}
        ):
            return False
        position = self.get_metadata(PositionProvider, node)
        if isinstance(node, _STATEMENTS):
            self._statements.append(position.start.line)
        if self._depth:
            lines = (self._statements[-1], position.end.line)
            self.found += [
                (lines, node, mutated)
                for kind, operator in mutation_operators
                if isinstance(node, kind)
                for mutated in operator(node)
            ]
        self._depth += isinstance(node, cst.FunctionDef)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        self._depth -= isinstance(original_node, cst.FunctionDef)
        if isinstance(original_node, _STATEMENTS):
            self._statements.pop()


def draw(root: Path, folder: str, number: int, seed: int) -> Iterator[CodeMutant]:
    """So many different mutants of the Python files of a folder, each line as likely as another."""
    chance = random.Random(seed)
    texts = {path: path.read_text("utf-8") for path in sorted((root / folder).rglob("*.py"))}
    sizes = [text.count("\n") for text in texts.values()]
    drawn: set[CodeMutant] = set()
    while len(drawn) < number:
        (path,) = chance.choices(list(texts), sizes)
        wrapper = MetadataWrapper(cst.parse_module(texts[path]))
        mutations = _Mutations()
        wrapper.visit(mutations)
        if not mutations.found:
            continue
        lines, node, mutated = chance.choice(mutations.found)
        after = deep_replace(wrapper.module, node, mutated).code
        mutant = CodeMutant(path.relative_to(root).as_posix(), lines, texts[path], after)
        if after != texts[path] and mutant not in drawn:
            drawn.add(mutant)
            yield mutant
