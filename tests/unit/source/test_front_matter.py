"""The front matter is read in three ways, the quickest that will do; what the quick ways can read,
they read as the parser does.
"""

from __future__ import annotations

import pytest
from briefed.model import Location
from briefed.model.front_matter import Keys
from briefed.source import front_matter
from hypothesis import example, given
from hypothesis import strategies as st
from support.sampling import sampled

LINES = st.lists(
    st.sampled_from(
        [
            "title: Home",
            "numbers to call:",
            "local contacts:",
            "  - name: Duty team",
            "    number: 01632 960 001",
            '    number: "999"',
            "    about: a child, or anyone else",
            "    source: https://helpline.example/a#b",
            "    verified: 2026-02-01",
            "    verified:",
            "  - a text",
            "  -",
            "edition: 1.10",
            "approval:",
            "  role: null",
            "corrections: []",
            "  text: one: two",
            "  text: 'quoted'",
            "# a comment",
            "",
            "key: ~",
            "key: yes",
            "key : spaced",
            "exemptions: {a: b}",
            "    deeper: still",
            "- top",
            'role: "Manager"',
            "a b: c # said",
        ]
    ),
    max_size=9,
).map("\n".join)


@sampled(150)
@given(LINES)
@example(
    "numbers to call:\n  - name: Duty team\n    number: 01632 960 001\n    verified:\n"
    '  - name: Night\n    number: "999"'
)
@example('title: "A title"\nshort title: ""\nminutes: 7\ncorrections: []\nfor:')
def test_what_needs_no_parser_is_read_as_the_parser_reads_it(lines: str) -> None:
    block = lines + "\n"
    parsed = front_matter._parse(block)
    for quick in (front_matter._simple(block), front_matter._usual(block)):
        assert quick is None or quick == parsed


def test_the_settings_of_the_site_need_no_parser() -> None:
    block = (
        'title: Home\nnumbers to call:\n  - name: Emergency services\n    number: "999"\n'
        "    about: in danger\n    source: https://a.example/\n    verified: 2026-02-01\n"
    )
    assert front_matter._usual(block).data["numbers to call"][0] == {
        "name": "Emergency services",
        "number": "999",
        "about": "in danger",
        "source": "https://a.example/",
        "verified": "2026-02-01",
    }


@pytest.mark.parametrize(
    ("block", "line", "column", "says"),
    [
        ("a: " + "[" * 300, 2, 1, "lists within lists"),
        (f"a: [b]\nc:\n{' ' * 200}d: e", 2, 1, "lists within lists"),
        ("- " * 200 + "a", 2, 1, "lists within lists"),
        ("a: &x b\nc: *x", 3, 4, "refers to another"),
        ("a: {b", 3, 1, "this line can't be read"),
        ("a: b\n  c: d", 3, 4, "write a name, a colon, a space and a value"),
        ("minutes 7\na: b", 2, 1, "this line has no colon"),
        ("a: b\nminutes 7", 3, 1, "such as minutes: 7"),
        ("- a", 2, 1, "have no names"),
        ("a: b\na: c", 3, 1, "“a:” is at the top of the file twice"),
        ("[a]: b", 2, 1, "a name before a colon is one word"),
        ("a: \x07", 1, 1, "lines at the top of the file can't be read"),
    ],
)
def test_what_can_not_be_read_is_located(block: str, line: int, column: int, says: str) -> None:
    read = front_matter.read(f"---\n{block}\n---\nBody\n")
    assert read.fault[:2] == (line, column) and says in read.fault[2]
    assert (read.data, read.lines, read.body) == (None, {}, "Body\n")
    assert read.body_line == 4 + block.count("\n")


