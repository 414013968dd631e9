"""From slides to sessions: what fills the minutes that a trainer has."""

from __future__ import annotations

import pytest
from briefed.outputs.case_slides import InCase
from briefed.outputs.session_parts import left_out, parts, text
from briefed.outputs.session_plan import LENGTHS, session_plan
from briefed.outputs.slide import Slide
from briefed.outputs.trainer_notes import TALK, TASK, countdown

QUOTE, OTHER = "Light it at dusk.", "Put it out at dawn."


def slide(kind: str, seconds: int, title: str = "", theme: str = "lamps", **more: object) -> Slide:
    html = f"<h1>{theme.title()}</h1>" if kind == "title" else f"<p>{kind}</p>"
    return Slide(kind, title or kind.title(), html, seconds=seconds, theme=theme)._replace(**more)


def quote(seconds: int, words: str = QUOTE, theme: str = "lamps") -> Slide:
    html = f"<blockquote><p>{words} <cite>Lamps, point 1</cite></p></blockquote>"
    return slide("quote", seconds, words, theme, html=html)


def vote(name: str, seconds: int, words: str = QUOTE, theme: str = "lamps") -> list[Slide]:
    html = f"<blockquote><p>{words} <cite>Lamps, point 1</cite></p></blockquote>"
    return [
        slide("question", seconds, f"Question {name}", theme, question=name),
        slide("source", 30, "The briefing says", theme, question=name, html=html),
    ]


TALKED = slide("together", 180, TALK)
TASKED = slide("together", 300, TASK, task=1)
MONDAY, END = slide("monday", 20, "On Monday"), slide("end", 30, theme="")
DECK = [
    slide("title", 20),
    slide("note", 30),
    slide("aims", 30),
    quote(60),
    slide("point", 60),
    *vote("1", 150),
    quote(40, OTHER),
    *vote("2", 200, OTHER),
    slide("practice", 60),
    slide("scenario", 120, part="Try this"),
    slide("reflect", 90),
    TASKED,
    TALKED,
    MONDAY,
    END,
]


def shown(deck: list[Slide], minutes: int) -> list[str]:
    return [deck[place].kind for place in session_plan(deck, minutes).shown]


@pytest.mark.parametrize("minutes", [*LENGTHS, 10, 90])
def test_a_session_keeps_to_its_minutes_and_has_a_quote_a_vote_and_monday(minutes: int) -> None:
    session = session_plan(DECK, minutes)
    assert session.fits
    timed = session.timed(DECK)
    assert session.seconds == sum(timed[place].seconds for place in session.shown) <= minutes * 60
    assert session.seconds == sum(unit.seconds for unit in session.units)
    always = {"title", "note", "quote", "question", "together", "monday", "end"}
    assert always <= set(shown(DECK, minutes))
    assert list(session.shown) == sorted(session.shown)


def test_more_minutes_hold_more() -> None:
    assert shown(DECK, 7) == ["title", "note", "quote", "question", "together", "monday", "end"]
    assert shown(DECK, 20) == [
        "title",
        "note",
        "quote",
        "point",
        "question",
        "quote",
        "practice",
        "scenario",
        "together",
        "together",
        "monday",
        "end",
    ]
    whole = shown(DECK, 45)
    assert len(whole) == len(DECK) - 2 and "source" not in whole, "its words are quoted above"


def test_a_talk_that_there_is_no_time_for_is_shortened_and_called_so() -> None:
    talk = TALKED._replace(html=f"<p>Who lights it?</p>{countdown(180)}")
    deck = [talk if one is TALKED else one for one in DECK]
    session = session_plan(deck, 7)
    assert session.short == (deck.index(talk), 90) and session.seconds == 400
    timed = session.timed(deck)[deck.index(talk)]
    assert timed.seconds == 90
    assert timed.html.endswith('<p class="bf-countdown" data-seconds="90">1:30 minutes</p>')
    assert "   1:30  Talk about it, shortened" in text(deck, session)
    assert session_plan(deck, 20).short is None and session_plan(deck, 20).timed(deck) == deck
    hurried = [one._replace(seconds=230) if one.kind == "question" else one for one in deck]
    assert session_plan(hurried, 7).short is None, "half a minute is no talk"
    other = [one._replace(seconds=160) if one.title == "Question 2" else one for one in hurried]
    there = session_plan(other, 7)
    assert there.short and {other[at].title for at in there.shown} >= {"Question 2", TALK}, (
        "the vote that leaves time for a talk"
    )


def test_a_session_without_space_for_more_slides_has_what_takes_longer() -> None:
    said = [f"Words {number}." for number in range(9)]
    deck = [
        *DECK[:4],
        DECK[5],
        *(quote(20, one) for one in said),
        slide("reflect", 200),
        *DECK[-4:],
    ]
    assert shown(deck, 20).count("reflect") == 1 and len(shown(deck, 20)) == 12
    longer = [one._replace(seconds=100) if one.title in said else one for one in deck]
    assert "reflect" not in shown(longer, 20), "quotes fill it"


def test_a_tenth_of_the_time_is_kept_in_hand() -> None:
    needed = sum(one.seconds for one in (*DECK[:2], DECK[3], DECK[5], MONDAY, END))
    assert needed == 310
    minutes = 6  # 324 of 360 seconds may be planned: no room for 30 seconds of aims
    silent = [one for one in DECK if one is not TALKED]
    assert session_plan(silent, minutes).seconds == needed
    tight = [one._replace(seconds=200) if one.title == "Question 1" else one for one in silent]
    assert session_plan(tight, minutes).seconds == needed + 50, "what it needs may use all of it"


