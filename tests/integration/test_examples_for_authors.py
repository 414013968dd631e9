"""The examples of the guide for authors, put into a course as an author would: each is whole."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support.building import ROOT, Run

GUIDE = ROOT / "quizzes/README.md"
DOCS, QUIZZES = "docs/keeping-babies-safe", "quizzes/keeping-babies-safe"
# A heading of the guide, or an example in it, which may hold headings of its own.
_PIECE = re.compile(
    r"^#{2,3} (?P<heading>[^\n]*)$|^ *```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.M | re.S
)


def examples() -> dict[str, list[str]]:
    """The examples of the guide, by the heading that each is under.

    One theme has another name there, since it has that of the course: a project that has neither
    reads the same guide.
    """
    found: dict[str, list[str]] = {}
    heading = ""
    for piece in _PIECE.finditer(GUIDE.read_text(encoding="utf-8")):
        heading = piece["heading"] or heading
        if piece["kind"] in ("markdown", "yaml"):
            text = piece["text"].replace("safer-sleep-", "keeping-babies-safe-")
            found.setdefault(heading, []).append(text)
    return found


EXAMPLES = examples()


def the_example(heading: str) -> str:
    (block,) = EXAMPLES[heading]
    return block


def edit(path: Path, pattern: str, text: str) -> None:
    """Put a text in the place of the only match of a pattern in a file."""
    words, times = re.subn(pattern, lambda _: text, path.read_text(encoding="utf-8"))
    assert times == 1, f"{times} matches of {pattern} in {path.name}"
    path.write_text(words, encoding="utf-8")


def put_page(project: Path) -> None:
    (project / DOCS / "hidden-men.md").write_text(the_example("Write a page"), encoding="utf-8")


def put_case(project: Path) -> None:
    """The case takes the place of that on the page of the guide."""
    put_page(project)
    section = r"(?ms)^## Try this\n.*?(?=^## )"
    edit(project / DOCS / "hidden-men.md", section, the_example("A case that branches") + "\n")


def put_figure(project: Path) -> None:
    example = the_example("Show a figure as dots")
    marked = r"<!-- figure: .* \[keeping-babies-safe-2\] -->\n(?:>.*\n)+"
    edit(project / DOCS / "keeping-babies-safe.md", marked, example)


def put_question(project: Path) -> None:
    own = r"(?s)<!-- question: register-the-father -->\n<quiz>.*?</quiz>\n"
    edit(project / QUIZZES / "hidden-men.md", own, the_example("Write a question"))


def put_items(project: Path) -> None:
    """The first takes the place of a question, the others are new ones."""
    own = r"(?s)<!-- question: in-place-or-to-strengthen -->\n<sort>.*?</sort>\n"
    of_groups, others = EXAMPLES["Sort, match, put in order"]
    edit(project / QUIZZES / "multi-agency-working.md", own, of_groups)
    match, order = re.split(r"\n(?=<!-- question)", others)
    for example, theme in ((match, "multi-agency-working"), (order, "hidden-men")):
        quiz = project / QUIZZES / f"{theme}.md"
        quiz.write_text(f"{quiz.read_text('utf-8')}\n{example}", encoding="utf-8")
        page = project / DOCS / f"{theme}.md"
        if "<!-- quiz -->" not in page.read_text("utf-8"):
            marker = re.sub(r" \(decision\)", "", example.partition("\n")[0])
            edit(page, r"(?m)^## In practice$", f"{marker}\n\n## In practice")


def put_services(project: Path) -> None:
    """The service takes the place of the one of its name; points are marked for the others, too."""
    own = r"(?m)^  - name: Health visiting\n(?:    .*\n)+"
    edit(project / DOCS / "index.md", own, the_example("Services").removeprefix("services:\n"))


def put_exemption(project: Path) -> None:
    """The question on the sentence goes."""
    own = r"(?s)<!-- question: the-key-aspects -->\n<quiz>.*?</quiz>\n"
    edit(project / QUIZZES / "introduction.md", own, "")
    edit(project / DOCS / "introduction.md", r"<!-- question: the-key-aspects -->\n\n", "")
    edit(
        project / DOCS / "index.md", r"(?m)^exemptions: \[\]\n", the_example("Leave a sentence out")
    )


PUT: dict[str, Callable[[Path], None]] = {
    "Write a page": put_page,
    "A case that branches": put_case,
    "Show a figure as dots": put_figure,
    "Write a question": put_question,
    "Sort, match, put in order": put_items,
    "Leave a sentence out": put_exemption,
    "Services": put_services,
}


def problems(briefed: Run, project: Path) -> Counter[tuple[str, str]]:
    """How often the check reports each code in each file."""
    said = briefed("check", "keeping-babies-safe", "--format", "json", project=project).stdout
    return Counter((one["code"], one["file"]) for one in json.loads(said)["problems"])


def test_every_example_is_tried() -> None:
    assert sorted(PUT) == sorted(EXAMPLES)


def test_no_example_leaves_anything_out() -> None:
    assert [block for blocks in EXAMPLES.values() for block in blocks if "…" in block] == []


@pytest.mark.parametrize("heading", PUT)
def test_an_example_passes_the_check(heading: str, briefed_here: Run, whole_project: Path) -> None:
    before = problems(briefed_here, whole_project)
    assert before
    PUT[heading](whole_project)
    assert problems(briefed_here, whole_project) - before == Counter()
