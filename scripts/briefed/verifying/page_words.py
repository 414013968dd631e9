"""Every word of a built page, compared with what its sources say.

A word that comes from no source was not judged.
"""

from __future__ import annotations

import functools
import html as escapes
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from briefed.checking.rules import published
from briefed.model import Location
from briefed.rendering import shell
from briefed.text.patterns import lazily
from briefed.verifying.markup_passages import Passage
from briefed.verifying.visibility import INLINE

_SAYING = (
    "alt",
    "title",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "aria-placeholder",
    "placeholder",
    "label",
    "summary",
    "abbr",
    "content",
    "srcdoc",
)
_UNREAD = lazily(r"<!--.*?-->|<(script|style|template)\b.*?</\1>", re.S)
_REST = r'(?:[^">]|"[^"]*")*'
_SAID = lazily(
    rf"<[a-z][^\s>]*(?=\s){_REST}?\s"
    rf'(?:{"|".join(_SAYING)}|value|start|reversed|type)="[^"]*"{_REST}>'
)
_NAME = lazily(r"^<([a-z][^\s>]*)")
_ATTRIBUTE = lazily(r'\s([a-z-]+)="([^"]*)"')
_WITHIN = lazily(rf"</?(?:{'|'.join(sorted(INLINE))})(?:\s{_REST})?>")
_TAG = lazily(rf"</?[a-z]{_REST}>")
_STRESS = lazily(r"</?(?:em|strong|code|b|i)>")  # may stand within a title
_LAYOUT = lazily(
    r"[-*+|>#=:_~]+"
)  # a word of these alone is a sign of Markdown or a line that is drawn
# What is in here is made from the slides, and `slide_decks` compares it with them to the letter.
_ROOM_BEGINS = '<div class="bf-room">'
_ROOM = lazily(rf"{_ROOM_BEGINS}.*?</div>", re.S)
_BUTTONS = ("button", "submit", "reset")


def article_words(html: str) -> list[str]:
    """The words of some HTML, as the parser serialises it, and those said for its pictures.

    Hidden words count as well.
    """
    return escapes.unescape(_TAG.sub(" ", _WITHIN.sub("", _spoken(_UNREAD.sub("", html))))).split()


def _without_layout(words: Iterable[str]) -> list[str]:
    return [word for word in words if not _LAYOUT.fullmatch(word)]


def _spoken(html: str) -> str:
    """The HTML with what attributes say as text before their element."""
    return _SAID.sub(lambda match: f" {' '.join(_attributes(match[0]))} {match[0]}", html)


@functools.lru_cache(maxsize=10_000)
def _attributes(tag: str) -> tuple[str, ...]:
    """What the attributes of an opening tag say, still escaped.

    These are words, and the number that a list begins with or an item has.
    """
    name = _NAME.findall(tag)[0]
    found = dict(_ATTRIBUTE.findall(tag))
    said = [found[key] for key in _SAYING if key in found]
    if (name == "input" and found.get("type") in _BUTTONS) or name in (
        "li",
        "button",
        "data",
        "meter",
        "progress",
    ):
        said += [found["value"]] if "value" in found else []
    if name in ("ol", "li"):
        said += [f"{key}={found[key]}" for key in ("start", "reversed", "type") if key in found]
    return tuple(said)


def differences(html: str, passages: list[Passage], name: str) -> Iterator[tuple[Location, str]]:
    """The first difference between the words of a page's article and those of its passages.

    `html` is the article as the parser serialises it, `name` the built file.
    """
    if html.count(_ROOM_BEGINS) == 1:
        html = _ROOM.sub("", html)
    built = article_words(html)
    expected = [word for one in passages for word in one.words]
    if built == expected:  # as nearly always, and then signs of layout need not be told from words
        return
    built, expected = _without_layout(built), _without_layout(expected)
    if built == expected:
        return
    at = next(
        (at for at, (one, other) in enumerate(zip(built, expected, strict=False)) if one != other),
        min(len(built), len(expected)),
    )
    yield (
        _source_of(passages, at),
        f"{name} says {_near(built, at)} where the source says {_near(expected, at)}: "
        f"{published.UNDO}",
    )


def _near(words: list[str], at: int) -> str:
    """Some words around a place, in quotation marks."""
    shown = " ".join(
        [
            *(["…"] if at > 3 else []),
            *words[max(0, at - 3) : at + 6],
            *(["…"] if at + 6 < len(words) else []),
        ]
    )
    return f'"{shown}"'


def _source_of(passages: list[Passage], at: int) -> Location:
    """The source of a word, by its position."""
    location = Location("")
    for one in passages:
        location = one.location
        at -= len(_without_layout(one.words))
        if at < 0:
            break
    return location


class Around:
    """Judges the words around the articles of a course, of which only known ones may be there.

    They are the same on nearly every page.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = shell.WORDS | frozenset(" ".join(text.split()) for text in known)
        self._fine: set[str] = set()  # texts as they stand in pages, known or none

    def strange(self, tree: LexborHTMLParser, of_page: Iterable[str]) -> Iterator[str]:
        """Each text around a page's article, or in its head, that is not known.

        `of_page` are texts that are known on this page alone.
        """
        own: frozenset[str] | None = None
        body = (tree.body.html or "") if tree.body is not None else ""
        article = tree.css_first("article") if of_page else None
        if article is not None and article.html:
            body = body.replace(article.html, " ", 1)
        bare = _UNREAD.sub("", body)
        said = {text for tag in _SAID.findall(bare) for text in _attributes(tag)}
        for text in (said | set(_TAG.split(_STRESS.sub("", bare)))) - self._fine:
            words = " ".join(escapes.unescape(text).split())
            if not words or words in self._known or not _without_layout(words.split()):
                self._fine.add(text)
                continue
            own = frozenset(of_page) if own is None else own
            if words not in own:
                yield words
        yield from self._in_head(tree, of_page)

    def _in_head(self, tree: LexborHTMLParser, of_page: Iterable[str]) -> Iterator[str]:
        """What the title and the descriptions say that is not known."""
        said = [node.text() for node in tree.css("head > title")]
        said += [
            node.attributes.get("content") or ""
            for node in tree.css(
                "meta:not([http-equiv], [charset], [name=viewport], [name=color-scheme])"
            )
        ]
        for text in said:
            words = " ".join(text.split())
            if words and words not in self._known and words not in of_page:
                yield words
