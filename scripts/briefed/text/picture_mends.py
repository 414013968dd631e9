"""What to write for a figure that dots can't show as it is written.

An author who is told to write a figure does so, and would not understand why it is refused next. So
a figure is offered only where it can stand above the quote. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.text.picture_faults import PictureFault, fault
from briefed.text.pictures import Picture, impossible, read
from briefed.text.quantities import quantities


def instead(
    picture: Picture, found: PictureFault, texts: Iterable[str], counted: frozenset[str]
) -> Picture | None:
    """What may be shown in the place of a picture, of which `found` is the fault; None for nothing.

    `texts` are the words of the briefing that may caption it, `counted` the roots of what the
    briefing counts.
    """
    texts = tuple(texts)
    offered = [found.meant] if found.meant else []
    if not found.misleads:  # else another figure of the quote would not be what was meant
        offered += _held(picture, texts, counted)
    for one in offered:
        for said in (one, one._replace(unit="")):
            if not impossible(said) and not all(fault(said, text, counted) for text in texts):
                return said
    return None


def _held(picture: Picture, texts: Iterable[str], counted: frozenset[str]) -> Iterator[Picture]:
    """The figures of the texts that share a number with a picture, the parts of a whole first.

    Of the numbers that a picture has, the whole comes first: it can be shown without its part.
    """
    wanted = [*([] if picture.of is None else [picture.of]), *picture.groups]
    for text in texts:
        for figure in quantities(text, counted, quote=True):
            part = read(figure.values[0].replace("/", " of "))
            if part and part.of is not None and {*part.groups, part.of}.intersection(wanted):
                yield part._replace(unit=picture.unit)
    for number in wanted:
        yield Picture((number,), unit=picture.unit)
