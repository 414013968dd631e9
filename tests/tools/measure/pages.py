"""The pages as they open: how high they are, and how much is read before anything can be done."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from support.browsing import PHONE
from support.walking import Course

from tools.measure.figures import Figure, most

SCREEN = PHONE["height"]
HEIGHT = "document.documentElement.scrollHeight"

# The words that can be seen in the text of a page: without what stands in `leave`, without links to
# `rows` in lists, and, where `asked`, up to the first field or question.
WORDS = r"""([leave, rows, asked]) => {
    const article = document.querySelector("article"),
        fields = "[id^='question-'], fieldset, textarea, select, input",
        first = asked && [...article.querySelectorAll(fields)].find(one => one.checkVisibility()),
        walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT),
        isRow = item => [...item.querySelectorAll("a[href]")]
            .some(({ href }) => rows.includes(href.split("#")[0]));
    if (asked && !first) return null;
    let count = 0;
    while (walker.nextNode()) {
        const { currentNode: text } = walker, { parentElement: holder } = text;
        if (first && first.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) break;
        const item = holder.closest("li");
        if (holder.closest(`button, ${leave}`) || (item && isRow(item))) continue;
        if (holder.checkVisibility({ visibilityProperty: true }))
            count += (text.data.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) || []).length;
    }
    return count;
}"""


def home(page: Page, root: str, courses: list[Course]) -> Figure:
    page.goto(f"{root}/index.html")
    return most("home: height", page.evaluate(HEIGHT), SCREEN * len(courses))


def course_start(page: Page, root: str, course: Course) -> Iterator[Figure]:
    """The start of a course, for somebody who comes for the first time."""
    page.goto(f"{root}/{course.start}")
    rows = [f"{root}/{one.path}" for one in course.themes]
    start = page.locator("article").get_by_role("link", name="Start the course")
    links = page.locator("article").get_by_role("link").all()
    theme = next((one for one in links if _leads_to(page, one, rows[1:])), None)
    yield most("course start: height", page.evaluate(HEIGHT), 2 * SCREEN)
    yield most("course start: y of Start", _top(start.first) if start.count() else None, 400)
    yield most("course start: y of the first link to a theme", _top(theme) if theme else None)
    counted = page.evaluate(WORDS, ["blockquote, figure", rows, False])
    yield most("course start: words besides quotes and rows", counted, 180)


def _leads_to(page: Page, link, addresses: list[str]) -> bool:
    return link.evaluate("one => one.href").partition("#")[0] in addresses


def _top(place) -> float:
    return place.evaluate("one => one.getBoundingClientRect().top + scrollY")


def words_before(page: Page, root: str, course: Course) -> Iterator[Figure]:
    """How many words a page has before the first thing that can be answered or filled in.

    `page` shows pages whole.
    """
    for theme in course.themes:
        page.goto(f"{root}/{theme.path}")
        counted = page.evaluate(WORDS, ["[hidden]", [], True])
        yield most(f"{theme.title}: words before the first thing to do", counted)
