"""A quote behind a question stands on the wall once, until another has followed it."""

from __future__ import annotations

from briefed.outputs.said_once import said_once
from briefed.outputs.slide import Slide


def finding(words: str, title: str) -> Slide:
    return Slide("quote", title, f"<blockquote><p>{words}</p></blockquote>")


def question(name: str) -> Slide:
    return Slide("question", f"Question {name}", "<p>What next?</p>", question=name)


def source(words: str, name: str) -> Slide:
    html = f"<blockquote><p>{words}</p></blockquote>"
    return Slide("source", "The briefing says", html, question=name)


LAMP, OIL = "The lamp was lit late.", "Oil ran out. Nobody asked."
DECK = [
    finding(LAMP, "The lamp"),
    Slide("point", "The lamp", "<p>Light it.</p>"),
    question("1"),
    source(LAMP, "1"),
    finding(OIL, "The oil"),
    question("2"),
    Slide("answer", "Question 2: the answer", "<p>Ask.</p>", question="2"),
    source("Nobody asked.", "2"),
    question("3"),
    source(LAMP, "3"),
    question("4"),
    source(LAMP, "4"),
    source("The lamp was lit", "4"),
]


def test_a_quote_is_shown_again_only_where_another_came_between() -> None:
    made = said_once(DECK)
    assert [(slide.kind, slide.question) for slide in made] == [
        ("quote", ""),
        ("point", ""),
        ("question", "1"),
        ("quote", ""),
        ("question", "2"),
        ("answer", "2"),
        ("question", "3"),
        ("source", "3"),
        ("question", "4"),
    ]


def test_after_something_else_a_quote_is_shown_again() -> None:
    practice = Slide("practice", "In practice", "<p>Look at the oil.</p>")
    made = said_once([DECK[0], practice, question("1"), source(LAMP, "1")])
    assert [slide.kind for slide in made] == ["quote", "practice", "question", "source"]


def test_of_several_quotes_none_is_left_out_unless_all_were_shown_last() -> None:
    said = DECK[0], question("1"), source(LAMP, "1"), source("Oil ran out.", "1")
    assert said_once(said) == list(said)
    both = finding(LAMP, "The lamp"), finding(OIL, "The lamp")
    asked = question("1"), source(OIL, "1"), question("2"), source(LAMP, "2")
    made = said_once([*both, *asked])
    assert [slide.kind for slide in made] == ["quote", "quote", "question", "question"]
    apart = [both[0], both[1]._replace(title="The oil"), question("1"), source(LAMP, "1")]
    assert said_once(apart) == apart, "another finding came between"


def test_what_the_wall_leaves_out_is_kept_for_paper_and_said_to_the_trainer() -> None:
    made = said_once(DECK)
    kept = [slide for before in made for slide in (before, *before.again)]
    assert [slide._replace(again=(), notes="") for slide in kept] == DECK
    assert ["shown last" in slide.notes for slide in made] == [bool(slide.again) for slide in made]
