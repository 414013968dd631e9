"""How long random runs are: a short sample in `make test`, many times that in `make soak`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("BRIEFED_SOAK", "1"))
SOAKING = TIMES > 1


def sampled(examples: int = 50) -> settings:
    """So many examples of a property, the same ones on every machine.

    `make soak` takes many times as many, and others each time.
    """
    tolerated = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(
        deadline=None,
        max_examples=examples * TIMES,
        derandomize=not SOAKING,
        suppress_health_check=tolerated,
    )
