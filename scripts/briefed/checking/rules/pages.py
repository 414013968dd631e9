"""Every theme has its page and its quiz, each whole, and nothing is left to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.checking.editions import formers, removal
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.layout import BRIEFING, START, page_name
from briefed.model import Course, Location, Marker, Page, Prose, Quiz, Site, Theme
from briefed.source.headings import heading_words
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.page_comments import OUTSIDE_COURSES
from briefed.source.page_parts import OF_HEADING
from briefed.source.page_scanner import CODE as PAGE_UNREADABLE
from briefed.source.placeholders import unwritten
from briefed.text.similarity import nearest
from briefed.text.words import plain


@rule(
    "not-written",
    "what is marked [to write: …] is not written yet",
    "write it in the place of the whole mark, brackets and all",
)
def not_written(course: Course, _: Coverage) -> Iterator[Reported]:
    yield from _unwritten_on(course.pages)
    for question in course.questions:
        marks = unwritten(question.source)
        if marks:
            yield (
                question.location,
                None,
                (
                    f"the question {question.id!r} is not written yet: {len(marks)} "
                    f"{'part' if len(marks) == 1 else 'parts'} of it say what to write"
                ),
            )


@also_on_site("not-written")
def not_written_on_site(site: Site) -> Iterator[Reported]:
    return _unwritten_on(site.pages)


def _unwritten_on(pages: Iterable[Page]) -> Iterator[Reported]:
    for page in pages:
        for at, mark in unwritten(page.body):
            yield (
                Location(page.location.file, page.body_line, 1).within(page.body, at),
                None,
                f"this is not written yet: {mark}",
            )


@rule("theme-without-page", "a theme of the briefing has no page", "write the page")
def theme_without_page(course: Course, _: Coverage) -> Iterator[Reported]:
    there = {page.theme for page in course.pages}
    for theme in course.briefing.themes:
        if not theme.slug or theme.slug in there:
            continue
        file = f"{course.folder}/{page_name(theme.slug)}"
        location = _on_start(course, theme)
        message = (
            f"the theme {theme.name} has no page of its own, and its findings are here: move "
            f"them into a file {file}, with the line “minutes:” and all else about this theme"
            if location
            else f"the theme {theme.name} has no page: write a file {file}"
        )
        yield location or theme.location, None, message
    if not course.start:
        yield (
            Location(f"{course.folder}/{BRIEFING}"),
            None,
            f"the course has no first page: write a file {course.folder}/{START}",
        )


def _on_start(course: Course, theme: Theme) -> Location | None:
    """Where the course start has the first of a theme's findings.

    In an earlier form of courses, it was the page of the introduction.
    """
    statements = {statement.id for statement in theme.statements}
    quotes = course.start.quotes if course.start else ()
    return next((one.location for one in quotes if one.teaches and one.id in statements), None)


@rule(
    "page-without-theme",
    "a page, or a file of questions, belongs to no theme",
    "give it the name of its theme, or write `kind: extra` at the top of the page",
)
def page_without_theme(course: Course, _: Coverage) -> Iterator[Reported]:
    slugs = {theme.slug for theme in course.briefing.themes}
    gone = {theme.slug: theme for former in formers(course) for theme in former.themes}
    for page in course.pages:
        if page.kind != "theme" or not page.readable:  # then nobody knows its kind
            continue
        if page.slug in gone.keys() - slugs:
            yield page.location, None, _gone(course, gone[page.slug])
        elif page.slug not in slugs:
            near = nearest(page.slug, slugs)
            yield (
                page.location,
                None,
                (
                    f"no theme of the briefing has a page named {page.slug}.md: "
                    + (
                        f"did you mean {near}.md?"
                        if near
                        else (
                            "give it the name of its theme, or write kind: extra at its top if "
                            "it belongs to none"
                        )
                    )
                ),
            )
        elif page.location.file != f"{course.folder}/{page.slug}.md":
            yield (
                page.location,
                None,
                "a theme's page belongs into the course's folder: move it to "
                f"{course.folder}/{page.slug}.md",
            )
    for quiz in course.quizzes:
        if quiz.slug in slugs and quiz.location.file != f"quizzes/{course.slug}/{quiz.slug}.md":
            yield (
                quiz.location,
                None,
                "a theme's questions belong into the course's folder: move the file to "
                f"quizzes/{course.slug}/{quiz.slug}.md",
            )
        elif quiz.slug in gone.keys() - slugs:
            if not course.page_of(quiz.slug):  # which is reported for both
                yield quiz.location, None, _gone(course, gone[quiz.slug])
        elif quiz.slug not in slugs:
            near = nearest(quiz.slug, slugs)
            yield (
                quiz.location,
                None,
                f"no theme of the briefing has a file of questions named {quiz.slug}.md: "
                + (f"did you mean {near}.md?" if near else "give it the name of its theme"),
            )


def _gone(course: Course, theme: Theme) -> str:
    return (
        f"the briefing no longer has the theme “{heading_words(theme)}”: "
        f"{removal(course, theme.slug)}"
    )


@rule("theme-without-quiz", "a theme has no question", "write its file of questions")
def theme_without_quiz(course: Course, _: Coverage) -> Iterator[Reported]:
    with_questions = {quiz.slug for quiz in course.quizzes if quiz.questions or quiz.faults}
    for theme in course.briefing.themes:
        if theme.slug not in with_questions:
            yield (
                theme.location,
                None,
                f"the theme {theme.name} has no questions: write a file "
                f"quizzes/{course.slug}/{theme.slug}.md",
            )


@rule(
    "quiz-not-embedded",
    "a theme's page does not show each of its questions exactly once",
    "put <!-- question: ID --> after the finding that the question rests on, or <!-- quiz --> "
    "under “Check your understanding”",
)
def quiz_not_embedded(course: Course, _: Coverage) -> Iterator[Reported]:
    slugs = {theme.slug for theme in course.briefing.themes}
    uses = Counter(question.id for question in course.questions)
    for page in course.pages:
        if page.faults and not page.body:
            continue
        if page.theme in slugs:
            quiz = course.quiz_of(page.theme)
            # `duplicate_question_id` reports these; a marker may have the id that one of them had.
            twice = any(uses[one.id] > 1 for one in quiz.questions) if quiz else False
            yield from _misplaced(page, quiz, named=not twice)
        else:
            yield from _without_questions(page)


@also_on_site("quiz-not-embedded")
def quiz_embedded_on_site(site: Site) -> Iterator[Reported]:
    for page in site.pages:
        yield from _without_questions(page)


def _without_questions(page: Page) -> Iterator[Reported]:
    """The markers for questions on a page that is no theme's."""
    for marker in page.markers:
        if marker.asks:
            message = (
                f"only the page of a theme shows questions: move {_shown(marker)} there, or "
                "delete the line"
            )
            yield marker.location, None, message


