"""Links within a course, and within the pages of the site, lead somewhere.

What leads out of the course is judged on the built site, as every link is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from briefed.checking.addresses import of_briefing, of_page, unread_addresses
from briefed.checking.coverage import NO_COVERAGE, Coverage, locate
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.layout import BRIEFING, page_name
from briefed.model import Course, Location, Page, Site, Statement
from briefed.source.branching import cases_of
from briefed.source.generated_pages import CHANGES, GENERATED
from briefed.source.headings import meant_address
from briefed.source.settings import PLACEHOLDER
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import without_code

# The address of a link to somewhere in the site: it has no scheme and begins at no root.
_WITHIN = lazily(
    r"(?<!\\)\]\([ ]*<?(?![A-Za-z][\w+.-]*:|/)(?P<path>[^()<>#]*)(?:#(?P<at>[^()<>]*))?"
)
_PAGE, _BUILT = ".md", ".html"

# The addresses on each page, by its path; None where they are not known.
_Addresses = Callable[[str], frozenset[str] | None]


@rule(
    "dead-link",
    "a link leads to no page of its course, or to no place on its page",
    "write the file of a page, or the address of a heading, a question or a quote on it",
)
def dead_link(course: Course, coverage: Coverage) -> Iterator[Reported]:
    folder = f"{course.folder}/"
    pages = {page.location.file: page for page in course.pages}
    names = {folder + name for name in (BRIEFING, *GENERATED) if name != CHANGES or course.editions}
    known: dict[str, frozenset[str] | None] = {}

    def addresses(file: str) -> frozenset[str] | None:
        if file not in known:
            if file in pages:
                known[file] = of_page(pages[file], course, coverage)
            else:
                known[file] = of_briefing(course) if file == folder + BRIEFING else None
        return known[file]

    judged = _Links(pages.keys() | names, addresses)
    for page in course.pages:
        yield from judged.on_page(page)
    for quiz in course.quizzes:
        base = folder + page_name(quiz.slug)
        for question in quiz.questions:
            if "](" in question.source:
                yield from judged.faults(question.texts, base)


@also_on_site("dead-link")
def site_dead_link(site: Site) -> Iterator[Reported]:
    pages = {page.location.file: page for page in site.pages}
    judged = _Links(pages, lambda file: of_page(pages[file], None, NO_COVERAGE))
    for page in site.pages:
        yield from judged.on_page(page)


class _Links:
    """Judges the links that lead to the folders of some pages, whose paths are `files`."""

    def __init__(self, files: Iterable[str], addresses: _Addresses) -> None:
        self._files = frozenset(files)
        self._folders = frozenset(map(posixpath.dirname, self._files))
        self._addresses = addresses

    def on_page(self, page: Page) -> Iterator[Reported]:
        """The dead links of a page, but for choices of a case, which have a rule of their own."""
        if "](" not in page.body:
            return
        found = [
            *self.faults(
                ((one.text, one.location) for one in page.prose if one.kind != "code"),
                page.location.file,
                unread_addresses(page),
            )
        ]
        cases = cases_of(page) if found else ()
        told = {
            choice.location.line for one in cases for part in one.parts for choice in part.choices
        }
        told |= {location.line for one in cases for location, _ in one.faults}
        yield from (one for one in found if one[0].line not in told)

    def faults(
        self,
        texts: Iterable[tuple[str, Location]],
        base: str,
        unread: frozenset[str] = frozenset(),
    ) -> Iterator[Reported]:
        """The dead links in texts that are shown on the page at the path `base`.

        `unread` are the addresses that were meant by its headings with a slip in theirs.
        """
        for text, location in texts:
            for link in _WITHIN.finditer(without_code(text)) if "](" in text else ():
                path, at = link["path"].strip(), link["at"] or ""
                here = "this page" if base == location.file else base
                if not path and meant_address(at) in unread:
                    continue  # it repeats the slip in a heading's address, and is told there
                if message := self._fault(path, at, base, here):
                    yield location.within(text, link.start("path")), None, message

    def _fault(self, path: str, at: str, base: str, here: str) -> str:
        """What is wrong with a link to an address on the page at a path; "" for nothing.

        The link is shown on the page at the path `base`, which messages call `here`.
        """
        file = base
        if path:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
            name, kind = posixpath.splitext(file)
            if posixpath.dirname(file) not in self._folders or kind not in ("", _PAGE, _BUILT):
                return ""
            file = name + _PAGE if kind else file
            if kind != _BUILT and file not in self._files:
                return self._no_page(path, base)
        known = self._addresses(file) if at and file in self._files else None
        if known is None or at in known:
            return ""
        where = here if file == base else file
        near = nearest(at.lower(), known)
        return f"this link leads to {path}#{at}, and {where} has no such address: " + (
            f"did you mean {path}#{near}?"
            if near
            else (
                f"write the address of a heading there, or put {{ #{at} }} behind the heading "
                "that is meant"
            )
        )

    def _no_page(self, path: str, base: str) -> str:
        """What is said of a link to a file that is not there."""
        folder = posixpath.dirname(base)
        at = path.rpartition("/")[2]
        if at in (self._addresses(base) or ()):
            return f"this link leads to {path}, and there is no such page: did you mean #{at}?"
        names = [posixpath.relpath(file, folder) for file in self._files]
        near = nearest(path, names)
        return f"this link leads to {path}, and there is no such page: " + (
            f"did you mean {near}?"
            if near
            else "write the file of a page that is there, or # and an address on this page"
        )


_PLACEHOLDER = lazily(r"\]\(#(?=[\s)])")


def leads_nowhere(statement: Statement) -> bool:
    """Whether a link of a statement leads to # alone, as one that was never filled in does."""
    return bool(_PLACEHOLDER.search(statement.markup))


@rule(
    "placeholder-link",
    "a link of the briefing leads to `#`, and the course does not say where it should lead",
    "write `placeholder link:` and an address at the top of the course start",
    needs=[PLACEHOLDER],
)
def placeholder_link(course: Course, _coverage: Coverage) -> Iterator[Reported]:
    if course.settings.placeholder_link.startswith(("https://", "http://")):
        return
    for statement in course.briefing.statements:
        if leads_nowhere(statement):
            location, _ = locate(statement.markup, statement.location, "](#")
            yield (
                location,
                statement.id,
                (
                    "this link of the briefing leads nowhere (#): write the line “placeholder "
                    f"link:” with an https:// address at the top of {course.folder}/index.md"
                ),
            )
