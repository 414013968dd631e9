"""What a style sheet may do to the words of a page: little, and nothing that nobody thought of."""

from __future__ import annotations

import pytest
from briefed.verifying import colours
from briefed.verifying.visibility import Sight
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT

PAGE = (
    "<html class='no-js'><body data-md-color-scheme='default'><article class='md-typeset'><div "
    "class='bf-question'><blockquote><p>Words.</p></blockquote></div></article></body></html>"
)
HARMFUL = """
color: var(--bf-ground) | color: transparent | color: #0000 | color: rgb(0 0 0 / 0)
-webkit-text-fill-color: white | opacity: 0 | opacity: .01 | font-size: 1px | font-size: 0vw
font-size: calc(0px) | zoom: .001 | scale: .001 | line-height: 0
max-height: 2em; overflow: hidden | -webkit-line-clamp: 1
overflow: hidden; text-overflow: ellipsis | block-size: 0
inline-size: 0 | width: 1px; height: 1px; clip: rect(1px,1px,1px,1px)
clip-path: inset(0 100% 0 0) | mask: linear-gradient(#000, #0000) | transform: translateX(100vw)
transform: translate3d(-9999px,0,0) | transform: scaleX(-1) | transform: matrix(0,0,0,0,0,0)
position: absolute; left: -99em | left: 200vw | right: 9999px | inset: -9999px 0 0 0
margin: 0 0 0 -9999px | margin-left: -40em | margin-inline-start: -9999px | text-indent: 200%
filter: blur(4px) | filter: contrast(0) | mix-blend-mode: difference
-webkit-text-security: disc | letter-spacing: -1em | unicode-bidi: bidi-override; direction: rtl
font-family: Wingdings | display: none | display: table-column | visibility: hidden
content-visibility: hidden | text-decoration: line-through | background: url(x.svg)
background: linear-gradient(#000, #000) | animation: vanish 1s forwards | list-style-type: "40% "
DISPLAY: NONE | display:none!important | no\\6ee: x | display: no\\6ee | width: 0
padding: 0 0 0 9999vw | outline: 9rem solid var(--bf-ground); outline-offset: -9rem
box-shadow: inset 0 0 0 9rem var(--bf-ink) | margin-top: -0.5rem
margin-top: 900px | padding-left: 60rem | border-left: 40rem solid var(--bf-line) | height: 1rem
max-width: 1rem | font-size: 0.6rem | font-size: .9em | white-space: nowrap
color: #fff | background: var(--bf-quote)
text-decoration: underline; text-underline-offset: -.4em | --bf-ink: red | --md-typeset-color: red
display: flex | columns: 9
"""
HARMLESS = """
color: var(--bf-ink) | margin: 1.2em 0 | padding: 0.6rem 0.9rem 0 0 | display: block
font-size: 0.7rem | border-left: 0.25rem solid var(--bf-quote) | background: var(--bf-ground)
font-weight: 700 | text-decoration: underline | white-space: pre-wrap | overflow-wrap: anywhere
--own: 3px
"""
declarations = [one.strip() for line in HARMFUL.strip().splitlines() for one in line.split(" | ")]


def seen(sheet: str, page: str = PAGE) -> bool:
    tree = LexborHTMLParser(page)
    return Sight(tree, [sheet]).seen(tree.css_first("p"))


@pytest.mark.parametrize("harmful", declarations)
def test_what_is_not_known_to_be_harmless_hides(harmful: str) -> None:
    assert not seen(f"blockquote {{ {harmful} }}")
    assert not seen(
        "",
        PAGE.replace("<blockquote>", f'<blockquote style="{harmful.replace(chr(34), chr(39))}">'),
    )


@pytest.mark.parametrize(
    "harmless", [one.strip() for line in HARMLESS.strip().splitlines() for one in line.split(" | ")]
)
def test_what_is_known_to_be_harmless_does_not(harmless: str) -> None:
    assert seen(f"blockquote {{ {harmless} }}")


