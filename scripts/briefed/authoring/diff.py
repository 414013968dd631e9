"""What changed between two editions and what it touches: for a person, as JSON, or as a page to read and send."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefed.authoring import statements
from briefed.checking.coverage import cover
from briefed.checking.editions import (
    ADDED,
    KINDS,
    REMOVED,
    UNCHANGED,
    Change,
    Comparison,
    Touched,
    compare,
    touched,
    word_changes,
)
from briefed.checking.project import chosen
from briefed.errors import InputError
from briefed.layout import EDITIONS
from briefed.model import Briefing, Location, Statement
from briefed.source.project import require

_SAID = {
    "unchanged": "stayed as they were",
    "moved": "moved",
    "reworded": "reworded",
    "split": "cut into several",
    "merged": "joined into one",
    "added": "added",
    "removed": "removed",
}


class Difference(NamedTuple):
    """Two editions, how they compare, and for each change what of the course rests on it."""

    old: Briefing
    new: Briefing
    comparison: Comparison
    touches: tuple[tuple[Touched, ...], ...]


def read(root: Path, old: str, new: str) -> Difference:
    """Compare two editions, each a file, a course's name, or COURSE@EDITION for one that stood there before.

    Where `old` is a course's name, its pages and questions are looked at too. Raises InputError where one of them can't be read whole.
    """
    before, after = _file(root, old), _file(root, new)
    course = (
        chosen(root, course=old).courses[0]
        if before == root / "docs" / old / "briefing.md"
        else None
    )
    editions = [statements.read(file)[0] for file in (before, after)]
    comparison = compare(*editions)
    coverage = cover(course) if course else None
    return Difference(
        *editions,
        comparison,
        tuple(
            tuple(touched(course, coverage, change)) if course else ()
            for change in comparison.changes
        ),
    )


def _file(root: Path, name: str) -> Path:
    """The file that a name stands for. Raises InputError for an edition that a course does not have."""
    slug, at, edition = name.partition("@")
    folder = root / "docs" / slug
    if Path(name).exists() or not (folder / "briefing.md").is_file():
        return Path(name)
    require(root)
    if not at:
        return folder / "briefing.md"
    if not (folder / EDITIONS / f"{edition}.txt").is_file():
        there = ", ".join(chosen(root, course=slug).courses[0].editions) or "none"
        raise InputError(
            f"the course has no edition {edition!r} before what stands there: there are {there}",
            Location(f"docs/{slug}"),
        )
    return folder / EDITIONS / f"{edition}.txt"


def _texts(change: Change) -> tuple[str, str]:
    return " ".join(one.text for one in change.before), " ".join(one.text for one in change.after)


def _slides(touches: Iterable[Touched]) -> list[str]:
    """The themes whose slides show what changed."""
    return list(dict.fromkeys(touch.slides for touch in touches if touch.slides))


def _counts(changes: Iterable[Change]) -> dict[str, int]:
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in KINDS}


def _place(statements: Iterable[Statement]) -> str:
    return ", ".join(f"{one.id} (line {one.location.line})" for one in statements)


def _other_id(change: Change) -> str:
    return (
        ""
        if {one.id for one in change.before} & {one.id for one in change.after}
        else "; its id is another"
    )


def _renamed(difference: Difference) -> list[tuple[str, str]]:
    """The headings of renamed themes, before and after."""
    old, new = (
        {theme.slug: (theme.heading or "Introduction").rstrip(":") for theme in briefing.themes}
        for briefing in (difference.old, difference.new)
    )
    return [(old[before], new[after]) for before, after in difference.comparison.renamed]


def as_text(difference: Difference) -> str:
    """Everything that did not stay as it was; words that are gone stand in [-…-], new ones in {+…+}."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    counts = _counts(difference.comparison.changes)
    out = [
        f"{len(difference.old.statements)} statements before, {len(difference.new.statements)} after: "
        + ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    ]
    if difference.old.title != difference.new.title:
        out.append(f"title: {difference.old.title} → {difference.new.title}")
    out += [f"theme renamed: {old} → {new}" for old, new in _renamed(difference)]
    for change, touches in zip(difference.comparison.changes, difference.touches):
        if change.kind == UNCHANGED and not touches:
            continue
        places = " → ".join(
            place for place in (_place(change.before), _place(change.after)) if place
        )
        out.append(
            f"\n{change.kind if change.kind != UNCHANGED else 'same words, another id'}: {places}{', in another theme' if change.elsewhere else ''}"
        )
        out.append(
            "  "
            + " ".join(marks[what].format(words) for what, words in word_changes(*_texts(change)))
        )
        for touch in touches:
            what = f"the question {touch.question}" if touch.question else "a quote on the page"
            out.append(
                f"  {touch.location}: {what} {'quotes words that changed' if touch.words else f'keeps its words{_other_id(change)}'}"
            )
        if slides := _slides(touches):
            out.append(f"  slides made anew with the site: {', '.join(slides)}")
    return "\n".join(out) + "\n"


