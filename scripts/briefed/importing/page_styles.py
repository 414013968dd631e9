"""How the styles in a saved page draw its elements: which are hidden, and which raised or lowered.

An element counts as hidden, or as raised, as soon as one of several rules makes it so: a person is
told, or asked, and can tell better.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import tinycss2
from selectolax.lexbor import LexborNode, SelectolaxError
from tinycss2.color3 import RGBA, parse_color

from briefed.text.css import nested
from briefed.text.patterns import lazily

Said = tuple[tuple[str, str], ...]  # declarations: the name and the value of each, in lower case

_ZERO = r"(?:0|0?\.0\d*)(?:[a-z%]*)"
_FAR = r"-(?:\d{3,}|\d{2,}(?:\.\d+)?(?:vw|vh|r?em)\b)"
# Far to either side. A long page goes as far down, so there the same says nothing.
_ASIDE = rf"{_FAR}|(?<![\d.])\d{{4,}}|\d{{3,}}(?:\.\d+)?(?:%|vw)"
_HIDING = {
    name: re.compile(pattern)
    for names, pattern in (
        (("display",), "none$"),
        (("visibility",), "hidden|collapse"),
        (("content-visibility",), "hidden"),
        (("opacity", "zoom"), f"{_ZERO}$"),
        (("filter",), rf"opacity\(\s*{_ZERO}\s*\)"),
        (("top", "bottom", "inset", "margin", "margin-top", "translate"), _FAR),
        (("left", "right", "text-indent", "margin-left"), _ASIDE),
        (("mso-hide",), "all"),
        (("letter-spacing",), r"-(?:[1-9]|0?\.[5-9])[\d.]*r?em"),
        (("font",), rf"(?:^|\s)(?:{_ZERO}|[01](?:\.\d+)?p[xt])(?:\s|/)"),
        (("scale",), rf"{_ZERO}(?:\s|$)"),
        (("clip",), r"rect\(\s*(?:0|1px)"),
        (
            ("clip-path",),
            r"inset\(\s*(?:[5-9]\d|\d{3})%|circle\(\s*0|polygon\(\s*(?:0(?:px|%)?[\s,]*)+\)",
        ),
        (
            ("transform",),
            rf"scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]|rotate[xy]\(\s*-?90deg"
            rf"|translate\w*\([^)]*(?:{_FAR})",
        ),
    )
    for name in names
}
_LENGTH = lazily(r"([-+]?(?:\d+\.?\d*|\.\d+))(px|pt|r?em|ex|ch|%|)$")
# By unit: the smallest size that can be read, and the longest way that is only a nudge.
_READ = {"px": 2, "pt": 1.5, "em": 0.2, "rem": 0.2, "ex": 0.4, "ch": 0.4, "%": 20, "": 0.05}
_NUDGE = {"px": 1.5, "pt": 1.2, "em": 0.15, "rem": 0.15, "ex": 0.3, "ch": 0.3, "%": 15, "": 0}
# Two colours look the same if they differ by no more than this in each of red, green and blue.
_NEAR = 24 / 255
_PAPER = RGBA(1, 1, 1, 1)
_FEATURE = lazily(r"[\"'](sups|subs|sinf)[\"'](?!\s+(?:0|off))")
_STATE = lazily(r":(?!not|is|where|first|last|nth|only|root)")
_ELSEWHERE = lazily(
    r"^\s*(?:only\s+)?(?:print|speech)\b|^\s*not\s+(?:all|screen)\b"
    r"|prefers-color-scheme\s*:\s*dark"
)


class Styled(NamedTuple):
    """An element of a page, and the declarations that apply to it."""

    node: LexborNode
    said: Said


def read(root: LexborNode, style_sheets: list[str]) -> dict[int, Styled]:
    """Every element that has styles, by its address, with the declarations that apply to it.

    They come from the page's style sheets and from the element's own attributes.
    """
    found: dict[int, Styled] = {}
    for selector, said in _rules("\n".join(style_sheets)):
        for node in _select(root, selector):
            before = found[node.mem_id].said if node.mem_id in found else ()
            found[node.mem_id] = Styled(node, (*before, *said))
    for node in root.css("[style], font[color], [bgcolor]"):
        held = node.attributes
        said = found.get(node.mem_id, Styled(node, ())).said
        plain = [
            (name, (held.get(key) or "").lower())
            for name, key in (("color", "color"), ("background-color", "bgcolor"))
            if held.get(key)
        ]
        found[node.mem_id] = Styled(node, (*plain, *said, *declared(held.get("style") or "")))
    return found


@functools.lru_cache(maxsize=2_000)
def declared(text: str) -> Said:
    """The declarations of a style, without their comments."""
    every = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return tuple((one.lower_name, _value(one.value)) for one in every if one.type == "declaration")


def screens(media: str) -> bool:
    """Whether a media query (as CSS writes it, or "") includes a screen with light colours."""
    return not media.strip() or any(not _ELSEWHERE.search(one) for one in media.lower().split(","))


def unseen(styled: Styled, every: dict[int, Styled]) -> bool:
    """Whether an element's styles hide it. `every` has those of the elements around it."""
    if any(
        (name in _HIDING and _HIDING[name].search(value))
        or (name in ("font-size", "zoom") and _within(value, _READ))
        or (name in ("color", "-webkit-text-fill-color") and _clear(value))
        for name, value in styled.said
    ):
        return True
    boxed = any(
        name.endswith(("height", "width"))
        and not name.startswith(("min-", "line-", "border"))
        and re.fullmatch(rf"{_ZERO}|1px", value)
        for name, value in styled.said
    )
    return (
        boxed
        and any(
            name.startswith("overflow") and re.search("hidden|clip", value)
            for name, value in styled.said
        )
    ) or _drowned(styled, every)


