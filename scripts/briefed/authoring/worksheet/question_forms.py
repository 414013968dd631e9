"""The questions of a theme → a form for each, with a table of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefed.authoring.worksheet.answers import (
    GAPS,
    KINDS,
    SEVERAL,
    Answer,
    Kind,
    answer_lines,
    checked,
    gaps_shown,
    gaps_written,
)
from briefed.authoring.worksheet.forms import (
    SHORT,
    TAKE_AWAY,
    Edit,
    Field,
    Filled,
    Form,
    Heading,
    Note,
    Row,
    Sentence,
    Thing,
    Wrong,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.resting import Resting, resting
from briefed.authoring.worksheet.texts import Read, Text, markdown, read, text, words_of
from briefed.model import Briefing, Option, Question, Theme
from briefed.source import quizzes
from briefed.source.headings import heading_words
from briefed.source.placeholders import to_write
from briefed.source.question_rows import RULE

STEM = "A situation from work, and what is asked about it"
_STEM_EXAMPLE = (
    "You are a health visitor. The father gave you his details. On the system you find the mother "
    "and the baby. What is asked of you?"
)
DECISION = "Does it ask for a decision, and not for a finding? Write yes, or leave it empty"
EXPLANATION = "What is said after the answer"
RESTS = "The quotes it rests on, by their numbers"
_SEVERAL = "1, 2b. One question may test several sentences"
_SPARE = 1  # empty rows for more answers, up to four
_USUAL = 4
NOTHING = Read(())


class _Found(NamedTuple):
    """A question with its lines: the parts that a form may rewrite, each where it begins and ends.

    Lines count from 0 in the file.
    """

    question: Question
    kind: Kind
    start: int  # the opening tag
    stem: tuple[int, int]
    answers: tuple[Answer, ...]
    behind: int  # the line after the last answer
    explanation: tuple[int, int] | None


def question_forms(briefing: Briefing, theme: Theme, file: str, source: str) -> list[Thing]:
    """What a worksheet carries of a theme's questions, from the text of their file."""
    title = heading_words(theme)
    names = Names(briefing, theme)
    lines = source.split("\n")
    things: list[Thing] = []
    known: set[str] = set()
    for number, question in enumerate(quizzes.parse(source, file).questions, 1):
        things.append(Heading(f"Question {number}", 3))
        things += [names.quoted(quote.id or "", quote.text) for quote in question.quotes]
        twice = question.id in known  # the check says so; nobody could tell which is meant
        known.add(question.id or "")
        found = None if twice else _found(question, lines)
        rests = found and resting(briefing, names, question, lines)
        form = found and _form(theme, f"{title}, question {number}", file, lines, found, rests)
        things.append(form or Note(NOT_CARRIED))
    return things


def _found(question: Question, lines: list[str]) -> _Found | None:
    """A question with its lines; None for one that can't be read whole, or has no id."""
    if not question.whole or not question.id:
        return None
    start = question.first_line - 1
    end = start + question.source.count("\n")
    stem = question.location.line - 1
    if question.blanks:
        rule = next((at for at in range(stem, end) if lines[at].strip() == RULE), end)
        below = next((at for at in range(rule + 1, end) if lines[at].strip()), end)
        stop = next((at for at in range(below, end) if not lines[at].strip()), end)
        explained = (below, stop) if rule < end and below < end else None
        return _Found(question, KINDS[GAPS], start, (stem, rule), (), rule, explained)
    answers = []
    for option in sorted(question.options, key=lambda one: one.location):
        if (answer := _answer(option, lines)) is None:
            return None
        answers.append(answer)
    several = question.kind == "choice" and len(question.keys) > 1
    kind = KINDS[SEVERAL if several else question.kind]
    first = answers[0].start if answers else end
    last = answers[-1].end if answers else end
    return _Found(question, kind, start, (stem, first), tuple(answers), last, None)


def _answer(option: Option, lines: list[str]) -> Answer | None:
    """An answer with its lines; None for one that can't be carried."""
    start = option.location.line - 1
    end = start + 1
    while end < len(lines) and lines[end].startswith(">"):
        end += 1
    words = read([option.text])
    why = read([line.removeprefix(">").removeprefix(" ") for line in lines[start + 1 : end]])
    if words is None or why is None or len(words.text) > 1:
        return None
    mark = option.label or ("x" if option.right else "")
    return Answer(mark, words, why, start, end)


def _form(
    theme: Theme, where: str, file: str, lines: list[str], found: _Found, rests: Resting | None
) -> Form | None:
    question, kind = found.question, found.kind
    written = [gaps_shown(line) for line in lines[slice(*found.stem)]]
    stem = read(written if kind.name == GAPS else lines[slice(*found.stem)])
    explained = read(lines[slice(*found.explanation)]) if found.explanation else NOTHING
    if stem is None or explained is None:
        return None
    fields = [
        Field(
            kind.stem or STEM,
            stem.text,
            stem.missing,
            kind.example or _STEM_EXAMPLE,
            named="the situation and the question",
        ),
        Field(DECISION, text("yes" if question.decision else ""), lines=SHORT, yes=True),
    ]
    if found.explanation:
        fields.append(Field(EXPLANATION, explained.text, explained.missing))
    if rests:
        still = "the words of its quote changed: which it rests on now" if rests.stale else ""
        fields.append(Field(RESTS, text(rests.shown), still, _SEVERAL, lines=SHORT, given=True))

    def write(filled: Filled) -> list[Edit]:
        edits = [*_edits(file, lines, found, stem, filled), *_above(file, lines, found, filled)]
        return [*edits, *(rests.edits(file, _wanted(rests, filled)) if rests else ())]

    def settle(filled: Filled) -> Filled:
        if rests is None:
            return filled
        shown = rests.names.of_sentences(_wanted(rests, filled))
        return filled._replace(texts=(*filled.texts[:-1], text(shown)))

    def takes(filled: Filled) -> tuple[str, frozenset[Sentence]]:
        return file, _wanted(rests, filled) - rests.own if rests else frozenset()

    return Form(
        f"{theme.slug}/question/{question.id}",
        where,
        f"{where.rpartition(', ')[2].capitalize()}: {kind.called}",
        tuple(fields),
        write,
        heads=kind.heads,
        rows=_rows(kind, found.answers),
        spare=max(_SPARE, _USUAL - len(found.answers)) if kind.heads else 0,
        still=tuple(_still(kind, found.answers)),
        settle=settle,
        takes=takes,
        away=True,
        question=(file, question.id or ""),
    )


