"""What the styles in a page hide, raise or lower, however they say it; and what they leave as it
is.
"""

from __future__ import annotations

import pytest
from briefed.errors import InputError
from briefed.importing.web_page import Opened, open_page

SECRET = "Secret words"


def opened(held: str, sheet: str = "", more: str = "") -> Opened:
    return open_page(
        (
            f"<!doctype html><title>T</title>{more}<style>{sheet}</style><h1>Small "
            f"audit</h1><h2>Lamps</h2>{held}"
        ),
        "b.html",
    )


RAISES = [
    "vertical-align:super",
    "VERTICAL-ALIGN : Super !important",
    "vertical-align:/* */super",
    "vertical-align:.4em",
    "vertical-align:30%",
    "vertical-align:4px",
    "vertical-align:text-top",
    "vertical-align:top;font-size:.7em",
    "font-variant-position:super",
    "font-variant:super",
    "font-feature-settings:'sups' 1",
    "position:relative;top:-.5em",
    "top:-5px;position:relative",
    "position:relative;bottom:.4em",
    "position:relative;inset:-6px 0 0",
    "transform:translateY(-.4em)",
    "transform:translate(0, -5px)",
    "translate:0 -5px",
    "baseline-shift:super",
    r"vertical-align:\73uper",
]
LOWERS = [
    "vertical-align:sub",
    "vertical-align:-.3em",
    "vertical-align:text-bottom",
    "font-variant-position:sub",
    "font-feature-settings:'subs'",
    "position:relative;top:.4em",
    "translate:0 5px",
]


@pytest.mark.parametrize(
    "where",
    [
        "inline",
        ".r",
        "span",
        "p > span.r",
        "@media screen{.r",
        "@media screen, print{.r",
        "@supports (color:red){.r",
        "p{span",
        "p{& > .r",
        "@layer a{@media all{.r",
    ],
)
def test_a_figure_raised_by_any_rule_of_the_page(where: str) -> None:
    asked("vertical-align:super;font-size:.7em", where, "raised")


@pytest.mark.parametrize(
    ("style", "how"),
    [*((style, "raised") for style in RAISES), *((style, "lowered") for style in LOWERS)],
)
def test_a_figure_raised_by_any_style(style: str, how: str) -> None:
    for where in ("inline", ".r"):
        asked(style, where, how)


def asked(style: str, where: str, how: str) -> None:
    inline = f'style="{style}"' if where == "inline" else ""
    sheet = "" if inline else f"{where}{{{style}}}" + "}" * where.count("{")
    with pytest.raises(InputError, match=f"'4' is {how} behind 'In 3'"):
        opened(f"<p>In 3<span class=r {inline}>4</span> cases.</p>", sheet)


@pytest.mark.parametrize(
    "tag", ["a", "b", "font", "span", "i", "em", "small", "u", "abbr", "mark", "my-own"]
)
def test_a_figure_raised_by_any_element(tag: str) -> None:
    with pytest.raises(InputError, match="'4' is raised behind 'In 3'"):
        opened(f"<p>In 3<{tag} class=r>4</{tag}> cases.</p>", ".r{vertical-align:super}")


@pytest.mark.parametrize(
    "style",
    [
        "vertical-align:baseline",
        "vertical-align:-1px",
        "position:relative;top:1px",
        "top:-9px",
        "vertical-align:0",
        "font-size:.9em",
        "vertical-align:middle",
        "font-variant-position:normal",
        "transform:rotate(2deg)",
        "translate:3px",
        "position:absolute;top:1434px;left:76px",
    ],
)
def test_a_figure_on_the_line_is_read_with_what_stands_beside_it(style: str) -> None:
    assert "34" in opened(f'<p>In 3<span style="{style}">4</span> cases.</p>').words
    assert "34" in opened("<p>In 3<span class=r>4</span> cases.</p>", f".r{{{style}}}").words
    assert (
        "34"
        in opened(
            "<p>In 3<span class=r>4</span> cases.</p>",
            (
                f"@media print{{.r{{vertical-align:super}}}} .r:hover{{vertical-align:super}} "
                f".r{{{style}}}"
            ),
        ).words
    )


