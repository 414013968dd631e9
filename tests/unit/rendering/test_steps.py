"""Where the steps of a page begin, and what becomes of the marks."""

from __future__ import annotations

import pytest
from briefed.errors import InputError
from briefed.rendering import steps
from briefed.source import pages

HEAD = "---\ntitle: T\nminutes: 3\n---\n# T\n"
FINDINGS = "## What the audit found\n"
QUOTE = "> Words of it. [t-1]\n"


def begun(body: str, kind: str = "theme") -> list[tuple[str, str]]:
    """The kinds of a page's steps, each with the first line that it has."""
    page = pages.parse(HEAD + body, "docs/c/t.md", kind)
    lines = page.body.split("\n")
    return [
        (kind, next(line for line in lines[at:] if line.strip()))
        for at, kind in steps.starts(page).items()
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Only text.\n", []),
        (f"{FINDINGS}\n{QUOTE}", [("finding", FINDINGS.strip())]),
        pytest.param(
            f'!!! abstract "Aims"\n    - one\n\n{FINDINGS}\n{QUOTE}',
            [("finding", '!!! abstract "Aims"')],
            id="what is above the first heading is in the first step",
        ),
        pytest.param(
            f"{FINDINGS}\n{QUOTE}\n{QUOTE}\nText.\n\n{QUOTE}\nMore.\n",
            [("finding", FINDINGS.strip()), ("finding", QUOTE.strip())],
            id="a quote behind text begins a finding, a quote behind a quote does not",
        ),
        pytest.param(
            f"{FINDINGS}\nFirst.\n\n### One\n\n{QUOTE}\nText.\n\n### Two\n\n{QUOTE}",
            [("finding", FINDINGS.strip()), ("finding", "### Two")],
            id="a subheading goes with the finding below it",
        ),
        pytest.param(
            f"{FINDINGS}\n{QUOTE}\nText.\n\n### Two\n\nMore text.\n",
            [("finding", FINDINGS.strip())],
            id="a subheading without a quote begins nothing",
        ),
        pytest.param(
            f"{FINDINGS}\n{QUOTE}\n<!-- question: a -->\n\nText.\n\n"
            f"<!-- question: b -->\n\n{QUOTE}",
            [
                ("finding", FINDINGS.strip()),
                ("question", "<!-- question: a -->"),
                ("finding", "Text."),
                ("question", "<!-- question: b -->"),
                ("finding", QUOTE.strip()),
            ],
            id="each question is a step, and so is what follows it",
        ),
        pytest.param(
            "## Check your understanding\n\n<!-- quiz -->\n\n## Reflect\n\nText.\n",
            [("question", "## Check your understanding"), ("reflect", "## Reflect")],
            id="the heading of the questions goes with the first",
        ),
        pytest.param(
            "In practice\n-----------\n- Do.\n\n## A scenario\n\nText.\n\n## More\n\nText.\n",
            [("practice", "In practice"), ("case", "## A scenario"), ("other", "## More")],
            id="parts by their headings, also underlined ones",
        ),
        pytest.param(
            "## In practice\n\n### Mine\n\n- Do.\n\n### Ours\n\n- Agree.\n",
            [("practice", "## In practice"), ("practice", "### Ours")],
            id="each list of what to do is a step, the first with the heading above it",
        ),
        pytest.param(
            '## Reflect\n\nText.\n\n??? trainer "Trainer notes (8 minutes)"\n    A.\n\n    B.\n',
            [("reflect", "## Reflect"), ("trainer", '??? trainer "Trainer notes (8 minutes)"')],
            id="trainer notes are apart",
        ),
        pytest.param(
            "## In practice\n\n```text\n## No heading\n> no quote [t-1]\n```\n",
            [("practice", "## In practice")],
            id="code begins nothing",
        ),
        pytest.param(
            '## In practice\n\n- A.\n\n!!! safety "Before you ask"\n    - B.\n\nMore.\n',
            [("practice", "## In practice"), ("safety", '!!! safety "Before you ask"')],
            id="what is safe follows what to do",
        ),
        pytest.param(
            "## Try this\n\nA case.\n\n## A scenario\n\nAnother.\n",
            [("case", "## Try this"), ("case", "## A scenario")],
            id="cases",
        ),
    ],
)
def test_steps_begin(body: str, expected: list[tuple[str, str]]) -> None:
    assert begun(body) == expected


@pytest.mark.parametrize("kind", ["start", "extra", "site"])
def test_only_a_themes_page_has_steps(kind: str) -> None:
    assert begun(f"{FINDINGS}\n{QUOTE}", kind) == []


def test_a_step_is_an_element_around_all_up_to_the_next() -> None:
    article = "<h1>T</h1>\n<!-- step: finding -->\n<p>a</p>\n<!-- step: question -->\n<p>b</p>"
    page = f'<article class="bf-article">{steps.ended(article, 2)}<p>below</p></article>'
    assert steps.wrapped(page) == (
        '<article class="bf-article bf-steps"><h1>T</h1>\n<div class="bf-where"></div>\n'
        '<div class="bf-step" data-step="finding">\n<p>a</p>\n</div>\n'
        '<div class="bf-step" data-step="question">\n<p>b</p>\n</div>\n<p>below</p></article>'
    )


def test_a_page_without_steps_stays_as_it_is() -> None:
    assert steps.wrapped(steps.ended("<h1>T</h1>", 0)) == "<h1>T</h1>"


def test_a_lost_beginning_is_refused() -> None:
    with pytest.raises(InputError, match="of the 2 steps of a page, 1 were rendered"):
        steps.ended("<h1>T</h1>\n<!-- step: finding -->\n<p>a</p>", 2)
