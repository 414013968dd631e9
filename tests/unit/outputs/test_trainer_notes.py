"""What the trainer notes give a room to do, on slides."""

from __future__ import annotations

import pytest
from briefed.outputs.deck import slides
from briefed.outputs.slide import Slide
from briefed.outputs.trainer_notes import TALK, TASK, Told, parts_with, told
from briefed.source.page_parts import MESSAGE, MONDAY
from selectolax.lexbor import LexborHTMLParser

AIM = "<p><strong>Aim:</strong> see the light.</p>"
TASKED = "<p><strong>Activity (5 minutes):</strong> in pairs, trim a <em>lamp</em>.</p>"
TALKED = "<p><strong>Discussion:</strong> who trims it? Listen for: who else is told.</p>"
KEY = "<p><strong>Key message:</strong> somebody lights it.</p>"
NEXT = "<p><strong>On Monday:</strong> look for the lamp.</p>"
CAUTION = "<p><strong>Caution:</strong> some have lost a lamp.</p>"


def read(*blocks: str, minutes: int = 9) -> list[Told]:
    notes = f"<details><summary>Trainer notes</summary>{''.join(blocks)}</details>"
    details = LexborHTMLParser(notes).css_first("details")
    assert details is not None
    return told(details, minutes)


def test_the_task_and_the_question_are_shown_and_what_is_for_the_trainer_is_not() -> None:
    assert read(AIM, TASKED, TALKED, CAUTION) == [
        Told(TASK, ["<p>In pairs, trim a <em>lamp</em>.</p>"], 5),
        Told(TALK, ["<p>Who trims it?</p>"], 4, (), "Listen for: who else is told."),
    ]


@pytest.mark.parametrize(
    ("blocks", "minutes", "expected"),
    [
        ([TASKED], 9, [5]),
        ([TASKED.replace(" (5 minutes)", "")], 9, [9]),
        ([TALKED], 9, [9]),
        ([TASKED, TALKED], 0, [5, 0]),
        ([TASKED, TALKED.replace("Discussion", "Discussion (1 minute)")], 9, [5, 1]),
        ([TASKED.replace(" (5 minutes)", ""), TALKED], 9, [0, 9]),
        ([AIM, CAUTION], 9, []),
        ([KEY, TASKED, NEXT], 9, [0, 5, 0]),
        ([KEY, TASKED, TALKED, NEXT], 9, [0, 5, 4, 0]),
    ],
)
def test_minutes_that_nothing_else_takes_go_to_the_discussion(
    blocks: list[str], minutes: int, expected: list[int]
) -> None:
    assert [one.minutes for one in read(*blocks, minutes=minutes)] == expected


def test_a_list_belongs_to_what_is_above_it_and_ends_where_the_trainer_listens() -> None:
    listed = "<ul><li>one</li><li>two</li></ul>"
    after = "<p>Listen for:</p><ul><li>three</li></ul>"
    (task,) = read(AIM, TASKED, listed, after, CAUTION)
    assert task.blocks[1:] == ["<ul><li>one</li></ul>", "<ul><li>two</li></ul>"]


def test_a_line_may_end_before_what_the_trainer_listens_for() -> None:
    (talk,) = read(TALKED.replace("Listen for", "Listen\nfor"))
    assert (talk.blocks, talk.listen_for) == (
        ["<p>Who trims it?</p>"],
        "Listen for: who else is told.",
    )


def test_the_message_and_what_to_do_on_monday_are_told() -> None:
    assert read(KEY, AIM, NEXT, CAUTION) == [
        Told(MESSAGE, ["<p>Somebody lights it.</p>"]),
        Told(MONDAY, ["<p>Look for the lamp.</p>"]),
    ]


