"""Nothing missing, nothing altered: the briefing, its quotes, and the one-to-one between themes, pages and quizzes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from briefed.checking.coverage import Coverage, difference, page_theme, place, sentence_location
from briefed.checking.rules.registry import Finding, rule
from briefed.importing.same_words import original_pieces, same_words, word_sequence
from briefed.layout import INTRODUCTION
from briefed.model import Briefing, Course, Location, Quote
from briefed.source.briefing import CODE as BRIEFING_UNREADABLE
from briefed.source.briefing import EDITED as BRIEFING_EDITED
from briefed.source.briefing import parse
from briefed.source.pages import AGENCIES, CHANGES, LEARNING, PARTS, ROOM
from briefed.source.pages import CODE as PAGE_UNREADABLE
from briefed.source.placeholders import unwritten
from briefed.source.quotes import ADDRESS, REFERENCE
from briefed.text.similarity import changes, nearest
from briefed.text.words import tokens, without_code

_START_PARTS = ("objectives", "findings", "quiz")


@rule(
    BRIEFING_UNREADABLE,
    "the parser can't place something in the briefing",
    "write it as a heading, a paragraph, an item or a table row with its id",
    without_briefing=True,
)
def briefing_unreadable(course: Course, _: Coverage) -> Iterator[Finding]:
    for fault in course.briefing.faults:
        if fault.code == BRIEFING_UNREADABLE:
            yield fault.location, None, fault.message


@rule(
    BRIEFING_EDITED,
    "the words of briefing.md, or of a former edition, are not those of its original",
    "undo the edit; a new edition is imported, never typed in",
)
def briefing_edited(course: Course, _: Coverage) -> Iterator[Finding]:
    unreadable = [fault for fault in course.briefing.faults if fault.code == BRIEFING_EDITED]
    for fault in unreadable:
        yield fault.location, None, fault.message
    if not unreadable and course.briefing.themes:
        yield from _edited(
            course.briefing, course.original, f"{course.folder}/briefing.md", "original.txt"
        )
    for name, text in course.editions.items():
        file = f"{course.folder}/editions/{name}.txt"
        former = parse(text, file)
        if not former.themes:
            fault = next(iter(former.faults), None)
            yield (
                fault.location if fault else Location(file),
                None,
                (
                    f"edition {name} can't be read{f' ({fault.message})' if fault else ''}: put "
                    "it back as `briefed update` wrote it"
                ),
            )
            continue
        yield from _edited(
            former, course.edition_originals[name], file, f"editions/{name}/original.txt"
        )


def _edited(briefing: Briefing, original: str | None, file: str, kept: str) -> Iterator[Finding]:
    """Where a briefing says something else than the original it was made from, which is `kept` in the course's folder."""
    if original is None:
        yield (
            Location(file),
            None,
            (
                f"{kept}, {'the briefing' if kept == 'original.txt' else 'this edition'} as it "
                "was brought, is missing or unreadable, "
                "so nobody can tell whether a word was changed: put it back"
                + (
                    ""
                    if kept == "original.txt"
                    else (
                        "; the project's history has it as original.txt, from before the next "
                        "edition came"
                    )
                )
            ),
        )
        return
    addresses = ADDRESS.findall(original)  # none where it was brought without its links
    for statement in briefing.statements if addresses else ():
        for match in ADDRESS.finditer(statement.markup) if "](" in statement.markup else ():
            if match[1] not in addresses:
                yield (
                    place(statement.markup, statement.location, match.start()),
                    statement.id,
                    (
                        f"this link leads to {match[1]}, and none in the original does: undo the "
                        "edit; where a # leads, placeholder link: says on the course start"
                    ),
                )
    if not briefing.faults and same_words(original, briefing.body):
        return
    ours = _briefing_words(briefing)
    pieces = original_pieces(original)
    theirs = [word for piece in pieces for word in piece]
    begins = {0} | set(
        itertools.accumulate(len(piece) for piece in pieces)
    )  # the words that begin a paragraph or item
    if [word for word, _ in ours] == theirs:
        yield from _cut(ours, begins)
        return
    for change in changes(theirs, [word for word, _ in ours]):
        # Words that are gone from the end of a statement are missing there, not at the start of the next.
        at = change.at - 1 if not change.after and change.before_at not in begins else change.at
        location, statement = ours[min(at, len(ours) - 1)][1] if ours else (Location(file), None)
        had, has = _short(change.before), _short(change.after)
        if had and has:
            what = f'the original has "{had}" here and this file "{has}"'
        elif had:
            what = f'the original has "{had}" here and this file does not'
        else:
            what = f'the original does not have "{has}"'
        yield location, statement, f"{what}: undo the edit, the briefing is not changed by hand"


