"""`briefed fill`: takes what was written on a worksheet over into a course, or into the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed.authoring.worksheet.course_forms import files_of, worksheet_of
from briefed.authoring.worksheet.course_texts import CourseTexts, texts_after
from briefed.authoring.worksheet.earlier import (
    Earlier,
    earlier,
    file_of,
    gone_on,
    kept_with,
    since,
)
from briefed.authoring.worksheet.findings import alike, findings
from briefed.authoring.worksheet.forms import Form, Heading, Worksheet, address_of
from briefed.authoring.worksheet.marking import marks
from briefed.authoring.worksheet.numbering import numbered, numbers_on, with_rows
from briefed.authoring.worksheet.outside import told_of_tables
from briefed.authoring.worksheet.reading import ReadForm, apart, forms_in, top_of
from briefed.authoring.worksheet.rearranged import rearranged, without_lost
from briefed.authoring.worksheet.references import Reference, has_words, means
from briefed.authoring.worksheet.renewal import renewals
from briefed.authoring.worksheet.site_forms import NO_BRIEFING
from briefed.authoring.worksheet.spare_questions import without_spare
from briefed.authoring.worksheet.still_open import Place, StillOpen
from briefed.authoring.worksheet.taken_away import untested, without
from briefed.authoring.worksheet.taking import Taking
from briefed.authoring.worksheet.told import FilledIn
from briefed.checking.project import chosen, judge
from briefed.checking.to_do import ordered
from briefed.checking.work import STYLE
from briefed.errors import InputError
from briefed.importing.child_process import read_tables
from briefed.importing.filled_tables import Tables
from briefed.layout import SHARED
from briefed.model import Briefing, Location
from briefed.source.project import Project, load
from briefed.source.reading import read_bytes
from briefed.writing import none_cut_off, write_all, write_course


class Taken(NamedTuple):
    """What was taken from a worksheet, the texts of the course after it, and its worksheet then.

    `parts` are those of the course that the worksheet in hand has.
    """

    told: FilledIn
    texts: dict[str, str]
    sheet: Worksheet
    parts: frozenset[str]


def fill(root: Path, slug: str, path: Path) -> FilledIn:
    """Take the words on a worksheet, the file at `path`, over into its course.

    With SHARED as `slug` it is that of what all courses share. Words that somebody changed in the
    course since are left alone, but not what the same worksheet put there before. Either all files
    are written or none. Raises InputError if the file is no worksheet of this course and edition.
    """
    if slug != SHARED:
        none_cut_off(root, slug)
    briefing = briefing_of(root, slug)
    texts = sources(root, slug, briefing)
    kept = _kept(root / file_of(slug))
    known = earlier(kept, path.name)
    taken = filled(slug, briefing, texts, read_tables(path), path.as_posix(), known)
    told = taken.told
    changed = {file: text for file, text in taken.texts.items() if text != texts.get(file)}
    gone = dict.fromkeys(texts.keys() - taken.texts.keys())
    if changed or gone:
        written = changed | {file_of(slug): kept_with(kept, path.name, told.renewed)}
        if slug == SHARED:
            write_all({root / file: text for file, text in written.items()}, "home page")
        else:
            write_course(root, slug, {**written, **gone})
    project = _project(root, slug)
    problems = ordered(judge(project).problems, project.courses)
    found = findings(taken.sheet, briefing, taken.texts, problems, taken.parts)
    here = [one for one in found if one.here and one.problem.code not in STYLE]
    return told._replace(
        files=tuple(sorted((*changed, *gone))),
        errors=tuple(one.told for one in here if one.problem.severity == "error"),
        warnings=tuple(one.told for one in here if one.problem.severity != "error"),
        style=tuple(alike(one for one in found if one.here and one.problem.code in STYLE)),
        elsewhere=tuple(one.told for one in found if not one.here),
    )


def briefing_of(root: Path, slug: str) -> Briefing:
    """The briefing of a course; one without any theme for SHARED.

    Raises InputError for a course that is not there.
    """
    courses = _project(root, slug).courses
    return courses[0].briefing if courses else NO_BRIEFING


def _project(root: Path, slug: str) -> Project:
    """What is judged with a worksheet: one course, or the site without any."""
    return load(root)._replace(courses=()) if slug == SHARED else chosen(root, course=slug)


def _kept(file: Path) -> str:
    """What a course keeps of its worksheets; "" where it can't be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def sources(root: Path, slug: str, briefing: Briefing) -> dict[str, str]:
    """The texts of the files that a worksheet is made from, by their paths in the project.

    Raises InputError for one that is no text.
    """
    found = {}
    for file in files_of(slug, briefing):
        if (root / file).is_file():
            try:
                found[file] = read_bytes(root / file, file).decode()
            except UnicodeDecodeError:
                raise InputError(
                    "some letters of this file can't be read: save it with the encoding UTF-8",
                    Location(file),
                ) from None
    return found


