"""What the check finds in a course, told by the places of its worksheet. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.worksheet.forms import Filled, Form, Worksheet, Wrong
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.sheet_words import (
    in_words_of_the_sheet,
    in_words_of_the_site_sheet,
    is_of_files,
)
from briefed.authoring.worksheet.texts import read, text
from briefed.authoring.worksheet.told import Told
from briefed.checking.work import APPROVALS, SHARED_NUMBERS, STYLE
from briefed.layout import SHARED
from briefed.model import Briefing, Problem
from briefed.source import front_matter, quizzes
from briefed.source.settings import HOME
from briefed.text.patterns import lazily

# What the worksheet itself lists as still to write, or asks about.
_ASKED = frozenset(
    {
        "exemption-proposed",
        "not-written",
        "option-without-feedback",
        "question-without-answer",
        "sentence-not-tested",
    }
)
_ENTRY = lazily(r"\s*- ")
_SENTENCE_ENDS = lazily(r"(?<=[^\W\d][.?!])\s+")
_ELSEWHERE = lazily(r"((?:docs|quizzes)/\S+\.md):(\d+)(?::\d+)?")
_LINE = lazily(r"\bline (\d+)\b(?![^“]*”)")
_MARK = lazily(r"^(?:>\s*|- \[[^\]]*\]\s*|[-*]\s+|#+\s+|\s+)+")
_LONGEST = 160


class _Span(NamedTuple):
    """The lines of a file, from 0, that a form is about."""

    file: str
    start: int
    end: int
    where: str


class Found(NamedTuple):
    """A problem, and what there is to tell of it.

    `here` is whether the worksheet can mend it. If not, it is told by its file, for whoever edits
    the course's files.
    """

    problem: Problem
    told: Told
    here: bool


def findings(
    sheet: Worksheet,
    briefing: Briefing,
    texts: Mapping[str, str],
    problems: Iterable[Problem],
    parts: Collection[str],
) -> list[Found]:
    """The problems of some parts of a course with what there is to tell of each.

    Left out is what the worksheet lists as missing, and approvals.
    """
    spans = [span for form in sheet.forms if not form.add for span in _spans(form, sheet, texts)]
    questions = {one.question[1]: one.where for one in sheet.forms if one.question}
    themes = {one.slug: one for one in briefing.themes}
    listed = {where for form in sheet.forms for where, _ in form.missing}

    def found(one: Problem) -> Found:
        part = _part(sheet, one.location.file) or ""
        names = Names(briefing, themes.get(part))
        told, here = _told(one, spans, texts)
        said = (
            in_words_of_the_site_sheet(told.what)
            if sheet.slug == SHARED
            else in_words_of_the_sheet(told.what, names, questions)
        )
        if here and not is_of_files(said):
            return Found(one, Told(told.where, said), True)
        return Found(one, Told(str(one.location), one.message), False)

    told = (
        found(one)
        for one in problems
        if one.code not in _ASKED | APPROVALS and _part(sheet, one.location.file) in parts
    )
    return [one for one in told if not _is_listed(one, listed)]


def alike(found: Iterable[Found]) -> Iterator[Told]:
    """What there is to tell of problems, each kind once: of the others of it, where they are."""
    by_code: dict[str, list[Told]] = {}
    for one in found:
        by_code.setdefault(one.problem.code, []).append(one.told)
    for first, *others in by_code.values():
        places = "; ".join(dict.fromkeys(one.where for one in others if one.where != first.where))
        yield first._replace(what=f"{first.what}. Likewise: {places}") if places else first


def _is_listed(one: Found, listed: Collection[str]) -> bool:
    """Whether the worksheet lists as missing what a problem of numbers to call is about."""
    missing = one.told.where in listed or (one.problem.location.file == HOME and not one.here)
    return one.problem.code in SHARED_NUMBERS and missing


def _part(sheet: Worksheet, file: str) -> str | None:
    """The part of the worksheet that a file belongs to; None for a file of no part."""
    if sheet.slug == SHARED or file == sheet.start:
        return ""
    slugs = [slug for slug, _ in sheet.parts]
    for folder in ("docs", "quizzes"):
        name = file.removeprefix(f"{folder}/{sheet.slug}/").removesuffix(".md")
        if name in slugs:
            return name
    return None


def _spans(form: Form, sheet: Worksheet, texts: Mapping[str, str]) -> Iterator[_Span]:
    """The lines of the course that a form is about."""
    if form.question:
        file, identity = form.question
        for question in quizzes.parse(texts.get(file, ""), file).questions:
            if question.id == identity:
                start = question.first_line - 1
                yield _Span(file, start, start + question.source.count("\n") + 1, form.where)
        return
    part, _, key = form.address.partition("/")
    file = sheet.start if part == "start" else f"docs/{sheet.slug}/{part}.md"
    if file in texts and (at := front_matter.read(texts[file]).lines.get(key)):
        yield from _setting(file, texts[file].split("\n"), at - 1, form)
    elif part == "start" or key != "minutes":
        yield from _rewritten(form)


def _setting(file: str, lines: list[str], at: int, form: Form) -> Iterator[_Span]:
    """The lines of a setting, and those of each entry of its table."""
    end = at + 1
    while end < len(lines) and lines[end].startswith((" ", "-")) and lines[end] != "---":
        end += 1
    yield _Span(file, at, end, form.where)
    if form.heads:
        entries = [line for line in lines[at + 1 : end] if _ENTRY.match(line)]
        begins = entries[0].partition("-")[0] + "- " if entries else "- "
        starts = [line for line in range(at + 1, end) if lines[line].startswith(begins)]
        for number, start in enumerate(starts, 1):
            stop = starts[number] if number < len(starts) else end
            yield _Span(file, start, stop, f"{form.where}, {form.row(number)}")


def _rewritten(form: Form) -> Iterator[_Span]:
    """The lines that a form puts others in the place of."""
    said = tuple(field.text or text("x") for field in form.fields)
    try:
        edits = form.write(Filled(said, form.rows))
    except Wrong:
        return
    for edit in edits:
        if edit.start < edit.end:
            yield _Span(edit.file, edit.start, edit.end, form.where)


def _told(problem: Problem, spans: list[_Span], texts: Mapping[str, str]) -> tuple[Told, bool]:
    """What there is to tell of a problem by its place, and whether a form has that place."""
    file, line = problem.location.file, problem.location.line - 1
    where = _where(spans, file, line) or (problem.code in STYLE and _of_quiz(spans, file)) or ""
    if not where:
        return Told(str(problem.location), problem.message), False
    message = _ELSEWHERE.sub(
        lambda found: _where(spans, found[1], int(found[2]) - 1) or found[0], problem.message
    )
    message = _LINE.sub(
        lambda found: _named(spans, file, int(found[1]), where) or found[0], message
    )
    set_here = line < front_matter.read(texts[file]).body_line - 1
    column = max(0, problem.location.column - 1)
    words = "" if set_here else _sentence(texts[file].split("\n"), line, column)
    known = not words or words in message
    return Told(where, message if known else f"“{words}”: {message}"), True


def _of_quiz(spans: list[_Span], file: str) -> str:
    """What the questions of a file are called together; "" for a file of none."""
    asked = file.startswith("quizzes/")
    where = next((one.where for one in spans if asked and one.file == file), "")
    return where and f"{where.rpartition(', ')[0]}, the questions"


def _named(spans: list[_Span], file: str, line: int, here: str) -> str:
    """What a message calls another line of the file, counted from 1; "" where no form has it."""
    where = _where(spans, file, line - 1)
    return "another line here" if where == here else where


def _where(spans: list[_Span], file: str, line: int) -> str:
    """The form that is about a line of a file; "" where none is."""
    around = [one for one in spans if one.file == file and one.start <= line < one.end]
    return min(around, key=lambda one: one.end - one.start).where if around else ""


def _sentence(lines: list[str], at: int, column: int) -> str:
    """The sentence at a place of a page or a quiz, as a reader sees it; "" where there is none."""
    line = lines[at]
    if not line.strip() or line.startswith(("<", "!!!", "???")):
        return ""
    mark = _MARK.match(line)
    lead = mark.end() if mark else 0
    quoted = line.startswith(">")
    said = line[lead:]
    for below in lines[at + 1 :]:
        ends = not below.strip() or below.startswith(("- ", "<", "#", "    - "))
        if ends or below.startswith(">") != quoted:
            break
        said += f" {below.lstrip('> ')}"
    begin = 0
    for sentence in _SENTENCE_ENDS.split(said):
        begin += len(sentence) + 1
        if begin > column - lead:
            shown = read([sentence])
            words = shown.text[0].words if shown and shown.text else sentence
            return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return ""
