"""The coverage page in the live preview."""

from __future__ import annotations

import pytest
from support.previewing import COVERAGE, PAGE, QUIZZES, Preview, without

pytestmark = pytest.mark.slow


def sentences(preview: Preview, state: str) -> list[str]:
    """The sentences that the coverage page marks with a state."""
    page = preview.page(COVERAGE)
    return (
        []
        if page is None
        else [
            one.css_first("[data-sentence]").attributes["data-sentence"]
            for one in page.css(".s")
            if one.css_first(f".sign[aria-label='{state}']")
        ]
    )


def test_the_coverage_page_is_in_the_preview_and_follows_an_edit(preview: Preview) -> None:
    for name in ("keeping-babies-safe/index.html", PAGE):
        notice = preview.page(name).css_first("aside.bf-preview")
        assert "This is a live preview and not published." in notice.text()
        link = notice.css_first("a")
        assert (link.text(), link.attributes["href"]) == ("What is left to do", "coverage.html")
    assert len(sentences(preview, "taught and tested")) == 12
    path = preview.project / QUIZZES / "hidden-men.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(
        without(r"<!-- question: register-the-father -->.*?</quiz>\n")(whole), encoding="utf-8"
    )
    try:
        preview.until(lambda: sentences(preview, "taught, not tested") == ["hidden-men-2.1"])
        assert "sentence-not-tested" in preview.page(COVERAGE).css_first("main").text()
    finally:
        path.write_text(whole, encoding="utf-8")
    preview.until(lambda: len(sentences(preview, "taught and tested")) == 12)
    assert not (preview.project / "site").exists()


def test_the_links_of_the_coverage_page_lead_to_quotes_and_questions(preview: Preview) -> None:
    links = {link.attributes["href"] for link in preview.page(COVERAGE).css("main a")}
    pages = {
        name: preview.page(f"keeping-babies-safe/{name}")
        for name in {link.partition("#")[0] for link in links}
        if name
    }
    assert {"index.html", "hidden-men.html", "think-family.html"} <= pages.keys()
    outward = [link for link in links if not link.startswith("#")]
    assert (
        sum("#question-" in link for link in outward) == 12
        and sum("#quote-" in link for link in outward) > 7
    )
    assert [
        link
        for link in outward
        if "#" in link
        and pages[link.partition("#")[0]].css_first(f"[id='{link.partition('#')[2]}']") is None
    ] == []
