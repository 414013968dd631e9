"""How a briefing is read: as text, as JSON, or as the canonical Markdown that an import makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from briefed.checking.background import proposed
from briefed.errors import InputError
from briefed.importing.canonical import Imported, is_canonical
from briefed.importing.child_process import import_file
from briefed.model import NO_ANSWERS, Answers, Briefing, Location
from briefed.source.briefing import parse
from briefed.source.reading import read_text
from briefed.text.counting import counted_words, how_many
from briefed.text.figures import figures


class Read(NamedTuple):
    """A briefing as it is read, and how its import went; of a canonical one the Markdown alone."""

    briefing: Briefing
    imported: Imported


def read(path: Path, answers: Answers = NO_ANSWERS) -> Read:
    """A briefing, canonical or not imported yet.

    Lines are those of the file. `answers` is what a person said about it. Raises InputError if the
    file can't be read whole: the message has a line for each fault.
    """
    file = path.as_posix()
    text, broken = read_text(path, file) if path.suffix.lower() in (".md", ".txt") else ("", None)
    if not broken and is_canonical(text):
        briefing, imported = parse(text, file), Imported(text, ())
    else:
        imported = import_file(path, answers)
        briefing = _at_lines(imported, file)
    if briefing.faults:
        first, *rest = briefing.faults
        raise InputError(
            "\n".join([first.message, *(f"{fault.location}: {fault.message}" for fault in rest)]),
            first.location,
        )
    return Read(briefing, imported)


def _at_lines(imported: Imported, file: str) -> Briefing:
    """An imported briefing, which has no faults, with the lines of the file."""

    def moved(location: Location) -> Location:
        return Location(location.file, imported.line_of(location.line))

    briefing = imported.briefing(file)
    themes = tuple(
        theme._replace(
            location=moved(theme.location),
            statements=tuple(s._replace(location=moved(s.location)) for s in theme.statements),
        )
        for theme in briefing.themes
    )
    return briefing._replace(themes=themes)


def as_json(briefing: Briefing) -> str:
    """An object of `title` and `themes`, which have their statements.

    `background` says for each sentence why it may need no question, or null.
    """
    reasons = _reasons(briefing)
    counted = counted_words(statement.text for statement in briefing.statements)
    themes = [
        {
            "slug": theme.slug,
            "heading": theme.heading,
            "group": theme.group,
            "statements": [
                {
                    "id": s.id,
                    "text": s.text,
                    "line": s.location.line,
                    "sentences": list(s.sentences),
                    "background": [reasons.get((s.id, at)) for at in range(len(s.sentences))],
                    "figures": [figure.text for figure in figures(s.text, counted)],
                }
                for s in theme.statements
            ],
        }
        for theme in briefing.themes
    ]
    return (
        json.dumps({"title": briefing.title, "themes": themes}, indent=2, ensure_ascii=False) + "\n"
    )


def as_text(briefing: Briefing, lines: bool = True) -> str:
    """A summary to read: each theme, its statements, with `lines` their lines, and the figures."""
    reasons = _reasons(briefing)
    counted = counted_words(statement.text for statement in briefing.statements)
    out = [briefing.title]
    for theme in briefing.themes:
        group = f" (in {theme.group})" if theme.group else ""
        out.append(f"\n{theme.name}{group}")
        for s in theme.statements:
            held = ", ".join(figure.text for figure in figures(s.text, counted))
            count = how_many(len(s.sentences), "sentence")
            line = f"line {s.location.line}, " if lines else ""
            out.append(f"  {s.id} ({line}{count}{f'; figures: {held}' if held else ''})")
            for at, sentence in enumerate(s.sentences):
                out.append(f"    {sentence}")
                if reason := reasons.get((s.id, at)):
                    out.append(f"      → may need no question: {reason}")
    sentences = sum(len(s.sentences) for s in briefing.statements)
    statements = how_many(len(briefing.statements), "statement")
    may = f"; {len(reasons)} may need no question: a person decides" if reasons else ""
    out.append(f"\n{statements}, {how_many(sentences, 'sentence')}{may}")
    return "\n".join(out) + "\n"


def _reasons(briefing: Briefing) -> dict[tuple[str, int], str]:
    """Why a sentence may need no question, by its statement and index."""
    return {
        (one.statement.id, one.at): one.reason
        for theme in briefing.themes
        for one in proposed(theme)
    }
