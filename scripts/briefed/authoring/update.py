"""`briefed update`: puts the next edition of a briefing into its course.

Ids stay with their statements for ever, and a statement that is new gets its place, to be written;
changing our own words is left to people.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.authoring.differences import Difference, between
from briefed.authoring.exemptions import followed
from briefed.authoring.new import brought_files, page, quiz, read_brought
from briefed.authoring.next_edition import names
from briefed.authoring.worksheet import new_statements
from briefed.checking.background import Proposed, undecided
from briefed.checking.captions import captioned
from briefed.checking.coverage import cover, runs
from briefed.checking.project import chosen
from briefed.errors import InputError
from briefed.importing.canonical import Imported
from briefed.importing.same_words import same_words
from briefed.layout import EDITIONS, FIRST_EDITION, ORIGINAL
from briefed.model import NO_ANSWERS, Answers, Briefing, Course, Location
from briefed.source import front_matter
from briefed.source.briefing import front, parse
from briefed.source.course_files import BROUGHT
from briefed.source.support import points
from briefed.text.patterns import lazily
from briefed.text.words import fold
from briefed.writing import none_cut_off, write_course

_AT_END = lazily(r"\{ #([a-z0-9-]+-\d+) \}(?=(?: \|)?$)", re.M)
_ADDRESS = lazily(r"[ ]*\{ #[a-z0-9-]+ \}$")


class Updated(NamedTuple):
    """What an update did: how the editions differ, and how the import went.

    `anchored` are the quotes that only got another id, each with the old and the new one;
    `scaffolded` are the files that are new and to be written, and `placed` the statements that are
    new on a page that was there, each with its file and its id. `lapsed` are the sentences that
    were exempt and that no statement has any more, `undecided` those that may need no question.
    """

    difference: Difference
    imported: Imported
    edition: str
    anchored: tuple[tuple[Location, str, str], ...]
    scaffolded: tuple[str, ...]
    placed: tuple[tuple[str, str], ...]
    lapsed: tuple[str, ...]
    undecided: tuple[Proposed, ...]


def update(
    root: Path,
    slug: str,
    path: Path,
    edition: str | None = None,
    published: str = "",
    answers: Answers = NO_ANSWERS,
) -> Updated:
    """Replace a course's briefing by its next edition, the file at `path`.

    The former edition is kept in the course's folder under its name. A quote whose words are now in
    a statement with another id gets that id; all other quotes are left to a person. Either all of
    it is done or nothing. Raises InputError if the file can't be imported whole, if the course's
    own briefing can't be read, and if nothing changed.
    """
    course = _readable(root, slug)
    before = _current(course)
    after = _next(course, before, edition)
    imported = read_brought(path, _with_kept(course.briefing.answers, answers))
    new = imported.briefing(path.as_posix())
    if same_words(imported.original, course.briefing.body):
        raise InputError(
            f"nothing changed: edition {before} of the course has these words already",
            Location(path.as_posix()),
        )
    markdown = _with_names(course.briefing, new, imported)
    files: dict[str, str | bytes | None] = {
        f"docs/{slug}/original{suffix}": None for suffix in BROUGHT
    }
    files |= dict(brought_files(slug, imported, path))
    files |= dict(_former(root, course, before))
    files[f"docs/{slug}/briefing.md"] = markdown
    start = (root / "docs" / slug / "index.md").read_text(encoding="utf-8")
    for key, value in (("edition", f'"{after}"'), ("published", published)):
        start = front_matter.replaced(start, key, f"{key}: {value}".rstrip())
    with_ids = parse(markdown, f"docs/{slug}/briefing.md")
    exempt = followed(start, f"docs/{slug}/index.md", with_ids)
    texts = {f"docs/{slug}/index.md": exempt.text}
    anchored = (*_anchored(root, course, with_ids, texts), *exempt.moved)
    lines: dict[str, list[int]] = {}
    placed = tuple(_placed(root, course, with_ids, texts, lines))
    anchored = tuple((_now(where, lines), was, identity) for where, was, identity in anchored)
    scaffolded = dict(_missing(course, with_ids))
    write_course(root, slug, {**files, **texts, **scaffolded})
    difference = between(course, course.briefing, with_ids)
    touches = tuple(
        tuple(one._replace(location=_now(one.location, lines)) for one in found)
        for found in difference.touches
    )
    difference = difference._replace(touches=touches)
    lapsed = tuple(one.sentence for one in exempt.gone)
    updated = chosen(root, course=slug).courses[0]
    decide = tuple(undecided(updated.briefing, cover(updated)))
    return Updated(difference, imported, after, anchored, tuple(scaffolded), placed, lapsed, decide)


def _with_kept(kept: Answers, given: Answers) -> Answers:
    """The answers of the former edition and those given now."""
    return Answers(
        given.title if given.title is not None else kept.title,
        tuple(dict.fromkeys([*kept.headings, *given.headings])),
        tuple(dict.fromkeys([*kept.skipped, *given.skipped])),
        kept.one_theme or given.one_theme,
    )


def _readable(root: Path, slug: str) -> Course:
    """The course with this name. Raises InputError if its briefing can't be read.

    If an earlier run was cut off, completes it and raises InputError, for a person to look at it.
    """
    none_cut_off(root, slug)
    course = chosen(root, course=slug).courses[0]
    if course.briefing.faults:
        raise InputError(
            f"the course's own briefing can't be read: {course.briefing.faults[0].message}",
            course.briefing.faults[0].location,
        )
    return course


def _former(root: Path, course: Course, before: str) -> Iterator[tuple[str, str | bytes]]:
    """The files that keep the edition `before`, which is replaced, by their paths."""
    folder = root / "docs" / course.slug
    kept = f"docs/{course.slug}/{EDITIONS}/{before}"
    yield f"{kept}.txt", (folder / "briefing.md").read_text(encoding="utf-8")
    for path in _brought(folder):
        yield f"{kept}/{path.name}", path.read_bytes()


def _brought(folder: Path) -> list[Path]:
    """The files that an edition was brought as; later checks compare it with them."""
    return [
        path
        for name in (ORIGINAL, *(f"original{suffix}" for suffix in BROUGHT))
        if (path := folder / name).is_file()
    ]


def _current(course: Course) -> str:
    """The name of the edition that a course is for now; the first where its start names none.

    Raises InputError where it names none and had others before, one of which would be lost.
    """
    if not course.settings.edition and course.editions:
        raise InputError(
            "the course does not say which edition of the briefing it is for, and the former "
            f"words are kept under its name. Before it there were {', '.join(course.editions)}: "
            'write the name of the one after them at the top of this file, as in edition: "3"',
            Location(f"docs/{course.slug}/index.md"),
        )
    return course.settings.edition or FIRST_EDITION


def _next(course: Course, before: str, edition: str | None) -> str:
    """The name of the new edition: the one that is given, or the number after the former, `before`.

    Raises InputError if no number follows, and for a name that is unfit or taken.
    """
    start = Location(f"docs/{course.slug}/index.md")
    if edition is None and not before.isdecimal():
        raise InputError(
            f"nobody can tell which number follows edition {before!r}: name the new one with "
            "--edition",
            start,
        )
    after = edition if edition is not None else str(int(before) + 1)
    if not re.fullmatch(r"[\w.-]{1,12}", after) or after.startswith("."):
        raise InputError(
            f"{after!r} can't be the name of an edition: write a number or a short name without "
            "spaces, such as 2, 2.1 or spring-2027",
            start,
        )
    if after == before or after in course.editions:
        raise InputError(
            f"edition {after} is there already: name the new one with --edition", start
        )
    return after


def _with_names(old: Briefing, new: Briefing, imported: Imported) -> str:
    """The Markdown of the new edition, in which what stayed has its id or its address."""
    given = names(old, new)
    lines = _AT_END.sub(lambda match: f"{{ #{given.ids[match[1]]} }}", imported.markdown)
    written = lines.split("\n")
    for theme in new.themes:
        # A theme that was only renamed keeps the address of its page, and so learners' answers.
        address = given.addresses[theme.slug]
        if theme.heading and address != theme.slug:
            at = theme.location.line - 1
            written[at] = f"{_ADDRESS.sub('', written[at])} {{ #{address} }}"
    return front(list(given.retired), imported.answers) + "\n".join(written)


def _anchored(
    root: Path, course: Course, new: Briefing, texts: dict[str, str]
) -> Iterator[tuple[Location, str, str]]:
    """Give each quote whose words are now in another statement the id of that statement.

    So too each figure as dots, whose caption they are, and each point that names the statement.
    Yields the location with the old and the new id; changed files go into `texts`.
    """
    known = {statement.id: runs(statement) for statement in new.statements}
    homes: dict[str, list[str]] = {}
    for identity, held in known.items():
        for words in held:
            homes.setdefault(words, []).append(identity)
    coverage = cover(course)
    matched = coverage.matches
    resting: list[tuple[Location, str, str]] = []
    of_pages = (quote for page in course.pages for quote in page.quotes)
    of_questions = (quote for question in course.questions for quote in question.quotes)
    for quote in itertools.chain(of_pages, of_questions):
        if quote.id and quote in matched:
            resting.append((quote.location, quote.id, fold(quote.text)))
    for one in course.pages:
        for shown in captioned(course, coverage, one):
            if shown.sentences:
                rests = shown.asked.location, shown.asked.statement, fold(shown.sentences)
                resting.append(rests)
        for point in points(one):
            for identity in point.named:
                if identity in coverage.statements:
                    words = fold(coverage.statements[identity].text)
                    resting.append((point.location, identity, words))
    for location, was, words in resting:
        found = [] if words in known.get(was, ()) else homes.get(words, [])
        if len(found) == 1:  # if several statements have the same words, a person chooses
            file = location.file
            text = texts.get(file) or (root / file).read_text(encoding="utf-8")
            texts[file] = _renamed(text, location, was, found[0])
            yield location, was, found[0]


def _renamed(text: str, location: Location, was: str, identity: str) -> str:
    """A file's text with another id in the place of the one behind a location."""
    lines = text.split("\n")
    at = location.line - 1
    while f"[{was}]" not in lines[at]:
        at += 1
    lines[at] = f"[{identity}]".join(lines[at].rsplit(f"[{was}]", 1))
    return "\n".join(lines)


