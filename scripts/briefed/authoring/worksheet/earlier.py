"""What a worksheet put into its course when it was filled in before. Pure.

`fill` brings the references on a worksheet up to date. A word processor in which the worksheet was
open meanwhile writes the old ones back, so the course keeps the same: under the name of each file,
the references that it had and those that came in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from briefed.authoring.worksheet.forms import Worksheet, Wrong, canonical
from briefed.authoring.worksheet.reading import ReadForm
from briefed.authoring.worksheet.references import Reference, has_words, reference_in
from briefed.authoring.worksheet.taking import said_in

# The new references of the forms that had a reference; copies of a form have the same one.
Earlier: TypeAlias = Mapping[Reference, Sequence[Reference]]
Renewed: TypeAlias = Mapping[int, tuple[Reference, Reference]]


def file_of(slug: str) -> str:
    """The file of a course, or of SHARED, that keeps this.

    Its name hides it from the site and from approvals.
    """
    return "/".join(filter(None, ("quizzes", slug, ".worksheets.json")))


def earlier(kept: str, name: str) -> Earlier:
    """What is kept of the worksheet whose file is called so; nothing where it can't be read."""
    known = _loaded(kept).get(name)
    found: dict[Reference, Sequence[Reference]] = {}
    for old, new in known.items() if isinstance(known, dict) else ():
        before = reference_in(old)
        after = [reference_in(str(one)) for one in new] if isinstance(new, list) else []
        read = [one for one in after if isinstance(one, Reference)]
        if isinstance(before, Reference) and read:
            found[before] = read
    return found


def kept_with(kept: str, name: str, renewed: Renewed) -> str:
    """What is to be kept after a worksheet was filled in, and its references are `renewed`."""
    now: dict[str, list[str]] = {}
    for at in sorted(renewed):
        old, new = map(str, renewed[at])
        now.setdefault(old, []).append(new)
    return json.dumps(_loaded(kept) | {name: now}, indent=1, sort_keys=True) + "\n"


def _loaded(kept: str) -> dict[str, object]:
    try:
        found = json.loads(kept)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def gone_on(sheet: Worksheet, read: Sequence[ReadForm], known: Earlier) -> list[ReadForm]:
    """The forms of a worksheet with the references that they were given before.

    One of these on the file shows that it was opened anew since, so none is wanting. And a form
    that is back at the words before it was filled in shows that the file is another copy of the
    worksheet. Then nothing tells who wrote what the course has, and all references stay.
    """
    new = {one for after in known.values() for one in after}
    if any(one.reference in new for one in read):
        return list(read)
    groups: dict[Reference, list[ReadForm]] = {}
    for one in read:
        if isinstance(one.reference, Reference) and one.reference in known:
            groups.setdefault(one.reference, []).append(one)
    changed: dict[int, ReadForm] = {}
    for old, group in groups.items():
        written = [one for one in group if not _says(sheet, one, old)]
        if not written:
            return list(read)
        changed.update(_given(sheet, written, known[old]))
    return [changed.get(one.at, one) for one in read]


def _given(
    sheet: Worksheet, written: Sequence[ReadForm], new: Sequence[Reference]
) -> dict[int, ReadForm]:
    """Copies of a form with their new references, by the index of their tables.

    Those that have the words of a reference get that one. Several others get the same, so that
    nobody takes one for another.
    """
    left, given = list(new), {}
    for one in written:
        fits = next((it for it in left if _says(sheet, one, it)), None)
        if fits:
            left.remove(fits)
            given[one.at] = one._replace(reference=fits)
    for one in written if left else ():
        if one.at not in given:
            given[one.at] = one._replace(reference=left[0])
    return given


def _says(sheet: Worksheet, one: ReadForm, reference: Reference) -> bool:
    """Whether a form has the words that a reference is of."""
    meant = sheet.meant(reference)
    try:
        return len(meant) == 1 and has_words(reference, canonical(said_in(meant[0], one)))
    except Wrong:
        return False


def since(read: Iterable[ReadForm], gone: Iterable[ReadForm], renewed: Renewed) -> Renewed:
    """The references that a file needs in the place of those that are on it.

    `read` has these, `gone` those that `gone_on` returned, and `renewed` what came in their place.
    """
    found: dict[int, tuple[Reference, Reference]] = {}
    for one, after in zip(read, gone, strict=True):
        if not isinstance(one.reference, Reference) or not isinstance(after.reference, Reference):
            continue
        new = renewed[one.at][1] if one.at in renewed else after.reference
        if new != one.reference:
            found[one.at] = (one.reference, new)
    return found