def test_a_task_leads_to_the_parts_that_it_works_with() -> None:
    linked = TASKED.replace("in pairs", 'in <a href="#pairs">pairs</a>')
    (task,) = read(AIM, linked, TALKED.replace("who", '<a href="https://example.org">who</a>'))[:1]
    assert task.leads_to == ("pairs",)
    body = LexborHTMLParser('<h2 id="a">A</h2><h2 id="b">B</h2><h3 id="pairs">P</h3>').body
    assert parts_with(body, task.leads_to) == ["b"] and parts_with(body, ("nowhere",)) == []


def made(notes: str, summary: str = "Trainer notes (9 minutes)") -> list[Slide]:
    return [
        slide
        for slide in slides(
            f'<article><h1>Lamps</h1><details class="trainer"><summary>{summary}</summary>'
            f"{notes}</details></article>",
            "lamps",
            "lamps.md",
        )
        if slide.kind == "together"
    ]


def test_each_has_a_slide_with_its_time_and_all_notes() -> None:
    task, talk = made(AIM + TASKED + TALKED)
    assert (task.title, talk.title) == (TASK, TALK)
    assert (task.seconds, talk.seconds) == (300, 240)
    assert task.html.endswith('<p class="bf-countdown" data-seconds="300">5 minutes</p>')
    assert "Listen for" not in task.html + talk.html
    assert task.notes == talk.notes and "Listen for" in talk.notes


def test_notes_without_either_still_have_their_time_on_the_wall() -> None:
    (slide,) = made(AIM)
    assert slide.html == ('<h2>Lamps</h2><p class="bf-countdown" data-seconds="540">9 minutes</p>')
    assert made(AIM, "Trainer notes")[0].html == "<h2>Lamps</h2>"


def test_a_title_with_a_sign_of_html_is_a_title() -> None:
    page = "<article><h1>A &lt; B &amp; C</h1><details class=trainer><summary>Notes</summary>"
    (slide,) = [
        one for one in slides(f"{page}{AIM}</details></article>", "a", "a.md") if one.notes
    ][1:]
    assert slide.html == "<h2>A &lt; B &amp; C</h2>"


STORY = '<h2 id="story">Try this</h2><p>A lamp went out.</p>'


def deck(notes: str, *parts: str, minutes: int = 9) -> list[Slide]:
    summary = f"<summary>Trainer notes ({minutes} minutes)</summary>"
    details = f'<details class="trainer">{summary}{notes}</details>'
    return slides(
        f"<article><h1>Lamps</h1>{''.join(parts)}{details}</article>", "lamps", "lamps.md"
    )


def test_the_message_is_below_the_title_and_monday_at_the_end() -> None:
    first, *_, last = deck(KEY + TASKED + TALKED + NEXT, STORY)
    assert first.html == '<h1>Lamps</h1><p class="bf-message">Somebody lights it.</p>'
    assert (last.kind, last.title, last.html) == (
        "monday",
        "On Monday",
        "<p>Look for the lamp.</p>",
    )


def test_a_task_comes_before_the_part_that_it_works_with_and_leaves_it_its_time() -> None:
    linked = TASKED.replace("in pairs", 'in <a href="#story">pairs</a>')
    after = "<h2>What the audit found</h2><p>Dark.</p>"
    made = deck(linked + TALKED, STORY, after)
    assert [(slide.kind, slide.task) for slide in made] == [
        ("title", 0),
        ("together", 1),
        ("scenario", 1),
        ("point", 0),
        ("together", 0),
    ]
    task, story = made[1:3]
    assert task.seconds + story.seconds == 300 and 'data-seconds="300"' in task.html
    long = STORY + f"<p>{'It was dark, and nobody knew. ' * 30}</p>"
    hurried = deck(linked.replace("5 minutes", "1 minute"), long, minutes=1)
    took = sum(slide.seconds for slide in hurried if slide.task)
    assert took > 60, "reading takes its time"
    assert f'data-seconds="{took}">{took // 60}:{took % 60:02} minutes<' in hurried[1].html, (
        "the wall counts down what the plan has"
    )
