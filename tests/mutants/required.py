"""The built site: what every page must have is gone: the policy, our scripts, the notices."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from . import markup
from .markup import SITE
from .model import Edit, Expect, Mutant, Texts, fault_class
from .project import COURSE, spread

NOT_FOUND = f"{SITE}/404.html"
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_LOADED = re.compile(
    r'\s*<(?:script[^>]* src|link rel="stylesheet" href)="([^"]*)"[^>]*>(?:</script>)?'
)
_OWN = re.compile(r"(?:/|^)(?:assets/[a-z-]+|course)\.(?:js|css)$")


def _source(file: str) -> str:
    """The source of a built page."""
    return "docs/" + file.removeprefix(f"{SITE}/").removesuffix(".html") + ".md"


@fault_class("built: the policy removed or weakened", built=True)
def policy(texts: Texts) -> Iterator[Mutant]:
    weaker = (
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src * 'self'"),
        ("default-src 'self'", "default-src *"),
        ("form-action 'none'", "form-action *"),
        ("object-src 'none'; ", ""),
    )
    for turn, file in enumerate([*markup.pages(texts), NOT_FOUND]):
        text = texts[file]
        tag = _POLICY.search(text)
        expected = (Expect("published-policy", file, 1),)
        yield Mutant(f"removed from {file}", (Edit(file, *tag.span(), ""),), expected)
        end = text.index("</head>")
        moved = (Edit(file, *tag.span(), ""), Edit(file, end, end, tag[0]))
        yield Mutant(f"behind what is loaded on {file}", moved, expected)
        named = text.index("Content-Security-Policy")
        only_told = Edit(file, named, named + len("Content-Security-Policy"), "x")
        yield Mutant(f"by another name on {file}", (only_told,), expected)
        old, new = weaker[turn % len(weaker)]
        at = text.index(old, tag.start())
        yield Mutant(f"{new} on {file}", (Edit(file, at, at + len(old), new),), expected)


@fault_class("built: a script or a style sheet of ours removed", built=True)
def script_removed(texts: Texts) -> Iterator[Mutant]:
    for file in [*markup.pages(texts), NOT_FOUND]:
        own = [match for match in _LOADED.finditer(texts[file]) if _OWN.search(match[1])]
        expected = (Expect("published-script", file, 1),)
        for match in own:
            yield Mutant(f"{match[1]} on {file}", (Edit(file, *match.span(), ""),), expected)
        for match in spread(own, 2):
            name, ending = posixpath.splitext(match[1])
            other = Edit(file, *match.span(1), f"{name}.min{ending}")
            yield Mutant(f"{match[1]} renamed on {file}", (other,), expected)
    start = re.search(r' data-course="([^"]+)"', texts[f"{SITE}/{COURSE}/hidden-men.html"])
    yield Mutant(
        "another theme's page",
        (Edit(f"{SITE}/{COURSE}/hidden-men.html", *start.span(1), "think-family"),),
        (Expect("published-script", f"{SITE}/{COURSE}/hidden-men.html", 1),),
    )


@fault_class("built: the notice of a draft removed or hidden", built=True)
def notice_removed(texts: Texts) -> Iterator[Mutant]:
    for file in markup.pages(texts):
        notice = markup.element(texts, file, texts[file].index('<p class="bf-draft"'))
        expected = (Expect("published-notice", _source(file), 1),)
        yield Mutant(f"on {file}", (Edit(file, notice.start, notice.end, ""),), expected)
        hidden = Edit(file, notice.start + 2, notice.start + 2, " hidden")
        yield Mutant(f"hidden on {file}", (hidden,), expected)
