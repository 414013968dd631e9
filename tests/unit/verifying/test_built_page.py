"""Which links of a built page a reader can reach."""

from __future__ import annotations

from briefed.verifying.built_page import BuiltPage


def test_a_link_of_the_menu_or_the_footer_counts_while_a_reader_can_reach_it() -> None:
    button = '<button popovertarget="bf-menu">'
    menu = '<nav id="bf-menu" popover><ul><li><a href="a.html">a</a></li></ul></nav>'
    footer = '<footer class="bf-footer"><a href="a.html">a</a></footer>'

    def shown(body: str) -> bool:
        sheet = {"a.css": ".bf-menu, .bf-footer { opacity: 0 }"}
        page = f'<link rel="stylesheet" href="a.css"><body>{body}'
        return "a.html" in BuiltPage("b.html", page, sheet).visible_links

    assert shown(button + menu)
    assert shown(footer)
    assert not shown(menu)
    assert not shown(button.replace(" ", " hidden ", 1) + menu)
    assert not shown(button.replace(" ", " disabled ", 1) + menu)
    for tag in ("nav", "ul", "li", "a"):
        for away in ("hidden", "inert", 'style="opacity: 0"'):
            assert not shown(button + menu.replace(f"<{tag}", f"<{tag} {away}", 1)), (tag, away)
    assert not shown(f"<div>{footer}</div>") and not shown(footer.replace("<a", "<a hidden"))