def _cut(
    ours: list[tuple[str, tuple[Location, str | None]]], begins: set[int]
) -> Iterator[Finding]:
    """Statements that begin within a paragraph or an item of the original: nobody may cut one before a "not"."""
    previous = None
    for at, (word, place) in enumerate(ours):
        # What follows a heading may stand on the heading's own paragraph in the original.
        if (
            previous is not None
            and place != previous
            and place[1]
            and previous[1]
            and at not in begins
        ):
            yield (
                place[0],
                place[1],
                (
                    f'the original goes on here, and this file begins a statement with "{word}": '
                    "undo the edit"
                ),
            )
        previous = place


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _briefing_words(briefing: Briefing) -> list[tuple[str, tuple[Location, str | None]]]:
    """The words of a parsed briefing in order, each with its place: title, headings, statements."""
    heads = dict(briefing.table_heads)
    pieces: list[tuple[Location, str | None, str]] = [(briefing.location, None, briefing.title)]
    pieces += [(location, None, heading) for heading, location, _ in briefing.groups]
    for theme in briefing.themes:
        if theme.heading is not None:
            pieces.append((theme.location, None, theme.heading))
        for statement in theme.statements:
            if statement.id in heads:
                pieces.append((statement.location._replace(column=0), None, heads[statement.id]))
            pieces.append(
                (statement.location, statement.id, f"{statement.number} {statement.markup}")
            )
    return [
        (word, (location, statement))
        for location, statement, text in sorted(pieces, key=lambda piece: piece[0])
        for word in word_sequence(text)
    ]


@rule(
    "not-written",
    "what `briefed new` marked as to be written is not written yet",
    "write it in the place of the whole mark, brackets and all",
)
def not_written(course: Course, _: Coverage) -> Iterator[Finding]:
    for page in course.pages:
        for at, mark in unwritten(page.body):
            yield (
                place(page.body, Location(page.location.file, page.body_line, 1), at),
                None,
                f"this is not written yet: {mark}",
            )
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


@rule(
    "sentence-not-taught",
    "a sentence is in no quote on its theme's page",
    "quote it under “What the audit found”",
)
def sentence_not_taught(course: Course, coverage: Coverage) -> Iterator[Finding]:
    pages = {page_theme(page): page for page in course.pages}
    for statement in course.briefing.statements:
        page = pages.get(statement.theme)
        if page and page.faults and not page.body:
            continue  # what can't be read is reported as that
        for index, sentence in enumerate(statement.sentences):
            if (statement.id, index) in coverage.taught:
                continue
            name = (
                page.location.file
                if page
                else f"{course.folder}/{'index' if statement.theme == INTRODUCTION else statement.theme}.md"
            )
            hint = ""
            for quote in page.quotes if page else ():
                run = coverage.matches.get(quote)
                if quote.id == statement.id and run and run[0] <= index <= run[1]:
                    hint = (
                        f" (the quote on line {quote.location.line} does not teach: "
                        f"{quote.why_not})"
                    )
            yield (
                sentence_location(statement, index),
                statement.id,
                (
                    f'{name} does not teach "{sentence}"{hint}: quote it there under "## What the '
                    f'audit found", as > … [{statement.id}]'
                ),
            )


