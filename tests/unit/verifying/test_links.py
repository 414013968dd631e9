"""Links within the built site, and the pages that they lead to."""

from __future__ import annotations

from pathlib import Path

from briefed.checking.rules import published
from briefed.model import Location
from briefed.verifying import links
from support.built_pages import built, told


def outlined(**bodies: str) -> dict[str, links.Outline]:
    return {
        f"{name}.html": links.outline(built(body, path=f"{name}.html"))
        for name, body in bodies.items()
    }


def test_pages_that_are_not_there_or_that_no_link_leads_to() -> None:
    outlines = outlined(
        index='<a href="a.html">a</a>',
        a='<a href="b.html">b</a><a href="c.html" hidden>c</a>',
        b="b",
        c="c",
    )
    sources = [Location(f"docs/{name}.md") for name in ("index", "a", "b", "c", "d")]
    assert told(list(links.check_reachable(sources, set(), outlines))) == [
        (
            "docs/c.md:1:1",
            "published-page",
            "no link leads readers to c.html: put the page under nav: in mkdocs.yml, or take nav: "
            "away",
        ),
        (
            "docs/d.md:1:1",
            "published-page",
            f"the built site has no page d/index.html: {published.UNDO}",
        ),
    ]
    unlinked = set(sources[3:])
    (only,) = links.check_reachable(sources, unlinked, outlines)
    assert only.location.file == "docs/d.md"


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    here = built(
        '<h2 id="here">a</h2><a href="#here">a</a><a href="#away">b</a>\n<a href="b.html">c</a>'
        '<a href="a.html#__top">d</a> <a href="file.pdf#page=2">e</a>',
        path="a.html",
    )
    (tmp_path / "a.html").write_text(here.html, "utf-8")
    site = {"a.html": tmp_path / "a.html"}
    outlines = {"a.html": links.outline(here)}
    files = {"a.html", "file.pdf"}
    assert told(list(links.check_targets(site, outlines, files, set(), {}))) == [
        (
            "site/a.html:3:50",
            "published-anchor",
            "the link #away leads to no place on its page: a.html has nothing with the address "
            "#away. Write the address of a heading, a question or a quote there, or leave # and "
            "what follows out",
        ),
        (
            "site/a.html:4:9",
            "published-link",
            "the link b.html leads to nothing on this site: write the name of a page or a file "
            "that is there",
        ),
    ]


def test_a_link_to_a_place_on_a_page_that_is_being_corrected_leads_to_that_page(
    tmp_path: Path,
) -> None:
    here = built('<a href="b.html#quote">b</a>', path="a.html")
    (tmp_path / "a.html").write_text(here.html, "utf-8")
    site = {"a.html": tmp_path / "a.html"}
    outlines = {"a.html": links.outline(here), **outlined(b="b")}
    for stand_ins, found in (({"b.html"}, 0), (set(), 1)):
        problems = links.check_targets(site, outlines, set(outlines), stand_ins, {})
        assert len(list(problems)) == found
