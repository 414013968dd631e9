"""What on a built page can't be seen.

It is hidden by an attribute, an inline style, a closed block, or a class that our style sheets
hide.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable
from typing import Any

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from briefed.text.css import nested, parsed
from briefed.text.patterns import lazily
from briefed.verifying import colours
from briefed.verifying.styles import hides

_GENERATED = lazily(r"::?(?:before|after|marker|placeholder|selection|backdrop|-[\w-]+)\b", re.I)
_PART_OF_TEXT = lazily(r"::?first-l(?:ine|etter)\b", re.I)
_PSEUDO_CLASS = lazily(
    r":(?!not\b|is\b|where\b|has\b|first-|last-|only-|nth-|root\b|empty\b)[\w-]+(?:\([^()]*\))?"
)
_SET_BY_SCRIPTS = lazily(r"\[\s*(?:hidden|open|disabled|aria-|data-)", re.I)
_NOT = lazily(
    r":not\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)"
)  # with :has(:checked) and the like in it
# Without the "*" lexbor tries the parent alone: ":is(main) p" would find no "p" further in.
_BARE_IS = lazily(r"(?<![^\s(,>+~]):(?=(?:is|where)\()", re.I)
# A script gives the page classes as it opens: one of the schemes, and what shows one step at a
# time. A selector may ask for them in many ways.
_SCHEMES = ("", "bf-light", "bf-dark")
_STEPPING, _STARTED = "bf-stepping bf-elsewhere", "bf-started"  # of the page, and of its article
_ASKS_FOR_STATE = lazily(r"\.bf-(?:light|dark|stepping|elsewhere|started)\b|[\[\\]")
_NEVER_SHOWN = frozenset(
    {"script", "style", "template", "noscript", "head", "datalist", "-comment", "_comment"}
)
_HIDDEN = (
    "script, style, template, noscript, head, datalist, [hidden], [popover], [aria-hidden=true], "
    "[inert], details:not([open]), dialog:not([open])"
)


@functools.lru_cache(maxsize=256)
def hiding_selectors(style_sheet: str, within: bool = False) -> tuple[str, ...]:
    """The selectors of a style sheet's rules that hide something on a screen.

    `within` is true for one that stands in a page, where no rule may set a variable of the site.
    """
    return tuple(_selectors(parsed(style_sheet), within=within))


_HOLDING_RULES = frozenset({"media", "supports", "layer", "container"})


def _selectors(rules: list[Any], around: str = "", within: bool = False) -> list[str]:
    """The hiding selectors of some rules, as tinycss2 parses them, and of those nested in them.

    `around` is the selector that they are nested in; `within` is true inside another rule, such as
    @media, and in a page.
    """
    found = []
    said = [one for one in rules if one.type == "declaration"]
    if around in colours.ROOTS and (not within or colours.is_switch(said)):
        said = [one for one in said if not one.name.startswith("--")]  # `colours` judges these
    if around and hides(";".join(one.serialize() for one in said), around):
        found.append(around)
    elif any(one.lower_name == "font-size" for one in said):
        found.append(f"html:is({around})")  # every rem is measured by it
    for rule in rules:
        if rule.type == "qualified-rule":
            inner = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            for selector in nested(tinycss2.serialize(rule.prelude), around):
                found += _selectors(inner, selector, within or bool(around))
        elif (
            rule.type == "at-rule"
            and rule.content is not None
            and rule.lower_at_keyword in _HOLDING_RULES
        ):
            parse = tinycss2.parse_blocks_contents if around else tinycss2.parse_rule_list
            found += _selectors(
                parse(rule.content, skip_comments=True, skip_whitespace=True), around, True
            )
    return found


class Sight:
    """Tells for the elements of one page whether they can be seen."""

    def __init__(self, tree: LexborHTMLParser, style_sheets: list[str]) -> None:
        styles = [node.text() for node in tree.css("style")]
        # Asked once for the whole page: an element's attributes take long to look up one by one.
        self._hidden = {node.mem_id for node in tree.css(_HIDDEN)}
        self._hidden.update(
            node.mem_id for node in tree.css("[style]") if hides(node.attributes["style"] or "")
        )
        found = [hiding_selectors(style_sheet) for style_sheet in style_sheets] + [
            hiding_selectors(style, True) for style in styles
        ]
        for selectors in found:
            for selector in selectors:
                self._hidden.update(_selected(tree, selector))
        self._known: dict[int, bool] = {}

    def hidden(self, node: LexborNode) -> bool:
        """Whether an element is hidden in itself, whatever stands around it."""
        return node.mem_id in self._hidden

    def seen(self, node: LexborNode) -> bool:
        """Whether an element and all it stands in can be seen."""
        if node.mem_id not in self._known:
            parent = node.parent
            self._known[node.mem_id] = not self.hidden(node) and (
                parent is None or parent.tag == "-document" or self.seen(parent)
            )
        return self._known[node.mem_id]


def _selected(tree: LexborHTMLParser, selector: str) -> set[int]:
    """The elements that a selector matches in one state of the page at least, by their `mem_id`."""
    found = {node.mem_id for node in _select(tree, selector)}
    if tree.root is None or not _ASKS_FOR_STATE.search(selector):
        return found
    article = tree.css_first("article.bf-steps")
    states = itertools.product((False, True) if article else (False,), _SCHEMES)
    for steps, scheme in itertools.islice(states, 1, None):  # the first is the page as it is
        own = _added(tree.root, f"{scheme} {_STEPPING if steps else ''}")
        articles = _added(article, _STARTED if steps else "") if article else None
        found.update(node.mem_id for node in _select(tree, selector))
        _put_back(tree.root, own)
        if article:
            _put_back(article, articles)
    return found


def _added(node: LexborNode, classes: str) -> str | None:
    """Give an element more classes. Returns those that it had."""
    own = node.attributes.get("class")
    node.attrs["class"] = f"{own or ''} {classes}".strip()
    return own


def _put_back(node: LexborNode, own: str | None) -> None:
    if own is None:
        del node.attrs["class"]
    else:
        node.attrs["class"] = own


def _select(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements that a selector matches; a state such as :hover is taken as always given."""
    for attempt in _attempts(selector):
        try:
            return tree.css(attempt) if attempt.strip() else []
        except (SelectolaxError, ValueError):
            continue
    return tree.css("body")  # what can't be read might hide anything


