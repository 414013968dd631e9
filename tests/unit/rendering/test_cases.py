"""The numbers of a case that branches, for readers who see all its parts at once."""

from __future__ import annotations

import pytest
from briefed.rendering import cases
from briefed.source.pages import parse

TOP = "---\ntitle: Lamps\n---\n# Lamps\n\n## Try this\n\n"
CHOICES = {
    "Ask who he is": "Ask who he is: go on at 2",
    "Ask: who is he?": "Ask: who is he? Go on at 2",
    'Say "Come in!"': 'Say "Come in!" Go on at 2',
    "Go *now*": "Go *now*: go on at 2",
}


def numbered(*parts: str) -> str:
    page = parse(TOP + "\n\n".join(parts), "docs/lamps/lamps.md", "theme")
    lines = page.body.split("\n")
    cases.number(lines, page)
    return "\n".join(lines)


def spans(markdown: str) -> str:
    """The Markdown without the tags around numbers."""
    for tag in ('<span class="bf-nth" data-search-exclude="1">', "</span>"):
        markdown = markdown.replace(tag, "")
    return markdown.replace('<span class="bf-go-on" data-search-exclude="1">', "").replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_says_where_to_go_on(choice: str) -> None:
    made = spans(numbered("### A { #a }\n\nText.", f"- [{choice}](#b)", "### B { #b }\n\nText."))
    assert f"- [{CHOICES[choice]}](#b)" in made


def test_parts_are_numbered_in_the_order_of_the_page() -> None:
    made = spans(
        numbered(
            "### Late { #z }\n\n- [Go](#m)\n- [Wait\n  and see](#a)",
            "### Early { #a }\n\nText.",
            "### Middle { #m }\n\n1. [Go on](#a)",
        )
    )
    assert "### 1. Late { #z }" in made  # the search finds where a case begins, and no more
    assert "### 2. Early { #a data-search-exclude='1' }" in made
    assert (
        "### 3. Middle { #m data-search-exclude='1' }" in made
        and "1. [Go on: go on at 2](#a)" in made
    )
    assert "- [Go: go on at 3](#m)\n- [Wait\n  and see: go on at 2](#a)" in made


def test_each_case_of_a_page_begins_with_one() -> None:
    made = spans(
        numbered(
            "### A { #a }\n\n- [Go](#b)",
            "### B { #b }\n\nText.",
            "## A scenario",
            "### C { #c }\n\n- [Go](#d)",
            "### D { #d }\n\nText.",
        )
    )
    assert "### 1. A" in made and "### 2. B" in made
    assert "### 1. C" in made and "- [Go: go on at 2](#d)" in made
    # A reader may have said where they work, and each case says "you".
    said = f'<p class="bf-hint" data-search-exclude="1">{cases.ROLE}</p>'
    assert made.count(f"{said}\n") == 2
    for heading in ("## Try this", "## A scenario"):
        assert f"{heading}\n\n{said}\n" in made


def test_what_is_no_choice_and_no_case_stays_as_it_is() -> None:
    for parts in (
        ("### A { #a }\n\n- Go to [B](#b)", "### B { #b }\n\nText."),
        ("### A { #a }\n\n- [Go](#nowhere)", "### B { #b }\n\nText."),
    ):
        assert parts[0].partition("\n\n")[2] in numbered(*parts)
    plain = "### A { #a }\n\n- Go\n- Stay"
    assert plain in numbered(plain)
    assert cases.ROLE not in numbered(plain)
    elsewhere = "## In practice\n\n### A { #a }\n\n- [Go](#a)"
    assert elsewhere in numbered(elsewhere)


def test_an_ending_says_that_it_is_one_behind_all_that_it_says() -> None:
    made = numbered(
        "### A { #a }\n\n- [Go](#b)\n- [Stay](#c)",
        "###B { #b }\n\nText.\n\n> A quote,\n>\n> of two. [b-1]\n<!-- question: why -->",
        "### C { #c }\n\nText\nof two lines.\n\n"
        '!!! safety "Before you ask"\n    Text.\n\n    > A quote.',
    )
    end = '\n\n<p class="bf-ends" data-search-exclude="1">The case ends here.</p>\n'
    assert made.count(end) == 2
    assert f"> of two. [b-1]{end}\n<!-- question" in made
    assert f"Text\nof two lines.{end}\n\n!!! safety" in made


def test_a_heading_is_numbered_also_without_a_space_before_its_words() -> None:
    made = spans(numbered("###At the door { #a }\n\n- [Go](#b)", "###B { #b }\n\nText."))
    assert "### 1. At the door { #a }" in made
    assert "### 2. B { #b data-search-exclude='1' }" in made
