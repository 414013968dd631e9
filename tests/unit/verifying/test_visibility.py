"""What a style sheet may do to the words of a page: little, and nothing that nobody thought of."""

from __future__ import annotations

import pytest
from briefed.verifying import colours
from briefed.verifying.visibility import Sight
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT

PAGE = (
    "<html><body><main><article class='bf-article'><div class='bf-question'><blockquote>"
    "<p>Words.</p></blockquote></div></article></main></body></html>"
)
HARMFUL = """
color: var(--bf-paper) | color: transparent | color: #0000 | color: rgb(0 0 0 / 0)
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
padding: 0 0 0 9999vw | outline: 9rem solid var(--bf-paper); outline-offset: -9rem
box-shadow: inset 0 0 0 9rem var(--bf-ink) | margin-top: -0.5rem
margin-top: 900px | padding-left: 60rem | border-left: 40rem solid var(--bf-line) | height: 1rem
max-width: 1rem | font-size: 0.8rem | font-size: .9em | white-space: nowrap
color: #fff | color: var(--bf-on-key) | color: var(--bf-on-dusk); background: var(--bf-key)
color: var(--bf-on-key); background: none | background: var(--bf-key) | background: var(--bf-lamp)
color: var(--bf-on-dusk) | background: var(--bf-key); background-color: var(--bf-sheet)
color: var(--bf-line) | background: var(--bf-edge) | font-family: var(--bf-ink)
position: sticky | top: 0 | z-index: 3 | max-width: 7rem | color-scheme: dark
display: grid; grid-template-columns: 17rem minmax(0, 1fr) | min-height: 100vh
text-decoration: underline; text-underline-offset: -.4em
--bf-ink: red | --bf-day: initial; --bf-night:
display: flex | columns: 9
padding: 0 var(--bf-out) | margin: 0 var(--bf-out) | margin: 0 var(--bf-edge) | --bf-gutter: 0
font-size: min(1rem, 1vw) | font-size: min(0.5rem, 11vw) | font-size: min(1.5rem, 0vw)
border: var(--bf-key) | border: var(--bf-rim) var(--bf-rim) | flex: 1 1 1rem | float: none
grid-area: 1 / 1 | position: relative | width: 3.75rem | top: 0.3rem | hyphens: "none"
"""
HARMLESS = """
color: var(--bf-ink) | margin: 1.2em 0 | padding: 0.6rem 0.9rem 0 0 | display: block
font-size: 0.8125rem | border-left: 0.25rem solid var(--bf-key) | background: var(--bf-paper)
font-weight: 700 | text-decoration: underline | white-space: pre-wrap | overflow-wrap: anywhere
--own: 3px | color: var(--bf-on-key); background: var(--bf-key) | font-family: var(--bf-serif)
padding: 1rem var(--bf-gutter) | gap: 0 var(--bf-pad) | font-size: min(1.875rem, 11vw)
border: var(--bf-rim) | border-top: var(--bf-rim) | hyphens: auto | flex: 1 1 6.5rem
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
        ":is(main) p { display: none }",
        "body :where(main, .none) p { display: none }",
        "html:not(:is(main) .none) p { display: none }",
        "p:not(.one, .two) { display: none }",
        "h1, :is(h2, p) { display: none }",
        "article:has(:checked) p { display: none }",
        "article:has(p:not(:focus)) p { display: none }",
        "p:not(:hover) { display: none }",
        "p:not([hidden]) { display: none }",
        "article:not(:has([aria-expanded])) p { display: none }",
        "article:not(:has(:checked)) p { display: none }",
        "article:not(:is(:hover, .other:has(:checked))) p { display: none }",
        ":hover > p { display: none }",
        ":root.bf-dark p { display: none }",
        ".bf-light > body p { display: none }",
        "html.bf-dark:not(.bf-light) p { display: none }",
        ":root:not(.bf-light) p { display: none }",
        "[class$='-dark'] p { display: none }",
        "html[class] p { display: none }",
        "html:not([class]) p { display: none }",
        r".bf-d\61 rk p { display: none }",
        "@media (prefers-color-scheme: dark) { p { display: none } }",
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
        "[data-print='record'] :is(.bf-top, article > :not(.own, :has(p))) { display: none }",
        ".bf-question > form { display: none }",
    ],
)
def test_what_hides_something_else_hides_nothing_here(sheet: str) -> None:
    assert seen(sheet)


@pytest.mark.parametrize(("rule", "shown"), [("min-height: 100vh", True), ("height: 100vh", False)])
def test_my_learning_may_keep_its_height_before_it_is_filled(rule: str, shown: bool) -> None:
    page = PAGE.replace("<main>", "<main><div class='bf-learning'>")
    assert seen(f".bf-learning {{ {rule} }}", page) == shown


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("position: sticky; top: 0; z-index: 3", True),
        ("display: flex; flex-wrap: wrap; min-height: 3rem", True),
        ("height: 100vh", False),
        ("min-height: 100vh", False),
        ("position: fixed", False),
        ("position: sticky; top: 90vh", False),
        ("z-index: -1", False),
    ],
)
def test_the_bar_on_top_may_stay_in_sight_and_nothing_more(rule: str, shown: bool) -> None:
    page = PAGE.replace("<main>", "<header class='bf-top'><p>Help</p></header><main>")
    assert seen(f".bf-top {{ {rule} }}", page) == shown


STEPPED = PAGE.replace("<main>", "<main><article class='bf-article bf-steps'>")


@pytest.mark.parametrize(
    "sheet",
    [
        ".bf-stepping p { display: none }",
        ".bf-stepping .bf-started p { opacity: 0 }",
        ".bf-elsewhere p { font-size: 1px }",
        "[class*=step] .bf-steps p { position: absolute }",
        ".bf-dark.bf-stepping p { display: none }",
        ".bf-dark .bf-steps:not(.bf-started) p { display: none }",
    ],
)
def test_what_a_style_hides_while_one_step_is_shown_is_found(sheet: str) -> None:
    assert seen("", STEPPED) and not seen(sheet, STEPPED)


def test_what_waits_for_the_script_of_the_steps_hides_nothing() -> None:
    assert seen(".bf-elsewhere .bf-steps:not(.bf-started) { visibility: hidden }", STEPPED)


def test_a_scheme_that_was_asked_for_leaves_no_trace() -> None:
    for page in (PAGE, PAGE.replace("<html>", '<html class="own">')):
        tree = LexborHTMLParser(page)
        before = tree.html
        assert not Sight(tree, [".bf-dark p { display: none }"]).seen(tree.css_first("p"))
        assert tree.html == before


TOKENS = (ROOT / "docs/assets/tokens.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (":root { --bf-ink: transparent }", "is no colour, or one that what is behind it"),
        (":root { --bf-soft: #52626acc }", "is no colour, or one that what is behind it"),
        (
            ":root { --bf-soft: #5a5663 }",
            "readers can't tell --bf-soft (#5a5663) from --bf-paper (#17161d) in the "
            "dark colours: their contrast is 2.5:1",
        ),
        (
            ":root { --bf-ink: var(--bf-day, #262430) var(--bf-night, #37343f) }",
            "readers can't tell --bf-ink (#37343f) from --bf-paper (#17161d) in the "
            "dark colours: their contrast is 1.5:1",
        ),
        (":root.bf-light { --bf-ask-ground: #6b7a80 }", "from --bf-ask-ground (#6b7a80)"),
        (":root.bf-dark { --bf-ink: #262430 }", "in the dark colours"),
        (":root { --bf-well: #80777f }", "--bf-well (#80777f) from --bf-str-ground"),
        (":root { --bf-radius: 99rem }", "no short length"),
        (":root { --bf-radius: }", "no short length"),
        (":root { --bf-gutter: 30vw }", "no short length"),
        (":root { --bf-pad: min(9rem, 5vw) }", "no short length"),
        (":root { --bf-pad: min(1rem, 50vw) }", "no short length"),
        (":root { --bf-out: -9rem }", "--bf-out: -9rem is no gutter below zero"),
        (":root { --bf-rim: 9rem solid var(--bf-edge) }", "no thin line"),
        (":root { --bf-rim: 0.1rem solid var(--bf-ink) }", "no thin line"),
        (":root { --bf-ink: var(--bf-paper) }", "no colour"),
        (":root { --bf-ink: var(--bf-day, #262430) }", "no colour"),
        (":root { --bf-ink: var(--bf-night, #efe9df) var(--bf-day, #262430) }", "no colour"),
        (":root { --bf-ink: var(--bf-day, #262430) var(--bf-night, #efe9df22) }", "no colour"),
        (":root { --bf-ink: var(--bf-day, #262430) var(--bf-night, transparent) }", "no colour"),
        (":root { --bf-ink: }", "no colour"),
        (":root { --bf-on-key: #2f3763 }", "--bf-on-key (#2f3763) from --bf-key (#2f3763)"),
        (":root { --bf-dusk: #f8f1e5 }", "--bf-on-dusk (#f8f1e5) from --bf-dusk (#f8f1e5)"),
        (":root { --bf-sans: Wingdings }", "--bf-sans: wingdings is no font"),
        (":root { --bf-serif: Georgia, 'Symbol', serif }", "--bf-serif: symbol is no font"),
        (":root { --bf-serif: }", "--bf-serif: nothing is no font"),
        (":root { --bf-day: ; --bf-night: ; }", "--bf-day chooses the colours"),
        (":root { --bf-day: initial; --bf-night: initial }", "--bf-night chooses the colours"),
        (":root { --bf-night: initial }", "--bf-night chooses the colours"),
        (":root.bf-dark { --bf-day: }", "--bf-day chooses the colours"),
        (":root { --bf-day: red; --bf-night: }", "--bf-day chooses the colours"),
        (":root { --bf-day: initial !important; --bf-night: }", "--bf-day chooses the colours"),
        (
            ":root { --bf-day: initial; --bf-night: initial; --bf-night: }",
            "--bf-day chooses the colours",
        ),
        (":root { --bf-day: initial; --bf-night: ; --bf-ink: red }", "--bf-day chooses"),
    ],
)
def test_inks_and_grounds_keep_apart_in_both_schemes(sheet: str, says: str) -> None:
    told = [
        what
        for _, _, what in colours.faults(
            {
                "assets/tokens.css": TOKENS,
                "assets/z.css": sheet,
            }
        )
    ]
    assert any(says in what for what in told), told


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        ":root { --bf-line: #0a4f5c }",
        ":root { --bf-focus: var(--bf-day, #7c2d12) var(--bf-night, #ffffff) }",
        ":root { --bf-key: var(--bf-day, #123456) var(--bf-night, #ffd54f) }",
        ":root { --bf-sans: Georgia, serif }",
        ":root { --bf-day: ; --bf-night: initial; color-scheme: dark }",
        ":root.bf-light, :root.bf-dark { --bf-day: initial; --bf-night: }",
        ":root { --other: 3px }",
        ":root { --bf-gutter: 1rem; --bf-pad: min(0.5rem, 3vw) }",
        ":root { --bf-out: calc(-1 * var(--bf-gutter)); --bf-rim: 0.1rem solid var(--bf-edge) }",
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


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("--bf-day: ; --bf-night: initial", True),
        ("--bf-day: ; --bf-night: initial; color-scheme: dark", True),
        ("--bf-day: ; --bf-night: initial; opacity: 0", False),
        ("--bf-day: ", False),
        ("--bf-day: ; --bf-night: ", False),
        ("--bf-day: initial; --bf-night: initial", False),
        ("--bf-day: ; --bf-night: initial !important", False),
        ("--bf-day: ; --bf-night: initial; --bf-ink: #123456", False),
        ("--bf-ink: #123456", False),
    ],
)
def test_a_rule_within_another_may_choose_a_scheme_and_set_no_colour(
    rule: str, shown: bool
) -> None:
    for around in (
        "@media (prefers-color-scheme: dark) {{ {} }}",
        "@layer one {{ {} }}",
        ":root {{ & {{ {} }} }}",
    ):
        inner = rule if "&" in around else f":root {{ {rule} }}"
        assert seen(around.format(inner)) == shown, around
