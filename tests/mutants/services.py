"""Services: statements that are led to nobody, names that the briefing does not have, and pages of
the built site that mark something for another service, for none, or for one too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import markup
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import DOCS, START, page_file, page_quotes, themes

PUBLISHED = "published-service"
_ENTRY = re.compile(r"^  - name: (?P<name>.*)\n(?:    .*\n)+", re.M)
_LISTED = re.compile(r"^ +- (?P<id>[a-z-]+-\d+)\n", re.M)
_MARK = re.compile(r"\. \((?P<named>[A-Z][^()\n]*)\)$", re.M)
_TAG = re.compile(r'<span class="bf-for" data-for="(?P<slugs>[^"]*)">(?P<words>[^<]*)</span>')
_FINDING = '<p class="bf-whom">'
# Where the text of a point ends, and what it ends in: a service, as it may be, and its id.
_ENDS = re.compile(
    r"^(?:-|\d+\.) [^\n]*?\w\.?(?P<ends> (?:\((?P<named>[A-Za-z][^()\n]*)\)\.? )?"
    r"\[(?P<id>[a-z0-9-]+-\d+)\])\n",
    re.M,
)
# How somebody writes the two, and where that is told: from its first sign on.
_SLIPS = (
    "({name}, {id})",
    "[{name}, {id}]",
    "({name} {id})",
    "({id}, {name})",
    "({name} [{id}])",
    "[{id} ({name})]",
    "({name} [{id}]",
    "({name}] [{id}]",
    "[{name}) [{id}]",
    "{{{name}}} [{id}]",
    "({name}) {id}",
    "({name}) ({id})",
    "[{id}] ({name}",
    "[{id}] {name})",
)


def _entries(texts: Texts) -> list[re.Match]:
    return list(_ENTRY.finditer(texts[START]))


def _expected(texts: Texts, code: str, at: int, says: str = "") -> Expect:
    """What must be said on the line of the character at an offset of the course start."""
    return Expect(code, START, line_of(texts[START], at), says)


def _list_of(texts: Texts, entry: re.Match) -> int:
    """The offset of the key under which the statements of an entry are listed."""
    return texts[START].index("statements:", entry.start())


@fault_class("service: a statement that is not listed")
def unlisted(texts: Texts) -> Iterator[Mutant]:
    for entry in _entries(texts):
        for listed in _LISTED.finditer(texts[START], *entry.span()):
            yield Mutant(
                f"{listed['id']} not for {entry['name']}",
                (Edit(START, *listed.span(), ""),),
                (
                    _expected(
                        texts, "statement-without-service", _list_of(texts, entry), listed["id"]
                    ),
                ),
            )


@fault_class("service: all statements gone")
def emptied(texts: Texts) -> Iterator[Mutant]:
    for entry in _entries(texts):
        at = entry.start()
        lists = list(_LISTED.finditer(texts[START], *entry.span()))
        yield Mutant(
            entry["name"],
            (Edit(START, lists[0].start(), lists[-1].end(), ""),),
            (_expected(texts, "service-without-statement", at, entry["name"]),),
        )


@fault_class("service: a name that the briefing does not have")
def misnamed(texts: Texts) -> Iterator[Mutant]:
    for entry in _entries(texts):
        at = entry.start("name")
        for what, edit in (
            ("a letter lost", Edit(START, at + 1, at + 2, "")),
            ("another word", Edit(START, at, at, "Voluntary ")),
            ("two letters exchanged", Edit(START, at, at + 2, entry["name"][1::-1])),
        ):
            expected = (_expected(texts, "service-not-named", at),)
            yield Mutant(f"{entry['name']}: {what}", (edit,), expected)
        also = Edit(START, entry.end("name"), entry.end("name"), "\n    also named: wardens")
        if "also named" not in entry[0]:
            below = _expected(texts, "service-not-named", at, "wardens")
            expected = (below._replace(line=below.line + 1),)
            yield Mutant(f"{entry['name']}: another name too many", (also,), expected)


@fault_class("service: an id that the briefing does not have")
def unknown(texts: Texts) -> Iterator[Mutant]:
    for entry in _entries(texts):
        for listed in _LISTED.finditer(texts[START], *entry.span()):
            other = f"{listed['id']}9"
            yield Mutant(
                f"{other} for {entry['name']}",
                (Edit(START, *listed.span("id"), other),),
                (_expected(texts, "unknown-statement", listed.start("id"), other),),
            )


@fault_class("service: listed twice")
def doubled(texts: Texts) -> Iterator[Mutant]:
    for entry in _entries(texts):
        for what, name in (("as it is", entry["name"]), ("in capitals", entry["name"].upper())):
            again = entry[0].replace(entry["name"], name, 1)
            yield Mutant(
                f"{entry['name']} {what}",
                (Edit(START, entry.end(), entry.end(), again),),
                (_expected(texts, "duplicate-service", entry.end(), name),),
            )


@fault_class("service: a practice point marked for none")
def mismarked(texts: Texts) -> Iterator[Mutant]:
    for file in (page_file(theme) for theme in themes(texts)):
        for mark in _MARK.finditer(texts[file]):
            start, end = mark.span("named")
            line = line_of(texts[file], start)
            for what, edit in (
                ("a letter lost", Edit(file, start + 1, start + 2, "")),
                ("a word too many", Edit(file, end, end, " teams")),
                ("a service that is none", Edit(file, end, end, " and wardens")),
            ):
                expected = (Expect("unclear-service", file, line),)
                yield Mutant(f"{file}: {mark['named']}, {what}", (edit,), expected)


@fault_class("service: the brackets of a point and of its id in each other", everywhere=True)
def mixed(texts: Texts) -> Iterator[Mutant]:
    for file, name, point in _ended(texts):
        for slip in _SLIPS:
            written = slip.format(name=name, id=point["id"])
            yield Mutant(
                f"{file}: {written}",
                (Edit(file, *point.span("ends"), f" {written}"),),
                (Expect("page-unreadable", file, line_of(texts[file], point.start("ends"))),),
            )


@fault_class("service: a mark that is none", everywhere=True)
def no_mark(texts: Texts) -> Iterator[Mutant]:
    """In square brackets, without a beginning, of a service that is not listed, or with more."""
    for file, name, point in _ended(texts):
        line = line_of(texts[file], point.start("ends"))
        for written in (f"[{name}]", f"{name})", "(Lampwrights)", f"({name} and lampwrights)"):
            yield Mutant(
                f"{file}: {written}",
                (Edit(file, *point.span("ends"), f" {written} [{point['id']}]"),),
                (Expect("unclear-service", file, line),),
            )


@fault_class("service: a mark where nothing is marked", everywhere=True)
def marked_elsewhere(texts: Texts) -> Iterator[Mutant]:
    """At the end of the text below a finding, which is for whom its statement is listed."""
    for start in _starts(texts):
        name = _services(texts, start)[0][0]
        for file in _pages(texts, start):
            text = texts[file]
            findings = re.search(r"^## What the .*\n", text, re.M)
            end = text.index("\n## In practice")
            told = re.compile(r"\n\n(?![->#<|!*`_ ]|\d)[^\n]+\.(?=\n\n)").search
            if findings and (below := told(text, findings.end(), end)):
                yield Mutant(
                    file,
                    (Edit(file, below.end(), below.end(), f" ({name})"),),
                    (Expect("unclear-service", file, line_of(text, below.end())),),
                )


def _starts(texts: Texts) -> list[str]:
    """The course starts that list services."""
    return [file for file in texts if file.endswith("/index.md") and "\nservices:" in texts[file]]


def _services(texts: Texts, start: str) -> list[tuple[str, list[str]]]:
    """The services that a course start lists, each with the ids of its statements."""
    return [
        (entry["name"], re.findall(r"[a-z-]+-\d+\b", entry[0].partition("statements:")[2]))
        for entry in _ENTRY.finditer(texts[start], texts[start].index("\nservices:"))
    ]


def _pages(texts: Texts, start: str) -> list[str]:
    """The pages of the themes of a course."""
    folder = start.removesuffix("index.md")
    return [
        file
        for file in sorted(texts)
        if file.startswith(folder) and "\n## In practice\n" in texts[file] and file != start
    ]


def _ended(texts: Texts) -> Iterator[tuple[str, str, re.Match]]:
    """Each practice point that ends in one id of its own page, with the name of a service that it
    may be marked for.
    """
    for start in _starts(texts):
        services = _services(texts, start)
        for file in _pages(texts, start):
            theme = file.rpartition("/")[2].removesuffix(".md")
            practice = texts[file].index("\n## In practice\n")
            for point in _ENDS.finditer(texts[file], practice):
                listed = (name for name, ids in services if point["id"] in ids)
                if point["id"].rpartition("-")[0] == theme and (name := next(listed, "")):
                    yield file, name, point


@fault_class("service: a practice point marked for another")
def marked_for_another(texts: Texts) -> Iterator[Mutant]:
    for file in (page_file(theme) for theme in themes(texts)):
        text = texts[file]
        practice = text.index("\n## In practice\n")
        for point in re.compile(r"^- .*\.(?= \[(?P<id>[a-z-]+-\d+)\]$)", re.M).finditer(
            text, practice
        ):
            for entry in _entries(texts):
                if point["id"] in _LISTED.findall(entry[0]):
                    continue
                yield Mutant(
                    f"{file}: a point on {point['id']} for {entry['name']}",
                    (Edit(file, point.end(), point.end(), f" ({entry['name']})"),),
                    (Expect("point-not-for-service", file, line_of(text, point.start())),),
                )


def _tags(texts: Texts) -> Iterator[tuple[str, re.Match, Expect]]:
    """Each tag of the built pages, with what must be said of a fault in it."""
    quotes = page_quotes(texts)
    for file in (page_file(theme) for theme in themes(texts)):
        page, source = markup.built(file), texts[file]
        for tag in _TAG.finditer(texts[page]):
            if texts[page].endswith(_FINDING, 0, tag.start()):
                cited = re.compile(r'href="briefing\.html#([^"]*)"').search(texts[page], tag.end())
                lines = [
                    one.line(texts) for one in quotes if one.file == file and one.id == cited[1]
                ]
                yield page, tag, Expect(PUBLISHED, file, min(lines), last=max(lines))
            else:
                point = texts[page].rindex("<li>", 0, tag.start()) + len("<li>")
                words = texts[page][point : tag.start()].split("\n")[0].strip()
                yield page, tag, Expect(PUBLISHED, file, line_of(source, source.index(words)))


@fault_class("built: a tag for services gone, altered or hidden", built=True)
def tags_altered(texts: Texts) -> Iterator[Mutant]:
    for page, tag, expected in _tags(texts):
        start, end = tag.span()
        named = start + len("<span")
        for what, edit in (
            ("gone", Edit(page, start, end, "")),
            ("without its words", Edit(page, *tag.span("words"), "")),
            ("for another", Edit(page, *tag.span("words"), "For wardens")),
            ("for another, to the script", Edit(page, *tag.span("slugs"), "wardens")),
            ("for one more, to the script", Edit(page, tag.end("slugs"), tag.end("slugs"), " x")),
            ("twice", Edit(page, end, end, f" {tag[0]}")),
            ("hidden", Edit(page, named, named, " hidden")),
            ("hidden by a style", Edit(page, named, named, ' style="display:none"')),
        ):
            # A tag too many is no point's, so it is told of at the top of the page's source.
            last = max(expected.line, expected.last)
            said = expected._replace(line=1, last=last) if what == "twice" else expected
            yield Mutant(f"{page}: {tag['words']} {what}", (edit,), (said,))


@fault_class("built: a tag for services where none belongs", built=True)
def tags_added(texts: Texts) -> Iterator[Mutant]:
    tag = '<span class="bf-for" data-for="probation">For probation</span>'
    for file in (page_file(theme) for theme in themes(texts)):
        page = markup.built(file)
        for quote in re.finditer(r"(?<!</p>\n)<blockquote>\n", texts[page]):
            before = texts[page][: quote.start()]
            if 'data-step="finding"' in before[before.rindex('class="bf-step"') :]:
                put = Edit(page, quote.start(), quote.start(), f"{_FINDING}{tag}</p>\n")
                yield Mutant(f"{page}: a finding", (put,), (Expect(PUBLISHED, file, 1, last=999),))
        for item in re.finditer(r"(?<=<li>)Ask[^<]*(?=</li>)", texts[page]):
            put = Edit(page, item.end(), item.end(), f" {tag}")
            yield Mutant(f"{page}: a point", (put,), (Expect(PUBLISHED, file, 1, last=999),))


@fault_class("built: the services that are offered, or the parts of a service, altered", built=True)
def offers_altered(texts: Texts) -> Iterator[Mutant]:
    start, learning = (
        markup.built(START),
        f"{markup.SITE}/{DOCS.partition('/')[2]}/my-learning.html",
    )
    key = texts[START].index("\nservices:") + 1
    offered = _expected(texts, PUBLISHED, key, "offers other services")
    for button in re.finditer(
        r'<li><button type="button" data-service="([^"]*)"[^>]*>([^<]*)</button></li>\n',
        texts[start],
    ):
        yield Mutant(f"{button[2]} not offered", (Edit(start, *button.span(), ""),), (offered,))
        if button[1] != "-":
            words = (("under another name", button.span(2)), ("as another", button.span(1)))
            for what, span in words:
                yield Mutant(f"{button[2]} {what}", (Edit(start, *span, "Wardens"),), (offered,))
    for page in (start, learning):
        said = Expect(PUBLISHED, START if page == start else f"{DOCS}/my-learning.md", 1)
        for row in re.finditer(r'<a href="[^"]*"( data-for="([^"]*)")', texts[page]):
            for what, edit in (
                ("for nobody", Edit(page, *row.span(1), "")),
                ("for others", Edit(page, *row.span(2), "wardens")),
            ):
                yield Mutant(f"{page}: {row[2]} {what}", (edit,), (said,))
