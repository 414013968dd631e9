"""A built briefing: every statement is at its anchor, word for word, and is seen."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.rules import published
from briefed.layout import BRIEFING
from briefed.model import Course, Location, Problem, Statement
from briefed.text.words import fold
from briefed.verifying.built_page import BuiltPage, broken, has_class
from briefed.verifying.course_page import check_visible
from briefed.verifying.visibility import words


def check_briefing(course: Course, here: BuiltPage) -> Iterator[Problem]:
    """Compare a built briefing with the statements of its source."""
    yield from check_visible(here, Location(f"{course.folder}/{BRIEFING}"))
    for statement in course.briefing.statements:
        yield from _statement(statement, here)


def _statement(statement: Statement, here: BuiltPage) -> Iterator[Problem]:
    name, identity, location = here.path, statement.id, statement.location
    node = here.ids.get(identity)
    if node is None:
        yield broken(
            published.ANCHOR,
            location,
            f"{name} has no place #{identity} for its statement: {published.UNDO}",
            identity,
        )
        body = here.tree.body
        if body is None or fold(statement.text) not in fold(words(body, _leads_back)):
            message = f'{name} does not have the words "{statement.text}": {published.UNDO}'
            yield broken(published.STATEMENT, location, message, identity)
        return
    if identity in here.repeated_ids:
        message = f"the address #{identity} is twice in {name}: {published.UNDO}"
        yield broken(published.ANCHOR, location, message, identity)
    if statement.form == "row" and node.parent is not None:
        node = node.parent
    said = words(node, _not_its_own)
    if fold(said) != fold(statement.text):
        yield broken(
            published.STATEMENT,
            location,
            f'{name} says "{said}" where the briefing says "{statement.text}" ({identity}): '
            f"{published.UNDO}",
            identity,
        )
        return
    visible = words(node, lambda child: _not_its_own(child) or here.sight.hidden(child))
    if not here.sight.seen(node) or fold(visible) != fold(statement.text):
        yield broken(
            published.HIDDEN,
            location,
            f"the statement {identity} is in {name}, and nobody can see it: {published.UNHIDE}",
            identity,
        )


def _leads_back(node: LexborNode) -> bool:
    return has_class(node, "bf-back")


def _not_its_own(node: LexborNode) -> bool:
    """Whether an element within a statement's is a link of ours or another statement."""
    return _leads_back(node) or node.tag in ("ul", "ol")