def lifted(said: Said) -> str:
    """Whether declarations raise an element ("sup"), lower it ("sub") or neither ("")."""
    last = dict(said)
    for name, value in said:
        up = _up(name, value, last)
        if up is not None:
            return "sup" if up else "sub"
    return ""


def _up(name: str, value: str, last: dict[str, str]) -> bool | None:
    """Whether a declaration raises, rather than lowers; None where it does neither."""
    if name in ("vertical-align", "baseline-shift"):
        if value in ("super", "text-top", "sub", "text-bottom"):
            return value in ("super", "text-top")
        if value in ("top", "bottom"):  # which moves only letters that are smaller
            return value == "top" if "font-size" in last or "font" in last else None
        return _above(value)
    if name in ("font-variant-position", "font-variant") and (
        found := re.search(r"\b(super|sub)\b", value)
    ):
        return found[1] == "super"
    if name == "font-feature-settings" and (found := _FEATURE.search(value)):
        return found[1] == "sups"
    if name in ("top", "bottom", "inset") and last.get("position") == "relative":
        above = _above(value.split()[0]) if value else None
        return above if above is None or name == "bottom" else not above
    if name in ("transform", "translate"):
        pattern = (
            r"(?:translatey\(|translate(?:3d)?\([^,()]*,)\s*([^\s,)]+)"
            if name == "transform"
            else r"^\S+\s+(\S+)"
        )
        moved = re.search(pattern, value)
        above = _above(moved[1]) if moved else None
        return None if above is None else not above
    return True if name == "display" and value == "ruby-text" else None


def _above(value: str) -> bool | None:
    """Whether a length is above zero; None for one that is zero or only a nudge."""
    found = _LENGTH.match(value)
    if not found or _within(value, _NUDGE) or not float(found[1]):
        return None
    return float(found[1]) > 0


def _within(value: str, most: dict[str, float]) -> bool:
    """Whether a length, up or down, is smaller than the limit for its unit."""
    found = _LENGTH.match(value)
    return found is not None and abs(float(found[1])) < most[found[2]]


