"""Where things stand in the built pages, by plain text search, and the ways to hide them."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from .model import Edit, Texts
from .project import COURSE

SITE = "site"
BRIEFING_PAGE = f"{SITE}/{COURSE}/briefing.html"
SHEET = f"{SITE}/assets/learner.css"
# The codes for what is there and can't be seen, and for what may be gone as well.
HIDDEN, GONE = (
    "published-hidden",
    "published-hidden|published-statement|published-quote|published-question",
)


class Element(NamedTuple):
    """An element of a built page: from its opening tag to behind its closing one; `inner`
    begins behind the opening tag.
    """

    file: str
    start: int
    inner: int
    end: int
    tag: str

    def last(self, texts: Texts) -> int:
        """The place of the closing tag."""
        return texts[self.file].rindex("</", self.inner, self.end)


def built(source: str) -> str:
    """The built page of a source page."""
    return SITE + "/" + source.removeprefix("docs/").removesuffix(".md") + ".html"


def element(texts: Texts, file: str, at: int) -> Element:
    """The element whose opening tag holds a place, its nested elements of the same name counted."""
    text = texts[file]
    start = text.rindex("<", 0, at + 1)
    tag = re.compile(r"<([a-z0-9]+)").match(text, start)[1]
    inner = text.index(">", start) + 1
    depth = 1
    for other in re.compile(rf"<(/?){tag}\b").finditer(text, inner):
        depth += -1 if other[1] else 1
        if not depth:
            return Element(file, start, inner, text.index(">", other.start()) + 1, tag)
    raise AssertionError(f"{file}: <{tag}> at {start} is not closed")


def words_of(text: str) -> str:
    """The words of some HTML, white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def plain_words(texts: Texts, file: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the words between two places of a page that are no markup."""
    return [
        word.span()
        for word in re.compile(r"<[^>]*>|\w[\w'’/-]*").finditer(texts[file], start, end)
        if not word[0].startswith("<")
    ]


def leads_to(page: str, href: str) -> tuple[str, str]:
    """The built file and the anchor of a link on a page; an outside address stays as it is."""
    path, _, anchor = href.partition("#")
    if re.match(r"[a-z]+:", path):
        return href, ""
    return (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    ), anchor


def links(texts: Texts, file: str) -> Iterator[tuple[re.Match, str, str]]:
    """Each link of a page: the match of its address (group 1), and the built file and anchor it
    leads to.
    """
    for match in re.finditer(r'<a\b[^>]*? href="([^"]*)"', texts[file]):
        yield match, *leads_to(file, match[1])


def pages(texts: Texts) -> list[str]:
    """The built pages of the site, but for that of the server's errors, the frame that the
    search runs in, and slides, which are compared with the pages.
    """
    return [
        file
        for file in texts
        if file.startswith(SITE)
        and file.endswith(".html")
        and not file.endswith(("404.html", "search/worker.html"))
        and "/slides/" not in file
    ]


STYLES = (
    "display:none",
    "visibility:hidden",
    "opacity:0",
    "font-size:0",
    "position:absolute; left:-9999px",
    "display: none !important",
    "DISPLAY: NONE;",
    "color:red;display:none",
    "visibility: collapse",
    "opacity: 0.0",
    "opacity:0%",
    "font-size: 0px",
    "position:absolute;left:-100vw",
    "position: fixed; top: -200vh",
    "clip: rect(0, 0, 0, 0); position: absolute",
    "clip-path: inset(50%)",
    "transform: scale(0)",
    "transform:translateX(-9999px)",
    "max-height: 0; overflow: hidden",
    "height:0;overflow:hidden",
    "text-indent: -9999px",
    "color: transparent",
    "margin-left:-9999px",
    "content-visibility:hidden",
    "filter: opacity(0)",
    "display:/**/none",
    "scale: 0",
    "translate: -9999px",
)
NAMED = 5  # the first of them, tried on every statement

# What hides elements of a class, a tag or a place on every screen.
RULES = (
    ".gone { display: none; }",
    ".gone{visibility:hidden}",
    ".bf-article .gone { opacity: 0 }",
    ".gone { color: red; font-size: 0 !important }",
    "@media screen { .gone { display: none } }",
    "@media (min-width: 1px) { .gone { display: none } }",
    ".other, .gone { position: absolute; left: -9999px }",
    "/* a comment */ .gone /* here */ { display: none }",
    "@supports (display: grid) { .gone { display: none } }",
    "body :is(.gone, .other) { display: none }",
    "@layer ours { .gone { display: none } }",
    ".bf-article { .gone { display: none } }",
)


def styled(what: str, style: str, one: Element) -> tuple[str, tuple[Edit, ...]]:
    """An element hidden by an inline style."""
    at = one.start + 1 + len(one.tag)
    return f"{what}, {style}", (Edit(one.file, at, at, f' style="{style}"'),)


def classed(texts: Texts, one: Element, name: str = "gone") -> Edit:
    """An element given a class more."""
    found = re.compile(r'[^>]*? class="').match(texts[one.file], one.start, one.inner)
    at = found.end() if found else one.start + 1 + len(one.tag)
    return Edit(one.file, at, at, f"{name} " if found else f' class="{name}"')


def ruled(texts: Texts, page: str, rule: str, where: int) -> tuple[str, Edit]:
    """A rule in our style sheet, or in the page itself: where in words, and the edit."""
    if where % 2:
        at = texts[page].index("</head>")
        return "in <style>", Edit(page, at, at, f"<style>{rule}</style>\n")
    return "in learner.css", Edit(SHEET, len(texts[SHEET]), len(texts[SHEET]), f"\n{rule}\n")


def wrapped(one: Element, before: str, behind: str) -> tuple[Edit, ...]:
    """An element put into something else."""
    return Edit(one.file, one.start, one.start, before), Edit(one.file, one.end, one.end, behind)


def hidings(
    texts: Texts, one: Element, turn: int, styles: int = 1
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Ways to hide an element that is still on its page: in words, and the edits. `turn`
    chooses among the many.
    """
    at = one.start + 1 + len(one.tag)
    yield "hidden", (Edit(one.file, at, at, " hidden"),)
    for place in range(styles):
        yield styled("style", STYLES[(turn * styles + place) % len(STYLES)], one)
    for place in (0, 1):
        rule = RULES[(turn + place * 5) % len(RULES)]
        where, edit = ruled(texts, one.file, rule, turn + place)
        yield f"{rule} {where}", (classed(texts, one), edit)
    yield "in a closed <details>", wrapped(one, "<details><summary>More</summary>", "</details>")
    parent = [
        "<div hidden>",
        '<div style="display: none">',
        '<section style="visibility:hidden"><div>',
        '<div aria-label="x" hidden="">',
    ][turn % 4]
    yield (
        f"in {parent}",
        wrapped(one, parent, "</div></section>" if parent.startswith("<section") else "</div>"),
    )


def word_hidings(
    texts: Texts, one: Element, words: list[tuple[int, int]], turn: int
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Ways to hide a word."""
    start, end = words[(turn * 7 + 3) % len(words)]
    word = texts[one.file][start:end]
    ways = ("<span hidden>", f'<span style="{STYLES[turn % len(STYLES)]}">', '<em class="gone">')
    opening = ways[turn % len(ways)]
    edits = [Edit(one.file, start, end, f"{opening}{word}</{opening[1:].split()[0]}>")]
    if "gone" in opening:
        edits.append(ruled(texts, one.file, RULES[turn % len(RULES)], turn)[1])
    yield f"{word!r} in {opening}", tuple(edits)


def word_faults(
    texts: Texts, one: Element, words: list[tuple[int, int]], turn: int
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Ways to alter the words of an element: a word removed, changed, added or commented out."""
    text = texts[one.file]
    start, end = words[(turn * 5 + 1) % len(words)]
    word = text[start:end]
    yield f"{word!r} removed", (Edit(one.file, start, end, ""),)
    hedge = next(
        (
            (a, b)
            for a, b in words
            if text[a:b].lower() in ("not", "some", "no", "few", "most", "several")
        ),
        None,
    )
    if hedge:
        yield f"{text[hedge[0] : hedge[1]]!r} removed", (Edit(one.file, *hedge, ""),)
    number = next(((a, b) for a, b in words if text[a].isdigit()), None)
    if number:
        yield (
            f"{text[number[0] : number[1]]} changed",
            (Edit(one.file, number[0], number[0] + 1, str((int(text[number[0]]) + 1) % 10)),),
        )
    other = [
        (start, end, f"<!--{word}-->"),
        (start, end, word[:-1] + "q"),
        (start, start, "not "),
        (start, end, f"<del>{word}</del> words"),
    ][turn % 4]
    yield f"{word!r} as {other[2]!r}", (Edit(one.file, *other),)
