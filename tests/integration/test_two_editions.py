"""From a Word file to a published course, and from its next edition to a published second one.

All that is done here an officer does, with the commands and the worksheet alone.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT, Run
from support.platforms import git
from support.powerpoint import notes_of, opened
from support.second_course import CHOSE, DREW, EDITIONS, PLACE, SCHOOL, word_file, write_on
from support.worksheets import exported

pytestmark = pytest.mark.slow
COURSE = "missing-children"
BY = ("--by", "Chair of the partnership")


def fill(briefed: Run, project: Path, edition: str) -> None:
    """Write a worksheet of the course, and have it taken over."""
    sheet = exported(briefed, project, COURSE)
    write_on(sheet, edition)
    run = briefed("fill", COURSE, sheet, project=project)
    assert run.returncode == 0 and "Not taken over" not in run.stdout, run.stdout + run.stderr


def errors(briefed: Run, project: Path) -> list[tuple[str, str]]:
    found = json.loads(briefed("check", COURSE, "--format", "json", project=project).stdout)
    return [
        (Path(one["file"]).name, one["code"])
        for one in found["problems"]
        if one["severity"] == "error"
    ]


def publish(briefed: Run, project: Path, *approved: str) -> None:
    for what in approved:
        run = briefed("approve", what, *BY, project=project)
        assert run.returncode == 0, run.stderr
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "As it is now")
    run = briefed("build", "--publishing", project=project)
    assert run.returncode == 0, run.stdout + run.stderr


def page(project: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / f"site/{COURSE}/{name}").read_text(encoding="utf-8"))


def said(project: Path, name: str) -> str:
    """The words of a published page's article."""
    return " ".join(page(project, name).css_first("article").text().split())


def quoted(project: Path, name: str) -> list[str]:
    """What a page quotes of the briefing, each once, without the name of its point."""
    found = page(project, name).css("article blockquote > p")
    words = (" ".join(one.text(deep=False).split()) for one in found)
    return list(dict.fromkeys(words))


def addresses(project: Path) -> set[tuple[str, str]]:
    """The pages of the course, and the places in them that a link may lead to."""
    site = project / "site" / COURSE
    return {
        (path.name, one)
        for path in site.glob("*.html")
        for one in ("", *(node.id for node in page(project, path.name).css("article [id]")))
    }


