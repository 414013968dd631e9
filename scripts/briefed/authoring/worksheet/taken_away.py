"""Questions that somebody takes away on a worksheet, and the sentences that none tests. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from briefed.authoring.exemptions import entries
from briefed.authoring.worksheet.forms import Form
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.resting import tested
from briefed.authoring.worksheet.spare_questions import cut
from briefed.checking.background import proposed
from briefed.layout import START, page_name
from briefed.model import Briefing, Theme
from briefed.source import front_matter, quizzes
from briefed.source.headings import heading_words
from briefed.text.words import fold


def without(texts: Mapping[str, str], forms: Iterable[Form]) -> dict[str, str]:
    """The texts of a course without the questions of some forms, and without their markers."""
    after = dict(texts)
    for form in forms:
        assert form.question
        file, identity = form.question
        lines = after[file].split("\n")
        for question in quizzes.parse(after[file], file).questions:
            if question.id == identity:
                cut(lines, question)
                break
        after[file] = "\n".join(lines)
        folder, theme = PurePosixPath(file).parent.name, PurePosixPath(file).stem
        page = f"docs/{folder}/{page_name(theme)}"
        after[page] = _without_marker(after.get(page, ""), identity)
    return after


def _without_marker(page: str, identity: str) -> str:
    """The text of a page that shows no question of this id."""
    lines = page.split("\n")
    marker = f"<!-- question: {identity} -->"
    for at in reversed([at for at, line in enumerate(lines) if line.strip() == marker]):
        spare = at and at + 1 < len(lines) and not lines[at - 1].strip() and not lines[at + 1]
        del lines[at : at + (2 if spare else 1)]
    return "\n".join(lines)


def untested(
    slug: str, briefing: Briefing, texts: Mapping[str, str], themes: Iterable[Theme]
) -> Iterator[tuple[str, str]]:
    """The themes with sentences that no question tests, and what to do about these.

    Without those that are exempt, and those that may need no question, which have forms of their
    own.
    """
    start = texts.get(f"docs/{slug}/{START}", "")
    exempt = entries(start) if front_matter.read(start).fault is None else None
    if exempt is None:
        return
    asked = tested(briefing, {file: texts[file] for file in texts if file.startswith("quizzes/")})
    left_out = {(one.statement, fold(one.sentence)) for one in exempt}
    for theme in themes:
        excused = {(one.statement.id, one.at) for one in proposed(theme)}
        lost = {
            (statement.id, at)
            for statement in theme.statements
            for at, sentence in enumerate(statement.sentences)
            if (statement.id, fold(sentence)) not in left_out
        } - {*asked, *excused}
        if lost:
            named = Names(briefing, theme).of_sentences(lost)
            quotes = f"quote{'s' if ',' in named else ''} {named}"
            yield (
                heading_words(theme),
                f"no question tests {quotes}: write the number at another question of the theme, "
                "fill in a form to copy, or leave it out with a reason, above the questions",
            )
