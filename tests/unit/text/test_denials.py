"""Which sentences deny a figure, or set it apart from the one that the quotes hold."""

from __future__ import annotations

import pytest
from briefed.text.denials import affirms, denies, sets_apart, sets_right
from briefed.text.figures import Figure, figures


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("It was not 7 cases.", True),
        ("No quote says that 7 cases were seen.", True),
        ("The audit never mentions 7 cases.", True),
        ("The number is wrong with 7 cases.", True),
        ("7 cases are not what the audit found.", True),
        ("7 cases would overstate it.", True),
        ("The figure of 7 is too high.", True),
        ("It was 7 cases.", False),
        ("No doubt it was 7 cases.", False),
        ("Not only 7 cases were seen.", False),
        # what affirms takes nothing back behind the figure, but may before it
        ("Correct: 7 cases are not what it was before.", False),
        ("Correct: it was not 7 cases.", True),
    ],
)
def test_a_denial_of_a_figure(sentence: str, denied: bool) -> None:
    (figure,) = figures(sentence)
    assert denies(sentence, figure) is denied


@pytest.mark.parametrize(
    ("text", "grounded", "apart"),
    [
        ("The quote has 3 cases, not 7.", "3 cases", True),
        ("The quote has 7 cases.", "3 cases", False),
        ("It has 7, and 7 again.", "7 cases", False),
        ("That is right: 3 cases, and 7.", "3 cases", False),
        # of the same kind alone
        ("It was May 2021, not June 2021.", "May 2021", True),
        ("It was 25%, not 30%.", "25%", True),
        ("It was 3/12, not 4/12.", "3/12", True),
        ("It was in half of the cases, not in June 2021.", "half of the cases", False),
        ("Most cases, not in June 2021.", "most cases", False),
        ("It was 3 cases, not in June 2021.", "3 cases", False),
        ("It was 3 cases, not 30%.", "3 cases", False),
        ("It was in 25%, not in June 2021.", "25%", False),
    ],
)
def test_a_figure_beside_one_that_the_quotes_hold(text: str, grounded: str, apart: bool) -> None:
    *others, figure = figures(text)
    values = frozenset(one.values[0] for one in figures(grounded))
    assert sets_apart(text, figure, [*others, figure], values) is apart
    if apart:
        assert sets_right(text, figure, [*others, figure], values)


def test_a_date_is_not_set_apart_by_an_amount() -> None:
    few, date = Figure("few", ("few",), 0, 3), Figure("June 2021", ("date:2021-6",), 10, 19)
    many = Figure("many", ("many",), 30, 34)
    assert sets_apart("", few, [few, many], frozenset({"many"}))
    assert not sets_apart("", few, [few, date], frozenset({"date:2021-6"}))


def test_a_figure_is_corrected_only_by_a_contrast() -> None:
    text = "It was 3 cases and 7 more."
    first, second = figures(text)
    values = frozenset(first.values[:1])
    assert sets_apart(text, second, [first, second], values)
    assert not sets_right(text, second, [first, second], values)


@pytest.mark.parametrize(
    ("feedback", "affirmed"),
    [
        ("Yes, it was.", True),
        ("That is exactly right.", True),
        ("No doubt.", False),
        ("Correct, and no mistake.", True),
        ("Correct, but it was not all.", False),
        ("It was 7.", False),
    ],
)
def test_feedback_that_calls_its_option_right(feedback: str, affirmed: bool) -> None:
    assert affirms(feedback) is affirmed