def test_what_there_is_no_time_for_is_left_out_the_most_needed_last() -> None:
    assert shown(DECK, 3) == ["title", "note", "quote", "monday", "end"]
    assert shown(DECK, 2) == ["title", "note", "monday", "end"]
    none = session_plan(DECK, 1)
    assert shown(DECK, 1) == ["title", "note", "end"] and not none.fits
    assert text(DECK, none).startswith(
        "1 minute will not do: its beginning and its end take 1:20\n"
    )


def test_a_source_is_shown_where_the_session_quotes_its_words_nowhere_else() -> None:
    question, source = vote("1", 150, "Said elsewhere.")
    assert shown([*DECK[:2], DECK[3], question, source, *DECK[-4:]], 7) == [
        "title",
        "note",
        "quote",
        "question",
        "source",
        "together",
        "monday",
        "end",
    ]


def test_a_task_brings_what_it_works_with_and_no_question_of_that_part() -> None:
    story = [
        slide("scenario", 60, "Try this", part="Try this", task=1),
        *vote("9", 100),
        slide("scenario", 60, "An entry", part="Try this", task=1),
    ]
    deck = [*DECK[:3], TASKED, *story, *DECK[3:13], TALKED, MONDAY, END]
    session = session_plan(deck, 20)
    there = {deck[place].title for place in session.shown}
    assert {TASK, "Try this", "An entry"} <= there
    short = {deck[place].title for place in session_plan(deck, 7).shown}
    assert not {TASK, "Try this", "An entry"} & short


def test_at_most_twelve_slides_in_twenty_minutes_a_case_that_branches_counting_as_one() -> None:
    many = [*DECK[:3], *(quote(8, f"Words {number}.") for number in range(30)), *DECK[3:]]
    silent = [one for one in many if one is not TALKED]
    assert len(session_plan(many, 20).shown) == len(session_plan(silent, 7).shown) == 12
    assert len(session_plan(many, 45).shown) > 40, "a long session is not hurried by them"
    ways = [
        slide("scenario", 20, f"Part {part}", case=InCase("way", f"way-{part}", part))
        for part in range(1, 9)
    ]
    assert shown([*DECK[:10], *ways, *DECK[-4:]], 20).count("scenario") == 8


def test_what_to_do_is_never_shown_without_what_keeps_people_safe() -> None:
    deck = [
        slide("title", 20),
        quote(30),
        slide("practice", 60),
        slide("safety", 90, "Alone"),
        END,
    ]
    for minutes in range(1, 9):
        kinds = shown(deck, minutes)
        assert "practice" not in kinds or "safety" in kinds
    assert shown(deck, 4) == ["title", "quote", "end"]
    assert shown(deck, 5) == ["title", "quote", "practice", "safety", "end"]


def of(theme: str, seconds: int = 60) -> list[Slide]:
    said = f"About {theme}."
    return [
        slide("title", 10, theme=theme),
        quote(seconds, said, theme),
        *vote(f"{theme}-1", 100, said, theme),
        slide("together", 120, TALK, theme),
        slide("monday", 10, "On Monday", theme),
    ]


def test_a_session_of_the_whole_course_takes_whole_themes_those_named_first() -> None:
    deck = [slide("title", 20, theme=""), *of("a"), *of("b"), *of("c"), END]

    def themes(minutes: int, first: tuple[str, ...] = ()) -> list[str]:
        session = session_plan(deck, minutes, first)
        return list(
            dict.fromkeys(deck[place].theme for place in session.shown if deck[place].theme)
        )

    assert themes(7) == ["a"] and themes(20) == ["a", "b"] and themes(45) == ["a", "b", "c"]
    assert themes(7, ("c",)) == ["c"] and themes(20, ("c", "a")) == ["a", "c"]
    assert themes(20, ("gone", "b")) == ["a", "b"]


def test_another_theme_is_taken_once_the_first_has_its_talk_and_its_task() -> None:
    first, second = of("a"), of("b", 20)
    task = slide("together", 300, TASK, "a", task=1)
    begin, end = slide("title", 20, theme=""), END

    def themes(seconds: int) -> set[str]:
        deck = [begin, *first, task._replace(seconds=seconds), *second, end]
        return {deck[at].theme for at in session_plan(deck, 20).shown} - {""}

    assert themes(300) == {"a", "b"}
    assert themes(1000) == {"a"}, "its task has no time"


def test_a_plan_can_be_read() -> None:
    session = session_plan(DECK, 20)
    assert text(DECK, session).splitlines() == [
        "20 minutes, of which 17:50 are planned",
        "    0:50  Opening",
        "    1:40  The quotes",
        "    1:00  Our reading of the quotes",
        "    2:30  Question 1",
        "    1:00  In practice",
        "    2:00  Try this",
        "    5:00  Together",
        "    3:00  Talk about it",
        "    0:20  On Monday",
        "    0:30  Close",
        ("Left out: What the page is for; 1 of 2 questions; Questions to take away."),
    ]


def test_what_is_left_out_of_several_pages_is_said_of_each() -> None:
    deck = [slide("title", 20, theme=""), *of("a"), *of("b", 900), END]
    rows = parts(deck, session_plan(deck, 4))
    assert left_out(rows) == ["A: Talk about it", "B (the whole page)"]
    assert {row.called for row in rows if row.shown} >= {"A: Question a-1", "A: On Monday"}
