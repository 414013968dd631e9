"""The answers of a trial → its scores, of the questions as they are now and as they were asked.

A folder holds the keys and the filled-in forms of any number of trials. An answer counts only while
its question is as it was: the fingerprint in the key says so. What was changed since is listed, and
never credited.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefed.checking.coverage import cover
from briefed.errors import InputError, why
from briefed.model import Location
from briefed.outputs.trial import (
    DECISION,
    FINDING,
    LETTERS,
    ONE,
    ROW,
    SEVERAL,
    WORDS,
    Asked,
    trial_of,
)
from briefed.source.project import load
from briefed.source.reading import read_text
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.typed import is_same
from briefed.text.words import squeeze

KEY_ENDS = "-key.json"
_ABOUT_READER = ("course", "trial", "reader", "date", "helped to write", "course at hand")
_LINE = lazily(r"\s*([^:]+?)\s*:(.*)")
_NUMBER = lazily(r"[1-9][0-9]{0,3}")
_MOST_WITHOUT = 50  # in 100: right answers about findings, of a reader without the course
_LEAST_WITH = 95  # and of one who has it at hand


class Answers(NamedTuple):
    """A filled-in form. `said` has what was written behind each number, "" where nothing was."""

    file: str
    trial: str
    reader: str
    date: str
    helped: bool
    at_hand: bool
    said: Mapping[int, str]
    lines: Mapping[int, int]


class Key(NamedTuple):
    """A key: what was asked, by its number."""

    file: str
    course: str
    trial: str
    asked: Mapping[int, Asked]


class Result(NamedTuple):
    """One answer. `stale` says that its question was changed, or taken away, since."""

    asked: Asked
    right: bool
    stale: bool


class Scored(NamedTuple):
    """All answers of one reader."""

    answers: Answers
    results: tuple[Result, ...]

    def tally(self, about: str, part: str = "") -> tuple[int, int]:
        """How many answers are right, and of how many; only of questions that are as they were."""
        of = [
            one.right
            for one in self.results
            if not one.stale and one.asked.about == about and part in ("", one.asked.part)
        ]
        return sum(of), len(of)


def scores(root: Path, folder: Path) -> list[Scored]:
    """The scores of every filled-in form in a folder, by date and name.

    Raises InputError for a form or a key that can't be read, a form without its key, an answer that
    is no answer to its question, and a course that is not there.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(
            f"this folder can't be read ({why(error)}): name the folder that holds the forms",
            Location(str(folder)),
        ) from None
    keys = {key.trial: key for key in (_key(one) for one in paths if one.name.endswith(KEY_ENDS))}
    forms = [_form(one) for one in paths if one.suffix == ".txt"]
    if not forms:
        raise InputError(
            "there is no filled-in form, a file that ends in .txt: briefed export trial makes one",
            Location(str(folder)),
        )
    now: dict[str, dict[str, Asked]] = {}
    for course in load(root).courses:
        if course.slug in {key.course for key in keys.values()}:
            now[course.slug] = {one.id: one for one in trial_of(course, cover(course)).asked}
    return sorted(
        (_scored(form, keys.get(form.trial), now) for form in forms),
        key=lambda one: (one.answers.date, one.answers.reader),
    )


def _scored(answers: Answers, key: Key | None, now: dict[str, dict[str, Asked]]) -> Scored:
    if key is None:
        raise InputError(
            f"the key of the trial {answers.trial!r} is not beside this form: put the file that "
            f"ends in {KEY_ENDS} there",
            Location(answers.file),
        )
    if key.course not in now:
        raise InputError(
            f"this key is of the course {key.course!r}, which is not there: put the course back, "
            "or take this key and its forms away",
            Location(key.file),
        )
    results = []
    for number in answers.said:
        if number not in key.asked:
            raise InputError(
                f"the trial has no question {number}: they are numbered from 1 to {len(key.asked)}",
                Location(answers.file, answers.lines[number]),
            )
    for number, asked in key.asked.items():
        said = answers.said.get(number, "")
        if fault := _fault(asked, said):
            raise InputError(
                f"{said!r} is no answer to question {number}: {fault}",
                Location(answers.file, answers.lines[number]),
            )
        current = now[key.course].get(asked.id)
        fresh = current is not None and current.fingerprint == asked.fingerprint
        # The key is a file like any other; where the question is as it was, the course decides.
        judged = current if current and fresh else asked
        results.append(Result(judged, _is_right(judged, said), not fresh))
    return Scored(answers, tuple(results))


def _fault(asked: Asked, said: str) -> str:
    """Why something is no answer to a question; "" for an answer, and where there is none."""
    letters = _letters(said)
    if not said or asked.form == WORDS:
        return ""
    last = LETTERS[asked.letters - 1]
    if any(not "A" <= letter <= last for letter in letters):
        return f"write letters from A to {last}"
    if asked.form == ONE and len(letters) != 1:
        return "write one letter"
    if asked.form == SEVERAL and len(set(letters)) < len(letters):
        return "a letter is there twice"
    lines = len(asked.right[0])
    if asked.form == ROW and len(letters) != lines:
        return f"write {lines} letters, one for each line"
    return ""


def _is_right(asked: Asked, said: str) -> bool:
    if asked.form == WORDS:
        wanted, given = (words.split(";") for words in (asked.right[0], said))
        return len(wanted) == len(given) and all(map(is_same, wanted, given))
    letters = _letters(said)
    return ("".join(sorted(letters)) if asked.form == SEVERAL else letters) in asked.right


def _letters(said: str) -> str:
    return re.sub(r"[\s,;.]+", "", said).upper()


