"""A case that branches on slides: its parts, and the time that one way through it takes."""

from __future__ import annotations

import pytest
from briefed.outputs.deck import slides
from briefed.outputs.fitting import CHOICES, packed
from briefed.outputs.session_plan import session_plan
from briefed.outputs.slide import Slide


def part(number: int, address: str, words: str, *choices: tuple[str, str, int]) -> str:
    listed = "".join(
        f'<li><a href="#{target}">{said}<span class="bf-go-on">: go on at {there}</span></a></li>'
        for said, target, there in choices
    )
    return (
        f'<h3 id="{address}"><span class="bf-nth">{number}.</span> Part {address}</h3>'
        f"<p>{words}</p>{f'<ul>{listed}</ul>' if listed else ''}"
    )


QUOTE = (
    "<blockquote><p>Light it at dusk. "
    '<a class="bf-cite" href="briefing.html#lamps-1">Lamps, point 1</a></p></blockquote>'
)
CASE = (
    '<h2 id="try-this">Try this</h2><p>It is dusk.</p>'
    + part(1, "a", "What now?", ("Light it", "b", 2), ("Wait & see", "c", 3))
    + part(2, "b", "Long. " * 60, ("Go on", "d", 4))
    + part(3, "c", "Short.", ("Go on", "d", 4))
    + part(4, "d", "The end.")
    + QUOTE
)


def made(*more: str) -> list[Slide]:
    steps = "".join(f'<div class="bf-step">{step}</div>' for step in (CASE, *more))
    return slides(f"<article><h1>Lamps</h1>{steps}</article>", "lamps", "lamps.md")


def of_case(found: list[Slide]) -> list[tuple[str, int]]:
    return [(slide.case.part, slide.case.number) for slide in found if slide.case]


def test_each_part_is_a_slide_and_a_quote_is_on_that_of_its_end() -> None:
    found = made("<h2>In practice</h2><p>Light it.</p>")
    assert of_case(found) == [
        ("", 0),
        ("lamps-a", 1),
        ("lamps-b", 2),
        ("lamps-c", 3),
        ("lamps-d", 4),
    ]
    assert [slide.called for slide in found if slide.case][1:] == [
        "1. Part a",
        "2. Part b",
        "3. Part c",
        "4. Part d",
    ]
    assert {slide.case.case for slide in found if slide.case} == {"lamps-a"}
    assert '<p>The end.</p><blockquote class="bf-within"><p>Light it at dusk.' in found[5].html
    assert found[-1].case is None and found[-1].title == "In practice"


def test_a_choice_leads_to_its_part_and_the_trainer_is_told_which() -> None:
    first = made()[2]
    assert '<a href="#lamps-b">Light it<span class="bf-go-on">: go on at 2</span></a>' in first.html
    assert "“Light it”, leads to 2. Part b" in first.notes
    assert "“Wait &amp; see”, leads to 3. Part c" in first.notes
    assert "ends here" in made()[5].notes


def test_a_choice_of_a_page_that_lost_its_address_leads_to_no_part() -> None:
    """The check of the built site reads such a page, and must come to its report."""
    broken = CASE.replace(' href="#b"', "")
    page = f'<article><h1>Lamps</h1><div class="bf-step">{broken}</div></article>'
    first = slides(page, "lamps", "lamps.md")[2]
    assert '<a href="#lamps-">Light it<' in first.html and "leads to 2." not in first.notes
    assert "“Wait &amp; see”, leads to 3. Part c" in first.notes


def test_a_part_that_is_too_long_goes_on_and_its_choices_come_last() -> None:
    long = part(1, "a", "A sentence of words. " * 120, ("Light it", "b", 2)) + part(2, "b", "End.")
    found = slides(
        f'<article><h1>L</h1><div class="bf-step"><h2>Try this</h2>{long}</div></article>', "l", "l"
    )
    parts = [slide for slide in found if slide.case and slide.case.part == "l-a"]
    assert len(parts) > 1
    assert ["bf-choices" in slide.html for slide in parts] == [*[False] * (len(parts) - 1), True]
    assert ["leads to" in slide.notes for slide in parts] == [*[False] * (len(parts) - 1), True]


def test_a_plan_counts_the_longest_way_and_shows_the_case_whole_or_not_at_all() -> None:
    found = made()
    aside = [slide.case.part for slide in found if slide.case and slide.case.aside]
    assert aside == ["lamps-c"]
    assert [slide.planned for slide in found if slide.case and slide.case.aside] == [0]
    plan = session_plan(found, 60)
    assert plan.shown == tuple(range(len(found)))
    assert plan.seconds == sum(slide.seconds for slide in found) - found[4].seconds
    most = 3600 * 9 // 10  # of an hour may be planned
    for spare, shown in ((-1, {0}), (0, set(plan.shown))):
        first = found[0]._replace(seconds=found[0].seconds + most - plan.seconds - spare)
        assert set(session_plan([first, *found[1:]], 60).shown) == shown


def test_a_case_that_goes_round_still_has_slides() -> None:
    circle = part(1, "a", "One.", ("On", "b", 2)) + part(2, "b", "Two.", ("Back", "a", 1))
    found = slides(
        f'<article><h1>L</h1><div class="bf-step"><h2>Try this</h2>{circle}</div></article>',
        "l",
        "l",
    )
    assert [slide.title for slide in found] == ["", "Part a", "Part b"]


NOTES = (
    '<details class="trainer"><summary>Trainer notes (9 minutes)</summary>'
    '<p><strong>Activity (5 minutes):</strong> {}<a href="#try-this">the case</a>.</p></details>'
)


@pytest.mark.parametrize(
    ("words", "grouped"), [("Work through ", False), ("In pairs, work through ", True)]
)
def test_the_task_of_a_case_says_which_it_is_and_in_which_groups(words: str, grouped: bool) -> None:
    found = made(NOTES.format(words))
    task = next(slide for slide in found if slide.kind == "together")
    assert found.index(task) < next(at for at, slide in enumerate(found) if slide.case)
    assert "<p>The case is <b>Part a</b>.</p>" in task.html
    assert ("All together" in task.html) is not grouped


def test_a_choice_stands_with_what_is_decided() -> None:
    choice = f'<ol class="{CHOICES}" type="A">{"<li>Light it at dusk</li>" * 3}</ol>'
    for words in range(60, 90, 10):
        told = ["<p>It is dusk.</p>", f"<p>{'lamps ' * words} What do you do now?</p>", choice]
        *_, last = [group for group, _ in packed(told, first="medium")]
        assert len(last) > 1 and last[-1] == choice
