"""`briefed new`: makes a course of a briefing.

Every sentence of the briefing is quoted, and everything else is marked as to be written.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.checking.background import background, proposed
from briefed.errors import InputError
from briefed.importing.canonical import LONGEST_ADDRESS, Imported, is_canonical, shortened
from briefed.importing.child_process import import_file
from briefed.layout import BRIEFING, FIRST_EDITION, ORIGINAL, START, page_name
from briefed.model import KINDS, NO_ANSWERS, Answers, Briefing, Kind, Location, Statement, Theme
from briefed.source.briefing import front
from briefed.source.course_files import BROUGHT
from briefed.source.generated_pages import GENERATED
from briefed.source.headings import heading_words, slugify
from briefed.source.page_parts import NOTES
from briefed.source.placeholders import to_write
from briefed.source.project import partnership_of, require
from briefed.source.question_rows import LEAD_IN
from briefed.text.patterns import lazily
from briefed.writing import none_cut_off, write_course

_WIDTH = 115
_SLUG = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What a line may not begin with by an accident of wrapping.
_BLOCK = lazily(r"(?:[-*+>|#]|\d+[.)])(?:\s|$)|~~~|```")


class Course(NamedTuple):
    """A course that was made, how the import went, and the files that were written.

    The briefing has the lines of its canonical form.
    """

    briefing: Briefing
    imported: Imported
    files: list[str]


def new(root: Path, path: Path, name: str | None = None, answers: Answers = NO_ANSWERS) -> Course:
    """Make a course of the briefing at `path`, in the project at `root`.

    `name` is that of the course's folder, by default made from the title; `answers` is what a
    person said about the file. Afterwards all of its files are there or none. Raises InputError if
    the file can't be imported whole, if the course exists already, and if it can't be written.
    """
    require(root)
    file = path.as_posix()
    imported = read_brought(path, answers)
    slug = shortened(slugify(imported.briefing(file).title)) if name is None else name
    if not _SLUG.fullmatch(slug) or len(slug) > LONGEST_ADDRESS:
        raise InputError(
            f"{slug[:60]!r}{' …' if len(slug) > 60 else ''} can't be the name of a course's "
            f"folder: name one of at most {LONGEST_ADDRESS} small letters, digits and hyphens "
            "with --course",
            Location(file),
        )
    briefing = imported.briefing(f"docs/{slug}/briefing.md")
    files = dict(_files(slug, briefing, imported, path, partnership_of(root)))
    none_cut_off(root, slug)
    for folder in ("quizzes", "docs"):
        if (root / folder / slug).exists():
            raise InputError(
                "the course is there already, and nothing of it was changed: "
                "name another with --course",
                Location(f"{folder}/{slug}"),
            )
    write_course(root, slug, files)
    return Course(briefing, imported, sorted(files))


def read_brought(path: Path, answers: Answers = NO_ANSWERS) -> Imported:
    """Import a file that somebody brought.

    Raises InputError if it is a canonical briefing already, or can't be imported whole.
    """
    file = path.as_posix()
    imported = import_file(path, answers)
    if is_canonical(imported.original):
        raise InputError(
            "this is a briefing.md with ids, which belongs to a course already: "
            "bring the text that it was made from",
            Location(file),
        )
    for theme in imported.briefing(file).themes:
        if page_name(theme.slug) in GENERATED:
            raise InputError(
                f"the heading {theme.heading!r} would give its page the address of one that "
                "every course has: give it a word more",
                Location(file, imported.lines[theme.location.line - 1]),
            )
    return imported


def brought_files(slug: str, imported: Imported, path: Path) -> Iterator[tuple[str, str | bytes]]:
    """The words as they were brought, and a Word file or a PDF itself, by their paths.

    A web page is left out: opened in a browser, it might load files that nobody has checked.
    """
    yield f"docs/{slug}/{ORIGINAL}", imported.original
    if path.suffix.lower() in BROUGHT:
        yield f"docs/{slug}/original{path.suffix.lower()}", path.read_bytes()


def _files(
    slug: str, briefing: Briefing, imported: Imported, path: Path, partnership: str
) -> Iterator[tuple[str, str | bytes]]:
    yield from brought_files(slug, imported, path)
    yield f"docs/{slug}/{BRIEFING}", front((), imported.answers) + imported.markdown
    kind = kind_of(briefing)
    yield f"docs/{slug}/{START}", _start(briefing, kind, partnership)
    for theme in briefing.themes:
        yield f"docs/{slug}/{page_name(theme.slug)}", page(theme, kind)
        yield f"quizzes/{slug}/{theme.slug}.md", quiz(theme)


def kind_of(briefing: Briefing) -> Kind:
    """The kind of paper that a briefing's title names, or else its text most often.

    Where two are named equally often, or none, it is “briefing”, which is true of any.
    """
    for text in (briefing.title, " ".join(one.text for one in briefing.statements)):
        named = {
            kind: len(re.findall(rf"(?i)\b(?:{'|'.join(kind.authors)})\b", text))
            for kind in KINDS.values()
            if kind.authors
        }
        first, second = sorted(named.values(), reverse=True)[:2]
        if first > second:
            return max(named, key=named.__getitem__)
    return KINDS["briefing"]


# --- The pages ---


def _start(briefing: Briefing, kind: Kind, partnership: str) -> str:
    title = " ".join(briefing.title.split())
    what = f"what was {kind.done}, by whom" if kind.done else "what it is about, who wrote it"
    settings = [
        f"kind of briefing: {kind.name}",
        f"partnership: {json.dumps(partnership, ensure_ascii=False)}".removesuffix(' ""'),
        f'edition: "{FIRST_EDITION}"',
        "published:",
        "review by:",
        "placeholder link:",
        "local contacts: []",
        "corrections: []",
        "exemptions: []",
        "services: []",
        "approval:",
    ]
    quoted_title = json.dumps(title, ensure_ascii=False)
    parts = [
        f"---\ntitle: {quoted_title}\n" + "\n".join(settings) + "\n---",
        f"# {title}",
        '!!! note "Before you start"\n    '
        + to_write("in a few words, what may be hard to read here and where to find support"),
        "<!-- themes -->",
        '??? note "How this works"\n    The course is based on [a briefing](briefing.md). '
        + to_write(f"{what}, and for whom this course is"),
        '!!! abstract "After this course you can"\n    - '
        + to_write("two or three things a reader will do better at work"),
    ]
    return "\n\n".join(parts) + "\n"


def page(theme: Theme, kind: Kind) -> str:
    """The page of a theme with its sentences quoted, and what is to be written marked.

    It has the parts that a page on this kind of paper needs.
    """
    title = heading_words(theme)
    parts = [
        f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nminutes:\n---",
        f"# {title}",
        to_write("in one sentence, what this part is about"),
        '!!! abstract "After this part you can"\n    - '
        + to_write("two or three things a reader will do better at work")
        + (f" [{theme.statements[0].id}]" if len(theme.statements) > 1 else ""),
        "## Try this",
        "*This case is fiction.* " + to_write("a situation from work, with a choice to make in it"),
        f"## {kind.findings}",
        *_findings(theme),
        "## In practice",
        "\n".join(practice(theme)),
        "## Back to the case",
        to_write("what the findings say of the choices in the case"),
        "## Check your understanding",
        "<!-- quiz -->",
    ]
    at_the_end = {
        "reflection": '## Reflect\n\n!!! reflect "Take this to supervision"\n    - '
        + to_write("one or two questions to think about, alone or in supervision"),
        NOTES: '??? trainer "Trainer notes (10 minutes)"\n    '
        + to_write(
            "a key message, an activity with its minutes, a question to discuss, what to do on "
            "Monday, a caution"
        ),
    }
    parts += [text for name, text in at_the_end.items() if name not in kind.may_lack]
    return "\n\n".join(parts) + "\n"


def _findings(theme: Theme) -> Iterator[str]:
    for statement in theme.statements:
        yield from finding(statement)


def finding(statement: Statement) -> tuple[str, str]:
    """The quote of a statement, and what is to be written below it."""
    asks = to_write("what this asks of practice, in your own words")
    return quote(" ".join(statement.sentences), statement.id), asks


def practice(theme: Theme) -> tuple[str, ...]:
    """A point to be written for each statement; where there are several, it names its own."""
    what = to_write("what to do at work, which follows from a quote above")
    if len(theme.statements) == 1:
        return (f"- {what}",)
    return tuple(f"- {what} [{statement.id}]" for statement in theme.statements)


def quiz(theme: Theme) -> str:
    """The questions of a theme, one for each sentence, to be written."""
    return "\n".join(questions(theme, theme.statements))


def questions(theme: Theme, statements: Iterable[Statement]) -> Iterator[str]:
    """The questions on some statements of a theme, one for each sentence, to be written.

    A sentence that may need no question has none yet: somebody decides. Where a theme has no other
    sentence, the sentences of a statement are asked about together.
    """
    left = {(one.statement.id, one.at) for one in proposed(theme)}
    together = not left and all(
        background(sentence) for one in theme.statements for sentence in one.sentences
    )
    asked = [
        (statement, at, sentence)
        for statement in statements
        for at, sentence in enumerate(
            [" ".join(statement.sentences)] if together else statement.sentences
        )
        if (statement.id, at) not in left
    ]
    yield from (question(*one, number) for number, one in enumerate(asked))


def question(statement: Statement, at: int, sentence: str, number: int) -> str:
    """A question to be written that rests on the sentence `at` of a statement.

    `number` decides the position of its key.
    """
    options = [
        f"- [ ] {to_write(f'{which} answer that is not right')}\n> {to_write('why it is not')}"
        for which in ("one", "another")
    ]
    options.insert(
        number % 3,
        f"- [x] {to_write('the answer that is right')}\n"
        f"> {to_write('why it is, by the quote below')}",
    )
    situation = to_write("a situation from work, and what is asked about it")
    return (
        f"<!-- question: {question_id(statement, at)} -->\n<quiz>\n{situation}\n"
        + "\n".join(options)
        + f"\n\n{LEAD_IN}\n\n{quote(sentence, statement.id)}\n</quiz>\n"
    )


def question_id(statement: Statement, at: int) -> str:
    """The id of a scaffold's question on the sentence `at` of a statement, such as NAME-2-b."""
    return f"{statement.id}-{chr(ord('a') + at % 26) * (at // 26 + 1)}"


def quote(text: str, identity: str) -> str:
    """Plain text as a blockquote with the id of its statement."""
    words = re.sub(r"[\\`*_<\[\]]", r"\\\g<0>", " ".join(text.split()))
    lines = textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
    if any(_BLOCK.match(line) for line in lines[1:]):
        lines = [words]
    if _BLOCK.match(lines[0]):
        lines[0] = "\\" + lines[0]
    return "\n".join(f"> {line}" for line in [*lines, f"[{identity}]"])
