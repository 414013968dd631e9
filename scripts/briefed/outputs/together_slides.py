"""What the trainer notes of a page say to the room → slides. Pure; times in seconds."""

from __future__ import annotations

import html as escapes
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from briefed.outputs.case_slides import first_parts
from briefed.outputs.fitting import packed, seconds
from briefed.outputs.off_the_page import off_the_page
from briefed.outputs.slide import Slide, one_text
from briefed.outputs.slide_html import inner, joined, part_of, text
from briefed.outputs.trainer_notes import (
    TALK,
    TASK,
    Told,
    countdown,
    counting,
    message,
    parts_with,
    told,
)
from briefed.source.page_parts import MONDAY, minutes_in
from briefed.text.patterns import lazily

_GROUPS = lazily(
    r"\b(?:pairs?|threes|fours|groups?|neighbours?|on your own|alone|everyone)\b", re.I
)


class Together:
    """The trainer notes of one page, on the way to slides.

    `notes` are all of them, as HTML; `message` is what goes below the title.
    """

    def __init__(self, body: LexborNode, name: str) -> None:
        details = body.css_first("details.trainer")
        self.notes = inner(details, skip="summary") if details else ""
        self._minutes = minutes_in(part_of(details, "summary", name).text()) if details else 0
        self._told = told(details, self._minutes) if details else []
        self.message = message(self._told)
        self._tasks = [
            (_with_case(body, one, parts), parts)
            for one in self._told
            if one.title == TASK
            for parts in [parts_with(body, one.leads_to)]
        ]
        self._there: set[int] = set()  # the numbers of the tasks that have their slides

    def of_part(self, part: str) -> int:
        """The number of the task that a part of the page is shown for; 0 for none.

        `part` is the id of its heading.
        """
        numbered = enumerate(self._tasks, 1)
        return max((number for number, (_, parts) in numbered if part in parts), default=0)

    def task(self, number: int) -> Iterator[Slide]:
        """The slides of the task with a number on the page, if it has none yet."""
        if number and number not in self._there:
            self._there.add(number)
            for slide in self._shared(self._tasks[number - 1][0]):
                yield slide._replace(task=number)

    def rest(self, title: str) -> Iterator[Slide]:
        """What the room still does and talks about on a page so titled, and what on Monday."""
        if not self.notes:
            return
        for number in range(1, len(self._tasks) + 1):
            yield from self.task(number)
        talks = [one for one in self._told if one.title == TALK]
        if not self._tasks and not talks:
            heading = f"<h2>{escapes.escape(title, quote=False)}</h2>"
            talks = [Told(TASK, [heading], self._minutes)]
        for one in talks:
            yield from self._shared(one)
        for one in self._told:
            if one.title == MONDAY:
                yield from one_text(
                    Slide("monday", MONDAY, joined(group), size, self.notes)
                    for group, size in packed(off_the_page(one.blocks), boxed=True)
                )

    def _shared(self, one: Told) -> Iterator[Slide]:
        for at, (group, size) in enumerate(packed(off_the_page(one.blocks))):
            time, took = ("", 0) if at else (countdown(one.minutes * 60), one.minutes * 60)
            html = f"{joined(group)}{time}"
            yield Slide("together", one.title, html, size, self.notes, took, goes_on=at > 0)


def _with_case(body: LexborNode, task: Told, parts: list[str]) -> Told:
    """A task that says which case it works through, and, unless its words do, in which groups."""
    called = first_parts(body, parts)
    if not called:
        return task
    cases = " and ".join(f"<b>{escapes.escape(one, quote=False)}</b>" for one in called)
    said = f"<p>{'The cases are' if called[1:] else 'The case is'} {cases}.</p>"
    grouped = _GROUPS.search(text("".join(task.blocks)))
    together = "" if grouped else "<p>All together: your hands choose the way.</p>"
    return task._replace(blocks=[*task.blocks, *filter(None, [said, together])])


def timed(made: Iterable[Slide]) -> list[Slide]:
    """Slides of which each task leaves its time to what is shown for it, and counts down all of it.

    That is more than its minutes where what is shown takes longer to be read.
    """
    made = list(made)
    for at, slide in enumerate(made):
        if slide.kind == "together" and slide.task and slide.seconds:
            shown = [one for one in made if one.task == slide.task and one.kind != "together"]
            left = slide.seconds - sum(one.planned for one in shown)
            reading = seconds(slide.kind, slide.html)
            made[at] = slide._replace(seconds=max(reading, left))
    took = Counter[int]()
    for slide in made:
        took[slide.task] += slide.planned
    return [
        slide._replace(html=counting(slide.html, took[slide.task])) if slide.task else slide
        for slide in made
    ]
