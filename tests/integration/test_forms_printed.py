"""Items to arrange, figures as dots and services of the fictional course, on its slides and on its
sheets of paper. The words are those that somebody read in its files.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from briefed.model import Course
from briefed.outputs import handouts
from briefed.outputs.session_plan import session_plan
from briefed.outputs.slide import Slide
from briefed.outputs.slides import Composed, composed
from briefed.outputs.slides_pdf import pdf_of_slides
from briefed.outputs.typeset import Press
from briefed.source.project import load
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from selectolax.lexbor import LexborHTMLParser
from support.browsing import words
from support.building import BUILT_ON, FIXTURE
from support.tagged import faults, lists


class Arranged(NamedTuple):
    """A question: what is asked of its items, as letters name them, and what is told of each."""

    theme: str
    id: str
    hint: str
    items: list[str]
    told: list[str]


SORT = Arranged(
    "lamp-care",
    "found-or-asked-for",
    "Choose one of these for each: found · Asked of keepers",
    [
        "A Spare wicks on the stairs, damp by morning",
        "B The hour of lighting in the log, every night",
        "C A tin that held biscuits",
    ],
    [
        "found: Spare wicks on the stairs, damp by morning "
        "Some wicks were kept there, and they were damp by morning.",
        "Asked of keepers: The hour of lighting in the log, every night "
        "Every keeper should write it, even on nights when nothing happens.",
        "found: A tin that held biscuits One tin held biscuits; most were dry.",
    ],
)
MATCH = Arranged(
    "who-relieves-the-keeper",
    "which-isle-waited-how-long",
    "Match each with one of these: nine nights · 16 nights, in February · not written down",
    ["A Great Merrow", "B Little Merrow", "C Gull Stack"],
    [
        "nine nights: Great Merrow Nine nights is what the table says for Great Merrow.",
        "16 nights, in February: Little Merrow "
        "The longest watch of all was that of Little Merrow, in February.",
        "not written down: Gull Stack For Gull Stack the watch was not written down.",
    ],
)
ORDER = Arranged(
    "keepers-cafes-stores",
    "first-in-a-short-winter",
    "Write their letters in order.",
    ["A Wicks", "B Everything else", "C Oil"],
    [
        "1. Oil Without oil no lamp burns, whatever else is there.",
        "2. Wicks They come next, before everything else.",
        "3. Everything else It waits until both of the others are filled.",
    ],
)
CLAIMS = Arranged(
    "keepers-cafes-stores",
    "what-the-boatman-says",
    "Choose one of these for each: as found · carried off",  # the true ones first
    [
        "A Most faults were first told to the Board",
        "B What was told in a café came to the Board late, or never came",
        "C A third of the stores held oil for a fortnight",
    ],
    [
        "carried off: Most faults were first told to the Board "
        "They were often first spoken of in a café.",
        "as found: What was told in a café came to the Board late, or never came "
        "Talk over tea is no report.",
        "carried off: A third of the stores held oil for a fortnight It was two thirds of them.",
    ],
)
KINDS = pytest.mark.parametrize(
    "asked", [SORT, CLAIMS, MATCH, ORDER], ids=["sort", "claims", "match", "order"]
)


@pytest.fixture(scope="module")
def course(fixture_site: Path) -> Course:
    return next(one for one in load(fixture_site.parent).courses if one.slug == FIXTURE)


@pytest.fixture(scope="module")
def decks(course: Course, fixture_site: Path) -> Composed:
    return composed(course, fixture_site)


@pytest.fixture(scope="module")
def sheets(
    course: Course, decks: Composed, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, PdfReader]:
    folder = tmp_path_factory.mktemp("sheets")
    (folder / FIXTURE).mkdir()
    handouts.write(course, decks, folder, Press(BUILT_ON))
    return {path.stem: PdfReader(path) for path in folder.rglob("*.pdf")}


def said(sheet: PdfReader) -> str:
    return words(" ".join(page.extract_text() for page in sheet.pages))


def shown(slide: Slide) -> str:
    return words(LexborHTMLParser(slide.html).body.text(separator=" "))


@KINDS
def test_what_is_to_arrange_is_asked_on_one_sheet_and_told_on_another(
    sheets: dict[str, PdfReader], asked: Arranged
) -> None:
    question, answer = (said(sheets[f"{asked.theme}-{kind}"]) for kind in ("questions", "answers"))
    assert words(" ".join([asked.hint, *asked.items])) in question
    assert [one for one in asked.told if words(one) in question] == []
    assert [one for one in asked.told if words(one) not in answer] == []


@KINDS
def test_what_is_to_arrange_is_on_cards_with_its_letters_and_its_labels(
    sheets: dict[str, PdfReader], asked: Arranged
) -> None:
    cards = said(sheets[f"{asked.theme}-cards"])
    assert [one for one in asked.items if words(one) not in cards] == []
    assert [one for one in asked.told if words(one) in cards] == []
    labels = asked.hint.partition(": ")[2].split(" · ")
    for label in labels if labels != [""] else []:
        assert cards.count(words(label)) > 1, "in what is asked, and on a card of its own"


def test_the_roles_of_a_case_are_on_cards_and_handed_out_before_it(
    sheets: dict[str, PdfReader],
) -> None:
    theme = "who-relieves-the-keeper"
    said_on = said(sheets[f"{theme}-cards"])
    for who, says in (
        ("Head Keeper", "You are a Head Keeper. You know no more than that the boat has left"),
        ("The keeper", "The keeper stands on the gallery with the spyglass."),
    ):
        assert words(f"{who} {says}") in said_on
    assert said_on.count(words("Who relieves the keeper?: fiction")) == 2
    plan = said(sheets[f"{theme}-run-sheet-45-minutes"])
    needed, _, rows = plan.partition(words("At Lasts Slide What"))
    assert "cards of the roles" in needed
    assert "Hand out the roles first Head Keeper The keeper" in rows


@KINDS
def test_what_is_to_arrange_is_asked_and_told_on_one_slide(
    decks: Composed, asked: Arranged
) -> None:
    (question, *others) = [slide for slide in decks[asked.theme][0] if slide.question == asked.id]
    assert question.kind == "question"
    behind = [slide for one in (question, *others) for slide in (one, *one.again)]
    assert {slide.kind for slide in behind} - {"answer"} == {"question", "source"}
    slide = LexborHTMLParser(question.html)
    items = slide.css(".bf-items > li")
    own = [
        words(f"{one.css_first('.bf-letter').text()} {one.css_first('.bf-own').text()}")
        for one in items
    ]
    assert own == [words(one) for one in asked.items]
    for one in slide.css(".bf-letter"):
        one.decompose()
    told = sorted(words(one.text(separator=" ")) for one in items)
    assert told == sorted(words(one) for one in asked.told)
    assert words(asked.hint) in shown(question)
    turns = [one.attributes["data-fragment-index"] for one in slide.css(".fragment")]
    assert turns == ["0", "1"] * len(items), "first where each belongs, then why"


@KINDS
def test_a_session_has_all_slides_of_what_is_to_arrange_or_none(
    decks: Composed, asked: Arranged
) -> None:
    slides = decks[asked.theme][0]
    all_of_it = {
        at
        for at, slide in enumerate(slides)
        if slide.question == asked.id and slide.kind != "source"
    }
    found = [all_of_it & set(session_plan(slides, minutes).shown) for minutes in range(5, 91)]
    assert {len(some) for some in found} == {0, len(all_of_it)}
    alone = [
        slide for slide in slides if slide.question == asked.id or slide.kind in ("title", "quote")
    ]
    whole = session_plan(alone, 45)
    quoted = [at for at, slide in enumerate(alone) if slide.kind != "source"]
    assert whole.fits and set(quoted) <= set(whole.shown), "what it rests on is quoted"


def test_the_options_of_every_question_are_a_list(
    sheets: dict[str, PdfReader], course: Course, decks: Composed
) -> None:
    """On the sheets of questions and of answers, and on both pages of a slide."""
    seen = set()
    for theme in course.briefing.themes:
        made, page = decks[theme.slug]
        questions = [slide for slide in made if slide.asked]
        if not questions:
            continue
        seen |= {slide.asked.kind for slide in questions}
        asked = [len(slide.asked.lettered) for slide in questions]
        told = [len(slide.asked.items) for slide in questions]
        assert lists(sheets[f"{theme.slug}-questions"]) == [number for number in asked if number]
        assert lists(sheets[f"{theme.slug}-answers"]) == told
        shown = Press(BUILT_ON).pdf(pdf_of_slides(course, [made[0], *questions], page))
        both = [number for pair in zip(asked, told, strict=True) for number in pair if number]
        assert lists(PdfReader(io.BytesIO(shown))) == both
    assert len(seen) > 3, "options, missing words, and items to arrange"


def drawings(sheet: PdfReader) -> Iterator[str]:
    """What a screen reader says of each drawing of a sheet, in order."""

    def inside(one: object) -> Iterator[str]:
        one = one.get_object()
        if not isinstance(one, DictionaryObject):
            return
        if one.get("/S") == "/Figure":
            yield str(one["/Alt"])
        children = one.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            yield from inside(child)

    yield from inside(sheet.trailer["/Root"]["/StructTreeRoot"])


@pytest.mark.parametrize(
    ("theme", "says"),
    [
        ("lamp-care", ["21 of 24 lighthouses: 24 dots, 21 of them filled"]),
        ("introduction", ["24 lighthouses: 24 dots"]),
        (
            "fog-signals",
            [
                "3 and 2 keepers: a group of 3 dots and a group of 2 dots",
                "0 of 5 horns: 5 dots, none of them filled",
            ],
        ),
        (
            "who-relieves-the-keeper",  # both in its case
            [
                "3 and 2 keepers: a group of 3 dots and a group of 2 dots",
                "0 of 5 horns: 5 dots, none of them filled",
            ],
        ),
    ],
)
def test_a_figure_is_on_its_handout_and_read_aloud(
    sheets: dict[str, PdfReader], theme: str, says: list[str]
) -> None:
    sheet = sheets[f"{theme}-handout"]
    assert list(drawings(sheet)) == says and faults(sheet) == []


def test_whom_a_finding_and_a_point_are_for_is_on_the_handout_and_not_in_the_case(
    sheets: dict[str, PdfReader],
) -> None:
    case, _, rest = said(sheets["who-relieves-the-keeper-handout"]).partition(
        words("What the audit found")
    )
    named = words("Head Keepers should tell the keeper on watch")
    assert named in case and words("Names Head Keepers") not in case
    assert words("Names Head Keepers") in rest and named in rest
    for point in (
        "Tell the keeper on watch the day of relief. For Head Keepers",
        "Write the length of each watch down. For relief crews",
    ):
        assert words(point) in rest