def filled(
    slug: str,
    briefing: Briefing,
    texts: Mapping[str, str],
    tables: Tables,
    file: str,
    known: Earlier,
) -> Taken:
    """What the tables of a worksheet change in the texts of a course. Pure.

    `file` is the worksheet's, for messages, and `known` what it put there before. Raises InputError
    as `fill` does.
    """
    sheet = worksheet_of(slug, briefing, texts)
    on_file = list(forms_in(tables))
    _require(sheet, tables, on_file, file)
    read = gone_on(sheet, on_file, known)
    there, lost = without_lost(sheet, briefing, texts, read)
    numbers = numbers_on(sheet, read)
    sheet = numbered(sheet, numbers)
    taking = Taking(sheet, CourseTexts(slug, briefing, texts), read)
    for one in there:
        taking.take(one)
    wanted = taking.wanted.values()
    after = texts_after(texts, [edit for one in wanted for edit in one.edits])
    after, spare = without_spare(
        briefing, after, [(one.form, one.filled) for one in wanted], sheet.forms
    )
    after = without(after, taking.away.values())
    gone = {file for one in wanted for file in one.form.removes}
    after = {file: text for file, text in after.items() if file not in gone}
    sheet = numbered(with_rows(worksheet_of(slug, briefing, after), read), numbers)
    done = (
        *(one.form.where for one in wanted),
        *spare,
        *(f"{one.where}: taken away" for one in taking.away.values()),
    )
    renewed = since(on_file, read, renewals(sheet, read))
    wrong = (*lost, *taking.wrong, *told_of_tables(taking.sheet, apart(tables)))
    missing = tuple(_missing(sheet, briefing, after, taking))
    told = FilledIn(done, tuple(taking.since), wrong, missing, (), renewed)
    parts = frozenset(
        slug
        for slug, things in sheet.parts
        if any(isinstance(one, Form) and one.address in taking.touched for one in things)
    )
    told = told._replace(
        was_open=read != on_file,
        marks=marks(sheet, there),
        rearranged=tuple(rearranged(taking.sheet, briefing, read, tables.around)),
    )
    return Taken(told, after, sheet, parts)


def _missing(
    sheet: Worksheet, briefing: Briefing, texts: Mapping[str, str], taking: Taking
) -> Iterator[StillOpen]:
    """What is still to be written in the parts of a course that the worksheet has.

    Not again what was written and can't be taken over.
    """
    refused = {one.where for one in taking.wrong}
    for slug, things in sheet.parts:
        forms = [one for one in things if isinstance(one, Form)]
        lost = {one.address for one in taking.away.values() if one.address.startswith(f"{slug}/")}
        if not lost and not any(one.address in taking.touched for one in forms):
            continue
        themes = [theme for theme in briefing.themes if theme.slug == slug]
        places = [
            Place(where, what)
            for form in forms
            for where, what in form.missing
            if not {form.where, where} & refused
        ]
        places += [Place(*one) for one in untested(sheet.slug, briefing, texts, themes)]
        if places:
            name = next(one.words for one in things if isinstance(one, Heading))
            yield StillOpen(name, tuple(places))


def _require(sheet: Worksheet, tables: Tables, read: list[ReadForm], file: str) -> None:
    """Raise InputError for a file that is no worksheet of this course and this edition."""
    top = top_of(tables)
    if top is None:
        raise InputError(
            "this file is no worksheet, or its first lines are gone, where its reference (Ref …) "
            "is: export a worksheet, and copy your words into it"
            if read
            else (
                "this file is no worksheet, since it has no references (Ref …): export a "
                "worksheet, and copy your words into it"
            ),
            Location(file),
        )
    if isinstance(top, str):
        raise InputError(
            f"the reference at the top, “{top}”, is damaged: export a worksheet again and copy "
            "the reference from it",
            Location(file),
        )
    if not means(top, sheet.address):
        raise InputError(_of_another(sheet, top), Location(file))
    if not has_words(top, sheet.briefing):
        raise InputError(
            "this worksheet was made for another edition of the briefing, which said other things: "
            "export a new worksheet, and copy your words into it",
            Location(file),
        )
    if tables.tracked:
        raise InputError(
            "this worksheet holds tracked changes, so nobody can tell which words are meant: "
            "accept or reject them (in Word under Review; in Google Docs they are suggestions), "
            "and save it",
            Location(file),
        )


def _of_another(sheet: Worksheet, top: Reference) -> str:
    """What a worksheet is of, in the place of what it was said to be of, and what to write."""
    if sheet.slug == SHARED:
        return "this worksheet is of a course: write the name of that in the place of --site"
    if means(top, address_of(SHARED)):
        return (
            "this worksheet is of what all courses share: write --site in the place of the course"
        )
    return (
        f"this worksheet is of another course than {sheet.slug}: name the course whose title is at "
        "its top"
    )