@pytest.mark.parametrize(
    "sheet",
    [
        "@media screen { blockquote { display: none } }",
        "@media print { blockquote { display: none } }",
        "@supports (display: grid) { p { display: none } }",
        "@layer one { article { display: none } }",
        "@container (min-width: 1px) { p { display: none } }",
        "blockquote { @media screen { display: none } }",
        "blockquote { @supports (display: grid) { & p { display: none } } }",
        "article { blockquote { display: none } }",
        "article { & > div { display: none } }",
        "blockquote::after { content: ''; position: absolute; inset: 0; background: #fff }",
        "blockquote:hover { display: none }",
        ":is(p, .none) { display: none }",
        "p:not(.one, .two) { display: none }",
        "h1, :is(h2, p) { display: none }",
        "article:has(:checked) p { display: none }",
        "article:has(p:not(:focus)) p { display: none }",
        "p:not(:hover) { display: none }",
        "article:not(:has(:checked)) p { display: none }",
        "article:not(:is(:hover, .other:has(:checked))) p { display: none }",
        ":hover > p { display: none }",
        "[data-md-color-scheme=slate] p { display: none }",
        ".js p { display: none }",
        "html:not(.no-js) p { display: none }",
        "p::first-letter { font-size: 0 }",
        "[class] p { display: none }",
        "p:has-slotted(x) { display: none }",
    ],
)
def test_rules_are_found_wherever_they_stand(sheet: str) -> None:
    assert not seen(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "h2 { display: none }",
        "p.other { display: none }",
        "[data-print='record'] :is(.md-header, article > :not(.own, :has(p))) { display: none }",
        ".bf-question > form { display: none }",
    ],
)
def test_what_hides_something_else_hides_nothing_here(sheet: str) -> None:
    assert seen(sheet)


TOKENS = (ROOT / "docs/assets/tokens.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (":root { --bf-ink: transparent }", "no colour that covers"),
        (":root { --bf-soft: #52626acc }", "no colour that covers"),
        (
            "[data-md-color-scheme=slate] { --bf-soft: #52626a }",
            (
                "--bf-soft (#52626a) on --bf-ground (#1c2a30) has a contrast of 2.3:1 in the dark "
                "colours"
            ),
        ),
        ("[data-md-color-scheme='default'] { --bf-warm: #6b7a80 }", "on --bf-warm (#6b7a80)"),
        (":root { --md-typeset-color: #fff }", "the theme's own"),
        (":root { --md-hue: 40 }", "leave it at 195"),
        (":root { --bf-radius: 99rem }", "no short length"),
        (":root { --bf-ink: var(--md-default-bg-color) }", "no colour"),
        (":root { --md-primary-fg-color: #e3eef0 }", "white (#ffffff) on --md-primary-fg-color"),
    ],
)
def test_inks_and_grounds_keep_apart_in_both_schemes(sheet: str, says: str) -> None:
    told = [
        what
        for _, _, what in colours.faults(
            {
                "assets/tokens.css": TOKENS,
                "assets/z.css": sheet.replace(":root", ":root, [data-md-color-scheme=default]"),
            }
        )
    ]
    assert any(says in what for what in told), told


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        ":root { --bf-quote: #0a4f5c }",
        ":root { --md-accent-fg-color: #7c2d12 }",
        ":root { --other: 3px }",
        "p { --bf-own: red }",
    ],
)
def test_other_colours_of_a_site_are_its_own(sheet: str) -> None:
    assert list(colours.faults({"assets/tokens.css": TOKENS, "assets/z.css": sheet})) == []


def test_a_variable_set_in_a_page_hides() -> None:
    assert not seen(
        "", PAGE.replace("<body", "<head><style>:root { --bf-ink: #fff }</style></head><body")
    )
    assert seen(":root { --bf-ink: #123456 }")
