"""What mutates code: every mutation of the bodies of functions that mutmut knows."""

from __future__ import annotations

import functools
from collections.abc import Callable

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import deep_replace
from mutmut.mutation.mutators import mutation_operators

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


def mutations(text: str) -> list[tuple[tuple[int, int], Callable[[], str]]]:
    """The mutations of a module: the lines of each, and what makes the mutated text."""
    wrapper = MetadataWrapper(cst.parse_module(text))
    mutations = _Mutations()
    wrapper.visit(mutations)
    return [
        (lines, functools.partial(_text, wrapper.module, node, mutated))
        for lines, node, mutated in mutations.found
    ]


def _text(module: cst.Module, node: cst.CSTNode, mutated: cst.CSTNode) -> str:
    return deep_replace(module, node, mutated).code
