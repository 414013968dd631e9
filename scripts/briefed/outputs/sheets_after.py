"""What people fill in at the end of a session, and what they open three months later.

The words are the same for every course: they ask, and say nothing of any briefing.
"""

from __future__ import annotations

from briefed.outputs.slide import Slide
from briefed.outputs.typeset import Node, node

EVALUATION_LEAD = (
    "Five questions about this session. Write no name, neither yours nor anybody else's, and "
    "nothing by which a child or a family could be known."
)
LETTER_LEAD = (
    "Write the first page today, and keep the letter or give it to somebody who will hand it back. "
    "Open it in three months' time. Nothing in it may identify a child or a family."
)
_QUESTIONS = (
    ("What will you do differently, and when will you start?", 4),
    ("What in this session helped you most?", 4),
    ("What was missing, unclear, or not right for your work?", 4),
    ("What do you need, from your manager or your agency, to do what you plan?", 4),
)
_SURE = "How sure are you that you can use this in your work?"
_HOW_SURE = ("Not at all", "A little", "Fairly", "Very")
_ACTIONS = 3
_LATER = (
    ("Which of these actions did I do, or did we do?", 5),
    ("What changed for a baby, a child or a parent?", 5),
    ("What got in the way?", 4),
    ("What will I do, or will we do, now? By when, and with whom?", 4),
)


def evaluation(made: list[Slide], page: str) -> list[Node]:
    """Five questions: four with room to write, and one with boxes to tick.

    They don't depend on the slides, nor does the letter.
    """
    asked = [_asked(f"{at}. {words}", rows) for at, (words, rows) in enumerate(_QUESTIONS, 1)]
    sure = node(
        "question",
        node("heading", f"{len(_QUESTIONS) + 1}. {_SURE}", level=2),
        node("scale", *_HOW_SURE, asked=_SURE),
    )
    return [*asked, sure]


def letter(made: list[Slide], page: str) -> list[Node]:
    """The actions of the day, and on a page of their own the questions for three months later."""
    return [
        node("blanks", "To (me, or our team)", "Written on", "To be opened on", of=""),
        node("heading", "What I decided, or we decided, to do", level=2),
        *[_action(f"Action {number}") for number in range(1, _ACTIONS + 1)],
        _asked("Why it matters to me", 4),
        node("next-page"),
        node("heading", "Three months later", level=1),
        *[_asked(f"{number}. {words}", rows) for number, (words, rows) in enumerate(_LATER, 1)],
    ]


def _action(called: str) -> Node:
    return node(
        "question",
        node("heading", called, level=3),
        node("field", rows=3, label=called),
        node("blanks", "By when", "With whom", of=f"{called}: "),
    )


def _asked(words: str, rows: int) -> Node:
    """What is asked, with room to write."""
    heading = node("heading", words, level=2)
    return node("question", heading, node("field", rows=rows, label=words))
