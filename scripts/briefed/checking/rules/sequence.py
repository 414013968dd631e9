"""A question comes after the finding that it asks about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Marker, Page, Question, Quote
from briefed.text.quantities import grounds
from briefed.text.words import content_roots, plain, squeeze

_SHOWN = 8  # words of a sentence, in a message

Sentence = tuple[str, int]  # a statement's id, and the index of the sentence


@rule(
    "question-before-finding",
    "a question asks about a sentence that its page quotes only further down",
    "put the question's marker below that quote",
    "warning",
    of_whole_questions=True,
)
def question_before_finding(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        quiz = course.quiz_of(page.theme) if page.theme else None
        if not quiz:
            continue
        for marker in page.markers:
            for question in quiz.shown_at(marker, page) if marker.asks else ():
                # A decision asks for good judgement, which needs no finding.
                if not question.decision:
                    yield from _asked_early(question, marker, page, coverage)


def _asked_early(
    question: Question, marker: Marker, page: Page, coverage: Coverage
) -> Iterator[Reported]:
    """The first sentence that a question asks about before a learner has read it."""
    above = [quote for quote in page.quotes if quote.location < marker.location]
    known = _sentences(above, coverage)
    shown = _sentences(page.quotes, coverage)
    early = [
        one for one in _sentences(question.quotes, coverage) if one in shown and one not in known
    ]
    if not early:
        return
    # Another rule reports these: once they are mended, they are read above the question.
    meant = [quote for quote in above if coverage.broken([quote])]
    read = _content(_text(one, coverage) for one in known)
    # What is asked, and not what is said of the answers: that is read once they are given.
    asked = _content(
        plain(text)
        for text in (question.stem, *(f"{one.label} {one.text}" for one in question.options))
    )
    for sentence in early:
        text = _text(sentence, coverage)
        if coverage.is_meant(text, meant) or not (_content([text]) - read) & asked:
            continue
        begins = squeeze(" ".join(text.split()[:_SHOWN]))
        yield (
            marker.location,
            sentence[0],
            f"this question asks about “{begins} …”, which the page quotes only on line "
            f"{shown[sentence].line}: put it below that quote",
        )
        return


def _sentences(quotes: Iterable[Quote], coverage: Coverage) -> dict[Sentence, Location]:
    """The sentences that quotes repeat, each with where the first of these quotes is."""
    found: dict[Sentence, Location] = {}
    for quote in quotes:
        first, last = coverage.matches.get(quote, (0, -1))
        for index in range(first, last + 1):
            found.setdefault((quote.id or "", index), quote.location)
    return found


def _text(sentence: Sentence, coverage: Coverage) -> str:
    identity, index = sentence
    return coverage.statements[identity].sentences[index]


def _content(texts: Iterable[str]) -> frozenset[str]:
    """The roots and the figures of plain texts."""
    known = [*texts]
    return content_roots(" ".join(known)) | grounds(known, frozenset())
