"""A case that names its good endings: which choices lead there in the fewest steps."""

from __future__ import annotations

import pytest
from briefed.source.branching import cases_of, good_endings
from briefed.source.pages import parse

PARTS = {
    "a": ["b", "c", "d"],
    "b": ["good", "bad"],
    "c": ["b", "bad"],
    "d": ["bad", "other"],
    "good": [],
    "bad": [],
    "other": [],
}


def page(named: str):
    told = "\n\n".join(
        f"### Part {name} {{ #{name} }}\n\nIt goes on.\n\n"
        + "\n".join(f"- [To {target}](#{target})" for target in targets)
        for name, targets in PARTS.items()
    )
    matter = f"title: A page\n{named}".strip()
    return parse(
        f"---\n{matter}\n---\n# A page\n\n## Try this\n\nFiction.\n\n{told}\n", "p.md", "theme"
    )


@pytest.mark.parametrize(
    ("named", "best"),
    [
        ("", {"a": [], "b": [], "c": [], "d": []}),
        ("good endings: good", {"a": ["b"], "b": ["good"], "c": ["b"], "d": []}),
        ("good endings: good, other", {"a": ["b", "d"], "b": ["good"], "c": ["b"], "d": ["other"]}),
        ("good endings: [good, other]", {"a": ["b", "d"], "d": ["other"]}),
        ("good endings: bad", {"a": ["b", "c", "d"], "b": ["bad"], "c": ["bad"], "d": ["bad"]}),
        ("good endings: gone", {"a": [], "b": []}),
    ],
)
def test_the_best_choices_lead_to_a_good_ending_soonest(
    named: str, best: dict[str, list[str]]
) -> None:
    (case,) = cases_of(page(named))
    for name, expected in best.items():
        part = case.part(name)
        assert part and [choice.target for choice in case.best(part)] == expected, name


def test_a_list_and_a_line_name_the_same() -> None:
    lines = ("good endings: a, b", "good endings: [a, b]", "good endings:\n  - a\n  - '#b'")
    assert [good_endings(page(line)) for line in lines] == [["a", "b"]] * 3
    assert good_endings(page("")) == good_endings(page("good endings:")) == []
