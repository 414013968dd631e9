"""The captions of figures that are shown as dots: the briefing's own sentences.

A quote of the same statement right below the marker is the caption, and is shown once. Without one
the caption is what of the statement holds the figure: a sentence, or else the whole. Such a caption
is no quote of the author's, so it teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.model import Course, Marker, Page, Pictured, Prose, Quote, Statement
from briefed.text import picture_faults, picture_mends, pictures
from briefed.text.counting import counted_words
from briefed.text.picture_faults import PictureFault
from briefed.text.pictures import Picture


class Captioned(NamedTuple):
    """A figure that a page shows as dots.

    `picture` is what is drawn, and None for what nobody can draw or must not. `quote` is the quote
    that the author put right below it, and `sentences` are the words of the briefing that caption
    it; `why` says why there is no picture, and `misleads` is true where one would show something
    else than the figure is; `mend` is a sentence that says what to write, or "". `holders` are the
    ids of other statements that hold a figure which this one does not. `meant` is the figure that
    the author wrote in another way than can be read, as it may be drawn here; else "".
    """

    marker: Marker
    asked: Pictured
    statement: Statement | None
    picture: Picture | None
    quote: Quote | None
    sentences: str
    why: str = ""
    misleads: bool = False
    mend: str = ""
    holders: tuple[str, ...] = ()
    meant: str = ""


def captioned(course: Course, coverage: Coverage, page: Page) -> Iterator[Captioned]:
    """The figures that a page shows as dots, in its order."""
    asked = [(marker, marker.pictured) for marker in page.markers if marker.pictured]
    if not asked:
        return
    counted = counted_words(statement.text for statement in course.briefing.statements)
    for marker, pictured in asked:
        yield _captioned(marker, pictured, page.captioning(marker), coverage, counted)


def _captioned(
    marker: Marker,
    asked: Pictured,
    quote: Quote | None,
    coverage: Coverage,
    counted: frozenset[str],
) -> Captioned:
    statement = coverage.statements.get(asked.statement)
    found = Captioned(marker, asked, statement, None, quote, "")
    written = pictures.read(asked.figure)
    if written is None and (why := pictures.no_count(asked.figure)):
        return found._replace(why=f"it is {why}", misleads=True)
    picture = written or pictures.read(pictures.meant(asked.figure))
    if picture is None:
        return found
    if why := pictures.impossible(picture):
        return found._replace(why=why, misleads=True)
    if statement is None:
        return found
    # A quote whose words are no longer the briefing's says nothing; its statement does.
    quoted = coverage.text(quote) if quote else ""
    texts = [quoted] if quoted else _captions(statement)
    faults = [picture_faults.fault(picture, text, counted) for text in texts]
    fitting = next((text for text, fault in zip(texts, faults, strict=True) if not fault), "")
    if fitting and written is None:
        return found._replace(meant=picture.figure)
    if fitting:
        return found._replace(picture=picture, sentences=fitting)
    fault = _most_telling([fault for fault in faults if fault])
    write = picture_mends.instead(picture, fault, texts, counted)
    mend = fault.mend or (f"Write {write.figure}" if write else "")
    holders = tuple(
        identity
        for identity, other in coverage.statements.items()
        if other is not statement and _may_caption(other, picture, counted)
    )
    return found._replace(why=fault.why, misleads=fault.misleads, mend=mend, holders=holders)


def _captions(statement: Statement) -> list[str]:
    """What of a statement may caption a figure, the shortest first."""
    return [*statement.sentences, statement.text]


def _most_telling(faults: list[PictureFault]) -> PictureFault:
    """Of the faults of several sentences that of the one that holds the number after all."""
    return next((fault for fault in faults if fault.misleads), faults[-1])


def may_caption(statement: Statement, figure: str) -> bool:
    """Whether a statement, as it is now, holds a figure as an author has written it for dots."""
    picture = pictures.read(figure)
    return picture is not None and _may_caption(statement, picture, counted_words([statement.text]))


def _may_caption(statement: Statement, picture: Picture, counted: frozenset[str]) -> bool:
    """Whether a statement holds a picture's figure. `counted` are the roots of what is counted."""
    return not all(picture_faults.fault(picture, text, counted) for text in _captions(statement))


def parted(page: Page, marker: Marker) -> Quote | None:
    """The quote that text parts from a marker which was meant for it: that of the same statement.

    None for a marker with its quote right below it, and for one that is alone.
    """
    blocks: list[Prose | Quote | Marker] = [*page.prose, *page.quotes, *page.markers]
    below = sorted(
        (block for block in blocks if block.location > marker.location),
        key=lambda block: block.location,
    )
    for at, block in enumerate(below):
        if isinstance(block, Quote) and marker.pictured:
            return block if at and block.id == marker.pictured.statement else None
        if not isinstance(block, Prose) or block.kind == "heading":
            return None
    return None
