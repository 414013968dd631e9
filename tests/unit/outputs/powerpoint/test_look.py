"""The look of a PowerPoint file, and the XML of its words."""

from __future__ import annotations

import pytest
from briefed.errors import InputError
from briefed.outputs.powerpoint import layouts
from briefed.outputs.powerpoint.look import FOOT, PLACES, SMALLEST, THEME, colours, points
from briefed.outputs.powerpoint.runs import paragraphs, sizes
from briefed.outputs.powerpoint.words import Paragraph, Run, plain
from briefed.rendering import assets
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml import parse_xml
from support.building import ROOT
from support.sampling import sampled

TOKENS = (ROOT / "docs" / assets.TOKENS).read_text(encoding="utf-8")
NAMES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="r"'


def xml(*words: Paragraph, **how: object) -> str:
    return str(paragraphs(words, 36, lambda address: f"rId{len(address)}", **how))


def test_the_colours_are_those_of_the_day() -> None:
    found = colours(TOKENS)
    assert found["key"] == "2F3763" and found["on-dusk"] == "F8F1E5"
    own = TOKENS.replace("--bf-day, #2f3763", "--bf-day, #7a1f5c").replace("#f8f1e5", "#fff")
    assert colours(own)["key"] == "7A1F5C" and colours(own)["on-dusk"] == "FFFFFF"


def test_a_colour_that_is_gone_is_missed() -> None:
    with pytest.raises(InputError, match="--bf-well"):
        colours(TOKENS.replace("--bf-well:", "--bf-good:"))


def test_every_colour_of_a_layout_is_known_and_its_type_is_large() -> None:
    known = colours(TOKENS)
    for layout in layouts.LAYOUTS.values():
        boxes = layout.boxes
        for name in [layout.ground, *(bar.colour for bar in layout.bars)]:
            assert name in known
        assert all(one.colour in known and one.fill in ("", *PLACES) for one in boxes)
        assert all(one.size >= SMALLEST or one.size == FOOT for one in boxes)
        assert len({one.number for one in boxes}) == len(boxes)
    assert set(PLACES) == set(THEME.values())


def test_the_smallest_type_is_about_20_points() -> None:
    assert points(SMALLEST) >= 2000


def test_words_are_no_markup_and_signs_that_xml_has_not_are_left_out() -> None:
    assert "<a:t>a &lt;b&gt; &amp; c</a:t>" in xml(plain("a <b> & c\x0b\ufffe"))


@sampled(50)
@given(st.text(max_size=30), st.text(max_size=8))
def test_any_words_are_well_formed(words: str, to: str) -> None:
    made = xml(Paragraph((Run(words, bold=True), Run("x", to=to)), "letter", 2, 1))
    (found,) = parse_xml(f"<a:x {NAMES}>{made}</a:x>")
    said = found.xpath("string(.)")
    kept = [one for one in words if one.isprintable() and one.strip()]
    assert [one for one in said if one.isprintable() and one.strip()] == [*kept, "x"]


def test_a_list_is_a_real_one() -> None:
    made = xml(Paragraph((Run("a"),), "letter", 3, 1), Paragraph((Run("b"),), "bullet", 1, 2))
    assert '<a:buAutoNum type="alphaUcPeriod" startAt="3"/>' in made
    assert '<a:buChar char="•"/>' in made and 'lvl="1"' in made
    assert "<a:buNone/>" in xml(plain("c"))


def test_marks_can_be_seen_on_a_dark_ground() -> None:
    assert 'schemeClr val="accent4"' in xml(
        Paragraph((Run("a"),), "bullet", 1, 1), marks=layouts.LAYOUTS[layouts.CLOSING].marks
    )


def test_every_run_is_in_english_and_a_link_has_the_colour_of_links() -> None:
    made = xml(Paragraph((Run("a", colour="soft"), Run("b", colour="soft", to="c"))))
    assert made.count('lang="en-GB"') == 2
    assert made.count("<a:solidFill>") == 1 and '<a:hlinkClick r:id="rId1"/>' in made


def test_the_size_is_that_of_the_box_but_for_the_smallest_and_for_cells() -> None:
    assert "sz=" not in xml(plain("a"))
    assert f'sz="{points(SMALLEST)}"' in xml(plain("a", least=True))
    assert 'sz="2700"' in xml(plain("a"), sized=True)
    assert str(sizes(36)).count('sz="2700"') == 3
