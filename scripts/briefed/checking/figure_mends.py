"""How to mend a figure that no quote holds, by where it is and what it counts. Pure."""

from __future__ import annotations

from briefed.checking.our_texts import Held
from briefed.text.quantities import is_amount, is_told_in_fiction

HOW = "take it away, quote the sentence that holds it, or link to its source in the same sentence"
_IN_FICTION = (
    "it might be taken for a finding. Ages, lengths of time and times of day such as “10 am” may "
    "be written. Say anything else without a number, as “her older children” for “two children”"
)
HOW_IN_CASE = f"in a case {_IN_FICTION}"
HOW_IN_STEM = f"here {_IN_FICTION}, or let the question rest on the quote that holds it"
HOW_IN_ANSWER = (
    "a right answer, and what is said of any answer, is read as a finding. Quote the sentence that "
    "holds it; or, if it is an age or a time of the situation, say it here without a number, as "
    "“the baby” for “the 3-week-old”"
)
HOW_MANY = "say it without, or let the question rest on the quote that says so"
_ONLY_IN_FICTION = (
    "Ages and times may be written in a case and in the situation of a question; here say it "
    "without a number, as “at night” for “at 2 am”"
)
HOW_ON_START = (
    "the course start quotes nothing, so say it without a number, or link to its source in the "
    "same sentence"
)


def mended(held: Held, how: str) -> tuple[str, str]:
    """How to mend a figure, and a sentence about figures of its kind or "".

    It is `how`, unless that is for ages and times, and it is another.
    """
    figure = held.figure
    if is_amount(figure):
        return {HOW_IN_ANSWER: HOW, HOW_IN_STEM: HOW_MANY}.get(how, how), ""
    fiction = is_told_in_fiction(held.sentence, figure)
    if how == HOW and fiction:
        return how, f". {_ONLY_IN_FICTION}"
    if how in (HOW_IN_CASE, HOW_IN_STEM) and figure.text.isdecimal():
        return how, f". An age is written with its years, as “{figure.text} years old”"
    return HOW if how == HOW_IN_ANSWER and not fiction else how, ""
