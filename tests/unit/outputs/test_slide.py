"""What a slide says of itself beside its own words: which theme it is of."""

from __future__ import annotations

from briefed.outputs.slide import Slide, heads

LAMPS = Slide("title", "", "<h1>Lamps &amp; oil</h1>", theme="lamps")
FOG = Slide("title", "", "<h1>Fog</h1>", theme="fog")
POINT = Slide("point", "What worked", "<p>Oil.</p>")


def test_in_a_deck_of_several_themes_each_slide_names_its_own() -> None:
    deck = [
        Slide("title", "", "<h1>The course</h1>"),
        LAMPS,
        POINT._replace(theme="lamps"),
        FOG,
        POINT._replace(theme="fog", title="Fog"),
        POINT._replace(theme="fog"),
        Slide("end", "Numbers to call", ""),
    ]
    assert heads(deck) == ["", "", "Lamps & oil", "", "", "Fog", ""]


def test_in_a_deck_of_one_theme_no_slide_does() -> None:
    assert heads([LAMPS, POINT._replace(theme="lamps"), Slide("end", "", "")]) == ["", "", ""]
