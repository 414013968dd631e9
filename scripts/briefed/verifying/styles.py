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
_LENGTH = r"(?:auto|0|[0-3]?\.\d+r?em|[0-4]r?em|[1-5]?\d(?:\.\d+)?px|var\(--bf-(?:gutter|pad)\))"
_THIN = r"(?:0|[1-5]px|0?\.\d+r?em)"
_LINE = r"(?:var\(--bf-(?:ink|soft|key|well|str|line|edge|focus|lamp)\)|currentcolor)"
_SIDES = "top right bottom left".split()
_PALE = r"var\(--bf-(?:paper|sheet|(?:key|ask|well|str|ctx)-ground)\)|none"
_DARK = r"var\(--bf-(?:key|dusk|lamp|soft|well|str|segment)\)"
# The inks of dark grounds, each of which stands on its own.
_ON = {"var(--bf-on-key)": "var(--bf-key)", "var(--bf-on-dusk)": "var(--bf-dusk)"}
_ROUND = r"(?:var\(--bf-radius\)|0|[01]?(?:\.\d+)?rem|1?\dpx)"

_HARMLESS = {
    name: lazily(pattern)
    for names, pattern in (
        ("color", r"var\(--bf-(?:ink|soft|key|well|str|on-key|on-dusk)\)|inherit"),
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
        # Never in em: what stands in something small would be smaller still. What is large already
        # may stay within the window's width where the reader's own text is large.
        (
            "font-size",
            r"0?\.(?:8[1-9]|9)\d*rem|[12](?:\.\d+)?rem|inherit"
            r"|min\([12](?:\.\d+)?rem, ?(?:9|1\d)(?:\.\d+)?vw\)",
        ),
        ("font-weight", "normal|bold|[4-9]00|inherit"),
        ("font-style", "normal|italic|inherit"),
        ("line-height", r"1\.[2-9]\d*|[23](?:\.\d+)?"),
        ("font", "inherit"),
        ("font-family", r"var\(--bf-(?:sans|serif)\)|inherit"),
        ("-webkit-text-size-adjust", "100%"),
        ("box-sizing", "border-box"),
        ("border-collapse", "collapse"),
        ("vertical-align", "top|baseline"),
        ("letter-spacing", r"-?0?\.0[1-4]?\d?em|normal"),
        ("white-space", "normal|pre-wrap"),
        ("text-wrap", "balance"),
        ("overflow-wrap", "anywhere|break-word|normal"),
        ("overflow-x", "auto"),
        ("width", "100%|auto"),
        ("max-width", r"100%|none|[1-9]\drem"),
        ("height", "auto"),
        ("min-width", "0|auto"),
        ("min-height", r"0|auto|[0-5](?:\.\d+)?rem|[1-5]?\dpx"),
        ("text-decoration text-decoration-line", "underline|none"),
        ("text-decoration-thickness", "auto|from-font|[12]px"),
        ("text-underline-offset", r"auto|0?\.[0-3]\d*em|[0-4]px"),
        ("text-align", "left|right|center|start|end"),
        ("hyphens", "auto|manual|none"),
        ("list-style-type", "decimal|disc|circle|square|none"),
        ("content", ".*"),  # what a sheet may write is judged where it stands
        ("cursor", "pointer|text|default|help|auto"),
        ("outline", rf"none|0|{_THIN}\ssolid\s{_LINE}"),
        ("outline-offset", "0|[1-4]px"),
        ("outline-color", _LINE),
        # A thin frame, outside or inside: a wide one inside is another ground.
        ("box-shadow", rf"none|(?:inset\s)?0 0 0 (?:[1-5]px|0?\.[1-3]rem) (?:{_LINE}|{_PALE})"),
        (
            " ".join(["border", *(f"border-{side}" for side in _SIDES)]),
            rf"none|{_THIN}(?:\ssolid(?:\s{_LINE})?)?|var\(--bf-rim\)",
        ),
        (
            " ".join(["border-width", *(f"border-{side}-width" for side in _SIDES)]),
            rf"{_THIN}(?:\s{_THIN}){{0,3}}",
        ),
        ("border-style", "solid|none"),
        (" ".join(["border-color", *(f"border-{side}-color" for side in _SIDES)]), _LINE),
        ("border-radius", rf"{_ROUND}(?:\s{_ROUND}){{0,3}}"),
        ("scroll-margin-top", _LENGTH),
        ("scroll-padding", r"[0-6]?(?:\.\d+)?(?:rem)?(?:\s[0-6]?(?:\.\d+)?(?:rem)?){0,3}"),
        ("break-before break-after break-inside", "auto|avoid|page"),
        ("grid-template-columns", "auto 1fr|1fr auto|1fr"),
        ("grid-column", r"[12]|1\s?/\s?-1"),
        (
            "align-items align-content align-self justify-content",
            "normal|start|center|baseline|stretch",
        ),
        ("flex", r"none|auto|1 1 (?:[5-9](?:\.\d)?|[1-9]\d)rem"),
        ("flex-wrap", "wrap"),
    )
    for name in names.split()
}
# Harmless for the elements that such a selector ends in, and for nothing that holds a sentence.
# The tail of what the audit says:
_TAIL = r"\.bf-stepping \.bf-step(?:\[data-step=\"?finding\"?\])? ?> ?blockquote::?after"
_HARMLESS_FOR = (
    ("width", r"1(?:\.\d+)?rem", r"\binput(?:\[[^\]]*\])?"),
    ("height", r"1(?:\.\d+)?rem", r"\binput(?:\[[^\]]*\])?"),
    # An option's field and its letter, which has room for the field before it.
    ("grid-area", r"1 ?/ ?1", r"\.bf-option (?:input|label)"),
    ("position", r"relative", r"\.bf-option input"),
    ("top", r"0?\.3rem", r"\.bf-option input"),
    ("width", r"3\.75rem", r"\.bf-option \.bf-letter"),
    ("accent-color", r"var\(--bf-key\)", r"\binput"),
    ("white-space", "nowrap", r"\.bf-(?:back|state)"),
    ("min-height", "100vh", r"\.bf-learning"),
    ("color-scheme", "light|dark", r":root(?:\.bf-(?:light|dark))?"),
    ("grid-template-columns", r"17rem minmax\(0, ?1fr\)", r"\.bf-page"),
    # The bar on top of each page, and the help link in it.
    ("position", "sticky|static", r"\.bf-top"),
    ("top", "0", r"\.bf-top"),
    ("z-index", "3", r"\.bf-top"),
    ("padding", r"0 max\(2rem, ?50% - 34rem\)", r"\.bf-top"),
    ("max-width", "7rem", r"\.bf-worried"),
    # The steps of a page: each fills the screen; what the audit says goes from edge to edge of a
    # phone, as a box on safety does, has a tail, and faces ours on a wide screen.
    ("min-height", r"calc\(100d?vh - 12rem\)", r"\.bf-stepping \.bf-step:not\(\[hidden\]\)"),
    ("float", r"left|none", r"\.bf-stepping \.bf-steps h1"),
    (
        "margin",
        r"1rem var\(--bf-out\) (?:0|1\.5rem)|0 var\(--bf-out\)",
        r"\.bf-stepping \.bf-step ?> ?(?:blockquote|h3.*|\.safety)",
    ),
    ("position", r"relative", r"\.bf-stepping \.bf-step ?> ?blockquote"),
    ("outline-offset", "-3px", r"\.bf-stepping \.bf-step ?> ?h3.*"),
    (
        "grid-template-columns",
        r"minmax\(0, ?1\.5fr\) minmax\(0, ?1fr\)",
        r"\.bf-stepping \.bf-step\[data-step=\"?finding\"?\].*",
    ),
    ("grid-row", r"auto ?/ ?span 20", r"\.bf-stepping \.bf-step.* ?> ?blockquote"),
    # On paper the answers come last.
    ("grid-template-columns", r"minmax\(0, ?1fr\)", r"\.bf-steps"),
    ("display", "contents", r"\.bf-step:has\(> ?\.bf-answers\)"),
    ("order", "1", r"\.bf-answers"),
    ("position", r"absolute", _TAIL),
    ("top", r"100%|1rem", _TAIL),
    ("left", r"var\(--bf-gutter\)|100%", _TAIL),
    ("height", r"1rem", _TAIL),
    ("width", r"1\.25rem", _TAIL),
    ("background", r"inherit", _TAIL),
    ("clip-path", r"polygon\(0 0, ?100% 0, ?0 100%\)", _TAIL),
)
# Harmless on slides, of 1280 by 720 pixels, for the elements that such a selector ends in. No page
# has the class that the selectors begin with.
_OF_SLIDES = ".bf-deck"
# What a slide has room for side by side: a QR code and its address; an option with its letter and
# what is said of it.
_ROWS = (
    ".bf-deck .bf-code",
    ".bf-deck .bf-about",
    ".bf-deck .bf-told li",
    ".bf-deck .bf-numbers li",
    ".bf-deck .bf-hands li",
    ".bf-deck .bf-items li",
)
_TO_COME = r"\.bf-reason\.fragment:not\(\.visible\)|\.fragment:not\(\.visible\) \.bf-verdict"
_ON_SLIDES = (
    ("height", r"100%|190px|30px", r"\.bf-deck|main|\.reveal|svg"),
    ("height", r"(?:720|800|960)px", r"\.bf-slide"),
    ("height", r"(?:560|640|800)px", r"\.bf-body"),
    ("width", r"1280px|190px", r"\.bf-slide|:is\(\.bf-code, \.bf-about\) > svg"),
    ("padding", r"44px 80px 56px", r"\.bf-slide"),
    ("box-sizing", r"border-box", r"\.bf-slide"),
    ("max-height", r"320px", r"img"),
    (
        "font-family",
        r'"?segoe ui"?, ?"?helvetica neue"?, ?arial, ?"?liberation sans"?, ?sans-serif',
        r"\.bf-deck|cite",
    ),
    # A wall is read from its other end: 24 pixels, and 20 for the line at the foot.
    ("font-size", r"(?:2[4-9]|[3-6]\d|7[0-2])px", r".*(?<!\.bf-foot)"),
    ("font-size", r"20px", r"\.bf-foot"),
    ("font-size", r"0?\.8em", r"pre"),
    ("line-height", r"1\.12|(?:28|38)px", r"h[12]|\.bf-(?:head|kicker|foot)"),
    ("position", r"absolute", r"\.bf-(?:head|foot)"),
    ("bottom", r"18px", r"\.bf-foot"),
    ("top", r"12px", r"\.bf-head"),
    ("left", r"80px", r"\.bf-(?:head|foot)"),
    ("flex-direction", r"column", r"\.bf-body"),
    ("justify-content", r"safe center", r"\.bf-body"),
    # An option, its reason beside it.
    ("flex", r"(?:9|11) 1 0(?:px|%)?", r"\.bf-(?:words|reason)"),
    ("list-style", r"none", r"\.bf-(?:hands|told|items|numbers)"),
    ("min-width", r"310px", r"\.bf-numbers b"),
    ("font-variant-numeric", r"tabular-nums", r"\.bf-numbers b"),
    ("vertical-align", r"top", r"t[hd]"),
    ("border-collapse", r"collapse", r"table"),
    ("border-left", rf"10px solid {_LINE}", r".*"),
    ("border-left-width", r"14px", r"\.bf-right(?:\.visible)?"),
    ("border-bottom", r"[24]px solid var\(--bf-(?:line|ink)\)", r".*"),
    ("white-space", r"pre", r"\.bf-gap"),
    ("transition", r"none", r"\.fragment"),
    # Until its turn comes.
    ("opacity", r"0", r"\.bf-missing\.fragment:not\(\.visible\)"),
    ("display", r"none", _TO_COME),
    # Without a script: all slides, one below the other.
    ("position", r"static", r"\.slides|\.bf-slide|\.bf-(?:head|foot)"),
    ("pointer-events", r"auto", r"\.bf-slide"),
    ("opacity", r"1", r"\.bf-missing\.fragment:not\(\.visible\)"),
    ("visibility", r"visible", r"\.bf-missing\.fragment:not\(\.visible\)"),
    ("display", r"block|inline", _TO_COME),
)
_NAMED = lazily(r"--bf-|.*\\")
_GENERATED_BOX = lazily(r"::?(?:before|after)$", re.I)


@functools.lru_cache(maxsize=1_000)
def hides(declarations: str, selector: str = "") -> bool:
    """Whether CSS declarations might hide an element or change how its words are read.

    `selector` is that of their rule, "" for those of a `style` attribute. The variables of the site
    (`--bf-…`) are harmless only where `colours` reads them, so here they never are.
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
    subjects = (*_HARMLESS_FOR, *(_ON_SLIDES if selector.startswith(_OF_SLIDES) else ()))
    return any(
        one == name and re.fullmatch(values, value) and re.search(f"(?:{subject})$", selector)
        for one, values, subject in subjects
    )


def _together(said: dict[str, str], selector: str) -> bool:
    """Whether declarations that are harmless each by itself hide something together."""
    ground = said.get("background-color", said.get("background", ""))
    if "background" in said and "background-color" in said:
        return True  # the last would win
    wanted = _ON.get(said.get("color", ""), "")
    if not _GENERATED_BOX.search(selector):
        if wanted and ground != wanted:
            return True  # a pale ink and its dark ground go together
        if re.fullmatch(_DARK, ground) and not wanted:
            return True
    if said.get("flex-direction") == "column" or selector in _ROWS:
        return False
    return said.get("display") == "flex" and said.get("flex-wrap") != "wrap"
