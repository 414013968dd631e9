"""What becomes of a page's HTML on a slide."""

from __future__ import annotations

from briefed.outputs.slide_html import clean


def test_a_picture_is_found_from_the_folder_of_the_slides() -> None:
    drawn = "data:image/svg+xml;base64,PHN2Zy8+"
    assert clean(f'<p id="a"><img src="../assets/lamp.png"><img src="{drawn}"></p>') == (
        f'<p><img src="../../assets/lamp.png"><img src="{drawn}"></p>'
    )


def test_links_and_forms_are_gone_and_their_words_stay() -> None:
    assert clean('<form><fieldset><a href="/x">Words</a></fieldset></form>') == "Words"
