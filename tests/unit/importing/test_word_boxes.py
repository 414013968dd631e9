"""Text boxes of a Word file: each is read once, in the order of the page, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.errors import InputError
from support.imported import run
from support.word_files import BOLD, TITLE, at, box, heading, holding, lines, paragraph, read, told

BOX = "a text box begins here; it was read behind the text that it stands beside"
SECRET = paragraph("Secret words.")
WHITE = paragraph("Secret words.", look='<w:color w:val="FFFFFF"/>')
OLD = (
    '<w:r><w:pict><v:shape type="#_x0000_t202" {}><v:textbox><w:txbxContent>{}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)


def test_a_box_with_a_heading_is_read_once_behind_the_text_beside_it(tmp_path: Path) -> None:
    inside = paragraph("Key facts", look=BOLD) + paragraph("Five lamps were seen.")
    body = holding(run("Lit "), box(inside), run("each night."))
    rest = paragraph("Behind.") + heading("Oil") + paragraph("Oil was there.")
    found = read(tmp_path, TITLE + heading("Lamps") + body + rest)
    assert lines(found) == [
        "# Keeping lamps lit",
        "## Lamps",
        "Lit each night.",
        "Behind.",
        "## Key facts",
        "Five lamps were seen.",
        "## Oil",
        "Oil was there.",
    ]
    assert f"## Key facts | {BOX}" in told(found)


def test_a_box_without_a_heading_stays_at_its_paragraph(tmp_path: Path) -> None:
    body = holding(run("Lit."), box(paragraph("Five lamps were seen.")))
    found = read(tmp_path, TITLE + heading("Lamps") + body + paragraph("Behind."))
    assert lines(found)[2:] == ["Lit.", "Five lamps were seen.", "Behind."]


def test_a_box_of_an_old_version_of_word_is_read(tmp_path: Path) -> None:
    inside = paragraph("Five lamps were seen.")
    found = read(tmp_path, TITLE + heading("Lamps") + holding(OLD.format("", inside)))
    assert lines(found)[2:] == ["Five lamps were seen."]


@pytest.mark.parametrize("relative", ["column", "page"])
def test_boxes_of_one_paragraph_are_read_in_rows(tmp_path: Path, relative: str) -> None:
    places = {"Four": (9, 9), "Two": (9, 1), "One": (1, 0), "Three": (0, 8)}
    boxes = (
        box(paragraph(f"{words} lamps."), place=at(x * 300_000, y * 300_000, relative))
        for words, (x, y) in places.items()
    )
    found = read(tmp_path, TITLE + heading("Lamps") + holding(*boxes))
    assert lines(found)[2:] == ["One lamps.", "Two lamps.", "Three lamps.", "Four lamps."]


def test_boxes_without_a_known_place_keep_the_order_of_the_file(tmp_path: Path) -> None:
    placed = box(paragraph("Two lamps."), place=at(0, 0))
    found = read(tmp_path, TITLE + heading("Lamps") + holding(box(paragraph("One lamp.")), placed))
    assert lines(found)[2:] == ["One lamp.", "Two lamps."]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            box(paragraph("Lit."), paragraph("Not lit.")),
            "two texts, 'Lit.' for new versions of Word and 'Not",
        ),
        (
            box("<w:p/>", paragraph("Not lit.")),
            "two texts, nothing for new versions of Word and 'Not",
        ),
        (box(SECRET, about='<wp:docPr id="3" name="Box" hidden="1"/>'), "in a hidden text box"),
        (box(SECRET, place=at(0, -900_000, "page")), "in a text box beside the page"),
        (box(SECRET, place=at(20_000_000, 0, "page")), "in a text box beside the page"),
        (OLD.format('style="visibility: hidden"', SECRET), "in a hidden text box"),
        (OLD.format('fillcolor="white [3201]"', WHITE), "in the colour of what it stands on"),
        (OLD.format('fillcolor="#FEFEFE"', WHITE), "in the colour of what it stands on"),
        (OLD.format('filled="f"', WHITE), "in the colour of what it stands on"),
        (
            box(WHITE, fill='<a:solidFill><a:schemeClr val="lt1"/></a:solidFill>'),
            "in the colour of what it stands on",
        ),
        (box(WHITE, fill="<a:noFill/>"), "in the colour of what it stands on"),
    ],
)
def test_what_nobody_sees_in_a_box_is_refused(tmp_path: Path, body: str, said: str) -> None:
    with pytest.raises(InputError, match=r"hidden text|new versions of Word") as raised:
        read(tmp_path, TITLE + heading("Lamps") + paragraph("Lit.") + holding(body))
    assert said in raised.value.message


@pytest.mark.parametrize(
    "body",
    [
        box(WHITE, fill='<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>'),
        box(WHITE, fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'),
        OLD.format('fillcolor="#1F4E79 [3204]"', WHITE),
    ],
)
def test_white_words_in_a_coloured_box_are_read(tmp_path: Path, body: str) -> None:
    assert "Secret words." in lines(read(tmp_path, TITLE + heading("Lamps") + holding(body)))
