"""What `site_hooks.py` and `published.py` need of mkdocs-quiz's markup: an upgrade that changes it fails here, by name."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

CONFIG = """
site_name: A tiny site
use_directory_urls: false
plugins:
  - mkdocs_quiz:
      embed_source: false
      auto_submit: false
      confetti: false
      show_progress: false
"""

PAGE = """
# A page

<quiz>
Which lamp?
- [ ] The red one
> It is out.
- [x] The **white** one
> It burns.

The briefing says:

> The white lamp burns. [lamps-1]
</quiz>

<quiz>
Which two?
- [x] One
> Yes.
- [x] Two
> Yes.
- [ ] Three
> No.
</quiz>

<quiz>
The lamp is [[white]] and [[bright]].

---

It burns.
</quiz>
"""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text(PAGE, encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, capture_output=True, text=True,
                         env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    assert run.returncode == 0, run.stderr
    return LexborHTMLParser((folder / "site/index.html").read_text(encoding="utf-8"))


def has(node: LexborNode, name: str) -> bool:
    return name in node.attributes


def texts(nodes: list[LexborNode]) -> list[str]:
    return [" ".join(node.text().split()) for node in nodes]


Quizzes = list[LexborNode]
NEEDS: dict[str, Callable[[Quizzes], bool]] = {
    "each question is a .quiz": lambda quizzes: len(quizzes) == 3,
    "the ids count up from quiz-0": lambda quizzes: [quiz.attributes["id"] for quiz in quizzes] == ["quiz-0", "quiz-1", "quiz-2"],
    # The hook replaces both by one pattern, so their order in the text is needed as well.
    "the link to the question comes first in it": lambda quizzes: all(
        f' id="{quiz.attributes["id"]}">' in quiz.html.split("<a", 1)[0] and quiz.css_first("a").attributes["href"] == f"#{quiz.attributes['id']}"
        for quiz in quizzes),
    "the stem is a .quiz-question": lambda quizzes: texts(quizzes[0].css(".quiz-question")) == ["Which lamp?"],
    "the options are labels of a fieldset": lambda quizzes: texts(quizzes[0].css("fieldset label")) == ["The red one", "The white one"],
    "an option keeps its emphasis": lambda quizzes: texts(quizzes[0].css("fieldset label strong")) == ["white"],
    "an option's input comes with its label": lambda quizzes: all(
        [field.attributes["id"] for field in quiz.css("fieldset input")] == [label.attributes["for"] for label in quiz.css("fieldset label")]
        for quiz in quizzes[:2]),
    "one key makes radio buttons": lambda quizzes: {field.attributes["type"] for field in quizzes[0].css("fieldset input")} == {"radio"},
    "two keys make checkboxes": lambda quizzes: {field.attributes["type"] for field in quizzes[1].css("fieldset input")} == {"checkbox"},
    "the key has data-correct and no other has": lambda quizzes: [has(field, "data-correct") for field in quizzes[0].css("fieldset input")] == [False, True],
    "every key of several has data-correct": lambda quizzes: [has(field, "data-correct") for field in quizzes[1].css("fieldset input")] == [True, True, False],
    "feedback is an .answer-feedback beside its option": lambda quizzes: texts(quizzes[0].css("fieldset > div > .answer-feedback")) == ["It is out.", "It burns."],
    "the quote is in section.content": lambda quizzes: texts(quizzes[0].css("section.content blockquote")) == ["The white lamp burns. [lamps-1]"],
    "the lead-in is in section.content": lambda quizzes: texts(quizzes[0].css("section.content > p")) == ["The briefing says:"],
    "a blank is a .quiz-blank-input with its data-answer": lambda quizzes: [
        blank.attributes["data-answer"] for blank in quizzes[2].css(".quiz-question .quiz-blank-input")] == ["white", "bright"],
    "a blank's explanation is in section.content": lambda quizzes: texts(quizzes[2].css("section.content")) == ["It burns."],
    "there is a button to submit": lambda quizzes: all(len(quiz.css("form button[type=submit]")) == 1 for quiz in quizzes),
    "nothing is disabled": lambda quizzes: not any(quiz.css("[disabled]") for quiz in quizzes),
    "what answering reveals has the class hidden": lambda quizzes: all(
        "hidden" in piece.attributes["class"].split() for quiz in quizzes for piece in quiz.css(".answer-feedback, section.content, .quiz-feedback")),
    "a place for feedback stands ready": lambda quizzes: all(len(quiz.css(".quiz-feedback")) == 1 for quiz in quizzes),
}


@pytest.mark.parametrize("need", NEEDS)
def test_mkdocs_quiz_still(need: str, rendered: LexborHTMLParser) -> None:
    assert NEEDS[need](rendered.css(".quiz")), "\n".join(quiz.html for quiz in rendered.css(".quiz"))
