"""Questions that nobody has written or needs, since another tests their sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from briefed.authoring.worksheet.forms import Filled, Form, Sentence
from briefed.authoring.worksheet.resting import repeated, runs_of
from briefed.layout import page_name
from briefed.model import Briefing, Question
from briefed.source import quizzes
from briefed.source.placeholders import unwritten


def without_spare(
    briefing: Briefing,
    texts: Mapping[str, str],
    wanted: Iterable[tuple[Form, Filled]],
    forms: Iterable[Form],
) -> tuple[dict[str, str], list[str]]:
    """The texts of a course without the questions that forms have made needless.

    A question is needless if nobody has written any of it, and all its sentences are among those
    that another was told to test as well. Also returns what there is to tell of them; `forms` are
    those of the worksheet, which name them.
    """
    named = {one.question: one.where.rpartition(", ")[2] for one in forms if one.question}
    after = dict(texts)
    told: list[str] = []
    for form, filled in wanted:
        file, taken = form.takes(filled) if form.takes else ("", frozenset())
        if taken:
            folder, theme = PurePosixPath(file).parent.name, PurePosixPath(file).stem
            page = after.get(f"docs/{folder}/{page_name(theme)}", "")
            after[file], gone = _without(briefing, after[file], file, page, taken, form.address)
            names = [named.get((file, one), "an empty question") for one in gone]
            if names:
                told.append(f"{form.where}: takes the place of {_listed(names)}, not yet written")
    return after, told


def _without(
    briefing: Briefing, source: str, file: str, page: str, taken: frozenset[Sentence], own_form: str
) -> tuple[str, list[str]]:
    """A quiz without its needless questions, and the ids of these.

    `page` may show one, and `own_form` is the address of the form that was told to test more.
    """
    lines = source.split("\n")
    gone: list[str] = []
    for question in reversed(quizzes.parse(source, file).questions):
        known = runs_of(briefing, (one.id for one in question.quotes))
        own: frozenset[Sentence] = frozenset()
        own = own.union(*(repeated(one, known) for one in question.quotes))
        if not (own and own <= taken and is_empty(question)):
            continue
        if f"question: {question.id} " in page or own_form.endswith(f"/{question.id}"):
            continue
        cut(lines, question)
        gone.insert(0, question.id or "")
    return "\n".join(lines), gone


def _listed(names: Sequence[str]) -> str:
    """Names in a row: “question 2, question 3 and question 5”."""
    *first, last = dict.fromkeys(names)
    return f"{', '.join(first)} and {last}" if first else last


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
