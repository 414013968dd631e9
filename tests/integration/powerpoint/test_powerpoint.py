"""Slides for PowerPoint: made by the real command, read back by python-pptx and by a program that
holds them to the schemas.
"""

from __future__ import annotations

import base64
import io
import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.browsing import COURSE, WALL, words
from support.building import Run
from support.powerpoint import (
    deck,
    exported,
    faults,
    in_pixels,
    kind,
    led_to,
    notes_of,
    opened,
    said,
    shapes,
    sizes,
    slides,
    words_of,
)
from support.scanning import decoded

pytestmark = pytest.mark.slow

DRAFT = "Draft: not yet approved by the partnership."


def test_the_file_says_what_it_is(hidden_men: bytes) -> None:
    about = opened(hidden_men).core_properties
    assert about.title == "Hidden men: slides" and about.language == "en-GB"
    assert "Edition 1" in about.subject and DRAFT in about.subject
    with zipfile.ZipFile(io.BytesIO(hidden_men)) as archive:
        texts = {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
        others = [name for name in archive.namelist() if name not in texts]
    assert others == [], "neither a picture nor anything else of the empty file"
    assert [name for name, text in texts.items() if "en-US" in text] == []


# ---- the slides


def test_no_word_of_the_deck_is_lost(hidden_men: bytes, site: Path) -> None:
    every = words(" ".join(words_of(one) for one in slides(hidden_men)))
    shown = deck(site, "hidden-men")
    assert len(shown) > 20
    for slide in shown:
        for behind in slide.css(".bf-go-on, .bf-countdown"):
            behind.decompose()
        for block in slide.css(".bf-body p, .bf-body li, .bf-body cite, .bf-kicker, h1"):
            if block.css_first("p, li, cite, .bf-letter") is None:
                assert words(block.text()) in every


def test_each_slide_has_a_title_and_a_layout_of_ours(hidden_men: bytes, lamps: bytes) -> None:
    for data in (hidden_men, lamps):
        used = {one.slide_layout.name for one in slides(data)}
        assert used >= {"Opening", "Words", "Quote", "Question", "Answer", "Task", "Closing"}
        for slide in slides(data):
            assert slide.shapes.title.text_frame.text.strip()
            assert kind(shapes(slide)[0]) in ("title", "ctrTitle"), "it is read first"


def test_a_deck_of_several_themes_says_which_one_a_slide_is_of(
    lamps: bytes, hidden_men: bytes
) -> None:
    """Above the title, where an outline has it; and by sections, into which the grid is divided."""
    themes = {"Lamp care", "Fog signals", "Who relieves the keeper?"}
    titles = [one.shapes.title.text_frame.text.split("\v") for one in slides(lamps)]
    assert {head for head, *title in titles if title} > themes
    assert titles[-1] == ["Numbers to call"]
    assert not any("\v" in one.shapes.title.text_frame.text for one in slides(hidden_men))

    file = opened(lamps)
    named = "*[local-name()='section']"
    sections = file.part._element.xpath(f".//{named}")
    in_order = [head for head, _ in itertools.groupby(head for head, *_ in titles)]
    called = [one.get("name") for one in sections]
    assert [one for one in called if one in themes] == [one for one in in_order if one in themes]
    assert set(called) > themes
    assert len({one.get("id") for one in sections}) == len(sections)
    listed = file.part._element.xpath(f".//{named}//*[local-name()='sldId']/@id")
    assert [int(one) for one in listed] == [one.slide_id for one in file.slides]
    assert opened(hidden_men).part._element.xpath(f".//{named}") == []


def test_numbers_to_call_are_larger_than_what_they_are_for(lamps: bytes) -> None:
    """Each in a line of its own, before what it is for."""
    box = slides(lamps)[-1].placeholders[1]
    called = [one for one in box.text_frame.paragraphs if "\t" in one.text]
    assert len(called) > 1
    for one in called:
        number, tab, *about = one.runs
        assert re.fullmatch("[0-9 ]+", number.text) and tab.text == "\t" and about
        usual = min(sizes(box))
        assert number.font.size.pt * 100 >= 1.35 * usual and number.font.bold
        assert about[0].font.size is None
        indent, left, at = (
            int(one._p.xpath(f"./a:pPr/{what}")[0])
            for what in ("@indent", "@marL", "a:tabLst/a:tab/@pos")
        )
        assert at == left == -indent, "what a number is for stays beside it"


def test_the_words_are_in_placeholders(hidden_men: bytes) -> None:
    """So that a change of the master reaches them, and an outline has them."""
    loose = [
        (number, one.name)
        for number, slide in enumerate(slides(hidden_men), 1)
        for one in shapes(slide)
        if not kind(one) and not one.name.startswith(("Choice", "Back to", "On,"))
    ]
    assert loose == []


def test_each_slide_has_its_number_and_says_of_which_edition_it_is(lamps: bytes) -> None:
    for slide in slides(lamps):
        assert [kind(one) for one in list(slide.shapes)[-2:]] == ["ftr", "sldNum"], "read last"
        course, number = list(slide.shapes)[-2:]
        assert course.text_frame.text.endswith(f"Edition 2 · {DRAFT}")
        assert number._element.xpath(".//a:fld/@type") == ["slidenum"]


def test_type_is_large_enough_for_a_wall(hidden_men: bytes, lamps: bytes) -> None:
    for data in (hidden_men, lamps):
        file = opened(data)
        for slide in file.slides:
            assert all(size >= 2000 for one in shapes(slide) for size in sizes(one))
        for layout in file.slide_layouts:
            small = [
                kind(one) for one in layout.placeholders if any(size < 2000 for size in sizes(one))
            ]
            assert small == ["ftr", "sldNum"]


def test_nothing_is_off_the_slide_or_over_the_foot(hidden_men: bytes, lamps: bytes) -> None:
    for data in (hidden_men, lamps):
        for slide in slides(data):
            for one in shapes(slide):
                left, top, width, height = in_pixels(one)
                assert left >= 0 and top >= 14 and left + width <= 1201 and top + height <= 661
            if slide.slide_layout.name in ("Question", "Answer"):
                beside = [in_pixels(one) for one in shapes(slide)[1:]]
                for (_, top, _, height), (_, below, _, _) in itertools.pairwise(beside):
                    assert below - top - height >= 15, "answers stand apart from their question"


def test_the_notes_say_when_what_to_do_and_what_is_right(hidden_men: bytes) -> None:
    every = slides(hidden_men)
    for number, slide in enumerate(every, 1):
        lines = notes_of(slide).split("\n")
        assert lines[0].startswith(f"Slide {number} of {len(every)}. ")
        assert len(lines) > 1, "more than its time"
        assert " 0:00." not in lines[0]
    assert "Aim: move from hearing about fathers" in notes_of(every[0])
    questions = [one for one in every if one.slide_layout.name == "Question"]
    assert len(questions) == 4
    for one in questions:
        assert re.search(r"Right: [A-C] \w", notes_of(one))
        assert "The next slide has the answer." in notes_of(one)


def test_a_question_is_a_slide_and_its_answer_the_next(hidden_men: bytes) -> None:
    every = slides(hidden_men)
    for slide, after in itertools.pairwise(every):
        if slide.slide_layout.name != "Question":
            continue
        title, stem, options = shapes(slide)
        assert not re.search(r"\bRight:|Not right:", words_of(slide))
        letters = options._element.xpath(".//a:buAutoNum[@type='alphaUcPeriod']/@startAt")
        assert letters == [str(at) for at in range(1, len(letters) + 1)] and len(letters) >= 3
        assert len(options._element.xpath(".//a:p")) == len(letters)
        assert after.shapes.title.text_frame.text == f"{title.text_frame.text}: the answer"
        assert said(shapes(after)[1]) == said(stem), "the question stays"
        told = said(shapes(after)[2])
        assert told.count("Right: ") == 1 and told.count("Not right: ") == len(letters) - 1


def test_the_choices_of_a_case_lead_to_its_parts_and_back(hidden_men: bytes) -> None:
    every = slides(hidden_men)
    number = {one.shapes.title.text_frame.text: at for at, one in enumerate(every, 1)}
    first, second = "1. The day before", "2. On her account"
    gap, nobody = "3. A gap that is named", "4. What nobody asked"
    shift = "5. After his shift"
    after = number[shift] + 1
    ends = {"Back to the choice": number[first], "On, after the case": after}
    assert led_to(every[number[first] - 1]) == {
        "Choice A": number[second],
        "Choice B": number[gap],
        "Choice C": number[shift],
    }
    assert led_to(every[number[second] - 1]) == {
        "Choice A": number[nobody],
        "Choice B": number[shift],
        "Back to the choice": number[first],
    }
    assert led_to(every[number[shift] - 1]) == ends
    assert led_to(every[number[nobody] - 1]) == {**ends, "Back to the choice": number[second]}
    assert f"A, “Complete it on the mother's account of both men”: slide {number[second]}" in (
        notes_of(every[number[first] - 1]).replace("’", "'")
    )


def test_an_address_is_a_link_to_it(hidden_men: bytes) -> None:
    found = {
        one.target_ref
        for slide in slides(hidden_men)
        for one in slide.part.rels.values()
        if one.is_external
    }
    assert any(one.startswith("https://learning.nspcc.org.uk") for one in found)


def test_a_figure_is_dots_that_can_be_counted(lamps: bytes) -> None:
    groups = [
        (one, slide)
        for slide in slides(lamps)
        for one in shapes(slide)
        if one.name == "Figure as dots"
    ]
    by_words = {one._element.nvGrpSpPr.cNvPr.get("descr"): one for one, _ in groups}
    of_many = by_words["21 of 24 lighthouses: 24 dots, 21 of them filled"]
    assert [dot.name for dot in of_many.shapes] == ["Dot"] * 21 + ["Ring"] * 3
    pair = by_words["3 and 2 keepers: a group of 3 dots and a group of 2 dots"]
    lefts = [dot.left for dot in pair.shapes]
    steps = [b - a for a, b in itertools.pairwise(lefts)]
    assert len(lefts) == 5 and steps[2] > 1.5 * steps[0], "two groups"
    for one, slide in groups:
        assert one.shapes[0].width > 20 * 9525
        read = [shape.name for shape in shapes(slide)]
        assert read.index(one.name) < len(read) - 1, "its sentence is read behind it"


def test_a_table_and_code_stay_what_they_are(lamps: bytes) -> None:
    every = slides(lamps)
    table = next(one.table for slide in every for one in shapes(slide) if one.has_table)
    assert table.first_row and [cell.text for cell in table.rows[0].cells] == [
        "Isle",
        "What to ask there",
    ]
    assert len(list(table.rows)) == 3
    code = [
        run
        for slide in every
        for one in shapes(slide)
        for run in one._element.xpath(".//a:r[a:rPr/a:latin[@typeface='Courier New']]/a:t/text()")
    ]
    assert code[:2] == ["> lit at dusk, wick trimmed, nothing happened", "<!-- quiz -->"]


def test_words_that_are_missing_have_a_line(lamps: bytes) -> None:
    found = [words_of(one) for one in slides(lamps) if "____" in words_of(one)]
    assert len(found) >= 6
    assert any("Missing: 62.5" in one for one in found)


def test_a_session_has_its_slides_and_its_plan(
    sample: Path, export_here: Run, tmp_path: Path, hidden_men: bytes
) -> None:
    to = tmp_path / "short.pptx"
    arguments = ("--theme", "hidden-men", "--minutes", "20", "--format", "pptx")
    run = export_here("slides", *arguments, "--output", to, project=sample)
    assert run.returncode == 0 and "20 minutes, of which" in run.stdout
    short = slides(to.read_bytes())
    assert 5 < len(short) < len(slides(hidden_men))
    ends = re.search(r"to (\d+):(\d\d)\.", notes_of(short[-1]))
    assert ends and 600 < int(ends[1]) * 60 + int(ends[2]) <= 1200
    assert faults(to.read_bytes()) == []


def test_with_an_address_the_title_and_the_end_have_a_code_to_scan(
    project: Path, export_here: Run, tmp_path: Path, open_context: Callable
) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"site_url: https://lamps.example/\n{text}", encoding="utf-8")
    data = exported(export_here, project, tmp_path / "x.pptx", "--theme", "hidden-men")
    every = slides(data)
    address = f"https://lamps.example/{COURSE}/hidden-men.html"
    codes = {
        at: one for at, slide in enumerate(every) for one in shapes(slide) if one.name == "QR code"
    }
    assert [*codes] == [0, len(every) - 2]
    for code in codes.values():
        assert code._element.nvPicPr.cNvPr.get("descr") == f"QR code: {address}"
        seen = base64.b64encode(code.image.blob).decode()
        assert decoded(open_context(WALL).new_page(), seen, "png", 400) == address
    _, top, width, height = in_pixels(codes[len(every) - 2])
    assert width == height == 540 and top >= 100 and top + height <= 661, "the last row scans it"
    assert "times as far away as the picture" in notes_of(every[-2])
    typed = address.removeprefix("https://")
    assert typed in words_of(every[-2]) and typed in words_of(every[-1]), "to be typed"
    assert faults(data) == []
