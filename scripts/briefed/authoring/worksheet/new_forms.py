"""Forms to copy, at the end of a worksheet: what can be added to a theme, each with an example.

An example is fiction or from the project's own guide, and is no part of any course.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.new import quote
from briefed.authoring.worksheet.answers import (
    CHOICE,
    GAPS,
    KINDS,
    MATCH,
    ORDER,
    SEVERAL,
    SORT,
    Kind,
)
from briefed.authoring.worksheet.case_forms import HEADS as CASE_HEADS
from briefed.authoring.worksheet.forms import (
    LONG,
    SHORT,
    Edit,
    Example,
    Field,
    Filled,
    Form,
    Heading,
    Note,
    Sentence,
    Thing,
    Wrong,
    canonical,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import HEADING, MARKER, OWN, QUOTE, outline
from briefed.authoring.worksheet.question_forms import (
    DECISION,
    EXPLANATION,
    STEM,
    new_question,
    question_forms,
)
from briefed.authoring.worksheet.texts import words_of
from briefed.model import Briefing, Theme
from briefed.source import front_matter
from briefed.source.headings import heading_words, slugify
from briefed.source.page_parts import FINDINGS
from briefed.text import pictures
from briefed.text.patterns import lazily
from briefed.text.words import fold, plain

_ASKED = lazily(r"<!--\s*question:")
_RESTS = "The theme, and the quotes it rests on, by their numbers"
_RESTS_EXAMPLE = "Hidden men: 1, 2b"
_ADD = "Fill this in to add one; to add several, copy the whole table and keep its Ref"
_COUNTED = "What was counted, in digits: 3 of 12 cases, or 6 and 6 cases, or 11 babies"
_WHICH = "The theme, and the quote that says so, by its number"
_WHICH_EXAMPLE = "Hidden men: 2b"
_WORDS_OF_ID = 7  # words of a question that its id is made of
_LONGEST_ID = 60
_ROWS = 4

_EXAMPLES: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    CHOICE: (
        "You are a health visitor. The father gave you his details. On the system you find the "
        "mother and the baby. What does the audit ask of you?",
        (
            ("", "Put his details into the notes of the visit", "The system is what it names."),
            ("x", "See to it that he is registered on the system", "It is yours to follow up."),
            ("", "Wait until he takes part", "The audit ties registration to no such condition."),
        ),
    ),
    SEVERAL: (
        "You plan an evening about the briefing in the boathouse. Whom does it concern?",
        (
            ("x", "Relief crews", "They were spoken with, and it is written for them as well."),
            ("", "Harbour pilots", "They may like to come. The briefing does not name them."),
            ("x", "Boatmen", "The boatmen who bring the oil are among those it names."),
        ),
    ),
    GAPS: ("Health visitors should ensure that the father is [registered] on the system.", ()),
    SORT: (
        "Your team goes over how it works together. What did the audit find in place, and what "
        "should be strengthened?",
        (
            ("in place", "Clear plans to escalate", "Keep them when colleagues change."),
            ("to strengthen", "Invites to groups", "Whoever is not invited cannot tell."),
            ("in place", "Regular communication", "It enabled a robust package of support."),
        ),
    ),
    MATCH: (
        "Colleagues talk about their cases. What did the audit find that fits?",
        (
            ("joint supervision", "“Each of us tells a different story.”", "In one room they fit."),
            ("invitations", "“Nobody told me of the meeting.”", "Who is not there cannot say."),
            ("a plan for closure", "“We shall see when to stop.”", "Without one, nobody can tell."),
        ),
    ),
    ORDER: (
        "The father has the baby at weekends. Put your next steps in order.",
        (
            ("1", "Find out whether contact with him is safe", "All else waits for this."),
            ("2", "Speak to him", "You hear from him, and not only about him."),
            ("3", "Complete the assessment", "Whoever reads it finds his own words in it."),
        ),
    ),
}
_CASE_EXAMPLE = (
    (
        "At the door",
        "A man opens the door. What do you do?",
        "Ask who he is → You ask\nCome back later → You leave",
    ),
    ("You ask", "He is the father. You ask when he has time.", "Good ending: quote 1a"),
    ("You leave", "Nobody has asked him anything.", "Ending: quote 1a"),
)


class Place(NamedTuple):
    """The files of a theme: the quiz and the page, with the texts that they have."""

    quiz: str
    source: str
    page: str
    page_source: str


def new_forms(briefing: Briefing, places: Mapping[str, Place]) -> list[Thing]:
    """The forms to copy of a course; `places` are the themes that have files, by their slugs."""
    names = Names(briefing, None)
    things: list[Thing] = [
        Note(
            "You need none of these. Each has an example in grey, which is not part of the course."
        ),
    ]
    for kind in KINDS.values():
        stem, rows = _EXAMPLES[kind.name]
        things.append(Heading(f"A question: {kind.called}", 3))
        things.append(Example(kind.heads, rows, stem))
        things.append(_question(kind, names, places))
    things += [Heading("A case that branches", 3), Example(CASE_HEADS, _CASE_EXAMPLE)]
    things.append(Note("Write its parts into the table under the situation to try, in its theme."))
    things.append(Heading("A figure as dots", 3))
    things.append(Note("For example: 3 of 12 cases shows 12 dots, of which 3 are filled."))
    things.append(_dots(names, places))
    return things


def _question(kind: Kind, names: Names, places: Mapping[str, Place]) -> Form:
    fields = [
        Field(kind.stem or STEM, lines=LONG),
        Field(DECISION, lines=SHORT, yes=True),
        *([Field(EXPLANATION)] if kind.gaps else []),
        Field(_RESTS, lines=SHORT, example=_RESTS_EXAMPLE),
    ]

    def write(filled: Filled) -> list[Edit]:
        theme, named, _ = names.in_theme(words_of(filled.texts[-1]))
        place = _place(theme, places)
        identity = _identity(filled)
        quotes = "\n\n".join(quote(sentence, one) for one, sentence in named).split("\n")
        lines = place.source.split("\n")
        end = len(lines) - (not lines[-1])
        new = tuple(new_question(kind, identity, filled, quotes))
        edits = [Edit(place.quiz, end, end, ("", *new) if place.source.strip() else new)]
        return [*edits, *page_marker(place, identity, named[0][0])]

    def there(filled: Filled) -> bool:
        theme, _, _ = names.in_theme(words_of(filled.texts[-1]))
        place = _place(theme, places)
        known = question_forms(names.briefing, theme, place.quiz, place.source)
        return any(isinstance(one, Form) and one.begins == filled.begins for one in known)

    def takes(filled: Filled) -> tuple[str, frozenset[Sentence]]:
        theme, _, tested = names.in_theme(words_of(filled.texts[-1]))
        return _place(theme, places).quiz, tested

    return Form(
        f"add/{kind.name}",
        f"New question ({kind.called})",
        _ADD,
        tuple(fields),
        write,
        heads=kind.heads,
        spare=_ROWS if kind.heads else 0,
        add=True,
        there=there,
        takes=takes,
    )


def _place(theme: Theme, places: Mapping[str, Place]) -> Place:
    """The files of a theme. Raises Wrong for one that has none."""
    if theme.slug not in places:
        raise Wrong(f"the theme “{heading_words(theme)}” has no page or no file of questions yet")
    return places[theme.slug]


def _identity(filled: Filled) -> str:
    """The id of a new question: its first words, and a digest of them all, so that no two agree."""
    words = " ".join(words_of(filled.texts[0]).split()[:_WORDS_OF_ID])
    made = slugify(words)[:_LONGEST_ID].strip("-") or "question"
    return f"{made}-{hashlib.sha256(canonical(filled).encode()).hexdigest()[:6]}"


def page_marker(place: Place, identity: str, statement: str) -> Iterator[Edit]:
    """The marker that shows a question on its page, if that does not show all that are left."""
    lines = place.page_source.split("\n")
    blocks = outline(lines, front_matter.read(place.page_source).body_line - 1)
    if any(one.kind == MARKER and "quiz" in lines[one.start].split() for one in blocks):
        return
    inside = False
    at = None
    for index, block in enumerate(blocks):
        if block.kind == HEADING and block.level == 2:
            inside = plain(block.words).lower() in FINDINGS
        if not inside or block.kind != QUOTE or block.name != statement:
            continue
        at = block.end
        for below in blocks[index + 1 :]:
            asks = below.kind == MARKER and _ASKED.match(lines[below.start])
            if below.kind != OWN and not asks:
                break
            at = below.end
    if at is not None:
        yield Edit(place.page, at, at, ("", f"<!-- question: {identity} -->"))


class _Shown(NamedTuple):
    """A quote of a page that a figure is to be shown above: its block, and the lines around it."""

    place: Place
    at: int  # the line of the quote
    above: str  # the marker above it, or ""
    marker: str  # the one that the figure needs


def _dots(names: Names, places: Mapping[str, Place]) -> Form:
    """The form of a figure that is shown as dots above a quote of a page."""

    def found(filled: Filled) -> _Shown:
        figure, which = map(words_of, filled.texts)
        if not figure or not which:
            raise Wrong("write both what was counted and the quote that says so")
        if pictures.read(figure) is None:
            raise Wrong(f"“{figure[:60]}” can’t be shown as dots: {pictures.meant(figure) or _AS}")
        theme, named, _ = names.in_theme(which)
        if len(named) != 1:
            raise Wrong("name one quote alone, such as 2b")
        return _shown(_place(theme, places), figure, *named[0])

    def there(filled: Filled) -> bool:
        shown = found(filled)
        return shown.above == shown.marker

    def write(filled: Filled) -> list[Edit]:
        shown = found(filled)
        if "figure:" in shown.above:
            raise Wrong("this quote has a figure as dots already")
        return [Edit(shown.place.page, shown.at, shown.at, (shown.marker,))]

    fields = (
        Field(_COUNTED, lines=SHORT),
        Field(_WHICH, lines=SHORT, example=_WHICH_EXAMPLE),
    )
    return Form("add/dots", "New figure as dots", _ADD, fields, write, add=True, there=there)


def _shown(place: Place, figure: str, identity: str, sentence: str) -> _Shown:
    """The quote of a sentence on its page. Raises Wrong for one that the page does not quote."""
    lines = place.page_source.split("\n")
    blocks = outline(lines, front_matter.read(place.page_source).body_line - 1)
    for at, one in enumerate(blocks):
        if one.kind == QUOTE and one.name == identity and fold(sentence) in one.words:
            before = blocks[at - 1] if at else one
            above = lines[before.start] if before.kind == MARKER else ""
            return _Shown(place, one.start, above, f"<!-- figure: {figure} [{identity}] -->")
    raise Wrong(f"the page does not quote “{sentence[:60]}”")


_AS = "write it as 3 of 12 cases, 6 and 6 cases, or 11 babies"
