"""The site's colours: each ink is read on each ground, in both schemes, so all need contrast.

A variable that is set anywhere but for the whole site, or for a scheme, is refused by `styles`.
Contrast: https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from briefed.text.css import parsed
from briefed.text.patterns import lazily

LEAST = 4.5
_ATTRIBUTE = (
    "[data-md-color-scheme={}]",
    '[data-md-color-scheme="{}"]',
    "[data-md-color-scheme='{}']",
)
# Where variables may be set: for both schemes, or for one of them.
SCHEMES = {
    ":root": "both",
    **{one.format("default"): "light" for one in _ATTRIBUTE},
    **{one.format("slate"): "dark" for one in _ATTRIBUTE},
}

_INKS = ("--bf-ink", "--bf-soft", "--bf-good", "--bf-poor", "--md-typeset-a-color")
_GROUNDS = ("--bf-ground", "--bf-warm", "--bf-good-ground", "--bf-poor-ground", "paper")
_WHITE = "#ffffff"
_PAPER = {"light": _WHITE, "dark": "hsl(195, 15%, 14%)"}  # Material's --md-default-bg-color
# What else may be set: a site's own colours for the bars, and the hue that dark grounds are
# mixed from.
_OTHERS = lazily(
    r"--bf-[\w-]+"
    r"|--md-(?:primary-(?:fg|bg)|accent-fg|footer-(?:fg|bg))-color(?:--(?:light|lighter|dark))?"
)
_TOKENS = "assets/tokens.css"
_LENGTH = lazily(r"0|[01]?(?:\.\d+)?rem|1?\dpx")


class _Value(NamedTuple):
    text: str
    style_sheet: str
    line: int


def faults(style_sheets: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """The faults of the variables of some style sheets (name → text): style sheet, line, words."""
    values: dict[str, dict[str, list[_Value]]] = {"both": {}, "light": {}, "dark": {}}
    for style_sheet, text in style_sheets.items():
        for names, name, value in _set(text, style_sheet):
            if wrong := _wrong(name, value.text):
                yield style_sheet, value.line, wrong
                continue
            for scheme in names:
                values[scheme].setdefault(name, []).append(value)
    for scheme in ("light", "dark"):
        yield from _too_close(scheme, {**values["both"], **values[scheme]})


def _set(text: str, style_sheet: str) -> Iterator[tuple[tuple[str, ...], str, _Value]]:
    """Each variable set for the site or a scheme: its schemes, name and value."""
    for rule in parsed(text):
        if rule.type != "qualified-rule":
            continue
        selectors = [one.strip() for one in tinycss2.serialize(rule.prelude).split(",")]
        names = tuple(sorted({SCHEMES[one] for one in selectors if one in SCHEMES}))
        if not names:
            continue
        for one in tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        ):
            if one.type == "declaration" and one.name.startswith("--"):
                value = tinycss2.serialize(one.value).strip()
                yield names, one.name, _Value(value, style_sheet, one.source_line)


def _wrong(name: str, value: str) -> str:
    """In words, what is wrong with a variable's value by itself; "" for nothing."""
    if not name.startswith(("--bf-", "--md-")):
        return ""
    if name == "--md-hue":
        return (
            ""
            if value == "195"
            else f"{name}: {value} mixes other grounds than the contrasts were reckoned with: "
            "leave it at 195"
        )
    if name != "--md-typeset-a-color" and not _OTHERS.fullmatch(name):
        return (
            f"{name} is the theme's own and may hide words: "
            "set only what docs/assets/tokens.css sets"
        )
    if name == "--bf-radius":
        return "" if _LENGTH.fullmatch(value) else f"{name}: {value} is no short length"
    colour = parse_color(value)
    if not isinstance(colour, RGBA) or colour.alpha != 1:
        return f"{name}: {value} is no colour that covers what is behind it: write one like #1f2a2e"
    return ""


def _too_close(scheme: str, found: Mapping[str, list[_Value]]) -> Iterator[tuple[str, int, str]]:
    """The pairs of ink and ground that have too little contrast in a scheme."""
    paper = [_Value(_PAPER[scheme], "", 0)]
    pairs = [*itertools.product(_INKS, _GROUNDS), ("white", "--md-primary-fg-color")]
    for ink, ground in pairs:
        for mine in found.get(ink, [_Value(_WHITE, "", 0)] if ink == "white" else []):
            for its in found.get(ground, paper if ground == "paper" else []):
                ratio = contrast(mine.text, its.text)
                if ratio < LEAST:
                    # A style sheet that overrides the site's own colours is the likelier mistake.
                    blamed = next(
                        (one for one in (mine, its) if one.line and one.style_sheet != _TOKENS),
                        mine if mine.line else its,
                    )
                    yield (
                        blamed.style_sheet,
                        blamed.line,
                        (
                            f"{ink} ({mine.text}) on {ground} ({its.text}) has a contrast of "
                            f"{ratio:.1f}:1 in the {scheme} colours: "
                            f"give it {LEAST}:1, or nobody can read it"
                        ),
                    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts: list[float] = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parse_color(colour)[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