def test_a_word_file_and_its_next_edition_are_published(briefed: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    run = briefed("init", project, "--name", "Merrow Safeguarding Partnership", cwd=ROOT)
    assert run.returncode == 0, run.stderr
    git(project, "init", "--quiet")
    run = briefed("new", word_file(tmp_path / "1.docx", "1"), "--course", COURSE, project=project)
    assert run.returncode == 0, run.stderr
    fill(briefed, project, "1")
    assert errors(briefed, project) == []
    publish(briefed, project, COURSE, "--site")
    assert_published(project, "1")
    before = addresses(project)
    assert "edition" not in said(project, "index.html")

    run = briefed("update", COURSE, word_file(tmp_path / "2.docx", "2"), project=project)
    assert run.returncode == 0, run.stderr
    assert "8 unchanged, 1 reworded, 1 added, 1 removed" in run.stdout
    assert "theme renamed: Push and pull → What pushes and what pulls" in run.stdout
    stale = errors(briefed, project)
    assert set(stale) == {
        ("return-conversations.md", "quote-not-in-briefing"),
        ("push-and-pull.md", "unknown-statement"),
        ("push-and-pull.md", "not-written"),
    }
    # Until that is done, readers have the approved course, as it was.
    publish(briefed, project)
    assert_published(project, "1")
    fill(briefed, project, "2")
    assert errors(briefed, project) == []
    publish(briefed, project, COURSE)
    assert_published(project, "2")
    assert_told(project)
    assert_marked(project)
    gone = {
        ("briefing.html", "push-and-pull-2"),  # the statement that was taken out
        ("push-and-pull.html", "quote-push-and-pull-2-1"),
        ("push-and-pull.html", "push-and-pull"),  # the former title, on top of its page
    }
    # The question on it was taken away; with other words it would be another one.
    question = re.compile(r"(question|answer)-push-and-pull-2-a(-\w+)?")
    lost = before - addresses(project)
    assert {one for one in lost if not question.fullmatch(one[1])} == gone, (
        "other old links lead on"
    )


def assert_published(project: Path, edition: str) -> None:
    """Each page has what its theme has in this edition, and nothing else of the briefing."""
    for theme, slug in zip(
        EDITIONS[edition],
        [
            "introduction",
            "return-conversations",
            "push-and-pull",
            "sharing-what-is-known",
            "children-in-care",
        ],
        strict=True,
    ):
        name = f"{slug}.html"
        assert quoted(project, name) == [one.sentence for one in theme.findings]
        words = said(project, name)
        assert words.startswith(theme.heading) and "is a draft" not in words
        for one in theme.findings:
            assert one.asks in words and one.do in words and one.question in words
            assert one.answers[0][0] in words
    everything = "".join(
        path.read_text(encoding="utf-8")
        for path in (project / "site" / COURSE).rglob("*.html")
        if path.name != "what-has-changed.html"
    )
    was = [*EDITIONS["1"], *EDITIONS["2"]]
    other = {one.sentence for theme in was for one in theme.findings} - {
        one.sentence for theme in EDITIONS[edition] for one in theme.findings
    }
    assert len(other) == 2
    for sentence in other:
        assert sentence.rstrip(".") not in everything
    assert "[to write" not in everything


def assert_marked(project: Path) -> None:
    """Slides, run sheets and one-page briefings say what the second edition has made new."""
    deck = (project / f"site/{COURSE}/slides/index.html").read_text("utf-8")
    slides = LexborHTMLParser(deck).css(".bf-quote")
    told: dict[str | None, str] = {}
    for slide in slides:
        mark = re.search(r"\((new|changed) in edition 2\)|$", slide.css_first(".bf-kicker").text())
        told[mark[1]] = told.get(mark[1], "") + slide.css_first("blockquote").text()
    assert SCHOOL.sentence in told["new"] and PLACE.sentence in told["changed"]
    assert len(told) == 3, "the others are not marked"
    sheets = project / f"site/{COURSE}/handouts"
    for sheet in ("run-sheet-45-minutes", "seven-minute-briefing"):
        pages = PdfReader(sheets / f"push-and-pull-{sheet}.pdf").pages
        words = " ".join(" ".join(p.extract_text().split()) for p in pages)
        assert "in edition 2)" in words and "In edition 2: " in words and "; taken out " in words
    pack = next((project / f"site/{COURSE}/packs").glob("*push-and-pull-20-*.zip"))
    with zipfile.ZipFile(pack) as archive:
        slides = opened(archive.read(f"{pack.stem}/1 Slides.pptx")).slides
    titles = [one.shapes.title.text_frame.text for one in slides]
    assert any("in edition 2)" in one for one in titles)
    assert "In edition 2: " in notes_of(slides[0])


def assert_told(project: Path) -> None:
    """The second edition says what changed since the first."""
    start = page(project, "index.html").css_first('article a[href="what-has-changed.html"]')
    assert "What has changed" in start.text()
    assert "This is edition 2." in said(project, "index.html")
    told = said(project, "what-has-changed.html")
    for words in (
        "8 of 10 points stayed as they were.",
        "The theme “Push and pull” is now called “What pushes and what pulls”.",
        f"Before: {CHOSE.sentence}Now: {PLACE.sentence}",
        f"New What pushes and what pulls: {SCHOOL.sentence}",
        f"Taken out Push and pull: {DREW.sentence}",
    ):
        assert words in told
    whole = " ".join(
        path.read_text(encoding="utf-8")
        for path in (project / "site").rglob("*.html")
        if path.name != "what-has-changed.html"
    )
    assert "Push and pull" not in whole
    assert not re.search(r"(?i)push and pull", said(project, "push-and-pull.html"))
