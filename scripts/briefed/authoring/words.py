"""`briefed words`: how much a course says, how hard it is to read, and how it asks, by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.checking.reading_time import counted, minutes_needed, said
from briefed.model import MATCH, ORDER, SORT, Course, Page, Prose, Question, Quote
from briefed.source.branching import cases_of
from briefed.source.page_parts import FINDINGS, NOTES, is_case
from briefed.source.placeholders import written
from briefed.source.roles import told_in_roles
from briefed.text.readability import grade
from briefed.text.words import plain, sentences

MOST_WORDS = 650
MOST_OF_FINDING = 80
HIGHEST_GRADE = 7
_NAMES = {SORT: "sort", MATCH: "match", ORDER: "put in order"}
_HEAD = (
    "part",
    "words",
    "of them for trainers",
    "minutes",
    "minutes by estimate",
    "grade of the page",
    "grade of the questions",
    "questions",
    "in a situation",
    "kinds",
    "choices in cases",
)


class Part(NamedTuple):
    """What is counted of a theme's page and its questions.

    `words` are our own: without quotes, questions and cases. `for_trainers` are those of them in
    the trainer notes. `minutes` are those that the page states, and 0 where it states none;
    `needed` are those by estimate, as `checking.reading_time` has it. The grades are of whole
    sentences, cases included, and 0 where there is none. `situated` is how many questions tell
    something before they ask, and `choices` in how many places a case asks for a choice. `findings`
    has the title of each finding, and how many words of our own are below its quote.
    """

    name: str
    words: int
    for_trainers: int
    minutes: int
    needed: float
    page_grade: float
    questions_grade: float
    questions: int
    situated: int
    kinds: Counter[str]
    choices: int
    findings: tuple[tuple[str, int], ...]

    @property
    def over(self) -> Iterator[str]:
        """What is over a limit, in words."""
        if self.words > MOST_WORDS:
            yield f"{self.name} has {self.words} words: cut it to {MOST_WORDS} or fewer"
        for title, words in self.findings:
            if words > MOST_OF_FINDING:
                yield (
                    f"{self.name} has {words} words of its own on “{title}”: cut them to "
                    f"{MOST_OF_FINDING} or fewer"
                )
        for value, what in ((self.page_grade, "page"), (self.questions_grade, "questions")):
            if round(value, 1) > HIGHEST_GRADE:
                yield (
                    f"{self.name} has a grade of {value:.1f} in its {what}: write shorter "
                    f"sentences and plainer words, for {HIGHEST_GRADE} or less"
                )


def parts_of(course: Course, only: str | None = None) -> list[Part]:
    """Each theme's part of a course, in the order of the briefing; or that of one theme alone."""
    whole = written(course)
    found = []
    for theme, page in course.parts:
        if only in (None, theme.slug):
            quiz = whole.quiz_of(theme.slug)
            found.append(_part(page, quiz.questions if quiz else ()))
    return found


def _part(page: Page, questions: tuple[Question, ...]) -> Part:
    roles = told_in_roles(page)
    ours = [one for one in page.prose if not (_in_case(one) or one.location in roles)]
    return Part(
        page.slug,
        counted(ours),
        counted(prose for prose in ours if prose.part == NOTES),
        page.minutes,
        minutes_needed(page, questions),
        grade(
            _sentences(prose.text for prose in page.prose if prose.kind in ("paragraph", "item"))
        ),
        grade(_sentences(text for question in questions for text in _texts(question))),
        len(questions),
        sum(_in_situation(question) for question in questions),
        Counter(map(_kind, questions)),
        sum(bool(part.choices) for case in cases_of(page) for part in case.parts),
        _findings(page),
    )


def _findings(page: Page) -> tuple[tuple[str, int], ...]:
    """The title of each finding of a page, and how many words of our own are below its quote.

    A finding begins with a quote that teaches. Another right below that belongs to it: a reader
    sees both before our words. The title is the heading above, or else the quote's.
    """
    told = [one for one in page.prose if one.part in FINDINGS]
    blocks: list[Prose | Quote] = [*told, *(one for one in page.quotes if one.teaches)]
    found: list[tuple[str, int]] = []
    heading, is_below_quote = "", False
    for block in sorted(blocks, key=lambda one: one.location):
        if isinstance(block, Quote):
            if not is_below_quote:
                found.append((heading or said(block.text), 0))
            heading, is_below_quote = "", True
        elif block.kind == "heading":
            heading = said(block.text)
        elif found:
            title, words = found[-1]
            found[-1] = title, words + counted([block])
            is_below_quote = False
    return tuple(found)


def _in_case(prose: Prose) -> bool:
    """Whether a block belongs to a case. A heading above all is what it begins, not what ends."""
    begins = prose.kind == "heading" and prose.level <= 2
    return is_case(plain(prose.text).lower() if begins else prose.part)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from sentences(said(text))


def _texts(question: Question) -> Iterator[str]:
    """The texts of a question; the brackets around what is filled in are none of it."""
    for text, _ in question.texts:
        yield text.replace("[[", "").replace("]]", "")


def _in_situation(question: Question) -> bool:
    """Whether a stem tells something before it asks: more than one sentence."""
    return len(sentences(plain(question.stem))) > 1


def _kind(question: Question) -> str:
    if question.blanks:
        return "fill in"
    one = "one answer" if len(question.keys) == 1 else "several answers"
    return _NAMES.get(question.kind, one)


def as_markdown(course: Course, only: str | None = None) -> str:
    """The parts as a table, and below it what is over a limit; or the part of one theme alone."""
    parts = parts_of(course, only)
    rows = [_HEAD, *map(_row, parts)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "| --- |" + " ---: |" * 8 + " --- | ---: |")
    asked = sum(part.questions for part in parts)
    situated = sum(part.situated for part in parts)
    total = (
        f"{sum(part.words for part in parts)} words{'' if only else ' in all'}, without quotes, "
        f"questions and cases; {sum(part.minutes for part in parts)} minutes, "
        f"{sum(part.needed for part in parts):.0f} by estimate; {asked} questions, "
        f"{situated} of them in a situation"
    )
    over = [problem for part in parts for problem in part.over]
    return "\n".join([f"# {course.title}", "", *lines, "", total, *over]) + "\n"


def _row(part: Part) -> tuple[str, ...]:
    kinds = ", ".join(f"{number} {kind}" for kind, number in part.kinds.items())
    return (
        part.name,
        str(part.words),
        str(part.for_trainers),
        str(part.minutes),
        f"{part.needed:.1f}",
        f"{part.page_grade:.1f}",
        f"{part.questions_grade:.1f}",
        str(part.questions),
        f"{round(100 * part.situated / part.questions)}%" if part.questions else "–",
        kinds or "–",
        str(part.choices),
    )
