"""Figures shown as dots: another figure than the quote's, or one that dots would misrepresent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import BRIEFING, ORIGINAL, course_files, marked_quotes, spread

FIGURE, MISLEADING = "figure-not-in-briefing", "misleading-picture"
UNREADABLE = "page-unreadable"
# What no quote of the course holds.
ABSENT = (
    "7 cases",
    "3 of 14 cases",
    "9 and 9",
    "2 of 12",
    "13 babies",
    "5 and 6 cases",
    "12 of 12",
)
MISREPRESENTED = (
    "25%",
    "25% of cases",
    "two thirds of the cases",
    "half",
    "1 in 4 cases",
    "about 11 babies",
    "up to 12 cases",
    "10-11 babies",
    "May 2021",
    "25 December",
    "aged four",
    "five weeks",
    "13 of 12 cases",
    "0 babies",
    "0 and 6",
    "51 babies",
    "50 and 50",
    "3.5 cases",
)
# What of a statement counts in words.
WORDS = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|each)\b"
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_NUMBER = rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})"
UNCOUNTED = (  # percentages, rates, dates, lengths of time, estimates
    r"\b(\d{1,2})(?:\.\d+)?(?:%| per ?cent)",
    rf"{_NUMBER} (?:January|February|March|April|May|June|July|August|October|December)\b",
    rf"{_NUMBER} (?:nights?|days?|weeks?|months?|years?|minutes?|hours?)\b",
    rf"(?i)\b(?:about|around|nearly|almost|over|under|up to|at least|more than) {_NUMBER}\b",
    rf"\bone in {_NUMBER}\b",
    rf"\b(?:aged?|section|part) {_NUMBER}\b",
)
MALFORMED = (
    "<!-- figure: {what} -->",
    "<!-- figure {what} [{id}] -->",
    "<!-- figure: [{id}] -->",
    "<!-- figure: {what} [{id}] [{id}] -->",
    "<!-- figure: {what}, and more [{id}] -->",
    "<!-- figures: {what} [{id}] -->",
    "  <!-- figure: {what} [{id}] -->",
    "See <!-- figure: {what} [{id}] -->",
    "<!-- figure: {what} [{id}] --> Look.",
    "<!--\nfigure: {what} [{id}] -->",
    "<!-- figure: {what}\n[{id}] -->",
)
# Of a figure that the statement has, the check says how it is written; no other is in the briefing.
OTHERWISE_WRITTEN = ("three of twelve", "3/12", "3 out of 12")


class Marker(NamedTuple):
    """A marker of the course, and where in its file its figure and its statement's id are."""

    file: str
    start: int
    end: int
    figure: tuple[int, int]
    id: tuple[int, int]
    line: int
    what: str


def markers(texts: Texts) -> list[Marker]:
    return [
        Marker(
            file,
            *match.span(),
            match.span(1),
            match.span(2),
            line_of(text, match.start()),
            f"{file}: {match[1]}",
        )
        for file in course_files(texts, "docs")
        for text in [texts[file]]
        for match in re.finditer(r"^<!-- figure: ([^\[\]]+?) \[([a-z0-9-]+)\] -->$", text, re.M)
    ]


def _mutant(marker: Marker, what: str, place: tuple[int, int], new: str, codes: str) -> Mutant:
    return Mutant(
        f"{marker.what}: {what}",
        (Edit(marker.file, *place, new),),
        (Expect(codes, marker.file, marker.line),),
    )


@fault_class("figure as dots: another number, or of other things", everywhere=True)
def another_number(texts: Texts) -> Iterator[Mutant]:
    for marker in markers(texts):
        text = texts[marker.file]
        figure = text[slice(*marker.figure)]
        for number in re.finditer(r"\d+", figure):
            for other in (int(number[0]) + 1, int(number[0]) - 1, int(number[0]) + 10):
                if other < 0 or str(other) in figure.split():  # 12 of 12, of 3 of 12, is not said
                    continue
                new = f"{figure[: number.start()]}{other}{figure[number.end() :]}"
                yield _mutant(marker, new, marker.figure, new, f"{FIGURE}|{MISLEADING}")
        numbers = re.match(r"[\d andof]*\d", figure)[0]
        for unit in ("mothers", "hospital trusts", "plans that failed"):
            new = f"{numbers} {unit}"
            yield _mutant(marker, new, marker.figure, new, FIGURE)


@fault_class("figure as dots: that of another statement", everywhere=True)
def another_statement(texts: Texts) -> Iterator[Mutant]:
    for marker in markers(texts):
        briefing = texts[f"{marker.file.rpartition('/')[0]}/briefing.md"]
        numbers = set(re.findall(r"\d+", texts[marker.file][slice(*marker.figure)]))
        silent = [
            one[2]
            for one in re.finditer(r"^(.+?) \{ #([a-z-]+-\d+) \}$", briefing, re.M)
            if not numbers & set(re.findall(r"\d+", one[1])) and not re.search(WORDS, one[1], re.I)
        ]
        for other in spread(silent, 4):
            yield _mutant(marker, f"of {other}", marker.id, other, FIGURE)
        for other in ("introduction-99", "keeping-babies", "hidden-man-1", "Introduction-1"):
            yield _mutant(marker, f"of {other}", marker.id, other, "unknown-statement")


