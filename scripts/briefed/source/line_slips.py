"""Lines of a page that are not read as what they were meant as, and what is said of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.source.page_comments import Stray, stray
from briefed.source.point_endings import mixed_ending
from briefed.source.quotes import HalfBracketed, half_bracketed, joined_ids, misread_id
from briefed.source.unsafe_markup import mistyped
from briefed.text.patterns import lazily

NO_CODE_BLOCK = (
    "readers would see this line as text: take it away. Three signs ``` or ~~~ begin a block of "
    "code, at the left margin, with one word behind them at the most, and the same signs end it"
)
NO_WORDS = (
    "this heading has no words: write them between its signs and its address, or delete the line"
)
SAME_HEADING = (
    "line {} has the same heading: write other words, so that readers can tell the two apart, or "
    "put what is below them together"
)
HEADING_TWICE = "this heading is the same as the one above it: delete one of them"
NO_BULLET = (
    "“{}” begins no item of a list, so readers would see it as text: begin the line with - and a "
    "space"
)
NOTE_WITHOUT_END = (
    "<!-- begins a note that readers don't see, and it has no end: write --> where it ends"
)
BULLETS = "•·▪‣◦●-*+"  # how a word processor begins an item, with a space that never breaks


IDS_END_A_POINT = (
    "the point above ends in its id, and this line would be read as part of it: begin the line "
    "with - and a space, or move the id to the end of this line"
)
LONE_ADDRESS = lazily(r"\{[ ]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}[ ]*")
NOT_BEHIND_HEADING = (
    "a heading has its address behind its words: write it there, and delete this line"
)
_INDENTED = lazily(r"[ ]{1,3}(?P<rest>#{2,6}[ ].*|(?:!!!|\?\?\?\+?)[ ]?[A-Za-z].*)")
_CURLY_LINK = lazily(r"(?P<words>\[[^\[\]]+\])[ ]*\{[ ]*(?P<to>#[a-z0-9-]+)[ ]*\}")
_NUMBERED_CHOICE = lazily(r"\d{1,2}\)[ ]*(?P<choice>\[[^\[\]]+\]\(#[^\s()]*\)[ ]*)")


_ADDRESSED = lazily(
    r"(?:\*\*|__|-{2,}|[–—]+)?[ ]*(?P<words>\w[^{}#*_<>]*?)[ ]*(?:\*\*|__)?[ ]*"
    r"\{[ ]*(?P<to>#[a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}[ ]*"
)
_HTML_LINK = lazily(
    r"<a\s+href\s*=\s*[\"'“”]?(?P<to>#[a-z0-9-]+)[\"'“”]?\s*>(?P<words>[^<>\[\]]+)</a>"
)
_NO_QUOTE = lazily(r"[ ]{0,3}(?P<sign>[»›]|\\>|&gt;)[ ]+(?P<rest>\S.*)")


def with_hyphen(words: str) -> str:
    """An item that a word processor's sign or space begins, as it should be written; "" for none.

    A choice of a case is reported with the others of its list, but for one with a number.
    """
    if numbered := _NUMBERED_CHOICE.fullmatch(words):
        return f"- {numbered['choice']}"
    if words[0].isdigit():
        return ""  # "2 children" is a text
    item = words[0] not in "-*+" or words[1:2] == "\N{NO-BREAK SPACE}"
    return f"- {words[1:].lstrip()}" if item and words[1:2].isspace() and "](#" not in words else ""


def slips_in(line: str, theme: str) -> Iterator[Stray | HalfBracketed]:
    """What in a line of a theme's page is not read as what it was meant as; nothing in most lines.

    The `rest` of each is the line to read on with, in which the next is looked for.
    """
    if not line.isascii() and (typed := mistyped(line)):
        yield Stray(*typed, "")
        line = typed[2]
    if indented := _INDENTED.fullmatch(line):
        line = indented["rest"]
        yield Stray(0, "readers would see this line as text: begin it at the left margin", line, "")
    if not line[:4].strip()[:1].isalnum() and (quote := _NO_QUOTE.fullmatch(line)):
        why = f"“{quote['sign']}” begins no quote: begin each of its lines with > and a space"
        line = f"> {quote['rest']}"
        yield Stray(0, why, line, "")
    if "</a>" in line and (html := _HTML_LINK.search(line)):
        link = f"[{html['words']}]({html['to']})"
        line = line[: html.start()] + link + line[html.end() :]
        yield Stray(html.start(), f"a link is written in brackets: write {link}", line, "")
    if "{" in line and (lone := _ADDRESSED.fullmatch(line)):
        line = f"### {lone['words']} {{ {lone['to']} }}"
        yield Stray(0, f"an address belongs to a heading: write {line}", line, "")
    if "{" in line and line[:1] != "#" and (curly := _CURLY_LINK.search(line)):
        link = f"{curly['words']}({curly['to']})"
        line = line[: curly.start()] + link + line[curly.end() :]
        yield Stray(curly.start(), f"a link has round brackets: write {link}", line, "")
    marker = stray(line) if "<" in line or ":" in line or "&lt;" in line else None
    if found := (
        marker
        or mixed_ending(line, theme)
        or half_bracketed(line)
        or misread_id(line, theme)
        or joined_ids(line)
    ):
        yield found


def unsafe_message(text: str, message: str, open_for_good: bool) -> str:
    """What is said of a fault in a line, better where `text` shows what was meant.

    `open_for_good` is true where no comment is closed further down.
    """
    if text.startswith("<!--") and open_for_good:
        return NOTE_WITHOUT_END
    if text.startswith("<!--"):
        return (
            "<!-- and --> are around a note that readers don't see: begin it at the left "
            "margin, and write nothing behind its end"
        )
    if text.startswith(("<quiz", "</quiz")):
        return (
            "a page shows a question, and a file under quizzes/ holds it: move it there, into "
            "the file of this theme, and write <!-- quiz --> or <!-- question: its-id --> here"
        )
    return message
