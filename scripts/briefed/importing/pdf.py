"""Opens a PDF and gives its text as lines: a PDF has no paragraphs, so what comes of it has to be read by a person."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import NamedTuple

from briefed.errors import InputError
from briefed.text.patterns import lazily
from briefed.model import Location
from briefed.text.words import BULLETS
from briefed.importing import raised_text
from briefed.importing import tree

_MOST_PAGES = 300
_EDGE = 2  # lines at the top and at the foot of a page that may be its furniture
_LARGER = 1.12  # times the size of the text, of a heading
_ITEM = lazily(rf"(?:[{BULLETS}]|\d{{1,3}}[.)])\s")
_SMALLER = 0.85  # times the size of what stands beside it, of a raised letter
_SMALLEST = 1.5  # points: letters that nobody can read
_INVISIBLE = 3  # the mode in which text is drawn as nothing (ISO 32000-2, 9.3.6)
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_WHITE = {b"g": (1,), b"rg": (1, 1, 1), b"k": (0, 0, 0, 0)}
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
        raise InputError("PDF files are read by pypdf, which is not installed: run make setup, or bring the text as a .txt file", Location(file)) from None
    if not data.lstrip()[:5] == b"%PDF-":
        raise InputError("this is no PDF, though its name ends in .pdf: bring the file itself", Location(file))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it says on standard error what it mends in silence; we say what can't be read
    left_out: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise InputError("this PDF is protected by a password: bring one that is not, or the Word file that it was made from", Location(file))
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(f"this PDF has {len(reader.pages)} pages, and a briefing may have {_MOST_PAGES}: bring the briefing alone", Location(file))
        acting = _acts(reader)
        if acting:
            raise InputError(f"this PDF holds {acting}, which a briefing does not need and which may act when it is opened: print it to a new PDF, or bring the Word file", Location(file))
        read = [_Page(page) for page in reader.pages]
    except InputError:
        raise
    except Exception as error:  # a library that reads damaged files fails in as many ways as files are damaged
        raise InputError(f"this PDF can't be read ({str(error)[:120] or type(error).__name__}): bring the Word file that it was made from, or its text as a .txt file", Location(file)) from None
    pages = [page.lines for page in read]
    asked = [f"on page {number}, {what}" for number, page in enumerate(read, 1) for what in page.asked]
    if asked:
        raise raised_text.question(asked, Location(file))
    for number, page in enumerate(read, 1):
        left_out += [f"{what} (page {number})" for what in page.left_out]
    if any(page.hidden for page in read) and not any(pages):
        raise InputError("the text of this PDF can't be seen: it lies below pictures of pages, from which a program read it, perhaps wrongly; "
                         "bring the Word file that it was made from, or its text as a .txt file", Location(file))
    if not any(pages):
        raise InputError("this PDF holds pictures of pages and no text: bring the Word file that it was made from, or its text as a .txt file", Location(file))
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
    if isinstance(action, dict) and action.get("/S") not in (None, "/GoTo") or "/AA" in root:
        return "an action"
    return ""


class _Page:
    """One page: its `lines` from the top down, as the file puts them one after the other; what of them is `asked`, and what is left out.

    `hidden` says that it has text that nobody can see.
    """

    def __init__(self, page) -> None:
        self.lines: list[_Line] = []
        self.asked: list[str] = []
        self.left_out: list[str] = []
        self.hidden = False
        self._box = page.cropbox
        self._state = (0, False)  # how text is drawn now, and whether in white
        self._states: list[tuple[int, bool]] = []
        self._shown: list[tuple[int, bool]] = []  # how what was drawn since the last visit was drawn
        page.extract_text(visitor_text=self._visit, visitor_operand_before=self._operate)
        self.lines = [line for line in map(self._settled, self.lines) if line.text]

    def _operate(self, operator: bytes, operands: list, matrix: list, place: list) -> None:
        if operator == b"q":
            self._states.append(self._state)
        elif operator == b"Q" and self._states:
            self._state = self._states.pop()
        elif operator == b"Tr" and operands:
            self._state = int(operands[0]), self._state[1]
        elif operator in _WHITE:
            self._state = self._state[0], tuple(float(one) for one in operands) == _WHITE[operator]
        elif operator in _SHOWS:
            self._shown.append(self._state)

    def _visit(self, text: str, matrix: list, place: list, font: dict | None, size: float) -> None:
        drawn, self._shown = (self._shown, []) if text.strip() else ([], self._shown)
        found = self.lines
        if not text.strip():
            if text and found:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            return
        text = raised_text.bare(text)
        height, left = place[5] * matrix[3] + matrix[5], place[4] * matrix[0] + matrix[4]
        tall = round(abs(size * place[3] * matrix[3]), 1)
        words = " ".join(text.split())
        outside = not (self._box.left - 1 <= left <= self._box.right + 1 and self._box.bottom - 1 <= height <= self._box.top + 1)
        if drawn and all(mode == _INVISIBLE for mode, _ in drawn) or outside and tall or 0 < tall < _SMALLEST:
            self.hidden = True
            self.left_out.append(f"text that nobody can see: {words[:120]}")
            return
        if drawn and all(white for _, white in drawn):
            self.left_out.append(f"nothing of these white letters, though perhaps nobody can see them; look at the PDF: {words[:120]}")
        bold = bool(re.search(r"bold|black|heavy", str((font or {}).get("/BaseFont", "")), re.I))
        if self._lifts(text, height, tall, bold, left):
            return
        for number, part in enumerate(text.split("\n")):
            if found and not number and abs(found[-1].height - height) < 2:
                last = found[-1]
                found[-1] = last._replace(text=last.text + part, bold=last.bold and (bold or not part.strip()))
            elif part.strip():
                found.append(_Line(part, height, left, tall, bold))

    def _lifts(self, text: str, height: float, tall: float, bold: bool, left: float) -> bool:
        """Add a text to the line before it where one of the two is raised or lowered beside the other; whether it was."""
        if not self.lines or not tall:
            return False
        last = self.lines[-1]
        rise = height - last.height
        if tall < _SMALLER * last.size and (0.12 * last.size < rise < 0.9 * last.size or -0.45 * last.size < rise < -0.08 * last.size):
            marked = raised_text.mark(text.strip(), raised_text.UP if rise > 0 else raised_text.DOWN)
            # pypdf ends a line wherever the height changes; a space of the file's own stays.
            gap = "" if raised_text.ORDINAL.fullmatch(text.strip()) else text[: len(text) - len(text.lstrip())].strip("\n")
            self.lines[-1] = last._replace(text=last.text.rstrip("\n") + gap + marked + text[len(text.rstrip()) :])
            return True
        if re.fullmatch(r"\d{1,3}", last.text.strip()) and last.size < _SMALLER * tall and 0.12 * tall < -rise < 0.9 * tall and left > last.left:
            marked = raised_text.mark(last.text.strip(), raised_text.UP)
            self.lines[-1] = _Line(f"{marked}{' ' if last.text[-1].isspace() else ''}{text}", height, last.left, tall, bold)
            return True
        return False

    def _settled(self, line: _Line) -> _Line:
        found = raised_text.settle(line.text.replace("\xad", ""))
        self.asked += found.asked
        self.left_out += [what for what in found.left if "kept" not in what]  # what is kept is told where the text is read
        return line._replace(text=" ".join(found.text.split()))


def _furniture(pages: list[list[_Line]], left_out: list[str]) -> None:
    """Take away what stands at the edge of each page."""
    at_edge = Counter(key for lines in pages for key in {_key(line.text) for line in [*lines[:_EDGE], *lines[-_EDGE:]]})
    repeated = {key for key, times in at_edge.items() if times >= max(2, len(pages) // 2 + 1)}
    for lines in pages:
        for edge in (0, -1):
            while lines and (_key(lines[edge].text) in repeated or _PAGE_NUMBER.fullmatch(lines[edge].text)):
                line = lines.pop(edge).text
                left_out.append(f"the number of a page: {line}" if _PAGE_NUMBER.fullmatch(line) else f"what stands on each page: {line}")


def _written(pages: list[list[_Line]]) -> str:
    """The lines of all pages with marks on what is set larger or in bold, and an empty line where the page has a gap."""
    every = [line for lines in pages for line in lines]
    sizes = Counter[float]()
    for line in every:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    large = sorted((size for size in sizes if size > body * _LARGER), reverse=True)[:6]
    steps = Counter(round(above.height - below.height) for lines in pages for above, below in zip(lines, lines[1:]) if above.size == below.size == body)
    step = steps.most_common(1)[0][0] if steps else body
    out: list[str] = []
    previous: _Line | None = None
    item: float | None = None  # how far to the left the item stands that a line may belong to
    for lines in pages:
        for number, line in enumerate(lines):
            text = tree.escaped(line.text)
            begins = bool(_ITEM.match(line.text))
            near = previous is not None and number > 0 and 0 < previous.height - line.height <= max(step, line.size) * 1.25
            if line.size in large and near and previous.size == line.size:
                out[-1] += f" {text}"  # a heading that runs over two lines
            else:
                # A sentence may run on over the page's end.
                runs_on = previous is not None and not number and re.search(r"[^.!?:;]$", previous.text) and line.text[:1].islower()
                left_of_item = item is not None and not begins and line.left <= item + 1
                set_apart = line.size in large or line.bold or previous is not None and (previous.bold or previous.size in large)
                if out and (set_apart or left_of_item or not near) and not runs_on:
                    out.append("")
                    item = None
                mark = "#" * (large.index(line.size) + 1) + " " if line.size in large else ""
                out.append(mark + text if mark else f"**{text}**" if line.bold and not begins else text)
            item = line.left if begins else item
            previous = line
    return "\n".join(out) + "\n"


def _key(line: str) -> str:
    """A line without its digits, so that the numbers of pages are one."""
    return re.sub(r"\d+", "0", line).lower()
