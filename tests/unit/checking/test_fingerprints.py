"""When a question to arrange is another question, so that learners are asked again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.checking.coverage import cover
from briefed.checking.fingerprints import labels, question_fingerprint
from briefed.source.arranged import labels_of
from briefed.source.project import load
from support.building import ROOT

FIXTURE = ROOT / "tests/fixture"
QUIZZES = "quizzes/lighthouse-keepers"


@pytest.fixture
def prints(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The fingerprints of a course's questions, with an edit of a quiz file."""

    def run(file: str = "", old: str = "", new: str = "") -> dict[str, str]:
        project = tmp_path / (new or "as it is").encode().hex()[:40]
        shutil.copytree(FIXTURE, project)
        if file:
            path = project / QUIZZES / f"{file}.md"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
        (course,) = load(project, "2026-06-01").courses
        coverage = cover(course)
        return {one.id: question_fingerprint(one, coverage) for one in course.questions}

    return run


def test_labels_that_a_reader_takes_for_the_same_are_one(tmp_path: Path) -> None:
    project = shutil.copytree(FIXTURE, tmp_path / "project")
    path = project / QUIZZES / "lamp-care.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("[found] Spare", "[The wardens' find] Spare").replace(
            "[found] A tin", "[the wardens’ find] A tin"
        ),
        encoding="utf-8",
    )
    (course,) = load(project, "2026-06-01").courses
    (question,) = (one for one in course.questions if one.id == "found-or-asked-for")
    assert labels_of(question) == ("The wardens' find", "Asked of keepers")
    assert [words for _, words in labels(question)] == list(labels_of(question))


SORT, MATCH, ORDER = "lamp-care", "who-relieves-the-keeper", "keepers-cafes-stores"
ASKED_AGAIN = [
    (SORT, "Spare wicks on the stairs, damp", "Spare wicks on the stairs, dry"),
    (SORT, "[Asked of keepers]", "[Asked of every keeper]"),
    (SORT, "[found] A tin", "[Asked of keepers] A tin"),
    (SORT, "Which of these did the wardens find", "Which did the wardens find"),
    (MATCH, "[nine nights] Great", "[ten nights] Great"),
    (MATCH, "written down] Gull Stack", "written down] The Gull Stack"),
    (ORDER, "- [2] Wicks", "- [2] New wicks"),
    (ORDER, "- [1] Oil\n> W", "- [2] Oil\n> W"),
]
THE_SAME = [
    (SORT, "Some wicks were kept there", "A few wicks were kept there"),
    (SORT, "- [found] A tin", "- [Found] A tin"),
    (MATCH, "For Gull Stack the watch", "The watch of Gull Stack"),
    (ORDER, "Without oil no lamp burns", "No lamp burns without oil"),
    (ORDER, "- [2] Wicks", "- [2] **Wicks**"),
]
ARRANGED = {
    SORT: "found-or-asked-for",
    MATCH: "which-isle-waited-how-long",
    ORDER: "first-in-a-short-winter",
}


@pytest.mark.parametrize(("file", "old", "new"), ASKED_AGAIN)
def test_other_items_labels_or_words_are_asked_again(
    prints: Callable, file: str, old: str, new: str
) -> None:
    before, after = prints(), prints(file, old, new)
    assert {id for id in before if before[id] != after[id]} == {ARRANGED[file]}


@pytest.mark.parametrize(("file", "old", "new"), THE_SAME)
def test_other_feedback_emphasis_or_case_is_not(
    prints: Callable, file: str, old: str, new: str
) -> None:
    assert prints() == prints(file, old, new)
