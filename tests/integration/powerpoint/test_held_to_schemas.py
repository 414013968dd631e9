"""A file for PowerPoint holds to the schemas of Office Open XML, and a spoilt one does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from support.building import Run
from support.powerpoint import exported, faults, spoilt

pytestmark = pytest.mark.slow


def test_the_files_hold_to_the_schemas(hidden_men: bytes, lamps: bytes) -> None:
    assert faults(hidden_men) == [] and faults(lamps) == []


SLIDE = "ppt/slides/slide3.xml"


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        (SLIDE, lambda xml: xml.replace("<p:spPr/>", "", 1), "'spPr' is missing"),
        (SLIDE, lambda xml: xml.replace("<a:p>", "<a:para/><a:p>", 1), "Unexpected element 'para'"),
        (SLIDE, lambda xml: xml.replace('lang="en-GB"', 'size="9"', 1), "'size' attribute"),
        (SLIDE, lambda xml: re.sub('sz="[0-9]+"', 'sz="5"', xml, count=1), "Value 5"),
        (SLIDE, lambda xml: re.sub('id="[2-9]"', 'id="2"', xml), "Duplicate shape ID"),
        (
            SLIDE,
            lambda xml: xml.replace("<a:buClr>", "<a:buColour>").replace(
                "</a:buClr>", "</a:buColour>"
            ),
            "buColour",
        ),
        (
            "ppt/slides/_rels/slide3.xml.rels",
            lambda xml: re.sub("slideLayout[0-9]+", "slideLayout99", xml),
            "target not found",
        ),
        (
            "ppt/presentation.xml",
            lambda xml: xml.replace('r:id="rId', 'r:id="rIdX', 1),
            "relationship",
        ),
        (
            "[Content_Types].xml",
            lambda xml: xml.replace("/ppt/slides/slide3.xml", "/ppt/slides/slide0.xml"),
            "no content type",
        ),
        (
            "ppt/theme/theme1.xml",
            lambda xml: re.sub("<a:accent3>.*?</a:accent3>", "", xml),
            "accent3",
        ),
        (
            "ppt/slideMasters/slideMaster1.xml",
            lambda xml: re.sub("<p:clrMap [^>]*/>", "", xml),
            "clrMap",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_sabotaged_file_does_not_hold(
    hidden_men: bytes, part: str, change: Callable[[str], str], message: str
) -> None:
    found = faults(spoilt(hidden_men, part, change))
    assert any(message in one for one in found), found


def test_the_same_bytes_again(
    hidden_men: bytes, sample: Path, briefed: Run, tmp_path: Path
) -> None:
    export = partial(briefed, "export")  # which builds a site of its own
    again = exported(export, sample, tmp_path / "again.pptx", "--theme", "hidden-men")
    assert again == hidden_men
