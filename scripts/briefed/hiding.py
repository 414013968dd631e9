"""What on a built page can't be seen: by attribute, inline style, a closed block, or a class that our style sheets hide."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

# Declarations that take an element out of sight: exact values, or for sizes any value that is nothing.
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|opacity:0*(?:\.0*)?%?(?![.\d])|"
    r"(?:font-size|max-height|height|width|max-width|zoom):0*(?:\.0*)?(?:px|em|rem|%|pt)?(?![.\w])|clip:rect\(0|clip-path:inset\((?:50|100)%|"
    r"clip-path:(?:circle|ellipse)\(0|text-indent:-\d{3,}|(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}|transform:scale\(0|"
    r"transform:translate[xy]?\(-\d{3,}|translate:[^;]*-\d{3,}|scale:0*(?:\.0*)?(?![.\d])|-webkit-text-fill-color:transparent|color:transparent|filter:opacity\(0|"
    r"font:[^;]*?(?<![\d.])0(?:px|r?em|pt|%)?/|(?:display|visibility|opacity|font-size|font|position):[^;]*var\(|text-decoration[a-z-]*:[^;]*line-through)",
    re.I,
)
_GENERATED = re.compile(r"::?(?:before|after|marker|placeholder|selection|backdrop|-[\w-]+)\b", re.I)
_PART_OF_TEXT = re.compile(r"::?first-l(?:ine|etter)\b", re.I)
_PSEUDO_CLASS = re.compile(r":(?!not\b|is\b|where\b|has\b|first-|last-|only-|nth-|root\b|empty\b)[\w-]+(?:\([^()]*\))?")
_COMMA = re.compile(r",(?![^()]*\))")  # one between selectors, not within :is(…)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_NEVER_SHOWN = frozenset({"script", "style", "template", "noscript", "head", "-comment", "_comment", "datalist"})


def hides(declarations: str) -> bool:
    """Whether CSS declarations hide an element, or strike its words out."""
    return bool(_HIDING.search(re.sub(r"\s+|!important", "", _COMMENT.sub("", declarations))))


@functools.lru_cache(maxsize=256)
def hiding_selectors(sheet: str) -> tuple[str, ...]:
    """The selectors of a style sheet's rules that hide something on a screen."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return tuple(_selectors(rules))


def _selectors(rules, around: str = "") -> list[str]:
    """The hiding selectors of some rules, those nested in others included."""
    found = []
    for rule in rules:
        if rule.type == "qualified-rule":
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            own = _nested(tinycss2.serialize(rule.prelude), around)
            if hides(";".join(one.serialize() for one in inner if one.type == "declaration")):
                found += own
            for selector in own:
                found += _selectors([one for one in inner if one.type != "declaration"], selector)
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in ("media", "supports", "layer", "container"):
            condition = tinycss2.serialize(rule.prelude).lower()
            if rule.lower_at_keyword == "media" and all(part.strip().startswith("print") for part in condition.split(",")):
                continue
            found += _selectors(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), around)
    return found


def _nested(prelude: str, around: str) -> list[str]:
    """The selectors of a rule, each with that of the rule it is nested in."""
    selectors = [_COMMENT.sub(" ", selector).strip() for selector in _COMMA.split(prelude)]
    if not around:
        return selectors
    return [selector.replace("&", around) if "&" in selector else f"{around} {selector}" for selector in selectors]


class Sight:
    """Tells for the elements of one page whether they can be seen."""

    def __init__(self, tree: LexborHTMLParser, sheets: list[str]) -> None:
        self._hidden: set[int] = set()
        for sheet in sheets:
            for selector in hiding_selectors(sheet):
                self._hidden.update(node.mem_id for node in _select(tree, selector))
        self._known: dict[int, bool] = {}

    def hidden(self, node: LexborNode) -> bool:
        """Whether an element is hidden in itself, whatever stands around it."""
        attributes = node.attributes
        if node.tag in _NEVER_SHOWN or "hidden" in attributes or "popover" in attributes or attributes.get("aria-hidden") == "true" or "inert" in attributes:
            return True
        if attributes.get("style") and hides(attributes["style"]):
            return True
        if node.tag in ("details", "dialog") and "open" not in attributes:
            return True
        return node.mem_id in self._hidden

    def seen(self, node: LexborNode) -> bool:
        """Whether an element and all it stands in can be seen."""
        if node.mem_id not in self._known:
            parent = node.parent
            self._known[node.mem_id] = not self.hidden(node) and (parent is None or parent.tag == "-document" or self.seen(parent))
        return self._known[node.mem_id]


def _select(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements a selector matches; one that a state decides (:hover) is taken as if it always held."""
    if _GENERATED.search(selector):
        return []
    selector = _PART_OF_TEXT.sub("", selector)
    for attempt in (selector, _PSEUDO_CLASS.sub("", selector)):
        try:
            return tree.css(attempt) if attempt.strip() else []
        except (SelectolaxError, ValueError):
            continue
    return tree.css("body")  # what can't be read might hide anything


def words(node: LexborNode, skip: Callable[[LexborNode], bool]) -> str:
    """The text of an element, without the elements that `skip` names; white space folded."""
    parts: list[str] = []
    _collect(node, skip, parts)
    return " ".join("".join(parts).split())


_INLINE = frozenset("a abbr b cite code em i kbd label mark q s small span strong sub sup u".split())


def _collect(node: LexborNode, skip: Callable[[LexborNode], bool], parts: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            parts.append(child.text_content or "")
        elif child.tag not in _NEVER_SHOWN and not skip(child):
            apart = "" if child.tag in _INLINE else " "
            parts.append(apart)
            _collect(child, skip, parts)
            parts.append(apart)
