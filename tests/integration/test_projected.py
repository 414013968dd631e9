"""Slides as PDF: made by the real command, read back by another program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.browsing import COURSE, words
from support.building import FIXTURE, Builds, Run
from support.tagged import faults

pytestmark = pytest.mark.slow


def made(export: Run, to: Path, *arguments: str, project: Path) -> PdfReader:
    run = export("slides", *arguments, "--output", to, project=project)
    assert run.returncode == 0 and run.stdout.splitlines()[-1] == str(to), run.stdout + run.stderr
    return PdfReader(to)


def slides(site: Path, deck: str, course: str = COURSE) -> list[LexborNode]:
    return LexborHTMLParser(
        (site / course / f"slides/{deck}.html").read_text(encoding="utf-8")
    ).css("section")


def paged(shown: list[LexborNode]) -> Iterator[tuple[LexborNode, bool]]:
    """The slide of each page, and whether the page has its answers: a question has two pages."""
    for slide in shown:
        yield slide, False
        if "bf-question" in slide.attributes["class"].split():
            yield slide, True


def said(node: LexborNode) -> str:
    """The words of a slide or of a part of it; where a block ends a word ends."""
    return words(
        LexborHTMLParser(re.sub(r"(</(?:p|li|h\d|td|th|cite|b)>)", r"\1 ", node.html)).body.text()
    )


@pytest.fixture(scope="module")
def course(builds: Builds, sample: Path, export_here: Run) -> PdfReader:
    folder = builds.once(
        "slides-pdf",
        lambda folder: made(export_here, folder / "course.pdf", "--format", "pdf", project=sample),
    )
    return PdfReader(folder / "course.pdf")


@pytest.fixture(scope="module")
def texts(course: PdfReader) -> list[str]:
    """What stands on each page of it; to read that takes long."""
    return [page.extract_text() for page in course.pages]


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory, sample: Path, briefed: Run) -> PdfReader:
    return made(
        partial(briefed, "export"),
        tmp_path_factory.mktemp("pdf") / "notes.pdf",
        "--theme",
        "hidden-men",
        "--format",
        "notes",
        project=sample,
    )


def test_each_slide_is_a_page_and_no_word_is_lost(
    course: PdfReader, texts: list[str], site: Path
) -> None:
    shown = list(paged(slides(site, "index")))
    assert len(course.pages) == len(shown) > 200
    for (slide, answered), page, held in zip(shown, course.pages, texts, strict=True):
        text = words(held)
        body = slide.css_first(".bf-body")
        asks = "bf-question" in slide.attributes["class"] and not answered
        wanted = said(body.css_first(".bf-body > *") if asks else body)
        missing = [
            word
            for word in set(wanted.split())
            if word not in text and not re.fullmatch("[A-Z]", word)
        ]
        assert missing == [], text
        assert words(slide.css_first(".bf-foot").text()) in text and (
            page.mediabox.width,
            page.mediabox.height,
        ) == (960, 540)


def test_a_question_and_its_answers_are_pages_of_their_own(texts: list[str], site: Path) -> None:
    asked = 0
    for (slide, answered), text in zip(paged(slides(site, "index")), texts, strict=True):
        if "bf-question" not in slide.attributes["class"].split():
            continue
        items = slide.css("ol > li")
        if answered:
            told = [words(item.css_first(".bf-words").text()) for item in items]
            assert [one for one in told if one not in words(text)] == []
            continue
        asked += 1
        assert not re.search(r"\bRight:|Not right:|Missing:|The briefing says", text)
        letters = re.findall(r"^([A-Z])\. ", text, re.M)
        assert letters == [item.css_first(".bf-letter").text() for item in items]
        own = [item.css_first(".bf-own").text() for item in items]
        assert [one for one in own if words(one) not in words(text)] == []
    assert asked == 43


def test_the_choices_of_a_case_say_where_to_go_on_and_lead_there(
    course: PdfReader, texts: list[str]
) -> None:
    found = []
    for page, text in zip(course.pages, texts, strict=True):
        links = [link.get_object() for link in page.get("/Annots") or []]
        numbers = re.findall(r"go\s+on\s+at\s+(\d+)", text)
        led_to = [
            texts[course.get_page_number(link["/Dest"][0].get_object())]
            for link in links
            if "/Dest" in link
        ]
        # A link on two lines is two.
        assert list(dict.fromkeys(numbers)) == list(
            dict.fromkeys(re.match(r"Hidden men\n(\d+)\. ", other)[1] for other in led_to)
        )
        found += [(*text.split("\n")[:2], numbers)] if numbers else []
    assert found == [
        ("Hidden men", "1. The day before", ["2", "3", "5"]),
        ("Hidden men", "2. On her account", ["4", "5"]),
        ("Hidden men", "3. A gap that is named", ["5", "4"]),
    ]


def test_a_link_leads_to_its_site_and_its_address_is_not_read_out(
    course: PdfReader, texts: list[str], site: Path
) -> None:
    wanted = {
        link.attributes["href"]
        for slide in slides(site, "index")
        for link in slide.css(".bf-body a[href^=http]")
    }
    links = [link.get_object() for page in course.pages for link in page.get("/Annots") or []]
    assert {link["/A"]["/URI"] for link in links if "/A" in link} == wanted and len(wanted) > 5
    assert not any(address.removeprefix("https://") in text for address in wanted for text in texts)


def test_each_quote_stands_word_for_word(texts: list[str], site: Path) -> None:
    quotes = [
        (said(quote.css_first("p") or quote), text)
        for (slide, _), text in zip(paged(slides(site, "index")), texts, strict=True)
        for quote in slide.css("blockquote")
    ]
    assert len(quotes) > 60
    assert [quote for quote, text in quotes if quote not in words(text)] == []


def test_with_notes_each_slide_stands_beside_what_is_said_with_it(
    noted: PdfReader, site: Path
) -> None:
    text = words(
        " ".join(re.sub(r"Page \d+ of \d+", " ", page.extract_text()) for page in noted.pages)
    )
    shown = slides(site, "hidden-men")
    unbroken = text.replace(" ", "")  # an address may be longer than a line of the notes
    for number, slide in enumerate(shown, 1):
        assert words(f"Slide {number} of {len(shown)}") in text
        notes = slide.css_first(".notes")
        assert notes is None or [word for word in said(notes).split() if word not in unbroken] == []
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in noted.pages} == {
        (595, 842)
    }
    assert len(noted.pages) < len(shown) / 2
    for page in noted.pages:
        here = words(page.extract_text())
        assert here.count(words(shown[0].css_first(".bf-foot").text())) == len(
            re.findall(r"Slide \d+ of", here)
        ), "a slide that is torn has its foot on the next page"


def test_both_are_tagged_named_and_in_english(course: PdfReader, noted: PdfReader) -> None:
    for reader in (course, noted):
        assert (
            faults(reader) == []
            and reader.trailer["/Root"]["/Lang"] == "en-GB"
            and "slides" in reader.metadata.title
        )


def test_a_session_of_some_minutes_is_the_slides_of_it(
    export_here: Run, sample: Path, site: Path, tmp_path: Path
) -> None:
    reader = made(
        export_here,
        tmp_path / "short.pdf",
        "--theme",
        "hidden-men",
        "--minutes",
        "20",
        "--format",
        "pdf",
        project=sample,
    )
    shown = [
        slide
        for slide, _ in paged(slides(site, "hidden-men"))
        if "20" in slide.attributes["data-plans"].split()
    ]
    assert len(reader.pages) == len(shown) > 5


def test_what_is_very_long_is_made_smaller_and_runs_over_nothing(
    two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    page = two_courses / "docs" / FIXTURE / "lamp-care.md"
    rows = "\n".join(
        (
            f"| lamp {letter} | it is trimmed at dusk by whoever has the watch, and again when "
            f"the watch changes |"
        )
        for letter in "ABCDEFGHIJKL"
    )
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "\n## In practice\n",
            f"\n| Lamp | What is done |\n| --- | --- |\n{rows}\n\n## In practice\n",
            1,
        ),
        encoding="utf-8",
    )
    reader = made(
        partial(briefed, "export"),
        tmp_path / "lamps.pdf",
        FIXTURE,
        "--theme",
        "lamp-care",
        "--format",
        "pdf",
        project=two_courses,
    )
    shown = next(page for page in reader.pages if "lamp L" in page.extract_text())
    lowest: list[float] = []
    shown.extract_text(
        visitor_text=lambda text, cm, tm, font, size: (
            lowest.append(cm[5] + tm[5] * cm[3]) if "watch changes" in text else None
        )
    )
    assert "lamp A" in shown.extract_text() and len(lowest) >= 12 and min(lowest) > 60


def test_formats_are_for_slides_alone(briefed: Run, tmp_path: Path) -> None:
    run = briefed("export", "handouts", "--format", "pdf", "--output", tmp_path / "x.zip")
    assert (
        run.returncode == 2
        and "--format is for slides, and not for handouts" in run.stderr
        and not list(tmp_path.iterdir())
    )
