"""What changed between two editions and what it touches: as text, as JSON, or as a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.authoring.differences import Difference
from briefed.authoring.theme_changes import ThemeChange
from briefed.checking.editions import (
    ADDED,
    KINDS,
    REMOVED,
    UNCHANGED,
    Change,
    place_of,
    word_changes,
)
from briefed.checking.touched import (
    EXEMPTION,
    FIGURE,
    POINT,
    QUESTION,
    QUOTE,
    SERVICE,
    Touched,
)
from briefed.model import Statement
from briefed.templates import render

_CALLED = {
    "unchanged": "stayed as they were",
    "moved": "moved",
    "reworded": "reworded",
    "split": "cut into several",
    "merged": "joined into one",
    "added": "added",
    "removed": "removed",
}

_WHAT = {
    QUOTE: "a quote on the page",
    QUESTION: "the question {}",
    FIGURE: "the figure {} as dots",
    POINT: "a practice point or objective",
    SERVICE: "the list of the service {}",
    EXEMPTION: "a sentence that is left out of the questions",
}
_EFFECT = {  # where nothing has to be edited, and where something has
    QUOTE: ("keeps its words", "quotes words that changed"),
    QUESTION: ("keeps its words", "quotes words that changed"),
    FIGURE: ("is still there", "is no longer in the briefing's words"),
    POINT: ("rests on the same words", "rests on words that changed"),
    SERVICE: ("lists it still", "is to be edited"),
    EXEMPTION: ("keeps its words", "has other words, and is asked about again"),
}


def _texts(change: Change) -> tuple[str, str]:
    return " ".join(one.text for one in change.before), " ".join(one.text for one in change.after)


def _slides(touches: Iterable[Touched]) -> list[str]:
    """The themes whose slides show what changed."""
    return list(dict.fromkeys(touch.slides for touch in touches if touch.slides))


def _counts(changes: Iterable[Change]) -> dict[str, int]:
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in KINDS}


def _where(change: Change) -> str:
    """The statements before and after a change, with their lines."""
    sides = (_named(change.before), _named(change.after))
    return " → ".join(side for side in sides if side)


def _named(statements: Iterable[Statement]) -> str:
    return ", ".join(f"{one.id} (line {one.location.line})" for one in statements)


def _other_id(change: Change) -> str:
    same = {one.id for one in change.before} & {one.id for one in change.after}
    return "" if same else "; its id is another"


def as_text(difference: Difference) -> str:
    """Everything that did not stay as it was; old words are in [-…-], new words in {+…+}."""
    counts = _counts(difference.comparison.changes)
    old, new = difference.old, difference.new
    out = [
        f"{len(old.statements)} statements before, {len(new.statements)} after: "
        + ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    ]
    if old.title != new.title:
        out.append(f"title: {old.title} → {new.title}")
    for theme in difference.themes:
        out += [f"theme {theme.kind}: {theme.said}", *_to_do(theme.to_do)]
    for change, touches in difference.changes:
        if change.kind != UNCHANGED or touches:
            out += _change_lines(difference, change, touches)
    return "\n".join(out) + "\n"


def _to_do(what: str) -> Iterator[str]:
    if what:
        yield f"  to do: {what}"


def _change_lines(
    difference: Difference, change: Change, touches: tuple[Touched, ...]
) -> Iterator[str]:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    kind = change.kind if change.kind != UNCHANGED else "same words, another id"
    place = f", now {place_of(change, difference.new.statements)}" if change.reordered else ""
    elsewhere = ", in another theme" if change.elsewhere else ""
    yield f"\n{kind}: {_where(change)}{place}{elsewhere}"
    words = word_changes(*_texts(change))
    yield "  " + " ".join(marks[part].format(text) for part, text in words)
    for touch in touches:
        effect = _EFFECT[touch.kind][touch.edit]
        identity = "" if touch.edit or touch.kind == SERVICE else _other_id(change)
        yield f"  {touch.location}: {_what(touch)} {effect}{identity}"
    if change.after:
        yield from _to_do(difference.moves.get(change.after[0].id, ""))
    if slides := _slides(touches):
        yield f"  slides made anew with the site: {', '.join(slides)}"


def _what(touch: Touched) -> str:
    """What of a course rests on a changed statement, in words."""
    return _WHAT[touch.kind].format(touch.name)


def as_json(difference: Difference) -> str:
    """An object of `title`, `summary` (a number for each kind), `themes`, and `changes`.

    `themes` are those that were renamed, removed or moved. Each change has what it touches.
    """

    def told(statement: Statement) -> dict[str, str | int]:
        return {
            "id": statement.id,
            "theme": statement.theme,
            "line": statement.location.line,
            "text": statement.text,
        }

    changes = [
        {
            "kind": change.kind,
            "elsewhere": change.elsewhere,
            "before": [told(one) for one in change.before],
            "after": [told(one) for one in change.after],
            "words": [
                {"what": what, "words": words} for what, words in word_changes(*_texts(change))
            ],
            "touches": [
                {
                    "file": touch.location.file,
                    "line": touch.location.line,
                    "column": touch.location.column,
                    "kind": touch.kind,
                    "name": touch.name or None,
                    "edit": touch.edit,
                }
                for touch in touches
            ],
            "to_do": difference.moves.get(change.after[0].id) or None if change.after else None,
            "slides": _slides(touches),
        }
        for change, touches in difference.changes
    ]
    return (
        json.dumps(
            {
                "title": {"before": difference.old.title, "after": difference.new.title},
                "summary": _counts(difference.comparison.changes),
                "themes": list(map(_theme, difference.themes)),
                "changes": changes,
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def _theme(change: ThemeChange) -> dict[str, str | None]:
    return {
        "kind": change.kind,
        "theme": change.theme,
        "before": change.before or None,
        "after": change.after or None,
        "to_do": change.to_do or None,
    }


class ShownChange(NamedTuple):
    """A change as the page shows it.

    `where` the statements were and are; `to_do` where one moved; `words` as `word_changes` gives
    them; the quotes `to_edit`, how many are `unchanged`, and the themes whose slides are made
    again.
    """

    where: str
    elsewhere: bool
    to_do: str
    words: list[tuple[str, str]]
    to_edit: list[Touched]
    unchanged: int
    slides: str


def as_html(difference: Difference) -> str:
    """A page that needs no other file: what changed, in the words of both editions, and what to do.

    Its template is templates/differences.html.
    """
    old, new = difference.old, difference.new
    page = render(
        __package__,
        "differences.html",
        title=f"What has changed: {new.title}",
        before=len(old.statements),
        after=len(new.statements),
        counts=_counts(difference.comparison.changes),
        called=_CALLED,
        old_title=old.title if old.title != new.title else "",
        themes=difference.themes,
        groups=list(_groups(difference)),
        what=_what,
    )
    return f"{page}\n"


def _groups(difference: Difference) -> Iterator[tuple[str, list[ShownChange]]]:
    """The changes of each kind; statements that stayed as they were are left out."""
    for kind in KINDS:
        found = [
            _shown(difference, change, touches)
            for change, touches in difference.changes
            if change.kind == kind and kind != UNCHANGED
        ]
        if found:
            yield kind, found


def _shown(difference: Difference, change: Change, touches: tuple[Touched, ...]) -> ShownChange:
    to_edit = [touch for touch in touches if touch.edit]
    texts = _texts(change)
    if change.kind in (ADDED, REMOVED):
        words = [("same", " ".join(texts).strip())]
    else:
        words = list(word_changes(*texts))
    return ShownChange(
        _where(change),
        change.elsewhere,
        difference.moves.get(change.after[0].id, "") if change.after else "",
        words,
        to_edit,
        sum(not touch.edit and touch.kind != SERVICE for touch in touches),
        ", ".join(_slides(touches)),
    )
