"""Many items to arrange, with the longest labels that there may be, on the narrowest phone and with
text of twice the normal size.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Locator, Page, expect
from support import walking
from support.accessibility import broken_words, covered, sideways
from support.browsing import SEEN, TWO_FRAMES, enlarged
from support.building import FIXTURE, Builds, copy_sources, only_the_fixture
from support.serving import served

WINDOW = {"width": 320, "height": 640}
THEME = "lamp-care"
# An item, what it belongs to, and the quote that both rest on, for each of eight lines.
LINES = [
    ("Lamps", "clean and trimmed in most of the lighthouses that were visited", 1),
    ("Spare wicks", "kept in several ways, of which the wardens name a tin and the stairs", 3),
    ("A tin beside the lamp", "the place that the Board asks for in its Book of Lights", 4),
    ("Most tins", "dry", 5),
    (
        "One tin that was opened",
        "held biscuits, where a keeper looked for wicks of the light",
        6,
    ),
    ("The stairs", "where wicks were damp by morning, and so of no use to a keeper at night", 7),
    ("The hour of lighting", "to be written into the log, even on nights when nothing happens", 8),
    (
        "The log of a lighthouse",
        "the book, and not the piece of wood that has the same name",
        9,
    ),
]
QUOTES = {
    1: "The lamps were clean and trimmed in 21/24 lighthouses.",
    3: "Spare wicks were kept in several ways:",
    4: 'in a tin beside the lamp, as the Board\'s "Book of Lights" asks',
    5: "most tins were dry",
    6: "although one tin held biscuits",
    7: "on the stairs – where they were damp by morning",
    8: "Every keeper should write the hour of lighting into the log\\*, even on nights when "
    "nothing happens.",
    9: "\\* The log is the book, not the piece of wood.",
}
KINDS = pytest.mark.parametrize("kind", ["match", "sort", "order"])


def block(kind: str) -> str:
    """A question of eight lines."""
    rows = []
    for at, (item, label, _) in enumerate(LINES):
        group = LINES[at % 2][1]
        name = {"match": label, "sort": group, "order": str(at + 1)}[kind]
        rows.append(f"- [{name}] {item}: {label}\n> {item}, {label}, says the briefing.")
    quotes = "\n\n".join(f"> {words} [{THEME}-{at}]" for at, words in QUOTES.items())
    items = "\n".join(rows)
    return (
        f"<!-- question: eight-to-{kind} -->\n<{kind}>\nWhere do these belong?\n{items}\n\n"
        f"The briefing says:\n\n{quotes}\n</{kind}>\n"
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, builds: Builds) -> Iterator[str]:
    project = only_the_fixture(copy_sources(tmp_path_factory.mktemp("long") / "project"))
    quiz = project / "quizzes" / FIXTURE / f"{THEME}.md"
    text = quiz.read_text(encoding="utf-8")
    more = "\n".join(block(kind) for kind in ("match", "sort", "order"))
    quiz.write_text(f"{text}\n{more}", encoding="utf-8")
    with served(builds.of(project) / "site") as address:
        yield address


@pytest.fixture(scope="module", params=[100, 200], ids="{} %".format)
def reader(
    request: pytest.FixtureRequest, browser_type: BrowserType, browser_type_launch_args: dict
) -> Iterator[Browser]:
    yield from enlarged(browser_type, browser_type_launch_args, request.param)


# The words of items that are cut off or covered where a reader scrolls to, and the fields that
# something else lies on there: a tap beside a small circle on its label is as good.
UNSEEN = f"""question => {{
    const all = selector => [...question.querySelectorAll(selector)]
        .filter(one => one.checkVisibility({{ visibilityProperty: true }}))
    const within = one => one.scrollIntoView({{ block: "center", behavior: "instant" }})
    const words = all(":is(.bf-words, .bf-reason, .bf-mark):not(:has(.bf-mark))")
        .filter(one => (within(one), !({SEEN})(one)))
        .map(one => `unseen: ${{one.innerText}}`)
    const fields = all(".bf-item :is(input, select, button):enabled").filter(one => {{
        within(one)
        const {{ left, top, width, height }} = one.getBoundingClientRect()
        const met = document.elementFromPoint(left + width / 2, top + height / 2)
        return ![one, ...(one.labels ?? [])].some(part => part.contains(met))
    }})
    return [...words, ...fields.map(one => `can't be tapped: ${{one.outerHTML}}`)]
}}"""


def unseen(question: Locator) -> list[str]:
    return question.evaluate(UNSEEN)


def faults(page: Page, question: Locator) -> list[str]:
    page.evaluate(TWO_FRAMES)  # the bars are measured when they have been drawn
    return [*sideways(page), *broken_words(page), *covered(page), *unseen(question)]


@KINDS
def test_eight_lines_fit_open_answered_and_tried_again(
    reader: Browser, root: str, kind: str
) -> None:
    page = reader.new_page(viewport=WINDOW, reduced_motion="reduce")
    name = f"eight-to-{kind}"
    page.goto(f"{root}/{FIXTURE}/{THEME}.html#question-{name}")
    question = walking.question(page, name)
    expect(question).to_be_in_viewport()
    found = {"open": faults(page, question)}
    walking.answer(page, name, right=False)
    expect(question.locator(".bf-verdict")).to_be_visible()
    found["answered"] = faults(page, question)
    page.get_by_role("button", name="Try again").locator("visible=true").first.click()
    found["again"] = faults(page, question)
    walking.answer(page, name)
    expect(question.locator(".bf-verdict")).to_have_text("✓ Right.")
    found["right"] = faults(page, question)
    page.close()
    assert {state: told for state, told in found.items() if told} == {}
