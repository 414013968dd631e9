"""Every slide has room for its words, says what the briefing says, and can be read by everyone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.accessibility import barriers
from support.browsing import COURSE, WALL, words
from support.building import FIXTURE, SAMPLE, Run
from support.decks import CRAMPED, DECK, LEAST, LEAVE_OUT, OLD, opened

# Of each option on a slide: where its letter is, how far that is from its border, and whether the
# box beside an item is seen.
LETTERS = """() => [...document.querySelectorAll('.present li:has(> .bf-letter)')].map(one => {
    const left = one.querySelector('.bf-letter').getBoundingClientRect().left
    const put = one.querySelector('.bf-put')
    return {
        left,
        clear: left - one.getBoundingClientRect().left - one.clientLeft,
        box: put ? getComputedStyle(put).visibility : '',
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
                page.evaluate("Reveal.layout()")
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
    const form = [...new Set([...all, ...tags])].filter(name => !PASSING.test(name))
    const key = form.sort().join(' ')
    if (!forms.has(key)) forms.set(key, at)
})
return [...forms].map(([form, at]) => [at, form])
}"""


def test_axe_finds_nothing_on_a_slide_of_each_form(
    open_context: Callable, fixture_site: Path
) -> None:
    """A case, items to sort, to match and to order, and figures as dots, which the deck above has
    not.
    """
    page = open_context(WALL).new_page()
    found, forms = {}, set()
    for theme in ("who-relieves-the-keeper", "lamp-care", "keepers-cafes-stores", "fog-signals"):
        deck = fixture_site / FIXTURE / "slides" / f"{theme}.html"
        opened(page, deck.as_uri())
        for number, form in page.evaluate(OF_EACH_FORM):
            if form not in forms:
                forms.add(form)
                page.evaluate(f"Reveal.slide({number}, 0, 99)")
                found[theme, number] = barriers(page, part=SHOWN)
    assert {place: faults for place, faults in found.items() if faults} == {}
    shown = {name for form in forms for name in form.split()}
    assert shown >= {"bf-choices", "bf-end", "bf-items", "bf-put", "bf-dots", "bf-whom"}


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
            assert {one["box"] for one in told} <= {"", "hidden"}
    assert seen == {"bf-hands", "bf-items"}
