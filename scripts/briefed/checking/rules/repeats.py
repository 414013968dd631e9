"""The same words of ours in two places: filler that was pasted, and says nothing of its quote."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Page, Prose, Question, Quote
from briefed.source.page_parts import FINDINGS
from briefed.source.placeholders import unwritten, written
from briefed.text.words import fold, plain, sentences, squeeze

_FEWEST_WORDS = 5  # of a sentence, or of feedback, that is worth telling: "That may help." is not
_FEWEST_ALONE = 2  # of all that is said under a quote
_SHOWN = 12  # words in a message


@rule(
    "repeated-explanation",
    "what a page says under a quote is said, word for word, under another quote of the course",
    "say under each quote what that finding asks of practice",
    "warning",
)
def repeated_explanation(course: Course, _: Coverage) -> Iterator[Reported]:
    seen: dict[str, tuple[Quote, Location]] = {}
    for page in course.pages:
        for quote, prose in _explained(page):
            # Under one quote, the same words may come again: nobody pastes them there.
            other = next(
                (
                    (words, seen[key][1])
                    for key, words in _units(prose.text)
                    if key in seen and seen[key][0] is not quote
                ),
                None,
            )
            for key, _words in _units(prose.text):
                seen.setdefault(key, (quote, prose.location))
            if other:
                yield (
                    prose.location,
                    None,
                    f"“{_begin(other[0])}” is said under another quote as well, at {other[1]}: say "
                    "under each quote what that finding asks of practice",
                )


def _explained(page: Page) -> Iterator[tuple[Quote, Prose]]:
    """Each text of ours among a page's findings, with the quote that it is under."""
    blocks: list[Quote | Prose] = [*page.quotes, *page.prose]
    above: Quote | None = None
    for block in sorted(blocks, key=lambda block: block.location):
        if isinstance(block, Quote):
            above = block if block.teaches else None
        elif block.kind == "heading":
            above = None
        elif above and block.kind in ("paragraph", "item") and block.part in FINDINGS:
            yield above, block


def _units(text: str) -> Iterator[tuple[str, str]]:
    """What of a text may be told as repeated: all of it, and its longer sentences.

    Each with the words by which it is compared. What is still to be written is neither.
    """
    if unwritten(text):
        return
    shown = squeeze(plain(text))
    if len(shown.split()) >= _FEWEST_ALONE:
        yield _key(shown), shown
    for sentence in sentences(shown):
        if len(sentence.split()) >= _FEWEST_WORDS:
            yield _key(sentence), sentence


def _key(words: str) -> str:
    return fold(words).lower()


def _begin(words: str) -> str:
    """Words as a message shows them."""
    shown = words.split()
    return squeeze(" ".join(shown[:_SHOWN])) + (" …" if shown[_SHOWN:] else "")


@rule(
    "repeated-feedback",
    "the feedback in a question is, word for word, feedback in another question of the course",
    "say what follows from this choice",
    "warning",
    of_whole_questions=True,
)
def repeated_feedback(course: Course, _: Coverage) -> Iterator[Reported]:
    seen: dict[str, tuple[Question, Location]] = {}
    for question in written(course).questions:
        for option in question.options:
            shown = squeeze(plain(option.feedback))
            if len(shown.split()) < _FEWEST_WORDS:
                continue
            other, where = seen.setdefault(_key(shown), (question, option.feedback_location))
            if other is not question:  # feedback-repeats-itself reports it within a question
                yield (
                    option.feedback_location,
                    None,
                    f"“{_begin(shown)}” is the feedback at {where} as well: say what follows from "
                    "this choice",
                )
