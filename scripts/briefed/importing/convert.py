"""Reads a brought file of any format, in this process, and proves that its words stayed the same.

A file can make its reader use much time and memory, so everybody but the tests goes through
`child_process.import_file`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing import (
    document_head,
    plain_text,
    raised_text,
    shape,
    text_layout,
    text_lines,
    word_package,
)
from briefed.importing.blocks import Block, Doubt
from briefed.importing.canonical import Imported, write
from briefed.importing.same_words import (
    changed,
    original_words,
    prove,
    without_ids,
    word_sequence,
)
from briefed.model import NO_ANSWERS, Answers, Location
from briefed.source.reading import read_bytes, read_text
from briefed.text.words import plain, tokens

FORMATS = (".docx", ".html", ".htm", ".md", ".txt", ".pdf")
# What can be saved as a .docx, and what it is.
_SAVED_AS_WORD = {
    ".doc": "an old Word file",
    ".docm": "a Word file that may hold macros",
    ".dot": "an old template of Word",
    ".dotx": "a template of Word",
    ".odt": "a LibreOffice file",
    ".fodt": "a LibreOffice file",
    ".rtf": "a Rich Text file",
    ".pages": "a file of Apple's Pages",
}
_MOST_TEXT = 2_000_000  # bytes: some three hundred thousand words
# A Word file and a PDF may hold pictures, and a saved page has scripts and styles in it.
_MOST_BYTES = {".docx": 30_000_000, ".pdf": 30_000_000, ".html": 5_000_000, ".htm": 5_000_000}
_MOST_THEMES = 500  # each is a page of the course


class _Document(NamedTuple):
    """A Word file or a web page: its blocks, and its words as counted without pandoc.

    `notes` are the words of its footnotes, which `words` does not have.
    """

    blocks: list[Block]
    words: list[str]
    notes: list[str]
    doubts: list[Doubt]
    left_out: list[str]
    title: str | None  # which the file has beside its text
    first: str | None = None  # the words of the paragraph that is its title


def import_here(path: Path, answers: Answers = NO_ANSWERS) -> Imported:
    """Import a file of any of the `FORMATS` in this process, with no limit of time or memory.

    `answers` is what a person said about the file. Raises InputError, with a location in the file,
    where it can't be read safely and whole, or a word would change.
    """
    file = path.as_posix()
    suffix = path.suffix.lower()
    data = _read_allowed(path)
    if suffix in (".txt", ".md", ""):
        return import_text(_text(path), file, answers)
    if suffix == ".pdf":
        return _import_pdf(_not_empty(data, file), file, answers)
    if suffix == ".docx":
        return _import_document(_read_word(_not_empty(data, file), file), file, answers)
    return _import_document(_read_page(data, file, answers.title), file, answers)


def import_text(
    text: str, file: str, answers: Answers = NO_ANSWERS, pasted: bool = True
) -> Imported:
    """Import plain text, or Markdown without ids. Raises as `import_here` does.

    Lines are those of `text` where it was `pasted`, otherwise, as for a PDF, of the original.
    """
    if not text.strip():
        raise InputError(
            "the file is empty: bring one that holds the briefing's text", Location(file)
        )
    cleaned = text_lines.clean(text, answers)
    laid = text_layout.lay_out(cleaned.text, cleaned.headings, pasted)
    if answers.title is not None:
        laid = text_layout.LaidOut(
            f"# {answers.title}\n\n{laid.text}",
            frozenset(at + 2 for at in laid.headings),
            (1, 1, *laid.numbers),
            frozenset(at + 2 for at in laid.added),
        )
    numbers = laid.numbers if pasted else tuple(range(1, len(laid.numbers) + 1))
    try:
        imported = _import_lines(laid, file, answers)
    except InputError as error:
        at = error.location
        if at is not None and at.file == file:
            error.location = at._replace(line=numbers[at.line - 1])
        raise
    return imported._replace(
        lines=tuple(numbers[line - 1] for line in imported.lines),
        unsure=(
            *cleaned.doubts,
            *(Doubt(numbers[doubt.line - 1], doubt.what) for doubt in imported.unsure),
        ),
        left_out=(*cleaned.left_out, *imported.left_out),
    )


def _import_lines(laid: text_layout.LaidOut, file: str, answers: Answers) -> Imported:
    """Import a text that is laid out; lines are its lines."""
    blocks = [
        block._replace(near=block.line - 2 in laid.added)
        for block in plain_text.read(laid.text, file, laid.headings)
    ]
    doubts = list(_raised(blocks, file))
    named = blocks[: answers.title is not None]
    head = document_head.read(blocks[len(named) :], None, answers.title)
    text = document_head.without(laid.text, blocks[len(named) :], head.blocks)
    imported = _shaped([*named, *head.blocks], file, answers)
    before, after = original_words(text), word_sequence(imported.markdown)
    if before != after:
        raise changed(before, after, file)
    return imported._replace(
        original=text,
        unsure=tuple(sorted({*imported.unsure, *doubts})),
        left_out=tuple(head.left_out),
    )


def _read_allowed(path: Path) -> bytes:
    """The bytes of a file. Raises InputError for another format, or for too large a file.

    The size is checked before anything of the file is read.
    """
    file = path.as_posix()
    suffix = path.suffix.lower()
    try:
        exists = path.is_file()
    except (OSError, ValueError):
        exists = False  # `read_bytes` says better why
    if suffix in _SAVED_AS_WORD and exists:
        raise InputError(
            f"this is {_SAVED_AS_WORD[suffix]} ({suffix}), and it can't be read safely: "
            f"{word_package.SAVE_AS}",
            Location(file),
        )
    if suffix not in FORMATS and exists:
        raise InputError(
            f"a briefing is brought as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}: "
            "save it as one of these",
            Location(file),
        )
    return read_bytes(path, file, _MOST_BYTES.get(suffix, _MOST_TEXT))


def _text(path: Path) -> str:
    text, broken = read_text(path, path.as_posix())
    if broken:
        raise InputError(broken[2], Location(path.as_posix(), *broken[:2]))
    return text


def _not_empty(data: bytes, file: str) -> bytes:
    if not data:
        raise InputError(
            "the file is empty: bring one that holds the briefing's text", Location(file)
        )
    return data


def _import_pdf(data: bytes, file: str, answers: Answers) -> Imported:
    from briefed.importing import pdf

    text, left_out = pdf.read(data, file)
    imported = import_text(text, file, answers, pasted=False)
    first = Doubt(
        1,
        "a PDF has no paragraphs and no headings, only lines: read all of it beside the PDF, "
        "or bring the Word file that it was made from",
    )
    return imported._replace(
        left_out=(*left_out, *imported.left_out), unsure=(first, *imported.unsure)
    )


def _read_word(data: bytes, file: str) -> _Document:
    from briefed.importing import tree, word

    opened = word.open_word(data, file)
    read = tree.read(opened.safe, "docx+styles", file)
    left_out = [*opened.left_out, *read.left_out]
    doubts = [*read.doubts, *_placed(opened.doubts, read.blocks)]
    return _Document(read.blocks, opened.words, opened.notes, doubts, left_out, None, opened.title)


def _placed(doubts: list[tuple[str, str]], blocks: list[Block]) -> Iterator[Doubt]:
    """Doubts at the blocks that begin with their words; both are in the order of the text."""
    said = [tokens(f"{block.typed or block.number} {plain(block.text)}") for block in blocks]
    at = 0
    for words, what in doubts:
        wanted = tokens(words)
        found = (
            index
            for index in range(at, len(said))
            if said[index] and said[index] == wanted[: len(said[index])]
        )
        at = next(found, at)
        yield Doubt(at + 1, what)


def _read_page(data: bytes, file: str, title: str | None) -> _Document:
    from briefed.importing import page_encoding, tree, web_page

    text, odd = page_encoding.decode(data, file)
    opened = web_page.open_page(text, file)
    read = tree.read(opened.safe, "html-smart", file)
    left_out = list(opened.left_out)
    doubts = [*read.doubts, *(Doubt(1, what) for what in (*odd, *opened.doubts))]
    titled = bool(read.blocks) and shape.has_title(read.blocks)
    if opened.title and title is None and titled and read.blocks[0].kind != "heading":
        left_out.append(f"the name of the browser's window: {opened.title}")
    own = opened.title if title is None and not titled else None
    if own:
        doubts.append(Doubt(1, f"the title {own!r} was taken from the browser's window"))
    return _Document(read.blocks, opened.words, [], doubts, [*left_out, *read.left_out], own)


def _import_document(document: _Document, file: str, answers: Answers) -> Imported:
    """Shape and write a document, and let its Markdown without ids be the original."""
    prove(document.words, [block for block in document.blocks if block.kind != "note"], file)
    prove(document.notes, [block for block in document.blocks if block.kind == "note"], file)
    blocks, skipped = _answered(document.blocks, answers)
    head = document_head.read(blocks, document.first, answers.title)
    blocks = head.blocks
    titled = answers._replace(title=answers.title or document.title or None)
    if titled.title is not None:
        blocks = [Block("heading", titled.title, 0, 1, "#"), *blocks]
    imported = _shaped(blocks, file, answers)
    written = imported.markdown.split("\n")
    # A block has its number for a line; the original has the lines of the Markdown.
    first_lines = {
        block: number
        for number, block in reversed(list(enumerate(imported.lines, 1)))
        if written[number - 1]
    }
    unused = text_lines.unused(answers, (block.text for block in document.blocks))
    doubts = (*unused, *document.doubts, *imported.unsure)
    unsure = sorted({Doubt(first_lines.get(doubt.line, 1), doubt.what) for doubt in doubts})
    counted = Counter([*document.left_out, *skipped, *head.left_out])
    return imported._replace(
        original=without_ids(imported.markdown),
        lines=tuple(range(1, len(imported.lines) + 1)),
        unsure=tuple(unsure),
        left_out=tuple(
            what if times == 1 else f"{what} ({times} times)" for what, times in counted.items()
        ),
    )


def _answered(blocks: list[Block], answers: Answers) -> tuple[list[Block], list[str]]:
    """The blocks of a document as a person said that they are, and what was to be skipped."""
    out: list[Block] = []
    skipped: list[str] = []
    for block in blocks:
        if any(text_lines.says(block.text, answer) for answer in answers.skipped):
            skipped.append(f"a line that was to be skipped: {plain(block.text)}")
        elif any(text_lines.says(block.text, answer) for answer in answers.headings):
            out.append(block._replace(kind="heading", depth=0, number=""))
        else:
            out.append(block)
    return out, skipped


def _raised(blocks: list[Block], file: str) -> Iterator[Doubt]:
    """Doubts about characters that are raised by themselves (3⁴).

    Raises InputError, at the line, where only a person can tell what such a character means.
    """
    for block in blocks:
        for number, line in enumerate(block.text.split("\n"), block.line):
            found = raised_text.settle(line)
            if found.asked:
                raise raised_text.question(found.asked, Location(file, number))
            yield from (Doubt(number, what) for what in found.left)


def _shaped(blocks: list[Block], file: str, answers: Answers) -> Imported:
    """Shape blocks and write them. Raises InputError where they make no briefing."""
    if blocks:
        blocks, doubts = shape.shape(blocks)
    if not blocks:
        raise InputError(
            "the file holds no text: bring one that holds the briefing's text", Location(file)
        )
    headed = any(block.kind == "heading" for block in blocks)
    if blocks[0].kind != "title" and (headed or answers.one_theme):
        raise InputError(
            "no title was found: the first line reads as a heading or as a sentence; "
            'name one with --title "The title"',
            Location(file),
        )
    if not headed and not answers.one_theme:
        raise InputError(
            "no headings were found, so there are no themes: make one theme of it with "
            '--one-theme, or name each heading with --heading "Its words"; or give each heading a '
            "heading style, or make it bold on a line of its own",
            Location(file),
        )
    themes = [block for block in blocks if block.kind == "heading"]
    if len(themes) > _MOST_THEMES:
        raise InputError(
            f"this file has {len(themes):,} headings, and a briefing may have {_MOST_THEMES}, "
            "since each becomes a page: bring the briefing alone, or a part of it",
            Location(file, themes[_MOST_THEMES].line),
        )
    imported = write(blocks)._replace(answers=answers)
    _require_readable(imported, file)
    doubts += shape.groups(blocks)
    return imported._replace(unsure=tuple(sorted(set(doubts))))


def _require_readable(imported: Imported, file: str) -> None:
    """Raise InputError, at the file's line, for a briefing that the check would refuse."""
    faults = imported.briefing(file).faults
    if faults:
        # Where a statement can't be read, its theme may be empty for that reason alone.
        first = next((fault for fault in faults if " is empty: " not in fault.message), faults[0])
        raise InputError(first.message, Location(file, imported.line_of(first.location.line)))
