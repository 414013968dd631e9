"""The officer's desk: what is left to do in a course, theme by theme, and who decides it. Pure.

In a preview it is on top of the coverage page. It lists what `briefed check` lists, each
in full, theme by theme. Its template is templates/desk.html.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefed.checking import to_do, work
from briefed.checking.change_entries import ChangeEntry, entries_of
from briefed.layout import START
from briefed.model import Course, Location, Problem
from briefed.text.counting import how_many

_SHARED = "What all courses share"
_START = "The briefing and the course start"
_OTHER = "Other files"


class Links(NamedTuple):
    """The address at which a preview shows a problem, that of a page by its path within docs/, and
    that at which a file is edited, or "".
    """

    place: Callable[[Problem], str]
    page: Callable[[str], str]
    edit: Callable[[Location], str]


class Entry(NamedTuple):
    """A problem on the desk: what kind of work it is, who decides it, and the ways to it.

    `theme` is the theme it belongs to, where it is listed under another heading, else "".
    """

    number: int
    kind: str
    decider: str
    theme: str
    problem: Problem
    where: str
    place: str
    edit: str


class Group(NamedTuple):
    """Entries that are listed below one heading; `id` is that of the heading."""

    id: str
    name: str
    entries: list[Entry]


class Row(NamedTuple):
    """How far a theme is: its page, and the entries that are left, by their kind.

    `page` is "" where no page is shown. `counts` has a kind, how many, and the first of them.
    """

    name: str
    page: str
    counts: list[tuple[str, int, int]]

    @property
    def state(self) -> str:
        """Whether it is "done", "waiting" for decisions alone, or "open"."""
        kinds = [kind for kind, _, _ in self.counts]
        return "done" if not kinds else "waiting" if kinds == [work.DECIDE] else "open"


class Decider(NamedTuple):
    """Somebody who has to decide: how many entries wait for them, and the first of these."""

    name: str
    how_many: str
    first: int


class Desk(NamedTuple):
    """All that the desk shows.

    `page` is that of its links, `start` the address of the course start, and `problems` are those
    that are listed. `is_faulty` is whether the course itself has errors, at which a build stops.
    `to_sign` says how many lines of safety advice a specialist signs, or "" for
    none: the check does not know whether they are signed. `numbers` is whether numbers to call that
    all courses share are missing, or to be checked.
    """

    page: Callable[[str], str]
    start: str
    problems: list[Problem]
    is_faulty: bool
    next: Entry | None
    themes: list[Row]
    others: list[Row]
    deciders: list[Decider]
    groups: list[Group]
    to_sign: str
    numbers: bool

    @property
    def far(self) -> str:
        """How far the themes are, and how much is left, in words."""
        states = [row.state for row in self.themes]
        done, waiting, number = states.count("done"), states.count("waiting"), len(self.problems)
        are = "is" if done == 1 else "are"
        far = f"{done} of {how_many(len(states), 'theme')} {are} done. " if states else ""
        if waiting == 1:
            far += "1 is written and waits for decisions. "
        elif waiting:
            far += f"{waiting} are written and wait for decisions. "
        return f"{far}{number} {'entry is' if number == 1 else 'entries are'} left."


def desk(course: Course, problems: Sequence[Problem], links: Links, to_sign: int) -> Desk:
    """The desk of a course, from the problems of its check and of what all courses share."""
    listed = to_do.ordered(problems, [course])
    names, briefing = _names(course), course.briefing.location.file
    headings = list(_headings(course, listed))
    of_statements = {one.id: one.theme for one in course.briefing.statements}
    themes = {theme.slug: theme.name for theme in course.briefing.themes}
    entries = []
    for number, (problem, heading) in enumerate(zip(listed, headings, strict=True), 1):
        theme = themes.get(of_statements.get(problem.statement or "", ""), "")
        entries.append(
            Entry(
                number,
                work.kind(problem),
                work.decider(problem, course),
                "" if theme == heading else theme,
                problem,
                names.get(problem.location.file, problem.location.file),
                links.place(problem),
                # The briefing's words are never edited; a message says what is.
                links.edit(problem.location) if problem.location.file != briefing else "",
            )
        )
    groups = [
        Group(f"list-{at}", name, [entry for entry, _ in found])
        for at, (name, found) in enumerate(
            itertools.groupby(zip(entries, headings, strict=True), lambda pair: pair[1]), 1
        )
    ]
    pages = {page.theme: page.location.file.removeprefix("docs/") for page in course.pages}
    rows = [
        _row(name, links.page(pages[slug]) if slug in pages else "", _of(slug, course, entries))
        for slug, name in themes.items()
    ]
    others = [one for one in groups if one.name in (_SHARED, _START, _OTHER)]
    return Desk(
        links.page,
        links.page(f"{course.slug}/{START}"),
        listed,
        any(
            one.severity == "error" and one.location.file.startswith(course.folders)
            for one in listed
        ),
        _next(entries, course),
        rows,
        [_row(group.name, "", group.entries) for group in others],
        list(_deciders(entries)),
        groups,
        how_many(to_sign, "line") if to_sign else "",
        any(one.code in work.SHARED_NUMBERS for one in listed),
    )


def _of(slug: str, course: Course, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a theme: of its files, and of its statements."""
    theme = to_do.theme_of([course], slug)
    found = set(to_do.of_theme([entry.problem for entry in entries], course, theme))
    return [entry for entry in entries if entry.problem in found]


def _row(name: str, page: str, entries: Sequence[Entry]) -> Row:
    counts = []
    for kind in work.KINDS:
        numbers = [entry.number for entry in entries if entry.kind == kind]
        if numbers:
            counts.append((kind, len(numbers), numbers[0]))
    return Row(name, page, counts)


def _next(entries: Sequence[Entry], course: Course) -> Entry | None:
    """What to do first: a warning holds nothing up, and an approval is for what is finished.

    What all courses share comes behind what is the course's own.
    """

    def later(entry: Entry) -> tuple[bool, bool, bool]:
        approves = entry.decider == work.APPROVER
        shared = not entry.problem.location.file.startswith(course.folders)
        return approves, entry.problem.severity != "error", shared

    return min(entries, key=later, default=None)


def _deciders(entries: Sequence[Entry]) -> Iterator[Decider]:
    for name in work.DECIDERS:
        own = [entry for entry in entries if entry.decider == name]
        if own:
            number = len(own)
            yield Decider(name, f"{number} {'entry' if number == 1 else 'entries'}", own[0].number)


def _names(course: Course) -> dict[str, str]:
    """What each file of a course that has a place in the list is called."""
    names = {
        f"docs/{START}": "Home",
        course.briefing.location.file: "Briefing",
        f"{course.folder}/{START}": "Course start",
    }
    for theme in course.briefing.themes:
        page, quiz = course.files_of(theme.slug)
        names |= {page: theme.name, quiz: f"Questions of {theme.name}"}
    return names


def _headings(course: Course, listed: Sequence[Problem]) -> Iterator[str]:
    """The heading below which each problem is listed.

    What rests on one change is listed with the first of it, whatever file it is in.
    """
    themes = {
        file: theme.name for theme in course.briefing.themes for file in course.files_of(theme.slug)
    }
    starts = (course.briefing.location.file, f"{course.folder}/{START}")
    changed: dict[ChangeEntry, str] = {}
    files = to_do.files(listed, [course])
    for file, entry in zip(files, entries_of(listed, [course]), strict=True):
        heading = themes.get(file) or (
            _START if file in starts else _OTHER if file.startswith(course.folders) else _SHARED
        )
        if entry:
            heading = changed.setdefault(entry, heading)
        yield heading
