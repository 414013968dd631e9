"""The words of a heading, and the addresses that it has: given with it, or made of its words."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from briefed.model import Theme
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

RESERVED = frozenset({"index", "briefing"})  # addresses of other pages of a course
_NUMBER = lazily(r"\d+(?:(?:\.\d+)*[.)]|(?:\.\d+)+)\s+(?=\S)")  # 1. Background, 1.1 Background
# "### At the door { #at-the-door }", and what was meant so: in other signs, or with other letters.
_ADDRESSED = lazily(r"(#+.*?)[ ]*\{[ ]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}[ ]*")
_NEARLY_ADDRESSED = lazily(
    r"(#+ .*?)[ ]*(?<![\\\]])(?:(?=[({\[][\s:\"“”'‘’]*#[# ]*[^\W\d])"
    r"|(?=\{[\s:]*[# ]*[\w-]*[ ]*\}))"
    r"(?P<sign>[({\[])(?P<inside>[^(){}\[\]]*)[)}\]]?[^\w(){}\[\]]*"
)
# Without any brackets: hyphens tell it from a hashtag.
_BARE = lazily(r"(#+ .*?)[ ]+(?P<sign>#)(?P<inside>[a-z0-9]+(?:-[a-z0-9]+)+)[ ]*")
_TEXT_BEHIND = lazily(r"(#+.*?)[ ]*\{[ ]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}[ ]*([^\W_][^{}]*)")
_BEHIND_ADDRESS = lazily(r"[ ]+(?:\.|[\w-]+=).*")  # a class or an attribute


def slugify(heading: str) -> str:
    """A heading's address: lower-case letters and digits, with hyphens between.

    The number before a heading is left out. "" if nothing is left.
    """
    words = unicodedata.normalize("NFKD", _NUMBER.sub("", plain(heading)))
    text = words.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", text.replace("'", "")).strip("-")
    return f"theme-{slug}" if slug in RESERVED else slug


def heading_words(theme: Theme) -> str:
    """A theme's name without number and colon, as its page's title."""
    return squeeze(_NUMBER.sub("", theme.name)).rstrip(" :")


class Addressed(NamedTuple):
    """A heading without the address that it is given, and the address; "" for none.

    `fault` is what is wrong with the address, in words, or ""; then the address is what was meant.
    `at` is the offset of the address in the line, and `rest` the text behind it.
    """

    words: str
    address: str = ""
    at: int = 0
    fault: str = ""
    rest: str = ""


def read_address(line: str) -> Addressed:
    """A heading, a line of Markdown, and the address behind it."""
    if found := _ADDRESSED.fullmatch(line):
        return Addressed(found[1], found[2], found.start(2) - 1)
    if found := _TEXT_BEHIND.fullmatch(line):
        why = "a heading ends with its address: move “{}” to a line of its own below it"
        return Addressed(found[1], found[2], found.start(3), why.format(found[3]), found[3])
    if not (found := _NEARLY_ADDRESSED.fullmatch(line) or _BARE.fullmatch(line)):
        return Addressed(line)
    meant = meant_address(found["inside"]) or slugify(found[1])
    write = f"{{ #{meant} }}, and #{meant} in each link that leads here"
    written = line[found.start("sign") :].rstrip()
    return Addressed(
        found[1],
        meant,
        found.start("sign"),
        f"the address “{written}” of this heading can't be read. It has small letters, digits "
        f"and single hyphens: write {write if meant else '{ #some-words }'}",
    )


def meant_address(written: str) -> str:
    """The address that was meant by one with a slip; "" if nothing is left of it."""
    return slugify(re.sub("[–—]", "-", _BEHIND_ADDRESS.sub("", written)))


def rendered_address(words: str) -> str:
    """The address that the renderer makes of a heading's plain words where it is given none.

    So does the extension `toc` of Python-Markdown. "" if nothing is left.
    """
    text = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())
