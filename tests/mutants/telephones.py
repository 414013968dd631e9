"""Telephone numbers that are not the ones the site knows: in sources, in settings and in the
built pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of

_CODE = "number-not-listed"
_HOME, _HELP = "docs/index.md", "site/worried.html"
# None of these is a number of the site; each is written in another way.
_WRONG = (
    "919",
    "0808 800 5001",
    "0808-800-5001",
    "(0808) 800 5001",
    "+44 808 800 5001",
    "nine one nine",
    "O8O8 8OO 5OOO",
    "0808.800.5001",
    "**0808** 800 5001",
    "116 123",
)


def _digits_moved(number: str) -> Iterator[str]:
    """A number with one of its digits another one, for each digit."""
    for at, sign in enumerate(number):
        if sign.isdigit():
            yield number[:at] + str((int(sign) + 1) % 10) + number[at + 1 :]


def _can_be_rung(number: str) -> bool:
    """Whether the United Kingdom has numbers of this length that begin so."""
    digits = number.replace(" ", "")
    if digits.startswith("0"):
        return len(digits) >= 8
    return len(digits) == 3 or (len(digits) == 6 and digits.startswith("11"))


@fault_class("a number to call in a page's words, also beside a source")
def in_words(texts: Texts) -> Iterator[Mutant]:
    for file, text in texts.items():
        if not re.fullmatch(r"docs/(?:[\w-]+/)?[\w-]+\.md", file) or file.endswith("/briefing.md"):
            continue
        at = text.find("\n## ") + 1
        for turn, number in enumerate(_WRONG if at else ()):
            link = ", as [they say](https://example.org/)" if turn % 2 else ""
            new = f"If you are worried, call {number}{link}.\n\n"
            yield Mutant(
                f"{number!r} in {file}",
                (Edit(file, at, at, new),),
                (Expect(_CODE, file, line_of(text, at)),),
            )


@fault_class("a number to call with a digit changed, in the text and in the address behind it")
def in_link(texts: Texts) -> Iterator[Mutant]:
    for file, text in texts.items():
        if file.startswith("docs/"):
            for link in re.finditer(r"\[(?P<text>[\d ]+)\]\(tel:(?P<number>\d+)\)", text):
                for wrong in _digits_moved(link["text"]):
                    edit = Edit(file, *link.span(), f"[{wrong}](tel:{wrong.replace(' ', '')})")
                    yield Mutant(
                        f"{wrong} for {link['text']} in {file}",
                        (edit,),
                        (Expect(_CODE, file, line_of(text, link.start())),),
                    )


@fault_class("a number to call that the setting no longer has")
def not_in_settings(texts: Texts) -> Iterator[Mutant]:
    text = texts[_HOME]
    for entry in re.finditer(r'^    number: "?(?P<number>[\d ]+\d)"?$', text, re.M):
        told = [
            (file, match)
            for file in texts
            if file.startswith("docs/") and file.endswith(".md")
            for match in re.finditer(rf"\[{entry['number']}\]", texts[file])
        ]
        for wrong in _digits_moved(entry["number"]) if told else ():
            expected = tuple(
                Expect(_CODE, file, line_of(texts[file], match.start())) for file, match in told
            )
            if not _can_be_rung(wrong):  # told once, where it is written
                expected = (Expect("page-unreadable", _HOME, line_of(text, entry.start())),)
            yield Mutant(
                f"{wrong} for {entry['number']} in the settings",
                (Edit(_HOME, *entry.span("number"), wrong),),
                expected,
            )


@fault_class("built: a number to call changed on the page, or behind its link", built=True)
def built(texts: Texts) -> Iterator[Mutant]:
    for file in texts:
        if not file.startswith("site/") or not file.endswith(".html"):
            continue
        for link in re.finditer(r'<a href="tel:(?P<number>\d+)">(?P<text>[\d ]+)</a>', texts[file]):
            expected = (Expect("published-number", file, line_of(texts[file], link.start())),)
            for part in ("number", "text"):
                wrong = next(_digits_moved(link[part]))
                yield Mutant(
                    f"{wrong} as the {part} in {file}",
                    (Edit(file, *link.span(part), wrong),),
                    expected,
                )
