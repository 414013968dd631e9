"""Cues: does a question give its key away to somebody who knows how questions are written?

The warnings follow Haladyna, Downing and Rodriguez (see items.py), and what NBME's Item-Writing
Guide calls issues of testwiseness: the key is of another length than the other options, repeats
words that they do not, is marked by how cautiously it is said, or is told by another question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Option, Question, Quiz
from briefed.source.placeholders import written
from briefed.text.patterns import lazily
from briefed.text.similarity import shared_run
from briefed.text.words import content_roots, plain, sentences, tokens

_FEWEST_ECHOED = 2  # roots; one alone may be the subject of every option
_SHORTEST_COPY = 6  # words in a row
_FEWEST_COPIED = 3  # roots among them: "in the care of the" is no copy of anything
_FEWEST_TOLD = 4  # roots of a key: "All of the cases" is told by many a sentence
_STANDS_OUT = 4 / 3  # times as long as the longest wrong option
_FEWEST_LINES = 10  # of which cautious words can sort most by more than chance
_TOO_MANY_SORTED = 0.75  # of them
_CAUTIOUS = lazily(
    r"(?i)\b(?:could|may|might|some|a few|often|mostly|usually|sometimes|at times|perhaps|"
    r"would (?:help|benefit)|tends? to|seems? to)\b"
)
_BRACKETS = lazily(r"\[\[|\]\]")


def _chosen(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions that are answered by choosing keys among wrong options."""
    for question in questions:
        if not question.arranged and 0 < len(question.keys) < len(question.options):
            yield question


@rule(
    "longest-option",
    "the right answer is longer than every wrong option by a third, or longer in most questions "
    "of a file",
    "shorten it, or say more in a wrong one",
    "warning",
    of_whole_questions=True,
)
def longest_option(course: Course, _: Coverage) -> Iterator[Reported]:
    for quiz in written(course).quizzes:
        asked = list(_chosen(quiz.questions))
        for question in asked:
            shortest_key = min(len(key.words) for key in question.keys)
            longest_wrong = max(_wrong(question))
            if shortest_key > _STANDS_OUT * longest_wrong:
                yield (
                    question.keys[0].location,
                    None,
                    f"the right answer has {shortest_key} characters and the longest wrong "
                    f"option {longest_wrong}, so its length gives it away: shorten it, or "
                    "say more in a wrong option",
                )
        yield from _mostly(
            "longest",
            _key_is_longest,
            "shorten right answers, or say more in some wrong options",
            quiz.location,
            asked,
        )


def _key_is_longest(question: Question) -> bool:
    return min(len(key.words) for key in question.keys) > max(_wrong(question))


def _wrong(question: Question) -> list[int]:
    """The lengths of the wrong options, in characters."""
    return [len(option.words) for option in question.options if not option.right]


def _mostly(
    extreme: str,
    is_so: Callable[[Question], bool],
    mend: str,
    location: Location,
    asked: list[Question],
) -> Iterator[Reported]:
    """Report that the key is the longest or shortest option in more of a quiz's questions than
    chance makes.
    """
    told = [question for question in asked if is_so(question)]
    if (len(told) > 2 and len(told) > len(asked) / 2) or len(told) == len(asked) == 2:
        ids = ", ".join(question.id or "one without an id" for question in told)
        yield (
            location,
            None,
            f"the right answer is the {extreme} option in {len(told)} of {len(asked)} "
            f"questions ({ids}): {mend}",
        )


@rule(
    "shortest-option",
    "the right answer is the shortest option in most questions of a file",
    "shorten wrong options, or say more in some right answers",
    "warning",
    of_whole_questions=True,
)
def shortest_option(course: Course, _: Coverage) -> Iterator[Reported]:
    for quiz in written(course).quizzes:
        yield from _mostly(
            "shortest",
            _key_is_shortest,
            "shorten wrong options, or say more in some right answers",
            quiz.location,
            list(_chosen(quiz.questions)),
        )


def _key_is_shortest(question: Question) -> bool:
    return max(len(key.words) for key in question.keys) < min(_wrong(question))


@rule(
    "cautious-words-tell",
    "words such as “could” and “some” tell which items of a course's sortings are altered",
    "be as cautious, or as firm, in what was found as in what was altered",
    "warning",
    of_whole_questions=True,
)
def cautious_words_tell(course: Course, _: Coverage) -> Iterator[Reported]:
    sorted_by_truth = [question for question in written(course).questions if question.true_label]
    cautious = {True: [0, 0], False: [0, 0]}  # by whether it was found: how many, of how many
    for question in sorted_by_truth:
        for option in question.options:
            count = cautious[question.asserts(option)]
            count[0] += bool(_CAUTIOUS.search(option.words))
            count[1] += 1
    (found, of_found), (altered, of_altered) = cautious[True], cautious[False]
    lines = of_found + of_altered
    right = max(altered + of_found - found, found + of_altered - altered)
    if lines >= _FEWEST_LINES and right >= _TOO_MANY_SORTED * lines:
        yield (
            sorted_by_truth[0].location,
            None,
            f"{altered} of {of_altered} altered items of the course's sortings have a cautious "
            f"word, such as “could” or “some”, and {found} of {of_found} of those found: whoever "
            f"looks for such words alone sorts {right} of {lines} rightly. Be as cautious, or as "
            "firm, in both",
        )


