"""The headings that a page's prose holds."""

from __future__ import annotations

from briefed.source import pages

PAGE = """---
title: T
---
# By signs

Over
====

Under
-----

### Third

No heading.

- # No heading either
"""


def test_the_level_of_a_heading_is_that_of_its_signs_or_of_the_line_below_it() -> None:
    prose = pages.parse(PAGE, "docs/c/t.md", "theme").prose
    headings = {one.text: one.level for one in prose if one.kind == "heading"}
    assert headings == {"By signs": 1, "Over": 1, "Under": 2, "Third": 3}
    assert {one.level for one in prose if one.kind != "heading"} == {0}
