"""Drawings of figures as dots: what is drawn is what was asked for, and nothing else passes."""

from briefed.rendering.dots import drawing
from briefed.text.pictures import Picture, impossible
from briefed.verifying.shown_figures import drawing_difference
from hypothesis import assume, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.sampling import sampled

NUMBERS = st.integers(0, 55)
PICTURES = st.one_of(
    st.builds(Picture, st.tuples(NUMBERS), NUMBERS, st.sampled_from(["", "cases"])),
    st.builds(Picture, st.tuples(NUMBERS), st.none(), st.just("")),
    st.builds(Picture, st.tuples(NUMBERS, NUMBERS), st.none(), st.just("")),
).filter(lambda picture: not impossible(picture))


def drawn(picture: Picture) -> LexborNode:
    node = LexborHTMLParser(f"<p>{drawing(picture)}</p>").css_first("svg")
    assert node is not None
    return node


@sampled()
@given(PICTURES)
def test_every_picture_is_drawn_as_it_is_asked_for(picture: Picture) -> None:
    assert drawing_difference(picture, drawn(picture)) == ""
    assert len(drawn(picture).css("circle")) == picture.dots


@sampled()
@given(PICTURES, PICTURES)
def test_no_picture_passes_for_another(picture: Picture, other: Picture) -> None:
    assume(picture != other)
    node = drawn(other)
    assert drawing_difference(picture, node)
    node.attrs["aria-label"] = picture.alternative
    assume((picture.dots, sum(picture.groups)) != (other.dots, sum(other.groups)))
    assert "dots" in drawing_difference(picture, node)


def test_groups_must_stand_apart() -> None:
    node = drawn(Picture((12,)))
    picture = Picture((6, 6))
    node.attrs["aria-label"] = picture.alternative
    assert drawing_difference(picture, node) == "its groups do not stand apart"
