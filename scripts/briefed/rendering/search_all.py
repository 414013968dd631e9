"""The index of all courses: in pieces, of which a page loads those that have the words sought.

Each course contributes what its own entries say, so none is read again when another changes. A
piece has the words of a range of the alphabet, the places of each, and the names of the best of
these: one request brings a first result. See scripts/web/search/everywhere.js.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple, TypedDict

from briefed.rendering import search_words

HEAD = "search/all/head.js"  # which pieces and courses there are
PLACES = "search/places.js"  # of a course, in its folder: the names of all its places
_PIECE = "search/all/{}.js"
_MORE = "search/all/{}-more.js"  # the places of a word that its piece leaves out
# Characters of a piece: slow 4G, of 1.6 Mbit a second, carries them in a twentieth of a second. A
# word that is all over a thousand courses has ten times as many places. Its piece has those of the
# best courses, which are enough to show; the rest is for what it shares with another word.
_MOST = 8_000
_MOST_OF_WORD = 6_000
_NAMED = 2  # courses of each word, and places in each of them, whose names come with it
_TAG = re.compile(r"<[^>]*>")


class Entry(TypedDict):
    """A place that the search finds, as the theme's search writes it; title and text are HTML.

    `location` is the address of a page within the site, and of a part of it that has a heading.
    """

    location: str
    title: str
    text: str


class Contribution(NamedTuple):
    """What a course has for the search in all courses, or what the site's own pages have.

    - `slug` is its name, "" for the site's own pages, and `about` what each of its places says of
      it;
    - `is_older` tells whether a newer course has taken its place;
    - `places` are the address and the name of each place;
    - `words` has the numbers of the places that have a word, the best first, as letters, with "!"
      before them where the word is in a name.
    """

    slug: str
    about: str
    is_older: bool
    places: tuple[tuple[str, str], ...]
    words: dict[str, str]


class _Piece(NamedTuple):
    """A piece of the index: the places of each word, the names of the best of them by course, and
    of a word that has a piece of its own the places that this leaves out.
    """

    words: dict[str, str]
    named: dict[int, dict[str, object]]
    more: str


class _Ranked(NamedTuple):
    """The places of a course that have a word, as letters; less is better, and comes first."""

    is_older: bool
    is_no_name: bool
    fewer: int
    number: int
    letters: str


def script(name: str, data: object) -> str:
    """What a search loads under a name of the site. A script, since a page that was opened from a
    folder can load nothing else.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.__search??={{}})[{json.dumps(name)}]={text};\n"


def write_script(site: Path, name: str, data: object) -> None:
    """Write what a search loads into a built site."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(name, data), encoding="utf-8")


def contribution(slug: str, about: str, is_older: bool, entries: Iterable[Entry]) -> Contribution:
    """What a course contributes, by its entries as the theme's search writes them."""
    places: list[tuple[str, str]] = []
    in_names: dict[str, list[int]] = {}
    in_texts: dict[str, list[int]] = {}
    page = ""
    for entry in entries:
        title, text = _plain(entry["title"]), _plain(entry["text"])
        if "#" not in entry["location"]:
            page = title
        name = title if title == page else f"{page}: {title}"
        titled = set(search_words.words(title))
        if name != page or not places or places[-1][1] != page:  # else its first heading says it
            for word in titled:
                in_names.setdefault(word, []).append(len(places))
            places.append((entry["location"], name))
        for word in set(search_words.words(text)) - titled:
            in_texts.setdefault(word, []).append(len(places) - 1)
    words = {
        word: "!" * (word in in_names)
        + "".join(_letters(one) for one in (*in_names.get(word, ()), *in_texts.get(word, ())))
        for word in sorted(in_names.keys() | in_texts.keys())
    }
    return Contribution(slug, about, is_older, tuple(places), words)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _letters(number: int) -> str:
    """A number in letters; the last alone is small, so that no sign parts it from the next."""
    letters = chr(ord("a") + number % 26)
    while number := number // 26:
        letters = chr(ord("A") + number % 26) + letters
    return letters


