"""The comments of a page's Markdown: those that stand for something, and those that hide text."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Location, Marker, Pictured
from briefed.source.headings import slugify
from briefed.text.patterns import lazily
from briefed.text.pictures import meant, no_count, read
from briefed.text.similarity import nearest
from briefed.text.words import without_code

MARKERS = tuple("quiz themes numbers contacts courses learning changes room packages kept".split())
# Those that a page outside the courses may have as well.
OUTSIDE_COURSES = frozenset("numbers contacts courses kept".split())

# As the renderer has them: a fence begins at the left margin, with at most one word after it, and
# ends in the very same signs; a comment begins at the left margin, with nothing after it.
_MASKABLE = lazily(
    r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?:.*?\n)??(?P=fence)[ ]*$"
    r"|^<!--(?P<comment>(?:(?!--!?>).)*)--!?>[ \t]*$",
    re.M | re.S,
)
_QUESTION = lazily(r"question:\s*(\S+)")  # the marker of a single question, with its id
_NEARLY_QUESTION = lazily(r"questions?\b")
_ASKED = lazily(r"(?i)\bquestions?\b\s*[:=]?\s*(?P<id>[\w-][\w -]*\w)|\bquiz\b")
_FIGURE = lazily(r"figure:\s*(?P<figure>[^\[\]]*?)\s*\[(?P<statement>[^\[\]\s]+)\]")
_NEARLY_FIGURE = lazily(r"figures?\s*(?:[:;=\[\d]|$)")
# What was meant as a figure, and the id in it: in any brackets, in one alone, as a link, or bare.
_ROUGH_FIGURE = lazily(r"(?i)figures?\b\s*[:;=]?\s*(?P<rest>.*)")
_ROUGH_ID = lazily(
    r"[\[({]\s*#?(?P<id>[A-Za-z][\w –-]*\d)\s*(?:[\])}](?:\([^()]*\))?|$)"
    r"|(?P<bare>(?<!\S)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d+(?!\S))"
)
_NO_FIGURE = (
    "to show a figure as dots, write in digits what was counted and then the id of its "
    "statement: <!-- figure: 3 of 12 cases [some-id-1] -->, <!-- figure: 6 and 6 [some-id-1] "
    "--> or <!-- figure: 11 babies [some-id-1] -->"
)
_MISPLACED = lazily(rf"<!--\s*({'|'.join(MARKERS)}|question:\s*\S+|figure:[^>]*?)\s*-->")
_NAMES = "|".join(MARKERS)
# A marker without the signs of a comment, or with some of them, or with what a word processor or an
# editor makes of them. One that is a single word needs some.
_OPENS = r"(?:\\?[<‹«(]|&lt;)"
_UNMARKED = lazily(
    rf"(?i)(?![ ]*<!--.*-->)[ ]{{0,3}}(?:(?:{_OPENS}(?:!?[ ]?[-–—]{{0,2}})[ ]*)?"
    r"(?P<marker>figure[ ]?:[^\[\]<>]*\[[a-z0-9-]+\]|question[ ]?:[ ]*[a-z0-9]+(?:-[a-z0-9]+)+)"
    rf"|{_OPENS}(?:!?[ ]?[-–—]{{1,2}}|!)[ ]*(?P<name>{_NAMES}))"
    r"[ ]*(?:\\?[-–—]{0,2}(?:\\?[>›»)]|&gt;)|[-–—]{1,2})?[ ]*"
)
_MARKER = lazily(rf"(?i)<!--\s*(?:(?:{_NAMES})\b|question\s*:|figure\s*:)")
_AT_ITS_END = " -–—>›»"  # signs of a comment that is not closed
_PARTED = lazily(r"\n[ ]*\n|\n.*<!--")
_WORD = lazily(r"[A-Za-z]+")
_NAMED = lazily(r"(?P<name>[A-Za-z]+)\s*:\s*(?P<rest>\S[^\n]*)")
_ALIKE = 0.75  # least similarity of a comment to a marker that it may have been meant as
_NO_QUESTION = "to show a question here, write its id: <!-- question: some-id -->"


class Masked(NamedTuple):
    """A body with its comments blanked, so that lines and columns stay; and what they were.

    `faults` are the comments that only nearly stand for something: line, column, what to do.
    `asked` are the questions that some of them were meant to show.
    """

    body: str
    markers: tuple[Marker, ...]
    faults: tuple[tuple[int, int, str], ...]
    asked: frozenset[str] = frozenset()


def mask(body: str, first_line: int, file: str) -> Masked:
    """Blank the comments of a body, the first line of which has the number `first_line`."""
    if "<!--" not in body:
        return Masked(body, (), ())
    markers: list[Marker] = []
    faults: list[tuple[int, int, str]] = []
    asked: set[str] = set()
    pieces: list[str] = []
    done = 0
    while match := _MASKABLE.search(body, done):
        pieces.append(body[done : match.start()])
        whole, done = match.group(), match.end()
        line = first_line + body.count("\n", 0, match.start())
        if match["comment"] is None:
            pieces.append(whole)
            continue
        if _MARKER.match(whole) and _PARTED.search(whole):
            # What follows is no comment for whoever forgot to end this one: it is read on.
            done = match.start() + whole.index("\n")
            whole = whole.partition("\n")[0]
            form = _form(whole.removeprefix("<!--").strip(_AT_ITS_END))
            why = f"write <!-- {form} -->" if form else "end it with --> on the same line"
            faults.append((line, 1, f"this marker is not closed: {why}"))
            asked.add(asked_in(whole))
        else:
            at = Location(file, line)
            found = _marked(match["comment"], at)
            if meant := _meant(match["comment"].strip()) if found is None else "":
                why = f"the page would show nothing here: did you mean <!-- {meant} -->?"
                faults.append((line, 1, why))
                found = _marked(meant, at)  # so that nothing seems to be missing
            if isinstance(found, Marker):
                markers.append(found)
            elif found:
                faults.append(found)
                asked.add(asked_in(match["comment"]))
        pieces.append(re.sub(r"[^\n]", " ", whole))
    pieces.append(body[done:])
    return Masked("".join(pieces), tuple(markers), tuple(faults), frozenset(asked - {""}))


def asked_in(marker: str) -> str:
    """What a marker that can't be read was meant to show: a question's id, or its name; else ""."""
    if found := _ASKED.search(marker):
        return slugify(found["id"] or "quiz")
    named = _WORD.search(marker)
    return named[0].lower() if named and named[0].lower() in MARKERS else ""


def _form(words: str) -> str:
    """A marker as it should be written, of what is in one that can't be read; "" if unclear."""
    named = " ".join(words.lower().split())
    if named in MARKERS:
        return named
    if figure := _rough_figure(words):
        return f"figure: {figure[0]} [{figure[1] or 'some-id-1'}]"
    identity = asked_in(words) if _NEARLY_QUESTION.match(named) else ""
    return f"question: {identity}" if identity else ""