@rule(
    "sentence-not-tested",
    "a sentence is in no quote of any question",
    "write a question that rests on it, or give an exemption with its reason",
)
def sentence_not_tested(course: Course, coverage: Coverage) -> Iterator[Finding]:
    unread = {quiz.slug for quiz in course.quizzes if quiz.faults and not quiz.questions}
    for statement in course.briefing.statements:
        for index, sentence in enumerate(
            statement.sentences if statement.theme not in unread else ()
        ):
            if (statement.id, index) not in coverage.tested and (
                statement.id,
                index,
            ) not in coverage.exempt:
                yield (
                    sentence_location(statement, index),
                    statement.id,
                    (
                        f'no question rests on "{sentence}": quote it under a question in '
                        f"quizzes/{course.slug}/{statement.theme}.md"
                    ),
                )


def _quotes(course: Course) -> Iterator[Quote]:
    for page in course.pages:
        yield from page.quotes
    for question in course.questions:
        yield from question.quotes


@rule(
    "quote-not-in-briefing",
    "a quote is not whole sentences of its statement, word for word",
    "copy the sentence from the briefing again",
)
def quote_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Finding]:
    for quote in _quotes(course):
        statement = coverage.statements.get(quote.id)
        if statement is not None and quote not in coverage.matches:
            yield (
                quote.location,
                quote.id,
                f"this is not whole sentences of {quote.id}: {difference(statement, quote.text)}",
            )


@rule(
    "quote-without-id",
    "a blockquote ends in neither an id nor a link to an outside source",
    "end it in the statement's id in square brackets",
)
def quote_without_id(course: Course, coverage: Coverage) -> Iterator[Finding]:
    for quote in _quotes(course):
        if quote.id is not None:
            continue
        if quote.sourced:
            if re.search(r"\b(?:point|paragraph) \d+\W*$", quote.text):
                yield (
                    quote.location,
                    None,
                    (
                        "this quote names its outside source like a point of the briefing: call "
                        "the source by its own name"
                    ),
                )
            elif repeated := _repeated(quote, coverage):
                yield (
                    quote.location,
                    repeated,
                    (
                        f"this repeats much of {repeated} and names another source: quote it word "
                        f"for word and end it in [{repeated}]"
                    ),
                )
            elif quote.teaches:
                yield (
                    quote.location,
                    None,
                    (
                        "under “What the audit found” only the briefing is quoted: move this "
                        "quote to another part of the page"
                    ),
                )
            continue
        inside = next(
            (
                name
                for name in re.findall(r"\[([a-z0-9-]+)\]", quote.text)
                if name in coverage.statements
            ),
            None,
        )
        near = inside or _origin(quote, coverage)
        if inside:
            message = (
                f"[{inside}] must be the last thing in the quote: move what follows it below an "
                "empty line"
            )
        elif near:
            message = f"this quote does not say where it is from: end it in [{near}]"
        else:
            message = (
                "this quote does not say where it is from: end it in its statement's id in square "
                "brackets, or in a link to its source"
            )
        yield quote.location, near, message


def _repeated(quote: Quote, coverage: Coverage) -> str | None:
    """The statement most of whose words a quote from elsewhere has, or None."""
    words = set(tokens(quote.text.lower()))
    for statement in coverage.statements.values():
        for sentence in statement.sentences:
            own = set(tokens(sentence.lower()))
            if len(own) > 4 and len(own & words) > 0.75 * len(own):
                return statement.id
    return None


def _origin(quote: Quote, coverage: Coverage) -> str | None:
    """The statement that a quote without an id seems to repeat."""
    words = quote.text.split()
    for statement in coverage.statements.values():
        if len(words) > 3 and " ".join(words[:4]) in statement.text:
            return statement.id
    return None