def _numbers(letters: str) -> list[int]:
    """The numbers that are written in letters."""
    numbers = []
    for each in re.findall("[A-Z]*[a-z]", letters):
        number = 0
        for letter in each.upper():
            number = number * 26 + ord(letter) - ord("A")
        numbers.append(number)
    return numbers


def write(site: Path, contributions: Iterable[Contribution]) -> None:
    """Write the index of all courses into a built site, and the names of each course's places.

    Older courses come last. They may come one at a time: only what is written is kept of each.
    """
    courses: list[str] = []
    named: list[str] = []  # the places of each course, as JSON, which takes a tenth of the memory
    found: dict[str, bytearray] = {}
    newer = 0
    for number, one in enumerate(contributions):
        newer += not one.is_older
        courses.append(f"{one.slug}/" if one.slug else "")
        names = {"": one.about, **{str(at): place for at, place in enumerate(one.places)}}
        write_script(site, f"{courses[-1]}{PLACES}", names)
        named.append(json.dumps(names))
        for word, letters in one.words.items():
            found.setdefault(word, bytearray()).extend(f"{number}{letters} ".encode())
    firsts: list[str] = []
    large: list[int] = []
    last = ""
    for number, piece in enumerate(_pieces(found, named, newer)):
        brought = {"words": piece.words, "named": piece.named}
        write_script(site, _PIECE.format(number), brought)
        if piece.more:
            write_script(site, _MORE.format(number), piece.more)
            large.append(number)
        firsts.append(_beginning(last, next(iter(piece.words))))
        last = next(reversed(piece.words))
    head = {
        "courses": courses,
        "newer": newer,
        "firsts": firsts,
        "large": large,
        "between": search_words.BETWEEN,
        "endings": search_words.ENDINGS,
        "common": sorted(search_words.COMMON),
    }
    write_script(site, HEAD, head)


def _pieces(found: Mapping[str, bytearray], named: Sequence[str], newer: int) -> Iterator[_Piece]:
    """The pieces in the order of their words."""
    names_of = functools.lru_cache(maxsize=64)(lambda number: json.loads(named[number]))
    piece, size = _Piece({}, {}, ""), 0
    for word in sorted(found):
        ranked = sorted(_ranked(one, newer) for one in found[word].decode().split())
        text, more = _parted(ranked)
        best = {one.number: _best(one, names_of(one.number)) for one in ranked[:_NAMED]}
        new = [
            (at, name)
            for number, names in best.items()
            for at, name in names.items()
            if at not in piece.named.get(number, {})
        ]
        longer = len(word) + len(text) + len(json.dumps(new, ensure_ascii=False))
        if piece.words and (more or piece.more or size + longer > _MOST):
            yield piece
            piece, size = _Piece({}, {}, ""), 0
        piece.words[word] = text
        for number, of_course in best.items():
            piece.named.setdefault(number, {}).update(of_course)
        piece, size = piece._replace(more=more), size + longer
    if piece.words:
        yield piece


def _parted(ranked: Iterable[_Ranked]) -> tuple[str, str]:
    """The places of a word: those that its piece has, and those that are too many for it."""
    text, more = "", ""
    for one in ranked:
        of_course = f"{one.number}{one.letters}"
        if more or len(text) + len(of_course) > _MOST_OF_WORD:
            more += of_course
        else:
            text += of_course
    return text, more


def _ranked(posted: str, newer: int) -> _Ranked:
    """The places of a course that have a word, as `write` keeps them."""
    digits = re.match(r"\d+", posted)
    number = digits[0] if digits else ""
    letters = posted[len(number) :].removeprefix("!")
    is_name = posted[len(number) :] != letters
    return _Ranked(int(number) >= newer, not is_name, -len(letters), int(number), letters)


def _best(ranked: _Ranked, names: Mapping[str, object]) -> dict[str, object]:
    """The names of a course's best places, and what is said of the course."""
    numbers = _numbers(ranked.letters)[:_NAMED]
    return {one: names[one] for one in ("", *map(str, numbers))}


def _beginning(last: str, first: str) -> str:
    """As much of the first word of a piece as tells it from the last word of the one before."""
    return next(first[:end] for end in range(1, len(first) + 1) if first[:end] > last)
