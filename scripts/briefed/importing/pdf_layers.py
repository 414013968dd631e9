"""Which layers of a PDF are switched off when it is opened (ISO 32000-2, 8.11)."""

from __future__ import annotations

from collections.abc import Iterator

_DEEPEST = 8  # expressions within each other


class Layers:
    """The layers of a file, by the state that it gives them."""

    def __init__(self, root) -> None:
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

    def _follow(self, groups: list) -> None:
        """Take the states that groups have on a screen, which a rule of the file says are to be followed."""
        for group in groups:
            state = got(held(held(group.get_object(), "/Usage"), "/View"), "/ViewState")
            if state in ("/ON", "/OFF"):
                (self._off.update if state == "/OFF" else self._off.difference_update)(
                    _numbers([group])
                )

    def off(self, group) -> bool:
        """Whether what belongs to a group, or to a membership of groups, is not shown."""
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

    def _on(self, groups: list) -> list[bool]:
        """Whether each of some groups is on."""
        return [not self._off.intersection(_numbers([group])) for group in groups]

    def _holds(self, expression, depth: int) -> bool:
        """Whether an expression of groups holds."""
        found = expression.get_object()
        if not isinstance(found, list) or not found or depth > _DEEPEST:
            return self._on([expression])[0]
        parts = [self._holds(part, depth + 1) for part in found[1:]]
        return {"/And": all(parts), "/Not": not all(parts)}.get(found[0], any(parts))


def _numbers(groups: list | None) -> Iterator[tuple[int, int]]:
    """The numbers of the objects that a list names: a group is known by nothing else."""
    for group in groups or ():
        if hasattr(group, "idnum"):
            yield group.idnum, group.generation


def got(holder, key: str, without=None):
    """What a dictionary has under a key, wherever in the file it stands."""
    return holder[key] if isinstance(holder, dict) and key in holder else without


def held(holder, key: str) -> dict:
    """A dictionary within another; an empty one where there is none."""
    found = got(holder, key)
    return found if isinstance(found, dict) else {}
