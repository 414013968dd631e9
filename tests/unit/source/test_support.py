"""The ids that practice points and objectives end in."""

from __future__ import annotations

import pytest
from briefed.source.pages import parse
from briefed.source.support import hide_ids, points

PAGE = """---
title: Hidden men
minutes: 7
---
# Hidden men

!!! abstract "After this part you can"
    - record who visits [hidden-men-1]

## In practice

- Ask who lives in the home.
  [hidden-men-1] [hidden-men-2]
    - Ask who visits.
    - Ask who stays. [hidden-men-3]
- Speak
  [hidden-men-1]
- Keep [a list](https://example.org/list).

1. Write it down,
   and say why.
   [hidden-men-2]

## Reflect

- What did I ask? [hidden-men-1]
"""


@pytest.fixture
def page():
    return parse(PAGE, "docs/tiny/hidden-men.md", "theme")


def test_the_message_of_trainer_notes_and_what_to_do_on_monday_are_points() -> None:
    body = """??? trainer "Trainer notes (9 minutes)"
    **Key message:** light it at dusk.
    [lamps-1]

    **Aim:** see the light. [lamps-1]

    **On Monday:** look for the lamp. [lamps-2]
"""
    read = parse(body, "docs/tiny/hidden-men.md", "theme")
    assert [(point.named, point.part) for point in points(read)] == [
        (("lamps-1",), "trainer notes"),
        (("lamps-2",), "trainer notes"),
    ]
    lines = body.split("\n")
    hide_ids(read, lines)
    shown = "\n".join(lines)
    assert "light it at\n" in shown and "[lamps-2]" not in shown
    assert "see the light. [lamps-1]" in shown, "any other paragraph ends in no id"


def test_a_point_below_another_rests_on_the_same(page) -> None:
    assert [(point.text, point.named, point.rests) for point in points(page)] == [
        ("record who visits", ("hidden-men-1",), ("hidden-men-1",)),
        ("Ask who lives in the home.", *[("hidden-men-1", "hidden-men-2")] * 2),
        ("Ask who visits.", (), ("hidden-men-1", "hidden-men-2")),
        ("Ask who stays.", ("hidden-men-3",), ("hidden-men-3",)),
        ("Speak", ("hidden-men-1",), ("hidden-men-1",)),
        ("Keep [a list](https://example.org/list).", (), ()),
        ("Write it down,\n   and say why.", ("hidden-men-2",), ("hidden-men-2",)),
    ]


def test_no_reader_sees_an_id_and_no_line_is_lost_or_left_empty(page) -> None:
    before = page.body.split("\n")
    lines = before.copy()
    hide_ids(page, lines)
    assert len(lines) == len(before)
    assert [line for line, was in zip(lines, before, strict=True) if line != was] == [
        "    - record who visits",
        "- Ask who lives in the",
        "  home.",
        "    - Ask who stays.",
        "",  # a point of one word has none to spare
        "   and say",
        "     why.",
    ]
