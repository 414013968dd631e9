"""Items to sort, match and put in order in SCORM: as matching and sequencing, item by item."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.arranging import QUESTIONS, partly_right_then_right
from support.browsing import COURSE, DESK
from support.building import FIXTURE, ROOT, Run, copy_sources
from support.lms import learning_system
from support.packages import KINDS, Course, of, score

# Between two parts of an answer, and within a pair.
SEPARATORS = {"scorm12": (",", "."), "scorm2004": ("[,]", "[.]")}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_right_comes_back_and_each_answer_is_told(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    partly_right_then_right(
        lambda: Course(open_context(DESK).new_page(), system.url()),
        lambda course: course.leave(system),
    )
    between, within = SEPARATORS[kind]
    answer = "student_response" if kind == "scorm12" else "learner_response"
    wrong = "wrong" if kind == "scorm12" else "incorrect"
    told = [
        (
            one["id"],
            one["type"],
            one["result"],
            one[answer],
            one["correct_responses"]["0"]["pattern"],
        )
        for one in system.interactions()
    ]

    def written(parts: list[str]) -> str:
        return between.join(within.join(one) for one in parts)

    assert told == [
        (one.id, one.type, wrong, written(one.first), written(one.key)) for one in QUESTIONS
    ] + [
        (f"{one.id}.try-2", one.type, "correct", written(one.key), written(one.key))
        for one in QUESTIONS
    ]
    assert score(system) == 13.04, "3 of 23"


REWORDED = {
    "lamp-care": ("- [found] Spare wicks on the stairs", "- [found] Some wicks on the stairs"),
    "who-relieves-the-keeper": ("- [nine nights] Great Merrow", "- [for nine nights] Great Merrow"),
    "keepers-cafes-stores": ("- [2] Wicks", "- [2] The wicks"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_or_a_label_that_is_reworded_is_asked_again_and_credits_no_other(
    open_context: Callable,
    system_with: Callable,
    fixture_site: Path,
    briefed: Run,
    tmp_path: Path,
    kind: str,
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    for question in QUESTIONS:
        course.at(question.page)
        course.arrange(question.id, [])
    course.leave(system)
    assert score(system) == 13.04

    project = copy_sources(tmp_path / "next")
    for folder in ("docs", "quizzes"):
        shutil.rmtree(project / folder / COURSE)
        shutil.copytree(ROOT / "tests" / "fixture" / folder, project / folder, dirs_exist_ok=True)
    for name, (old, new) in REWORDED.items():
        quiz = project / "quizzes" / FIXTURE / f"{name}.md"
        text = quiz.read_text(encoding="utf-8")
        assert old in text
        quiz.write_text(text.replace(old, new), encoding="utf-8")
    run = briefed("export", kind, "--output", tmp_path / "next.zip", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    with learning_system(kind, tmp_path / "next.zip", tmp_path / "unpacked-next") as following:
        following.kept = system.kept
        course = Course(open_context(DESK).new_page(), following.url())
        for question in QUESTIONS:
            course.at(question.page)
            changed = course.page.locator(f"#question-{question.id}")
            expect(
                changed.get_by_text("Updated since you answered: please answer it again.")
            ).to_be_visible()
            expect(changed.locator(".bf-verdict")).to_have_count(0)
            expect(changed.locator("input:checked")).to_have_count(0)
            for choice in changed.locator("select").all():
                expect(choice).to_have_value("")
            expect(changed.locator(".bf-mark")).to_have_count(0)
        course.leave(following)
        assert score(following) == 0, "no answer counts for another question"
        assert following.refused == []
