"""Places and sizes on a PDF's page, in points from its lower left corner (ISO 32000-2, 8.3)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias, cast

# The six numbers of a transformation: a, b, c, d, e and f, as the standard names them.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
Point: TypeAlias = tuple[float, float]

UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)
EVERYTHING: Box = (-math.inf, -math.inf, math.inf, math.inf)


def matrix(numbers: Iterable[float]) -> Matrix:
    """A transformation from its six numbers. `product` raises ValueError if they are not six."""
    return cast("Matrix", tuple(map(float, numbers)))


def product(first: Matrix, second: Matrix) -> Matrix:
    """The transformation that does what two others do, one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, x, y = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + x,
        e * h + f * j + y,
    )


def moved(x: float, y: float, by: Matrix) -> Point:
    """Where a transformation puts a point."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def is_upright(transformation: Matrix) -> bool:
    """Whether a transformation leaves the sides of a box horizontal and vertical."""
    a, b, c, d, _, _ = transformation
    return abs(b) + abs(c) < 1e-6 or abs(a) + abs(d) < 1e-6


def around(points: Sequence[Point]) -> Box:
    """The smallest box that holds some points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def common(one: Box, other: Box) -> Box:
    """The part that two boxes have in common; its sides are reversed where they have none."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def is_within(x: float, y: float, box: Box) -> bool:
    """Whether a point is in a box or on its edge."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def covers(outer: Box, inner: Box) -> bool:
    """Whether all of a box is in another."""
    return (
        outer[0] <= inner[0]
        and inner[2] <= outer[2]
        and outer[1] <= inner[1]
        and inner[3] <= outer[3]
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have an area in common."""
    shared = common(one, other)
    return shared[0] < shared[2] and shared[1] < shared[3]
