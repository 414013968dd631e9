"""Every word of the pages as it is drawn: seen, large enough, in its place, and covered by nothing.

The build judges what styles say; only here is seen what comes of them together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser

from browsing import COURSE, DESK, PHONE
from conftest import FIXTURE
from drawing import pictured, placed, prepare
from hostile import Attack, attacks

SIZES = {"phone": PHONE, "desk": DESK}
OTHER = {"light": "dark", "dark": "light"}
SCHEMES = {"light": "default", "dark": "slate"}
# How a kind of words that is measured is found in the built page.
BUILT = {"quote": "blockquote:not(.bf-answers *)", "statement": ".bf-statement", "stem": ".bf-stem", "option": ".bf-option",
         "draft notice": ".bf-draft", "help link": ".bf-worried"}


def written(site: Path, course: str) -> list[str]:
    """The pages of a course, or with "" of the site itself, to read; slides have tests of their own."""
    found = (path.relative_to(site) for path in (site / course).glob("*.html"))
    return sorted(path.as_posix() for path in found if path.name != "404.html")


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("course", [COURSE, FIXTURE, ""], ids=["course", "fixture", "site"])
@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desk", "light")])
def test_every_word_is_drawn_to_be_read(open_context: Callable, three_courses: Path,
                                        size: str, scheme: str, course: str) -> None:
    """As the page opens in one scheme, then in the other with all that it reveals; in the other size the other way round.

    Two pictures of a page take as long as all else, so they are taken once in each size and once in each scheme.
    """
    site, found, measured = three_courses / "site", {}, Counter()
    context = open_context(SIZES[size], scheme, reduced_motion="no-preference")
    prepare(context)
    for name in written(site, course):
        page = opened(context, (site / name).as_uri())
        first = placed(page)
        page.emulate_media(color_scheme=OTHER[scheme])
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[OTHER[scheme]])
        page.evaluate("drawn.open()")
        revealed = placed(page)
        found[name] = [*first.faults, *revealed.faults, *pictured(page, context.new_cdp_session(page))]
        measured += Counter(revealed.counts)
        page.close()
    assert {name: faults for name, faults in found.items() if faults} == {}
    for kind, selector in BUILT.items():
        built = sum(len(LexborHTMLParser((site / name).read_text(encoding="utf-8")).css(selector)) for name in found)
        assert measured[kind] >= built, f"not every {kind} was measured"


def place(attack: Attack) -> tuple[str, str, str]:
    """The page, size and scheme that an attack is tried at."""
    return f"{COURSE}/{'briefing' if attack.kind == 'statement' else 'hidden-men'}.html", attack.size, attack.scheme


@pytest.mark.parametrize(("name", "size", "scheme"), sorted({place(one) for one in attacks()}))
def test_every_hostile_style_is_seen(open_context: Callable, site: Path, name: str, size: str, scheme: str) -> None:
    """What only the build sees is tried as well: if a browser sees it too, hostile.css must say so."""
    context = open_context(SIZES[size], scheme, reduced_motion="no-preference")
    prepare(context)
    page = opened(context, (site / name).as_uri())
    camera = context.new_cdp_session(page)
    page.evaluate("drawn.open()")
    assert [*placed(page).faults, *pictured(page, camera)] == []
    wrong = [f"{attack.name}: {told}" for attack in attacks() if place(attack) == (name, size, scheme)
             for told in [harmed(page, camera, attack)] if told[0] != attack.browser]
    assert wrong == []


def harmed(page: Page, camera: object, attack: Attack) -> tuple[bool, list[str]]:
    """Whether a style sheet harms what it attacks, and all that was told of it. Taken away again afterwards."""
    page.evaluate("""sheet => {
        const last = new CSSStyleSheet()
        last.replaceSync(sheet)
        document.adoptedStyleSheets = [last]
    }""", attack.sheet)
    told = placed(page).faults
    if not any(line.startswith(f"{attack.kind} “") for line in told):
        told = [*told, *pictured(page, camera)]
    page.evaluate("document.adoptedStyleSheets = []")
    return any(line.startswith(f"{attack.kind} “") for line in told), told
