"""Which layers of a PDF are switched off when it is opened (ISO 32000-2, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

# A dictionary of a PDF, or in a damaged file any other object. pypdf has a class for them, with
# values of any kind, and reads the object that a value refers to as soon as it is asked for.
Holder: TypeAlias = Any

_DEEPEST = 8  # expressions within each other


class Layers:
    """The layers of a file, by the state that it gives them. `root` is its catalog."""

    def __init__(self, root: Holder) -> None:
        properties = held(root, "/OCProperties")
        usual = held(properties, "/D")
        self._off: set[tuple[int, int]] = set()
        if got(usual, "/BaseState") == "/OFF":
            self._off = set(_numbers(got(properties, "/OCGs"))) - set(_numbers(got(usual, "/ON")))
        self._off |= set(_numbers(got(usual, "/OFF")))
        for rule in got(usual, "/AS", []):
            rule = rule.get_object()
            if got(rule, "/Event") == "/View" and "/View" in got(rule, "/Category", []):
                self._follow(got(rule, "/OCGs", []))

    def _follow(self, groups: Iterable[Any]) -> None:
        """Give groups the states that they have on a screen, as a rule of the file demands."""
        for group in groups:
            state = got(held(held(group.get_object(), "/Usage"), "/View"), "/ViewState")
            if state == "/OFF":
                self._off.update(_numbers([group]))
            elif state == "/ON":
                self._off.difference_update(_numbers([group]))

    def off(self, group: Any) -> bool:
        """Whether the contents of a group, or of a membership of groups, are not shown."""
        found = group.get_object()
        if got(found, "/Type") != "/OCMD":
            return not self._on([group])[0]
        if "/VE" in found:
            return not self._holds(found["/VE"], 0)
        groups = found.raw_get("/OCGs") if "/OCGs" in found else []
        many = groups.get_object() if hasattr(groups, "get_object") else groups
        states = self._on(many if isinstance(many, list) else [groups])
        rules = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
        return bool(states) and not rules.get(got(found, "/P"), any(states))

    def _on(self, groups: Iterable[Any]) -> list[bool]:
        """Whether each of some groups is on."""
        return [not self._off.intersection(_numbers([group])) for group in groups]

    def _holds(self, expression: Any, depth: int) -> bool:
        """Whether an expression over the states of groups is true."""
        found = expression.get_object()
        if not isinstance(found, list) or not found or depth > _DEEPEST:
            return self._on([expression])[0]
        parts = [self._holds(part, depth + 1) for part in found[1:]]
        return {"/And": all(parts), "/Not": not all(parts)}.get(found[0], any(parts))


def _numbers(groups: Iterable[Any] | None) -> Iterator[tuple[int, int]]:
    """The number and generation of each group, which identify it."""
    for group in groups or ():
        if hasattr(group, "idnum"):
            yield group.idnum, group.generation


def got(holder: Holder, key: str, without: Any = None) -> Any:
    """The value that a dictionary has under a key, or `without`; also for what is no dictionary."""
    return holder[key] if isinstance(holder, dict) and key in holder else without


def held(holder: Holder, key: str) -> Holder:
    """A dictionary within another; an empty one where there is none."""
    found = got(holder, key)
    return found if isinstance(found, dict) else {}
