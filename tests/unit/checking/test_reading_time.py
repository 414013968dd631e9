"""How many minutes a page takes by estimate, by what a sentence more adds to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.checking.reading_time import SECONDS_TO_DECIDE, WORDS_A_MINUTE, minutes_needed
from briefed.source.project import load
from support.tiny import BASE

PAGE, QUIZ = "docs/tiny/hidden-men.md", "quizzes/tiny/hidden-men.md"
MINUTE = " ".join(["word"] * WORDS_A_MINUTE)
CASE = """## Try this

*This case is fiction.* You visit.

### At the door { #at-the-door }

A man opens.

- [Ask](#you-ask)
- [Go on](#as-planned)

### You ask { #you-ask }

He answers.

### As planned { #as-planned }

Nobody asks.

## In practice"""


@pytest.fixture
def minutes(tmp_path: Path) -> Callable[..., float]:
    """Copies the tiny project, with edits of its page or its quiz, and estimates that page."""

    def estimated(*edits: tuple[str, str, str]) -> float:
        project = tmp_path / str(len(list(tmp_path.iterdir())))
        shutil.copytree(BASE, project)
        for name, old, new in edits:
            text = (project / name).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (project / name).write_text(text.replace(old, new), encoding="utf-8")
        (course,) = load(project, "2026-06-01").courses
        page, quiz = course.page_of("hidden-men"), course.quiz_of("hidden-men")
        assert page and quiz
        return minutes_needed(page, quiz.questions)

    return estimated


@pytest.mark.parametrize(
    ("name", "old", "more"),
    [
        (PAGE, "Keep trying.", 1),
        (PAGE, "There were examples", 1),
        (PAGE, "write down what he said", 0),
        (QUIZ, "A father leaves", 1),
        (QUIZ, "Record the attempts", 1),
        (QUIZ, "That leaves it to her", 1 / 3),
        (QUIZ, "Health visitors should record the father's name", 0),
    ],
    ids=["text", "quote", "trainer notes", "stem", "option", "reason", "quote of a question"],
)
def test_what_a_learner_reads_counts(
    minutes: Callable[..., float], name: str, old: str, more: float
) -> None:
    told = minutes((name, old, f"{MINUTE} {old}"))
    assert told - minutes() == pytest.approx(more)


def test_each_question_takes_its_time_to_decide(minutes: Callable[..., float]) -> None:
    question = (
        "<!-- question: one-more -->\n<quiz>\nStem\n- [x] Key\n> Reason\n- [ ] Other\n> Reason\n"
        "</quiz>\n\n"
    )
    first = "<!-- question: keep-trying -->"
    told = minutes((QUIZ, first, question + first))
    assert told - minutes() == pytest.approx(SECONDS_TO_DECIDE / 60 + 4 / WORDS_A_MINUTE)


def test_the_page_shows_the_reason_of_every_item_that_is_put_where_it_belongs(
    minutes: Callable[..., float],
) -> None:
    before = (QUIZ, "That leaves it to her", f"{MINUTE} That leaves it to her")
    sort = [
        (QUIZ, "fits the audit best?", "fits?"),
        (QUIZ, "- [ ] Record", "- [no] Record"),
        (QUIZ, "- [ ] Ask", "- [no] Ask"),
        (QUIZ, "- [x] Keep", "- [yes] Keep"),
        (QUIZ, "keep-trying -->\n<quiz>", "keep-trying -->\n<sort>"),
        (QUIZ, "[hidden-men-1]\n</quiz>", "[hidden-men-1]\n</sort>"),
    ]
    assert minutes(*sort, before) - minutes(*sort) == pytest.approx(1)


def test_half_of_the_scenes_of_a_case_that_branches_are_read(
    minutes: Callable[..., float],
) -> None:
    case = (PAGE, "## In practice", CASE)
    scene = (PAGE, "## In practice", CASE.replace("He answers.", f"{MINUTE} He answers."))
    assert minutes(scene) - minutes(case) == pytest.approx(1 / 2)
    above = (PAGE, "## In practice", CASE.replace("You visit.", f"{MINUTE} You visit."))
    assert minutes(above) - minutes(case) == pytest.approx(1)
    whole = (PAGE, "has not returned your calls.", f"has not returned your calls. {MINUTE}")
    assert minutes(whole) - minutes() == pytest.approx(1)
