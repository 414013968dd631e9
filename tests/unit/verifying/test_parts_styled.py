"""What a style sheet may do to the parts of a question and of a step, and to nothing else."""

from __future__ import annotations

import pytest
from briefed.verifying.visibility import Sight
from selectolax.lexbor import LexborHTMLParser

PAGE = (
    "<html><body><main><article class='bf-article bf-steps'><div class='bf-question'><blockquote>"
    "<p>Words.</p></blockquote></div></article></main></body></html>"
)


def seen(sheet: str, page: str) -> bool:
    tree = LexborHTMLParser(page)
    return Sight(tree, [sheet]).seen(tree.css_first("p"))


OPTION = PAGE.replace(
    "<blockquote>",
    "<div class='bf-option'><input><label><b class='bf-letter'>A</b></label></div><blockquote>",
)


@pytest.mark.parametrize(
    ("part", "rule", "shown"),
    [
        ("label", "grid-area: 1 / 1", True),
        ("label", "grid-area: 2 / 1", False),
        ("label", "position: relative", False),
        ("label", "top: 0.3rem", False),
        (".bf-letter", "width: 3.75rem", True),
        (".bf-letter", "width: 0.75rem", False),
    ],
)
def test_a_letter_leaves_room_for_the_field_of_its_option(
    part: str, rule: str, shown: bool
) -> None:
    tree = LexborHTMLParser(OPTION)
    sight = Sight(tree, [f".bf-option {part} {{ {rule} }}"])
    assert sight.seen(tree.css_first(".bf-letter")) == shown


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("grid-area: 1 / 1; position: relative; top: 0.3rem", True),
        ("top: 9rem", False),
        ("position: absolute", False),
        ("position: fixed", False),
    ],
)
def test_the_field_of_an_option_is_beside_its_first_line(rule: str, shown: bool) -> None:
    tree = LexborHTMLParser(OPTION)
    sight = Sight(tree, [f".bf-option input {{ {rule} }}"])
    assert sight.seen(tree.css_first("input")) == shown


STEP = PAGE.replace("<blockquote>", "<section class='bf-step' data-step='finding'><blockquote>")
ANSWERS = PAGE.replace(
    "<blockquote>", "<div class='bf-step'><section class='bf-answers'><blockquote>"
)
OF_STEP = ".bf-stepping .bf-step"
OF_FINDING = f'{OF_STEP}[data-step="finding"]'


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (f"{OF_STEP} > blockquote {{ margin: 1rem var(--bf-out) 1.5rem }}", True),
        (f"{OF_STEP} > blockquote {{ margin: 1rem -9rem 1.5rem }}", False),
        (f"{OF_STEP} > blockquote::after {{ left: var(--bf-gutter); top: 100% }}", True),
        (f"{OF_FINDING} > blockquote::after {{ left: 100%; top: 1rem }}", True),
        (f"{OF_FINDING} > blockquote::after {{ left: 0 }}", False),
        (f"{OF_FINDING} > blockquote::after {{ top: 0 }}", False),
        (f"{OF_FINDING} > blockquote {{ left: 100% }}", False),
    ],
)
def test_a_quote_of_a_step_goes_from_edge_to_edge_and_has_a_tail(sheet: str, shown: bool) -> None:
    assert seen(sheet, STEP) == shown


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (".bf-steps { display: grid; grid-template-columns: minmax(0, 1fr) }", True),
        (".bf-steps { display: grid; grid-template-columns: 0 }", False),
        (".bf-step:has(> .bf-answers) { display: contents }", True),
        (".bf-step { display: contents }", False),
        (".bf-answers { order: 1 }", True),
        (".bf-answers { order: -1 }", False),
        ("blockquote { order: 1 }", False),
    ],
)
def test_the_answers_of_a_page_may_come_last(sheet: str, shown: bool) -> None:
    assert seen(f"@media print {{ {sheet} }}", ANSWERS) == shown


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (f"{OF_STEP} > h3:has(> .bf-tag) {{ outline-offset: -3px }}", True),
        (f"{OF_STEP} > h3 {{ outline-offset: -20px }}", False),
        (".bf-stepping .bf-steps h1 { float: none }", True),
        (".bf-stepping .bf-steps h2 { float: none }", False),
    ],
)
def test_the_headings_of_a_step_are_seen_with_their_ring(sheet: str, shown: bool) -> None:
    heads = STEP.replace("bf-steps'>", "bf-steps'><h1>1</h1><h2>2</h2>")
    tree = LexborHTMLParser(heads.replace("<blockquote>", "<h3>3</h3><blockquote>"))
    sight = Sight(tree, [sheet])
    assert all(sight.seen(one) for one in tree.css("h1, h2, h3")) == shown