def as_json(difference: Difference) -> str:
    """`title`, `summary` (a number for each kind), `renamed` and `changes`, each with what it touches."""

    def told(statement: Statement) -> dict:
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
                    "question": touch.question,
                    "words_change": touch.words,
                }
                for touch in touches
            ],
            "slides": _slides(touches),
        }
        for change, touches in zip(difference.comparison.changes, difference.touches)
    ]
    return (
        json.dumps(
            {
                "title": {"before": difference.old.title, "after": difference.new.title},
                "summary": _counts(difference.comparison.changes),
                "renamed": [
                    {"before": old, "after": new} for old, new in difference.comparison.renamed
                ],
                "changes": changes,
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


_STYLE = """body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1f2a2e; background: #fff }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin-top: 2.2rem } section { border-left: 4px solid #c4d7da; padding: .2rem 0 .2rem 1rem; margin: 1.2rem 0 }
h3 { font-size: 1rem; margin: .2rem 0 } del { background: #fbeeea; color: #7c2d12 } ins { background: #e8f4ec; color: #14532d; text-decoration: underline }
.where { color: #52626a; font-size: .92rem } @media print { body { margin: 0; max-width: none } section { break-inside: avoid } }"""


def as_html(difference: Difference) -> str:
    """One page that needs nothing else: what changed, in the words of both editions, and what has to be looked at."""
    marks = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
    counts = _counts(difference.comparison.changes)
    escaped = html.escape
    title = f"What has changed: {difference.new.title}"
    out = [
        "<!doctype html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escaped(title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<h1>{escaped(title)}</h1>",
        f"<p>{len(difference.old.statements)} statements before, {len(difference.new.statements)} after.</p>",
        "<ul>",
        *(f"<li>{number} {_SAID[kind]}</li>" for kind, number in counts.items() if number),
        "</ul>",
    ]
    if difference.old.title != difference.new.title:
        out.append(f"<p>The title was: {escaped(difference.old.title)}</p>")
    out += [
        f"<p>The theme “{escaped(old)}” is now “{escaped(new)}”.</p>"
        for old, new in _renamed(difference)
    ]
    for kind in (kind for kind in KINDS if kind != UNCHANGED):
        found = [
            (change, touches)
            for change, touches in zip(difference.comparison.changes, difference.touches)
            if change.kind == kind
        ]
        if found:
            out.append(f"<h2>{_SAID[kind].capitalize()}</h2>")
        for change, touches in found:
            whole = kind in (ADDED, REMOVED)
            words = (
                [("same", " ".join(_texts(change)).strip())]
                if whole
                else word_changes(*_texts(change))
            )
            out += [
                "<section>",
                f'<p class="where">{escaped(" → ".join(place for place in (_place(change.before), _place(change.after)) if place))}'
                f"{', in another theme' if change.elsewhere else ''}</p>",
                f"<p>{' '.join(marks[what].format(escaped(text)) for what, text in words)}</p>",
            ]
            edit = [touch for touch in touches if touch.words]
            if edit:
                out += [
                    "<h3>To edit</h3>",
                    "<ul>",
                    *(
                        f"<li>{f'the question {escaped(touch.question)}' if touch.question else 'a quote on the page'}: "
                        f"{escaped(touch.location.file)}, line {touch.location.line}</li>"
                        for touch in edit
                    ),
                    "</ul>",
                ]
            if len(edit) < len(touches):
                out.append(
                    f'<p class="where">{len(touches) - len(edit)} of the quotes that rest on this keep their words.</p>'
                )
            if slides := _slides(touches):
                out.append(
                    f'<p class="where">Slides that are made anew with the site: {escaped(", ".join(slides))}.</p>'
                )
            out.append("</section>")
    return "\n".join([*out, "</html>"]) + "\n"
