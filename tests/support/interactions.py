"""What a learning system may refuse an answer for that it is told of, by the kind of question.

SCORM 1.2 Run-Time Environment, 3.4.7 (student_response, correct_responses.n.pattern); SCORM 2004
4th Edition Run-Time Environment, 4.2.9. xAPI 1.0.3, part 2, 2.4.4.1, has those of 2004.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Form(NamedTuple):
    """How a standard writes answers: its separators, the name of a part, and how long it may be."""

    between: str
    within: str
    name: str
    longest: int


_FORMS = {
    "scorm12": Form(",", ".", r"[0-9a-z]", 255),
    "scorm2004": Form("[,]", "[.]", r"[^\s,\[\]]{1,250}", 4000),
}
_MOST = 36  # parts of one answer
# How a way through a case is told: the type, and what its response may be. 1.2 has no "other"; a
# "performance" is alphanumeric, and the commas are those of its other types.
_WAYS = {
    "scorm12": ("performance", re.compile(r"[0-9]+(,[0-9]+)*")),
    "scorm2004": ("other", re.compile(r"[a-z0-9-]+( > [a-z0-9-]+)*")),
}


def faults_of_way(standard: str, kind: str, way: str) -> Iterator[str]:
    """Each rule that a way through a case breaks, told as an interaction of this type."""
    wanted, form = _WAYS[standard]
    if kind != wanted:
        yield f"{standard} knows a way as {wanted}, not as {kind!r}"
    if not form.fullmatch(way) or len(way) > _FORMS[standard].longest:
        yield f"no way in the form of {standard}: {way!r}"


def faults(standard: str, kind: str, answer: str, key: str, right: bool) -> Iterator[str]:
    """Each rule that an answer breaks, or the right answer beside it.

    `standard` is "scorm12" or "scorm2004", `kind` the type of the interaction. An answer to a
    question with options or items is right where it has the parts of the key.
    """
    form = _FORMS[standard]
    for said, what in ((answer, "an answer"), (key, "a right answer")):
        if len(said) > form.longest:
            yield f"{what} of {len(said)} characters, of {form.longest}: {said}"
    if kind not in ("choice", "matching", "sequencing"):
        return
    name = form.name
    part = re.compile(f"{name}{re.escape(form.within)}{name}" if kind == "matching" else name)
    parts = {said: said.split(form.between) for said in (answer, key)}
    for said, found in parts.items():
        if not all(map(part.fullmatch, found)) or len(found) > _MOST:
            yield f"no answer of the type {kind}: {said!r}"
        if len(set(found)) < len(found):
            yield f"the same part twice in an answer of the type {kind}: {said!r}"
    placed = [sorted(one.split(form.within)[0] for one in found) for found in parts.values()]
    if kind != "choice" and placed[0] != placed[-1]:
        yield f"the answer {answer!r} has other items than the right one, {key!r}"
    same = (
        parts[answer] == parts[key]
        if kind == "sequencing"
        else set(parts[answer]) == set(parts[key])
    )
    if same is not right:
        yield f"{answer!r} is called {'right' if right else 'wrong'}, and {key!r} is right"
