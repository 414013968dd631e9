"""What our style sheets promise: each is loaded, and nothing in them is without use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefed.rendering import assets, bundles
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT

ASSETS = sorted((ROOT / "docs/assets").glob("*.css"))
# Those that are written into a page, or are loaded with a page of their own, have variables of
# their own.
OTHERS = sorted((ROOT / "scripts").rglob("*.css"))
# A preview has the second behind the first, on one page.
COVERAGE = [path for path in OTHERS if path.stem in ("coverage", "desk")]
APART = [COVERAGE, *([path] for path in OTHERS if path not in COVERAGE)]


def rules(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


def classes(path: Path) -> set[str]:
    """The classes that the selectors of a style sheet ask for."""
    selectors = re.findall(r"([^{};]+)\{", rules(path))
    return {
        name
        for selector in selectors
        if not selector.lstrip().startswith("@")
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }


def named(beginning: str = "") -> set[str]:
    """The words of what is in quotation marks in our programs and templates and may be classes."""
    return {
        word
        for path in (ROOT / "scripts").rglob("*")
        if path.suffix in (".py", ".html", ".js")
        for quoted in re.findall(r"""["']([^"'\n]*)["']""", path.read_text(encoding="utf-8"))
        for word in re.findall(r"[a-z][\w-]*", quoted)
        if word.startswith(beginning)
    }


def test_every_class_of_pages_and_slides_is_given_to_something(three_courses: Path) -> None:
    """By a program, as a whole word, or on a page: some are put together, such as the kind of a
    slide, and some are those of Markdown.
    """
    site = three_courses / "site"
    of_slides = assets.reveal()[f"{assets.REVEAL}/reveal.js"].read_text(encoding="utf-8")
    used = named("bf-") | set(re.findall(r"[\w-]+", of_slides))
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("[class]"):
            used |= set((node.attributes["class"] or "").split())
    assert len(ASSETS) > 9
    assert {path.name: unused for path in ASSETS if (unused := sorted(classes(path) - used))} == {}


@pytest.mark.parametrize("path", OTHERS, ids=lambda one: one.stem)
def test_every_class_of_another_page_is_given_to_something(path: Path) -> None:
    assert classes(path) - named() == set()


@pytest.mark.parametrize(
    "sheets",
    [ASSETS, *APART],
    ids=["pages and slides", *(one[0].stem for one in APART)],
)
def test_every_variable_that_is_set_is_read_and_the_other_way_round(sheets: list[Path]) -> None:
    text = "".join(map(rules, sheets))
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "scripts" / "web").rglob("*.js")
    )
    measured = set(re.findall(r'setProperty\("(--[\w-]+)"', scripts))
    read = set(re.findall(r"var\((--[\w-]+)", text))
    assert set(re.findall(r"(--[\w-]+)\s*:", text)) == read - measured


def test_every_style_sheet_of_the_site_is_loaded() -> None:
    """By each page, by those that load forms.js or home.js, by slides, or by the trainer view."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"^  - (assets/\S+\.css)$", settings, re.M)
    trainer = bundles.TRAINER.replace(".js", ".css")
    known = [assets.TOKENS, *listed, assets.FORMS, assets.HOME, *assets.OF_DECK, trainer]
    assert sorted(known) == [f"assets/{path.name}" for path in ASSETS]
