"""What is filled in on a screen: fields where paper has lines and boxes, in the order of reading,
which programs of others fill in and read back.
"""

from __future__ import annotations

import ctypes
import io
import itertools
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from briefed.outputs.sheets_after import evaluation, letter
from briefed.outputs.typeset import node
from pikepdf.form import Form, RadioButtonGroup
from PIL import Image, ImageChops
from pypdf import PdfReader
from support.sheets import sheet_of

QUESTION = node(
    "ticked",
    *[node("item", words) for words in ("Light", "Oil")],
    asked="Question 1",
    letters=["A", "B"],
    plain=["Light", "Oil"],
    one=True,
)
SEVERAL = QUESTION | {"asked": "Question 2", "one": False}
PLACED = QUESTION | {"asked": "Question 3", "form": "placed"}


def widgets(pdf: bytes) -> list[dict]:
    reader = PdfReader(io.BytesIO(pdf))
    return [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]


def read_out(pdf: bytes) -> list[str]:
    """What is said in each field, in the order in which the tab key goes through them."""
    assert {page["/Tabs"] for page in PdfReader(io.BytesIO(pdf)).pages} == {"/S"}
    found: list[str] = []

    def within(element: dict) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inside = kid.get_object() if hasattr(kid, "get_object") else kid
            if not isinstance(inside, dict):
                continue
            if inside.get("/Type") == "/OBJR" and inside["/Obj"]["/Subtype"] == "/Widget":
                assert element["/S"] == "/Form"
                found.append(str(inside["/Obj"]["/TU"]))
            within(inside)

    within(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_a_field_is_read_out_as_what_is_printed_beside_it() -> None:
    pdf = sheet_of(letter([], ""))
    assert read_out(pdf) == [
        "To (me, or our team)",
        "Written on",
        "To be opened on",
        *(
            words.format(number)
            for number in (1, 2, 3)
            for words in ("Action {}", "Action {}: By when", "Action {}: With whom")
        ),
        "Why it matters to me",
        "1. Which of these actions did I do, or did we do?",
        "2. What changed for a baby, a child or a parent?",
        "3. What got in the way?",
        "4. What will I do, or will we do, now? By when, and with whom?",
    ]
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    printed = " ".join(printed.split())
    assert all(words.rpartition(": ")[2] in printed for words in read_out(pdf))


def test_each_kind_of_answer_has_its_kind_of_field() -> None:
    gap = node("paragraph", "Light the ", node("gap", label="Question 4, gap 1"), ".")
    body = [QUESTION, SEVERAL, PLACED, gap]
    body += [node("field", rows=rows, label=label) for rows, label in ((2, "Why?"), (1, "Who?"))]
    body += [node("attendance", rows=2), node("action-plan", actions=1)]
    pdf = sheet_of(body)
    assert read_out(pdf)[:9] == [
        *(f"Question {asked}, {item}" for asked in (1, 2, 3) for item in ("A: Light", "B: Oil")),
        "Question 4, gap 1",
        "Why?",
        "Who?",
    ]
    assert read_out(pdf)[9:] == [
        "Date, place and trainer",
        *(
            f"{column}, row {row}"
            for row in (1, 2)
            for column in ("Name", "Agency", "Role", "Signature")
        ),
        "Action 1: What I will do",
        "Action 1: By when, and with whom",
        "Action 1: How I will know that it was done",
    ]
    kinds = {
        (str(one["/TU"]).partition(",")[0], one.get("/FT"), one.get("/Ff", 0))
        for one in widgets(pdf)
    }
    assert {("Question 1", None, 0), ("Question 2", "/Btn", 0)} < kinds  # one, or several
    assert {("Question 3", "/Tx", 0), ("Question 4", "/Tx", 0), ("Why?", "/Tx", 4096)} < kinds
    assert ("Who?", "/Tx", 0) in kinds
    fields = PdfReader(io.BytesIO(pdf)).get_fields()
    names = [name for name in fields if fields[name].get("/FT")]
    assert len(names) == len({*names}) == len(widgets(pdf)) - 1
    assert not any("." in name for name in names)


def test_what_two_places_have_in_common_is_no_name_of_both() -> None:
    pdf = sheet_of([node("field", rows=1, label="Why? Say so.") for _ in range(2)])
    assert [one["/T"] for one in widgets(pdf)] == ["why-say-so", "why-say-so-2"]


def test_no_mark_is_left_and_a_sheet_without_marks_has_no_form() -> None:
    filled = sheet_of([*evaluation([], ""), node("web", "A site", to="https://example.org/")])
    *fields, link = widgets(filled)
    assert [one["/Subtype"] for one in fields] == ["/Widget"] * 8 and link["/Subtype"] == "/Link"
    assert [key for one in fields for key in ("/A", "/Contents") if key in one] == []
    assert "/AcroForm" not in PdfReader(io.BytesIO(sheet_of(["No form."]))).trailer["/Root"]


def test_it_has_what_other_programs_rest_on() -> None:
    """Those of these tests make do without it. The numbers are those of ISO 32000-1."""
    pdf = sheet_of([*evaluation([], ""), QUESTION, SEVERAL])
    form = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/AcroForm"]
    font = form["/DR"]["/Font"][str(form["/DA"]).split()[0]]
    assert (font["/BaseFont"], font["/Encoding"]) == ("/Helvetica", "/WinAnsiEncoding")
    groups = [one.get_object() for one in form["/Fields"] if "/Kids" in one.get_object()]
    assert [one["/TU"] for one in groups][-1] == "Question 1"
    asked = [str(one["/TU"]) for one in groups for _ in one["/Kids"]]
    inside = [kid.get_object() for one in groups for kid in one["/Kids"]]
    assert [str(one.get("/Parent", {}).get("/TU")) for one in inside] == asked  # 12.7.3.1
    drawn = []
    for one in widgets(pdf):
        assert one["/F"] == 4, "it is printed (12.5.3)"
        if one.get("/FT") == "/Tx":
            assert one["/DA"] == form["/DA"]  # 12.7.3.3
            drawn.append(one["/AP"].raw_get("/N"))
        else:
            assert one["/AS"] == "/Off"  # 12.7.4.2.3
            drawn += one["/AP"]["/N"].values()
    assert all("/Resources" in one.get_object() for one in drawn)  # 8.10
    assert len({one.idnum for one in drawn}) < len(drawn) / 2, "boxes of a size share a drawing"


def test_the_same_bytes_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = sheet_of(evaluation([], ""))
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path))
    assert sheet_of(evaluation([], "")) == first


