"""How the styles in a saved page draw its elements: which of them they hide, and which they raise or lower.

Whatever one of several rules hides or raises counts as hidden or raised: a person is told, or asked, and can tell better.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import tinycss2
from selectolax.lexbor import SelectolaxError
from tinycss2.color3 import RGBA, parse_color

from briefed.text.css import nested
from briefed.text.patterns import lazily

Said = tuple[tuple[str, str], ...]  # declarations: the name and the value of each, in small letters

_ZERO = r"(?:0|0?\.0\d*)(?:[a-z%]*)"
_FAR = r"-(?:\d{3,}|\d{2,}(?:\.\d+)?(?:vw|vh|r?em)\b)"
_ASIDE = rf"{_FAR}|(?<![\d.])\d{{4,}}|\d{{3,}}(?:\.\d+)?(?:%|vw)"  # a long page goes further down than that, and none to the side
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
            rf"scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]|rotate[xy]\(\s*-?90deg|translate\w*\([^)]*(?:{_FAR})",
        ),
    )
    for name in names
}
_LENGTH = lazily(r"([-+]?(?:\d+\.?\d*|\.\d+))(px|pt|r?em|ex|ch|%|)$")
_READ = {
    "px": 2,
    "pt": 1.5,
    "em": 0.2,
    "rem": 0.2,
    "ex": 0.4,
    "ch": 0.4,
    "%": 20,
    "": 0.05,
}  # a size that can be read, at least
_RAISES = {
    "px": 1.5,
    "pt": 1.2,
    "em": 0.15,
    "rem": 0.15,
    "ex": 0.3,
    "ch": 0.3,
    "%": 15,
    "": 0,
}  # more than a nudge
_NEAR = (
    24 / 255
)  # how far two colours may be apart in each of red, green and blue, and still be one to the eye
_PAPER = RGBA(1, 1, 1, 1)
_FEATURE = lazily(r"[\"'](sups|subs|sinf)[\"'](?!\s+(?:0|off))")
_STATE = lazily(r":(?!not|is|where|first|last|nth|only|root)")
_ELSEWHERE = lazily(
    r"^\s*(?:only\s+)?(?:print|speech)\b|^\s*not\s+(?:all|screen)\b|prefers-color-scheme\s*:\s*dark"
)


class Styled(NamedTuple):
    """An element of a page, and what is said of it."""

    node: object
    said: Said


def read(root, sheets: list[str]) -> dict[int, Styled]:
    """What the sheets of a page and its own attributes say of each of its elements, by the elements' addresses."""
    found: dict[int, Styled] = {}
    for selector, said in _rules("\n".join(sheets)):
        for node in _select(root, selector):
            found[node.mem_id] = Styled(
                node, (*found.get(node.mem_id, Styled(node, ())).said, *said)
            )
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
    """Whether what stands under some media holds for a screen, in light colours."""
    return not media.strip() or any(not _ELSEWHERE.search(one) for one in media.lower().split(","))


def unseen(styled: Styled, every: dict[int, Styled]) -> bool:
    """Whether an element's styles keep it from a reader's eyes."""
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
    """ "sup" for what is raised, "sub" for what is lowered, "" for what stands on the line."""
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
        found = re.search(
            r"(?:translatey\(|translate(?:3d)?\([^,()]*,)\s*([^\s,)]+)"
            if name == "transform"
            else r"^\S+\s+(\S+)",
            value,
        )
        above = _above(found[1]) if found else None
        return None if above is None else not above
    return True if name == "display" and value == "ruby-text" else None


def _above(value: str) -> bool | None:
    """Whether a length is above zero; None for one that is no more than a nudge."""
    found = _LENGTH.match(value)
    return (
        None if not found or _within(value, _RAISES) or not float(found[1]) else float(found[1]) > 0
    )


def _within(value: str, most: dict[str, float]) -> bool:
    """Whether a length is smaller than the one of its unit."""
    found = _LENGTH.match(value)
    return bool(found) and abs(float(found[1])) < most[found[2]]


def _drowned(styled: Styled, every: dict[int, Styled]) -> bool:
    """Whether an element's letters have the colour of what they stand on; where that can't be told they are not judged."""
    colour = _colour(next((value for name, value in reversed(styled.said) if name == "color"), ""))
    if colour is None:
        return False
    node = styled.node
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
    """A colour as CSS writes it, in the newer forms too; None where it is another kind of value."""
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
    return all(abs(one - other) <= _NEAR for one, other in zip(first[:3], second[:3]))


def _rules(sheets: str) -> Iterator[tuple[str, Said]]:
    """Each selector of the rules that hold for a screen, with its declarations."""
    todo = [
        ("", rule)
        for rule in reversed(
            tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True)
        )
    ]
    while todo:
        around, rule = todo.pop()
        if (
            rule.type == "at-rule"
            and rule.content is not None
            and rule.lower_at_keyword in ("media", "supports", "layer", "container")
        ):
            if rule.lower_at_keyword != "media" or screens(tinycss2.serialize(rule.prelude)):
                parse = tinycss2.parse_blocks_contents if around else tinycss2.parse_rule_list
                within = parse(rule.content, skip_comments=True, skip_whitespace=True)
                yield from _own(around, within)
                todo += [(around, one) for one in reversed(within)]
        elif rule.type == "qualified-rule":
            within = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            for selector in nested(tinycss2.serialize(rule.prelude), around):
                yield from _own(selector, within)
                todo += [
                    (selector, one)
                    for one in reversed(within)
                    if one.type in ("qualified-rule", "at-rule")
                ]


def _own(selector: str, within: list) -> Iterator[tuple[str, Said]]:
    said = tuple((one.lower_name, _value(one.value)) for one in within if one.type == "declaration")
    if selector and said:
        yield selector, said


def _value(tokens: list) -> str:
    """A declaration's value in small letters, without comments."""
    return " ".join(
        tinycss2.serialize([one for one in tokens if one.type != "comment"]).lower().split()
    )


def _select(root, selector: str) -> list:
    """The elements that a selector matches; none for one that is not read, or that a state or a part of an element decides."""
    try:
        return [] if _STATE.search(selector) else root.css(selector)
    except (SelectolaxError, ValueError):
        return []
