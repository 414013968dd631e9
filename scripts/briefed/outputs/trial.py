"""A trial: what a course asks, for a reader who has not taken it, with a form and a key. Pure.

It shows whether the questions teach anything: whoever answers a question about a finding without
the course has needed no finding. So nothing in it may give a key away. There is no quote, no
feedback, no title and no id, and questions and options are in the order of their fingerprints,
which is the same each time and has nothing to do with what is right. The decisions are on a sheet
of their own, to be read last, since their situations show what the findings are about.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import (
    case_fingerprint,
    label_fingerprint,
    option_fingerprint,
    question_fingerprint,
)
from briefed.errors import InputError
from briefed.model import MATCH, ORDER, Course, Option, Question
from briefed.source.arranged import labels_of
from briefed.source.branching import Case, CasePart, cases_of
from briefed.source.case_choices import Choice
from briefed.source.placeholders import written
from briefed.text.patterns import lazily
from briefed.text.words import plain

FINDING, DECISION = "finding", "decision"
ONE, SEVERAL, ROW, WORDS = "one", "several", "row", "words"  # forms of an answer
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LINES = "Write a letter for each line, in the order of the lines, with nothing between them."
_HOW = {
    ONE: "Choose one.",
    SEVERAL: "Choose all that apply, and write their letters with nothing between them.",
    ROW: f"{_LINES} A letter may come again.",
    WORDS: "Write what belongs in the gap; between several, write a semicolon.",
}
_MATCHED = f"{_LINES} Each letter is for one line."
_IN_ORDER = "Write all the letters, in the order in which the lines belong."
_BLANK = lazily(r"\[\[[^\[\]]+\]\]")
_PARAGRAPHS = lazily(r"\n[ \t]*\n")


class Asked(NamedTuple):
    """One thing that a trial asks.

    `about` is "finding" or "decision", `part` the theme. `form` is how it is answered, with one of
    so many `letters`. `right` are the right answers, of which any will do: letters, or the words of
    the gaps. `text` is what the reader reads, in Markdown.
    """

    id: str
    part: str
    about: str
    form: str
    letters: int
    right: tuple[str, ...]
    fingerprint: str
    text: str = ""


class Trial(NamedTuple):
    """What is asked, in order: first what is about findings, then decisions.

    `findings` is the heading of the findings on the course's pages.
    """

    course: str
    title: str
    findings: str
    asked: tuple[Asked, ...]

    @property
    def fingerprint(self) -> str:
        """The fingerprint by which a form and a key are known to belong together."""
        return _digest(*(one.fingerprint for one in self.asked))


def trial_of(course: Course, coverage: Coverage) -> Trial:
    """What a course asks. Questions that are not written yet are left out.

    Raises InputError for a question without an id of its own, since its answer could not be kept.
    """
    seen = set()
    found = []
    for quiz in written(course).quizzes:
        for question in quiz.questions:
            if not question.id or question.id in seen:
                raise InputError(
                    "this question has no id of its own: see what briefed check says of it",
                    question.location,
                )
            seen.add(question.id)
            if len(question.options) > len(LETTERS):
                raise InputError(
                    f"this question has more options than there are letters: write at most "
                    f"{len(LETTERS)}",
                    question.location,
                )
            found.append(_question(question, quiz.slug, question_fingerprint(question, coverage)))
    found.sort(key=lambda one: (one.about == DECISION, one.fingerprint))
    # A case is a story, so its decisions keep their order.
    asked = (*found, *_decisions(course, coverage))
    return Trial(course.slug, course.title, course.settings.kind.findings, asked)


def _question(question: Question, part: str, fingerprint: str) -> Asked:
    def made(form: str, letters: int, right: str, lines: Iterable[str], how: str = "") -> Asked:
        stem = [_BLANK.sub("(gap)", plain(block)) for block in _PARAGRAPHS.split(question.stem)]
        about = DECISION if question.decision else FINDING
        text = "\n\n".join([*filter(None, stem), how or _HOW[form], "\n".join(lines)]).rstrip()
        return Asked(question.id or "", part, about, form, letters, (right,), fingerprint, text)

    options = sorted(
        question.options, key=lambda one: _digest(fingerprint, option_fingerprint(one))
    )
    if question.blanks:
        return made(WORDS, 0, "; ".join(question.blanks), ())
    if question.kind == ORDER:
        right = "".join(LETTERS[options.index(one)] for one in question.in_right_order)
        return made(ROW, len(options), right, _lettered(_words(options)), _IN_ORDER)
    if question.arranged:
        prints = {option.label: label_fingerprint(option) for option in options}
        labels = sorted(
            labels_of(question),
            # Claims are read against the same labels in every question, in the same order.
            key=lambda label: "" if question.true_label else _digest(fingerprint, prints[label]),
        )
        right = "".join(LETTERS[labels.index(option.label)] for option in options)
        lines = [f"- line {at}: {option.words}" for at, option in enumerate(options, 1)]
        how = _MATCHED if question.kind == MATCH else ""
        return made(ROW, len(labels), right, [*lines, "", *_lettered(labels)], how)
    right = "".join(LETTERS[at] for at, option in enumerate(options) if option.right)
    form = SEVERAL if len(right) > 1 else ONE
    return made(form, len(options), right, _lettered(_words(options)))


def _decisions(course: Course, coverage: Coverage) -> Iterator[Asked]:
    """The decisions of the cases that have a good ending, where the choice makes a difference."""
    for _, page in course.parts:
        for case in cases_of(page):
            told: set[str] = set()
            for part in case.parts:
                best = case.best(part)
                if 0 < len(best) < len(part.choices):
                    story = "\n\n".join(_story(case, part, told))
                    yield _decision(page.slug, case, part, best, coverage, story)


def _story(case: Case, part: CasePart, told: set[str]) -> Iterator[str]:
    """What a reader must know to decide in a part. What was told before is not told again."""
    yield from ["The same case once more."] if told else case.lead
    path = case.path_to(part)
    for here, following in zip(path, [*path[1:], None], strict=True):
        if here.address not in told:
            yield from here.words
        told.add(here.address)
        if following:
            chosen = next(one for one in here.choices if one.target == following.address)
            yield f"Suppose you chose: “{chosen.words}”"


def _decision(
    theme: str,
    case: Case,
    part: CasePart,
    best: tuple[Choice, ...],
    coverage: Coverage,
    story: str,
) -> Asked:
    fingerprint = _digest(case_fingerprint(case, coverage), part.address)
    choices = sorted(part.choices, key=lambda one: _digest(fingerprint, one.words))
    lettered = "\n".join(_lettered(choice.words for choice in choices))
    right = tuple(LETTERS[choices.index(choice)] for choice in best)
    name = f"{theme}#{part.address}"
    text = f"{story}\n\n{_HOW[ONE]}\n\n{lettered}"
    return Asked(name, theme, DECISION, ONE, len(choices), right, fingerprint, text)


def _words(options: Iterable[Option]) -> Iterator[str]:
    return (option.words for option in options)


def _lettered(words: Iterable[str]) -> list[str]:
    return [f"- {letter}: {said}" for letter, said in zip(LETTERS, words, strict=False)]


def _digest(*values: str) -> str:
    return hashlib.sha256("\n".join(values).encode()).hexdigest()[:10]


_LEAD = """Answer from what you know. Look nothing up and ask nobody. Write your answers into the
form that came with this, and leave a line empty if you do not know.

