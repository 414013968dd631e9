"""Opens a PDF and gives its text as lines: a PDF has no paragraphs, so what comes of it has to be read by a person."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefed.errors import InputError
from briefed.importing import pdf_sight, raised_text
from briefed.importing.pdf_layers import Layers, got
from briefed.importing.pdf_sight import Shown, Sight, product
from briefed.model import Location
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS

_MOST_PAGES = 300
_EDGE = 2  # lines at the top and at the foot of a page that may be its furniture
_LARGER = 1.12  # times the size of the text, of a heading
_ITEM = lazily(rf"(?:[{BULLETS}]|\d{{1,3}}[.)])\s")
_SMALLER = 0.85  # times the size of what stands beside it, of a raised letter
_PAGE_NUMBER = lazily(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]", re.I)


class _Line(NamedTuple):
    """A line of a page: its height above the page's foot, its distance from the left edge and the size of its letters, in points; `bold` when all of it is."""

    text: str
    height: float
    left: float
    size: float
    bold: bool


def read(data: bytes, file: str) -> tuple[str, list[str]]:
    """The text of a PDF as lines, with an empty one where the page has a gap, and what was left out of it.

    Raises InputError for a file that is none, is locked, acts when it is opened, or has no text.
    """
    try:
        import pypdf
    except ImportError:
        raise InputError(
            "PDF files are read by pypdf, which is not installed: run make setup, or bring the text as a .txt file",
            Location(file),
        ) from None
    if not data.lstrip()[:5] == b"%PDF-":
        raise InputError(
            "this is no PDF, though its name ends in .pdf: bring the file itself", Location(file)
        )
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it says on standard error what it mends in silence; we say what can't be read
    left_out: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise InputError(
                "this PDF is protected by a password: bring one that is not, or the Word file that it was made from",
                Location(file),
            )
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(
                f"this PDF has {len(reader.pages)} pages, and a briefing may have {_MOST_PAGES}: bring the briefing alone",
                Location(file),
            )
        acting = _acts(reader)
        if acting:
            raise InputError(
                f"this PDF holds {acting}, which a briefing does not need and which may act when it is opened: print it to a new PDF, or bring the Word file",
                Location(file),
            )
        layers = Layers(reader.trailer["/Root"].get_object())
        read = [_Page(page, layers) for page in reader.pages]
    except InputError:
        raise
    except (
        Exception
    ) as error:  # a library that reads damaged files fails in as many ways as files are damaged
        raise InputError(
            f"this PDF can't be read ({str(error)[:120] or type(error).__name__}): bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        ) from None
    pages = [page.lines for page in read]
    asked = [
        f"on page {number}, {what}" for number, page in enumerate(read, 1) for what in page.asked
    ]
    if asked:
        raise raised_text.question(asked, Location(file))
    for number, page in enumerate(read, 1):
        left_out += [f"{what} (page {number})" for what in page.left_out]
    if any(page.hidden for page in read) and not any(pages):
        raise InputError(
            "the text of this PDF can't be seen: it lies below pictures of pages, from which a program read it, perhaps wrongly; "
            "bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        )
    if not any(pages):
        raise InputError(
            "this PDF holds pictures of pages and no text: bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        )
    _furniture(pages, left_out)
    return _written(pages), list(dict.fromkeys(left_out))


def _acts(reader) -> str:
    """What of a PDF acts when it is opened, in words; "" for one that is only text."""
    root = reader.trailer["/Root"].get_object()
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    if "/JavaScript" in names:
        return "a script"
    if "/EmbeddedFiles" in names:
        return "another file"
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    if (isinstance(action, dict) and action.get("/S") not in (None, "/GoTo")) or "/AA" in root:
        return "an action"
    return ""


class _Page:
    """One page: its `lines` from the top down, as the file puts them one after the other; what of them is `asked`, and what is left out.

    `hidden` says that it has text that nobody can see.
    """

    def __init__(self, page, layers: Layers) -> None:
        self._begin()
        sight = Sight(page, layers)

        def follow(operator: bytes, operands: list, place: list) -> None:
            sight.before(operator, operands, place)
            if operator in pdf_sight.SHOWS:
                self._shown.append(sight.shown[-1])

        _extract(page, self._visit, follow, sight.after)
        self.hidden = any(one.unseen for one in sight.shown)
        if self.hidden:
            self._begin()
            self._read(page, sight.shown, self._tell, lambda one: bool(one.unseen))
            self._read(page, sight.shown, self._visit, lambda one: not one.unseen)
        self.left_out += _laid_over(page)
        self.lines = [line for line in map(self._settled, self.lines) if line.text]

    def _begin(self) -> None:
        self.lines: list[_Line] = []
        self.asked: list[str] = []
        self.left_out: list[str] = []
        self._last: Shown | None = None
        self._shown: list[Shown] = []  # since something was handed over

    def _read(
        self, page, shown: list[Shown], visit: Callable, wanted: Callable[[Shown], bool]
    ) -> None:
        """Have the page read again, all text emptied that is not wanted: pypdf hands over seen and unseen in one."""
        every = iter(shown)
        emptied: list[tuple[list, list]] = []

        def before(operator: bytes, operands: list, _: list) -> None:
            if operator not in pdf_sight.SHOWS:
                return
            piece = next(every)
            if wanted(piece):
                self._shown.append(piece)
            elif len(operands) > (at := pdf_sight.SHOWS[operator]):
                emptied.append((operands, list(operands)))
                text = operands[at]
                kerned = (
                    [one for one in text if not isinstance(one, (str, bytes))]
                    if isinstance(text, list)
                    else ()
                )
                operands[at] = type(text)(kerned) if kerned else type(text)()

        def after(_: bytes) -> None:
            while emptied:
                operands, whole = emptied.pop()
                operands[:] = whole

        _extract(page, visit, before, after)

    def _tell(self, text: str, *_: object) -> None:
        """Say what nobody can see; all of what is handed over is of that kind."""
        words = " ".join(raised_text.bare(text).split())
        if words and self._shown:
            self.left_out.append(f"{self._shown[0].unseen}: {words[:120]}")
            self._shown = []

    def _visit(self, text: str, matrix: list, place: list, font: dict | None, size: float) -> None:
        found = self.lines
        if not text.strip():
            if text and found:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            return
        drawn, self._shown = self._shown, []
        text = raised_text.bare(text)
        first = drawn[0] if drawn else self._last
        self._last = drawn[-1] if drawn else self._last
        rise = first.rise if first else 0
        full = product(
            tuple(place), product(tuple(matrix), first.base if first else (1, 0, 0, 1, 0, 0))
        )
        height, left = full[5] + rise, full[4]
        tall = round(abs(size * full[3]), 1)
        words = " ".join(text.split())
        if any(one.white for one in drawn):
            self.left_out.append(
                f"nothing of these white letters, though perhaps nobody can see them; look at the PDF: {words[:120]}"
            )
        if len({round(one.rise, 1) for one in drawn}) > 1:
            self.asked.append(f"some of {words[:60]!r} is raised or lowered")
        bold = bool(re.search(r"bold|black|heavy", str((font or {}).get("/BaseFont", "")), re.I))
        if self._lifts(text, height, tall, bold, left, rise):
            return
        for number, part in enumerate(text.split("\n")):
            if found and not number and abs(found[-1].height - height) < 2:
                last = found[-1]
                found[-1] = last._replace(
                    text=last.text + part, bold=last.bold and (bold or not part.strip())
                )
            elif part.strip():
                found.append(_Line(part, height, left, tall, bold))

    def _lifts(
        self, text: str, height: float, tall: float, bold: bool, left: float, moved: float
    ) -> bool:
        """Add a text to the line before it where one of the two is raised or lowered beside the other; whether it was."""
        if not self.lines or not tall:
            return False
        last = self.lines[-1]
        rise = height - last.height
        if (tall < _SMALLER * last.size or moved) and (
            0.12 * last.size < rise < 0.9 * last.size
            or -0.45 * last.size < rise < -0.08 * last.size
        ):
            marked = raised_text.mark(
                text.strip(), raised_text.UP if rise > 0 else raised_text.DOWN
            )
            # pypdf ends a line wherever the height changes; a space of the file's own stays.
            gap = (
                ""
                if raised_text.ORDINAL.fullmatch(text.strip())
                else text[: len(text) - len(text.lstrip())].strip("\n")
            )
            self.lines[-1] = last._replace(
                text=last.text.rstrip("\n") + gap + marked + text[len(text.rstrip()) :]
            )
            return True
        if (
            re.fullmatch(r"\d{1,3}", last.text.strip())
            and last.size < _SMALLER * tall
            and 0.12 * tall < -rise < 0.9 * tall
            and left > last.left
        ):
            marked = raised_text.mark(last.text.strip(), raised_text.UP)
            self.lines[-1] = _Line(
                f"{marked}{' ' if last.text[-1].isspace() else ''}{text}",
                height,
                last.left,
                tall,
                bold,
            )
            return True
        return False

    def _settled(self, line: _Line) -> _Line:
        found = raised_text.settle(line.text.replace("\xad", ""))
        self.asked += found.asked
        self.left_out += [
            what for what in found.left if "kept" not in what
        ]  # what is kept is told where the text is read
        return line._replace(text=" ".join(found.text.split()))


def _extract(
    page,
    visit: Callable,
    before: Callable[[bytes, list, list], None],
    after: Callable[[bytes], None],
) -> None:
    """Have pypdf read a page. `before` and `after` are called around each operator, `visit` with each piece of text."""
    page.extract_text(
        visitor_text=visit,
        visitor_operand_before=lambda operator, operands, _, place: before(
            operator, operands, place
        ),
        visitor_operand_after=lambda operator, *_: after(operator),
    )


def _laid_over(page) -> Iterator[str]:
    """What is laid over a page, and is no part of its text: comments, stamps and what stands in fields."""
    for note in got(page, "/Annots", []):
        note = note.get_object()
        said = (
            " ".join(str(got(note, "/Contents", "") or got(note, "/V", "")).split())
            if isinstance(note, dict)
            else ""
        )
        if said and got(note, "/Subtype") != "/Link":
            yield f"{'what stands in a field' if got(note, '/Subtype') == '/Widget' else 'a comment'}: {said[:120]}"


def _furniture(pages: list[list[_Line]], left_out: list[str]) -> None:
    """Take away what stands at the edge of each page."""
    at_edge = Counter(
        key
        for lines in pages
        for key in {_key(line.text) for line in [*lines[:_EDGE], *lines[-_EDGE:]]}
    )
    repeated = {key for key, times in at_edge.items() if times >= max(2, len(pages) // 2 + 1)}
    for lines in pages:
        for edge in (0, -1):
            while lines and (
                _key(lines[edge].text) in repeated or _PAGE_NUMBER.fullmatch(lines[edge].text)
            ):
                line = lines.pop(edge).text
                left_out.append(
                    f"the number of a page: {line}"
                    if _PAGE_NUMBER.fullmatch(line)
                    else f"what stands on each page: {line}"
                )


def _written(pages: list[list[_Line]]) -> str:
    """The lines of all pages with marks on what is set larger or in bold, and an empty line where the page has a gap."""
    every = [line for lines in pages for line in lines]
    sizes = Counter[float]()
    for line in every:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    large = sorted((size for size in sizes if size > body * _LARGER), reverse=True)[:6]
    steps = Counter(
        round(above.height - below.height)
        for lines in pages
        for above, below in zip(lines, lines[1:])
        if above.size == below.size == body
    )
    step = steps.most_common(1)[0][0] if steps else body
    out: list[str] = []
    previous: _Line | None = None
    item: float | None = None  # how far to the left the item stands that a line may belong to
    for lines in pages:
        for number, line in enumerate(lines):
            text = escaped(line.text)
            begins = bool(_ITEM.match(line.text))
            near = (
                previous is not None
                and number > 0
                and 0 < previous.height - line.height <= max(step, line.size) * 1.25
            )
            if line.size in large and near and previous.size == line.size:
                out[-1] += f" {text}"  # a heading that runs over two lines
            else:
                # A sentence may run on over the page's end.
                runs_on = (
                    previous is not None
                    and not number
                    and re.search(r"[^.!?:;]$", previous.text)
                    and line.text[:1].islower()
                )
                left_of_item = item is not None and not begins and line.left <= item + 1
                set_apart = (
                    line.size in large
                    or line.bold
                    or (previous is not None and (previous.bold or previous.size in large))
                )
                if out and (set_apart or left_of_item or not near) and not runs_on:
                    out.append("")
                    item = None
                mark = "#" * (large.index(line.size) + 1) + " " if line.size in large else ""
                out.append(
                    mark + text if mark else f"**{text}**" if line.bold and not begins else text
                )
            item = line.left if begins else item
            previous = line
    return "\n".join(out) + "\n"


def _key(line: str) -> str:
    """A line without its digits, so that the numbers of pages are one."""
    return re.sub(r"\d+", "0", line).lower()
