"""The built site in a real browser: every page, as a reader has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, DESK, PHONE, SEEN, answer, shown, words
from support.building import SAMPLE, Run
from support.pages import WORRIED, faults_of, in_turn, pages


@pytest.fixture(scope="session")
def themes(site: Path, briefed: Run) -> list[dict]:
    """The briefing as the command reads it."""
    run = briefed("statements", SAMPLE / "docs" / COURSE / "briefing.md", "--format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["themes"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_clicking_leads_from_the_home_page_to_every_page(
    open_context, site: Path, address: str, size: dict
) -> None:
    page, written = open_context(size).new_page(), pages(site)
    reached = ["index.html"]
    for here in reached:  # grows as it goes
        page.goto(f"{address}/{here}")
        links = [(False, *link) for link in links_in_sight(page, address)]
        if open_menu(page):
            links += [(True, *link) for link in links_in_sight(page, address)]
        for by_menu, place, name in links:
            if name in reached or name not in written:
                continue
            page.goto(f"{address}/{here}")
            assert not by_menu or open_menu(page)
            page.locator("a[href]").nth(place).click()
            page.wait_for_url(re.compile(re.escape(f"{address}/{name}") + "(#.*)?$"))
            reached.append(name)
    assert sorted(reached) == written


def open_menu(page: Page) -> bool:
    """Open the menu of a page, and tell whether it had to be opened."""
    opener = page.get_by_role("button", name="Menu")
    closed = opener.is_visible()
    if closed:
        opener.click()
    return closed


def links_in_sight(page: Page, address: str) -> list[tuple[int, str]]:
    """The links that a reader can scroll to and click: each one's place among all links, and the
    page it leads to.
    """
    found = page.evaluate("""[...document.querySelectorAll("a[href]")].map((link, place) => {
        link.scrollIntoView({block: "center"})
        const box = link.getClientRects()[0]
        if (!box) return null
        const [across, down] = [box.left + box.width / 2, box.top + box.height / 2]
        const top = document.elementFromPoint(across, down)
        return top && link.contains(top) ? [place, link.href] : null
    }).filter(found => found)""")
    return [(place, href.removeprefix(f"{address}/").partition("#")[0]) for place, href in found]


def test_every_statement_is_seen_at_its_anchor(
    open_context, address: str, themes: list[dict]
) -> None:
    page = open_context(PHONE).new_page()
    for statement in [statement for theme in themes for statement in theme["statements"]]:
        page.goto(f"{address}/{COURSE}/briefing.html#{statement['id']}")
        place = page.locator(f"[id='{statement['id']}']")
        expect(place).to_have_count(1)
        expect(place).to_be_in_viewport()
        assert place.evaluate(SEEN), f"{statement['id']} can't be seen at its anchor"
        ways_back = words(" ".join(place.locator("a.bf-back").all_inner_texts()))
        assert ways_back.startswith("Learn")
        assert words(place.inner_text()) == f"{words(statement['text'])} {ways_back}"


def test_the_briefing_numbers_the_questions_as_their_pages_do(page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/briefing.html")
    links = page.locator("a.bf-back", has_text="Question")
    said = links.evaluate_all("all => all.map(one => [one.textContent, one.href])")
    told = {}
    for words_of, href in said:
        name, _, anchor = href.partition("#")
        if name not in told:
            page.goto(name)
            asked = page.locator(".bf-question").all()
            told[name] = {one.get_attribute("id"): one.inner_text() for one in asked}
        number = words(words_of.partition(" of “")[0])
        assert told[name][anchor].startswith(f"{number} of "), href
    assert len(told) == 9 and len(said) > 30
    page.goto(f"{address}/{COURSE}/briefing.html")
    for statement in page.locator(":has(> a.bf-back)").all():
        names = statement.locator(":scope > a.bf-back").all_inner_texts()
        assert len(set(names)) == len(names)  # no two links have the same words


def test_every_sentence_is_seen_in_a_quote_of_its_page(
    open_context, address: str, themes: list[dict]
) -> None:
    page = open_context(PHONE).new_page()
    for theme in themes:
        name = theme["slug"]
        page.goto(f"{address}/{COURSE}/{name}.html")
        quoted: dict[str, list[str]] = {}
        # The ends of a case show theirs once a reader is there.
        for quote in page.locator("article blockquote:not(.bf-answers *, .bf-case-part *)").all():
            assert shown(quote), f"{name}: a quote can't be seen: {quote.text_content()}"
            cite = quote.locator("a.bf-cite")
            expect(cite).to_be_visible()
            target = cite.get_attribute("href").removeprefix("briefing.html#")
            quoted.setdefault(target, []).append(
                words(quote.inner_text().removesuffix(cite.inner_text()))
            )
        for statement in theme["statements"]:
            for sentence in statement["sentences"]:
                assert any(words(sentence) in quote for quote in quoted.get(statement["id"], [])), (
                    f"{name} does not show {sentence!r}"
                )


def test_a_quote_leads_to_its_statement_and_back(open_context, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.locator("article blockquote:not(.bf-answers *) a.bf-cite").last.click()
    page.wait_for_url(f"{address}/{COURSE}/briefing.html#hidden-men-2")
    expect(page.locator("#hidden-men-2")).to_be_in_viewport()
    page.locator("#hidden-men-2").get_by_role("link", name="Learn").click()
    page.wait_for_url(f"{address}/{COURSE}/hidden-men.html#quote-hidden-men-2-1")
    expect(page.locator("article blockquote:not(.bf-answers *)").last).to_be_in_viewport()


def test_every_page_opens_without_a_server(open_context, site: Path) -> None:
    context = open_context(PHONE)
    root = site.as_uri()
    found = {
        name: [*faults_of(page, name), *watch.faults]
        for name, page, watch in in_turn(context, pages(site), root)
    }
    assert len(found) > 15 and {name: faults for name, faults in found.items() if faults} == {}
    page = context.pages[0]
    page.goto(f"{root}/{COURSE}/hidden-men.html")
    answer(page, page.locator("#question-register-the-father"), 0)
    expect(page.locator("#question-register-the-father .bf-verdict")).to_have_text("✓ Right.")
    page.get_by_role("link", name=WORRIED, exact=True).last.click()
    page.wait_for_url(f"{root}/worried.html#from=*")
