"""An import of any text keeps its words or refuses it."""

from __future__ import annotations

from briefed.errors import InputError
from briefed.importing.convert import import_text
from briefed.importing.same_words import word_sequence
from briefed.source import briefing
from hypothesis import given
from support.generated import STEADY, markdownish


@STEADY
@given(markdownish)
def test_an_import_of_any_text_keeps_its_words_or_refuses(text: str):
    try:
        imported = import_text(text, "o.txt")
    except InputError as error:
        said = str(error)
    else:
        said = "it was read"
        assert word_sequence(imported.markdown) == word_sequence(text)
        assert briefing.parse(imported.markdown, "b.md").faults == ()
    assert said
