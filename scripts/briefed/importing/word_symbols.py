"""Makes plain characters of what a Word file shows in symbol fonts: arrows, ticks and bullets."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefed.importing.symbol_fonts import as_shown, symbol
from briefed.importing.word_package import W

_BEHIND = 8  # words that show where something stands
_PLAIN = {f"{W}ptab": f"{W}tab", f"{W}cr": f"{W}br"}  # what pandoc leaves out → what it reads


def spell_out(text: Element) -> list[str]:
    """Put the signs that symbol fonts show into a text as characters of any font.

    Rarer tabs and line breaks become ordinary ones.

    Returns descriptions of those that are not known, with their places: these are taken out.
    """
    told: list[str] = []
    place = ""
    for run in text.iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = _name(fonts)
        changed = False
        for element in run:
            if element.tag == f"{W}sym":
                used = element.get(f"{W}font", "")
                words, unknown = as_shown("", symbol(used, element.get(f"{W}char", "")))
                element.tag, element.attrib = f"{W}t", {}
            elif element.tag == f"{W}t":
                used = font
                words, unknown = as_shown(font, element.text or "")
            else:
                element.tag = _PLAIN.get(element.tag, element.tag)
                continue
            changed = changed or words != (element.text or "")
            element.text = words
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            place = " ".join(f"{place} {words}".split()[-_BEHIND:])
            told += [_unknown(sign, used, place) for sign in unknown]
        if changed and fonts is not None:
            # pandoc would read the sign in this font once more.
            properties = run.find(f"{W}rPr")
            assert properties is not None
            properties.remove(fonts)
    return told


def _name(fonts: Element | None) -> str:
    """The font that letters have; "" for that of the page. One of the theme goes before a name."""
    if fonts is None or fonts.get(f"{W}asciiTheme"):
        return ""
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _unknown(sign: str, font: str, place: str) -> str:
    letters = "".join(chr(ord(one) % 0x100) if ord(one) > 0xFF else one for one in sign)
    of = f" of the font {font}" if font else ""
    behind = f" behind {place!r}" if place else ""
    return f"a sign{of} (its code is that of {letters!r}){behind}, whose meaning is not known"