def _rough_figure(words: str) -> tuple[str, str] | None:
    """The figure and the id that were meant in a marker, "" for no id; None where there is none."""
    found = _ROUGH_FIGURE.fullmatch(" ".join(words.split()))
    if not found:
        return None
    named = _ROUGH_ID.search(found["rest"])
    rest = found["rest"]
    if named:
        rest = f"{rest[: named.start()]} {rest[named.end() :]}"
    figure = " ".join(rest.split()).strip(" ,;:-–—[]")
    figure = figure if read(figure) else meant(figure)
    return (figure, slugify(named["id"] or named["bare"]) if named else "") if figure else None


def _marked(comment: str, at: Location) -> Marker | tuple[int, int, str] | None:
    """What the text of a comment stands for, its fault, or None where it is a comment and no more.

    `at` is the location of the comment.
    """
    words = comment.strip()
    if words in MARKERS:
        found = Marker(words, at)
    elif one := _QUESTION.fullmatch(words):
        found = Marker("question", at, one[1])
    elif one := _FIGURE.fullmatch(words):
        column = len("<!--") + len(comment) - len(comment.lstrip()) + one.start("figure") + 1
        asked = Pictured(one["figure"], one["statement"], at._replace(column=column))
        # Whether what was meant may be drawn depends on the briefing: `page_unreadable` tells.
        if not (read(asked.figure) or no_count(asked.figure) or meant(asked.figure)):
            return at.line, column, _NO_FIGURE
        found = Marker("figure", at, pictured=asked)
    elif _NEARLY_QUESTION.match(words):
        asks = asked_in(words)
        write = f"this marker can't be read: did you mean <!-- question: {asks} -->?"
        return at.line, 1, write if asks else _NO_QUESTION
    elif _NEARLY_FIGURE.match(words.lower()) and not _meant(words):
        return at.line, 1, _no_figure(words)
    else:
        return None
    # The line of a marker becomes what it stands for; what is on other lines would stay.
    one_line = f"a marker is on one line: write <!-- {_form(words)} -->"
    return (at.line, 1, one_line) if "\n" in comment else found


def _meant(words: str) -> str:
    """The marker that the words of a comment nearly are; "" for a comment and no more."""
    if _WORD.fullmatch(words):
        return nearest(words.lower(), MARKERS, _ALIKE) or ""
    found = _NAMED.fullmatch(words)
    if not found:
        return ""
    name, rest = nearest(found["name"].lower(), ("question", "figure"), _ALIKE), found["rest"]
    figure = _FIGURE.fullmatch(f"figure: {rest}")
    if figure and (name == "figure" or read(figure["figure"])):
        return f"figure: {rest}"
    return f"question: {rest}" if name == "question" and " " not in rest else ""


def _no_figure(words: str) -> str:
    """What to write for a marker that was meant to show a figure."""
    figure = _rough_figure(words)
    if not figure:
        return _NO_FIGURE
    write = f"<!-- {_form(words)} -->"
    if not figure[1]:
        return (
            "this figure lacks the id of its statement: write it in square brackets, "
            f"{write}, with the id that its quote ends in"
        )
    return f"this marker can't be read: write {write}"


class Stray(NamedTuple):
    """A marker that is written so that it is none: where it begins, and how to mend it.

    `rest` is the line without it, `asks` the question that it was meant to show, or "".
    """

    at: int
    why: str
    rest: str
    asks: str


def stray(line: str) -> Stray | None:
    """The first marker in a line of a page's text, which is none there; None for most lines."""
    if found := _UNMARKED.fullmatch(line):
        written = found["marker"] or found["name"]
        marker = _form(written) or " ".join(written.replace(" :", ":").split())
        shown = f"write <!-- {marker} -->, at the left margin"
        return Stray(
            found.start("marker" if found["marker"] else "name"),
            f"readers would see this line as text: {shown}",
            "",
            asked_in(marker),
        )
    found = _MISPLACED.search(without_code(line)) if "<!--" in line else None
    if not found:
        return None
    why = f"<!-- {found[1]} --> must be alone on its line, at the left margin"
    rest = line[: found.start()] + line[found.end() :]
    return Stray(found.start(), why, rest, asked_in(found[1]))
