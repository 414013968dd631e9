"""Brackets that a text opens and never closes. Pure."""

from __future__ import annotations

from briefed.text.patterns import lazily
from briefed.text.words import without_code

_OPENS = {")": "(", "]": "["}
_SIGN = lazily(r"[()\[\]]")
_ESCAPED = lazily(r"\\[()\[\]\\]")


def unclosed(markup: str) -> dict[int, str]:
    """The brackets of some Markdown that are never closed, by their offsets: "(", "[" or "[[".

    Those in code and escaped ones don't count, nor does one that closes and was never opened, as in
    "a) first, b) second".
    """
    if "(" not in markup and "[" not in markup:
        return {}
    text = _ESCAPED.sub("  ", without_code(markup))
    opened: list[int] = []
    left: dict[int, str] = {}
    for sign in _SIGN.finditer(text):
        opens = _OPENS.get(sign[0])
        if opens is None:
            opened.append(sign.start())
        elif any(text[at] == opens for at in opened):
            while text[at := opened.pop()] != opens:
                left[at] = text[at]
    left.update((at, text[at]) for at in opened)
    for at in sorted(left):
        if left.get(at) == left.get(at + 1) == "[":
            left[at] += left.pop(at + 1)
    return dict(sorted(left.items()))
