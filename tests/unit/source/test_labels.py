"""The order in which the labels of items to arrange are listed."""

from __future__ import annotations

import pytest
from briefed.source.arranged import labels_of
from briefed.source.quizzes import parse


def listed(tag: str, *labels: str, true: str = "") -> tuple[str, ...]:
    items = "\n".join(f"- [{label}] Item {at}\n> Why.\n" for at, label in enumerate(labels))
    identity = f"some-id (true: {true})" if true else "some-id"
    text = f"<!-- question: {identity} -->\n<{tag}>\nWhich?\n{items}</{tag}>"
    (question,) = parse(text, "quizzes/tiny/night.md").questions
    return labels_of(question)


@pytest.mark.parametrize(
    "labels",
    [
        ("3", "Six", "10", "11"),
        ("twenty", "21", "one hundred and two", "1,000"),
        ("2 of 12 cases", "2.5 hours", "10 of 12 cases", "a doctor"),
        ("case 2", "Case 10", "case two hundred", "cases"),
        ("A midwife", "Someone else", "weight"),
    ],
    ids=lambda labels: labels[0],
)
def test_matches_go_by_the_alphabet_and_numbers_by_size(labels: tuple[str, ...]) -> None:
    assert listed("match", *reversed(labels)) == labels


def test_groups_are_listed_as_written_and_the_true_one_first() -> None:
    assert listed("sort", "11", "3", "11") == ("11", "3")
    assert listed("sort", "11", "3", "20", true="20") == ("20", "3", "11")
