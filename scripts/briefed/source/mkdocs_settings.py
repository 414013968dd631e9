"""The settings of the whole site in mkdocs.yml: which are allowed, and which words readers see.

Only the settings that are listed here are allowed. MkDocs and its themes know many more; most of
them put words, scripts or pages of other people onto every page, where no check would read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefed.model import Fault, Location, Page, Prose
from briefed.source.allowed_files import PICTURES
from briefed.source.plain_yaml import Node
from briefed.source.unsafe_markup import fault_in
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

CODE = "setting-not-allowed"
CONFIG = "mkdocs.yml"
PARTNERSHIP = "site_author"  # of a project of a partnership's own: its name
# The years of a copyright: figures that no briefing has.
_YEARS = lazily(r"(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*", re.I)
_PAGE = r"(?!.*\.\.)[\w./-]+\.md"
_ASSET = r"assets/(?!.*\.\.)[\w./-]+"
_FEATURES = frozenset(
    "navigation.indexes navigation.sections navigation.footer navigation.top navigation.prune "
    "navigation.expand navigation.path navigation.tabs navigation.tracking "
    "toc.follow toc.integrate search.highlight search.suggest".split()
)
_EXTENSIONS = frozenset({"admonition", "attr_list", "pymdownx.details", "tables", "toc"})


class Configuration(NamedTuple):
    """What the settings say.

    - `nav`: the source paths in an explicit `nav:`, or None;
    - `words`: the words that readers see, as the prose of a page;
    - `faults`: what is not allowed.
    """

    nav: frozenset[str] | None
    words: Page
    faults: tuple[Fault, ...]


# Judges a node, given its path in the settings, and reports to the reader.
Shape = Callable[[Node, str, "_Reader"], None]


class _Reader:
    """Collects the faults of the settings, and the words that readers see."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.prose: list[Prose] = []

    def fault(self, node: Node, message: str) -> None:
        self.faults.append(Fault(CODE, Location(self.file, node.line, node.column), message))


def read(root: Node, file: str) -> Configuration:
    """Judge the settings of a site. Raises nothing: see `Configuration.faults`."""
    reader = _Reader(file)
    _SITE(root, "", reader)
    nav = next((node for key, _, node in root.entries if key == "nav"), None)
    words = Page(
        "", "", "settings", {}, "", 1, (), tuple(reader.prose), frozenset(), (), Location(file), ()
    )
    return Configuration(
        frozenset(_leaves(nav)) if nav is not None and nav.value else None,
        words,
        tuple(reader.faults),
    )


def _leaves(node: Node) -> Iterator[str]:
    """All texts in a tree, without the keys of its maps."""
    if node.kind == "text":
        yield node.text
    for below in (*node.items, *(value for _, _, value in node.entries)):
        yield from _leaves(below)


# --- Shapes ---


def _words(node: Node, name: str, reader: _Reader) -> None:
    """Words that readers see, on one line."""
    if node.kind != "text" or "\n" in node.text:
        reader.fault(node, f"{name}: write one line of text")
        return
    unsafe = fault_in(node.text)
    if unsafe:
        reader.fault(node, f"{name}: {unsafe[1]}")
        return
    years = _YEARS.match(node.text) if name == "copyright" else None
    skipped = years.end() if years else 0
    if node.text[skipped:]:
        location = Location(reader.file, node.line, node.column + skipped)
        reader.prose.append(Prose(node.text[skipped:], "title", name, location))


def _one_of(*values: str) -> Shape:
    """One of some texts."""

    def shape(node: Node, name: str, reader: _Reader) -> None:
        if node.kind != "text" or node.text not in values:
            reader.fault(
                node, f"{name}: this can't be set to {_said(node)}: write {' or '.join(values)}"
            )

    return shape


def _matching(pattern: str, how: str) -> Shape:
    """A text that matches a pattern; `how` says in words what to write."""
    compiled = re.compile(pattern)

    def shape(node: Node, name: str, reader: _Reader) -> None:
        if node.kind != "text" or not compiled.fullmatch(node.text):
            reader.fault(node, f"{name}: this can't be set to {_said(node)}: write {how}")

    return shape


def _list_of(item: Shape) -> Shape:
    """A list of nodes of one shape, or an empty value."""

    def shape(node: Node, name: str, reader: _Reader) -> None:
        if _is_empty(node):
            return
        if node.kind != "list":
            reader.fault(
                node, f"{name}: write a list, each entry on a line of its own behind a hyphen"
            )
            return
        for below in node.items:
            item(below, name, reader)

    return shape


def _map_of(**known: Shape) -> Shape:
    """A map that may have some keys, with a shape for the value of each, or an empty value."""

    def shape(node: Node, name: str, reader: _Reader) -> None:
        if _is_empty(node):
            return
        if node.kind != "map":
            reader.fault(
                node, f"{name or 'the settings'}: write lines of a name, a colon and a value"
            )
            return
        seen = set()
        for key, (line, column), value in node.entries:
            path = f"{name}.{key}" if name else key
            if key not in seen and key in known:
                known[key](value, path, reader)
            else:
                why = (
                    f"{path} is there twice: delete one"
                    if key in seen
                    else f"{path} can't be set here, since nobody would check what it puts onto "
                    f"the pages: {_hint(key, known)}"
                )
                reader.fault(Node("text", key, line, column), why)
            seen.add(key)

    return shape


