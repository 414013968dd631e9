"""A preview marks the place of a problem on whatever line it is, and changes nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from briefed.building.site_build import SiteBuild
from briefed.checking.project import judge
from briefed.layout import place_anchor
from briefed.model import Location, Problem
from briefed.rendering import marks
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.articles import Renderer
from support.building import ROOT, SAMPLE

FIXTURE = ROOT / "tests/fixture"
PLACE = re.compile(r'<span class="bf-place" id="(?P<id>[^"]+)"></span>')
LIST = re.compile(r'<section class="bf-problems".*?</section>\n', re.S)


def plain(html: str) -> str:
    """An article without its places and the problems above it."""
    return re.sub(r"\s+(?=[<\s])", "", PLACE.sub("", LIST.sub("", html)))


@pytest.mark.parametrize("source", [FIXTURE, SAMPLE], ids=lambda source: source.name)
def test_a_place_on_every_line_changes_no_word_and_no_element(source: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    for part in ("docs", "quizzes"):
        shutil.copytree(source / part, root / part)
    shutil.copy(ROOT / "docs/worried.md", root / "docs")
    shutil.copy(ROOT / "docs/index.md", root / "docs")
    shutil.copy(ROOT / "mkdocs.yml", root)
    project = load(root, "2026-06-01")
    verdict = judge(project)
    before, after = (SiteBuild(project, verdict, None, shows_faults=True) for _ in range(2))
    before.shown = {}
    after.shown = {path: everywhere(after, path) for path in after.pages}
    renderer = Renderer(root, before.pages)
    placed = 0
    for path, (_, page) in before.pages.items():
        if page is None or page.faults:
            continue
        html = renderer.article(after, path)
        assert plain(html) == plain(renderer.article(before, path)), path
        ids = [found["id"] for found in PLACE.finditer(html)]
        assert len(ids) == len(set(ids))
        tree = LexborHTMLParser(html)
        for one in page.prose:
            anchor = place_anchor(page.location.file, one.location.line)
            if one.kind in ("paragraph", "item", "heading") and anchor in ids:
                place = tree.css_first(f"[id='{anchor}']").parent
                words = re.findall(r"\w+", marks.told(one).text.split("\n")[0])
                assert words[0] in place.text(), (path, one)
                placed += 1
        missed = [
            one
            for one in page.prose
            if one.kind in ("paragraph", "item")
            and place_anchor(page.location.file, one.location.line) not in ids
        ]
        assert missed == [], path
    assert placed > 100


def everywhere(build: SiteBuild, path: str) -> list[Problem]:
    """A problem on each line of a page and of its questions."""
    _, page = build.pages[path]
    quiz = build.quiz(path)
    ends = {page.location.file: page.body_line + page.body.count("\n")} if page else {}
    if quiz:
        last = quiz.questions[-1]
        ends[quiz.location.file] = last.location.line + last.source.count("\n")
    return [
        Problem("any", "error", Location(file, line), None, "anything")
        for file, end in ends.items()
        for line in range(1, end + 1)
    ]
