"""How tests are dealt to the workers of a run."""

from __future__ import annotations

from typing import NamedTuple

from support.ordering import dealt


class Item(NamedTuple):
    """A test, as far as dealing looks at it."""

    path: str
    marker: str = ""
    number: int = 0

    def get_closest_marker(self, name: str) -> bool:
        return name == self.marker


def module(path: str, number: int, marker: str = "") -> list[Item]:
    return [Item(path, marker, one) for one in range(number)]


def test_each_worker_begins_with_whole_modules_that_take_long() -> None:
    items = [
        *module("a", 9),
        *module("b", 4, "slow"),
        *module("c", 1),
        *module("d", 3, "browser"),
        *module("e", 3, "slow"),
    ]
    order = dealt(items, 2)
    assert sorted(order) == sorted(items)
    first, second = order[:10], order[10:]
    assert [one.path for one in first] == [*"bbbb", *"aaaaaa"]
    assert [one.path for one in second] == [*"ddd", *"eee", *"aaa", *"c"]


def test_one_module_that_takes_long_stays_with_one_worker() -> None:
    items = [*module("a", 2), *module("b", 8, "slow")]
    assert dealt(items, 3) == [*module("b", 8, "slow"), *module("a", 2)]
