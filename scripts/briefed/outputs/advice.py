"""What a trainer does with a slide that has no notes of its own, by its kind."""

from __future__ import annotations

import html

from briefed.outputs.slide import Slide

OPENING = "Read the message out. Then say this, and give people time:"
MESSAGE = "Read the message out."
VOTE = (
    "Read it out with its options. Count hands for each letter, let neighbours talk, and count "
    "again. Then show what is right, and why."
)
ARRANGED = "Read it out. Pairs agree first. Take the items in turn, then show why."
COUNTED_DOWN = "Press T to count the time down."
GOES_ON = "Read it out. The next slide goes on with it."
ON_THE_WAY = (
    "The group chooses, by a show of hands. Press the number of its choice. At the ending, ask "
    "what it means for the people in the case."
)
SPEAKS = "Who holds a card speaks for the person on it, and says what it tells when somebody asks."
SIGNED = "Pass round the sheet to sign."
HANDOUT = "Hand out the handout first."
HANDED = {  # on the last slide of a kind
    "monday": "Hand out the letter for three months later: each action goes onto it.",
    "end": "Hand out the evaluation.",
}
_BY_KIND = {
    "note": "Say it in your own words, and give people time.",
    "aims": "Say what the session is for.",
    "quote": "Read it out. Ask what people hear in it. Our reading can wait.",
    "point": "Say it in your own words.",
    "context": "Say it in your own words.",
    "scenario": "Read it out.",
    "practice": "Ask who does which of these already.",
    "safety": "Read it out, whole.",
    "reasons": "Ask those who chose otherwise what they saw. Nobody has to explain a vote.",
    "answer": "Say it in your own words.",
    "source": "Read out the words that decide it.",
    "reflect": "Everyone takes a question along. Nobody has to answer here.",
    "monday": "Everyone writes an action with a date. Nobody has to read it out.",
    "end": "Say where to turn. Leave the numbers up while people go.",
}


def advice(slide: Slide) -> str:
    """What a trainer does with a slide; "" where its own notes say it."""
    if slide.asked:
        return ARRANGED if slide.asked.kind else VOTE
    if slide.case and slide.case.part:
        return GOES_ON  # the last slide of a part has notes of its own
    return _BY_KIND.get(slide.kind, "")


def advised(slide: Slide) -> Slide:
    """A slide whose notes begin with what to do, unless they are the trainer notes of its page."""
    said = advice(slide)
    if not said or (slide.notes and not slide.asked):
        return slide
    return slide._replace(notes=f"<p>{html.escape(said, quote=False)}</p>{slide.notes}")
