"""The key of the coverage page: how many sentences have each sign, and where the first is."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefed.model import Course
from briefed.rendering.coverage_page import as_html
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.tiny import BASE

QUOTE = "> Some parents were not asked about **room sharing**.\n> [safe-sleep-2]\n"


def course(root: Path) -> Course:
    (found,) = load(root, "2026-06-01").courses
    return found


def key(page: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            " ".join(item.text(separator=" ").split()),
            [(link.text().strip(), link.attributes["href"]) for link in item.css("a")],
        )
        for item in LexborHTMLParser(page).css("ul.key > li")
    ]


def test_the_key_counts_sentences_and_leads_to_the_first(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "project")
    whole = key(as_html(course(root)))
    assert [links for _, links in whole] == [[]] * len(whole)
    assert sum("9 sentences" in words for words, _ in whole) == 1
    page = root / "docs/tiny/safe-sleep.md"
    page.write_text(page.read_text("utf-8").replace(QUOTE, ""), "utf-8")
    less = key(as_html(course(root)))
    ((words, links),) = [(words, links) for words, links in less if links]
    assert links == [("Safe sleep, point 2", "#safe-sleep-2")] and "1 sentence" in words
