"""Forms on a worksheet whose place in the course is gone: which, and why they went. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.new import question as scaffold
from briefed.authoring.worksheet.forms import (
    TAKE_AWAY,
    Form,
    Sentence,
    Worksheet,
    Wrong,
    canonical,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.question_forms import RESTS, question_forms
from briefed.authoring.worksheet.reading import ReadForm, filled_in, title_in, words_in
from briefed.authoring.worksheet.references import Reference, has_words, means
from briefed.authoring.worksheet.resting import repeated, runs_of
from briefed.authoring.worksheet.told import Told
from briefed.importing.filled_tables import Table
from briefed.model import Briefing, Theme
from briefed.source import quizzes
from briefed.source.headings import heading_words

_KEYS = 3  # where a scaffold may have its key


class _Scaffold(NamedTuple):
    """The form of a question as a new course has it, and the sentence that it is on."""

    theme: Theme
    sentence: Sentence
    form: Form


def was_spare(slug: str, briefing: Briefing, reference: Reference, table: Table) -> bool:
    """Whether a form whose question is gone was that of a scaffold, and nobody wrote into it."""
    for one in _scaffolds(slug, briefing, reference):
        try:
            said = canonical(filled_in(one.form, table))
        except Wrong:
            return False
        if has_words(reference, said):
            return True
    return False


def told_of_gone(
    sheet: Worksheet, briefing: Briefing, texts: Mapping[str, str], one: ReadForm
) -> Told:
    """What there is to tell of a form whose place is gone: where it was, why it went, the way on.

    `texts` are those of the course.
    """
    assert isinstance(one.reference, Reference)
    title = title_in(one.table)
    words = f"Your words: “{_one_line(words_in(one.table, {RESTS, TAKE_AWAY}))}”"
    known = next(_scaffolds(sheet.slug, briefing, one.reference), None)
    if known is None:
        return Told(
            f"The form “{title}”",
            "what it was for is no longer in the course, because somebody took it away. Write your "
            f"words where they fit on a new worksheet. {words}",
        )
    theme, (identity, at), _ = known
    name = Names(briefing, theme).of_sentences({(identity, at)})
    file = f"quizzes/{sheet.slug}/{theme.slug}.md"
    asking = _asking(sheet, briefing, theme, texts.get(file, ""), (identity, at))
    why = (
        f"it went when {asking} took {name}. To ask it as well"
        if asking
        else f"it was taken away, and no question asks {name}. To ask it"
    )
    return Told(
        f"{heading_words(theme)}, {title.partition(':')[0].lower()}",
        f"{why}, write your words into a form to copy, at the end of the worksheet; then write yes "
        f"beside “{TAKE_AWAY.partition('?')[0]}?” here. {words}",
    )


def _asking(
    sheet: Worksheet, briefing: Briefing, theme: Theme, source: str, sentence: Sentence
) -> str:
    """What the worksheet calls the question that tests a sentence now; "" where none does."""
    for question in quizzes.parse(source, "").questions:
        known = runs_of(briefing, (one.id for one in question.quotes))
        if any(sentence in repeated(one, known) for one in question.quotes):
            address = f"{theme.slug}/question/{question.id}"
            form = next((one for one in sheet.forms if one.address == address), None)
            return form.where.rpartition(", ")[2] if form else "another question"
    return ""


def _scaffolds(slug: str, briefing: Briefing, reference: Reference) -> Iterator[_Scaffold]:
    """The forms of a new course's questions that a reference means, with each place of the key."""
    for theme in briefing.themes:
        for number in range(_KEYS):
            for statement in theme.statements:
                for at, sentence in enumerate(statement.sentences):
                    source = scaffold(statement, at, sentence, number)
                    for form in question_forms(briefing, theme, "", source):
                        if isinstance(form, Form) and means(reference, f"{slug}/{form.address}"):
                            yield _Scaffold(theme, (statement.id, at), form)


def _one_line(words: str) -> str:
    return words.replace("\n", " / ")
