"""Questions that nobody has written or needs, since another tests their sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from briefed.authoring.worksheet.forms import Filled, Form, Sentence
from briefed.authoring.worksheet.resting import repeated, runs_of
from briefed.layout import page_name
from briefed.model import Briefing, Question
from briefed.source import quizzes
from briefed.source.placeholders import unwritten


def without_spare(
    briefing: Briefing, texts: Mapping[str, str], wanted: Iterable[tuple[Form, Filled]]
) -> tuple[dict[str, str], list[str]]:
    """The texts of a course without the questions that forms have made needless.

    A question is needless if nobody has written any of it, and all its sentences are among those
    that another was told to test as well. Also returns what there is to tell of each.
    """
    after = dict(texts)
    told: list[str] = []
    for form, filled in wanted:
        file, taken = form.takes(filled) if form.takes else ("", frozenset())
        if taken:
            folder, theme = PurePosixPath(file).parent.name, PurePosixPath(file).stem
            page = after.get(f"docs/{folder}/{page_name(theme)}", "")
            after[file], gone = _without(briefing, after[file], file, page, taken, form.address)
            told += [f"{form.where}: takes the place of an empty question"] * gone
    return after, told


def _without(
    briefing: Briefing, source: str, file: str, page: str, taken: frozenset[Sentence], own_form: str
) -> tuple[str, int]:
    """A quiz without its needless questions, and how many they were.

    `page` may show one, and `own_form` is the address of the form that was told to test more.
    """
    lines = source.split("\n")
    gone = 0
    for question in reversed(quizzes.parse(source, file).questions):
        known = runs_of(briefing, (one.id for one in question.quotes))
        own: frozenset[Sentence] = frozenset()
        own = own.union(*(repeated(one, known) for one in question.quotes))
        if not (own and own <= taken and is_empty(question)):
            continue
        if f"question: {question.id} " in page or own_form.endswith(f"/{question.id}"):
            continue
        cut(lines, question)
        gone += 1
    return "\n".join(lines), gone


def cut(lines: list[str], question: Question) -> None:
    """Cut a question out of the lines of its file, with the comment above it."""
    start = question.first_line - 1
    end = start + question.source.count("\n") + 1
    while start and not lines[start].startswith("<!--"):
        start -= 1
    while end < len(lines) - 1 and not lines[end].strip():
        end += 1
    del lines[start:end]
    while len(lines) > 1 and not lines[-1] and not lines[-2]:
        lines.pop()


def is_empty(question: Question) -> bool:
    """Whether nothing of a question is written yet."""
    answers = [text for one in question.options for text in (one.text, one.feedback)]
    marks = [(text, unwritten(text)) for text in (question.stem, *answers)]
    return all(found and found[0][1] == text.strip() for text, found in marks)