def _hint(key: str, known: Iterable[str]) -> str:
    """What to do about a key that is not known."""
    near = nearest(key, known, 0.8)
    return (
        f"did you mean {near!r}?"
        if near
        else (f"delete it, or write one of these: {', '.join(sorted(known))}")
    )


def _is_empty(node: Node) -> bool:
    return node.kind == "text" and not node.text


def _either(text: Shape, mapping: Shape) -> Shape:
    """One shape for a text, and another for everything else."""
    return lambda node, name, reader: (text if node.kind == "text" else mapping)(node, name, reader)


def _navigation(node: Node, name: str, reader: _Reader) -> None:
    """Pages, alone or behind the title that the navigation shows for them, or below a title."""
    for below in node.items:
        _navigation(below, name, reader)
    for title, (line, column), below in node.entries:
        _words(Node("text", title, line, column), name, reader)
        _navigation(below, name, reader)
    if node.kind == "tag" or (node.text and not re.fullmatch(_PAGE, node.text)):
        reader.fault(
            node,
            f"{name}: this can't be set to {_said(node)}: "
            "name a page of this site, such as index.md",
        )


def _left_out(node: Node, name: str, reader: _Reader) -> None:
    """Patterns of files that MkDocs leaves out, a line each: assets or former editions only."""
    for line in node.text.split("\n") if node.kind == "text" else [""]:
        if not re.fullmatch(rf"(?:{_ASSET}|editions/)?", line.strip()):
            reader.fault(
                node,
                f"{name}: {line.strip()!r} can't be left out of the site: name files in assets/ "
                "alone, or every page that it matches is gone",
            )


def _said(node: Node) -> str:
    """A value as messages show it."""
    return repr(node.text) if node.kind in ("text", "tag") else f"a {node.kind}"


_TRUTH = _one_of("true", "false")
_CSS = _matching(rf"{_ASSET}\.css", "the path of a style sheet in assets/, such as assets/page.css")
_JS = _matching(rf"{_ASSET}\.js", "the path of a script in assets/, such as assets/learner.js")
_ICON = _matching(
    r"(?:material|fontawesome|octicons|simple)/[a-z0-9/-]+",
    "the name of one of the theme's icons, such as material/book-open-variant",
)
_PICTURE = _matching(
    rf"{_ASSET}(?:{'|'.join(map(re.escape, PICTURES))})",
    "the path of a picture in assets/, such as assets/favicon.png",
)
_WORD = _matching(r"[a-z-]+", "one word")
_PLUGIN = _one_of("search", "material/search", "materialx/search", "mkdocs_quiz")
_QUIZ = _map_of(
    embed_source=_one_of("false"),
    auto_submit=_one_of("false"),
    disable_after_submit=_TRUTH,
    confetti=_one_of("false"),
    show_progress=_one_of("false"),
)
_COLOURS = _map_of(
    media=_matching(
        r"\(prefers-color-scheme(?:: (?:light|dark))?\)",
        '"(prefers-color-scheme: light)" or the like',
    ),
    scheme=_one_of("default", "slate"),
    primary=_WORD,
    accent=_WORD,
    toggle=_map_of(icon=_ICON, name=_words),
)


def _palette(node: Node, name: str, reader: _Reader) -> None:
    """The colours of one palette, or a list of palettes."""
    (_list_of(_COLOURS) if node.kind == "list" else _COLOURS)(node, name, reader)


_SITE = _map_of(
    site_name=_words,
    site_description=_words,
    site_author=_words,
    copyright=_words,
    site_url=_matching(
        r"(?:https?://[\w.:-]+/[\w./~-]*)?",
        "the site's address, which begins with https:// and ends in /",
    ),
    docs_dir=_one_of("docs"),
    site_dir=_one_of("site"),
    use_directory_urls=_TRUTH,
    strict=_one_of("true"),
    theme=_either(
        _one_of("material", "materialx"),
        _map_of(
            name=_one_of("material", "materialx"),
            language=_one_of("en"),
            font=_one_of("false"),
            favicon=_PICTURE,
            logo=_PICTURE,
            icon=_map_of(logo=_ICON),
            features=_list_of(_one_of(*sorted(_FEATURES))),
            palette=_either(
                _WORD,
                _palette,
            ),
        ),
    ),
    extra=_map_of(generator=_TRUTH),
    extra_css=_list_of(_CSS),
    extra_javascript=_list_of(_either(_JS, _map_of(path=_JS, defer=_TRUTH))),
    hooks=_list_of(_one_of("scripts/site_hooks.py")),
    plugins=_list_of(_either(_PLUGIN, _map_of(mkdocs_quiz=_QUIZ))),
    markdown_extensions=_list_of(_one_of(*sorted(_EXTENSIONS))),
    watch=_list_of(_one_of("quizzes", "scripts/web")),
    exclude_docs=_left_out,
    nav=_navigation,
)