@rule(
    "unknown-statement",
    "an id that the briefing does not have",
    "write the id of the statement that is quoted",
)
def unknown_statement(course: Course, coverage: Coverage) -> Iterator[Finding]:
    for quote in _quotes(course):
        if quote.id is None or quote.id in coverage.statements:
            continue
        yield (
            quote.location,
            quote.id,
            _unknown(
                quote.id, course, _origin(quote, coverage) or nearest(quote.id, coverage.statements)
            ),
        )
    for text, location in _running_text(course):
        for match in REFERENCE.finditer(without_code(text)) if "[" in text else ():
            if match[1] not in coverage.statements:
                yield (
                    place(text, location, match.start()),
                    match[1],
                    _unknown(match[1], course, nearest(match[1], coverage.statements)),
                )


def _unknown(identity: str, course: Course, near: str | None) -> str:
    if identity in course.briefing.retired:
        return (
            f"the statement {identity} is retired, the briefing no longer has it: take the quote "
            "or the reference away"
        )
    return f"the briefing has no statement {identity}" + (
        f": did you mean {near}?" if near else ": write the id of the statement that is meant"
    )


def _running_text(course: Course) -> Iterator[tuple[str, Location]]:
    """The texts of our own that may refer to a statement."""
    for page in course.pages:
        for prose in page.prose:
            if prose.kind != "code":
                yield prose.text, prose.location
    for question in course.questions:
        yield from question.texts


@rule("theme-without-page", "a theme of the briefing has no page", "write the page")
def theme_without_page(course: Course, _: Coverage) -> Iterator[Finding]:
    there = {page_theme(page) for page in course.pages}
    for theme in course.briefing.themes:
        if theme.slug and theme.slug not in there:
            name = "index" if theme.slug == INTRODUCTION else theme.slug
            yield (
                theme.location,
                None,
                (
                    f"the theme {theme.heading or 'of the introduction'!r} has no page: write "
                    f"{course.folder}/{name}.md"
                ),
            )
    if (
        course.slug
        and INTRODUCTION not in there
        and all(theme.slug != INTRODUCTION for theme in course.briefing.themes)
    ):
        yield (
            Location(f"{course.folder}/briefing.md"),
            None,
            f"the course has no start page: write {course.folder}/index.md",
        )


@rule(
    "page-without-theme",
    "a page or a quiz file belongs to no theme",
    "rename it after its theme, or write `kind: extra` in its front matter",
)
def page_without_theme(course: Course, _: Coverage) -> Iterator[Finding]:
    slugs = {theme.slug for theme in course.briefing.themes}
    for page in course.pages:
        if page.kind != "theme":
            continue
        if page.slug not in slugs:
            near = nearest(page.slug, slugs)
            yield (
                page.location,
                None,
                (
                    f"the briefing has no theme {page.slug!r}: "
                    + (
                        f"rename the page to {near}.md"
                        if near
                        else (
                            "rename the page after its theme, or write kind: extra in its front "
                            "matter"
                        )
                    )
                ),
            )
        elif page.location.file != f"{course.folder}/{page.slug}.md":
            yield (
                page.location,
                None,
                (
                    "a theme's page stands in the course's folder: move it to "
                    f"{course.folder}/{page.slug}.md"
                ),
            )
    for quiz in course.quizzes:
        if quiz.slug in slugs and quiz.location.file != f"quizzes/{course.slug}/{quiz.slug}.md":
            yield (
                quiz.location,
                None,
                (
                    "a theme's questions stand in the course's folder: move the file to "
                    f"quizzes/{course.slug}/{quiz.slug}.md"
                ),
            )
        elif quiz.slug not in slugs:
            near = nearest(quiz.slug, slugs)
            yield (
                quiz.location,
                None,
                f"the briefing has no theme {quiz.slug!r}: "
                + (f"rename the file to {near}.md" if near else "rename the file after its theme"),
            )