The situations are fictional."""
_SHEETS = {
    FINDING: (
        "## Sheet 1: {findings}\n\nWhat do you think? Finish this sheet before you open the other, "
        "and change nothing afterwards."
    ),
    DECISION: (
        "## Sheet 2: Decisions\n\nThese ask what you would do. There is room for judgement, and "
        "what you say here is counted by itself."
    ),
}


def as_markdown(trial: Trial, about: str) -> str:
    """The sheet for the reader with the questions about findings, or with those about decisions.

    The questions are numbered through from the first sheet to the second.
    """
    out = [f"# {trial.title}: what do you know without the course?", _LEAD]
    out.append(_SHEETS[about].format(findings=trial.findings))
    for number, one in enumerate(trial.asked, 1):
        if one.about == about:
            out.append(f"### {number}\n\n{one.text}")
    return "\n\n".join(out) + f"\n\nTrial {trial.fingerprint}\n"


def as_form(trial: Trial) -> str:
    """The form that the reader fills in; `trial_scores` reads it."""
    numbers = "".join(f"{number}:\n" for number in range(1, len(trial.asked) + 1))
    return f"""# Write behind each colon. Leave a line empty if you do not know the answer.
course: {trial.course}
trial: {trial.fingerprint}

# Who you are, in a word that names nobody, and the day, such as 2027-03-31.
reader:
date:
# yes or no: did you help to write the course? Do you have it at hand as you answer?
helped to write:
course at hand:

{numbers}"""


def as_key(trial: Trial) -> str:
    """The key as JSON, a line for each question; `trial_scores` reads it."""
    lines = (
        json.dumps({"number": number, **one._asdict(), "text": None}, ensure_ascii=False)
        for number, one in enumerate(trial.asked, 1)
    )
    return (
        f'{{"course": {json.dumps(trial.course)}, "trial": "{trial.fingerprint}", "asked": [\n'
        + ",\n".join(lines).replace(', "text": null', "")
        + "\n]}\n"
    )
