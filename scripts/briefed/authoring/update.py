"""`briefed update`: the next edition of a briefing into its course. Ids stay with their statements for ever; words are left to people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.authoring.diff import Difference
from briefed.authoring.new import brought_files, page, quiz, read_brought
from briefed.checking.coverage import cover, runs
from briefed.checking.editions import MOVED, REWORDED, UNCHANGED, Comparison, compare, touched
from briefed.checking.project import chosen
from briefed.errors import InputError
from briefed.importing.canonical import Imported
from briefed.importing.same_words import same_words
from briefed.layout import EDITIONS, INTRODUCTION, ORIGINAL, page_name
from briefed.model import Briefing, Course, Location, Quote
from briefed.source import front_matter
from briefed.source.briefing import parse
from briefed.source.project import BROUGHT
from briefed.source.quotes import ENDING
from briefed.text.patterns import lazily
from briefed.text.words import fold
from briefed.writing import complete, place

_AT_END = lazily(r"\{ #([a-z0-9-]+-\d+) \}(?=(?: \|)?$)", re.M)
_ADDRESS = lazily(r"[ ]*\{ #[a-z0-9-]+ \}$")


class Updated(NamedTuple):
    """What an update did: how the editions differ, how the import went, the quotes whose id alone is another now, and the pages that are new."""

    difference: Difference
    imported: Imported
    edition: str
    anchored: tuple[tuple[Location, str, str], ...]
    scaffolded: tuple[str, ...]


def update(
    root: Path,
    slug: str,
    path: Path,
    edition: str | None = None,
    published: str = "",
    title: str | None = None,
) -> Updated:
    """Put the next edition, a file that somebody brought, in the place of a course's briefing.

    The edition that stood there is kept in the course's folder under its name. A quote whose words still stand, in a statement with another
    id, gets that id; every other quote stays as it is, for a person. Either all of it is done or nothing. Raises InputError where the file
    can't be imported whole, where the course's own briefing can't be read, and where nothing changed.
    """
    if complete(root, slug):
        raise InputError(
            "an earlier run was cut off and has now been completed; nothing else was done: see what stands there before you start again",
            Location(f"docs/{slug}"),
        )
    course = chosen(root, course=slug).courses[0]
    if course.briefing.faults:
        raise InputError(
            f"the course's own briefing can't be read: {course.briefing.faults[0].message}",
            course.briefing.faults[0].location,
        )
    before = course.settings.edition
    after = _next(course, edition)
    imported = read_brought(path, title)
    new = parse(imported.markdown, path.as_posix())
    comparison = compare(course.briefing, new)
    if same_words(imported.original, course.briefing.body):
        raise InputError(
            f"nothing changed: these are the words of edition {before}, which stands there",
            Location(path.as_posix()),
        )

    markdown = _with_ids(course.briefing, new, comparison, imported.markdown)
    files: dict[str, str | bytes | None] = {
        f"docs/{slug}/original{suffix}": None for suffix in BROUGHT
    }
    files |= dict(brought_files(slug, imported, path))
    files[f"docs/{slug}/{EDITIONS}/{before}.txt"] = (
        root / "docs" / slug / "briefing.md"
    ).read_text(encoding="utf-8")
    files |= {
        f"docs/{slug}/{EDITIONS}/{before}/{path.name}": path.read_bytes()
        for path in _kept(root / "docs" / slug)
    }
    files[f"docs/{slug}/briefing.md"] = markdown
    start = (root / "docs" / slug / "index.md").read_text(encoding="utf-8")
    for key, value in (("edition", f'"{after}"'), ("published", published)):
        start = front_matter.replaced(start, key, f"{key}: {value}".rstrip())
    texts = {f"docs/{slug}/index.md": start}
    stands = parse(markdown, f"docs/{slug}/briefing.md")
    anchored = tuple(_anchored(root, course, stands, texts))
    scaffolded = dict(_missing(course, stands))
    place(root, slug, {**files, **texts, **scaffolded})
    coverage = cover(course)
    comparison = compare(
        course.briefing, stands
    )  # the same, by the ids that the statements have now
    difference = Difference(
        course.briefing,
        stands,
        comparison,
        tuple(tuple(touched(course, coverage, change)) for change in comparison.changes),
    )
    return Updated(difference, imported, after, anchored, tuple(scaffolded))


def _kept(folder: Path) -> list[Path]:
    """What an edition was brought as, which it is compared with from now on as well."""
    return [
        path
        for name in (ORIGINAL, *(f"original{suffix}" for suffix in BROUGHT))
        if (path := folder / name).is_file()
    ]


def _next(course: Course, edition: str | None) -> str:
    """The name of the new edition: the number behind that of the old one, where it is a number. Raises InputError where it needs one."""
    start = Location(f"docs/{course.slug}/index.md")
    before = course.settings.edition
    if not before:
        raise InputError(
            'the course start names no edition, under which its words would be kept: write edition: "1" into its front matter',
            start,
        )
    if edition is None and not before.isdecimal():
        raise InputError(
            f"the number behind edition {before!r} can't be told: name the new one with --edition",
            start,
        )
    after = edition if edition is not None else str(int(before) + 1)
    if not re.fullmatch(r"[\w.-]{1,12}", after) or after.startswith("."):
        raise InputError(
            f"{after!r} is no name of an edition: write a short name or number, such as 2 or 2.1",
            start,
        )
    if after == before or after in course.editions:
        raise InputError(
            f"edition {after} is there already: name the new one with --edition", start
        )
    return after


def _with_ids(old: Briefing, new: Briefing, comparison: Comparison, markdown: str) -> str:
    """The new edition with the ids of the old one on the statements that stayed, and with numbers that were never used on the others."""
    kept = {
        change.after[0].id: change.before[0].id
        for change in comparison.changes
        if change.kind in (UNCHANGED, MOVED, REWORDED)
    }
    was = {after: before for before, after in comparison.renamed if before != after}
    used = {one.id for one in old.statements} | set(old.retired)
    names = dict(kept)
    for statement in new.statements:
        if statement.id not in names:
            theme = was.get(statement.theme, statement.theme)
            names[statement.id] = (
                f"{theme}-{1 + max((int(one.rpartition('-')[2]) for one in used if one.rpartition('-')[0] == theme), default=0)}"
            )
            used.add(names[statement.id])
    lines = _AT_END.sub(lambda match: f"{{ #{names[match[1]]} }}", markdown).split("\n")
    for theme in new.themes:
        if (
            theme.slug in was
        ):  # a theme that was only renamed keeps its address: that of its page, and of what learners have answered there
            at = theme.location.line - 1
            lines[at] = f"{_ADDRESS.sub('', lines[at])} {{ #{was[theme.slug]} }}"
    retired = [*old.retired, *(one.id for one in old.statements if one.id not in kept.values())]
    matter = f"---\nretired: [{', '.join(retired)}]\n---\n" if retired else ""
    return matter + "\n".join(lines)


def _anchored(
    root: Path, course: Course, new: Briefing, texts: dict[str, str]
) -> Iterator[tuple[Location, str, str]]:
    """Give each quote whose words still stand, in another statement, the id of that one; the changed files go into `texts`."""
    statements = {one.id: one for one in new.statements}
    known = {one.id: runs(one) for one in new.statements}
    homes: dict[str, list[str]] = {}
    for identity, held in known.items():
        for words in held:
            homes.setdefault(words, []).append(identity)
    matched = cover(course).matches
    for quote in (quote for one in (*course.pages, *course.questions) for quote in one.quotes):
        words = fold(quote.text)
        if quote not in matched or (quote.id in statements and words in known[quote.id]):
            continue
        found = homes.get(words, [])
        if len(found) == 1:  # of two that say the same, a person chooses
            file = quote.location.file
            text = texts.get(file) or (root / file).read_text(encoding="utf-8")
            texts[file] = _renamed(text, quote, found[0])
            yield quote.location, quote.id, found[0]


def _renamed(text: str, quote: Quote, identity: str) -> str:
    """A file's text with another id at the end of a quote."""
    lines = text.split("\n")
    at = quote.location.line - 1
    while not ((match := ENDING.search(lines[at])) and match[1] == quote.id):
        at += 1
    lines[at] = f"{lines[at][: match.start(1)]}{identity}{lines[at][match.end(1) :]}"
    return "\n".join(lines)


def _missing(course: Course, new: Briefing) -> Iterator[tuple[str, str]]:
    """A page and questions, to be written, for each theme that the course has none of."""
    pages = {one.location.file for one in course.pages}
    quizzes = {one.location.file for one in course.quizzes}
    for theme in new.themes:
        file = f"docs/{course.slug}/{page_name(theme.slug)}"
        if theme.slug != INTRODUCTION and file not in pages:
            yield file, page(theme)
        if f"quizzes/{course.slug}/{theme.slug}.md" not in quizzes:
            yield f"quizzes/{course.slug}/{theme.slug}.md", quiz(theme)
