"""The built site: markup that leaks, requests to other hosts, pages that are gone or that
nobody can reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import markup
from .markup import BRIEFING_PAGE, SHEET, SITE
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of, remove
from .project import ORIGINAL, spread

OUTSIDE = "https://cdn.example.org/thing"
WORRIED = f"{SITE}/worried.html"


def _source(file: str) -> str:
    """The source of a built page."""
    return "docs/" + file.removeprefix(f"{SITE}/").removesuffix(".html") + ".md"


def _added(
    texts: Texts, file: str, before: str, added: str, code: str, what: str, offset: int = 0
) -> Mutant:
    """Something put in front of a tag; the problem is expected on its line, or so many lines
    below.
    """
    at = texts[file].index(before)
    return Mutant(
        f"{what} on {file}",
        (Edit(file, at, at, added),),
        (Expect(code, file, line_of(texts[file], at) + offset),),
    )


@fault_class("built: quiz markup leaked", built=True)
def leaked(texts: Texts) -> Iterator[Mutant]:
    leaks = (
        "<quiz>",
        "<p>Safe [[handling]] and space</p>\n",
        "<p>&lt;quiz&gt;</p>\n",
        "<p>&lt;/quiz&gt;</p>\n",
        "</quiz>",
    )
    for turn, file in enumerate(markup.pages(texts)):
        for added in (*leaks[:2], leaks[2 + turn % 3]):
            yield _added(texts, file, "</article>", added, "published-leak", repr(added.strip()))


@fault_class("built: a bare id leaked", built=True)
def id_leaked(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        for added in ("<p>Words [hidden-men-2]</p>\n", "<p>[introduction-1], she said</p>\n"):
            yield _added(texts, file, "</article>", added, "published-leak", repr(added.strip()))


# Each asks another host for something; the address is written in several ways.
REQUESTS = {
    "script": f'<script src="{OUTSIDE}.js"></script>',
    "script without a scheme": '<script src="//cdn.example.org/thing.js"></script>',
    "script, in capitals": f"<SCRIPT SRC='{OUTSIDE.upper()}.js' async></SCRIPT>",
    "module": f'<script type="module">import "{OUTSIDE}.js"</script>',
    "style sheet": f'<link rel="stylesheet" href="{OUTSIDE}.css">',
    "preconnect": '<link rel="preconnect" href="https://fonts.example.org">',
    "preloaded font": f'<link rel="preload" as="font" href="{OUTSIDE}.woff2">',
    "image": f'<img src="{OUTSIDE}.png" alt="">',
    "image without quotes": f"<img src={OUTSIDE}.png>",
    "image of two sizes": f'<img src="a.png" srcset="a.png 1x, {OUTSIDE}.png 2x">',
    "iframe": f'<iframe src="{OUTSIDE}.html"></iframe>',
    "iframe's content": f'<iframe srcdoc="&lt;img src={OUTSIDE}&gt;"></iframe>',
    "video": f'<video poster="{OUTSIDE}.jpg"></video>',
    "object": f'<object data="{OUTSIDE}.svg"></object>',
    "embed": f'<embed src="{OUTSIDE}.svg">',
    "picture": f'<svg><image href="{OUTSIDE}.svg"/></svg>',
    "font in a style": f"<style>@font-face {{ font-family: x; src: url({OUTSIDE}.woff2) }}</style>",
    "font in a style, in quotes": (
        f"<style>@font-face {{ font-family: x; src: local('x'), url( '{OUTSIDE}.woff2' ) }}</style>"
    ),
    "import in a style": f'<style>@import "{OUTSIDE}.css";</style>',
    "import in a style by url()": f"<style>@import url({OUTSIDE}.css);</style>",
    "image in a style attribute": (
        '<p style="background: url(//cdn.example.org/thing.png)">Words</p>'
    ),
    "form": f'<form action="{OUTSIDE}"><button>Go</button></form>',
    "button of a form": f'<form><button formaction="{OUTSIDE}">Go</button></form>',
    "refresh": f'<meta http-equiv="refresh" content="0; url={OUTSIDE}">',
    "refresh without a scheme": '<meta http-equiv="Refresh" content="5;URL=//cdn.example.org/">',
    "base": '<base href="https://cdn.example.org/">',
    "ping": f'<a href="#" ping="{OUTSIDE}">Words</a>',
}


@fault_class("built: something asked of another host", built=True)
def request(texts: Texts) -> Iterator[Mutant]:
    files = markup.pages(texts)
    for turn, (what, added) in enumerate(REQUESTS.items()):
        for file in (files[turn % len(files)], files[-1 - turn % len(files)]):
            yield _added(texts, file, "</article>", added, "published-request", what)
    for file in markup.pages(texts):
        yield _added(
            texts, file, "</head>", REQUESTS["script"], "published-request", "script in the head"
        )
    for number, rule in enumerate(
        (
            f".a {{ background: url({OUTSIDE}.png) }}",
            f'@import "{OUTSIDE}.css";',
            f"@font-face {{ src: url('{OUTSIDE}.woff2') }}",
            "@import url(//cdn.example.org/x.css);",
        )
    ):
        end = len(texts[SHEET]) if number != 1 else 0
        line = texts[SHEET].count("\n") + 2 if end else 1
        text = f"\n{rule}\n" if end else f"{rule}\n"
        yield Mutant(
            f"{rule} in learner.css",
            (Edit(SHEET, end, end, text),),
            (Expect("published-request", SHEET, line),),
        )


@fault_class("built: page removed", built=True)
def page_removed(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        expected = [Expect("published-page", _source(file), 1)]
        for other in markup.pages(texts):
            link = next(
                (match for match, target, _ in markup.links(texts, other) if target == file), None
            )
            if link and other != file:
                first = texts[other].index(f'"{link[1]}"')  # it may stand in a <link> before
                expected.append(Expect("published-link", other, line_of(texts[other], first)))
        yield Mutant(file, (remove(file),), tuple(expected))


@fault_class("built: all links to a page removed", built=True)
def unreachable(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        if file != f"{SITE}/index.html":
            edits = tuple(
                Edit(other, match.start(1) - len('href="'), match.start(1), 'data-href="')
                for other in markup.pages(texts)
                for match, target, _ in markup.links(texts, other)
                if target == file
            )
            yield Mutant(file, edits, (Expect("published-page", _source(file), 1),))


@fault_class("built: a link's target broken", built=True)
def link_broken(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        inside = [
            match
            for match, target, _ in markup.links(texts, file)
            if target.startswith(SITE) and target != file
        ]
        for turn, match in enumerate(spread(inside, 4)):
            path, sharp, anchor = match[1].partition("#")
            stem, dot, ending = path.rpartition(".")
            wrong = [
                f"{stem}-2{dot}{ending}",
                stem,
                f"x/{path}",
                f"{stem}.md",
                path + "x",
            ][turn % 5]
            yield Mutant(
                f"{match[1]} to {wrong} on {file}",
                (Edit(file, match.start(1), match.end(1), wrong + sharp + anchor),),
                (Expect("published-link", file, line_of(texts[file], match.start(1))),),
            )
    original = markup.SITE + ORIGINAL.removeprefix("docs")
    link = next(
        match for match, target, _ in markup.links(texts, BRIEFING_PAGE) if target == original
    )
    yield Mutant(
        f"{original} removed",
        (remove(original),),
        (Expect("published-link", BRIEFING_PAGE, line_of(texts[BRIEFING_PAGE], link.start(1))),),
    )


@fault_class("built: an anchor link broken", built=True)
def anchor_broken(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        anchored = [
            match
            for match, target, anchor in markup.links(texts, file)
            if anchor and not anchor.startswith("__") and target.endswith(".html")
        ]
        for match in spread(anchored, 25 if file == BRIEFING_PAGE else 3):
            yield Mutant(
                f"{match[1]} on {file}",
                (Edit(file, match.end(1), match.end(1), "-gone"),),
                (Expect("published-anchor", file, line_of(texts[file], match.start(1))),),
            )


@fault_class('built: the "Worried" link removed', built=True)
def worried_removed(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        if file == WORRIED:
            continue
        expected = (Expect("published-help", _source(file), 1, "Worried"),)
        to_it = [match for match, target, _ in markup.links(texts, file) if target == WORRIED]
        edits = tuple(
            Edit(file, match.start(1) - len('href="'), match.start(1), 'data-href="')
            for match in to_it
        )
        yield Mutant(f"every one on {file}", edits, expected)
        quiet = markup.element(texts, file, texts[file].index('<a class="bf-worried"'))
        yield Mutant(
            f"the quiet one on top of {file}", (Edit(file, quiet.start, quiet.end, ""),), expected
        )
        for tag in ('<a class="bf-worried"', '<header class="bf-top"'):
            at = texts[file].index(tag) + tag.index(" ")
            yield Mutant(f"{tag} hidden on {file}", (Edit(file, at, at, " hidden"),), expected)
