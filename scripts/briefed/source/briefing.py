"""Canonical Markdown → Briefing. Nothing is guessed: what can't be placed is a fault.

The grammar, a line at a time: one `# Title`; `##` to `######` headings; and paragraphs, `-` and
`1.` items (nested by two or four spaces) and table rows. Each of these last three ends in its id,
`{ #theme-1 }`, and may run over several lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from briefed.model import Answers, Briefing, Fault, Location, Theme
from briefed.source import front_matter
from briefed.source.briefing_lines import GOOD_ID, Reader, Section

EDITED = "briefing-edited"
_KEYS = ("retired", "title", "headings", "skipped", "one theme")


def parse(text: str, file: str, one_theme: bool = False) -> Briefing:
    """Read a canonical briefing. `file` names it in locations. Raises nothing: see its `faults`.

    A briefing without headings is a fault, unless it says or `one_theme` says that it is one theme.
    """
    matter = front_matter.read(text)
    reader = Reader(file)
    if matter.fault:
        reader.fault(*matter.fault)
    reader.read(matter.body, matter.body_line)
    retired, answers = _front(reader, matter)
    themes, groups = _themes(reader)
    for name in retired:
        if name in reader.seen:
            location = reader.seen[name]
            reader.fault(
                location.line,
                location.column,
                f"the id {name} belonged to a statement that is gone, and can't be used again: "
                "take the next free number",
            )
    if not text.strip():
        reader.fault(1, 1, "the briefing is empty: put its text here")
    elif not reader.title and not reader.faults:
        reader.fault(
            matter.body_line,
            1,
            "the briefing has no title: write # and the title as its first line",
        )
    elif len(reader.sections) == 1 and not (reader.faults or one_theme or answers.one_theme):
        reader.fault(
            matter.body_line,
            1,
            "the briefing has no headings: begin the heading of each theme with ##",
        )
        themes = ()
    title, location = reader.title or ("", Location(file))
    faults: tuple[Fault, ...] = tuple(sorted(reader.faults, key=lambda fault: fault.location))
    return Briefing(
        title, themes, groups, tuple(reader.heads), retired, location, faults, matter.body, answers
    )


def _front(reader: Reader, matter: front_matter.FrontMatter) -> tuple[tuple[str, ...], Answers]:
    """The ids that may not be used again, and the answers of the import; else there are faults."""
    data = matter.data or {}
    for key in data:
        if key not in _KEYS:
            reader.fault(
                matter.lines.get(key, 1),
                1,
                f"a briefing can't have a line “{key}:” at its top: delete it. There may be "
                f"{', '.join(f'“{known}:”' for known in _KEYS)}",
            )
    ids = "ids in square brackets, such as [hidden-men-1, hidden-men-2]"
    retired = _list(reader, matter, "retired", ids, lambda one: GOOD_ID.fullmatch(one) is not None)
    said = "the lines that the import asked about, each on a line of its own behind a hyphen"
    title = data.get("title")
    return retired, Answers(
        title if isinstance(title, str) else None,
        _list(reader, matter, "headings", said),
        _list(reader, matter, "skipped", said),
        data.get("one theme") == "yes",
    )


def _list(
    reader: Reader,
    matter: front_matter.FrontMatter,
    key: str,
    of: str,
    good: Callable[[str], bool] = lambda _: True,
) -> tuple[str, ...]:
    """A list of good texts in the front matter; anything else is a fault."""
    found = (matter.data or {}).get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, str) and good(one) for one in found):
        reader.fault(matter.lines.get(key, 1), 1, f"after “{key}:”, write a list of {of}")
        return ()
    return tuple(found)


def front(retired: Iterable[str], answers: Answers) -> str:
    """The front matter of a briefing as text; "" where there is nothing to keep."""
    lines = [f"retired: [{', '.join(retired)}]"] if (retired := tuple(retired)) else []
    lines += [f"title: {json.dumps(answers.title, ensure_ascii=False)}"] if answers.title else []
    for key, found in (("headings", answers.headings), ("skipped", answers.skipped)):
        lines += [f"{key}:"] if found else []
        lines += [f"  - {json.dumps(one, ensure_ascii=False)}" for one in found]
    lines += ["one theme: yes"] if answers.one_theme else []
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _themes(reader: Reader) -> tuple[tuple[Theme, ...], tuple[tuple[str, Location, int], ...]]:
    """Sort the sections into themes and groups; a section that is neither is a fault."""
    themes: list[Theme] = []
    groups: list[tuple[str, Location, int]] = []
    taken: dict[str, Location] = {}
    above: list[Section] = []
    following: list[Section | None] = [*reader.sections[1:], None]
    for section, below in zip(reader.sections, following, strict=True):
        while above and above[-1].level >= section.level:
            above.pop()
        heading = section.heading
        deeper = below if below is not None and below.level > section.level else None
        if not section.statements:
            if heading is None:
                continue
            if deeper:
                groups.append((heading, section.location, section.level))
                above.append(section)
            else:
                reader.fault(
                    section.location.line,
                    1,
                    f"the theme {heading!r} is empty: write a statement below its heading",
                )
            continue
        if heading is not None and deeper:
            reader.fault(
                deeper.location.line,
                1,
                f"the heading {heading!r} has statements and the theme {deeper.heading!r} below "
                "it, and may have only one of these: begin both headings with "
                f"{'#' * section.level}",
            )
        if section.slug in taken:
            reader.fault(
                section.location.line,
                1,
                f"this heading would have the address {section.slug}, which the heading on line "
                f"{taken[section.slug].line} has already: write another behind it, such as {{ "
                f"#{section.slug}-second }}",
            )
            continue
        taken[section.slug] = section.location
        themes.append(_theme(section, above[-1].heading if above else None))
    return tuple(themes), tuple(groups)


def _theme(section: Section, group: str | None) -> Theme:
    """The theme that a section with statements makes. The introduction begins with its first."""
    statements = tuple(section.statements)
    location = statements[0].location if section.heading is None else section.location
    return Theme(section.slug, section.heading, group, statements, location, section.level)