def _drowned(styled: Styled, every: dict[int, Styled]) -> bool:
    """Whether an element's letters have the colour of their background.

    False where one of the two colours is not known.
    """
    colour = _colour(next((value for name, value in reversed(styled.said) if name == "color"), ""))
    if colour is None:
        return False
    node: LexborNode | None = styled.node
    while node is not None:
        said = every[node.mem_id].said if node.mem_id in every else ()
        given = [value for name, value in said if name in ("background", "background-color")]
        if given and given[-1] not in ("transparent", "none", "inherit", "initial", "unset"):
            ground = _colour(given[-1])
            return ground is not None and _alike(colour, ground)
        node = node.parent
    return _alike(colour, _PAPER)


def _clear(value: str) -> bool:
    colour = _colour(value)
    return colour is not None and colour.alpha < 0.05


def _colour(text: str) -> RGBA | None:
    """A colour as CSS writes it, in newer forms too; None for another kind of value."""
    if hexed := re.fullmatch(r"#(?:([0-9a-f]{3})([0-9a-f])|([0-9a-f]{6})([0-9a-f]{2}))", text):
        colour = parse_color("#" + (hexed[1] or hexed[3]))
        return colour._replace(alpha=int((hexed[2] or hexed[4]) * (2 if hexed[2] else 1), 16) / 255)
    if spaced := re.fullmatch(
        r"(rgb|hsl)a?\(\s*([^\s,]+)\s+([^\s,]+)\s+([^\s,/]+)\s*(?:/\s*([\d.]+)(%?))?\s*\)", text
    ):
        alpha = float(spaced[5]) / (100 if spaced[6] else 1) if spaced[5] else 1
        text = f"{spaced[1]}a({spaced[2].removesuffix('deg')},{spaced[3]},{spaced[4]},{alpha})"
    colour = parse_color(text)
    return colour if isinstance(colour, RGBA) else None


def _alike(first: RGBA, second: RGBA) -> bool:
    return all(abs(one - other) <= _NEAR for one, other in zip(first[:3], second[:3], strict=True))


def _rules(sheets: str) -> Iterator[tuple[str, Said]]:
    """Each selector of the rules that apply on a screen, with its declarations."""
    todo = [("", rule) for rule in reversed(_parsed(tinycss2.parse_stylesheet, sheets))]
    while todo:
        around, rule = todo.pop()
        if rule.type == "at-rule" and rule.content is not None:
            if _applies(rule):
                parse = tinycss2.parse_blocks_contents if around else tinycss2.parse_rule_list
                within = _parsed(parse, rule.content)
                yield from _own(around, within)
                todo += [(around, part) for part in reversed(within)]
        elif rule.type == "qualified-rule":
            within = _parsed(tinycss2.parse_blocks_contents, rule.content)
            for selector in nested(tinycss2.serialize(rule.prelude), around):
                yield from _own(selector, within)
                todo += [
                    (selector, part)
                    for part in reversed(within)
                    if part.type in ("qualified-rule", "at-rule")
                ]


def _parsed(parse: Callable[..., list[Any]], css: object) -> list[Any]:
    """The nodes that one of tinycss2's parsers finds. tinycss2 has no types, hence `Any`."""
    return parse(css, skip_comments=True, skip_whitespace=True)


def _applies(rule: Any) -> bool:
    """Whether the rules within an at-rule apply on a screen."""
    keyword = rule.lower_at_keyword
    if keyword == "media":
        return screens(tinycss2.serialize(rule.prelude))
    return keyword in ("supports", "layer", "container")


def _own(selector: str, within: list[Any]) -> Iterator[tuple[str, Said]]:
    """The declarations that belong to a selector itself, not to a rule nested in it."""
    said = tuple(
        (part.lower_name, _value(part.value)) for part in within if part.type == "declaration"
    )
    if selector and said:
        yield selector, said


def _value(tokens: list[Any]) -> str:
    """A declaration's value in lower case, without comments."""
    css: str = tinycss2.serialize([token for token in tokens if token.type != "comment"])
    return " ".join(css.lower().split())


def _select(root: LexborNode, selector: str) -> list[LexborNode]:
    """The elements that a selector matches.

    None for a selector that can't be read, or that depends on a state or on part of an element.
    """
    try:
        return [] if _STATE.search(selector) else root.css(selector)
    except (SelectolaxError, ValueError):
        return []