HIDES = [
    "display:none",
    "visibility:hidden",
    "visibility:collapse",
    "opacity:0",
    "opacity:.01",
    "filter:opacity(0)",
    "font-size:0",
    "font-size:.1em",
    "font-size:5%",
    "font:0/0 a",
    "font:1px Arial",
    "color:#fff",
    "color:white",
    "color:hsl(0,0%,100%)",
    "color:rgb(255 255 255)",
    "color:#ffffff00",
    "color:rgba(0,0,0,0)",
    "color:rgb(0 0 0 / 0%)",
    "color:transparent",
    "color:#036;background:#036",
    "clip:rect(0 0 0 0);position:absolute",
    "clip-path:inset(100%)",
    "clip-path:polygon(0 0, 0 0, 0 0)",
    "text-indent:-9999px",
    "text-indent:100%;overflow:hidden",
    "position:absolute;left:-100vw",
    "position:absolute;left:9999px",
    "overflow:hidden;height:0",
    "width:1px;height:1px;overflow:hidden",
    "max-height:0;overflow:clip",
    "transform:scale(0)",
    "scale:0",
    "transform:translateX(-9999px)",
    "transform:rotateX(90deg)",
    "letter-spacing:-1em",
    "display:/**/none",
    "DISPLAY:NONE!important",
    r"display:n\6fne",
]


@pytest.mark.parametrize("style", HIDES)
def test_words_hidden_by_any_style_are_told(style: str) -> None:
    for page in (
        opened(f'<p>One.</p><p style="{style}">{SECRET}</p>'),
        opened(f"<p>One.</p><p class=gone>{SECRET}</p>", f".gone{{{style}}}"),
        opened(f"<p>One. <span>{SECRET}</span></p>", f"p{{ > span{{{style}}} }}"),
    ):
        assert "Secret" not in page.words and f"hidden text: {SECRET}" in page.left_out


@pytest.mark.parametrize(
    ("held", "sheet"),
    [
        (f"<p class=a>{SECRET}</p>", "@media (prefers-color-scheme: dark){.a{color:#fff}}"),
        (f"<p class=a>{SECRET}</p>", "@media only print{.a{display:none}}"),
        (f"<p class=a>{SECRET}</p>", "@media not screen{.a{display:none}}"),
        (f"<p class=a>{SECRET}</p>", ".a{color:#fff;background:rgb(0 51 102)}"),
        (
            f"<div class=b><p class=a>{SECRET}</p></div>",
            ".a{color:#fff} .b{background-color:hsl(210 100% 20%)}",
        ),
        (f"<div bgcolor=navy><p class=a>{SECRET}</p></div>", ".a{color:#fff}"),
        (f"<p class=a>{SECRET}</p>", ".a:hover{display:none} .a::before{display:none}"),
        (f"<p class=a>{SECRET}</p>", ".a{position:absolute;top:14340px;left:120px}"),
        (f"<p class=a>{SECRET}</p>", ".a{height:0;line-height:0;opacity:.9;font-size:.8em}"),
    ],
)
def test_words_that_a_style_leaves_are_read(held: str, sheet: str) -> None:
    assert "Secret" in opened(held, sheet).words


def test_styles_of_other_files_are_told() -> None:
    page = opened(
        "<p>One.</p>",
        "@import url('more.css?v=2');",
        (
            '<link rel=stylesheet href="T_files/site.css"><link rel="stylesheet" media=print '
            'href="print.css">'
        ),
    )
    assert [
        line for line in page.left_out if "site.css, more.css)" in line and "raise a figure" in line
    ], page.left_out
    assert not opened("<p>One.</p>").left_out
