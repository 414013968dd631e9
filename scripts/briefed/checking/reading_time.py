"""How many minutes a theme's part takes a reader who learns alone, by estimate. Pure.

Such a reader takes in the page without its trainer notes, its quotes included, and of a case that
branches half of the scenes, since each choice leaves out others. Of a question it is the text above
the options, the options, and what an answer shows: what follows from one option, or from every item
of those to put where they belong. The quotes below a question are on the page already and are not
counted. To this comes the time to decide.

An adult reads 238 words of English non-fiction a minute in silence, on average over many studies:
M. Brysbaert, "How many words do we read per minute? A review and meta-analysis of reading rate",
Journal of Memory and Language 109 (2019), 104047. The seconds to decide are our assumption.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.model import Page, Prose, Question
from briefed.source.branching import CasePart, cases_of
from briefed.source.page_parts import NOTES
from briefed.source.quotes import REFERENCE
from briefed.text.readability import words_of
from briefed.text.words import plain

WORDS_A_MINUTE = 238
SECONDS_TO_DECIDE = 20  # for each question


def minutes_needed(page: Page, questions: Iterable[Question]) -> float:
    """The minutes that a page takes with its questions, by estimate."""
    asked = list(questions)
    words = (
        counted(prose for prose in page.prose if prose.part != NOTES)
        + sum(_length(quote.text) for quote in page.quotes)
        - sum(_of_scene(scene) for case in cases_of(page) for scene in case.parts) / 2
        + sum(map(_of_question, asked))
    )
    return words / WORDS_A_MINUTE + len(asked) * SECONDS_TO_DECIDE / 60


def counted(blocks: Iterable[Prose]) -> int:
    """How many words a reader sees in some blocks of a page."""
    return sum(_length(block.text) for block in blocks)


def said(text: str) -> str:
    """What a reader sees of a text; the id of a statement is not seen."""
    return plain(REFERENCE.sub("", text))


def _length(text: str) -> int:
    return len(words_of(said(text)))


def _of_scene(scene: CasePart) -> int:
    """The words of a scene, those of its quotes and choices included."""
    choices = (choice.words for choice in scene.choices)
    quotes = (quote.text for quote in scene.quotes)
    return sum(map(_length, (scene.title, *scene.words, *choices, *quotes)))


def _of_question(question: Question) -> float:
    """The words of a question that somebody reads who answers it once."""
    reasons = sum(_length(option.feedback) for option in question.options)
    read = reasons if question.arranged else reasons / (len(question.options) or 1)
    options = (option.words for option in question.options)
    return read + sum(map(_length, (question.stem, question.explanation, *options)))
