"""The front matter is read in three ways, the quickest that will do; what the quick ways can read,
they read as the parser does.
"""

from __future__ import annotations

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
def test_what_needs_no_parser_is_read_as_the_parser_reads_it(lines: str) -> None:
    block = lines + "\n"
    parsed, fault = front_matter._parse(block)
    for quick in (front_matter._simple(block), front_matter._usual(block)):
        assert quick is None or (not fault and quick == parsed)


def test_the_settings_of_the_site_need_no_parser() -> None:
    block = (
        'title: Home\nnumbers to call:\n  - name: Emergency services\n    number: "999"\n'
        "    about: in danger\n    source: https://a.example/\n    verified: 2026-02-01\n"
    )
    assert front_matter._usual(block)["numbers to call"][0] == {
        "name": "Emergency services",
        "number": "999",
        "about": "in danger",
        "source": "https://a.example/",
        "verified": "2026-02-01",
    }
