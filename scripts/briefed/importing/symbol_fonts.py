"""The characters of symbol fonts that people write with → the signs that they show. Pure.

Word makes an arrow of Wingdings when somebody types “-->”, and a tick comes from such a font as
well. Its character means nothing without the font.

What the codes show was compared with Alan Wood's tables of Wingdings, Wingdings 2 and Wingdings 3,
as others have copied them; those of Symbol with the Unicode Consortium's “Adobe Symbol Encoding to
Unicode” (symbol.txt), as others have copied it. Of signs that differ in weight alone, the one that
most fonts have stands for all.
"""

from __future__ import annotations

from briefed.text.patterns import lazily

_PRIVATE = 0xF000  # where a word processor puts the 256 characters of a symbol font
_SIGNS = {
    "wingdings": {
        0x28: "☎",
        0x2A: "✉",
        0x4A: "☺",  # Word makes it of :)
        0x4C: "☹",
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x75: "◆",
        0x76: "❖",
        0x80: "⓪",
        **{0x81 + at: chr(0x2460 + at) for at in range(10)},  # ① to ⑩
        0x8B: "⓿",
        **{0x8C + at: chr(0x2776 + at) for at in range(10)},  # ❶ to ❿
        0x9E: "·",
        0xA0: "▪",
        0x9F: "•",
        0xA7: "▪",
        0xA8: "☐",
        0xD8: "➢",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE7: "←",
        0xE8: "→",
        0xE9: "↑",
        0xEA: "↓",
        0xEF: "⇐",
        0xF0: "⇒",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
    "wingdings 3": {0x21: "←", 0x22: "→", 0x23: "↑", 0x24: "↓", 0x75: "►", 0x7D: "►"},
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

# Of characters pasted without their font, the bullet is Symbol's and the rest are Wingdings'.
_BARE = {
    _PRIVATE + code: sign
    for code, sign in {**_SIGNS["wingdings"], 0xB7: _SIGNS["symbol"][0xB7]}.items()
    if code > 0x7F
}
_NO_LETTERS = ("webdings", "zapf dingbats")  # fonts of signs alone, whose codes are not listed
_UNKNOWN = lazily(r"[\uf020-\uf0ff]+")
_LETTERS = lazily(r"[A-Za-z\x80-\xff\uf020-\uf0ff]+")  # in a symbol font none is what it seems


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


def as_shown(font: str, words: str) -> tuple[str, list[str]]:
    """Words that were typed in a font as they show, and the signs that nobody can read in them.

    The latter are left out of the words. "" is an ordinary font.
    """
    name = font.lower()
    read = typed_in(font, words) if name in _SIGNS else words.translate(_BARE)
    unknown = _LETTERS if name in _SIGNS or name in _NO_LETTERS else _UNKNOWN
    return unknown.sub("", read), unknown.findall(read)
