"""From a file somebody brought to the canonical briefing. The only place that guesses.

A reader, one module per format, turns a file into blocks; `shape` finds title and headings among them; `write` turns blocks of any format
into canonical Markdown with ids; and `proof` shows that no word was lost, added or moved.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing import plain_text as text_reader
from briefed.importing import raised_text, shape
from briefed.importing.blocks import Block, Doubt
from briefed.importing.same_words import original_pieces, without_ids, word_sequence
from briefed.layout import INTRODUCTION
from briefed.model import Location
from briefed.source.briefing import cells, slugify
from briefed.source.project import read_text
from briefed.source.reading import read_bytes
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS, CURLY, OUTER, plain

FORMATS = (".docx", ".html", ".htm", ".md", ".txt", ".pdf")
_MOST_TEXT = 2_000_000  # bytes: some three hundred thousand words
# A Word file and a PDF may hold pictures, and a saved page has scripts and styles in it.
_MOST_BYTES = {".docx": 30_000_000, ".pdf": 30_000_000, ".html": 5_000_000, ".htm": 5_000_000}
_MOST_THEMES = 500  # each is a page of the course
_CANONICAL = lazily(r"\{:?[ ]*#[a-z0-9-]+-\d+[ ]*\}[ ]*\|?[ ]*$", re.M)
LONGEST_ADDRESS = 80  # of a heading or a course, in characters
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Imported(NamedTuple):
    """What an import made of a file.

    `original` is the text as it was brought: the file's own where it is text, otherwise its words as Markdown. `markdown` is the canonical
    briefing and `lines` has, for each of its lines, the line of the original it was made from. `unsure` is what a person should look at,
    by the original's lines; `left_out` says in words what of the file is in neither.
    """

    markdown: str
    lines: tuple[int, ...]
    original: str = ""
    unsure: tuple[Doubt, ...] = ()
    left_out: tuple[str, ...] = ()


def is_canonical(text: str) -> bool:
    """Whether a text is a briefing with ids already, rather than a file that was not imported yet."""
    return bool(_CANONICAL.search(text))


def import_file(path: Path, title: str | None = None) -> Imported:
    """Import a file of any of the `FORMATS` in a process of its own. `title` is one for a file that has none.

    Raises InputError, with a location in the file, where it can't be read safely and whole, or a word would change; and where it can't
    be read in the time and the memory that a briefing needs.
    """
    from briefed.importing import child_process

    return child_process.import_file(path, title)


def _bring(path: Path) -> bytes:
    """The bytes of a file that somebody brings. Raises InputError where it is none of ours, or too large, before anything of it is read."""
    file = path.as_posix()
    suffix = path.suffix.lower()
    try:
        there = path.is_file()
    except (OSError, ValueError):
        there = False  # which reading it says better
    if suffix not in FORMATS and there:
        raise InputError(
            f"a briefing is brought as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}: save it as one of these",
            Location(file),
        )
    return read_bytes(path, file, _MOST_BYTES.get(suffix, _MOST_TEXT))


def import_here(path: Path, title: str | None = None) -> Imported:
    """The same in this process, which it may take as much of as the file demands.

    Raises InputError, with a location in the file, where it can't be read safely and whole, or a word would change.
    """
    file = path.as_posix()
    suffix = path.suffix.lower()
    data = _bring(path)
    if suffix in (".txt", ".md", ""):
        return import_text(_text(path), file, title)
    if suffix == ".pdf":
        from briefed.importing import pdf

        text, left_out = pdf.read(_whole(data, file), file)
        imported = import_text(text, file, title)
        first = Doubt(
            1,
            "a PDF has no paragraphs and no headings, only lines: read all of it beside the PDF, or bring the Word file that it was made from",
        )
        return imported._replace(left_out=tuple(left_out), unsure=(first, *imported.unsure))
    from briefed.importing import tree

    if suffix == ".docx":
        from briefed.importing import word

        opened = word.open_word(_whole(data, file), file)
        read, notes = tree.read(opened.safe, "docx+styles", file), opened.notes
    else:
        from briefed.importing import web_page

        opened = web_page.open_page(_text(path), file)
        read, notes = tree.read(opened.safe, "html-smart", file), []
        if (
            title is None
            and opened.title
            and not any(block.kind == "heading" for block in read.blocks[:1])
        ):
            opened.left_out.append(f"the name of the browser's window: {opened.title}")
    _prove(opened.words, [block for block in read.blocks if block.kind != "note"], file)
    _prove(notes, [block for block in read.blocks if block.kind == "note"], file)
    imported = _shaped(read.blocks, title, file, None)
    doubts = (*read.doubts, *imported.unsure)
    written = imported.markdown.split("\n")
    first_lines = {
        place: number
        for number, place in reversed(list(enumerate(imported.lines, 1)))
        if written[number - 1]
    }
    unsure = sorted({Doubt(first_lines.get(doubt.line, 1), doubt.what) for doubt in doubts})
    counted = Counter((*opened.left_out, *read.left_out))
    return imported._replace(
        original=without_ids(imported.markdown),
        lines=tuple(range(1, len(imported.lines) + 1)),
        unsure=tuple(unsure),
        left_out=tuple(
            what if times == 1 else f"{what} ({times} times)" for what, times in counted.items()
        ),
    )


def import_text(text: str, file: str, title: str | None = None) -> Imported:
    """Import plain text, or Markdown without ids. Raises as `import_file` does."""
    if not text.strip():
        raise InputError(
            "the file is empty: bring one that holds the briefing's text", Location(file)
        )
    if title is not None:
        text = f"# {title}\n\n{text}"
    blocks = text_reader.read(text, file)
    doubts = list(_raised(blocks, file))
    imported = _shaped(blocks, None, file, 0)
    before, after = (
        [word for piece in original_pieces(text) for word in piece],
        word_sequence(imported.markdown),
    )
    if before != after:
        raise _changed(before, after, file)
    return imported._replace(original=text, unsure=tuple(sorted({*imported.unsure, *doubts})))


def _raised(blocks: list[Block], file: str) -> Iterator[Doubt]:
    """What is raised by a character of its own (3⁴). Raises InputError, at its line, where only a person can tell what it means."""
    for block in blocks:
        for number, line in enumerate(block.text.split("\n"), block.line):
            found = raised_text.settle(line)
            if found.asked:
                raise raised_text.question(found.asked, Location(file, number))
            yield from (Doubt(number, what) for what in found.left)


def _text(path: Path) -> str:
    text, broken = read_text(path, path.as_posix())
    if broken:
        raise InputError(broken[2], Location(path.as_posix(), *broken[:2]))
    return text


def _whole(data: bytes, file: str) -> bytes:
    if not data:
        raise InputError(
            "the file is empty: bring one that holds the briefing's text", Location(file)
        )
    return data


def _shaped(blocks: list[Block], title: str | None, file: str, first: int | None) -> Imported:
    """Shape blocks and write them. Raises InputError where they make no briefing."""
    if title is not None:
        blocks = [Block("heading", title, 0, 1, "#"), *blocks]
    if not blocks:
        raise InputError(
            "the file holds no text: bring one that holds the briefing's text", Location(file)
        )
    blocks, doubts = shape.shape(blocks)
    if not any(block.kind == "heading" for block in blocks):
        raise InputError(
            "no headings were found, so there are no themes: give each theme's heading a heading style or make it bold, on a line of its own; "
            "in plain text let it end in a colon (Hidden men:), with an empty line above and below it, or write it as ## Hidden men",
            Location(file),
        )
    if blocks[0].kind != "title":
        raise InputError(
            'no title was found: the first line reads as a heading or as a sentence; name one with --title "The title"',
            Location(file),
        )
    themes = [block for block in blocks if block.kind == "heading"]
    if len(themes) > _MOST_THEMES:
        raise InputError(
            f"this file has {len(themes):,} headings, and a briefing may have {_MOST_THEMES}, since each becomes a page: bring the briefing alone, or a part of it",
            Location(file, themes[_MOST_THEMES].line),
        )
    imported = write(blocks)
    doubts += shape.groups(blocks)
    return imported._replace(unsure=tuple(sorted(set(doubts))))


def write(blocks: list[Block]) -> Imported:
    """Canonical Markdown of some blocks: a title, leveled headings, statements with new ids."""
    taken: set[str] = set()
    out: list[tuple[str, int]] = []
    slug, count = INTRODUCTION, 0
    previous = None
    for block in blocks:
        tight = (
            previous is not None
            and previous.kind == block.kind
            and block.kind in ("item", "numbered", "row")
        )
        if out and not tight:
            out.append(("", block.line))
        if block.kind in ("title", "heading"):
            address = ""
            if block.kind == "heading":
                own, count = slugify(block.text.rstrip(" :")), 0
                slug = _free(shortened(own) or "theme", taken)
                if (
                    slug != own
                ):  # the heading's words alone do not give its address, so it is written out
                    address = f" {{ #{slug} }}"
            out.append(("#" * block.depth + " " + block.text + address, block.line))
        elif block.kind == "head":
            out += [(line, block.line) for line in block.text.split("\n")]
        else:
            taken.add(slug)  # also that of what comes before the first heading
            count += 1
            out += [
                (line, block.line + offset)
                for offset, line in enumerate(_with_id(block, f"{slug}-{count}"))
            ]
        previous = block._replace(kind="row") if block.kind == "head" else block
    return Imported("\n".join(line for line, _ in out) + "\n", tuple(number for _, number in out))


def shortened(slug: str) -> str:
    """An address cut behind a word, so that the names of the files made from it are possible everywhere."""
    return (
        slug
        if len(slug) <= LONGEST_ADDRESS
        else slug[: LONGEST_ADDRESS + 1].rpartition("-")[0] or slug[:LONGEST_ADDRESS]
    )


def _free(slug: str, taken: set[str]) -> str:
    """An address that no heading before has: of the same words again, with "second" and so on behind it."""
    again = itertools.chain(
        _ORDINALS, (f"no-{number}" for number in itertools.count(len(_ORDINALS) + 2))
    )
    found = next(
        one
        for one in itertools.chain([slug], (f"{slug}-{which}" for which in again))
        if one not in taken
    )
    taken.add(found)
    return found


def _with_id(block: Block, identity: str) -> list[str]:
    """The lines of a statement with its id at the end."""
    if block.kind == "row":
        return [f"{block.text.rstrip().removesuffix('|').rstrip()} {{ #{identity} }} |"]
    lines = block.text.split("\n")
    lines[-1] += f" {{ #{identity} }}"
    indent = "    " * block.depth
    marker = {"item": "- ", "numbered": f"{block.number}. "}.get(block.kind, "")
    hang = indent + " " * len(marker)
    return [indent + marker + lines[0], *(hang + line.strip() for line in lines[1:])]


def _prove(words: list[str], blocks: list[Block], file: str) -> None:
    """Raise InputError unless a file's own words and those of its blocks are the same sequence."""
    before = _bare(words)
    after = [
        word
        for block in blocks
        for text in (block.typed, *_texts(block))
        for word in _bare(plain(text).split())
    ]
    if before != after:
        raise _changed(before, after, file)


def _texts(block: Block) -> list[str]:
    """A block's words as inline Markdown; of a table's row, its cells."""
    if block.kind not in ("head", "row"):
        return [block.text]
    return cells(block.text.split("\n")[0])


def _bare(words: Iterable[str]) -> list[str]:
    """Plain words as they are compared, the signs of items among them left out."""
    return [
        bare
        for word in words
        if (bare := word.translate(CURLY).strip(OUTER + BULLETS + "*_#|")) and bare != "o"
    ]


def _changed(before: list[str], after: list[str], file: str) -> InputError:
    place = next(
        (i for i, pair in enumerate(zip(before, after)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    had, has = before[place : place + 6], after[place : place + 6]
    return InputError(
        f"behind {' '.join(before[max(0, place - 6) : place])!r} the file says {' '.join(had)!r} and what was read of it {' '.join(has)!r}, so nothing was written: "
        "words in a text box, a picture or a field may be the cause; put them into the text itself, or bring the text as a .txt file",
        Location(file),
    )
