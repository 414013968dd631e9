"""A page in a state as text that can be kept and compared: what a screen reader is told, and where
the parts are on the screen.

Fonts differ from machine to machine, and with them every size. So a part's place is told in words,
and where it is near the limit between two words, both are written, with "or" between them: it still
is what it was where one word is the same.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from playwright.sync_api import Page

from support.browsing import DESK
from support.building import TESTS
from support.scenes import Scene, Visit

# One line for each part that can be seen, in the order of the document: what it is, where it is
# across the screen and down it, and what should not be. What is in the header, a menu or another
# region is set in below it. A link within a line of text goes where its text goes.
_PLACES = """() => {
    const WIDTH = document.documentElement.clientWidth, HEIGHT = innerHeight,
        regions = "header, nav, search, main, footer, dialog",
        parts = `${regions}, [role=group], h1, h2, h3, h4, button, a, input, textarea, select,
            summary, .bf-step`,
        plain = text => text.replace(/[\\s|]+/g, " ").trim(),
        seen = one => one.checkVisibility({ visibilityProperty: true }),
        stays = one => one !== null && (["fixed", "sticky"]
            .includes(getComputedStyle(one).position) || stays(one.parentElement)),
        name = one => {
            const words = one.ariaLabel || one.labels?.[0]?.textContent
                || (one.matches(`${regions}, .bf-step, [role=group]`) ? "" : one.textContent)
            return one.localName + (words ? ` "${plain(words).slice(0, 40)}"` : "")
        },
        // Whether a value is below a limit: [true], [false], or either where it is near.
        below = (value, limit, near) =>
            value < limit - near ? [true] : value > limit + near ? [false] : [true, false],
        across = box => {
            const limit = [0.15 * WIDTH, 0.04 * WIDTH],
                words = [["whole width", "left"], ["right", "middle"]]
            return below(box.left, ...limit).flatMap(left => below(WIDTH - box.right, ...limit)
                .map(right => words[left ? 0 : 1][right ? 0 : 1])).join(" or ")
        },
        down = (one, box) => stays(one) ? "stays in sight" : box.bottom < 0 ? "above the screen"
            : below(box.top, HEIGHT, 0.15 * HEIGHT)
                .map(on => on ? "on the screen" : "below the screen").join(" or "),
        over = (one, box) => {
            const y = box.top + Math.min(box.height / 2, 20),
                top = y > 0 && y < 0.85 * HEIGHT || stays(one)
                    ? document.elementFromPoint(box.left + box.width / 2, y) : null
            return top && one.matches("button, a, input, summary") && !one.contains(top)
                && !top.contains(one) && !one.labels?.[0]?.contains(top)
                ? top.closest(regions) || top : null
        }
    let before = null
    return [...document.querySelectorAll(parts)].filter(one => {
        const box = one.getBoundingClientRect(),
            within = one.localName === "a" && getComputedStyle(one).display === "inline"
        return box.width > 1 && box.height > 1 && !within && seen(one)
    }).map(one => {
        const box = one.getBoundingClientRect(), fixed = stays(one), by = over(one, box),
            told = [name(one), across(box), down(one, box)]
        if (box.right > WIDTH + 1 || box.left < -1) told.push("reaches out of the screen")
        if (before && !fixed && box.bottom <= before.top) told.push("above what comes before it")
        if (by) told.push(`under ${name(by)}`)
        if (!fixed) before = box
        return (one.parentElement.closest(regions) ? "  " : "") + "| " + told.join(" | ")
    })
}"""


KEPT = TESTS / "unnoticed"
_DESK = "on a desk:"
_SAME, _GONE = "… as before: ", "… gone: "  # with a number of lines behind it
States = dict[str, list[str]]  # of each state, by name, its lines


def file_of(scene: Scene) -> Path:
    return KEPT / f"{scene.name.replace(' ', '-')}.txt"


def states_of(scene: Scene, visit: Visit) -> States:
    """The states of a scene as they are now, on a phone and, in the same window, on a desk."""
    return {name: [*_told(page), *_on_a_desk(page)] for name, page in scene.states(visit)}


def _told(page: Page) -> list[str]:
    root = page.evaluate("location.origin")  # where the site is served is another place each time
    tree = page.locator("body").aria_snapshot().replace(root, "")
    return [*tree.splitlines(), *page.evaluate(_PLACES)]


def _on_a_desk(page: Page) -> list[str]:
    """The places in a wide window. It leaves the page as it was."""
    size, scrolled = page.viewport_size, page.evaluate("scrollY")
    page.set_viewport_size(DESK)
    page.evaluate("scrollTo(0, 0)")
    places = page.evaluate(_PLACES)
    page.set_viewport_size(size)
    page.evaluate("scrolled => scrollTo(0, scrolled)", scrolled)
    return [_DESK, *places]


def write(states: States) -> str:
    """The text of a file. What a state has in common with the one before is counted only."""
    lines: list[str] = []
    before: list[str] = []
    for name, now in states.items():
        lines += [f"## {name}", ""]
        matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
        for kind, a, to, b, end in matcher.get_opcodes():
            if kind == "equal":
                lines.append(f"{_SAME}{to - a}")
                continue
            lines += [f"{_GONE}{to - a}"] if to > a else []
            lines += now[b:end]
        lines.append("")
        before = now
    return "\n".join(lines)


def read(text: str) -> States:
    """The states that a file holds, each with all of its lines."""
    states: States = {}
    before: list[str] = []
    at = 0  # how many lines of the state before are spoken for
    now: list[str] = []
    for line in text.splitlines():
        if line.startswith("## "):
            before, at, now = now, 0, []
            states[line.removeprefix("## ")] = now
        elif line.startswith((_SAME, _GONE)):
            count = int(line.rpartition(" ")[2])
            now += before[at : at + count] if line.startswith(_SAME) else []
            at += count
        elif line:
            now.append(line)
    return states


def changes(kept: States, now: States) -> list[str]:
    """What differs, as lines to read; [] where nothing does. The same change is told once."""
    told: dict[tuple[str, ...], list[str]] = {}
    for name in [*kept, *(name for name in now if name not in kept)]:
        changed = _diff(kept.get(name, []), now.get(name, []))
        if changed:
            told.setdefault(tuple(changed), []).append(name)
    return [
        line for changed, names in told.items() for line in (f"## {', '.join(names)}", *changed)
    ]


def _diff(kept: list[str], now: list[str]) -> list[str]:
    parts = [[_part(line) for line in lines] for lines in (kept, now)]
    same = list(now)
    for kind, a, to, b, _ in difflib.SequenceMatcher(None, *parts, autojunk=False).get_opcodes():
        for offset in range(to - a) if kind == "equal" else ():
            if _alike(kept[a + offset], now[b + offset]):
                same[b + offset] = kept[a + offset]
    found = list(difflib.unified_diff(kept, same, lineterm="", n=1))[2:]
    return [line for line in found if not line.startswith("@@")]


def _part(line: str) -> str:
    """What a line is of: of a place, the part that is there."""
    return " | ".join(line.split(" | ")[:2]) if _is_place(line) else line


def _is_place(line: str) -> bool:
    return line.lstrip().startswith("| ")


def _alike(one: str, other: str) -> bool:
    """Whether two lines may be of the same place."""
    each, of = one.split(" | "), other.split(" | ")
    return one == other or (
        _is_place(one)
        and len(each) == len(of)
        and all(
            set(this.split(" or ")) & set(that.split(" or "))
            for this, that in zip(each, of, strict=True)
        )
    )
