"""A case on a page → a form with a row for each of its parts; and rows → the parts of a case.

A row has the part's title, what happens in it, and its choices, each with the part that it leads
to. A part without choices is an ending, and names the quote that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.authoring.new import quote
from briefed.authoring.worksheet.forms import Edit, Filled, Form, Row, Wrong
from briefed.authoring.worksheet.front_forms import setting
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import HEADING, OWN, QUOTE, Block
from briefed.authoring.worksheet.texts import (
    Paragraph,
    Text,
    folded,
    markdown,
    read,
    text,
    words_of,
)
from briefed.source import front_matter
from briefed.source.branching import GOOD_ENDINGS, LEVEL
from briefed.source.headings import slugify
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
_SPARE, _FIRST = 2, 6
_ARROW = lazily(r"\s*(?:→|➔|⇒|=>|[-–—]+>)\s*")
_END = lazily(
    r"(?i)(?:(?P<good>good)\s+|(?:bad|poor|weak|other)\s+)?end(?:ing)?\s*[:,.–-]?\s*"
    r"(?:quotes?\s*)?(?P<quotes>.*)"
)


class _Part(NamedTuple):
    """A part of a case with its lines, from the heading up to before `end`."""

    title: str
    address: str
    start: int
    end: int
    row: Row


def case_form(
    key: str, where: str, file: str, source: str, section: list[Block], names: Names
) -> Form | None:
    """The form of a case, whose blocks below its heading are `section`.

    None for a case that a worksheet can't carry, and for an empty one.
    """
    if not section:
        return None
    lines = source.split("\n")
    said = (front_matter.read(source).data or {}).get(GOOD_ENDINGS)
    good = {one.strip().lstrip("#") for one in str(said or "").split(",")} - {""}
    found = _parts(lines, section, names, good)
    if found is None or isinstance(said, list):
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
        return Filled((), tuple(_settled(row, names) for row in filled.rows))

    spare = _SPARE if parts else _FIRST
    rows = tuple(one.row for one in parts)
    return Form(key, where, CASE_TITLE, (), write, HEADS, rows, spare, settle=settle)


def _settled(row: Row, names: Names) -> Row:
    """A row with arrows and an end as the form writes them."""
    title, happens, leads = row
    said = [_ARROW.sub(" → ", one.words) for one in leads]
    if len(said) == 1 and "→" not in said[0] and (end := _END.fullmatch(said[0])):
        try:
            named = names.quotes(end["quotes"])
        except Wrong:
            return row  # `write` says what is wrong
        quotes = ", ".join(names.short(*one) for one in _by_statement(named))
        said = [f"{'Good ending' if end['good'] else 'Ending'}: quote {quotes}"]
    return title, happens, tuple(one for words in said for one in text(words))


def _parts(
    lines: list[str], section: list[Block], names: Names, good: set[str]
) -> list[_Part] | None:
    """The parts of a case; None where one has more than text, choices and quotes."""
    heads = [at for at, one in enumerate(section) if one.kind == HEADING and one.level == LEVEL]
    titles = {section[at].name: plain(section[at].words) for at in heads}
    parts = []
    for at, following in zip(heads, [*heads, len(section)][1:], strict=True):
        heading, *blocks = section[at:following]
        row = _row(lines, blocks, titles, names, heading.name in good)
        if row is None or not heading.name:
            return None
        title = plain(heading.words)
        end = blocks[-1].end if blocks else heading.end
        parts.append(_Part(title, heading.name, heading.start, end, (text(folded(title)), *row)))
    return parts


def _row(
    lines: list[str], blocks: list[Block], titles: dict[str, str], names: Names, good: bool
) -> tuple[Text, Text] | None:
    """What happens in a part, and its choices or its end."""
    happens: list[Paragraph] = []
    leads: list[Paragraph] = []
    quotes: list[str] = []
    for block in blocks:
        if block.kind == QUOTE and (name := names.short(block.name, block.words)):
            quotes.append(name)
            continue
        found = read(lines[block.start : block.end], names.of) if block.kind == OWN else None
        if found is None or found.missing:
            return None
        for one in found.text:
            to = one.runs[0].link if one.item and len(one.runs) == 1 else ""
            if to.startswith("#"):
                if to[1:] not in titles:
                    return None
                leads += text(f"{one.words} → {folded(titles[to[1:]])}")
            else:
                happens.append(one)
    if quotes and leads:
        return None
    if quotes:
        leads += text(f"{'Good ending' if good else 'Ending'}: quote {', '.join(quotes)}")
    return tuple(happens), tuple(leads)


def _written(
    before: list[_Part], rows: tuple[Row, ...], names: Names, lines: list[str]
) -> tuple[list[str], set[str]]:
    """The lines of the parts that rows describe, and the addresses of the good endings."""
    wanted = [row for row in rows if any(row)]
    titles = [words_of(row[0]) for row in wanted]
    for at, title in enumerate(titles):
        if not title or "\n" in title:
            raise Wrong(f"row {at + 1} has no title in its first column, or one of several lines")
        if titles.index(title) != at:
            raise Wrong(f"two parts are called “{title}”: give each a title of its own")
    known = {folded(one.title): one for one in before}
    addresses = _addresses(before, titles)
    new: list[str] = []
    endings: set[str] = set()
    for title, row in zip(titles, wanted, strict=True):
        part = known.get(title)
        good, body = _body(row, title, addresses, names)
        if good:
            endings.add(addresses[title])
        same = part and [words_of(one) for one in part.row[1:]] == [
            words_of(one) for one in row[1:]
        ]
        if new:
            new.append("")
        if part and same and not _led_elsewhere(part, before, addresses):
            new += lines[part.start : part.end]
        else:
            said = " ".join(markdown(text(title)))
            new += [f"### {said} {{ #{addresses[title]} }}", "", *body]
    return new, endings


def _led_elsewhere(part: _Part, before: list[_Part], addresses: dict[str, str]) -> bool:
    """Whether the address of a part that this one leads to is another now."""
    known = {folded(one.title): one.address for one in before}
    leads = (_ARROW.split(one.words)[-1] for one in part.row[2])
    return any(addresses.get(title) != known[title] for title in leads if title in known)


def _addresses(before: list[_Part], titles: list[str]) -> dict[str, str]:
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


def _body(row: Row, title: str, addresses: dict[str, str], names: Names) -> tuple[bool, list[str]]:
    """Whether a part is a good ending, and its lines below the heading."""
    _, happens, leads = row
    if not happens:
        raise Wrong(f"in the part “{title}” nothing happens: write its second column")
    if not leads:
        raise Wrong(
            f"the part “{title}” has neither a choice nor an end: write “words → Title of a part”, "
            "or “Ending: quote 1”"
        )
    above = markdown(happens, split=names.split)
    said = [one.words for one in leads]
    if len(said) == 1 and not _ARROW.search(said[0]) and (end := _END.fullmatch(said[0])):
        try:
            quotes = list(_quotes(names.quotes(end["quotes"])))
        except Wrong as reason:
            raise Wrong(f"the end of the part “{title}”: {reason}") from None
        if not quotes:
            raise Wrong(f"the end of the part “{title}” names no quote: write “Ending: quote 1”")
        return bool(end["good"]), [*above, *quotes]
    return False, [*above, "", *_choices(said, title, addresses)]


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


def _by_statement(named: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Quotes with the sentences of one statement together."""
    for identity in dict.fromkeys(one for one, _ in named):
        yield identity, " ".join(sentence for one, sentence in named if one == identity)


def _quotes(named: list[tuple[str, str]]) -> Iterator[str]:
    """The quotes of an ending as lines."""
    for identity, sentences in _by_statement(named):
        yield from ("", *quote(sentences, identity).split("\n"))
