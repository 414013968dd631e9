"""One scale for type and one for space: each length in the styles of pages is a step of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import tinycss2
from briefed.rendering.assets import OF_DECK
from support.building import ROOT
from tinycss2.ast import Declaration, Node

ASSETS = ROOT / "docs/assets"
TOKENS = (ASSETS / "tokens.css").read_text(encoding="utf-8")
LAYOUT = 3  # rem, above which a length is layout and no space
SPACES = ("margin", "padding", "gap", "column-gap", "row-gap", "--bf-gutter", "--bf-pad")


def steps(name: str) -> set[float]:
    """The steps that tokens.css lists, in rem."""
    (listed,) = re.findall(rf"{name}: ([\d. ]+)", TOKENS)
    return {float(step) for step in listed.split()}


TYPE, SPACE = steps("Sizes of type"), steps("Spaces")


def declarations(nodes: list[Node]) -> Iterator[Declaration]:
    """All declarations of a style sheet, those within at-rules included."""
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif getattr(node, "content", None):
            yield from declarations(tinycss2.parse_blocks_contents(node.content))


def lengths(nodes: list[Node]) -> Iterator[tuple[float, str]]:
    """The lengths in a value, those within functions included, each with its unit."""
    for node in nodes:
        if node.type == "dimension":
            yield abs(node.value), node.lower_unit
        yield from lengths(getattr(node, "arguments", []))


def off_the_scale(sheet: str) -> list[str]:
    """Each declaration of a size or a space that is no step. Lengths in em, and those that a
    window's width limits, follow something else that is on the scale.
    """
    found = []
    for one in declarations(tinycss2.parse_stylesheet(sheet, skip_comments=True)):
        is_space = one.lower_name.startswith(SPACES)
        if not is_space and one.lower_name != "font-size":
            continue
        for length, unit in lengths(one.value):
            fits = length in (SPACE if is_space else TYPE) or (is_space and length > LAYOUT)
            if unit not in ("em", "vw") and not (unit == "rem" and fits):
                found.append(f"{one.lower_name}:{tinycss2.serialize(one.value)}")
    return found


def test_each_size_and_each_space_of_a_page_is_a_step() -> None:
    decks = {name.rpartition("/")[2] for name in OF_DECK}
    sheets = [path for path in sorted(ASSETS.glob("*.css")) if path.name not in decks]
    assert len(sheets) > 12 and len(TYPE) <= 8 and len(SPACE) <= 10
    found = {path.name: off_the_scale(path.read_text(encoding="utf-8")) for path in sheets}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "off",
    [
        "font-size: 0.9rem",
        "font-size: min(1.4rem, 10vw)",
        "font-size: 15px",
        "padding-left: 0.6rem",
        "margin: 0 -0.8rem",
        "gap: 5px",
        "--bf-pad: min(0.9rem, 4vw)",
    ],
)
def test_what_is_off_the_scale_is_told(off: str) -> None:
    sheet = f"a {{ font-size: 1rem; margin: 0 -0.75rem }} @media print {{ b {{ {off} }} }}"
    assert [one.replace(" ", "") for one in off_the_scale(sheet)] == [off.replace(" ", "")]
