"""Forms to copy, at the end of a worksheet: what can be added to a theme, each with an example.

An example is fiction or from the project's own guide, and is no part of any course.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

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
from briefed.authoring.worksheet.dots_forms import dots_form
from briefed.authoring.worksheet.forms import (
    ADD,
    LONG,
    SHORT,
    TAKE_AWAY,
    Added,
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
from briefed.authoring.worksheet.places import Place, page_marker, place_of
from briefed.authoring.worksheet.question_forms import (
    DECISION,
    EXPLANATION,
    RESTS,
    STEM,
    new_question,
    question_forms,
)
from briefed.authoring.worksheet.texts import folded, text, words_of
from briefed.model import Briefing, Theme
from briefed.source.headings import heading_words, slugify

_RESTS = "The theme, and the quotes it rests on, by their numbers"
_RESTS_EXAMPLE = "Hidden men: 1, 2b"
_WORDS_OF_ID = 7  # words of a question that its id is made of
_LONGEST_ID = 60
_ROWS = 4

_EXAMPLES: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    CHOICE: (
        "You are a health visitor. The father gave you his details. On the system you find the "
        "mother and the baby. What is asked of you?",
        (
            ("", "Put his details into the notes of the visit", "The system is what it names."),
            ("x", "See to it that he is registered on the system", "It is yours to follow up."),
            ("", "Wait until he takes part", "The audit ties registration to no such condition."),
        ),
    ),
    SEVERAL: (
        "You read through an assessment before it is completed. What was missing in some?",
        (
            ("x", "A talk with the father", "Some fathers were not spoken to before that."),
            ("", "A plan for closure", "That is found in another place, not in assessments."),
            ("x", "Who else visits the home", "There was limited curiosity about other men."),
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


def new_forms(briefing: Briefing, places: Mapping[str, Place]) -> list[Thing]:
    """The forms to copy of a course; `places` are the themes that have files, by their slugs."""
    names = Names(briefing, None)
    things: list[Thing] = [
        Note(
            "You need none of these. Each has an example in grey, of another partnership’s audit, "
            "which is not part of the course."
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
    things.append(dots_form(names, places))
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
        place = place_of(theme, places)
        identity = _identity(filled)
        quotes = "\n\n".join(quote(sentence, one) for one, sentence in named).split("\n")
        lines = place.source.split("\n")
        end = len(lines) - (not lines[-1])
        new = tuple(new_question(kind, identity, filled, quotes))
        edits = [Edit(place.quiz, end, end, ("", *new) if place.source.strip() else new)]
        return [*edits, *page_marker(place, identity, named[0][0])]

    def there(filled: Filled) -> bool:
        theme, _, _ = names.in_theme(words_of(filled.texts[-1]))
        place = place_of(theme, places)
        known = question_forms(names.briefing, theme, place.quiz, place.source)
        return any(isinstance(one, Form) and one.begins == filled.begins for one in known)

    def settle(filled: Filled) -> Filled:
        which = text(names.settled(words_of(filled.texts[-1])))
        return filled._replace(texts=(*filled.texts[:-1], which))

    def takes(filled: Filled) -> tuple[str, frozenset[Sentence]]:
        theme, _, tested = names.in_theme(words_of(filled.texts[-1]))
        return place_of(theme, places).quiz, tested

    return Form(
        f"add/{kind.name}",
        f"New question ({kind.called})",
        ADD,
        tuple(fields),
        write,
        heads=kind.heads,
        spare=_ROWS if kind.heads else 0,
        add=True,
        settle=settle,
        there=there,
        takes=takes,
        away=True,
        added=lambda: list(_added(len(fields), names.briefing, places)),
    )


def _added(fields: int, briefing: Briefing, places: Mapping[str, Place]) -> Iterator[Added]:
    """The questions of a course that a form with so many fields may have added."""
    for theme in briefing.themes:
        if place := places.get(theme.slug):
            for one in question_forms(briefing, theme, place.quiz, place.source):
                if (
                    isinstance(one, Form)
                    and len(one.fields) == fields
                    and one.fields[-1].label == RESTS
                ):
                    yield _added_by(one, Names(briefing, theme), theme)


def _added_by(form: Form, own: Names, theme: Theme) -> Added:
    """A question as a form to copy would have added it."""
    *others, rests = (field.text for field in form.fields)
    heading = heading_words(theme)

    def said(filled: Filled) -> Filled:
        if not any(filled.texts) and not any(map(any, filled.rows)):
            raise Wrong(
                "the form is empty, and the question that it added was left: to take it away, "
                f"write yes beside “{TAKE_AWAY}”"
            )
        named, _, sentences = own.in_theme(words_of(filled.texts[-1]))
        if named != theme:
            raise Wrong(
                f"this form added a question to the theme “{heading}”, where it stays: write "
                "that theme, and ask about another in an empty form of a new worksheet"
            )
        return filled._replace(texts=(*filled.texts[:-1], text(own.of_sentences(sentences))))

    which = text(f"{folded(heading)}: {words_of(rests)}")
    return Added(form, canonical(Filled((*others, which), form.rows)), said)


def _identity(filled: Filled) -> str:
    """The id of a new question: its first words, and a digest of them all, so that no two agree."""
    words = " ".join(words_of(filled.texts[0]).split()[:_WORDS_OF_ID])
    made = slugify(words)[:_LONGEST_ID].strip("-") or "question"
    return f"{made}-{hashlib.sha256(canonical(filled).encode()).hexdigest()[:6]}"
