"""The briefing is readable, and says what its original says, word for word."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.importing.same_words import original_pieces, same_words, word_sequence
from briefed.model import Briefing, Course, Location
from briefed.source.briefing import EDITED as BRIEFING_EDITED
from briefed.source.briefing import parse
from briefed.source.briefing_lines import CODE as BRIEFING_UNREADABLE
from briefed.source.quotes import ADDRESS
from briefed.text.similarity import replacements


@rule(
    BRIEFING_UNREADABLE,
    "a line of the briefing can't be read as a part of it",
    "write it as a heading, a paragraph, an item or a table row with its id",
    without_briefing=True,
)
def briefing_unreadable(course: Course, _: Coverage) -> Iterator[Reported]:
    for fault in course.briefing.faults:
        if fault.code == BRIEFING_UNREADABLE:
            yield fault.location, None, fault.message


@rule(
    BRIEFING_EDITED,
    "the words of briefing.md, or of a former edition, are not those of its original",
    "undo the edit; bring a new edition instead",
)
def briefing_edited(course: Course, _: Coverage) -> Iterator[Reported]:
    unreadable = [fault for fault in course.briefing.faults if fault.code == BRIEFING_EDITED]
    for fault in unreadable:
        yield fault.location, None, fault.message
    if not unreadable and course.briefing.themes:
        yield from _edited(
            course.briefing, course.original, f"{course.folder}/briefing.md", "original.txt"
        )
    for name, text in course.editions.items():
        file = f"{course.folder}/editions/{name}.txt"
        former = parse(text, file)
        if not former.themes:
            first = next(iter(former.faults), None)
            yield (
                first.location if first else Location(file),
                None,
                f"edition {name} can't be read{f' ({first.message})' if first else ''}: put "
                "its file back as `briefed update` wrote it",
            )
            continue
        yield from _edited(
            former, course.edition_originals[name], file, f"editions/{name}/original.txt"
        )


class Origin(NamedTuple):
    """Where a word of a briefing comes from: a location, and the id of a statement or None."""

    location: Location
    statement: str | None


def _edited(briefing: Briefing, original: str | None, file: str, kept: str) -> Iterator[Reported]:
    """Differences between a briefing and its original.

    `kept` is the path of the original in the course's folder.
    """
    if original is None:
        yield _without_original(file, kept)
        return
    yield from _foreign_links(briefing, original)
    if not briefing.faults and same_words(original, briefing.body):
        return
    ours = _briefing_words(briefing)
    pieces = original_pieces(original)
    theirs = [word for piece in pieces for word in piece]
    # The indices of the words that begin a paragraph or an item.
    begins = {0} | set(itertools.accumulate(len(piece) for piece in pieces))
    if [word for word, _ in ours] == theirs:
        yield from _cut(ours, begins)
        return
    for change in replacements(theirs, [word for word, _ in ours]):
        # Words gone from the end of a statement are missing there, not where the next one begins.
        at = change.at - 1 if not change.after and change.before_at not in begins else change.at
        origin = ours[min(at, len(ours) - 1)][1] if ours else Origin(Location(file), None)
        had, has = _short(change.before), _short(change.after)
        if had and has:
            what = f'the original has "{had}" here and this file "{has}"'
        elif had:
            what = f'the original has "{had}" here and this file does not'
        else:
            what = f'the original does not have "{has}"'
        yield (
            origin.location,
            origin.statement,
            f"{what}: undo the edit, since nobody changes a briefing by hand",
        )


def _without_original(file: str, kept: str) -> Reported:
    """The fault of a briefing whose original is missing."""
    is_current = kept == "original.txt"
    return (
        Location(file),
        None,
        (
            f"{kept} is missing or can't be read, so nobody can tell whether a word of "
            f"{'the briefing' if is_current else 'this edition'} was changed: put it back"
            + (
                ""
                if is_current
                else (
                    "; the project's history has it as original.txt, from before the next "
                    "edition came"
                )
            )
        ),
    )


def _foreign_links(briefing: Briefing, original: str) -> Iterator[Reported]:
    """Links of a briefing that the original does not have."""
    addresses = ADDRESS.findall(original)  # none where it was brought without its links
    for statement in briefing.statements if addresses else ():
        for match in ADDRESS.finditer(statement.markup) if "](" in statement.markup else ():
            if match[1] not in addresses:
                yield (
                    statement.location.within(statement.markup, match.start()),
                    statement.id,
                    f"this link leads to {match[1]}, and no link of the original does: undo "
                    "the edit. Where the original has a link to #, write the address after "
                    "“placeholder link:” at the top of the course start",
                )


def _cut(ours: list[tuple[str, Origin]], begins: set[int]) -> Iterator[Reported]:
    """Statements that begin within a paragraph or an item of the original.

    Nobody may cut a statement before a "not".
    """
    previous: Origin | None = None
    for at, (word, origin) in enumerate(ours):
        # In the original, the words after a heading may be in the heading's own paragraph.
        if (
            previous is not None
            and origin != previous
            and origin.statement
            and previous.statement
            and at not in begins
        ):
            yield (
                origin.location,
                origin.statement,
                (
                    f'the original goes on here, and this file begins a statement with "{word}": '
                    "undo the edit"
                ),
            )
        previous = origin


def _short(text: str) -> str:
    """At most twelve words of a text."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _briefing_words(briefing: Briefing) -> list[tuple[str, Origin]]:
    """The words of a briefing's title, headings and statements in order, each with its origin."""
    heads = dict(briefing.table_heads)
    pieces: list[tuple[Location, str | None, str]] = [(briefing.location, None, briefing.title)]
    pieces += [(location, None, heading) for heading, location, _ in briefing.groups]
    for theme in briefing.themes:
        if theme.heading is not None:
            pieces.append((theme.location, None, theme.heading))
        for statement in theme.statements:
            if statement.id in heads:
                pieces.append((statement.location._replace(column=0), None, heads[statement.id]))
            pieces.append(
                (statement.location, statement.id, f"{statement.number} {statement.markup}")
            )
    return [
        (word, Origin(location, statement))
        for location, statement, text in sorted(pieces, key=lambda piece: piece[0])
        for word in word_sequence(text)
    ]