@rule(
    "key-echoes-quote",
    "the right answer has most of its words from the quote, and no wrong option has",
    "say the right answer in other words, or let wrong options have words of the briefing as well",
    "warning",
    of_whole_questions=True,
)
def key_echoes_quote(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in _chosen(written(course).questions):
        quoted = _roots(quote.text for quote in question.quotes)
        echoing = {option for option in question.options if _echoes(option, quoted)}
        of_wrong = _roots(option.words for option in question.options if not option.right)
        key = question.keys[0]
        same = _words_in(key.words, quoted - of_wrong)
        if echoing == set(question.keys) and len(same) >= _FEWEST_ECHOED:
            shown = ", ".join(f"“{word}”" for word in same)
            yield (
                key.location,
                None,
                f"the right answer has {shown} from the quote, and no wrong option has most "
                "of its words from there, so readers find it by comparing words. Say it in "
                "other words, or let wrong options have words of the briefing as well",
            )


def _roots(texts: Iterable[str]) -> frozenset[str]:
    """The roots of some texts."""
    return frozenset().union(*map(content_roots, texts))


def _echoes(option: Option, quoted: frozenset[str]) -> bool:
    roots = content_roots(option.words)
    shared = len(roots & quoted)
    return shared >= _FEWEST_ECHOED and 2 * shared >= len(roots)


def _words_in(text: str, roots: frozenset[str]) -> list[str]:
    """The words of a text that have one of these roots, each once."""
    words = (word.strip("?!") for word in tokens(text))
    return list(dict.fromkeys(word for word in words if content_roots(word) & roots))


@rule(
    "option-copies-quote",
    "an option has six words or more in a row from the quote: the right answer, and no wrong "
    "option, or the other way round",
    "say it in other words",
    "warning",
    slow=True,
    of_whole_questions=True,
)
def option_copies_quote(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in _chosen(written(course).questions):
        copied = {option: _copy(option, question) for option in question.options}
        copying = [option for option in question.options if copied[option]]
        # Options that copy alike, with what is wrong in some, can't be told apart by their words.
        if copying and len({option.right for option in copying}) == 1:
            for option in copying:
                yield (
                    option.location,
                    None,
                    f"“{copied[option]}” is copied from the quote, so readers choose or drop "
                    "this option by comparing words. Say it in other words",
                )


def _copy(option: Option, question: Question) -> str:
    """The words that an option copies from a quote; "" for none."""
    for quote in question.quotes:
        run = shared_run(tokens(option.words), tokens(quote.text), _SHORTEST_COPY)
        if len(content_roots(run)) >= _FEWEST_COPIED:
            return run
    return ""


@rule(
    "question-gives-away",
    "a question gives away the right answer to another",
    "ask about something else, or take the words away where they tell it",
    "warning",
    of_whole_questions=True,
)
def question_gives_away(course: Course, _: Coverage) -> Iterator[Reported]:
    quizzes = written(course).quizzes
    told = [
        (question, location, roots, later_only)
        for quiz in quizzes
        for question in quiz.questions
        for location, roots, later_only in _tells(question)
    ]
    order = {question: at for at, question in enumerate(_all(quizzes))}
    for question in order:
        for key in _keys(question):
            found = next(
                (
                    (other, location)
                    for other, location, roots, later_only in told
                    if key <= roots
                    and other is not question
                    and (order[other] < order[question] or not later_only)
                ),
                None,
            )
            if found:
                other, location = found
                yield (
                    question.location,
                    None,
                    f"the question {other.id!r} gives away the right answer to this one, at "
                    f"{location}: ask about something else, or take the words away there",
                )
                break


def _all(quizzes: Iterable[Quiz]) -> list[Question]:
    return [question for quiz in quizzes for question in quiz.questions]


def _keys(question: Question) -> Iterator[frozenset[str]]:
    """What the right answers of a question say beyond its stem, as roots, where it is enough."""
    if question.blanks:
        whole = _BRACKETS.sub("", plain(question.stem))
        for sentence in sentences(whole):
            roots = content_roots(sentence)
            filled = content_roots(" ".join(question.blanks))
            if len(roots) >= _FEWEST_TOLD and filled and filled <= roots:
                yield roots
    elif not question.arranged:
        stem = content_roots(plain(question.stem))
        for key in question.keys:
            roots = content_roots(key.words) - stem
            if len(roots) >= _FEWEST_TOLD:
                yield roots


def _tells(question: Question) -> Iterator[tuple[Location, frozenset[str], bool]]:
    """Each sentence of a question that may tell another's key: where it is, and its roots.

    The last value says that only a later question is given away: feedback and explanations are
    read behind the answer, stems and keys before it. A wrong option tells nothing.
    """
    texts = [(question.stem, question.location, False)]
    texts.append((question.explanation, question.explanation_location, True))
    for option in question.options:
        if option.right:
            texts.append((option.text, option.location, False))
        texts.append((option.feedback, option.feedback_location, True))
    for text, location, later_only in texts:
        for sentence in sentences(plain(text)):
            roots = content_roots(sentence)
            if len(roots) >= _FEWEST_TOLD:
                yield location, roots, later_only
