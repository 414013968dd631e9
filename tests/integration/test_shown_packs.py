"""The slides in a pack, as the gate opens them: makers that lose something are found out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from briefed.outputs import slides_pdf
from briefed.outputs.pack import Session
from briefed.outputs.powerpoint import file
from briefed.outputs.slide import Slide
from briefed.outputs.slide_html import text
from briefed.outputs.slides import chosen, written_as
from briefed.source.project import load
from briefed.verifying.shown_packs import lost
from markupsafe import Markup
from support.powerpoint import spoilt

pytestmark = pytest.mark.slow

FORMS = ("pptx", "pdf", "notes")
DRAFT = "Draft: not yet approved by the partnership."
EDITION, NUMBER = "Edition 1", "0808 800 5000NSPCC helpline"
# What a maker loses: the kind of slide, what is gone from its HTML, and what is said of it.
LOSSES = {
    "a quote": ("quote", "There were.*?(?=<cite>)", "does not show “There were examples"),
    "a number": ("end", "<li><b>0808 800 5000</b>.*?</li>", f"does not show “{NUMBER}”"),
    "digits": ("end", "0808 800 5000", f"does not show “{NUMBER}”"),
    "what to do": ("monday", "<(ul|p)>.*", "does not show “"),
}


@pytest.fixture(scope="module")
def session(site: Path, sample: Path) -> Session:
    (course,) = load(sample).courses
    return Session(course, chosen(course, site, "hidden-men", 20), site)


def made(session: Session, form: str, change: Callable[[Slide], Slide] = lambda one: one) -> str:
    """What the gate says of the slides of a session, once a maker has changed them."""
    changed = session.chosen._replace(slides=[change(one) for one in session.chosen.slides])
    data = written_as(session.course, changed, session.site, form)
    return lost(session, "Slides.pptx" if form == "pptx" else "Slides.pdf", data)


@pytest.mark.parametrize("form", FORMS)
def test_slides_that_show_all_pass(session: Session, form: str) -> None:
    assert made(session, form) == ""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", LOSSES)
def test_what_a_maker_loses_is_named(session: Session, form: str, what: str) -> None:
    kind, gone, message = LOSSES[what]
    changed = []

    def change(slide: Slide) -> Slide:
        if slide.kind != kind or changed:
            return slide
        html, times = re.subn(gone, "", slide.html, count=1, flags=re.S)
        changed.extend([slide] * times)
        return slide._replace(html=html)

    assert made(session, form, change).startswith(message) and changed


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", ["words", "reason"])
def test_of_an_option_nothing_is_lost(session: Session, form: str, what: str) -> None:
    def change(slide: Slide) -> Slide:
        if not slide.asked:
            return slide
        *items, last = slide.asked.items
        lesser = last._replace(**{what: Markup()})
        return slide._replace(asked=slide.asked._replace(items=(*items, lesser)))

    (asked, *_) = (one.asked for one in session.chosen.slides if one.asked)
    gone = " ".join(text(getattr(asked.items[-1], what)).split())
    assert made(session, form, change) == f"does not show “{gone[:60]}”"


@pytest.mark.parametrize("form", FORMS)
def test_a_maker_that_names_no_edition_is_found_out(
    session: Session, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "edition", lambda _: "")  # at the foot, in PowerPoint
    said = made(session, form, lambda one: one._replace(html=one.html.replace(EDITION, "")))
    assert said == f"does not show “{EDITION}”"


@pytest.mark.parametrize("form", FORMS)
def test_a_maker_that_says_nowhere_that_it_is_a_draft_is_found_out(
    session: Session, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (slides_pdf, file):
        monkeypatch.setattr(module, "draft", lambda _: "")
    assert made(session, form) == f"does not say “{DRAFT}” on page 2"


def test_a_file_that_was_cut_or_lists_less_is_found_out(session: Session) -> None:
    course, site = session.course, session.site
    data = {form: written_as(course, session.chosen, site, form) for form in ("pptx", "pdf")}
    for form, whole in data.items():
        assert lost(session, f"Slides.{form}", whole[:-999]) == "can't be opened"
    with pikepdf.open(io.BytesIO(data["pdf"])) as document:
        del document.pages[-1]
        document.save(shorter := io.BytesIO())
    unlisted = spoilt(
        data["pptx"],
        "ppt/presentation.xml",
        lambda xml: re.sub(r"<p:sldId [^>]*/></p:sldIdLst>", "</p:sldIdLst>", xml),
    )
    for form, less in (("pdf", shorter.getvalue()), ("pptx", unlisted)):
        assert lost(session, f"Slides.{form}", less).startswith("does not show “999")
