"""A worksheet as a Word document: plain tables, which every word processor keeps."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_BREAK
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from briefed.authoring.worksheet import references
from briefed.authoring.worksheet.forms import (
    SHORT,
    TAKE_AWAY,
    TO_COPY,
    Example,
    Field,
    Form,
    Heading,
    Note,
    Quoted,
    Worksheet,
)
from briefed.authoring.worksheet.references import TO_WRITE
from briefed.authoring.worksheet.texts import Text
from briefed.authoring.worksheet.top_lines import IN_TABLE, LEFT, TITLE, how_to_use
from briefed.errors import InputError
from briefed.outputs.worksheet_look import (
    AMBER,
    EVEN,
    HINT,
    IN_ROWS,
    LABELLED,
    PROMPT,
    QUOTE,
    REFERENCE,
    SMALL,
    TITLED,
    WHOLE,
    WRITING,
    add_row,
    new_table,
    prepare,
    put,
    shade,
    styled,
)

_WHITE = 1  # lines of an empty row


def as_docx(sheet: Worksheet, theme: str | None, stamp: int) -> dict[str, bytes]:
    """The parts of the Word document of a course, of one theme or of SHARED, by their names.

    `stamp` is its date, in seconds since 1970. Raises InputError for a theme that is not there.
    """
    themes = [slug for slug, _ in sheet.parts if slug not in ("", TO_COPY)]
    if theme is not None and theme not in themes:
        raise InputError(f"there is no theme {theme!r}: there are {', '.join(themes)}")
    document = Document()
    prepare(document)
    date = datetime.datetime.fromtimestamp(stamp, datetime.UTC)
    properties = document.core_properties
    properties.title, properties.author = f"{TITLE} {sheet.title}", "briefed"
    properties.created = properties.modified = date.replace(tzinfo=None)
    properties.comments = ""
    length = references.length_for(f"{sheet.slug}/{one.address}" for one in sheet.forms)
    writer = _Writer(document, sheet, length)
    parts = [(slug, on) for slug, on in sheet.parts if theme is None or slug in (theme, TO_COPY)]
    writer.top([things for slug, things in parts if slug != TO_COPY])
    for _, things in parts:
        writer.part(things)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _left(things: Sequence[object]) -> str:
    """The name of a part with the number of its places still to write; "" where none is."""
    places = sum(len(one.missing) for one in things if isinstance(one, Form))
    names = [one.words for one in things if isinstance(one, Heading)]
    return f"{names[0]}, {places}" if places else ""


class _Writer:
    """Writes a worksheet into a document, from its top on."""

    def __init__(self, document: Made, sheet: Worksheet, length: int) -> None:
        self.document = document
        self.sheet = sheet
        self.length = length
        self.shown: set[str] = set()  # examples that the part has shown already
        self.begun = False

    def top(self, parts: Sequence[Sequence[object]]) -> None:
        """What is above the first part: what this is, how to use it, and what is left in each."""
        sheet = self.sheet
        self.document.add_heading(f"{TITLE} {sheet.title}", 1)
        reference = references.made(sheet.address, sheet.briefing, self.length)
        edition = f"Edition {sheet.edition} of the briefing. " if sheet.edition else ""
        self._line(f"{edition}{reference}", SMALL)
        for line in how_to_use(sheet.slug):
            self.document.add_paragraph(line, "List Bullet")
        if left := [line for things in parts if (line := _left(things))]:
            self._line(f"{LEFT} {'; '.join(left)}.", SMALL)

    def part(self, things: Sequence[object]) -> None:
        self.shown = set()
        for thing in things:
            if isinstance(thing, Heading):
                self._heading(thing)
            elif isinstance(thing, Quoted):
                self._quote(thing)
            elif isinstance(thing, Note):
                self._line(thing.words, SMALL)
            elif isinstance(thing, Example):
                self._shown_filled_in(thing)
            elif isinstance(thing, Form) and not thing.quiet:
                self._form(thing)

    def _line(self, words: str, style: str) -> Paragraph:
        """A paragraph between the tables."""
        return styled(self.document.add_paragraph(words), style)

    def _heading(self, heading: Heading) -> None:
        made = self._line(heading.words, f"Heading{heading.level}")
        if heading.level == 1 and self.begun:
            made.paragraph_format.page_break_before = True
        self.begun = self.begun or heading.level == 1

    def _quote(self, quote: Quoted) -> None:
        name = quote.name[:1].upper() + quote.name[1:]
        paragraph = self._line("", QUOTE)
        if name:
            paragraph.add_run(name).bold = True
            paragraph.add_run().add_break(WD_BREAK.LINE)
        for at, (letter, words) in enumerate(quote.sentences):
            if letter:
                paragraph.add_run(f"{' ' if at else ''}{letter} ").bold = True
            paragraph.add_run(words)
        if quote.columns:
            self._line(f"{IN_TABLE} {quote.columns}.", SMALL)

    def _form(self, form: Form) -> None:
        if form.single:
            self._single(form, form.fields[0])
        else:
            self._several(form)
        gap = self._line("", SMALL)
        gap.paragraph_format.space_after = 0

    def _shown_filled_in(self, example: Example) -> None:
        """An example, which has no reference and is not read back."""
        if example.asked:
            self._line(f"For example: {example.asked}", HINT)
        if not example.rows:
            return
        table = new_table(self.document)
        for words in (example.heads, *example.rows):
            for cell, said in zip(add_row(table, IN_ROWS, prompt=True), words, strict=True):
                put(cell, said, HINT)
        self._line("", SMALL).paragraph_format.space_after = 0

    def _single(self, form: Form, field: Field) -> None:
        table = new_table(self.document)
        label, reference = add_row(table, TITLED, prompt=True)
        put(label, field.label, PROMPT)
        self._example(label, field)
        self._reference(reference, form)
        (cell,) = add_row(table, WHOLE, field.lines)
        _write(cell, field.text)

    def _several(self, form: Form) -> None:
        table = new_table(self.document, wide=len(form.heads) == len(EVEN))
        title, reference = add_row(table, TITLED, prompt=True)
        for at, line in enumerate(form.title.split("\n")):
            put(title, line, HINT if at else PROMPT, first=not at)
        self._reference(reference, form)
        for field in form.fields:
            label, cell = add_row(table, LABELLED, field.lines)
            shade(label)
            put(label, field.label, PROMPT)
            self._example(label, field)
            _write(cell, field.text)
        if form.away:
            label, cell = add_row(table, LABELLED, SHORT)
            shade(label)
            put(label, TAKE_AWAY, HINT)
            put(cell, "", WRITING)
        if not form.heads:
            return
        widths = next(one for one in (LABELLED, IN_ROWS, EVEN) if len(one) == len(form.heads))
        for cell, head in zip(add_row(table, widths, prompt=True), form.heads, strict=True):
            put(cell, head, PROMPT)
        empty: tuple[Text, ...] = tuple(() for _ in form.heads)
        for row in (*form.rows, *(empty for _ in range(form.spare))):
            for cell, words in zip(add_row(table, widths, _WHITE), row, strict=True):
                _write(cell, words)

    def _example(self, cell: _Cell, field: Field) -> None:
        """The example of a field, where the part first asks for it."""
        if field.example and field.label not in self.shown:
            self.shown.add(field.label)
            put(cell, f"For example: {field.example}", HINT, first=False)

    def _reference(self, cell: _Cell, form: Form) -> None:
        reference = references.made(f"{self.sheet.slug}/{form.address}", form.words, self.length)
        if form.missing:
            waiting = put(cell, "", REFERENCE)
            run = waiting.add_run(TO_WRITE)
            run.bold, run.font.color.rgb = True, AMBER
            put(cell, str(reference), REFERENCE, first=False)
        else:
            put(cell, str(reference), REFERENCE)


def _write(cell: _Cell, shown: Text) -> None:
    """Put a text into a cell, or leave it empty to write in."""
    put(cell, "", WRITING)
    for at, one in enumerate(shown):
        paragraph = cell.paragraphs[0] if not at else styled(cell.add_paragraph(), WRITING)
        if one.item:
            paragraph.add_run("• ")
        for run in one.runs:
            made = paragraph.add_run(run.words)
            made.bold, made.italic, made.underline = (
                run.bold or None,
                run.italic or None,
                bool(run.link) or None,
            )
