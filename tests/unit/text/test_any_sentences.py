"""The sentences of any text are the text."""

from __future__ import annotations

from briefed.text.words import fold, plain, sentences, squeeze
from hypothesis import given
from hypothesis import strategies as st
from support.generated import STEADY


@STEADY
@given(st.text())
def test_sentences_joined_are_the_text(text: str):
    text = squeeze(text)
    assert " ".join(sentences(text)) == text
    assert fold(text) == fold(fold(text))
    assert squeeze(plain(text)) == plain(text)