@functools.lru_cache(maxsize=4096)  # every page is asked for the selectors of our style sheets
def _attempts(selector: str) -> tuple[str, str]:
    """A selector without its states, and the selector itself, for elements alone."""
    # What is generated may cover what it belongs to.
    selector = _PART_OF_TEXT.sub("", _GENERATED.sub("", selector))
    return _always(selector), selector


def _always(selector: str) -> str:
    """A selector without its conditions, which are states."""
    selector = _BARE_IS.sub("*:", selector)
    selector = _NOT.sub(
        lambda match: (
            "" if _PSEUDO_CLASS.search(match[1]) or _SET_BY_SCRIPTS.search(match[1]) else match[0]
        ),
        selector,
    )
    return _PSEUDO_CLASS.sub(
        lambda match: "*" if match.start() == 0 or selector[match.start() - 1] in " (>+~," else "",
        selector,
    )


def words(node: LexborNode, skip: Callable[[LexborNode], bool]) -> str:
    """The text of an element, without the elements that `skip` names; white space folded."""
    parts: list[str] = []
    _collect(node, skip, parts)
    return " ".join("".join(parts).split())


INLINE = frozenset("a abbr b cite code em i kbd label mark q s small span strong sub sup u".split())


def _collect(node: LexborNode, skip: Callable[[LexborNode], bool], parts: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            parts.append(child.text_content or "")
        elif child.tag not in _NEVER_SHOWN and not skip(child):
            apart = "" if child.tag in INLINE else " "
            parts.append(apart)
            _collect(child, skip, parts)
            parts.append(apart)
