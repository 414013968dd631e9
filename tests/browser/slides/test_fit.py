"""Every slide has room for its words, says what the briefing says, and can be read by everyone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support.accessibility import barriers, violations
from support.browsing import COURSE, WALL, words
from support.building import FIXTURE, SAMPLE, Run
from support.decks import CRAMPED, DECK, LAID_OUT, LEAST, LEAVE_OUT, OLD, opened, speakers_window

# Of each option on a slide: where its letter is, how far that is from its border, and whether the
# box beside an item is seen.
LETTERS = """() => [...document.querySelectorAll('.present li:has(> .bf-letter)')].map(one => {
    const left = one.querySelector('.bf-letter').getBoundingClientRect().left
    const put = one.querySelector('.bf-put')
    return {
        left,
        clear: left - one.getBoundingClientRect().left - one.clientLeft,
        box: !!put?.checkVisibility(),
    }
})"""


def test_no_slide_overflows_and_all_type_is_large(
    open_context: Callable, site: Path, address: str, fixture_site: Path
) -> None:
    """The decks of the themes, then what that of the whole course has of its own."""
    page = open_context(WALL).new_page()
    found, known = {}, set()
    for built, root in ((site, address), (fixture_site, fixture_site.as_uri())):
        decks = sorted(built.glob("*/slides/*.html"), key=lambda path: path.name == "index.html")
        assert len(decks) > 3
        for deck in decks:
            opened(page, f"{root}/{deck.relative_to(built).as_posix()}")
            slides = page.evaluate(LEAVE_OUT, list(known))
            assert len(slides) > 8 and set(slides) - known
            for name, size in (("4:3", OLD), ("16:9", WALL)):
                page.set_viewport_size(size)
                page.evaluate(LAID_OUT)
                found[deck, name] = page.evaluate(CRAMPED, LEAST)
            known.update(slides)
    assert {deck: faults for deck, faults in found.items() if faults} == {}


def test_the_test_sees_what_overflows(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.evaluate(
        "document.querySelector('.bf-quote .bf-body p').textContent += ' more words'.repeat(200)"
    )
    assert any("overflows" in fault for fault in page.evaluate(CRAMPED, LEAST))


def test_every_statement_is_on_the_decks_in_its_own_words(
    open_context: Callable, site: Path, address: str, briefed: Run
) -> None:
    read = json.loads(
        briefed("statements", SAMPLE / "docs" / COURSE / "briefing.md", "--format", "json").stdout
    )
    page = opened(open_context(WALL).new_page(), f"{address}/{COURSE}/slides/index.html")
    whole = page.locator(".bf-quote blockquote").all_text_contents()
    for theme in read["themes"]:
        opened(page, f"{address}/{COURSE}/slides/{theme['slug']}.html")
        quotes = page.locator(".bf-quote blockquote").all_text_contents()
        for sentence in (
            sentence for statement in theme["statements"] for sentence in statement["sentences"]
        ):
            assert any(words(sentence) in words(quote) for quote in quotes), sentence
            assert any(words(sentence) in words(quote) for quote in whole), sentence


PAPER = {"light": "rgb(246, 241, 234)", "dark": "rgb(23, 22, 29)"}  # --bf-paper in tokens.css


SHOWN = ".slides > section.present"


def test_axe_finds_nothing_on_any_slide(open_context: Callable, address: str) -> None:
    """The first with all that is around it; what is around the others is the same."""
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    found = {}
    for number in range(page.locator(".slides > section").count()):
        page.evaluate(f"Reveal.slide({number}, 0, 99)")
        found[number] = barriers(page, part=SHOWN if number else "")
    assert {number: faults for number, faults in found.items() if faults} == {}
    page.locator(f"{SHOWN} p").first.evaluate("one => { one.style.color = '#8888' }")
    faults = barriers(page, part=SHOWN)
    assert any(one.startswith("light: color-contrast") for one in faults)
    assert any(one.startswith("dark: color-contrast") for one in faults)


# The first slide with each set of classes, by its number: each form and state that a deck has.
OF_EACH_FORM = """() => {
const PASSING = /^(past|present|future|bf-large|bf-medium|bf-small)$/
const forms = new Map()
document.querySelectorAll('.slides > section').forEach((slide, at) => {
    const all = [slide, ...slide.querySelectorAll('[class]')].flatMap(one => [...one.classList])
    const tags = [...slide.querySelectorAll('svg, table, ol')].map(one => one.tagName)
    const kinds = [...slide.querySelectorAll('[data-kind]')].map(one => one.dataset.kind)
    const form = [...new Set([...all, ...tags, ...kinds])].filter(name => !PASSING.test(name))
    const key = form.sort().join(' ')
    if (!forms.has(key)) forms.set(key, at)
})
return [...forms].map(([form, at]) => [at, form])
}"""
PALE = "one => { one.style.color = '#8888' }"
# What spoils a slide of each form, when it is opened or when all of it is shown, and the rule of
# axe that says so.
SPOILED = {
    "bf-choices": [
        ("open", ".bf-choices a", PALE, "color-contrast"),
        ("open", ".bf-choices a", "one => { one.textContent = '' }", "link-name"),
        ("open", ".bf-choices", "one => { one.role = 'listbox' }", "aria-required-children"),
    ],
    "bf-end": [("open", ".bf-body p", PALE, "color-contrast")],
    "bf-dots": [
        ("open", ".bf-dots", "one => one.removeAttribute('aria-label')", "svg-img-alt"),
        ("open", ".bf-dots", "one => { one.role = 'dots' }", "aria-roles"),
    ],
    "bf-whom": [("open", ".bf-for", PALE, "color-contrast")],
    "bf-hands": [
        ("open", ".bf-own", PALE, "color-contrast"),
        ("whole", ".bf-reason", PALE, "color-contrast"),
    ],
    **{
        kind: [
            ("open", ".bf-put", "one => { one.ariaLabel = one.textContent = '' }", "button-name"),
            ("open", ".bf-own", PALE, "color-contrast"),
            ("open", ".bf-items", "one => { one.role = 'radiogroup' }", "listitem"),
            ("placed", ".bf-put", PALE, "color-contrast"),
            ("whole", ".bf-verdict", PALE, "color-contrast"),
            ("whole", ".bf-reason", PALE, "color-contrast"),
        ]
        for kind in ("sort", "match", "order")
    },
}


def states(page: Page, number: int) -> Iterator[str]:
    """Bring a slide from state to state; each by its name."""
    page.evaluate(f"Reveal.slide({number}, 0, -1)")
    yield "open"
    if page.locator(f"{SHOWN} .bf-put").count():
        for key in "123":
            page.keyboard.press(key)
        yield "placed"
    if page.locator(f"{SHOWN} .fragment").count():
        page.evaluate(f"Reveal.slide({number}, 0, 99)")
        yield "whole"


def decks_of_each_form(page: Page, built: Path) -> Iterator[tuple[str, int, str]]:
    """Open the decks that have them one after another: the theme, the number of a slide whose
    form no slide before it has, and its classes and kinds.
    """
    forms = set()
    for theme in ("who-relieves-the-keeper", "lamp-care", "keepers-cafes-stores", "fog-signals"):
        opened(page, (built / FIXTURE / "slides" / f"{theme}.html").as_uri())
        for number, form in page.evaluate(OF_EACH_FORM):
            if form not in forms:
                forms.add(form)
                yield theme, number, form


def test_axe_finds_nothing_on_a_slide_of_each_form(
    open_context: Callable, fixture_site: Path
) -> None:
    """A case, items to sort, to match and to order, and figures as dots, which the deck above has
    not: when it is opened, when items were put in places, and when all is shown.
    """
    page = open_context(WALL).new_page()
    found, shown = {}, set()
    for theme, number, form in decks_of_each_form(page, fixture_site):
        shown.update(form.split())
        for state in states(page, number):
            found[theme, number, state] = barriers(page, part=SHOWN)
    assert {place: faults for place, faults in found.items() if faults} == {}
    assert shown >= SPOILED.keys()


def test_axe_finds_what_spoils_a_slide_of_each_form(
    open_context: Callable, fixture_site: Path
) -> None:
    page = open_context(WALL).new_page()
    unseen, left = [], dict(SPOILED)
    for _, number, form in decks_of_each_form(page, fixture_site):
        new = [fault for name in left.keys() & form.split() for fault in left.pop(name)]
        for state in states(page, number) if new else ():
            unseen += [one for one in new if one[0] == state and not noticed(page, *one[1:])]
    assert (unseen, left) == ([], {})


def noticed(page: Page, part: str, spoil: str, rule: str) -> bool:
    """Whether a rule of axe notices what spoils a part of the slide, which is then as before."""
    spoiled = page.locator(f"{SHOWN} {part}").first
    before = spoiled.evaluate("one => one.outerHTML")
    spoiled.evaluate(spoil)
    found = violations(page, (rule,), SHOWN)
    spoiled.evaluate("(one, before) => { one.outerHTML = before }", before)
    return bool(found)


@pytest.mark.parametrize("scheme", PAPER)
def test_a_deck_has_the_colours_of_its_reader_and_the_others_with_a_key(
    open_context: Callable, address: str, scheme: str
) -> None:
    page = opened(open_context(WALL, scheme).new_page(), f"{address}/{DECK}")
    for now in (scheme, "dark" if scheme == "light" else "light"):
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == PAPER[now]
        page.keyboard.press("l")


def test_an_answer_keeps_its_letter_clear_and_no_box_empty(
    open_context: Callable, fixture_site: Path
) -> None:
    """The letter stands off the bar of what is right, and does not move; what the room left
    unplaced has no box once it is told where it belongs.
    """
    page = open_context(WALL).new_page()
    seen = set()
    for deck in sorted(fixture_site.glob("*/slides/*.html")):
        opened(page, deck.as_uri())
        for at, kind in page.evaluate(
            "[...document.querySelectorAll('.slides > section')].map((one, at) =>"
            " [at, one.querySelector('.bf-hands, .bf-items')?.className ?? ''])"
        ):
            if not kind:
                continue
            seen.add(kind)
            letters = []
            for press in (-1, 0):
                page.evaluate("([at, press]) => Reveal.slide(at, 0, press)", [at, press])
                letters.append(page.evaluate(LETTERS))
            asked, told = letters
            assert [one["left"] for one in asked] == [one["left"] for one in told]
            assert min(one["clear"] for one in told) >= 8
            assert not any(one["box"] for one in told)
    assert seen == {"bf-hands", "bf-items"}


def test_an_order_stands_in_it_once_it_is_told(open_context: Callable, fixture_site: Path) -> None:
    page = open_context(WALL).new_page()
    for deck in sorted(fixture_site.glob("*/slides/*.html")):
        opened(page, deck.as_uri())
        found = page.evaluate(
            "[...document.querySelectorAll('.slides > section')]"
            ".findIndex(one => one.querySelector('[data-kind=order]'))"
        )
        if found >= 0:
            break
    for press, sign in (
        (-1, ".bf-letter"),
        (0, ".bf-verdict"),
        (1, ".bf-verdict"),
        (-1, ".bf-letter"),
    ):
        page.evaluate("([at, press]) => Reveal.slide(at, 0, press)", [found, press])
        signs = page.locator(f"{SHOWN} .bf-items {sign}").all_text_contents()
        assert len(signs) > 2 and signs == sorted(signs)
        assert page.locator(f"{SHOWN} .bf-items .bf-letter").count() == len(signs)


@pytest.mark.parametrize("size", [WALL, OLD, {"width": 1280, "height": 800}])
def test_a_slide_fills_the_screen_that_it_is_shown_on(
    open_context: Callable, address: str, size: dict[str, int]
) -> None:
    """On a projector of 4:3 it is higher, also where the window is given that size later, and in
    the speaker's window.
    """
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.set_viewport_size(size)
    page.evaluate(LAID_OUT)
    box = page.locator(SHOWN).bounding_box()
    assert box is not None
    assert [round(box[side]) for side in ("width", "height")] == [size["width"], size["height"]]
    view = speakers_window(page).get_by_role("region", name="On the wall").bounding_box()
    assert view is not None
    assert abs(view["width"] / view["height"] - size["width"] / size["height"]) < 0.02
