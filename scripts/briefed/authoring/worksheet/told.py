"""What was taken over from a worksheet and what was not, for whoever filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefed.authoring.worksheet.references import Reference
from briefed.authoring.worksheet.still_open import StillOpen, count, lines
from briefed.layout import COMMAND, SHARED

_WAS_OPEN = (
    "The worksheet was open while it was filled in before. What you wrote on it since takes the "
    "place of what it put into the {of} then."
)


class Told(NamedTuple):
    """Something about a form: where it is on the worksheet, and what there is to say."""

    where: str
    what: str


class FilledIn(NamedTuple):
    """What was taken over from a worksheet, and what was not.

    - `done`: the forms whose words are in the course now;
    - `since`: those that somebody changed in the course since, with the worksheet's words;
    - `wrong`: those that can't be taken over, with the reason;
    - `missing`: what is still to be written, by theme;
    - `files`: the files that were written or taken away;
    - `renewed`: the references of the worksheet that are out of date, each with its new one, by the
      index of the table that it is in;
    - `was_open`: whether a word processor put old references back, in which it was open before;
    - `errors`, `warnings`: what the check finds in the parts that the worksheet has;
    - `style`: what it finds in how questions are written there;
    - `rearranged`: what was changed on the worksheet besides its cells;
    - `elsewhere`: what the check finds there, and a worksheet can't mend;
    - `marks`: those of its forms that are out of date, as they should be, by the same index.
    """

    done: tuple[str, ...]
    since: tuple[Told, ...]
    wrong: tuple[Told, ...]
    missing: tuple[StillOpen, ...]
    files: tuple[str, ...]
    renewed: Mapping[int, tuple[Reference, Reference]]
    was_open: bool = False
    errors: tuple[Told, ...] = ()
    warnings: tuple[Told, ...] = ()
    style: tuple[Told, ...] = ()
    rearranged: tuple[Told, ...] = ()
    elsewhere: tuple[Told, ...] = ()
    marks: Mapping[int, str] = {}


def as_text(done: FilledIn, slug: str) -> str:
    """What was filled in and what was not, for whoever filled it in; `slug` may be SHARED."""
    of = _kind_of(slug)
    out: list[str] = []
    if done.done:
        out += [f"Filled in ({len(done.done)}):", *(f"  {where}" for where in done.done), ""]
        if done.was_open:
            out += [_WAS_OPEN.format(of=of), ""]
    else:
        out += ["Nothing new was filled in.", ""]
    if done.since:
        out.append(f"Left alone, because the {of} says something else there by now:")
        out += [f"  {one.where}; your words: {one_line(one.what)}" for one in done.since]
        out.append("")
    if done.wrong:
        out.append("Not taken over:")
        out += [f"  {one.where}: {one.what}" for one in done.wrong]
        out.append("")
    if done.rearranged:
        out.append(f"Changed on the worksheet, and not in the {of}:")
        out += [f"  {one.where}: {one.what}" for one in done.rearranged]
        out.append("")
    if done.missing:
        out.append(f"Still to write ({count(done.missing)}):")
        out += [f"  {line}" for line in lines(done.missing)]
        out.append("")
    for title, found in (
        ("To mend, as the check finds", done.errors),
        ("To look at, as the check finds", done.warnings),
        ("How questions are written, which stops nothing from being published", done.style),
        (f"Not on the worksheet, for whoever edits the {of}’s files", done.elsewhere),
    ):
        if found:
            out.append(f"{title} ({len(found)}):")
            out += [f"  {one.where}: {one.what}" for one in found]
            out.append("")
    out.append(_next(done, slug))
    if done.since or done.wrong or done.rearranged:
        of = "--site" if slug == SHARED else slug
        out.append(
            f"A new worksheet: {COMMAND} export worksheet {of}. On GitHub and GitLab it comes with "
            "the change request."
        )
    return "\n".join(out) + "\n"


def _kind_of(slug: str) -> str:
    """What a worksheet is of, in a word."""
    return "site" if slug == SHARED else "course"


def one_line(words: str) -> str:
    """Words of a form in quotation marks, on one line; “none” for no words."""
    shown = words.replace("\n", " / ")
    return f"“{shown}”" if shown else "none"


def _next(done: FilledIn, slug: str) -> str:
    of = _kind_of(slug)
    mend = "mend what was not taken over on this worksheet, and fill it in again."
    alone = f"new worksheet shows what the {of} says where it was left alone."
    if done.wrong:
        return f"Next: {mend} A {alone}" if done.since else f"Next: {mend}"
    if done.since:
        return f"Next: a {alone}"
    if done.errors:
        rest = "write the rest and " if done.missing else ""
        return f"Next: {rest}mend what the check finds on this worksheet, and fill it in again."
    if done.missing:
        return "Next: write the rest on the same worksheet, and fill it in again."
    if done.elsewhere:
        return f"Next: hand on what is not on the worksheet to whoever edits the {of}’s files."
    if slug == SHARED:
        return (
            f"Next: have what all courses share approved, as it is now: {COMMAND} approve --site "
            "--by ROLE."
        )
    return f"Next: {COMMAND} check {slug} says what else is to do."