def _misplaced(page: Page, quiz: Quiz | None, *, named: bool) -> Iterator[Reported]:
    """The markers of a theme's page that show nothing, or show it again; the questions without.

    `named` is whether each of its questions has an id that no other has.
    """
    ids = [question.id for question in quiz.questions if question.id] if quiz else []
    # Otherwise what a question was called may not have been read.
    whole = not quiz or (named and not quiz.faults and len(ids) == len(quiz.questions))
    meant = set(page.asked_in_vain)  # by markers that are reported
    seen: set[tuple[str, str]] = set()
    for marker in page.markers:
        what = (marker.name, marker.question)
        if marker.question and marker.question not in ids and whole:
            near = nearest(marker.question.lower(), ids)
            meant.add(near or "")
            hint = f"did you mean {near}?" if near else "write the question, or delete this line"
            message = f"this theme has no question with the id {marker.question}: {hint}"
            yield marker.location, None, message
        elif marker.name == "quiz" and what in seen:
            yield (
                marker.location,
                None,
                "the page shows its questions twice: delete one <!-- quiz -->",
            )
        elif marker.question and what in seen:
            message = f"the page shows this question twice: delete one {_shown(marker)}"
            yield marker.location, None, message
        seen.add(what)
    if page.shows("quiz") or "quiz" in meant:
        return
    heading = next((one for one in page.prose if _begins_quiz(one)), None)
    at = heading.location if heading else page.location
    if not page.placed and not meant:
        message = (
            "the page does not show its questions: put the line <!-- quiz --> below the heading "
            "## Check your understanding"
        )
        yield at, None, message
        return
    missing = [one for one in ids if one not in page.placed and one not in meant]
    if missing:
        several = len(missing) > 1
        shown = " and ".join(filter(None, [", ".join(map(repr, missing[:-1])), repr(missing[-1])]))
        message = (
            f"the page does not show the question{'s' if several else ''} {shown}: put "
            f"{'a' if several else 'the'} line <!-- question: {missing[0]} --> below the finding "
            f"that it rests on{', or <!-- quiz --> below this heading' if heading else ''}"
        )
        yield at, None, message