def _form(path: Path) -> Answers:
    """Read a filled-in form."""
    head: dict[str, str] = {}
    said: dict[int, str] = {}
    lines: dict[int, int] = {}
    at: dict[str, int] = {}
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        here = Location(str(path), number)
        found = _LINE.fullmatch(line)
        name = found[1].lower() if found else ""
        if not found or not (_NUMBER.fullmatch(name) or name in _ABOUT_READER):
            near = nearest(name, _ABOUT_READER)
            meant = f"did you mean {near!r}?" if near else "write a number, a colon and the answer"
            raise InputError(f"“{squeeze(line)}” can't be read: {meant}", here)
        if name in at:
            raise InputError(f"{name!r} is on line {at[name]} already: take one of them away", here)
        at[name] = number
        if name.isdecimal():
            said[int(name)], lines[int(name)] = squeeze(found[2]), number
        else:
            head[name] = squeeze(found[2])
    for name in _ABOUT_READER:
        if not head.get(name):
            raise InputError(
                f"{name!r} is missing: write {name}: and what it is", _where(path, at, name)
            )
    try:
        datetime.date.fromisoformat(head["date"])
    except ValueError:
        raise InputError(
            f"{head['date']!r} is no date of the form 2027-03-31", _where(path, at, "date")
        ) from None
    for name in ("helped to write", "course at hand"):
        if head[name].lower() not in ("yes", "no"):
            raise InputError(f"write {name}: yes or no", _where(path, at, name))
    helped, at_hand = (
        head[name].lower() == "yes" for name in ("helped to write", "course at hand")
    )
    return Answers(
        str(path), head["trial"], head["reader"], head["date"], helped, at_hand, said, lines
    )


def _where(path: Path, at: Mapping[str, int], name: str) -> Location:
    return Location(str(path), at.get(name, 1))


def _key(path: Path) -> Key:
    """Read a key."""
    try:
        data = json.loads(_text(path))
        asked = {int(one["number"]): _asked(one) for one in data["asked"]}
        return Key(str(path), str(data["course"]), str(data["trial"]), asked)
    except (ValueError, KeyError, TypeError):
        raise InputError(
            "this is no key, or was changed: take the file that briefed export trial wrote",
            Location(str(path)),
        ) from None


def _asked(entry: dict[str, Any]) -> Asked:
    """What an entry of a key says was asked. Raises ValueError where it can't be true."""
    texts = {name: str(entry[name]) for name in ("id", "part", "about", "form", "fingerprint")}
    asked = Asked(**texts, letters=int(entry["letters"]), right=tuple(map(str, entry["right"])))
    if (
        not asked.right
        or asked.form not in (ONE, SEVERAL, ROW, WORDS)
        or asked.about not in (FINDING, DECISION)
        or not 0 <= asked.letters <= len(LETTERS)
    ):
        raise ValueError(entry)
    return asked


def _text(path: Path) -> str:
    text, fault = read_text(path, str(path))
    if fault:
        line, column, message = fault
        raise InputError(message, Location(str(path), line, column))
    return text


def as_text(found: list[Scored]) -> str:
    """The scores for people: of each reader in all and by part, then of all readers."""
    out = [_told(one) for one in found]
    out.append(
        "Counted are the questions that are as they were. A reader without the course should have "
        f"at most {_MOST_WITHOUT} in 100 of those about findings right, one with it at least "
        f"{_LEAST_WITH}; decisions have no limit."
    )
    for at_hand in (False, True):
        judged = [
            _meets(one)
            for one in found
            if one.answers.at_hand == at_hand and not one.answers.helped and one.tally(FINDING)[1]
        ]
        out.append(
            f"Independent readers {_with(at_hand)}: {sum(judged)} of {len(judged)} meet this."
        )
    return "\n\n".join(out) + "\n"


def _told(one: Scored) -> str:
    answers = one.answers
    who = "helped to write" if answers.helped else "independent"
    lines = [f"{answers.reader}, {answers.date}: {who}, {_with(answers.at_hand)}"]
    rows = [("in all", *(_of(*one.tally(about)) for about in (FINDING, DECISION)))]
    for part in dict.fromkeys(result.asked.part for result in one.results):
        rows.append((part, *(_of(*one.tally(about, part)) for about in (FINDING, DECISION))))
    width = max(len(row[0]) for row in rows)
    lines += [
        f"  {name:<{width}}  {finding:>10}  {decision:>10}"
        for name, finding, decision in [("", "findings", "decisions"), *rows]
    ]
    right, of = one.tally(FINDING)
    if of:
        met = "meets" if _meets(one) else "misses"
        lines.append(f"  {round(100 * right / of)} in 100 about findings, which {met} the aim")
    stale = [result.asked.id for result in one.results if result.stale]
    if stale:
        then = Counter(result.asked.about for result in one.results if result.right)
        all_ = Counter(result.asked.about for result in one.results)
        lines += [
            f"  Changed or taken away since, so not counted: {', '.join(sorted(stale))}",
            "  As it was asked: "
            + ", ".join(
                f"{then[about]} of {all_[about]} {about}s" for about in (FINDING, DECISION)
            ),
        ]
    return "\n".join(lines)


def _meets(one: Scored) -> bool:
    right, of = one.tally(FINDING)
    return (
        100 * right >= _LEAST_WITH * of
        if one.answers.at_hand
        else 100 * right <= _MOST_WITHOUT * of
    )


def _of(right: int, of: int) -> str:
    return f"{right} of {of}" if of else "–"


def _with(at_hand: bool) -> str:
    return "with the course at hand" if at_hand else "without the course"
