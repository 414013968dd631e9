"""The settings of a course that are a line each → a form for each, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.worksheet.dates import day_or_month, shown_date, written_date
from briefed.authoring.worksheet.forms import SHORT, Edit, Field, Filled, Form, Wrong
from briefed.authoring.worksheet.front_forms import line_form, value
from briefed.authoring.worksheet.outline import HEADING, outline
from briefed.authoring.worksheet.texts import folded, text, words_of
from briefed.checking.rules.links import leads_nowhere
from briefed.model import AUDIT, KINDS, Briefing
from briefed.source import front_matter
from briefed.source.page_parts import FINDINGS
from briefed.source.setting_faults import (
    pass_mark,
    why_no_place,
    why_no_placeholder,
    why_no_subject,
)
from briefed.source.settings import EDITION, KIND, PLACEHOLDER
from briefed.text.words import plain


class _Setting(NamedTuple):
    """A setting: its key, what is asked, an example, how it is written and shown, its name."""

    key: str
    label: str
    example: str
    written: Callable[[str], str]
    shown: Callable[[object], str]
    name: str = ""  # in messages, if not its key
    needed: bool = False

    @property
    def called(self) -> str:
        return self.name or self.key


def setting_forms(
    briefing: Briefing, where: str, start: tuple[str, str], pages: Mapping[str, str]
) -> Iterator[Form]:
    """The forms of a course's settings.

    `start` is the file and the text of the course start, and `pages` are the texts of the pages of
    its themes by their files.
    """
    data = front_matter.read(start[1]).data or {}
    lost = any(map(leads_nowhere, briefing.statements))
    for one in _SETTINGS:
        shown = one.shown(data.get(one.key))
        needed = one.needed or (one.key == PLACEHOLDER and lost)
        missing = f"{one.label[0].lower()}{one.label[1:]}" if needed and not shown else ""
        field = Field(one.label, text(shown), missing, one.example, lines=SHORT)
        form = line_form(
            one.key, f"{where}, {one.called}", field, start, one.written, _as_shown(one)
        )
        if one.key == KIND:
            form = form._replace(write=_with_headings(form.write, pages))
        yield form._replace(quiet=one.key == PLACEHOLDER and not lost and not shown)


def _with_headings(
    write: Callable[[Filled], list[Edit]], pages: Mapping[str, str]
) -> Callable[[Filled], list[Edit]]:
    """What writes the kind of paper also into the headings of the findings, which follow it."""

    def both(filled: Filled) -> list[Edit]:
        edits = write(filled)
        wanted = KINDS[words_of(filled.texts[0]).lower()].findings
        for file, source in pages.items():
            body = front_matter.read(source).body_line - 1
            for one in outline(source.split("\n"), body):
                said = plain(one.words).lower() if one.kind == HEADING and one.level == 2 else ""
                if said in FINDINGS - {wanted.lower()}:
                    edits.append(Edit(file, one.start, one.start + 1, (f"## {wanted}",)))
        return edits

    return both


def _as_shown(setting: _Setting) -> Callable[[Filled], Filled]:
    """What shows a setting as the worksheet does, however it was written."""

    def settle(filled: Filled) -> Filled:
        said = words_of(filled.texts[0])
        if not said or "\n" in said:
            return filled
        try:
            line = f"{setting.key}: {setting.written(said)}"
        except Wrong:
            return filled
        data = front_matter.read(f"---\n{line}\n---\n").data or {}
        return filled._replace(texts=(text(setting.shown(data.get(setting.key))),))

    return settle


def _words(found: object) -> str:
    return folded(str(found or ""))


def _kind_shown(found: object) -> str:
    return _words(found) or AUDIT.name


def _listed(found: object) -> str:
    return ", ".join(map(_words, found)) if isinstance(found, list) else _words(found)


def _edition(said: str) -> str:
    if not EDITION.fullmatch(said) or said.startswith("."):
        raise Wrong(
            f"“{said[:40]}” can't be the name of an edition: write a number or a short name "
            "without spaces, such as 1"
        )
    return f'"{said}"'


def _kind(said: str) -> str:
    if said.lower() not in KINDS:
        *some, last = KINDS
        raise Wrong(f"“{said[:40]}” is no kind that is known: write {', '.join(some)} or {last}")
    return said.lower()


def _judged(why_not: Callable[[str], str]) -> Callable[[str], str]:
    """What writes words that `why_not` has nothing to say against."""

    def written(said: str) -> str:
        if how := why_not(said):
            raise Wrong(f"“{said[:60]}” can't be that: {how}")
        return value(said)

    return written


def _subjects(said: str) -> str:
    names = [one.strip() for one in said.replace(";", ",").split(",")]
    for at, one in enumerate(names):
        if how := why_no_subject(one, names[:at]):
            raise Wrong(f"“{said[:60]}” can't be that: {how}")
    return f"[{', '.join(map(value, names))}]"


def _pass_mark(said: str) -> str:
    mark = pass_mark(said.removesuffix("%").strip())
    if mark is None:
        raise Wrong(f"“{said[:40]}” is no percentage: write a whole number from 1 to 100")
    return str(mark)


_SETTINGS = (
    _Setting(
        "partnership",
        "Whose briefing this is: the partnership",
        "",
        value,
        _words,
        needed=True,
    ),
    _Setting(
        "edition",
        "Which edition of the briefing it is: 1 for the first",
        "1",
        _edition,
        _words,
        needed=True,
    ),
    _Setting(
        "published",
        "When the briefing was published",
        "31 March 2027, or March 2027 if the paper says no day",
        day_or_month,
        shown_date,
        "date of publication",
    ),
    _Setting(
        "review by",
        "When the course must be reviewed at the latest",
        "31 March 2028",
        written_date,
        shown_date,
        "date of review",
    ),
    _Setting(
        "short title",
        "A short title, where there is little room: some words of the title above",
        "Missing children",
        value,
        _words,
    ),
    _Setting(
        KIND,
        "What kind of paper the briefing is: audit, review, inspection, alert, or briefing if it "
        "is none of these. The heading above the findings on each page follows it",
        "review",
        _kind,
        _kind_shown,
    ),
    _Setting(
        PLACEHOLDER,
        "Where a link of the briefing goes that leads nowhere in the file: the address of a page",
        "https://www.partnership.example/safe-sleep",
        _judged(why_no_placeholder),
        _words,
        "link that leads nowhere",
    ),
    _Setting(
        "subjects",
        "What the course is listed under on the home page, with commas between. Without any it is "
        "under its partnership",
        "Babies, Domestic abuse",
        _subjects,
        _listed,
    ),
    _Setting(
        "pass mark",
        "The percentage of right answers at which a learning system passes a learner. Without one, "
        "nobody passes or fails the course",
        "80",
        _pass_mark,
        _words,
    ),
    _Setting(
        "superseded by",
        "The course that takes the place of this one, once there is one: its name in the address "
        "of its pages, or the whole address. Every page leads there",
        "https://www.partnership.example/courses/safe-sleep/",
        _judged(why_no_place),
        _words,
        "course that takes its place",
    ),
)