def picture(pdf: bytes, forms: bool = True) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    return document[0].render(scale=2, may_draw_forms=forms).to_pil()


def lines(image: Image.Image) -> int:
    """How many lines to write on a picture shows in its middle."""
    column = image.convert("L").crop((900, 0, 901, image.height)).tobytes()
    dark = [shade < 200 for shade in column]
    return sum(now and not before for before, now in itertools.pairwise(dark))


def test_an_empty_form_looks_like_paper() -> None:
    pdf = sheet_of(evaluation([], "")[:2])
    with_fields, without = picture(pdf), picture(pdf, forms=False)
    assert ImageChops.difference(with_fields, without).getbbox() is None
    assert lines(with_fields) == 8


def ink(image: Image.Image) -> int:
    """How many dots of a picture are dark."""
    return sum(image.convert("L").histogram()[:128])


def test_a_gap_is_a_line_on_paper() -> None:
    gap, none = (
        sheet_of([node("paragraph", "Light", one)]) for one in (node("gap", label="1"), "")
    )
    assert ink(picture(gap)) - ink(picture(none)) > 150


def test_what_one_program_fills_in_another_reads() -> None:
    pdf = sheet_of([*evaluation([], ""), QUESTION, SEVERAL])
    with pikepdf.open(io.BytesIO(pdf)) as document:
        form = Form(document)
        form["1-what-will-you-do-differently"].value = "Ask him, and listen"
        form["question-2-b-oil"].checked = True
        for name in ("how-sure-are-you-that-you-can", "question-1"):
            group = form[name]
            assert isinstance(group, RadioButtonGroup)
            group.selected = group.options[1]
        saved = io.BytesIO()
        document.save(saved)
    fields = PdfReader(saved).get_fields()
    values = {name: field["/V"] for name, field in fields.items() if field.get("/V")}
    assert values == {
        "1-what-will-you-do-differently": "Ask him, and listen",
        "how-sure-are-you-that-you-can": "/2",
        "question-1": "/2",
        "question-2-b-oil": "/Yes",
    }


def test_a_ticked_box_shows_a_tick() -> None:
    empty = sheet_of([SEVERAL])
    with pikepdf.open(io.BytesIO(empty)) as document:
        Form(document)["question-2-b-oil"].checked = True
        saved = io.BytesIO()
        document.save(saved)
    before, after = picture(empty), picture(saved.getvalue())
    left, top, right, bottom = ImageChops.difference(before, after).getbbox() or (0, 0, 0, 0)
    box = (right - left) * (bottom - top)
    assert 0.15 * box < ink(after) - ink(before) < 0.5 * box


def typed(pdf: bytes, label: str, words: str) -> bytes:
    """A PDF after somebody clicked into a field in Chrome's viewer, typed, and saved."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    (rect,) = [one["/Rect"] for one in widgets(pdf) if one["/TU"] == label]
    opened = document[0]
    form, page = document.formenv.raw, opened.raw
    x, y = (float(rect[0]) + 9, float(rect[3]) - 9)
    pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
    text = (words + "\0").encode("utf-16-le")
    held = ctypes.create_string_buffer(text)
    pdfium.FORM_ReplaceSelection(form, page, ctypes.cast(held, pdfium.FPDF_WIDESTRING))
    pdfium.FORM_ForceToKillFocus(form)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_viewer_takes_what_is_typed_and_covers_the_lines_with_it() -> None:
    pdf = sheet_of(evaluation([], "")[:2])
    label = "2. What in this session helped you most?"
    saved = typed(pdf, label, "Talking about “hidden” men")
    fields = PdfReader(io.BytesIO(saved)).get_fields()
    assert {field["/V"] for field in fields.values() if field.get("/V")} == {
        "Talking about “hidden” men"
    }
    before, after = picture(pdf), picture(saved)
    assert lines(after) == 5  # those of the other, and the last
    added = ImageChops.subtract(before.convert("L"), after.convert("L"))
    _, top, _, bottom = added.point(lambda shade: 255 * (shade > 99)).getbbox() or (0, 0, 0, 0)
    assert 14 < bottom - top < 40, "the words can be read"
