"""How hard a text is to read: syllables, words and the Flesch–Kincaid grade."""

from __future__ import annotations

import pytest
from briefed.text.readability import grade, syllables, words_of

# By the number of their syllables, as dictionaries divide them.
SYLLABLES = {
    1: "a the asked takes house once plan NICE he's 12 3/12",
    2: "baby father table handled wanted houses being doing safely household couldn't UK café",
    3: "compliance domestic family another creation Australian familiar everything carefully area",
    4: "material information capacity usually",
    5: "NSPCC DDSCP curiosity multi-agency opportunity",
}
COUNTED = [(word, number) for number, words in SYLLABLES.items() for word in words.split()]


@pytest.mark.parametrize(("word", "number"), COUNTED)
def test_the_syllables_of_a_word_are_counted(word: str, number: int) -> None:
    assert syllables(word) == number


def test_words_have_a_letter_or_a_digit() -> None:
    said = "“It’s safe” – 3/12 cases (so far): he didn't... a multi-agency plan—or none."
    assert words_of(said) == (
        "It’s safe 3/12 cases so far he didn't a multi-agency plan or none".split()
    )


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        # Wikipedia, "Flesch–Kincaid readability tests": 13 words, 24 syllables, 11.3.
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            11.3,
        ),
        # By the formula, for the six words of one syllable of the same page's easiest example.
        ("The cat sat on the mat.", -1.45),
    ],
)
def test_the_grade_is_as_published(sentence: str, published: float) -> None:
    assert grade([sentence]) == pytest.approx(published, abs=0.05)


def test_the_grade_is_of_all_sentences_together() -> None:
    short, long = "He came.", "Professional curiosity uncovered vulnerabilities."
    assert grade([short]) < grade([short, long]) < grade([long])
    assert grade([short, "–", ""]) == grade([short])
    assert grade([]) == grade(["…"]) == 0
