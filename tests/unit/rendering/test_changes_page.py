"""What has changed between two editions, as a page shows it."""

from __future__ import annotations

import pytest
from briefed.checking.editions import word_changes
from briefed.model import Course
from briefed.rendering.changes_page import changes
from briefed.source.briefing import parse
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.tiny import BASE

BEFORE = """# The former title

## Safe sleep:

- Safe sleep advice was given in some homes. However, 3/12 cases had no safe sleep assessment. { #safe-sleep-1 }
- Some parents were not asked about room sharing. { #safe-sleep-2 }
- Nobody asked the ward. { #safe-sleep-3 }

## Wider themes:

### Hidden men:

- Health visitors should record the father's name, as the 'Three steps' guide says { #hidden-men-2 }
"""  # noqa: E501 - a statement is a line


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("a b", "a b", [("same", "a b")]),
        ("a b c", "a d c", [("same", "a"), ("gone", "b"), ("new", "d"), ("same", "c")]),
        ("a b", "a b c", [("same", "a b"), ("new", "c")]),
        ("a b c", "b c", [("gone", "a"), ("same", "b c")]),
        ("a  b", "a\nb", [("same", "a b")]),
    ],
)
def test_two_texts_word_by_word(before: str, after: str, pieces: list[tuple[str, str]]) -> None:
    assert list(word_changes(before, after)) == pieces


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    assert not parse(BEFORE, "0").faults
    return course._replace(editions={"0": BEFORE})


def test_each_kind_of_change_has_its_points(course: Course) -> None:
    page = changes(course)
    tree = LexborHTMLParser(page)
    said = " ".join(tree.body.text(separator=" ").split())
    assert "The former title" in said
    for heading, words in (("New", "In May 2021"), ("Taken out", "Nobody asked the ward.")):
        assert heading in said and said.index(heading) < said.index(words)
    assert [node.text() for node in tree.css("strong")] == ["some", "most"]
    assert "2 of 5 points stayed as they were." in said
    assert "room sharing" not in said, "it is the same in both"
    links = {node.attributes["href"] for node in tree.css("a")}
    assert {"briefing.html#safe-sleep-1", "briefing.html#introduction-1"} <= links
    assert "briefing.html#safe-sleep-3" not in links


def test_the_newest_edition_comes_first(course: Course) -> None:
    thrice = course._replace(editions={"-1": BEFORE.replace("some homes", "no home"), "0": BEFORE})
    headings = [node.text() for node in LexborHTMLParser(changes(thrice)).css("h2")]
    assert headings == ["Edition 1, beside edition 0", "Edition 0, beside edition -1"]
