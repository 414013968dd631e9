"""What keeps some readers out of a page: axe's rules, small targets, sideways scrolling, an unseen
focus.
"""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from support.browsing import DESK, PHONE
from support.building import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


# The rules of axe that judge colours. All others find the same in every colour scheme.
OF_COLOURS = ("color-contrast", "link-in-text-block")


def violations(page: Page, rules: tuple[str, ...] = (), part: str = "") -> list[str]:
    """What axe finds on a page as it stands, each with the element it found it on.

    `rules` are those that are asked, () for all; `part` is a selector of what is looked at, "" for
    all. What axe can't decide is for people to look at.
    """
    page.evaluate(
        "document.getAnimations().filter(one => one.effect.getTiming().iterations < "
        "99).forEach(one => one.finish())"
    )  # half faded in is no colour
    if not page.evaluate("'axe' in window"):  # reading it in takes a third as long as judging
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # Without `preload`: axe would read each style sheet once more, for a rule on sounds.
    asked: dict[str, object] = {"resultTypes": ["violations"], "reporter": "v2", "preload": False}
    if rules:
        asked["runOnly"] = {"type": "rule", "values": list(rules)}
    found = page.evaluate(
        "([part, asked]) => axe.run(part || document, asked).then(found => found.violations)",
        [part, asked],
    )
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
    ]


# How a page is opened. In the colours below it is seen without being opened anew: they are of the
# styles alone.
WAYS = {
    "phone": {"size": PHONE},
    "desk": {"size": DESK},
    "320 pixels": {"size": {"width": 320, "height": 640}},
    "moving": {"size": PHONE, "reduced_motion": "no-preference"},
}


def turn(page: Page, way: str) -> None:
    """Show an open page in one of the WAYS: only what it opens with is not tried anew."""
    looks = WAYS[way]
    page.set_viewport_size(looks["size"])
    page.emulate_media(reduced_motion=looks.get("reduced_motion", "reduce"))


# What a browser is told, and the rules of axe that are asked then.
COLOURS = {
    "light": ({"color_scheme": "light", "forced_colors": "none"}, ()),
    "dark": ({"color_scheme": "dark", "forced_colors": "none"}, OF_COLOURS),
    "forced colours": ({"color_scheme": "dark", "forced_colors": "active"}, ()),
}
BY_DAY_AND_NIGHT = ("light", "dark")

# Whether all that moves once has come to rest.
AT_REST = (
    "document.getAnimations().every(one => one.playState !== 'running' || "
    "one.effect.getTiming().iterations > 99)"
)


def barriers(page: Page, colours: Iterable[str] = BY_DAY_AND_NIGHT, part: str = "") -> list[str]:
    """What axe finds on a page as it stands, or on a part of it, and where the page scrolls
    sideways, in each of some colours. Each line says in which; the page is light behind it.
    """
    found = []
    for name in colours:
        media, rules = COLOURS[name]
        page.emulate_media(**media)
        found += [f"{name}: {one}" for one in (*violations(page, rules, part), *sideways(page))]
    page.emulate_media(**COLOURS["light"][0])
    return found


def sideways(page: Page) -> list[str]:
    width, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return [f"scrolls sideways: {width} of {room} pixels"] if width > room else []


def outlined(page: Page) -> bool:
    return page.evaluate("""() => {
        const style = getComputedStyle(document.activeElement)
        const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        return document.activeElement !== document.body && drawn
    }""")


def too_small(page: Page, least: int) -> list[str]:
    """Our own controls below a height or width in pixels; a link within a sentence may be as high
    as its line.
    """
    return page.evaluate(
        """least => [...document.querySelectorAll(`article :is(
            button, summary, .bf-option, input:not([type=radio], [type=checkbox]), textarea,
            select, .bf-group, .bf-cite, .bf-button)`)]
        .filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.height < least - 0.5 || box.width < least - 0.5)
        .map(([one, box]) => `${one.tagName}.${one.className} `
            + `${Math.round(box.width)}x${Math.round(box.height)}: `
            + one.textContent.slice(0, 40))""",
        least,
    )


# What is pressed, chosen or filled in, and can be seen: a label in the place of its small circle.
_CONTROLS = """() => [...document.querySelectorAll(
    "a, button, summary, select, textarea, input:not([type=radio], [type=checkbox]), label")]
    .filter(one => one.checkVisibility() && one.getClientRects().length
        && !one.closest(".bf-skip"))"""


def broken_words(page: Page) -> list[str]:
    """Words on buttons and links that go on in the next line, although they are no wider than a
    third of the window; and controls that are partly beside the window.
    """
    return page.evaluate(
        """controls => controls.flatMap(one => {
            const { left, right } = one.getBoundingClientRect(), range = document.createRange()
            const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = []
            if (left < -1 || right > innerWidth + 1)
                found.push(`beside the window: ${one.textContent.trim().slice(0, 40)}`)
            if (one.localName === "label") return found
            for (let text = texts.nextNode(); text; text = texts.nextNode())
                for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    range.setStart(text, index)
                    range.setEnd(text, index + word.length)
                    const lines = [...range.getClientRects()]
                    const wide = lines.reduce((sum, { width }) => sum + width, 0)
                    if (new Set(lines.map(({ top }) => top)).size > 1 && wide < innerWidth / 3)
                        found.push(`broken: ${word}`)
                }
            return found
        })""",
        page.evaluate_handle(_CONTROLS),
    )


def small_targets(page: Page, least: int = 44) -> list[str]:
    """What is pressed with less than `least` pixels of height or width: WCAG 2.5.5. A link in a
    sentence may be as high as its line, but not one that dials.
    """
    return page.evaluate(
        """([controls, least]) => {
            const inSentence = one => one.localName === "a" && !one.href.startsWith("tel:")
                && getComputedStyle(one).display === "inline"
                && /\\p{L}/u.test([...one.closest("p, li, td, blockquote, small, div").childNodes]
                    .filter(node => !node.contains(one)).map(node => node.textContent).join(""))
            const boxes = one => [one, ...(one.labels || [])]
                .map(part => part.getBoundingClientRect())
            const round = document.querySelectorAll("input:is([type=radio], [type=checkbox])")
            return [...controls, ...round]
                .filter(one => one.checkVisibility())
                .filter(one => one.localName !== "label" && !inSentence(one))
                .filter(one => {
                    const all = boxes(one)
                    return Math.max(...all.map(box => box.height)) < least - 0.5
                        || Math.max(...all.map(box => box.width)) < least - 0.5
                })
                .map(one => `${one.localName}.${one.className} `
                    + boxes(one).map(box => `${Math.round(box.width)}x${Math.round(box.height)}`)
                    + `: ${one.textContent.trim().slice(0, 40)}`)
        }""",
        [page.evaluate_handle(_CONTROLS), least],
    )


def covered(page: Page) -> list[str]:
    """Controls in an article that something else covers, or that the window cuts off, while they
    have the focus. One that is higher than half of the window may begin or end beside it.
    """
    return page.evaluate(
        """controls => controls.filter(one => one.closest("article")).flatMap(one => {
            const focused = one.control || one
            focused.focus()
            if (document.activeElement !== focused) return [] // it can't have the focus now
            const box = focused.getBoundingClientRect(), across = box.left + box.width / 2
            if (box.height > innerHeight / 2) return []
            const free = [box.top + 4, box.bottom - 4].every(down => {
                const top = document.elementFromPoint(across, down)
                return top && (focused.contains(top) || top.contains(focused))
            })
            return free ? [] : [`covered: ${one.textContent.trim().slice(0, 40)}`]
        })""",
        page.evaluate_handle(_CONTROLS),
    )
