"""What on a built page can't be seen: by attribute, inline style, a closed block, or a class that our style sheets hide."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

# What a declaration may say: anything else might hide, cover, shrink or strike out the words it applies to. There are
# more ways to do that than anybody can list, so what is known to be harmless is listed instead.
_LENGTH = r"(?:auto|0|\d*\.?\d+(?:rem|em|px))"
_HARMLESS = {
    name: re.compile(pattern)
    for names, pattern in (
        ("color", r"var\(--bf-(?:ink|soft|good|poor)\)|inherit|#fff"),
        ("background background-color", r"var\(--(?:bf-(?:ground|warm|good-ground|poor-ground|quote|soft|warm-line)|md-default-bg-color|md-primary-fg-color)\)|none"),
        ("margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom padding-left gap row-gap column-gap",
         rf"{_LENGTH}(?:\s{_LENGTH}){{0,3}}"),
        ("display", "block|inline-block|inline|grid|flex|list-item|table|table-row|table-cell"),
        ("font-size", r"(?:0?\.[6-9]\d*|[1-3](?:\.\d+)?)r?em|inherit"),
        ("line-height", r"[1-3](?:\.\d+)?"),
        ("font", "inherit"),
        ("letter-spacing", r"-?0?\.0\d?em|normal"),
        ("white-space", "normal|nowrap|pre-wrap"),
        ("width max-width height", r"100%|auto|1(?:\.\d+)?rem|\d{2,3}rem"),
        ("text-decoration text-decoration-line", "underline|none"),
        ("list-style-type", "decimal|disc|circle|square|none"),
        ("overflow-x", "auto"),
        ("text-align", "left|right|center|start|end"),
        ("content", ".*"),  # what a sheet may write is judged where it stands
        ("font-weight font-style min-width min-height scroll-margin-top cursor outline outline-offset overflow-wrap break-before break-after break-inside box-shadow "
         "border border-width border-style border-color border-radius border-left border-right border-top border-bottom border-left-width border-left-color "
         "text-decoration-thickness text-underline-offset grid-template-columns grid-column align-items align-content justify-content flex flex-wrap", r"(?!.*(?:url\(|expression|attr\()).*"),
    )
    for name in names.split()
}
_GENERATED = re.compile(r"::?(?:before|after|marker|placeholder|selection|backdrop|-[\w-]+)\b", re.I)
_PART_OF_TEXT = re.compile(r"::?first-l(?:ine|etter)\b", re.I)
_PSEUDO_CLASS = re.compile(r":(?!not\b|is\b|where\b|has\b|first-|last-|only-|nth-|root\b|empty\b)[\w-]+(?:\([^()]*\))?")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_NEVER_SHOWN = frozenset({"script", "style", "template", "noscript", "head", "datalist", "-comment", "_comment"})
_HIDDEN = "script, style, template, noscript, head, datalist, [hidden], [popover], [aria-hidden=true], [inert], details:not([open]), dialog:not([open])"


@functools.lru_cache(maxsize=1_000)
def hides(declarations: str) -> bool:
    """Whether CSS declarations might hide an element or change how its words are read."""
    for declaration in _COMMENT.sub("", declarations).split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.replace("!important", "").lower().split())
        if name and not name.startswith("--") and not (name in _HARMLESS and _HARMLESS[name].fullmatch(value)):
            return True
    return False


@functools.lru_cache(maxsize=256)
def hiding_selectors(sheet: str) -> tuple[str, ...]:
    """The selectors of a style sheet's rules that hide something on a screen."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return tuple(_selectors(rules))


_HOLDING_RULES = frozenset({"media", "supports", "layer", "container"})


def _selectors(rules, around: str = "") -> list[str]:
    """The hiding selectors of some rules, those nested in others included; `around` is the selector they are nested in."""
    found = []
    if around and hides(";".join(one.serialize() for one in rules if one.type == "declaration")):
        found.append(around)
    for rule in rules:
        if rule.type == "qualified-rule":
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            for selector in _nested(tinycss2.serialize(rule.prelude), around):
                found += _selectors(inner, selector)
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _HOLDING_RULES:
            parse = tinycss2.parse_blocks_contents if around else tinycss2.parse_rule_list
            found += _selectors(parse(rule.content, skip_comments=True, skip_whitespace=True), around)
    return found


def _nested(prelude: str, around: str) -> list[str]:
    """The selectors of a rule, each with that of the rule it is nested in."""
    selectors, depth, start = [], 0, 0
    prelude = _COMMENT.sub(" ", prelude)
    for at, sign in enumerate(prelude + ","):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth <= 0:
            selectors.append(prelude[start:at].strip())
            start = at + 1
    if not around:
        return selectors
    return [selector.replace("&", around) if "&" in selector else f"{around} {selector}" for selector in selectors]


class Sight:
    """Tells for the elements of one page whether they can be seen."""

    def __init__(self, tree: LexborHTMLParser, sheets: list[str]) -> None:
        # Asked once for the whole page: an element's attributes take long to look up one by one.
        self._hidden = {node.mem_id for node in tree.css(_HIDDEN)}
        self._hidden.update(node.mem_id for node in tree.css("[style]") if hides(node.attributes["style"] or ""))
        for sheet in sheets:
            for selector in hiding_selectors(sheet):
                self._hidden.update(node.mem_id for node in _select(tree, selector))
        self._known: dict[int, bool] = {}

    def hidden(self, node: LexborNode) -> bool:
        """Whether an element is hidden in itself, whatever stands around it."""
        return node.mem_id in self._hidden

    def seen(self, node: LexborNode) -> bool:
        """Whether an element and all it stands in can be seen."""
        if node.mem_id not in self._known:
            parent = node.parent
            self._known[node.mem_id] = not self.hidden(node) and (parent is None or parent.tag == "-document" or self.seen(parent))
        return self._known[node.mem_id]


def _select(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements a selector matches; one that a state decides (:hover) is taken as if it always held."""
    selector = _PART_OF_TEXT.sub("", _GENERATED.sub("", selector))  # what is generated may cover what it belongs to
    for attempt in (_PSEUDO_CLASS.sub("", selector), selector):
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