def _begins_quiz(prose: Prose) -> bool:
    part = OF_HEADING.get(plain(prose.text).lower()) if prose.kind == "heading" else None
    return bool(part and part.name == "quiz")


def _shown(marker: Marker) -> str:
    """A marker as it is written."""
    return f"<!-- {marker.name}: {marker.question} -->" if marker.question else "<!-- quiz -->"


@rule(
    "page-not-in-nav",
    "mkdocs.yml lists the pages of the menu itself, under `nav:`, and a page is not in it",
    "add it there, or delete `nav:`: without it, the menu is made from the courses",
)
def page_not_in_nav(course: Course, _: Coverage) -> Iterator[Reported]:
    files = [page.location.file for page in course.pages]
    return _not_in(course.nav, [*files, f"{course.folder}/briefing.md"])


@also_on_site("page-not-in-nav")
def site_page_not_in_nav(site: Site) -> Iterator[Reported]:
    return _not_in(site.nav, [page.location.file for page in site.pages])


def _not_in(nav: Container[str] | None, files: Iterable[str]) -> Iterator[Reported]:
    """The pages that a `nav:` leaves out."""
    for file in files:
        if nav is not None and file.removeprefix("docs/") not in nav:
            yield (
                Location(file),
                None,
                "the page is not in the menu, which mkdocs.yml lists itself: add "
                f"{file.removeprefix('docs/')} under nav: in {CONFIG}, or delete nav:, and "
                "the menu is made from the courses",
            )


@rule(
    PAGE_UNREADABLE,
    "a line of a page can't be read, or readers would see something else than it says",
    "write it as the message says",
    without_briefing=True,
)
def page_unreadable(course: Course, coverage: Coverage) -> Iterator[Reported]:
    yield from _unreadable(course.pages)
    for page in course.pages:
        for shown in captioned(course, coverage, page):
            if shown.meant:
                asked = shown.asked
                yield (
                    asked.location,
                    None,
                    f"“{asked.figure}” can't be read: write <!-- figure: {shown.meant} "
                    f"[{asked.statement}] -->. After the numbers write what was counted, in one "
                    "to four words, or nothing",
                )


@also_on_site(PAGE_UNREADABLE)
def site_page_unreadable(site: Site) -> Iterator[Reported]:
    yield from _unreadable(site.pages)
    for page in site.pages:
        for marker in page.markers:
            # `quiz_embedded_on_site` reports those for questions.
            if marker.name not in OUTSIDE_COURSES and not marker.asks:
                yield (
                    marker.location,
                    None,
                    f"only a page of a course can show this: delete <!-- {marker.name} -->",
                )


def _unreadable(pages: Iterable[Page]) -> Iterator[Reported]:
    for page in pages:
        for fault in page.faults:
            yield fault.location, None, fault.message
