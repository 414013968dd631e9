"""What `questions.py` needs of mkdocs-quiz's markup: an upgrade that changes it fails here."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from briefed.checking.coverage import Coverage
from briefed.errors import InputError
from briefed.rendering import questions as embed
from briefed.source import quizzes

CONFIG = """
site_name: A tiny site
use_directory_urls: false
theme: {name: material}
plugins:
  - mkdocs_quiz: {embed_source: false, auto_submit: false, confetti: false, show_progress: false}
"""

QUIZ = """<quiz>
Which lamp?

Look **closely**.
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
The lamp is [[white]] and [[bright & clear]].

---

It burns.
</quiz>
"""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The HTML that the installed mkdocs-quiz makes of three questions, without any of our own
    code.
    """
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text(
        "# A page\n\n" + QUIZ + "\nBehind the last question.\n", encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert run.returncode == 0, run.stderr
    page = (folder / "site/index.html").read_text(encoding="utf-8")
    return page[page.index("<h1") : page.index("</article>")]


def test_the_pasted_runtime_stands_behind_the_page(rendered: str) -> None:
    kept = embed.without_runtime(rendered)
    assert "Behind the last question." in kept
    assert not re.search(r"<script|<style|quiz-progress|mkdocsQuiz|confetti", kept)
    cut = rendered[len(kept) :]
    assert len(cut) > 40_000, (
        "mkdocs-quiz no longer pastes its script: without_runtime has nothing to do"
    )
    for other, found in ((kept, "nowhere"), (rendered + cut, "2 times")):
        with pytest.raises(InputError, match=f"found {found}, not once. Installed is mkdocs-quiz"):
            embed.without_runtime(other)
    outside = re.sub(
        (
            r"<(style|script)\b.*?</\1>|<div id=\"quiz-progress-sidebar\".*?</ul>\s*</div>|<nav "
            r"id=\"quiz-progress-mobile\".*?</nav>"
        ),
        "",
        cut,
        flags=re.S,
    )
    assert not re.sub(r"<[^>]*>|\s", "", outside), (
        f"something that is no script and no style would be cut away: {outside[:300]}"
    )


def test_every_question_has_the_skeleton(rendered: str) -> None:
    found = [match.groupdict() for match in embed._QUIZ.finditer(rendered)]
    assert len(found) == 3, "the skeleton of a question has changed"
    assert (
        re.sub(r"\s+", " ", found[0]["stem"])
        == "<p>Which lamp?</p> <p>Look <strong>closely</strong>.</p>"
    )
    assert (
        "<p>The briefing says:</p>" in found[0]["content"]
        and "The white lamp burns. [lamps-1]" in found[0]["content"]
    )
    assert found[2]["options"] is None and found[2]["content"] == "<p>It burns.</p>"


def test_every_option_has_the_skeleton(rendered: str) -> None:
    options = [
        [
            (option["type"], bool(option["right"]), option["words"], option["reason"])
            for option in embed._OPTION.finditer(match["options"] or "")
        ]
        for match in embed._QUIZ.finditer(rendered)
    ]
    assert options == [
        [
            ("radio", False, "The red one", "It is out."),
            ("radio", True, "The <strong>white</strong> one", "It burns."),
        ],
        [
            ("checkbox", True, "One", "Yes."),
            ("checkbox", True, "Two", "Yes."),
            ("checkbox", False, "Three", "No."),
        ],
        [],
    ]


def test_every_blank_has_the_skeleton(rendered: str) -> None:
    stem = list(embed._QUIZ.finditer(rendered))[2]["stem"]
    assert [blank["answer"] for blank in embed._BLANK.finditer(stem)] == [
        "white",
        "bright &amp; clear",
    ]


def test_the_questions_come_out_in_our_own_markup(rendered: str) -> None:
    quiz = quizzes.parse(
        "".join(
            f"<!-- question: number-{n} -->\n<quiz>{part}"
            for n, part in enumerate(QUIZ.split("<quiz>")[1:], 1)
        ),
        "quizzes/c/lamps.md",
    )
    assert quiz.faults == ()
    html = embed.embed(
        embed.without_runtime(rendered),
        quiz,
        Coverage({}, {}, frozenset(), frozenset(), frozenset()),
    )
    assert not re.search(
        r'class="quiz|javascript:|onsubmit|data-correct|data-answer|class="[^"]*hidden', html
    )
    assert html.count('class="bf-question"') == html.count('class="bf-answer"') == 3
    assert (
        html.index("Behind the last question.")
        > html.index('class="bf-answers"')
        > html.index('id="question-number-3"')
    )
    questions = html[: html.index('class="bf-answers"')]
    assert (
        "It is out." not in questions
        and "data-right" not in questions
        and "bright" not in questions
    )


def test_other_markup_is_refused_and_not_passed_on(rendered: str) -> None:
    quiz = quizzes.parse(
        "".join(
            f"<!-- question: number-{n} -->\n<quiz>{part}"
            for n, part in enumerate(QUIZ.split("<quiz>")[1:], 1)
        ),
        "quizzes/c/lamps.md",
    )
    nothing = Coverage({}, {}, frozenset(), frozenset(), frozenset())
    for old, new in (
        ("<fieldset", "<div"),
        ('class="quiz-question"', 'class="quiz-stem"'),
        ('data-correct="true"', 'data-right="true"'),
        ("answer-feedback hidden", "answer-why hidden"),
        ("quiz-blank-input", "quiz-gap"),
    ):
        assert old in rendered
        with pytest.raises(embed.Unfamiliar, match="markup has changed"):
            embed.embed(rendered.replace(old, new), quiz, nothing)