def _placed(
    root: Path,
    course: Course,
    new: Briefing,
    texts: dict[str, str],
    lines: dict[str, list[int]],
) -> Iterator[tuple[str, str]]:
    """Give each statement that is new, and that no quote holds, its place on its theme's page.

    So too its questions, to be written. Yields the page with the statement's id; changed files go
    into `texts`, and where the lines of a page are then into `lines`.
    """
    pages = {one.location.file: one for one in course.pages}
    quizzes = {one.location.file for one in course.quizzes}
    alone = {
        one.slug: one.statements[0] for one in course.briefing.themes if not one.statements[1:]
    }
    for theme in new.themes:
        of_page, of_quiz = course.files_of(theme.slug)
        if of_page not in pages:
            continue  # a new page has all of its statements
        page = texts.get(of_page) or (root / of_page).read_text(encoding="utf-8")
        there = new_statements.quoted(page)
        added = [
            one for one in new_statements.new_in(course.briefing, theme) if one.id not in there
        ]
        if not added:
            continue
        if theme.slug in alone:
            page = new_statements.naming(page, pages[of_page], alone[theme.slug].id)
        texts[of_page] = new_statements.on_page(page, theme, added)
        if of_quiz in quizzes:
            quiz = texts.get(of_quiz) or (root / of_quiz).read_text(encoding="utf-8")
            texts[of_quiz] = new_statements.in_quiz(quiz, theme, added)
            texts[of_page] = new_statements.shown(texts[of_page], theme, added)
        lines[of_page] = new_statements.lines_now(page, texts[of_page])
        yield from ((of_page, one.id) for one in added)


def _now(location: Location, lines: dict[str, list[int]]) -> Location:
    """Where something is after lines were added to its page."""
    if location.file not in lines:
        return location
    return location._replace(line=lines[location.file][location.line - 1])


def _missing(course: Course, new: Briefing) -> Iterator[tuple[str, str]]:
    """Files to be written: a page and questions for each theme that has none, by their paths."""
    pages = {one.location.file for one in course.pages}
    quizzes = {one.location.file for one in course.quizzes}
    for theme in new.themes:
        of_page, of_quiz = course.files_of(theme.slug)
        if of_page not in pages:
            yield of_page, page(theme, course.settings.kind)
        if of_quiz not in quizzes:
            yield of_quiz, quiz(theme)
