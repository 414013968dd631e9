"""What a style may say of the words of a page.

Anything else might hide, cover, shrink, strike out or move them. Nobody can list all ways to do
that, so this lists harmless properties with their harmless values: a length is harmless while it
is short, an outline while it is thin, a ground while its words keep contrast with it.
"""

from __future__ import annotations

import functools
import re

from briefed.text.patterns import lazily

_COMMENT = lazily(r"/\*.*?\*/", re.S)

# Lengths that move words a little and never out of sight: up to 4rem, 4em or 59px, none below zero.
_LENGTH = r"(?:auto|0|[0-3]?\.\d+r?em|[0-4]r?em|[1-5]?\d(?:\.\d+)?px)"
_THIN = r"(?:0|[1-5]px|0?\.\d+r?em)"
_LINE = (
    r"(?:var\(--bf-(?:ink|soft|good|poor|line|quote|warm-line)\)"
    r"|var\(--md-accent-fg-color\)|currentcolor)"
)
_SIDES = "top right bottom left".split()
_PALE = r"var\(--(?:bf-(?:ground|warm|good-ground|poor-ground)|md-default-bg-color)\)|none"
_DARK = r"var\(--(?:bf-(?:quote|soft|warm-line)|md-primary-fg-color)\)"
_BUTTON = "var(--md-primary-fg-color)"
_ROUND = r"(?:var\(--bf-radius\)|0|[01]?(?:\.\d+)?rem|1?\dpx)"

_HARMLESS = {
    name: lazily(pattern)
    for names, pattern in (
        ("color", r"var\(--bf-(?:ink|soft|good|poor)\)|inherit|#fff"),
        ("background background-color", f"{_PALE}|{_DARK}"),
        (
            " ".join(
                [
                    "margin",
                    "padding",
                    "gap",
                    "row-gap",
                    "column-gap",
                    *(f"{name}-{side}" for name in ("margin", "padding") for side in _SIDES),
                ]
            ),
            rf"{_LENGTH}(?:\s{_LENGTH}){{0,3}}",
        ),
        ("display", "block|inline-block|grid|flex|list-item"),
        # Never in em: what stands in something small would be smaller still.
        ("font-size", r"0?\.(?:6[5-9]|[7-9]\d?)\d*rem|[12](?:\.\d+)?rem|inherit"),
        ("font-weight", "normal|bold|[4-9]00|inherit"),
        ("font-style", "normal|italic|inherit"),
        ("line-height", r"1\.[2-9]\d*|[23](?:\.\d+)?"),
        ("font", "inherit"),
        ("letter-spacing", r"-?0?\.0[1-4]?\d?em|normal"),
        ("white-space", "normal|pre-wrap"),
        ("overflow-wrap", "anywhere|break-word|normal"),
        ("overflow-x", "auto"),
        ("width", "100%|auto"),
        ("max-width", r"100%|none|[1-9]\drem"),
        ("height", "auto"),
        ("min-width", "0|auto"),
        ("min-height", r"0|auto|[0-4](?:\.\d+)?rem|[1-5]?\dpx"),
        ("text-decoration text-decoration-line", "underline|none"),
        ("text-decoration-thickness", "auto|from-font|[12]px"),
        ("text-underline-offset", r"auto|0?\.[0-3]\d*em|[0-4]px"),
        ("text-align", "left|right|center|start|end"),
        ("list-style-type", "decimal|disc|circle|square|none"),
        ("content", ".*"),  # what a sheet may write is judged where it stands
        ("cursor", "pointer|text|default|help|auto"),
        ("outline", rf"none|0|{_THIN}\ssolid\s{_LINE}"),
        ("outline-offset", "0|[1-4]px"),
        # A thin frame, outside or inside: a wide one inside is another ground.
        ("box-shadow", rf"none|(?:inset\s)?0 0 0 (?:[1-5]px|0?\.[1-3]rem) (?:{_LINE}|{_PALE})"),
        (
            " ".join(["border", *(f"border-{side}" for side in _SIDES)]),
            rf"none|{_THIN}(?:\ssolid(?:\s{_LINE})?)?",
        ),
        (
            " ".join(["border-width", *(f"border-{side}-width" for side in _SIDES)]),
            rf"{_THIN}(?:\s{_THIN}){{0,3}}",
        ),
        ("border-style", "solid|none"),
        (" ".join(["border-color", *(f"border-{side}-color" for side in _SIDES)]), _LINE),
        ("border-radius", rf"{_ROUND}(?:\s{_ROUND}){{0,3}}"),
        ("scroll-margin-top", _LENGTH),
        ("break-before break-after break-inside", "auto|avoid|page"),
        ("grid-template-columns", "auto 1fr|1fr auto|1fr"),
        ("grid-column", r"[12]|1\s?/\s?-1"),
        ("align-items align-content justify-content", "normal|start|center|baseline|stretch"),
        ("flex", r"none|auto|1 1 [1-9]\drem"),
        ("flex-wrap", "wrap"),
    )
    for name in names.split()
}
# Harmless for the elements that such a selector ends in, and for nothing that holds a sentence.
_HARMLESS_FOR = {
    "width": (r"1(?:\.\d+)?rem", r"\binput(?:\[[^\]]*\])?"),
    "height": (r"1(?:\.\d+)?rem", r"\binput(?:\[[^\]]*\])?"),
    "white-space": ("nowrap", r"\.bf-(?:back|state)"),
}
_NAMED = lazily(r"--(?:bf|md)-|.*\\")
_GENERATED_BOX = lazily(r"::?(?:before|after)$", re.I)


@functools.lru_cache(maxsize=1_000)
def hides(declarations: str, selector: str = "") -> bool:
    """Whether CSS declarations might hide an element or change how its words are read.

    `selector` is that of their rule, "" for those of a `style` attribute. The variables of the site
    (`--bf-…`, `--md-…`) are harmless only where `colours` reads them, so here they never are.
    """
    said: dict[str, str] = {}
    for declaration in _COMMENT.sub("", declarations).split(";"):
        name, _, value = declaration.partition(":")
        name, value = (
            name.strip().lower(),
            " ".join(value.replace("!important", "").lower().split()),
        )
        if not name or (name.startswith("--") and not _NAMED.match(name)):
            continue
        if not _harmless(name, value, selector):
            return True
        said[name] = value
    return _together(said, selector)


def _harmless(name: str, value: str, selector: str) -> bool:
    if name in _HARMLESS and _HARMLESS[name].fullmatch(value):
        return True
    allowed, subject = _HARMLESS_FOR.get(name, ("(?!)", "(?!)"))
    return bool(re.fullmatch(allowed, value) and re.search(f"(?:{subject})$", selector))


def _together(said: dict[str, str], selector: str) -> bool:
    """Whether declarations that are harmless each by itself hide something together."""
    ground = said.get("background-color", said.get("background", ""))
    if "background" in said and "background-color" in said:
        return True  # the last would win
    white = said.get("color") == "#fff"
    if white != (ground == _BUTTON) and not _GENERATED_BOX.search(selector):
        return True  # white words and the dark ground of a button go together
    if re.fullmatch(_DARK, ground) and not white and not _GENERATED_BOX.search(selector):
        return True
    return said.get("display") == "flex" and said.get("flex-wrap") != "wrap"
