"""What our own code puts above and below an article."""

from __future__ import annotations

from briefed.rendering import around_article as around


def test_the_link_to_the_slides_offers_sessions() -> None:
    lead = '\n<p class="bf-present"><a href="slides/a.html">Present this page</a>'
    assert around.slides_link("slides/a.html", "Present this page", ()) == f"{lead}</p>"
    assert around.slides_link("slides/a.html", "Present this page", (7, 20)) == (
        f'{lead}, or in <a href="slides/a.html?minutes=7">7 minutes</a>, '
        '<a href="slides/a.html?minutes=20">20 minutes</a></p>'
    )


def test_the_notices_of_every_page() -> None:
    assert around.draft_notice() == (
        '<p class="bf-draft" data-search-exclude>Draft: not yet approved by the partnership.</p>\n'
    )


def test_a_preview_shows_the_problems_of_a_page() -> None:
    assert around.problem_list([]) == ""
    problems = [
        around.Listed("error", "a.md:2:1", "a < b", "#place-a", ""),
        around.Listed("warning", "b.md:1:1", "c", "", "place-b"),
        around.Listed("warning", "b.md:1:1", "d", "", ""),
    ]
    assert around.problem_list(problems) == (
        '<section class="bf-problems" aria-label="Problems on this page"><p>Problems on this page'
        '</p><ul><li><strong>error</strong> <a href="#place-a">a.md:2:1</a>: a &lt; b</li>'
        '<li id="place-b"><strong>warning</strong> b.md:1:1: c</li>'
        "<li><strong>warning</strong> b.md:1:1: d</li></ul></section>\n"
    )


def test_a_preview_says_that_it_is_one_and_leads_to_what_is_left() -> None:
    begins = (
        '<aside class="bf-preview" aria-label="Draft preview">'
        "<p>This is a draft preview and not published."
    )
    assert around.preview_notice([], is_kept=True) == f"{begins}</p></aside>"
    ways = [
        around.WayToDesk("a/coverage.html", "A & B", "1 error"),
        around.WayToDesk("c/coverage.html", "C", "0 errors"),
    ]
    assert around.preview_notice(ways, is_kept=True) == (
        f'{begins} <a href="a/coverage.html">What is left to do in A &amp; B: 1 error</a>'
        ' <a href="c/coverage.html">What is left to do in C: 0 errors</a></p></aside>'
    )
    way = around.WayToDesk("coverage.html", "", "")
    assert around.preview_notice([way], is_kept=False) == (
        '<aside class="bf-preview" aria-label="Live preview"><p>This is a live preview and not '
        'published. <a href="coverage.html">What is left to do</a></p></aside>'
    )
