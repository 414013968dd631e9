"""One theme of the built course on paper and in one file, read back by another program.

test_handouts.py and test_projected.py look at whole courses, by the real command.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.model import Course
from briefed.outputs import handouts
from briefed.outputs.slides import Composed, composed, in_one_file
from briefed.outputs.slides_pdf import pdf_of_slides, pdf_with_notes
from briefed.outputs.typeset import Press
from briefed.source.project import load
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE, words
from support.building import BUILT_ON

THEME = "hidden-men"


@pytest.fixture(scope="module")
def course(short_site: Path) -> Course:
    return next(one for one in load(short_site.parent).courses if one.slug == COURSE)


@pytest.fixture(scope="module")
def decks(course: Course, short_site: Path) -> Composed:
    return composed(course, short_site)


@pytest.fixture(scope="module")
def printed(
    course: Course, decks: Composed, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The words of each sheet of a theme, by the name of its file."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / COURSE).mkdir()
    handouts.write(course, {THEME: decks[THEME]}, folder, Press(BUILT_ON), "A note to all.")
    return {path.name: said(PdfReader(path)) for path in folder.rglob("*.pdf")}


def said(reader: PdfReader) -> str:
    return words(" ".join(page.extract_text() for page in reader.pages))


def told(html: str) -> str:
    return words(LexborHTMLParser(html).body.text(separator=" "))


def test_a_theme_has_a_handout_its_questions_and_their_answers(printed: dict[str, str]) -> None:
    of_each = ["answers", "handout", "questions", "seven-minute-briefing"]
    runs = [f"run-sheet-{minutes}-minutes" for minutes in (20, 45, 7)]
    assert sorted(printed) == sorted(f"{THEME}-{kind}.pdf" for kind in (*of_each, *runs))
    for name, text in printed.items():
        assert "A note to all" in text and "Worried about a child now" in text
        assert " 999 " in text and ("Page 1 of " in text or "seven-minute" in name)


def test_the_handout_has_the_quotes_and_what_they_mean(
    printed: dict[str, str], decks: Composed
) -> None:
    text = printed[f"{THEME}-handout.pdf"]
    kinds = set()
    for slide in decks[THEME][0]:
        if slide.kind in ("quote", "point", "practice", "safety"):
            kinds.add(slide.kind)
            first = " ".join(told(slide.html).split()[:4])
            assert first in text and words(slide.title) in text
    assert {"quote", "point", "practice"} <= kinds
    assert not any(
        words(slide.title) in text for slide in decks[THEME][0] if slide.kind == "question"
    )


def test_the_questions_do_not_tell_their_answers(printed: dict[str, str], decks: Composed) -> None:
    asked, answered = printed[f"{THEME}-questions.pdf"], printed[f"{THEME}-answers.pdf"]
    questions = [slide for slide in decks[THEME][0] if slide.kind == "question"]
    assert questions
    for slide in questions:
        assert words(slide.title) in asked and words(slide.title) in answered
        for item in slide.asked.lettered:
            first = " ".join(told(item.words).split()[:4])
            assert f"{item.letter} {first}" in asked and first in answered
    assert "Not right" in answered and "The briefing says" in answered
    assert "Not right" not in asked and "The briefing says" not in asked


@pytest.mark.parametrize(
    ("theme", "minutes", "form", "name"),
    [
        (THEME, None, "pdf", f"{COURSE}-{THEME}-slides.pdf"),
        (THEME, 20, "notes", f"{COURSE}-{THEME}-20-minutes-slides-with-notes.pdf"),
        (THEME, 7, "html", f"{COURSE}-{THEME}-7-minutes-slides.html"),
        (None, None, "html", f"{COURSE}-slides.html"),
    ],
)
def test_a_deck_in_one_file(
    course: Course,
    short_site: Path,
    decks: Composed,
    theme: str | None,
    minutes: int | None,
    form: str,
    name: str,
) -> None:
    file = in_one_file(course, short_site, theme, minutes, form)
    assert file.name == name
    assert (
        file.session_plan.startswith(f"{minutes} minutes, of which")
        if minutes
        else not file.session_plan
    )
    made = decks[theme or "index"][0]
    if form == "html":
        shown = LexborHTMLParser(file.data).css("section")
        assert len(shown) == len(made) if minutes is None else 5 < len(shown) < len(made)
        return
    reader = PdfReader(io.BytesIO(file.data))
    assert reader.metadata.title.endswith("slides with notes" if form == "notes" else "slides")
    text = said(reader)
    if form == "notes":
        assert "Slide 1 of " in text and " 0 20 " in text and re.search("Right [A-C] Keep", text)
        return
    paged = [slide for slide in made for _ in range(2 if slide.asked else 1)]
    for slide, page in zip(paged, reader.pages, strict=True):
        shown = words(page.extract_text())
        assert " ".join(told(slide.html).split()[:3]) in shown
        assert course.title in shown and words(slide.title) in shown


def test_what_can_not_be_made_is_named(
    course: Course, short_site: Path, decks: Composed, tmp_path: Path
) -> None:
    (tmp_path / COURSE).mkdir()
    with pytest.raises(InputError, match=r"there is no theme 'nowhere': there are .*hidden-men"):
        in_one_file(course, short_site, "nowhere", None, "html")
    (first, *_), page = decks[THEME]
    odd = [first._replace(html="<video></video>", notes="<video></video>")]
    for make in (pdf_of_slides, pdf_with_notes):
        with pytest.raises(InputError, match=rf"what is on {page} \(<video>\)"):
            make(course, odd, page)
    for kind in ("point", "reflect"):
        found = {THEME: ([first, first._replace(kind=kind, html="<video></video>")], "lamps.html")}
        with pytest.raises(InputError, match=r"what is on lamps\.html \(<video>\)"):
            handouts.write(course, found, tmp_path, Press(BUILT_ON))