@pytest.mark.parametrize(
    ("text", "data", "body", "line"),
    [
        ("Body\n", None, "Body\n", 1),
        ("---\na: b\n---\nBody\n", {"a": "b"}, "Body\n", 4),
        ("---\na: b\n---", {"a": "b"}, "", 3),
        ("---\n# a comment\n---\nBody", {}, "Body", 4),
        ("----\na: b\n---\n", None, "----\na: b\n---\n", 1),
    ],
)
def test_a_file_is_split_below_its_front_matter(
    text: str, data: dict | None, body: str, line: int
) -> None:
    read = front_matter.read(text)
    assert (read.data, read.body, read.body_line, read.fault) == (data, body, line, None)


def test_front_matter_that_is_not_closed() -> None:
    read = front_matter.read("---\na: b\n")
    assert read.fault == (
        1,
        1,
        "the lines at the top of the file have no end: write --- below them",
    )
    assert (read.data, read.body, read.body_line) == (None, "---\na: b\n", 1)


def test_each_key_has_its_line() -> None:
    read = front_matter.read('---\na: b\nlist:\n  - a: c\n"quoted": d\n# no: e\n---\n')
    assert read.lines == {"a": 2, "list": 3, "quoted": 5}


@pytest.mark.parametrize(
    ("block", "way", "line", "column"),
    [
        ("title: Home", ("title",), 2, 8),
        ('title: "Home"', ("title",), 2, 9),
        ("list:\n  - name: A\n    text: b:c", ("list", 0, "name"), 3, 11),
        ("list:\n  - name: A\n  - name: B\n    verified:", ("list", 1, "verified"), 5, 5),
        ("list:\n  - name: A\n  - name: B\n    text: b", ("list", 1, "date"), 4, 5),
        ("list: [a, {name: b}]", ("list", 1, "name"), 2, 18),
        ("a: b\nlist:\n- c\n- d", ("list", 1), 5, 3),
        ("a: b\nlist:\n- c\n- d", ("list",), 3, 1),
        ("list:\n  - name: 'A'\n    text: >-\n      b\n      c", ("list", 0, "text"), 5, 7),
        ("a: b", ("list", 0), 1, 1),
    ],
)
def test_each_value_has_its_line_and_column(
    block: str, way: tuple[str | int, ...], line: int, column: int
) -> None:
    keys = Keys("f", {}, front_matter.read(f"---\n{block}\n---\n").values)
    assert keys.value(*way) == Location("f", line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("text: one two\n      three four", 4, 7),
        ('text: "one two\n      three four"', 4, 7),
        ("text: |\n      one two\n      three four", 5, 7),
    ],
)
def test_a_word_of_a_value_is_found_on_its_own_line(text: str, line: int, column: int) -> None:
    read = front_matter.read(f"---\na:\n  - {text}\n---\n")
    words, start = Keys("f", read.lines, read.values).written("a", 0, "text")
    assert start.within(words, words.index("three")) == Location("f", line, column)


@pytest.mark.parametrize(
    ("item", "column"), [("a-1", 15), ("a-10", 20), ("Early Help", 26), ("b-1", 15)]
)
def test_an_item_between_commas_has_its_column(item: str, column: int) -> None:
    read = front_matter.read("---\nstatements:   a-1, a-10, Early Help\n---\n")
    keys = Keys("f", read.lines, read.values)
    assert keys.listed(item, "statements") == Location("f", 2, column)


@pytest.mark.parametrize(
    ("before", "key", "lines", "after"),
    [
        ("a: b\nc: d", "a", "a: e", "a: e\nc: d"),
        ("a:\n  - b\n\n  - c\nd: e", "a", "a: f", "a: f\nd: e"),
        ("a:\n- b\n- c", "a", "a: f\ng: h", "a: f\ng: h"),
        ("a: b", "c", "c: d", "a: b\nc: d"),
    ],
)
def test_a_key_is_replaced_and_all_else_stays(
    before: str, key: str, lines: str, after: str
) -> None:
    text = f"---\n{before}\n---\nBody\n---\na: b\n"
    assert front_matter.replaced(text, key, lines) == f"---\n{after}\n---\nBody\n---\na: b\n"
