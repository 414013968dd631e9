"""The statements, pages and questions of synthetic courses: the same every time, with lines as long
as the real ones.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from support.synthetic.vocabulary import DID, FIGURED, REMARK, ROLE, WHAT, WHEN, WHO

SUBHEADINGS = ("What worked", "What needs strengthening", "What to look for")
STATEMENTS_A_HEADING = 4
TOLD = ("by a colleague", "by a parent", "and when", "on your visit")


class Statement(NamedTuple):
    """One statement: its id, its sentences as written, what its first one speaks of, and the figure
    it begins with, or "".
    """

    id: str
    sentences: list[str]
    topic: str
    figure: str


def _statement(chance: random.Random, identity: str) -> Statement:
    topic, *others = chance.sample(WHAT, 3)
    sentences, figure = [], ""
    for place, what in enumerate([topic, *others][: chance.choices((1, 2, 3), (55, 33, 12))[0]]):
        # Some of the real sentences have one clause and some have two.
        clauses = " ".join(chance.sample(WHEN, chance.choice((1, 2, 2))))
        sentence = f"{chance.choice(WHO)} {chance.choice(DID)} {what} {clauses}"
        if chance.random() < 0.15:
            whole = chance.randint(4, 24)
            lead = chance.choice(FIGURED).format(
                a=chance.randint(2, whole - 1),
                b=whole,
                percent=chance.randint(11, 89),
                year=chance.randint(2018, 2022),
                day=chance.randint(2, 28),
            )
            figure = figure or (lead.rstrip(", ") if place == 0 else "")
            sentence = lead + sentence
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return Statement(identity, sentences, topic, figure)


def _wrap(text: str, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        text,
        115,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _quote(text: str, identity: str) -> str:
    return f"{_wrap(text, '> ')}\n> [{identity}]"


def _findings(chance: random.Random, statements: list[Statement]) -> Iterator[str]:
    """Every statement quoted, some a sentence at a time, each with what we make of it."""
    subheadings = iter(chance.sample(SUBHEADINGS, len(SUBHEADINGS)))  # none is on a page twice
    for place, statement in enumerate(statements):
        if place % STATEMENTS_A_HEADING == 0:
            yield f"### {next(subheadings)}"
        pieces = statement.sentences if place % 3 == 0 else [" ".join(statement.sentences)]
        for piece in pieces:
            yield _quote(piece, statement.id)
            yield _wrap(
                "Notice what this says, and of whom. What that asks of you: look at the record, "
                f"ask about it, and write down what you were told {chance.choice(TOLD)}."
            )


def _page(chance: random.Random, title: str, statements: list[Statement]) -> str:
    """A theme's page with all its parts, as long as the real ones."""
    # Of what its own quotes speak, so that no line says more than they do; marked words would be
    # quotations.
    what = [
        statement.topic.replace("'visitors'", "visitors")
        for statement in chance.choices(statements, k=16)
    ]
    parts = [
        f"---\ntitle: {title}\nminutes: {chance.randint(5, 9)}\n---\n# {title}",
        '!!! abstract "After this page you can"\n'
        + "\n".join(f"    - say what the audit found about {w}" for w in what[:3]),
        "## What the audit found",
        _wrap(
            "Not every finding is for every service. Where a finding is about your own, the text "
            "below it says so; where it is not, ask what you would want to hear from a colleague "
            "about it. See [the start](index.md) for the whole."
        ),
        *_findings(chance, statements),
        "## In practice",
        "\n".join(
            _wrap(
                f"- Ask about {w} {chance.choice(WHEN)}, and record what you were told.", rest="  "
            )
            for w in what[3:9]
        ),
        *_scenario(chance, what),
        "## Check your understanding\n\n<!-- quiz -->",
        '## Reflect\n\n!!! reflect "Take this to supervision"\n'
        + "\n".join(f"    - What do I know about {w}, and from whom?" for w in what[13:]),
        _trainer_notes(what),
    ]
    return "\n\n".join(parts) + "\n"


def _scenario(chance: random.Random, what: list[str]) -> Iterator[str]:
    yield "## A scenario"
    yield _wrap(
        f"*This scenario is fiction.* You are {chance.choice(ROLE)}. You take over the case of a "
        f"{chance.choice(['seven', 'nine'])}-week-old baby. The mother says little about "
        f"{what[9]}. Nobody has asked about {what[10]}, and a colleague tells you that "
        '"it has always been like this". Your visit is tomorrow. What do you do first?'
    )
    yield "\n".join(
        _wrap(f"- Find out more about {w} from the mother, and then decide.", rest="  ")
        for w in what[11:14]
    )
    yield (
        "For discussion: what can be said about risks and strengths after each choice, and on "
        "whose word?"
    )


def _trainer_notes(what: list[str]) -> str:
    notes = (
        f"**Key message:** ask about {what[0]} yourself.",
        "**Activity (5 minutes):** alone and without names, write down what you know about a baby "
        "you work with. Underline what came from the parents. In pairs, choose a question you "
        "could put to them next.",
        "**On Monday:** look for what came from the parents in a record.",
        "**Caution:** people in the room may know a baby behind these findings. Do not ask who, "
        "and do not let the group guess.",
    )
    title = '??? trainer "Trainer notes (9 minutes)"\n'
    return title + "\n\n".join(_wrap(note, "    ") for note in notes)


def _question(chance: random.Random, statement: Statement, place: int) -> str:
    """A question in a situation, with three options, the key in each place in turn, and the whole
    statement below it.
    """
    wrong = [topic for topic in chance.sample(WHAT, 4) if topic != statement.topic]
    found = f"{statement.figure} this was found. " if statement.figure else ""
    key = f"- [x] Ask about {statement.topic}, and record it\n" + _wrap(
        (
            f"{found}Ask about {statement.topic} first, and write it down: the next person can "
            f"then see it too."
        ),
        "> ",
    )
    options = [
        f"- [ ] Ask about {w}, and leave what is left until the next review\n"
        + _wrap(
            (
                f"That may be needed as well. Read the quote again: is it about this, or about "
                f"{statement.topic}?"
            ),
            "> ",
        )
        for w in wrong[:2]
    ]
    options.insert(place % 3, key)
    baby = chance.choice(
        ["a new baby"] * 4 + [f"a {chance.choice(['four', 'six'])}-month-old baby"]
    )  # one real stem in five has a figure
    stem = _wrap(
        f"You are {chance.choice(ROLE)}. You take over the case of {baby}, and find little on "
        f"record {chance.choice(WHEN)}. "
        f'A colleague says: "{chance.choice(REMARK)}" What fits the audit best?'
    )
    quote = _quote(" ".join(statement.sentences), statement.id)
    return (
        f"<!-- question: {statement.id}-asked -->\n<quiz>\n{stem}\n"
        + "\n".join(options)
        + f"\n\nThe briefing says:\n\n{quote}\n</quiz>\n"
    )


def _start(title: str) -> str:
    return (
        f'---\ntitle: {title}\npartnership: A partnership\nedition: "1"\n'
        "placeholder link: https://example.org\nlocal contacts: []\nexemptions: []\napproval:\n"
        f"---\n# {title}\n\nIt rests on [a briefing](briefing.md).\n\n<!-- themes -->\n"
    )
