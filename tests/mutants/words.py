"""The built site: words of our own pages, and words around them, that no source holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import markup
from .markup import SITE
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import DOCS, page_file, themes

CODE = "published-words"
# Nothing that the sources say, in the ways in which a page can say it.
ADDED = (
    "<p>Fathers need not be asked.</p>",
    "<h2>Half of them</h2>",
    "<ul><li>Nobody asks.</li></ul>",
    "<p hidden>Ask nobody.</p>",
    '<img alt="Nobody asks" src="x.png">',
    '<p><span title="Ask nobody">—</span></p>',
    '<div aria-label="Ask nobody" role="note"></div>',
    "<table><tr><td>40</td></tr></table>",
    "<svg><text>40</text></svg>",
    "<details><summary>More</summary></details>",
    '<button type="button">Ask</button>',
    '<input type="submit" value="Ask nobody">',
    "<p>not</p>",
    "<p>&#52;0</p>",
    '<input placeholder="Ask nobody">',
    "<noscript>Ask nobody</noscript>",
    '<ol start="40"><li></li></ol>',
    '<ul><li value="40"></li></ul>',
    "<article>Ask nobody</article>",
)


def _own(texts: Texts) -> list[tuple[str, str]]:
    """The pages that somebody wrote, each built file with its source."""
    sources = [
        *(page_file(theme) for theme in themes(texts)),
        f"{DOCS}/for-trainers.md",
        "docs/worried.md",
        "docs/accessibility.md",
    ]
    return [(markup.built(source), source) for source in sources]


def _words(texts: Texts, file: str) -> Iterator[tuple[int, int, str]]:
    """The places of the words of a page's own paragraphs and items: no quote, no question and
    nothing that the code makes.
    """
    text = texts[file]
    end = text.find('<section class="bf-question"')
    for match in re.compile(
        r"<blockquote>.*?</blockquote>|<(p|li)>(?P<text>[^<]+)</\1>", re.S
    ).finditer(text, text.index("<h1"), end if end > 0 else text.index("</article>")):
        for word in (
            re.compile(r"\w[\w'’-]+").finditer(text, match.start("text"), match.end("text"))
            if match["text"]
            else ()
        ):
            yield *word.span(), word[0]


@fault_class("built: a word of our own prose altered", built=True)
def word_altered(texts: Texts) -> Iterator[Mutant]:
    for turn, (file, source) in enumerate(_own(texts)):
        words = list(_words(texts, file))
        for place in range(turn % 5, len(words), max(1, len(words) // 6)):
            start, end, word = words[place]
            ways = (
                (start, end, ""),
                (end, end, " not"),
                (start, end, f"{word[:1]}{word}"),
                (start, start, "40 "),
                (start, end, f"<b>{word}</b>s"),
                (start + 1, start + 1, "\u200b"),
                (start, end, f"<!--{word}-->"),
                (start + 1, start + 1, " "),
                (start, end, f"<template>{word}</template>"),
            )
            where = ways[(turn + place) % len(ways)]
            yield Mutant(
                f"{word!r} as {where[2]!r} on {file}",
                (Edit(file, *where),),
                (Expect(CODE, source, 1, last=len(texts[source].split("\n"))),),
            )


@fault_class("built: words added to a page", built=True)
def words_added(texts: Texts) -> Iterator[Mutant]:
    for turn, (file, source) in enumerate(_own(texts)):
        text = texts[file]
        for number, place in enumerate(
            (text.index("<h1"), text.index("\n<p", text.index("<h1")), text.index("</article>"))
        ):
            added = ADDED[(3 * turn + number) % len(ADDED)]
            yield Mutant(
                f"{added!r} on {file}",
                (Edit(file, place, place, f"{added}\n"),),
                (Expect(CODE, source, 1, last=len(texts[source].split("\n"))),),
            )


@fault_class("built: a piece of a page removed or moved", built=True)
def piece_moved(texts: Texts) -> Iterator[Mutant]:
    for file, source in _own(texts):
        text = texts[file]
        pieces = [
            match.span()
            for match in re.compile(r"\n<p>[^<]+</p>").finditer(
                text, text.index("<h1"), text.index("</article>")
            )
        ]
        expected = (Expect(CODE, source, 1, last=len(texts[source].split("\n"))),)
        if pieces:
            start, end = pieces[0]
            yield Mutant(
                f"a paragraph removed from {file}", (Edit(file, start, end, ""),), expected
            )
            place = text.index("</article>")
            yield Mutant(
                f"a paragraph moved to the end of {file}",
                (Edit(file, start, end, ""), Edit(file, place, place, text[start:end])),
                expected,
            )
            yield Mutant(
                f"a paragraph twice on {file}", (Edit(file, end, end, text[start:end]),), expected
            )


# What puts words around a page's article, each with the text that it stands before.
AROUND = (
    ("<p>Ask nobody.</p>", "<header"),
    ("<div>40 of them</div>", "<main"),
    ("<span>Half of them</span>", '<nav class="bf-menu"'),
    ("<p>not</p>", "</main>"),
    ('<div aria-label="Ask nobody"></div>', "<header"),
    ('<meta name="author" content="Ask nobody">', "</head>"),
    ('<p title="Ask nobody"></p>', "<search"),
    ("<style>.x::before { content: 'Ask nobody' }</style>", "</head>"),
    ('<img src="x.png" alt="40">', "</body>"),
    ("<noscript>Ask nobody</noscript>", "<header"),
    ('<meta property="og:title" content="Ask nobody">', "</head>"),
    ('<input type="button" value="Ask nobody">', "</body>"),
    ("Ask nobody", "</main>"),
)


@fault_class("built: words around a page", built=True)
def words_around(texts: Texts) -> Iterator[Mutant]:
    for turn, file in enumerate([*markup.pages(texts), f"{SITE}/404.html"]):
        for added, before in (AROUND[turn % len(AROUND)], AROUND[(5 * turn + 3) % len(AROUND)]):
            at = texts[file].index(before)
            yield Mutant(
                f"{added!r} before {before} of {file}",
                (Edit(file, at, at, f"{added}\n"),),
                (Expect(CODE, file, 1, last=line_of(texts[file], len(texts[file]) - 1)),),
            )


@fault_class("built: the title, the description or a word around a page altered", built=True)
def head_altered(texts: Texts) -> Iterator[Mutant]:
    for turn, file in enumerate([*markup.pages(texts), f"{SITE}/404.html"]):
        text = texts[file]
        ways = [
            (text.index("</title>"), " for nobody"),
            (text.index("Skip to the text"), "Never "),
            (text.index('content="', text.index('name="description"')) + 9, "Not "),
            (text.index("Words to look for"), "Do not ask. "),
            (text.index(">", text.index('class="bf-name"')) + 1, "Not "),
            (text.index('aria-label="Menu"') + 12, "Ask nobody. "),
            (text.index("</span></a></li>"), " for nobody"),
            (text.index(">Close</button>") + 1, "Never "),
        ]
        for at, added in (ways[turn % len(ways)], ways[(turn + 3) % len(ways)]):
            yield Mutant(
                f"{added!r} at {at} of {file}",
                (Edit(file, at, at, added),),
                (Expect(CODE, file, 1, last=line_of(text, len(text) - 1)),),
            )
