"""Tables of a worksheet that are lists in the front matter of a page. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from briefed.authoring.worksheet.dates import settled_date, written_date
from briefed.authoring.worksheet.forms import Edit, Filled, Row, Wrong
from briefed.authoring.worksheet.front_forms import setting, value
from briefed.authoring.worksheet.texts import Text, words_of
from briefed.source import front_matter
from briefed.source.unsafe_markup import fault_in
from briefed.text.patterns import lazily
from briefed.text.telephones import why_not_rung

Lines: TypeAlias = Callable[[Iterable[Row]], Iterator[str]]  # the lines of a list that rows make
_BEGINS = lazily(r"(\s*)- ")
_SAID = lazily(r"\s*(?:- )?([a-z][a-z ]*): .*")


def entries(found: object, keys: set[str]) -> list[dict[str, object]] | None:
    """The entries of a list that have these keys alone; None for any other value."""
    listed = found or []
    if not isinstance(listed, list):
        return None
    whole = all(isinstance(one, dict) and one.keys() <= keys for one in listed)
    return listed if whole else None


def one_line(said: Text) -> str:
    """The words of a cell on one line."""
    return words_of(said).replace("\n", " ")


def shown_words(said: Text) -> str:
    """Words that readers see, as a value. Raises Wrong for what a page can't show."""
    words = one_line(said)
    if fault_in(words):
        raise Wrong(f"“{words[:60]}” has signs that a page can't show: write it in plain words")
    return value(words)


def settled_days(filled: Filled) -> Filled:
    """Rows whose last cell is a date, with that as a worksheet shows it."""
    rows = (
        (*row[:-1], settled_date(row[-1], written_date)) if any(row) else row for row in filled.rows
    )
    return filled._replace(rows=tuple(rows))


def written_number(said: Text, beside: str) -> str:
    """A number to call as the front matter has it; `beside` says where everything else belongs.

    Raises Wrong for one that can't be rung.
    """
    number = one_line(said)
    if why := why_not_rung(number, beside):
        raise Wrong(f"“{number[:40]}” {why}")
    return value(number)


def writing(
    file: str, source: str, key: str, shown: Sequence[Row], lines_of: Lines, names: int = 2
) -> Callable[[Filled], list[Edit]]:
    """What writes the rows of a table as the list `key` of a page's front matter.

    `shown` are the rows that the list makes, and the first `names` cells of each say what it is
    about. What an entry says already stays as it is written, with the comments in it.
    """

    def write(filled: Filled) -> list[Edit]:
        rows = [row for row in filled.rows if any(row)]
        if not rows:
            return [setting(file, source, key, f"{key}: []")]
        start, end = front_matter.block_of(source, key)
        head, *below = source.split("\n")[start:end] or [""]
        written = _entries_in(below)
        if len(written) != len(shown):
            written = []
        if not written or not head.startswith(f"{key}:"):
            head = f"{key}:"
        left = list(zip(shown, written, strict=False))
        taken = [_taken(left, row, _is_equal) for row in rows]
        lines = [head]
        for row, same in zip(rows, taken, strict=True):
            fresh = list(lines_of([row]))
            before = same or _taken(left, row, partial(is_same, names=names))
            lines += same or (_changed(before, fresh) if before else fresh)
        return [setting(file, source, key, "\n".join(lines))]

    return write


def _taken(
    left: list[tuple[Row, list[str]]], wanted: Row, fits: Callable[[Row, Row], bool]
) -> list[str]:
    """Take the lines of the first row that fits out of those that are left; [] for none."""
    at = next((at for at, (row, _) in enumerate(left) if fits(row, wanted)), None)
    return [] if at is None else left.pop(at)[1]


def _is_equal(one: Row, other: Row) -> bool:
    return list(map(words_of, one)) == list(map(words_of, other))


def _entries_in(lines: list[str]) -> list[list[str]]:
    """The lines of each entry of a list; comments above one belong to it."""
    begins = next((begin[1] for line in lines if (begin := _BEGINS.match(line))), "")
    found: list[list[str]] = []
    above: list[str] = []
    for line in lines:
        if line.startswith(f"{begins}- "):
            found.append([*above, line])
            above = []
        elif not line.strip() or line.lstrip().startswith("#"):
            above.append(line)
        elif found:
            found[-1] += [*above, line]
            above = []
    if found:
        found[-1] += above
    return found


def _changed(before: list[str], fresh: list[str]) -> list[str]:
    """The lines of an entry that says something else now: what it said already, as it was."""
    was, now = _said(before), _said(fresh)
    comments = [line for line in before if line.lstrip().startswith("#")]
    keyed = [_SAID.fullmatch(line) for line in before]
    plain = all(keyed[at] or line in comments or not line for at, line in enumerate(before))
    first = next((found[1] for found in keyed if found), "")
    if not plain or first not in now or not all(isinstance(one, str) for one in was.values()):
        return [*comments, *fresh]
    written = {found[1]: line for line in fresh if (found := _SAID.fullmatch(line))}
    lines: list[str] = []
    last = 0
    for line, found in zip(before, keyed, strict=True):
        if found and found[1] not in now:
            continue
        if found:
            key = found[1]
            same = was[key] == now[key]
            lines.append(line if same else line[: found.start(1)] + written[key].lstrip(" -"))
            last = len(lines)
        else:
            lines.append(line)
    indent = " " * next(found.start(1) for found in keyed if found)
    more = [indent + line.lstrip(" -") for key, line in written.items() if key not in was]
    return [*lines[:last], *more, *lines[last:]]


def _said(lines: list[str]) -> dict[str, object]:
    """What the lines of one entry say."""
    data = front_matter.read("\n".join(["---", "list:", *lines, "---", ""])).data or {}
    found = data.get("list")
    return found[0] if isinstance(found, list) and isinstance(found[0], dict) else {}


def row_by_row(
    shown: tuple[Row, ...], lines_of: Lines, names: int = 2
) -> Callable[[Filled], tuple[Filled, list[tuple[str, str]]]]:
    """What takes over the rows of a table of which lines can be made, each for itself.

    Where one can't be taken over, what the course has in its place stays. The first `names` cells
    of a row say what it is about.
    """

    def sound(filled: Filled) -> tuple[Filled, list[tuple[str, str]]]:
        unsound: dict[int, str] = {}
        for at, row in enumerate(filled.rows):
            try:
                list(lines_of([row]))
            except Wrong as why:
                unsound[at] = str(why)
        good = [row for at, row in enumerate(filled.rows) if at not in unsound]
        left = [one for one in shown if not any(is_same(one, row, names) for row in good)]
        rows: list[Row] = []
        for at, row in enumerate(filled.rows):
            if at not in unsound:
                rows.append(row)
                continue
            likely = [one for one in left if is_same(one, row, names)]
            likely += [one for one in shown[at : at + 1] if one in left]
            rows += likely[:1]
            left = [one for one in left if one not in likely[:1]]
        told = [(f"row {at + 1}", why) for at, why in unsound.items()]
        return filled._replace(rows=tuple(rows)), told

    return sound


def is_same(one: Row, other: Row, names: int) -> bool:
    """Whether two rows are of the same thing: they share one of the names that they begin with."""
    pairs = zip(one[:names], other[:names], strict=True)
    return any(words_of(mine) and words_of(mine) == words_of(its) for mine, its in pairs)
