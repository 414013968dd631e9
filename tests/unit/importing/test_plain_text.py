"""How lines of text are read: headings, bullets, wrapped lines, footnotes; each case gives the
canonical briefing and what was unsure.
"""

from __future__ import annotations

import textwrap

import pytest
from briefed.errors import InputError
from briefed.importing.convert import import_text
from briefed.importing.same_words import original_pieces, same_words, word_pieces
from briefed.source.briefing import parse
from support.plain_texts import CASES


@pytest.mark.parametrize("name", CASES)
def test_how_a_text_is_read(name: str) -> None:
    text, wanted, unsure = (
        textwrap.dedent(one).lstrip("\n") if isinstance(one, str) else one for one in CASES[name]
    )
    imported = import_text(text, "b.txt")
    assert imported.markdown == wanted
    assert parse(imported.markdown, "b.md").faults == ()
    assert len(imported.unsure) == len(unsure), imported.unsure
    for (line, what), doubt in zip(unsure, imported.unsure, strict=False):
        assert doubt.line == line and what in doubt.what
    for number, written in zip(imported.lines, imported.markdown.split("\n"), strict=False):
        if written and not written.startswith("|--"):  # each line says which line it was made from
            assert (
                written.split()[1 if written.lstrip()[:1] in "#-" else 0].strip("*")
                in text.split("\n")[number - 1]
                or written.lstrip()[0].isdigit()
            )


@pytest.mark.parametrize("name", CASES)
def test_a_word_more_or_less_is_seen(name: str) -> None:
    """What the check compares for ever after: the original's words and the briefing's."""
    text = textwrap.dedent(CASES[name][0])
    markdown = import_text(text, "b.txt").markdown
    for changed in (
        markdown.replace(" one", " no one", 1),
        markdown.replace("one ", " ", 1),
        markdown.replace("# Title", "# Other", 1),
    ):
        if changed != markdown:
            assert not same_words(text, changed)
            assert [w for piece in original_pieces(text) for w in piece] != [
                w for piece in word_pieces(changed) for w in piece
            ]


def test_lines_are_those_of_the_file() -> None:
    text = textwrap.dedent(CASES["bullets of all kinds"][0])
    imported = import_text(text, "b.txt")
    written = imported.markdown.split("\n")
    assert (
        imported.lines[written.index("- seven { #hidden-men-7 }")]
        == text.split("\n").index("\uf0b7 seven") + 1
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Something was found.\n\nHidden men:\n\n- one\n", "no title was found"),
        ("Title\n\nNothing else.\n", "no headings were found"),
        ("", "the file is empty"),
    ],
)
def test_what_no_briefing_can_be_made_of(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        import_text(text, "b.txt")
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A heading that goes on in the next line.
        ("1. Chief keeper, lights of\nMerrow\n\nOil.", "## 1. Chief keeper, lights of Merrow"),
        # A bullet before a name that was taken out, and a full stop that was left over.
        ("- \n- Oil\n    - Wicks", "- Oil { #lamps-1 }\n    - Wicks { #lamps-2 }"),
        ("-\n\nOil.", "Oil. { #lamps-1 }"),
        ("Oil.\n\n.\n\nWicks.", "Oil. { #lamps-1 }\n\nWicks. { #lamps-2 }"),
        ("•\n    - Wicks", "- Wicks { #lamps-1 }"),
        ("1. Oil\n    - was there", "## 1. Oil\n\n- was there { #oil-1 }"),
        # Signs that Markdown reads otherwise.
        ("+ Oil\n+ Wicks", "- Oil { #lamps-1 }\n- Wicks { #lamps-2 }"),
        ("- Oil\n- - Wicks", "- \\- Wicks { #lamps-2 }"),
        ("12. 3. Oil", "12. 3\\. Oil { #lamps-1 }"),
    ],
)
def test_an_import_makes_no_briefing_that_the_check_refuses(text: str, wanted: str) -> None:
    imported = import_text(f"Title\n\nLamps:\n\n{text}\n", "b.txt")
    assert wanted in imported.markdown
    assert parse(imported.markdown, "b.md").faults == ()
