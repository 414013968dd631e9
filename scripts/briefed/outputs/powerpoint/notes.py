"""What a trainer reads below a slide of PowerPoint: when, what to do, what is told. Pure."""

from __future__ import annotations

import itertools

from briefed.outputs.powerpoint.frames import Frame, lettered
from briefed.outputs.powerpoint.words import Text, plain, text
from briefed.outputs.typeset import nodes
from briefed.outputs.web_links import addresses
from briefed.text.counting import lasting

_ASKED = "The next slide has the answer."
_ANSWER = "Say what is right, then why. Ask nobody to explain their vote."
_RIGHT = "Right:"  # the notes of a question say from here on what is right
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
            *(_where(one, parts) or _told(one, page)),
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


def _where(frame: Frame, parts: dict[str, int]) -> Text:
    """The slides that the choices of a case, and its ways out, lead to.

    They say all that the deck's own notes tell of a part of a case.
    """
    led = [
        plain(f"{lettered(one)}, “{one.words}”: slide {parts[one.target]}")
        for one in frame.choices
        if one.target in parts
    ]
    back = [plain(f"Back to the choice: slide {parts[frame.back]}")] if frame.back in parts else []
    ends = [plain("The case ends here.")] if frame.on else []
    return (*([plain(_CHOOSING)] if led else []), *led, *ends, *back)


def _told(frame: Frame, page: str) -> Text:
    """What the deck's own notes tell."""
    slide = frame.slide
    told = text(nodes(slide.notes, page), addresses([slide.notes])) if slide.notes else ()
    if not slide.asked:
        return told
    if frame.first:
        return (*told, plain(_ASKED))
    begins = next((at for at, one in enumerate(told) if one.words.startswith(_RIGHT)), len(told))
    return (plain(_ANSWER), *told[begins:])
