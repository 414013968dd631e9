"""What was changed on a worksheet besides its cells, and what became of a theme's files. Pure.

References say where words belong, so none of this loses any. It is told, since whoever did it meant
something by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefed.authoring.new import page, quiz
from briefed.authoring.worksheet.course_forms import worksheet_of
from briefed.authoring.worksheet.forms import TO_COPY, Form, Worksheet, Wrong, canonical
from briefed.authoring.worksheet.outside import outside, told_of_absent, told_of_outside
from briefed.authoring.worksheet.reading import ReadForm, words_in
from briefed.authoring.worksheet.references import Reference, has_words
from briefed.authoring.worksheet.taking import said_in
from briefed.authoring.worksheet.told import Told, one_line
from briefed.layout import page_name
from briefed.model import AUDIT, Briefing
from briefed.source.headings import heading_words
from briefed.text.words import fold

_LONGEST_HEADING = 12  # words
_NEXT_EDITION = "change the briefing’s own file, and bring that as the next edition"


def rearranged(
    sheet: Worksheet, briefing: Briefing, read: Sequence[ReadForm], around: Sequence[str]
) -> Iterator[Told]:
    """What was done to a worksheet besides its cells: to its themes and forms, and between them.

    `around` are the words outside of its tables.
    """
    titles = {theme.slug: heading_words(theme) for theme in briefing.themes}
    part_of = {
        form.address: slug
        for slug, things in sheet.parts
        for form in things
        if isinstance(form, Form) and slug != TO_COPY
    }
    references = [one.reference for one in read if isinstance(one.reference, Reference)]
    meant = [sheet.meant(one) for one in references]
    found = [part_of.get(forms[0].address, TO_COPY) for forms in meant if len(forms) == 1]
    there = [slug for slug in dict.fromkeys(found) if slug in titles]
    known = {fold(words).lower() for words in around}
    renamed = [slug for slug in there if fold(titles[slug]).lower() not in known]
    for slug in renamed:
        yield Told(
            titles[slug],
            "this heading has other words on the worksheet, or is gone. The theme keeps the "
            "name that the briefing gives it; write another title for its page beside “Title "
            "of the page”",
        )
    between = outside(sheet, briefing, around)
    if renamed:  # nobody can tell their new words from others, but by their length
        between = [one for one in between if len(one.words.split()) > _LONGEST_HEADING]
    yield from told_of_outside(between)
    yield from told_of_absent(sheet, briefing, {forms[0].address for forms in meant if forms})
    order = list(titles)
    turned = [
        f"“{titles[one]}” comes before “{titles[other]}”"
        for one, other in pairwise(there)
        if order.index(one) > order.index(other)
    ]
    if turned:
        yield Told(
            "The order of the themes",
            f"{' and '.join(turned)} on this worksheet. The course keeps the order of the "
            f"briefing: to have another, {_NEXT_EDITION}",
        )
    if "" in found:  # the worksheet of one theme has no forms of the course start
        for slug in titles:
            if slug in part_of.values() and slug not in there:
                yield Told(
                    titles[slug],
                    "nothing of it is on this worksheet. It stays in the course as it is. If it "
                    f"is to go, {_NEXT_EDITION}",
                )


def without_lost(
    sheet: Worksheet, briefing: Briefing, texts: Mapping[str, str], read: Sequence[ReadForm]
) -> tuple[list[ReadForm], list[Told]]:
    """The forms of a worksheet but those whose page or file of questions is gone.

    Of each such file it is told which words were for it. `texts` are those of the course.
    """
    lost: dict[str, tuple[str, str, list[str]]] = {}
    whole = dict(texts)
    for theme in briefing.themes:
        title = heading_words(theme)
        for file, called, text in (
            (f"docs/{sheet.slug}/{page_name(theme.slug)}", "page", page(theme, AUDIT)),
            (f"quizzes/{sheet.slug}/{theme.slug}.md", "file of questions", quiz(theme)),
        ):
            if file not in texts:
                whole[file] = text
                lost[file] = title, f"its {called} is gone ({file})", []
    if not lost:
        return list(read), []
    known = {one.address for one in sheet.forms}
    before = worksheet_of(sheet.slug, briefing, whole)
    kept, gone = [], set()
    for one in read:
        meant = before.meant(one.reference) if isinstance(one.reference, Reference) else []
        if len(meant) != 1 or meant[0].address in known:
            kept.append(one)
            continue
        (form,) = meant
        slug = form.address.partition("/")[0]
        file = form.question[0] if form.question else f"docs/{sheet.slug}/{page_name(slug)}"
        if file not in lost:
            kept.append(one)
            continue
        gone.add(file)
        if words := _own_words(form, one):
            title, _, yours = lost[file]
            yours.append(f"{form.where.removeprefix(f'{title}, ')}: {words}")
    return kept, [_told(*lost[file]) for file in lost if file in gone]


def _own_words(form: Form, one: ReadForm) -> str:
    """What somebody wrote into a form; "" where it is as it was made."""
    assert isinstance(one.reference, Reference)
    try:
        if has_words(one.reference, canonical(said_in(form, one))):
            return ""
    except Wrong:
        pass
    return one_line(words_in(one.table))


def _told(title: str, what: str, words: list[str]) -> Told:
    yours = f" Your words, which are still on it: {'; '.join(words)}" if words else ""
    return Told(
        title,
        f"{what}, so nothing could be filled in there. Ask whoever took it away, or gave it "
        f"another name, to put it back; then fill in this worksheet again.{yours}",
    )
