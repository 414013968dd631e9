"""A launched cmi5 course: what was heard of it, and when it is at rest."""

from __future__ import annotations

from support.browsing import until
from support.lrs import Launching
from support.packages import Course


def heard(system: Launching, verb: str, times: int = 1) -> None:
    """Wait until a statement was taken so often."""
    until(
        lambda: system.verbs().count(verb) >= times,
        f"{verb} was to be said {times} times",
        lambda: f"{system.verbs()}; refused: {system.refused}",
    )


def at_rest(course: Course) -> None:
    """Wait until a course has told all that was done, and has heard that it was taken."""
    frame = next(frame for frame in course.window.frames if "/launch.html" in frame.url)
    until(
        lambda: frame.evaluate(
            "() => !window.briefedSession.timer && !window.briefedSession.busy && "
            "!window.briefedSession.unsent.length && !window.briefedSession.failing"
        ),
        "the course was to have told all",
    )


def kept(system: Launching) -> str:
    """What was kept for the next session, the latest of it."""
    return max(
        (one for name, one in system.states.items() if name.startswith("briefed")),
        key=lambda one: one["turn"],
        default={"state": ""},
    )["state"]