@rule("theme-without-quiz", "a theme has no question", "write its quiz file")
def theme_without_quiz(course: Course, _: Coverage) -> Iterator[Finding]:
    with_questions = {quiz.slug for quiz in course.quizzes if quiz.questions or quiz.faults}
    for theme in course.briefing.themes:
        if theme.slug not in with_questions:
            yield (
                theme.location,
                None,
                (
                    f"the theme {theme.heading or 'of the introduction'!r} has no question: write "
                    f"quizzes/{course.slug}/{theme.slug}.md"
                ),
            )


@rule(
    "quiz-not-embedded",
    "a theme's page does not hold its quiz exactly once",
    "put the line <!-- quiz --> under “Check your understanding”",
)
def quiz_not_embedded(course: Course, _: Coverage) -> Iterator[Finding]:
    slugs = {theme.slug for theme in course.briefing.themes}
    for page in course.pages:
        if page.faults and not page.body:
            continue
        if page_theme(page) in slugs:
            if not page.embeds:
                yield (
                    page.location,
                    None,
                    (
                        "the page does not show its quiz: put the line <!-- quiz --> under its "
                        '"## Check your understanding"'
                    ),
                )
            for extra in page.embeds[1:]:
                yield extra, None, "the quiz is embedded twice: take this <!-- quiz --> away"
        else:
            for extra in page.embeds:
                yield (
                    extra,
                    None,
                    "only a theme's page has a quiz to embed: take this <!-- quiz --> away",
                )


@rule(
    "page-not-in-nav",
    "mkdocs.yml has its own `nav:` and a page is not in it",
    "add it there, or take `nav:` away: it is generated",
)
def page_not_in_nav(course: Course, _: Coverage) -> Iterator[Finding]:
    if course.nav is None:
        return
    files = [page.location.file for page in course.pages] + (
        [f"{course.folder}/briefing.md"] if course.slug else []
    )
    for file in files:
        if file.removeprefix("docs/") not in course.nav:
            yield (
                Location(file),
                None,
                (
                    f"the page is not in the navigation: add {file.removeprefix('docs/')} to nav: "
                    f"in {course.nav_file}, or take nav: away and let it be generated"
                ),
            )


# What the pages of these names show that nobody writes.
_PLACES_OF = {ROOM: "room", AGENCIES: "packages", LEARNING: "learning", CHANGES: "changes"}


@rule(
    "page-part-missing",
    (
        "a theme's page lacks minutes, objectives, findings, practice, quiz, reflection or "
        "trainer notes, or another what its name promises"
    ),
    "add the part",
)
def page_part_missing(course: Course, _: Coverage) -> Iterator[Finding]:
    slugs = {theme.slug for theme in course.briefing.themes}
    for page in course.pages:
        wanted = _PLACES_OF.get(page.location.file.rpartition("/")[2]) if course.slug else None
        if wanted and all(name != wanted for name, _ in page.markers):
            yield (
                page.location,
                None,
                (
                    "this page stands in the place of one that is made with the site, and leaves "
                    f"out what that shows: add a line <!-- {wanted} -->"
                ),
            )
        if page_theme(page) in slugs and page.body:
            if page.front_matter and page.front_matter.get("minutes") is None:
                yield (
                    page.location,
                    None,
                    (
                        "the front matter has no minutes: say how long the page takes, such as "
                        "minutes: 6"
                    ),
                )
            if page.kind == "start" and all(name != "themes" for name, _ in page.markers):
                yield (
                    page.location,
                    None,
                    "the page does not list the course's pages: add a line <!-- themes -->",
                )
            for part, written in PARTS.items():
                if part not in page.parts and (page.kind == "theme" or part in _START_PARTS):
                    yield (
                        page.location,
                        None,
                        f"the page has no {part}: add a part {written} with content below it",
                    )


@rule(
    PAGE_UNREADABLE,
    "a page has no or broken front matter, raw HTML, or a comment or code block that is not closed",
    "write it as the message says",
    without_briefing=True,
)
def page_unreadable(course: Course, _: Coverage) -> Iterator[Finding]:
    for page in course.pages:
        for fault in page.faults:
            yield fault.location, None, fault.message
