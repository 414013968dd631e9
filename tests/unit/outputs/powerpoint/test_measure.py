"""How high words are on a slide."""

from __future__ import annotations

import pytest
from briefed.outputs.powerpoint.measure import dot_unit, height, row_heights
from briefed.outputs.powerpoint.words import BREAK, TAB, Dots, Paragraph, Run, Table, plain
from hypothesis import given
from hypothesis import strategies as st
from support.sampling import sampled

LINE = 1.26


def lines(words: str, width: float, bold: bool = False) -> int:
    return round(height((plain(words, bold=bold),), 100, width) / (LINE * 100))


@pytest.mark.parametrize(
    ("words", "width", "number"),
    [
        ("", 100, 1),
        ("lamp", 400, 1),
        ("lamp lamp", 300, 2),  # a word is 222 + 556 + 833 + 556 thousandths of the type
        ("lamp lamp", 480, 1),
        ("llllllllll lamp", 480, 1),
        ("llllllllll lamp", 430, 2),
        ("lamp" * 10, 500, 5),  # no line can be broken in it, so it is broken in a word
        (f"lamp{BREAK}oil", 1000, 2),
    ],
)
def test_lines_are_broken_by_the_widths_of_letters(words: str, width: float, number: int) -> None:
    assert lines(words, width) == number


def test_bold_words_are_wider() -> None:
    assert lines("lamp lamp", 480) == 1 and lines("lamp lamp", 480, bold=True) == 2


def test_a_word_of_two_looks_is_one_word() -> None:
    both = Paragraph((Run("lamp "), Run("la", bold=True), Run("mp")))
    assert height((both,), 100, 300) == height((plain("lamp lamp"),), 100, 300)


def test_a_list_has_less_width_and_a_second_paragraph_a_gap() -> None:
    item = plain("lamp lamp")._replace(mark="bullet", level=1)
    assert height((item,), 100, 480) == 2 * height((plain("lamp lamp"),), 100, 480)
    assert height((plain("a"), plain("b")), 100, 480) > 2 * height((plain("a"),), 100, 480)


def test_beside_a_number_to_call_there_is_less_width_and_its_line_is_higher() -> None:
    about = "lamp lamp"
    one = Paragraph((Run("0" * 80, large=True), Run(TAB), Run(about)), to_call=True)
    for width in (480, 300):
        lower = height((plain(about),), 100, width)
        assert height((one,), 100, width + 1100) == pytest.approx(lower + 0.4 * LINE * 100)


@sampled(50)
@given(st.text("aM il\n", max_size=60), st.integers(20, 60), st.integers(100, 1200))
def test_larger_type_and_less_width_never_take_less_room(words: str, size: int, width: int) -> None:
    here = height((plain(words),), size, width)
    assert here <= height((plain(words),), size + 5, width)
    assert here <= height((plain(words),), size, width - 50)


def test_dots_grow_to_the_width_but_not_without_end() -> None:
    few = Dots("", 20, 13, 2.2, ())
    assert dot_unit(few, 44, 1000, large=True) == pytest.approx(6.4)
    assert dot_unit(few, 44, 1000, large=False) == pytest.approx(2.2 * 44 / 20)
    many = Dots("", 400, 50, 44, ())
    assert dot_unit(many, 44, 1000, large=True) == pytest.approx(2.5)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    cell, long = (plain("a"),), (plain("lamp " * 40),)
    one, two = row_heights(Table(((cell, cell), (cell, long)), True), 30, 800)
    assert two > one > 30
