"""What is wrong with the words of a setting, and what to write in their place. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefed.source.headings import slugify
from briefed.text.patterns import lazily

_ADDRESS = lazily(r"https?://[^\s()<>\"']+")
SECURE = lazily(r"https://[^\s()<>\"']+")
_MAIL = lazily(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
FOLDER = lazily(r"[a-z0-9]+(-[a-z0-9]+)*")  # as scripts/web/record/values.js knows names


def why_no_source(address: str) -> str:
    """Why an address can't be the source of a number to call, and what to write; "" if it can."""
    if SECURE.fullmatch(address):
        return ""
    return (
        "is no address. Write the address, beginning with https://, of the page on which the "
        "service itself gives its number"
    )


def why_not_reported_to(address: str) -> str:
    """What to write in the place of an address to which no mistake can be reported; "" if one can.

    It is an e-mail address, or that of a form.
    """
    if SECURE.fullmatch(address) or _MAIL.fullmatch(address):
        return ""
    return "write one e-mail address, or the address of a form, beginning with https://"


def why_no_placeholder(address: str) -> str:
    """What to write in the place of an address to which no link can lead; "" if one can."""
    if _ADDRESS.fullmatch(address):
        return ""
    return (
        "write an address that begins with https:// and has no spaces, brackets or quotation marks"
    )


def why_no_place(newer: str) -> str:
    """What to write in the place of words that can name no other course; "" if they can.

    Whether there is a course of that name is not known here.
    """
    if FOLDER.fullmatch(newer) or SECURE.fullmatch(newer):
        return ""
    return (
        "write the name that the course has in the address of its pages, or the whole address, "
        "beginning with https://"
    )


def why_no_subject(name: str, before: Sequence[str]) -> str:
    """What to write in the place of a subject, behind those `before` it; "" if it can stay."""
    if slugify(name) not in {"", *map(slugify, before)}:
        return ""
    return "write the subjects that the course is listed under, each once, with commas between"


def pass_mark(said: str) -> int | None:
    """The pass mark that words are, a percentage; None for words that are none."""
    fits = re.fullmatch(r"\d{1,3}", said, re.A) and 1 <= int(said) <= 100
    return int(said) if fits else None
