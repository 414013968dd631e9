"""What a trainer reads below a slide of PowerPoint: when, what to do, what is told. Pure."""

from __future__ import annotations

import itertools

from briefed.outputs.powerpoint.frames import Frame, lettered
from briefed.outputs.powerpoint.words import Text, addresses, plain, text
from briefed.outputs.session_parts import lasting
from briefed.outputs.typeset import nodes

# What a trainer does with a slide, by its kind; the page for trainers says the same at length.
_TO_DO = {
    "title": "Begin once everybody can see the screen.",
    "note": "Read it aloud and leave a moment, so that anybody who needs to can step out.",
    "aims": "Say what people will be able to do after the session.",
    "safety": "Read each line aloud as it is written: it says what keeps people safe.",
    "quote": "Read the quote aloud, word for word. Ask what people hear in it before you go on.",
    "source": "Read the quote aloud, word for word. Ask which words of it decide the answer.",
    "point": "This is our reading of the quote. Let the room say its own first.",
    "context": "Say this in your own words, or leave it to be read.",
    "practice": "Ask who does this already, and what makes it possible.",
    "scenario": "Read it aloud. It is fiction: ask nobody for a case of their own.",
    "question": "Read the question and its answers aloud, and ask for a show of hands for each "
    "letter. Let neighbours talk for a minute, and ask again. The next slide has the answer.",
    "reasons": "Say why each answer is right or is not. Ask nobody to explain their vote.",
    "answer": "Say this in your own words. Ask nobody to explain their vote.",
    "reflect": "Give people a minute for themselves. Nobody has to share an answer here.",
    "together": "Read the task aloud, and say how long it takes.",
    "monday": "Read it aloud. Let people write down when they will do it.",
    "end": "Leave this on the screen while people leave.",
}
_ARRANGED = (
    "Read the task and its lines aloud. Let pairs agree first, then take the lines in turn. The "
    "next slide has the answer."
)
_MISSING = (
    "Read the sentence aloud, and let people call out the words that are missing. The next slide "
    "has the answer."
)
_ANSWER = "Say what is right, then why. Ask nobody to explain their vote."
_CHOOSING = "The room chooses. Click its choice, or type the number of its slide and press Enter."


def all_notes(frames: list[Frame], page: str) -> list[Text]:
    """The notes of each frame, which has its number in the file. None are empty.

    Raises InputError for an element that sheets have no form for.
    """
    ends = list(itertools.accumulate(_seconds(one) for one in frames))
    parts = {one.part: number for number, one in enumerate(frames, 1) if one.part}
    return [
        (
            plain(_when(one, number, len(frames), end), bold=True),
            *_to_do(one),
            *_where(one, parts),
            *_told(one, page),
        )
        for number, (one, end) in enumerate(zip(frames, ends, strict=True), 1)
    ]


def _seconds(frame: Frame) -> int:
    return frame.slide.planned if frame.first else 0


def _when(frame: Frame, number: int, of: int, end: int) -> str:
    """Which slide it is, how long it takes, and when it ends on the clock of the session."""
    which = f"Slide {number} of {of}"
    if not frame.first:
        return f"{which}. Its time is that of the question."
    took = frame.slide.seconds
    if not frame.slide.planned:
        return f"{which}. About {lasting(took)}, if the room chooses this way."
    return f"{which}. {lasting(took)}, from {lasting(end - took)} to {lasting(end)}."


def _to_do(frame: Frame) -> Text:
    kind, asked = frame.slide.kind, frame.slide.asked
    if asked and not frame.first:
        return (plain(_ANSWER),)
    if asked and not asked.lettered:
        return (plain(_MISSING),)
    if asked and asked.kind:
        return (plain(_ARRANGED),)
    return (plain(_TO_DO[kind]),) if kind in _TO_DO else ()


def _where(frame: Frame, parts: dict[str, int]) -> Text:
    """The slides that the choices of a case, and its ways out, lead to."""
    led = [
        plain(f"{lettered(one)}, “{one.words}”: slide {parts[one.target]}")
        for one in frame.choices
        if one.target in parts
    ]
    back = [plain(f"Back to the choice: slide {parts[frame.back]}")] if frame.back in parts else []
    ends = [plain("The case ends here.")] if frame.on else []
    return (*([plain(_CHOOSING)] if led else []), *led, *ends, *back)


def _told(frame: Frame, page: str) -> Text:
    """What the deck's own notes tell; of a case, the lines above say it with its slides."""
    slide = frame.slide
    if slide.case and slide.case.part:
        return ()
    return text(nodes(slide.notes, page), addresses([slide.notes])) if slide.notes else ()