def _wanted(rests: Resting, filled: Filled) -> frozenset[Sentence]:
    """The sentences that a question is to test; an empty cell leaves them as they are."""
    return frozenset(rests.names.sentences(words_of(filled.texts[-1]))) or rests.own


def _rows(kind: Kind, answers: tuple[Answer, ...]) -> tuple[Row, ...]:
    """The rows of the answers.

    No row says that it is right before one is written: who writes the right answer into another row
    would overlook it.
    """
    hidden = kind.tag == "quiz" and all(one.words.missing for one in answers)
    return tuple(
        (text("" if hidden else one.mark), one.words.text, one.why.text) for one in answers
    )


def _still(kind: Kind, answers: tuple[Answer, ...]) -> Iterator[tuple[str, str]]:
    for at, answer in enumerate(answers):
        place = kind.place(at)
        if answer.words.missing:
            yield place, answer.words.missing
        if answer.why.missing:
            yield f"{place}, why", answer.why.missing


def _edits(
    file: str, lines: list[str], found: _Found, stem: Read, filled: Filled
) -> Iterator[Edit]:
    """The edits that bring the words of a question up to what was filled in."""
    said = filled.texts[0]
    if words_of(said) != words_of(stem.text) and (said or stem.text):
        if not said:
            raise Wrong(
                "the question itself is empty: what was there was left. To take the question "
                f"away, write yes beside “{TAKE_AWAY}”"
            )
        begin, end = found.stem
        while end > begin and not lines[end - 1].strip():
            end -= 1
        new = markdown(said, before=stem.text)
        yield Edit(file, begin, end, tuple(map(gaps_written, new) if found.kind.gaps else new))
    if found.explanation and (words := filled.texts[2]):
        before = read(lines[slice(*found.explanation)]) or NOTHING
        if words_of(words) != words_of(before.text):
            yield Edit(file, *found.explanation, tuple(markdown(words, before=before.text)))
    if found.kind.heads:
        rows = checked(found.kind, found.answers, filled.rows)
        first = found.answers[0].start if found.answers else found.behind
        yield Edit(file, first, found.behind, tuple(answer_lines(found.answers, rows, lines)))


def _above(file: str, lines: list[str], found: _Found, filled: Filled) -> Iterator[Edit]:
    """The edit of the line above a question: it asks for a decision, or its claims have a group."""
    question, decision = found.question, bool(filled.texts[1])
    label = _true_label(found, filled.rows)
    if (decision, label) == (question.decision, question.true_label):
        return
    if question.true_label and decision:
        raise Wrong("a question with claims can’t ask for a decision")
    ending = f" (true: {label})" if label else " (decision)" if decision else ""
    line = f"<!-- question: {question.id}{ending} -->"
    at = next(at for at in range(found.start - 1, -1, -1) if "<!--" in lines[at])
    yield Edit(file, at, at + 1, (line,))


def _true_label(found: _Found, rows: Sequence[Row]) -> str:
    """The group of the claims that are true, also where it has another name now; "" for no claims.

    It has if all claims that were in it are together in a group that is new. Raises Wrong if none
    is in it any more.
    """
    label = found.question.true_label
    marks = [words_of(mark).strip() for mark, _, _ in rows]
    if not label or label in marks:
        return label
    known = {one.mark for one in found.answers}
    said = {words_of(words): mark for mark, (_, words, _) in zip(marks, rows, strict=True)}
    now = {
        said.get(words_of(one.words.text), mark)
        for one, mark in zip(found.answers, marks, strict=False)
        if one.mark == label
    }
    if len(now) != 1 or now & {"", *known}:
        raise Wrong(
            f"the true claims were in the group “{label}”, and none is now: write “{label}” under "
            f"“{found.kind.heads[0]}” of each claim that is true. To give that group another name, "
            "write the new one for all of them"
        )
    (new,) = now
    if "(" in new or ")" in new:
        raise Wrong(f"the group “{new}” of the true claims has brackets: write it without")
    return new


def new_question(kind: Kind, identity: str, filled: Filled, quotes: list[str]) -> list[str]:
    """The lines of a question that was not there yet."""
    if not filled.texts[0]:
        raise Wrong("the question itself is empty")
    stem: Text = filled.texts[0]
    decision = bool(filled.texts[1])
    lines = [f"<!-- question: {identity}{' (decision)' if decision else ''} -->", f"<{kind.tag}>"]
    if kind.gaps:
        said = [gaps_written(line) for line in markdown(stem)]
        if not any("[[" in line for line in said):
            raise Wrong("no word is in square brackets: put brackets around each word to fill in")
        why = markdown(filled.texts[2]) or [to_write("why it is so, by the quote below")]
        lines += [*said, "", RULE, *why]
    else:
        lines += [*markdown(stem), *answer_lines((), checked(kind, (), filled.rows), [])]
    return [*lines, "", "The briefing says:", "", *quotes, f"</{kind.tag}>"]
