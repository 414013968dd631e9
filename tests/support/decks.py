"""A deck in a browser, and how a test moves through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page
from selectolax.lexbor import LexborNode

from support.browsing import COURSE

OLD = {"width": 1024, "height": 768}
DECK = f"{COURSE}/slides/hidden-men.html"
# pixels of the least type on a slide of 720: what was reckoned to fit keeps to 29, and a page's own
# fonts may cost a step
LEAST = 24

# Every slide that needs more room than it has, or whose words are too small to be read from the
# back, or smaller than the largest while a good part of it is free, after each press; of slides
# that share a text, the fullest counts. What stands on it at 1280 by 720. A few slides are in the
# deck at a time: to show one, reveal.js goes through all that are.
CRAMPED = """least => {
const TOGETHER = 30, LARGEST = 44, FREE = 0.36, roomy = new Map()
const holder = document.querySelector('.slides'), slides = [...holder.children]
const faults = (slide, at, press) => {
    const all = slide.getBoundingClientRect(), found = []
    const foot = slide.querySelector('.bf-foot').getBoundingClientRect().top
    const begin = node => node.textContent.slice(0, 60)
    for (const node of slide.querySelectorAll('.bf-body, .bf-body *:not(svg *)')) {
        const box = node.getBoundingClientRect()
        const across = box.left < all.left - 1 || box.right > all.right + 1
        if (box.width && (across || box.top < all.top - 1 || box.bottom > foot + 1))
            found.push(`${at + 1}: <${node.tagName}> leaves the slide: ${begin(node)}`)
    }
    const body = slide.querySelector('.bf-body')
    if (body.scrollHeight > body.clientHeight + 1) found.push(`${at + 1}: overflows`)
    for (const node of slide.querySelectorAll('.bf-body p, .bf-body li, .bf-body td'))
        if (parseFloat(getComputedStyle(node).fontSize) < least)
            found.push(`${at + 1}: small type: ${begin(node)}`)
    const words = [...body.querySelectorAll('p, li, td')].filter(
        node => node.offsetHeight && !node.matches('.bf-about p, .bf-for, .bf-countdown'))
    const type = Math.min(...words.map(node => parseFloat(getComputedStyle(node).fontSize)))
    const [top, bottom] = [...body.children].filter(node => !node.matches('.bf-rounds'))
        .map(node => node.getBoundingClientRect()).filter(box => box.height)
        .reduce(([top, bottom], box) => [Math.min(top, box.top), Math.max(bottom, box.bottom)],
            [Infinity, -Infinity])
    const free = 1 - (bottom - top) / body.getBoundingClientRect().height
    const text = slide.dataset.text ? `text ${slide.dataset.text}` : `${at + 1}, ${press}`
    const kept = type < LARGEST ? Math.min(free, roomy.get(text)?.free ?? 1) : 0
    roomy.set(text, { free: kept, says: `${at + 1}: ${type} pixels, and room for more` })
    if (all.right > innerWidth + 1 || all.bottom > innerHeight + 1)
        found.push(`${at + 1}: the slide leaves the screen`)
    return found
}
const found = slides.flatMap((slide, at) => {
    if (at % TOGETHER === 0) {
        holder.replaceChildren(...slides.slice(at, at + TOGETHER))
        Reveal.sync()
        Reveal.slide(0)
        dispatchEvent(new Event('resize')) // for reveal.js the place is the same as before
    }
    return (slide.querySelector('.fragment') ? [-1, 0, 99] : [99]).flatMap(press => {
        Reveal.slide(at % TOGETHER, 0, press)
        return faults(slide, at, press)
    })
})
holder.replaceChildren(...slides)
Reveal.sync()
for (const { free, says } of roomy.values()) if (free > FREE) found.push(says)
return found
}"""

# Waits until a deck has taken up the size of its window.
LAID_OUT = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

# Takes out of a deck the slides that others before it had, and gives the HTML of all.
LEAVE_OUT = """known => {
const slides = [...document.querySelectorAll('.slides > section')]
const looks = slide => [...slide.classList].filter(name => name.startsWith('bf-')).join(' ')
const own = slide => slide.innerHTML.replace(/<p class="bf-head">[^<]*<.p>/, '')
const all = slides.map(slide => looks(slide) + own(slide)), seen = new Set(known)
slides.forEach((slide, at) => { if (seen.has(all[at])) slide.remove() })
Reveal.sync()
return all
}"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(".bf-ready")
    return page


def speakers_window(page: Page) -> Page:
    """The second window of a deck, which the key S opens."""
    with page.context.expect_page() as popup:
        page.keyboard.press("s")
    return popup.value


def now(page: Page) -> Locator:
    return page.locator("section.present")


def place(page: Page) -> int:
    return page.evaluate("Reveal.getState().indexh")


def to(page: Page, selector: str) -> Locator:
    """Go on, as a clicker does, to the next slide that holds something."""
    for _ in range(80):
        page.keyboard.press("PageDown")
        if now(page).locator(selector).count():
            return now(page)
    pytest.fail(f"no slide holds {selector}")


def duration(slides: list[LexborNode], minutes: str = "") -> int:
    """The seconds that slides take, in a session of so many minutes. Of a case that branches the
    room takes one way, at most the longest.
    """
    took: dict[str, int] = {}
    leads: dict[str, list[str]] = {}
    rest = 0
    for slide in slides:
        short = dict(
            one.split("|")[:2] for one in slide.attributes.get("data-short", "").split(";") if one
        )
        seconds = int(short.get(minutes, slide.attributes["data-seconds"]))
        if not (part := slide.attributes.get("data-part")):
            rest += seconds
            continue
        took[part] = took.get(part, 0) + seconds
        leads.setdefault(part, []).extend(
            link.attributes["href"][1:] for link in slide.css(".bf-choices a")
        )

    def from_here(part: str) -> int:
        return took[part] + max(map(from_here, leads[part]), default=0)

    led_to = {part for parts in leads.values() for part in parts}
    return rest + sum(from_here(part) for part in took if part not in led_to)
