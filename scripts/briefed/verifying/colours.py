"""The site's colours: each ink is read on each ground, in both schemes, so all need contrast.

A variable that is set anywhere but for the whole site is refused by `visibility`.
Contrast: https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Declaration
from tinycss2.color3 import RGBA, parse_color

from briefed.text.css import parsed
from briefed.text.patterns import lazily

LEAST = 4.5
# Where variables may be set: for the whole site, and where a reader has chosen a scheme.
ROOTS = frozenset({":root", ":root.bf-light", ":root.bf-dark"})
_DAY, _NIGHT = "--bf-day", "--bf-night"  # which of two colours is taken: see tokens.css
_BOTH = lazily(rf"var\({_DAY},\s*([^()]+)\)\s*var\({_NIGHT},\s*([^()]+)\)")

_INKS = ("--bf-ink", "--bf-soft", "--bf-key", "--bf-well", "--bf-str")
_GROUNDS = (
    "--bf-paper",
    "--bf-sheet",
    "--bf-key-ground",
    "--bf-ask-ground",
    "--bf-well-ground",
    "--bf-str-ground",
    "--bf-ctx-ground",
)
_PAIRS = (
    *itertools.product(_INKS, _GROUNDS),
    # Inks that stand on one ground alone
    ("--bf-on-key", "--bf-key"),
    ("--bf-on-dusk", "--bf-dusk"),
)
_TOKENS = "assets/tokens.css"
_LENGTH = r"0|[01]?(?:\.\d+)?rem|1?\dpx"
_ROOM = rf"{_LENGTH}|min\((?:{_LENGTH}), ?[1-5](?:\.\d+)?vw\)"
# What is no colour, by its name: its values, and what they are called.
_OTHERS = {
    "--bf-radius": (lazily(_LENGTH), "short length"),
    "--bf-gutter": (lazily(_ROOM), "short length"),
    "--bf-pad": (lazily(_ROOM), "short length"),
    "--bf-out": (lazily(r"calc\(-1 ?\* ?var\(--bf-gutter\)\)"), "gutter below zero"),
    "--bf-rim": (lazily(r"0?\.1rem solid var\(--bf-edge\)"), "thin line"),
}
_FONTS = ("--bf-sans", "--bf-serif")
_READABLE = frozenset(  # families of letters: others have signs in the place of letters
    {
        *("system-ui", "-apple-system", "segoe ui", "roboto", "noto sans", "sans-serif"),
        *("ui-serif", "iowan old style", "charter", "noto serif", "georgia", "serif"),
    }
)


class _Value(NamedTuple):
    text: str
    style_sheet: str
    line: int


def faults(style_sheets: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """The faults of the variables of some style sheets (name → text): style sheet, line, words."""
    values: dict[str, dict[str, list[_Value]]] = {"light": {}, "dark": {}}
    for style_sheet, text in style_sheets.items():
        for name, value in _set(text, style_sheet):
            if wrong := _wrong(name, value.text):
                yield style_sheet, value.line, wrong
                continue
            both = _BOTH.fullmatch(value.text)
            for at, scheme in enumerate(("light", "dark"), 1):
                own = value._replace(text=both[at]) if both else value
                values[scheme].setdefault(name, []).append(own)
    for scheme, found in values.items():
        yield from _too_close(scheme, found)


def is_switch(declarations: Sequence[Declaration]) -> bool:
    """Whether the variables among some declarations do no more than choose one of the schemes.

    An important one would outlast the other of another rule, and then both or none were chosen.
    """
    said = [one for one in declarations if one.name.startswith("--")]
    return (
        sorted(one.name for one in said) == [_DAY, _NIGHT]
        and sorted(map(_text, said)) == ["", "initial"]
        and not any(one.important for one in said)
    )


def _text(declaration: Declaration) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _set(text: str, style_sheet: str) -> Iterator[tuple[str, _Value]]:
    """Each variable set for the whole site, but for what chooses a scheme: its name and value."""
    for rule in parsed(text):
        if rule.type != "qualified-rule":
            continue
        selectors = {one.strip() for one in tinycss2.serialize(rule.prelude).split(",")}
        if not selectors & ROOTS:
            continue
        inner = [
            one
            for one in tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            if one.type == "declaration"
        ]
        if is_switch(inner):
            continue
        for one in inner:
            if one.name.startswith("--"):
                yield one.name, _Value(_text(one), style_sheet, one.source_line)


def _wrong(name: str, value: str) -> str:
    """In words, what is wrong with a variable's value by itself; "" for nothing."""
    if not name.startswith("--bf-"):
        return ""
    if name in (_DAY, _NIGHT):
        return (
            f"{name} chooses the colours: set {_DAY} and {_NIGHT} together, one of them to initial "
            "and the other to nothing"
        )
    if name in _OTHERS:
        values, called = _OTHERS[name]
        return "" if values.fullmatch(value) else f"{name}: {value} is no {called}: write one"
    if name in _FONTS:
        families = {one.strip(" \"'").lower() for one in value.split(",")}
        strange = families - _READABLE
        return (
            f"{name}: {', '.join(sorted(strange)) or 'nothing'} is no font that is known to show "
            "letters as letters: name one of those in docs/assets/tokens.css"
            if strange
            else ""
        )
    both = _BOTH.fullmatch(value)
    for one in both.groups() if both else (value,):
        colour = parse_color(one)
        if not isinstance(colour, RGBA) or colour.alpha != 1:
            return (
                f"{name}: {one} is no colour, or one that what is behind it shows through: write "
                "one like #1f2a2e"
            )
    return ""


def _too_close(scheme: str, found: Mapping[str, list[_Value]]) -> Iterator[tuple[str, int, str]]:
    """The pairs of ink and ground that have too little contrast in a scheme."""
    for ink, ground in _PAIRS:
        for mine, its in itertools.product(found.get(ink, ()), found.get(ground, ())):
            ratio = contrast(mine.text, its.text)
            if ratio < LEAST:
                # A style sheet that overrides the site's own colours is the likelier mistake.
                blamed = next((one for one in (mine, its) if one.style_sheet != _TOKENS), mine)
                yield (
                    blamed.style_sheet,
                    blamed.line,
                    f"readers can't tell {ink} ({mine.text}) from {ground} ({its.text}) in "
                    f"the {scheme} colours: their contrast is {ratio:.1f}:1, so make one "
                    f"lighter or darker until it is {LEAST}:1",
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
