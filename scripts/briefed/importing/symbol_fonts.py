"""The characters of symbol fonts that people write with → the signs that they show. Pure.

Word makes an arrow of Wingdings when somebody types “-->”, and a tick comes from such a font as
well. Its character means nothing without the font.
"""

from __future__ import annotations

_PRIVATE = 0xF000  # where a word processor puts the 256 characters of a symbol font
_SIGNS = {
    "wingdings": {
        0x9F: "•",
        0xA7: "▪",
        0xA8: "☐",
        0xDF: "←",
        0xE0: "→",
        0xE7: "←",
        0xE8: "→",
        0xEF: "⇐",
        0xF0: "⇒",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
    "wingdings 3": {0x21: "←", 0x22: "→"},
    "symbol": {
        0xA3: "≤",
        0xAC: "←",
        0xAE: "→",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xDC: "⇐",
        0xDE: "⇒",
    },
}


def symbol(font: str, code: str) -> str:
    """The sign of a symbol that was inserted, by its font and its code in hexadecimal digits.

    One that is not known stays a sign that no page may hold, so that whoever takes it is told.
    """
    try:
        number = int(code, 16) % 0x100
    except ValueError:
        number = 0
    return _SIGNS.get(font.lower(), {}).get(number) or chr(_PRIVATE + number)


def typed_in(font: str, words: str) -> str:
    """Words that were typed in a font, with the signs that they show in it."""
    signs = _SIGNS.get(font.lower())
    if not signs:
        return words
    return words.translate(signs | {_PRIVATE + number: sign for number, sign in signs.items()})
