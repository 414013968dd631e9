"""The texts of a course, and what they are after forms were taken over. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from briefed.authoring.worksheet.course_forms import worksheet_of
from briefed.authoring.worksheet.forms import Edit, Filled, Form, Wrong, applied, canonical
from briefed.authoring.worksheet.texts import words_of
from briefed.model import Briefing
from briefed.source import pages, quizzes
from briefed.source.settings import HOME, of_site

_NOT_SHOWN = "a page can’t show your words as you wrote them"
_SIGNS = "{}<>[]\\`|#*&~"  # those that mean something else in a course's files


class Wanted(NamedTuple):
    """A form with what was filled in, and the edits that put it into the course."""

    form: Form
    filled: Filled
    edits: tuple[Edit, ...]


class CourseTexts:
    """The texts of a course before anything is filled in, and what is known of each file."""

    def __init__(self, slug: str, briefing: Briefing, texts: Mapping[str, str]) -> None:
        self.slug = slug
        self.briefing = briefing
        self.texts = texts
        self.known: dict[frozenset[str], tuple[Collection[str], dict[str, str]]] = {}

    def before(self, files: frozenset[str]) -> tuple[Collection[str], dict[str, str]]:
        """What is wrong in some files, and the words of their forms by their addresses."""
        if files not in self.known:
            texts = {file: self.texts.get(file, "") for file in files}
            forms = worksheet_of(self.slug, self.briefing, texts).forms
            self.known[files] = _faults(texts), {one.address: one.words for one in forms}
        return self.known[files]

    def checked(self, form: Form, said: Filled) -> Wanted:
        """The edits of a form. Raises Wrong if the course would not say what was filled in."""
        if form.single and form.fields[0].text and not said.texts[0]:
            raise Wrong(
                "this is empty now; what was there was left, since a worksheet deletes nothing"
            )
        wanted = Wanted(form, said, tuple(form.write(said)))
        files = frozenset(edit.file for edit in wanted.edits)
        faults, was = self.before(files)
        old = {file: self.texts.get(file, "") for file in files}
        new = texts_after(old, wanted.edits)
        if more := sorted((why, line) for why, line in _faults(new).items() if why not in faults):
            raise Wrong(_unshown(said) or _told(*more[0]))
        if form.ours:
            return wanted
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
            raise Wrong(_unshown(said) or f"{_NOT_SHOWN}: write them as plain sentences")
        return wanted


def _unshown(said: Filled) -> str:
    """Why a page can't show some words, by the signs they hold; "" if they hold none of these."""
    shown = [text for one in (said.texts, *said.rows) for text in map(words_of, one)]
    held = [f"“{sign}”" for sign in _SIGNS if any(sign in text for text in shown)]
    if not held:
        return ""
    *some, last = held
    named = f"{', '.join(some)} and {last}" if some else last
    these = "these signs" if some else "this sign"
    return f"{_NOT_SHOWN}, since they hold {named}: say it without {these}"


def is_there(texts: Mapping[str, str], edits: Sequence[Edit]) -> bool:
    """Whether a course says already what was filled in, such as a date written in another way."""
    return texts_after(texts, edits) == dict(texts)


def _told(why: str, line: str) -> str:
    """What a worksheet says of a fault: nothing of the signs of a course's files."""
    if not any(sign in why for sign in _SIGNS):
        return why
    return f"a page takes “{line}” for a sign, and not for words: say it in others"


def _faults(texts: Mapping[str, str]) -> dict[str, str]:
    """What is wrong in some files, in words, each with the line that it is on."""
    found: dict[str, str] = {}
    for file, text in texts.items():
        if file.startswith("quizzes/"):
            faults = quizzes.parse(text, file).faults
        else:
            kind = "start" if file.endswith("/index.md") else "theme"
            page = pages.parse(text, file, kind)
            faults = page.faults + (of_site(page)[1] if file == HOME else ())
        lines = text.split("\n")
        for fault in faults:
            found.setdefault(fault.message, lines[fault.location.line - 1].strip())
    return found


def texts_after(texts: Mapping[str, str], edits: Sequence[Edit]) -> dict[str, str]:
    """The texts of files after some edits."""
    after = dict(texts)
    for file in {edit.file for edit in edits}:
        lines = after.get(file, "").split("\n")
        after[file] = "\n".join(applied(lines, [edit for edit in edits if edit.file == file]))
    return after
