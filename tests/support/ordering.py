"""The order in which the workers of a run take the tests."""

from __future__ import annotations

import itertools

import pytest

LONG = ("slow", "browser")  # the markers of tests that may take long


def dealt(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """The tests in an order that gives each worker its share of those that take long, first.

    xdist cuts the list into stretches of equal length, one for each worker; one that has finished
    then takes over the end of another's. So a stretch begins with whole modules that take long and
    ends with quick tests: no worker is left alone with a long one, and few modules are set up
    twice.
    """
    modules = [list(some) for _, some in itertools.groupby(items, lambda item: item.path)]
    stretches: list[list[pytest.Item]] = [[] for _ in range(workers)]
    quick = []
    for module in modules:
        if any(item.get_closest_marker(name) for item in module for name in LONG):
            min(stretches, key=len).extend(module)
        else:
            quick += module
    left = len(items)
    for number, stretch in enumerate(stretches):
        room = max(0, left // (workers - number) - len(stretch))
        stretch += quick[:room]
        del quick[:room]
        left -= len(stretch)
    return [*itertools.chain.from_iterable(stretches), *quick]
