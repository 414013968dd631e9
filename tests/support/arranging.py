"""What a learning system is told of items to arrange, and what a learner finds who comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Frame, Page, expect

from support.packages import Course


class Arranged(NamedTuple):
    """A question of the fixture: its page, which positions of its answer are wrong at first, and
    what is told: the type, the first answer and the key, part by part.
    """

    id: str
    page: str
    wrong: list[int]
    type: str
    first: list[str]
    key: list[str]


QUESTIONS = (
    # Items by their letters as the page shows them, and groups or matches by their numbers.
    Arranged(
        "found-or-asked-for",
        "lamp-care",
        [1, 2],
        "matching",
        ["a1", "b1", "c2"],
        ["a1", "b2", "c1"],
    ),
    # Claims: the group of the true ones is the first.
    Arranged(
        "what-the-boatman-says",
        "keepers-cafes-stores",
        [1, 2],
        "matching",
        ["a2", "b2", "c1"],
        ["a2", "b1", "c2"],
    ),
    Arranged(
        "which-isle-waited-how-long",
        "who-relieves-the-keeper",
        [0, 1],
        "matching",
        ["a2", "b1", "c3"],
        ["a1", "b2", "c3"],
    ),
    # The page shows wicks, everything else, oil.
    Arranged(
        "first-in-a-short-winter",
        "keepers-cafes-stores",
        [1, 2],
        "sequencing",
        ["c", "b", "a"],
        ["c", "a", "b"],
    ),
)


@contextmanager
def _session(opened: Callable[[], Course], leave: Callable[[Course], None]) -> Iterator[Course]:
    course = opened()
    yield course
    leave(course)


def partly_right_then_right(opened: Callable[[], Course], leave: Callable[[Course], None]) -> None:
    """Answer each question partly right, and leave; come back in another browser, find what was
    right and nothing else, and answer again with it kept; and come back once more.
    """
    with _session(opened, leave) as course:
        for question in QUESTIONS:
            course.at(question.page)
            verdict = course.arrange(question.id, question.wrong).locator(".bf-verdict")
            expect(verdict).to_have_text("◐ 1 of 3 right.")
    with _session(opened, leave) as course:
        for question in QUESTIONS:
            course.at(question.page)
            found = course.page.locator(f"#question-{question.id}")
            verdict = found.locator(".bf-verdict")
            expect(verdict).to_have_text("◐ 1 of 3 right.")
            # Only what was right is kept of an answer, not where the others were put.
            if question.type == "sequencing":
                expect(found.locator(".bf-had")).to_have_text(["You had it elsewhere"] * 2)
            else:
                expect(found.locator(".bf-chosen")).to_have_count(2)
                wrong = found.locator(".bf-mark:not([data-right])")
                expect(wrong.filter(has_text="Not right")).to_have_count(2)
                expect(found.locator("details.bf-why .bf-mark[data-right]")).to_have_count(1)
            found.get_by_role("button", name="Try again").click()
            expect(found.locator(".bf-item .bf-mark")).to_have_text(["✓ Your answer was right"])
            course.arrange(question.id, [])
            expect(verdict).to_have_text("✓ Right.")
    with _session(opened, leave) as course:
        for question in QUESTIONS:
            course.at(question.page)
            verdict = course.page.locator(f"#question-{question.id} .bf-verdict")
            expect(verdict).to_have_text("✓ Right.")


def expect_asked_again(page: Page | Frame, question: Arranged) -> None:
    """A question that is worded anew is open, shows no answer, and says why."""
    changed = page.locator(f"#question-{question.id}")
    asks = changed.get_by_text("Updated since you answered: please answer it again.")
    expect(asks).to_be_visible()
    expect(changed.locator(".bf-verdict")).to_have_count(0)
    expect(changed.locator("input:checked")).to_have_count(0)
    for choice in changed.locator("select").all():
        expect(choice).to_have_value("")
    expect(changed.locator(".bf-mark")).to_have_count(0)