@fault_class("figure as dots: above a quote that does not hold it", everywhere=True)
def above_another_quote(texts: Texts) -> Iterator[Mutant]:
    for turn, quote in enumerate(marked_quotes(texts)):
        for figure in ABSENT[turn % 3 :: 3]:
            new = f"<!-- figure: {figure} [{quote.id}] -->\n"
            yield Mutant(
                f"{figure} above {quote.file}:{quote.line(texts)}",
                (Edit(quote.file, quote.start, quote.start, new),),
                (Expect(f"{FIGURE}|{MISLEADING}", quote.file, quote.line(texts)),),
            )


@fault_class("figure as dots: a number that the quote counts nothing with", everywhere=True)
def not_counted(texts: Texts) -> Iterator[Mutant]:
    """A percentage, a date, a length of time or an estimate of the quote, asked for as a count."""
    for quote in marked_quotes(texts):
        said = quote.said(texts)
        for pattern in UNCOUNTED:
            for found in re.finditer(pattern, said):
                number = NUMBERS.get(found[1].lower(), found[1])
                if len(re.findall(rf"(?i)\b(?:{found[1]}|{number})\b", said)) > 1:
                    continue  # which might be counted where it is said again
                for figure in (number, f"{number} cases"):
                    new = f"<!-- figure: {figure} [{quote.id}] -->\n"
                    yield Mutant(
                        f"{figure} for “{found[0]}”, {quote.file}:{quote.line(texts)}",
                        (Edit(quote.file, quote.start, quote.start, new),),
                        (Expect(f"{FIGURE}|{MISLEADING}", quote.file, quote.line(texts)),),
                    )


@fault_class("figure as dots: the same one twice", everywhere=True)
def twice(texts: Texts) -> Iterator[Mutant]:
    for marker in markers(texts):
        text = texts[marker.file]
        whole = text[marker.start : marker.end]
        figure = text[slice(*marker.figure)]
        bare = whole.replace(figure, re.match(r"[\d andof]*\d", figure)[0])
        for again, gap in ((whole, "\n"), (bare, "\n"), (whole, "\n\n")):
            new = f"{whole}{gap}{again}"
            mutant = _mutant(marker, new, (marker.start, marker.end), new, MISLEADING)
            line = marker.line + gap.count("\n")
            yield mutant._replace(expected=(Expect(MISLEADING, marker.file, line, "already"),))


@fault_class("figure as dots: what dots would misrepresent", everywhere=True)
def misrepresented(texts: Texts) -> Iterator[Mutant]:
    for marker in markers(texts):
        for figure in MISREPRESENTED:
            yield _mutant(marker, figure, marker.figure, figure, MISLEADING)


@fault_class("figure as dots: a marker that is none", everywhere=True)
def malformed(texts: Texts) -> Iterator[Mutant]:
    for marker in markers(texts):
        text = texts[marker.file]
        what, identity = text[slice(*marker.figure)], text[slice(*marker.id)]
        for form in MALFORMED:
            new = form.format(what=what, id=identity)
            yield _mutant(marker, new, (marker.start, marker.end), new, UNREADABLE)
        for new in OTHERWISE_WRITTEN:
            yield _mutant(marker, new, marker.figure, new, f"{UNREADABLE}|{FIGURE}")


@fault_class("figure as dots: the briefing has another")
def briefing_changed(texts: Texts) -> Iterator[Mutant]:
    """All that quotes the sentence follows the briefing; only the marker is as it was."""
    files = [BRIEFING, ORIGINAL, *(file for file in texts if re.match(r"(docs|quizzes)/k.*", file))]
    for old, new in (
        ("3/12 cases", "4/12 cases"),
        ("3/12 cases", "25% of cases"),
        ("3/12 cases", "about 3/12 cases"),
        ("3/12 cases", "3/12 families"),
        ("3/12 cases", "one in four cases"),
        ("11 babies have", "12 babies have"),
        ("11 babies have", "about 11 babies have"),
        ("11 babies have", "11% of babies have"),
        ("Six cases were", "Seven cases were"),
        ("Six cases were", "Nearly six cases were"),
        ("from each local authority", "from the local authority"),
    ):
        edits = tuple(
            Edit(file, match.start(), match.end(), new)
            for file in dict.fromkeys(files)
            for match in re.finditer(old.replace(" ", r"\s(?:> )?"), texts[file])
        )
        statement = {"3": "keeping-babies-safe-2", "1": "introduction-1"}.get(
            old[0], "introduction-2"
        )
        for marker in markers(texts):
            if texts[marker.file][slice(*marker.id)] == statement:
                yield Mutant(
                    f"{marker.what}: the briefing has {new!r}",
                    edits,
                    (Expect(f"{FIGURE}|{MISLEADING}", marker.file, marker.line),),
                )
