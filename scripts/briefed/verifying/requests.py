"""Requests of built pages to other hosts, and scripts that nobody checked."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from briefed.checking.rules import published
from briefed.model import Problem
from briefed.source.project import Project
from briefed.text.patterns import lazily
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.style_sheets import CSS_REQUEST

# The attributes whose address a browser asks for something, or sends something to.
_ASKING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "a": ("ping",),
    "link": ("href",),
    "form": ("action",),
    "base": ("href",),
    "use": ("href",),
    "image": ("href",),
}
_ASKED = ",".join(f'{tag}[{name}*="//"]' for tag, names in _ASKING.items() for name in names)
# What a <link> may be to another host without asking it for anything.
_NO_REQUEST = frozenset(
    {"canonical", "alternate", "author", "license", "next", "prev", "me", "help"}
)
_OTHER_HOST = lazily(r"\s*(?:https?:|wss?:|ftp:)?//", re.I)
_OTHER_HOST_OF_SET = lazily(r"(?:^|[,\s])(?:https?:)?//", re.I)
_SVG_REQUEST = lazily(
    r"<(?:use|image)\b[^>]*\sxlink:href\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.I
)
_FRAME_REQUEST = lazily(r"(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.I)
_SCRIPT_REQUEST = lazily(
    r"\b(?:import|from|fetch|importScripts)\s*\(?\s*[\"'`]((?:https?:)?//[^\"'`\s]+)"
)


def check_requests(here: BuiltPage, project: Project) -> Iterator[Problem]:
    """What on a page asks another host for something, and its scripts that nobody checked."""
    yield from _unchecked_scripts(here, project)
    yield from _of_elements(here)
    yield from _of_drawings_and_frames(here)
    yield from _of_scripts_and_styles(here)


def _unchecked_scripts(here: BuiltPage, project: Project) -> Iterator[Problem]:
    workers = [attribute(node, "data-worker") for node in here.tree.css("[data-worker]")]
    for src in (*here.scripts, *workers):
        script = here.file_at(src)
        if (project.root / "docs" / script).exists():  # ours are made, and not in docs/
            yield broken(
                published.REQUEST,
                here.location(src),
                f"nobody has checked the script {src}, which might change what the page says: "
                "take it away",
            )


def _of_elements(here: BuiltPage) -> Iterator[Problem]:
    for node in here.tree.css(_ASKED):
        if node.tag == "link" and set(attribute(node, "rel").lower().split()) <= _NO_REQUEST:
            continue
        for name in _ASKING[node.tag or ""]:
            address = attribute(node, name)
            if _OTHER_HOST.match(address) or (
                name == "srcset" and _OTHER_HOST_OF_SET.search(address)
            ):
                yield _request(
                    here,
                    address,
                    f"<{node.tag}> fetches something from another website ({address}): put the "
                    "file into docs/assets and use it from there, or take it away",
                )
    for node in here.tree.css("meta[http-equiv]"):
        content = attribute(node, "content")
        if attribute(node, "http-equiv").lower() == "refresh" and "//" in content:
            yield _request(
                here,
                content,
                "the page sends its readers on to another website: take away what does so, "
                f"or {published.UNDO}",
            )


def _of_drawings_and_frames(here: BuiltPage) -> Iterator[Problem]:
    for match in _SVG_REQUEST.finditer(here.html):
        yield _request(
            here,
            match[1],
            f"a drawing fetches something from another website ({match[1]}): put the file into "
            "docs/assets and use it from there, or take it away",
        )
    for node in here.tree.css("iframe[srcdoc]"):
        for match in _FRAME_REQUEST.finditer(attribute(node, "srcdoc")):
            yield _request(
                here,
                match[1],
                f"a frame fetches something from another website ({match[1]}): take it away",
            )


def _of_scripts_and_styles(here: BuiltPage) -> Iterator[Problem]:
    scripts = [node.text() for node in here.tree.css("script:not([src])")]
    styles = [node.text() for node in here.tree.css("style")]
    styles += [attribute(node, "style") for node in here.tree.css("[style]")]
    for kind, pattern, texts in (
        ("script", _SCRIPT_REQUEST, scripts),
        ("style", CSS_REQUEST, styles),
    ):
        for text in texts:
            for address in _addresses(pattern, text):
                yield _request(
                    here,
                    address,
                    f"a {kind} fetches something from another website ({address}): put the file "
                    "into docs/assets and use it from there, or take it away",
                )


@functools.lru_cache(maxsize=1_000)  # most pages have the same scripts and styles
def _addresses(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The addresses of other hosts that a script or a style names."""
    return tuple(match[1] for match in pattern.finditer(text))


def _request(here: BuiltPage, address: str, message: str) -> Problem:
    return broken(published.REQUEST, here.location(address), message)
