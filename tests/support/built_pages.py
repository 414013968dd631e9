"""Built pages of a few lines, and what is told of them."""

from __future__ import annotations

from briefed.model import Problem
from briefed.verifying.built_page import BuiltPage


def built(body: str, head: str = "", path: str = "tiny/page.html") -> BuiltPage:
    """A page with its body on the third line."""
    return BuiltPage(path, f"<html><head>{head}</head>\n<body><article>\n{body}\n</article>", {})


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    assert all(problem.severity == "error" for problem in problems)
    return [(str(problem.location), problem.code, problem.message) for problem in problems]
