"""The site asks nobody else for anything, runs no script but its own, and stays small."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.rendering.content_security_policy import hashes
from playwright.sync_api import expect
from support.browsing import COURSE, PHONE, Watch, words
from support.building import SAMPLE
from support.packages import ANSWER
from support.pages import html_files, search_entries
from support.serving import served_as_hosted

# Bytes of all scripts and all styles of ours that a learner's pages ask for. A page with gaps to
# fill, items to arrange or a case that branches, whose scenes are places in the browser's history,
# has more, and so has My learning, which brings records in, joins, offers back and clears them, and
# takes leave of whoever stops. Of the scripts, half a KiB undoes a choice of the whole page, and
# finds the learner's own actions on their page; one and a half ask again through all parts, say
# what went into the plan unasked, count what was partly right, and say of the way on what it is;
# and three quarters keep in the bar of steps what was read, and an answer that is not checked yet.
# A quarter of a KiB of that of forms keeps the scene that a case was left at.
# Of the styles, half a KiB says before a quote whose words they are, and keeps what the choice of a
# service would move out of sight; and one keeps the box of a finding whole, the bar of steps, paper
# and dialogs in order.
MOST_SCRIPT, MOST_STYLE = 44.75 * 1024, 32 * 1024
MOST_SCRIPT_OF_FORMS, MOST_SCRIPT_OF_MY_LEARNING = 15.5 * 1024, 20.5 * 1024
MOST_STYLE_OF_FORMS = 3.5 * 1024
MOST_SCRIPT_OF_SERVICES = 2 * 1024  # in a course that lists services
# A page with up to four questions. Of each further one a page has the question, its answers with
# their reasons, and the briefing's words, and without a script all of it is there to read: of the
# longest page published, with nine questions, two fifths are words.
MOST_PAGE, MOST_PAGE_GZIPPED, QUESTIONS = 40 * 1024, 10 * 1024, 4
MOST_QUESTION, MOST_QUESTION_GZIPPED = 3 * 1024, 0.6 * 1024
MOST_FIRST_VISIT = 46.5 * 1024


def policy(html: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found, "no policy"
    return {name: values for name, *values in (part.split() for part in found[1].split(";"))}


def test_every_page_has_a_policy_before_anything_is_loaded(site: Path) -> None:
    for name in html_files(site):
        html = (site / name).read_text(encoding="utf-8")
        rules = policy(html)
        assert (
            rules["default-src"] == ["'self'"]
            and rules["object-src"] == ["'none'"]
            and rules["base-uri"] == ["'none'"]
        )
        assert set(rules["script-src"]) == {"'self'", *hashes(html)}, name
        assert html.index("Content-Security-Policy") < min(
            html.index("<script"), html.index("<link")
        ), name
        assert not re.search(r"\son\w+=|javascript:", html), f"{name} has a script in an attribute"


def test_the_header_files_allow_every_page_and_no_more(site: Path) -> None:
    every = {
        one
        for name in html_files(site)
        for one in hashes((site / name).read_text(encoding="utf-8"))
    }
    for name in ("_headers", ".htaccess", "web.config", "nginx-headers.conf"):
        text = (site / name).read_text(encoding="utf-8").replace("&#x27;", "'")
        assert set(re.findall(r"'sha256-[^']+'", text)) == every, name
        assert "unsafe-inline" not in text.partition("script-src")[2].partition(";")[0], name
        assert "frame-ancestors 'self'" in text and "nosniff" in text, name


def test_a_script_that_was_put_into_a_page_does_not_run(
    open_context: Callable, site: Path, tmp_path: Path
) -> None:
    html = (site / COURSE / "hidden-men.html").read_text(encoding="utf-8")
    page = open_context(PHONE).new_page()
    page.route(
        "**/hidden-men.html",
        lambda route: route.fulfill(
            body=html.replace("</article>", "<script>window.put = 1</script></article>"),
            content_type="text/html",
        ),
    )
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{site.as_uri()}/{COURSE}/index.html")
    page.goto("http://127.0.0.1:1/hidden-men.html")
    assert page.evaluate("window.put") is None
    assert any("Content Security Policy" in text for text in refused)


@pytest.mark.parametrize("where", ["server", "folder"])
def test_a_whole_way_through_asks_no_other_host(
    open_context: Callable, site: Path, address: str, where: str
) -> None:
    root = address if where == "server" else site.as_uri()
    page = open_context(PHONE).new_page()
    watch = Watch(page, root)
    for name in (name for name in html_files(site) if name != "404.html"):
        page.goto(f"{root}/{name}")
        if page.locator(".bf-question").count():
            expect(
                page.locator(".bf-question button").first
            ).to_be_attached()  # its script has begun
            page.locator("article").evaluate(f"() => ({ANSWER})(false)")
            expect(page.locator(".bf-verdict")).to_have_count(page.locator(".bf-question").count())
    page.goto(f"{root}/{COURSE}/my-learning.html")
    page.wait_for_load_state("networkidle")
    assert page.locator("#progress .bf-state").count() == 9
    assert watch.faults == []
    assert page.context.cookies() == []


def test_scripts_and_styles_are_small(site: Path) -> None:
    asked = {
        page: set(
            re.findall(
                r'(?:src|href)="[^"]*\bassets/([\w-]+\.(?:js|css))"',
                (site / page).read_text(encoding="utf-8"),
            )
        )
        for page in html_files(site)
    }
    mine = asked.pop(f"{COURSE}/my-learning.html")
    forms = {page for page, names in asked.items() if "forms.js" in names}
    assert forms == {
        page
        for page in asked
        if re.search(
            r' data-kind="|<h3 id="the-day-before"|<input type="text" id="question-',
            (site / page).read_text("utf-8"),
        )
    }
    services = {page for page, names in asked.items() if "services.js" in names}
    assert services == {
        page
        for page in asked
        if re.search(r' data-step="|data-module="services"', (site / page).read_text("utf-8"))
    }
    assert forms == {page for page, names in asked.items() if "forms.css" in names}
    everywhere = set.union(*asked.values()) - {"forms.js", "forms.css", "services.js"}
    assert everywhere == {"learner.js", "search.js", "tokens.css", "learner.css"}
    assert mine - everywhere == {"my-learning.js", "services.js"}
    for names, ending, most in (
        (everywhere, "js", MOST_SCRIPT),
        ({"forms.js"}, "js", MOST_SCRIPT_OF_FORMS),
        ({"services.js"}, "js", MOST_SCRIPT_OF_SERVICES),
        ({"my-learning.js"}, "js", MOST_SCRIPT_OF_MY_LEARNING),
        (everywhere | mine, "css", MOST_STYLE),
        ({"forms.css"}, "css", MOST_STYLE_OF_FORMS),
    ):
        texts = [
            (site / "assets" / name).read_bytes() for name in sorted(names) if name.endswith(ending)
        ]
        size, packed = (
            sum(map(len, texts)),
            sum(len(gzip.compress(text, 9, mtime=0)) for text in texts),
        )
        print(f"{ending}: {size} bytes, {packed} gzipped")
        # Each file is packed by itself, and a small one packs less well.
        assert 0 < size <= most and packed < size * (0.55 if size > 2_000 else 0.65)


def test_every_page_is_small(site: Path, published_site: Path) -> None:
    too_large = {}
    for path in (site / name for site in (site, published_site) for name in html_files(site)):
        if path.parent.name == COURSE and "in-the-room" not in path.name:  # of learners
            html = path.read_bytes()
            packed = len(gzip.compress(html, 9, mtime=0))
            asked = html.count(b'class="bf-question"')
            print(f"{path.stem}, {asked} questions: {len(html)} bytes, {packed} gzipped")
            more = max(0, asked - QUESTIONS)
            most = MOST_PAGE + more * MOST_QUESTION
            if len(html) > most or packed > MOST_PAGE_GZIPPED + more * MOST_QUESTION_GZIPPED:
                too_large[path] = len(html), packed
    assert too_large == {}


def test_a_first_visit_and_a_further_page_are_small(open_context: Callable, site: Path) -> None:
    with served_as_hosted(site) as (root, log):
        page = open_context(PHONE).new_page()
        visits = []
        for theme in ("hidden-men", "think-family"):
            page.goto(f"{root}/{COURSE}/{theme}.html")
            page.wait_for_load_state(
                "networkidle"
            )  # on a busy machine half a second may pass before the first script is asked for
            visits.append(log.copy())
            log.clear()
    first, further = (sum(one.sent for one in visit) for visit in visits)
    print(
        f"a first visit: {first} bytes in {len(visits[0])} files; a further page: {further} "
        f"in {len(visits[1])}"
    )
    assert {"/assets/learner.js", f"/{COURSE}/hidden-men.html"} <= {
        one.path for one in visits[0]
    } and first <= MOST_FIRST_VISIT
    assert (
        f"/{COURSE}/think-family.html" in {one.path for one in visits[1]}
        and further <= MOST_PAGE_GZIPPED
    )


def test_the_search_knows_the_pages_and_not_the_answers(site: Path) -> None:
    """Whoever searches the site should not be shown a question's key."""
    found = " ".join(one["title"] + one["text"] for one in search_entries(site))
    assert "Notice" in found and "Take this to supervision" in found
    for file in sorted((SAMPLE / "quizzes" / COURSE).glob("*.md")):
        for option in re.findall(r"^- \[.\] (.{30,})$", file.read_text(encoding="utf-8"), re.M):
            assert words(option) not in words(found), option
    assert not re.search(r"Question \d+ of|Not right:", found)
