"""`briefed fill`: takes what was written on a worksheet over into a course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefed.authoring.worksheet.course_forms import files_of, worksheet_of
from briefed.authoring.worksheet.forms import (
    Edit,
    Filled,
    Form,
    Worksheet,
    Wrong,
    applied,
    canonical,
)
from briefed.authoring.worksheet.reading import ReadForm, filled_in, forms_in, top_of, words_in
from briefed.authoring.worksheet.references import Reference, has_words, means
from briefed.authoring.worksheet.renewal import renewals
from briefed.authoring.worksheet.spare_questions import was_spare, without_spare
from briefed.checking.project import chosen
from briefed.errors import InputError
from briefed.importing.child_process import read_tables
from briefed.importing.filled_tables import Tables
from briefed.model import Briefing, Location
from briefed.source import pages, quizzes
from briefed.source.reading import read_bytes
from briefed.writing import none_cut_off, write_course


class Told(NamedTuple):
    """Something about a form: where it is on the worksheet, and what there is to say."""

    where: str
    what: str


class FilledIn(NamedTuple):
    """What was taken over from a worksheet, and what was not.

    - `done`: the forms whose words are in the course now;
    - `since`: those that somebody changed in the course since, with the worksheet's words;
    - `wrong`: those that can't be taken over, with the reason;
    - `missing`: what is still to be written;
    - `files`: the files that were written;
    - `renewed`: the references of the worksheet that say what the course says now, with the ones
      that say so.
    """

    done: tuple[str, ...]
    since: tuple[Told, ...]
    wrong: tuple[Told, ...]
    missing: tuple[Told, ...]
    files: tuple[str, ...]
    renewed: Mapping[Reference, Reference]


class _Wanted(NamedTuple):
    form: Form
    filled: Filled
    edits: tuple[Edit, ...]


def fill(root: Path, slug: str, path: Path) -> FilledIn:
    """Take the words on a worksheet, the file at `path`, over into its course.

    Words that somebody changed in the course since are left alone. Either all files are written or
    none. Raises InputError if the file is no worksheet of this course and edition.
    """
    none_cut_off(root, slug)
    course = chosen(root, course=slug).courses[0]
    texts = sources(root, slug, course.briefing)
    done = filled(slug, course.briefing, texts, read_tables(path), path.as_posix())
    told, after = done
    changed = {file: text for file, text in after.items() if text != texts.get(file)}
    if changed:
        write_course(root, slug, changed)
    return told._replace(files=tuple(sorted(changed)))


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
    slug: str, briefing: Briefing, texts: Mapping[str, str], tables: Tables, file: str
) -> tuple[FilledIn, dict[str, str]]:
    """What the tables of a worksheet change in the texts of a course, and the texts after it. Pure.

    `file` is the worksheet's, for messages. Raises InputError as `fill` does.
    """
    sheet = worksheet_of(slug, briefing, texts)
    course = _Course(slug, briefing, texts)
    read = list(forms_in(tables))
    _require(sheet, tables, read, file)
    wanted: dict[tuple[str, Filled], _Wanted] = {}
    since: list[Told] = []
    wrong: list[Told] = []
    touched: set[str] = set()
    for one in read:
        form = _form(sheet, one)
        if isinstance(form, str):
            wrong.append(Told("A form of the worksheet", form))
            continue
        if form is None:
            if isinstance(one.reference, Reference) and was_spare(
                sheet.slug, briefing, one.reference, one.table
            ):
                continue
            since.append(Told("A form whose place in the course is gone", words_in(one.table)))
            continue
        touched.add(form.address)
        try:
            said = _new_words(form, one, texts)
            if said is None:
                continue
            assert isinstance(one.reference, Reference)
            if not has_words(one.reference, form.words):
                since.append(Told(form.where, words_in(one.table)))
            elif (form.address, said) not in wanted:
                wanted[form.address, said] = course.checked(form, said)
        except Wrong as reason:
            wrong.append(Told(form.where, str(reason)))
    after = _after(texts, [edit for one in wanted.values() for edit in one.edits])
    said_too = [(one.form, one.filled) for one in wanted.values()]
    after, spare = without_spare(briefing, after, said_too)
    sheet = worksheet_of(slug, briefing, after)
    parts = [
        things
        for _, things in sheet.parts
        if any(isinstance(one, Form) and one.address in touched for one in things)
    ]
    missing = [
        Told(*one)
        for things in parts
        for form in things
        if isinstance(form, Form)
        for one in form.missing
    ]
    done = (*(one.form.where for one in wanted.values()), *spare)
    renewed = renewals(sheet, read)
    return FilledIn(done, tuple(since), tuple(wrong), tuple(missing), (), renewed), after


def _new_words(form: Form, read: ReadForm, texts: Mapping[str, str]) -> Filled | None:
    """What somebody wrote into a form; None for what it was made with, or the course says already.

    Raises Wrong for what can't be read.
    """
    assert isinstance(read.reference, Reference)
    said = filled_in(form, read.table)
    said = form.settle(said) if form.settle else said
    words = canonical(said)
    if has_words(read.reference, words) or words == form.words:
        return None
    if form.there and form.there(said):
        return None
    changed_since = not has_words(read.reference, form.words)
    if changed_since and form.free and _is_there(texts, tuple(form.write(said))):
        return None
    return said


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
        raise InputError(
            f"this worksheet is of another course than {sheet.slug}: name the course whose title "
            "is at its top",
            Location(file),
        )
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


def _form(sheet: Worksheet, read: ReadForm) -> Form | str | None:
    """The form that a reference means; None for one that is gone, a reason for a damaged one."""
    if isinstance(read.reference, str):
        return (
            f"its reference “{read.reference}” is damaged, so nobody can tell where these words "
            f"belong: “{words_in(read.table)[:200]}”. Copy the reference from a fresh worksheet"
        )
    found = sheet.meant(read.reference)
    if len(found) > 1:
        return (
            f"its reference {read.reference} fits several places of the course by now: "
            "export a new worksheet, and copy your words into it"
        )
    return found[0] if found else None


class _Course:
    """The texts of a course before anything is filled in, and what is known of each file."""

    def __init__(self, slug: str, briefing: Briefing, texts: Mapping[str, str]) -> None:
        self.slug = slug
        self.briefing = briefing
        self.texts = texts
        self.known: dict[frozenset[str], tuple[set[str], dict[str, str]]] = {}

    def before(self, files: frozenset[str]) -> tuple[set[str], dict[str, str]]:
        """What is wrong in some files, and the words of their forms by their addresses."""
        if files not in self.known:
            texts = {file: self.texts.get(file, "") for file in files}
            forms = worksheet_of(self.slug, self.briefing, texts).forms
            self.known[files] = _faults(texts), {one.address: one.words for one in forms}
        return self.known[files]

    def checked(self, form: Form, said: Filled) -> _Wanted:
        """The edits of a form. Raises Wrong if the course would not say what was filled in."""
        if form.single and form.fields[0].text and not said.texts[0]:
            raise Wrong(
                "this is empty now; what was there was left, since a worksheet deletes nothing"
            )
        wanted = _Wanted(form, said, tuple(form.write(said)))
        files = frozenset(edit.file for edit in wanted.edits)
        faults, was = self.before(files)
        old = {file: self.texts.get(file, "") for file in files}
        new = _after(old, wanted.edits)
        if more := _faults(new) - faults:
            raise Wrong(min(more))
        now = {one.address: one for one in worksheet_of(self.slug, self.briefing, new).forms}
        own = now.pop(form.address, None)
        others = {address: one.words for address, one in now.items() if address in was}
        added = [
            one for address, one in now.items() if address not in was and address != form.makes
        ]
        if form.add:
            exact = all(one.begins == said.begins for one in added)
        else:
            exact = not added and (form.free or (own is not None and own.words == canonical(said)))
        kept = {address: words for address, words in was.items() if address != form.address}
        if not exact or others != kept:
            raise Wrong(
                "your words hold signs that would not be shown as you wrote them: write them "
                "without signs such as < > # * | [ ] at the beginning of a line"
            )
        return wanted


def _is_there(texts: Mapping[str, str], edits: Sequence[Edit]) -> bool:
    """Whether a course says already what was filled in, such as a date written in another way."""
    return _after(texts, edits) == dict(texts)


def _faults(texts: Mapping[str, str]) -> set[str]:
    """What is wrong in some files, in words."""
    found: set[str] = set()
    for file, text in texts.items():
        if file.startswith("quizzes/"):
            found |= {fault.message for fault in quizzes.parse(text, file).faults}
        else:
            kind = "start" if file.endswith("/index.md") else "theme"
            found |= {fault.message for fault in pages.parse(text, file, kind).faults}
    return found


def _after(texts: Mapping[str, str], edits: Sequence[Edit]) -> dict[str, str]:
    """The texts of files after some edits."""
    after = dict(texts)
    for file in {edit.file for edit in edits}:
        lines = after.get(file, "").split("\n")
        after[file] = "\n".join(applied(lines, [edit for edit in edits if edit.file == file]))
    return after


def as_text(done: FilledIn, slug: str) -> str:
    """What was filled in and what was not, for whoever filled it in."""
    out: list[str] = []
    if done.done:
        out += [f"Filled in ({len(done.done)}):", *(f"  {where}" for where in done.done), ""]
    else:
        out += ["Nothing new was filled in.", ""]
    if done.since:
        out.append("Left alone, because the course says something else there by now:")
        out += [f"  {one.where}; your words: {_one_line(one.what)}" for one in done.since]
        out.append("")
    if done.wrong:
        out.append("Not taken over:")
        out += [f"  {one.where}: {one.what}" for one in done.wrong]
        out.append("")
    if done.missing:
        out.append(f"Still to write ({len(done.missing)}):")
        out += [f"  {one.where}{one.what and ': '}{one.what}" for one in done.missing]
        out.append("")
    out.append(_next(done, slug))
    return "\n".join(out) + "\n"


def _one_line(words: str) -> str:
    shown = words.replace("\n", " / ")
    return f"“{shown}”" if shown else "none"


def _next(done: FilledIn, slug: str) -> str:
    if done.wrong or done.since:
        return (
            "Next: mend what was not taken over on this worksheet, and fill it in again. Where it "
            "was left alone, a new worksheet shows what the course says there."
        )
    if done.missing:
        return "Next: write the rest on the same worksheet, and fill it in again."
    return f"Next: briefed check {slug} says what else is to do."
