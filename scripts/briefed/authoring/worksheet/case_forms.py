"""A case on a page → a form with a row for each of its parts; and rows → the parts of a case.

A row has the part's title, what happens in it, and its choices, each with the part that it leads
to. A part without choices is an ending, and names the quote that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, takewhile
from typing import NamedTuple

from briefed.authoring.new import quote
from briefed.authoring.worksheet.case_parts import (
    Part,
    by_statement,
    ending,
    missing,
    parts_of,
    stands_for,
)
from briefed.authoring.worksheet.forms import Edit, Filled, Form, Row, Wrong
from briefed.authoring.worksheet.front_forms import setting
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import BOXED, HEADING, Block
from briefed.authoring.worksheet.texts import Text, folded, markdown, text, words_of
from briefed.model import Theme
from briefed.source import front_matter
from briefed.source.branching import GOOD_ENDINGS, good_in
from briefed.source.headings import heading_words, slugify
from briefed.source.page_parts import is_case
from briefed.text.patterns import lazily
from briefed.text.words import plain

HEADS = (
    "Part",
    "What happens",
    "Choices and where each leads; or “Good ending” or “Ending”, and its quote",
)
CASE_TITLE = (
    "If the case branches: its parts, a row each. The first row is where it begins. "
    "If it does not branch, leave this empty. An example is at the end of the worksheet."
)
_STAYS = "A line in brackets, “(here stays …)”, keeps the place of what can’t be changed here."
_SPARE, _FIRST = 2, 6
_ARROW = lazily(r"\s*(?:→|➔|⇒|=>|[-–—]+>)\s*")
_END = lazily(
    r"(?i)(?:(?P<good>good)\s+|(?:bad|poor|weak|other)\s+)?end(?:ing)?\s*[:,.–-]?\s*"
    r"(?:quotes?\s*)?(?P<quotes>.*)"
)


class Cases(NamedTuple):
    """The cases of a page: the form of each by its heading, None for one that a worksheet can't
    carry; and the blocks that these forms carry, which are in no other form.
    """

    forms: dict[Block, Form | None]
    carried: frozenset[Block]


def cases_of(theme: Theme, file: str, source: str, blocks: list[Block], names: Names) -> Cases:
    """The cases among the blocks of a page, from the text of its file."""
    forms: dict[Block, Form | None] = {}
    carried: set[Block] = set()
    for at, heading in enumerate(blocks):
        if heading.kind != HEADING or heading.level != 2 or not _is_case(heading):
            continue
        below = takewhile(lambda one: one.kind != HEADING or one.level > 2, blocks[at + 1 :])
        section = list(below)
        # A box behind the case is none of it.
        while section and section[-1].kind == BOXED:
            section.pop()
        key = f"{theme.slug}/case/{len(forms) + 1}"
        where = f"{heading_words(theme)}, the case"
        form = forms[heading] = _form(key, where, file, source, section, names)
        first = next((at for at, one in enumerate(section) if one.kind == HEADING), len(section))
        if form:
            carried.update(section[first:])
    return Cases(forms, frozenset(carried))


def _is_case(heading: Block) -> bool:
    return is_case(plain(heading.words).lower())


def _form(
    key: str, where: str, file: str, source: str, section: list[Block], names: Names
) -> Form | None:
    """The form of a case, whose blocks below its heading are `section`.

    None for a case that a worksheet can't carry, and for an empty one.
    """
    if not section:
        return None
    lines = source.split("\n")
    good = set(good_in(front_matter.read(source).data or {}))
    found = parts_of(lines, section, names, good)
    if found is None:
        return None
    parts = found
    begin = parts[0].start if parts else section[-1].end
    end = parts[-1].end if parts else section[-1].end

    def write(filled: Filled) -> list[Edit]:
        new, endings = _written(parts, filled.rows, names, lines)
        edits = [Edit(file, begin, end, tuple(new if parts else ["", *new]))]
        kept = good - {one.address for one in parts}
        if endings | kept != good:
            line = f"{GOOD_ENDINGS}: {', '.join(sorted(endings | kept))}".rstrip()
            edits.append(setting(file, source, GOOD_ENDINGS, line))
        return edits

    def settle(filled: Filled) -> Filled:
        return Filled((), tuple(_settled(row, names, parts) for row in filled.rows))

    spare = _SPARE if parts else _FIRST
    rows = tuple(one.row for one in parts)
    title = f"{CASE_TITLE} {_STAYS}" if any(one.kept for one in parts) else CASE_TITLE
    return Form(key, where, title, (), write, HEADS, rows, spare, settle=settle)


def _settled(row: Row, names: Names, parts: list[Part]) -> Row:
    """A row with arrows, an end and what stays as the form writes them."""
    title, happens, leads = row
    said = [_ARROW.sub(" → ", one.words) for one in leads]
    if len(said) == 1 and "→" not in said[0] and (end := _END.fullmatch(said[0])):
        try:
            named = names.quotes(end["quotes"])
        except Wrong:
            return row  # `write` says what is wrong
        said = [ending(bool(end["good"]), named, names)]
    stays = [one for part in parts for one in part.kept]
    happens = tuple(
        next((text(known.words)[0] for known in stays if known.means(one)), one) for one in happens
    )
    return title, happens, tuple(one for words in said for one in text(words))


def _written(
    before: list[Part], rows: tuple[Row, ...], names: Names, lines: list[str]
) -> tuple[list[str], set[str]]:
    """The lines of the parts that rows describe, and the addresses of the good endings."""
    wanted = [row for row in rows if any(row)]
    titles = [words_of(row[0]) for row in wanted]
    for at, title in enumerate(titles):
        if not title or "\n" in title:
            raise Wrong(f"row {at + 1} has no title in its first column, or one of several lines")
        if titles.index(title) != at:
            raise Wrong(f"two parts are called “{title}”: give each a title of its own")
    addresses = _addresses(before, titles)
    still = [one for one in before if one.address in addresses.values()]
    if gone := missing(still, tuple(wanted)):
        raise Wrong(
            f"the line “{gone[1].words}” of the part “{gone[0].title}” is gone: write it where it "
            "should stand. Whoever edits the course in the browser can take away what it stands for"
        )
    known = {one.address: one for one in before}
    new: list[str] = []
    endings: set[str] = set()
    for title, row in zip(titles, wanted, strict=True):
        part = known.get(addresses[title])
        good, body = _body(row, title, addresses, names, (part, before))
        if good:
            endings.add(addresses[title])
        same = part and [words_of(one) for one in part.row[1:]] == [
            words_of(one) for one in row[1:]
        ]
        said = " ".join(markdown(text(title)))
        head = f"### {said} {{ #{addresses[title]} }}"
        if new:
            new.append("")
        if part and same and not _led_elsewhere(part, before, addresses):
            new.append(lines[part.start] if folded(part.title) == title else head)
            new += lines[part.start + 1 : part.end]
        else:
            new += [head, "", *body]
    return new, endings


def _led_elsewhere(part: Part, before: list[Part], addresses: dict[str, str]) -> bool:
    """Whether the address of a part that this one leads to is another now."""
    known = {folded(one.title): one.address for one in before}
    leads = (_ARROW.split(one.words)[-1] for one in part.row[2])
    return any(addresses.get(title) != known[title] for title in leads if title in known)


def _addresses(before: list[Part], titles: list[str]) -> dict[str, str]:
    """The address of each part: its former one, also where it was renamed; else of its title."""
    known = {folded(one.title): one.address for one in before}
    found = {title: known[title] for title in titles if title in known}
    taken = set(known.values())
    for at, title in enumerate(titles):
        if title in found:
            continue
        if at < len(before) and folded(before[at].title) not in titles:
            found[title] = before[at].address
            continue
        address = slugify(title) or f"part-{at + 1}"
        number = 2
        while address in taken:
            address, number = f"{slugify(title) or 'part'}-{number}", number + 1
        taken.add(address)
        found[title] = address
    return found


def _body(
    row: Row,
    title: str,
    addresses: dict[str, str],
    names: Names,
    before: tuple[Part | None, list[Part]],
) -> tuple[bool, list[str]]:
    """Whether a part is a good ending, and its lines below the heading.

    `before` is the part as it was, if it was there, and all parts.
    """
    _, happens, leads = row
    part, _ = before
    if not any(not stands_for(one) for one in happens):
        raise Wrong(f"in the part “{title}” nothing happens: write its second column")
    if not leads:
        raise Wrong(
            f"the part “{title}” has neither a choice nor an end: write “words → Title of a part”, "
            "or “Ending: quote 1”"
        )
    above, quoted = _happening(happens, title, names, before)
    said = [one.words for one in leads]
    if len(said) == 1 and not _ARROW.search(said[0]) and (end := _END.fullmatch(said[0])):
        try:
            quotes = list(_quotes(names.quotes(end["quotes"])))
        except Wrong as reason:
            raise Wrong(f"the end of the part “{title}”: {reason}") from None
        if not quotes and not quoted:
            raise Wrong(f"the end of the part “{title}” names no quote: write “Ending: quote 1”")
        if part and words_of(part.row[2]).partition(": ")[2] == said[0].partition(": ")[2]:
            quotes = list(part.quotes)
        return bool(end["good"]), [*above, *quotes]
    return False, [*above, "", *_choices(said, title, addresses)]


def _happening(
    happens: Text, title: str, names: Names, before: tuple[Part | None, list[Part]]
) -> tuple[list[str], bool]:
    """The lines of what happens in a part, and whether a quote stays among them."""
    part, parts = before
    own = list(part.kept if part else ())
    others = [one for other in parts if other != part for one in other.kept]
    known = part.row[1] if part else ()
    lines: list[str] = []
    quoted = False
    for stays, group in groupby(happens, stands_for):
        shown = tuple(group)
        if not stays:
            lines += ["", *markdown(shown, before=known, split=names.split)]
            continue
        for paragraph in shown:
            kept = next((one for one in [*own, *others] if one.means(paragraph)), None)
            if kept is None:
                raise Wrong(
                    f"“{paragraph.words}” in the part “{title}” stands for nothing that the case "
                    "has: take the line away"
                )
            if kept in own:
                own.remove(kept)
            quoted = quoted or kept.quote
            lines += ["", *kept.lines]
    return lines[1:], quoted


def _choices(said: list[str], title: str, addresses: dict[str, str]) -> Iterator[str]:
    there = ", ".join(f"“{one}”" for one in addresses)
    for one in said:
        words, *targets = _ARROW.split(one)
        if len(targets) != 1 or not words.strip():
            raise Wrong(
                f"“{one[:60]}” in the part “{title}” is no choice: write the choice, an arrow, and "
                "the title of the part it leads to, as in “Ask who he is → You ask”"
            )
        target = next((a for t, a in addresses.items() if t.lower() == targets[0].lower()), "")
        if not target:
            raise Wrong(
                f"in the part “{title}” a choice leads to “{targets[0]}”, and no part is called "
                f"so: the parts are {there}"
            )
        yield f"- [{' '.join(markdown(text(words.strip())))}](#{target})"


def _quotes(named: list[tuple[str, str]]) -> Iterator[str]:
    """The quotes of an ending as lines."""
    for identity, sentences in by_statement(named):
        yield from ("", *quote(sentences, identity).split("\n"))
