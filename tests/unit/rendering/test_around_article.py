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
    assert around.problem_list([("error", "a < b"), ("warning", "c")]) == (
        '<section class="bf-problems" aria-label="Problems on this page"><p>Problems on this page'
        "</p><ul><li><strong>error</strong> a &lt; b</li><li><strong>warning</strong> c</li></ul>"
        "</section>\n"
    )


def test_a_preview_says_that_it_is_one_and_where_its_problems_are() -> None:
    begins = (
        '<aside class="bf-preview" aria-label="Draft preview">'
        "<p>This is a draft preview and not published.</p>"
    )
    assert around.preview_banner("no problems", []) == f"{begins}</aside>"
    page = around.ProblemPage("a.html", "A & B", "1 error")
    assert around.preview_banner("1 error", [page]) == (
        f"{begins}<details><summary>1 error: on these pages</summary><ul>"
        '<li><a href="a.html">A &amp; B</a>: 1 error</li></ul></details></aside>'
    )
    assert around.coverage_line("coverage.html", "all of it") == (
        '<p><a href="coverage.html">Coverage: all of it</a>. '
        "This line is in the preview alone.</p>\n"
    )
